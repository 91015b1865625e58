//! Filing: a record into rows, all of a document or nothing.

use onrecord_linking::offices::Office;
use onrecord_linking::{Named, Summary, called};
use onrecord_record::{
    Actor, ActorKind, Dispute, Document, Event, Place, Quantity, Record, Reference, Span, Statement, Time,
};
use rusqlite::{Connection, OptionalExtension, Transaction, TransactionBehavior, params};
use serde::{Deserialize, Serialize};

use crate::file::Ledger;
use crate::id::handle;
use crate::text::Words;
use crate::{Layer, LedgerError, link, review, summaries, versions};

/// What read a document; a document is read again when any of it changes.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Reading {
    /// Version of the engine.
    pub engine: String,
    /// The language model: name, version or hash.
    pub model: String,
    /// The lexicon: version, and what is laid over it.
    pub lexicon: String,
}

/// What came of filing a document.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Added {
    /// The text is new.
    New,
    /// The text was known; its rows were written anew.
    Replaced,
    /// The text was known from elsewhere; this is one more sighting.
    Sighted,
    /// Nothing new.
    Known,
}

impl Ledger {
    /// Whether filing this document would leave its rows as they are, so that reading it can be spared.
    pub fn is_filed(&self, document: &Document, reading: &Reading) -> Result<bool, LedgerError> {
        is_filed(&self.sqlite, document, reading)
    }

    /// Notes that a filed text was met at this document's source.
    pub fn sight(&mut self, document: &Document) -> Result<Added, LedgerError> {
        let id: i64 = self
            .sqlite
            .query_row("SELECT id FROM documents WHERE sha256 = ?1", [&document.id], |row| row.get(0))
            .optional()?
            .ok_or_else(|| LedgerError::Unknown(document.id.clone()))?;
        let transaction = self.sqlite.transaction_with_behavior(TransactionBehavior::Immediate)?;
        let is_new = insert_sighting(&transaction, id, document)?;
        transaction.commit()?;
        Ok(if is_new { Added::Sighted } else { Added::Known })
    }

    /// Files one record in one transaction. A text filed before is read as its earliest source dates it, so that the
    /// order of adding does not matter.
    pub fn add(&mut self, record: &Record, reading: &Reading) -> Result<Added, LedgerError> {
        self.add_all([record], reading).map(|added| added[0])
    }

    /// Files many records in one transaction.
    pub fn add_all<'a>(
        &mut self,
        records: impl IntoIterator<Item = &'a Record>,
        reading: &Reading,
    ) -> Result<Vec<Added>, LedgerError> {
        let mut added = Vec::new();
        let transaction = self.sqlite.transaction_with_behavior(TransactionBehavior::Immediate)?;
        for record in records {
            let broken = |problem| LedgerError::Broken { key: record.document.key.clone(), problem };
            added.push(file(&transaction, record, reading).map_err(|error| match error {
                LedgerError::Sqlite(source)
                    if source.sqlite_error_code() == Some(rusqlite::ErrorCode::ConstraintViolation) =>
                {
                    broken(source)
                }
                other => other,
            })?);
        }
        transaction.commit()?;
        Ok(added)
    }
}

/// What a source says about a text, in the order that decides which source leads.
type Metadata = (Option<String>, Option<String>, Option<String>, String, Option<String>);

fn metadata(document: &Document) -> Metadata {
    let Document { published, publisher, url, key, title, .. } = document.clone();
    (published, publisher, url, key, title)
}

/// Whether the first source is to be preferred: dated before undated, earlier before later, then by name.
fn leads(one: &Metadata, other: &Metadata) -> bool {
    (one.0.is_none(), one) < (other.0.is_none(), other)
}

fn is_filed(sqlite: &Connection, document: &Document, reading: &Reading) -> Result<bool, LedgerError> {
    let sql = "SELECT d.engine, d.model, d.lexicon, d.published, d.publisher, d.url, d.key, d.title
               FROM documents d JOIN summaries m ON m.document = d.id WHERE d.sha256 = ?1 AND m.version = ?2";
    let known = sqlite.prepare_cached(sql)?.query_row(params![document.id, summaries::VERSION], |row| {
        let by = Reading { engine: row.get(0)?, model: row.get(1)?, lexicon: row.get(2)? };
        let source: Metadata = (row.get(3)?, row.get(4)?, row.get(5)?, row.get(6)?, row.get(7)?);
        Ok((by, source))
    });
    let known = known.optional()?;
    Ok(known.is_some_and(|(by, source)| by == *reading && !leads(&metadata(document), &source)))
}

