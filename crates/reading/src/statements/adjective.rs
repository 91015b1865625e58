//! An adjective after "be" reports.
//!
//! - Finds: "He is **confident** that C", "Putin was **open** to speaking with Macron".
//! - Leaves: adjectives of things ("the road is clear").
//! - Cannot see: adjectives in apposition ("Kyiv, wary of a trap, …").

use onrecord_language::{Label, Pos};
use onrecord_lexicon::{Complement, CuePos};

use super::found::{Found, is_word, phrase, trim};
use super::quotes::Quotes;
use crate::{Draft, clause};

pub(super) fn find(draft: &Draft<'_>, _quotes: &Quotes) -> Vec<Found> {
    (0..draft.annotation.len()).filter_map(|token| adjective(draft, token)).collect()
}

fn adjective(draft: &Draft<'_>, token: usize) -> Option<Found> {
    let annotation = draft.annotation;
    let is_predicate =
        matches!(annotation.tokens()[token].label, Label::Acomp | Label::Root | Label::Ccomp | Label::Conj);
    if !matches!(annotation.tokens()[token].pos, Pos::Adj | Pos::Verb) || !is_predicate {
        return None;
    }
    let word = draft.word(token).to_lowercase();
    let verb =
        annotation.head(token).filter(|&head| matches!(annotation.lemma(head), "be" | "feel" | "remain" | "become"))?;
    let speaker = clause::subject(annotation, verb).map(|subject| subject.token)?;
    if annotation.tokens()[speaker].pos == Pos::Noun && draft.actor_of[speaker].is_none()
        || is_word(draft, speaker, &["it", "that", "this", "there"])
    {
        return None;
    }
    let is_so = |token: usize| annotation.children(token).any(|child| child < token && is_word(draft, child, &["so"]));
    let (cue, content) = draft.lexicon.cues.find(CuePos::Adjective, &word).find_map(|cue| {
        let child = annotation.children(token).chain(annotation.children(verb)).filter(|&child| child > token).find(
            |&child| match annotation.tokens()[child].label {
                // "was **so** upset he left": what came of it.
                Label::Ccomp => cue.takes.contains(&Complement::Clause) && !is_so(token),
                Label::Xcomp => cue.takes.contains(&Complement::Infinitive),
                Label::Prep => cue.takes.iter().any(|complement| is_word(draft, child, complement.prepositions())),
                _ => false,
            },
        )?;
        Some((cue, trim(annotation, annotation.subtree(child))))
    })?;
    let is_negated = clause::is_negated(annotation, draft.text, verb);
    Some(Found {
        head: verb,
        cue: if token > verb && token - verb < 5 { verb..token + 1 } else { token..token + 1 },
        speaker: Some(speaker),
        speaker_range: Some(phrase(draft, speaker)),
        content: vec![content],
        stance: if is_negated { cue.negated.unwrap_or(cue.stance) } else { cue.stance },
        kind: cue.kind,
        channel: cue.channel,
        addressee: None,
        is_plain: true,
    })
}
