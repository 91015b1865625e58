//! Infinitives as the content of a reporting verb.
//!
//! Apart from [`super::complement`], which cuts clauses: an infinitive shares its subject, and passives of thinking raise it.
//!
//! - Finds: "promised **to leave**", "urged them **to stay and fight**", "**the talks** are expected **to end**", conditions and free
//!   relatives behind it.
//! - Leaves: infinitives of purpose.
//! - Cannot see: infinitives that the parser hung on another verb.

use std::ops::Range;

use onrecord_language::{Label, Tag};

use super::complement::is_bare_infinitive;
use super::found::{is_word, phrase, trim};
use crate::{Draft, clause};

pub(super) fn infinitive(draft: &Draft<'_>, verb: usize, addresses: bool) -> Vec<Range<usize>> {
    let annotation = draft.annotation;
    let is_content = |child: usize| {
        clause::is_infinitive(annotation, child)
            && (addresses || !is_agreed_to(draft, verb, child))
            && (annotation.tokens()[child].label == Label::Xcomp
                || (annotation.tokens()[child].label == Label::Ccomp && is_bare_infinitive(draft, child))
                // "had threatened in August to close the road", "urged Kyiv to leave"
                || (annotation.tokens()[child].label == Label::Advcl
                    && (clause::object(annotation, verb).is_some() || annotation.child(verb, Label::Prep).is_some())
                    && child > verb))
    };
    let behind_agent = || clause::infinitive_behind_agent(annotation, verb).filter(|_| addresses);
    annotation
        .children(verb)
        .find(|&child| is_content(child))
        .or_else(behind_agent)
        .map(|child| {
            let range = annotation.subtree(child);
            // "urged Kyiv to leave": a subject of the infinitive is who is urged.
            let start = annotation
                .children_with(child, Label::Aux)
                .find(|&aux| annotation.tokens()[aux].tag == Tag::To)
                .map_or(range.start, |to| negation_before(draft, to));
            // "expects **the talks** to end": of other verbs it is who is to do it.
            let own = clause::own_subject(annotation, child).filter(|&subject| subject > verb && !addresses);
            let start = own.map_or(start, |subject| annotation.subtree(subject).start.min(start));
            let end = with_free_relative(draft, verb, range.end);
            let end = with_second_infinitive(draft, verb, with_condition(draft, verb, end));
            let mut parts = vec![trim(annotation, start..end)];
            if is_raised(draft, verb)
                && let Some(subject) = raised_subject(draft, verb)
            {
                parts.insert(0, subject);
            }
            parts
        })
        .unwrap_or_default()
}

/// "wants to cement **what polls show is a lead**": the parser hangs the object of the infinitive on the report.
fn with_free_relative(draft: &Draft<'_>, verb: usize, end: usize) -> usize {
    let annotation = draft.annotation;
    let lost = annotation.children_with(verb, Label::Ccomp).map(|child| annotation.subtree(child));
    let mut lost = lost.filter(|range| range.start == end && is_word(draft, end, &["what", "whatever", "whoever"]));
    lost.next().map_or(end, |range| range.end)
}

/// "agreed **to a truce** to enable repairs": what stands behind "to" before the infinitive is what is agreed to.
fn is_agreed_to(draft: &Draft<'_>, verb: usize, infinitive: usize) -> bool {
    let annotation = draft.annotation;
    matches!(annotation.lemma(verb), "agree" | "object" | "consent" | "commit")
        && annotation.children_with(verb, Label::Prep).any(|to| {
            verb < to && to < infinitive && is_word(draft, to, &["to"]) && annotation.child(to, Label::Pobj).is_some()
        })
}

/// "called on them to study it**, and submit a report**": a bare verb that the parser joined to the reporting one.
fn with_second_infinitive(draft: &Draft<'_>, verb: usize, end: usize) -> usize {
    let annotation = draft.annotation;
    let is_bare = |&next: &usize| {
        next >= end
            && annotation.tokens()[next].tag == Tag::Vb
            && annotation.child(next, Label::Aux).is_none()
            && clause::own_subject(annotation, next).is_none()
            && annotation.subtree(next).start <= end + 2
    };
    let past = matches!(annotation.tokens()[verb].tag, Tag::Vbd | Tag::Vbz | Tag::Vbn | Tag::Vbg);
    let next = annotation.children_with(verb, Label::Conj).find(is_bare).filter(|_| past);
    next.map_or(end, |next| annotation.subtree(next).end)
}