pub(crate) fn file(sqlite: &Transaction, record: &Record, reading: &Reading) -> Result<Added, LedgerError> {
    let document = &record.document;
    let is_filed = is_filed(sqlite, document, reading)?;
    let sql = "SELECT id, sha256, published, publisher, url, key, title FROM documents WHERE handle = ?1";
    let known = sqlite
        .prepare_cached(sql)?
        .query_row([handle(&document.id)], |row| {
            let source: Metadata = (row.get(2)?, row.get(3)?, row.get(4)?, row.get(5)?, row.get(6)?);
            Ok((row.get::<_, i64>(0)?, row.get::<_, String>(1)?, source))
        })
        .optional()?;
    let Some((id, sha256, source)) = known else {
        let id = insert_document(sqlite, document, reading)?;
        insert_sighting(sqlite, id, document)?;
        Rows::new(sqlite, id, record)?.insert(record)?;
        return Ok(Added::New);
    };
    if sha256 != document.id {
        return Err(LedgerError::Collision(document.id.clone()));
    }
    let is_sighted = insert_sighting(sqlite, id, document)?;
    // A later source of a known text does not date it; nor does it bring a newer reading of the leading source.
    if is_filed || leads(&source, &metadata(document)) {
        return Ok(if is_sighted { Added::Sighted } else { Added::Known });
    }
    link::forget(sqlite, id)?;
    for table in ["disputes", "back_references", "events", "statements", "quantities", "times", "places", "actors"] {
        sqlite.prepare_cached(&format!("DELETE FROM {table} WHERE document = ?1"))?.execute([id])?;
    }
    update_document(sqlite, id, document, reading)?;
    Rows::new(sqlite, id, record)?.insert(record)?;
    Ok(Added::Replaced)
}

/// The time at which a row is written, by SQLite's clock, UTC.
const NOW: &str = "strftime('%Y-%m-%dT%H:%M:%SZ', 'now')";

fn insert_document(sqlite: &Transaction, document: &Document, reading: &Reading) -> Result<i64, LedgerError> {
    let sql = format!(
        "INSERT INTO documents (handle, sha256, key, title, publisher, url, published, day, language, engine, model, lexicon, text, read_at)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, {NOW})"
    );
    sqlite.prepare_cached(&sql)?.execute(params![
        handle(&document.id),
        document.id,
        document.key,
        document.title,
        document.publisher,
        document.url,
        document.published,
        day(document.published.as_deref()),
        document.language,
        reading.engine,
        reading.model,
        reading.lexicon,
        document.text,
    ])?;
    Ok(sqlite.last_insert_rowid())
}

fn update_document(sqlite: &Transaction, id: i64, document: &Document, reading: &Reading) -> Result<(), LedgerError> {
    let sql = format!(
        "UPDATE documents SET key = ?2, title = ?3, publisher = ?4, url = ?5, published = ?6, day = ?7, language = ?8,
         engine = ?9, model = ?10, lexicon = ?11, read_at = {NOW} WHERE id = ?1"
    );
    sqlite.prepare_cached(&sql)?.execute(params![
        id,
        document.key,
        document.title,
        document.publisher,
        document.url,
        document.published,
        day(document.published.as_deref()),
        document.language,
        reading.engine,
        reading.model,
        reading.lexicon,
    ])?;
    Ok(())
}

/// Whether the sighting is a new one. A source without a date is the same one as with the date that reading found.
pub(crate) fn insert_sighting(sqlite: &Transaction, id: i64, document: &Document) -> Result<bool, LedgerError> {
    let known =
        "SELECT 1 FROM sightings WHERE ?6 IS NULL AND (document, key, title, publisher, url) IS (?1, ?2, ?3, ?4, ?5)";
    let sql = format!(
        "INSERT OR IGNORE INTO sightings (document, key, title, publisher, url, published, version, notice, seen_at)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, {NOW})"
    );
    let Document { key, title, publisher, url, published, version, notice, .. } = document;
    let values = params![id, key, title, publisher, url, published];
    if sqlite.prepare_cached(known)?.exists(values)? {
        return Ok(false);
    }
    let undated = "DELETE FROM sightings WHERE ?6 IS NOT NULL AND published IS NULL
                   AND (document, key, title, publisher, url) IS (?1, ?2, ?3, ?4, ?5)";
    sqlite.prepare_cached(undated)?.execute(values)?;
    let values = params![id, key, title, publisher, url, published, version, notice];
    let is_new = sqlite.prepare_cached(&sql)?.execute(values)? > 0;
    versions::retire(sqlite, key)?;
    Ok(is_new)
}

