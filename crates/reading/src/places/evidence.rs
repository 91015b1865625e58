//! Which countries the text speaks of, and in which sentences.
//!
//! Apart from resolving because it reads every name of the text, not only places.
//!
//! - Finds: names of states ("Ukraine"), of their people ("Syrian"), capitals, and countries of actors.
//! - Leaves: towns other than capitals; they are what is to be resolved.
//! - Cannot see: countries that are meant and not named.

use std::collections::BTreeMap;

use onrecord_lexicon::{Named, plain};

use crate::Draft;

/// Words that a state's name has at most.
const LONGEST: usize = 5;

/// How much more a country in the dateline tells: what is not said to be elsewhere happens there.
const DATELINE: f64 = 3.0;

/// Share of what a text tells of countries from which it is about one. A choice: no text about two sides reaches it.
const HOME: f64 = 0.8;

/// The same where the dateline names that country: with 0.5 every tenth country given to actors of our corpus is wrong.
const HOME_OF_DATELINE: f64 = 0.6;

/// How often the text speaks of each country.
#[derive(Debug)]
pub struct Evidence {
    whole: BTreeMap<String, f64>,
    sentences: Vec<BTreeMap<String, f64>>,
    dateline: Option<String>,
}

impl Evidence {
    /// Counts the countries of a text.
    pub fn gather(draft: &Draft<'_>) -> Self {
        let mut evidence = Self {
            whole: BTreeMap::new(),
            sentences: vec![BTreeMap::new(); draft.annotation.sentences().len()],
            dateline: None,
        };
        let mut token = 0;
        while token < draft.annotation.len() {
            let most = if begins_name(draft, token) { LONGEST } else { 0 };
            let longest = (1..=most).rev().find_map(|words| country(draft, token, words).map(|found| (found, words)));
            token += match longest {
                Some(((code, weight), words)) => {
                    let is_dateline = draft.dateline.contains(&token);
                    let weight = if is_dateline { DATELINE * weight } else { weight };
                    if is_dateline {
                        evidence.dateline = Some(code.clone());
                    }
                    evidence.add(draft.annotation.tokens()[token].sentence as usize, &code, weight);
                    words
                }
                None => 1,
            };
        }
        evidence
    }

    fn add(&mut self, sentence: usize, code: &str, weight: f64) {
        *self.whole.entry(code.to_owned()).or_default() += weight;
        if let Some(sentence) = self.sentences.get_mut(sentence) {
            *sentence.entry(code.to_owned()).or_default() += weight;
        }
    }

    /// The country that the text is about, if it is about one: it has [`HOME`] of all that is told of countries.
    pub fn home(&self) -> Option<&str> {
        let (code, weight) = self.whole.iter().max_by(|one, other| one.1.total_cmp(other.1))?;
        let needed = if self.dateline.as_ref() == Some(code) { HOME_OF_DATELINE } else { HOME };
        (*weight >= 2.0 && self.share(code) >= needed).then_some(code)
    }

    /// Whether the text names the country at all.
    pub fn names(&self, code: &str) -> bool {
        self.whole.contains_key(code)
    }

    /// The country's share of all countries the text names, 0 to 1.
    pub fn share(&self, code: &str) -> f64 {
        let all: f64 = self.whole.values().sum();
        if all > 0.0 { self.whole.get(code).copied().unwrap_or_default() / all } else { 0.0 }
    }

    /// Whether the sentence names the country.
    pub fn is_in_sentence(&self, sentence: usize, code: &str) -> bool {
        self.sentences.get(sentence).is_some_and(|sentence| sentence.contains_key(code))
    }
}

/// Whether a name that the lexicon knows may begin with the token.
fn begins_name(draft: &Draft<'_>, token: usize) -> bool {
    let word = draft.word(token);
    word.starts_with(char::is_uppercase) && draft.lexicon.actors.longest(word) > 0
}

/// The country that the `words` tokens from `token` name, and how much that tells. A capital tells less: it
/// may be the very name that is in question ("Georgia", "Washington").
fn country(draft: &Draft<'_>, token: usize, words: usize) -> Option<(String, f64)> {
    let tokens = token..token + words;
    if tokens.end > draft.annotation.len() {
        return None;
    }
    let name = draft.annotation.span(tokens).slice(draft.text);
    match draft.lexicon.actors.get(&plain(name))? {
        Named::State(state) | Named::Demonym(state) => Some((state.code.clone(), 1.0)),
        Named::Capital(state) | Named::Seat(state) => Some((state.code.clone(), 0.5)),
        Named::Person(person) => is_state(draft, &person.country).then(|| (person.country.clone(), 0.5)),
        Named::Organization(body) => is_state(draft, &body.country).then(|| (body.country.clone(), 0.5)),
    }
}

fn is_state(draft: &Draft<'_>, code: &str) -> bool {
    draft.lexicon.actors.state(code).is_some()
}
