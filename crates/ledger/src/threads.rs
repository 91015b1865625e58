//! Processes as lines of events: talks, ceasefires, cases.
//!
//! Steps are kept, threads are not: they are tied anew for each question from the steps it asks for outwards, so that an
//! answer for an earlier day ties only what had been published by then.

use std::collections::hash_map::Entry;
use std::collections::{BTreeSet, HashMap};

use onrecord_linking::threads::{self, NAMES, Step, Thread, Tie};
use onrecord_linking::{summary, vocabulary};
use rusqlite::types::{Type, Value};
use rusqlite::{OptionalExtension, params};
use schemars::JsonSchema;
use serde::Serialize;

use crate::add::word;
use crate::filter::{Filter, Parts};
use crate::rows::{EventRow, StatementRow};
use crate::{Layer, Ledger, LedgerError, RowId, summaries};

/// A process.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
pub struct ThreadRow {
    /// The event of the first step, with the letter of threads: `3f2a9c01b7de/h4`.
    pub id: RowId,
    /// `talks`, `ceasefire` or `case`.
    pub process: String,
    /// Countries or bodies between which it is, or the person whom it is against.
    pub parties: Vec<String>,
    /// Towns where talks were held.
    pub venues: Vec<String>,
    /// Day of the first step and of the last, ISO 8601.
    #[schemars(with = "[String; 2]")]
    pub days: (String, String),
    /// In how many documents it is told.
    pub documents: usize,
    /// The steps, in the order of time.
    pub steps: Vec<StepRow>,
    /// What its parties proposed in these documents, in the order of time.
    pub proposals: Vec<StatementRow>,
}

/// A step of a process.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
pub struct StepRow {
    /// When it happened, else when it was first told.
    pub day: String,
    /// `text`, or `publication` where no account says when; `before` of what lies before its article, no account says when
    /// ("earlier talks"): such steps come last.
    pub day_from: String,
    /// Whether it happened, as the last account has it.
    pub status: Option<String>,
    /// `bilateral`, `trilateral`, `multilateral`, `mediated` or `shuttle`, of talks.
    pub format: Option<String>,
    /// Who was present, by name.
    pub present: Vec<String>,
    /// The first account that tells it as done, under way or to come.
    pub event: EventRow,
}

/// Steps that are found on the way, and the names of their documents.
#[derive(Default)]
struct Found {
    steps: HashMap<i64, Step>,
    names: HashMap<usize, Vec<(u64, f64)>>,
}

impl Ledger {
    /// Processes, those with the latest steps first. The filter narrows the steps from which they are followed.
    pub fn threads(&self, filter: &Filter) -> Result<Vec<ThreadRow>, LedgerError> {
        let mut parts = Parts::default();
        let steps = Filter { kind: None, ..filter.clone() };
        steps.events("e", &self.sqlite, &mut parts)?;
        steps.documents("d", &mut parts);
        parts.text("x.process = ?", filter.kind.as_ref());
        let sql = format!(
            "SELECT x.id FROM steps x JOIN events e ON e.id = x.event JOIN documents d ON d.id = e.document {} ORDER BY x.day DESC, x.id",
            parts.clause()
        );
        let mut statement = self.sqlite.prepare_cached(&sql)?;
        let mut rows = statement.query(parts.values())?;
        let mut found = Found::default();
        let mut seen = BTreeSet::new();
        let mut threads = Vec::new();
        let mut passed = 0;
        while let Some(row) = rows.next()? {
            if threads.len() >= filter.count() {
                break;
            }
            let first = row.get(0)?;
            if !seen.contains(&first) {
                let (tied, thread) = self.follow(filter, &mut found, first)?;
                seen.extend(tied);
                if let Some(thread) = thread {
                    if passed < filter.skip {
                        passed += 1;
                        continue;
                    }
                    threads.push(self.thread_row(filter, thread)?);
                }
            }
        }
        Ok(threads)
    }

    /// The thread whose first step is this event.
    pub fn thread(&self, id: &RowId) -> Result<ThreadRow, LedgerError> {
        let (id, event) = self.find(id)?;
        let sql = "SELECT id FROM steps WHERE event = (SELECT ifnull(lead, id) FROM events WHERE id = ?1) ORDER BY id LIMIT 1";
        let unknown = || LedgerError::Unknown(id.to_string());
        let seed =
            self.sqlite.prepare_cached(sql)?.query_map([event], |row| row.get(0))?.next().ok_or_else(unknown)??;
        let (_, thread) = self.follow(&Filter::default(), &mut Found::default(), seed)?;
        self.thread_row(&Filter::default(), thread.ok_or_else(unknown)?)
    }

