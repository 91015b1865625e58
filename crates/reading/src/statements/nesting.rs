//! Statements inside the content of others.
//!
//! - Finds: "Zelensky said **Washington had floated** talks"; "…, **Ushakov told reporters**, according to agencies".
//! - Leaves: statements side by side.
//! - Cannot see: a report that runs over sentences without marks.

use onrecord_record::{ActorId, StatementId};

use crate::Draft;

/// Links each statement to the innermost one whose content holds its cue, and names who relays it.
pub(super) fn link(draft: &mut Draft<'_>) {
    let statements = &mut draft.record.statements;
    for index in 0..statements.len() {
        let Some(cue) = statements[index].cue else { continue };
        let size = |at: usize| statements[at].content.iter().map(|part| part.len()).sum::<u32>();
        let outer = (0..statements.len())
            .filter(|&other| other != index && statements[other].content.iter().any(|part| part.contains(cue)))
            .filter(|&other| {
                !statements[index]
                    .content
                    .iter()
                    .any(|part| statements[other].cue.is_some_and(|cue| part.contains(cue)))
            })
            .min_by_key(|&other| size(other));
        statements[index].within = outer.map(StatementId::at);
    }
    for index in 0..statements.len() {
        let mut via: Vec<ActorId> = Vec::new();
        let mut above = statements[index].within;
        // A chain of reports has few links; the bound guards against a ring.
        for _ in 0..8 {
            let Some(id) = above else { break };
            via.extend(statements[id.index()].speaker.filter(|speaker| Some(*speaker) != statements[index].speaker));
            above = statements[id.index()].within;
        }
        via.reverse();
        via.dedup();
        statements[index].via = via;
    }
}
