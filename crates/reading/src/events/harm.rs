//! Accidents and weather kill too.
//!
//! - Finds: killings and injuries that nobody is said to do, or that a thing does, where sentence or text tell of an
//!   accident, weather or disease and not of violence; damage in a text that tells of no violence ("cables were
//!   **damaged**", "the crisis **hurt** millions"); people hit in a text about the road ("**hit** by a motorist").
//! - Leaves: those by somebody, and those of texts that tell neither.
//! - Cannot see: what another text says of the cause.

use std::borrow::Cow;

use onrecord_record::EventType;

use super::{Found, doers};
use crate::{Draft, clause};

/// Words of force that a car can do as well.
const BLOWS: &[&str] = &["hit", "strike", "kill", "injure", "hurt"];

/// Harm to things and fortunes, of which a text that tells of no violence names no attack.
const DAMAGE: &[&str] = &["damage", "destroy", "hurt", "wreck", "level", "flatten", "ravage", "devastate", "burn"];

/// Drops harm that nobody does.
pub(super) fn block(draft: &Draft<'_>, keys: &[Cow<'_, str>], found: &mut Vec<Found>) {
    let frames = &draft.lexicon.frames;
    let is_force = |event: &Found| frames.all()[event.frame].r#type == EventType::Assault;
    let is_any = |event: &Found, words: &[&str]| words.contains(&&*keys[event.token]);
    let is_harm = |event: &Found| {
        is_force(event)
            && (frames.is_in("casualty", &keys[event.token]) || is_any(event, BLOWS) || is_any(event, DAMAGE))
    };
    if !found.iter().any(is_harm) {
        return;
    }
    let count = |class: &str| keys.iter().filter(|word| frames.is_in(class, word)).count();
    let (accidents, violence) = (count("accident"), count("violent"));
    let is_of_road = count("traffic") >= 2 && !keys.iter().any(|word| is_weapon_word(word));
    found.retain(|event| {
        if is_force(event) && is_of_road && is_any(event, BLOWS) {
            return false;
        }
        let is_casualty = is_force(event) && frames.is_in("casualty", &keys[event.token]);
        let is_by_thing = is_done_by_thing(draft, event.token);
        if !is_casualty || !event.actors.is_empty() && !is_by_thing {
            return true;
        }
        let sentence = draft.annotation.sentence_of(event.token).filter(|&token| token != event.token);
        let here = |class| sentence.clone().any(|token| frames.is_in(class, &keys[token]));
        let is_of_violence = if is_any(event, DAMAGE) { violence > accidents } else { violence >= accidents };
        here("violent") || !here("accident") && is_of_violence && !(is_by_thing && is_any(event, DAMAGE))
    });
}

/// Words of a text that tells of more than the road.
fn is_weapon_word(word: &str) -> bool {
    matches!(
        word,
        "attack"
            | "attacker"
            | "terrorist"
            | "terrorism"
            | "terror"
            | "gun"
            | "gunman"
            | "shoot"
            | "shooting"
            | "bomb"
            | "stab"
    )
}

fn is_done_by_thing(draft: &Draft<'_>, verb: usize) -> bool {
    clause::is_verbal(draft.annotation, verb)
        && clause::subject(draft.annotation, verb)
            .is_some_and(|subject| !subject.is_passive && doers::is_thing(draft, subject.token))
}
