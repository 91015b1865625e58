//! Weekdays.
//!
//! - Finds: "on Sunday", "last Friday", "next Tuesday", "this coming Sunday", "Tuesdays", "the previous Friday".
//! - Leaves: "Sunday Times", "Good Friday" (a holiday), "Black Monday" (a name), weekdays of full dates ([`super::date`]), "two Sundays ago".
//! - Cannot see: a weekday some weeks back in a story told in order.

use onrecord_record::TimeType;

use super::found::{Anchor, Found, Meaning};
use super::period::{Period, add_days};
use super::scene::Scene;
use super::words::Class;

const NOT_DAYS: &[&str] =
    &["times", "telegraph", "mail", "mirror", "express", "herald", "post", "star", "sun", "world", "tribune", "school"];

/// Words before a weekday that make it the name of a day in history or of the year.
const NAMING: &[&str] =
    &["black", "bloody", "good", "super", "palm", "holy", "ash", "maundy", "cyber", "giving", "shrove", "whit"];

/// A weekday that begins at `start`, with the words that steer it.
pub fn read(scene: &Scene<'_>, start: usize) -> Option<Found> {
    let (turn, at) = turn(scene, start);
    let Class::Weekday(number) = scene.class(at) else { return None };
    let word = scene.at(at);
    let is_named = scene.follows(at, NAMING) && scene.is_capital(at - 1);
    let is_name = is_named || scene.is_capital(at + 1) && NOT_DAYS.contains(&scene.at(at + 1));
    let is_short = word.len() <= 4 && !matches!(word, "thur" | "tues") && !scene.is_capital(at);
    if is_name || is_short || scene.is_tail(at) && !scene.follows(at, &["-", "–"]) {
        return None;
    }
    if word.ends_with("days") && scene.at(at + 1) == "ago" {
        return None;
    }
    if word.ends_with("days") {
        return Some(Found::value(start..at + 1, TimeType::Set, format!("XXXX-WXX-{number}"), "set-of-weekdays"));
    }
    let words = start..at + 1;
    let Some(published) = scene.published else {
        let value = Meaning::Value(format!("XXXX-WXX-{number}"));
        return Some(Found::new(words, TimeType::Date, value, "weekday", Anchor::None));
    };
    let today = published.weekday().to_monday_one_offset();
    let back = i64::from((today - number).rem_euclid(7));
    if let Some(found) = before_told(scene, start, at, number) {
        return Some(found);
    }
    if is_nth(scene, at) {
        return None;
    }
    if let (Turn::Bare, Some(weeks)) = (&turn, weeks_after(scene, at + 1)) {
        let rule = if weeks < 0 { "weekday-last" } else { "weekday-next" };
        let day = add_days(published, weeks * 7 + i64::from(number - today))?;
        return Some(Found::period(words, Period::Day(day), rule, Anchor::Document));
    }
    let (days, rule) = match turn {
        Turn::Bare if scene.is_ahead(at) && back != 0 => (7 - back, "weekday-ahead"),
        Turn::Bare => (-back, "weekday-most-recent"),
        Turn::Last => (if back == 0 { -7 } else { -back }, "weekday-last"),
        Turn::Next => (7 - back, "weekday-next"),
        Turn::This => (if scene.is_ahead(start) || back > 3 { (7 - back) % 7 } else { -back }, "weekday-this"),
    };
    Some(Found::period(words, Period::Day(add_days(published, days)?), rule, Anchor::Document))
}

/// "the first Monday of each month", "the last Sunday in May": a day that only the month places.
fn is_nth(scene: &Scene<'_>, at: usize) -> bool {
    at > 0
        && (matches!(scene.class(at - 1), Class::Ordinal(1..=5)) || scene.is(at - 1, &["second", "last"]))
        && scene.is(at + 1, &["of", "in"])
}

/// "Thursday **last week**", "from Monday to Thursday **next week**": how many weeks away.
fn weeks_after(scene: &Scene<'_>, end: usize) -> Option<i64> {
    let is_range =
        scene.is(end, &["and", "or", "to", "through", "-"]) && matches!(scene.class(end + 1), Class::Weekday(_));
    let at = if is_range { end + 2 } else { end };
    match scene.at(at) {
        "last" if scene.at(at + 1) == "week" => Some(-1),
        "next" if scene.at(at + 1) == "week" => Some(1),
        _ => None,
    }
}

/// "the previous Friday" in an account of a Friday: a week before that one.
fn before_told(scene: &Scene<'_>, start: usize, at: usize, number: i8) -> Option<Found> {
    if !scene.follows(at, &["previous", "preceding"]) {
        return None;
    }
    let same = |period: Period| match period {
        Period::Day(day) if day.weekday().to_monday_one_offset() == number => Some(day),
        _ => None,
    };
    let (day, anchor) = scene.latest(2, same)?;
    Some(Found::period(start..at + 1, Period::Day(add_days(day, -7)?), "weekday-last", anchor))
}

enum Turn {
    Bare,
    Last,
    Next,
    This,
}

fn turn(scene: &Scene<'_>, start: usize) -> (Turn, usize) {
    let at = if scene.is(start, &["the", "this"]) { start + 1 } else { start };
    match scene.at(at) {
        "last" | "past" | "previous" => (Turn::Last, at + 1),
        "next" | "coming" | "following" => (Turn::Next, at + 1),
        _ if at > start && scene.at(start) == "this" => (Turn::This, at),
        _ => (Turn::Bare, start),
    }
}
