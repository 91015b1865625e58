//! Who did what to whom, where and when, in PLOVER's terms.
//!
//! A word triggers an event when the lexicon's frames know it and the words around it, by the tree, are what
//! the frame asks for. Everything else about the event is taken from the trigger's own clause.
//!
//! 1. [`trigger`]: which frame a verb or noun opens
//! 2. [`support`]: the light verb that carries an event noun
//! 3. [`parties`]: whom a noun phrase names
//! 4. [`verb`], [`noun`]: who acts and who undergoes
//! 5. [`demand`]: "said they must"
//! 6. [`circumstance`]: where, when, with which numbers
//! 7. [`merge`]: one happening told by two words of a clause is one event
//! 8. [`speech`]: promises, demands and refusals that a statement tells
//! 9. [`words`]: the phrases that name the parties
//! 10. [`setting`]: sport and markets borrow the words of war
//! 11. [`quarrel`]: attacks in words
//! 12. [`harm`]: accidents and weather kill too
//! 13. [`doers`]: things do not act
//! 14. [`private`]: what people and companies do among themselves
//! 15. [`promise`]: promises to refuse or to force
//! 16. [`accused`]: who the law says did it
//! 17. [`repeat`]: one act told again by a bare noun; asked after the status is known

mod accused;
mod circumstance;
mod demand;
mod doers;
mod features;
mod harm;
mod merge;
mod noun;
mod parties;
mod private;
mod promise;
mod quarrel;
mod repeat;
mod setting;
mod speech;
mod support;
mod trigger;
mod verb;
mod words;

#[cfg(test)]
mod tests;

use std::borrow::Cow;

use onrecord_language::{Pos, Tag};
use onrecord_record::{ActorId, Event, EventId, EventStatus, PlaceId, QuantityId, Span, TimeId};

pub(crate) use features::features;
pub(crate) use private::public_quarters;
pub(crate) use repeat::drop_repeats;
pub(crate) use support::{Support, climb as climb_nouns, support};
pub(crate) use trigger::{key, phrase};

use crate::Draft;

/// An event in the making, by tokens.
#[derive(Clone, Debug, Default)]
struct Found {
    /// The word that names the act.
    token: usize,
    /// The frame it opens.
    frame: usize,
    /// The light verb above a noun.
    carrier: Option<usize>,
    /// What a verb's act is directed at.
    object: Option<usize>,
    actors: Vec<ActorId>,
    recipients: Vec<ActorId>,
    mediators: Vec<ActorId>,
    place: Option<PlaceId>,
    time: Option<TimeId>,
    quantities: Vec<QuantityId>,
}

/// Reads the events into the draft, in text order; [`crate::status`] says later whether they happened.
pub fn read(draft: &mut Draft<'_>) {
    let mut found = Vec::new();
    for sentence in draft.annotation.sentences() {
        let mut here = sentence_events(draft, sentence.clone());
        merge::merge(draft, &mut here);
        found.append(&mut here);
    }
    let spoken = speech::read(draft, &found);
    found.extend(spoken);
    if !found.is_empty() {
        let keys: Vec<Cow<'_, str>> = (0..draft.annotation.len()).map(|token| key(draft, token)).collect();
        setting::block(draft, &keys, &mut found);
        harm::block(draft, &keys, &mut found);
        quarrel::settle(draft, &keys, &mut found);
        doers::block(draft, &mut found);
        private::block(draft, &keys, &mut found);
    }
    found.sort_by_key(|event| event.token);
    let events = found.iter().enumerate().map(|(index, event)| finished(draft, index, event)).collect();
    draft.record.events = events;
}

fn sentence_events(draft: &Draft<'_>, sentence: std::ops::Range<usize>) -> Vec<Found> {
    let mut found = Vec::new();
    let mut used = Vec::new();
    for token in sentence.clone() {
        if matches!(draft.annotation.tokens()[token].pos, Pos::Verb | Pos::Aux)
            && !used.contains(&token)
            && !noun::is_mediation_of_event(draft, token)
            && let Some(opened) = trigger::verb(draft, token)
            && let Some(event) = read_verb(draft, &opened)
        {
            used.extend_from_slice(&opened.used);
            found.extend(Some(event).filter(|_| !draft.lexicon.frames.all()[opened.frame].is_statement));
        }
    }
    for token in sentence {
        if matches!(draft.annotation.tokens()[token].pos, Pos::Noun | Pos::Propn)
            && !used.contains(&token)
            && let Some(opened) = trigger::noun(draft, token)
            && let Some(event) = noun::read(draft, &opened)
        {
            used.extend_from_slice(&opened.used);
            found.push(event);
        }
    }
    found
}

fn read_verb(draft: &Draft<'_>, opened: &trigger::Opened) -> Option<Found> {
    match draft.annotation.tokens()[opened.token].tag {
        Tag::Md => demand::read(draft, opened),
        _ => verb::read(draft, opened),
    }
}

fn finished(draft: &Draft<'_>, index: usize, found: &Found) -> Event {
    let frame = &draft.lexicon.frames.all()[found.frame];
    let clause = found.carrier.unwrap_or(found.token);
    let (actor_spans, recipient_spans) = words::spans(draft, found);
    Event {
        id: EventId::at(index),
        trigger: draft.annotation.tokens()[found.token].span,
        span: words_of(draft, clause),
        r#type: frame.r#type,
        mode: frame.mode.clone(),
        contexts: frame.contexts.clone(),
        cameo: frame.cameo.clone(),
        quad: frame.r#type.quad(),
        actors: found.actors.clone(),
        recipients: found.recipients.clone(),
        actor_spans,
        recipient_spans,
        mediators: found.mediators.clone(),
        place: found.place,
        time: found.time,
        quantities: found.quantities.clone(),
        status: EventStatus::Occurred,
        according_to: Vec::new(),
        confidence: None,
    }
}

/// The words of a clause, without the white space that the parse hangs below its last one.
fn words_of(draft: &Draft<'_>, head: usize) -> Span {
    let mut tokens = draft.annotation.subtree(head);
    let is_blank = |token: usize| draft.annotation.tokens()[token].pos == Pos::Space;
    while !tokens.is_empty() && is_blank(tokens.end - 1) {
        tokens.end -= 1;
    }
    while !tokens.is_empty() && is_blank(tokens.start) {
        tokens.start += 1;
    }
    draft.annotation.span(tokens)
}
