//! What can be wrong with an article of the corpus, said with file and line.

use std::fmt;
use std::path::Path;

/// Articles that cannot be used: every fault found, one a line.
#[derive(Debug, Default, thiserror::Error)]
pub struct CorpusError {
    faults: Vec<Fault>,
}

#[derive(Debug)]
struct Fault {
    kind: Kind,
    place: String,
    problem: String,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Kind {
    Unreadable,
    Malformed,
    NotFound,
    Ambiguous,
    Undefined,
}

impl CorpusError {
    pub(crate) fn unreadable(path: &Path, source: &std::io::Error) -> Self {
        let mut error = Self::default();
        error.faults.push(Fault {
            kind: Kind::Unreadable,
            place: path.display().to_string(),
            problem: format!("cannot be read: {source}"),
        });
        error
    }

    pub(crate) fn malformed(slug: &str, line: usize, problem: impl fmt::Display) -> Self {
        let mut error = Self::default();
        error.push(Kind::Malformed, slug, line, problem.to_string());
        error
    }

    pub(crate) fn push(&mut self, kind: Kind, slug: &str, line: usize, problem: String) {
        self.faults.push(Fault { kind, place: format!("{slug}.md:{line}"), problem });
    }

    pub(crate) fn absorb(&mut self, other: Self) {
        self.faults.extend(other.faults);
    }

    pub(crate) fn is_empty(&self) -> bool {
        self.faults.is_empty()
    }

    /// Whether a file or folder could not be read.
    pub fn is_unreadable(&self) -> bool {
        self.has(Kind::Unreadable)
    }

    /// Whether a file does not have the corpus's format.
    pub fn is_malformed(&self) -> bool {
        self.has(Kind::Malformed)
    }

    /// Whether quoted words do not stand in the text.
    pub fn is_not_found(&self) -> bool {
        self.has(Kind::NotFound)
    }

    /// Whether quoted words stand in the text more than once.
    pub fn is_ambiguous(&self) -> bool {
        self.has(Kind::Ambiguous)
    }

    /// Whether the annotation points at something it does not define.
    pub fn is_undefined(&self) -> bool {
        self.has(Kind::Undefined)
    }

    fn has(&self, kind: Kind) -> bool {
        self.faults.iter().any(|fault| fault.kind == kind)
    }
}

impl fmt::Display for CorpusError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (idx, fault) in self.faults.iter().enumerate() {
            if idx > 0 {
                writeln!(f)?;
            }
            write!(f, "{}: {}", fault.place, fault.problem)?;
        }
        Ok(())
    }
}
