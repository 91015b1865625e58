//! Parts of a day.
//!
//! - Finds: "Sunday evening", "this morning", "last night", "tonight", "overnight", "late Monday afternoon", "the
//!   next morning", "Tuesday nights".
//! - Leaves: "night" and "morning" without a day ("morning trading").
//! - Cannot see: when a night of fighting began.

use jiff::ToSpan;
use jiff::civil::{Date, Time};
use onrecord_record::TimeType;

use super::found::{Anchor, Found, Meaning};
use super::period::{Period, add_days};
use super::scene::Scene;
use super::words::Class;
use super::{date, numeric, relative_day, weekday};

/// A part of a day that begins at `start`.
pub fn read(scene: &Scene<'_>, start: usize) -> Option<Found> {
    let (day, anchor, part, end) = fixed(scene, start)
        .or_else(|| of_day(scene, start))
        .or_else(|| after_of(scene, start))
        .or_else(|| before_day(scene, start))?;
    if scene.at(end - 1).ends_with('s') && scene.at(end - 1) != "s" {
        let Class::Weekday(number) = scene.class(start) else { return None };
        return Some(Found::value(start..end, TimeType::Set, format!("XXXX-WXX-{number}T{part}"), "set-of-weekdays"));
    }
    let value = day.map_or(format!("XXXX-XX-XXT{part}"), |day| format!("{day}T{part}"));
    let bounds = day.and_then(|day| bounds(day, part));
    Some(Found::new(start..end, TimeType::Time, Meaning::Clock { value, bounds }, "part-of-day", anchor))
}

type Part = (Option<Date>, Anchor, &'static str, usize);

/// "tonight", "overnight", "last night", "this morning", "the next morning".
fn fixed(scene: &Scene<'_>, start: usize) -> Option<Part> {
    let shifted = |days: i64| scene.published.and_then(|day| add_days(day, days));
    match scene.at(start) {
        "tonight" => return Some((scene.published, scene.document(), "NI", start + 1)),
        // "Snow will fall overnight": the night to come.
        "overnight" => {
            let days = if scene.is_ahead(start) { 0 } else { -1 };
            return Some((shifted(days), scene.document(), "NI", start + 1));
        }
        _ => {}
    }
    let at = start + usize::from(scene.at(start) == "the");
    let Class::Part(part) = scene.class(at + 1) else { return None };
    let from_text = |days: i64| match scene.latest(2, as_day) {
        Some((day, anchor)) => (add_days(day, days), anchor),
        None => (shifted(days), scene.document()),
    };
    let (day, anchor) = match scene.at(at) {
        "this" if at == start => (scene.published, scene.document()),
        "last" if part == "NI" || part == "EV" => (shifted(-1), scene.document()),
        "next" | "following" if at > start => from_text(1),
        "previous" if at > start => from_text(-1),
        "same" | "that" => from_text(0),
        _ => return None,
    };
    Some((day, anchor, part, at + 2))
}

fn as_day(period: Period) -> Option<Date> {
    match period {
        Period::Day(day) => Some(day),
        _ => None,
    }
}

/// "Sunday evening", "yesterday afternoon", "Dec. 21 morning".
fn of_day(scene: &Scene<'_>, start: usize) -> Option<Part> {
    let reads = [date::read, numeric::read, weekday::read, relative_day::read];
    let found = reads.iter().filter_map(|read| read(scene, start)).max_by_key(|found| found.words.end)?;
    let day = match found.meaning {
        Meaning::Period(Period::Day(day)) => Some(day),
        Meaning::Value(_) if scene.published.is_none() => None,
        _ => return None,
    };
    let at = found.words.end + usize::from(scene.is(found.words.end, &["late", "early"]));
    let Class::Part(part) = scene.class(at) else { return None };
    Some((day, found.anchor, part, at + 1))
}

/// "the morning of Dec. 21".
fn after_of(scene: &Scene<'_>, start: usize) -> Option<Part> {
    let at = start + usize::from(scene.at(start) == "the");
    let Class::Part(part) = scene.class(at) else { return None };
    let found = (scene.at(at + 1) == "of").then(|| date::read(scene, at + 2)).flatten()?;
    Some((Some(as_day(found.as_period()?)?), found.anchor, part, found.words.end))
}

/// "mid-afternoon yesterday", "mid-morning Friday".
fn before_day(scene: &Scene<'_>, start: usize) -> Option<Part> {
    let at = start + 1 + usize::from(scene.words.is_hyphen(start + 1));
    let Class::Part(part) = scene.class(at) else { return None };
    let at = at + 1 + usize::from(scene.at(at + 1) == "on");
    let found = (scene.at(start) == "mid")
        .then(|| relative_day::read(scene, at).or_else(|| weekday::read(scene, at)))
        .flatten()?;
    Some((Some(as_day(found.as_period()?)?), found.anchor, part, found.words.end))
}

/// First and last hour of a part of the day: mornings from 6 to 12, afternoons to 18, evenings to 24, nights to 6.
fn bounds(day: Date, part: &str) -> Option<(String, String)> {
    let (begin, hours) = match part {
        "MO" => (6, 6),
        "MI" => (11, 3),
        "AF" => (12, 6),
        "EV" => (18, 6),
        "NI" => (18, 12),
        _ => (6, 12),
    };
    let begin = day.to_datetime(Time::new(begin, 0, 0, 0).ok()?);
    let end = begin.checked_add(hours.hours()).ok()?;
    Some((begin.to_string(), end.to_string()))
}
