//! What a verb's own clause says of it: tense, modals, negation, conditions.
//!
//! - Finds: "will", "may", "must", "did **not**", "**never**", "is to", "**if** they attack", "are meeting", "**Will** they meet?", "“**Kill** him”".
//! - Leaves: what the words above make of it.
//! - Cannot see: habits told in the present, and the narrator's irony.

use onrecord_language::{Label, Tag};
use onrecord_record::EventStatus;

use super::stronger;
use crate::{Draft, clause};

/// The status a verb has by its own auxiliaries and adverbs, and whether it is announced with "will".
pub(super) fn of_verb(draft: &Draft<'_>, verb: usize) -> (EventStatus, bool) {
    let annotation = draft.annotation;
    let mut status = tense(draft, verb);
    let mut is_announced = false;
    for aux in annotation.children_with(verb, Label::Aux) {
        if annotation.tokens()[aux].tag != Tag::Md {
            continue;
        }
        let found = modal(draft, aux);
        is_announced |= found == EventStatus::Planned
            && (!is_word(draft, aux, &["would", "'d", "’d"]) || is_own_promise(draft, verb));
        status = stronger(status, found);
    }
    if clause::is_negated(annotation, draft.text, verb)
        && !annotation.children(verb).any(|child| is_not_only(draft, child) || is_or_not(draft, child))
    {
        status = stronger(status, EventStatus::Negated);
    }
    // "**no** soldiers were killed"
    if clause::own_subject(annotation, verb).is_some_and(|subject| clause::is_negated(annotation, draft.text, subject))
    {
        status = stronger(status, EventStatus::Negated);
    }
    // "has signed **no** deal", "yields **none** of its rights"
    if clause::object(annotation, verb).is_some_and(|object| is_nothing(draft, object)) {
        status = stronger(status, EventStatus::Negated);
    }
    if status == EventStatus::Negated && (is_permission(draft, verb) || is_not_all(draft, verb)) {
        status = EventStatus::Possible;
    }
    // "had **probably** been killed"
    let is_guessed = annotation
        .children_with(verb, Label::Advmod)
        .any(|adverb| is_word(draft, adverb, &["probably", "presumably", "possibly", "perhaps", "likely"]));
    if is_conditional(draft, verb) || is_only_if(draft, verb) || is_asked(draft, verb) || is_guessed {
        status = stronger(status, EventStatus::Possible);
    }
    if is_call(draft, verb) {
        status = stronger(status, EventStatus::Demanded);
    }
    if is_still_to_come(draft, verb) || is_future_clause(draft, verb) {
        status = stronger(status, EventStatus::Planned);
    }
    (status, is_announced)
}

fn is_nothing(draft: &Draft<'_>, object: usize) -> bool {
    is_word(draft, object, &["none", "nothing", "nobody"])
        || draft.annotation.children_with(object, Label::Det).any(|word| is_word(draft, word, &["no"]))
}

/// "has **not** attacked **all** the firms": some of them, it may be.
fn is_not_all(draft: &Draft<'_>, verb: usize) -> bool {
    let annotation = draft.annotation;
    clause::object(annotation, verb).is_some_and(|object| {
        annotation.children(object).any(|word| word < object && is_word(draft, word, &["all", "every", "both", "each"]))
    })
}

/// "**cannot** return him **without** a hearing": what may be done, and on what terms.
fn is_permission(draft: &Draft<'_>, verb: usize) -> bool {
    let annotation = draft.annotation;
    clause::modals(annotation, verb).any(|modal| matches!(modal, "can" | "could" | "may" | "might"))
        && annotation.children(verb).any(|child| child > verb && is_word(draft, child, &["without", "unless", "until"]))
}

/// "when the party **gathers** on Saturday, nobody will speak": the present tense beside "will" is to come.
fn is_future_clause(draft: &Draft<'_>, verb: usize) -> bool {
    let annotation = draft.annotation;
    let is_present = matches!(annotation.tokens()[verb].tag, Tag::Vbz | Tag::Vbp)
        && annotation.children_with(verb, Label::Aux).next().is_none();
    // "by Sept. 6, **when** the council **meets**"
    let is_of_day = annotation.tokens()[verb].label == Label::Relcl
        && annotation.head(verb).is_some_and(|day| draft.time_of[day].is_some())
        && annotation.children(verb).any(|child| child < verb && is_word(draft, child, &["when"]));
    if is_present && is_of_day {
        return true;
    }
    is_present
        && annotation.tokens()[verb].label == Label::Advcl
        && annotation.children(verb).any(|child| child < verb && is_word(draft, child, &["when", "after", "as"]))
        && annotation.head(verb).is_some_and(|main| {
            annotation.children_with(main, Label::Aux).any(|aux| is_word(draft, aux, &["will", "'ll", "’ll", "shall"]))
        })
}

