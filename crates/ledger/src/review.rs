//! Review: what people decide about rows, kept apart from what reading writes.
//!
//! A decision names its row by the text's hash, the layer and the words, so that it outlives a new reading: where
//! the same words carry a row of the same layer again, the decision holds for it; where they do not, it stands in
//! the ledger as an orphan that [`Ledger::check`] names.

use std::collections::BTreeMap;

use onrecord_record::ActorKind;
use rusqlite::{Connection, OptionalExtension, Transaction, params};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::add::word;
use crate::{Layer, Ledger, LedgerError, RowId, link};

/// What somebody decided about a row.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Decision {
    /// `accept`, `reject`, `merge`, `split`, `rename` or `retype`.
    pub action: String,
    /// The row's id when the decision was taken.
    pub target: String,
    /// The row that a merge joins it with.
    #[serde(default)]
    pub other: Option<Other>,
    /// The name that a `rename` gives, the kind that a `retype` gives.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub value: Option<String>,
    /// SHA-256 of the text, hex.
    pub sha256: String,
    /// `statement`, `event`, `dispute` or `actor`.
    pub layer: String,
    /// First code point of the row's words: content of a statement, trigger of an event, first mention of an actor; null
    /// for a dispute.
    pub start: Option<u32>,
    /// First code point after them.
    pub stop: Option<u32>,
    /// The words; the explanation of a dispute.
    pub quote: Option<String>,
    /// Why.
    pub reason: String,
    /// When, UTC.
    pub decided_at: String,
    /// When it was taken back; null while it holds.
    pub undone_at: Option<String>,
}

/// The second row of a merge.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Other {
    /// Its id when the decision was taken.
    pub id: String,
    /// SHA-256 of its text, hex.
    pub sha256: String,
    /// First code point of its words.
    pub start: u32,
    /// First code point after them.
    pub stop: u32,
}

/// What a reviewer makes of a row.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Verdict {
    /// The row is right.
    Accept,
    /// The row is wrong; lists leave it out.
    Reject,
}

/// What a reviewer changes in what belongs together.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Change {
    /// Two actors or events are one.
    Merge(RowId, RowId),
    /// An actor or account stands alone.
    Split(RowId),
    /// What an actor is called across documents.
    Rename(RowId, String),
    /// What kind an actor is of across documents.
    Retype(RowId, ActorKind),
}

impl Verdict {
    const fn as_str(self) -> &'static str {
        match self {
            Self::Accept => "accept",
            Self::Reject => "reject",
        }
    }
}

pub(crate) const COLUMNS: &str =
    "action, target, sha256, layer, start, stop, quote, reason, decided_at, undone_at, other,
    other_sha256, other_start, other_stop, value";

/// The time at which something is decided, by SQLite's clock, UTC. With milliseconds, as decisions are told apart by it.
const NOW: &str = "strftime('%Y-%m-%dT%H:%M:%fZ', 'now')";

impl Ledger {
    /// Accepts or rejects a statement, an event or a dispute. The latest decision on a row holds.
    pub fn decide(&mut self, verdict: Verdict, id: &RowId, reason: &str) -> Result<RowId, LedgerError> {
        reasoned(reason)?;
        let (id, row) = self.find(id)?;
        let Some((layer, words)) = reviewed(id.layer) else {
            let problem = "is not a statement, event or dispute";
            return Err(LedgerError::Question { what: "the row", given: id.to_string(), problem });
        };
        let transaction = self.sqlite.transaction()?;
        let sql = format!(
            "INSERT INTO decisions (action, target, sha256, layer, start, stop, quote, reason, decided_at)
             SELECT ?1, ?2, d.sha256, '{layer}', {words}, ?3, {NOW}
             FROM {} x JOIN documents d ON d.id = x.document WHERE x.id = ?4",
            id.layer.table()
        );
        transaction.execute(&sql, params![verdict.as_str(), id.to_string(), reason, row])?;
        apply_to_text(&transaction, &id)?;
        transaction.commit()?;
        Ok(id)
    }

