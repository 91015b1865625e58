//! Private life and business ask, agree and help as states do; PLOVER codes acts of public life.
//!
//! - Finds: requests, agreements, talks, aid, praise and blame of which nobody who takes part is a state, an authority, an
//!   armed group, a party, a church, a movement or an organization between states; travel in one's own country or for one's health, and interviews; where the text does not say what those
//!   who take part are, the text as a whole must be about public life.
//! - Leaves: violence, arrests and protests, whoever commits them; lawsuits and expulsions unless all are private; words that speak of public life by
//!   themselves ("sought asylum", `is_public` in the lexicon); strangers in a text too short to tell what it is about.
//! - Cannot see: somebody public whom neither the lexicon nor the text shows to be so.

use std::borrow::Cow;

use onrecord_language::Label;
use onrecord_lexicon::{Frame, Setting};
use onrecord_record::{Actor, ActorId, ActorKind, EventType};

use super::Found;
use crate::{Draft, clause};

/// Sectors of PLOVER whose people are private unless they act with somebody public: business, education, the press, health,
/// civilians, farmers.
const PRIVATE: &[&str] = &["AGR", "BUS", "CVL", "EDU", "JRN", "MED"];

/// Share of public actors among the mentions of a text from which acts of people unknown are taken for public ones.
const POLITICAL: f64 = 0.25;

/// Mentions of actors from which a text tells what it is about.
const ENOUGH: usize = 5;

/// Drops the events that are no acts of public life.
pub(super) fn block(draft: &Draft<'_>, keys: &[Cow<'_, str>], found: &mut Vec<Found>) {
    if found.is_empty() {
        return;
    }
    let (all, public, private) = (mentions(draft, |_| true), mentions(draft, is_public), mentions(draft, is_private));
    let is_political = if all < ENOUGH { private == 0 } else { public as f64 >= POLITICAL * all as f64 };
    let topic = topic(draft, keys, public);
    let is_political = is_political && topic.is_none();
    found.retain(|event| {
        let frame = &draft.lexicon.frames.all()[event.frame];
        let (actors, others) = (known(draft, &event.actors), known(draft, &event.recipients));
        if frame.is_public {
            return true;
        }
        let is_public_act = || actors.iter().chain(&others).any(|one| is_public(one));
        if topic.is_some_and(|setting| setting.blocks.contains(&frame.r#type))
            && !is_public_act()
            && !tells_harm(draft, keys, event)
        {
            return false;
        }
        if is_of_law(frame) {
            return actors.is_empty() || others.is_empty() || actors.iter().chain(&others).any(|one| !is_private(one));
        }
        // "Acme's **protest** was upheld": companies protest before boards.
        let is_of_companies = || actors.iter().all(|one| one.sectors.first().is_some_and(|sector| sector == "BUS"));
        if frame.r#type == EventType::Protest && !actors.is_empty() && is_of_companies() {
            return false;
        }
        if !can_be_private(frame) {
            return true;
        }
        if frame.mode.as_deref() == Some("visit") && !is_public_act() && (!is_political || actors.is_empty()) {
            return false;
        }
        if frame.mode.as_deref() == Some("visit")
            && (is_domestic(draft, event, &actors, &others) || is_errand(draft, keys, event))
        {
            return false;
        }
        if frame.r#type == EventType::Consult
            && (is_among_own(draft, &actors, &others) || is_interview(&actors, &others))
        {
            return false;
        }
        let parties: Vec<&Actor> = actors.into_iter().chain(others).chain(known(draft, &event.mediators)).collect();
        let are_known = !parties.is_empty() && parties.iter().all(|party| is_private(party));
        parties.iter().any(|party| is_public(party)) || (is_political || frame.shows_power) && !are_known
    });
}

/// The other setting (sport, markets) of which the text has more words than mentions of public actors.
fn topic<'d>(draft: &'d Draft<'_>, keys: &[Cow<'_, str>], public: usize) -> Option<&'d Setting> {
    let mut settings = draft.lexicon.frames.settings().iter().filter(|(setting, _)| setting.is_topic);
    let found = settings.find(|(_, words)| {
        let seen = keys.iter().filter(|key| words.contains(&***key)).count();
        seen >= ENOUGH && seen > 2 * public
    });
    found.map(|(setting, _)| setting)
}

/// Whether the event's sentence tells of bodily harm or of the law.
fn tells_harm(draft: &Draft<'_>, keys: &[Cow<'_, str>], event: &Found) -> bool {
    let frames = &draft.lexicon.frames;
    keys[draft.annotation.sentence_of(event.token)]
        .iter()
        .any(|word| frames.is_in("harmful", word) || frames.is_in("armed", word) || frames.is_in("violent", word))
}

/// How public the text is, in quarters.
pub(crate) fn public_quarters(draft: &Draft<'_>) -> usize {
    4 * mentions(draft, is_public) / mentions(draft, |_| true).max(1)
}

/// Mentions of the actors of a kind.
fn mentions(draft: &Draft<'_>, fits: fn(&Actor) -> bool) -> usize {
    draft.record.actors.iter().filter(|actor| fits(actor)).map(|actor| actor.mentions.len()).sum()
}

