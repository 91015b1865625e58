//! A document's record, put together again from its rows.
//!
//! SQLite builds the JSON of each layer, and the record's own types read it, so that a ledger that does not hold a whole
//! record is found out here.

use std::collections::BTreeMap;

use onrecord_record::Record;
use rusqlite::types::Type;

use crate::{Layer, Ledger, LedgerError, RowId};

/// What reviewers said of a document's rows: `accepted` or `rejected`, by row.
pub type Verdicts = BTreeMap<RowId, String>;

/// What of a document a record begins with. Of what only the input said, its version and notice are filed with the sighting, and
/// the authors are not.
const DOCUMENT: &str =
    "SELECT json_object('id', d.sha256, 'key', d.key, 'title', d.title, 'published', d.published, 'publisher', d.publisher,
    'url', d.url, 'language', d.language, 'text', d.text, 'version', min(s.version), 'notice', min(s.notice))
    FROM documents d LEFT JOIN sightings s ON s.document = d.id
        AND (s.key, s.title, s.publisher, s.url, s.published) IS (d.key, d.title, d.publisher, d.url, d.published)
    WHERE d.id = ?1 GROUP BY d.id";

/// The layers in the record's order: name, and a query of one JSON object a row.
const LAYERS: [(&str, &str); 8] = [
    (
        "actors",
        "SELECT json_object('id', 'a' || number, 'name', name, 'kind', kind, 'country', country, 'sectors', json(sectors),
            'roles', json((SELECT json_group_array(json_object('title', r.title, 'of', r.of,
                'span', json(iif(r.start IS NULL, 'null', json_array(r.start, r.stop)))) ORDER BY r.rowid) FROM roles r WHERE r.actor = x.id)),
            'relations', json((SELECT json_group_array(json_object('kind', r.kind, 'to', 'a' || o.number) ORDER BY r.rowid)
                FROM relations r JOIN actors o ON o.id = r.other WHERE r.actor = x.id)),
            'mentions', json((SELECT json_group_array(json_object('span', json_array(m.start, m.stop), 'form', m.form) ORDER BY m.rowid)
                FROM actor_mentions m WHERE m.actor = x.id)))
         FROM actors x WHERE document = ?1 ORDER BY number",
    ),
    (
        "places",
        "SELECT json_object('id', 'p' || number, 'name', name, 'country', country, 'admin1', admin1, 'latitude', latitude,
            'longitude', longitude, 'geonames', geonames,
            'mentions', json((SELECT json_group_array(json_array(m.start, m.stop) ORDER BY m.rowid) FROM place_mentions m WHERE m.place = x.id)))
         FROM places x WHERE document = ?1 ORDER BY number",
    ),
    (
        "times",
        "SELECT json_object('id', 't' || number, 'span', json_array(start, stop), 'type', type, 'value', value, 'mod', mod,
            'begin', begin_day, 'end', end_day, 'edtf', edtf, 'basis', json_object('rule', basis_rule, 'anchor', basis_anchor))
         FROM times WHERE document = ?1 ORDER BY number",
    ),
    (
        "quantities",
        "SELECT json_object('id', 'q' || number, 'span', json_array(start, stop), 'value', value, 'low', low, 'high', high,
            'hedge', hedge, 'change', change, 'unit', unit, 'item', item)
         FROM quantities WHERE document = ?1 ORDER BY number",
    ),
    (
        "statements",
        "SELECT json_object('id', 's' || number,
            'speaker', (SELECT 'a' || a.number FROM actors a WHERE a.id = x.speaker),
            'speaker_span', json((SELECT json_array(p.start, p.stop) FROM statement_spans p WHERE p.statement = x.id AND p.part = 'speaker')),
            'cue', json((SELECT json_array(p.start, p.stop) FROM statement_spans p WHERE p.statement = x.id AND p.part = 'cue')),
            'content', json((SELECT json_group_array(json_array(p.start, p.stop) ORDER BY p.rowid) FROM statement_spans p WHERE p.statement = x.id AND p.part = 'content')),
            'quotes', json((SELECT json_group_array(json_array(p.start, p.stop) ORDER BY p.rowid) FROM statement_spans p WHERE p.statement = x.id AND p.part = 'quote')),
            'form', form, 'kind', kind, 'channel', channel, 'stance', stance,
            'audience', json((SELECT json_group_array('a' || a.number ORDER BY m.position) FROM statement_actors m JOIN actors a ON a.id = m.actor WHERE m.statement = x.id AND m.part = 'audience')),
            'via', json((SELECT json_group_array('a' || a.number ORDER BY m.position) FROM statement_actors m JOIN actors a ON a.id = m.actor WHERE m.statement = x.id AND m.part = 'via')),
            'time', (SELECT 't' || t.number FROM times t WHERE t.id = x.time),
            'place', (SELECT 'p' || p.number FROM places p WHERE p.id = x.place),
            'about', json((SELECT json_group_array('e' || e.number ORDER BY e.number) FROM statement_events m JOIN events e ON e.id = m.event WHERE m.statement = x.id)),
            'within', (SELECT 's' || o.number FROM statements o WHERE o.id = x.reported_by),
            'responds_to', (SELECT 's' || o.number FROM statements o WHERE o.id = x.responds_to),
            'confidence', confidence)
         FROM statements x WHERE document = ?1 ORDER BY number",
    ),
    (
        "events",
        "SELECT json_object('id', 'e' || number, 'trigger', json_array(start, stop), 'span', json_array(clause_start, clause_stop),
            'type', type, 'mode', mode, 'contexts', json(contexts), 'cameo', cameo, 'quad', quad,
            'actors', json((SELECT json_group_array('a' || a.number ORDER BY m.position) FROM event_actors m JOIN actors a ON a.id = m.actor WHERE m.event = x.id AND m.part = 'actor')),
            'recipients', json((SELECT json_group_array('a' || a.number ORDER BY m.position) FROM event_actors m JOIN actors a ON a.id = m.actor WHERE m.event = x.id AND m.part = 'recipient')),
            'mediators', json((SELECT json_group_array('a' || a.number ORDER BY m.position) FROM event_actors m JOIN actors a ON a.id = m.actor WHERE m.event = x.id AND m.part = 'mediator')),
            'actor_spans', json((SELECT json_group_array(json_array(p.start, p.stop) ORDER BY p.rowid) FROM event_spans p WHERE p.event = x.id AND p.part = 'actor')),
            'recipient_spans', json((SELECT json_group_array(json_array(p.start, p.stop) ORDER BY p.rowid) FROM event_spans p WHERE p.event = x.id AND p.part = 'recipient')),
            'place', (SELECT 'p' || p.number FROM places p WHERE p.id = x.place),
            'time', (SELECT 't' || t.number FROM times t WHERE t.id = x.time),
            'quantities', json((SELECT json_group_array('q' || q.number ORDER BY q.number) FROM event_quantities m JOIN quantities q ON q.id = m.quantity WHERE m.event = x.id)),
            'status', status,
            'according_to', json((SELECT json_group_array('s' || s.number ORDER BY s.number) FROM according_to m JOIN statements s ON s.id = m.statement WHERE m.event = x.id)),
            'confidence', confidence)
         FROM events x WHERE document = ?1 ORDER BY number",
    ),
    (
        "references",
        "SELECT json_object('span', json_array(start, stop), 'statement', (SELECT 's' || s.number FROM statements s WHERE s.id = x.statement),
            'event', (SELECT 'e' || e.number FROM events e WHERE e.id = x.event))
         FROM back_references x WHERE document = ?1 ORDER BY rowid",
    ),
    (
        "disputes",
        "WITH RECURSIVE side (number) AS (SELECT 1 UNION ALL SELECT number + 1 FROM side WHERE number < 1000)
         SELECT json_object('id', 'd' || number, 'kind', kind, 'explanation', explanation,
            'sides', json((SELECT json_group_array(json((SELECT json_group_array('s' || s.number ORDER BY s.number) FROM dispute_statements m
                JOIN statements s ON s.id = m.statement WHERE m.dispute = x.id AND m.side = side.number)) ORDER BY side.number)
                FROM side WHERE side.number <= x.sides)),
            'about', json((SELECT json_group_array('e' || e.number ORDER BY e.number) FROM dispute_events m JOIN events e ON e.id = m.event WHERE m.dispute = x.id)))
         FROM disputes x WHERE document = ?1 ORDER BY number",
    ),
];

