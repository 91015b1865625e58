//! Saying what something is can be a stance.
//!
//! - Finds: "said the reports were **false**", "called the claim **baseless**", "“It is a **lie**,” he said",
//!   "said the killings were **unacceptable**".
//! - Leaves: verdicts behind another clause ("said he thought it was wrong").
//! - Cannot see: irony.

use std::ops::Range;

use onrecord_language::{Label, Pos};
use onrecord_record::Stance;

use super::found::Found;
use crate::{Draft, clause};

/// The stance of a plain saying whose content is a verdict.
pub(super) fn stance(draft: &Draft<'_>, found: &Found) -> Option<Stance> {
    if !matches!(found.stance, Stance::Assert | Stance::Claim) {
        return None;
    }
    let small = draft.annotation.children(found.head).find(|&child| match draft.annotation.tokens()[child].label {
        Label::Oprd => true,
        Label::Ccomp => !clause::is_verbal(draft.annotation, child),
        _ => false,
    });
    let root = small.or_else(|| root(draft, found.content.first()?))?;
    let (predicates, subject) = if draft.annotation.tokens()[root].pos == Pos::Aux {
        let is_predicate =
            |child: &usize| matches!(draft.annotation.tokens()[*child].label, Label::Acomp | Label::Attr | Label::Oprd);
        let predicates: Vec<usize> = draft.annotation.children(root).filter(is_predicate).collect();
        (predicates, clause::own_subject(draft.annotation, root)?)
    } else if Some(root) == small {
        let judged =
            clause::own_subject(draft.annotation, root).or_else(|| clause::object(draft.annotation, found.head));
        (vec![root], judged?)
    } else {
        return None;
    };
    let is_negated = clause::is_negated(draft.annotation, draft.text, root);
    let subject = draft.annotation.lemma(subject).to_lowercase();
    predicates.into_iter().find_map(|predicate| {
        let word = draft.word(predicate).to_lowercase();
        draft.lexicon.cues.verdict(&word, is_negated, &subject)
    })
}

/// The first word of the content that heads what stands in it.
pub(super) fn root(draft: &Draft<'_>, content: &Range<usize>) -> Option<usize> {
    content.clone().find(|&token| {
        let is_word = !matches!(draft.annotation.tokens()[token].pos, Pos::Punct | Pos::Space);
        is_word && draft.annotation.head(token).is_none_or(|head| !content.contains(&head))
    })
}
