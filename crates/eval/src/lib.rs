//! Evaluation: gold data held against what a reader, or another system, says of the same documents.
//!
//! Pure counting: apart from the loaders of [`gold`], nothing here reads a file, and nothing reads a text; the
//! command reads the documents and hands over the records.
//!
//! 1. [`load`] reads gold data of any known format into objects ([`gold`] lists the formats).
//! 2. [`prepare`] turns the objects of one layer into an [`Evaluation`], which knows the documents to be read.
//! 3. [`Evaluation::take`] takes the records, or [`Evaluation::hear`] another system's answers.
//! 4. [`Evaluation::report`] counts; a [`Report`] is printed as text or JSON.
//!
//! Each layer's measures have a module: [`times`], [`quantities`], [`statements`], [`events`], [`cameo`],
//! [`actors`], [`mentions`], [`clusters`].
//!
//! ```
//! use onrecord_eval::{Gold, Layer, Style, prepare};
//! # let folder = std::env::temp_dir().join("onrecord-eval-doc");
//! # std::fs::create_dir_all(&folder)?;
//! # let path = folder.join("gold.jsonl");
//! # std::fs::write(&path, r#"{"doc": "a", "text": "Rain on Friday.", "timexes": [{"start": 8, "end": 14, "type": "DATE", "value": "2024-05-10"}]}"#)?;
//! let gold: Gold = onrecord_eval::load(&path);
//! let (evaluation, errors) = prepare(Layer::Times, gold, Vec::new());
//! assert!(errors.is_empty());
//! let report = evaluation.report(0);
//! assert_eq!(report.to_json()["measures"]["value"]["r"], 0.0);
//! # Ok::<(), std::io::Error>(())
//! ```

use std::collections::{BTreeMap, BTreeSet};

use onrecord_record::Document;

pub mod actors;
pub mod cameo;
pub mod clusters;
mod error;
mod evaluation;
pub mod events;
pub mod gold;
pub mod mentions;
mod pairing;
pub mod quantities;
mod report;
mod score;
pub mod statements;
mod text;
pub mod times;

pub use error::{EvalError, Place};
pub use evaluation::{Evaluation, Item, Row, Task};
pub use gold::{Gold, load};
pub use report::{Report, Style};

use evaluation::Scoring;
use gold::Entry;

/// What of a record is measured.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Layer {
    /// TIMEX3 times.
    Times,
    /// Numbers and amounts.
    Quantities,
    /// Who said what.
    Statements,
    /// Who did what to whom.
    Events,
    /// Countries and sectors of actors.
    Actors,
    /// Documents of one story, mentions of one event.
    Stories,
}

/// The gold data of one layer, ready for answers, and what of it cannot be used. Texts come from `documents` where they
/// have them, else from the gold data itself.
pub fn prepare(layer: Layer, gold: Gold, documents: Vec<Document>) -> (Box<dyn Evaluation>, Vec<EvalError>) {
    let Gold { entries, mut errors, .. } = gold;
    let documents = documents.into_iter().map(|document| (document.key.clone(), document)).collect();
    let (evaluation, more) = match layer {
        Layer::Times => scoring::<times::Times>(entries, &documents),
        Layer::Quantities => scoring::<quantities::Quantities>(entries, &documents),
        Layer::Statements => scoring::<statements::Statements>(entries, &documents),
        // One kind of gold data gives the source and target of a relation, the other one has classes of sentences.
        Layer::Events if !entries.iter().any(events::Events::is_gold) && entries.iter().any(cameo::Cameo::is_gold) => {
            scoring::<cameo::Cameo>(entries, &documents)
        }
        Layer::Events => scoring::<events::Events>(entries, &documents),
        // A table gives phrases; running text has marks.
        Layer::Actors if entries.iter().any(mentions::Mentions::is_gold) => {
            scoring::<mentions::Mentions>(entries, &documents)
        }
        Layer::Actors => scoring::<actors::Actors>(entries, &documents),
        Layer::Stories => {
            let (entries, strangers) = sort_out(entries, clusters::is_gold, "stories", clusters::SHAPE);
            let (clusters, mut more) = clusters::Clusters::new(entries, &documents);
            more.extend(strangers);
            (Box::new(clusters) as Box<dyn Evaluation>, more)
        }
    };
    errors.extend(more);
    (evaluation, errors)
}

fn scoring<T: Task + 'static>(
    entries: Vec<Entry>,
    documents: &BTreeMap<String, Document>,
) -> (Box<dyn Evaluation>, Vec<EvalError>) {
    let (entries, strangers) = sort_out(entries, T::is_gold, T::NAME, T::SHAPE);
    let (scoring, mut errors) = Scoring::<T>::new(entries, documents);
    errors.extend(strangers);
    (Box::new(scoring), errors)
}

/// Keeps the files that hold gold data of a layer. A folder may hold other files too; if no file fits, each is an
/// error.
fn sort_out(
    entries: Vec<Entry>,
    is_gold: fn(&Entry) -> bool,
    layer: &'static str,
    shape: &'static str,
) -> (Vec<Entry>, Vec<EvalError>) {
    let fits = |entry: &&Entry| is_gold(entry);
    let files: BTreeSet<String> = entries.iter().filter(fits).map(|entry| entry.place.file.clone()).collect();
    if !files.is_empty() {
        return (entries.into_iter().filter(|entry| files.contains(&entry.place.file)).collect(), Vec::new());
    }
    let strangers: BTreeSet<String> = entries.into_iter().map(|entry| entry.place.file).collect();
    let error = |file: &String| {
        EvalError::new(&Place::file(file.as_ref()), format!("holds no gold data for `{layer}`")).with_hint(shape)
    };
    (Vec::new(), strangers.iter().map(error).collect())
}

#[cfg(test)]
mod tests;
