//! One sentence for a reader about each dispute.
//!
//! Apart from the kinds so that all of them read alike.

use onrecord_record::{Event, StatementId};

use crate::Draft;

/// Who speaks in a statement, by name; "the report" for the reporter and "an unnamed source" for nobody.
pub(super) fn speaker(draft: &Draft<'_>, statement: Option<StatementId>) -> String {
    let Some(id) = statement else { return "the report".to_owned() };
    let statement = &draft.record.statements[id.index()];
    match statement.speaker {
        Some(actor) => draft.record.actors[actor.index()].name.clone(),
        None => statement
            .speaker_span
            .map_or_else(|| "an unnamed source".to_owned(), |span| span.slice(draft.text).to_owned()),
    }
}

/// The words of a statement's content, on one line.
pub(super) fn words(draft: &Draft<'_>, id: StatementId) -> String {
    let content = &draft.record.statements[id.index()].content;
    let parts: Vec<&str> = content.iter().map(|span| span.slice(draft.text)).collect();
    parts.join(" … ").split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The words of an event's clause, on one line.
pub(super) fn clause(draft: &Draft<'_>, event: &Event) -> String {
    event.span.slice(draft.text).split_whitespace().collect::<Vec<_>>().join(" ")
}
