//! Words that name events, what they need around them, and who takes which part.
//!
//! Apart from the cues because a cue tells of words, a frame of deeds; a few verbs ("threaten") are both.
//! `docs/events.md` describes every field with examples.

use onrecord_record::{EventStatus, EventType, Stance};
use rustc_hash::{FxHashMap, FxHashSet};
use serde::Deserialize;

use crate::LexiconError;
use crate::sources::Sources;

/// A kind of event and the words that name it.
#[derive(Clone, Debug, Deserialize)]
#[allow(clippy::struct_excessive_bools, reason = "each is a key of its own in the TOML")]
#[serde(deny_unknown_fields)]
pub struct Frame {
    /// PLOVER event type.
    pub r#type: EventType,
    /// PLOVER mode.
    #[serde(default)]
    pub mode: Option<String>,
    /// CAMEO code.
    #[serde(default)]
    pub cameo: Option<String>,
    /// PLOVER contexts.
    #[serde(default)]
    pub contexts: Vec<String>,
    /// Verbs by lemma, with the words that must hang below them: `meet`, `call for`, `go on strike`.
    #[serde(default)]
    pub verbs: Vec<String>,
    /// Nouns by lemma, or by plural where only the plural names the event (`talks`), modifiers first:
    /// `prisoner exchange`.
    #[serde(default)]
    pub nouns: Vec<String>,
    /// Stances whose reporting verbs open it where no other frame does: "**promised** a proposal".
    #[serde(default)]
    pub stances: Vec<Stance>,
    /// What the object must be: words, `@classes`, or `@actor`, `@person`, `@place`, `@any`.
    #[serde(default)]
    pub objects: Vec<String>,
    /// What the object must not be.
    #[serde(default)]
    pub not_objects: Vec<String>,
    /// What the one who acts must be.
    #[serde(default)]
    pub subjects: Vec<String>,
    /// What the one who acts must not be.
    #[serde(default)]
    pub not_subjects: Vec<String>,
    /// What must stand behind one of these prepositions: `{ to = ["@place"] }`.
    #[serde(default)]
    pub prepositions: FxHashMap<String, Vec<String>>,
    /// Prepositions that must not stand there: "fought **for** a law" is no fight.
    #[serde(default)]
    pub without: Vec<String>,
    /// Whether the words tell a statement and no act ("denied the report"): then they open no event.
    #[serde(default)]
    pub is_statement: bool,
    /// Whether the words speak of public life whoever acts ("sought asylum"); of other words what private people and
    /// companies do among themselves opens no event.
    #[serde(default)]
    pub is_public: bool,
    /// Whether those who do it hold power ("pardoned", "freed"): done by strangers it is public life in any text.
    #[serde(default)]
    pub shows_power: bool,
    /// Whether a clause must stand as complement.
    #[serde(default)]
    pub needs_clause: bool,
    /// Whether the word names the event only together with somebody who acts or undergoes.
    #[serde(default)]
    pub needs_actor: bool,
    /// Whether somebody must stand there who does it, known or not; one who undergoes is not enough.
    #[serde(default)]
    pub needs_doer: bool,
    /// Where to look for those it is done to, in this order: `object`, `dative`, `clause`, `subject`, or a
    /// preposition. Empty for the usual order.
    #[serde(default)]
    pub recipient: Vec<String>,
    /// Where to look for those who act; empty for the subject, or the agent of a passive.
    #[serde(default)]
    pub actor: Vec<String>,
    /// For nouns: whether "of" names those who act rather than those it is done to.
    #[serde(default)]
    pub of_actor: bool,
    /// For nouns: whether the possessor undergoes the act when no "of" names another: "the editor's arrest".
    #[serde(default)]
    pub possessor_undergoes: bool,
    /// Whether all parties act: "met", "talks between".
    #[serde(default)]
    pub reciprocal: bool,
    /// A sentence in which the frame is found.
    #[serde(default)]
    pub example: String,
}

/// Verbs that add who, when and where to an event noun: "**held** talks", "talks **took place**".
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Light {
    /// Verbs by lemma, with the words below them.
    pub verbs: Vec<String>,
    /// Whether the subject acts; otherwise the event itself is the subject, or the subject only causes it.
    #[serde(default)]
    pub subject_acts: bool,
    /// What the verb makes of the event, if not what its own tense says.
    #[serde(default)]
    pub status: Option<EventStatus>,
}

