//! Why a row is on the record: its words where they stand, what dated it, who read it, where its text was met.

use onrecord_record::Span;
use rusqlite::OptionalExtension;

use crate::rows::{Provenance, Selector, Source};
use crate::text::Words;
use crate::{Layer, Ledger, LedgerError, Quoted, RowId};

impl Ledger {
    /// Why a row is on the record.
    pub fn why(&self, id: &RowId) -> Result<Provenance, LedgerError> {
        self.why_as_of(id, None)
    }

    /// The same by what had been published by the end of a day.
    pub fn why_as_of(&self, id: &RowId, day: Option<&str>) -> Result<Provenance, LedgerError> {
        let mut why = self.told(id, day)?;
        let Some(day) = day else { return Ok(why) };
        let is_known = |published: Option<&str>| {
            published.is_some_and(|published| published.get(..10).unwrap_or(published) <= day)
        };
        why.sightings.retain(|sighting| is_known(sighting.published.as_deref()));
        if why.sightings.is_empty() {
            let problem = "had not been published by that day";
            return Err(LedgerError::Question { what: "the row", given: why.id.to_string(), problem });
        }
        why.accounts.retain(|account| is_known(account.published.as_deref()));
        for side in &mut why.sides {
            side.accounts.retain(|account| is_known(account.source.published.as_deref()));
        }
        why.sides.retain(|side| !side.accounts.is_empty() || !side.statements.is_empty());
        if why.day_from.as_deref() == Some("account") && why.accounts.is_empty() {
            (why.day, why.day_from) = (None, None);
        }
        why.retired = why.retired.filter(|retired| retired.since.as_deref().is_none_or(|since| since <= day));
        Ok(why)
    }

    fn told(&self, id: &RowId, as_of: Option<&str>) -> Result<Provenance, LedgerError> {
        let (id, row) = self.find(id)?;
        let sql = "SELECT id, sha256, engine, model, lexicon, read_at, text FROM documents WHERE handle = ?1";
        let document = self.sqlite.query_row(sql, [&id.handle], |row| {
            let read_by = (row.get(2)?, row.get(3)?, row.get(4)?);
            Ok((row.get::<_, i64>(0)?, row.get(1)?, read_by, row.get(5)?, row.get::<_, String>(6)?))
        })?;
        let (document, sha256, read_by, read_at, text) = document;
        let (summary, spans, time) = layer(id.layer);
        let words = Words::new(&text);
        let mut selectors = Vec::new();
        let mut statement = self.sqlite.prepare_cached(spans)?;
        let mut rows = statement.query([row])?;
        while let Some(row) = rows.next()? {
            let (start, end): (u32, u32) = (row.get(1)?, row.get(2)?);
            let quote: String = row.get(3)?;
            let quoted = words.quoted(Span::new(start, end)).filter(|words| words.quote == quote);
            let orphan = quoted.is_none();
            // Words that are no longer there keep the quotation they had; their surroundings are unknown.
            let words = quoted.unwrap_or(Quoted { quote, prefix: String::new(), suffix: String::new() });
            selectors.push(Selector { part: row.get(0)?, start, end, words, orphan });
        }
        let dated_by = match time {
            Some(sql) => self.sqlite.query_row(sql, [row], |row| Ok((row.get(0)?, row.get(1)?))).optional()?,
            None => None,
        };
        let (mut day, mut day_from) = (None, None);
        if matches!(id.layer, Layer::Statement | Layer::Event | Layer::Thread) {
            let sql = format!("SELECT day, day_from FROM {} WHERE id = ?1", id.layer.table());
            (day, day_from) = self.sqlite.query_row(&sql, [row], |row| Ok((row.get(0)?, row.get(1)?)))?;
        }
        let summary = self.sqlite.query_row(summary, [row], |row| row.get(0))?;
        let sightings = self.sightings(document, &id.handle)?;
        let (mut accounts, mut history, mut joined, mut sides) = (Vec::new(), Vec::new(), Vec::new(), Vec::new());
        match id.layer {
            Layer::Event | Layer::Thread => {
                accounts = self.accounts(row)?;
                history = self.history(row, as_of)?;
            }
            Layer::Actor => joined = self.joined(row)?,
            Layer::Dispute | Layer::LinkedDispute => sides = self.sides(id.layer, row)?,
            _ => {}
        }
        Ok(Provenance {
            id,
            summary,
            words: selectors,
            day,
            day_from,
            dated_by,
            sha256,
            read_by,
            read_at,
            sightings,
            accounts,
            history,
            joined,
            sides,
            retired: self.retired(document)?,
        })
    }

