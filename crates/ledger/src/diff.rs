//! What is known now and was not known before: since a day, or between two ledgers.

use std::collections::{BTreeMap, BTreeSet};

use rusqlite::params_from_iter;
use rusqlite::types::Value;
use schemars::JsonSchema;
use serde::Serialize;

use crate::filter::{Filter, Parts};
use crate::query::Order;
use crate::rows::{EventRow, StatementRow};
use crate::{Layer, Ledger, LedgerError, RowId};

/// Something that is on the record on one side only, or not the same on both.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Difference {
    /// `new`, `gone` or `moved`.
    pub change: &'static str,
    /// `document`, `statement`, `event`, `dispute` or `history`.
    pub what: &'static str,
    /// The row; of a document its handle.
    pub id: String,
    /// What it says, on one line.
    pub line: String,
    /// Outlet and day of publication of what brings it.
    pub source: String,
}

impl Ledger {
    /// What was published after a day: new disputes, values that moved, new events and statements that pass the filter. Of a
    /// dispute and a value that moved, the days that the filter asks for are those on which it arose and moved.
    pub fn since(&self, day: &str, filter: &Filter) -> Result<Vec<Difference>, LedgerError> {
        let mut found = Vec::new();
        let after = next_day(day)?;
        let after = filter.published_from.clone().map_or(after.clone(), |asked| asked.max(after));
        let from = filter.from.clone().map_or(after.clone(), |asked| asked.max(after.clone()));
        let count = filter.count();
        let filter = Filter { published_from: Some(after.clone()), accounts: true, ..filter.clone() };
        let disputes = Filter { published_from: None, from: Some(from), ..filter.clone() };
        for row in self.disputes(&disputes)? {
            let line = format!("{}: {}", row.kind, row.explanation);
            found.push(Difference::new("dispute", row.id.to_string(), line, source(&row.source)));
        }
        found.extend(self.moved(&disputes)?);
        let mut seen = BTreeSet::new();
        for row in self.events(&filter)? {
            let is_old =
                row.sightings.iter().any(|account| account.published.as_deref().is_some_and(|told| told < &*after));
            let group: BTreeSet<&RowId> = row.sightings.iter().map(|account| &account.id).chain([&row.id]).collect();
            let lead = group.first().map(ToString::to_string);
            if !is_old && seen.insert(lead) {
                found.push(Difference::new("event", row.id.to_string(), event(&row), source(&row.source)));
            }
        }
        for row in self.fresh_statements(&filter)? {
            found.push(Difference::new("statement", row.id.to_string(), statement(&row), source(&row.source)));
        }
        found.truncate(count);
        Ok(found)
    }

    /// Statements but for those that a near copy repeats word by word.
    fn fresh_statements(&self, filter: &Filter) -> Result<Vec<StatementRow>, LedgerError> {
        let repeats = "SELECT 1 FROM copies c JOIN statements o ON o.document = c.original
            WHERE c.document = s.document AND o.content = s.content AND o.speaker_identity IS s.speaker_identity";
        self.pages("s", Layer::Statement, Order::Newest, filter, |parts, order, count| {
            filter.statements(&self.sqlite, parts)?;
            parts.push(&format!("NOT EXISTS ({repeats})"), []);
            self.statement_rows(parts, order, count)
        })
    }

    /// Values that moved from the first day of the filter to its last, of events that pass it. What was told after `as_of` is
    /// not known yet.
    fn moved(&self, filter: &Filter) -> Result<Vec<Difference>, LedgerError> {
        let mut parts = Parts::default();
        // A version that is superseded is where a correction moves from.
        let whose = Filter { from: None, to: None, all: true, ..filter.clone() };
        whose.events("e", &self.sqlite, &mut parts)?;
        if !filter.all {
            parts.push("e.verdict IS NOT 'rejected'", []);
        }
        parts.text("x.day <= ?", filter.as_of.as_ref());
        parts.text("x.day <= ?", filter.published_to.as_ref());
        let clause = parts.clause();
        let bounds = [("max(x.day) >= ?", &filter.from), ("max(x.day) <= ?", &filter.to)];
        let mut last = Parts::default();
        last.push("count(*) > 1", []);
        for (condition, day) in bounds {
            last.text(condition, day.as_ref());
        }
        let sql = format!(
            "SELECT d.handle, e.number, ifnull(c.item || ': ', ifnull(c.unit || ': ', '')) || group_concat(x.value, ' → ' ORDER BY x.position),
             max(x.day), e.clause FROM changes c JOIN change_steps x ON x.change = c.id JOIN events e ON e.id = c.event
             JOIN documents d ON d.id = e.document {clause} GROUP BY c.id HAVING {} ORDER BY max(x.day) DESC, d.handle, e.number",
            last.clause().trim_start_matches("WHERE ")
        );
        let values: Vec<Value> = parts.into_values().into_iter().chain(last.into_values()).collect();
        let mut statement = self.sqlite.prepare_cached(&sql)?;
        let rows = statement.query_map(params_from_iter(values), |row| {
            let id = RowId { handle: row.get(0)?, layer: Layer::Event, number: row.get(1)? };
            let line = format!("{}: “{}”", row.get::<_, String>(2)?, row.get::<_, String>(4)?);
            Ok(Difference { change: "moved", what: "history", id: id.to_string(), line, source: row.get(3)? })
        })?;
        Ok(rows.collect::<Result<_, _>>()?)
    }