/// Words that take what stands under them away from plain fact.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Governor {
    /// What becomes of the event below.
    pub status: EventStatus,
    /// Verbs by lemma.
    #[serde(default)]
    pub verbs: Vec<String>,
    /// Nouns by lemma: "**plan** to attack", "**prospects** for talks".
    #[serde(default)]
    pub nouns: Vec<String>,
    /// Adjectives: "**planned** talks", "**ready** to meet".
    #[serde(default)]
    pub adjectives: Vec<String>,
    /// Phrases in predicate position: "**under discussion**".
    #[serde(default)]
    pub phrases: Vec<String>,
    /// Whether the subject of the verb is to act: "**plan** an attack", but not "**demand** an inquiry".
    #[serde(default)]
    pub subject_acts: bool,
}

/// What an act that is announced or ruled out counts as.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Shift {
    /// Whether the act is announced (`planned`) or ruled out (`negated`).
    pub when: EventStatus,
    /// The act.
    pub from: EventType,
    /// What announcing it is.
    pub to: EventType,
    /// CAMEO code of the announcement.
    #[serde(default)]
    pub cameo: Option<String>,
    /// CAMEO codes that keep their type: a vote to come is a vote.
    #[serde(default)]
    pub except: Vec<String>,
}

/// Words of a setting in which fighting words are not meant.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Setting {
    /// What the setting is: `sport`.
    pub name: String,
    /// Words that show it, lower case.
    pub words: Vec<String>,
    /// How many of them in a sentence are enough.
    pub enough: usize,
    /// Event types that are not read there.
    pub blocks: Vec<EventType>,
    /// Whether a whole text may be about it, so that what unknown people do there is no act of public life.
    #[serde(default)]
    pub is_topic: bool,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Class {
    name: String,
    words: Vec<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    #[serde(default)]
    class: Vec<Class>,
    #[serde(default)]
    frame: Vec<Frame>,
    #[serde(default)]
    light: Vec<Light>,
    #[serde(default)]
    governor: Vec<Governor>,
    #[serde(default)]
    shift: Vec<Shift>,
    #[serde(default)]
    setting: Vec<Setting>,
}

/// A condition on a word, compiled.
#[derive(Clone, Debug, Default)]
#[allow(clippy::struct_excessive_bools, reason = "each stands for one word of the TOML: `@any`, `@actor`, …")]
pub struct Words {
    listed: FxHashSet<String>,
    /// Whether any actor will do.
    pub any_actor: bool,
    /// Whether anything at all will do, as long as it is there.
    pub any: bool,
    /// Whether any person will do.
    pub any_person: bool,
    /// Whether any place will do.
    pub any_place: bool,
    /// Whether a state, its government and its forces will do.
    pub any_power: bool,
}

impl Words {
    /// Whether there is no condition.
    pub fn is_empty(&self) -> bool {
        let is_open = self.any || self.any_actor || self.any_person || self.any_place || self.any_power;
        self.listed.is_empty() && !is_open
    }

    /// Whether a lower-case word or lemma is one of these.
    pub fn has(&self, word: &str) -> bool {
        self.listed.contains(word)
    }
}

/// The conditions of a frame, compiled.
#[derive(Clone, Debug, Default)]
pub struct Conditions {
    /// What the object must be.
    pub objects: Words,
    /// What the object must not be.
    pub not_objects: Words,
    /// What the one who acts must be.
    pub subjects: Words,
    /// What the one who acts must not be.
    pub not_subjects: Words,
    /// Prepositions with what must stand behind them, in order of the alphabet.
    pub prepositions: Vec<(String, Words)>,
}

impl Conditions {
    /// How many conditions there are.
    pub fn count(&self) -> usize {
        usize::from(!self.objects.is_empty()) + usize::from(!self.subjects.is_empty()) + self.prepositions.len()
    }
}

/// One word or phrase of a list, by its head word.
#[derive(Clone, Debug)]
pub struct Entry {
    /// Which item of its list.
    pub index: usize,
    /// The other words of the phrase, in order.
    pub rest: Box<[Box<str>]>,
}

type Index = FxHashMap<String, Vec<Entry>>;

/// Words that name events.
#[derive(Debug, Default)]
pub struct Frames {
    entries: Vec<Frame>,
    conditions: Vec<Conditions>,
    classes: FxHashMap<String, Words>,
    lights: Vec<Light>,
    governors: Vec<Governor>,
    shifts: Vec<Shift>,
    settings: Vec<(Setting, FxHashSet<String>)>,
    verbs: Index,
    nouns: Index,
    light_verbs: Index,
    governing_verbs: Index,
    governing_nouns: Index,
    governing_adjectives: Index,
    governing_phrases: Index,
}

