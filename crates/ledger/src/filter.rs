//! What every question can be narrowed by, and how that becomes SQL: parts with bound values, nothing else.

use rusqlite::types::Value;
use rusqlite::{Connection, params_from_iter};

use crate::rows::{Account, EventRow};
use crate::{LedgerError, RowId, versions};

/// Narrows a question. Fields that are set must all hold.
#[derive(Clone, Debug, Default)]
pub struct Filter {
    /// Words of an actor's name: the speaker of a statement, any party of an event.
    pub actor: Option<String>,
    /// Country code of the speaker or of any party.
    pub country: Option<String>,
    /// PLOVER type of an event, or of an event that a statement tells of; kind of a statement or dispute.
    pub kind: Option<String>,
    /// Stance of a statement, or of a statement that an event stands on.
    pub stance: Option<String>,
    /// Name or country code of a place.
    pub place: Option<String>,
    /// The outlet of a document, exactly as it is written.
    pub publisher: Option<String>,
    /// First day, ISO 8601.
    pub from: Option<String>,
    /// Last day.
    pub to: Option<String>,
    /// First day of publication.
    pub published_from: Option<String>,
    /// Last day of publication.
    pub published_to: Option<String>,
    /// Only what had been published by the end of this day; undated documents are left out.
    pub as_of: Option<String>,
    /// Only documents read since this day or instant, UTC.
    pub read_since: Option<String>,
    /// Words, all of which must stand in the content or clause; "quoted words" stand together.
    pub text: Option<String>,
    /// Also rows that a reviewer rejected, and those of articles that hold no longer.
    pub all: bool,
    /// Every account of an event as a row of its own.
    pub accounts: bool,
    /// Of actors only those that have a name or a country, or only the others, whom articles describe and do not name ("a
    /// spokesman").
    pub named: Option<bool>,
    /// At most so many rows; zero is all.
    pub limit: usize,
    /// Only rows that sort after this one.
    pub after: Option<RowId>,
    /// So many rows are passed over, of lists that `after` does not page: actors, places, threads, articles found.
    pub skip: usize,
}

/// Conditions of a question with their values.
#[derive(Debug, Default)]
pub(crate) struct Parts {
    conditions: Vec<String>,
    values: Vec<Value>,
}

impl Parts {
    /// Adds a condition; each `?` in it takes the next of `values`.
    pub fn push(&mut self, condition: &str, values: impl IntoIterator<Item = Value>) {
        self.conditions.push(format!("({condition})"));
        self.values.extend(values);
    }

    /// Adds a condition on one text, if there is one.
    pub fn text(&mut self, condition: &str, value: Option<&String>) {
        if let Some(value) = value {
            self.push(condition, [Value::from(value.clone())]);
        }
    }

    /// The conditions as a WHERE clause.
    pub fn clause(&self) -> String {
        if self.conditions.is_empty() { String::new() } else { format!("WHERE {}", self.conditions.join(" AND ")) }
    }

    /// The values themselves.
    pub fn into_values(self) -> Vec<Value> {
        self.values
    }

    /// The values in the order of their marks.
    pub fn values(&self) -> impl rusqlite::Params + '_ {
        params_from_iter(&self.values)
    }
}

impl Filter {
    /// Conditions on documents, of which `d` is the alias.
    pub(crate) fn documents(&self, d: &str, parts: &mut Parts) {
        parts.text(&format!("{d}.day >= ?"), self.published_from.as_ref());
        parts.text(&format!("{d}.day <= ?"), self.published_to.as_ref());
        parts.text(&format!("{d}.day <= ?"), self.as_of.as_ref());
        parts.text(&format!("{d}.read_at >= ?"), self.read_since.as_ref());
        parts.text(&format!("{d}.publisher = ?"), self.publisher.as_ref());
    }

    /// Conditions on `statements s`.
    pub(crate) fn statements(&self, sqlite: &Connection, parts: &mut Parts) -> Result<(), LedgerError> {
        self.row("s", parts);
        if let Some(actor) = &self.actor {
            let marks = identities(sqlite, actor)?;
            parts.push(&format!("s.speaker_identity IN ({marks})"), []);
        }
        parts.text("s.country = ?", self.country.as_ref());
        parts.text("s.stance = ?", self.stance.as_ref());
        if let Some(kind) = &self.kind {
            if kind.bytes().all(|byte| byte.is_ascii_uppercase()) {
                about(sqlite, kind, parts)?;
            } else {
                parts.push("s.kind = ?", [Value::from(kind.clone())]);
            }
        }
        if let Some(text) = &self.text {
            holds(sqlite, "s.id", "statements_fts", words(text)?, parts)?;
        }
        Ok(())
    }

