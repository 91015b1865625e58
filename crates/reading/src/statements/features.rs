//! What is seen around a statement in the making, for the probability that it is one.
//!
//! Apart from the constructions, which decide by rule: this weighs what they leave open ("attacked the flames").
//!
//! - Finds: the cue's word and form, how the content hangs on it, who speaks, what stands above.
//! - Leaves: what the content is about.
//! - Cannot see: anything outside the sentence but quotation marks.

use onrecord_language::{Label, Pos};

use super::found::Found;
use super::quotes::Quotes;
use crate::linear::{Features, step};
use crate::{Draft, clause};

/// The features of a candidate.
pub(super) fn features(draft: &Draft<'_>, quotes: &Quotes, found: &Found) -> Features {
    let mut features = Features::default();
    let lemma = draft.annotation.lemma(found.head).to_lowercase();
    features.add("lemma", &lemma);
    let relation = relation(draft, quotes, found);
    features.add("relation", &relation);
    features.add("lemma+relation", format_args!("{lemma}+{relation}"));
    of_cue(draft, quotes, found, &lemma, &mut features);
    of_speaker(draft, found, &lemma, &mut features);
    of_content(draft, quotes, found, &mut features);
    features
}

fn of_cue(draft: &Draft<'_>, quotes: &Quotes, found: &Found, lemma: &str, features: &mut Features) {
    let annotation = draft.annotation;
    let head = &annotation.tokens()[found.head];
    features.add("stance", format_args!("{:?}", found.stance));
    features.add("kind", format_args!("{:?}", found.kind));
    features.add("tag", format_args!("{:?}", head.tag));
    features.add("label", format_args!("{:?}", head.label));
    features.add("lemma+tag", format_args!("{lemma}+{:?}", head.tag));
    features.add("cue-length", step(found.cue.len()));
    let is_verb = matches!(head.pos, Pos::Verb | Pos::Aux);
    if is_verb {
        features.add("passive", clause::is_passive(annotation, found.head));
        features.add("negated", clause::is_negated(annotation, draft.text, found.head));
        for modal in clause::modals(annotation, found.head) {
            features.add("modal", modal);
            features.add("kind+modal", format_args!("{:?}+{modal}", found.kind));
        }
    }
    if let Some(above) = annotation.head(found.head) {
        let lemma_above = annotation.lemma(above).to_lowercase();
        features.add("above", format_args!("{:?}+{lemma_above}", head.label));
    }
    features.add("quoted", quotes.around(found.head).is_some());
    let sentence = annotation.sentence_of(found.head);
    let asks = (sentence.start..sentence.end).rev().take(3).any(|token| draft.word(token) == "?");
    features.add("question", asks);
}

fn of_speaker(draft: &Draft<'_>, found: &Found, lemma: &str, features: &mut Features) {
    let annotation = draft.annotation;
    let Some(speaker) = found.speaker else {
        features.add("speaker", "none");
        features.add("lemma+speaker", format_args!("{lemma}+none"));
        return;
    };
    let token = &annotation.tokens()[speaker];
    let kind = match (token.pos, draft.actor_of[speaker]) {
        (Pos::Pron, actor) => format!("{}+{}", draft.word(speaker).to_lowercase(), actor.is_some()),
        (pos, Some(actor)) => format!("{pos:?}+{:?}", draft.record.actors[actor.index()].kind),
        (pos, None) => format!("{pos:?}"),
    };
    features.add("speaker", &kind);
    features.add("kind+speaker", format_args!("{:?}+{kind}", found.kind));
    features.add("speaker-label", format_args!("{:?}", token.label));
    features.add("lemma+actor", format_args!("{lemma}+{}", draft.actor_of[speaker].is_some()));
    if token.pos == Pos::Noun {
        features.add("speaker-lemma", annotation.lemma(speaker).to_lowercase());
    }
    let is_own = clause::own_subject(annotation, found.head) == Some(speaker);
    features.add("own-subject", is_own);
    features.add("speaker-distance", step(speaker.abs_diff(found.head)));
    features.add("speaker-first", speaker < found.head);
}

fn of_content(draft: &Draft<'_>, quotes: &Quotes, found: &Found, features: &mut Features) {
    let annotation = draft.annotation;
    let Some(first) = found.content.first() else { return };
    let length: usize = found.content.iter().map(ExactSizeIterator::len).sum();
    features.add("length", step(length));
    features.add("kind+length", format_args!("{:?}+{}", found.kind, step(length)));
    features.add("parts", found.content.len().min(3));
    features.add("first", draft.word(first.start).to_lowercase());
    features.add("first-tag", format_args!("{:?}", annotation.tokens()[first.start].tag));
    features.add("content-first", first.start < found.head);
    let has_verb = found.content.iter().cloned().flatten().any(|token| clause::is_verbal(annotation, token));
    features.add("kind+verb", format_args!("{:?}+{has_verb}", found.kind));
    let in_quotes = found.content.iter().filter(|part| quotes.within(part).next().is_some()).count();
    features.add(
        "quotes",
        if in_quotes == 0 {
            "none"
        } else if in_quotes == found.content.len() {
            "all"
        } else {
            "some"
        },
    );
    features.add("gap", step(first.start.abs_diff(found.cue.end)));
}

/// How the content hangs on the cue: the label of the content's topmost word, and whether that word is below the cue.
fn relation(draft: &Draft<'_>, quotes: &Quotes, found: &Found) -> String {
    let annotation = draft.annotation;
    let Some(content) = found.content.last() else { return String::from("none") };
    let top = content.clone().find(|&token| annotation.head(token).is_none_or(|head| !content.contains(&head)));
    let Some(top) = top else { return String::from("none") };
    if quotes.around(content.start).is_some_and(|quote| quotes.around(content.end - 1) == Some(quote)) {
        return String::from("quote");
    }
    let label = annotation.tokens()[top].label;
    let word = if label == Label::Prep { draft.word(top).to_lowercase() } else { String::new() };
    let below = annotation.head(top) == Some(found.head);
    format!("{label:?}{word}{}", if below { "" } else { "-far" })
}
