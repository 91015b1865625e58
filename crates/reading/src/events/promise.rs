//! What is promised decides what the promise is.
//!
//! - Finds: promises to refuse ("vowed to **block** the bill", "promised that she would **not allow** it") are refusals;
//!   promises to make somebody do something ("pledged to **make** the firm build here"), to use force ("ready to **resume
//!   military action**"), to call to account or to keep off are threats.
//! - Leaves: other promises, also not to do something to somebody ("promised not to attack"); those to nobody are no act.
//! - Cannot see: promises whose content another sentence tells.

use onrecord_record::{EventType, Stance};

use super::trigger::{Opened, complement, key, verb};
use crate::{Draft, clause};

/// The frame that a promise opens by its content; none if it stays what it is.
pub(super) fn recast(draft: &Draft<'_>, opened: &Opened) -> Option<usize> {
    let frames = &draft.lexicon.frames;
    if frames.all()[opened.frame].r#type != EventType::Agree {
        return None;
    }
    let promised = complement(draft, &opened.phrase)?;
    let word = key(draft, promised);
    let is_negated = clause::is_negated(draft.annotation, draft.text, promised);
    let is_refusal = verb(draft, promised).is_some_and(|inner| frames.all()[inner.frame].r#type == EventType::Reject);
    let is_made = matches!(&*word, "make" | "force" | "compel")
        && draft
            .annotation
            .children(promised)
            .any(|below| below > promised && clause::is_verbal(draft.annotation, below));
    let below = |class: &str| {
        draft.annotation.subtree(promised).any(|token| token > promised && frames.is_in(class, &key(draft, token)))
    };
    // "ready to **resume military action**", "would never **rule out using force**"
    let is_force = below("force") && (frames.is_in("wielding", &word) && !is_negated || is_refusal && is_negated);
    // "pledged to **hold** the bank's owners **accountable**"
    let is_reckoning = &*word == "hold" && below("accountable");
    if is_force || !is_negated && (is_made || is_reckoning) {
        frames.of_stance(Stance::Threaten)
    } else if is_negated && frames.is_in("granted", &word) || !is_negated && is_refusal {
        frames.of_stance(Stance::Reject)
    } else if !is_negated && (&*word == "keep" && below("away")) {
        frames.of_stance(Stance::Threaten)
    } else {
        None
    }
}

/// "vowed **to repeal the act**", "promised to cut taxes": what a politician will do at home agrees with nobody; that he says so is a
/// statement. A promise to help, to talk or to yield is one to somebody, told or not.
pub(super) fn is_to_nobody(draft: &Draft<'_>, phrase: &[usize]) -> bool {
    use EventType::{Agree, Aid, Concede, Consult, Cooperate, Request, Retreat, Support};
    let frames = &draft.lexicon.frames;
    let is_promise = phrase.first().is_some_and(|&word| frames.is_in("promise", &key(draft, word)));
    let promised = complement(draft, phrase).filter(|_| is_promise);
    promised.is_some_and(|promised| {
        let inner = verb(draft, promised).map(|inner| frames.all()[inner.frame].r#type);
        let is_kept = frames.is_in("kept", &key(draft, promised));
        !is_kept && !matches!(inner, Some(Agree | Aid | Concede | Consult | Cooperate | Request | Retreat | Support))
    })
}
