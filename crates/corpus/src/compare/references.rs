//! Whether words that speak of an actor are joined to the right one, by how they refer.
//!
//! Apart from the mentions of paired actors because a pronoun that is joined to nobody, or to an actor that no annotated
//! one stands for, is missed here and is not seen there.

use std::collections::BTreeMap;

use onrecord_record::{Actor, ActorId, MentionForm, Span};

use super::facts::Texts;
use super::score::{Layer, LayerScores};

/// Counts an annotated mention as right if the paired actor has a mention that shares a position with it, under the form
/// that the annotation gives it. A mention of the engine's is wrong if the paired actor, or any actor where none is
/// paired, is annotated and that mention is not the actor's; what the annotation leaves out altogether is not counted.
pub fn references(texts: &Texts<'_>, actors: &BTreeMap<ActorId, ActorId>, scores: &mut LayerScores) {
    let (gold, system) = (&texts.gold.actors, &texts.system.actors);
    let words = |span: Span, actor: &Actor| format!("{} = {}", texts.words(span), actor.name);
    for actor in gold {
        let paired = actors.get(&actor.id).map(|id| &system[id.index()]);
        for mention in &actor.mentions {
            let score = scores.of_mut(layer(mention.form));
            if paired.is_some_and(|paired| has(paired, mention.span)) {
                score.right();
            } else {
                score.missed.push(words(mention.span, actor));
            }
        }
    }
    let annotated: BTreeMap<ActorId, ActorId> = actors.iter().map(|(gold, system)| (*system, *gold)).collect();
    for actor in system {
        let paired = annotated.get(&actor.id).map(|id| &gold[id.index()]);
        for mention in &actor.mentions {
            let is_right = paired.is_some_and(|paired| has(paired, mention.span));
            let is_annotated = paired.is_some() || gold.iter().any(|other| has(other, mention.span));
            if is_annotated && !is_right {
                scores.of_mut(layer(mention.form)).wrong.push(words(mention.span, actor));
            }
        }
    }
}

fn has(actor: &Actor, span: Span) -> bool {
    actor.mentions.iter().any(|mention| mention.span.overlaps(span))
}

fn layer(form: MentionForm) -> Layer {
    match form {
        MentionForm::Name => Layer::Names,
        MentionForm::Description => Layer::Descriptions,
        MentionForm::Pronoun => Layer::Pronouns,
        MentionForm::Metonym => Layer::Metonyms,
    }
}
