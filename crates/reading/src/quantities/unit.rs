//! Units of measure, money and ages.
//!
//! - Finds: "$3bn", "US$ 5 million", "€2 million", "400 euros", "43 percent", "12 km", "a 900-megawatt plant",
//!   "75-year-old", "nine years old", "5m USD".
//! - Leaves: lengths of time, which are times.
//! - Cannot see: "a barrel" in "$80 a barrel", and units of units.

use super::scene::Scene;
use crate::times::words::{Class, Kind};

/// The currency whose sign ends right before `start`, and the sign's first word.
pub fn sign(scene: &Scene<'_>, start: usize) -> Option<(String, usize)> {
    (1..=5).rev().find_map(|length| {
        let first = start.checked_sub(length)?;
        let is_whole = (first + 1..start).all(|index| scene.words.is_glued(index))
            && !(first > 0 && scene.words.is_glued(first) && scene.words.list[first - 1].kind == Kind::Letters);
        let sign = joined(scene, first, start);
        let code = scene.items.sign(&sign).or_else(|| code(scene, first, start));
        code.filter(|_| is_whole).map(|code| (code.to_owned(), first))
    })
}

/// An ISO 4217 code in capitals: "USD 5 million".
fn code<'a>(scene: &Scene<'a>, first: usize, end: usize) -> Option<&'a str> {
    let word = scene.words.list.get(first).filter(|_| first + 1 == end)?;
    let letters = scene.text.get(word.start as usize..word.end as usize)?;
    let is_code = letters.len() == 3 && letters.bytes().all(|letter| letter.is_ascii_uppercase());
    is_code.then(|| scene.items.currency(scene.at(first))).flatten()
}

/// The words from `first` up to `end`, as they are spaced.
fn joined(scene: &Scene<'_>, first: usize, end: usize) -> String {
    let (Some(head), Some(last)) = (scene.words.list.get(first), scene.words.list.get(end.wrapping_sub(1))) else {
        return String::new();
    };
    scene.words.lower.get(head.start as usize..last.end as usize).unwrap_or_default().to_owned()
}

/// The scale that letters glued to an amount of money give ("3bn", "2.5m"), and the word after.
pub fn money_scale(scene: &Scene<'_>, end: usize) -> Option<(f64, usize)> {
    let scale = match scene.at(end) {
        "m" | "mn" => 1e6,
        "b" => 1e9,
        "tn" | "t" => 1e12,
        _ => return None,
    };
    Some((scale, end + 1))
}

/// The unit that begins right after an amount, directly or after a hyphen, and the word after it.
pub fn after(scene: &Scene<'_>, end: usize) -> Option<(String, usize)> {
    let is_hyphenated = scene.words.is_hyphen(end);
    let at = end + usize::from(is_hyphenated);
    if let Some(age) = age(scene, at) {
        return Some(age);
    }
    (1..=5).rev().find_map(|length| {
        let words = joined(scene, at, (at + length).min(scene.words.list.len()));
        if at + length > scene.words.list.len() || words.is_empty() {
            return None;
        }
        let unit = scene.items.measure(&words).or_else(|| scene.items.currency(&words)).map(str::to_owned)?;
        let is_symbol = words.len() <= 2 && words.bytes().all(|letter| letter.is_ascii_alphabetic());
        let is_wrong_symbol = is_symbol && !is_unit_symbol(scene, at, at + length);
        let is_partial = scene.words.is_glued(at + length)
            && scene.words.list.get(at + length).is_some_and(|word| matches!(word.kind, Kind::Letters | Kind::Digits));
        (!is_wrong_symbol && !is_partial).then_some((unit, at + length))
    })
}

/// A symbol of one or two letters is a unit only where nothing else is likely: "5 m" but not "5 t shirts", "6 pm".
fn is_unit_symbol(scene: &Scene<'_>, at: usize, end: usize) -> bool {
    let is_single = scene.at(at).len() == 1;
    !scene.is(end, &["-", "'", "’"]) && (!is_single || scene.words.is_glued(at))
}

/// "year-old", "years old", "years of age".
fn age(scene: &Scene<'_>, at: usize) -> Option<(String, usize)> {
    use crate::times::words::Unit;
    let Class::Unit(unit, _) = scene.words.class(at) else { return None };
    let name = match unit {
        Unit::Day => "day",
        Unit::Week => "week",
        Unit::Month => "month",
        Unit::Year => "year",
        _ => return None,
    };
    let next = at + 1 + usize::from(scene.words.is_hyphen(at + 1));
    if scene.is(next, &["old", "olds"]) {
        return Some((name.to_owned(), next + 1));
    }
    scene.reads(at + 1, &["of", "age"]).then(|| (name.to_owned(), at + 3))
}

/// "aged 75", "age 75": the unit of a bare number.
pub fn is_aged(scene: &Scene<'_>, start: usize) -> bool {
    start > 0 && scene.is(start - 1, &["aged", "age", "ages"])
}
