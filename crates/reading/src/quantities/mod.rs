//! How many and how much.
//!
//! At every word that can begin an [`amount`] one is read, with its [`hedge`], its [`unit`] and the [`item`] that
//! it counts. Numbers that are part of a time are left to [`crate::times`], numbers that name ("Resolution
//! 2334") to [`label`]. `docs/quantities.md` says what bounds and items mean.

mod age;
mod amount;
mod carried;
mod change;
mod hedge;
mod item;
mod label;
mod scene;
#[cfg(test)]
mod tests;
mod unit;

use std::ops::Range;

use onrecord_record::{Hedge, Quantity, QuantityId, Span};

use crate::Draft;
use crate::times::words::Class;
use amount::{Amount, Value};
use scene::Scene;

/// How many and how much.
pub fn read(draft: &mut Draft<'_>) {
    let words = draft.words();
    let scene = Scene::new(draft, &words);
    let all = find(&scene);
    let changes: Vec<_> = all.iter().map(|found| change::read(&scene, found)).collect();
    for (found, change) in all.into_iter().zip(changes) {
        let id = QuantityId::at(draft.record.quantities.len());
        let span = Span::new(words.list[found.words.start].start, words.list[found.words.end - 1].end);
        for token in draft.tokens_in(span) {
            draft.quantity_of[token] = Some(id);
        }
        let (value, low, high) = match found.value {
            Value::Exact(value) => (Some(rounded(value)), None, None),
            Value::Range(low, high) => (None, Some(rounded(low)), Some(rounded(high))),
        };
        let Found { hedge, unit, item, .. } = found;
        draft.record.quantities.push(Quantity { id, span, value, low, high, hedge, change, unit, item });
    }
}

/// What arithmetic in binary adds to a whole number ("16.6 billion" as 16,600,000,000.000002) is not in the text.
fn rounded(value: f64) -> f64 {
    let whole = value.round();
    if (value - whole).abs() < whole.abs() * 1e-12 { whole } else { value }
}

/// A quantity found at some words.
struct Found {
    words: Range<usize>,
    value: Value,
    hedge: Option<Hedge>,
    unit: Option<String>,
    item: Option<String>,
}

/// All quantities, in text order, not overlapping.
fn find(scene: &Scene<'_>) -> Vec<Found> {
    let mut all: Vec<Found> = Vec::new();
    let mut at = 0;
    while at < scene.words.list.len() {
        let found = (amount::may_begin(scene, at) && !scene.is_time(at)).then(|| quantity(scene, at, &all)).flatten();
        at = found.as_ref().map_or(at + 1, |found| found.words.end);
        all.extend(found);
    }
    all
}

/// Words after "times" that make a multiple of it: "three times the estimate", "twelve times as many".
const MULTIPLIED: &[&str] = &[
    "as", "more", "the", "higher", "larger", "greater", "bigger", "its", "their", "his", "her", "faster", "less",
    "what", "that", "those", "likelier", "better", "worse", "longer",
];

/// The quantity whose amount begins at `start`.
fn quantity(scene: &Scene<'_>, start: usize, before: &[Found]) -> Option<Found> {
    let amount = amount::read(scene, start)?;
    // "three times": how often, not how many; "2." at the head of a line: which.
    let is_often = scene.is(amount.end, &["times"]) && !scene.is(amount.end + 1, MULTIPLIED);
    let is_first = scene.words.list[start].begins_line && scene.is(start + 1, &[".", ")"]);
    let is_inner = start > 0 && scene.at(start + 1) == ")" && scene.is(start - 1, &[":", ",", ";", "and"]);
    let is_numbering = amount.end == start + 1 && (is_first || is_inner && scene.words.digits(start).len() == 1);
    if is_often || is_numbering || is_suspended(scene, amount.end) {
        return None;
    }
    let is_or = start > 1 && scene.at(start - 1) == "or" && scene.is_time(start - 2);
    if is_or || scene.is_time(amount.end - 1) || is_ordinal(scene, amount.end) {
        return None;
    }
    let floor = before.last().map_or(0, |last| last.words.end);
    let (unit, first, amount) = measured(scene, start, amount, floor);
    let is_bare = first == start && unit.is_none();
    if is_bare && (label::is_name(scene, start, amount.end) || label::is_date(scene, start, amount.end))
        || first == start && scene.is_tail(start)
    {
        return None;
    }
    let (unit, amount) = unit::with_smaller(scene, unit, amount);
    let unit =
        unit.or_else(|| carried::points(scene, amount.end, before).map(|end| ("percentage point".to_owned(), end)));
    let end = unit.as_ref().map_or(amount.end, |(_, end)| *end);
    let (joined, end) = joined_thing(scene, end, unit.is_some())?;
    let unit = unit.map(|(unit, _)| unit);
    let (hedge, words) = hedged(scene, first, end, floor);
    let found = counted(scene, start, Found { words, value: amount.value, hedge, unit, item: joined }, before);
    let is_empty = found.unit.is_none() && found.item.is_none();
    let is_dropped = is_bare && item::is_named(scene, start, amount.end)
        || is_empty && (is_weak(scene, start, &amount) || label::is_anaphor(scene, &found.words));
    (!is_dropped).then_some(found)
}

