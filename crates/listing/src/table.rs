//! Rows as lines of a table: headings and cells.

use onrecord_ledger::{
    ActorRow, Difference, DisputeRow, DocumentRow, EventRow, Flaw, Hit, PlaceRow, Selector, Source, StatementRow,
    Stats, ThreadRow,
};

use crate::words::{accounts, cell, edtf, join, names, step};

/// A row's own headings, then those of the document it was read from, as `with_source` has the cells.
macro_rules! and_source {
    ($($own:literal),* $(,)?) => {
        &[$($own,)* "publisher", "published", "title", "url", "key"]
    };
}

/// A row that has cells.
pub trait Table {
    /// Headings of the columns.
    const COLUMNS: &'static [&'static str];

    /// The cells, one for each heading; what is absent is empty, several values are joined by `; `.
    fn cells(&self) -> Vec<String>;
}

impl Table for ActorRow {
    const COLUMNS: &'static [&'static str] =
        &["id", "name", "names", "kind", "country", "roles", "documents", "statements", "events"];

    fn cells(&self) -> Vec<String> {
        vec![
            self.id.to_string(),
            self.name.clone(),
            join(&self.names),
            self.kind.clone(),
            cell(self.country.as_deref()),
            join(&self.roles),
            self.documents.to_string(),
            self.statements.to_string(),
            self.events.to_string(),
        ]
    }
}

impl Table for Difference {
    const COLUMNS: &'static [&'static str] = &["change", "what", "id", "line", "source"];

    fn cells(&self) -> Vec<String> {
        vec![self.change.to_owned(), self.what.to_owned(), self.id.clone(), self.line.clone(), self.source.clone()]
    }
}

impl Table for DisputeRow {
    const COLUMNS: &'static [&'static str] = and_source!["id", "kind", "explanation", "sides", "about"];

    fn cells(&self) -> Vec<String> {
        let sides = self.sides.iter().flat_map(accounts).map(|(who, what)| format!("{who}: {what}"));
        let cells =
            vec![self.id.to_string(), self.kind.clone(), self.explanation.clone(), join(sides), join(&self.about)];
        with_source(cells, &self.source)
    }
}

impl Table for EventRow {
    const COLUMNS: &'static [&'static str] = and_source![
        "id",
        "day",
        "day_from",
        "edtf",
        "type",
        "mode",
        "cameo",
        "quad",
        "status",
        "actors",
        "recipients",
        "mediators",
        "place",
        "quantities",
        "according_to",
        "tellers",
        "sightings",
        "trigger",
        "clause",
        "confidence",
        "verdict"
    ];

    fn cells(&self) -> Vec<String> {
        let cells = vec![
            self.id.to_string(),
            cell(self.day.as_deref()),
            cell(self.day_from.as_deref()),
            cell(edtf(self.interval.as_ref())),
            self.r#type.clone(),
            cell(self.mode.as_deref()),
            cell(self.cameo.as_deref()),
            self.quad.to_string(),
            self.status.clone(),
            names(&self.actors),
            names(&self.recipients),
            names(&self.mediators),
            cell(self.place.as_deref()),
            join(&self.quantities),
            join(&self.according_to),
            join(&self.tellers),
            join(self.sightings.iter().map(|account| &account.id)),
            self.trigger.clone(),
            self.clause.clone(),
            self.confidence.map(|odds| format!("{odds:.3}")).unwrap_or_default(),
            cell(self.verdict.as_deref()),
        ];
        with_source(cells, &self.source)
    }
}

impl Table for StatementRow {
    const COLUMNS: &'static [&'static str] = and_source![
        "id",
        "day",
        "day_from",
        "edtf",
        "speaker",
        "country",
        "stance",
        "kind",
        "form",
        "channel",
        "cue",
        "content",
        "quotes",
        "place",
        "about",
        "confidence",
        "verdict",
        "copy"
    ];

    fn cells(&self) -> Vec<String> {
        let speaker = self.speaker.as_ref();
        let cells = vec![
            self.id.to_string(),
            cell(self.day.as_deref()),
            cell(self.day_from.as_deref()),
            cell(edtf(self.interval.as_ref())),
            cell(speaker.map(|speaker| &*speaker.name)),
            cell(speaker.and_then(|speaker| speaker.country.as_deref())),
            self.stance.clone(),
            self.kind.clone(),
            self.form.clone(),
            cell(self.channel.as_deref()),
            cell(self.cue.as_deref()),
            self.content.clone(),
            join(&self.quotes),
            cell(self.place.as_deref()),
            join(&self.about),
            self.confidence.map(|odds| format!("{odds:.3}")).unwrap_or_default(),
            cell(self.verdict.as_deref()),
            cell(self.copy.as_deref()),
        ];
        with_source(cells, &self.source)
    }
}

