//! A quotation goes on after the sentence that names its speaker.
//!
//! - Finds: "“A,” X said. **“B.”**", and paragraphs that open with a mark after one that did not close.
//! - Leaves: a quotation that another cue claims.
//! - Cannot see: a silent change of speaker within a paragraph.

use super::found::Found;
use super::quotes::Quotes;
use crate::Draft;

pub(super) fn extend(draft: &Draft<'_>, quotes: &Quotes, found: &mut [Found]) {
    for index in 0..quotes.ranges.len() {
        let quote = quotes.ranges[index].clone();
        let is_claimed =
            found.iter().any(|known| known.content.iter().any(|part| part.start < quote.end && quote.start < part.end));
        if is_claimed || quote.len() < 4 || !is_whole(draft, &quote) {
            continue;
        }
        let Some(before) = index.checked_sub(1) else { continue };
        let owner = found.iter().rposition(|known| {
            known.cue.start < quote.start
                && known
                    .content
                    .iter()
                    .any(|part| part.end >= quotes.ranges[before].end && part.start <= quotes.ranges[before].start)
        });
        let Some(owner) = owner else { continue };
        let last = found[owner].content.last().map_or(0, |part| part.end).max(found[owner].cue.end);
        let breaks = (last..quote.start).filter(|&token| draft.word(token).contains('\n')).count();
        let is_near = draft.annotation.tokens()[quote.start]
            .sentence
            .saturating_sub(draft.annotation.tokens()[last.min(quote.start)].sentence)
            <= 1;
        // Across a paragraph only an open mark shows that the speaker is the same.
        if (breaks == 0 && is_near) || (breaks == 1 && quotes.is_open[before]) {
            found[owner].content.push(quote);
        }
    }
}

/// Whether the quotation fills its sentences, so that no words of the reporter's stand beside it.
fn is_whole(draft: &Draft<'_>, quote: &std::ops::Range<usize>) -> bool {
    let first = draft.annotation.sentence_of(quote.start);
    let last = draft.annotation.sentence_of(quote.end - 1);
    let is_word = |token: usize| draft.word(token).chars().any(char::is_alphanumeric);
    !(first.start..quote.start).any(is_word) && !(quote.end..last.end).any(is_word)
}
