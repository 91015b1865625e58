//! What can be wrong with gold data or with a system's answers: where, what, and what to do about it.

use std::fmt;
use std::path::Path;

/// Data that cannot be used. `Display` gives place and problem, [`Self::hint`] the remedy.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{place}: {problem}")]
pub struct EvalError {
    place: Place,
    problem: String,
    hint: Option<&'static str>,
}

/// A file, and the line or the item of an array in it.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Place {
    /// The file's path.
    pub file: String,
    item: Option<(&'static str, usize)>,
}

impl Place {
    /// A whole file.
    pub fn file(path: &Path) -> Self {
        Self { file: path.to_string_lossy().into_owned(), item: None }
    }

    /// One of its lines, from 1.
    #[must_use]
    pub fn line(&self, line: usize) -> Self {
        Self { file: self.file.clone(), item: Some(("line", line)) }
    }

    /// One item of the JSON array in it, from 1.
    #[must_use]
    pub fn entry(&self, entry: usize) -> Self {
        Self { file: self.file.clone(), item: Some(("item", entry)) }
    }

    /// The number of the line or item; 1 for a whole file.
    pub fn number(&self) -> usize {
        self.item.map_or(1, |(_, number)| number)
    }
}

impl fmt::Display for Place {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.item {
            Some(("line", line)) => write!(f, "{}:{line}", self.file),
            Some((kind, number)) => write!(f, "{} ({kind} {number})", self.file),
            None => f.write_str(&self.file),
        }
    }
}

impl EvalError {
    /// A problem at a place.
    pub fn new(place: &Place, problem: impl Into<String>) -> Self {
        Self { place: place.clone(), problem: problem.into(), hint: None }
    }

    /// With what to do about it.
    #[must_use]
    pub fn with_hint(mut self, hint: &'static str) -> Self {
        self.hint = Some(hint);
        self
    }

    /// What to do about it, where there is something to say.
    pub fn hint(&self) -> Option<&'static str> {
        self.hint
    }

    /// Where it is.
    pub fn place(&self) -> &Place {
        &self.place
    }
}
