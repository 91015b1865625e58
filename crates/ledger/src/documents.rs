//! The articles themselves, as a list.

use rusqlite::OptionalExtension;
use rusqlite::types::Value;
use schemars::JsonSchema;
use serde::Serialize;

use crate::filter::{Filter, Parts};
use crate::id::{handle, is_handle};
use crate::query::{OFFSET, SOURCE, limit, source};
use crate::{Ledger, LedgerError, Retired, Source};

/// An article and how much was read in it.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
pub struct DocumentRow {
    /// Where it comes from.
    #[serde(flatten)]
    pub source: Source,
    /// When it was read, UTC.
    pub read_at: String,
    /// BCP 47 language tag.
    pub language: String,
    /// The first article of the story that it is part of, by handle; its own where it stands alone.
    pub story: Option<String>,
    /// `identical`, `copy` or `revision` where it is a near copy of an earlier article.
    pub copy: Option<String>,
    /// How many sources it was met at.
    pub sightings: u64,
    /// Why it holds no longer; null while it does.
    pub retired: Option<Retired>,
    /// How many statements were read in it.
    pub statements: u64,
    /// How many events.
    pub events: u64,
    /// How many contradictions within it.
    pub disputes: u64,
}

const ROW: &str = "d.read_at, d.language, (SELECT o.handle FROM documents o WHERE o.id = d.story), c.kind,
    (SELECT count(*) FROM sightings x WHERE x.document = d.id), (SELECT count(*) FROM statements x WHERE x.document = d.id),
    (SELECT count(*) FROM events x WHERE x.document = d.id), (SELECT count(*) FROM disputes x WHERE x.document = d.id),
    r.reason, nullif(r.day, ''), n.handle
    FROM documents d LEFT JOIN copies c ON c.document = d.id LEFT JOIN retired r ON r.document = d.id LEFT JOIN documents n ON n.id = r.newer";

impl Ledger {
    /// Articles that pass the filter, the latest published first, undated ones last; with `after`, those behind the article
    /// of this handle.
    pub fn documents(&self, filter: &Filter, after: Option<&str>) -> Result<Vec<DocumentRow>, LedgerError> {
        let cursor = after.map(|handle| self.document_cursor(handle)).transpose()?;
        let count = filter.count();
        let mut found = Vec::new();
        if !matches!(&cursor, Some((None, _))) {
            let mut parts = Parts::default();
            parts.push("d.day > ''", []);
            if let Some((Some(day), handle)) = &cursor {
                let values = [Value::from(day.clone()), Value::from(handle.clone())];
                parts.push("(d.day, d.handle) < (?, ?)", values);
            }
            found = self.document_rows(filter, parts, "d.day DESC, d.handle DESC", count)?;
        }
        if found.len() < count {
            let mut parts = Parts::default();
            parts.push("d.day IS NULL", []);
            if let Some((None, handle)) = &cursor {
                parts.push("d.handle < ?", [Value::from(handle.clone())]);
            }
            found.extend(self.document_rows(filter, parts, "d.handle DESC", count - found.len())?);
        }
        Ok(found)
    }

    /// The article of a handle, of which fewer digits will do.
    pub fn document(&self, handle: &str) -> Result<DocumentRow, LedgerError> {
        let handle = self.find_document(handle)?.1;
        let mut parts = Parts::default();
        parts.push("d.handle = ?", [Value::from(handle.clone())]);
        let found = self.document_rows(&Filter::default(), parts, "d.handle", 1)?;
        found.into_iter().next().ok_or(LedgerError::Unknown(handle))
    }

    /// When the article of this handle was read, UTC.
    pub fn read_at(&self, handle: &str) -> Result<String, LedgerError> {
        let sql = "SELECT read_at FROM documents WHERE handle = ?1";
        let found = self.sqlite.prepare_cached(sql)?.query_row([handle], |row| row.get(0)).optional()?;
        found.ok_or_else(|| LedgerError::Unknown(handle.to_owned()))
    }

    fn document_rows(
        &self,
        filter: &Filter,
        mut parts: Parts,
        order: &str,
        count: usize,
    ) -> Result<Vec<DocumentRow>, LedgerError> {
        filter.texts(&self.sqlite, &mut parts)?;
        let clause = parts.clause();
        let sql = format!("SELECT {SOURCE}, {ROW} {clause} ORDER BY {order} LIMIT {}", limit(count));
        let mut statement = self.sqlite.prepare_cached(&sql)?;
        let rows = statement.query_map(parts.values(), |row| {
            let retired = row.get::<_, Option<String>>(OFFSET + 8)?;
            let retired = retired.map(|reason| {
                Ok::<_, rusqlite::Error>(Retired { reason, since: row.get(OFFSET + 9)?, newer: row.get(OFFSET + 10)? })
            });
            Ok(DocumentRow {
                source: source(row)?,
                read_at: row.get(OFFSET)?,
                language: row.get(OFFSET + 1)?,
                story: row.get(OFFSET + 2)?,
                copy: row.get(OFFSET + 3)?,
                sightings: row.get(OFFSET + 4)?,
                retired: retired.transpose()?,
                statements: row.get(OFFSET + 5)?,
                events: row.get(OFFSET + 6)?,
                disputes: row.get(OFFSET + 7)?,
            })
        })?;
        Ok(rows.collect::<Result<_, _>>()?)
    }

    /// Where an article sorts: day, handle.
    fn document_cursor(&self, handle: &str) -> Result<(Option<String>, String), LedgerError> {
        let sql = "SELECT day, handle FROM documents WHERE handle = ?1";
        let mut statement = self.sqlite.prepare_cached(sql)?;
        let found = statement.query_row([handle], |row| Ok((row.get(0)?, row.get(1)?))).optional()?;
        found.ok_or_else(|| LedgerError::Unknown(handle.to_owned()))
    }

    /// The row and whole handle of the article whose handle begins with these digits.
    pub(crate) fn find_document(&self, digits: &str) -> Result<(i64, String), LedgerError> {
        if !is_handle(digits) {
            return Err(LedgerError::NotAHandle(digits.to_owned()));
        }
        let digits = digits.to_ascii_lowercase();
        let sql = "SELECT id, handle FROM documents
                   WHERE handle >= ?1 AND handle < ?1 || 'g' AND substr(sha256, 1, length(?2)) = ?2 LIMIT 2";
        let mut documents = self.sqlite.prepare_cached(sql)?;
        let documents = documents.query_map([handle(&digits), &digits], |row| Ok((row.get(0)?, row.get(1)?)))?;
        match &*documents.collect::<Result<Vec<(i64, String)>, _>>()? {
            [] => Err(LedgerError::Unknown(digits)),
            [one] => Ok(one.clone()),
            _ => Err(LedgerError::Ambiguous(digits)),
        }
    }
}
