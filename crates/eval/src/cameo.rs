//! Events by CAMEO's five classes: what a sentence tells between a source and a target, 0 for a statement and 1 to 4 for
//! the quads (CAMEO-UTD), and the words of source and target.
//!
//! A record's answer for a sentence is, in this order,
//!
//! 1. its first event whose actor's words share a character with a source of the gold data, and whose recipient's, or
//!    further actor's, with a target;
//! 2. its first event whose actor's words do so;
//! 3. its first statement by a source: class 0;
//! 4. its first event in the reporter's own voice, else its first event, else its first statement outside others.
//!
//! An event's class is that of its CAMEO code, else its quad.
//! A sentence without an answer is wrong; one without a class counts for the words alone. Mean F1 is over the five
//! classes.

use std::collections::BTreeSet;

use onrecord_record::{Document, Record, Span};
use serde::Deserialize;
use serde_json::{Value, json};

use crate::evaluation::{Item, Row, Task, parse};
use crate::events::SketchDocument;
use crate::gold::Entry;
use crate::report::{CLASSES, Case, Confusion, NOTHING, PRF, Report, Table, accuracy};
use crate::score::{Score, label_score, macro_f1};
use crate::text::Text;

/// The layer of events, by the five classes.
pub struct Cameo;

/// A sentence, its class, and its source and target by the numbers of tokens.
#[derive(Debug, Deserialize)]
pub struct Sentence {
    id: String,
    text: String,
    penta: Option<u8>,
    #[serde(default)]
    tokens: Option<Vec<String>>,
    #[serde(default)]
    spans: Option<Vec<Part>>,
}

#[derive(Debug, Deserialize)]
struct Part {
    role: String,
    start: usize,
    end: usize,
}

/// What is asked of a record; another system's may hold no more than this.
#[derive(Clone, Debug, Default, Deserialize)]
pub struct Sketch {
    document: SketchDocument,
    #[serde(default)]
    events: Vec<Deed>,
    #[serde(default)]
    statements: Vec<Saying>,
}

#[derive(Clone, Debug, Deserialize)]
struct Deed {
    quad: u8,
    #[serde(default)]
    cameo: Option<String>,
    #[serde(default)]
    actor_spans: Vec<Span>,
    #[serde(default)]
    recipient_spans: Vec<Span>,
    #[serde(default)]
    according_to: Vec<Value>,
}

#[derive(Clone, Debug, Deserialize)]
struct Saying {
    #[serde(default)]
    speaker_span: Option<Span>,
    #[serde(default)]
    within: Option<Value>,
}

/// The answer for one sentence.
struct Answer {
    class: u8,
    source: Vec<Span>,
    target: Vec<Span>,
}

const NAMES: [&str; 5] =
    ["statement", "verbal co-operation", "material co-operation", "verbal conflict", "material conflict"];

/// The classes of CAMEO's roots, 01 to 20: making statements and appeals are statements.
const ROOTS: [u8; 20] = [0, 0, 1, 1, 1, 2, 2, 2, 3, 3, 3, 3, 3, 4, 4, 3, 4, 4, 4, 4];

fn name(class: Option<u8>) -> &'static str {
    class.and_then(|class| NAMES.get(usize::from(class)).copied()).unwrap_or(NOTHING)
}

impl Task for Cameo {
    type Gold = Sentence;
    type Answer = Sketch;

    const NAME: &'static str = "events";
    const SHAPE: &'static str = r#"a line is like {"id": "1", "text": "…", "penta": 3, "tokens": ["…"], "spans": [{"role": "source", "start": 0, "end": 2}]}"#;

    fn is_gold(entry: &Entry) -> bool {
        entry.value.get("penta").is_some()
    }

    fn gold(entry: Entry) -> Result<Item<Sentence>, String> {
        let sentence: Sentence = parse(entry.value)?;
        let count = sentence.tokens.as_ref().map_or(0, Vec::len);
        if sentence.spans.iter().flatten().any(|part| part.start >= part.end || part.end > count) {
            return Err("a span lies outside the tokens".to_owned());
        }
        let document = Document {
            key: sentence.id.clone(),
            text: sentence.text.clone(),
            language: "en".to_owned(),
            ..Document::default()
        };
        Ok(Item { document, gold: sentence })
    }

