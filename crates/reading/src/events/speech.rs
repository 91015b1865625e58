//! Promises, demands, threats, refusals and accusations are acts.
//!
//! - Finds: a verb that reports one of them ("**promised** a proposal", "**offered** 4.5 percent", "**rejected** the
//!   charge") and whose words no frame has taken.
//! - Leaves: what is only thought or planned, and stances that a neutral verb gets from its content ("said it would").
//! - Cannot see: acts of speech that no cue names.

use onrecord_language::Pos;
use onrecord_lexicon::CuePos;
use onrecord_record::{Statement, StatementKind};

use super::Found;
use crate::Draft;

/// An event for every reported act of speech at whose verb `known` has none.
pub(super) fn read(draft: &Draft<'_>, known: &[Found]) -> Vec<Found> {
    let statements = draft.record.statements.iter().filter(|statement| statement.kind == StatementKind::Speech);
    statements.filter_map(|statement| act(draft, statement, known)).collect()
}

fn act(draft: &Draft<'_>, statement: &Statement, known: &[Found]) -> Option<Found> {
    let words = draft.tokens_in(statement.cue?);
    let token = words.clone().rev().find(|&token| draft.annotation.tokens()[token].pos == Pos::Verb)?;
    let speaker = statement.speaker?;
    let lemma = draft.annotation.lemma(token).to_lowercase();
    let is_of_verb = draft.lexicon.cues.find(CuePos::Verb, &lemma).any(|cue| cue.stance == statement.stance);
    let frame = draft.lexicon.frames.of_stance(statement.stance).filter(|_| is_of_verb)?;
    let is_taken = known
        .iter()
        .any(|event| words.contains(&event.token) || event.carrier.is_some_and(|carrier| words.contains(&carrier)));
    (!is_taken).then(|| Found {
        token,
        frame,
        actors: vec![speaker],
        recipients: statement.audience.iter().copied().filter(|audience| *audience != speaker).collect(),
        place: statement.place,
        time: statement.time,
        ..Found::default()
    })
}
