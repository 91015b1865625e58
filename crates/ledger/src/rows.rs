//! What questions are answered with: rows that name their source and lead back to its words.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::disputes::Side;
use crate::{Quoted, Retired, RowId};

/// The document a row was read from.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Source {
    /// The first twelve hex digits of the text's SHA-256.
    pub handle: String,
    /// The id the input gave, else its path.
    pub key: String,
    /// Headline.
    pub title: Option<String>,
    /// The outlet.
    pub publisher: Option<String>,
    /// Where the text was published.
    pub url: Option<String>,
    /// Publication date, ISO 8601.
    pub published: Option<String>,
}

/// Somebody who takes part in an event or statement.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
pub struct Party {
    /// The actor's row.
    pub id: RowId,
    /// Fullest name.
    pub name: String,
    /// Country code, or PLOVER's code of a body.
    pub country: Option<String>,
}

/// A time as it was resolved: half-open, a missing bound is null.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Interval {
    /// The time's row.
    pub id: RowId,
    /// First day or instant, ISO 8601.
    pub begin: Option<String>,
    /// First day or instant after it.
    pub end: Option<String>,
    /// TIMEX3 modifier: `APPROX`, `BEFORE`, `START`, …
    pub r#mod: Option<String>,
    /// Extended date-time format (ISO 8601-2).
    pub edtf: Option<String>,
}

/// A place on the map, as far as the text tells it.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
pub struct Location {
    /// The place's row.
    pub id: RowId,
    /// Country code.
    pub country: Option<String>,
    /// The first division of the country.
    pub admin1: Option<String>,
    /// Degrees north, WGS 84.
    pub latitude: Option<f64>,
    /// Degrees east, WGS 84.
    pub longitude: Option<f64>,
    /// Number of the `GeoNames` gazetteer.
    pub geonames: Option<u32>,
    /// How exactly it is known.
    pub precision: Precision,
}

/// How exactly a place is known.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Precision {
    /// A town or other point.
    Point,
    /// No more than the country: a country, region or name that several places share. There is no point; the middle of the
    /// country would not be where it happened.
    Country,
    /// A name that is on no map known here.
    Unknown,
}

impl Precision {
    /// As its JSON spells it.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Point => "point",
            Self::Country => "country",
            Self::Unknown => "unknown",
        }
    }

    pub(crate) const fn of(has_point: bool, has_country: bool) -> Self {
        match (has_point, has_country) {
            (true, _) => Self::Point,
            (false, true) => Self::Country,
            (false, false) => Self::Unknown,
        }
    }
}

/// Who said what.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
pub struct StatementRow {
    /// The row.
    pub id: RowId,
    /// Day it was said, ISO 8601; null when it cannot be placed.
    pub day: Option<String>,
    /// `text`, or `publication` where the text gives no time.
    pub day_from: Option<String>,
    /// The words that give the time.
    pub time: Option<String>,
    /// What these words mean.
    pub interval: Option<Interval>,
    /// Who says it.
    pub speaker: Option<Party>,
    /// The words that name the speaker.
    pub speaker_words: Option<String>,
    /// The words that report.
    pub cue: Option<String>,
    /// The speaker's stance toward the content.
    pub stance: String,
    /// What sort of attitude is reported.
    pub kind: String,
    /// Whether the words are the speaker's own.
    pub form: String,
    /// Through what it was said.
    pub channel: Option<String>,
    /// What is said; parts split around the cue are joined by `…`.
    pub content: String,
    /// The parts that stand in quotation marks.
    pub quotes: Vec<String>,
    /// Where it was said.
    pub place: Option<String>,
    /// Where that is.
    pub location: Option<Location>,
    /// The events that the content tells of.
    pub about: Vec<RowId>,
    /// Probability that the row is right, 0 to 1.
    pub confidence: Option<f64>,
    /// What a reviewer said: `accepted`, `rejected`, or null.
    pub verdict: Option<String>,
    /// `identical`, `copy` or `revision` where the article is a near copy of an earlier one.
    pub copy: Option<String>,
    /// Code points of the content in the text, half-open.
    pub span: (u32, u32),
    /// Where it was read.
    pub source: Source,
}

