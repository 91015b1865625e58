//! A statement as tokens, before it has fields.

use std::ops::Range;

use onrecord_language::{Annotation, Label, Pos, Tag};
use onrecord_lexicon::RoleKind;
use onrecord_record::{Channel, Span, Stance, StatementKind};

use crate::Draft;

/// A statement as tokens.
#[derive(Clone, Debug)]
pub(super) struct Found {
    /// The word that heads the cue.
    pub head: usize,
    /// The cue.
    pub cue: Range<usize>,
    /// The head of the speaker's phrase.
    pub speaker: Option<usize>,
    /// The speaker's phrase.
    pub speaker_range: Option<Range<usize>>,
    /// What is said.
    pub content: Vec<Range<usize>>,
    /// The speaker's stance.
    pub stance: Stance,
    /// The sort of attitude.
    pub kind: StatementKind,
    /// The channel that the cue itself names.
    pub channel: Option<Channel>,
    /// Whom the cue's object names as addressed.
    pub addressee: Option<usize>,
    /// Whether the construction itself shows a report: a finite verb of speech or mind with its own subject and a clause, a
    /// noun with its owner. Others must be likelier to be shown.
    pub is_plain: bool,
}

impl Found {
    /// Whether the token stands in the content.
    pub fn holds(&self, token: usize) -> bool {
        self.content.iter().any(|part| part.contains(&token))
    }
}

/// `range` without punctuation and white space at its ends; quotation marks stay.
pub(super) fn trim(annotation: &Annotation, range: Range<usize>) -> Range<usize> {
    let is_loose = |token: usize| {
        let token = &annotation.tokens()[token];
        matches!(token.pos, Pos::Space)
            || (matches!(token.pos, Pos::Punct) && !matches!(token.tag, Tag::OpenQuote | Tag::CloseQuote | Tag::Hyph))
    };
    let mut range = range;
    while !range.is_empty() && is_loose(range.start) {
        range.start += 1;
    }
    while !range.is_empty() && is_loose(range.end - 1) {
        range.end -= 1;
    }
    range
}

/// Lets go of a conjunction at the end of a range whose second half the parser lost: "supports the ban **and**".
pub(super) fn without_conjunction(draft: &Draft<'_>, range: &mut Range<usize>) {
    let annotation = draft.annotation;
    let is_open = range.len() > 1
        && annotation.tokens()[range.end - 1].tag == Tag::Cc
        && is_word(draft, range.end - 1, &["and", "but", "or"]);
    if is_open {
        *range = trim(annotation, range.start..range.end - 1);
    }
}

/// Takes in the rest of a word with hyphens of which the range ends in a part: "some counter|-measures".
pub(super) fn complete(draft: &Draft<'_>, range: &mut Range<usize>) {
    let tokens = draft.annotation.tokens();
    let is_hyphen = |token: usize| matches!(draft.word(token), "-" | "‑" | "‐");
    let is_word = |token: usize| draft.word(token).starts_with(char::is_alphanumeric);
    while range.end > range.start
        && range.end + 1 < tokens.len()
        && is_word(range.end - 1)
        && is_hyphen(range.end)
        && is_word(range.end + 1)
        && !tokens[range.end - 1].has_space_after
        && !tokens[range.end].has_space_after
    {
        range.end += 2;
    }
}

/// Takes in the end of a bracket that the range opens: "a path for Senator Rubio (R-Fla|.)".
pub(super) fn close(draft: &Draft<'_>, range: &mut Range<usize>) {
    let tag = |token: usize| draft.annotation.tokens()[token].tag;
    let last = range.clone().rev().take(6).find(|&token| matches!(tag(token), Tag::OpenBracket | Tag::CloseBracket));
    if last.is_none_or(|bracket| tag(bracket) == Tag::CloseBracket) {
        return;
    }
    let end = (range.end + 3).min(draft.annotation.len());
    let ahead = (range.end..end).take_while(|&token| !draft.word(token).contains('\n'));
    if let Some(closing) = { ahead }.find(|&token| tag(token) == Tag::CloseBracket) {
        range.end = closing + 1;
    }
}

