//! Events: which relation a source has to a target, given the two phrases (PLV): PLOVER roots, quads, and whether
//! it is co-operation or conflict.
//!
//! A record's answer for a sentence is, in this order, the type of its first event that is
//!
//! - `linked`: has an actor mentioned inside the source and a recipient, or further actor, inside the target;
//! - `partial`: has such an actor or such a recipient;
//! - `any`: stands in the sentence at all.
//!
//! Each reading takes the answers of those before it first. A sentence without an answer is wrong. Measures are mean
//! F1 over the classes. CONCEDE and RETREAT are one root, YIELD, as in the gold data.

use onrecord_record::{Document, Record, Span};
use serde::Deserialize;
use serde_json::json;

use crate::evaluation::{Item, Row, Task, parse};
use crate::gold::Entry;
use crate::report::{CLASSES, Case, Cell, Confusion, NOTHING, Report, Table};
use crate::score::{label_score, macro_f1};
use crate::text::Text;

/// The layer of events.
pub struct Events;

/// The relation that a sentence tells of.
#[derive(Debug, Deserialize)]
pub struct Relation {
    id: String,
    text: String,
    source: String,
    target: String,
    root: String,
    quad: u8,
}

/// An event of a record: its root, and where those are mentioned who take part.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Deed {
    root: &'static str,
    actors: Vec<Span>,
    parties: Vec<Span>,
}

/// Roots and their quads.
const ROOTS: [(&str, u8); 15] = [
    ("AGREE", 1),
    ("CONSULT", 1),
    ("SUPPORT", 1),
    ("COOPERATE", 2),
    ("AID", 2),
    ("YIELD", 2),
    ("REQUEST", 3),
    ("ACCUSE", 3),
    ("REJECT", 3),
    ("THREATEN", 3),
    ("PROTEST", 4),
    ("SANCTION", 4),
    ("MOBILIZE", 4),
    ("COERCE", 4),
    ("ASSAULT", 4),
];

/// The readings of a record, the strictest first.
const READINGS: &[&str] = &["linked", "partial", "any"];

/// A root's own word; nothing if there is no such root.
fn root(kind: &str) -> Option<&'static str> {
    let folded = if matches!(kind, "CONCEDE" | "RETREAT") { "YIELD" } else { kind };
    ROOTS.iter().find(|(name, _)| *name == folded).map(|(name, _)| *name)
}

fn quad(root: &str) -> u8 {
    ROOTS.iter().find(|(name, _)| *name == root).map_or(0, |(_, quad)| *quad)
}

/// What is asked of a record; another system's may hold no more than this.
#[derive(Deserialize)]
struct Sketch {
    document: SketchDocument,
    #[serde(default)]
    actors: Vec<SketchActor>,
    #[serde(default)]
    events: Vec<SketchEvent>,
}

/// The names of a record's document.
#[derive(Clone, Debug, Default, Deserialize)]
pub struct SketchDocument {
    key: Option<String>,
    id: Option<String>,
}

impl SketchDocument {
    /// Its key, else its id.
    pub fn name(&self) -> Result<String, String> {
        let key = self.key.iter().chain(&self.id).find(|name| !name.is_empty());
        key.cloned().ok_or_else(|| "its document has no `key`".to_owned())
    }
}

#[derive(Deserialize)]
struct SketchActor {
    id: String,
    #[serde(default)]
    mentions: Vec<SketchMention>,
}

#[derive(Deserialize)]
#[serde(untagged)]
enum SketchMention {
    Span(Span),
    Mention { span: Span },
}

#[derive(Deserialize)]
struct SketchEvent {
    #[serde(rename = "type")]
    kind: String,
    #[serde(default)]
    actors: Vec<String>,
    #[serde(default)]
    recipients: Vec<String>,
}

impl Sketch {
    fn deeds(&self) -> Vec<Deed> {
        let mentions = |ids: &[String]| -> Vec<Span> {
            let actors = self.actors.iter().filter(|actor| ids.contains(&actor.id));
            let mentions = actors.flat_map(|actor| &actor.mentions);
            mentions
                .map(|mention| match mention {
                    SketchMention::Span(span) | SketchMention::Mention { span } => *span,
                })
                .collect()
        };
        let deed = |event: &SketchEvent| {
            let actors = mentions(&event.actors);
            let parties = [&mentions(&event.recipients)[..], &actors].concat();
            Some(Deed { root: root(&event.kind)?, actors, parties })
        };
        self.events.iter().filter_map(deed).collect()
    }
}

impl Task for Events {
    type Gold = Relation;
    type Answer = Vec<Deed>;

    const NAME: &'static str = "events";
    const SHAPE: &'static str = r#"a line is like {"id": "1", "text": "…", "source": "the ministry", "target": "the rebels", "root": "ACCUSE", "quad": 3}"#;

