//! What the reporter hangs on behind a content.
//!
//! - Finds: relative clauses behind an object ("praised the pope, **who preaches justice**"), with a report of their own ("would march, **which
//!   he called a right**") or in a tense that the content does not have ("said he would come to the fair, **which is held in May**"); glosses
//!   ("would cut jobs, **a move that could hurt the town**"), what came of it ("plans to cut prices, **setting the stage for a war**"),
//!   what the speaker says next ("said he had filed it, **calling it new**"), and reservations behind a dash ("had not changed it **- though he
//!   gave several accounts**").
//! - Leaves: clauses that tell who or what is meant, and whatever stands in the middle of a content.
//! - Cannot see: whose words an aside is that has the content's tense.

use std::ops::Range;

use onrecord_language::{Label, Pos, Tag};
use onrecord_lexicon::{Cue, CuePos};
use onrecord_record::StatementKind;

use super::complement::reports;
use super::found::{Found, is_word, trim};
use super::quotes::Quotes;
use super::verdict::root;
use crate::{Draft, clause};

/// Asides that follow each other; news has no more.
const MOST: usize = 3;

/// Takes the reporter's asides off the end of what follows the cue.
pub(super) fn without(draft: &Draft<'_>, quotes: &Quotes, found: &mut Found) {
    let head = found.head;
    without_outcome(draft, found);
    for _ in 0..MOST {
        let Some(last) = found.content.last().filter(|last| last.start > head).cloned() else { return };
        let Some(start) = aside(draft, quotes, head, &last) else { return };
        let kept = trim(draft.annotation, last.start..start);
        if kept.is_empty() {
            return;
        }
        if let Some(last) = found.content.last_mut() {
            *last = kept;
        }
    }
}

/// "It has struck a deal, according to the ministry, **taking a step toward peace**": a last part that tells what came of it.
fn without_outcome(draft: &Draft<'_>, found: &mut Found) {
    let annotation = draft.annotation;
    let is_outcome = |part: &Range<usize>| {
        let verb = part.start;
        annotation.tokens()[verb].label == Label::Advcl
            && annotation.tokens()[verb].tag == Tag::Vbg
            && draft.lexicon.cues.is_outcome(annotation.lemma(verb))
            && annotation.subtree(verb).end >= part.end
    };
    if found.content.len() > 1 && found.content.last().is_some_and(is_outcome) {
        found.content.pop();
    }
}

/// Where the aside begins that ends the content.
fn aside(draft: &Draft<'_>, quotes: &Quotes, cue: usize, content: &Range<usize>) -> Option<usize> {
    let annotation = draft.annotation;
    let top = root(draft, content)?;
    let is_mark = |token: usize| matches!(annotation.tokens()[token].pos, Pos::Punct | Pos::Space);
    let closes = |range: &Range<usize>| {
        range.end <= content.end && (range.end..content.end).all(is_mark)
            || range.end > content.end && (content.end..range.end).all(is_mark)
    };
    (content.start + 1..content.end).find_map(|token| {
        let label = annotation.tokens()[token].label;
        if !matches!(label, Label::Relcl | Label::Appos | Label::Npadvmod | Label::Advcl) || token == top {
            return None;
        }
        let range = annotation.subtree(token);
        if label == Label::Advcl && is_answer(draft, token, &range) && closes(&range) && range.start > content.start + 1
        {
            return Some(range.start);
        }
        let is_set_off = range.start > content.start + 1
            && is_break(draft, range.start - 1)
            && closes(&range)
            && quotes.around(range.start) == quotes.around(cue)
            && quotes.within(&range).all(|quote| quote.start >= range.start);
        let is_aside = is_set_off
            && match label {
                Label::Relcl => is_told_beside(draft, cue, top, token, &range),
                Label::Appos => is_gloss(draft, token, &range),
                Label::Npadvmod => takes_up(draft, token, &range),
                _ => is_next(draft, token, &range),
            };
        is_aside.then_some(range.start)
    })
}

/// A comma or a dash.
fn is_break(draft: &Draft<'_>, token: usize) -> bool {
    matches!(draft.word(token), "," | "-" | "--" | "–" | "—" | "―")
}

