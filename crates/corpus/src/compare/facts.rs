//! Two records of one text side by side, and their words for messages.

use std::collections::BTreeSet;

use onrecord_record::{Record, Span};

/// The two records and the text's characters.
pub struct Texts<'a> {
    pub gold: &'a Record,
    pub system: &'a Record,
    chars: Vec<char>,
}

impl<'a> Texts<'a> {
    pub fn new(gold: &'a Record, system: &'a Record) -> Self {
        Self { gold, system, chars: gold.document.text.chars().collect() }
    }

    /// The words of a span.
    pub fn words(&self, span: Span) -> String {
        let end = (span.end as usize).min(self.chars.len());
        let start = (span.start as usize).min(end);
        self.chars[start..end].iter().collect()
    }

    /// The words of several spans.
    pub fn joined(&self, spans: &[Span]) -> String {
        spans.iter().map(|span| self.words(*span)).collect::<Vec<_>>().join(" … ")
    }

    /// F1 of the words that two contents share.
    pub fn word_f1(&self, left: &[Span], right: &[Span]) -> f64 {
        let (left, right) = (self.bag(left), self.bag(right));
        let shared = left.intersection(&right).count() as f64;
        if left.is_empty() && right.is_empty() { 1.0 } else { 2.0 * shared / (left.len() + right.len()) as f64 }
    }

    /// The words of the spans, each with where it begins.
    fn bag(&self, spans: &[Span]) -> BTreeSet<(u32, String)> {
        let mut bag = BTreeSet::new();
        for span in spans {
            let mut word = String::new();
            let mut start = span.start;
            for at in span.start..=span.end {
                let char = self.chars.get(at as usize).filter(|char| char.is_alphanumeric() && at < span.end);
                match char {
                    Some(char) => word.push(*char),
                    None if word.is_empty() => start = at + 1,
                    None => {
                        bag.insert((start, std::mem::take(&mut word)));
                        start = at + 1;
                    }
                }
            }
        }
        bag
    }
}