/// "pledged to come **if he won**": the condition behind an infinitive belongs to it, wherever the parser hung it.
fn with_condition(draft: &Draft<'_>, verb: usize, end: usize) -> usize {
    let annotation = draft.annotation;
    let is_condition = |range: &Range<usize>| {
        let first = range.start + usize::from(is_word(draft, range.start, &["only", "even"]));
        range.start == end && first < range.end && is_word(draft, first, &["if", "unless"])
    };
    let mut clauses = annotation.children_with(verb, Label::Advcl).map(|child| annotation.subtree(child));
    clauses.find(is_condition).map_or(end, |range| range.end)
}

/// "Trump **is expected** to speak", "a strike **believed** to be over": of a passive verb of thinking or saying the subject is what is
/// spoken of, not who is spoken to.
pub(super) fn is_raised(draft: &Draft<'_>, verb: usize) -> bool {
    let annotation = draft.annotation;
    let token = &annotation.tokens()[verb];
    let is_reduced = token.label == Label::Acl && token.tag == Tag::Vbn || is_thought_to_be(draft, verb);
    (is_reduced || annotation.child(verb, Label::Auxpass).is_some())
        && draft.lexicon.cues.is_raising(&annotation.lemma(verb).to_lowercase())
}

/// "a dog, **thought to be** the family's": verbs that take "to be" only in the passive, which the tagger gives as a past.
pub(super) fn is_thought_to_be(draft: &Draft<'_>, verb: usize) -> bool {
    let annotation = draft.annotation;
    let takes = matches!(
        annotation.lemma(verb),
        "think"
            | "believe"
            | "say"
            | "allege"
            | "report"
            | "rumor"
            | "rumour"
            | "suspect"
            | "know"
            | "estimate"
            | "consider"
    );
    // "**what** officials believed to be a ruse"
    let is_asked = clause::own_subject(annotation, verb)
        .and_then(|subject| annotation.subtree(subject).start.checked_sub(1))
        .is_some_and(|before| matches!(annotation.tokens()[before].tag, Tag::Wp | Tag::Wdt));
    takes
        && !is_asked
        && matches!(annotation.tokens()[verb].tag, Tag::Vbd | Tag::Vbn)
        && annotation.child(verb, Label::Aux).is_none()
        && clause::object(annotation, verb).is_none()
        && annotation.children_with(verb, Label::Xcomp).any(|child| {
            let is_to = annotation.children_with(child, Label::Aux).any(|aux| annotation.tokens()[aux].tag == Tag::To);
            let is_be = |token: usize| matches!(annotation.lemma(token), "be" | "have");
            is_to && child > verb && clause::with_auxiliaries(annotation, child).any(is_be)
        })
}

/// The subject of a raised infinitive: of a relative clause the noun that it describes, behind "and" that of the first verb.
fn raised_subject(draft: &Draft<'_>, verb: usize) -> Option<Range<usize>> {
    let annotation = draft.annotation;
    let subject = clause::subject(annotation, verb)?.token;
    let is_pronoun = matches!(annotation.tokens()[subject].tag, Tag::Wdt | Tag::Wp);
    let whole = phrase(draft, subject);
    // "the states **expected** to be close": the verb stands in the noun's phrase.
    let is_inside = annotation.head(verb) == Some(subject);
    let end = match is_inside {
        true => whole.end.min(annotation.subtree(verb).start),
        false if whole.end > verb => subject + 1,
        false => whole.end,
    };
    let range = trim(annotation, whole.start..end.max(subject + 1));
    (!is_pronoun && subject < verb && range.end <= verb).then_some(range)
}

fn negation_before(draft: &Draft<'_>, to: usize) -> usize {
    match to.checked_sub(1) {
        Some(before) if is_word(draft, before, &["not", "never"]) => before,
        // "told citizens **how** to prepare"
        Some(before) if draft.annotation.tokens()[before].tag == Tag::Wrb => before,
        _ => to,
    }
}
