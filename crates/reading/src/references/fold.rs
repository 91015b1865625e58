//! Event rows that only point at an earlier event become references to it.
//!
//! Apart from finding the pointers because dropping a row moves the ids of all that follow.
//!
//! - Finds: "**the talks** ended": a row of the pointing noun alone, with nobody and nothing of its own.
//! - Leaves: pointing nouns that bring an actor, place, time or number: they tell something new.
//! - Cannot see: that a pointing verb ("the strike … killed") repeats an event.

use onrecord_record::EventId;

use super::noun::Pointer;
use crate::Draft;

/// Marks rows that only point by giving their id to the event they point at. [`renumber`] drops them.
pub(super) fn fold_pointing_events(draft: &mut Draft<'_>, pointers: &[Pointer]) {
    let record = &mut draft.record;
    for pointer in pointers {
        let Some(target) = pointer.event else { continue };
        let trigger = draft.annotation.tokens()[pointer.token].span;
        let target = record.events[target.index()].id;
        let row = record.events.iter_mut().find(|event| event.trigger == trigger);
        if let Some(row) = row.filter(|row| is_bare(row)) {
            row.id = target;
        }
    }
}

fn is_bare(event: &onrecord_record::Event) -> bool {
    event.actors.is_empty()
        && event.recipients.is_empty()
        && event.mediators.is_empty()
        && event.place.is_none()
        && event.time.is_none()
        && event.quantities.is_empty()
}

/// Drops rows whose id is another row's and gives the rest ids without gaps, everywhere they are used.
pub(super) fn renumber(draft: &mut Draft<'_>) {
    let record = &mut draft.record;
    let is_kept: Vec<bool> = record.events.iter().enumerate().map(|(at, event)| event.id.index() == at).collect();
    let mut next = 0;
    let fresh: Vec<EventId> = is_kept
        .iter()
        .map(|&kept| {
            let id = EventId::at(next);
            next += usize::from(kept);
            id
        })
        .collect();
    let target: Vec<EventId> = record.events.iter().map(|event| fresh[event.id.index()]).collect();
    let mut kept = is_kept.iter().copied();
    record.events.retain(|_| kept.next().unwrap_or(true));
    for (index, event) in record.events.iter_mut().enumerate() {
        event.id = EventId::at(index);
    }
    for statement in &mut record.statements {
        statement.about.iter_mut().for_each(|id| *id = target[id.index()]);
        statement.about.sort_unstable();
        statement.about.dedup();
    }
    for reference in &mut record.references {
        reference.event = reference.event.map(|id| target[id.index()]);
    }
}
