//! One article as a table: a line for each row of its record, whatever its layer.

use onrecord_ledger::{Ledger, RowId, Verdicts};
use onrecord_listing::{Table, cell, csv, join};
use onrecord_record::{ActorId, Event, PlaceId, Quantity, Record, Span, Statement, Time, TimeId};
use serde::Serialize;

use crate::problem::Problem;

/// A row of a record.
#[derive(Debug, Default)]
struct Line {
    id: String,
    layer: &'static str,
    /// Where its words stand, from the first to the last; none where it has no words.
    span: Option<Span>,
    words: String,
    who: String,
    to_whom: String,
    /// Stance, event type, value of a time or number, kind of an actor or dispute, name of a place.
    value: String,
    status: String,
    time: String,
    place: String,
    confidence: String,
    verdict: String,
}

impl Table for Line {
    const COLUMNS: &'static [&'static str] = &[
        "id",
        "layer",
        "start",
        "end",
        "words",
        "who",
        "to_whom",
        "value",
        "status",
        "time",
        "place",
        "confidence",
        "verdict",
    ];

    fn cells(&self) -> Vec<String> {
        let position = |at: fn(Span) -> u32| self.span.map(|span| at(span).to_string()).unwrap_or_default();
        let (start, end) = (position(|span| span.start), position(|span| span.end));
        let rest = [
            &self.words,
            &self.who,
            &self.to_whom,
            &self.value,
            &self.status,
            &self.time,
            &self.place,
            &self.confidence,
            &self.verdict,
        ];
        [self.id.clone(), self.layer.to_owned(), start, end].into_iter().chain(rest.into_iter().cloned()).collect()
    }
}

/// The record of the article whose handle begins with these digits, as CSV.
pub fn article(ledger: &Ledger, digits: &str) -> Result<Vec<u8>, Problem> {
    let (handle, record) = ledger.record(digits)?;
    let verdicts = ledger.verdicts(&handle)?;
    let lines = Article::new(&record, &handle, &verdicts).lines();
    let mut bytes = Vec::new();
    csv(&lines, &mut bytes).map_err(|error| Problem::fault(error.to_string()))?;
    Ok(bytes)
}

struct Article<'a> {
    record: &'a Record,
    handle: &'a str,
    verdicts: &'a Verdicts,
    /// Byte where each code point begins, and the end.
    starts: Vec<usize>,
}

impl<'a> Article<'a> {
    fn new(record: &'a Record, handle: &'a str, verdicts: &'a Verdicts) -> Self {
        let text = &record.document.text;
        let starts = text.char_indices().map(|(byte, _)| byte).chain([text.len()]).collect();
        Self { record, handle, verdicts, starts }
    }

    /// In the order in which the page has the layers.
    fn lines(&self) -> Vec<Line> {
        let record = self.record;
        let mut lines: Vec<Line> = record.statements.iter().map(|row| self.statement(row)).collect();
        lines.extend(record.events.iter().map(|row| self.event(row)));
        lines.extend(record.times.iter().map(|row| self.time(row)));
        lines.extend(record.quantities.iter().map(|row| self.quantity(row)));
        lines.extend(record.actors.iter().map(|row| {
            let mentions: Vec<Span> = row.mentions.iter().map(|mention| mention.span).collect();
            let line = self.line(&row.id, "actor", mentions.get(..1).unwrap_or_default());
            Line { who: row.name.clone(), value: word(row.kind), place: cell(row.country.as_deref()), ..line }
        }));
        lines.extend(record.places.iter().map(|row| {
            let line = self.line(&row.id, "place", row.mentions.get(..1).unwrap_or_default());
            Line { value: row.name.clone(), place: cell(row.country.as_deref()), ..line }
        }));
        lines.extend(record.disputes.iter().map(|row| {
            let line = self.line(&row.id, "dispute", &[]);
            Line { words: row.explanation.clone(), value: word(row.kind), ..line }
        }));
        lines
    }

    /// What lines of all layers have. Words that are parted by the cue are joined as in lists.
    fn line(&self, id: &impl ToString, layer: &'static str, spans: &[Span]) -> Line {
        let id = format!("{}/{}", self.handle, id.to_string());
        let words: Vec<&str> = spans.iter().map(|span| self.words(*span)).collect();
        let verdict = id.parse::<RowId>().ok().and_then(|id| self.verdicts.get(&id).cloned());
        Line {
            id,
            layer,
            span: spans.iter().copied().reduce(Span::union),
            words: words.join(" … "),
            verdict: verdict.unwrap_or_default(),
            ..Line::default()
        }
    }

    fn statement(&self, row: &Statement) -> Line {
        let speaker = row.speaker_span.map(|span| self.words(span).to_owned());
        Line {
            who: row.speaker.map(|id| self.names(&[id])).or(speaker).unwrap_or_default(),
            to_whom: self.names(&row.audience),
            value: word(row.stance),
            time: self.told(row.time),
            place: self.place(row.place),
            confidence: odds(row.confidence),
            ..self.line(&row.id, "statement", &row.content)
        }
    }

    fn event(&self, row: &Event) -> Line {
        Line {
            who: self.names(&row.actors),
            to_whom: self.names(&row.recipients),
            value: row.r#type.as_str().to_owned(),
            status: word(row.status),
            time: self.told(row.time),
            place: self.place(row.place),
            confidence: odds(row.confidence),
            ..self.line(&row.id, "event", &[row.span])
        }
    }

    fn time(&self, row: &Time) -> Line {
        let value = row.edtf.clone().unwrap_or_else(|| row.value.clone());
        Line { value, ..self.line(&row.id, "time", &[row.span]) }
    }

    /// "at-least 12 person": the hedge, the number or its bounds, what is counted.
    fn quantity(&self, row: &Quantity) -> Line {
        let number = match (row.value, row.low, row.high) {
            (Some(value), ..) => Some(value.to_string()),
            (None, Some(low), Some(high)) => Some(format!("{low} to {high}")),
            (None, low, high) => low.or(high).map(|bound| bound.to_string()),
        };
        let parts = [row.hedge.map(word), number, row.unit.clone(), row.item.clone()];
        let value = parts.into_iter().flatten().collect::<Vec<_>>().join(" ");
        Line { value, ..self.line(&row.id, "quantity", &[row.span]) }
    }

    fn words(&self, span: Span) -> &'a str {
        let byte = |at: u32| self.starts.get(at as usize).copied();
        let range = byte(span.start).zip(byte(span.end));
        range.and_then(|(start, end)| self.record.document.text.get(start..end)).unwrap_or_default()
    }

    fn names(&self, ids: &[ActorId]) -> String {
        join(ids.iter().filter_map(|id| self.record.actors.get(id.index())).map(|actor| &actor.name))
    }

    fn told(&self, id: Option<TimeId>) -> String {
        let time = id.and_then(|id| self.record.times.get(id.index()));
        time.map(|time| time.edtf.as_ref().unwrap_or(&time.value).clone()).unwrap_or_default()
    }

    fn place(&self, id: Option<PlaceId>) -> String {
        let place = id.and_then(|id| self.record.places.get(id.index()));
        place.map(|place| place.name.clone()).unwrap_or_default()
    }
}

/// A value as the record's JSON spells it.
fn word(value: impl Serialize) -> String {
    let value = serde_json::to_value(value).unwrap_or_default();
    value.as_str().map(str::to_owned).unwrap_or_default()
}

fn odds(confidence: Option<f32>) -> String {
    confidence.map(|odds| format!("{odds:.3}")).unwrap_or_default()
}
