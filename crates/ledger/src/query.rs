//! Questions: statements, events, the timeline, search.

use rusqlite::types::Value;
use rusqlite::{OptionalExtension, Row};
use schemars::JsonSchema;
use serde::Serialize;

use crate::filter::{Filter, Parts, words};
use crate::rows::{Account, EventRow, Interval, Location, Party, Source, StatementRow};
use crate::{Layer, Ledger, LedgerError, RowId, disputes};

/// An article that a search found.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
pub struct Hit {
    /// The article.
    pub source: Source,
    /// The words around the first finds, which stand in `[` and `]`.
    pub snippet: String,
    /// Code points of these words in the text, half-open; null where only the title holds the words.
    pub span: Option<(u32, u32)>,
    /// How many statements and events were read in it.
    pub rows: (u64, u64),
}

pub(crate) const SOURCE: &str = "d.handle, d.key, d.title, d.publisher, d.url, d.published";

const STATEMENT: &str =
    "s.number, s.day, s.day_from, t.quote, a.number, a.name, a.country, s.stance, s.kind, s.form, s.channel,
    s.content, p.name, s.confidence, s.verdict, s.start, s.stop, s.id,
    t.number, t.begin_day, t.end_day, t.mod, t.edtf, p.number, p.country, p.admin1, p.latitude, p.longitude
    FROM statements s CROSS JOIN documents d ON d.id = s.document
    LEFT JOIN actors a ON a.id = s.speaker LEFT JOIN places p ON p.id = s.place LEFT JOIN times t ON t.id = s.time";

const EVENT: &str = "e.number, e.day, e.day_from, t.quote, e.type, e.mode, e.cameo, e.quad, e.status, p.name, e.trigger_words, e.clause,
    e.confidence, e.verdict, e.start, e.stop, e.id,
    t.number, t.begin_day, t.end_day, t.mod, t.edtf, p.number, p.country, p.admin1, p.latitude, p.longitude
    FROM events e CROSS JOIN documents d ON d.id = e.document
    LEFT JOIN places p ON p.id = e.place LEFT JOIN times t ON t.id = e.time";

/// Columns of [`SOURCE`].
pub(crate) const OFFSET: usize = 6;

pub(crate) fn source(row: &Row) -> rusqlite::Result<Source> {
    Ok(Source {
        handle: row.get(0)?,
        key: row.get(1)?,
        title: row.get(2)?,
        publisher: row.get(3)?,
        url: row.get(4)?,
        published: row.get(5)?,
    })
}

/// Which way a list runs.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Order {
    Newest,
    Oldest,
}

impl Ledger {
    /// Who said what, newest first, what cannot be dated last.
    pub fn statements(&self, filter: &Filter) -> Result<Vec<StatementRow>, LedgerError> {
        self.pages("s", Layer::Statement, Order::Newest, filter, |parts, order, count| {
            filter.statements(&self.sqlite, parts)?;
            self.statement_rows(parts, order, count)
        })
    }

    /// Who did what, newest first, what cannot be dated last. Of an event that several documents tell, the first account that
    /// passes the filter.
    pub fn events(&self, filter: &Filter) -> Result<Vec<EventRow>, LedgerError> {
        self.pages("e", Layer::Event, Order::Newest, filter, |parts, order, count| {
            filter.events("e", &self.sqlite, parts)?;
            self.once(filter, parts)?;
            self.event_rows(parts, order, count)
        })
    }

    /// Events that can be dated, oldest first. The day of publication dates what has happened by then, nothing else.
    pub fn timeline(&self, filter: &Filter) -> Result<Vec<EventRow>, LedgerError> {
        self.pages("e", Layer::Event, Order::Oldest, filter, |parts, order, count| {
            parts.push("e.day_from <> 'publication' OR e.status IN ('occurred', 'ongoing')", []);
            filter.events("e", &self.sqlite, parts)?;
            self.once(filter, parts)?;
            self.event_rows(parts, order, count)
        })
    }

