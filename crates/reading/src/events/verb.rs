//! Who acts and who undergoes when a verb names the act.
//!
//! - Finds: subjects (own, shared, controlled, of relative clauses), agents of passives, direct and indirect
//!   objects, the frame's prepositions, those whom the complement's act concerns ("agreed to release
//!   **the pilots**", "urged **Kyiv** to stop").
//! - Leaves: acts that no one in the clause does, where the frame needs somebody.
//! - Cannot see: who acts in an agentless passive.

use onrecord_language::Label;
use onrecord_record::ActorId;

use super::trigger::{Opened, complement};
use super::{Found, circumstance, parties};
use crate::{Draft, clause};

/// Where to look for those it is done to, unless the frame knows better.
const USUAL: &[&str] = &["dative", "object", "to", "with", "against", "on", "at", "over", "into", "toward", "in"];

/// Binds the event that a verb opens; none if the frame needs somebody and nobody is there.
pub(super) fn read(draft: &Draft<'_>, opened: &Opened) -> Option<Found> {
    let frame = &draft.lexicon.frames.all()[opened.frame];
    let verb = opened.token;
    let (doers, doer_tokens) = doers(draft, verb);
    let recipients = recipients(draft, opened, &frame.recipient, frame.reciprocal);
    if frame.needs_actor && doers.is_empty() && recipients.is_empty() && doer_tokens.is_empty() {
        return None;
    }
    let mut event = Found { token: verb, frame: opened.frame, ..Found::default() };
    event.actors = doers;
    let others = recipients.into_iter().filter(|one| !event.actors.contains(one)).collect();
    if frame.reciprocal {
        parties::add(&mut event.actors, others);
    } else {
        event.recipients = others;
    }
    let mut anchors = opened.phrase.clone();
    anchors.extend(opened.object.filter(|&object| object > verb && draft.annotation.head(object).is_some()));
    if draft.annotation.tokens()[verb].label == Label::Xcomp {
        anchors.extend(draft.annotation.head(verb));
    }
    circumstance::fill(draft, &mut event, &anchors);
    let counted = opened.object.into_iter().chain(doer_tokens);
    event.quantities = circumstance::quantities(draft, counted);
    Some(event)
}

/// Those who act, and the tokens that name them.
fn doers(draft: &Draft<'_>, verb: usize) -> (Vec<ActorId>, Vec<usize>) {
    let token = match clause::subject(draft.annotation, verb) {
        Some(subject) if subject.is_passive => clause::agent(draft.annotation, verb),
        Some(subject) => Some(subject.token),
        None => clause::agent(draft.annotation, verb),
    };
    (token.map_or_else(Vec::new, |token| parties::named(draft, token)), token.into_iter().collect())
}

fn recipients(draft: &Draft<'_>, opened: &Opened, slots: &[String], is_reciprocal: bool) -> Vec<ActorId> {
    let usual = USUAL.iter().copied();
    let found = if slots.is_empty() {
        usual.map(|slot| in_slot(draft, opened, slot)).find(|found| !found.is_empty())
    } else {
        let slots = slots.iter().map(String::as_str);
        slots.map(|slot| in_slot(draft, opened, slot)).find(|found| !found.is_empty())
    };
    match found {
        Some(found) => found,
        None if is_reciprocal => opened.object.map_or_else(Vec::new, |object| own_actors(draft, object)),
        None => in_slot(draft, opened, "object"),
    }
}

fn own_actors(draft: &Draft<'_>, head: usize) -> Vec<ActorId> {
    clause::conjuncts(draft.annotation, head).into_iter().filter_map(|one| parties::of(draft, one)).collect()
}

fn in_slot(draft: &Draft<'_>, opened: &Opened, slot: &str) -> Vec<ActorId> {
    let annotation = draft.annotation;
    match slot {
        "object" => opened.object.map_or_else(Vec::new, |object| {
            let found = parties::named(draft, object);
            if found.is_empty() && clause::is_verbal(annotation, object) { below(draft, object) } else { found }
        }),
        "dative" => annotation
            .children_with(opened.token, Label::Dative)
            .map(|dative| annotation.child(dative, Label::Pobj).unwrap_or(dative))
            .flat_map(|dative| parties::named(draft, dative))
            .collect(),
        "subject" => clause::subject(annotation, opened.token)
            .map_or_else(Vec::new, |subject| parties::named(draft, subject.token)),
        "clause" => complement(draft, &opened.phrase).map_or_else(Vec::new, |verb| below(draft, verb)),
        preposition => {
            let heads = opened.phrase.iter().copied().chain(opened.object);
            heads
                .flat_map(|head| clause::prepositional(annotation, draft.text, head, std::slice::from_ref(&preposition)).collect::<Vec<_>>())
                .flat_map(|object| parties::named(draft, object))
                .collect()
        }
    }
}

/// Whom the act of a complement concerns: its own subject, its object, else whoever stands behind its prepositions.
fn below(draft: &Draft<'_>, verb: usize) -> Vec<ActorId> {
    let annotation = draft.annotation;
    let own = clause::own_subject(annotation, verb).map_or_else(Vec::new, |token| parties::named(draft, token));
    if !own.is_empty() {
        return own;
    }
    let objects = annotation.children(verb).filter(|&child| {
        matches!(annotation.tokens()[child].label, Label::Dobj | Label::Dative | Label::Attr | Label::Oprd)
    });
    let of_objects: Vec<ActorId> = objects.clone().flat_map(|object| parties::named(draft, object)).collect();
    if !of_objects.is_empty() {
        return of_objects;
    }
    let preps = annotation.children(verb).filter(|&child| annotation.tokens()[child].label == Label::Prep);
    let behind = preps.flat_map(|prep| annotation.children_with(prep, Label::Pobj).collect::<Vec<_>>());
    let found: Vec<ActorId> = behind.flat_map(|object| parties::named(draft, object)).collect();
    if !found.is_empty() {
        return found;
    }
    let deeper = annotation.children(verb).find(|&child| annotation.tokens()[child].label == Label::Xcomp);
    deeper.filter(|&deeper| deeper > verb).map_or_else(Vec::new, |deeper| below(draft, deeper))
}
