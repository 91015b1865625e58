//! Speakers whose names the name finder missed.
//!
//! Apart from [`crate::actors`] because only here is it certain that the name speaks: "**Jobs** said".
//!
//! - Finds: proper nouns as speakers without an actor; the last name of somebody known is that person.
//! - Leaves: what kind of actor it is, where nothing tells.
//! - Cannot see: two people of one last name.

use std::ops::Range;

use onrecord_language::{Label, Pos};
use onrecord_record::{Actor, ActorId, ActorKind, MentionForm};
use rustc_hash::FxHashMap;

use super::found::Found;
use crate::{Draft, actors};

/// Actors by what a speaker may be called: the name, and a person's last name. Made when first asked for.
#[derive(Default)]
pub(super) struct Called {
    by_words: Option<FxHashMap<String, ActorId>>,
}

impl Called {
    /// The first actor called so.
    fn get(&mut self, actors: &[Actor], words: &str) -> Option<ActorId> {
        let by_words = self.by_words.get_or_insert_with(|| {
            let mut by_words = FxHashMap::default();
            for actor in actors {
                add(&mut by_words, actor);
            }
            by_words
        });
        by_words.get(words).copied()
    }

    fn add(&mut self, actor: &Actor) {
        if let Some(by_words) = &mut self.by_words {
            add(by_words, actor);
        }
    }
}

fn add(by_words: &mut FxHashMap<String, ActorId>, actor: &Actor) {
    let last = actor.name.rsplit(' ').next().filter(|_| actor.kind == ActorKind::Person);
    for words in last.into_iter().chain([actor.name.as_str()]) {
        by_words.entry(words.to_owned()).or_insert(actor.id);
    }
}

/// Gives the statement's speaker an actor, if its name has none.
pub(super) fn settle(draft: &mut Draft<'_>, called: &mut Called, found: &Found) {
    let Some(speaker) = found.speaker.filter(|&speaker| draft.actor_of[speaker].is_none()) else { return };
    let Some(name) = name(draft, speaker) else { return };
    let words = draft.annotation.span(name.clone()).slice(draft.text).to_owned();
    let id = called.get(&draft.record.actors, &words).unwrap_or_else(|| {
        let id = ActorId::at(draft.record.actors.len());
        let actor = Actor {
            id,
            name: words,
            kind: ActorKind::Unknown,
            country: None,
            sectors: Vec::new(),
            roles: Vec::new(),
            relations: Vec::new(),
            mentions: Vec::new(),
        };
        called.add(&actor);
        draft.record.actors.push(actor);
        id
    });
    actors::add_mention(draft, id, name, MentionForm::Name);
}

/// The proper nouns that end in the speaker, if they begin with capitals and name no place.
fn name(draft: &Draft<'_>, speaker: usize) -> Option<Range<usize>> {
    let annotation = draft.annotation;
    let is_part = |token: usize| {
        annotation.tokens()[token].pos == Pos::Propn
            && draft.word(token).starts_with(char::is_uppercase)
            && draft.actor_of[token].is_none()
            && draft.place_of[token].is_none()
            && draft.time_of[token].is_none()
    };
    let has_apposition = annotation.children(speaker).any(|child| annotation.tokens()[child].label == Label::Appos);
    if !is_part(speaker) || has_apposition {
        return None;
    }
    let start = (0..speaker).rev().take_while(|&token| is_part(token)).last().unwrap_or(speaker);
    Some(start..speaker + 1)
}
