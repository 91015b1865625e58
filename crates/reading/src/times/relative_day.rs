//! Days counted from the day of publication or from another day.
//!
//! - Finds: "today", "yesterday", "tomorrow", "the day before yesterday", "the same day", "the next day",
//!   "the previous day", "that day".
//! - Leaves: "USA Today", a name; "today's youth" cannot be told from today's news and is read as the day.
//! - Cannot see: "the day" of a story told over several days.

use onrecord_record::TimeType;

use super::found::{Anchor, Found, Meaning};
use super::period::{Period, add_days};
use super::scene::Scene;
use super::words::{Class, Unit};

/// A day that begins at `start`.
pub fn read(scene: &Scene<'_>, start: usize) -> Option<Found> {
    if let Some((end, days, rule)) = from_document(scene, start) {
        let Some(published) = scene.published else {
            let value = Meaning::Value("XXXX-XX-XX".to_owned());
            return Some(Found::new(start..end, TimeType::Date, value, rule, Anchor::None));
        };
        return Some(Found::period(start..end, Period::Day(add_days(published, days)?), rule, Anchor::Document));
    }
    from_time(scene, start)
}

fn from_document(scene: &Scene<'_>, start: usize) -> Option<(usize, i64, &'static str)> {
    if scene.is_capital(start) && scene.is_acronym(start.wrapping_sub(1)) && !scene.words.list[start].begins_line {
        return None;
    }
    Some(match scene.at(start) {
        "today" => (start + 1, 0, "today"),
        "yesterday" => (start + 1, -1, "yesterday"),
        "tomorrow" => (start + 1, 1, "tomorrow"),
        "the" if scene.reads(start, &["the", "day", "before", "yesterday"]) => (start + 4, -2, "yesterday"),
        "the" if scene.reads(start, &["the", "day", "after", "tomorrow"]) => (start + 4, 2, "tomorrow"),
        _ => return None,
    })
}

/// "that day", "the same day", "the next day": counted from the day mentioned last, else from publication.
fn from_time(scene: &Scene<'_>, start: usize) -> Option<Found> {
    let at = if scene.at(start) == "the" { start + 1 } else { start };
    let is_steered = at > start || scene.at(start) == "that";
    let days = match scene.at(at) {
        "same" => 0,
        "that" if at == start => 0,
        "next" | "following" => 1,
        "previous" | "preceding" => -1,
        _ => return None,
    };
    let at = if scene.reads(at, &["that", "same"]) { at + 1 } else { at };
    let end = at + 2;
    if !is_steered || scene.class(at + 1) != Class::Unit(Unit::Day, false) {
        return None;
    }
    let day = |period| match period {
        Period::Day(day) => Some(day),
        _ => None,
    };
    let (from, anchor) = match scene.latest(3, day) {
        Some((day, anchor)) => (Some(day), anchor),
        None => (scene.published, scene.document()),
    };
    let rule = "day-after-another";
    match from.and_then(|from| add_days(from, days)) {
        Some(date) => Some(Found::period(start..end, Period::Day(date), rule, anchor)),
        None => Some(Found::value(start..end, TimeType::Date, "XXXX-XX-XX", rule)),
    }
}
