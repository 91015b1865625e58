//! The statement that carries an event.
//!
//! - Finds: the innermost statement whose content holds the trigger; where the trigger is what the statement
//!   claims, its stance decides: denied, doubted, demanded, proposed, predicted.
//! - Leaves: events that a statement only mentions ("denied a role in **the attack**").
//! - Cannot see: content that the statements stage has bounded wrongly.
//!
//! `according_to` lists the innermost statement alone; the chain above it is in the statements' `within`.

use onrecord_language::Pos;
use onrecord_record::{EventStatus, Stance};

use super::path::Climbed;
use super::stronger;
use crate::Draft;
use crate::cover::Cover;

/// The statements of a text, made ready to be asked which of them carries a token.
pub(super) struct Carriers {
    contents: Cover,
}

impl Carriers {
    pub fn new(draft: &Draft<'_>) -> Self {
        let statements = draft.record.statements.iter().enumerate();
        let parts = statements.flat_map(|(row, statement)| statement.content.iter().map(move |part| (*part, row)));
        Self { contents: Cover::new(parts) }
    }

    /// The number of the innermost statement whose content holds the token.
    pub fn innermost(&self, draft: &Draft<'_>, token: usize) -> Option<usize> {
        let at = draft.annotation.tokens()[token].span;
        let is_cue = |row: usize| draft.record.statements[row].cue.is_some_and(|cue| cue.contains(at));
        let length = |row: usize| draft.record.statements[row].content.iter().map(|part| part.len()).sum::<u32>();
        self.contents.over(at).into_iter().filter(|&row| !is_cue(row)).min_by_key(|&row| (length(row), row))
    }
}

/// What the statement's stance makes of the event.
pub(super) fn combine(draft: &Draft<'_>, statement: usize, climbed: &Climbed, status: EventStatus) -> EventStatus {
    if !is_claim(draft, statement, climbed) {
        return status;
    }
    let is_open = !matches!(status, EventStatus::Occurred | EventStatus::Ongoing);
    match draft.record.statements[statement].stance {
        Stance::Deny => stronger(status, EventStatus::Denied),
        Stance::Doubt => stronger(status, EventStatus::Doubted),
        Stance::Demand | Stance::Request => stronger(status, EventStatus::Demanded),
        Stance::Propose => stronger(status, EventStatus::Proposed),
        Stance::Promise | Stance::Threaten => stronger(status, EventStatus::Planned),
        // Of what somebody is accused, nobody but the accuser says that it was done.
        Stance::Predict | Stance::Ask | Stance::Unaware | Stance::Accuse => stronger(status, EventStatus::Possible),
        Stance::Warn if is_open => stronger(status, EventStatus::Possible),
        Stance::Reject if is_open => stronger(status, EventStatus::Negated),
        _ => status,
    }
}

/// Whether the event is what the statement claims: the climb from the trigger reached the content's top.
fn is_claim(draft: &Draft<'_>, statement: usize, climbed: &Climbed) -> bool {
    let content = &draft.record.statements[statement].content;
    let inside = |token: usize| {
        let span = draft.annotation.tokens()[token].span;
        content.iter().any(|part| part.start <= span.start && span.end <= part.end)
    };
    let Some(&highest) = climbed.tokens.iter().rfind(|&&token| inside(token)) else { return false };
    // "called **for** an inquiry", but not "those responsible **for** the bombings": the content begins with the word.
    let leads = |above: usize| {
        draft.annotation.tokens()[above].pos == Pos::Adp
            && draft.annotation.head(above).is_none_or(|head| !inside(head))
    };
    draft.annotation.head(highest).is_none_or(|above| !inside(above) || leads(above))
}
