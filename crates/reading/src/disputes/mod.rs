//! Where accounts within the text contradict each other.
//!
//! Runs last, over statements and events whose status and references are settled.
//!
//! - Finds: a denial and the report it denies; two sides that tell an act and its contrary; different
//!   numbers for the same thing; different culprits for the same act.
//! - Leaves: different opinions, which contradict nothing that happened or did not.
//! - Cannot see: contradictions that take knowledge of the world to notice.

mod culprit;
mod denial;
mod explain;
mod negation;
mod number;
mod same;

use onrecord_record::{Dispute, DisputeId, DisputeKind, EventId, StatementId};

use crate::Draft;

/// How many rows after a row are compared with it: accounts that contradict each other stand near each other.
const REACH: usize = 200;

/// A dispute before it has an id.
struct Finding {
    kind: DisputeKind,
    sides: [Vec<StatementId>; 2],
    about: Vec<EventId>,
    explanation: String,
}

/// The kinds of dispute, in the order in which they are looked for.
const FINDERS: &[fn(&Draft<'_>) -> Vec<Finding>] = &[denial::find, negation::find, number::find, culprit::find];

/// Adds every dispute, each pair of sides once.
pub fn read(draft: &mut Draft<'_>) {
    for finder in FINDERS {
        for finding in finder(draft) {
            let [first, second] = &finding.sides;
            let is_known = draft.record.disputes.iter().any(|dispute| {
                let has = |side: &[StatementId]| dispute.sides.iter().any(|known| shares(known, side));
                has(first) && has(second)
            });
            if is_known {
                continue;
            }
            draft.record.disputes.push(Dispute {
                id: DisputeId::at(draft.record.disputes.len()),
                kind: finding.kind,
                sides: finding.sides.into(),
                about: finding.about,
                explanation: finding.explanation,
            });
        }
    }
}

/// Whether two sides are the same voice: a statement in common, or both the reporter's.
fn shares(known: &[StatementId], side: &[StatementId]) -> bool {
    (known.is_empty() && side.is_empty()) || known.iter().any(|id| side.contains(id))
}
