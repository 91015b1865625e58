//! Which rows hold a place in the text, without asking all of them.
//!
//! Apart from the stages because several ask it of statements, for every event or noun: in a text of thousands of statements
//! a walk through all of them each time would take the square of the text's length.

use std::ops::Range;

use onrecord_record::Span;

/// Spans of rows, made ready to be asked which of them hold another span.
pub(crate) struct Cover {
    /// Spans with their rows, by start.
    spans: Vec<(Span, usize)>,
    /// A binary tree over `spans`: the greatest end below each node, the root first.
    ends: Vec<u32>,
}

impl Cover {
    /// Of spans with the numbers of their rows.
    pub fn new(spans: impl Iterator<Item = (Span, usize)>) -> Self {
        let mut spans: Vec<(Span, usize)> = spans.collect();
        spans.sort_unstable();
        let leaves = spans.len().next_power_of_two();
        let mut ends = vec![0; 2 * leaves];
        for (leaf, (span, _)) in ends[leaves..].iter_mut().zip(&spans) {
            *leaf = span.end;
        }
        for node in (1..leaves).rev() {
            ends[node] = ends[2 * node].max(ends[2 * node + 1]);
        }
        Self { spans, ends }
    }

    /// The rows with a span that holds `inner`, ascending, each once.
    pub fn over(&self, inner: Span) -> Vec<usize> {
        let before = self.spans.partition_point(|(span, _)| span.start <= inner.start);
        let mut rows = Vec::new();
        self.collect(1, 0..self.ends.len() / 2, before, inner.end, &mut rows);
        rows.sort_unstable();
        rows.dedup();
        rows
    }

    /// Adds the rows of the first `before` spans under `node` that do not end before `end`.
    fn collect(&self, node: usize, leaves: Range<usize>, before: usize, end: u32, rows: &mut Vec<usize>) {
        if leaves.start >= before || self.ends[node] < end {
            return;
        }
        if leaves.len() == 1 {
            rows.push(self.spans[leaves.start].1);
            return;
        }
        let middle = leaves.start + leaves.len() / 2;
        self.collect(2 * node, leaves.start..middle, before, end, rows);
        self.collect(2 * node + 1, middle..leaves.end, before, end, rows);
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::{Cover, Span};

    proptest! {
        #[test]
        fn all_that_hold_it_and_no_others(spans in prop::collection::vec((0u32..40, 0u32..20), 0..30), at in (0u32..45, 0u32..6)) {
            let spans: Vec<Span> = spans.into_iter().map(|(start, length)| Span::new(start, start + length)).collect();
            let inner = Span::new(at.0, at.0 + at.1);
            let cover = Cover::new(spans.iter().enumerate().map(|(row, span)| (*span, row / 2)));
            let mut rows: Vec<usize> =
                spans.iter().enumerate().filter(|(_, span)| span.contains(inner)).map(|(row, _)| row / 2).collect();
            rows.dedup();
            prop_assert_eq!(cover.over(inner), rows);
        }
    }
}