/// A relative clause that is not the speaker's.
fn is_told_beside(draft: &Draft<'_>, cue: usize, top: usize, verb: usize, range: &Range<usize>) -> bool {
    let annotation = draft.annotation;
    let opens = matches!(annotation.tokens()[range.start].tag, Tag::Wdt | Tag::Wp | Tag::WpPoss | Tag::Wrb)
        || range.len() > 1 && matches!(annotation.tokens()[range.start + 1].tag, Tag::Wdt | Tag::Wp);
    if !opens {
        return false;
    }
    // "the idea of talks, which **would** mark a turn": part of the idea.
    let is_thought = clause::finite(annotation, verb)
        .is_some_and(|token| matches!(annotation.lemma(token), "would" | "could" | "might"));
    let is_object = !clause::is_verbal(annotation, top) && annotation.tokens()[top].pos != Pos::Adp && !is_thought;
    let is_of_cue = || {
        let subject = clause::own_subject(annotation, verb);
        let says = subject.is_some_and(|subject| {
            subject != range.start && !matches!(annotation.tokens()[subject].tag, Tag::Wdt | Tag::Wp)
        });
        says && is_cue(draft, verb)
    };
    // "beside Jane Ruiz, **who has been battered by it**": who somebody is, known by name.
    let is_of_name = is_word(draft, range.start, &["who"])
        && !is_thought
        && annotation.head(verb).is_some_and(|name| annotation.tokens()[name].pos == Pos::Propn);
    is_object || is_of_name || is_of_cue() || is_now(draft, verb) && is_then(draft, cue, top)
}

/// Whether the verb reports, believes or judges.
fn is_cue(draft: &Draft<'_>, verb: usize) -> bool {
    let lemma = draft.annotation.lemma(verb).to_lowercase();
    let tells =
        |cue: &Cue| matches!(cue.kind, StatementKind::Speech | StatementKind::Evaluation | StatementKind::Belief);
    draft.lexicon.cues.find(CuePos::Verb, &lemma).any(tells)
}

/// "**is** held", "**has** battered", "**will** meet": what holds as the reporter writes.
fn is_now(draft: &Draft<'_>, verb: usize) -> bool {
    let annotation = draft.annotation;
    clause::finite(annotation, verb).is_some_and(|token| match annotation.tokens()[token].tag {
        Tag::Vbz | Tag::Vbp => true,
        Tag::Md => matches!(annotation.lemma(token), "will" | "'ll" | "’ll"),
        _ => false,
    })
}

/// "**said** he **would** come": content told in a past of its own.
fn is_then(draft: &Draft<'_>, cue: usize, top: usize) -> bool {
    let annotation = draft.annotation;
    let is_past = |verb: usize| {
        clause::finite(annotation, verb).is_some_and(|token| match annotation.tokens()[token].tag {
            Tag::Vbd => true,
            Tag::Md => matches!(annotation.lemma(token), "would" | "could" | "might"),
            _ => false,
        })
    };
    is_past(top) || is_past(cue) && clause::finite(annotation, top).is_none()
}

/// "**a move** that could hurt": the noun takes up the clause.
fn takes_up(draft: &Draft<'_>, noun: usize, range: &Range<usize>) -> bool {
    let lemma = draft.annotation.lemma(noun).to_lowercase();
    draft.lexicon.cues.is_gloss(&lemma) && range.len() > 2 && draft.time_of[noun].is_none()
}

/// "a plant, **a relic of the war**", "Jane Ruiz, **the founder of the company**".
fn is_gloss(draft: &Draft<'_>, noun: usize, range: &Range<usize>) -> bool {
    let annotation = draft.annotation;
    let is_new = is_word(draft, range.start, &["a", "an"]) && range.len() > 3;
    // "Jane Ruiz, **the founder of the company**": who somebody is.
    let is_of_name = annotation.head(noun).is_some_and(|name| annotation.tokens()[name].pos == Pos::Propn);
    let is_known = is_of_name && is_word(draft, range.start, &["the"]) && range.len() > 3;
    // "on Israel, **the deal and the court**": a list.
    let is_list = annotation.child(noun, Label::Conj).is_some();
    !is_list && (takes_up(draft, noun, range) || is_new || is_known)
}

/// "accuses him of a smear **while he suggests** that she is captive": another's report.
fn is_answer(draft: &Draft<'_>, verb: usize, range: &Range<usize>) -> bool {
    is_word(draft, range.start, &["while", "whereas"])
        && clause::own_subject(draft.annotation, verb).is_some()
        && reports(draft, verb).is_some()
}

/// "**setting** the stage", "**calling** it new", "**- though** he gave several accounts".
fn is_next(draft: &Draft<'_>, verb: usize, range: &Range<usize>) -> bool {
    let annotation = draft.annotation;
    let is_dash = !is_word(draft, range.start - 1, &[","]);
    let first = range.start + usize::from(is_word(draft, range.start, &["even"]));
    if is_word(draft, first, &["though", "although"]) {
        return is_dash;
    }
    let is_while = is_word(draft, range.start, &["while"]) && range.start + 1 == verb;
    let is_participle = annotation.tokens()[verb].tag == Tag::Vbg
        && annotation.child(verb, Label::Aux).is_none()
        && clause::own_subject(annotation, verb).is_none();
    let lemma = annotation.lemma(verb).to_lowercase();
    let is_outcome = draft.lexicon.cues.is_outcome(&lemma);
    is_participle
        && (range.start == verb && (is_outcome || reports(draft, verb).is_some()) || is_while && is_cue(draft, verb))
}