/// The day of an ISO date or date-time; none for what is no day ("2024-13-45"), and for years that do not sort as text.
pub(crate) fn day(date: Option<&str>) -> Option<&str> {
    let day = date?.get(..10)?;
    // "20251221T1" begins with a day as well, but not as it sorts.
    let is_day = day.as_bytes()[4] == b'-' && day.as_bytes()[7] == b'-' && !day.starts_with(['-', '+']);
    (is_day && onrecord_linking::summary::day(day).is_some()).then_some(day)
}

/// A word of the record's vocabulary as its JSON spells it.
pub(crate) fn word(value: impl Serialize) -> String {
    match serde_json::to_value(value) {
        Ok(serde_json::Value::String(word)) => word,
        other => unreachable!("the record's enums are written as words, not {other:?}"),
    }
}

/// Writes the rows of one document. Row ids are handed out in blocks beforehand, so that rows can point forward.
struct Rows<'a> {
    sqlite: &'a Transaction<'a>,
    document: i64,
    /// Day of publication.
    published: Option<&'a str>,
    words: Words<'a>,
    /// Row id before the first of each layer's.
    bases: [i64; 7],
    /// Identity and country of each actor.
    identities: Vec<(i64, Option<String>)>,
    /// First day of each time.
    days: Vec<Option<String>>,
    /// What linking keeps of the document.
    summary: Summary,
}

impl<'a> Rows<'a> {
    fn new(sqlite: &'a Transaction, document: i64, record: &'a Record) -> Result<Self, LedgerError> {
        let source = &record.document;
        let mut bases = [0; 7];
        for layer in
            [Layer::Actor, Layer::Place, Layer::Time, Layer::Quantity, Layer::Statement, Layer::Event, Layer::Dispute]
        {
            let sql = format!("SELECT ifnull(max(id), 0) FROM {}", layer.table());
            bases[layer as usize] = sqlite.prepare_cached(&sql)?.query_row([], |row| row.get(0))?;
        }
        Ok(Self {
            sqlite,
            document,
            published: day(source.published.as_deref()),
            words: Words::new(&source.text),
            bases,
            identities: Vec::new(),
            days: Vec::new(),
            summary: onrecord_linking::summary(record),
        })
    }

    fn insert(&mut self, record: &Record) -> Result<(), LedgerError> {
        record.actors.iter().try_for_each(|actor| self.actor(actor))?;
        record.places.iter().try_for_each(|place| self.place(place))?;
        record.times.iter().try_for_each(|time| self.time(time))?;
        record.quantities.iter().try_for_each(|quantity| self.quantity(quantity))?;
        record.statements.iter().try_for_each(|statement| self.statement(statement))?;
        record.events.iter().try_for_each(|event| self.event(event))?;
        record.statements.iter().try_for_each(|statement| self.about(statement))?;
        record.references.iter().try_for_each(|reference| self.reference(reference))?;
        record.disputes.iter().try_for_each(|dispute| self.dispute(dispute))?;
        summaries::insert(self.sqlite, self.document, &self.summary)?;
        let decided = "SELECT 1 FROM decisions m JOIN documents d ON d.sha256 = m.sha256 WHERE d.id = ?1";
        if self.sqlite.prepare_cached(decided)?.exists([self.document])? {
            review::apply(self.sqlite, self.document)?;
        }
        Ok(())
    }

    fn id(&self, layer: Layer, index: usize) -> i64 {
        self.bases[layer as usize] + 1 + index as i64
    }

