//! Which thing of the system's stands for which gold thing.

use std::collections::BTreeSet;

use pathfinding::kuhn_munkres::kuhn_munkres;
use pathfinding::matrix::Matrix;

/// Pairs one to one: `candidates`, best first, are taken while both of their sides are free. Every candidate ends
/// with the number of its gold thing and of the system's, so that equals are taken in the order of the text.
pub fn greedy(candidates: impl IntoIterator<Item = (usize, usize)>) -> Vec<(usize, usize)> {
    let (mut gold, mut system) = (BTreeSet::new(), BTreeSet::new());
    let mut pairs = Vec::new();
    for (left, right) in candidates {
        if !gold.contains(&left) && !system.contains(&right) {
            gold.insert(left);
            system.insert(right);
            pairs.push((left, right));
        }
    }
    pairs
}

/// Greatest number of pairs, one to one, of which `may_pair` holds.
pub fn most_pairs(gold: usize, system: usize, may_pair: impl Fn(usize, usize) -> bool) -> usize {
    best(gold, system, |left, right| i64::from(may_pair(left, right)))
        .iter()
        .map(|(_, _, weight)| *weight as usize)
        .sum()
}

/// The pairs, one to one, with the greatest sum of weights; weights are not negative, pairs of no weight are left out.
pub fn best(gold: usize, system: usize, weight: impl Fn(usize, usize) -> i64) -> Vec<(usize, usize, i64)> {
    if gold == 0 || system == 0 {
        return Vec::new();
    }
    // The algorithm wants no more rows than columns.
    let is_wide = gold <= system;
    let (rows, columns) = if is_wide { (gold, system) } else { (system, gold) };
    let sides = |row, column| if is_wide { (row, column) } else { (column, row) };
    let weights = Matrix::from_fn(rows, columns, |(row, column)| {
        let (left, right) = sides(row, column);
        weight(left, right)
    });
    let (_, assigned) = kuhn_munkres(&weights);
    let pairs = assigned.into_iter().enumerate().map(|(row, column)| {
        let (left, right) = sides(row, column);
        (left, right, weights[(row, column)])
    });
    pairs.filter(|(_, _, weight)| *weight > 0).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn greedy_takes_the_first_and_most_pairs_the_most() {
        assert_eq!(greedy([(0, 0), (0, 1), (1, 0)]), [(0, 0)]);
        let may_pair = |left, right| [(0, 0), (0, 1), (1, 0)].contains(&(left, right));
        assert_eq!(most_pairs(2, 2, may_pair), 2);
        assert_eq!(most_pairs(2, 1, may_pair), 1);
        assert_eq!(most_pairs(0, 3, may_pair), 0);
    }
}