    /// Conditions on events, of which `e` is the alias.
    pub(crate) fn events(&self, e: &str, sqlite: &Connection, parts: &mut Parts) -> Result<(), LedgerError> {
        self.row(e, parts);
        if let Some(actor) = &self.actor {
            party(sqlite, e, &format!("x.identity IN ({})", identities(sqlite, actor)?), None, parts)?;
        }
        if let Some(country) = &self.country {
            party(sqlite, e, "x.country = ?", Some(Value::from(country.clone())), parts)?;
        }
        parts.text(&format!("{e}.type = upper(?)"), self.kind.as_ref());
        let stance = format!(
            "EXISTS (SELECT 1 FROM according_to m JOIN statements x ON x.id = m.statement WHERE m.event = {e}.id AND x.stance = ?)"
        );
        parts.text(&stance, self.stance.as_ref());
        if let Some(text) = &self.text {
            holds(sqlite, &format!("{e}.id"), "events_fts", words(text)?, parts)?;
        }
        Ok(())
    }

    /// Conditions on `documents d` that are those of the rows read in them.
    pub(crate) fn texts(&self, sqlite: &Connection, parts: &mut Parts) -> Result<(), LedgerError> {
        self.documents("d", parts);
        if let Some(actor) = &self.actor {
            let marks = identities(sqlite, actor)?;
            parts.push(&format!("d.id IN (SELECT a.document FROM actors a WHERE a.identity IN ({marks}))"), []);
        }
        let country = "EXISTS (SELECT 1 FROM actors a WHERE a.document = d.id AND a.country = ?)";
        parts.text(country, self.country.as_ref());
        if let Some(place) = &self.place {
            let place = Value::from(place.clone());
            let named = "SELECT x.document FROM places x WHERE x.name = ? COLLATE NOCASE OR x.country = ?";
            parts.push(&format!("d.id IN ({named})"), [place.clone(), place]);
        }
        if let Some(text) = &self.text {
            holds(sqlite, "d.id", "documents_fts", words(text)?, parts)?;
        }
        Ok(())
    }

    /// Keeps documents in which a statement or an event was read that passes what the filter asks of rows.
    pub(crate) fn with_rows(&self, sqlite: &Connection, parts: &mut Parts) -> Result<(), LedgerError> {
        let asked =
            [&self.actor, &self.country, &self.kind, &self.stance, &self.place, &self.from, &self.to, &self.text];
        if asked.into_iter().all(Option::is_none) {
            return Ok(());
        }
        let (mut said, mut told) = (Parts::default(), Parts::default());
        said.push("s.document = d.id", []);
        self.statements(sqlite, &mut said)?;
        told.push("e.document = d.id", []);
        self.events("e", sqlite, &mut told)?;
        let sql = format!(
            "EXISTS (SELECT 1 FROM statements s {}) OR EXISTS (SELECT 1 FROM events e {})",
            said.clause(),
            told.clause()
        );
        parts.push(&sql, said.into_values().into_iter().chain(told.into_values()));
        Ok(())
    }

    /// Conditions on `identities i` and `identities w`, the whole one.
    pub(crate) fn identities(&self, sqlite: &Connection, parts: &mut Parts) -> Result<(), LedgerError> {
        if let Some(actor) = &self.actor {
            parts.push(&format!("i.id IN ({})", identities(sqlite, actor)?), []);
        }
        self.holding("a.document", parts);
        parts.text("i.country = ?", self.country.as_ref());
        parts.text("ifnull(w.typed, i.kind) = ?", self.kind.as_ref());
        Ok(())
    }

    /// Leaves out documents that hold no longer, by a column with their id, unless all is asked for.
    pub(crate) fn holding(&self, document: &str, parts: &mut Parts) {
        if !self.all {
            let day = self.as_of.clone().map(Value::from);
            parts.push(&versions::holds(document, day.is_some()), day);
        }
    }

    /// Conditions that statements and events share, on the table `alias`.
    fn row(&self, alias: &str, parts: &mut Parts) {
        if !self.all {
            parts.push(&format!("{alias}.verdict IS NOT 'rejected'"), []);
        }
        self.holding(&format!("{alias}.document"), parts);
        parts.text(&format!("{alias}.day >= ?"), self.from.as_ref());
        parts.text(&format!("{alias}.day <= ?"), self.to.as_ref());
        if let Some(place) = &self.place {
            let place = Value::from(place.clone());
            let named = "SELECT x.id FROM places x WHERE x.name = ? COLLATE NOCASE OR x.country = ?";
            parts.push(&format!("{alias}.place IN ({named})"), [place.clone(), place]);
        }
    }

    /// Leaves out of events the accounts of articles that had not been published by `as_of`.
    pub(crate) fn known(&self, mut events: Vec<EventRow>) -> Vec<EventRow> {
        if let Some(day) = &self.as_of {
            let is_known = |account: &Account| {
                account.published.as_deref().is_some_and(|published| published.get(..10).unwrap_or(published) <= &**day)
            };
            for event in &mut events {
                event.sightings.retain(is_known);
            }
        }
        events
    }

