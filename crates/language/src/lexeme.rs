//! What the network sees of a word: numbers for its normal form, first letter, last letters and shape.
//!
//! Apart from the network because these are features of a string, computed once for each different word.

use rustc_hash::FxHashMap;

use crate::hash::string_hash;
use crate::model::Tables;
use crate::unicode::{is_alpha, is_digit, is_space};

/// spaCy gives every longer word the shape `LONG`.
const LONGEST_SHAPE: usize = 100;
/// Letters of a run that a shape keeps.
const LONGEST_RUN: usize = 4;

/// A word's features.
#[derive(Clone, Copy, Debug, Default)]
pub struct Lexeme {
    /// Number of the normal form.
    pub norm: u64,
    /// Number of the first character.
    pub prefix: u64,
    /// Number of the last three characters.
    pub suffix: u64,
    /// Number of the shape.
    pub shape: u64,
    /// Whether it is white space.
    pub is_space: bool,
    /// Row of the model's static vectors, if it has one.
    pub vector: Option<u32>,
}

/// Gives words their features.
pub struct Features {
    symbols: FxHashMap<String, u64>,
    base_norms: FxHashMap<String, String>,
    lexeme_norms: FxHashMap<u64, String>,
    vectors: FxHashMap<u64, u32>,
}

impl Features {
    /// From a model's tables; `vectors` gives the static vector row of a word's number.
    pub fn new(tables: &mut Tables, vectors: FxHashMap<u64, u32>) -> Self {
        Self {
            symbols: std::mem::take(&mut tables.symbols).into_iter().collect(),
            base_norms: std::mem::take(&mut tables.base_norms).into_iter().collect(),
            lexeme_norms: std::mem::take(&mut tables.lexeme_norms).into_iter().collect(),
            vectors,
        }
    }

    /// The features of `word`, which here has the normal form `norm` if one is given.
    pub fn lexeme(&self, word: &str, norm: Option<&str>) -> Lexeme {
        let number = self.number(word);
        let norm = match norm.or_else(|| self.lexeme_norms.get(&number).map(String::as_str)) {
            Some(norm) => self.number(norm),
            None => match self.base_norms.get(word) {
                Some(norm) => self.number(norm),
                None => self.number(&word.to_lowercase()),
            },
        };
        let prefix_end = word.chars().next().map_or(0, char::len_utf8);
        let suffix_start = word.char_indices().rev().take(3).last().map_or(0, |(at, _)| at);
        Lexeme {
            norm,
            prefix: self.number(&word[..prefix_end]),
            suffix: self.number(&word[suffix_start..]),
            shape: self.number(&shape(word)),
            is_space: !word.is_empty() && word.chars().all(is_space),
            vector: self.vectors.get(&number).copied(),
        }
    }

    /// spaCy's number of a string: 0 for none, a fixed one for its symbols, else a hash.
    fn number(&self, string: &str) -> u64 {
        if string.is_empty() {
            return 0;
        }
        self.symbols.get(string).copied().unwrap_or_else(|| string_hash(string))
    }
}

/// "Kyiv" → `Xxxx`, "F-16" → `X-dd`: letters and digits by class, runs cut to four.
fn shape(word: &str) -> String {
    if word.chars().count() >= LONGEST_SHAPE {
        return "LONG".to_owned();
    }
    let mut shape = String::with_capacity(word.len());
    let (mut last, mut run) = (None, 0);
    for c in word.chars() {
        let class = match c {
            _ if is_alpha(c) && c.is_uppercase() => 'X',
            _ if is_alpha(c) => 'x',
            _ if is_digit(c) => 'd',
            _ => c,
        };
        run = if last == Some(class) { run + 1 } else { 0 };
        last = Some(class);
        if run < LONGEST_RUN {
            shape.push(class);
        }
    }
    shape
}

#[cfg(test)]
mod tests {
    use super::shape;

    #[test]
    fn shapes_are_spacys() {
        let shapes = ["Kyiv", "Zelensky", "F-16", "2025-12-21", "’s", "e.g."].map(shape);
        assert_eq!(shapes, ["Xxxx", "Xxxxx", "X-dd", "dddd-dd-dd", "’x", "x.x."]);
        assert_eq!(shape(&"a".repeat(100)), "LONG");
    }
}
