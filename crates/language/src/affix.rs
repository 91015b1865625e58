//! A tokenizer pattern, searched quickly.
//!
//! Apart from the tokenizer because this is about speed alone. spaCy joins all its affixes into one pattern, and the few of
//! them that look around make a backtracking search of the whole. Here the plain ones are one automaton and the
//! others a short pattern of their own; the whole is searched only where both have found something.

use fancy_regex::Regex;

use crate::model::ModelError;

/// A pattern of alternatives.
pub struct Affix {
    whole: Regex,
    parts: Option<Parts>,
}

/// The alternatives of a pattern: those that do not look around, and those that do.
struct Parts {
    plain: regex::Regex,
    looking: Option<Regex>,
}

impl Affix {
    /// Compiles a pattern. Its alternatives are told apart if they stand at its top level.
    pub fn new(pattern: &str) -> Result<Self, ModelError> {
        let whole = Regex::new(pattern)
            .map_err(|error| ModelError::unsupported(format!("a tokenizer pattern does not compile: {error}")))?;
        Ok(Self { whole, parts: Parts::new(pattern) })
    }

    /// First byte of the first match and the byte after its last. A pattern that gives up on a chunk (too much
    /// backtracking) is not found.
    pub fn find(&self, chunk: &str) -> Option<(usize, usize)> {
        let whole = || span(&self.whole, chunk);
        let Some(Parts { plain, looking }) = &self.parts else { return whole() };
        let plain = plain.find(chunk).map(|found| (found.start(), found.end()));
        match (plain, looking) {
            (found, None) => found,
            (plain, Some(looking)) => match (plain, looking.find(chunk)) {
                (plain, Ok(None)) => plain,
                (None, Ok(Some(found))) => Some((found.start(), found.end())),
                // Only the whole knows which of two alternatives comes first.
                _ => whole(),
            },
        }
    }

    /// Every match, from left to right.
    pub fn find_all<'a>(&'a self, chunk: &'a str) -> impl Iterator<Item = (usize, usize)> + 'a {
        let is_anywhere = self.find(chunk).is_some();
        let found = is_anywhere.then(|| self.whole.find_iter(chunk).flatten());
        found.into_iter().flatten().map(|found| (found.start(), found.end()))
    }
}

impl Parts {
    fn new(pattern: &str) -> Option<Self> {
        let looks = |part: &str| ["(?=", "(?!", "(?<=", "(?<!"].iter().any(|mark| part.contains(mark));
        // A flag, like that of "(?i)", would have to go into each part.
        let has_flags = pattern.split("(?").skip(1).any(|rest| !rest.starts_with([':', '=', '!', '<']));
        let (looking, plain): (Vec<&str>, Vec<&str>) =
            alternatives(pattern).filter(|_| !has_flags)?.into_iter().partition(|part| looks(part));
        let plain = regex::Regex::new(&plain.join("|")).ok().filter(|_| !plain.is_empty())?;
        let looking = (!looking.is_empty()).then(|| Regex::new(&looking.join("|"))).transpose().ok()?;
        Some(Self { plain, looking })
    }
}

/// What the bars outside of brackets part; `None` if the brackets do not pair.
fn alternatives(pattern: &str) -> Option<Vec<&str>> {
    let (mut parts, mut start, mut depth, mut class) = (Vec::new(), 0, 0_usize, false);
    let mut letters = pattern.char_indices();
    while let Some((at, letter)) = letters.next() {
        match letter {
            '\\' => {
                letters.next();
            }
            // A class that begins with its own end, or holds another, is left to the whole pattern.
            '[' if class || pattern[at..].starts_with("[]") || pattern[at..].starts_with("[^]") => return None,
            '[' => class = true,
            ']' if class => class = false,
            _ if class => {}
            '(' => depth += 1,
            ')' => depth = depth.checked_sub(1)?,
            '|' if depth == 0 => {
                parts.push(&pattern[start..at]);
                start = at + 1;
            }
            _ => {}
        }
    }
    parts.push(&pattern[start..]);
    (depth == 0 && !class).then_some(parts)
}

fn span(regex: &Regex, chunk: &str) -> Option<(usize, usize)> {
    regex.find(chunk).ok().flatten().map(|found| (found.start(), found.end()))
}

#[cfg(test)]
mod tests {
    use super::{Affix, alternatives};

    #[test]
    fn bars_outside_of_brackets_part() {
        assert_eq!(alternatives(r"a|(?:b|c)$|[|]|\||d"), Some(vec!["a", "(?:b|c)$", "[|]", r"\|", "d"]));
        assert_eq!(alternatives("a)|b"), None);
        assert_eq!(alternatives("[]|]"), None);
    }

    #[test]
    fn the_first_alternative_of_the_pattern_wins() {
        let affix = Affix::new(r"ab|(?<=x)a|\.$|(?<=[0-9])km$").expect("it compiles");
        assert!(affix.parts.is_some());
        for chunk in ["xab", "xac", "5km.", "5km", "km", "ab.", ".", ""] {
            assert_eq!(affix.find(chunk), super::span(&affix.whole, chunk), "{chunk}");
        }
    }
}
