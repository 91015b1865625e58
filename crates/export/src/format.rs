//! The formats by name, with the fields of the record that each carries.

use crate::{
    ExportError, Report, Selection, Sink, acled, brat, ftm, gdelt, geojson, graphml, icews, jsonl, jsonld, ninjs,
    parquet, polecat, spans, tables, timelinejs, timemap, timeml,
};

/// How a format is written.
pub type Write = fn(&Selection<'_>, &mut Sink, &mut Report) -> Result<(), ExportError>;

/// A format of another tool.
pub struct Format {
    /// What the command calls it.
    pub name: &'static str,
    /// One line for the help page.
    pub about: &'static str,
    /// Whether it writes several files into a folder.
    pub is_folder: bool,
    /// Fields of the record that it carries: `events.type`, a whole layer as `events.*`, everything as `*`.
    pub carries: &'static [&'static str],
    pub(crate) write: Write,
}

/// What the table of claims carries of an event, beside what the format itself does.
macro_rules! with_claims {
    ($($field:literal),* $(,)?) => {
        &[
            "document.id", "document.published", "document.publisher", "document.url", "events.span", "events.type",
            "events.mode", "events.contexts", "events.cameo", "events.actors", "events.recipients", "events.mediators",
            "events.actor_spans", "events.recipient_spans", "events.place", "events.time", "events.quantities",
            "events.status", "events.according_to", "events.confidence", "actors.name", "times.begin", "times.end",
            "times.edtf", "times.basis", "times.span", "places.name", "places.country", "quantities.span",
            "statements.speaker", "statements.stance", "statements.cue", "statements.content", $($field),*
        ]
    };
}

/// What timelines and maps show of an event.
macro_rules! shown {
    ($($field:literal),* $(,)?) => {
        &[
            "document.title", "document.publisher", "document.url", "events.span", "events.type", "events.actors",
            "events.recipients", "events.place", "events.time", "events.status", "events.according_to", "actors.name",
            "times.begin", "times.end", "places.name", "places.country", "statements.speaker", $($field),*
        ]
    };
}