    /// All steps that are tied to one, and their thread if they make one.
    fn follow(
        &self,
        filter: &Filter,
        found: &mut Found,
        seed: i64,
    ) -> Result<(BTreeSet<i64>, Option<Thread>), LedgerError> {
        let mut tied = BTreeSet::from([seed]);
        let mut legs = BTreeSet::new();
        let mut open = vec![seed];
        while let Some(at) = open.pop() {
            let step = self.step(found, at)?;
            for other_at in self.neighbours(filter, &step)? {
                let other = self.step(found, other_at)?;
                let Some(tie) = step.tie(&other) else { continue };
                if at == other_at || !self.share_names(found, &step, &other)? {
                    continue;
                }
                if tie == Tie::Shuttle {
                    legs.extend([at, other_at]);
                }
                if tied.insert(other_at) {
                    open.push(other_at);
                }
            }
        }
        let mut steps = Vec::new();
        for &at in &tied {
            let mut step = self.step(found, at)?;
            if legs.contains(&at) {
                step.format = Some(threads::Format::Shuttle);
            }
            steps.push((step, at));
        }
        steps.sort_by_key(|(step, at)| (step.is_earlier, step.day, *at));
        Ok((tied, Thread::new(steps.into_iter().map(|(step, _)| step).collect())))
    }

    /// The steps on the lines of one that are near enough in time to be tied to it.
    fn neighbours(&self, filter: &Filter, step: &Step) -> Result<BTreeSet<i64>, LedgerError> {
        let mut found = BTreeSet::new();
        // SQLite prepares a statement anew for each value that it compares with a column it has statistics of; the signs
        // keep it from that.
        let sql = format!(
            "SELECT l.step FROM step_lines l JOIN steps x ON x.id = l.step
             WHERE l.line = +?1 AND l.day BETWEEN +?2 AND +?3 AND EXISTS ({})",
            told("x.event", "+?4", "+?5")
        );
        let mut statement = self.sqlite.prepare_cached(&sql)?;
        let reach = step.reach();
        let bounds = (summary::date(step.day - reach), summary::date(step.day + reach));
        for line in step.lines() {
            let mut rows = statement.query(params![line, bounds.0, bounds.1, filter.as_of, filter.all])?;
            while let Some(row) = rows.next()? {
                found.insert(row.get(0)?);
            }
        }
        Ok(found)
    }

    fn step(&self, found: &mut Found, id: i64) -> Result<Step, LedgerError> {
        if let Some(step) = found.steps.get(&id) {
            return Ok(step.clone());
        }
        let sql = "SELECT content FROM steps WHERE id = ?1";
        let content: String = self.sqlite.prepare_cached(sql)?.query_row([id], |row| row.get(0))?;
        let step: Step = serde_json::from_str(&content)
            .map_err(|error| rusqlite::Error::FromSqlConversionFailure(0, Type::Text, error.into()))?;
        found.steps.insert(id, step.clone());
        Ok(step)
    }

    fn share_names(&self, found: &mut Found, one: &Step, other: &Step) -> Result<bool, LedgerError> {
        let (one, other) = (one.first.document, other.first.document);
        for document in [one, other] {
            if let Entry::Vacant(vacant) = found.names.entry(document) {
                vacant.insert(summaries::names(&self.sqlite, document as i64)?);
            }
        }
        Ok(one == other || vocabulary::cosine(&found.names[&one], &found.names[&other]) >= NAMES)
    }

