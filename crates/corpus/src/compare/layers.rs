//! The layers one by one: what counts as the same thing, and what of it is asked.

use std::collections::BTreeMap;

use onrecord_record::{Actor, ActorId, Dispute, Event, Place, Quantity, Span, Statement};

use super::facts::Texts;
use super::pairs::one_to_one;
use super::score::{Layer, LayerScores, Score};

type Actors = BTreeMap<ActorId, ActorId>;

/// Counts the pairs as right and what is left over as missed or wrong.
fn count<T>(
    score: &mut Score,
    (gold, system): (&[T], &[T]),
    pairs: &[(usize, usize)],
    in_words: impl Fn(&T) -> String,
) {
    score.right += pairs.len();
    let missed = gold.iter().enumerate().filter(|(idx, _)| !pairs.iter().any(|pair| pair.0 == *idx));
    score.missed.extend(missed.map(|(_, thing)| in_words(thing)));
    let wrong = system.iter().enumerate().filter(|(idx, _)| !pairs.iter().any(|pair| pair.1 == *idx));
    score.wrong.extend(wrong.map(|(_, thing)| in_words(thing)));
}

/// 1 where the spans share a position, a little more where they are the same.
fn overlap(left: Span, right: Span) -> f64 {
    if left == right { 2.0 } else { f64::from(left.overlaps(right)) }
}

pub fn times(texts: &Texts<'_>, scores: &mut LayerScores) {
    let (gold, system) = (&texts.gold.times, &texts.system.times);
    let pairs = one_to_one(
        gold,
        system,
        |left, right| {
            if left.value == right.value { overlap(left.span, right.span) } else { 0.0 }
        },
    );
    let words = |time: &onrecord_record::Time| format!("{} = {}", texts.words(time.span), time.value);
    count(scores.of_mut(Layer::Times), (gold, system), &pairs, words);
}

pub fn quantities(texts: &Texts<'_>, scores: &mut LayerScores) {
    let (gold, system) = (&texts.gold.quantities, &texts.system.quantities);
    let facts = |quantity: &Quantity| {
        // Where there is a unit, it says what is measured; "of what" is told in too many ways to be held against it.
        let of = quantity.unit.clone().or_else(|| quantity.item.clone());
        (quantity.value, quantity.low, quantity.high, of)
    };
    let pairs =
        one_to_one(
            gold,
            system,
            |left, right| {
                if facts(left) == facts(right) { overlap(left.span, right.span) } else { 0.0 }
            },
        );
    let words = |quantity: &Quantity| {
        let number = match (quantity.value, quantity.low, quantity.high) {
            (Some(value), ..) => value.to_string(),
            (None, low, high) => format!("{low:?}..{high:?}"),
        };
        let of = [quantity.unit.as_deref(), quantity.item.as_deref()].into_iter().flatten().collect::<Vec<_>>();
        format!("{} = {number} {}", texts.words(quantity.span), of.join(" "))
    };
    count(scores.of_mut(Layer::Quantities), (gold, system), &pairs, words);
}

pub fn places(texts: &Texts<'_>, scores: &mut LayerScores) {
    let (gold, system) = (place_mentions(&texts.gold.places), place_mentions(&texts.system.places));
    let pairs =
        one_to_one(
            &gold,
            &system,
            |left, right| {
                if left.0.country == right.0.country { overlap(left.1, right.1) } else { 0.0 }
            },
        );
    let words = |(place, span): &(&Place, Span)| {
        format!("{} = {}", texts.words(*span), place.country.as_deref().unwrap_or("no country"))
    };
    count(scores.of_mut(Layer::Places), (&gold, &system), &pairs, words);
}

/// Every mention of every place.
fn place_mentions(places: &[Place]) -> Vec<(&Place, Span)> {
    places.iter().flat_map(|place| place.mentions.iter().map(move |span| (place, *span))).collect()
}

pub fn actors(texts: &Texts<'_>, actors: &Actors, scores: &mut LayerScores) {
    let (gold, system) = (&texts.gold.actors, &texts.system.actors);
    let pairs: Vec<_> = actors.iter().map(|(left, right)| (left.index(), right.index())).collect();
    let words = |actor: &Actor| actor.name.clone();
    count(scores.of_mut(Layer::Actors), (gold, system), &pairs, words);
    for (left, right) in pairs {
        let (left, right) = (&gold[left], &system[right]);
        let mentions = one_to_one(&left.mentions, &right.mentions, |a, b| overlap(a.span, b.span));
        let words = |mention: &onrecord_record::Mention| format!("{} = {}", texts.words(mention.span), left.name);
        let both = (left.mentions.as_slice(), right.mentions.as_slice());
        count(scores.of_mut(Layer::Mentions), both, &mentions, words);
        value(scores.of_mut(Layer::Countries), &left.name, left.country.as_deref(), right.country.as_deref());
        let (sector, sectors) = (left.sectors.first(), &right.sectors);
        let found = sector.filter(|sector| sectors.contains(sector)).or(sectors.first());
        value(scores.of_mut(Layer::Sectors), &left.name, sector.map(String::as_str), found.map(String::as_str));
    }
}

