//! Pleas in court.
//!
//! Apart from [`super::verbal`] because what is said is an adjective: neither clause nor object.
//!
//! - Finds: "**pleaded not guilty** to murder" denies, "**pleaded guilty** to fraud" confirms.
//! - Leaves: pleas that are only planned or possible ("would plead guilty"), "pleaded for help".
//! - Cannot see: what the charge was, where another sentence tells it.

use onrecord_language::{Label, Tag};
use onrecord_record::{Stance, StatementKind};

use super::found::{Found, is_word, phrase, trim};
use super::quotes::Quotes;
use crate::{Draft, clause};

pub(super) fn find(draft: &Draft<'_>, _quotes: &Quotes) -> Vec<Found> {
    (0..draft.annotation.len()).filter_map(|token| plea(draft, token)).collect()
}

fn plea(draft: &Draft<'_>, verb: usize) -> Option<Found> {
    let annotation = draft.annotation;
    if annotation.lemma(verb) != "plead" || !is_done(draft, verb) {
        return None;
    }
    let after = verb + 1..annotation.sentence_of(verb).end.min(verb + 4);
    let word = after.clone().find(|&token| is_word(draft, token, &["guilty", "innocent"]))?;
    let is_negated = (verb + 1..word).any(|token| is_word(draft, token, &["not"]));
    let speaker = clause::subject(annotation, verb).filter(|subject| !subject.is_passive)?.token;
    let charge = annotation.children(word).chain(annotation.children(verb)).filter(|&child| child > word);
    let charge =
        charge.filter(|&child| annotation.tokens()[child].label == Label::Prep && is_word(draft, child, &["to"]));
    let end = charge.map(|child| annotation.subtree(child).end).max().unwrap_or(word + 1);
    let denies = is_negated || is_word(draft, word, &["innocent"]);
    Some(Found {
        head: verb,
        cue: verb..verb + 1,
        speaker: Some(speaker),
        speaker_range: Some(phrase(draft, speaker)),
        content: vec![trim(annotation, verb + 1..end)],
        stance: if denies { Stance::Deny } else { Stance::Confirm },
        kind: StatementKind::Speech,
        channel: None,
        addressee: None,
        is_plain: true,
    })
}

/// "pleaded", "has pleaded", "pleading": not "would plead", "to plead".
fn is_done(draft: &Draft<'_>, verb: usize) -> bool {
    draft.annotation.tokens()[verb].tag != Tag::Vb && clause::modals(draft.annotation, verb).next().is_none()
}
