//! Different numbers for the same thing.
//!
//! - Finds: "the army said **40** people were killed" against "residents said **12** people were killed", or "rebels put
//!   the toll at **12**".
//! - Leaves: numbers whose hedges allow both ("at least 40", "42"); what is only planned or expected.
//! - Cannot see: a toll that grows over time, unless the times are told.

use onrecord_record::{DisputeKind, Event, EventType, Hedge, Quantity, Span, Statement, StatementId};

use super::negation::are_different_voices;
use super::{Finding, explain, same};
use crate::Draft;

/// How far "about" and "nearly" may be off, as a share of the number. A choice: newsrooms give no figure.
const SLACK: f64 = 0.15;
/// Sentences between two counts of one thing.
const NEAR: u32 = 6;
/// Sentences back to the dead that a toll counts.
const TOLL_REACH: u32 = 3;

/// Every pair of voices that count the same thing differently.
pub(super) fn find(draft: &Draft<'_>) -> Vec<Finding> {
    let events = &draft.record.events;
    let mut findings = Vec::new();
    let counts = |event: &Event| !event.quantities.is_empty();
    for (index, one) in events.iter().enumerate().filter(|(_, event)| counts(event)) {
        for other in events[index + 1..].iter().take(super::REACH).filter(|event| counts(event)) {
            let are_told = same::is_told(one) && same::is_told(other) && is_near(draft, one, other);
            if are_told && are_different_voices(draft, one, other) && same::tells_same_act(draft, one, other) {
                findings.extend(finding(draft, one, other));
            }
        }
    }
    findings.extend(draft.record.statements.iter().filter_map(|toll| against_toll(draft, toll)));
    findings
}

/// Whether few sentences lie between the two: the count of another attack stands further off.
fn is_near(draft: &Draft<'_>, one: &Event, other: &Event) -> bool {
    let sentence = |event: &Event| {
        let token = draft.tokens_in(event.trigger).start;
        draft.annotation.tokens().get(token).map(|token| token.sentence)
    };
    sentence(one).zip(sentence(other)).is_some_and(|(one, other)| one.abs_diff(other) <= NEAR)
}

/// "Rebels **put the toll at** 12" against what somebody else says of how many were killed shortly before.
fn against_toll(draft: &Draft<'_>, toll: &Statement) -> Option<Finding> {
    let tokens: Vec<usize> = toll.content.iter().flat_map(|part| draft.tokens_in(*part)).collect();
    if !tokens.iter().any(|&token| draft.annotation.lemma(token) == "toll") || !toll.about.is_empty() {
        return None;
    }
    let number = tokens.iter().find_map(|&token| draft.quantity_of[token])?;
    let number = &draft.record.quantities[number.index()];
    let near = |event: &&Event| {
        let sentence = |span: Span| draft.annotation.tokens()[draft.tokens_in(span).start].sentence;
        let here = sentence(number.span);
        event.trigger.end <= number.span.start && here - sentence(event.trigger) <= TOLL_REACH
    };
    let counts_dead = |event: &&Event| event.r#type == EventType::Assault && !event.quantities.is_empty();
    let events = &draft.record.events;
    let before = events.partition_point(|event| event.trigger.end <= number.span.start);
    let other = events[..before].iter().rev().take_while(near).find(counts_dead)?;
    let speaker = |id: &StatementId| draft.record.statements[id.index()].speaker;
    if other.according_to.first().and_then(speaker) == toll.speaker {
        return None;
    }
    let left = other.quantities.iter().map(|id| &draft.record.quantities[id.index()]).find(|left| {
        let (one, other) = (bounds(left), bounds(number));
        left.unit.is_none() && one.zip(other).is_some_and(|(one, other)| one.1 < other.0 || other.1 < one.0)
    })?;
    let explanation = format!(
        "{} gives {}, {} puts the toll at {}",
        explain::speaker(draft, other.according_to.first().copied()),
        left.span.slice(draft.text),
        explain::speaker(draft, Some(toll.id)),
        number.span.slice(draft.text),
    );
    let sides = [other.according_to.clone(), vec![toll.id]];
    Some(Finding { kind: DisputeKind::Number, sides, about: vec![other.id], explanation })
}

fn finding(draft: &Draft<'_>, one: &Event, other: &Event) -> Option<Finding> {
    let quantities = |event: &Event| event.quantities.iter().map(|id| &draft.record.quantities[id.index()]).collect();
    let (ones, others): (Vec<&Quantity>, Vec<&Quantity>) = (quantities(one), quantities(other));
    let (left, right) =
        ones.iter().find_map(|left| others.iter().find(|right| conflict(left, right)).map(|right| (left, right)))?;
    let explanation = format!(
        "{} gives {}, {} gives {} ({})",
        explain::speaker(draft, one.according_to.first().copied()),
        left.span.slice(draft.text),
        explain::speaker(draft, other.according_to.first().copied()),
        right.span.slice(draft.text),
        left.item.as_deref().or(left.unit.as_deref()).unwrap_or("number"),
    );
    Some(Finding {
        kind: DisputeKind::Number,
        sides: [one.according_to.clone(), other.according_to.clone()],
        about: vec![one.id, other.id],
        explanation,
    })
}

/// Whether two quantities count the same thing and no number fits both.
fn conflict(one: &Quantity, other: &Quantity) -> bool {
    let is_same_thing = one.unit == other.unit && (one.item.is_some() || one.unit.is_some()) && one.item == other.item;
    match (bounds(one), bounds(other)) {
        (Some(one), Some(other)) => is_same_thing && (one.1 < other.0 || other.1 < one.0),
        _ => false,
    }
}

/// The least and greatest number that the words allow.
fn bounds(quantity: &Quantity) -> Option<(f64, f64)> {
    if let (Some(low), Some(high)) = (quantity.low, quantity.high) {
        return Some((low, high));
    }
    let value = quantity.value.or(quantity.low).or(quantity.high)?;
    Some(match quantity.hedge {
        None => (value, value),
        Some(Hedge::Approximately) => (value * (1.0 - SLACK), value * (1.0 + SLACK)),
        Some(Hedge::Nearly) => (value * (1.0 - SLACK), value),
        Some(Hedge::Over | Hedge::AtLeast) => (value, f64::INFINITY),
        Some(Hedge::Under | Hedge::AtMost) => (f64::NEG_INFINITY, value),
    })
}

#[cfg(test)]
mod tests {
    use onrecord_record::{QuantityId, Span};

    use super::*;

    fn people(value: f64, hedge: Option<Hedge>) -> Quantity {
        Quantity {
            id: QuantityId::at(0),
            span: Span::default(),
            value: Some(value),
            low: None,
            high: None,
            hedge,
            change: None,
            unit: None,
            item: Some("person".into()),
        }
    }

    #[test]
    fn numbers_conflict_only_when_no_number_fits_both() {
        assert!(conflict(&people(40.0, None), &people(12.0, None)));
        assert!(!conflict(&people(40.0, Some(Hedge::AtLeast)), &people(42.0, None)));
        assert!(conflict(&people(40.0, Some(Hedge::AtLeast)), &people(12.0, None)));
        assert!(!conflict(&people(40.0, Some(Hedge::Approximately)), &people(38.0, None)));
    }
}