    fn quote(&self, span: Span) -> &'a str {
        self.words.get(span).unwrap_or_default()
    }

    fn execute(&self, sql: &str, values: impl rusqlite::Params) -> Result<(), LedgerError> {
        self.sqlite.prepare_cached(sql)?.execute(values)?;
        Ok(())
    }

    /// The identity of a name: the same name, kind and country is the same until linking says otherwise.
    fn identity(&self, named: &Named, kind: &str) -> Result<i64, LedgerError> {
        let key = called::key(named);
        let sql = "SELECT id FROM identities WHERE name = ?1 AND kind = ?2 AND ifnull(country, '') = ifnull(?3, '') AND apart = ''";
        let values = params![named.name, kind, named.country];
        if let Some(id) = self.sqlite.prepare_cached(sql)?.query_row(values, |row| row.get(0)).optional()? {
            let named = "UPDATE identities SET key = ?2 WHERE id = ?1 AND key IS NULL AND ?2 IS NOT NULL";
            self.execute(named, params![id, key])?;
            return Ok(id);
        }
        let sql = "INSERT INTO identities (name, kind, country, key, plain, called) VALUES (?1, ?2, ?3, ?4, ?1, ?1)";
        self.execute(sql, params![named.name, kind, named.country, key])?;
        let id = self.sqlite.last_insert_rowid();
        self.execute("UPDATE identities SET whole = id WHERE id = ?1", [id])?;
        Ok(id)
    }

    fn actor(&mut self, actor: &Actor) -> Result<(), LedgerError> {
        let kind = word(actor.kind);
        let Some(named) = self.summary.actors.get(actor.id.index()) else { return Ok(()) };
        let identity = self.identity(named, &kind)?;
        self.identities.push((identity, actor.country.clone()));
        let id = self.id(Layer::Actor, actor.id.index());
        let number = actor.id.index() + 1;
        self.execute(
            "INSERT INTO actors (id, document, number, identity, name, kind, country, sectors, own_identity, is_named)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?4, ?9)",
            params![
                id,
                self.document,
                number,
                identity,
                actor.name,
                kind,
                actor.country,
                list(&actor.sectors),
                named.has_name
            ],
        )?;
        if actor.kind == ActorKind::Person {
            for office in actor.roles.iter().filter_map(Office::of_role) {
                self.execute(
                    "INSERT INTO offices (title, of, told, actor, is_named) VALUES (?1, ?2, ?3, ?4, ?5)",
                    params![office.title, office.of, self.published, id, named.has_name],
                )?;
            }
        }
        for mention in &actor.mentions {
            self.execute(
                "INSERT INTO actor_mentions (actor, start, stop, form, quote) VALUES (?1, ?2, ?3, ?4, ?5)",
                params![id, mention.span.start, mention.span.end, word(mention.form), self.quote(mention.span)],
            )?;
        }
        for role in &actor.roles {
            let (start, stop) = (role.span.map(|span| span.start), role.span.map(|span| span.end));
            self.execute(
                "INSERT INTO roles (actor, title, of, start, stop, quote) VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
                params![id, role.title, role.of, start, stop, role.span.map(|span| self.quote(span))],
            )?;
        }
        for relation in &actor.relations {
            let other = self.id(Layer::Actor, relation.to.index());
            self.execute(
                "INSERT INTO relations (actor, kind, other) VALUES (?1, ?2, ?3)",
                params![id, relation.kind, other],
            )?;
        }
        Ok(())
    }

    fn place(&self, place: &Place) -> Result<(), LedgerError> {
        let id = self.id(Layer::Place, place.id.index());
        let number = place.id.index() + 1;
        self.execute(
            "INSERT INTO places (id, document, number, name, country, admin1, latitude, longitude, geonames)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)",
            params![
                id,
                self.document,
                number,
                place.name,
                place.country,
                place.admin1,
                place.latitude,
                place.longitude,
                place.geonames
            ],
        )?;
        place.mentions.iter().try_for_each(|&span| {
            self.execute(
                "INSERT INTO place_mentions (place, start, stop, quote) VALUES (?1, ?2, ?3, ?4)",
                params![id, span.start, span.end, self.quote(span)],
            )
        })
    }

    fn time(&mut self, time: &Time) -> Result<(), LedgerError> {
        self.days.push(day(time.begin.as_deref()).map(str::to_owned));
        self.execute(
            "INSERT INTO times (id, document, number, start, stop, quote, type, value, mod, begin_day, end_day, edtf, basis_rule, basis_anchor)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14)",
            params![
                self.id(Layer::Time, time.id.index()),
                self.document,
                time.id.index() + 1,
                time.span.start,
                time.span.end,
                self.quote(time.span),
                word(time.r#type),
                time.value,
                time.r#mod,
                time.begin,
                time.end,
                time.edtf,
                time.basis.rule,
                time.basis.anchor,
            ],
        )
    }

    fn quantity(&mut self, quantity: &Quantity) -> Result<(), LedgerError> {
        self.execute(
            "INSERT INTO quantities (id, document, number, start, stop, quote, value, low, high, hedge, change, unit, item)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13)",
            params![
                self.id(Layer::Quantity, quantity.id.index()),
                self.document,
                quantity.id.index() + 1,
                quantity.span.start,
                quantity.span.end,
                self.quote(quantity.span),
                quantity.value,
                quantity.low,
                quantity.high,
                quantity.hedge.map(word),
                quantity.change.map(word),
                quantity.unit,
                quantity.item,
            ],
        )
    }

    /// The day that a row's time begins, else that of publication, and which of the two it is.
    fn dated(&self, time: Option<usize>) -> (Option<&str>, Option<&'static str>) {
        match time.map(|index| self.days.get(index).and_then(Option::as_deref)) {
            Some(Some(day)) => (Some(day), Some("text")),
            // A time that cannot be placed ("in recent years") is not the day of publication.
            Some(None) => (None, None),
            None => (self.published, self.published.map(|_| "publication")),
        }
    }

    fn statement(&self, statement: &Statement) -> Result<(), LedgerError> {
        let id = self.id(Layer::Statement, statement.id.index());
        let speaker = statement.speaker.and_then(|actor| self.identities.get(actor.index()));
        let (day, day_from) = self.dated(statement.time.map(onrecord_record::TimeId::index));
        let bounds = statement.content.iter().copied().reduce(Span::union).or(statement.cue).unwrap_or_default();
        let content: Vec<_> = statement.content.iter().map(|&span| self.quote(span)).collect();
        self.execute(
            "INSERT INTO statements (id, document, number, speaker, speaker_identity, country, form, kind, channel, stance, day,
             day_from, time, place, reported_by, responds_to, confidence, start, stop, content, told)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17, ?18, ?19, ?20, ?21)",
            params![
                id,
                self.document,
                statement.id.index() + 1,
                statement.speaker.map(|actor| self.id(Layer::Actor, actor.index())),
                speaker.map(|(identity, _)| identity),
                speaker.and_then(|(_, country)| country.as_deref()),
                word(statement.form),
                word(statement.kind),
                statement.channel.map(word),
                word(statement.stance),
                day,
                day_from,
                statement.time.map(|time| self.id(Layer::Time, time.index())),
                statement.place.map(|place| self.id(Layer::Place, place.index())),
                statement.within.map(|within| self.id(Layer::Statement, within.index())),
                statement.responds_to.map(|to| self.id(Layer::Statement, to.index())),
                statement.confidence,
                bounds.start,
                bounds.end,
                content.join(" … "),
                self.published,
            ],
        )?;
        let parts = [("speaker", statement.speaker_span.as_slice()), ("cue", statement.cue.as_slice())];
        let parts = parts.into_iter().chain([("content", &*statement.content), ("quote", &*statement.quotes)]);
        for (part, span) in parts.flat_map(|(part, spans)| spans.iter().map(move |&span| (part, span))) {
            self.execute(
                "INSERT INTO statement_spans (statement, part, start, stop, quote) VALUES (?1, ?2, ?3, ?4, ?5)",
                params![id, part, span.start, span.end, self.quote(span)],
            )?;
        }
        for (part, actors) in [("audience", &statement.audience), ("via", &statement.via)] {
            for (position, actor) in actors.iter().enumerate() {
                self.execute(
                    "INSERT INTO statement_actors (statement, part, position, actor) VALUES (?1, ?2, ?3, ?4)",
                    params![id, part, position, self.id(Layer::Actor, actor.index())],
                )?;
            }
        }
        Ok(())
    }

    fn about(&self, statement: &Statement) -> Result<(), LedgerError> {
        let id = self.id(Layer::Statement, statement.id.index());
        statement.about.iter().try_for_each(|event| {
            let event = self.id(Layer::Event, event.index());
            self.execute("INSERT OR IGNORE INTO statement_events (statement, event) VALUES (?1, ?2)", [id, event])
        })
    }

    fn event(&self, event: &Event) -> Result<(), LedgerError> {
        let id = self.id(Layer::Event, event.id.index());
        let (day, day_from) = self.dated(event.time.map(onrecord_record::TimeId::index));
        self.execute(
            "INSERT INTO events (id, document, number, type, mode, contexts, cameo, quad, status, day, day_from, time, place,
             confidence, start, stop, trigger_words, clause_start, clause_stop, clause, act, told)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17, ?18, ?19, ?20, ?21, ?22)",
            params![
                id,
                self.document,
                event.id.index() + 1,
                event.r#type.as_str(),
                event.mode,
                list(&event.contexts),
                event.cameo,
                event.quad,
                word(event.status),
                day,
                day_from,
                event.time.map(|time| self.id(Layer::Time, time.index())),
                event.place.map(|place| self.id(Layer::Place, place.index())),
                event.confidence,
                event.trigger.start,
                event.trigger.end,
                self.quote(event.trigger),
                event.span.start,
                event.span.end,
                self.quote(event.span),
                self.summary.mentions.get(event.id.index()).map(|mention| &mention.act),
                self.published,
            ],
        )?;
        self.parties(id, event, day)?;
        for quantity in &event.quantities {
            let quantity = self.id(Layer::Quantity, quantity.index());
            self.execute("INSERT OR IGNORE INTO event_quantities (event, quantity) VALUES (?1, ?2)", [id, quantity])?;
        }
        event.according_to.iter().try_for_each(|statement| {
            let statement = self.id(Layer::Statement, statement.index());
            self.execute("INSERT OR IGNORE INTO according_to (event, statement) VALUES (?1, ?2)", [id, statement])
        })
    }

    fn parties(&self, id: i64, event: &Event, day: Option<&str>) -> Result<(), LedgerError> {
        let parts = [("actor", &event.actors), ("recipient", &event.recipients), ("mediator", &event.mediators)];
        for (part, actors) in parts {
            for (position, actor) in actors.iter().enumerate() {
                let (identity, country) = self.identities.get(actor.index()).cloned().unzip();
                self.execute(
                    "INSERT INTO event_actors (event, part, position, actor, identity, country, day) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)",
                    params![id, part, position, self.id(Layer::Actor, actor.index()), identity, country.flatten(), day],
                )?;
            }
        }
        for (part, spans) in [("actor", &event.actor_spans), ("recipient", &event.recipient_spans)] {
            for &span in spans {
                self.execute(
                    "INSERT INTO event_spans (event, part, start, stop, quote) VALUES (?1, ?2, ?3, ?4, ?5)",
                    params![id, part, span.start, span.end, self.quote(span)],
                )?;
            }
        }
        Ok(())
    }

    fn reference(&self, reference: &Reference) -> Result<(), LedgerError> {
        self.execute(
            "INSERT INTO back_references (document, start, stop, quote, statement, event) VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
            params![
                self.document,
                reference.span.start,
                reference.span.end,
                self.quote(reference.span),
                reference.statement.map(|statement| self.id(Layer::Statement, statement.index())),
                reference.event.map(|event| self.id(Layer::Event, event.index())),
            ],
        )
    }

    fn dispute(&self, dispute: &Dispute) -> Result<(), LedgerError> {
        let id = self.id(Layer::Dispute, dispute.id.index());
        self.execute(
            "INSERT INTO disputes (id, document, number, kind, explanation, sides, day) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)",
            params![id, self.document, dispute.id.index() + 1, word(dispute.kind), dispute.explanation, dispute.sides.len(), self.published],
        )?;
        for (side, statements) in dispute.sides.iter().enumerate() {
            for statement in statements {
                let statement = self.id(Layer::Statement, statement.index());
                self.execute(
                    "INSERT OR IGNORE INTO dispute_statements (dispute, side, statement) VALUES (?1, ?2, ?3)",
                    params![id, side + 1, statement],
                )?;
            }
        }
        dispute.about.iter().try_for_each(|event| {
            let event = self.id(Layer::Event, event.index());
            self.execute("INSERT OR IGNORE INTO dispute_events (dispute, event) VALUES (?1, ?2)", [id, event])
        })
    }
}

/// Words as a JSON array, which Datasette reads as facets.
fn list(words: &[String]) -> String {
    serde_json::Value::from(words).to_string()
}
