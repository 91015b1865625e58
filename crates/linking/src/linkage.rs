//! Complete-linkage clustering: clusters in which no pair is too unlike.
//!
//! Apart from its users because it knows nothing of documents or events. The nearest-neighbour chain (Murtagh 1983) needs
//! a time that grows with the square of the items and gives what merging the two likest clusters again and again gives.

/// Clusters of `count` items, in which every pair has a likeness of at least `least`. Items are in order inside clusters,
/// clusters in the order of their first items. Ties go to the earlier item, so the result depends on the order of the
/// items: sort them first.
pub fn complete(count: usize, least: f64, likeness: impl Fn(usize, usize) -> f64) -> Vec<Vec<usize>> {
    let mut pairs = vec![0.0; count * count];
    for one in 0..count {
        for other in 0..one {
            let likeness = likeness(one, other);
            pairs[one * count + other] = likeness;
            pairs[other * count + one] = likeness;
        }
    }
    let mut clusters: Vec<Vec<usize>> = (0..count).map(|item| vec![item]).collect();
    let mut open: Vec<usize> = (0..count).collect();
    let mut chain: Vec<usize> = Vec::new();
    while let Some(&first) = open.first() {
        let top = *chain.last().unwrap_or(&first);
        if chain.is_empty() {
            chain.push(top);
        }
        let before = chain.len().checked_sub(2).map(|at| chain[at]);
        match nearest(&pairs, count, &open, top, before) {
            Some((near, likeness)) if likeness >= least => {
                if Some(near) == before {
                    chain.truncate(chain.len() - 2);
                    merge(&mut pairs, count, &mut clusters, &mut open, near, top);
                } else {
                    chain.push(near);
                }
            }
            // Likeness only falls when clusters merge, so nothing will ever join this one.
            _ => {
                chain.pop();
                open.retain(|&cluster| cluster != top);
            }
        }
    }
    let mut clusters: Vec<Vec<usize>> = clusters.into_iter().filter(|cluster| !cluster.is_empty()).collect();
    for cluster in &mut clusters {
        cluster.sort_unstable();
    }
    clusters.sort_unstable();
    clusters
}

/// The likest open cluster; the one before in the chain wins a tie, so that chains end.
fn nearest(pairs: &[f64], count: usize, open: &[usize], cluster: usize, before: Option<usize>) -> Option<(usize, f64)> {
    let others = open.iter().filter(|&&other| other != cluster);
    let all = others.map(|&other| (other, pairs[cluster * count + other]));
    all.fold(None, |best: Option<(usize, f64)>, (other, likeness)| match best {
        Some((_, best_yet)) if likeness < best_yet || (likeness <= best_yet && Some(other) != before) => best,
        _ => Some((other, likeness)),
    })
}

/// Puts both into the earlier one.
fn merge(
    pairs: &mut [f64],
    count: usize,
    clusters: &mut [Vec<usize>],
    open: &mut Vec<usize>,
    one: usize,
    other: usize,
) {
    let (into, from) = (one.min(other), one.max(other));
    let moved = std::mem::take(&mut clusters[from]);
    clusters[into].extend(moved);
    open.retain(|&cluster| cluster != from);
    for &third in open.iter() {
        let weakest = pairs[into * count + third].min(pairs[from * count + third]);
        pairs[into * count + third] = weakest;
        pairs[third * count + into] = weakest;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_pair_of_a_cluster_is_too_unlike() {
        // Points on a line; likeness falls with distance, and a chain of near points does not make one cluster.
        let points = [0.0f64, 1.0, 2.0, 3.0, 10.0, 10.5, 30.0];
        let likeness = |one: usize, other: usize| 1.0 / (1.0 + (points[one] - points[other]).abs());
        assert_eq!(complete(points.len(), 1.0 / 2.5, likeness), [vec![0, 1], vec![2, 3], vec![4, 5], vec![6]]);
        assert_eq!(complete(0, 0.5, |_, _| 0.0), Vec::<Vec<usize>>::new());
    }
}
