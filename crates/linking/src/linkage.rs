//! Hierarchical clustering up to a least likeness.
//!
//! Apart from its users because it knows nothing of documents or events. The nearest-neighbour chain (Murtagh 1983) needs
//! a time that grows with the square of the items and gives what merging the two likest clusters again and again gives.

/// How alike two clusters are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Linkage {
    /// As their least alike items: in a cluster no pair is too unlike.
    Complete,
    /// As their items on average.
    Average,
}

/// Clusters of `count` items, none of which could still merge with a likeness of at least `least`. Items are in order
/// inside clusters, clusters in the order of their first items. Ties go to the earlier item, so the result depends on the
/// order of the items: sort them first.
pub fn clusters(count: usize, least: f64, linkage: Linkage, likeness: impl Fn(usize, usize) -> f64) -> Vec<Vec<usize>> {
    let mut chart = Chart::new(count, linkage, likeness);
    let mut chain: Vec<usize> = Vec::new();
    while let Some(&first) = chart.open.first() {
        let top = *chain.last().unwrap_or(&first);
        if chain.is_empty() {
            chain.push(top);
        }
        let before = chain.len().checked_sub(2).map(|at| chain[at]);
        match chart.nearest(top, before) {
            Some((near, likeness)) if likeness >= least => {
                if Some(near) == before {
                    chain.truncate(chain.len() - 2);
                    chart.merge(near.min(top), near.max(top));
                } else {
                    chain.push(near);
                }
            }
            // No merger brings a third cluster nearer than the nearer of the two was, so nothing will join this one.
            _ => {
                chain.pop();
                chart.open.retain(|&cluster| cluster != top);
            }
        }
    }
    let mut clusters: Vec<Vec<usize>> = chart.members.into_iter().filter(|cluster| !cluster.is_empty()).collect();
    for cluster in &mut clusters {
        cluster.sort_unstable();
    }
    clusters.sort_unstable();
    clusters
}

/// The likeness of every two clusters.
struct Chart {
    count: usize,
    linkage: Linkage,
    pairs: Vec<f64>,
    members: Vec<Vec<usize>>,
    /// Clusters that may still merge.
    open: Vec<usize>,
}

impl Chart {
    fn new(count: usize, linkage: Linkage, likeness: impl Fn(usize, usize) -> f64) -> Self {
        let mut pairs = vec![0.0; count * count];
        for one in 0..count {
            for other in 0..one {
                let likeness = likeness(one, other);
                pairs[one * count + other] = likeness;
                pairs[other * count + one] = likeness;
            }
        }
        Self { count, linkage, pairs, members: (0..count).map(|item| vec![item]).collect(), open: (0..count).collect() }
    }

    /// The likest open cluster; the one before in the chain wins a tie, so that chains end.
    fn nearest(&self, cluster: usize, before: Option<usize>) -> Option<(usize, f64)> {
        let others = self.open.iter().filter(|&&other| other != cluster);
        let all = others.map(|&other| (other, self.pairs[cluster * self.count + other]));
        all.fold(None, |best: Option<(usize, f64)>, (other, likeness)| match best {
            Some((_, best_yet)) if likeness < best_yet || (likeness <= best_yet && Some(other) != before) => best,
            _ => Some((other, likeness)),
        })
    }

    fn merge(&mut self, into: usize, from: usize) {
        let sizes = [into, from].map(|cluster| self.members[cluster].len() as f64);
        let moved = std::mem::take(&mut self.members[from]);
        self.members[into].extend(moved);
        self.open.retain(|&cluster| cluster != from);
        for &third in &self.open {
            let [one, other] = [into, from].map(|cluster| self.pairs[cluster * self.count + third]);
            let likeness = match self.linkage {
                Linkage::Complete => one.min(other),
                Linkage::Average => (one * sizes[0] + other * sizes[1]) / (sizes[0] + sizes[1]),
            };
            self.pairs[into * self.count + third] = likeness;
            self.pairs[third * self.count + into] = likeness;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Points on a line; likeness falls with distance.
    fn on_a_line(points: &[f64], least: f64, linkage: Linkage) -> Vec<Vec<usize>> {
        clusters(points.len(), least, linkage, |one, other| -(points[one] - points[other]).abs())
    }

    #[test]
    fn a_chain_of_near_points_is_no_cluster() {
        let points = [0.0, 1.0, 2.0, 3.0, 10.0, 10.5, 30.0];
        let complete = on_a_line(&points, -1.5, Linkage::Complete);
        assert_eq!(complete, [vec![0, 1], vec![2, 3], vec![4, 5], vec![6]]);
        let average = on_a_line(&points, -2.0, Linkage::Average);
        assert_eq!(average, [vec![0, 1, 2, 3], vec![4, 5], vec![6]]);
        assert_eq!(on_a_line(&[], 0.0, Linkage::Complete), Vec::<Vec<usize>>::new());
    }

    #[test]
    fn what_is_forbidden_stays_apart() {
        let likeness = |one: usize, other: usize| if one + other == 1 { f64::NEG_INFINITY } else { 1.0 };
        assert_eq!(clusters(4, 0.0, Linkage::Average, likeness).len(), 2);
    }
}