    /// Takes back the latest decision on a row that still holds; none may be left.
    pub fn undo(&mut self, id: &RowId) -> Result<Option<Decision>, LedgerError> {
        let (id, _) = self.find(id)?;
        let transaction = self.sqlite.transaction()?;
        let sql = "SELECT max(id) FROM decisions WHERE (target = ?1 OR other = ?1) AND undone_at IS NULL";
        let Some(latest) = transaction.query_row(sql, [id.to_string()], |row| row.get::<_, Option<i64>>(0))? else {
            return Ok(None);
        };
        let sql = format!("UPDATE decisions SET undone_at = {NOW} WHERE id = ?1");
        transaction.execute(&sql, [latest])?;
        apply_to_text(&transaction, &id)?;
        let sql = format!("SELECT {COLUMNS} FROM decisions WHERE id = ?1");
        let undone = transaction.query_row(&sql, [latest], decision).optional()?;
        if let Some(undone) = &undone {
            link::decisions::reopen(&transaction, undone)?;
        }
        transaction.commit()?;
        self.link()?;
        Ok(undone)
    }

    /// Every decision, in the order they were taken, those taken back too.
    pub fn decisions(&self) -> Result<Vec<Decision>, LedgerError> {
        let sql = format!("SELECT {COLUMNS} FROM decisions ORDER BY decided_at, id");
        Ok(self.sqlite.prepare(&sql)?.query_map([], decision)?.collect::<Result<_, _>>()?)
    }

    /// Every decision on rows of the text with this hash, in the order they were taken.
    pub(crate) fn decisions_on(&self, sha256: &str) -> Result<Vec<Decision>, LedgerError> {
        let sql = format!("SELECT {COLUMNS} FROM decisions WHERE sha256 = ?1 ORDER BY decided_at, id");
        let mut statement = self.sqlite.prepare_cached(&sql)?;
        Ok(statement.query_map([sha256], decision)?.collect::<Result<_, _>>()?)
    }

    /// Takes in decisions exported from another ledger; of those known already it is taken in that they were taken back since.
    /// Says how many were new or are taken back now.
    pub fn import_decisions(&mut self, decisions: &[Decision]) -> Result<usize, LedgerError> {
        let transaction = self.sqlite.transaction()?;
        let mut count = 0;
        let mut met: BTreeMap<String, usize> = BTreeMap::new();
        for decision in decisions {
            // Of decisions that were taken at one moment and say the same, the first is the first here as well.
            let Decision { action, target, decided_at, reason, .. } = decision;
            let nth = met.entry([&**action, target, decided_at, reason].join(" ")).or_insert(0);
            *nth += 1;
            match known(&transaction, decision, *nth - 1)? {
                None => insert(&transaction, decision)?,
                Some((id, None)) if decision.undone_at.is_some() => {
                    let sql = "UPDATE decisions SET undone_at = ?2 WHERE id = ?1";
                    transaction.prepare_cached(sql)?.execute(params![id, decision.undone_at])?;
                }
                Some(_) => continue,
            }
            link::decisions::reopen(&transaction, decision)?;
            if let Ok(id) = decision.target.parse::<RowId>() {
                apply_to_text(&transaction, &id)?;
            }
            count += 1;
        }
        transaction.commit()?;
        self.link()?;
        Ok(count)
    }

    /// Makes two actors, or the accounts of two events, one.
    pub fn merge(&mut self, id: &RowId, other: &RowId, reason: &str) -> Result<(), LedgerError> {
        self.change(&[Change::Merge(id.clone(), other.clone())], reason)
    }

    /// Takes an actor out of the identity, or an account out of the event, that linking or a merge has put it in.
    pub fn split(&mut self, id: &RowId, reason: &str) -> Result<(), LedgerError> {
        self.change(&[Change::Split(id.clone())], reason)
    }