    /// Leaves out accounts of events whose first account is listed.
    pub(crate) fn once(&self, filter: &Filter, parts: &mut Parts) -> Result<(), LedgerError> {
        if filter.accounts {
            return Ok(());
        }
        let mut lead = Parts::default();
        lead.push("l.id = e.lead", []);
        filter.events("l", &self.sqlite, &mut lead)?;
        filter.documents("ld", &mut lead);
        let listed = format!("SELECT 1 FROM events l JOIN documents ld ON ld.id = l.document {}", lead.clause());
        parts.push(&format!("e.lead IS NULL OR NOT EXISTS ({listed})"), lead.into_values());
        Ok(())
    }

    /// The row with this id in full; the digits of a handle may be fewer than twelve.
    pub fn find(&self, id: &RowId) -> Result<(RowId, i64), LedgerError> {
        let (document, handle) = self.find_document(&id.handle).map_err(|error| match error {
            LedgerError::Unknown(_) => LedgerError::Unknown(id.to_string()),
            other => other,
        })?;
        let sql = format!("SELECT id FROM {} WHERE document = ?1 AND number = ?2", id.layer.table());
        let row = self.sqlite.prepare_cached(&sql)?.query_row((document, id.number), |row| row.get(0)).optional()?;
        let row = row.ok_or_else(|| LedgerError::Unknown(id.to_string()))?;
        Ok((RowId { handle, ..id.clone() }, row))
    }

    /// Runs a question over rows that have a day and, newest first, over those without, from the cursor on. What had been
    /// published by a day is asked for in two parts, as rows of later days are few then and an index has them.
    pub(crate) fn pages<T>(
        &self,
        alias: &str,
        layer: Layer,
        order: Order,
        filter: &Filter,
        mut ask: impl FnMut(&mut Parts, &str, usize) -> Result<Vec<T>, LedgerError>,
    ) -> Result<Vec<T>, LedgerError> {
        let cursor = filter.after.as_ref().map(|id| self.cursor(layer, id)).transpose()?;
        let count = filter.count();
        let mut rows = Vec::new();
        let after = format!("(d.handle, {alias}.number) > (?, ?)");
        let (direction, beyond) = if order == Order::Newest { ("DESC", "<") } else { ("ASC", ">") };
        // A comparison, as SQLite takes no index for IS NOT NULL.
        let mut spans = vec![(format!("{alias}.day > ''"), None)];
        if let (Some(day), Order::Newest, Layer::Statement | Layer::Event) = (&filter.as_of, order, layer) {
            let day = Some(Value::from(day.clone()));
            spans = vec![
                (format!("{alias}.day > ? AND {alias}.day > {alias}.told"), day.clone()),
                (format!("{alias}.day > '' AND {alias}.day <= ?"), day),
            ];
        }
        if matches!(&cursor, Some((None, ..))) {
            spans.clear();
        }
        for (span, day) in spans {
            if rows.len() >= count {
                break;
            }
            let mut parts = Parts::default();
            parts.push(&span, day);
            if let Some((Some(day), handle, number)) = &cursor {
                let day = Value::from(day.clone());
                let condition = format!("{alias}.day {beyond}= ? AND ({alias}.day {beyond} ? OR {after})");
                parts.push(&condition, [day.clone(), day, handle.clone(), number.clone()]);
            }
            filter.documents("d", &mut parts);
            let order = format!("{alias}.day {direction}, d.handle, {alias}.number");
            rows.extend(ask(&mut parts, &order, count.saturating_sub(rows.len()))?);
        }
        if order == Order::Newest && rows.len() < count && filter.from.is_none() && filter.to.is_none() {
            let mut parts = Parts::default();
            parts.push(&format!("{alias}.day IS NULL"), []);
            if let Some((None, handle, number)) = &cursor {
                parts.push(&after, [handle.clone(), number.clone()]);
            }
            filter.documents("d", &mut parts);
            rows.extend(ask(&mut parts, &format!("d.handle, {alias}.number"), count - rows.len())?);
        }
        Ok(rows)
    }

    /// Where a row sorts: day, handle, number.
    fn cursor(&self, layer: Layer, id: &RowId) -> Result<(Option<String>, Value, Value), LedgerError> {
        let is_linked = id.layer == Layer::LinkedDispute && layer == Layer::Dispute;
        if id.layer != layer && !is_linked {
            let problem = "is a row of another kind than the list";
            return Err(LedgerError::Question { what: "the row", given: id.to_string(), problem });
        }
        let (id, row) = self.find(id)?;
        let sql = format!("SELECT day FROM {} WHERE id = ?1", id.layer.table());
        let day = self.sqlite.prepare_cached(&sql)?.query_row([row], |row| row.get(0))?;
        let number = if is_linked { id.number + disputes::MOVED } else { id.number };
        Ok((day, Value::from(id.handle), Value::from(number)))
    }

