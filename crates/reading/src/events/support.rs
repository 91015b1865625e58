//! The verb that carries an event noun.
//!
//! - Finds: "**held** talks", "talks **took place**", "the idea of talks was **floated**", "a round of talks
//!   **began**", "**called for** an inquiry".
//! - Leaves: verbs that only mention the event ("condemned the attack").
//! - Cannot see: a carrier in another sentence.

use onrecord_language::{Annotation, Label, Pos};
use onrecord_lexicon::Entry;
use onrecord_record::EventStatus;

use super::trigger::{key, phrase};
use crate::{Draft, clause};

/// The verb above an event noun, and what it adds.
#[derive(Clone, Debug)]
#[allow(clippy::struct_excessive_bools, reason = "four questions asked of the verb apart")]
pub(crate) struct Support {
    /// The verb.
    pub verb: usize,
    /// Whether the lexicon knows it as a light verb.
    pub is_light: bool,
    /// Whether it takes the event away from plain fact.
    pub is_governor: bool,
    /// Whether the verb's subject does the act.
    pub subject_acts: bool,
    /// Whether the event is the verb's subject.
    pub is_subject: bool,
    /// What the verb makes of the event.
    pub status: Option<EventStatus>,
}

/// The verb that carries the event that `noun` names.
pub(crate) fn support(draft: &Draft<'_>, noun: usize) -> Option<Support> {
    let annotation = draft.annotation;
    let top = *climb(draft, noun).last()?;
    let above = annotation.head(top)?;
    match annotation.tokens()[top].label {
        Label::Dobj | Label::Nsubj | Label::Nsubjpass | Label::Attr | Label::Oprd
            if clause::is_verbal(annotation, above) =>
        {
            let is_subject = matches!(annotation.tokens()[top].label, Label::Nsubj | Label::Nsubjpass);
            Some(known(draft, above, None, is_subject))
        }
        Label::Pobj => {
            let verb = annotation.head(above).filter(|&verb| clause::is_verbal(annotation, verb));
            verb.map(|verb| known(draft, verb, Some(above), false)).filter(|found| found.is_light || found.is_governor)
        }
        _ => None,
    }
}

/// The noun and the nouns above it that only measure or frame it: "talks", "the idea of talks".
pub(crate) fn climb(draft: &Draft<'_>, noun: usize) -> Vec<usize> {
    let annotation = draft.annotation;
    let mut path = vec![noun];
    let mut current = noun;
    while path.len() < 6 {
        let Some(above) = annotation.head(current) else { break };
        let next = match annotation.tokens()[current].label {
            Label::Conj if is_noun(draft, above) => Some(above),
            Label::Pobj if ["of", "for"].contains(&draft.word(above)) => {
                annotation.head(above).filter(|&owner| is_noun(draft, owner) && is_frame(draft, owner))
            }
            // "seeks **$16 billion in** loans"
            Label::Pobj if draft.word(above) == "in" => annotation.head(above).filter(|&sum| is_sum(draft, sum)),
            _ => None,
        };
        let Some(next) = next else { break };
        path.push(next);
        current = next;
    }
    path
}

fn is_sum(draft: &Draft<'_>, noun: usize) -> bool {
    matches!(&*key(draft, noun), "$" | "€" | "£" | "million" | "billion" | "trillion" | "dollar" | "euro" | "pound")
}

fn is_noun(draft: &Draft<'_>, token: usize) -> bool {
    matches!(draft.annotation.tokens()[token].pos, Pos::Noun | Pos::Propn | Pos::Num | Pos::Det | Pos::Pron)
}

fn is_frame(draft: &Draft<'_>, noun: usize) -> bool {
    let lemma = key(draft, noun);
    draft.lexicon.frames.is_in("container", &lemma) || draft.lexicon.frames.governing_noun(&lemma).is_some()
}

fn known(draft: &Draft<'_>, verb: usize, preposition: Option<usize>, is_subject: bool) -> Support {
    let lemma = key(draft, verb);
    let fits = |entry: &Entry| {
        phrase(draft, verb, &entry.rest).is_some_and(|found| match preposition {
            Some(preposition) => found.last() == Some(&preposition),
            None => found.iter().all(|&word| !is_preposition(draft, word)),
        })
    };
    // "**called** the raid a crime": says what it is, and does nothing of the kind.
    let is_named = preposition.is_none()
        && draft.lexicon.frames.is_in("naming", &lemma)
        && draft.annotation.children(verb).any(|child| draft.annotation.tokens()[child].label == Label::Oprd);
    let has_particle = has_particle(draft.annotation, verb);
    let light =
        draft.lexicon.frames.light(&lemma).filter(|(_, entry)| fits(entry) && !(has_particle && entry.rest.is_empty()));
    let light = light.max_by_key(|(light, entry)| (entry.rest.len(), light.subject_acts && !is_subject));
    // "told the **conference** that": those who are told something.
    let is_told = preposition.is_none() && matches!(&*lemma, "tell" | "warn" | "advise" | "instruct");
    let governors = draft.lexicon.frames.governing_verb(&lemma).filter(|(_, entry)| !is_told && fits(entry));
    let governor = governors.max_by_key(|(_, entry)| entry.rest.len());
    Support {
        verb,
        is_light: light.is_some(),
        is_governor: governor.is_some(),
        subject_acts: !is_named && light.is_some_and(|(light, _)| light.subject_acts)
            || governor.is_some_and(|(governor, _)| governor.subject_acts),
        is_subject,
        // "put off" says more than "put".
        status: match (light, governor) {
            (Some((light, by_light)), Some((_, by_governor))) if by_light.rest.len() >= by_governor.rest.len() => {
                light.status
            }
            (_, Some((governor, _))) => Some(governor.status),
            (Some((light, _)), None) => light.status,
            (None, None) => None,
        },
    }
}

/// "**passed** complaints **on** to the police": with a particle that the entry does not know it is another verb.
fn has_particle(annotation: &Annotation, verb: usize) -> bool {
    annotation.children(verb).any(|child| {
        matches!(annotation.lemma(child), "on" | "along" | "over")
            && match annotation.tokens()[child].label {
                Label::Prt => true,
                Label::Prep => {
                    annotation.child(child, Label::Pobj).is_none() && annotation.child(child, Label::Prep).is_some()
                }
                _ => false,
            }
    })
}

fn is_preposition(draft: &Draft<'_>, token: usize) -> bool {
    draft.annotation.tokens()[token].label == Label::Prep && draft.annotation.child(token, Label::Pobj).is_some()
}
