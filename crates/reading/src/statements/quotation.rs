//! Quotations as the content of a reporting verb.
//!
//! Apart from [`super::complement`], which cuts clauses from the tree: here the marks tell what is said, and what stands between tells by whom.
//!
//! - Finds: quotations beside the verb, both halves of a split one, those behind a colon in the next paragraph, also without marks.
//! - Leaves: titles, quotations of another report, and those that a full stop ends before a sentence of its own.
//! - Cannot see: quotations in the next sentence, which [`super::continuation`] gives to their speaker.

use std::ops::Range;

use onrecord_language::{Label, Pos, Tag};
use onrecord_lexicon::{Cue, CuePos};

use super::found::{is_comma, is_near, trim};
use super::quotes::Quotes;
use crate::{Draft, clause};

/// Contents that touch a quotation take all of it, so that a quotation over several sentences stays whole.
pub(super) fn with_quotes(
    draft: &Draft<'_>,
    quotes: &Quotes,
    verb: usize,
    parts: Vec<Range<usize>>,
) -> Vec<Range<usize>> {
    let mut parts: Vec<Range<usize>> = parts
        .into_iter()
        .map(|part| {
            let mut whole = part.clone();
            // "…, including Odesa, “hit hard.”": a quotation right behind the content ends it.
            let reach = part.start..(part.end + 2).min(draft.annotation.len());
            let sentence = draft.annotation.sentence_of(verb);
            let is_here = |quote: &Range<usize>| !quote.contains(&verb) && quote.start + 1 < sentence.end.max(part.end);
            for quote in quotes.within(&reach).filter(is_here) {
                // A speaker between the cue and the quotation must not be swallowed.
                whole = whole.start.min(quote.start)..whole.end.max(quote.end);
            }
            if whole.contains(&verb) { part } else { whole }
        })
        .collect();
    // "“C1,” X said, “C2”": the other half of a split quotation in the same sentence.
    let sentence = draft.annotation.sentence_of(verb);
    // "The streets were empty, he added, **“but people must meet.”**"
    let is_aside = parts.iter().any(|part| part.end < verb) && is_comma(draft, verb + 1);
    let is_quoted = is_aside || parts.iter().any(|part| quotes.within(part).next().is_some());
    if is_quoted && quotes.around(verb).is_none() {
        // What stands before "adding" belongs to the verb that it goes with.
        let is_participle = draft.annotation.tokens()[verb].tag == Tag::Vbg;
        let missing = quotes.within(&sentence).filter(|quote| {
            quote.len() > 3
                && !(is_participle && quote.start < verb)
                && parts.iter().all(|part| quote.end <= part.start || part.end <= quote.start)
        });
        let missing: Vec<Range<usize>> = missing.filter(|quote| is_own_quote(draft, verb, quote)).collect();
        parts.extend(missing);
        parts.sort_by_key(|part| part.start);
    }
    parts
}

/// A quotation beside the verb, with nothing between but the speaker and how it was said.
pub(super) fn quoted(draft: &Draft<'_>, quotes: &Quotes, verb: usize) -> Vec<Range<usize>> {
    if quotes.around(verb).is_some() {
        return Vec::new();
    }
    let sentence = draft.annotation.sentence_of(verb);
    let near = sentence.start.saturating_sub(1)..(sentence.end + 1).min(draft.annotation.len());
    let goes_on =
        |quote: &Range<usize>| quote.start < sentence.end || matches!(draft.word(sentence.end - 1), ":" | ",");
    let beside: Vec<Range<usize>> = quotes
        .within(&near)
        .filter(|quote| quote.len() > 3 && goes_on(quote) && is_own_quote(draft, verb, quote))
        .collect();
    if beside.is_empty()
        && let Some(quote) = after_colon(draft, quotes, verb)
    {
        return vec![quote];
    }
    if beside.is_empty()
        && let Some(block) = block_after_colon(draft, quotes, verb)
    {
        return vec![block];
    }
    if beside.is_empty() {
        return before_speaker(draft, quotes, verb).into_iter().collect();
    }
    // "told them it was “crazy”, **adding, “we lost”**": what stands before a participle belongs to its verb.
    let is_participle = draft.annotation.tokens()[verb].tag == Tag::Vbg;
    // "“… like sales.” She called it “a gift.”": what a full stop ends before the speaker is another sentence's.
    let is_over = |quote: &Range<usize>| {
        quote.end <= verb && quote.end > 2 && (draft.word(quote.end - 1) == "." || draft.word(quote.end - 2) == ".")
    };
    let has_both = beside.iter().any(|quote| quote.start > verb);
    if has_both && beside.iter().any(is_over) {
        return beside.into_iter().filter(|quote| quote.start > verb).collect();
    }
    // "remarked that “more work” was left, **noting conditions** elsewhere"
    let is_bare = is_participle && draft.annotation.child(verb, Label::Aux).is_none();
    if is_bare && clause::object(draft.annotation, verb).is_some_and(|object| object > verb) {
        return beside.into_iter().filter(|quote| quote.start > verb).collect();
    }
    if is_participle && beside.iter().any(|quote| quote.start > verb) {
        return beside.into_iter().filter(|quote| quote.start > verb).collect();
    }
    beside
}