    pub(crate) fn statement_rows(
        &self,
        parts: &Parts,
        order: &str,
        count: usize,
    ) -> Result<Vec<StatementRow>, LedgerError> {
        // Which rows first: sorting joins no more than it must.
        let sql = format!(
            "SELECT {SOURCE}, {STATEMENT} WHERE s.id IN (SELECT s.id FROM statements s CROSS JOIN documents d ON d.id = s.document {}
             ORDER BY {order} LIMIT {}) ORDER BY {order}",
            parts.clause(),
            limit(count)
        );
        let mut statement = self.sqlite.prepare_cached(&sql)?;
        let rows = statement.query_map(parts.values(), |row| Ok((row.get(OFFSET + 17)?, statement_row(row)?)))?;
        let mut found = Vec::new();
        for row in rows {
            let (id, mut row) = row?;
            self.complete_statement(id, &mut row)?;
            found.push(row);
        }
        Ok(found)
    }

    fn complete_statement(&self, id: i64, row: &mut StatementRow) -> Result<(), LedgerError> {
        let sql = "SELECT part, quote FROM statement_spans WHERE statement = ?1 ORDER BY start";
        let mut spans = self.sqlite.prepare_cached(sql)?;
        let mut spans = spans.query([id])?;
        while let Some(span) = spans.next()? {
            let part: String = span.get(0)?;
            match part.as_str() {
                "speaker" => row.speaker_words = span.get(1)?,
                "cue" => row.cue = span.get(1)?,
                "quote" => row.quotes.push(span.get(1)?),
                _ => {}
            }
        }
        let sql = "SELECT e.number FROM statement_events m JOIN events e ON e.id = m.event WHERE m.statement = ?1 ORDER BY e.number";
        row.about = self.ids(sql, id, &row.id.handle, Layer::Event)?;
        Ok(())
    }

    pub(crate) fn event_rows(&self, parts: &Parts, order: &str, count: usize) -> Result<Vec<EventRow>, LedgerError> {
        let sql = format!(
            "SELECT {SOURCE}, {EVENT} WHERE e.id IN (SELECT e.id FROM events e CROSS JOIN documents d ON d.id = e.document {}
             ORDER BY {order} LIMIT {}) ORDER BY {order}",
            parts.clause(),
            limit(count)
        );
        let mut statement = self.sqlite.prepare_cached(&sql)?;
        let rows = statement.query_map(parts.values(), |row| Ok((row.get(OFFSET + 16)?, event_row(row)?)))?;
        let mut found = Vec::new();
        for row in rows {
            let (id, mut row) = row?;
            self.complete_event(id, &mut row)?;
            found.push(row);
        }
        Ok(found)
    }

    fn complete_event(&self, id: i64, row: &mut EventRow) -> Result<(), LedgerError> {
        let handle = row.id.handle.clone();
        let sql = "SELECT x.part, a.number, a.name, a.country FROM event_actors x JOIN actors a ON a.id = x.actor
                   WHERE x.event = ?1 ORDER BY x.part, x.position";
        let mut parties = self.sqlite.prepare_cached(sql)?;
        let mut parties = parties.query([id])?;
        while let Some(party) = parties.next()? {
            let part: String = party.get(0)?;
            let list = match part.as_str() {
                "actor" => &mut row.actors,
                "recipient" => &mut row.recipients,
                _ => &mut row.mediators,
            };
            let id = RowId { handle: handle.clone(), layer: Layer::Actor, number: party.get(1)? };
            list.push(Party { id, name: party.get(2)?, country: party.get(3)? });
        }
        let sql = "SELECT q.quote FROM event_quantities m JOIN quantities q ON q.id = m.quantity WHERE m.event = ?1 ORDER BY q.number";
        row.quantities = self.strings(sql, id)?;
        let sql = "SELECT s.number FROM according_to m JOIN statements s ON s.id = m.statement WHERE m.event = ?1 ORDER BY s.number";
        row.according_to = self.ids(sql, id, &handle, Layer::Statement)?;
        let sql = "SELECT DISTINCT a.name FROM according_to m JOIN statements s ON s.id = m.statement JOIN actors a ON a.id = s.speaker
                   WHERE m.event = ?1 ORDER BY s.number";
        row.tellers = self.strings(sql, id)?;
        row.sightings = self.accounts(id)?;
        Ok(())
    }

    /// Every other account of the event that one account tells of, the earliest first.
    pub(crate) fn accounts(&self, id: i64) -> Result<Vec<Account>, LedgerError> {
        let sql = "SELECT d.handle, o.number, d.publisher, d.published, d.key, c.kind FROM events e
                   JOIN events o ON o.lead = ifnull(e.lead, e.id) OR o.id = e.lead
                   JOIN documents d ON d.id = o.document LEFT JOIN copies c ON c.document = d.id
                   WHERE e.id = ?1 AND o.id <> e.id ORDER BY d.day IS NULL, d.day, d.handle, o.number";
        let mut statement = self.sqlite.prepare_cached(sql)?;
        let rows = statement.query_map([id], |row| {
            Ok(Account {
                id: RowId { handle: row.get(0)?, layer: Layer::Event, number: row.get(1)? },
                publisher: row.get(2)?,
                published: row.get(3)?,
                key: row.get(4)?,
                copy: row.get(5)?,
            })
        })?;
        Ok(rows.collect::<Result<_, _>>()?)
    }

    pub(crate) fn strings(&self, sql: &str, id: i64) -> Result<Vec<String>, LedgerError> {
        Ok(self.sqlite.prepare_cached(sql)?.query_map([id], |row| row.get(0))?.collect::<Result<_, _>>()?)
    }

    pub(crate) fn ids(&self, sql: &str, id: i64, handle: &str, layer: Layer) -> Result<Vec<RowId>, LedgerError> {
        let id_of = |row: &Row| Ok(RowId { handle: handle.to_owned(), layer, number: row.get(0)? });
        Ok(self.sqlite.prepare_cached(sql)?.query_map([id], id_of)?.collect::<Result<_, _>>()?)
    }

    /// Articles that hold all the words, best first.
    pub fn search(&self, typed: &str, filter: &Filter) -> Result<Vec<Hit>, LedgerError> {
        let mut parts = Parts::default();
        parts.push("documents_fts MATCH ?", [words(typed)?]);
        filter.documents("d", &mut parts);
        let sql = format!(
            "SELECT {SOURCE}, snippet(documents_fts, 1, char(57344), char(57345), '…', 24), d.text,
                (SELECT count(*) FROM statements x WHERE x.document = d.id), (SELECT count(*) FROM events x WHERE x.document = d.id)
             FROM documents_fts JOIN documents d ON d.id = documents_fts.rowid {} ORDER BY documents_fts.rank, d.handle LIMIT {} OFFSET {}",
            parts.clause(),
            limit(filter.count()),
            limit(filter.skip)
        );
        let mut statement = self.sqlite.prepare_cached(&sql)?;
        let rows = statement.query_map(parts.values(), |row| {
            let rows = (row.get(OFFSET + 2)?, row.get(OFFSET + 3)?);
            let marked: String = row.get(OFFSET)?;
            let span = found(&marked, row.get_ref(OFFSET + 1)?.as_str()?);
            let snippet = marked.replace(MARKS[0], "[").replace(MARKS[1], "]");
            Ok(Hit { source: source(row)?, snippet, span, rows })
        })?;
        Ok(rows.collect::<Result<_, _>>()?)
    }
}

