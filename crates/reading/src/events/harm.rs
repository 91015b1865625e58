//! Accidents and weather kill too.
//!
//! - Finds: killings and injuries that nobody is said to do, or that a thing does, where sentence or text tell of an
//!   accident, weather or disease and not of violence.
//! - Leaves: those by somebody, and those of texts that tell neither.
//! - Cannot see: what another text says of the cause.

use std::borrow::Cow;

use onrecord_record::EventType;

use super::{Found, doers};
use crate::{Draft, clause};

/// Drops harm that nobody does.
pub(super) fn block(draft: &Draft<'_>, keys: &[Cow<'_, str>], found: &mut Vec<Found>) {
    let frames = &draft.lexicon.frames;
    let is_harm = |event: &Found| {
        frames.all()[event.frame].r#type == EventType::Assault && frames.is_in("casualty", &keys[event.token])
    };
    if !found.iter().any(is_harm) {
        return;
    }
    let count = |class: &str| keys.iter().filter(|word| frames.is_in(class, word)).count();
    let (accidents, violence) = (count("accident"), count("violent"));
    found.retain(|event| {
        if !is_harm(event) || !event.actors.is_empty() && !is_done_by_thing(draft, event.token) {
            return true;
        }
        let sentence = draft.annotation.sentence_of(event.token).filter(|&token| token != event.token);
        let here = |class| sentence.clone().any(|token| frames.is_in(class, &keys[token]));
        here("violent") || !here("accident") && violence >= accidents
    });
}

fn is_done_by_thing(draft: &Draft<'_>, verb: usize) -> bool {
    clause::is_verbal(draft.annotation, verb)
        && clause::subject(draft.annotation, verb)
            .is_some_and(|subject| !subject.is_passive && doers::is_thing(draft, subject.token))
}