    /// What this ledger holds and another does not, and the other way round: texts, and rows of texts that both hold.
    pub fn against(&self, other: &Self) -> Result<Vec<Difference>, LedgerError> {
        let (own, others) = (self.texts()?, other.texts()?);
        let mut found = Vec::new();
        for (sha256, (handle, line, by)) in &own {
            match others.get(sha256) {
                None => found.push(Difference::new("document", handle.clone(), line.clone(), String::new())),
                Some((_, _, of_other)) if of_other != by => {
                    let (own, others) = (self.rows_of(handle)?, other.rows_of(handle)?);
                    found.extend(own.difference(&others).map(|row| row.clone().told("new")));
                    found.extend(others.difference(&own).map(|row| row.clone().told("gone")));
                }
                Some(_) => {}
            }
        }
        for (sha256, (handle, line, _)) in &others {
            if !own.contains_key(sha256) {
                let gone = Difference::new("document", handle.clone(), line.clone(), String::new());
                found.push(Difference { change: "gone", ..gone });
            }
        }
        Ok(found)
    }

    /// Every text by its hash: handle, what it is called, what read it and when it is dated.
    fn texts(&self) -> Result<BTreeMap<String, (String, String, String)>, LedgerError> {
        let sql =
            "SELECT sha256, handle, ifnull(title, key) || ifnull(' (' || concat_ws(', ', publisher, day) || ')', ''),
                   concat_ws(' ', engine, model, lexicon, published) FROM documents";
        let mut statement = self.sqlite.prepare_cached(sql)?;
        let rows = statement.query_map([], |row| Ok((row.get(0)?, (row.get(1)?, row.get(2)?, row.get(3)?))))?;
        Ok(rows.collect::<Result<_, _>>()?)
    }

    /// Statements and events of one text as words; their ids may differ from reading to reading.
    fn rows_of(&self, handle: &str) -> Result<BTreeSet<Words>, LedgerError> {
        let sql = "SELECT 'statement', s.start, concat_ws(' ', s.day, ifnull(a.name, 'somebody unnamed'), s.kind, s.stance) || ': “' || s.content || '”',
                       d.handle || '/s' || s.number FROM documents d JOIN statements s ON s.document = d.id LEFT JOIN actors a ON a.id = s.speaker WHERE d.handle = ?1
                   UNION ALL SELECT 'event', e.start, concat_ws(' ', e.day, e.type, e.mode, e.status) || ifnull(' (' || (
                       SELECT group_concat(x.part || ' ' || a.name, ', ' ORDER BY x.part, x.position) FROM event_actors x JOIN actors a ON a.id = x.actor
                       WHERE x.event = e.id) || ')', '') || ': “' || e.clause || '”', d.handle || '/e' || e.number
                   FROM documents d JOIN events e ON e.document = d.id WHERE d.handle = ?1";
        let mut statement = self.sqlite.prepare_cached(sql)?;
        let rows = statement.query_map([handle], |row| {
            let what = if row.get::<_, String>(0)? == "event" { "event" } else { "statement" };
            Ok(Words { what, start: row.get(1)?, line: row.get(2)?, id: row.get(3)? })
        })?;
        Ok(rows.collect::<Result<_, _>>()?)
    }
}

/// A row of a text as words; equal if the words are, whatever its id.
#[derive(Clone, Debug)]
struct Words {
    what: &'static str,
    start: u32,
    line: String,
    id: String,
}

impl Words {
    fn key(&self) -> (&str, u32, &str) {
        (self.what, self.start, &self.line)
    }

    fn told(self, change: &'static str) -> Difference {
        Difference { change, what: self.what, id: self.id, line: self.line, source: String::new() }
    }
}

impl PartialEq for Words {
    fn eq(&self, other: &Self) -> bool {
        self.key() == other.key()
    }
}

impl Eq for Words {}

impl PartialOrd for Words {
    fn partial_cmp(&self, other: &Self) -> Option<std::cmp::Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Words {
    fn cmp(&self, other: &Self) -> std::cmp::Ordering {
        self.key().cmp(&other.key())
    }
}

impl Difference {
    fn new(what: &'static str, id: String, line: String, source: String) -> Self {
        Self { change: "new", what, id, line, source }
    }
}

fn next_day(day: &str) -> Result<String, LedgerError> {
    let next = onrecord_linking::summary::day(day).and_then(|day| onrecord_linking::summary::date(day + 1));
    next.ok_or_else(|| LedgerError::Question {
        what: "the day",
        given: day.to_owned(),
        problem: "is no day like 2025-12-21",
    })
}

fn source(source: &crate::Source) -> String {
    let outlet = source.publisher.as_ref().unwrap_or(&source.key);
    match source.published.as_deref().and_then(|published| published.get(..10)) {
        Some(day) => format!("{outlet}, {day}"),
        None => outlet.clone(),
    }
}

fn event(row: &EventRow) -> String {
    let names = |parties: &[crate::Party]| parties.iter().map(|party| &*party.name).collect::<Vec<_>>().join(", ");
    let (actors, recipients) = (names(&row.actors), names(&row.recipients));
    let parties = match (actors.is_empty(), recipients.is_empty()) {
        (true, true) => String::new(),
        (false, true) => format!(" {actors}"),
        (true, false) => format!(" → {recipients}"),
        (false, false) => format!(" {actors} → {recipients}"),
    };
    format!("{} {}{parties}: “{}”", row.r#type, row.status, row.clause)
}

fn statement(row: &StatementRow) -> String {
    let speaker = row.speaker.as_ref().map_or("somebody unnamed", |party| &party.name);
    format!("{speaker}, {}: “{}”", row.stance, row.content)
}
