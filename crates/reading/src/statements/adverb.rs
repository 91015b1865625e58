//! An adverb says that somebody, who is not named, says so.
//!
//! - Finds: "He **reportedly** left", "the **allegedly** stolen ship" as a claim about its clause.
//! - Leaves: other adverbs of doubt ("perhaps"), which tell of nobody's word.
//! - Cannot see: whose word it is.

use onrecord_language::Label;
use onrecord_lexicon::CuePos;

use super::found::{Found, cut};
use super::quotes::Quotes;
use crate::{Draft, clause};

pub(super) fn find(draft: &Draft<'_>, _quotes: &Quotes) -> Vec<Found> {
    (0..draft.annotation.len()).filter_map(|token| adverb(draft, token)).collect()
}

fn adverb(draft: &Draft<'_>, token: usize) -> Option<Found> {
    let annotation = draft.annotation;
    if annotation.tokens()[token].label != Label::Advmod {
        return None;
    }
    let cue = draft.lexicon.cues.find(CuePos::Adverb, &draft.word(token).to_lowercase()).next()?;
    let host = annotation.head(token).filter(|&host| clause::is_verbal(annotation, host))?;
    Some(Found {
        head: token,
        cue: token..token + 1,
        speaker: None,
        speaker_range: None,
        content: cut(annotation, annotation.subtree(host), &(token..token + 1)),
        stance: cue.stance,
        kind: cue.kind,
        channel: cue.channel,
        addressee: None,
        is_plain: true,
    })
}
