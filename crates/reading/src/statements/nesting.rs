//! Statements inside the content of others.
//!
//! - Finds: "Zelensky said **Washington had floated** talks"; "…, **Ushakov told reporters**, according to agencies".
//! - Leaves: statements side by side.
//! - Cannot see: a report that runs over sentences without marks.

use onrecord_record::{ActorId, Span, Statement, StatementId};

use crate::Draft;

/// How many statements before and after a statement can hold it; a report nests within its own paragraphs.
const REACH: usize = 40;

/// Links each statement to the innermost one whose content holds its cue, and names who relays it.
pub(super) fn link(draft: &mut Draft<'_>) {
    for index in 0..draft.record.statements.len() {
        draft.record.statements[index].within = holder(&draft.record.statements, index);
    }
    for index in 0..draft.record.statements.len() {
        draft.record.statements[index].via = relays(draft, index);
    }
}

fn holder(statements: &[Statement], index: usize) -> Option<StatementId> {
    let cue = statements[index].cue?;
    let holds = |outer: &Statement, cue: Span| outer.content.iter().any(|part| part.contains(cue));
    let near = index.saturating_sub(REACH)..(index + REACH).min(statements.len());
    near.filter(|&other| other != index && holds(&statements[other], cue))
        .filter(|&other| !statements[other].cue.is_some_and(|cue| holds(&statements[index], cue)))
        .min_by_key(|&other| statements[other].content.iter().map(|part| part.len()).sum::<u32>())
        .map(StatementId::at)
}

/// Who relays a statement, outermost first: the sources of "according to", and media that report it. Somebody
/// who is quoted as telling of another's words is in `within` and no relay.
fn relays(draft: &Draft<'_>, index: usize) -> Vec<ActorId> {
    let statements = &draft.record.statements;
    let mut relays: Vec<ActorId> = Vec::new();
    let mut above = statements[index].within;
    // A chain of reports has few links; the bound guards against a ring.
    for _ in 0..8 {
        let Some(outer) = above.map(|id| &statements[id.index()]) else { break };
        let is_according = outer.cue.is_some_and(|cue| cue.slice(draft.text).to_lowercase().starts_with("according"));
        let speaker = outer.speaker.filter(|speaker| Some(*speaker) != statements[index].speaker);
        relays.extend(speaker.filter(|speaker| {
            is_according || draft.record.actors[speaker.index()].sectors.iter().any(|sector| sector == "JRN")
        }));
        above = outer.within;
    }
    relays.reverse();
    relays.dedup();
    relays
}
