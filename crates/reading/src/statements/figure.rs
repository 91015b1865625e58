//! Who gives which figure.
//!
//! - Finds: "Rebels **put the toll at 12**", "the ministry **gave the number as** 1,140".
//! - Leaves: figures that only stand in a clause ("said 12 people died"), which [`super::verbal`] reads.
//! - Cannot see: what is counted when the noun does not tell.

use onrecord_language::{Label, Pos};
use onrecord_record::{Stance, StatementKind};

use super::found::{Found, is_word, phrase, trim};
use super::quotes::Quotes;
use crate::{Draft, clause};

pub(super) fn find(draft: &Draft<'_>, _quotes: &Quotes) -> Vec<Found> {
    (0..draft.annotation.len()).filter_map(|token| figure(draft, token)).collect()
}

fn figure(draft: &Draft<'_>, verb: usize) -> Option<Found> {
    let annotation = draft.annotation;
    if annotation.tokens()[verb].pos != Pos::Verb || clause::is_passive(annotation, verb) {
        return None;
    }
    let object = clause::object(annotation, verb).filter(|&object| object > verb)?;
    let (lemma, noun) = (annotation.lemma(verb).to_lowercase(), annotation.lemma(object).to_lowercase());
    if !draft.lexicon.cues.gives_figure(&lemma, &noun) {
        return None;
    }
    let number = annotation.children(verb).chain(annotation.children(object)).find(|&preposition| {
        let leads =
            annotation.tokens()[preposition].label == Label::Prep && is_word(draft, preposition, &["at", "as", "to"]);
        leads && annotation.subtree(preposition).any(|token| draft.quantity_of[token].is_some())
    })?;
    let speaker = clause::subject(annotation, verb)?.token;
    let content = annotation.subtree(object).start..annotation.subtree(number).end;
    Some(Found {
        head: verb,
        cue: verb..verb + 1,
        speaker: Some(speaker),
        speaker_range: Some(phrase(draft, speaker)),
        content: vec![trim(annotation, content)],
        stance: Stance::Assert,
        kind: StatementKind::Speech,
        channel: None,
        addressee: None,
        is_plain: true,
    })
}
