//! Whether the ledger is whole, and what it holds.

use onrecord_record::Span;
use rusqlite::Row;
use schemars::JsonSchema;
use serde::Serialize;

use crate::text::Words;
use crate::{Ledger, LedgerError, disputes, summaries};

/// Something wrong in a ledger.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
pub struct Flaw {
    /// `sqlite`, `foreign-key`, `half-filed` or `orphan`.
    pub kind: &'static str,
    /// The row or table.
    pub place: String,
    /// What is wrong with it.
    pub problem: String,
}

/// How many rows of each sort a ledger holds.
#[derive(Clone, Debug, Default, PartialEq, Serialize, JsonSchema)]
pub struct Stats {
    /// Version of the schema.
    pub schema: u32,
    /// Texts.
    pub documents: u64,
    /// Sources at which texts were met.
    pub sightings: u64,
    /// Actors, counted once per document.
    pub actors: u64,
    /// Actors, counted once per name.
    pub identities: u64,
    /// Who said what.
    pub statements: u64,
    /// Who did what.
    pub events: u64,
    /// Contradictions, within documents and between them, as the list has them.
    pub disputes: u64,
    /// Documents that are filed and not yet linked with the others: a command was stopped before it came to that.
    pub unlinked: u64,
    /// Reviewers' decisions in force.
    pub decisions: u64,
    /// First and last day of publication.
    #[schemars(with = "[Option<String>; 2]")]
    pub published: (Option<String>, Option<String>),
    /// Size of the file, bytes.
    pub bytes: u64,
}

/// Every stored quotation of a document: row id, span, words.
const QUOTES: &str = "
    SELECT 's' || s.number, x.start, x.stop, x.quote FROM statement_spans x JOIN statements s ON s.id = x.statement WHERE s.document = ?1
    UNION ALL SELECT 'e' || number, start, stop, trigger_words FROM events WHERE document = ?1
    UNION ALL SELECT 'e' || number, clause_start, clause_stop, clause FROM events WHERE document = ?1
    UNION ALL SELECT 'e' || e.number, x.start, x.stop, x.quote FROM event_spans x JOIN events e ON e.id = x.event WHERE e.document = ?1
    UNION ALL SELECT 'a' || a.number, x.start, x.stop, x.quote FROM actor_mentions x JOIN actors a ON a.id = x.actor WHERE a.document = ?1
    UNION ALL SELECT 'a' || a.number, x.start, x.stop, x.quote FROM roles x JOIN actors a ON a.id = x.actor WHERE a.document = ?1 AND x.start IS NOT NULL
    UNION ALL SELECT 'p' || p.number, x.start, x.stop, x.quote FROM place_mentions x JOIN places p ON p.id = x.place WHERE p.document = ?1
    UNION ALL SELECT 't' || number, start, stop, quote FROM times WHERE document = ?1
    UNION ALL SELECT 'q' || number, start, stop, quote FROM quantities WHERE document = ?1
    UNION ALL SELECT 'text', start, stop, quote FROM back_references WHERE document = ?1";

/// Decisions on filed texts whose words carry no row of their layer.
const ORPHANED: &str = "
    SELECT m.target FROM decisions m JOIN documents d ON d.sha256 = m.sha256 WHERE m.undone_at IS NULL AND NOT EXISTS (
        SELECT 1 FROM statements x WHERE m.layer = 'statement' AND x.document = d.id
            AND (x.start, x.stop, x.content) = (m.start, m.stop, m.quote)
        UNION ALL SELECT 1 FROM events x WHERE m.layer = 'event' AND x.document = d.id
            AND (x.start, x.stop, x.trigger_words) = (m.start, m.stop, m.quote)
        UNION ALL SELECT 1 FROM actors x JOIN actor_mentions n ON n.actor = x.id WHERE m.layer = 'actor' AND x.document = d.id
            AND (n.start, n.stop, n.quote) = (m.start, m.stop, m.quote)
        UNION ALL SELECT 1 FROM disputes x WHERE m.layer = 'dispute' AND x.document = d.id AND x.explanation = m.quote
        UNION ALL SELECT 1 FROM linked_disputes x WHERE m.layer = 'dispute' AND x.document = d.id AND x.explanation = m.quote)
    ORDER BY m.target";

