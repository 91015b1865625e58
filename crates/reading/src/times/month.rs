//! Months without a day.
//!
//! - Finds: "in July", "March 2021", "June of 1990", "June last year", "last April", "next March", "Sept. 2019".
//! - Leaves: "may" and "march" as verbs, "April" as a first name ("April Jones").
//! - Cannot see: a month of a year that the text told long before.

use onrecord_record::TimeType;

use super::date::{month_at, month_year};
use super::found::{Anchor, Found, Meaning};
use super::period::{Period, year_of};
use super::scene::Scene;
use super::words::{Class, Unit};

/// A month that begins at `start`.
pub fn read(scene: &Scene<'_>, start: usize) -> Option<Found> {
    let at = start + usize::from(scene.is(start, &["last", "next", "this"]));
    let at = at + usize::from(scene.is(at, &["past", "coming"]) && at > start);
    let (month, end) = month_at(scene, at)?;
    let bare_end = if scene.at(end - 1) == "." && scene.words.digits(end).is_empty() { end - 1 } else { end };
    if let Some((year, end)) = (at == start).then(|| year_after(scene, end)).flatten() {
        let period = Period::Month(year_of(year.0)?, month);
        return Some(Found::period(start..end, period, "month", year.1));
    }
    if !is_month(scene, at, start) {
        return None;
    }
    let words = start..bare_end;
    let Some(published) = scene.published else {
        return Some(Found::new(
            words,
            TimeType::Date,
            Meaning::Value(format!("XXXX-{month:02}")),
            "month",
            Anchor::None,
        ));
    };
    let this = i64::from(published.year());
    let is_before = month < published.month();
    let (year, rule) = match scene.at(start) {
        _ if at == start => {
            (told_year(scene, at, month).or_else(|| month_year(scene, at, month))?, "month-most-recent")
        }
        "last" => (if is_before { this } else { this - 1 }, "month-last"),
        "next" => (if month > published.month() { this } else { this + 1 }, "month-next"),
        _ => (this, "month-this"),
    };
    Some(Found::period(words, Period::Month(year_of(year)?, month), rule, Anchor::Document))
}

/// "the March election": the year in which the text put that month before.
fn told_year(scene: &Scene<'_>, at: usize, month: i8) -> Option<i64> {
    let told = |period: Period| match period {
        Period::Month(year, told) if told == month => Some(i64::from(year)),
        _ => None,
    };
    scene.is_described(at).then(|| scene.latest(8, told)).flatten().map(|(year, _)| year)
}

/// A year, and what it was counted from.
type Year = (i64, Anchor);

fn year_after(scene: &Scene<'_>, index: usize) -> Option<(Year, usize)> {
    let at = if scene.is(index, &[",", "of"]) { index + 1 } else { index };
    let digits = scene.words.digits(at);
    if digits.len() == 4 {
        return digits
            .parse()
            .ok()
            .filter(|year| (1000..2200).contains(year))
            .map(|year| ((year, Anchor::None), at + 1));
    }
    if matches!(scene.at(at), "'" | "’") && scene.words.digits(at + 1).len() == 2 {
        let short: i64 = scene.words.digits(at + 1).parse().ok()?;
        return Some(((if short > 40 { 1900 } else { 2000 } + short, Anchor::None), at + 2));
    }
    if let Some((year, end)) = super::year::spelled(scene, at) {
        return Some(((i64::from(year), Anchor::None), end));
    }
    let offset = match scene.at(at) {
        "last" => -1,
        "this" => 0,
        "next" => 1,
        _ => return None,
    };
    let year = i64::from(scene.published?.year()) + offset;
    (scene.class(at + 1) == Class::Unit(Unit::Year, false)).then_some(((year, Anchor::Document), at + 2))
}

/// Words before a doubtful month that make it a time.
const BEFORE: &[&str] = &[
    "in", "since", "until", "till", "by", "of", "from", "to", "through", "during", "last", "next", "this", "early",
    "late", "mid", "-", "and", "or", "for", "between", "before", "after", "each", "every", "between", "per", "the",
];

/// Whether a bare word is the month: capital, and for "May", "March" and names of people only where a time fits.
fn is_month(scene: &Scene<'_>, at: usize, start: usize) -> bool {
    if !scene.is_capital(at) || (scene.at(at).len() == 3 && scene.at(at) != "may") {
        return false;
    }
    let is_doubtful = matches!(scene.at(at), "may" | "march" | "april" | "june" | "august");
    if !is_doubtful || at > start {
        return true;
    }
    let is_placed = start > 0 && BEFORE.contains(&scene.at(start - 1));
    is_placed
        && !(scene.is_capital(at + 1) && !scene.words.is_glued(at + 1) && matches!(scene.class(at + 1), Class::Plain))
}
