//! Where accounts within the text contradict each other.
//!
//! Runs last, over statements and events whose status and references are settled.
//!
//! - Finds: a denial and the report it denies; two sides that tell an act and its contrary; different
//!   numbers for the same thing; different culprits for the same act.
//! - Leaves: different opinions, which contradict nothing that happened or did not.
//! - Cannot see: contradictions that take knowledge of the world to notice.

mod content;
mod culprit;
mod denial;
mod explain;
mod negation;
mod number;
mod same;

use std::ops::Range;

use onrecord_record::{Dispute, DisputeId, DisputeKind, EventId, StatementId};
use rustc_hash::{FxHashMap, FxHashSet};

use crate::Draft;

/// How many rows before and after a row are compared with it: accounts that contradict each other stand near each other.
const REACH: usize = 200;

/// The rows near to one of `count`.
fn near(row: usize, count: usize) -> Range<usize> {
    row.saturating_sub(REACH)..count.min(row + REACH)
}

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
    let mut known = Known::default();
    for finder in FINDERS {
        for finding in finder(draft) {
            let dispute = draft.record.disputes.len();
            if !known.is_new(&finding.sides, dispute) {
                continue;
            }
            draft.record.disputes.push(Dispute {
                id: DisputeId::at(dispute),
                kind: finding.kind,
                sides: finding.sides.into(),
                about: finding.about,
                explanation: finding.explanation,
            });
        }
    }
}

/// The disputes of each voice. Two sides are the same voice with a statement in common, or as the reporter's, who has none.
#[derive(Default)]
struct Known {
    of: FxHashMap<Option<StatementId>, Vec<usize>>,
}

impl Known {
    /// Whether no dispute has both sides; if so, `dispute` has them from now on.
    fn is_new(&mut self, sides: &[Vec<StatementId>; 2], dispute: usize) -> bool {
        let voices = |side: &[StatementId]| match side {
            [] => vec![None],
            side => side.iter().copied().map(Some).collect(),
        };
        let [first, second] = [voices(&sides[0]), voices(&sides[1])];
        let disputes = |voice: &Option<StatementId>| self.of.get(voice).into_iter().flatten();
        let has_first: FxHashSet<&usize> = first.iter().flat_map(disputes).collect();
        if second.iter().flat_map(disputes).any(|dispute| has_first.contains(dispute)) {
            return false;
        }
        for voice in first.into_iter().chain(second) {
            self.of.entry(voice).or_default().push(dispute);
        }
        true
    }
}
