//! Different culprits for the same act.
//!
//! - Finds: "Kyiv said **Russian** forces shelled the plant. Moscow said **Ukraine** shelled the plant."
//! - Leaves: acts on different recipients, places or days; what the report itself tells; support and words.
//! - Cannot see: that two names stand for the same side.

use onrecord_record::{DisputeKind, Event};

use super::negation::are_different_voices;
use super::{Finding, explain, same};
use crate::Draft;

/// Every pair of voices that name different actors for one act.
pub(super) fn find(draft: &Draft<'_>) -> Vec<Finding> {
    let events = &draft.record.events;
    let mut findings = Vec::new();
    for (index, one) in events.iter().enumerate() {
        for other in events[index + 1..].iter().take(super::REACH) {
            let are_told =
                same::is_told(one) && same::is_told(other) && is_spoken(draft, one) && is_spoken(draft, other);
            if are_told && name_others(one, other) && are_different_voices(draft, one, other) {
                findings.extend(same::same_but_for_actors(draft, one, other).then(|| finding(draft, one, other)));
            }
        }
    }
    findings
}

/// Whether somebody known says it; the report itself names who did it as it comes to know it.
fn is_spoken(draft: &Draft<'_>, event: &Event) -> bool {
    event.according_to.first().is_some_and(|id| draft.record.statements[id.index()].speaker.is_some())
}

fn name_others(one: &Event, other: &Event) -> bool {
    !one.actors.is_empty() && !other.actors.is_empty() && !one.actors.iter().any(|actor| other.actors.contains(actor))
}

fn finding(draft: &Draft<'_>, one: &Event, other: &Event) -> Finding {
    let names = |event: &Event| {
        let names: Vec<&str> = event.actors.iter().map(|id| draft.record.actors[id.index()].name.as_str()).collect();
        names.join(", ")
    };
    let explanation = format!(
        "{} says it was {}, {} says it was {}",
        explain::speaker(draft, one.according_to.first().copied()),
        names(one),
        explain::speaker(draft, other.according_to.first().copied()),
        names(other),
    );
    Finding {
        kind: DisputeKind::Actor,
        sides: [one.according_to.clone(), other.according_to.clone()],
        about: vec![one.id, other.id],
        explanation,
    }
}