/// Words that carry a row, as `why` lists them.
impl Table for Selector {
    const COLUMNS: &'static [&'static str] = &["part", "start", "end", "quote", "prefix", "suffix", "orphan"];

    fn cells(&self) -> Vec<String> {
        vec![
            self.part.clone(),
            self.start.to_string(),
            self.end.to_string(),
            self.words.quote.clone(),
            self.words.prefix.clone(),
            self.words.suffix.clone(),
            self.orphan.to_string(),
        ]
    }
}

impl Table for Stats {
    const COLUMNS: &'static [&'static str] = &[
        "schema",
        "documents",
        "unlinked",
        "sightings",
        "statements",
        "events",
        "disputes",
        "actors",
        "identities",
        "decisions",
        "published_from",
        "published_to",
        "bytes",
    ];

    fn cells(&self) -> Vec<String> {
        let counts = [
            u64::from(self.schema),
            self.documents,
            self.unlinked,
            self.sightings,
            self.statements,
            self.events,
            self.disputes,
            self.actors,
            self.identities,
            self.decisions,
        ];
        let (first, last) = &self.published;
        let mut cells: Vec<String> = counts.iter().map(ToString::to_string).collect();
        cells.extend([cell(first.as_deref()), cell(last.as_deref()), self.bytes.to_string()]);
        cells
    }
}

/// A row's own cells, then those of the document it was read from, by which every list of such rows ends.
fn with_source(mut cells: Vec<String>, source: &Source) -> Vec<String> {
    cells.extend([
        cell(source.publisher.as_deref()),
        cell(source.published.as_deref()),
        cell(source.title.as_deref()),
        cell(source.url.as_deref()),
        source.key.clone(),
    ]);
    cells
}

impl Table for Hit {
    const COLUMNS: &'static [&'static str] = and_source!["handle", "snippet", "statements", "events", "copy"];

    fn cells(&self) -> Vec<String> {
        let cells = vec![
            self.source.handle.clone(),
            self.snippet.clone(),
            self.rows.0.to_string(),
            self.rows.1.to_string(),
            cell(self.copy.as_deref()),
        ];
        with_source(cells, &self.source)
    }
}

impl Table for ThreadRow {
    const COLUMNS: &'static [&'static str] =
        &["id", "process", "parties", "venues", "from", "to", "documents", "steps", "proposals"];

    fn cells(&self) -> Vec<String> {
        vec![
            self.id.to_string(),
            self.process.clone(),
            join(&self.parties),
            join(&self.venues),
            self.days.0.clone(),
            self.days.1.clone(),
            self.documents.to_string(),
            self.steps.iter().map(step).collect::<Vec<_>>().join(" | "),
            self.proposals.iter().map(|row| row.content.clone()).collect::<Vec<_>>().join(" | "),
        ]
    }
}

impl Table for Flaw {
    const COLUMNS: &'static [&'static str] = &["kind", "place", "problem"];

    fn cells(&self) -> Vec<String> {
        vec![self.kind.to_owned(), self.place.clone(), self.problem.clone()]
    }
}

impl Table for DocumentRow {
    const COLUMNS: &'static [&'static str] = &[
        "handle",
        "title",
        "publisher",
        "published",
        "url",
        "key",
        "read_at",
        "story",
        "copy",
        "sightings",
        "retired",
        "retired_since",
        "newer",
        "statements",
        "events",
        "disputes",
    ];

    fn cells(&self) -> Vec<String> {
        let retired = self.retired.as_ref();
        vec![
            self.source.handle.clone(),
            cell(self.source.title.as_deref()),
            cell(self.source.publisher.as_deref()),
            cell(self.source.published.as_deref()),
            cell(self.source.url.as_deref()),
            self.source.key.clone(),
            self.read_at.clone(),
            cell(self.story.as_deref()),
            cell(self.copy.as_deref()),
            self.sightings.to_string(),
            cell(retired.map(|retired| &*retired.reason)),
            cell(retired.and_then(|retired| retired.since.as_deref())),
            cell(retired.and_then(|retired| retired.newer.as_deref())),
            self.statements.to_string(),
            self.events.to_string(),
            self.disputes.to_string(),
        ]
    }
}

impl Table for PlaceRow {
    const COLUMNS: &'static [&'static str] = &[
        "id",
        "name",
        "country",
        "admin1",
        "latitude",
        "longitude",
        "geonames",
        "precision",
        "documents",
        "statements",
        "events",
    ];

    fn cells(&self) -> Vec<String> {
        let number = |value: Option<f64>| value.map(|value| value.to_string()).unwrap_or_default();
        vec![
            self.id.to_string(),
            self.name.clone(),
            cell(self.country.as_deref()),
            cell(self.admin1.as_deref()),
            number(self.latitude),
            number(self.longitude),
            self.geonames.map(|id| id.to_string()).unwrap_or_default(),
            self.precision.as_str().to_owned(),
            self.documents.to_string(),
            self.statements.to_string(),
            self.events.to_string(),
        ]
    }
}
