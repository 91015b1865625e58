//! What is seen around an event, for the probability that it is one.
//!
//! Apart from the frames, which decide by rule: this weighs how sure a trigger is with what the clause supplies.
//!
//! - Finds: the trigger's word and form, its type, who and what is bound, status, and whose word it is.
//! - Leaves: what the event is about.
//! - Cannot see: other events of the text.

use onrecord_language::{Label, Pos};
use onrecord_record::Event;

use super::trigger::key;
use crate::linear::{Features, step};
use crate::{Draft, clause};

/// The features of an event whose fields are set, in a text that is public to so many quarters.
pub(crate) fn features(draft: &Draft<'_>, event: &Event, quarters: usize) -> Features {
    let mut features = Features::default();
    let annotation = draft.annotation;
    let words = draft.tokens_in(event.trigger);
    let trigger = words.start.min(annotation.len().saturating_sub(1));
    let Some(token) = annotation.tokens().get(trigger) else { return features };
    let lemma = key(draft, trigger);
    let kind = event.r#type.as_str();
    features.add("type", kind);
    features.add("cameo", event.cameo.as_deref().unwrap_or("-"));
    features.add("mode", format_args!("{kind}+{}", event.mode.as_deref().unwrap_or("-")));
    features.add("lemma", &lemma);
    features.add("lemma+type", format_args!("{lemma}+{kind}"));
    features.add("pos", format_args!("{:?}", token.pos));
    features.add("type+pos", format_args!("{kind}+{:?}", token.pos));
    features.add("tag", format_args!("{:?}", token.tag));
    features.add("label", format_args!("{:?}", token.label));
    features.add("pos+label", format_args!("{:?}+{:?}", token.pos, token.label));
    features.add("status", format_args!("{:?}", event.status));
    features.add("pos+status", format_args!("{:?}+{:?}", token.pos, event.status));
    if let Some(above) = annotation.head(trigger) {
        features.add("above", format_args!("{:?}+{}", token.label, annotation.lemma(above).to_lowercase()));
    }
    let depth = annotation.ancestors(trigger).filter(|&above| clause::is_verbal(annotation, above)).count();
    features.add("depth", depth.min(4));
    features.add("type+label", format_args!("{kind}+{:?}", token.label));
    features.add("lead", annotation.sentence_of(trigger).start == 0);
    of_parties(draft, event, token.pos, quarters, &mut features);
    of_bindings(draft, event, trigger, &mut features);
    of_neighbours(draft, trigger, &mut features);
    features.add("reported", !event.according_to.is_empty());
    let is_quoted = event
        .according_to
        .first()
        .is_some_and(|id| draft.record.statements[id.index()].quotes.iter().any(|quote| quote.contains(event.trigger)));
    features.add("quoted", is_quoted);
    let object = annotation.children(trigger).find(|&child| {
        matches!(annotation.tokens()[child].label, Label::Dobj | Label::Pobj) && !clause::is_verbal(annotation, child)
    });
    if let Some(object) = object {
        features.add("object", annotation.lemma(object).to_lowercase());
        features.add("object-pos", format_args!("{:?}", annotation.tokens()[object].pos));
    }
    features
}

fn of_parties(draft: &Draft<'_>, event: &Event, pos: Pos, quarters: usize, features: &mut Features) {
    let (doers, others) = (event.actors.len().min(2), event.recipients.len().min(2));
    features.add("actors", doers);
    features.add("recipients", others);
    features.add("type+parties", format_args!("{}+{doers}+{others}", event.r#type.as_str()));
    features.add("pos+parties", format_args!("{pos:?}+{doers}+{others}"));
    for (name, parties) in [("actor", &event.actors), ("recipient", &event.recipients)] {
        if let Some(actor) = parties.first().map(|id| &draft.record.actors[id.index()]) {
            let sector = actor.sectors.first().map_or("-", String::as_str);
            features.add(name, format_args!("{:?}+{sector}", actor.kind));
            features.add("type+party", format_args!("{}+{name}+{sector}", event.r#type.as_str()));
            features.add(name, if actor.country.is_some() { "country" } else { "nowhere" });
        }
    }
    let [actor, other] = [&event.actors, &event.recipients].map(|side| super::private::publicity(draft, side));
    features.add("text", quarters);
    features.add("sides", format_args!("{actor}{other}"));
    features.add("type+sides", format_args!("{}+{actor}{other}", event.r#type.as_str()));
    features.add("type+status", format_args!("{}+{:?}", event.r#type.as_str(), event.status));
    features.add("place", event.place.is_some());
    features.add("time", event.time.is_some());
    features.add("quantities", event.quantities.len().min(2));
    features.add("actor-words", step(event.actor_spans.len()));
    features.add("recipient-words", step(event.recipient_spans.len()));
    features.add("mediated", !event.mediators.is_empty());
}

/// How surely each side is bound: whether a name, a description or a pronoun stands for it, and how far up the tree.
fn of_bindings(draft: &Draft<'_>, event: &Event, trigger: usize, features: &mut Features) {
    let annotation = draft.annotation;
    let pos = annotation.tokens()[trigger].pos;
    for (name, parties, spans) in
        [("actor", &event.actors, &event.actor_spans), ("recipient", &event.recipients, &event.recipient_spans)]
    {
        let Some(span) = spans.first() else {
            features.add("bound", format_args!("{name}+{}", if parties.is_empty() { "nobody" } else { "elsewhere" }));
            continue;
        };
        let words = draft.tokens_in(*span);
        let form = parties.first().and_then(|id| {
            let mentions = &draft.record.actors[id.index()].mentions;
            let first = mentions.partition_point(|mention| mention.span.start < span.start);
            let mut inside = mentions[first..].iter().take_while(|mention| mention.span.start < span.end);
            inside.find(|mention| span.contains(mention.span)).map(|mention| mention.form)
        });
        features.add("form", format_args!("{name}+{form:?}"));
        let head = words.clone().find(|&token| annotation.head(token).is_none_or(|above| !words.contains(&above)));
        let Some(head) = head else { continue };
        let steps = annotation.ancestors(head).take(9).position(|above| above == trigger);
        let steps = steps.map_or_else(|| "apart".to_owned(), |steps| steps.to_string());
        let label = annotation.tokens()[head].label;
        features.add("bound", format_args!("{name}+{pos:?}+{steps}"));
        features.add("slot", format_args!("{name}+{pos:?}+{label:?}+{steps}"));
        features.add("length", format_args!("{name}+{}", words.len().min(8)));
    }
}

/// The words around the trigger and under it, which tell its sense: "a war **of words**", "**verbal** attacks".
fn of_neighbours(draft: &Draft<'_>, trigger: usize, features: &mut Features) {
    let annotation = draft.annotation;
    let sentence = annotation.sentence_of(trigger);
    features.add("sentence", (sentence.len() / 10).min(6));
    for (name, at) in [("before", trigger.checked_sub(1)), ("after", Some(trigger + 1))] {
        if let Some(token) = at.filter(|token| sentence.contains(token)) {
            features.add(name, annotation.lemma(token).to_lowercase());
        }
    }
    for child in annotation.children(trigger) {
        let label = annotation.tokens()[child].label;
        if matches!(label, Label::Amod | Label::Compound | Label::Prep | Label::Prt | Label::Advmod | Label::Neg) {
            features.add("below", format_args!("{label:?}+{}", annotation.lemma(child).to_lowercase()));
        }
    }
}
