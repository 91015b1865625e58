//! Questions: statements, events, the timeline, search.

use std::collections::HashMap;

use rusqlite::types::{Type, Value};
use rusqlite::{OptionalExtension, Row, params_from_iter};
use schemars::JsonSchema;
use serde::Serialize;

use crate::filter::{Filter, Parts, words};
use crate::rows::{Account, EventRow, Interval, Location, Party, Precision, Source, StatementRow};
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
    /// `identical`, `copy` or `revision` where the article is a near copy of an earlier one.
    pub copy: Option<String>,
}

pub(crate) const SOURCE: &str = "d.handle, d.key, d.title, d.publisher, d.url, d.published";

const STATEMENT: &str =
    "s.number, s.day, s.day_from, t.quote, a.number, a.name, a.country, s.stance, s.kind, s.form, s.channel,
    s.content, p.name, s.confidence, s.verdict, s.start, s.stop, s.id,
    t.number, t.begin_day, t.end_day, t.mod, t.edtf, p.number, p.country, p.admin1, p.latitude, p.longitude, p.geonames, y.kind
    FROM statements s CROSS JOIN documents d ON d.id = s.document LEFT JOIN copies y ON y.document = d.id
    LEFT JOIN actors a ON a.id = s.speaker LEFT JOIN places p ON p.id = s.place LEFT JOIN times t ON t.id = s.time";

const EVENT: &str = "e.number, e.day, e.day_from, t.quote, e.type, e.mode, e.cameo, e.quad, e.status, p.name, e.trigger_words, e.clause,
    e.confidence, e.verdict, e.start, e.stop, e.id,
    t.number, t.begin_day, t.end_day, t.mod, t.edtf, p.number, p.country, p.admin1, p.latitude, p.longitude, p.geonames, e.contexts
    FROM events e CROSS JOIN documents d ON d.id = e.document
    LEFT JOIN places p ON p.id = e.place LEFT JOIN times t ON t.id = e.time";

/// The other accounts of the events that some accounts tell of.
const ACCOUNTS: &str =
    "SELECT e.id, d.handle, o.number, d.publisher, d.published, d.key, c.kind, o.status,
        (SELECT json_group_array(a.name) FROM according_to m JOIN statements s ON s.id = m.statement JOIN actors a ON a.id = s.speaker WHERE m.event = o.id),
        (SELECT json_group_array(q.quote) FROM event_quantities m JOIN quantities q ON q.id = m.quantity WHERE m.event = o.id)
    FROM json_each(?1) j
    CROSS JOIN events e ON e.id = j.value CROSS JOIN events o ON o.lead = ifnull(e.lead, e.id) OR o.id = e.lead
    JOIN documents d ON d.id = o.document LEFT JOIN copies c ON c.document = d.id
    WHERE o.id <> e.id ORDER BY d.day IS NULL, d.day, d.handle, o.number";

fn account(row: &Row) -> rusqlite::Result<Account> {
    Ok(Account {
        id: RowId { handle: row.get(1)?, layer: Layer::Event, number: row.get(2)? },
        publisher: row.get(3)?,
        published: row.get(4)?,
        key: row.get(5)?,
        copy: row.get(6)?,
        status: row.get(7)?,
        tellers: list(row, 8)?,
        quantities: list(row, 9)?,
    })
}

/// The rows of a page by the numbers that they have in the file.
struct Page {
    rows: HashMap<i64, Vec<usize>>,
    ids: String,
}

