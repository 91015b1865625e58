//! Clusters: which documents tell one story, or which mentions speak of one event (ECB+).
//!
//! A system puts ids into clusters, one object per line, `{"id": "…", "cluster": "…"}`. An id is a document's, or
//! `DOCUMENT:START-END` for a mention of an event in it (`DOCUMENT:START-END,START-END` where the mention is split). Ids
//! that the system lacks stand alone; ids that are not in the gold data are passed over.
//!
//! Where documents are read instead, their stories and events are those of `onrecord-linking`; events are scored on the gold
//! mentions, inside gold stories and inside those that were found, and on our own rows.
//!
//! Measures: B-cubed (Bagga and Baldwin 1998), MUC (Vilain et al. 1995), CEAFe (Luo 2005), pairs of ids in one cluster,
//! and the mean F1 of the first three, as CoNLL-2012 has it.

use std::collections::BTreeMap;

use onrecord_linking::{self as linking, Summary, events::MentionRef, stories, summary};
use onrecord_record::{Document, Record, Span};
use serde::Deserialize;
use serde_json::Value;

use crate::error::EvalError;
use crate::evaluation::{Evaluation, parse};
use crate::gold::Entry;
use crate::report::{Cell, PRF, Report, Table};
use crate::score::harmonic;

mod measures;

use measures::Part;

/// What an object of gold data looks like, for a hint.
pub const SHAPE: &str = r#"a line is like {"id": "a", "story": "1", "events": [{"spans": [[0, 5]], "chain": "7"}]} or {"id": "a", "cluster": "1"}"#;

/// The layer of stories.
pub struct Clusters {
    /// What is to be read, in the order of the gold data; empty where there are no texts.
    documents: Vec<Document>,
    /// The gold mentions of each of them.
    marks: Vec<Vec<Vec<Span>>>,
    /// What was read of them, if something was.
    summaries: Vec<Summary>,
    /// The same with the gold mentions in place of our own.
    marked: Vec<Summary>,
    /// Lines of gold data.
    lines: usize,
    /// Ids of documents, then of mentions, each with its gold cluster.
    stories: Clustering,
    chains: Clustering,
    system: Clustering,
}

/// The cluster of every id.
pub type Clustering = BTreeMap<String, String>;

#[derive(Deserialize)]
struct Line {
    #[serde(deserialize_with = "written")]
    id: String,
    #[serde(default, alias = "story", deserialize_with = "written")]
    cluster: String,
    #[serde(default)]
    events: Vec<Mention>,
}

#[derive(Deserialize)]
struct Mention {
    spans: Vec<Span>,
    chain: String,
}

/// A string, or a number as it is written.
fn written<'de, D: serde::Deserializer<'de>>(deserializer: D) -> Result<String, D::Error> {
    match Value::deserialize(deserializer)? {
        Value::String(text) => Ok(text),
        Value::Number(number) => Ok(number.to_string()),
        _ => Err(serde::de::Error::custom("expected a string or a number as id or cluster")),
    }
}

/// Whether an object is gold data of this layer.
pub fn is_gold(entry: &Entry) -> bool {
    entry.value.get("id").is_some()
        && ["cluster", "story", "events"].iter().any(|field| entry.value.get(field).is_some())
}

impl Clusters {
    /// Gold clusters from their entries, and the texts to be read.
    pub fn new(entries: Vec<Entry>, documents: &BTreeMap<String, Document>) -> (Self, Vec<EvalError>) {
        let mut clusters = Self {
            documents: Vec::new(),
            marks: Vec::new(),
            summaries: Vec::new(),
            marked: Vec::new(),
            lines: 0,
            stories: Clustering::new(),
            chains: Clustering::new(),
            system: Clustering::new(),
        };
        let mut errors = Vec::new();
        for entry in entries {
            match parse::<Line>(entry.value) {
                Ok(line) => clusters.add(line, documents),
                Err(problem) => errors.push(EvalError::new(&entry.place, problem)),
            }
        }
        (clusters, errors)
    }

    fn add(&mut self, line: Line, documents: &BTreeMap<String, Document>) {
        self.lines += 1;
        if let Some(document) = documents.get(&line.id) {
            self.documents.push(document.clone());
            self.marks.push(line.events.iter().map(|mention| mention.spans.clone()).collect());
        }
        for mention in line.events {
            self.chains.insert(mention_id(&line.id, &mention.spans), mention.chain);
        }
        if !line.cluster.is_empty() {
            self.stories.insert(line.id, line.cluster);
        }
    }
}

fn mention_id(document: &str, spans: &[Span]) -> String {
    let places: Vec<String> = spans.iter().map(|span| format!("{}-{}", span.start, span.end)).collect();
    format!("{document}:{}", places.join(","))
}

impl Evaluation for Clusters {
    fn documents(&self) -> Vec<Document> {
        self.documents.clone()
    }

    fn is_empty(&self) -> bool {
        self.stories.is_empty() && self.chains.is_empty()
    }

    fn take(&mut self, index: usize, record: &Record) {
        let summary = summary(record);
        let mentions = self.marks[index].iter().map(|spans| linking::Mention::at(record, spans)).collect();
        self.marked.push(Summary { mentions, ..summary.clone() });
        self.summaries.push(summary);
    }

