//! Sport, games and markets borrow the words of war and of diplomacy.
//!
//! - Finds: sentences with several words of such a setting; the lexicon says how many and what they block.
//! - Leaves: everything else in the same article.
//! - Cannot see: a metaphor without other words of its setting.

use onrecord_record::EventType;

use super::Found;
use super::trigger::key;
use crate::Draft;

/// Drops the events that the sentence's setting rules out.
pub(super) fn block(draft: &Draft<'_>, sentence: std::ops::Range<usize>, found: &mut Vec<Found>) {
    if found.is_empty() {
        return;
    }
    let frames = &draft.lexicon.frames;
    for (setting, words) in frames.settings() {
        let mut seen: Vec<std::borrow::Cow<'_, str>> = Vec::new();
        for token in sentence.clone() {
            let word = key(draft, token);
            if words.contains(&*word) && !seen.contains(&word) {
                seen.push(word);
            }
        }
        if seen.len() >= setting.enough {
            found.retain(|event| {
                let kind: EventType = frames.all()[event.frame].r#type;
                !setting.blocks.contains(&kind)
            });
        }
    }
}
