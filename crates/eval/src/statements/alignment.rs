//! Which attribution of the system's stands for which gold one.

use std::collections::BTreeSet;

use onrecord_record::Span;

use super::Attribution;
use crate::pairing::greedy;

/// An attribution with the words of its parts, by their number in the text.
pub struct Worded<'a> {
    pub spans: &'a Attribution,
    pub content: BTreeSet<usize>,
    pub source: BTreeSet<usize>,
}

impl<'a> Worded<'a> {
    /// Looks up words among the `tokens` of the text.
    pub fn new(spans: &'a Attribution, tokens: &[Span]) -> Self {
        Self { spans, content: words_in(&spans.content, tokens), source: words_in(&spans.source, tokens) }
    }
}

/// Numbers of the tokens that share a character with a span.
pub fn words_in(spans: &[Span], tokens: &[Span]) -> BTreeSet<usize> {
    let mut words = BTreeSet::new();
    for span in spans {
        let first = tokens.partition_point(|token| token.end <= span.start);
        words.extend(
            tokens[first..].iter().take_while(|token| token.start < span.end).enumerate().map(|(n, _)| first + n),
        );
    }
    words
}

/// Number of characters that two lists of spans share.
pub fn shared(left: &[Span], right: &[Span]) -> u32 {
    let overlap = |one: &Span, other: &Span| one.end.min(other.end).saturating_sub(one.start.max(other.start));
    left.iter().flat_map(|one| right.iter().map(move |other| overlap(one, other))).sum()
}

/// F1 of two sets of words; 0 of two empty ones.
pub fn f1(left: &BTreeSet<usize>, right: &BTreeSet<usize>) -> f64 {
    let words = left.len() + right.len();
    if words == 0 { 0.0 } else { 2.0 * left.intersection(right).count() as f64 / words as f64 }
}

/// Aligns one to one: content first, then cue, then source; equals in the order of the text.
pub fn align(gold: &[Worded<'_>], system: &[Worded<'_>]) -> Vec<(usize, usize)> {
    let mut candidates = Vec::new();
    for (left, one) in gold.iter().enumerate() {
        for (right, other) in system.iter().enumerate() {
            let content = f1(&one.content, &other.content);
            let has_cue = shared(&one.spans.cue, &other.spans.cue) > 0;
            if content > 0.0 || has_cue {
                let cue = if has_cue { 0.5 } else { 0.0 };
                candidates.push((content + cue + 0.1 * f1(&one.source, &other.source), left, right));
            }
        }
    }
    candidates.sort_by(|a, b| b.0.total_cmp(&a.0).then((a.1, a.2).cmp(&(b.1, b.2))));
    greedy(candidates.into_iter().map(|(_, left, right)| (left, right)))
}
