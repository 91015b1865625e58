//! Where, when, and with which numbers.
//!
//! - Finds: places behind the trigger's locative prepositions, else inside what it is done to ("attacked a
//!   base **in Borno**"); times among its adjuncts; numbers that count its arguments.
//! - Leaves: places and times of other clauses: what the clause does not supply stays empty.
//! - Cannot see: a place that an earlier sentence has set.

use onrecord_language::Label;
use onrecord_record::{EventType, PlaceId, QuantityId, TimeId, TimeType};

use super::Found;
use super::trigger::key;
use crate::{Draft, clause};

/// Prepositions that say where.
const LOCATIVE: &[&str] = &[
    "in",
    "at",
    "near",
    "outside",
    "inside",
    "on",
    "around",
    "across",
    "along",
    "off",
    "over",
    "throughout",
    "into",
    "to",
    "from",
    "toward",
    "towards",
    "above",
    "within",
    "through",
    "for",
];

/// Whether a frame is of words about deeds: an accusation or a request is not made where or when the deed was done.
pub(super) fn is_of_words(draft: &Draft<'_>, frame: usize) -> bool {
    matches!(draft.lexicon.frames.all()[frame].r#type, EventType::Accuse | EventType::Request)
}

/// Fills place and time from what hangs below the anchors: the trigger, its phrase, its object, its carrier.
pub(super) fn fill(draft: &Draft<'_>, event: &mut Found, anchors: &[usize]) {
    event.place = anchors.iter().find_map(|&anchor| place_below(draft, anchor));
    // "condemned attacks in Kenya" was not said in Kenya.
    if event.place.is_none() && !is_of_words(draft, event.frame) {
        event.place = where_clause(draft, event.token)
            .or_else(|| place_of_target(draft, event))
            .or_else(|| place_before(draft, event));
    }
    let token = event.token;
    event.time = anchors.iter().find_map(|&anchor| time_below(draft, anchor, token));
}

fn place_below(draft: &Draft<'_>, anchor: usize) -> Option<PlaceId> {
    let annotation = draft.annotation;
    annotation.children(anchor).find_map(|child| match annotation.tokens()[child].label {
        Label::Prep if is_word(draft, child, LOCATIVE) => {
            annotation.children_with(child, Label::Pobj).find_map(|object| place_in(draft, object, 2))
        }
        Label::Npadvmod | Label::Advmod => draft.place_of[child],
        _ => None,
    })
}

/// The place that a noun phrase names: "**Kyiv**", "the southern city of **Odesa**", "American embassies in **Kenya**".
fn place_in(draft: &Draft<'_>, head: usize, depth: u8) -> Option<PlaceId> {
    if draft.place_of[head].is_some() || depth == 0 {
        return draft.place_of[head];
    }
    let annotation = draft.annotation;
    let behind = |words: &[&str]| {
        annotation.children(head).find_map(|child| {
            let is_where = annotation.tokens()[child].label == Label::Prep && is_word(draft, child, words);
            let object = annotation.child(child, Label::Pobj).filter(|_| is_where)?;
            place_in(draft, object, depth - 1)
        })
    };
    let before = || {
        annotation.children(head).find_map(|child| match annotation.tokens()[child].label {
            Label::Compound | Label::Appos | Label::Poss | Label::Amod => draft.place_of[child],
            _ => None,
        })
    };
    let own = before().filter(|_| !is_sent_abroad(draft, head));
    own.or_else(|| behind(&["in", "near", "of"]))
}

/// "the American **embassy**": whose country says nothing of where it stands.
fn is_sent_abroad(draft: &Draft<'_>, head: usize) -> bool {
    let (frames, word) = (&draft.lexicon.frames, key(draft, head));
    matches!(
        &*word,
        "embassy" | "consulate" | "ship" | "vessel" | "warship" | "plane" | "jet" | "compound" | "interest"
    ) || frames.is_in("troops", &word)
        || frames.is_in("envoy", &word)
}

/// "the **Orlando** shooting": a place in front of the noun.
fn place_before(draft: &Draft<'_>, event: &Found) -> Option<PlaceId> {
    let annotation = draft.annotation;
    let kind = draft.lexicon.frames.all()[event.frame].r#type;
    let happens =
        matches!(kind, EventType::Assault | EventType::Protest) && !clause::is_verbal(annotation, event.token);
    let mut before = annotation.children_with(event.token, Label::Compound).filter(|_| happens);
    before.find_map(|name| draft.place_of[name])
}

/// "Miami, **where** delegations have been gathering".
fn where_clause(draft: &Draft<'_>, verb: usize) -> Option<PlaceId> {
    let annotation = draft.annotation;
    let is_relative = annotation.tokens()[verb].label == Label::Relcl
        && annotation.children_with(verb, Label::Advmod).any(|adverb| is_word(draft, adverb, &["where"]));
    if is_relative { annotation.head(verb).and_then(|head| place_in(draft, head, 1)) } else { None }
}

/// "an attack on **Odesa**": a place that is struck is where it happens.
fn place_of_target(draft: &Draft<'_>, event: &Found) -> Option<PlaceId> {
    let annotation = draft.annotation;
    let direct = clause::object(annotation, event.token);
    let passive = annotation.child(event.token, Label::Nsubjpass);
    direct.into_iter().chain(passive).find_map(|object| place_in(draft, object, 2)).or_else(|| {
        annotation
            .children_with(event.token, Label::Prep)
            .filter(|&prep| is_word(draft, prep, &["on", "against", "of"]))
            .filter_map(|prep| annotation.child(prep, Label::Pobj))
            .find_map(|object| place_in(draft, object, 2))
    })
}

fn time_below(draft: &Draft<'_>, anchor: usize, trigger: usize) -> Option<TimeId> {
    let annotation = draft.annotation;
    let mut second = None;
    for child in annotation.children(anchor) {
        let found = match annotation.tokens()[child].label {
            Label::Npadvmod | Label::Advmod | Label::Poss | Label::Compound | Label::Nmod | Label::Dep => {
                time_at(draft, child)
            }
            // "briefed **current** officials" is of the officials, "a **recent** raid" of the raid.
            Label::Amod if anchor == trigger => time_at(draft, child),
            Label::Prep => annotation.children(child).find_map(|object| time_at(draft, object)),
            _ => None,
        };
        let Some(found) = found.filter(|_| !is_span_of_first(draft, trigger, child)) else { continue };
        match draft
            .record
            .times
            .get(found.index())
            .map(|time| (time.r#type, time.begin.is_some() || time.end.is_some()))
        {
            Some((TimeType::Date | TimeType::Time, _)) => return Some(found),
            Some((TimeType::Duration, true)) | None => second = second.or(Some(found)),
            _ => {}
        }
    }
    second
}

/// "the **first** talks **in** six months" tells how long there were none.
fn is_span_of_first(draft: &Draft<'_>, trigger: usize, preposition: usize) -> bool {
    is_word(draft, preposition, &["in", "for", "since"])
        && draft.annotation.children_with(trigger, Label::Amod).any(|adjective| {
            is_word(draft, adjective, &["first", "worst", "deadliest", "biggest", "largest", "highest"])
        })
}

/// The time a phrase names, at its head or just below: "**Friday**", "a day **earlier**", "the past **week**".
fn time_at(draft: &Draft<'_>, head: usize) -> Option<TimeId> {
    let annotation = draft.annotation;
    draft.time_of[head].or_else(|| {
        let below = annotation.children(head).filter(|&child| {
            matches!(
                annotation.tokens()[child].label,
                Label::Npadvmod | Label::Amod | Label::Nummod | Label::Compound | Label::Advmod | Label::Pobj
            )
        });
        let is_adverb = matches!(annotation.tokens()[head].label, Label::Advmod | Label::Npadvmod | Label::Prep);
        below.filter(|_| is_adverb).find_map(|child| draft.time_of[child])
    })
}

/// The numbers that count the heads' phrases.
pub(super) fn quantities(draft: &Draft<'_>, heads: impl Iterator<Item = usize>) -> Vec<QuantityId> {
    let annotation = draft.annotation;
    let mut all: Vec<QuantityId> = Vec::new();
    for head in heads {
        for one in clause::conjuncts(annotation, head) {
            let numbers = annotation.children(one).filter(|&child| {
                matches!(
                    annotation.tokens()[child].label,
                    Label::Nummod | Label::Quantmod | Label::Amod | Label::Advmod
                )
            });
            for token in numbers.chain([one]) {
                if let Some(quantity) = draft.quantity_of[token]
                    && !all.contains(&quantity)
                {
                    all.push(quantity);
                }
            }
        }
    }
    all.sort();
    all
}

fn is_word(draft: &Draft<'_>, token: usize, words: &[&str]) -> bool {
    words.iter().any(|word| draft.word(token).eq_ignore_ascii_case(word))
}
