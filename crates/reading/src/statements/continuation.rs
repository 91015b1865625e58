//! A quotation goes on after the sentence that names its speaker.
//!
//! - Finds: "“A,” X said. **“B.”**", and paragraphs that open with a mark after one that did not close.
//! - Leaves: a quotation that another cue claims.
//! - Cannot see: a silent change of speaker within a paragraph.

use super::found::Found;
use super::quotes::Quotes;
use crate::Draft;

/// How many statements back the owner of a quotation is looked for.
const REACH: usize = 16;

/// Gives quotations that no cue claims to the statement that they continue.
pub(super) fn extend(draft: &Draft<'_>, quotes: &Quotes, found: &mut [Found]) {
    let mut is_claimed = vec![false; draft.annotation.len()];
    for known in found.iter() {
        // What the quoted person tells inside the quotation does not make it another's.
        let own = quotes.around(known.head);
        for part in known.content.iter().filter(|part| own.is_none() || quotes.around(part.start) != own) {
            is_claimed[part.clone()].fill(true);
        }
    }
    for index in 1..quotes.ranges.len() {
        let quote = quotes.ranges[index].clone();
        if is_claimed[quote.clone()].contains(&true) || quote.len() < 4 || !is_whole(draft, &quote) {
            continue;
        }
        let before = &quotes.ranges[index - 1];
        let first = found.partition_point(|known| known.cue.start < quote.start);
        let owner = (first.saturating_sub(REACH)..first).rev().find(|&owner| {
            found[owner].content.iter().any(|part| part.end >= before.end && part.start <= before.start)
        });
        let Some(owner) = owner else { continue };
        let last = found[owner].content.last().map_or(0, |part| part.end).max(found[owner].cue.end);
        // Across a paragraph only an open mark shows that the speaker is the same.
        let breaks = (last..quote.start).filter(|&token| draft.word(token).contains('\n')).count();
        let is_same = breaks == 0 && is_next(draft, last, quote.start);
        if is_same || (breaks == 1 && quotes.is_open[index - 1]) {
            found[owner].content.push(quote);
        }
    }
}

/// Whether the sentence of `next` is that of `last` or the one after.
fn is_next(draft: &Draft<'_>, last: usize, next: usize) -> bool {
    let tokens = draft.annotation.tokens();
    tokens[next].sentence.saturating_sub(tokens[last.min(next)].sentence) <= 1
}

/// Whether the quotation fills its sentences, so that no words of the reporter's stand beside it.
fn is_whole(draft: &Draft<'_>, quote: &std::ops::Range<usize>) -> bool {
    let first = draft.annotation.sentence_of(quote.start);
    let last = draft.annotation.sentence_of(quote.end - 1);
    let is_word = |token: usize| draft.word(token).chars().any(char::is_alphanumeric);
    !(first.start..quote.start).any(is_word) && !(quote.end..last.end).any(is_word)
}
