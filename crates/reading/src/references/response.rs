//! A statement answers an earlier one.
//!
//! - Finds: "**In response**, Macron's office said …", "Kyiv **responded** that …", a few sentences on; a statement whose
//!   content points at an earlier statement of somebody else ("the claim was false").
//! - Leaves: answers that nothing marks.
//! - Cannot see: an answer to something said outside the text.

use onrecord_record::{Span, Statement, StatementId};

use crate::Draft;

/// Links every marked answer to what it answers.
pub(super) fn read(draft: &mut Draft<'_>) {
    for index in 0..draft.record.statements.len() {
        let answered = pointed(draft, index).or_else(|| marked(draft, index));
        draft.record.statements[index].responds_to = answered;
    }
}

/// The statement that this one's content points at: with the first of its references, which stand in text order.
fn pointed(draft: &Draft<'_>, index: usize) -> Option<StatementId> {
    let statement = &draft.record.statements[index];
    let references = &draft.record.references;
    let inside = statement.content.iter().flat_map(|content| {
        let first = references.partition_point(|reference| reference.span.end <= content.start);
        let last = references.partition_point(|reference| reference.span.end <= content.end);
        (first..last.max(first)).filter(|&row| content.contains(references[row].span))
    });
    let target = |row: usize| references[row].statement;
    let is_other = |target: StatementId| target.index() != index && is_other_speaker(draft, statement, target);
    inside.filter(|&row| target(row).is_some_and(is_other)).min().and_then(target)
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
    // Statements stand in the order of their cues.
    let before = draft.record.statements[..index].iter().rev().find_map(|other| other.cue);
    if before.is_some_and(|other| other.start >= sentence.start) {
        return None;
    }
    let before = draft.text.get(sentence.start as usize..cue.end as usize)?.to_lowercase();
    let is_answer = draft.lexicon.references.answers().iter().any(|mark| {
        // "**In response to** the new terms" names what is answered, and that is no statement of the text.
        let opens = before.strip_prefix(mark.as_str()).is_some_and(|rest| !rest.starts_with(" to "));
        opens || cue.slice(draft.text).eq_ignore_ascii_case(mark)
    });
    is_answer.then_some(())?;
    draft.record.statements[..index]
        .iter()
        .rev()
        .filter(|earlier| earlier.within.is_none() && earlier.cue.is_some_and(|other| other.end <= sentence.start))
        .take_while(|earlier| earlier.cue.is_some_and(|other| is_near(draft, other, token)))
        .map(|earlier| earlier.id)
        .find(|&target| is_other_speaker(draft, statement, target))
}

/// Whether a cue stands so few sentences before a token that the token's sentence can answer it.
fn is_near(draft: &Draft<'_>, cue: Span, token: usize) -> bool {
    const SENTENCES: u32 = 3;
    let tokens = draft.annotation.tokens();
    let at = draft.tokens_in(cue).start;
    tokens.get(at).is_some_and(|earlier| earlier.sentence + SENTENCES >= tokens[token].sentence)
}

fn is_other_speaker(draft: &Draft<'_>, statement: &Statement, other: StatementId) -> bool {
    let other = &draft.record.statements[other.index()];
    statement.speaker.is_some() && other.speaker.is_some() && statement.speaker != other.speaker
}
