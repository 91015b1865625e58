//! Sport, games and markets borrow the words of war and of diplomacy.
//!
//! - Finds: sentences with several words of such a setting; the lexicon says how many and what they block.
//! - Leaves: everything else in the same article.
//! - Cannot see: a metaphor without other words of its setting.

use std::borrow::Cow;

use onrecord_record::EventType;

use super::Found;
use crate::Draft;

/// Drops the events that their sentence's setting rules out.
pub(super) fn block(draft: &Draft<'_>, keys: &[Cow<'_, str>], found: &mut Vec<Found>) {
    found.retain(|event| {
        let kind: EventType = draft.lexicon.frames.all()[event.frame].r#type;
        let sentence = draft.annotation.sentence_of(event.token);
        draft.lexicon.frames.settings().iter().filter(|(setting, _)| setting.blocks.contains(&kind)).all(
            |(setting, words)| {
                let mut seen: Vec<&str> = Vec::new();
                for word in &keys[sentence.clone()] {
                    let word: &str = word;
                    if words.contains(word) && !seen.contains(&word) {
                        seen.push(word);
                    }
                }
                seen.len() < setting.enough
            },
        )
    });
}