/// Whether a side of an event is public: `p`, private: `n`, not told: `?`; `-` is nobody.
pub(super) fn publicity(draft: &Draft<'_>, side: &[ActorId]) -> char {
    match known(draft, side).first() {
        None => '-',
        Some(actor) if is_public(actor) => 'p',
        Some(actor) if is_private(actor) => 'n',
        Some(_) => '?',
    }
}

fn known<'d>(draft: &'d Draft<'_>, ids: &[ActorId]) -> Vec<&'d Actor> {
    ids.iter().filter_map(|id| draft.record.actors.get(id.index())).collect()
}

/// "met with **his staff**": one party and its own people.
fn is_among_own(draft: &Draft<'_>, actors: &[&Actor], others: &[&Actor]) -> bool {
    let is_camp = |actor: &&&Actor| {
        let name = actor.name.to_lowercase();
        // "staff of the senator": the word in front of what tells whose.
        let own =
            [" of ", " for ", " at ", " from "].iter().fold(&*name, |own, tail| own.split(tail).next().unwrap_or(own));
        let last = own.split(' ').next_back().unwrap_or_default();
        let one = last.strip_suffix('s').unwrap_or(last);
        actor.kind != ActorKind::Organization && [last, one].iter().any(|word| draft.lexicon.frames.is_in("camp", word))
    };
    let all = actors.len() + others.len();
    let camp = actors.iter().chain(others).filter(is_camp).count();
    camp > 0 && all - camp <= 1
}

/// "The president arrived in **Philadelphia**": whoever travels in their own country consults nobody.
fn is_domestic(draft: &Draft<'_>, event: &Found, actors: &[&Actor], others: &[&Actor]) -> bool {
    // "would return to Moscow": an envoy's journey home ends a visit.
    let is_envoy = actors.iter().any(|actor| actor.sectors.iter().any(|sector| sector == "GOV"));
    if is_envoy && draft.annotation.lemma(event.token) == "return" {
        return false;
    }
    let place = event.place.and_then(|place| draft.record.places.get(place.index()));
    let home = actors.first().and_then(|actor| actor.country.as_deref());
    let mut abroad =
        others.iter().map(|other| other.country.as_deref()).chain(place.map(|place| place.country.as_deref()));
    actors.len() == 1
        && home.is_some()
        && (place.is_some() || !others.is_empty())
        && abroad.all(|country| country == home)
}

/// "left **for medical treatment**", "a **holiday** trip": nobody is visited.
fn is_errand(draft: &Draft<'_>, keys: &[Cow<'_, str>], event: &Found) -> bool {
    let annotation = draft.annotation;
    let is_private = |token: usize| draft.lexicon.frames.is_in("errand", &keys[token]);
    let heads = [Some(event.token), event.carrier].into_iter().flatten();
    heads.into_iter().any(|head| {
        clause::prepositional(annotation, draft.text, head, &["for", "on"]).any(is_private)
            || annotation.children(head).any(|child| {
                matches!(annotation.tokens()[child].label, Label::Compound | Label::Amod) && is_private(child)
            })
    })
}

/// "spoke to **CBS**", "met **reporters**": talking to the press is no diplomacy.
fn is_interview(actors: &[&Actor], others: &[&Actor]) -> bool {
    let is_press = |actor: &&&Actor| actor.sectors.first().is_some_and(|sector| sector == "JRN");
    let all = actors.len() + others.len();
    let press = actors.iter().chain(others).filter(is_press).count();
    press > 0 && all - press <= 1
}

/// Lawsuits and expulsions: public wherever somebody public or unknown takes part.
fn is_of_law(frame: &Frame) -> bool {
    let is_suit = frame.r#type == EventType::Accuse && frame.contexts.iter().any(|context| context == "legal");
    is_suit || frame.r#type == EventType::Sanction && frame.mode.as_deref() != Some("convict")
}

/// Types that everyday life has too.
fn can_be_private(frame: &Frame) -> bool {
    match frame.r#type {
        EventType::Accuse
        | EventType::Agree
        | EventType::Consult
        | EventType::Support
        | EventType::Concede
        | EventType::Cooperate
        | EventType::Aid
        | EventType::Retreat
        | EventType::Request
        | EventType::Reject
        | EventType::Threaten => true,
        EventType::Protest | EventType::Sanction | EventType::Mobilize | EventType::Coerce | EventType::Assault => {
            false
        }
    }
}

fn is_public(actor: &Actor) -> bool {
    let is_abroad = actor.kind == ActorKind::Group && actor.country.is_some();
    let is_between_states = matches!(actor.country.as_deref(), Some("IGO" | "NGO" | "UNO" | "EUR"));
    let has_office = actor.sectors.iter().any(|sector| !PRIVATE.contains(&sector.as_str()));
    actor.kind == ActorKind::State || is_abroad || is_between_states || has_office
}

/// Whether the text or the lexicon says what the actor is, and that is nothing public.
fn is_private(actor: &Actor) -> bool {
    !actor.sectors.is_empty() && !is_public(actor)
}
