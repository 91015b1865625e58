//! The measures of two ways to cluster the same ids.

use std::collections::{BTreeMap, BTreeSet};

use super::Clustering;
use crate::pairing::best;

/// Precision and recall.
type Shares = (f64, f64);

/// Gold and system clusters over the ids of the gold data.
pub struct Part {
    /// Sizes of the clusters on either side.
    gold: Vec<usize>,
    system: Vec<usize>,
    /// Number of ids in each gold cluster and system cluster at once, where there are any.
    both: BTreeMap<(usize, usize), usize>,
    ids: usize,
}

impl Part {
    /// Ids that the system lacks stand alone; those that only it has are dropped.
    pub fn new(gold: &Clustering, system: &Clustering) -> Self {
        let mut part = Self { gold: Vec::new(), system: Vec::new(), both: BTreeMap::new(), ids: gold.len() };
        let mut gold_numbers = BTreeMap::new();
        let mut system_numbers = BTreeMap::new();
        for (id, cluster) in gold {
            let left = number(&mut gold_numbers, (true, cluster.as_str()), &mut part.gold);
            let found = system.get(id).map_or((false, id.as_str()), |cluster| (true, cluster.as_str()));
            let right = number(&mut system_numbers, found, &mut part.system);
            *part.both.entry((left, right)).or_default() += 1;
        }
        part
    }

    /// Number of gold clusters and of the system's.
    pub fn clusters(&self) -> (usize, usize) {
        (self.gold.len(), self.system.len())
    }

    /// B-cubed: for every id, how much of its cluster belongs there.
    pub fn b_cubed(&self) -> Shares {
        let sum = |sizes: &[usize], side: fn(&(usize, usize)) -> usize| -> f64 {
            let cells = self.both.iter();
            cells.map(|(key, count)| (count * count) as f64 / sizes[side(key)] as f64).sum()
        };
        let ids = self.ids.max(1) as f64;
        (sum(&self.system, |key| key.1) / ids, sum(&self.gold, |key| key.0) / ids)
    }

    /// MUC: links of a cluster that the other side keeps.
    pub fn muc(&self) -> Shares {
        let kept = |sizes: &[usize], side: fn(&(usize, usize)) -> usize| -> f64 {
            let mut parts = vec![0; sizes.len()];
            for key in self.both.keys() {
                parts[side(key)] += 1;
            }
            let links: usize = sizes.iter().map(|size| size - 1).sum();
            let kept: usize = sizes.iter().zip(&parts).map(|(size, parts)| size - parts).sum();
            crate::score::share(kept, links)
        };
        (kept(&self.system, |key| key.1), kept(&self.gold, |key| key.0))
    }

    /// CEAFe: clusters paired one to one so that they are most alike. Only clusters with ids in common can be paired,
    /// so each group of clusters that hang together is solved by itself.
    pub fn ceaf_e(&self) -> Shares {
        let likeness = |left: usize, right: usize| {
            let shared = self.both.get(&(left, right)).copied().unwrap_or_default();
            2.0 * shared as f64 / (self.gold[left] + self.system[right]) as f64
        };
        let mut total = 0.0;
        for (lefts, rights) in self.groups() {
            let weight = |left: usize, right: usize| (likeness(lefts[left], rights[right]) * SCALE).round() as i64;
            let pairs = best(lefts.len(), rights.len(), weight);
            total += pairs.iter().map(|(left, right, _)| likeness(lefts[*left], rights[*right])).sum::<f64>();
        }
        (total / self.system.len().max(1) as f64, total / self.gold.len().max(1) as f64)
    }

    /// Pairs of ids that stand in one cluster.
    pub fn pairs(&self) -> Shares {
        let pairs = |sizes: &mut dyn Iterator<Item = usize>| -> usize { sizes.map(|size| size * (size - 1) / 2).sum() };
        let shared = pairs(&mut self.both.values().copied());
        let of = |sizes: &[usize]| crate::score::share(shared, pairs(&mut sizes.iter().copied()));
        (of(&self.system), of(&self.gold))
    }

    /// Groups of gold and system clusters that hang together by ids.
    fn groups(&self) -> Vec<(Vec<usize>, Vec<usize>)> {
        let mut rights: Vec<Vec<usize>> = vec![Vec::new(); self.gold.len()];
        let mut lefts: Vec<Vec<usize>> = vec![Vec::new(); self.system.len()];
        for (left, right) in self.both.keys() {
            rights[*left].push(*right);
            lefts[*right].push(*left);
        }
        let mut seen = vec![false; self.gold.len()];
        let mut groups = Vec::new();
        for first in 0..self.gold.len() {
            if seen[first] {
                continue;
            }
            seen[first] = true;
            let (mut group, mut others) = (vec![first], BTreeSet::new());
            let mut at = 0;
            while at < group.len() {
                for right in &rights[group[at]] {
                    if others.insert(*right) {
                        for left in &lefts[*right] {
                            if !std::mem::replace(&mut seen[*left], true) {
                                group.push(*left);
                            }
                        }
                    }
                }
                at += 1;
            }
            groups.push((group, others.into_iter().collect()));
        }
        groups
    }
}

/// Weights of the assignment are whole numbers; this keeps nine digits of them.
const SCALE: f64 = 1e9;

/// A cluster's number, given to it when it is first met, with one more id counted in it.
fn number<'a>(
    numbers: &mut BTreeMap<(bool, &'a str), usize>,
    cluster: (bool, &'a str),
    sizes: &mut Vec<usize>,
) -> usize {
    let number = *numbers.entry(cluster).or_insert(sizes.len());
    if number == sizes.len() {
        sizes.push(0);
    }
    sizes[number] += 1;
    number
}

#[cfg(test)]
mod tests {
    use super::*;

    fn clustering(clusters: &[&str]) -> Clustering {
        let pairs = clusters.iter().enumerate();
        pairs.flat_map(|(n, ids)| ids.chars().map(move |id| (id.to_string(), n.to_string()))).collect()
    }

    fn near(found: Shares, expected: Shares) {
        assert!((found.0 - expected.0).abs() < 1e-6 && (found.1 - expected.1).abs() < 1e-6, "{found:?} {expected:?}");
    }

    #[test]
    fn by_hand() {
        let part = Part::new(&clustering(&["abc", "de", "f"]), &clustering(&["ab", "cde"]));
        // f is missing from the system and stands alone.
        assert_eq!(part.clusters(), (3, 3));
        near(part.b_cubed(), ((2.0 + 1.0 / 3.0 + 4.0 / 3.0 + 1.0) / 6.0, (4.0 / 3.0 + 1.0 / 3.0 + 2.0 + 1.0) / 6.0));
        near(part.muc(), (2.0 / 3.0, 2.0 / 3.0));
        near(part.pairs(), (0.5, 0.5));
        near(part.ceaf_e(), ((0.8 + 0.8 + 1.0) / 3.0, (0.8 + 0.8 + 1.0) / 3.0));
    }

    #[test]
    fn nothing_in_common_and_nothing_at_all() {
        let alone = Part::new(&clustering(&["ab"]), &Clustering::new());
        near(alone.b_cubed(), (1.0, 0.5));
        near(alone.muc(), (0.0, 0.0));
        near(alone.ceaf_e(), (1.0 / 3.0, 2.0 / 3.0));
        near(Part::new(&Clustering::new(), &Clustering::new()).b_cubed(), (0.0, 0.0));
    }
}