    fn of_record(record: &Record) -> Sketch {
        parse(json!(record)).unwrap_or_default()
    }

    fn of_system(entry: Entry) -> Result<(String, Sketch), String> {
        let sketch: Sketch = parse(entry.value)?;
        Ok((sketch.document.name()?, sketch))
    }

    fn score(rows: &[Row<Self>], report: &mut Report) {
        let mut tally = Tally::default();
        for row in rows {
            tally.count(row, report);
        }
        tally.write(report);
    }
}

impl Sentence {
    /// Where its tokens stand; nowhere if the text does not have one of them.
    fn tokens(&self, text: &Text) -> Option<Vec<Span>> {
        let mut from = 0;
        let mut tokens = Vec::new();
        for token in self.tokens.iter().flatten() {
            let span = text.find(token, from)?;
            from = span.end;
            tokens.push(span);
        }
        Some(tokens)
    }

    fn places(&self, tokens: &[Span], roles: &[&str]) -> Vec<Span> {
        let parts = self.spans.iter().flatten().filter(|part| roles.contains(&part.role.as_str()));
        parts.filter_map(|part| Some(Span::new(tokens.get(part.start)?.start, tokens.get(part.end - 1)?.end))).collect()
    }
}

fn touches(spans: &[Span], places: &[Span]) -> bool {
    spans.iter().any(|span| places.iter().any(|place| span.overlaps(*place)))
}

impl Deed {
    fn class(&self) -> u8 {
        let root = self.cameo.as_deref().and_then(|code| code.get(..2)?.parse::<usize>().ok());
        root.and_then(|root| ROOTS.get(root.checked_sub(1)?).copied()).unwrap_or(self.quad)
    }

    fn answer(&self) -> Answer {
        Answer { class: self.class(), source: self.actor_spans.clone(), target: self.recipient_spans.clone() }
    }

    fn is_of(&self, source: &[Span]) -> bool {
        touches(&self.actor_spans, source)
    }
}

impl Saying {
    fn answer(&self) -> Answer {
        Answer { class: 0, source: self.speaker_span.into_iter().collect(), target: Vec::new() }
    }
}

impl Sketch {
    fn answer(&self, source: &[Span], target: &[Span]) -> Option<Answer> {
        let deeds = &self.events;
        let linked = |deed: &&Deed| {
            deed.is_of(source) && (touches(&deed.recipient_spans, target) || touches(&deed.actor_spans, target))
        };
        let deed = |deed: &Deed| deed.answer();
        let saying = |saying: &Saying| saying.answer();
        let by_source = |saying: &&Saying| saying.speaker_span.is_some_and(|span| touches(&[span], source));
        None.or_else(|| deeds.iter().find(linked).map(deed))
            .or_else(|| deeds.iter().find(|deed| deed.is_of(source)).map(deed))
            .or_else(|| self.statements.iter().find(by_source).map(saying))
            .or_else(|| deeds.iter().find(|deed| deed.according_to.is_empty()).map(deed))
            .or_else(|| deeds.first().map(deed))
            .or_else(|| self.statements.iter().find(|saying| saying.within.is_none()).map(saying))
    }
}

#[derive(Default)]
struct Tally {
    classes: Vec<(u8, Option<u8>)>,
    source: Score,
    target: Score,
}

