//! Politicians attack each other with words.
//!
//! - Finds: words of force ("attacked", "blasted", "a fight") between people of politics, parties, campaigns and the press,
//!   with nobody armed and nothing of harm in the sentence: an attack is criticism, a fight is nothing; in a text about
//!   elections without armed people also those whose parties are not known; fights of anybody without arms that are for
//!   something ("fought **to keep** the boy") or before the law.
//! - Leaves: force by or against states, armies, police, rebels, crowds, places; killings.
//! - Cannot see: force between politicians told without a word of harm.

use std::borrow::Cow;

use onrecord_record::{Actor, ActorId, ActorKind};

use super::Found;
use super::trigger::key;
use crate::{Draft, clause};

/// Sectors of those who carry arms.
const ARMED: &[&str] = &["MIL", "REB", "COP", "UAF", "CRM", "SPY"];

/// Sectors of those who fight with words.
const OF_WORDS: &[&str] = &["ELI", "LEG", "PTY", "GOV", "JRN", "JUD", "SOC", "REL"];

/// Turns attacks in words into criticism, and drops fights in words.
pub(super) fn settle(draft: &Draft<'_>, keys: &[Cow<'_, str>], found: &mut Vec<Found>) {
    if !found.iter().any(|event| is_borrowed(draft, keys, event)) {
        return;
    }
    let criticism = draft.lexicon.frames.verb("criticize").first().map(|entry| entry.index);
    let is_contest = is_contest(draft, keys);
    found.retain_mut(|event| {
        if !is_borrowed(draft, keys, event) || !is_of_words(draft, keys, event, is_contest) {
            return true;
        }
        let is_told = !event.actors.is_empty() && is_attack(draft, keys, event);
        match criticism.filter(|_| is_told) {
            Some(frame) => event.frame = frame,
            None => return false,
        }
        true
    });
}

/// Words of force that quarrels borrow.
fn is_borrowed(draft: &Draft<'_>, keys: &[Cow<'_, str>], event: &Found) -> bool {
    let frame = &draft.lexicon.frames.all()[event.frame];
    frame.r#type == onrecord_record::EventType::Assault
        && frame.mode.is_none()
        && draft.lexicon.frames.is_in("quarrel", &keys[event.token])
}

fn is_attack(draft: &Draft<'_>, keys: &[Cow<'_, str>], event: &Found) -> bool {
    let words = [Some(event.token), event.carrier].into_iter().flatten();
    words.into_iter().any(|word| draft.lexicon.frames.is_in("criticize", &keys[word]))
}

fn is_of_words(draft: &Draft<'_>, keys: &[Cow<'_, str>], event: &Found, is_contest: bool) -> bool {
    // "were convicted of **assault**", "claimed responsibility for the **attacks**", "after their **assaults**" in a text about sexual assault: crimes.
    let is_crime = super::accused::of(draft, event.token).is_some()
        || &*keys[event.token] == "assault"
            && keys.windows(2).any(|pair| &*pair[0] == "sexual" && &*pair[1] == "assault");
    if is_crime {
        return false;
    }
    let actors: Vec<&Actor> = event.actors.iter().filter_map(|id| actor(draft, *id)).collect();
    let others: Vec<&Actor> = event.recipients.iter().filter_map(|id| actor(draft, *id)).collect();
    if actors.iter().chain(&others).any(|one| is_armed(one)) {
        return false;
    }
    let is_harmed = has(draft, keys, event, "harmful") || strikes_place(draft, event);
    if !actors.is_empty() && actors.iter().all(|one| fights_with_words(one)) {
        let is_state = others.iter().any(|one| one.kind == ActorKind::State);
        return !is_harmed && !is_state && (!others.is_empty() || is_contest);
    }
    let is_stateless = actors.iter().chain(&others).all(|one| one.kind != ActorKind::State);
    let is_calm = is_stateless && !is_harmed && !has(draft, keys, event, "armed");
    is_calm && (is_contest && event.place.is_none() || is_effort(draft, keys, event))
}

/// "attacked **a station**, shops and banks": stones fly there.
fn strikes_place(draft: &Draft<'_>, event: &Found) -> bool {
    let is_place = |token: usize| {
        let word = key(draft, token);
        matches!(
            &*word,
            "station" | "bank" | "shop" | "store" | "building" | "mosque" | "church" | "embassy" | "school"
        )
    };
    clause::object(draft.annotation, event.token)
        .is_some_and(|object| clause::conjuncts(draft.annotation, object).into_iter().any(is_place))
}

/// "fought **to keep** the boy", "a battle in the **courts**": a fight for something, by people without arms.
fn is_effort(draft: &Draft<'_>, keys: &[Cow<'_, str>], event: &Found) -> bool {
    let annotation = draft.annotation;
    let has_aim = annotation.children(event.token).any(|child| {
        child > event.token && clause::is_verbal(annotation, child) && clause::is_infinitive(annotation, child)
    });
    has_aim || has(draft, keys, event, "court")
}

fn actor<'d>(draft: &'d Draft<'_>, id: ActorId) -> Option<&'d Actor> {
    draft.record.actors.get(id.index())
}

fn is_armed(actor: &Actor) -> bool {
    actor.sectors.iter().any(|sector| ARMED.contains(&sector.as_str()))
}

fn fights_with_words(actor: &Actor) -> bool {
    actor.kind == ActorKind::Person
        || actor.kind != ActorKind::State && actor.sectors.iter().any(|sector| OF_WORDS.contains(&sector.as_str()))
}

/// Whether the event's sentence has a word of the class, apart from the trigger.
fn has(draft: &Draft<'_>, keys: &[Cow<'_, str>], event: &Found, class: &str) -> bool {
    draft
        .annotation
        .sentence_of(event.token)
        .any(|token| token != event.token && draft.lexicon.frames.is_in(class, &keys[token]))
}

/// Whether the text is about elections and debates rather than about armed people.
fn is_contest(draft: &Draft<'_>, keys: &[Cow<'_, str>]) -> bool {
    let count = |class: &str| keys.iter().filter(|word| draft.lexicon.frames.is_in(class, word)).count();
    let contest = count("contest");
    contest >= 3 && contest > count("armed") + count("harmful")
}