    fn thread_row(&self, filter: &Filter, thread: Thread) -> Result<ThreadRow, LedgerError> {
        let mut steps = Vec::new();
        let mut documents = BTreeSet::new();
        let sql = format!(
            "SELECT o.id FROM ({}) o ORDER BY o.id <> ?1, o.day IS NULL, o.day, o.handle, o.number LIMIT 1",
            told("+?1", "+?2", "+?3")
        );
        let mut shown: HashMap<usize, i64> = HashMap::new();
        for step in &thread.steps {
            let values = params![step.event as i64, filter.as_of, filter.all];
            let first = self.sqlite.prepare_cached(&sql)?.query_row(values, |row| row.get(0)).optional()?;
            shown.extend(first.map(|first| (step.event, first)));
        }
        let ids: Vec<i64> = shown.values().copied().collect();
        let mut parts = Parts::default();
        parts.push("e.id IN (SELECT value FROM json_each(?))", [Value::from(serde_json::Value::from(ids).to_string())]);
        let events: HashMap<i64, EventRow> = self.numbered_events(&parts, "e.id", usize::MAX)?.into_iter().collect();
        for step in &thread.steps {
            let first = shown.get(&step.event).and_then(|first| events.get(first));
            let Some(mut event) = first.cloned() else { continue };
            if let Some(as_of) = &filter.as_of {
                event.sightings.retain(|account| {
                    account.published.as_deref().is_some_and(|day| day[..10.min(day.len())] <= **as_of)
                });
            }
            documents.insert(event.id.handle.clone());
            documents.extend(event.sightings.iter().map(|account| account.id.handle.clone()));
            let mut present = Vec::new();
            for &party in &step.present {
                present.extend(self.strings("SELECT called FROM identities WHERE id = ?1", party as i64)?);
            }
            steps.push(StepRow {
                day: summary::date(step.day).unwrap_or_default(),
                day_from: match (step.is_dated, step.is_earlier) {
                    (true, _) => "text",
                    (false, true) => "before",
                    (false, false) => "publication",
                }
                .to_owned(),
                status: step.status.map(word),
                format: step.format.map(word),
                present,
                event,
            });
        }
        // What lies before its article by no known time bounds nothing, unless it is all there is.
        let is_placed = |step: &&StepRow| step.day_from != "before";
        let placed: Vec<&StepRow> = steps.iter().filter(is_placed).collect();
        let placed = if placed.is_empty() { steps.iter().collect() } else { placed };
        let days = |at: Option<&&StepRow>| at.map(|step| step.day.clone()).unwrap_or_default();
        let days = (days(placed.first()), days(placed.last()));
        let id = steps.first().map(|step| RowId { layer: Layer::Thread, ..step.event.id.clone() });
        let handles: Vec<&str> = documents.iter().map(String::as_str).collect();
        let mut parties = thread.parties;
        if let Some(person) = thread.steps.first().and_then(|step| step.against) {
            parties = self.strings("SELECT called FROM identities WHERE id = ?1", person as i64)?;
        }
        let venues: BTreeSet<String> = thread.steps.iter().filter_map(|step| step.venue.clone()).collect();
        let venues = venues.into_iter().collect();
        let proposals = self.proposals(&handles, &parties)?;
        Ok(ThreadRow {
            id: id.ok_or_else(|| LedgerError::Unknown(word(thread.process)))?,
            process: word(thread.process),
            parties,
            venues,
            days,
            documents: handles.len(),
            steps,
            proposals,
        })
    }

    /// What people of these countries propose in some documents; words that a copy repeats count once.
    fn proposals(&self, handles: &[&str], countries: &[String]) -> Result<Vec<StatementRow>, LedgerError> {
        let mut parts = Parts::default();
        // The statements of these documents are few; the signs keep SQLite from walking all of a stance or country.
        parts.push("+s.stance = 'propose' AND s.verdict IS NOT 'rejected'", []);
        let of_these = "s.document IN (SELECT id FROM documents WHERE handle IN (SELECT value FROM json_each(?)))";
        parts.push(of_these, [Value::from(serde_json::Value::from(handles).to_string())]);
        let countries = serde_json::Value::from(countries).to_string();
        parts.push("+s.country IN (SELECT value FROM json_each(?))", [Value::from(countries)]);
        let mut rows = self.statement_rows(&parts, "s.day IS NULL, s.day, d.handle, s.number", usize::MAX)?;
        let mut seen = BTreeSet::new();
        rows.retain(|row| seen.insert(row.content.clone()));
        Ok(rows)
    }
}

/// Asks for the accounts that tell an event as done, under way or to come: published by a day if one is given, not rejected
/// unless `all`.
fn told(lead: &str, as_of: &str, all: &str) -> String {
    format!(
        "SELECT o.id, o.number, d.day, d.handle FROM events o JOIN documents d ON d.id = o.document
         WHERE o.id IN (SELECT {lead} UNION ALL SELECT y.id FROM events y WHERE y.lead = {lead})
         AND o.status IN ('occurred', 'ongoing', 'planned') AND ({all} OR o.verdict IS NOT 'rejected')
         AND ({as_of} IS NULL OR o.told <= {as_of})
         AND ({all} OR NOT EXISTS (SELECT 1 FROM retired r WHERE r.document = d.id AND ({as_of} IS NULL OR r.day <= {as_of})))"
    )
}
