//! Who is said to have done a crime that the words of the law tell.
//!
//! - Finds: "**Smith** was convicted of the murder of a guard", "a jury found **him** guilty of killing two men",
//!   "**a man** charged with two counts of murder", "**she** confessed to the killing", "**the group** claimed responsibility for the blast".
//! - Leaves: acquittals, and acts whose doer their own clause tells.
//! - Cannot see: verdicts told in another sentence.

use onrecord_language::Label;

use super::trigger::key;
use crate::{Draft, clause};

/// Verbs whose object, or whose subject in the passive, is held to have done it.
const HELD: &[&str] = &[
    "accuse",
    "charge",
    "convict",
    "indict",
    "sentence",
    "jail",
    "imprison",
    "try",
    "arrest",
    "suspect",
    "blame",
    "execute",
    "want",
    "prosecute",
    "arraign",
];

/// Verbs whose subject owns up.
const OWNS_UP: &[&str] = &["confess", "admit", "plead"];

/// Words of the law that stand between the verb and the crime.
const COUNTS: &[&str] = &[
    "charge",
    "count",
    "crime",
    "suspicion",
    "offense",
    "offence",
    "accusation",
    "verdict",
    "connection",
    "degree",
    "case",
    "sentence",
    "term",
    "conviction",
];

/// The word for whoever is held to have done the act that `token` names.
pub(super) fn of(draft: &Draft<'_>, token: usize) -> Option<usize> {
    let annotation = draft.annotation;
    let mut current = token;
    for _ in 0..4 {
        if !matches!(annotation.tokens()[current].label, Label::Pobj | Label::Pcomp | Label::Dobj | Label::Conj) {
            return None;
        }
        let above = annotation.head(current)?;
        if annotation.tokens()[current].label == Label::Conj {
            current = above;
            continue;
        }
        let holder = match annotation.tokens()[current].label {
            Label::Dobj => above,
            _ if matches!(annotation.lemma(above), "of" | "with" | "for" | "over" | "in" | "to" | "on") => {
                annotation.head(above)?
            }
            _ => return None,
        };
        let word = key(draft, holder);
        if clause::is_verbal(annotation, holder) {
            return of_verb(draft, holder, &word, annotation.tokens()[current].label == Label::Dobj);
        }
        // "claimed **responsibility** for an attack"
        if &*word == "responsibility" {
            return of_claim(draft, holder);
        }
        if &*word == "guilty" {
            return of_guilty(draft, holder);
        }
        // "convicted **a clerk** of murder": the parser hangs the crime on whoever is held.
        if is_held(draft, holder) && matches!(annotation.lemma(annotation.head(current)?), "of" | "for" | "with") {
            return Some(holder);
        }
        if !COUNTS.contains(&&*word) {
            return None;
        }
        current = holder;
    }
    None
}

/// Whether a noun is the object of a verb of the law.
fn is_held(draft: &Draft<'_>, noun: usize) -> bool {
    draft.annotation.tokens()[noun].label == Label::Dobj
        && draft.annotation.head(noun).is_some_and(|verb| HELD.contains(&&*key(draft, verb)))
}

/// "**The group** claimed responsibility for the blast".
fn of_claim(draft: &Draft<'_>, responsibility: usize) -> Option<usize> {
    let annotation = draft.annotation;
    let claims = |&verb: &usize| {
        annotation.tokens()[responsibility].label == Label::Dobj
            && matches!(&*key(draft, verb), "claim" | "take" | "accept" | "admit" | "assume")
            && !clause::is_negated(annotation, draft.text, verb)
    };
    let verb = annotation.head(responsibility).filter(claims)?;
    let subject = clause::subject(annotation, verb).filter(|subject| !subject.is_passive)?;
    (!clause::is_negated(annotation, draft.text, subject.token)).then_some(subject.token)
}

fn of_verb(draft: &Draft<'_>, verb: usize, word: &str, is_object: bool) -> Option<usize> {
    let subject = clause::subject(draft.annotation, verb);
    if OWNS_UP.contains(&word) {
        return subject.filter(|subject| !subject.is_passive).map(|subject| subject.token);
    }
    if is_object || !HELD.contains(&word) {
        return None;
    }
    match subject {
        Some(subject) if subject.is_passive => Some(subject.token),
        _ => clause::object(draft.annotation, verb),
    }
}

/// "was found **guilty** of", "is **guilty** of", "found him **guilty** of", "pleaded **guilty** to".
fn of_guilty(draft: &Draft<'_>, guilty: usize) -> Option<usize> {
    let annotation = draft.annotation;
    if let Some(subject) = clause::own_subject(annotation, guilty) {
        return Some(subject);
    }
    let verb = annotation.head(guilty).filter(|&verb| clause::is_verbal(annotation, verb))?;
    clause::object(annotation, verb).or_else(|| clause::subject(annotation, verb).map(|subject| subject.token))
}
