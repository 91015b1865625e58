//! The file itself: making, opening and migrating it.

use std::cmp::Ordering;
use std::path::Path;
use std::time::{Duration, Instant};

use rusqlite::{Connection, ErrorCode, OpenFlags, OptionalExtension};

use crate::LedgerError;

/// Marks a file as a ledger: "OnRc" in SQLite's `application_id`.
const APPLICATION: u32 = 0x4F6E_5263;

/// Every step from an empty file to today's schema; a step once released never changes.
const MIGRATIONS: [&str; 4] = [
    include_str!("schema/0001.sql"),
    include_str!("schema/0002.sql"),
    include_str!("schema/0003.sql"),
    include_str!("schema/0004.sql"),
];

/// Steps of SQLite's machine between two looks at the clock: a fraction of a millisecond.
const STEPS: i32 = 20_000;

/// Page cache, in KiB (SQLite counts sizes that are not pages as negative).
const CACHE: i32 = -65_536;

/// Records of many documents in one SQLite file.
#[derive(Debug)]
pub struct Ledger {
    pub(crate) sqlite: Connection,
}

impl Ledger {
    /// Opens the ledger at `path`, bringing an old file up to date. One that may not be written can be asked all the same.
    pub fn open(path: &Path) -> Result<Self, LedgerError> {
        if path.is_dir() {
            return Err(LedgerError::Folder(path.display().to_string()));
        }
        if !path.is_file() {
            return Err(LedgerError::Missing(path.display().to_string()));
        }
        match Self::connect(path, OpenFlags::SQLITE_OPEN_READ_WRITE) {
            Err(error) if is_write_protected(&error) => Self::open_protected(path),
            opened => opened,
        }
    }

    /// Opens a file that may not be written, nor files beside it made. SQLite asks for both where it logs ahead, unless it is
    /// told that nobody else changes the file; a log with changes beside it tells otherwise.
    fn open_protected(path: &Path) -> Result<Self, LedgerError> {
        let place = path.display().to_string();
        let log = Path::new(&format!("{place}-wal")).metadata().map_or(0, |log| log.len());
        if log > 0 {
            return Err(LedgerError::Unsettled(place));
        }
        let escaped: String = place.chars().fold(String::new(), |escaped, letter| match letter {
            '%' => escaped + "%25",
            '?' => escaped + "%3f",
            '#' => escaped + "%23",
            letter => escaped + &*letter.encode_utf8(&mut [0; 4]),
        });
        let flags = OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_URI | OpenFlags::SQLITE_OPEN_NO_MUTEX;
        let sqlite = Connection::open_with_flags(format!("file:{escaped}?immutable=1"), flags)?;
        Self::settle(&sqlite)?;
        let found: u32 = sqlite.pragma_query_value(None, "user_version", |row| row.get(0))?;
        match found.cmp(&Self::schema()) {
            Ordering::Equal => Ok(Self { sqlite }),
            Ordering::Less => Err(LedgerError::Old { path: place, found, known: Self::schema() }),
            Ordering::Greater => Err(LedgerError::Newer { path: place, found, known: Self::schema() }),
        }
    }

    /// Opens the ledger at `path`, or makes it where there is no file.
    pub fn create(path: &Path) -> Result<Self, LedgerError> {
        if path.is_dir() {
            return Err(LedgerError::Folder(path.display().to_string()));
        }
        Self::connect(path, OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_CREATE)
    }

    /// Opens the ledger at `path`, which this connection will not change: SQLite refuses to write.
    pub fn open_to_read(path: &Path) -> Result<Self, LedgerError> {
        let ledger = Self::open(path)?;
        ledger.sqlite.pragma_update(None, "query_only", true)?;
        Ok(ledger)
    }

    /// Asks something that may take no longer than `limit`; what takes longer ends with an error that
    /// [is interrupted](LedgerError::is_interrupted).
    #[allow(
        clippy::disallowed_methods,
        reason = "a limit of time needs the clock; no answer depends on it but the error"
    )]
    pub fn within<T>(&mut self, limit: Duration, ask: impl FnOnce(&Self) -> T) -> T {
        let begun = Instant::now();
        // What cannot be limited is asked all the same.
        let _ = self.sqlite.progress_handler(STEPS, Some(move || begun.elapsed() > limit));
        let answer = ask(self);
        let _ = self.sqlite.progress_handler(0, None::<fn() -> bool>);
        answer
    }

    /// A ledger that lives in memory.
    pub fn in_memory() -> Result<Self, LedgerError> {
        Self::prepare(Connection::open_in_memory()?, Path::new(":memory:"))
    }

    /// The schema this version writes.
    pub const fn schema() -> u32 {
        MIGRATIONS.len() as u32
    }

    fn connect(path: &Path, flags: OpenFlags) -> Result<Self, LedgerError> {
        let sqlite = Connection::open_with_flags(path, flags | OpenFlags::SQLITE_OPEN_NO_MUTEX)?;
        Self::prepare(sqlite, path).map_err(|error| match error {
            LedgerError::Sqlite(source) if source.sqlite_error_code() == Some(ErrorCode::NotADatabase) => {
                LedgerError::NotALedger(path.display().to_string())
            }
            other => other,
        })
    }

    /// Settings of every connection. WAL with `synchronous = NORMAL` keeps the file whole whatever dies when; a
    /// power cut may cost the last documents, which adding again brings back.
    fn prepare(mut sqlite: Connection, path: &Path) -> Result<Self, LedgerError> {
        Self::settle(&sqlite)?;
        migrate(&mut sqlite, path)?;
        Ok(Self { sqlite })
    }

    /// Settings that the file does not keep.
    fn settle(sqlite: &Connection) -> Result<(), LedgerError> {
        sqlite.busy_timeout(Duration::from_secs(30))?;
        sqlite.set_prepared_statement_cache_capacity(128);
        sqlite.pragma_update(None, "foreign_keys", true)?;
        sqlite.pragma_update(None, "cache_size", CACHE)?;
        sqlite.pragma_update(None, "temp_store", "MEMORY")?;
        Ok(())
    }
}