/// What stands around a find in a snippet until it is known where it is: letters that no article has.
const MARKS: [char; 2] = ['\u{E000}', '\u{E001}'];

/// Where the words of a snippet stand in the text, code points. FTS5 puts an ellipsis where it cuts.
fn found(marked: &str, text: &str) -> Option<(u32, u32)> {
    if !marked.contains(MARKS[0]) {
        return None;
    }
    let words = marked.replace(MARKS, "");
    let cut = words.strip_prefix('…').unwrap_or(&words);
    let cut = [&*words, cut, cut.strip_suffix('…').unwrap_or(cut), words.strip_suffix('…').unwrap_or(&words)];
    let (at, words) = cut.into_iter().find_map(|words| text.find(words).map(|at| (at, words)))?;
    let start = text[..at].chars().count() as u32;
    Some((start, start + words.chars().count() as u32))
}

/// SQLite takes a signed limit.
pub(crate) fn limit(count: usize) -> i64 {
    i64::try_from(count).unwrap_or(-1)
}

/// The time whose columns begin at `at`: number, begin, end, modifier, EDTF.
fn interval(row: &Row, at: usize, handle: &str) -> rusqlite::Result<Option<Interval>> {
    let Some(number) = row.get(at)? else { return Ok(None) };
    Ok(Some(Interval {
        id: RowId { handle: handle.to_owned(), layer: Layer::Time, number },
        begin: row.get(at + 1)?,
        end: row.get(at + 2)?,
        r#mod: row.get(at + 3)?,
        edtf: row.get(at + 4)?,
    }))
}

