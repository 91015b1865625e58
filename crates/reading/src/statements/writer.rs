//! Who "I" is where nobody is quoted: the writer.
//!
//! Apart from [`super::nesting`], which gives "I" in a quotation to its speaker: a writer is named outside of the text proper.
//!
//! - Finds: the name that signs a letter, in a paragraph of its own behind it; the one of whom the last paragraph tells what he or she
//!   is ("**Ana Ruiz** is the author of …"); the one before the colon of the headline ("**Ana Ruiz:** What I saw").
//! - Leaves: texts that name nobody so, and those that two have written.
//! - Cannot see: bylines, which feeds give apart from the text.

use std::ops::Range;

use onrecord_language::Pos;
use onrecord_record::{ActorId, ActorKind, MentionForm};

use super::nesting::is_first_person;
use crate::{Draft, actors};

/// Paragraphs between a letter's "I" and the name that signs it.
const LONGEST_LETTER: usize = 12;

/// Tokens of a name that signs a letter, or of the place behind it.
const LONGEST_LINE: usize = 6;

/// Gives statements of an "I" outside of quotations to the writer.
pub(super) fn sign(draft: &mut Draft<'_>) {
    let open: Vec<(usize, usize)> = (0..draft.record.statements.len())
        .filter_map(|index| {
            let statement = &draft.record.statements[index];
            let words = statement.speaker_span.filter(|_| statement.speaker.is_none())?;
            let token = draft.tokens_in(words).find(|&token| is_first_person(draft, token))?;
            draft.actor_of[token].is_none().then_some((index, token))
        })
        .collect();
    if open.is_empty() {
        return;
    }
    let quotes = draft.quotes();
    let paragraphs = paragraphs(draft);
    let of_all = of_headline(draft, &paragraphs).or_else(|| of_last(draft, &paragraphs));
    for (index, token) in open {
        if quotes.around(token).is_some() {
            continue;
        }
        let Some(writer) = of_letter(draft, &paragraphs, token).or(of_all) else { continue };
        draft.record.statements[index].speaker = Some(writer);
        actors::add_mention(draft, writer, token..token + 1, MentionForm::Pronoun);
    }
}

/// The paragraphs of the text, without the breaks between them.
fn paragraphs(draft: &Draft<'_>) -> Vec<Range<usize>> {
    let is_break = |token: usize| draft.word(token).contains('\n');
    let mut all = Vec::new();
    let mut start = 0;
    for token in 0..draft.annotation.len() {
        if is_break(token) {
            all.push(start..token);
            start = token + 1;
        }
    }
    all.push(start..draft.annotation.len());
    all.retain(|range| !range.is_empty());
    all
}

/// The person whose name the token ends or is within.
fn person(draft: &Draft<'_>, token: usize) -> Option<ActorId> {
    draft.actor_of[token].filter(|id| draft.record.actors[id.index()].kind == ActorKind::Person)
}

/// "**Ana Ruiz.**" and "Lyon, France." behind the letter, each in a paragraph of its own.
fn of_letter(draft: &Draft<'_>, paragraphs: &[Range<usize>], token: usize) -> Option<ActorId> {
    let own = paragraphs.partition_point(|range| range.end <= token);
    let is_name = |range: &Range<usize>| {
        let is_part =
            |token: usize| draft.annotation.tokens()[token].pos == Pos::Propn || draft.word(token).ends_with('.');
        (2..=LONGEST_LINE).contains(&range.len()) && range.clone().all(is_part)
    };
    let is_short = |at: usize| paragraphs.get(at).is_none_or(|range| range.len() <= LONGEST_LINE);
    let at =
        (own + 1..paragraphs.len()).take(LONGEST_LETTER).find(|&at| is_name(&paragraphs[at]) && is_short(at + 1))?;
    paragraphs[at].clone().find_map(|token| person(draft, token))
}

/// "**Ana Ruiz** is the author of a book on bridges."
fn of_last(draft: &Draft<'_>, paragraphs: &[Range<usize>]) -> Option<ActorId> {
    let about = |range: &Range<usize>| {
        let name = range.clone().take_while(|&token| draft.annotation.tokens()[token].pos == Pos::Propn);
        let last = name.last().filter(|&last| last > range.start && last + 1 < range.end)?;
        person(draft, last).filter(|_| matches!(draft.word(last + 1), "is" | "was"))
    };
    let mut writers = paragraphs.iter().rev().take(2).filter_map(about);
    writers.next().filter(|_| writers.next().is_none())
}

/// "**Ana Ruiz:** What I saw in Lyon".
fn of_headline(draft: &Draft<'_>, paragraphs: &[Range<usize>]) -> Option<ActorId> {
    let first = paragraphs.first()?;
    let colon = first.clone().find(|&token| draft.word(token) == ":")?;
    let is_name = (first.start..colon).all(|token| draft.annotation.tokens()[token].pos == Pos::Propn);
    (is_name && colon > first.start + 1).then(|| person(draft, colon - 1)).flatten()
}