impl Page {
    fn new<T>(rows: &[(i64, T)]) -> Self {
        let mut by_id: HashMap<i64, Vec<usize>> = HashMap::new();
        for (at, (id, _)) in rows.iter().enumerate() {
            by_id.entry(*id).or_default().push(at);
        }
        let ids: Vec<String> = rows.iter().map(|(id, _)| id.to_string()).collect();
        Self { rows: by_id, ids: format!("[{}]", ids.join(",")) }
    }
}

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
            self.once(filter, None, parts)?;
            Ok(filter.known(self.event_rows(parts, order, count)?))
        })
    }

    /// Events that can be dated, oldest first. The day of publication dates what has happened by then, nothing else.
    pub fn timeline(&self, filter: &Filter) -> Result<Vec<EventRow>, LedgerError> {
        self.pages("e", Layer::Event, Order::Oldest, filter, |parts, order, count| {
            parts.push(&placed("e"), []);
            filter.events("e", &self.sqlite, parts)?;
            self.once(filter, Some(placed), parts)?;
            Ok(filter.known(self.event_rows(parts, order, count)?))
        })
    }

    /// An account of an event.
    pub fn event(&self, id: &RowId) -> Result<EventRow, LedgerError> {
        if id.layer != Layer::Event {
            return Err(LedgerError::Question { what: "the row", given: id.to_string(), problem: "is not an event" });
        }
        let (id, row) = self.find(id)?;
        let mut parts = Parts::default();
        parts.push("e.id = ?", [Value::from(row)]);
        let found = self.event_rows(&parts, "e.id", 1)?;
        found.into_iter().next().ok_or_else(|| LedgerError::Unknown(id.to_string()))
    }

    /// Leaves out accounts of events of which an earlier account is listed: one that passes the filter and what else the list
    /// asks for. The leading account stands before all others, these in the order of publication.
    pub(crate) fn once(
        &self,
        filter: &Filter,
        also: Option<fn(&str) -> String>,
        parts: &mut Parts,
    ) -> Result<(), LedgerError> {
        if filter.accounts {
            return Ok(());
        }
        let mut earlier = Parts::default();
        let place = |e: &str, d: &str| format!("({d}.day IS NULL, ifnull({d}.day, ''), {d}.handle, {e}.number)");
        earlier.push(&format!("l.id = e.lead OR {} < {}", place("l", "ld"), place("e", "d")), []);
        if let Some(also) = also {
            earlier.push(&also("l"), []);
        }
        filter.events("l", &self.sqlite, &mut earlier)?;
        filter.documents("ld", &mut earlier);
        // From the few accounts of the event: an index over the filter's own columns would walk through all that pass it.
        let listed = format!(
            "SELECT 1 FROM (SELECT e.lead AS id UNION ALL SELECT o.id FROM events o WHERE o.lead = e.lead) g
             CROSS JOIN events l ON l.id = g.id CROSS JOIN documents ld ON ld.id = l.document {}",
            earlier.clause()
        );
        parts.push(&format!("e.lead IS NULL OR NOT EXISTS ({listed})"), earlier.into_values());
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
        let mut found: Vec<(i64, StatementRow)> = rows.collect::<Result<_, _>>()?;
        self.complete_statements(&mut found)?;
        Ok(found.into_iter().map(|(_, row)| row).collect())
    }

    /// Fills in what stands in tables of their own: for all rows of a page at once, as each question has its price.
    fn complete_statements(&self, rows: &mut [(i64, StatementRow)]) -> Result<(), LedgerError> {
        let page = Page::new(rows);
        let sql = "SELECT x.statement, x.part, x.quote FROM json_each(?1) j CROSS JOIN statement_spans x ON x.statement = j.value
                   ORDER BY x.statement, x.start";
        self.each(sql, &page, rows, |row, span| {
            match span.get_ref(1)?.as_str()? {
                "speaker" => row.speaker_words = span.get(2)?,
                "cue" => row.cue = span.get(2)?,
                "quote" => row.quotes.push(span.get(2)?),
                _ => {}
            }
            Ok(())
        })?;
        let sql =
            "SELECT m.statement, e.number FROM json_each(?1) j CROSS JOIN statement_events m ON m.statement = j.value
                   JOIN events e ON e.id = m.event ORDER BY m.statement, e.number";
        self.each(sql, &page, rows, |row, event| {
            row.about.push(RowId { handle: row.id.handle.clone(), layer: Layer::Event, number: event.get(1)? });
            Ok(())
        })
    }

    /// Asks about all rows of a page, whose ids are `?1` as a list in JSON; the first column of an answer says which row it
    /// is of.
    fn each<T>(
        &self,
        sql: &str,
        page: &Page,
        rows: &mut [(i64, T)],
        mut take: impl FnMut(&mut T, &Row) -> rusqlite::Result<()>,
    ) -> Result<(), LedgerError> {
        let mut statement = self.sqlite.prepare_cached(sql)?;
        let mut answers = statement.query([&page.ids])?;
        while let Some(answer) = answers.next()? {
            for &at in page.rows.get(&answer.get(0)?).into_iter().flatten() {
                take(&mut rows[at].1, answer)?;
            }
        }
        Ok(())
    }

    pub(crate) fn event_rows(&self, parts: &Parts, order: &str, count: usize) -> Result<Vec<EventRow>, LedgerError> {
        Ok(self.numbered_events(parts, order, count)?.into_iter().map(|(_, row)| row).collect())
    }

    /// Events with the numbers that they have in the file.
    pub(crate) fn numbered_events(
        &self,
        parts: &Parts,
        order: &str,
        count: usize,
    ) -> Result<Vec<(i64, EventRow)>, LedgerError> {
        let sql = format!(
            "SELECT {SOURCE}, {EVENT} WHERE e.id IN (SELECT e.id FROM events e CROSS JOIN documents d ON d.id = e.document {}
             ORDER BY {order} LIMIT {}) ORDER BY {order}",
            parts.clause(),
            limit(count)
        );
        let mut statement = self.sqlite.prepare_cached(&sql)?;
        let rows = statement.query_map(parts.values(), |row| Ok((row.get(OFFSET + 16)?, event_row(row)?)))?;
        let mut found: Vec<(i64, EventRow)> = rows.collect::<Result<_, _>>()?;
        self.complete_events(&mut found)?;
        Ok(found)
    }

    fn complete_events(&self, rows: &mut [(i64, EventRow)]) -> Result<(), LedgerError> {
        let page = Page::new(rows);
        let sql = "SELECT x.event, x.part, a.number, a.name, a.country FROM json_each(?1) j
                   CROSS JOIN event_actors x ON x.event = j.value JOIN actors a ON a.id = x.actor
                   ORDER BY x.event, x.part, x.position";
        self.each(sql, &page, rows, |row, party| {
            let id = RowId { handle: row.id.handle.clone(), layer: Layer::Actor, number: party.get(2)? };
            let list = match party.get_ref(1)?.as_str()? {
                "actor" => &mut row.actors,
                "recipient" => &mut row.recipients,
                _ => &mut row.mediators,
            };
            list.push(Party { id, name: party.get(3)?, country: party.get(4)? });
            Ok(())
        })?;
        let sql = "SELECT m.event, q.quote FROM json_each(?1) j CROSS JOIN event_quantities m ON m.event = j.value
                   JOIN quantities q ON q.id = m.quantity ORDER BY m.event, q.number";
        self.each(sql, &page, rows, |row, quantity| {
            row.quantities.push(quantity.get(1)?);
            Ok(())
        })?;
        let sql = "SELECT m.event, s.number, a.name FROM json_each(?1) j CROSS JOIN according_to m ON m.event = j.value
                   JOIN statements s ON s.id = m.statement LEFT JOIN actors a ON a.id = s.speaker ORDER BY m.event, s.number";
        self.each(sql, &page, rows, |row, told| {
            let id = RowId { handle: row.id.handle.clone(), layer: Layer::Statement, number: told.get(1)? };
            row.according_to.push(id);
            let teller: Option<String> = told.get(2)?;
            row.tellers.extend(teller.filter(|teller| !row.tellers.contains(teller)));
            Ok(())
        })?;
        self.each(ACCOUNTS, &page, rows, |row, account| {
            row.sightings.push(self::account(account)?);
            Ok(())
        })
    }

    /// Every other account of the event that one account tells of, the earliest first.
    pub(crate) fn accounts(&self, id: i64) -> Result<Vec<Account>, LedgerError> {
        let mut rows = [(id, Vec::new())];
        self.each(ACCOUNTS, &Page::new(&rows), &mut rows, |accounts, row| {
            accounts.push(account(row)?);
            Ok(())
        })?;
        let [(_, accounts)] = rows;
        Ok(accounts)
    }

    pub(crate) fn strings(&self, sql: &str, id: i64) -> Result<Vec<String>, LedgerError> {
        Ok(self.sqlite.prepare_cached(sql)?.query_map([id], |row| row.get(0))?.collect::<Result<_, _>>()?)
    }

    pub(crate) fn ids(&self, sql: &str, id: i64, handle: &str, layer: Layer) -> Result<Vec<RowId>, LedgerError> {
        let id_of = |row: &Row| Ok(RowId { handle: handle.to_owned(), layer, number: row.get(0)? });
        Ok(self.sqlite.prepare_cached(sql)?.query_map([id], id_of)?.collect::<Result<_, _>>()?)
    }

    /// Articles that hold all the words, best first; where the filter asks for rows, those in which one of them was read.
    pub fn search(&self, typed: &str, filter: &Filter) -> Result<Vec<Hit>, LedgerError> {
        let mut parts = Parts::default();
        let typed = words(typed)?;
        parts.push("documents_fts MATCH ?", [typed.clone()]);
        filter.documents("d", &mut parts);
        filter.holding("d.id", &mut parts);
        filter.with_rows(&self.sqlite, &mut parts)?;
        // Which articles first: a snippet walks through its whole text.
        let sql = format!(
            "SELECT {SOURCE}, snippet(documents_fts, 1, char(57344), char(57345), '…', 24), d.text,
                (SELECT count(*) FROM statements x WHERE x.document = d.id), (SELECT count(*) FROM events x WHERE x.document = d.id),
                (SELECT x.kind FROM copies x WHERE x.document = d.id)
             FROM (SELECT d.id, documents_fts.rank AS rank, d.handle FROM documents_fts JOIN documents d ON d.id = documents_fts.rowid {}
                 ORDER BY documents_fts.rank, d.handle LIMIT {} OFFSET {}) hit
             CROSS JOIN documents_fts ON documents_fts.rowid = hit.id JOIN documents d ON d.id = hit.id
             WHERE documents_fts MATCH ? ORDER BY hit.rank, hit.handle",
            parts.clause(),
            limit(filter.count()),
            limit(filter.skip)
        );
        let mut values = parts.into_values();
        values.push(typed);
        let mut statement = self.sqlite.prepare_cached(&sql)?;
        let rows = statement.query_map(params_from_iter(&values), |row| {
            let rows = (row.get(OFFSET + 2)?, row.get(OFFSET + 3)?);
            let marked: String = row.get(OFFSET)?;
            let span = found(&marked, row.get_ref(OFFSET + 1)?.as_str()?);
            let snippet = marked.replace(MARKS[0], "[").replace(MARKS[1], "]");
            Ok(Hit { source: source(row)?, snippet, span, rows, copy: row.get(OFFSET + 4)? })
        })?;
        Ok(rows.collect::<Result<_, _>>()?)
    }
}