    /// The limit as SQL takes it.
    pub(crate) fn count(&self) -> usize {
        if self.limit == 0 { usize::MAX } else { self.limit }
    }
}

/// Finds from which rows are walked in the order of the list until a page is full, rather than all finds sorted. A sign
/// before the row's id keeps SQLite from going by the finds.
const MANY: usize = 2000;

/// Whether a question without order gives many rows.
fn are_many(sqlite: &Connection, from: &str, value: Option<&Value>) -> Result<bool, LedgerError> {
    let sql = format!("SELECT count(*) > {MANY} FROM (SELECT 1 FROM {from} LIMIT {})", MANY + 1);
    Ok(sqlite.prepare_cached(&sql)?.query_row(params_from_iter(value), |row| row.get(0))?)
}

/// Keeps events in which somebody takes part.
fn party(sqlite: &Connection, e: &str, who: &str, value: Option<Value>, parts: &mut Parts) -> Result<(), LedgerError> {
    let taking_part = format!("event_actors x WHERE {who}");
    let sign = if are_many(sqlite, &taking_part, value.as_ref())? { "+" } else { "" };
    parts.push(&format!("{sign}{e}.id IN (SELECT x.event FROM {taking_part})"), value);
    Ok(())
}

/// Keeps statements that tell of an event of a type: few are looked up, of many the list is walked until a page is full.
fn about(sqlite: &Connection, kind: &str, parts: &mut Parts) -> Result<(), LedgerError> {
    let kind = Value::from(kind.to_owned());
    let telling = "events x JOIN statement_events m ON m.event = x.id WHERE x.type = ?";
    if are_many(sqlite, telling, Some(&kind))? {
        let about =
            "SELECT 1 FROM statement_events m JOIN events x ON x.id = m.event WHERE m.statement = s.id AND x.type = ?";
        parts.push(&format!("EXISTS ({about})"), [kind]);
    } else {
        parts.push(&format!("s.id IN (SELECT m.statement FROM {telling})"), [kind]);
    }
    Ok(())
}

/// Keeps rows whose words hold what was typed.
fn holds(sqlite: &Connection, id: &str, table: &str, typed: Value, parts: &mut Parts) -> Result<(), LedgerError> {
    let matching = format!("{table} WHERE {table} MATCH ?");
    let sign = if are_many(sqlite, &matching, Some(&typed))? { "+" } else { "" };
    parts.push(&format!("{sign}{id} IN (SELECT rowid FROM {matching})"), [typed]);
    Ok(())
}

/// The identities whose names hold these words, with all names that are one with them, as a list of row ids for SQL. Numbers
/// of the ledger's own need no binding, and a list of one lets SQLite walk an index in order.
fn identities(sqlite: &Connection, name: &str) -> Result<String, LedgerError> {
    let sql = "SELECT id FROM identities WHERE whole IN (
                   SELECT i.whole FROM identities_fts JOIN identities i ON i.id = identities_fts.rowid WHERE identities_fts MATCH ?1
                   UNION SELECT id FROM identities WHERE given IS NOT NULL AND instr(lower(given), lower(?2)) > 0)
               ORDER BY id";
    let mut statement = sqlite.prepare_cached(sql)?;
    let ids = statement
        .query_map([words(name)?, Value::from(name.to_owned())], |row| row.get::<_, i64>(0))?
        .collect::<Result<Vec<_>, _>>()?;
    Ok(ids.iter().map(ToString::to_string).collect::<Vec<_>>().join(","))
}

/// What a user typed as a question of FTS5: every word, and every run of words in quotation marks, must stand there.
/// Each is quoted, so that nothing typed is taken for FTS5's own language.
pub(crate) fn words(typed: &str) -> Result<Value, LedgerError> {
    // SQLite reads a question up to its first NUL.
    let clean = typed.replace('\0', " ");
    let mut phrases = Vec::new();
    for (index, part) in clean.split('"').enumerate() {
        if index % 2 == 1 {
            phrases.push(part);
        } else {
            phrases.extend(part.split_whitespace());
        }
    }
    // What may be a letter of some script is left to SQLite, which finds nothing where it is none.
    phrases.retain(|phrase| phrase.chars().any(|letter| letter.is_alphanumeric() || letter > '\u{bf}'));
    if phrases.is_empty() {
        return Err(LedgerError::Question { what: "the search", given: typed.to_owned(), problem: "has no words" });
    }
    Ok(Value::from(phrases.iter().map(|phrase| format!("\"{phrase}\"")).collect::<Vec<_>>().join(" ")))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_typed_is_taken_for_search_syntax() {
        assert_eq!(
            words("cease-fire OR \"peace talks\" *").unwrap(),
            Value::from("\"cease-fire\" \"OR\" \"peace talks\"".to_owned())
        );
        assert!(words(" \"* \" ").is_err());
        assert_eq!(words("peace\0talks").unwrap(), Value::from("\"peace\" \"talks\"".to_owned()));
    }
}
