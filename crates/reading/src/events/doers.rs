//! Only somebody acts: what a video, a decision or a price does is no act of public life.
//!
//! - Finds: verbs of asking, agreeing, helping, praising, refusing whose subject or agent is a thing ("the **video**
//!   forces her to explain"), a clause, "this", or the reader ("before **you** ask").
//!   Words of force by a thing that has none ("battered by the **scandal**").
//! - Leaves: other force, where the parser's subject is often a weapon; papers through which somebody named speaks
//!   ("the council's **resolution** condemns"); nouns that name the act.
//! - Cannot see: things that the lexicon and their endings do not show to be things.

use onrecord_language::{Pos, Tag};
use onrecord_record::EventType;

use super::trigger::key;
use super::{Found, parties};
use crate::{Draft, clause};

/// Endings of nouns for deeds and qualities.
const ABSTRACT: &[&str] = &["tion", "sion", "ment", "ness", "ity", "ance", "ence", "ism", "ing", "ship", "hood", "cy"];

/// Drops the events that things do.
pub(super) fn block(draft: &Draft<'_>, found: &mut Vec<Found>) {
    found.retain(|event| {
        let frame = &draft.lexicon.frames.all()[event.frame];
        let verb = event.carrier.unwrap_or(event.token);
        // "the talks **led to** exchanges": whoever exchanges is not the verb's subject.
        let is_caused =
            verb != event.token && super::support(draft, event.token).is_some_and(|support| !support.subject_acts);
        if is_caused || !clause::is_verbal(draft.annotation, verb) {
            return true;
        }
        if !is_of_people(frame.r#type) {
            return !is_figure(draft, event, verb);
        }
        match doer(draft, verb) {
            // "**talks** resumed": the noun that names the act.
            Some(doer) if super::support::climb(draft, event.token).contains(&doer) => true,
            // "19 **missiles** failed to reach the city"
            Some(doer) if is_arm(draft, doer) => false,
            Some(doer) => !is_reader(draft, doer) && (!is_thing(draft, doer) || speaks(draft, event, doer)),
            None => true,
        }
    });
}

/// "was **battered** by the scandal": words of force whose force is a thing without arms.
fn is_figure(draft: &Draft<'_>, event: &Found, verb: usize) -> bool {
    let frames = &draft.lexicon.frames;
    // "the scandal that **toppled** a president"
    let word = key(draft, event.token);
    let is_borrowed = frames.is_in("quarrel", &word) || matches!(&*word, "topple" | "overthrow" | "oust");
    let doer = doer(draft, verb).filter(|_| event.actors.is_empty() && is_borrowed);
    doer.is_some_and(|doer| {
        let thing = key(draft, doer);
        let is_armed =
            ["weapon", "fighters", "armed", "violent", "hazard"].iter().any(|class| frames.is_in(class, &thing));
        is_thing(draft, doer) && !is_armed && frames.noun(&thing).is_empty()
    })
}

fn is_arm(draft: &Draft<'_>, token: usize) -> bool {
    parties::of(draft, token).is_none() && draft.lexicon.frames.is_in("weapon", &key(draft, token))
}

/// Types whose acts nobody but people and bodies does.
fn is_of_people(kind: EventType) -> bool {
    !matches!(kind, EventType::Assault | EventType::Mobilize | EventType::Protest | EventType::Retreat)
}

fn doer(draft: &Draft<'_>, verb: usize) -> Option<usize> {
    match clause::subject(draft.annotation, verb) {
        Some(subject) if subject.is_passive => clause::agent(draft.annotation, verb),
        Some(subject) => Some(subject.token),
        None => clause::agent(draft.annotation, verb),
    }
}

/// "before **you** ask": nobody in particular.
fn is_reader(draft: &Draft<'_>, token: usize) -> bool {
    matches!(draft.annotation.lemma(token).to_lowercase().as_str(), "you" | "one")
        && parties::of(draft, token).is_none()
}

/// Papers and words through which somebody named speaks; what a report asks or blames is told even if nobody signed it.
fn speaks(draft: &Draft<'_>, event: &Found, doer: usize) -> bool {
    let kind = draft.lexicon.frames.all()[event.frame].r#type;
    draft.lexicon.frames.is_in("paper", &key(draft, doer))
        && (!event.actors.is_empty() || matches!(kind, EventType::Request | EventType::Accuse))
}

/// Whether the word is for something that cannot act of its own will.
pub(super) fn is_thing(draft: &Draft<'_>, token: usize) -> bool {
    if parties::of(draft, token).is_some() {
        return false;
    }
    let (this, frames) = (&draft.annotation.tokens()[token], &draft.lexicon.frames);
    let lemma = key(draft, token);
    match this.pos {
        Pos::Verb | Pos::Aux => true,
        _ if matches!(this.tag, Tag::Prp | Tag::Dt) => matches!(&*lemma, "this" | "that"),
        Pos::Noun if frames.is_in("container", &lemma) => {
            clause::prepositional(draft.annotation, draft.text, token, &["of"]).any(|inner| is_thing(draft, inner))
        }
        Pos::Noun => {
            let is_body =
                frames.is_in("body", &lemma) || frames.is_in("people", &lemma) || frames.is_in("troops", &lemma);
            let is_role = draft.lexicon.roles.get(&lemma).is_some();
            !is_body
                && !is_role
                && (frames.is_in("thing", &lemma)
                    || frames.is_in("paper", &lemma)
                    || ABSTRACT.iter().any(|ending| lemma.ends_with(ending)))
        }
        _ => false,
    }
}
