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

use super::found::Found;
use crate::{Draft, actors};

/// Gives the statement's speaker an actor, if its name has none.
pub(super) fn settle(draft: &mut Draft<'_>, found: &Found) {
    let Some(speaker) = found.speaker.filter(|&speaker| draft.actor_of[speaker].is_none()) else { return };
    let Some(name) = name(draft, speaker) else { return };
    let words = draft.annotation.span(name.clone()).slice(draft.text).to_owned();
    let known = draft.record.actors.iter().find(|actor| is_of(actor, &words)).map(|actor| actor.id);
    let id = known.unwrap_or_else(|| {
        let id = ActorId::at(draft.record.actors.len());
        draft.record.actors.push(Actor {
            id,
            name: words,
            kind: ActorKind::Unknown,
            country: None,
            sectors: Vec::new(),
            roles: Vec::new(),
            relations: Vec::new(),
            mentions: Vec::new(),
        });
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

/// Whether the words are the actor's name or a person's last name.
fn is_of(actor: &Actor, words: &str) -> bool {
    let last = actor.name.rsplit(' ').next().unwrap_or_default();
    actor.name == words || actor.kind == ActorKind::Person && last == words
}
