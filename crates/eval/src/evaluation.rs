//! One evaluation: gold data held against what a system says of the same documents.
//!
//! Apart from the measures so that each of them says only what its layer is: what an object of gold data means, what
//! a record answers, and what counts as right.

use std::collections::BTreeMap;

use onrecord_record::{Document, Record};
use serde::de::DeserializeOwned;
use serde_json::Value;

use crate::error::EvalError;
use crate::gold::Entry;
use crate::report::Report;

/// Gold data that waits for answers.
pub trait Evaluation {
    /// The documents that a reader must read, in the order of the gold data.
    fn documents(&self) -> Vec<Document>;

    /// Whether there is nothing to score.
    fn is_empty(&self) -> bool;

    /// Takes what was read of one of them, by its place among [`Self::documents`].
    fn take(&mut self, index: usize, record: &Record);

    /// Takes another system's answers; returns those that cannot be used.
    fn hear(&mut self, entries: Vec<Entry>) -> Vec<EvalError>;

    /// What the answers are worth, with up to `cases` single cases.
    fn report(&self, cases: usize) -> Report;
}

/// What a layer's gold data and answers are.
pub trait Task {
    /// What the gold data says of one document.
    type Gold;
    /// What a system says of one document; the default is what is said of a document that the system lacks.
    type Answer: Clone + Default;

    /// The layer's name.
    const NAME: &'static str;
    /// What an object of gold data looks like, for a hint.
    const SHAPE: &'static str;

    /// Whether an object is gold data of this layer, by the names of its fields.
    fn is_gold(entry: &Entry) -> bool;

    /// What an object of gold data says.
    fn gold(entry: Entry) -> Result<Item<Self::Gold>, String>;

    /// What a record answers.
    fn of_record(record: &Record) -> Self::Answer;

    /// What an object of a system's answers says, and of which document.
    fn of_system(entry: Entry) -> Result<(String, Self::Answer), String>;

    /// Counts.
    fn score(rows: &[Row<Self>], report: &mut Report)
    where
        Self: Sized;
}

/// Gold data of one document.
#[derive(Debug)]
pub struct Item<G> {
    /// The document; its text is empty where the gold data does not have it.
    pub document: Document,
    /// What is to be found.
    pub gold: G,
}

/// Gold data of one document, and the answer.
pub struct Row<T: Task> {
    /// The document.
    pub document: Document,
    /// What is to be found.
    pub gold: T::Gold,
    /// What was found.
    pub answer: T::Answer,
}

/// The documents of one layer.
pub struct Scoring<T: Task> {
    rows: Vec<Row<T>>,
    /// Documents that another system said nothing of.
    lacking: usize,
    /// Answers of another system about documents that are not in the gold data.
    unknown: usize,
}

impl<T: Task> Scoring<T> {
    /// Gold data from its entries. A text comes from `documents` if they have it, else from the gold data.
    pub fn new(entries: Vec<Entry>, documents: &BTreeMap<String, Document>) -> (Self, Vec<EvalError>) {
        let mut rows = Vec::new();
        let mut errors = Vec::new();
        for entry in entries {
            let place = entry.place.clone();
            let mut item = match T::gold(entry) {
                Ok(item) => item,
                Err(problem) => {
                    errors.push(EvalError::new(&place, problem));
                    continue;
                }
            };
            if let Some(document) = documents.get(&item.document.key) {
                item.document = document.clone();
            }
            if item.document.text.is_empty() {
                let problem = format!("there is no text of `{}`", item.document.key);
                errors.push(EvalError::new(&place, problem).with_hint("give the articles by --docs PATH"));
                continue;
            }
            rows.push(Row { document: item.document, gold: item.gold, answer: T::Answer::default() });
        }
        (Self { rows, lacking: 0, unknown: 0 }, errors)
    }
}

impl<T: Task> Evaluation for Scoring<T> {
    fn documents(&self) -> Vec<Document> {
        self.rows.iter().map(|row| row.document.clone()).collect()
    }

    fn is_empty(&self) -> bool {
        self.rows.is_empty()
    }

    fn take(&mut self, index: usize, record: &Record) {
        self.rows[index].answer = T::of_record(record);
    }

    fn hear(&mut self, entries: Vec<Entry>) -> Vec<EvalError> {
        let mut by_key: BTreeMap<String, Vec<usize>> = BTreeMap::new();
        for (idx, row) in self.rows.iter().enumerate() {
            by_key.entry(row.document.key.clone()).or_default().push(idx);
        }
        let mut is_heard = vec![false; self.rows.len()];
        let mut errors = Vec::new();
        for entry in entries {
            let place = entry.place.clone();
            match T::of_system(entry) {
                Ok((key, answer)) => {
                    // Gold data that stands there twice gets the same answer twice.
                    let rows = by_key.get(&key).map(Vec::as_slice).unwrap_or_default();
                    self.unknown += usize::from(rows.is_empty());
                    for idx in rows {
                        self.rows[*idx].answer = answer.clone();
                        is_heard[*idx] = true;
                    }
                }
                Err(problem) => errors.push(EvalError::new(&place, problem)),
            }
        }
        self.lacking = is_heard.iter().filter(|heard| !**heard).count();
        errors
    }

    fn report(&self, cases: usize) -> Report {
        let mut report = Report::new(T::NAME, cases);
        report.counts.push(("documents", self.rows.len()));
        T::score(&self.rows, &mut report);
        for (name, count) in
            [("documents without an answer", self.lacking), ("answers about other documents", self.unknown)]
        {
            if count > 0 {
                report.counts.push((name, count));
            }
        }
        report
    }
}

/// An object as one of these types, or what is wrong with it.
pub fn parse<V: DeserializeOwned>(value: Value) -> Result<V, String> {
    serde_json::from_value(value).map_err(|error| error.to_string())
}

/// Whether an object is a record, which can be gold data and an answer of any layer it holds.
pub fn is_record(value: &Value) -> bool {
    value["document"].is_object()
}

/// A document's key, or its id where it has none.
pub fn key_of(document: &Document) -> String {
    if document.key.is_empty() { document.id.clone() } else { document.key.clone() }
}
