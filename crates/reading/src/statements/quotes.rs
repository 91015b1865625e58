//! Where quotation marks open and close.
//!
//! - Finds: pairs of “ ”, " ", « », „ “ and the two-stroke marks of typewriters within a paragraph; a quotation that a paragraph opens
//!   and does not close runs to the paragraph's end, and so does one that begins inside if the next paragraph opens with a mark.
//! - Leaves: single marks, which are apostrophes as often.
//! - Cannot see: a mark that was left out.

use std::ops::Range;

use crate::Draft;

/// All quotations of a text, in order and apart.
pub(crate) struct Quotes {
    /// Tokens, marks included.
    pub ranges: Vec<Range<usize>>,
    /// Whether the closing mark is missing.
    pub is_open: Vec<bool>,
}

impl Quotes {
    pub fn new(draft: &Draft<'_>) -> Self {
        let mut quotes = Self { ranges: Vec::new(), is_open: Vec::new() };
        let mut open: Option<usize> = None;
        for token in 0..draft.annotation.len() {
            let word = draft.word(token);
            if word.contains('\n') {
                let is_open = |&start: &usize| starts_paragraph(draft, start) || goes_on(draft, start, token);
                if let Some(start) = open.take().filter(is_open) {
                    quotes.push(start..token, true);
                }
                continue;
            }
            let is_doubled = word == "`" && token + 1 < draft.annotation.len() && draft.word(token + 1) == "`";
            match (mark(if is_doubled { "``" } else { word }), open) {
                (Some(Mark::Open | Mark::Either), None) => open = Some(token),
                (Some(Mark::Open), Some(start)) if is_glued(draft, token) => {
                    quotes.push(start..token + 1, false);
                    open = None;
                }
                (Some(Mark::Close | Mark::Either), Some(start)) => {
                    quotes.push(start..token + 1, false);
                    open = None;
                }
                _ => {}
            }
        }
        if let Some(start) = open.filter(|&start| starts_paragraph(draft, start)) {
            quotes.push(start..draft.annotation.len(), true);
        }
        quotes
    }

    fn push(&mut self, range: Range<usize>, is_open: bool) {
        self.ranges.push(range);
        self.is_open.push(is_open);
    }

    /// The quotation that holds the token, marks included.
    pub fn around(&self, token: usize) -> Option<usize> {
        let index = self.ranges.partition_point(|range| range.end <= token);
        self.ranges.get(index).filter(|range| range.contains(&token)).map(|_| index)
    }

    /// The quotations that share a token with `range`.
    pub fn within(&self, range: &Range<usize>) -> impl Iterator<Item = Range<usize>> + '_ {
        let (start, end) = (range.start, range.end);
        let first = self.ranges.partition_point(|quote| quote.end <= start);
        self.ranges[first..].iter().take_while(move |quote| quote.start < end).cloned()
    }
}

enum Mark {
    Open,
    Close,
    Either,
}

fn mark(word: &str) -> Option<Mark> {
    match word {
        "“" | "«" | "„" | "``" => Some(Mark::Open),
        "”" | "»" => Some(Mark::Close),
        "\"" | "''" => Some(Mark::Either),
        _ => None,
    }
}

/// "He said: **“**It is late.", and the next paragraph opens with a mark again: the quotation goes on there.
fn goes_on(draft: &Draft<'_>, start: usize, end: usize) -> bool {
    let next = (end + 1 < draft.annotation.len()).then(|| mark(draft.word(end + 1))).flatten();
    let opens = start + 1 < end && !is_glued(draft, start) && draft.annotation.tokens()[start - 1].has_space_after;
    opens && matches!(next, Some(Mark::Open | Mark::Either))
}

/// Whether the mark ends a word and begins none: "“It is late,“ he said" has its second mark the wrong way round.
fn is_glued(draft: &Draft<'_>, token: usize) -> bool {
    let span = draft.annotation.span(token..token + 1);
    let (before, after) = (&draft.text[..span.start as usize], &draft.text[span.end as usize..]);
    before.chars().next_back().is_some_and(|c| !c.is_whitespace())
        && after.chars().next().is_none_or(char::is_whitespace)
}

/// Whether the token is the first of its paragraph.
pub(super) fn starts_paragraph(draft: &Draft<'_>, token: usize) -> bool {
    token.checked_sub(1).is_none_or(|before| draft.word(before).contains('\n'))
}
