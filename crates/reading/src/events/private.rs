//! Private life and business ask, agree and help as states do; PLOVER codes acts of public life.
//!
//! - Finds: requests, agreements, talks, aid, praise and blame of which nobody who takes part is a state, an authority, an
//!   armed group, a party, a church, a movement or an organization between states; where the text does not say what those
//!   who take part are, the text as a whole must be about public life.
//! - Leaves: violence, arrests, protests, sanctions and lawsuits, whoever commits them; words that speak of public life by
//!   themselves ("sought asylum", `is_public` in the lexicon); strangers in a text too short to tell what it is about.
//! - Cannot see: somebody public whom neither the lexicon nor the text shows to be so.

use onrecord_record::{Actor, ActorKind, EventType};

use super::Found;
use crate::Draft;

/// Sectors of PLOVER whose people are private unless they act with somebody public: business, education, the press, health,
/// civilians, farmers.
const PRIVATE: &[&str] = &["AGR", "BUS", "CVL", "EDU", "JRN", "MED"];

/// Share of public actors among the mentions of a text from which acts of people unknown are taken for public ones.
const POLITICAL: f64 = 0.25;

/// Mentions of actors from which a text tells what it is about.
const ENOUGH: usize = 5;

/// Drops the events that are no acts of public life.
pub(super) fn block(draft: &Draft<'_>, found: &mut Vec<Found>) {
    let count = |actors: &mut dyn Iterator<Item = &Actor>| actors.map(|actor| actor.mentions.len()).sum::<usize>();
    let all = count(&mut draft.record.actors.iter());
    let public = count(&mut draft.record.actors.iter().filter(|actor| is_public(actor)));
    let is_political = all < ENOUGH || public as f64 >= POLITICAL * all as f64;
    found.retain(|event| {
        let frame = &draft.lexicon.frames.all()[event.frame];
        if frame.is_public || !can_be_private(frame.r#type, frame.mode.as_deref()) {
            return true;
        }
        let parties = event.actors.iter().chain(&event.recipients).chain(&event.mediators);
        let parties: Vec<&Actor> = parties.filter_map(|party| draft.record.actors.get(party.index())).collect();
        let are_known = !parties.is_empty() && parties.iter().all(|party| is_private(party));
        parties.iter().any(|party| is_public(party)) || is_political && !are_known
    });
}

/// Types that everyday life has too.
fn can_be_private(kind: EventType, mode: Option<&str>) -> bool {
    match kind {
        EventType::Accuse => mode == Some("disapprove"),
        EventType::Agree
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
