//! Whether an event happened, as its teller has it, and on whose word.
//!
//! The words above the trigger are climbed to the top of its clause; each may take the event away from plain
//! fact, and the strongest wins ([`weight`]): what is denied stays denied even if it was only planned.
//! Then the statement that carries the event adds its stance. Announced acts change their type, as PLOVER has
//! it: a promised release is a CONCEDE, a coming strike a THREATEN.
//!
//! 1. [`path`]: the words above the trigger
//! 2. [`modality`]: tense, modals, negation and "if" of a verb
//! 3. [`stance`]: the statement around it, and `according_to`

mod modality;
mod path;
mod stance;

use std::sync::LazyLock;

use onrecord_record::{Event, EventId, EventStatus};

use crate::linear::Linear;
use crate::training::Candidate;
use crate::{Draft, events, linear};

/// What speaks for and against an event; `training/` has the recipe.
static WEIGHTS: LazyLock<Linear> = LazyLock::new(|| Linear::parse(include_str!("../../weights/events.tsv")));

/// Sets status, type shift, `according_to` and probability of every event, and `about` of every statement.
pub fn read(draft: &mut Draft<'_>) {
    decide(draft);
    let sure = |event: &Event| linear::rounded(WEIGHTS.probability(&events::features(draft, event)));
    let confidences: Vec<f32> = draft.record.events.iter().map(sure).collect();
    for (index, (event, confidence)) in draft.record.events.iter_mut().zip(confidences).enumerate() {
        event.id = EventId::at(index);
        event.confidence = Some(confidence);
        for statement in &event.according_to {
            draft.record.statements[statement.index()].about.push(event.id);
        }
    }
}

/// Every event in the making with its features.
pub(crate) fn candidates(draft: &mut Draft<'_>) -> Vec<Candidate> {
    decide(draft);
    let seen = |event: &Event| {
        let features = events::features(draft, event);
        Candidate::new(event.trigger, event.actor_spans.first().copied(), event.recipient_spans.clone(), features)
    };
    draft.record.events.iter().map(seen).collect()
}

fn decide(draft: &mut Draft<'_>) {
    for index in 0..draft.record.events.len() {
        let trigger = draft.tokens_in(draft.record.events[index].trigger).start;
        if trigger >= draft.annotation.len() {
            continue;
        }
        let climbed = path::climb(draft, trigger);
        let carrier = stance::innermost(draft, trigger);
        let mut status = climbed.status;
        if let Some(statement) = carrier {
            status = stance::combine(draft, statement, &climbed, status);
        }
        let statement = carrier.map(|statement| draft.record.statements[statement].id);
        let kind = draft.record.events[index].r#type;
        let is_shifted = climbed.is_announced && matches!(status, EventStatus::Planned | EventStatus::Negated);
        let shift = if is_shifted { draft.lexicon.frames.shift(kind, status).cloned() } else { None };
        let event = &mut draft.record.events[index];
        event.status = status;
        event.according_to = statement.into_iter().collect();
        if let Some(shift) = shift {
            event.r#type = shift.to;
            event.quad = shift.to.quad();
            event.cameo = shift.cameo;
            event.mode = None;
        }
    }
    draft.record.events.retain(says_something);
}

/// Whether a row tells more than that an act is thinkable: "efforts aimed at ending the war" is nobody's plan yet.
fn says_something(event: &Event) -> bool {
    !matches!(event.status, EventStatus::Planned | EventStatus::Possible)
        || event.place.is_some()
        || event.time.is_some()
        || !(event.actors.is_empty()
            && event.recipients.is_empty()
            && event.mediators.is_empty()
            && event.quantities.is_empty())
}

/// Which of two statuses prevails: the higher.
fn weight(status: EventStatus) -> u8 {
    match status {
        EventStatus::Occurred => 0,
        EventStatus::Ongoing => 1,
        EventStatus::Planned => 2,
        EventStatus::Possible => 3,
        EventStatus::Proposed => 4,
        EventStatus::Demanded => 5,
        EventStatus::Negated => 6,
        EventStatus::Doubted => 7,
        EventStatus::Denied => 8,
    }
}

/// The one that prevails.
fn stronger(one: EventStatus, other: EventStatus) -> EventStatus {
    if weight(other) > weight(one) { other } else { one }
}
