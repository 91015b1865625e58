//! Connected components.
//!
//! Apart from the steps because each of them joins pairs; the components of a graph do not depend on the order in
//! which its edges are found.

/// Numbers from 0 that are joined step by step (disjoint sets, with path halving).
#[derive(Clone, Debug, Default)]
pub struct Sets {
    parents: Vec<usize>,
}

impl Sets {
    /// `count` numbers, each alone.
    pub fn new(count: usize) -> Self {
        Self { parents: (0..count).collect() }
    }

    /// The least number of the set that `item` is in.
    pub fn find(&mut self, mut item: usize) -> usize {
        while self.parents[item] != item {
            self.parents[item] = self.parents[self.parents[item]];
            item = self.parents[item];
        }
        item
    }

    /// The same without a mark on the way there.
    pub fn root(&self, mut item: usize) -> usize {
        while self.parents[item] != item {
            item = self.parents[item];
        }
        item
    }

    /// Puts the sets of both together.
    pub fn join(&mut self, one: usize, other: usize) {
        let (one, other) = (self.find(one), self.find(other));
        self.parents[one.max(other)] = one.min(other);
    }

    /// All sets, each in order, in the order of their least numbers.
    pub fn groups(&mut self) -> Vec<Vec<usize>> {
        let mut groups: Vec<Vec<usize>> = Vec::new();
        let mut at = vec![usize::MAX; self.parents.len()];
        for item in 0..self.parents.len() {
            let root = self.find(item);
            if at[root] == usize::MAX {
                at[root] = groups.len();
                groups.push(Vec::new());
            }
            groups[at[root]].push(item);
        }
        groups
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pairs_make_groups() {
        let mut sets = Sets::new(6);
        for (one, other) in [(5, 2), (0, 3), (2, 0)] {
            sets.join(one, other);
        }
        assert_eq!(sets.groups(), [vec![0, 2, 3, 5], vec![1], vec![4]]);
    }
}
