//! Somebody who was asked gives no answer.
//!
//! - Finds: "The ministry **did not** immediately **respond to** a request for comment", "**has not replied** to questions".
//! - Leaves: "declined to comment" and "would not say", which [`super::verbal`] reads.
//! - Cannot see: "Calls to the embassy went unanswered", whose subject is the call.

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
    let is_silent = annotation.tokens()[verb].pos == Pos::Verb
        && cues.is_answer(annotation.lemma(verb))
        && clause::is_negated(annotation, draft.text, verb)
        && !clause::is_passive(annotation, verb);
    if !is_silent {
        return None;
    }
    let asks = |noun: usize| cues.is_request(annotation.lemma(noun));
    let request = clause::object(annotation, verb)
        .into_iter()
        .chain(annotation.children_with(verb, Label::Prep).filter_map(|to| annotation.child(to, Label::Pobj)))
        .find(|&noun| noun > verb && clause::conjuncts(annotation, noun).into_iter().any(asks))?;
    let speaker = clause::subject(annotation, verb)?.token;
    Some(Found {
        head: verb,
        cue: cue_range(draft, verb),
        speaker: Some(speaker),
        speaker_range: Some(phrase(draft, speaker)),
        content: vec![trim(annotation, annotation.subtree(request))],
        stance: Stance::DeclineComment,
        kind: StatementKind::Speech,
        channel: None,
        addressee: None,
        is_plain: true,
    })
}
