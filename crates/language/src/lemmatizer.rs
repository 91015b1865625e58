//! Words to base forms: spaCy's rule lemmatizer for English.
//!
//! Endings are replaced by rule; a form that the index of known words holds is taken, else one the rules
//! made, else the word itself. Irregular words are listed.

use rustc_hash::{FxHashMap, FxHashSet};

use crate::Pos;
use crate::model;
use crate::unicode::is_alpha;

/// The lemmatizer.
pub struct Lemmatizer {
    by_pos: Vec<Option<Tables>>,
}

#[derive(Default)]
struct Tables {
    rules: Vec<(String, String)>,
    exceptions: FxHashMap<String, Vec<String>>,
    /// Known base forms, one a line, sorted.
    index: FxHashSet<Box<str>>,
}

impl Lemmatizer {
    /// From a model's tables.
    pub fn new(tables: &mut model::Lemmatizer) -> Self {
        let by_pos = Pos::ALL
            .iter()
            .map(|pos| {
                let name = pos.as_str().to_lowercase();
                let rules = tables.rules.remove(&name).unwrap_or_default();
                let exceptions = tables.exceptions.remove(&name).unwrap_or_default();
                let index = tables.index.remove(&name).unwrap_or_default();
                let is_empty = rules.is_empty() && exceptions.is_empty() && index.is_empty();
                (!is_empty).then(|| Tables {
                    rules,
                    exceptions: exceptions.into_iter().collect(),
                    index: index.lines().map(Box::from).collect(),
                })
            })
            .collect();
        Self { by_pos }
    }

    /// The base form of `word` as this part of speech with these UD features.
    pub fn lemma(&self, word: &str, pos: Pos, morph: &str) -> Box<str> {
        let lower = || word.to_lowercase().into_boxed_str();
        if matches!(pos, Pos::None | Pos::Space) || is_base_form(pos, morph) {
            return lower();
        }
        match &self.by_pos[pos as usize] {
            Some(tables) => tables.lemma(word),
            None if pos == Pos::Propn => word.into(),
            None => lower(),
        }
    }
}

impl Tables {
    fn lemma(&self, word: &str) -> Box<str> {
        let lower = word.to_lowercase();
        let (mut forms, mut unknown) = (Vec::new(), None);
        for (old, new) in &self.rules {
            let Some(stem) = lower.strip_suffix(old.as_str()) else { continue };
            let form = format!("{stem}{new}");
            if form.is_empty() {
                continue;
            }
            if self.index.contains(form.as_str()) {
                forms.insert(0, form);
            } else if form.chars().all(is_alpha) {
                unknown.get_or_insert(form);
            } else {
                forms.push(form);
            }
        }
        for form in self.exceptions.get(&lower).into_iter().flatten() {
            if !forms.contains(form) {
                forms.insert(0, form.clone());
            }
        }
        forms.into_iter().next().or(unknown).map_or_else(|| word.into(), String::into_boxed_str)
    }
}

/// Whether the features say that the word is its own base form.
fn is_base_form(pos: Pos, morph: &str) -> bool {
    let feature = |name: &str| {
        morph
            .split('|')
            .find_map(|feature| feature.split_once('=').filter(|(key, _)| *key == name))
            .map(|(_, value)| value)
    };
    match pos {
        Pos::Noun if feature("Number") == Some("Sing") => true,
        Pos::Verb
            if feature("VerbForm") == Some("Fin")
                && feature("Tense") == Some("Pres")
                && feature("Number").is_none() =>
        {
            true
        }
        _ => matches!(feature("VerbForm"), Some("Inf" | "None")) || feature("Degree") == Some("Pos"),
    }
}
