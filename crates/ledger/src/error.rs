//! What can be wrong with a ledger or a question to it.

/// Why a ledger cannot do what was asked. `Display` names the file or id at fault.
#[derive(Debug, thiserror::Error)]
pub enum LedgerError {
    /// There is no file to open.
    #[error("{0}: no such ledger; `onrecord add` makes one")]
    Missing(String),
    /// The file is not a ledger.
    #[error("{0}: is an SQLite file, but not a ledger of onrecord")]
    Foreign(String),
    /// The file is no database at all.
    #[error("{0}: is not a ledger; `onrecord add` makes one under a new name")]
    NotALedger(String),
    /// A later onrecord made the file.
    #[error("{path}: has schema {found}; this onrecord knows schemas up to {known}")]
    Newer {
        /// The file.
        path: String,
        /// Its schema version.
        found: u32,
        /// The newest schema known here.
        known: u32,
    },
    /// Not an id.
    #[error("`{0}` is not an id like `3f2a9c01b7de/e4`")]
    NotAnId(String),
    /// Not the first digits of a text's SHA-256.
    #[error("`{0}` is not a handle like `3f2a9c01b7de`: four hex digits or more")]
    NotAHandle(String),
    /// No row has the id.
    #[error("nothing in the ledger has the id `{0}`")]
    Unknown(String),
    /// Several documents begin with the digits given.
    #[error("`{0}` is short for several documents; give more digits")]
    Ambiguous(String),
    /// A question holds something that does not fit.
    #[error("{what} `{given}` {problem}")]
    Question {
        /// Which part of the question.
        what: &'static str,
        /// What was given.
        given: String,
        /// What is wrong with it.
        problem: &'static str,
    },
    /// Two texts begin with the same twelve digits of SHA-256.
    #[error("document `{0}` cannot be filed: another text has the same first twelve digits of SHA-256")]
    Collision(String),
    /// The record contradicts itself: it points at a row that it does not have.
    #[error("record of `{key}` cannot be filed: {problem}")]
    Broken {
        /// The document's key.
        key: String,
        /// What SQLite refused.
        problem: rusqlite::Error,
    },
    /// The record contradicts itself.
    #[error("record of `{key}` cannot be filed: {flaw}")]
    Flawed {
        /// The document's key.
        key: String,
        /// What is wrong with it.
        flaw: String,
    },
    /// A folder stands where the file should be.
    #[error("{0}: is a folder, no ledger")]
    Folder(String),
    /// The file may be read and not written.
    #[error("the ledger may be read here, but not written: the file or its folder is write-protected")]
    ReadOnly,
    /// The file may not be written, so that its last changes, which stand beside it, cannot be taken in.
    #[error(
        "{0}: may not be written here, and somebody writes it: changes in {0}-wal cannot be read; ask again when it is closed"
    )]
    Unsettled(String),
    /// The file may not be written, and an older onrecord made it.
    #[error(
        "{path}: has schema {found}, which must be brought up to {known} first, and the file may not be written here"
    )]
    Old {
        /// The file.
        path: String,
        /// Its schema version.
        found: u32,
        /// The schema needed.
        known: u32,
    },
    /// SQLite failed. Its error is part of the sentence, so that it is no source of this one: who prints the chain would say
    /// it twice.
    #[error("the ledger failed: {0}")]
    Sqlite(rusqlite::Error),
}

impl From<rusqlite::Error> for LedgerError {
    fn from(error: rusqlite::Error) -> Self {
        match error.sqlite_error_code() {
            Some(rusqlite::ErrorCode::ReadOnly) => Self::ReadOnly,
            _ => Self::Sqlite(error),
        }
    }
}

impl LedgerError {
    /// Whether the question took longer than it may.
    pub fn is_interrupted(&self) -> bool {
        matches!(self, Self::Sqlite(source) if source.sqlite_error_code() == Some(rusqlite::ErrorCode::OperationInterrupted))
    }
}