    /// Takes several decisions that change what belongs together or what it is called, all or none.
    pub fn change(&mut self, changes: &[Change], reason: &str) -> Result<(), LedgerError> {
        reasoned(reason)?;
        let decisions: Vec<Decision> =
            changes.iter().map(|change| self.decision_of(change, reason)).collect::<Result<_, _>>()?;
        let transaction = self.sqlite.transaction()?;
        for decision in &decisions {
            insert(&transaction, decision)?;
            link::decisions::reopen(&transaction, decision)?;
        }
        transaction.commit()?;
        self.link()?;
        Ok(())
    }

    fn decision_of(&self, change: &Change, reason: &str) -> Result<Decision, LedgerError> {
        let (action, id, other, value) = match change {
            Change::Merge(id, other) => ("merge", id, Some(self.other(id, other)?), None),
            Change::Split(id) => ("split", id, None, None),
            Change::Rename(id, name) => ("rename", id, None, Some(name.clone())),
            Change::Retype(id, kind) => ("retype", id, None, Some(word(kind))),
        };
        let (id, row) = self.find(id)?;
        if value.is_some() && id.layer != Layer::Actor {
            return Err(LedgerError::Question { what: "the row", given: id.to_string(), problem: "is not an actor" });
        }
        let (sha256, start, stop, quote) = self.words(&id, row)?;
        let decided_at = self.sqlite.query_row(&format!("SELECT {NOW}"), [], |row| row.get(0))?;
        let layer = if id.layer == Layer::Actor { "actor" } else { "event" };
        Ok(Decision {
            action: action.to_owned(),
            target: id.to_string(),
            other,
            value,
            sha256,
            layer: layer.to_owned(),
            start: Some(start),
            stop: Some(stop),
            quote: Some(quote),
            reason: reason.to_owned(),
            decided_at,
            undone_at: None,
        })
    }

    /// The second row of a merge.
    fn other(&self, id: &RowId, other: &RowId) -> Result<Other, LedgerError> {
        let (other, row) = self.find(other)?;
        if id.layer != other.layer {
            let problem = "is a row of another kind than the first";
            return Err(LedgerError::Question { what: "the second row", given: other.to_string(), problem });
        }
        if self.find(id)?.0 == other {
            let problem = "is the first one: two rows are needed";
            return Err(LedgerError::Question { what: "the second row", given: other.to_string(), problem });
        }
        let (sha256, start, stop, _) = self.words(&other, row)?;
        Ok(Other { id: other.to_string(), sha256, start, stop })
    }

    /// The text's hash and the words by which a decision names an actor or an event.
    fn words(&self, id: &RowId, row: i64) -> Result<(String, u32, u32, String), LedgerError> {
        let sql = match id.layer {
            Layer::Actor => {
                "SELECT d.sha256, m.start, m.stop, m.quote FROM actors x JOIN documents d ON d.id = x.document
                 JOIN actor_mentions m ON m.actor = x.id WHERE x.id = ?1 ORDER BY m.start LIMIT 1"
            }
            Layer::Event => {
                "SELECT d.sha256, x.start, x.stop, x.trigger_words FROM events x JOIN documents d ON d.id = x.document WHERE x.id = ?1"
            }
            _ => {
                let problem = "cannot be merged or split; actors and events can";
                return Err(LedgerError::Question { what: "the row", given: id.to_string(), problem });
            }
        };
        let read = |row: &rusqlite::Row| Ok((row.get(0)?, row.get(1)?, row.get(2)?, row.get(3)?));
        let words = self.sqlite.prepare_cached(sql)?.query_row([row], read).optional()?;
        words.ok_or_else(|| LedgerError::Unknown(id.to_string()))
    }
}

/// A decision is for those who come after, who must know why.
fn reasoned(reason: &str) -> Result<(), LedgerError> {
    if reason.trim().is_empty() {
        return Err(LedgerError::Question { what: "the reason", given: reason.to_owned(), problem: "says nothing" });
    }
    Ok(())
}

