//! One happening told by two words of a clause is one event.
//!
//! - Finds: an event noun that is subject, object or adjunct of a verb whose event has the same type: "an
//!   **attack** on the base **killed** five", "were **killed** in an **airstrike**", which also
//!   tells the mode.
//!   Also a blow and what came of it: "**shot and wounded**".
//! - Leaves: events of different types, and other coordinated verbs ("tortured and killed").
//! - Cannot see: the same happening told in two sentences; the ledger joins those.

use onrecord_language::{Label, Tag};
use onrecord_record::EventType;

use super::trigger::key;
use super::{Found, parties};
use crate::Draft;

/// Joins nouns with the verbs that tell the same.
pub(super) fn merge(draft: &Draft<'_>, found: &mut Vec<Found>) {
    found.sort_by_key(|event| event.token);
    let mut second = 1;
    while second < found.len() {
        if is_outcome(draft, &found[second - 1], &found[second])
            || is_aftermath(draft, &found[second - 1], &found[second])
        {
            let outcome = found.remove(second);
            absorb(draft, &mut found[second - 1], outcome);
        } else if is_one_blow(draft, &found[second - 1], &found[second]) {
            let first = found.remove(second - 1);
            absorb(draft, &mut found[second - 1], first);
        } else {
            second += 1;
        }
    }
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

/// "attacked a base, **leaving scores dead**", "opened fire, **killing five**": what came of it, where only a number tells who suffered.
fn is_outcome(draft: &Draft<'_>, first: &Found, second: &Found) -> bool {
    let token = &draft.annotation.tokens()[second.token];
    let is_in = |class, event: &Found| draft.lexicon.frames.is_in(class, &key(draft, event.token));
    kind(draft, first) == EventType::Assault
        && kind(draft, second) == EventType::Assault
        && draft.annotation.head(second.token) == Some(first.token)
        && token.label == Label::Advcl
        && token.tag == Tag::Vbg
        && second.token > first.token
        && second.recipients.is_empty()
        && (is_in("wound", second) || &*key(draft, second.token) == "leave")
}

/// "a **massacre** at a church that **left nine dead**": what came of a blow, which the parser hangs on the place.
fn is_aftermath(draft: &Draft<'_>, first: &Found, second: &Found) -> bool {
    let annotation = draft.annotation;
    let label = |token: usize| annotation.tokens()[token].label;
    let verb = second.token;
    let is_toll = &*key(draft, verb) == "leave" || draft.lexicon.frames.is_in("wound", &key(draft, verb));
    kind(draft, first) == EventType::Assault
        && kind(draft, second) == EventType::Assault
        && label(verb) == Label::Relcl
        && is_toll
        && annotation.head(verb).filter(|&place| label(place) == Label::Pobj).is_some_and(|place| {
            annotation.head(place).is_some_and(|preposition| {
                ["at", "in", "on", "near", "outside"].contains(&draft.word(preposition))
                    && annotation.head(preposition) == Some(first.token)
            })
        })
}

/// "were **shot and wounded**", "stabbed and killed": what was done, and what came of it; "**killed or wounded**".
fn is_one_blow(draft: &Draft<'_>, first: &Found, second: &Found) -> bool {
    let is_in = |class, event: &Found| draft.lexicon.frames.is_in(class, &key(draft, event.token));
    let is_alike = kind(draft, first) == EventType::Assault && kind(draft, second) == EventType::Assault;
    let is_joined = draft.annotation.tokens()[second.token].label == Label::Conj
        && draft.annotation.head(second.token) == Some(first.token);
    let is_or = draft.annotation.children_with(first.token, Label::Cc).any(|or| draft.word(or) == "or");
    is_alike
        && is_joined
        && (is_in("blow", first) || is_or && is_in("wound", first))
        && is_in("wound", second)
        && (first.recipients == second.recipients || first.recipients.is_empty())
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
