//! What a document tells of one event: the row of a record, as linking needs it.
//!
//! Apart from the summary because a mention can also be made for words that no row covers, when gold data gives them.

use std::collections::BTreeSet;

use onrecord_record::{
    ActorId, Event, EventId, EventStatus, EventType, Place, Quantity, Record, Span, StatementId, Time,
};
use serde::{Deserialize, Serialize};

use crate::letters::Letters;
use crate::{acts, processes, summary, words};

/// One document's words about one event.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Mention {
    /// The event of the record; null for words that no event row covers.
    pub event: Option<EventId>,
    /// The words that name the act, in code points.
    pub trigger: Span,
    /// The clause, in code points.
    pub clause: Span,
    /// The trigger by its stems, as [`acts`] looks it up.
    pub act: String,
    /// Whether the words set it before what the document is about: "**earlier** talks".
    #[serde(default)]
    pub is_earlier: bool,
    /// Whether it breaks a truce.
    #[serde(default)]
    pub is_breach: bool,
    /// PLOVER event type.
    pub kind: Option<EventType>,
    /// PLOVER mode.
    pub mode: Option<String>,
    /// Whether it happened, as this document has it.
    pub status: Option<EventStatus>,
    /// The actors who act, by their positions in the record's list.
    pub actors: Vec<ActorId>,
    /// To whom it is done.
    pub recipients: Vec<ActorId>,
    /// Stems of the words for whom or what it is done to, sorted.
    pub objects: Vec<String>,
    /// Who mediates or hosts.
    pub mediators: Vec<ActorId>,
    /// Who speaks, where the act is one of saying.
    pub speaker: Option<ActorId>,
    /// On whose word it is told; empty is the reporter's own voice.
    pub according_to: Vec<StatementId>,
    /// Where.
    pub place: Option<Site>,
    /// First day and the day after the last, counted from 1970-01-01.
    pub days: Option<(i32, i32)>,
    /// With which numbers.
    pub figures: Vec<Quantity>,
}

/// Where something happened, as far as needed to tell two places apart.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Site {
    /// The gazetteer's name.
    pub name: String,
    /// ISO 3166-1 alpha-3.
    pub country: Option<String>,
    /// First-order division.
    pub admin1: Option<String>,
}

impl Mention {
    /// What an event row tells.
    pub(crate) fn of_event(record: &Record, letters: &Letters<'_>, event: &Event) -> Self {
        let place = event.place.and_then(|place| record.places.get(place.index()));
        let time = event.time.and_then(|time| record.times.get(time.index()));
        let figures = event.quantities.iter().filter_map(|quantity| record.quantities.get(quantity.index()));
        let act = acts::key(letters.slice(event.trigger), letters.after(event.trigger));
        Self {
            event: Some(event.id),
            trigger: event.trigger,
            clause: event.span,
            is_earlier: acts::is_earlier(letters.before(event.trigger)),
            is_breach: processes::is_breach(event.r#type, &act, letters.slice(event.span)),
            act,
            kind: Some(event.r#type),
            mode: event.mode.clone(),
            status: Some(event.status),
            actors: event.actors.clone(),
            recipients: event.recipients.clone(),
            objects: objects(record, letters, event),
            mediators: event.mediators.clone(),
            speaker: None,
            according_to: event.according_to.clone(),
            place: place.map(Site::new),
            days: time.and_then(|time| days(time, record.document.published.as_deref())),
            figures: figures.cloned().collect(),
        }
    }

    /// What a record tells of the event that these words name; more than one span where the words are split. Rows of the
    /// record that the words touch give its arguments.
    pub fn at(record: &Record, spans: &[Span]) -> Self {
        let letters = Letters::new(&record.document.text);
        let touches = |span: &Span| spans.iter().any(|words| words.overlaps(*span));
        let row = record.events.iter().find(|event| touches(&event.trigger));
        let cue = record.statements.iter().find(|statement| statement.cue.as_ref().is_some_and(touches));
        let trigger = spans.iter().copied().reduce(Span::union).unwrap_or_default();
        let words: Vec<&str> = spans.iter().map(|span| letters.slice(*span)).collect();
        let mention = row.map(|event| Self::of_event(record, &letters, event)).unwrap_or_default();
        Self { trigger, act: acts::key(&words.join(" "), ""), speaker: cue.and_then(|cue| cue.speaker), ..mention }
    }
}

impl Site {
    fn new(place: &Place) -> Self {
        Self { name: place.name.clone(), country: place.country.clone(), admin1: place.admin1.clone() }
    }

    /// Whether the two lie in different countries, or in different divisions of one.
    pub fn is_elsewhere(&self, other: &Self) -> bool {
        let differ = |one: &Option<String>, other: &Option<String>| one.is_some() && other.is_some() && one != other;
        differ(&self.country, &other.country) || differ(&self.admin1, &other.admin1)
    }
}

/// The stems that say something of what the words for an event's recipients name. Numbers with their units do not: two sums
/// are both millions.
fn objects(record: &Record, letters: &Letters<'_>, event: &Event) -> Vec<String> {
    let figures = record.quantities.iter().map(|quantity| quantity.span);
    let counted: BTreeSet<String> = figures
        .filter(|figure| event.recipient_spans.iter().any(|span| span.overlaps(*figure)))
        .flat_map(|figure| words::split(letters.slice(figure)))
        .collect();
    let words = event.recipient_spans.iter().flat_map(|span| words::split(letters.slice(*span)));
    let words = words.filter(|word| !words::is_empty(word) && !counted.contains(word));
    words.map(|word| words::stem(&word)).collect::<BTreeSet<_>>().into_iter().collect()
}

/// The days of a resolved time; what goes on since a day has gone on until the publication. None where the begin is open.
pub fn days(time: &Time, published: Option<&str>) -> Option<(i32, i32)> {
    let begin = summary::day(time.begin.as_deref()?)?;
    let last = match time.end.as_deref() {
        // An end at an hour is within its day.
        Some(end) => summary::day(end)? + i32::from(end.len() > 10),
        None => published.and_then(summary::day)? + 1,
    };
    Some((begin, last.max(begin + 1)))
}
