//! Versions of an article: a newer one supersedes those before it, and a publisher may withdraw all.
//!
//! What a document said stays on the record, as it was read on its day; lists leave out documents that hold no longer, from the
//! day on which that was published. Which these are is computed from all sightings of a key, so that the order of filing does
//! not matter. A document that was met elsewhere, too, holds as long as one of its sources does.

use std::collections::BTreeMap;

use rusqlite::{Connection, OptionalExtension, TransactionBehavior, params};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::add::day;
use crate::{Ledger, LedgerError};

/// A publisher's notice that an article is withdrawn.
#[derive(Clone, Copy, Debug)]
pub struct Withdrawal<'a> {
    /// The article's key.
    pub key: &'a str,
    /// Who takes it back.
    pub publisher: Option<&'a str>,
    /// The version that takes it back; those after it hold.
    pub version: Option<&'a str>,
    /// When, ISO 8601.
    pub published: Option<&'a str>,
}

/// The same as an export keeps it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Notice {
    /// The article's key.
    pub key: String,
    /// Who takes it back.
    #[serde(default)]
    pub publisher: Option<String>,
    /// The version that takes it back.
    #[serde(default)]
    pub version: Option<String>,
    /// When, ISO 8601.
    #[serde(default)]
    pub published: Option<String>,
}

impl Notice {
    fn withdrawal(&self) -> Withdrawal<'_> {
        Withdrawal {
            key: &self.key,
            publisher: self.publisher.as_deref(),
            version: self.version.as_deref(),
            published: self.published.as_deref(),
        }
    }
}

/// Why a document holds no longer.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Retired {
    /// `superseded` by a newer version, or `withdrawn` by its publisher.
    pub reason: String,
    /// Since which day, ISO 8601; null where nobody tells.
    pub since: Option<String>,
    /// The handle of the newer version.
    pub newer: Option<String>,
}

/// Since when something holds no longer. A day that is not known is the empty string, which comes before all others.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord)]
struct End {
    day: String,
    is_withdrawn: bool,
    newer: Option<i64>,
}

/// A sighting of a key.
struct Version {
    document: i64,
    key: String,
    publisher: Option<String>,
    number: Option<u64>,
    day: String,
}

/// A condition on a document's id: that the document holds, on the day that `as_of` binds if it is given.
pub(crate) fn holds(document: &str, has_day: bool) -> String {
    let by_then = if has_day { " WHERE day <= ?" } else { "" };
    format!("{document} NOT IN (SELECT document FROM retired{by_then})")
}

impl Ledger {
    /// Takes in what publishers took back, and returns the handles of the articles that are filed and hold no longer.
    pub fn withdraw<'a>(
        &mut self,
        withdrawals: impl IntoIterator<Item = Withdrawal<'a>>,
    ) -> Result<Vec<String>, LedgerError> {
        let transaction = self.sqlite.transaction_with_behavior(TransactionBehavior::Immediate)?;
        let mut found = Vec::new();
        for Withdrawal { key, publisher, version, published } in withdrawals {
            let sql = "INSERT OR IGNORE INTO withdrawals (key, publisher, version, day) VALUES (?1, ?2, ?3, ?4)";
            let values = params![key, publisher.unwrap_or(""), version.unwrap_or(""), day(published).unwrap_or("")];
            transaction.prepare_cached(sql)?.execute(values)?;
            retire(&transaction, key)?;
            let sql = "SELECT DISTINCT d.handle FROM sightings s JOIN retired r ON r.document = s.document
                       JOIN documents d ON d.id = s.document WHERE s.key = ?1 AND r.reason = 'withdrawn' ORDER BY d.handle";
            let mut statement = transaction.prepare_cached(sql)?;
            let handles = statement.query_map([key], |row| row.get(0))?;
            found.extend(handles.collect::<Result<Vec<String>, _>>()?);
        }
        transaction.commit()?;
        Ok(found)
    }

    /// Takes in what an export tells of that.
    pub(crate) fn take_back(&mut self, notices: &[Notice]) -> Result<(), LedgerError> {
        if !notices.is_empty() {
            self.withdraw(notices.iter().map(Notice::withdrawal))?;
        }
        Ok(())
    }

    /// What publishers took back under the keys of a document.
    pub(crate) fn notices(&self, document: i64) -> Result<Vec<Notice>, LedgerError> {
        let sql = "SELECT DISTINCT w.key, nullif(w.publisher, ''), nullif(w.version, ''), nullif(w.day, '') FROM withdrawals w
                   JOIN sightings s ON s.key = w.key WHERE s.document = ?1 ORDER BY 1, 2, 3, 4";
        let mut statement = self.sqlite.prepare_cached(sql)?;
        let rows = statement.query_map([document], |row| {
            Ok(Notice { key: row.get(0)?, publisher: row.get(1)?, version: row.get(2)?, published: row.get(3)? })
        })?;
        Ok(rows.collect::<Result<_, _>>()?)
    }

    /// Why a document holds no longer, if it does not.
    pub(crate) fn retired(&self, document: i64) -> Result<Option<Retired>, LedgerError> {
        let sql = "SELECT r.reason, nullif(r.day, ''), n.handle FROM retired r LEFT JOIN documents n ON n.id = r.newer
                   WHERE r.document = ?1";
        let read = |row: &rusqlite::Row| Ok(Retired { reason: row.get(0)?, since: row.get(1)?, newer: row.get(2)? });
        Ok(self.sqlite.prepare_cached(sql)?.query_row([document], read).optional()?)
    }

    /// Whether any document holds no longer.
    pub(crate) fn has_retired(&self) -> Result<bool, LedgerError> {
        Ok(self.sqlite.prepare_cached("SELECT 1 FROM retired")?.exists([])?)
    }
}

