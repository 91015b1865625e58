//! What the sections ask of a record: words at a span, names, dates in words.

use onrecord_record::{ActorId, EventId, PlaceId, QuantityId, Record, Span, StatementId, Time, TimeId};

use super::CountryNames;

/// A record with what makes it easy to ask.
pub struct Facts<'a> {
    /// The record.
    pub record: &'a Record,
    countries: CountryNames<'a>,
    /// Byte at which each code point begins, and the text's length.
    bytes: Vec<usize>,
}

impl<'a> Facts<'a> {
    /// Prepares a record for questions.
    pub fn new(record: &'a Record, countries: CountryNames<'a>) -> Self {
        let text = &record.document.text;
        let bytes = text.char_indices().map(|(byte, _)| byte).chain([text.len()]).collect();
        Self { record, countries, bytes }
    }

    /// The words at a span; empty where the span does not fit the text.
    pub fn words(&self, span: Span) -> &'a str {
        let byte = |point: u32| self.bytes.get(point as usize).copied();
        match (byte(span.start), byte(span.end)) {
            (Some(start), Some(end)) => self.record.document.text.get(start..end).unwrap_or_default(),
            _ => "",
        }
    }

    /// A country's name, else its code.
    pub fn country(&self, code: &str) -> String {
        (self.countries)(code).unwrap_or_else(|| code.to_owned())
    }

    /// An actor's name.
    pub fn actor(&self, id: ActorId) -> &'a str {
        self.record.actors.get(id.index()).map_or("?", |actor| actor.name.as_str())
    }

    /// Actors' names, in a list.
    pub fn actors(&self, ids: &[ActorId]) -> String {
        let names: Vec<&str> = ids.iter().map(|&id| self.actor(id)).collect();
        names.join(", ")
    }

    /// A place, with its division and country where they tell more.
    pub fn place(&self, id: PlaceId) -> String {
        let Some(place) = self.record.places.get(id.index()) else { return "?".to_owned() };
        let mut words = vec![place.name.clone()];
        words.extend(place.admin1.clone());
        words.extend(place.country.as_deref().map(|code| self.country(code)));
        words.dedup();
        words.join(", ")
    }

    /// A number in the text's words, with what is counted.
    pub fn quantity(&self, id: QuantityId) -> String {
        let Some(quantity) = self.record.quantities.get(id.index()) else { return "?".to_owned() };
        let words = self.words(quantity.span);
        match &quantity.item {
            Some(item) => format!("{words} × {item}"),
            None => words.to_owned(),
        }
    }

    /// When, as a date, with the text's own words where they say it otherwise.
    pub fn time(&self, id: TimeId) -> String {
        let Some(time) = self.record.times.get(id.index()) else { return "?".to_owned() };
        let words = self.words(time.span);
        match date(time) {
            Some(date) if date == words => date,
            Some(date) => format!("{date} (“{words}”)"),
            None => format!("“{words}” (no date)"),
        }
    }

    /// Who makes a statement: an actor's name, else the text's words.
    pub fn speaker(&self, id: StatementId) -> &'a str {
        let Some(statement) = self.record.statements.get(id.index()) else { return "?" };
        match (statement.speaker, statement.speaker_span) {
            (Some(actor), _) => self.actor(actor),
            (None, Some(span)) => self.words(span),
            (None, None) => "somebody the text does not name",
        }
    }

    /// The word that names an event.
    pub fn trigger(&self, id: EventId) -> &'a str {
        self.record.events.get(id.index()).map_or("?", |event| self.words(event.trigger))
    }
}

/// The resolved time, in words: `2025-12-21`, `2025-07`, `2025-12-14 to 2025-12-20`, `since 2025-12-19`.
pub fn date(time: &Time) -> Option<String> {
    if let Some(edtf) = &time.edtf {
        return Some(match edtf.split_once('/') {
            Some(("" | "..", end)) => format!("until {end}"),
            Some((begin, "" | "..")) => format!("since {begin}"),
            Some((begin, end)) => format!("{begin} to {end}"),
            None => edtf.clone(),
        });
    }
    Some(match (&time.begin, &time.end) {
        (Some(begin), Some(end)) => format!("{begin} to before {end}"),
        (Some(begin), None) => format!("since {begin}"),
        (None, Some(end)) => format!("before {end}"),
        (None, None) => return None,
    })
}