    fn hear(&mut self, entries: Vec<Entry>) -> Vec<EvalError> {
        let mut errors = Vec::new();
        for entry in entries {
            match parse::<Line>(entry.value) {
                Ok(line) if line.cluster.is_empty() => errors.push(EvalError::new(&entry.place, "has no `cluster`")),
                Ok(line) => {
                    self.system.insert(line.id, line.cluster);
                }
                Err(problem) => errors.push(EvalError::new(&entry.place, problem)),
            }
        }
        errors
    }

    fn report(&self, cases: usize) -> Report {
        let mut report = Report::new("stories", cases);
        report.counts.push(("documents", self.lines));
        let stories = ["documents in stories", "gold stories", "found"];
        let events = ["mentions of events", "gold events", "found"];
        if self.summaries.is_empty() {
            let is_heard = |gold: &Clustering| gold.keys().any(|id| self.system.contains_key(id));
            let kinds = [("by story", stories, &self.stories), ("by event", events, &self.chains)];
            // A system that clusters documents says nothing of mentions, and the other way round.
            let is_silent = !kinds.iter().any(|(_, _, gold)| is_heard(gold));
            for (name, counted, gold) in kinds {
                if is_heard(gold) || is_silent && !gold.is_empty() {
                    score(name, counted, (gold, &self.system), &mut report);
                }
            }
            return report;
        }
        let found = stories::stories(&self.summaries);
        if !self.stories.is_empty() {
            score("by story", stories, (&self.stories, &self.named(&found)), &mut report);
        }
        if !self.chains.is_empty() {
            let told = self.told();
            score("by event: gold mentions, gold stories", events, (&self.chains, &self.marked(&told)), &mut report);
            // The counts of the first table stand for all; what the others found shows in their figures.
            score("by event: gold mentions", [""; 3], (&self.chains, &self.marked(&found)), &mut report);
            score("by event: own mentions", [""; 3], (&self.chains, &self.own(&found)), &mut report);
        }
        report
    }
}

impl Clusters {
    /// Documents by the story that was found.
    fn named(&self, stories: &[Vec<usize>]) -> Clustering {
        let named = |(number, story): (usize, &Vec<usize>)| {
            let keys = story.iter().map(|&document| self.summaries[document].key.clone());
            keys.map(|key| (key, number.to_string())).collect::<Vec<_>>()
        };
        stories.iter().enumerate().flat_map(named).collect()
    }

    /// The stories of the gold data; a document without one stands alone.
    fn told(&self) -> Vec<Vec<usize>> {
        let mut told: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
        for (index, document) in self.summaries.iter().enumerate() {
            told.entry(self.stories.get(&document.key).unwrap_or(&document.key)).or_default().push(index);
        }
        told.into_values().collect()
    }

    /// Gold mentions by the event that we find them to tell of.
    fn marked(&self, stories: &[Vec<usize>]) -> Clustering {
        let id = |mention: MentionRef| {
            mention_id(&self.marked[mention.document].key, &self.marks[mention.document][mention.mention])
        };
        clustered(&self.marked, stories, |mention| vec![id(mention)])
    }

    /// Gold mentions by the event of the first row of ours whose trigger they touch.
    fn own(&self, stories: &[Vec<usize>]) -> Clustering {
        let ids = |mention: MentionRef| {
            let document = &self.summaries[mention.document];
            let trigger = document.mentions[mention.mention].trigger;
            let marks = self.marks[mention.document].iter();
            let touched = marks.filter(|spans| spans.iter().any(|span| span.overlaps(trigger)));
            touched.map(|spans| mention_id(&document.key, spans)).collect()
        };
        clustered(&self.summaries, stories, ids)
    }
}

/// The events of all stories over the ids of their mentions; the first event that has an id keeps it.
fn clustered(summaries: &[Summary], stories: &[Vec<usize>], ids: impl Fn(MentionRef) -> Vec<String>) -> Clustering {
    let mut clustering = Clustering::new();
    let events = stories.iter().flat_map(|story| linking::events::events(summaries, story));
    for (number, event) in events.enumerate() {
        for id in event.into_iter().flat_map(&ids) {
            clustering.entry(id).or_insert_with(|| number.to_string());
        }
    }
    clustering
}

fn score(
    name: &'static str,
    counted: [&'static str; 3],
    (gold, system): (&Clustering, &Clustering),
    report: &mut Report,
) {
    let part = Part::new(gold, system);
    let mut table = Table::new(name, PRF);
    let scores = [("B-cubed", part.b_cubed()), ("MUC", part.muc()), ("CEAFe", part.ceaf_e()), ("pairs", part.pairs())];
    for (name, (precision, recall)) in scores {
        table.row(name, [precision, recall, harmonic(precision, recall)].map(Cell::Share));
    }
    let f1 = |(precision, recall): (f64, f64)| harmonic(precision, recall);
    table.single("CoNLL", scores[..3].iter().map(|(_, score)| f1(*score)).sum::<f64>() / 3.0);
    let (clusters, found) = part.clusters();
    let counts = counted.into_iter().zip([gold.len(), clusters, found]);
    report.counts.extend(counts.filter(|(name, _)| !name.is_empty()));
    report.table(table);
}
