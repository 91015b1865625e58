//! Sport, games and markets borrow the words of war and of diplomacy.
//!
//! - Finds: sentences with several words of such a setting; the lexicon says how many and what they block.
//! - Leaves: everything else in the same article.
//! - Cannot see: a metaphor without other words of its setting.

use onrecord_record::EventType;

use super::Found;
use super::trigger::key;
use crate::Draft;

/// Drops the events that their sentence's setting rules out.
pub(super) fn block(draft: &Draft<'_>, found: &mut Vec<Found>) {
    found.retain(|event| {
        let kind: EventType = draft.lexicon.frames.all()[event.frame].r#type;
        let sentence = draft.annotation.sentence_of(event.token);
        draft.lexicon.frames.settings().iter().filter(|(setting, _)| setting.blocks.contains(&kind)).all(
            |(setting, words)| {
                let mut seen: Vec<std::borrow::Cow<'_, str>> = Vec::new();
                for token in sentence.clone() {
                    let word = key(draft, token);
                    if words.contains(&*word) && !seen.contains(&word) {
                        seen.push(word);
                    }
                }
                seen.len() < setting.enough
            },
        )
    });
}
