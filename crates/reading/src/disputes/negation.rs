//! One side tells an act, another tells that it was not done.
//!
//! - Finds: "Minsk said the convoy **had crossed** the border" against "Vilnius said no convoy **had
//!   crossed** the border".
//! - Leaves: a plan and its later failure told by the same voice.
//! - Cannot see: contraries told with different verbs ("won", "lost").

use onrecord_record::{DisputeKind, Event, EventStatus};

use super::{Finding, explain, same};
use crate::Draft;

/// Every pair of voices of which one tells an act and the other its contrary.
pub(super) fn find(draft: &Draft<'_>) -> Vec<Finding> {
    let events = &draft.record.events;
    let negated = events.iter().filter(|event| event.status == EventStatus::Negated);
    let against = |not_done: &Event| {
        events[super::near(not_done.id.index(), events.len())].iter().find_map(|done| finding(draft, done, not_done))
    };
    negated.filter_map(against).collect()
}

fn finding(draft: &Draft<'_>, done: &Event, not_done: &Event) -> Option<Finding> {
    let is_done = matches!(done.status, EventStatus::Occurred | EventStatus::Ongoing);
    if !is_done || !are_different_voices(draft, done, not_done) || !same::tells_same(draft, done, not_done) {
        return None;
    }
    let explanation = format!(
        "{} tells “{}”, {} tells “{}”",
        explain::speaker(draft, done.according_to.first().copied()),
        done.span.slice(draft.text),
        explain::speaker(draft, not_done.according_to.first().copied()),
        not_done.span.slice(draft.text),
    );
    Some(Finding {
        kind: DisputeKind::Negation,
        sides: [done.according_to.clone(), not_done.according_to.clone()],
        about: vec![done.id, not_done.id],
        explanation,
    })
}

/// Whether two events are told by different speakers; the reporter's own voice is one.
pub(super) fn are_different_voices(draft: &Draft<'_>, one: &Event, other: &Event) -> bool {
    let speaker = |event: &Event| {
        event.according_to.first().map(|id| {
            let statement = &draft.record.statements[id.index()];
            (statement.speaker, statement.speaker_span)
        })
    };
    match (speaker(one), speaker(other)) {
        (Some((Some(one), _)), Some((Some(other), _))) => one != other,
        (None, None) | (Some((None, _)), Some((None, _))) => false,
        _ => true,
    }
}