impl Frames {
    pub(crate) fn compile(sources: &Sources) -> Result<Self, LexiconError> {
        let mut this = Self::default();
        let mut raw_classes = FxHashMap::default();
        for file in sources.read::<File>("frames")? {
            for class in file.class {
                raw_classes.entry(class.name).or_insert_with(Vec::new).extend(class.words);
            }
            this.entries.extend(file.frame);
            this.lights.extend(file.light);
            this.governors.extend(file.governor);
            this.shifts.extend(file.shift);
            this.settings.extend(file.setting.into_iter().map(|setting| {
                let words = setting.words.iter().cloned().collect();
                (setting, words)
            }));
        }
        this.conditions = this.entries.iter().map(|frame| conditions(frame, &raw_classes)).collect::<Result<_, _>>()?;
        let mut names: Vec<&String> = raw_classes.keys().collect();
        names.sort();
        for name in names {
            this.classes.insert(name.clone(), words(&raw_classes[name], &raw_classes)?);
        }
        this.index();
        Ok(this)
    }

    fn index(&mut self) {
        for (index, frame) in self.entries.iter().enumerate() {
            add(&mut self.verbs, index, &frame.verbs, Head::First);
            add(&mut self.nouns, index, &frame.nouns, Head::Last);
        }
        for (index, light) in self.lights.iter().enumerate() {
            add(&mut self.light_verbs, index, &light.verbs, Head::First);
        }
        for (index, governor) in self.governors.iter().enumerate() {
            add(&mut self.governing_verbs, index, &governor.verbs, Head::First);
            add(&mut self.governing_nouns, index, &governor.nouns, Head::Last);
            add(&mut self.governing_adjectives, index, &governor.adjectives, Head::First);
            add(&mut self.governing_phrases, index, &governor.phrases, Head::First);
        }
    }

    /// All frames, in file order; an [`Entry::index`] counts here.
    pub fn all(&self) -> &[Frame] {
        &self.entries
    }

    /// The frame that a reported act of speech opens; a user's overlay comes last and wins.
    pub fn of_stance(&self, stance: Stance) -> Option<usize> {
        self.entries.iter().rposition(|frame| frame.stances.contains(&stance))
    }

    /// The compiled conditions of a frame.
    pub fn conditions(&self, frame: usize) -> &Conditions {
        &self.conditions[frame]
    }

    /// The frames that a verb lemma may head.
    pub fn verb(&self, lemma: &str) -> &[Entry] {
        self.verbs.get(lemma).map_or(&[], Vec::as_slice)
    }

    /// The frames that a lower-case noun, as lemma or as written, may head.
    pub fn noun(&self, word: &str) -> &[Entry] {
        self.nouns.get(word).map_or(&[], Vec::as_slice)
    }

    /// The light verbs with this lemma.
    pub fn light(&self, lemma: &str) -> impl Iterator<Item = (&Light, &Entry)> {
        self.light_verbs.get(lemma).into_iter().flatten().map(|entry| (&self.lights[entry.index], entry))
    }

    /// The verbs with this lemma that change the status of what they govern.
    pub fn governing_verb(&self, lemma: &str) -> impl Iterator<Item = (&Governor, &Entry)> {
        self.governing_verbs.get(lemma).into_iter().flatten().map(|entry| (&self.governors[entry.index], entry))
    }

    /// The noun with this lemma that changes the status of what it governs.
    pub fn governing_noun(&self, lemma: &str) -> Option<&Governor> {
        self.governing_nouns.get(lemma)?.last().map(|entry| &self.governors[entry.index])
    }

    /// The adjective that changes the status of its noun or of what it governs.
    pub fn governing_adjective(&self, word: &str) -> Option<&Governor> {
        self.governing_adjectives.get(word)?.last().map(|entry| &self.governors[entry.index])
    }

    /// The predicates that begin with this word and change the status of their subject: "under discussion".
    pub fn governing_phrase(&self, word: &str) -> impl Iterator<Item = (&Governor, &Entry)> {
        self.governing_phrases.get(word).into_iter().flatten().map(|entry| (&self.governors[entry.index], entry))
    }

