//! Events, in text order of their triggers, and the disputes about them.

use std::collections::BTreeMap;

use onrecord_record::{Dispute, DisputeId, Event, EventId, StatementId};

use super::desk::{Desk, Keys};
use crate::annotation::{DisputeNote, EventNote};
use crate::error::Kind;

/// The events, and the id of each as its trigger is written. A clause that is not annotated is the trigger itself.
pub fn events(
    desk: &mut Desk<'_>,
    keys: &Keys,
    cues: &BTreeMap<String, StatementId>,
    notes: &[EventNote],
) -> (Vec<Event>, BTreeMap<String, EventId>) {
    let mut drafts = Vec::new();
    for note in notes {
        let trigger = desk.span(&note.trigger);
        let event = Event {
            id: EventId::at(0),
            trigger,
            span: note.clause.as_ref().map_or(trigger, |words| desk.span(words)),
            r#type: note.r#type,
            mode: note.mode.clone(),
            contexts: Vec::new(),
            cameo: note.cameo.clone(),
            quad: note.r#type.quad(),
            actors: desk.look_up_all("actor", &keys.actors, &note.actors),
            recipients: desk.look_up_all("actor", &keys.actors, &note.recipients),
            mediators: desk.look_up_all("actor", &keys.actors, &note.mediators),
            place: note.place.as_ref().and_then(|words| desk.look_up("place", &keys.places, words)),
            time: note.time.as_ref().and_then(|words| desk.look_up("time", &keys.times, words)),
            quantities: desk.look_up_all("quantity", &keys.quantities, &note.quantities),
            status: note.status,
            according_to: desk.look_up_all("statement", cues, &note.according_to),
            confidence: None,
            actor_spans: Vec::new(),
            recipient_spans: Vec::new(),
        };
        drafts.push((trigger, vec![note.trigger.clone()], event));
    }
    desk.order(drafts, EventId::at, |event, id| event.id = id)
}

/// The disputes, in the order in which they are written.
pub fn disputes(
    desk: &mut Desk<'_>,
    cues: &BTreeMap<String, StatementId>,
    triggers: &BTreeMap<String, EventId>,
    notes: &[DisputeNote],
) -> Vec<Dispute> {
    let mut disputes = Vec::new();
    for (idx, note) in notes.iter().enumerate() {
        let sides: Vec<_> = note.sides.iter().map(|side| desk.look_up_all("statement", cues, side)).collect();
        if let Some(words) = note.sides.iter().flatten().next().filter(|_| sides.len() < 2) {
            desk.fault(Kind::Malformed, words, "a dispute has two sides at least".to_owned());
        }
        disputes.push(Dispute {
            id: DisputeId::at(idx),
            kind: note.kind,
            sides,
            about: desk.look_up_all("event", triggers, &note.about),
            explanation: note.explanation.clone(),
        });
    }
    disputes
}