/// Whether a quotation is no title, stands beside the verb and is not another report's: "After she said it was “late”, **he said**: “No.”",
/// "Urging him to “go”, **she asked** why".
fn is_own_quote(draft: &Draft<'_>, verb: usize, quote: &Range<usize>) -> bool {
    let annotation = draft.annotation;
    let is_report = |above: usize| {
        !quote.contains(&above)
            && above < verb
            && annotation.tokens()[above].label == Label::Advcl
            && draft.lexicon.cues.find(CuePos::Verb, &annotation.lemma(above).to_lowercase()).any(Cue::is_report)
    };
    let is_anothers =
        || annotation.ancestors(quote.start + 1).take(DEEPEST).take_while(|&above| above != verb).any(is_report);
    let is_before = quote.end <= verb;
    // "responding to the news that emails were **“top secret”**": a word of what another says.
    let is_inside = || {
        let first = (quote.start..quote.end).find(|&token| draft.word(token).starts_with(char::is_alphabetic));
        let is_word = first.is_some_and(|first| draft.word(first).starts_with(char::is_lowercase));
        let is_glued = quote.start > 0 && annotation.tokens()[quote.start - 1].pos != Pos::Punct;
        let is_clause = |above: usize| matches!(annotation.tokens()[above].label, Label::Acl | Label::Relcl);
        is_word
            && is_glued
            && annotation.ancestors(quote.start + 1).take(DEEPEST).take_while(|&above| above != verb).any(is_clause)
    };
    if !is_before && annotation.tokens()[verb].tag == Tag::Vbg && is_inside() {
        return false;
    }
    !is_title(draft, quote)
        && is_beside(draft, verb, quote)
        && !(is_before && (is_anothers() || is_over(draft, verb, quote)))
}

/// "“We lost.” **A minister downplayed** it": a full stop ends the quotation, and another sentence begins. Only a plain "he said"
/// right behind it is its own.
fn is_over(draft: &Draft<'_>, verb: usize, quote: &Range<usize>) -> bool {
    let is_stopped = quote.end > quote.start + 2
        && (quote.end - 2..quote.end).any(|token| draft.word(token) == "." || draft.word(token).ends_with(".''"));
    let is_tag = draft.report(verb).is_some_and(Cue::is_plain) && verb - quote.end <= 3;
    is_stopped && !is_tag
}

/// Heads between a quotation's first word and the verb that reports it.
const DEEPEST: usize = 24;

/// "The senator wrote from his own account**:**", and the quotation in the next paragraph.
fn after_colon(draft: &Draft<'_>, quotes: &Quotes, verb: usize) -> Option<Range<usize>> {
    let (_, next) = around_colon(draft, verb)?;
    let quote = quotes.ranges[quotes.around(next)?].clone();
    (quote.start == next).then_some(quote)
}

/// The colon that ends the sentence of its main verb, and the first word behind it.
fn around_colon(draft: &Draft<'_>, verb: usize) -> Option<(usize, usize)> {
    let annotation = draft.annotation;
    let sentence = annotation.sentence_of(verb);
    let is_space = |token: &usize| draft.word(*token).trim().is_empty();
    let last = (verb..sentence.end).rev().find(|token| !is_space(token))?;
    let next = (last + 1..annotation.len()).find(|token| !is_space(token))?;
    (draft.word(last) == ":" && annotation.tokens()[verb].label == Label::Root).then_some((last, next))
}

