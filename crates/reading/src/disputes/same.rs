//! Whether two event rows tell of the same happening.
//!
//! Apart from the kinds of dispute because each of them asks it.
//!
//! - Finds: rows of one type with a participant in common and no time, place or act that differ.
//! - Leaves: rows without any participant or act in common: sameness must be shown.
//! - Cannot see: two different attacks by the same side on the same day.

use onrecord_record::{Event, Time};

use crate::Draft;

/// Whether nothing tells the two apart and something joins them.
pub(super) fn tells_same(draft: &Draft<'_>, one: &Event, other: &Event) -> bool {
    one.id == other.id
        || (one.r#type == other.r#type
            && !differs(one.place, other.place)
            && !times_differ(draft, one, other)
            && match shares_participant(one, other) {
                Some(shares) => shares,
                None => trigger(draft, one) == trigger(draft, other),
            })
}

/// As [`tells_same`], for rows that name different actors: the same thing was done to the same recipient.
pub(super) fn same_but_for_actors(draft: &Draft<'_>, one: &Event, other: &Event) -> bool {
    one.r#type == other.r#type
        && trigger(draft, one) == trigger(draft, other)
        && !differs(one.place, other.place)
        && !times_differ(draft, one, other)
        && (one.recipients.iter().any(|recipient| other.recipients.contains(recipient))
            || (one.place.is_some() && one.place == other.place && one.time.is_some()))
}

fn trigger(draft: &Draft<'_>, event: &Event) -> String {
    let token = draft.tokens_in(event.trigger).start;
    if token < draft.annotation.len() { draft.annotation.lemma(token).to_lowercase() } else { String::new() }
}

fn differs<T: PartialEq>(one: Option<T>, other: Option<T>) -> bool {
    matches!((one, other), (Some(one), Some(other)) if one != other)
}

/// Whether the rows share a participant; `None` when one of them has none.
fn shares_participant(one: &Event, other: &Event) -> Option<bool> {
    let people = |event: &Event| event.actors.iter().chain(&event.recipients).copied().collect::<Vec<_>>();
    let (one, other) = (people(one), people(other));
    (!one.is_empty() && !other.is_empty()).then(|| one.iter().any(|actor| other.contains(actor)))
}

/// Whether both rows are dated and the dates do not meet.
fn times_differ(draft: &Draft<'_>, one: &Event, other: &Event) -> bool {
    let bounds = |event: &Event| {
        let time: &Time = &draft.record.times[event.time?.index()];
        Some((time.begin.clone()?, time.end.clone()?))
    };
    match (bounds(one), bounds(other)) {
        (Some(one), Some(other)) => one.1 <= other.0 || other.1 <= one.0,
        _ => false,
    }
}