/// The place whose columns begin at `at`: number, country, division, latitude, longitude.
fn location(row: &Row, at: usize, handle: &str) -> rusqlite::Result<Option<Location>> {
    let Some(number) = row.get(at)? else { return Ok(None) };
    let id = RowId { handle: handle.to_owned(), layer: Layer::Place, number };
    Ok(Some(Location::new(id, row.get(at + 1)?, row.get(at + 2)?, row.get(at + 3)?, row.get(at + 4)?)))
}

fn statement_row(row: &Row) -> rusqlite::Result<StatementRow> {
    let source = source(row)?;
    let at = |layer, number| RowId { handle: source.handle.clone(), layer, number };
    let speaker = match row.get::<_, Option<u32>>(OFFSET + 4)? {
        Some(number) => {
            Some(Party { id: at(Layer::Actor, number), name: row.get(OFFSET + 5)?, country: row.get(OFFSET + 6)? })
        }
        None => None,
    };
    Ok(StatementRow {
        id: at(Layer::Statement, row.get(OFFSET)?),
        day: row.get(OFFSET + 1)?,
        day_from: row.get(OFFSET + 2)?,
        time: row.get(OFFSET + 3)?,
        interval: interval(row, OFFSET + 18, &source.handle)?,
        speaker,
        speaker_words: None,
        cue: None,
        stance: row.get(OFFSET + 7)?,
        kind: row.get(OFFSET + 8)?,
        form: row.get(OFFSET + 9)?,
        channel: row.get(OFFSET + 10)?,
        content: row.get(OFFSET + 11)?,
        quotes: Vec::new(),
        place: row.get(OFFSET + 12)?,
        location: location(row, OFFSET + 23, &source.handle)?,
        about: Vec::new(),
        confidence: row.get(OFFSET + 13)?,
        verdict: row.get(OFFSET + 14)?,
        span: (row.get(OFFSET + 15)?, row.get(OFFSET + 16)?),
        source,
    })
}

fn event_row(row: &Row) -> rusqlite::Result<EventRow> {
    let source = source(row)?;
    Ok(EventRow {
        id: RowId { handle: source.handle.clone(), layer: Layer::Event, number: row.get(OFFSET)? },
        day: row.get(OFFSET + 1)?,
        day_from: row.get(OFFSET + 2)?,
        time: row.get(OFFSET + 3)?,
        interval: interval(row, OFFSET + 17, &source.handle)?,
        r#type: row.get(OFFSET + 4)?,
        mode: row.get(OFFSET + 5)?,
        cameo: row.get(OFFSET + 6)?,
        quad: row.get(OFFSET + 7)?,
        status: row.get(OFFSET + 8)?,
        actors: Vec::new(),
        recipients: Vec::new(),
        mediators: Vec::new(),
        place: row.get(OFFSET + 9)?,
        location: location(row, OFFSET + 22, &source.handle)?,
        quantities: Vec::new(),
        according_to: Vec::new(),
        tellers: Vec::new(),
        sightings: Vec::new(),
        trigger: row.get(OFFSET + 10)?,
        clause: row.get(OFFSET + 11)?,
        confidence: row.get(OFFSET + 12)?,
        verdict: row.get(OFFSET + 13)?,
        span: (row.get(OFFSET + 14)?, row.get(OFFSET + 15)?),
        source,
    })
}