impl Ledger {
    /// The record of the article whose handle begins with these digits, and the whole handle. Ids are those of the record;
    /// with the handle before them they are the ledger's.
    pub fn record(&self, digits: &str) -> Result<(String, Record), LedgerError> {
        let (id, handle) = self.find_document(digits)?;
        let document: String = self.sqlite.prepare_cached(DOCUMENT)?.query_row([id], |row| row.get(0))?;
        let mut layers = Vec::new();
        for (name, sql) in LAYERS {
            layers.push(format!("\"{name}\":[{}]", self.strings(sql, id)?.join(",")));
        }
        let json = format!("{{\"document\":{document},{}}}", layers.join(","));
        let record = serde_json::from_str(&json)
            .map_err(|error| rusqlite::Error::FromSqlConversionFailure(0, Type::Text, error.into()))?;
        Ok((handle, record))
    }

    /// What reviewers said of the rows of the article with this handle.
    pub fn verdicts(&self, handle: &str) -> Result<Verdicts, LedgerError> {
        let sql = "SELECT 's', x.number, x.verdict FROM statements x JOIN documents d ON d.id = x.document WHERE d.handle = ?1 AND x.verdict IS NOT NULL
                   UNION ALL SELECT 'e', x.number, x.verdict FROM events x JOIN documents d ON d.id = x.document WHERE d.handle = ?1 AND x.verdict IS NOT NULL
                   UNION ALL SELECT 'd', x.number, x.verdict FROM disputes x JOIN documents d ON d.id = x.document WHERE d.handle = ?1 AND x.verdict IS NOT NULL";
        let mut statement = self.sqlite.prepare_cached(sql)?;
        let rows = statement.query_map([handle], |row| {
            let layer = match &*row.get::<_, String>(0)? {
                "s" => Layer::Statement,
                "e" => Layer::Event,
                _ => Layer::Dispute,
            };
            Ok((RowId { handle: handle.to_owned(), layer, number: row.get(1)? }, row.get(2)?))
        })?;
        Ok(rows.collect::<Result<_, _>>()?)
    }
}
