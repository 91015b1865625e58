//! A text as what it speaks of: stems, names and numbers, each with how often.
//!
//! Apart from the summary because two vocabularies are compared here, and nowhere else.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};

use crate::words;

/// What a text speaks of.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Vocabulary {
    /// Stems of all words but those of grammar.
    pub stems: Terms,
    /// Words that the text never writes in lower case, in lower case. A word that only begins a sentence is among them:
    /// leaving first words out loses more names than it keeps out others.
    pub names: Terms,
    /// Numbers in digits, years among them.
    pub numbers: Terms,
}

/// Terms with how often they stand in a text, sorted.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Terms(Vec<(String, u16)>);

impl Vocabulary {
    /// The vocabulary of a text.
    pub fn new(text: &str) -> Self {
        let words = words::words(text);
        let folded: Vec<String> = words.iter().map(|word| words::folded(word.text)).collect();
        let in_lower_case = |word: &words::Word<'_>| word.text.chars().all(char::is_lowercase);
        let common: BTreeSet<&str> = words.iter().filter(|word| in_lower_case(word)).map(|word| word.text).collect();
        let (mut stems, mut names, mut numbers) = (Vec::new(), Vec::new(), Vec::new());
        for (word, folded) in words.iter().zip(&folded) {
            if folded.len() < 2 || words::is_empty(folded) {
                continue;
            }
            stems.push(words::stem(folded));
            if word.is_number() {
                numbers.push(folded.clone());
            } else if word.is_capital() && !common.contains(folded.as_str()) {
                names.push(folded.clone());
            }
        }
        Self { stems: Terms::count(stems), names: Terms::count(names), numbers: Terms::count(numbers) }
    }
}

impl Terms {
    /// Counts terms.
    pub fn count(terms: impl IntoIterator<Item = String>) -> Self {
        let mut counts: BTreeMap<String, u16> = BTreeMap::new();
        for term in terms {
            let count = counts.entry(term).or_default();
            *count = count.saturating_add(1);
        }
        Self(counts.into_iter().collect())
    }

    /// The terms, sorted, each with its weight: `1 + ln(count)`, so that the tenth time says less than the first. All
    /// terms count alike whatever their frequency in the language, so that no table of frequencies goes stale and the
    /// likeness of two texts never depends on a third one.
    pub fn weights(&self) -> impl Iterator<Item = (&str, f64)> {
        self.0.iter().map(|(term, count)| (term.as_str(), 1.0 + f64::from(*count).ln()))
    }

    /// Euclidean length of the weights.
    pub fn length(&self) -> f64 {
        self.weights().map(|(_, weight)| weight * weight).sum::<f64>().sqrt()
    }

    /// Cosine of the weights, 0 to 1; 0 where one side is empty.
    pub fn cosine(&self, other: &Self) -> f64 {
        let length = self.length() * other.length();
        if length == 0.0 { 0.0 } else { self.shared(other).map(|(_, product)| product).sum::<f64>() / length }
    }

    /// The terms of both, sorted, each with the product of its weights.
    pub fn shared<'t>(&'t self, other: &'t Self) -> impl Iterator<Item = (&'t str, f64)> {
        let mut others = other.weights().peekable();
        self.weights().filter_map(move |(term, weight)| {
            while others.next_if(|(of_other, _)| *of_other < term).is_some() {}
            others.next_if(|(of_other, _)| *of_other == term).map(|(_, of_other)| (term, weight * of_other))
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn terms(terms: &Terms) -> Vec<&str> {
        terms.weights().map(|(term, _)| term).collect()
    }

    #[test]
    fn names_keep_their_capital_everywhere() {
        let text = "The talks in Bled opened on Monday. Bled has seen talks before; in 2019 Slovenia hosted 12 states.";
        let vocabulary = Vocabulary::new(text);
        assert_eq!(terms(&vocabulary.names), ["bled", "monday", "slovenia"]);
        assert_eq!(terms(&vocabulary.numbers), ["12", "2019"]);
        assert_eq!(
            terms(&vocabulary.stems),
            ["12", "2019", "bled", "host", "monday", "open", "slovenia", "stat", "talk"]
        );
    }

    #[test]
    fn the_cosine_is_one_for_the_same_and_none_for_nothing() {
        let one = Vocabulary::new("The ferry to Split sank off Hvar; the ferry was new to the fleet.").stems;
        assert!((one.cosine(&one) - 1.0).abs() < 1e-9);
        assert!(one.cosine(&Terms::default()) < f64::EPSILON);
        let other = Vocabulary::new("A ferry sank.").stems;
        let expected = (1.0 + 2f64.ln() + 1.0) / (one.length() * 2f64.sqrt());
        assert!((one.cosine(&other) - expected).abs() < 1e-9);
    }
}
