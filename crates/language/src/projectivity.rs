//! Repairs a finished tree: arcs that the parser lifted to stay projective go to the head they name.
//!
//! Apart from the parser, which knows projective trees only, and because searching for heads must stay cheap
//! in a text without sentence breaks.

use rustc_hash::FxHashMap;

/// A lifted arc's word, the label it will have, and the label of the head it belongs to.
pub struct Lifted {
    /// The word.
    pub word: usize,
    /// The label its head has.
    pub head_label: u16,
    /// The label it gets.
    pub label: u16,
}

/// Gives each lifted arc, in the order of its words, the first word below its head whose label is the one it
/// names: by levels, left to right, as spaCy does. Where there is none the head stays.
pub fn lower_arcs(heads: &mut [usize], labels: &mut [u16], lifted: &[Lifted], is_space: &[bool]) {
    if lifted.is_empty() {
        return;
    }
    let mut children = Children::new(heads);
    for arc in lifted {
        let found = children.find(heads[arc.word], heads, |child| {
            if is_space[child] || child == arc.word {
                Visit::Skip
            } else if labels[child] == arc.head_label {
                Visit::Found
            } else {
                Visit::Enter
            }
        });
        labels[arc.word] = arc.label;
        if let Some(head) = found {
            heads[arc.word] = head;
            children.moved.entry(head).or_default().push(arc.word);
        }
    }
}

enum Visit {
    Skip,
    Enter,
    Found,
}

/// The children of every word, while arcs move.
struct Children {
    /// Children as they were, grouped by head.
    original: Vec<usize>,
    /// Where each word's group begins; one longer than the words.
    starts: Vec<usize>,
    /// Children that came later.
    moved: FxHashMap<usize, Vec<usize>>,
}

impl Children {
    fn new(heads: &[usize]) -> Self {
        let mut starts = vec![0; heads.len() + 1];
        for &head in heads {
            starts[head + 1] += 1;
        }
        for word in 0..heads.len() {
            starts[word + 1] += starts[word];
        }
        let mut next = starts.clone();
        let mut original = vec![0; heads.len()];
        for (word, &head) in heads.iter().enumerate() {
            original[next[head]] = word;
            next[head] += 1;
        }
        Self { original, starts, moved: FxHashMap::default() }
    }

    /// The children of `word` now, in text order.
    fn of(&self, word: usize, heads: &[usize]) -> Vec<usize> {
        let original = &self.original[self.starts[word]..self.starts[word + 1]];
        let moved = self.moved.get(&word).map_or(&[][..], Vec::as_slice);
        let all = original.iter().chain(moved).copied();
        let mut children: Vec<usize> = all.filter(|&child| child != word && heads[child] == word).collect();
        children.sort_unstable();
        children.dedup();
        children
    }

    fn find(&self, from: usize, heads: &[usize], visit: impl Fn(usize) -> Visit) -> Option<usize> {
        let mut level = vec![from];
        // A tree has no more words than the text; the bound keeps a cycle from hanging us.
        let mut left = heads.len();
        while !level.is_empty() && left > 0 {
            let mut below = Vec::new();
            for child in level.iter().flat_map(|&word| self.of(word, heads)) {
                left = left.saturating_sub(1);
                match visit(child) {
                    Visit::Skip => {}
                    Visit::Enter => below.push(child),
                    Visit::Found => return Some(child),
                }
            }
            level = below;
        }
        None
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_lifted_arc_goes_to_the_head_it_names() {
        // "A hearing is scheduled on the issue": "on" hangs from "scheduled" but belongs to the subject (2).
        let mut heads = [1, 3, 3, 3, 3, 6, 4];
        let mut labels = [1, 2, 3, 0, 9, 1, 5];
        let lifted = [Lifted { word: 4, head_label: 2, label: 4 }];
        lower_arcs(&mut heads, &mut labels, &lifted, &[false; 7]);
        assert_eq!(heads, [1, 3, 3, 3, 1, 6, 4]);
        assert_eq!(labels[4], 4);
    }
}