    /// What moved in the event that an account tells of: "person: 12 (2025-03-03) → 19 (2025-03-04)".
    fn history(&self, event: i64, as_of: Option<&str>) -> Result<Vec<String>, LedgerError> {
        let sql = "SELECT ifnull(c.item || ': ', ifnull(c.unit || ': ', '')) || group_concat(x.value || ' (' || x.day || ')', ' → ' ORDER BY x.position)
                   FROM events e JOIN changes c ON c.event = ifnull(e.lead, e.id) JOIN change_steps x ON x.change = c.id
                   WHERE e.id = ?1 AND (?2 IS NULL OR x.day <= ?2) GROUP BY c.id HAVING count(*) > 1 ORDER BY c.id";
        let mut statement = self.sqlite.prepare_cached(sql)?;
        let lines = statement.query_map((event, as_of), |row| row.get(0))?;
        Ok(lines.collect::<Result<_, _>>()?)
    }

    /// Every source at which a text was met, in the order of dates.
    pub(crate) fn sightings(&self, document: i64, handle: &str) -> Result<Vec<Source>, LedgerError> {
        let sql = "SELECT key, title, publisher, url, published FROM sightings WHERE document = ?1
                   ORDER BY published IS NULL, published, publisher, url, key, title";
        let mut statement = self.sqlite.prepare_cached(sql)?;
        let rows = statement.query_map([document], |row| {
            Ok(Source {
                handle: handle.to_owned(),
                key: row.get(0)?,
                title: row.get(1)?,
                publisher: row.get(2)?,
                url: row.get(3)?,
                published: row.get(4)?,
            })
        })?;
        Ok(rows.collect::<Result<_, _>>()?)
    }
}

/// For rows of a layer: a line that says what one holds, its words, and the rule of its time.
const fn layer(layer: Layer) -> (&'static str, &'static str, Option<&'static str>) {
    match layer {
        Layer::Actor => (
            "SELECT name || ' (' || kind || ifnull(', ' || country, '') || ')' FROM actors WHERE id = ?1",
            "SELECT form, start, stop, quote FROM actor_mentions WHERE actor = ?1
             UNION ALL SELECT 'role', start, stop, quote FROM roles WHERE actor = ?1 AND start IS NOT NULL ORDER BY 2",
            None,
        ),
        Layer::Place => (
            "SELECT name || ifnull(', ' || admin1, '') || ifnull(', ' || country, '') FROM places WHERE id = ?1",
            "SELECT 'mention', start, stop, quote FROM place_mentions WHERE place = ?1 ORDER BY start",
            None,
        ),
        Layer::Time => (
            "SELECT value || ifnull(', ' || edtf, '') FROM times WHERE id = ?1",
            "SELECT 'time', start, stop, quote FROM times WHERE id = ?1",
            Some("SELECT basis_rule, basis_anchor FROM times WHERE id = ?1"),
        ),
        Layer::Quantity => (
            "SELECT concat_ws(' ', hedge, value, unit, item) FROM quantities WHERE id = ?1",
            "SELECT 'quantity', start, stop, quote FROM quantities WHERE id = ?1",
            None,
        ),
        Layer::Statement => (
            "SELECT ifnull(a.name, 'somebody unnamed') || ': ' || s.stance || ', ' || s.form || ' ' || s.kind
             FROM statements s LEFT JOIN actors a ON a.id = s.speaker WHERE s.id = ?1",
            "SELECT part, start, stop, quote FROM statement_spans WHERE statement = ?1
             UNION ALL SELECT 'time', t.start, t.stop, t.quote FROM statements s JOIN times t ON t.id = s.time WHERE s.id = ?1 ORDER BY 2",
            Some("SELECT t.basis_rule, t.basis_anchor FROM statements s JOIN times t ON t.id = s.time WHERE s.id = ?1"),
        ),
        Layer::Event | Layer::Thread => (
            "SELECT type || ifnull(' ' || mode, '') || ', ' || status || ifnull(', CAMEO ' || cameo, '') FROM events WHERE id = ?1",
            "SELECT 'trigger', start, stop, trigger_words FROM events WHERE id = ?1
             UNION ALL SELECT 'clause', clause_start, clause_stop, clause FROM events WHERE id = ?1
             UNION ALL SELECT part, start, stop, quote FROM event_spans WHERE event = ?1
             UNION ALL SELECT 'time', t.start, t.stop, t.quote FROM events e JOIN times t ON t.id = e.time WHERE e.id = ?1 ORDER BY 2",
            Some("SELECT t.basis_rule, t.basis_anchor FROM events e JOIN times t ON t.id = e.time WHERE e.id = ?1"),
        ),
        Layer::Dispute => (
            "SELECT kind || ': ' || explanation FROM disputes WHERE id = ?1",
            "SELECT 'side ' || m.side, x.start, x.stop, x.quote FROM dispute_statements m
             JOIN statement_spans x ON x.statement = m.statement AND x.part = 'content' WHERE m.dispute = ?1 ORDER BY m.side, x.start",
            None,
        ),
        Layer::LinkedDispute => (
            "SELECT kind || ': ' || explanation FROM linked_disputes WHERE id = ?1",
            "SELECT 'side ' || m.side, e.clause_start, e.clause_stop, e.clause FROM linked_disputes l
             JOIN linked_dispute_accounts m ON m.dispute = l.id JOIN events e ON e.id = m.event AND e.document = l.document
             WHERE l.id = ?1 ORDER BY m.side, 2",
            None,
        ),
    }
}