    fn is_gold(entry: &Entry) -> bool {
        entry.value["root"].is_string() && entry.value["source"].is_string()
    }

    fn gold(entry: Entry) -> Result<Item<Relation>, String> {
        let relation: Relation = parse(entry.value)?;
        if root(&relation.root).is_none() {
            return Err(format!("`{}` is no PLOVER root", relation.root));
        }
        let document = Document {
            key: relation.id.clone(),
            text: relation.text.clone(),
            language: "en".to_owned(),
            ..Document::default()
        };
        Ok(Item { document, gold: relation })
    }

    fn of_record(record: &Record) -> Vec<Deed> {
        parse::<Sketch>(json!(record)).map(|sketch| sketch.deeds()).unwrap_or_default()
    }

    fn of_system(entry: Entry) -> Result<(String, Vec<Deed>), String> {
        let sketch: Sketch = parse(entry.value)?;
        Ok((sketch.document.name()?, sketch.deeds()))
    }

    fn score(rows: &[Row<Self>], report: &mut Report) {
        let gold: Vec<&str> = rows.iter().filter_map(|row| root(&row.gold.root)).collect();
        let answers: Vec<_> = rows.iter().map(answers).collect();
        let mut measures = [
            ("root, mean F1", Vec::new()),
            ("quad, mean F1", Vec::new()),
            ("side, mean F1", Vec::new()),
            ("answered", Vec::new()),
        ];
        for reading in 0..READINGS.len() {
            let found = || answers.iter().map(|answer| answer[reading]);
            let roots: Vec<_> = gold.iter().copied().zip(found()).collect();
            let quads: Vec<_> = rows.iter().map(|row| row.gold.quad).zip(found().map(|root| root.map(quad))).collect();
            let sides: Vec<_> = quads.iter().map(|(gold, found)| (*gold > 2, found.map(|quad| quad > 2))).collect();
            measures[0].1.push(Cell::Share(macro_f1(&roots, &ROOTS.map(|(name, _)| name))));
            measures[1].1.push(Cell::Share(macro_f1(&quads, &[1, 2, 3, 4])));
            measures[2].1.push(Cell::Share(macro_f1(&sides, &[true, false])));
            measures[3].1.push(Cell::Count(found().flatten().count()));
        }
        let mut table = Table::new("measures", READINGS);
        for (name, cells) in measures {
            table.row(name, cells);
        }
        report.table(table);
        classes(&gold, &answers, report);
        cases(rows, &answers, report);
    }
}

type Answers = [Option<&'static str>; READINGS.len()];

/// The root that each reading finds.
fn answers(row: &Row<Events>) -> Answers {
    let text = Text::new(&row.gold.text);
    let (source, target) = (text.occurrences(&row.gold.source), text.occurrences(&row.gold.target));
    let touches =
        |mentions: &[Span], phrase: &[Span]| mentions.iter().any(|one| phrase.iter().any(|other| one.overlaps(*other)));
    let [mut linked, mut partial, mut any] = [None; READINGS.len()];
    for deed in &row.answer {
        let (acts, suffers) = (touches(&deed.actors, &source), touches(&deed.parties, &target));
        any = any.or(Some(deed.root));
        partial = partial.or((acts || suffers).then_some(deed.root));
        linked = linked.or((acts && suffers).then_some(deed.root));
    }
    [linked, linked.or(partial), linked.or(partial).or(any)]
}

/// Each root, and what it was taken for, by the widest reading.
fn classes(gold: &[&'static str], answers: &[Answers], report: &mut Report) {
    let pairs: Vec<_> = gold.iter().copied().zip(answers.iter().map(|answer| answer[2])).collect();
    let mut table = Table::new("by root", CLASSES);
    for (name, _) in ROOTS {
        table.score(name, label_score(&pairs, &name));
    }
    report.table(table);
    let mut confusion = Confusion::new("root");
    for (gold, found) in pairs {
        confusion.add(gold, found.unwrap_or(NOTHING));
    }
    report.confusions.push(confusion);
}

fn cases(rows: &[Row<Events>], answers: &[Answers], report: &mut Report) {
    for (row, answer) in rows.iter().zip(answers) {
        if !report.wants_cases() {
            return;
        }
        let gold = root(&row.gold.root);
        if answer[2] == gold {
            continue;
        }
        report.case(|| {
            let text = Text::new(&row.gold.text);
            let phrases = [&row.gold.source, &row.gold.target];
            let marks: Vec<Span> =
                phrases.iter().filter_map(|phrase| text.occurrences(phrase).first().copied()).collect();
            Case {
                kind: if answer[2].is_some() { "root" } else { "missed" },
                document: row.gold.id.clone(),
                excerpt: text.excerpt(&marks),
                gold: format!("{} source “{}” target “{}”", row.gold.root, row.gold.source, row.gold.target),
                found: answer[2].unwrap_or_default().to_owned(),
            }
        });
    }
}