/// Takes in what follows a stop inside a sentence: "to buy the shares of Radio Corp. **it does not own**". The next sentence
/// begins with a small letter, so it is none.
pub(super) fn rejoin(draft: &Draft<'_>, found: &mut Found) {
    let annotation = draft.annotation;
    let head = found.head;
    let Some(last) = found.content.last_mut().filter(|last| last.start > head) else { return };
    let sentence = annotation.sentence_of(last.end - 1);
    let is_loose = |token: usize| matches!(annotation.tokens()[token].pos, Pos::Punct | Pos::Space);
    let reaches = (last.end..sentence.end).all(|token| is_loose(token) && !draft.word(token).contains('\n'));
    let follows = sentence.end < annotation.len()
        && draft.word(sentence.end).starts_with(char::is_lowercase)
        && annotation.tokens()[sentence.end - 1].has_space_after
        && !matches!(draft.word(sentence.end - 1), "?" | "!" | "”" | "\"" | "''" | "…" | "...");
    // "pointed a gun at Sgt. **Mourad**": the stop is the rank's.
    let is_rank = draft
        .lexicon
        .roles
        .get(&draft.word(last.end - 1).trim_end_matches('.').to_lowercase())
        .is_some_and(|role| matches!(role.kind, RoleKind::Office | RoleKind::Occupation | RoleKind::Honorific))
        && draft.word(last.end - 1).len() <= 5
        && draft.word(last.end - 1).starts_with(char::is_uppercase)
        && sentence.end < annotation.len()
        && annotation.tokens()[sentence.end].pos == Pos::Propn;
    // "at a cost of Rs**. 250 million**": the stop is the currency's.
    let is_number = |token: usize| {
        token < annotation.len() && draft.word(token).starts_with(|letter: char| letter.is_ascii_digit())
    };
    let is_short =
        matches!(draft.word(last.end - 1).trim_end_matches('.'), "Rs" | "No" | "Nos" | "Tk" | "approx" | "est");
    if is_short && last.end < sentence.end && draft.word(last.end) == "." && is_number(last.end + 1) {
        *last = trim(annotation, last.start..sentence.end);
        return;
    }
    if reaches && (follows || is_rank || is_short && is_number(sentence.end)) {
        *last = trim(annotation, last.start..annotation.sentence_of(sentence.end).end);
    }
}

/// `range` without `hole`: none, one or two parts, trimmed.
pub(super) fn cut(annotation: &Annotation, range: Range<usize>, hole: &Range<usize>) -> Vec<Range<usize>> {
    let parts = if hole.start >= range.end || hole.end <= range.start {
        vec![range]
    } else {
        vec![range.start..hole.start.max(range.start), hole.end.min(range.end)..range.end]
    };
    parts.into_iter().map(|part| trim(annotation, part)).filter(|part| !part.is_empty()).collect()
}

/// The phrase of a noun: what stands below it, less clauses set off by commas and what hangs on as an
/// adverbial.
pub(crate) fn phrase(draft: &Draft<'_>, head: usize) -> Range<usize> {
    let annotation = draft.annotation;
    let whole = annotation.subtree(head);
    let mut end = whole.end;
    for child in annotation.children(head).filter(|&child| child > head) {
        let is_off = match annotation.tokens()[child].label {
            Label::Relcl | Label::Advcl | Label::Parataxis | Label::Ccomp | Label::Npadvmod | Label::Advmod => true,
            Label::Acl => {
                annotation.subtree(child).start > head + 1 && is_comma(draft, annotation.subtree(child).start - 1)
            }
            // "The Kremlin on Sunday": a time under the noun belongs to the verb.
            Label::Prep => annotation.subtree(child).any(|token| draft.time_of[token].is_some()),
            _ => false,
        };
        if is_off {
            end = end.min(annotation.subtree(child).start);
        }
    }
    trim(annotation, whole.start..end.max(head + 1))
}

pub(super) fn is_comma(draft: &Draft<'_>, token: usize) -> bool {
    draft.annotation.tokens().get(token).is_some_and(|token| token.tag == Tag::Comma)
}

/// Heads between a word and the cue that it belongs to. Deeper trees are no language, and climbing them for
/// every word would take the square of the text's length.
const DEPTH: usize = 24;

/// Whether the token hangs below `head`, not too deep.
pub(super) fn is_near(draft: &Draft<'_>, token: usize, head: usize) -> bool {
    draft.annotation.ancestors(token).take(DEPTH).any(|above| above == head)
}

/// Whether the word in lower case is one of `words`.
pub(super) fn is_word(draft: &Draft<'_>, token: usize, words: &[&str]) -> bool {
    words.iter().any(|word| draft.word(token).eq_ignore_ascii_case(word))
}

/// Bytes of a range of tokens.
pub(super) fn span(draft: &Draft<'_>, range: &Range<usize>) -> Span {
    draft.annotation.span(range.clone())
}