/// Who did what.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
pub struct EventRow {
    /// The row.
    pub id: RowId,
    /// Day it happened or is to happen, ISO 8601; null when it cannot be placed.
    pub day: Option<String>,
    /// `text`, or `publication` where the text gives no time; `account` where another account of that day does.
    pub day_from: Option<String>,
    /// The words that give the time.
    pub time: Option<String>,
    /// What these words mean.
    pub interval: Option<Interval>,
    /// PLOVER event type.
    pub r#type: String,
    /// PLOVER mode.
    pub mode: Option<String>,
    /// PLOVER contexts.
    pub contexts: Vec<String>,
    /// CAMEO code.
    pub cameo: Option<String>,
    /// PLOVER quad class, 1 to 4.
    pub quad: u8,
    /// Whether it happened, as its teller has it.
    pub status: String,
    /// Who acts.
    pub actors: Vec<Party>,
    /// To whom it is done.
    pub recipients: Vec<Party>,
    /// Who mediates or hosts.
    pub mediators: Vec<Party>,
    /// Where.
    pub place: Option<String>,
    /// Where that is.
    pub location: Option<Location>,
    /// The words of its numbers.
    pub quantities: Vec<String>,
    /// On whose word; empty is the reporter's own voice.
    pub according_to: Vec<RowId>,
    /// Those who say so, by name.
    pub tellers: Vec<String>,
    /// The other accounts of the event, in the same document or elsewhere.
    pub sightings: Vec<Account>,
    /// The word that names the act.
    pub trigger: String,
    /// The clause.
    pub clause: String,
    /// Probability that the row is right, 0 to 1.
    pub confidence: Option<f64>,
    /// What a reviewer said: `accepted`, `rejected`, or null.
    pub verdict: Option<String>,
    /// Code points of the trigger in the text, half-open.
    pub span: (u32, u32),
    /// Where it was read.
    pub source: Source,
}

/// Where else an event is told.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
pub struct Account {
    /// The event's row there.
    pub id: RowId,
    /// The outlet.
    pub publisher: Option<String>,
    /// Publication date, ISO 8601.
    pub published: Option<String>,
    /// The document's key.
    pub key: String,
    /// `identical`, `copy` or `revision` where the document is a near copy of an earlier one.
    pub copy: Option<String>,
    /// Whether it happened, as it is told there.
    pub status: String,
    /// Those who say so there, by name; empty is the reporter's own voice.
    pub tellers: Vec<String>,
    /// The words of its numbers there.
    pub quantities: Vec<String>,
}

/// Words in a text by position and by quotation: W3C `TextPositionSelector` and `TextQuoteSelector`.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
pub struct Selector {
    /// What of the row the words carry: `content`, `cue`, `trigger`, `time`, …
    pub part: String,
    /// First code point.
    pub start: u32,
    /// First code point after.
    pub end: u32,
    /// The words and their surroundings.
    #[serde(flatten)]
    pub words: Quoted,
    /// Whether the text no longer holds the words there.
    pub orphan: bool,
}

/// Why a row is on the record: its words, its date's basis and every sighting of its text.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
pub struct Provenance {
    /// The row.
    pub id: RowId,
    /// One line that says what the row holds.
    pub summary: String,
    /// The words that carry it.
    pub words: Vec<Selector>,
    /// Day of a statement or event, ISO 8601; null when it cannot be placed.
    pub day: Option<String>,
    /// What gives the day: `text`, `publication`, or `account` where another account of that day does.
    pub day_from: Option<String>,
    /// The rule that dated it and what it was counted from.
    pub dated_by: Option<(String, Option<String>)>,
    /// SHA-256 of the text, hex.
    pub sha256: String,
    /// Engine, language model and lexicon that read it.
    pub read_by: (String, String, String),
    /// When it was read, UTC.
    pub read_at: String,
    /// Every source the text was met at.
    pub sightings: Vec<Source>,
    /// Other accounts of an event.
    pub accounts: Vec<Account>,
    /// What moved in an event as time went on, a line per value.
    pub history: Vec<String>,
    /// Why an actor is one with those of other documents or names: a line per reason.
    pub joined: Vec<String>,
    /// The sides of a dispute.
    pub sides: Vec<Side>,
    /// Why the row's article holds no longer; null while it does.
    pub retired: Option<Retired>,
}