/// "The senator wrote**:**", and a paragraph without quotation marks.
fn block_after_colon(draft: &Draft<'_>, quotes: &Quotes, verb: usize) -> Option<Range<usize>> {
    let annotation = draft.annotation;
    let (colon, next) = around_colon(draft, verb)?;
    let is_break = (colon + 1..next).any(|token| draft.word(token).contains('\n'));
    let end = (next..annotation.len()).find(|&token| draft.word(token).contains('\n')).unwrap_or(annotation.len());
    let says = draft.lexicon.cues.find(CuePos::Verb, &annotation.lemma(verb).to_lowercase()).any(Cue::is_plain);
    let is_plain = (next..end).all(|token| quotes.around(token).is_none()) && says;
    // In the same paragraph only what follows a sentence that the colon ends is a block.
    let is_block =
        is_break || next == annotation.sentence_of(verb).end && draft.word(next).starts_with(char::is_uppercase);
    (is_block && is_plain && end - next > 4).then(|| trim(annotation, next..end))
}

/// "“I would still be there,” **Mr. Daniloff, now 81 and retired in Cambridge, Mass., said** by telephone": between the
/// quotation and the verb stands nothing but a phrase for the speaker, which the parser may have cut in two.
fn before_speaker(draft: &Draft<'_>, quotes: &Quotes, verb: usize) -> Option<Range<usize>> {
    let annotation = draft.annotation;
    let before = quotes.ranges.partition_point(|quote| quote.end <= verb).checked_sub(1)?;
    let quote = quotes.ranges[before].clone();
    let between = quote.end..verb;
    let is_near = (1..=MOST_BETWEEN).contains(&between.len()) && quote.len() > 3;
    let is_finite = |token: usize| matches!(annotation.tokens()[token].tag, Tag::Vbd | Tag::Vbz | Tag::Vbp | Tag::Md);
    let is_phrase = is_near
        && draft.actor_of[between.start].is_some()
        && between
            .clone()
            .all(|token| !is_finite(token) && !draft.word(token).contains('\n') && draft.word(token) != ".");
    let ends_open = is_near && matches!(draft.word(quote.end - 2), "," | "!" | "?");
    (is_phrase && ends_open && is_finite(verb)).then_some(quote)
}

/// Tokens of a speaker's phrase between a quotation and its verb: a name, an age, an office and a town.
const MOST_BETWEEN: usize = 20;

/// "“American Skin (41 Shots)” was written by Springsteen": a work's name has capitals and no verb.
fn is_title(draft: &Draft<'_>, quote: &Range<usize>) -> bool {
    let words = quote.clone().filter(|&token| draft.word(token).len() > 3);
    // "in her book “The Years,”"
    let is_named = quote.start > 0 && matches!(draft.annotation.tokens()[quote.start - 1].tag, Tag::Nn | Tag::Nns);
    // "on CBS's “60 Minutes.”"
    let is_owned = quote.start > 0 && draft.annotation.tokens()[quote.start - 1].tag == Tag::Pos;
    // "on “Meet the Press.”": the stop is the sentence's.
    let is_stopped = match draft.word(quote.end - 2) {
        "." => words.clone().count() < 2 && !is_owned,
        "," if is_named => false,
        mark => matches!(mark, "," | "!" | "?"),
    };
    let is_capital = |token: usize| draft.word(token).starts_with(char::is_uppercase);
    let mut words = words.peekable();
    words.peek().is_some()
        && words.all(is_capital)
        && quote.clone().all(|token| !clause::is_verbal(draft.annotation, token) || is_capital(token))
        && !is_stopped
}

/// Whether between verb and quotation stand only the verb's own dependents and marks.
fn is_beside(draft: &Draft<'_>, verb: usize, quote: &Range<usize>) -> bool {
    let annotation = draft.annotation;
    let between = if quote.end <= verb { quote.end..verb } else { verb + 1..quote.start };
    if between.len() > 25 {
        return false;
    }
    between.into_iter().all(|token| {
        let token_ = &annotation.tokens()[token];
        matches!(token_.pos, Pos::Punct | Pos::Space)
            // "was “right” when he said": what stands before the subordinator is not said by him.
            || (!(quote.end <= verb && (token_.label == Label::Mark || token_.tag == Tag::Wrb)))
            && (is_near(draft, token, verb)
                && annotation.ancestors(token).take_while(|&above| above != verb).all(|above| {
                    !matches!(annotation.tokens()[above].label, Label::Ccomp | Label::Conj | Label::Advcl)
                }))
    })
}