    /// What announcing or ruling out an act of this type counts as.
    pub fn shift(&self, from: EventType, cameo: Option<&str>, when: EventStatus) -> Option<&Shift> {
        let keeps = |shift: &Shift| cameo.is_some_and(|cameo| shift.except.iter().any(|except| except == cameo));
        self.shifts.iter().rev().find(|shift| shift.from == from && shift.when == when && !keeps(shift))
    }

    /// Whether a lower-case word or lemma is in the class called `name`.
    pub fn is_in(&self, name: &str, word: &str) -> bool {
        self.classes.get(name).is_some_and(|words| words.has(word))
    }

    /// The settings that block some readings, each with its words.
    pub fn settings(&self) -> &[(Setting, FxHashSet<String>)] {
        &self.settings
    }
}

#[derive(Clone, Copy)]
enum Head {
    First,
    Last,
}

/// Files the phrases under their head: the first word of a verb phrase, and of a noun phrase the last word
/// before a preposition. A hyphen parts words, as the tokenizer has it.
fn add(index: &mut Index, item: usize, phrases: &[String], head: Head) {
    for phrase in phrases {
        let mut parts: Vec<&str> = phrase.split([' ', '-']).collect();
        let at = match head {
            Head::First => 0,
            Head::Last => {
                parts.iter().position(|part| matches!(*part, "of" | "by" | "in")).unwrap_or(parts.len()).max(1) - 1
            }
        };
        let key = parts.remove(at).to_owned();
        let rest = parts.into_iter().map(Into::into).collect();
        index.entry(key).or_default().push(Entry { index: item, rest });
    }
}

type Raw = FxHashMap<String, Vec<String>>;

fn conditions(frame: &Frame, classes: &Raw) -> Result<Conditions, LexiconError> {
    let mut prepositions = frame
        .prepositions
        .iter()
        .map(|(word, list)| Ok((word.clone(), words(list, classes)?)))
        .collect::<Result<Vec<_>, LexiconError>>()?;
    prepositions.sort_by(|one, other| one.0.cmp(&other.0));
    Ok(Conditions {
        objects: words(&frame.objects, classes)?,
        not_objects: words(&frame.not_objects, classes)?,
        subjects: words(&frame.subjects, classes)?,
        not_subjects: words(&frame.not_subjects, classes)?,
        prepositions,
    })
}

fn words(list: &[String], classes: &Raw) -> Result<Words, LexiconError> {
    let mut all = Words::default();
    fill(list, classes, &mut all, 8)?;
    Ok(all)
}

/// Classes may name classes, to a depth that no sensible file reaches.
fn fill(list: &[String], classes: &Raw, all: &mut Words, depth: usize) -> Result<(), LexiconError> {
    for word in list {
        match word.strip_prefix('@') {
            Some("actor") => all.any_actor = true,
            Some("any") => all.any = true,
            Some("person") => all.any_person = true,
            Some("place") => all.any_place = true,
            Some("power") => all.any_power = true,
            Some(name) => {
                let inner = classes.get(name).filter(|_| depth > 0);
                let inner = inner.ok_or_else(|| LexiconError::undefined("lexicon/frames", word))?;
                fill(inner, classes, all, depth - 1)?;
            }
            None => drop(all.listed.insert(word.clone())),
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Lexicon;

    #[test]
    fn every_frame_has_words_and_an_example() {
        let lexicon = Lexicon::builtin().unwrap();
        for frame in lexicon.frames.all() {
            let has_words = !frame.verbs.is_empty() || !frame.nouns.is_empty() || !frame.stances.is_empty();
            assert!(has_words, "{}", frame.example);
            assert!(frame.example.ends_with('.'), "{}", frame.example);
        }
    }

    #[test]
    fn there_are_entries_enough() {
        let lexicon = Lexicon::builtin().unwrap();
        let entries: usize = lexicon.frames.all().iter().map(|frame| frame.verbs.len() + frame.nouns.len()).sum();
        assert!(entries >= 900, "{entries}");
    }

    #[test]
    fn phrases_are_found_by_their_head() {
        let mut index = Index::default();
        add(&mut index, 0, &["call for".to_owned()], Head::First);
        add(&mut index, 1, &["prisoner exchange".to_owned()], Head::Last);
        assert_eq!(&*index["call"][0].rest[0], "for");
        assert_eq!(&*index["exchange"][0].rest[0], "prisoner");
        add(&mut index, 2, &["cessation of hostilities".to_owned()], Head::Last);
        assert_eq!(index["cessation"][0].rest.len(), 2);
    }
}