/// The same decision in this ledger, after so many of its like: its number, and when it was taken back.
fn known(
    sqlite: &Connection,
    decision: &Decision,
    before: usize,
) -> Result<Option<(i64, Option<String>)>, LedgerError> {
    let sql = "SELECT id, undone_at FROM decisions
               WHERE (action, target, decided_at, reason, other, value) IS (?1, ?2, ?3, ?4, ?5, ?6)
               ORDER BY id LIMIT 1 OFFSET ?7";
    let other = decision.other.as_ref().map(|other| &other.id);
    let Decision { action, target, decided_at, reason, value, .. } = decision;
    let key = params![action, target, decided_at, reason, other, value, before];
    Ok(sqlite.prepare_cached(sql)?.query_row(key, |row| Ok((row.get(0)?, row.get(1)?))).optional()?)
}

fn insert(sqlite: &Connection, decision: &Decision) -> Result<(), LedgerError> {
    let Decision { action, target, other, value, sha256, layer, start, stop, quote, reason, decided_at, undone_at } =
        decision;
    let other_id = other.as_ref().map(|other| &other.id);
    let of_other = other.as_ref().map(|other| (&other.sha256, other.start, other.stop));
    let sql = format!(
        "INSERT INTO decisions ({COLUMNS}) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15)"
    );
    sqlite.prepare_cached(&sql)?.execute(params![
        action,
        target,
        sha256,
        layer,
        start,
        stop,
        quote,
        reason,
        decided_at,
        undone_at,
        other_id,
        of_other.map(|other| other.0),
        of_other.map(|other| other.1),
        of_other.map(|other| other.2),
        value,
    ])?;
    Ok(())
}

/// The layers that people decide on: their name, and the columns of `x` that tell a row by its words.
const fn reviewed(layer: Layer) -> Option<(&'static str, &'static str)> {
    match layer {
        Layer::Statement => Some(("statement", "x.start, x.stop, x.content")),
        Layer::Event => Some(("event", "x.start, x.stop, x.trigger_words")),
        Layer::Dispute | Layer::LinkedDispute => Some(("dispute", "NULL, NULL, x.explanation")),
        _ => None,
    }
}

pub(crate) fn decision(row: &rusqlite::Row) -> rusqlite::Result<Decision> {
    let other = match row.get::<_, Option<String>>(10)? {
        Some(id) => Some(Other { id, sha256: row.get(11)?, start: row.get(12)?, stop: row.get(13)? }),
        None => None,
    };
    Ok(Decision {
        other,
        value: row.get(14)?,
        action: row.get(0)?,
        target: row.get(1)?,
        sha256: row.get(2)?,
        layer: row.get(3)?,
        start: row.get(4)?,
        stop: row.get(5)?,
        quote: row.get(6)?,
        reason: row.get(7)?,
        decided_at: row.get(8)?,
        undone_at: row.get(9)?,
    })
}

fn apply_to_text(sqlite: &Transaction, id: &RowId) -> Result<(), LedgerError> {
    let sql = "SELECT id FROM documents WHERE handle = ?1";
    match sqlite.prepare_cached(sql)?.query_row([&id.handle], |row| row.get(0)).optional()? {
        Some(document) => apply(sqlite, document),
        None => Ok(()),
    }
}

/// Writes the verdicts of a document's rows from the decisions that hold.
pub(crate) fn apply(sqlite: &Connection, document: i64) -> Result<(), LedgerError> {
    for layer in [Layer::Statement, Layer::Event, Layer::Dispute, Layer::LinkedDispute] {
        let Some((name, words)) = reviewed(layer) else { continue };
        let table = layer.table();
        let sql = format!(
            "UPDATE {table} AS x SET verdict = (
                SELECT CASE m.action WHEN 'accept' THEN 'accepted' ELSE 'rejected' END FROM decisions m
                WHERE m.sha256 = (SELECT sha256 FROM documents WHERE id = ?1) AND m.layer = '{name}' AND m.undone_at IS NULL
                    AND m.action IN ('accept', 'reject') AND (m.start, m.stop, m.quote) IS ({words})
                ORDER BY m.decided_at DESC, m.id DESC LIMIT 1)
             WHERE x.document = ?1"
        );
        sqlite.prepare_cached(&sql)?.execute([document])?;
    }
    Ok(())
}
