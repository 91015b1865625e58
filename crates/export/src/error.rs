//! Why an export cannot be written.

use std::io;

/// Why an export cannot be written. `Display` names the file or row.
#[derive(Debug, thiserror::Error)]
pub enum ExportError {
    /// The ledger could not be asked.
    #[error(transparent)]
    Ledger(#[from] onrecord_ledger::LedgerError),
    /// Nobody took what was written.
    #[error(transparent)]
    Write(#[from] io::Error),
    /// A file or folder could not be written.
    #[error("{path}: {source}")]
    File {
        /// The file or folder.
        path: String,
        /// What went wrong.
        source: io::Error,
    },
    /// The tables could not be written.
    #[error(transparent)]
    Archive(#[from] onrecord_archive::ArchiveError),
    /// The folder of a format that writes one of its own has something in it.
    #[error("{0}: is not empty; this format is written into a folder of its own")]
    Occupied(String),
    /// A file stands where a format of several files needs a folder.
    #[error("{0}: is a file; this format writes several files into a folder")]
    NotAFolder(String),
    /// A format of several files without a folder for them.
    #[error("`{0}` writes several files; name a folder for them with --out")]
    NeedsFolder(&'static str),
}

impl From<serde_json::Error> for ExportError {
    fn from(error: serde_json::Error) -> Self {
        Self::Write(error.into())
    }
}
