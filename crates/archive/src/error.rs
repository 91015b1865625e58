//! What can be wrong with an archive: where, what, and what to do about it.

use std::fmt::Display;
use std::io;
use std::path::Path;

/// An archive that cannot be written or read. `Display` gives place and problem, [`Self::hint`] the remedy.
#[derive(Debug, thiserror::Error)]
#[error("{place}: {problem}")]
pub struct ArchiveError {
    place: String,
    problem: Problem,
}

#[derive(Debug, thiserror::Error)]
enum Problem {
    #[error("{0}")]
    Io(io::Error),
    #[error("is no archive")]
    NotAnArchive,
    #[error("holds other files, and no archive")]
    Occupied,
    #[error("another process writes to this archive")]
    Locked,
    #[error("was read by {found}, and this is {own}")]
    OtherReading { found: String, own: String },
    #[error("was written by a newer version of this program (format {0})")]
    Newer(u32),
    #[error("is not as the manifest records it: {0}")]
    Changed(String),
    #[error("cannot be read as a table: {0}")]
    Broken(String),
    #[error("cannot be told as rows: {0}")]
    Row(String),
}

impl ArchiveError {
    fn new(place: &Path, problem: Problem) -> Self {
        Self { place: place.display().to_string(), problem }
    }

    pub(crate) fn io(place: &Path) -> impl FnOnce(io::Error) -> Self + '_ {
        move |source| Self::new(place, Problem::Io(source))
    }

    pub(crate) fn not_an_archive(place: &Path) -> Self {
        Self::new(place, Problem::NotAnArchive)
    }

    pub(crate) fn occupied(place: &Path) -> Self {
        Self::new(place, Problem::Occupied)
    }

    pub(crate) fn locked(place: &Path) -> Self {
        Self::new(place, Problem::Locked)
    }

    pub(crate) fn other_reading(place: &Path, found: String, own: String) -> Self {
        Self::new(place, Problem::OtherReading { found, own })
    }

    pub(crate) fn newer(place: &Path, version: u32) -> Self {
        Self::new(place, Problem::Newer(version))
    }

    pub(crate) fn changed(place: &Path, what: String) -> Self {
        Self::new(place, Problem::Changed(what))
    }

    pub(crate) fn broken(place: &Path, source: &impl Display) -> Self {
        Self::new(place, Problem::Broken(source.to_string()))
    }

    /// `key` is the document's.
    pub(crate) fn row(key: &str, source: &dyn Display) -> Self {
        Self { place: key.to_owned(), problem: Problem::Row(source.to_string()) }
    }

    /// Whether a folder holds something else than an archive.
    pub fn is_foreign(&self) -> bool {
        matches!(self.problem, Problem::NotAnArchive | Problem::Occupied | Problem::Newer(_))
    }

    /// Whether another process writes to the archive.
    pub fn is_locked(&self) -> bool {
        matches!(self.problem, Problem::Locked)
    }

    /// Whether the archive was read by another engine, model or lexicon.
    pub fn is_of_another_reading(&self) -> bool {
        matches!(self.problem, Problem::OtherReading { .. })
    }

    /// Whether files of the archive are damaged, missing or changed.
    pub fn is_damaged(&self) -> bool {
        matches!(self.problem, Problem::Changed(_) | Problem::Broken(_) | Problem::Row(_))
    }

    /// What to do about it, where there is something to say.
    pub fn hint(&self) -> Option<&'static str> {
        Some(match self.problem {
            Problem::Occupied | Problem::OtherReading { .. } => "give a folder that does not exist yet",
            Problem::NotAnArchive => "an archive is a folder with a manifest.json that `onrecord archive` wrote",
            Problem::Changed(_) | Problem::Broken(_) => "bring the file back, or write the archive anew",
            Problem::Locked => "wait for it to end",
            _ => return None,
        })
    }
}
