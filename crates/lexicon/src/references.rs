//! Nouns that point back at something the text has told: "the statement", "this initiative".
//!
//! Apart from cues and frames because these words tell nothing new; they only point.

use onrecord_record::{EventType, Stance};
use rustc_hash::FxHashMap;
use serde::Deserialize;

use crate::LexiconError;
use crate::sources::Sources;

/// What a group of nouns can point at.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Reference {
    /// Singular lemmas.
    pub nouns: Vec<String>,
    /// Whether they point at statements or events.
    pub to: ReferenceTarget,
    /// For statements: the stances they can mean; empty for any.
    #[serde(default)]
    pub stances: Vec<Stance>,
    /// For events: the types they can mean; empty for anything that is not done yet.
    #[serde(default)]
    pub types: Vec<EventType>,
}

/// What a noun points at.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum ReferenceTarget {
    /// Something said.
    Statement,
    /// Something done or planned.
    Event,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    #[serde(default)]
    answers: Vec<String>,
    #[serde(default)]
    reference: Vec<Reference>,
}

/// Nouns that point back.
#[derive(Debug)]
pub struct References {
    entries: Vec<Reference>,
    by_noun: FxHashMap<String, Vec<usize>>,
    answers: Vec<String>,
}

impl References {
    pub(crate) fn compile(sources: &Sources) -> Result<Self, LexiconError> {
        let (mut entries, mut answers): (Vec<Reference>, Vec<String>) = (Vec::new(), Vec::new());
        for file in sources.read::<File>("references")? {
            entries.extend(file.reference);
            answers.extend(file.answers);
        }
        let mut by_noun: FxHashMap<String, Vec<usize>> = FxHashMap::default();
        for (index, entry) in entries.iter().enumerate() {
            for noun in &entry.nouns {
                by_noun.entry(noun.clone()).or_default().push(index);
            }
        }
        Ok(Self { entries, by_noun, answers })
    }

    /// Lower-case words that mark an answer to something said before.
    pub fn answers(&self) -> &[String] {
        &self.answers
    }

    /// What a noun, given as singular lemma, can point at.
    pub fn get(&self, noun: &str) -> impl Iterator<Item = &Reference> {
        self.by_noun.get(noun).into_iter().flatten().map(|&index| &self.entries[index])
    }
}
