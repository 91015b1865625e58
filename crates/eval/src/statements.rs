//! Statements: who is said to have said what, as attributions of a source, a cue and a content (PolNeAR, PARC), summed
//! over all documents.
//!
//! Words are what counts: punctuation at the edge of a span does not matter.
//!
//! | measure | counts |
//! |---|---|
//! | cue | cues that share a character, one to one, as many as can be paired |
//! | content words | words inside any content |
//! | content | aligned attributions whose contents have a word F1 of a half or more |
//! | content exact | aligned attributions whose contents have the same words |
//! | source | of these, sources that share a word |
//! | source words, source exact | of these, the words; sources of the same words |
//! | full | aligned attributions with content, cue and source right |
//! | full strict | the same, with the very words of content and source |
//!
//! Of a system that gives its rows a probability, a table says how many rows of each tenth are right in full.
//!
//! Attributions are aligned one to one by the F1 of their contents, then by cue, then by source.

use onrecord_record::{Document, Record, Span};
use serde::{Deserialize, Deserializer};

use crate::evaluation::{Item, Row, Task, is_record, key_of, parse};
use crate::gold::Entry;
use crate::report::Report;

mod alignment;
mod tally;

/// The layer of statements.
pub struct Statements;

/// Who said what, in spans.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
pub struct Attribution {
    #[serde(default, deserialize_with = "spans")]
    source: Vec<Span>,
    #[serde(default, deserialize_with = "spans")]
    cue: Vec<Span>,
    #[serde(default, deserialize_with = "spans")]
    content: Vec<Span>,
    /// How sure the system is of the row, in percent; files give a probability.
    #[serde(default, rename = "confidence", deserialize_with = "percent")]
    percent: Option<u8>,
}

#[derive(Deserialize)]
struct Line {
    doc: String,
    #[serde(default)]
    text: String,
    attributions: Vec<Attribution>,
}

/// One span, several, or null.
fn spans<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Vec<Span>, D::Error> {
    #[derive(Deserialize)]
    #[serde(untagged)]
    enum Written {
        One(Span),
        Many(Vec<Span>),
    }
    let written = Option::<Written>::deserialize(deserializer)
        .map_err(|_| serde::de::Error::custom("expected a span [0, 5], a list of spans, or null"))?;
    Ok(match written {
        None => Vec::new(),
        Some(Written::One(span)) => vec![span],
        Some(Written::Many(spans)) => spans,
    })
}

fn of_hundred(probability: f64) -> u8 {
    (probability.clamp(0.0, 1.0) * 100.0).round() as u8
}

fn percent<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<u8>, D::Error> {
    let probability = Option::<f64>::deserialize(deserializer)
        .map_err(|_| serde::de::Error::custom("expected a probability from 0 to 1, or null"))?;
    Ok(probability.map(of_hundred))
}

impl Task for Statements {
    type Gold = Vec<Attribution>;
    type Answer = Vec<Attribution>;

    const NAME: &'static str = "statements";
    const SHAPE: &'static str =
        r#"a line is like {"doc": "a", "attributions": [{"source": [0, 9], "cue": [10, 14], "content": [[15, 30]]}]}"#;

    fn is_gold(entry: &Entry) -> bool {
        entry.value["attributions"].is_array() || is_record(&entry.value)
    }

    fn gold(entry: Entry) -> Result<Item<Self::Gold>, String> {
        if is_record(&entry.value) {
            let record: Record = parse(entry.value)?;
            return Ok(Item { gold: Self::of_record(&record), document: record.document });
        }
        let line: Line = parse(entry.value)?;
        let document = Document { key: line.doc, text: line.text, language: "en".to_owned(), ..Document::default() };
        Ok(Item { document, gold: line.attributions })
    }

    /// The outermost statements: gold data of this kind leaves out what is reported within a report.
    fn of_record(record: &Record) -> Self::Answer {
        let outermost = record.statements.iter().filter(|statement| statement.within.is_none());
        outermost
            .map(|statement| Attribution {
                source: statement.speaker_span.into_iter().collect(),
                cue: statement.cue.into_iter().collect(),
                content: statement.content.clone(),
                percent: statement.confidence.map(|confidence| of_hundred(confidence.into())),
            })
            .collect()
    }

    fn of_system(entry: Entry) -> Result<(String, Self::Answer), String> {
        if is_record(&entry.value) {
            let record: Record = parse(entry.value)?;
            return Ok((key_of(&record.document), Self::of_record(&record)));
        }
        let line: Line = parse(entry.value)?;
        Ok((line.doc, line.attributions))
    }

    fn score(rows: &[Row<Self>], report: &mut Report) {
        let mut tally = tally::Tally::new();
        for row in rows {
            tally.count(row, report);
        }
        tally.write(report);
    }
}
