//! An article as it is filed: its record with what the ledger knows beside it. Exports are made from these.

use serde::Serialize;

use crate::filter::{Filter, Parts};
use crate::record::Verdicts;
use crate::{Decision, Ledger, LedgerError, Notice, Reading, RowId, Source};
use onrecord_record::Record;

/// An article as it is filed.
#[derive(Clone, Debug, PartialEq)]
pub struct Filed {
    /// The first twelve hex digits of the text's SHA-256.
    pub handle: String,
    /// The record; its ids with the handle before them are the ledger's.
    pub record: Record,
    /// Engine, language model and lexicon that read it.
    pub read_by: Reading,
    /// When it was read, UTC.
    pub read_at: String,
    /// Every source the text was met at, in the order of dates.
    pub sightings: Vec<Source>,
    /// Who each actor of the record is across documents.
    pub identities: Vec<Identity>,
    /// What reviewers said of its rows.
    pub verdicts: Verdicts,
    /// Every decision on its rows, those taken back too.
    pub decisions: Vec<Decision>,
    /// What its publishers took back under its keys.
    pub withdrawals: Vec<Notice>,
    /// `identical`, `copy` or `revision` and the handle of the earlier article that it is a near copy of.
    pub copy: Option<(String, String)>,
}

/// Somebody across documents, by the names that linking and reviewers made one.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Identity {
    /// Their row in the first document, by handle: the id that lists of actors show.
    pub id: RowId,
    /// What most documents call them.
    pub name: String,
}

impl Ledger {
    /// Handles of the articles that pass the conditions on documents, the earliest published first, undated ones last.
    pub fn handles(&self, filter: &Filter) -> Result<Vec<String>, LedgerError> {
        let mut parts = Parts::default();
        filter.documents("d", &mut parts);
        let clause = parts.clause();
        let sql = format!("SELECT d.handle FROM documents d {clause} ORDER BY d.day IS NULL, d.day, d.handle");
        let mut statement = self.sqlite.prepare_cached(&sql)?;
        Ok(statement.query_map(parts.values(), |row| row.get(0))?.collect::<Result<_, _>>()?)
    }

    /// The article whose handle begins with these digits.
    pub fn filed(&self, digits: &str) -> Result<Filed, LedgerError> {
        let (handle, record) = self.record(digits)?;
        let (id, _) = self.find_document(&handle)?;
        let sql = "SELECT engine, model, lexicon, read_at FROM documents WHERE id = ?1";
        let (read_by, read_at) = self.sqlite.prepare_cached(sql)?.query_row([id], |row| {
            let read_by = Reading { engine: row.get(0)?, model: row.get(1)?, lexicon: row.get(2)? };
            Ok((read_by, row.get(3)?))
        })?;
        let sql = "SELECT c.kind, o.handle FROM copies c JOIN documents o ON o.id = c.original WHERE c.document = ?1";
        let mut copies = self.sqlite.prepare_cached(sql)?;
        let copy = copies.query_map([id], |row| Ok((row.get(0)?, row.get(1)?)))?.next().transpose()?;
        Ok(Filed {
            sightings: self.sightings(id, &handle)?,
            identities: self.own_identities(id)?,
            verdicts: self.verdicts(&handle)?,
            decisions: self.decisions_on(&record.document.id)?,
            withdrawals: self.notices(id)?,
            handle,
            record,
            read_by,
            read_at,
            copy,
        })
    }

    /// Who each actor of a document is, in the order of the record.
    fn own_identities(&self, document: i64) -> Result<Vec<Identity>, LedgerError> {
        let sql = "SELECT w.called, (SELECT min(d.handle || '/a' || o.number) FROM identities j JOIN actors o ON o.identity = j.id
                       JOIN documents d ON d.id = o.document WHERE j.whole = w.id)
                   FROM actors a JOIN identities i ON i.id = a.identity JOIN identities w ON w.id = i.whole
                   WHERE a.document = ?1 ORDER BY a.number";
        let mut statement = self.sqlite.prepare_cached(sql)?;
        let rows = statement.query_map([document], |row| Ok((row.get::<_, String>(0)?, row.get::<_, String>(1)?)))?;
        rows.map(|row| {
            let (name, id) = row?;
            Ok(Identity { id: id.parse()?, name })
        })
        .collect()
    }
}
