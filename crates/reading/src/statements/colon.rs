//! A quotation behind a colon, where the clause before it tells of whoever speaks.
//!
//! - Finds: "The minister dismissed the criticism**:** “…”", "The president was blunt**:** “…”", "The envoy had a message for Moscow**:** “…”".
//! - Leaves: quotations that a verb before them reports, and what people find, read or wear ("found a note: “…”").
//! - Cannot see: a colon between two paragraphs.

use std::ops::Range;

use onrecord_language::Label;
use onrecord_lexicon::CuePos;
use onrecord_record::{Stance, StatementKind};

use super::found::{Found, phrase};
use super::quotes::Quotes;
use crate::{Draft, clause};

/// Tokens of a quotation that is a sentence of its own, marks included.
const SHORTEST: usize = 6;

/// What somebody who speaks has: "had a **message** for them".
const WORDS: &[&str] =
    &["message", "word", "words", "advice", "question", "answer", "warning", "request", "explanation"];

/// Adds what no other construction has taken.
pub(super) fn add(draft: &Draft<'_>, quotes: &Quotes, found: &mut Vec<Found>) {
    for quote in &quotes.ranges {
        let is_told = found.iter().flat_map(|one| &one.content).any(|told| told.contains(&(quote.start + 1)));
        found.extend(behind(draft, quotes, quote).filter(|_| !is_told));
    }
}

/// The colon before a quotation.
pub(super) fn colon_before(draft: &Draft<'_>, quote: &Range<usize>) -> Option<usize> {
    quote.start.checked_sub(1).filter(|&colon| draft.word(colon) == ":")
}

fn behind(draft: &Draft<'_>, quotes: &Quotes, quote: &Range<usize>) -> Option<Found> {
    let annotation = draft.annotation;
    let colon = colon_before(draft, quote).filter(|_| quote.len() >= SHORTEST)?;
    let first = (quote.start..quote.end).find(|&token| draft.word(token).starts_with(char::is_alphanumeric))?;
    let sentence = annotation.sentence_of(colon.checked_sub(1)?);
    let is_sentence = draft.word(first).starts_with(char::is_uppercase) && quotes.around(sentence.start).is_none();
    let is_main =
        |&verb: &usize| matches!(annotation.tokens()[verb].label, Label::Root | Label::Ccomp | Label::Parataxis);
    let verb = (sentence.start..colon).filter(|&token| clause::is_verbal(annotation, token)).find(is_main)?;
    let subject = clause::own_subject(annotation, verb)
        .filter(|&subject| is_sentence && subject < verb && draft.actor_of[subject].is_some())?;
    (speaks(draft, verb) && !clause::is_passive(annotation, verb)).then(|| Found {
        head: colon,
        cue: colon..colon + 1,
        speaker: Some(subject),
        speaker_range: Some(phrase(draft, subject)),
        content: vec![quote.clone()],
        stance: Stance::Assert,
        kind: StatementKind::Speech,
        channel: None,
        addressee: None,
        is_plain: true,
    })
}

/// Whether the clause is of words or of a mood.
fn speaks(draft: &Draft<'_>, verb: usize) -> bool {
    let annotation = draft.annotation;
    let lemma = annotation.lemma(verb).to_lowercase();
    let is_of_words = |cue: &onrecord_lexicon::Cue| {
        matches!(cue.kind, StatementKind::Speech | StatementKind::Evaluation) && !cue.of_papers
    };
    match &*lemma {
        "be" => annotation.child(verb, Label::Acomp).is_some(),
        "have" => clause::object(annotation, verb)
            .is_some_and(|object| WORDS.contains(&&*annotation.lemma(object).to_lowercase())),
        _ => draft.lexicon.cues.find(CuePos::Verb, &lemma).any(is_of_words),
    }
}
