//! A statement answers an earlier one.
//!
//! - Finds: "**In response**, Macron's office said …", "Kyiv **responded** that …"; a statement whose
//!   content points at an earlier statement of somebody else ("the claim was false").
//! - Leaves: answers that nothing marks.
//! - Cannot see: an answer to something said outside the text.

use onrecord_record::{Statement, StatementId};

use crate::Draft;

/// Links every marked answer to what it answers.
pub(super) fn read(draft: &mut Draft<'_>) {
    for index in 0..draft.record.statements.len() {
        let answered = pointed(draft, index).or_else(|| marked(draft, index));
        draft.record.statements[index].responds_to = answered;
    }
}

/// The statement that this one's content points at.
fn pointed(draft: &Draft<'_>, index: usize) -> Option<StatementId> {
    let statement = &draft.record.statements[index];
    draft
        .record
        .references
        .iter()
        .filter(|reference| statement.content.iter().any(|content| content.contains(reference.span)))
        .filter_map(|reference| reference.statement)
        .find(|&target| target.index() != index && is_other_speaker(draft, statement, target))
}

/// For a marked answer, the latest earlier statement by somebody else.
fn marked(draft: &Draft<'_>, index: usize) -> Option<StatementId> {
    let statement = &draft.record.statements[index];
    let cue = statement.cue?;
    let token = draft.tokens_in(cue).start;
    if token >= draft.annotation.len() {
        return None;
    }
    let sentence = draft.annotation.span(draft.annotation.sentence_of(token));
    let is_first =
        draft.record.statements[..index].iter().all(|other| other.cue.is_none_or(|other| other.start < sentence.start));
    if !is_first {
        return None;
    }
    let before = draft.text.get(sentence.start as usize..cue.end as usize)?.to_lowercase();
    let is_answer = draft
        .lexicon
        .references
        .answers()
        .iter()
        .any(|mark| before.starts_with(mark.as_str()) || cue.slice(draft.text).eq_ignore_ascii_case(mark));
    is_answer.then_some(())?;
    draft.record.statements[..index]
        .iter()
        .rev()
        .filter(|earlier| earlier.within.is_none() && earlier.cue.is_some_and(|other| other.end <= sentence.start))
        .map(|earlier| earlier.id)
        .find(|&target| is_other_speaker(draft, statement, target))
}

fn is_other_speaker(draft: &Draft<'_>, statement: &Statement, other: StatementId) -> bool {
    let other = &draft.record.statements[other.index()];
    statement.speaker.is_some() && other.speaker.is_some() && statement.speaker != other.speaker
}
