//! What can be wrong with a model file.

use std::fmt;

/// A model that cannot be used.
#[derive(Debug, thiserror::Error)]
#[error("{what}")]
pub struct ModelError {
    kind: Kind,
    what: String,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Kind {
    Unreadable,
    Corrupt,
    Unsupported,
}

impl ModelError {
    /// The file could not be opened or read.
    pub fn unreadable(path: impl fmt::Display, source: impl fmt::Display) -> Self {
        Self { kind: Kind::Unreadable, what: format!("cannot read model `{path}`: {source}") }
    }

    /// The bytes are not what was written.
    pub fn corrupt(what: impl fmt::Display) -> Self {
        Self { kind: Kind::Corrupt, what: format!("the model is damaged: {what}") }
    }

    /// The model is sound but not of a kind this runtime computes.
    pub fn unsupported(what: impl fmt::Display) -> Self {
        Self { kind: Kind::Unsupported, what: format!("the model is not one this program can run: {what}") }
    }

    /// What the user can do.
    pub fn hint(&self) -> &'static str {
        match self.kind {
            Kind::Unreadable => "give the path of a file that `cargo xtask model convert` has written",
            Kind::Corrupt => "copy or convert the model again; the `.sha256` beside it tells whether it is whole",
            Kind::Unsupported => "convert an English spaCy 3 pipeline of the small or medium kind",
        }
    }

    /// Whether the file could not be opened or read.
    pub fn is_unreadable(&self) -> bool {
        self.kind == Kind::Unreadable
    }

    /// Whether the bytes are not what was written.
    pub fn is_corrupt(&self) -> bool {
        self.kind == Kind::Corrupt
    }

    /// Whether the model needs something this runtime does not have.
    pub fn is_unsupported(&self) -> bool {
        self.kind == Kind::Unsupported
    }
}
