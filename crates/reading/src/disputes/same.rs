//! Whether two event rows tell of the same happening.
//!
//! Apart from the kinds of dispute because each of them asks it.
//!
//! - Finds: rows of one type with a participant in common and no time, place or act that differ; for contraries, one deed by
//!   the same word, by and to the same.
//! - Leaves: rows without any participant or act in common: sameness must be shown.
//! - Cannot see: two different attacks by the same side on the same day.

use onrecord_language::{Label, Tag};
use onrecord_record::{ActorId, Event, EventStatus, EventType, Time};

use crate::{Draft, clause};

/// Whether nothing tells the two apart and something joins them.
pub(super) fn tells_same(draft: &Draft<'_>, one: &Event, other: &Event) -> bool {
    one.id == other.id
        || (one.r#type == other.r#type
            && !are_apart(draft, one, other)
            && match shares_participant(one, other) {
                Some(shares) => shares,
                None => trigger(draft, one) == trigger(draft, other),
            })
}

/// As [`tells_same`], and the same is done: by one word, or in one mode that the type has.
pub(super) fn tells_same_act(draft: &Draft<'_>, one: &Event, other: &Event) -> bool {
    one.id == other.id || is_one_act(draft, one, other) && tells_same(draft, one, other)
}

/// Whether one word or mode stands for one deed, done by the same to the same: whoever is named must be named on both sides.
pub(super) fn is_one_deed(draft: &Draft<'_>, one: &Event, other: &Event) -> bool {
    let meets = |one: &[ActorId], other: &[ActorId]| one.iter().any(|actor| other.contains(actor));
    let are_same = |one: &[ActorId], other: &[ActorId]| one.is_empty() && other.is_empty() || meets(one, other);
    is_deed(one)
        && one.r#type == other.r#type
        && is_one_act(draft, one, other)
        && !are_apart(draft, one, other)
        && (meets(&one.actors, &other.actors) || meets(&one.recipients, &other.recipients))
        && are_same(&one.recipients, &other.recipients)
        && (one.actors.is_empty() || other.actors.is_empty() || meets(&one.actors, &other.actors))
}

/// As [`tells_same`], for rows that name different actors: the same deed was done to the same recipient.
pub(super) fn same_but_for_actors(draft: &Draft<'_>, one: &Event, other: &Event) -> bool {
    is_deed(one)
        && one.r#type == other.r#type
        && trigger(draft, one) == trigger(draft, other)
        && !are_apart(draft, one, other)
        && (one.recipients.iter().any(|recipient| other.recipients.contains(recipient))
            || (one.place.is_some() && one.place == other.place && one.time.is_some()))
}

/// Whether it is told as done or under way.
pub(super) fn is_told(event: &Event) -> bool {
    matches!(event.status, EventStatus::Occurred | EventStatus::Ongoing)
}

/// Whether the clause says flatly that it was done, or was not: no infinitive, no modal, no "if" or "because".
pub(super) fn is_flat(draft: &Draft<'_>, event: &Event) -> bool {
    let annotation = draft.annotation;
    let trigger = draft.tokens_in(event.trigger).start;
    if trigger >= annotation.len() {
        return false;
    }
    if !clause::is_verbal(annotation, trigger) {
        // "**no attack** took place", "the attack"
        return event.status != EventStatus::Negated || clause::is_negated(annotation, draft.text, trigger);
    }
    let token = &annotation.tokens()[trigger];
    let is_subordinate = annotation.children(trigger).any(|child| {
        matches!(annotation.tokens()[child].label, Label::Mark | Label::Advmod)
            && matches!(
                draft.word(child).to_lowercase().as_str(),
                "if" | "whether" | "because" | "although" | "though" | "unless" | "why" | "yet" | "still" | "as"
            )
    });
    // "did not **cross**": of bare forms only that beside "do".
    let has_do = || annotation.children_with(trigger, Label::Aux).any(|aux| annotation.lemma(aux) == "do");
    let is_finite = token.tag != Tag::Vb || has_do();
    is_finite && !is_subordinate && clause::modals(annotation, trigger).next().is_none()
}

/// Something done in the world; opinions, words and intents change and contradict each other all the time.
fn is_deed(event: &Event) -> bool {
    matches!(
        event.r#type,
        EventType::Consult
            | EventType::Cooperate
            | EventType::Aid
            | EventType::Retreat
            | EventType::Protest
            | EventType::Sanction
            | EventType::Mobilize
            | EventType::Coerce
            | EventType::Assault
    )
}

/// Whether one word names both, be it the object of a light verb: "talks", "**held** talks"; or one mode of the type.
fn is_one_act(draft: &Draft<'_>, one: &Event, other: &Event) -> bool {
    let ([act, object], [other_act, other_object]) = (words(draft, one), words(draft, other));
    let meets = |one: Option<&str>, other: Option<&str>| one.is_some() && one == other;
    meets(act, other_act)
        || meets(act, other_object)
        || meets(object, other_act)
        || one.mode.is_some() && one.mode == other.mode
}

/// The lemmas of a trigger and of its object.
fn words<'a>(draft: &'a Draft<'_>, event: &Event) -> [Option<&'a str>; 2] {
    let annotation = draft.annotation;
    let token = Some(draft.tokens_in(event.trigger).start).filter(|&token| token < annotation.len());
    let object = token.and_then(|token| clause::object(annotation, token));
    [token, object].map(|token| token.map(|token| annotation.lemma(token)))
}

fn are_apart(draft: &Draft<'_>, one: &Event, other: &Event) -> bool {
    differs(one.place, other.place) || times_differ(draft, one, other)
}

fn trigger(draft: &Draft<'_>, event: &Event) -> String {
    let token = draft.tokens_in(event.trigger).start;
    if token < draft.annotation.len() { draft.annotation.lemma(token).to_lowercase() } else { String::new() }
}

fn differs<T: PartialEq>(one: Option<T>, other: Option<T>) -> bool {
    matches!((one, other), (Some(one), Some(other)) if one != other)
}

/// Whether the rows share a participant; `None` when one of them has none.
fn shares_participant(one: &Event, other: &Event) -> Option<bool> {
    let people = |event: &Event| event.actors.iter().chain(&event.recipients).copied().collect::<Vec<_>>();
    let (one, other) = (people(one), people(other));
    (!one.is_empty() && !other.is_empty()).then(|| one.iter().any(|actor| other.contains(actor)))
}

/// Whether both rows are dated and the dates do not meet.
fn times_differ(draft: &Draft<'_>, one: &Event, other: &Event) -> bool {
    let bounds = |event: &Event| {
        let time: &Time = &draft.record.times[event.time?.index()];
        Some((time.begin.clone()?, time.end.clone()?))
    };
    match (bounds(one), bounds(other)) {
        (Some(one), Some(other)) => one.1 <= other.0 || other.1 <= one.0,
        _ => false,
    }
}