/// "said **it** would free them": a speaker's word on what the speaker will do.
fn is_own_promise(draft: &Draft<'_>, verb: usize) -> bool {
    draft.annotation.tokens()[verb].label == Label::Ccomp
        && clause::own_subject(draft.annotation, verb)
            .is_some_and(|subject| is_word(draft, subject, &["it", "he", "she", "they", "we", "i"]))
}

fn modal(draft: &Draft<'_>, aux: usize) -> EventStatus {
    match draft.word(aux).to_lowercase().as_str() {
        "will" | "shall" | "'ll" | "’ll" | "wo" | "would" | "'d" | "’d" => EventStatus::Planned,
        "must" | "should" | "ought" => EventStatus::Demanded,
        _ => EventStatus::Possible,
    }
}

/// "are meeting" and "have been shelling" are under way.
fn tense(draft: &Draft<'_>, verb: usize) -> EventStatus {
    let annotation = draft.annotation;
    let mut auxiliaries = annotation.children_with(verb, Label::Aux);
    let is_progressive =
        annotation.tokens()[verb].tag == Tag::Vbg && auxiliaries.any(|aux| annotation.lemma(aux) == "be");
    if is_progressive { EventStatus::Ongoing } else { EventStatus::Occurred }
}

fn is_conditional(draft: &Draft<'_>, verb: usize) -> bool {
    draft.annotation.children(verb).any(|child| {
        matches!(draft.annotation.tokens()[child].label, Label::Mark | Label::Advmod)
            && is_word(
                draft,
                child,
                &[
                    "if",
                    "unless",
                    "whether",
                    "lest",
                    "should",
                    "maybe",
                    "perhaps",
                    "possibly",
                    "allegedly",
                    "purportedly",
                    "supposedly",
                ],
            )
    })
}

/// "**Will** the rebels **cooperate**?": what is asked is not told.
fn is_asked(draft: &Draft<'_>, verb: usize) -> bool {
    let annotation = draft.annotation;
    let Some(subject) = clause::own_subject(annotation, verb).filter(|&subject| subject < verb) else { return false };
    let is_inverted = annotation
        .children(verb)
        .any(|aux| aux < subject && matches!(annotation.tokens()[aux].label, Label::Aux | Label::Auxpass));
    is_inverted && annotation.sentence_of(verb).skip_while(|&token| token < verb).any(|token| draft.word(token) == "?")
}

/// "slogans such as “**Kill** the king”": an imperative that opens a quotation.
fn is_call(draft: &Draft<'_>, verb: usize) -> bool {
    let annotation = draft.annotation;
    annotation.tokens()[verb].tag == Tag::Vb
        && verb > 0
        && annotation.tokens()[verb - 1].tag == Tag::OpenQuote
        && clause::own_subject(annotation, verb).is_none()
        && annotation.child(verb, Label::Aux).is_none()
}

/// "if he **were** in office, he **would** ask": what is only imagined.
fn is_only_if(draft: &Draft<'_>, verb: usize) -> bool {
    let annotation = draft.annotation;
    let has_would = || {
        annotation
            .children_with(verb, Label::Aux)
            .any(|aux| is_word(draft, aux, &["would", "could", "might", "'d", "’d"]))
    };
    let is_unreal = |clause: usize| {
        let is_if = annotation.children_with(clause, Label::Mark).any(|mark| is_word(draft, mark, &["if"]));
        let mut words = annotation.children_with(clause, Label::Aux).chain([clause]);
        is_if && words.any(|word| is_word(draft, word, &["were", "had"]))
    };
    annotation.children_with(verb, Label::Advcl).any(is_unreal) && has_would()
}

/// "until I **meet** him", "once they **agree**": in the present tense, what the clause tells is still to come.
fn is_still_to_come(draft: &Draft<'_>, verb: usize) -> bool {
    let annotation = draft.annotation;
    matches!(annotation.tokens()[verb].tag, Tag::Vbz | Tag::Vbp | Tag::Vb)
        && annotation.children_with(verb, Label::Aux).next().is_none()
        && annotation.children(verb).any(|child| {
            matches!(annotation.tokens()[child].label, Label::Mark | Label::Advmod)
                && child < verb
                && is_word(draft, child, &["until", "till", "once", "before"])
        })
}

/// "whether or **not** they sign".
fn is_or_not(draft: &Draft<'_>, token: usize) -> bool {
    is_word(draft, token, &["not"]) && token > 0 && is_word(draft, token - 1, &["or"])
}

fn is_not_only(draft: &Draft<'_>, token: usize) -> bool {
    is_word(draft, token, &["only", "just", "merely"])
        && draft.annotation.children(token).any(|child| is_word(draft, child, &["not"]))
}

/// Whether a token is one of these words.
pub(super) fn is_word(draft: &Draft<'_>, token: usize, words: &[&str]) -> bool {
    words.iter().any(|word| draft.word(token).eq_ignore_ascii_case(word))
}
