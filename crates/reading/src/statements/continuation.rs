//! A quotation goes on after the sentence that names its speaker.
//!
//! - Finds: "“A,” X said. **“B.”**", paragraphs that open with a mark after one that did not close, such a first paragraph
//!   of a quotation whose speaker only the next one names, and paragraphs that are nothing but a quotation behind the sentence that names the speaker.
//! - Leaves: a quotation that another cue claims.
//! - Cannot see: a silent change of speaker within a paragraph.

use std::ops::Range;

use onrecord_language::{Label, Pos};
use onrecord_record::{Stance, StatementKind};

use super::found::Found;
use super::quotes::{Quotes, starts_paragraph};
use crate::Draft;

/// Titles in quotation marks between two halves of a quotation.
const TITLES: usize = 2;

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
    for index in 0..quotes.ranges.len() {
        let quote = quotes.ranges[index].clone();
        if is_claimed[quote.clone()].contains(&true) || quote.len() < 4 || !is_whole(draft, &quote) {
            continue;
        }
        // "“A,” X said on **“Meet the Press.”** “B.”": a title between is nobody's words.
        let is_title = |quote: &Range<usize>| !is_claimed[quote.clone()].contains(&true) && !is_whole(draft, quote);
        let before = (index.saturating_sub(TITLES + 1)..index).rev().find(|&before| !is_title(&quotes.ranges[before]));
        let first = found.partition_point(|known| known.cue.start < quote.start);
        let near = first.saturating_sub(REACH)..first;
        let owner = before.map(|before| &quotes.ranges[before]).and_then(|before| {
            let holds = |part: &Range<usize>| part.end >= before.end && part.start <= before.start;
            near.clone().rev().find(|&owner| found[owner].content.iter().any(holds))
        });
        let is_open = owner.is_some() && before.is_some_and(|before| quotes.is_open[before]);
        let reported = || reported_before(draft, quotes, &found[near.clone()], &quote).map(|at| near.start + at);
        let Some(owner) = owner.or_else(reported) else { continue };
        let last = found[owner].content.last().map_or(0, |part| part.end).max(found[owner].cue.end);
        let breaks = (last..quote.start).filter(|&token| is_break(draft, token)).count();
        // "RUIZ: “A.” **Kestrel:** “B.”"
        if (last..quote.start).any(|token| draft.word(token) == ":")
            && found[owner].cue.len() == 1
            && draft.word(found[owner].head) == ":"
        {
            continue;
        }
        // Across a paragraph an open mark shows that the speaker is the same, or a paragraph that holds nothing else.
        let is_same = match breaks {
            0 => ends(draft, last..quote.start) <= 1,
            1 => is_open || ends(draft, last..quote.start) <= 1 && is_paragraph(draft, &quote),
            _ => false,
        };
        if is_same {
            is_claimed[quote.clone()].fill(true);
            found[owner].content.push(quote);
        }
    }
    begun(draft, quotes, found, &mut is_claimed);
}

/// "**“It is late.** [new paragraph] “We go,” X said": a paragraph whose quotation stays open belongs to whoever speaks the next one.
fn begun(draft: &Draft<'_>, quotes: &Quotes, found: &mut [Found], is_claimed: &mut [bool]) {
    for index in (1..quotes.ranges.len()).rev() {
        let (quote, next) = (quotes.ranges[index - 1].clone(), &quotes.ranges[index]);
        let is_begun = quotes.is_open[index - 1]
            && (quote.end..next.start).filter(|&token| is_break(draft, token)).count() == 1
            && starts_paragraph(draft, quote.start)
            && starts_paragraph(draft, next.start)
            && draft.word(quote.start) == draft.word(next.start)
            && !is_labelled(draft, &quote)
            && !is_claimed[quote.clone()].contains(&true)
            && is_whole(draft, &quote);
        if !is_begun {
            continue;
        }
        let first = found.partition_point(|known| known.cue.start < quote.start);
        let holds = |part: &Range<usize>| part.end >= next.end && part.start <= next.start;
        let owner = found[first..].iter_mut().take(REACH).find(|owner| owner.content.iter().any(holds));
        if let Some(owner) = owner {
            is_claimed[quote.clone()].fill(true);
            owner.content.insert(0, quote);
        }
    }
}

/// "“**RUIZ:** It is late.": a paragraph of a transcript, which names its own speaker.
fn is_labelled(draft: &Draft<'_>, quote: &Range<usize>) -> bool {
    quote.clone().skip(1).take(4).any(|token| draft.word(token) == ":")
}

/// "The secretary said that more would come. **“That adds up.”**": the report that is the whole sentence before the quotation.
fn reported_before(draft: &Draft<'_>, quotes: &Quotes, near: &[Found], quote: &Range<usize>) -> Option<usize> {
    let annotation = draft.annotation;
    let last = (0..quote.start).rev().find(|&token| !draft.word(token).trim().is_empty())?;
    let sentence = annotation.sentence_of(last);
    let root = sentence.clone().find(|&token| annotation.tokens()[token].label == Label::Root);
    let is_report = |found: &Found| {
        sentence.contains(&found.head)
            // "It is late, **he said**. “We go.”"
            && (root == Some(found.head) || root.is_some_and(|root| found.holds(root)))
            && annotation.tokens()[found.head].pos == Pos::Verb
            && found.is_plain
            && found.speaker.is_some()
            && found.kind == StatementKind::Speech
            && quotes.around(found.head).is_none()
            && !matches!(found.stance, Stance::DeclineComment | Stance::Unaware | Stance::Ask)
    };
    (is_stop(draft, last)).then(|| near.iter().rposition(is_report)).flatten()
}

fn is_break(draft: &Draft<'_>, token: usize) -> bool {
    draft.word(token).contains('\n')
}

/// Sentences that end in the range, by their marks: the parser is often wrong beside quotation marks.
fn ends(draft: &Draft<'_>, mut range: Range<usize>) -> usize {
    range.by_ref().filter(|&token| is_stop(draft, token)).count()
}

fn is_stop(draft: &Draft<'_>, token: usize) -> bool {
    matches!(draft.word(token), "." | "!" | "?" | "…" | "..." | "....")
}

/// Whether the quotation is all that its paragraph holds.
fn is_paragraph(draft: &Draft<'_>, quote: &Range<usize>) -> bool {
    starts_paragraph(draft, quote.start) && (quote.end == draft.annotation.len() || is_break(draft, quote.end))
}

/// Whether the quotation begins where a sentence begins and ends where one ends, so that no words of the reporter's stand
/// beside it.
fn is_whole(draft: &Draft<'_>, quote: &Range<usize>) -> bool {
    let is_space = |token: usize| draft.word(token).trim().is_empty();
    let before = (0..quote.start).rev().find(|&token| !is_space(token) || is_break(draft, token));
    let begins = before.is_none_or(|token| {
        // "said a dealer at Harbour **Corp.** “It is late.”": the mark of an abbreviation ends the sentence too.
        let is_short = draft.word(token).len() > 2 && draft.word(token).ends_with('.');
        let is_stopped = is_stop(draft, token) || is_short;
        is_stopped || is_break(draft, token) || matches!(draft.word(token), ":" | "”" | "\"" | "''")
    });
    let inside = (quote.start..quote.end).rev().find(|&token| draft.word(token).chars().any(char::is_alphanumeric));
    let is_stopped = inside.is_some_and(|last| {
        (last + 1..=quote.end).any(|token| token < draft.annotation.len() && is_stop(draft, token))
    });
    let is_last = quote.end == draft.annotation.len() || is_break(draft, quote.end);
    begins && (is_stopped || is_last)
}