impl Tally {
    fn count(&mut self, row: &Row<Cameo>, report: &mut Report) {
        let sentence = &row.gold;
        let text = Text::new(&sentence.text);
        let tokens = sentence.tokens(&text);
        let placed = tokens.as_deref().unwrap_or_default();
        let source = sentence.places(placed, &["source", "reciprocal"]);
        let target = sentence.places(placed, &["target"]);
        let answer = row.answer.answer(&source, &target);
        let class = answer.as_ref().map(|answer| answer.class);
        if let Some(gold) = sentence.penta {
            self.classes.push((gold, class));
        }
        if !placed.is_empty() && sentence.spans.as_ref().is_some_and(|spans| !spans.is_empty()) {
            let empty = Answer { class: 0, source: Vec::new(), target: Vec::new() };
            let answer = answer.as_ref().unwrap_or(&empty);
            for (score, gold, found) in
                [(&mut self.source, &source, &answer.source), (&mut self.target, &target, &answer.target)]
            {
                let (gold, found) = (words(&text, placed, gold), words(&text, placed, found));
                score.add(gold.intersection(&found).count(), found.len(), gold.len());
            }
        }
        if sentence.penta.is_some() && sentence.penta != class {
            let parties = |source: &[Span], target: &[Span]| {
                let party = |(name, spans): (&str, &[Span])| match spans {
                    [] => format!("no {name}"),
                    spans => format!("{name} “{}”", text.joined(spans)),
                };
                [("source", source), ("target", target)].map(party).join(" · ")
            };
            report.case(|| Case {
                kind: if class.is_some() { "class" } else { "missed" },
                document: sentence.id.clone(),
                excerpt: if source.is_empty() && target.is_empty() {
                    text.whole()
                } else {
                    text.excerpt(&[&source[..], &target].concat())
                },
                gold: format!("{} · {}", name(sentence.penta), parties(&source, &target)),
                found: answer.map_or_else(String::new, |answer| {
                    format!("{} · {}", name(class), parties(&answer.source, &answer.target))
                }),
            });
        }
    }

    fn write(self, report: &mut Report) {
        let right = self.classes.iter().filter(|(gold, found)| Some(*gold) == *found).count();
        report.counts.push(("with a class", self.classes.len()));
        let mut table = Table::new("measures", PRF);
        table.single("class, mean F1", macro_f1(&self.classes, &[0, 1, 2, 3, 4]));
        let both = Score::new(
            self.source.right + self.target.right,
            self.source.system + self.target.system,
            self.source.gold + self.target.gold,
        );
        for (name, score) in
            [("words of sources", self.source), ("words of targets", self.target), ("words of both", both)]
        {
            table.score(name, score);
        }
        report.table(table);
        let mut table = Table::new("accuracy", &["of", "right", "%"]);
        table.row("class", accuracy(right, self.classes.len()));
        report.table(table);
        let mut table = Table::new("by class", CLASSES);
        let mut confusion = Confusion::new("class");
        for class in 0..5 {
            table.score(name(Some(class)), label_score(&self.classes, &class));
        }
        for (gold, found) in self.classes {
            confusion.add(name(Some(gold)), name(found));
        }
        report.table(table);
        report.confusions.push(confusion);
    }
}

/// Numbers of the tokens with a letter or digit that share a character with a place.
fn words(text: &Text, tokens: &[Span], places: &[Span]) -> BTreeSet<usize> {
    let is_word = |token: Span| text.raw(token).chars().any(char::is_alphanumeric);
    let inside = tokens.iter().enumerate().filter(|(_, token)| touches(&[**token], places) && is_word(**token));
    inside.map(|(idx, _)| idx).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn answers_fall_back_in_order() {
        let sketch = |value: Value| -> Sketch { parse(value).unwrap() };
        let record = sketch(json!({
            "document": {"key": "a"},
            "events": [
                {"quad": 1, "actor_spans": [[40, 45]], "according_to": ["s1"]},
                {"quad": 3, "cameo": "190", "actor_spans": [[0, 5]], "recipient_spans": [[10, 15]]},
            ],
            "statements": [{"speaker_span": [20, 25], "within": null}],
        }));
        let class = |source: Span, target: Span| record.answer(&[source], &[target]).unwrap().class;
        assert_eq!(class(Span::new(0, 2), Span::new(12, 13)), 4);
        assert_eq!(class(Span::new(40, 42), Span::new(12, 13)), 1);
        assert_eq!(class(Span::new(20, 22), Span::new(12, 13)), 0);
        assert_eq!(record.answer(&[], &[]).unwrap().class, 4, "the reporter's own voice");
        assert!(sketch(json!({"document": {"key": "a"}})).answer(&[], &[]).is_none());
    }
}