/// Computes anew which documents that were met under a key hold no longer.
pub(crate) fn retire(sqlite: &Connection, key: &str) -> Result<(), LedgerError> {
    let told = "SELECT 1 FROM sightings WHERE key = ?1 AND version IS NOT NULL
                UNION ALL SELECT 1 FROM withdrawals WHERE key = ?1";
    if !sqlite.prepare_cached(told)?.exists([key])? {
        return Ok(());
    }
    // All sources of these documents, under other keys as well.
    let of_documents = "SELECT document, key, publisher, version, published FROM sightings
                        WHERE document IN (SELECT document FROM sightings WHERE key = ?1)";
    let mut ends: BTreeMap<i64, Option<End>> = BTreeMap::new();
    for version in versions(sqlite, of_documents, key)? {
        let end = end(sqlite, &version)?;
        let held = ends.entry(version.document).or_insert_with(|| end.clone());
        // The source that holds longest counts.
        *held = held.take().zip(end).map(|(one, other)| one.max(other));
    }
    for (document, end) in ends {
        sqlite.prepare_cached("DELETE FROM retired WHERE document = ?1")?.execute([document])?;
        if let Some(end) = end {
            let sql = "INSERT INTO retired (document, reason, day, newer) VALUES (?1, ?2, ?3, ?4)";
            let reason = if end.is_withdrawn { "withdrawn" } else { "superseded" };
            sqlite.prepare_cached(sql)?.execute(params![document, reason, end.day, end.newer])?;
        }
    }
    Ok(())
}

/// When a source stops telling a document: when it first publishes a newer version, or takes the article back.
fn end(sqlite: &Connection, version: &Version) -> Result<Option<End>, LedgerError> {
    let of_key = "SELECT document, key, publisher, version, published FROM sightings WHERE key = ?1";
    let others = versions(sqlite, of_key, &version.key)?;
    let is_newer = |other: &&Version| {
        other.document != version.document
            && other.publisher == version.publisher
            && version.number.is_some_and(|number| other.number.is_some_and(|other| other > number))
    };
    let newer: Vec<&Version> = others.iter().filter(is_newer).collect();
    let latest = newer.iter().max_by_key(|other| (other.number, std::cmp::Reverse(other.document)));
    let superseded = newer.iter().map(|other| &other.day).min().map(|day| End {
        day: day.clone(),
        is_withdrawn: false,
        newer: latest.map(|latest| latest.document),
    });
    let mut statement = sqlite.prepare_cached("SELECT publisher, version, day FROM withdrawals WHERE key = ?1")?;
    let mut rows = statement.query([&version.key])?;
    let mut withdrawn: Option<String> = None;
    while let Some(row) = rows.next()? {
        let (publisher, number, day): (String, String, String) = (row.get(0)?, row.get(1)?, row.get(2)?);
        let is_theirs = publisher.is_empty() || version.publisher.as_deref().is_none_or(|own| own == publisher);
        let is_before = version.number.zip(number.parse::<u64>().ok()).is_none_or(|(own, last)| own <= last);
        if is_theirs && is_before && withdrawn.as_ref().is_none_or(|earlier| day < *earlier) {
            withdrawn = Some(day);
        }
    }
    Ok(match (superseded, withdrawn) {
        (superseded, None) => superseded,
        (None, Some(day)) => Some(End { day, is_withdrawn: true, newer: None }),
        (Some(superseded), Some(day)) => Some(End { day: superseded.day.min(day), is_withdrawn: true, newer: None }),
    })
}

fn versions(sqlite: &Connection, sql: &str, key: &str) -> Result<Vec<Version>, LedgerError> {
    let mut statement = sqlite.prepare_cached(sql)?;
    let rows = statement.query_map([key], |row| {
        let number: Option<String> = row.get(3)?;
        let published: Option<String> = row.get(4)?;
        Ok(Version {
            document: row.get(0)?,
            key: row.get(1)?,
            publisher: row.get(2)?,
            number: number.and_then(|number| number.trim().parse().ok()),
            day: day(published.as_deref()).unwrap_or_default().to_owned(),
        })
    })?;
    Ok(rows.collect::<Result<_, _>>()?)
}