impl Ledger {
    /// Looks for damage: SQLite's own checks, rows that point nowhere, documents without a sighting, and rows whose
    /// words no longer stand where they were read.
    pub fn check(&self) -> Result<Vec<Flaw>, LedgerError> {
        let mut flaws = Vec::new();
        let mut note = |kind, place: String, problem: String| flaws.push(Flaw { kind, place, problem });
        for problem in self.list("PRAGMA integrity_check", |row| row.get::<_, String>(0))? {
            if problem != "ok" {
                note("sqlite", "the file".to_owned(), problem);
            }
        }
        let dangling =
            |row: &Row| Ok((row.get::<_, String>(0)?, row.get::<_, Option<i64>>(1)?, row.get::<_, String>(2)?));
        for (table, row, parent) in self.list("PRAGMA foreign_key_check", dangling)? {
            note(
                "foreign-key",
                format!("{table} row {}", row.unwrap_or_default()),
                format!("points at no row of {parent}"),
            );
        }
        let unseen =
            "SELECT handle FROM documents d WHERE NOT EXISTS (SELECT 1 FROM sightings x WHERE x.document = d.id)";
        for handle in self.list(unseen, |row| row.get::<_, String>(0))? {
            note("half-filed", handle, "has no sighting".to_owned());
        }
        for target in self.list(ORPHANED, |row| row.get::<_, String>(0))? {
            note("orphan", target, "somebody decided on words that carry no such row any more".to_owned());
        }
        let mut documents = self.sqlite.prepare("SELECT id, handle, text FROM documents ORDER BY handle")?;
        let mut documents = documents.query([])?;
        while let Some(document) = documents.next()? {
            let (id, handle): (i64, String) = (document.get(0)?, document.get(1)?);
            let text: String = document.get(2)?;
            let words = Words::new(&text);
            let mut quotes = self.sqlite.prepare_cached(QUOTES)?;
            let mut quotes = quotes.query([id])?;
            while let Some(row) = quotes.next()? {
                let quote: String = row.get(3)?;
                if words.get(Span::new(row.get(1)?, row.get(2)?)) != Some(quote.as_str()) {
                    let place = format!("{handle}/{}", row.get::<_, String>(0)?);
                    note("orphan", place, format!("the text does not hold “{quote}” there"));
                }
            }
        }
        Ok(flaws)
    }

    /// Counts rows.
    pub fn stats(&self) -> Result<Stats, LedgerError> {
        let count = |what: &str| self.sqlite.query_row(&format!("SELECT count(*) FROM {what}"), [], |row| row.get(0));
        let size = "SELECT page_count * page_size FROM pragma_page_count, pragma_page_size";
        Ok(Stats {
            schema: Self::schema(),
            documents: count("documents")?,
            sightings: count("sightings")?,
            actors: count("actors")?,
            identities: count("identities i WHERE EXISTS (SELECT 1 FROM actors a WHERE a.identity = i.id)")?,
            statements: count("statements")?,
            events: count("events")?,
            disputes: count(&format!("{} x WHERE x.verdict IS NOT 'rejected'", disputes::ALL))?,
            unlinked: count(&format!("summaries WHERE linked = 0 AND version = {}", summaries::VERSION))?,
            decisions: count("decisions WHERE undone_at IS NULL")?,
            published: self
                .sqlite
                .query_row("SELECT min(day), max(day) FROM documents", [], |row| Ok((row.get(0)?, row.get(1)?)))?,
            bytes: self.sqlite.query_row(size, [], |row| row.get(0))?,
        })
    }

    /// Every row of a question without values.
    fn list<T>(&self, sql: &str, read: impl FnMut(&Row) -> rusqlite::Result<T>) -> Result<Vec<T>, LedgerError> {
        Ok(self.sqlite.prepare(sql)?.query_map([], read)?.collect::<Result<_, _>>()?)
    }
}
