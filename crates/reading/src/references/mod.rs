//! What "the statement", "this initiative" and "such a format" point to.
//!
//! Runs after statements and events are known and their status is settled; apart from both because a
//! pointing noun tells nothing new: an event row that only points at an earlier event is folded into a
//! reference here.
//!
//! - Finds: "**the statement** was welcome", "discussed **this initiative**", "**such a format**",
//!   "brief officials on **the discussions**"; "In response, …".
//! - Leaves: pronouns, which the actors stage joins; "the attack on Odesa", which tells of itself.
//! - Cannot see: what is pointed at more than [`REACH`] sentences away.

mod fold;
mod noun;
mod response;

use onrecord_record::{EventId, Reference, StatementId};

use crate::Draft;
use crate::cover::Cover;

/// How many sentences back a noun may point.
const REACH: usize = 4;

/// Finds pointing nouns and what they point at, folds events that only point, and links answers.
pub fn read(draft: &mut Draft<'_>) {
    let pointers = noun::find(draft);
    fold::fold_pointing_events(draft, &pointers);
    for pointer in &pointers {
        let reference = Reference { span: pointer.span, statement: pointer.statement, event: pointer.event };
        draft.record.references.push(reference);
    }
    fold::renumber(draft);
    link_content(draft);
    response::read(draft);
}

/// A statement whose content points at an event is about that event.
fn link_content(draft: &mut Draft<'_>) {
    let record = &mut draft.record;
    let statements = record.statements.iter().enumerate();
    let parts = statements.flat_map(|(row, statement)| statement.content.iter().map(move |part| (*part, row)));
    let contents = Cover::new(parts);
    for reference in &record.references {
        let events: Vec<EventId> = match (reference.event, reference.statement) {
            (Some(event), _) => vec![event],
            (None, Some(statement)) => record.statements[statement.index()].about.clone(),
            (None, None) => continue,
        };
        for index in contents.over(reference.span) {
            if reference.statement == Some(StatementId::at(index)) {
                continue;
            }
            let about = &mut record.statements[index].about;
            about.extend(events.iter().copied());
            about.sort_unstable();
            about.dedup();
        }
    }
}
