//! Somebody who was asked gives no answer.
//!
//! - Finds: "The ministry **did not** immediately **respond to** a request for comment", "**has not replied** to questions",
//!   "**would not comment** on it", "**Neither** the ministry nor the army **has responded**", "has not spoken **or answered** questions".
//! - Leaves: "declined to comment" and "would not say", which [`super::verbal`] reads.
//! - Cannot see: "Calls to the embassy went unanswered", whose subject is the call.

use std::ops::Range;

use onrecord_language::{Label, Pos};
use onrecord_record::{Stance, StatementKind};

use super::complement::cue_range;
use super::found::{Found, phrase, trim};
use super::quotes::Quotes;
use crate::{Draft, clause};

pub(super) fn find(draft: &Draft<'_>, _quotes: &Quotes) -> Vec<Found> {
    (0..draft.annotation.len()).filter_map(|token| silence(draft, token)).collect()
}

fn silence(draft: &Draft<'_>, verb: usize) -> Option<Found> {
    let annotation = draft.annotation;
    let cues = &draft.lexicon.cues;
    let is_refused = annotation.tokens()[verb].pos == Pos::Verb
        && (clause::is_negated(annotation, draft.text, verb) || is_of_neither(draft, verb) || is_second(draft, verb))
        && !clause::is_passive(annotation, verb);
    if !is_refused {
        return None;
    }
    if matches!(annotation.lemma(verb), "comment" | "elaborate") {
        let on = annotation.children_with(verb, Label::Prep).find(|&on| on > verb && draft.word(on) == "on");
        let content = on.map_or(verb..verb + 1, |on| trim(annotation, annotation.subtree(on)));
        return declined(draft, verb, content);
    }
    if !cues.is_answer(annotation.lemma(verb)) {
        return None;
    }
    let asks = |noun: usize| cues.is_request(annotation.lemma(noun));
    let request = clause::object(annotation, verb)
        .into_iter()
        .chain(annotation.children_with(verb, Label::Prep).filter_map(|to| annotation.child(to, Label::Pobj)))
        .find(|&noun| noun > verb && clause::conjuncts(annotation, noun).into_iter().any(asks))?;
    declined(draft, verb, trim(annotation, annotation.subtree(request)))
}

/// "**Neither** the ministry nor the army has responded".
fn is_of_neither(draft: &Draft<'_>, verb: usize) -> bool {
    let annotation = draft.annotation;
    clause::own_subject(annotation, verb).is_some_and(|subject| {
        annotation.children(subject).any(|child| child < subject && draft.word(child).eq_ignore_ascii_case("neither"))
    })
}

/// "has not spoken to reporters **or answered** questions": the negation stands at the first verb.
fn is_second(draft: &Draft<'_>, verb: usize) -> bool {
    let annotation = draft.annotation;
    let first = annotation.head(verb).filter(|&first| {
        first < verb && annotation.tokens()[verb].label == Label::Conj && clause::is_verbal(annotation, first)
    });
    first.is_some_and(|first| {
        clause::own_subject(annotation, verb).is_none()
            && clause::is_negated(annotation, draft.text, first)
            && annotation.children_with(first, Label::Cc).any(|or| or < verb && matches!(draft.word(or), "or" | "nor"))
    })
}

/// The silence of the verb's subject about `content`.
fn declined(draft: &Draft<'_>, verb: usize, content: Range<usize>) -> Option<Found> {
    let speaker = clause::subject(draft.annotation, verb)?.token;
    Some(Found {
        head: verb,
        cue: cue_range(draft, verb),
        speaker: Some(speaker),
        speaker_range: Some(phrase(draft, speaker)),
        content: vec![content],
        stance: Stance::DeclineComment,
        kind: StatementKind::Speech,
        channel: None,
        addressee: None,
        is_plain: true,
    })
}