/// A quantity with what it counts, from the tree or from what was counted before.
fn counted(scene: &Scene<'_>, start: usize, found: Found, before: &[Found]) -> Found {
    let Found { words, value, hedge, unit, item } = found;
    let is_aged = unit.is_none() && age::is_bare(scene, &words, start);
    if is_aged {
        return Found { words, value, hedge, unit: Some("year".to_owned()), item: None };
    }
    let last = before.last().filter(|last| is_near(scene, last.words.end, start)).and_then(|last| last.item.as_deref());
    let item = item.or_else(|| item::read(scene, start, words.end, unit.as_deref(), last).map(|item| item.name));
    let item = item.filter(|_| !unit.as_deref().is_some_and(is_currency));
    if unit.is_some() || item.is_some() {
        return Found { words, value, hedge, unit, item };
    }
    let carried = carried::read(scene, start, &words, before).unwrap_or_default();
    Found { words, value, hedge, unit: carried.unit, item: carried.item }
}

/// "21st": digits with an ordinal's ending.
fn is_ordinal(scene: &Scene<'_>, end: usize) -> bool {
    scene.words.is_glued(end) && scene.is(end, &["st", "nd", "rd", "th", "s"])
}

/// The unit of an amount and its end, the first word with a sign of money, and the amount with money's scale.
fn measured(scene: &Scene<'_>, start: usize, amount: Amount, floor: usize) -> (Option<(String, usize)>, usize, Amount) {
    let opens = usize::from(scene.is(start, &["between", "from"]));
    let sign = unit::sign(scene, start + opens).or_else(|| unit::sign(scene, start + opens + 1).filter(|_| opens > 0));
    if let Some((code, first)) = sign.filter(|(_, first)| *first >= floor) {
        let first = first.min(start);
        let (amount, end) = match unit::money_scale(scene, amount.end).filter(|_| scene.words.is_glued(amount.end)) {
            Some((scale, end)) => (Amount { end, value: scaled(amount.value, scale), ..amount }, end),
            None => (amount, amount.end),
        };
        // "-$5m": a loss.
        if let Value::Exact(value) = amount.value
            && first > floor
            && first < start
            && amount::is_minus(scene, first - 1)
        {
            return (Some((code, end)), first - 1, Amount { value: Value::Exact(-value), ..amount });
        }
        return (Some((code, end)), first, amount);
    }
    let amount = match unit::letter_scale(scene, amount.end) {
        Some(scale) => Amount { end: amount.end + 1, value: scaled(amount.value, scale), ..amount },
        None => amount,
    };
    if let Some(code) = unit::millions(scene, amount.end) {
        let amount = Amount { end: amount.end + 1, value: scaled(amount.value, 1e6), ..amount };
        return (Some((code.to_owned(), amount.end)), start, amount);
    }
    let of_share = || amount.is_share.then(|| unit::of_share(scene, amount.end)).flatten();
    let unit = unit::after(scene, amount.end).or_else(of_share);
    // "60 USD million".
    match unit {
        Some((code, end)) if is_currency(&code) => match scene.words.class(end) {
            Class::Scale(scale) => {
                (Some((code, end + 1)), start, Amount { value: scaled(amount.value, scale as f64), ..amount })
            }
            _ => (Some((code, end)), start, amount),
        },
        unit => (unit, start, amount),
    }
}

/// Whether a unit is a currency by its ISO 4217 code.
fn is_currency(unit: &str) -> bool {
    unit.len() == 3 && unit.chars().all(char::is_uppercase)
}

fn scaled(value: Value, scale: f64) -> Value {
    match value {
        Value::Exact(value) => Value::Exact(value * scale),
        Value::Range(low, high) => Value::Range(if low < high { low * scale } else { low }, high * scale),
    }
}

/// "a two- or four-day fair": a number whose unit stands with the next one, of time more often than not.
fn is_suspended(scene: &Scene<'_>, end: usize) -> bool {
    scene.is(end, &["-"])
        && scene.words.is_glued(end)
        && !scene.words.is_glued(end + 1)
        && scene.is(end + 1, &["or", "and", "to"])
        && (end + 2..end + 5).any(|at| scene.is_time(at))
}

/// "a 12-member panel", "three-judge": the thing joined to a number; `None` where the joined word is no thing
/// ("three-way"), so that the number counts nothing.
fn joined_thing(scene: &Scene<'_>, end: usize, has_unit: bool) -> Option<(Option<String>, usize)> {
    if has_unit || !scene.words.is_hyphen(end) || scene.is(end + 1, &["odd", "plus"]) {
        return Some((None, end));
    }
    // "a 5,000-strong crowd".
    if scene.at(end + 1) == "strong" {
        return Some((Some("person".to_owned()), end + 2));
    }
    scene.items.thing(scene.at(end + 1)).map(|thing| (Some(thing.name.clone()), end + 2))
}

/// The hedge around the words, and the words with it.
fn hedged(scene: &Scene<'_>, first: usize, end: usize, floor: usize) -> (Option<Hedge>, Range<usize>) {
    let before = hedge::before(scene, first).filter(|(_, start)| *start >= floor && !scene.is_time(*start));
    let start = before.map_or(first, |(_, start)| start);
    let before = before.or_else(|| scene.reads(first, &["a", "couple"]).then_some((Hedge::Approximately, first)));
    match (before, hedge::after(scene, end)) {
        // "about 500 or more".
        (None | Some((Hedge::Approximately, _)), Some((hedge, end))) => (Some(hedge), start..end),
        (before, _) => (before.map(|(hedge, _)| hedge), start..end),
    }
}

/// Whether two places are in the same sentence.
fn is_near(scene: &Scene<'_>, from: usize, to: usize) -> bool {
    to - from.min(to) < 14 && !(from..to).any(|index| scene.words.ends_sentence(index))
}

/// Amounts that count only with a noun or unit: "one", "a hundred" as article, "from".
fn is_weak(scene: &Scene<'_>, start: usize, amount: &Amount) -> bool {
    scene.at(start) == "one" && amount.value == Value::Exact(1.0) || amount.is_share && scene.at(start) == "half"
}
