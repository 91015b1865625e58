//! A text as what it speaks of: stems, names and numbers, each with how often.
//!
//! Apart from the summary because two vocabularies are compared here, and nowhere else.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};

use crate::{hash, words};

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

/// Terms with how often they stand in a text.
///
/// All terms count alike whatever their frequency in the language, so that no table of frequencies goes stale and the likeness
/// of two texts never depends on a third one.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(from = "Vec<(String, u16)>", into = "Vec<(String, u16)>")]
pub struct Terms {
    counts: Vec<(String, u16)>,
    /// Hash and weight of each term, sorted by hash. The weight is `1 + ln(count)`, so that the tenth time says less than the
    /// first, over the Euclidean length of all.
    weights: Vec<(u64, f64)>,
}

impl From<Vec<(String, u16)>> for Terms {
    fn from(counts: Vec<(String, u16)>) -> Self {
        let weight = |count: u16| 1.0 + f64::from(count).ln();
        let length = counts.iter().map(|(_, count)| weight(*count).powi(2)).sum::<f64>().sqrt();
        let weighted = counts.iter().map(|(term, count)| (hash::of_words([term.as_str()]), weight(*count) / length));
        let mut weights: Vec<(u64, f64)> = weighted.collect();
        weights.sort_unstable_by_key(|(hash, _)| *hash);
        Self { counts, weights }
    }
}

impl From<Terms> for Vec<(String, u16)> {
    fn from(terms: Terms) -> Self {
        terms.counts
    }
}

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
        counts.into_iter().collect::<Vec<_>>().into()
    }

    /// The terms in the order of the alphabet, each with its count.
    pub fn counts(&self) -> &[(String, u16)] {
        &self.counts
    }

    /// Hash and weight of each term; the squares of the weights add up to 1.
    pub fn weights(&self) -> &[(u64, f64)] {
        &self.weights
    }

    /// Cosine of the weights, 0 to 1; 0 where one side is empty.
    pub fn cosine(&self, other: &Self) -> f64 {
        cosine(&self.weights, &other.weights)
    }
}

/// Cosine of hashes with weights, both sorted by hash and as [`Terms::weights`] gives them.
pub fn cosine(mut one: &[(u64, f64)], mut other: &[(u64, f64)]) -> f64 {
    let mut cosine = 0.0;
    while let (Some((first, weight)), Some((second, of_other))) = (one.first(), other.first()) {
        if first == second {
            cosine += weight * of_other;
        }
        (one, other) = (&one[usize::from(first <= second)..], &other[usize::from(second <= first)..]);
    }
    cosine
}

#[cfg(test)]
mod tests {
    use super::*;

    fn terms(terms: &Terms) -> Vec<&str> {
        terms.counts().iter().map(|(term, _)| term.as_str()).collect()
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
        let one = Vocabulary::new("The ferry to Split sank off Hvar; the ferry led the fleet.").stems;
        assert!((one.cosine(&one) - 1.0).abs() < 1e-9);
        assert!(one.cosine(&Terms::default()) < f64::EPSILON);
        let other = Vocabulary::new("A ferry sank.").stems;
        // Six stems, one of them twice, against two.
        let expected = (1.0 + 2f64.ln() + 1.0) / ((5.0 + (1.0 + 2f64.ln()).powi(2)).sqrt() * 2f64.sqrt());
        assert!((one.cosine(&other) - expected).abs() < 1e-9);
    }
}
