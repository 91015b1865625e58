//! What can be wrong with a lexicon, said with the file and line.

use std::fmt;
use std::path::Path;

/// A lexicon that cannot be used.
#[derive(Debug, thiserror::Error)]
#[error("{place}: {problem}")]
pub struct LexiconError {
    kind: Kind,
    place: String,
    problem: String,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Kind {
    Unreadable,
    Malformed,
}

impl LexiconError {
    pub(crate) fn unreadable(path: &Path, source: impl fmt::Display) -> Self {
        Self { kind: Kind::Unreadable, place: path.display().to_string(), problem: format!("cannot be read: {source}") }
    }

    pub(crate) fn malformed(name: &str, text: &str, source: &toml::de::Error) -> Self {
        let line = source.span().map_or(1, |span| text[..span.start.min(text.len())].matches('\n').count() + 1);
        Self { kind: Kind::Malformed, place: format!("{name}:{line}"), problem: source.message().to_owned() }
    }

    pub(crate) fn undefined(place: &str, word: &str) -> Self {
        Self { kind: Kind::Malformed, place: place.to_owned(), problem: format!("class `{word}` is not defined") }
    }

    /// Whether a file or folder could not be read.
    pub fn is_unreadable(&self) -> bool {
        self.kind == Kind::Unreadable
    }

    /// Whether a file is not TOML of the kind its folder holds.
    pub fn is_malformed(&self) -> bool {
        self.kind == Kind::Malformed
    }
}