/// Whether SQLite may not write the file, or not make the files that it needs beside it.
fn is_write_protected(error: &LedgerError) -> bool {
    match error {
        LedgerError::ReadOnly => true,
        LedgerError::Sqlite(source) => source.sqlite_error_code() == Some(ErrorCode::CannotOpen),
        _ => false,
    }
}

fn migrate(sqlite: &mut Connection, path: &Path) -> Result<(), LedgerError> {
    let path = || path.display().to_string();
    let found: u32 = sqlite.pragma_query_value(None, "user_version", |row| row.get(0))?;
    let application: u32 = sqlite.pragma_query_value(None, "application_id", |row| row.get(0))?;
    let table: Option<String> =
        sqlite.query_row("SELECT name FROM sqlite_schema LIMIT 1", [], |row| row.get(0)).optional()?;
    if application != APPLICATION && (table.is_some() || found > 0) {
        return Err(LedgerError::Foreign(path()));
    }
    if found > Ledger::schema() {
        return Err(LedgerError::Newer { path: path(), found, known: Ledger::schema() });
    }
    if found == 0 {
        sqlite.pragma_update(None, "journal_mode", "WAL")?;
    }
    sqlite.pragma_update(None, "synchronous", "NORMAL")?;
    if found == Ledger::schema() {
        return Ok(());
    }
    let transaction = sqlite.transaction_with_behavior(rusqlite::TransactionBehavior::Immediate)?;
    // Another process may have migrated the file while this one waited for the lock.
    let found: u32 = transaction.pragma_query_value(None, "user_version", |row| row.get(0))?;
    for step in MIGRATIONS.iter().skip(found as usize) {
        transaction.execute_batch(step)?;
    }
    transaction.pragma_update(None, "application_id", APPLICATION)?;
    transaction.pragma_update(None, "user_version", Ledger::schema())?;
    Ok(transaction.commit()?)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_that_may_not_be_written_can_be_asked() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("news 100%?.ledger");
        drop(Ledger::create(&path).unwrap());
        let ledger = Ledger::open_protected(&path).unwrap();
        assert_eq!(ledger.stats().unwrap().documents, 0);
        let refused = ledger.sqlite.execute("DELETE FROM documents", []).map_err(LedgerError::from);
        assert!(matches!(refused, Err(LedgerError::ReadOnly)), "{refused:?}");
        let writing = Ledger::open(&path).unwrap();
        writing.sqlite.pragma_update(None, "user_version", 2).unwrap();
        assert!(matches!(Ledger::open_protected(&path), Err(LedgerError::Unsettled(_))));
        drop(writing);
        assert!(matches!(Ledger::open_protected(&path), Err(LedgerError::Old { found: 2, .. })));
        assert!(matches!(Ledger::open(folder.path()), Err(LedgerError::Folder(_))));
        assert!(matches!(Ledger::create(folder.path()), Err(LedgerError::Folder(_))));
    }

    #[test]
    fn files_of_others_and_of_the_future_are_left_alone() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("ledger.db");
        assert!(matches!(Ledger::open(&path), Err(LedgerError::Missing(_))));
        Ledger::create(&path).unwrap();
        Ledger::open(&path).unwrap().sqlite.pragma_update(None, "user_version", 99).unwrap();
        assert!(matches!(Ledger::open(&path), Err(LedgerError::Newer { found: 99, .. })));
        let other = folder.path().join("other.db");
        Connection::open(&other).unwrap().execute_batch("CREATE TABLE things (name TEXT)").unwrap();
        assert!(matches!(Ledger::create(&other), Err(LedgerError::Foreign(_))));
        let text = folder.path().join("article.txt");
        std::fs::write(&text, "Talks began on Friday, the ministry said.".repeat(9)).unwrap();
        assert!(matches!(Ledger::create(&text), Err(LedgerError::NotALedger(_))));
    }
}