/// What the timeline asks of events, of which `e` is the alias: a day, which that of publication is for what has happened alone.
fn placed(e: &str) -> String {
    format!("{e}.day > '' AND ({e}.day_from <> 'publication' OR {e}.status IN ('occurred', 'ongoing'))")
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

/// The place whose columns begin at `at`: number, country, division, latitude, longitude, number in `GeoNames`.
fn location(row: &Row, at: usize, handle: &str) -> rusqlite::Result<Option<Location>> {
    let Some(number) = row.get(at)? else { return Ok(None) };
    let country: Option<String> = row.get(at + 1)?;
    let (latitude, longitude) = (row.get::<_, Option<f64>>(at + 3)?, row.get::<_, Option<f64>>(at + 4)?);
    Ok(Some(Location {
        id: RowId { handle: handle.to_owned(), layer: Layer::Place, number },
        precision: Precision::of(latitude.is_some() && longitude.is_some(), country.is_some()),
        country,
        admin1: row.get(at + 2)?,
        latitude,
        longitude,
        geonames: row.get(at + 5)?,
    }))
}

/// A list that is filed as JSON.
fn list(row: &Row, at: usize) -> rusqlite::Result<Vec<String>> {
    let json: String = row.get(at)?;
    serde_json::from_str(&json).map_err(|error| rusqlite::Error::FromSqlConversionFailure(at, Type::Text, error.into()))
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
        copy: row.get(OFFSET + 29)?,
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
        contexts: list(row, OFFSET + 28)?,
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
