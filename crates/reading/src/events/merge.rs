//! One happening told by two words of a clause is one event.
//!
//! - Finds: an event noun that is subject, object or adjunct of a verb whose event has the same type: "an
//!   **attack** on the base **killed** five", "were **killed** in an **airstrike**", which also
//!   tells the mode.
//! - Leaves: events of different types, and coordinated verbs ("tortured and killed").
//! - Cannot see: the same happening told in two sentences; the ledger joins those.

use onrecord_language::Label;
use onrecord_record::EventType;

use super::{Found, parties};
use crate::Draft;

/// Joins nouns with the verbs that tell the same.
pub(super) fn merge(draft: &Draft<'_>, found: &mut Vec<Found>) {
    found.sort_by_key(|event| event.token);
    let mut index = 0;
    while index < found.len() {
        let into =
            (0..found.len()).find(|&other| other != index && tells_the_same(draft, &found[index], &found[other]));
        match into {
            Some(other) => {
                let event = found.remove(index);
                let other = if other > index { other - 1 } else { other };
                absorb(draft, &mut found[other], event);
            }
            None => index += 1,
        }
    }
}

fn kind(draft: &Draft<'_>, event: &Found) -> EventType {
    draft.lexicon.frames.all()[event.frame].r#type
}

/// Whether `noun` hangs below `verb` as its subject, object or adjunct, and names an act of the same type.
fn tells_the_same(draft: &Draft<'_>, noun: &Found, verb: &Found) -> bool {
    let annotation = draft.annotation;
    if kind(draft, noun) != kind(draft, verb) {
        return false;
    }
    let top = super::support::climb(draft, noun.token).last().copied().unwrap_or(noun.token);
    let Some(above) = annotation.head(top) else { return false };
    match annotation.tokens()[top].label {
        Label::Nsubj | Label::Dobj | Label::Nsubjpass | Label::Attr => above == verb.token,
        Label::Pobj | Label::Pcomp => {
            annotation.head(above) == Some(verb.token)
                && ["in", "by", "with", "during", "for", "from"].contains(&draft.word(above))
        }
        _ => false,
    }
}

fn absorb(draft: &Draft<'_>, event: &mut Found, other: Found) {
    // "killed in **shelling**": the word that tells how.
    let frames = draft.lexicon.frames.all();
    if frames[event.frame].mode.is_none() && frames[other.frame].mode.is_some() {
        event.frame = other.frame;
    }
    if event.actors.is_empty() {
        event.actors = other.actors;
    }
    if event.recipients.is_empty() {
        event.recipients = other.recipients;
        event.recipients.retain(|one| !event.actors.contains(one));
    }
    parties::add(&mut event.mediators, other.mediators);
    event.place = event.place.or(other.place);
    event.time = event.time.or(other.time);
    for quantity in other.quantities {
        if !event.quantities.contains(&quantity) {
            event.quantities.push(quantity);
        }
    }
}
