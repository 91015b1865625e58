//! Who speaks where a paper does: "**a statement from the ministry** said".
//!
//! - Finds: the actor behind "by" or "from", also after "released", "signed", "conducted"; the owner ("the court's ruling", "Ruiz's remarks"); the body
//!   before the noun ("a Pentagon report", "an NBC poll").
//! - Leaves: those whom a paper is about or went through ("the company lawsuit", "a Facebook post", "documents obtained by the paper"), and
//!   countries, which stand before a report of which nobody tells who wrote it.
//! - Cannot see: an author who is named in another sentence.

use onrecord_language::{Label, Pos};
use onrecord_record::{ActorId, ActorKind};

use super::found::is_word;
use crate::{Draft, clause};

/// The author of the paper that `noun` names.
pub(super) fn of_paper(draft: &Draft<'_>, noun: usize) -> Option<ActorId> {
    let annotation = draft.annotation;
    let lemma = annotation.lemma(noun).to_lowercase();
    let cues = &draft.lexicon.cues;
    if annotation.tokens()[noun].pos != Pos::Noun
        || !cues.is_paper(&lemma) && !cues.is_signed(&lemma) && !cues.is_uttered(&lemma)
    {
        return None;
    }
    let actor = |token: usize| draft.actor_of[token];
    maker(draft, noun)
        .and_then(actor)
        .or_else(|| {
            // "the firm's lawsuit" is as often one against it, "Clinton's emails" of somebody about her.
            let owner =
                annotation.child(noun, Label::Poss).filter(|_| cues.is_signed(&lemma) || cues.is_uttered(&lemma));
            owner.and_then(actor)
        })
        .or_else(|| {
            let is_body = |id: &ActorId| draft.record.actors[id.index()].kind == ActorKind::Organization;
            let mut before = annotation.children_with(noun, Label::Compound).filter(|_| cues.is_signed(&lemma));
            let alone = before.find_map(|token| actor(token).filter(is_body));
            // "a **Herald**-Orion poll", whose first name hangs below the second.
            let start = annotation.subtree(noun).start;
            let inside =
                || (start..noun).filter(|_| cues.is_signed(&lemma)).find_map(|token| actor(token).filter(is_body));
            alone.or_else(inside).or_else(|| paper_of(draft, noun))
        })
}

/// "a report **in the Lyon Herald**": the paper that has it.
fn paper_of(draft: &Draft<'_>, noun: usize) -> Option<ActorId> {
    let annotation = draft.annotation;
    let is_told = matches!(annotation.lemma(noun), "report" | "article" | "story" | "analysis" | "investigation");
    let in_ =
        annotation.children(noun).find(|&child| is_told && child > noun && is_word(draft, child, &["in", "on"]))?;
    let id = draft.actor_of[annotation.child(in_, Label::Pobj)?]?;
    draft.is_medium(id).then_some(id)
}

/// "by **X**", "from **X**" of the noun itself or of the participle behind it.
fn maker(draft: &Draft<'_>, noun: usize) -> Option<usize> {
    let annotation = draft.annotation;
    let behind = |head: usize, words: &'static [&'static str]| {
        annotation
            .children(head)
            .filter(move |&child| child > noun && is_word(draft, child, words))
            .find_map(|preposition| annotation.child(preposition, Label::Pobj))
    };
    behind(noun, &["by", "from"]).or_else(|| {
        let made = annotation.children_with(noun, Label::Acl).find(|&participle| {
            matches!(
                annotation.lemma(participle),
                "issue"
                    | "release"
                    | "publish"
                    | "sign"
                    | "write"
                    | "conduct"
                    | "send"
                    | "post"
                    | "prepare"
                    | "compile"
            )
        })?;
        clause::agent(annotation, made).or_else(|| behind(made, &["by", "from"]))
    })
}