/// Every format.
pub const FORMATS: &[Format] = &[
    Format {
        name: "csv",
        about: "A table per layer, comma-separated, with a data dictionary",
        is_folder: true,
        carries: &["*"],
        write: tables::write_csv,
    },
    Format {
        name: "tsv",
        about: "The same, tab-separated",
        is_folder: true,
        carries: &["*"],
        write: tables::write_tsv,
    },
    Format {
        name: "jsonl",
        about: "The record of each article, one line each; `add --records` takes it back",
        is_folder: false,
        carries: &["*"],
        write: jsonl::write,
    },
    Format {
        name: "parquet",
        about: "The tables of `onrecord archive`; `add` takes them back",
        is_folder: true,
        carries: &["*"],
        write: parquet::write,
    },
    Format {
        name: "geojson",
        about: "Events as GeoJSON features (RFC 7946)",
        is_folder: false,
        carries: shown![
            "document.published",
            "events.mode",
            "events.contexts",
            "events.cameo",
            "events.quad",
            "events.mediators",
            "events.confidence",
            "times.edtf",
            "places.admin1",
            "places.latitude",
            "places.longitude",
            "places.geonames"
        ],
        write: geojson::write,
    },
    Format {
        name: "timelinejs",
        about: "Dated events as TimelineJS 3 JSON",
        is_folder: false,
        carries: shown!["times.mod"],
        write: timelinejs::write_json,
    },
    Format {
        name: "timelinejs-csv",
        about: "The same as TimelineJS's spreadsheet",
        is_folder: false,
        carries: shown!["times.mod"],
        write: timelinejs::write_csv,
    },
    Format {
        name: "gdelt",
        about: "GDELT 2 Events and Mentions, and a table of claims",
        is_folder: true,
        carries: with_claims![
            "document.key",
            "document.text",
            "events.quad",
            "events.trigger",
            "actors.country",
            "actors.sectors",
            "places.admin1",
            "places.latitude",
            "places.longitude"
        ],
        write: gdelt::write,
    },
    Format {
        name: "polecat",
        about: "POLECAT's 40 columns, ours after them, and a table of claims",
        is_folder: false,
        carries: with_claims![
            "document.language",
            "events.quad",
            "actors.country",
            "actors.sectors",
            "actors.roles",
            "actors.kind",
            "places.admin1",
            "places.latitude",
            "places.longitude",
            "places.geonames",
            "places.mentions"
        ],
        write: polecat::write,
    },
    Format {
        name: "icews",
        about: "ICEWS's 20 columns, ours after them, and a table of claims",
        is_folder: false,
        carries: with_claims![
            "actors.country",
            "actors.sectors",
            "places.admin1",
            "places.latitude",
            "places.longitude"
        ],
        write: icews::write,
    },
    Format {
        name: "acled",
        about: "ACLED's column names for our rows, ours after them, and a table of claims",
        is_folder: false,
        carries: with_claims!["places.admin1", "places.latitude", "places.longitude"],
        write: acled::write,
    },
    Format {
        name: "ftm",
        about: "FollowTheMoney entities and statements, and a table of claims",
        is_folder: true,
        carries: with_claims![
            "document.key",
            "document.title",
            "document.language",
            "document.text",
            "document.authors",
            "actors.kind",
            "actors.country",
            "actors.roles"
        ],
        write: ftm::write,
    },
    Format {
        name: "jsonld",
        about: "schema.org claims with W3C Web Annotations, as JSON-LD",
        is_folder: false,
        carries: &[
            "document.id",
            "document.title",
            "document.published",
            "document.publisher",
            "document.url",
            "document.language",
            "document.text",
            "actors.name",
            "actors.kind",
            "statements.speaker",
            "statements.speaker_span",
            "statements.cue",
            "statements.content",
            "statements.quotes",
            "statements.stance",
            "statements.kind",
            "statements.confidence",
            "events.trigger",
            "events.span",
            "events.type",
            "events.actors",
            "events.recipients",
            "events.status",
            "events.according_to",
            "events.confidence",
            "events.place",
            "events.time",
            "places.name",
            "times.begin",
        ],
        write: jsonld::write,
    },
    Format {
        name: "brat",
        about: "brat standoff: a text and its annotations per article",
        is_folder: true,
        carries: &[
            "document.text",
            "actors.kind",
            "actors.mentions",
            "places.mentions",
            "times.span",
            "times.type",
            "times.value",
            "quantities.span",
            "statements.speaker_span",
            "statements.cue",
            "statements.content",
            "statements.stance",
            "statements.kind",
            "events.trigger",
            "events.type",
            "events.mode",
            "events.cameo",
            "events.actor_spans",
            "events.recipient_spans",
            "events.place",
            "events.time",
            "events.status",
        ],
        write: brat::write,
    },
    Format {
        name: "timeml",
        about: "TimeML: times, events and who tells of them, a file per article",
        is_folder: true,
        carries: &[
            "document.title",
            "document.published",
            "document.text",
            "times.span",
            "times.type",
            "times.value",
            "times.mod",
            "statements.cue",
            "events.trigger",
            "events.status",
            "events.according_to",
            "events.time",
        ],
        write: timeml::write,
    },
    Format {
        name: "displacy",
        about: "displaCy's JSON: names, places, times and numbers in the text",
        is_folder: false,
        carries: &[
            "document.title",
            "document.text",
            "document.published",
            "document.publisher",
            "document.url",
            "actors.kind",
            "actors.mentions",
            "places.mentions",
            "places.geonames",
            "times.span",
            "times.type",
            "times.value",
            "quantities.span",
        ],
        write: spans::write_displacy,
    },
    Format {
        name: "prodigy",
        about: "Prodigy's tasks: spans and relations of everything that is read",
        is_folder: false,
        carries: &[
            "document.text",
            "document.published",
            "document.publisher",
            "document.url",
            "actors.kind",
            "actors.mentions",
            "places.mentions",
            "times.span",
            "times.type",
            "quantities.span",
            "statements.speaker_span",
            "statements.cue",
            "statements.content",
            "statements.stance",
            "events.trigger",
            "events.type",
            "events.status",
            "events.actor_spans",
            "events.recipient_spans",
        ],
        write: spans::write_prodigy,
    },
    Format {
        name: "ninjs",
        about: "ninjs 3.0 items with the people, bodies, places and events they name",
        is_folder: false,
        carries: &[
            "document.id",
            "document.title",
            "document.published",
            "document.modified",
            "document.publisher",
            "document.url",
            "document.authors",
            "document.language",
            "document.text",
            "actors.name",
            "actors.kind",
            "places.name",
            "places.latitude",
            "places.longitude",
            "places.geonames",
            "events.type",
            "events.actors",
            "events.recipients",
        ],
        write: ninjs::write,
    },
    Format {
        name: "timemap",
        about: "timemap's events and sources",
        is_folder: true,
        carries: shown!["document.published", "document.authors", "times.mod", "places.latitude", "places.longitude"],
        write: timemap::write,
    },
    Format {
        name: "graphml",
        about: "Who did what to whom as a graph (GraphML), and a table of claims",
        is_folder: false,
        carries: with_claims!["events.quad", "actors.kind", "actors.country", "actors.sectors"],
        write: graphml::write,
    },
];

/// The format of this name.
pub fn find(name: &str) -> Option<&'static Format> {
    FORMATS.iter().find(|format| format.name == name)
}
