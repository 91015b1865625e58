//! Linear models: the probability that a row is right, from what is seen around it.
//!
//! Apart from the stages because all use the same arithmetic: named features, one weight each, a logistic function.
//! `training/` has the recipe that makes the weights.

use std::borrow::Cow;
use std::fmt::{self, Write};
use std::hash::Hasher;

use rustc_hash::{FxHashMap, FxHasher};

/// Weights of named features.
#[derive(Debug)]
pub(crate) struct Linear {
    weights: FxHashMap<u64, f32>,
    bias: f32,
}

impl Linear {
    /// A model from lines of `feature`, tab, `weight`; the feature `bias` is the constant. Lines that are no such pair
    /// count as comments: the file is part of the program and a test reads all of it.
    pub fn parse(text: &str) -> Self {
        let mut model = Self { weights: FxHashMap::default(), bias: 0.0 };
        for line in text.lines() {
            let Some((name, weight)) = line.split_once('\t') else { continue };
            let Ok(weight) = weight.parse::<f32>() else { continue };
            if name == "bias" {
                model.bias = weight;
            } else {
                model.weights.insert(key(name), weight);
            }
        }
        model
    }

    /// The probability for a row with these features, 0 to 1.
    pub fn probability(&self, features: &Features) -> f32 {
        let sum: f32 = features.names().filter_map(|name| self.weights.get(&key(name))).sum();
        1.0 / (1.0 + (-(self.bias + sum)).exp())
    }
}

fn key(name: &str) -> u64 {
    let mut hasher = FxHasher::default();
    hasher.write(name.as_bytes());
    hasher.finish()
}

/// What is seen around a row, as `template=value`; one text for all, since each row has some fifty.
#[derive(Clone, Debug, Default)]
pub(crate) struct Features {
    text: String,
    ends: Vec<usize>,
}

impl Features {
    /// Notes that the feature holds.
    pub fn add(&mut self, template: &str, value: impl Value) {
        self.text.push_str(template);
        self.text.push('=');
        value.write(&mut self.text);
        self.ends.push(self.text.len());
    }

    /// The features, in the order in which they were noted.
    pub fn names(&self) -> impl Iterator<Item = &str> {
        let starts = std::iter::once(&0).chain(&self.ends);
        starts.zip(&self.ends).map(|(&start, &end)| &self.text[start..end])
    }
}

/// What a feature may say. Words are most of it and are copied as they are, without the detour of `Display`.
pub(crate) trait Value {
    /// Writes the value behind what is there.
    fn write(self, text: &mut String);
}

impl Value for &str {
    fn write(self, text: &mut String) {
        text.push_str(self);
    }
}

impl Value for String {
    fn write(self, text: &mut String) {
        text.push_str(&self);
    }
}

impl Value for &String {
    fn write(self, text: &mut String) {
        text.push_str(self);
    }
}

impl Value for &Cow<'_, str> {
    fn write(self, text: &mut String) {
        text.push_str(self);
    }
}

impl Value for bool {
    fn write(self, text: &mut String) {
        text.push_str(if self { "true" } else { "false" });
    }
}

impl Value for usize {
    fn write(self, text: &mut String) {
        match u8::try_from(self) {
            Ok(digit @ 0..=9) => text.push(char::from(b'0' + digit)),
            _ => text.push_str(&self.to_string()),
        }
    }
}

impl Value for fmt::Arguments<'_> {
    fn write(self, text: &mut String) {
        // Writing to a `String` cannot fail; a `Display` that does leaves its feature short.
        let _ = text.write_fmt(self);
    }
}

/// A number in a few steps: 0, 1, 2, 3, 5, 8, 13, 21 and above.
pub(crate) fn step(number: usize) -> usize {
    [0, 1, 2, 3, 5, 8, 13, 21].into_iter().rev().find(|&step| step <= number).unwrap_or(0)
}

/// A probability with two digits.
pub(crate) fn rounded(probability: f32) -> f32 {
    (probability * 100.0).round() / 100.0
}

#[cfg(test)]
mod tests {
    use super::{Features, Linear, rounded, step};

    #[test]
    fn features_add_up() {
        let model = Linear::parse("# weights\nbias\t-1\nlemma=say\t3\nlabel=root\t-2\n");
        let mut features = Features::default();
        assert!((model.probability(&features) - 0.2689).abs() < 1e-3);
        features.add("lemma", "say");
        assert!((model.probability(&features) - 0.8808).abs() < 1e-3);
        features.add("label", "root");
        features.add("label", "unheard-of");
        assert!((model.probability(&features) - 0.5).abs() < 1e-6);
    }

    #[test]
    fn numbers_come_in_steps() {
        assert_eq!([0, 1, 4, 9, 400].map(step), [0, 1, 3, 8, 21]);
        assert!((rounded(0.876) - 0.88).abs() < 1e-6);
    }
}