/// Counts a fact that either side may leave open.
fn value(score: &mut Score, of: &str, gold: Option<&str>, system: Option<&str>) {
    match (gold, system) {
        (None, None) => {}
        (Some(gold), Some(system)) if gold == system => score.right(),
        _ => {
            score.missed.extend(gold.map(|gold| format!("{of} = {gold}")));
            score.wrong.extend(system.map(|system| format!("{of} = {system}")));
        }
    }
}

pub fn statements(texts: &Texts<'_>, actors: &Actors, scores: &mut LayerScores) {
    let (gold, system) = (&texts.gold.statements, &texts.system.statements);
    let pairs = one_to_one(gold, system, |left, right| {
        let cues = match (left.cue, right.cue) {
            (Some(left), Some(right)) => left.overlaps(right),
            (None, None) => true,
            _ => false,
        };
        let content = texts.word_f1(&left.content, &right.content);
        if cues && content >= 0.5 { content } else { 0.0 }
    });
    let words = |statement: &Statement| {
        let cue = statement.cue.map_or_else(|| "no cue".to_owned(), |cue| texts.words(cue));
        format!("[{cue}] {}", texts.joined(&statement.content))
    };
    count(scores.of_mut(Layer::Statements), (gold, system), &pairs, words);
    for (left, right) in pairs {
        let (left, right) = (&gold[left], &system[right]);
        let speaker = |statement: &Statement| {
            let span = statement.speaker_span.map_or_else(|| "nobody".to_owned(), |span| texts.words(span));
            format!("{} said by {span}", words(statement))
        };
        let same = is_same_speaker(left, right, actors);
        scores.of_mut(Layer::Speakers).agree(same, || speaker(left), || speaker(right));
        let stance = |statement: &Statement| format!("{} = {}", words(statement), statement.stance.as_str());
        let same = left.stance == right.stance;
        scores.of_mut(Layer::Stances).agree(same, || stance(left), || stance(right));
    }
}

/// Whether two statements have the same speaker: the paired actor, shared words, or nobody.
fn is_same_speaker(gold: &Statement, system: &Statement, actors: &Actors) -> bool {
    let paired = gold.speaker.and_then(|speaker| actors.get(&speaker));
    if paired.is_some() && paired == system.speaker.as_ref() {
        return true;
    }
    match (gold.speaker_span, system.speaker_span) {
        (Some(left), Some(right)) => left.overlaps(right),
        (None, None) => gold.speaker.is_none() && system.speaker.is_none(),
        _ => false,
    }
}

pub fn events(texts: &Texts<'_>, actors: &Actors, scores: &mut LayerScores) {
    let (gold, system) = (&texts.gold.events, &texts.system.events);
    let pairs =
        one_to_one(
            gold,
            system,
            |left, right| {
                if left.r#type == right.r#type { overlap(left.trigger, right.trigger) } else { 0.0 }
            },
        );
    let words = |event: &Event| format!("{} {}", event.r#type.as_str(), texts.words(event.trigger));
    count(scores.of_mut(Layer::Events), (gold, system), &pairs, words);
    for (left, right) in pairs {
        let (left, right) = (&gold[left], &system[right]);
        let acted = (left.actors.as_slice(), right.actors.as_slice());
        parties(texts, actors, scores.of_mut(Layer::EventActors), &words(left), acted);
        let received = (left.recipients.as_slice(), right.recipients.as_slice());
        parties(texts, actors, scores.of_mut(Layer::EventRecipients), &words(left), received);
        let status = |event: &Event| format!("{} = {:?}", words(event), event.status);
        let same = left.status == right.status;
        scores.of_mut(Layer::EventStatuses).agree(same, || status(left), || status(right));
    }
}

/// Counts the parties of one event.
fn parties(texts: &Texts<'_>, actors: &Actors, score: &mut Score, of: &str, (gold, system): (&[ActorId], &[ActorId])) {
    let expected: Vec<_> = gold.iter().map(|id| (id, actors.get(id))).collect();
    for (id, paired) in &expected {
        if paired.is_some_and(|paired| system.contains(paired)) {
            score.right();
        } else {
            score.missed.push(format!("{of}: {}", texts.gold.actors[id.index()].name));
        }
    }
    let extra = system.iter().filter(|id| !expected.iter().any(|(_, paired)| *paired == Some(id)));
    score.wrong.extend(extra.map(|id| format!("{of}: {}", texts.system.actors[id.index()].name)));
}

pub fn disputes(texts: &Texts<'_>, scores: &mut LayerScores) {
    let sources = |record: &onrecord_record::Record, dispute: &Dispute| -> Vec<Span> {
        let ids = dispute.sides.iter().flatten();
        ids.filter_map(|id| record.statements.get(id.index()).and_then(|statement| statement.cue)).collect()
    };
    let (gold, system) = (&texts.gold.disputes, &texts.system.disputes);
    let pairs = one_to_one(gold, system, |left, right| {
        let (ours, theirs) = (sources(texts.gold, left), sources(texts.system, right));
        let shared = ours.iter().filter(|cue| theirs.iter().any(|other| other.overlaps(**cue))).count();
        if left.kind == right.kind { shared as f64 } else { 0.0 }
    });
    let words = |dispute: &Dispute| format!("{:?}: {}", dispute.kind, dispute.explanation);
    count(scores.of_mut(Layer::Disputes), (gold, system), &pairs, words);
}
