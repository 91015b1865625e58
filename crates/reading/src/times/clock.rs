//! Times of day.
//!
//! - Finds: "10:30 a.m.", "5 p.m. EST Nov. 9", "2130 GMT", "16:08 UTC", "noon Thursday", "midnight", "9 o'clock",
//!   "9:45 Tuesday night".
//! - Leaves: scores and ratios ("3:1"), sporting times ("3:07:35").
//! - Cannot see: "at nine" without "a.m." or "o'clock", and local offsets of places.

use jiff::ToSpan;
use jiff::civil::{Date, Time};
use onrecord_language::Tag;
use onrecord_record::TimeType;

use super::found::{Anchor, Found, Meaning};
use super::period::Period;
use super::scene::Scene;
use super::words::{Class, Unit, Words};
use super::{date, numeric, relative_day, weekday};

/// Hour, minute and the word after.
type Clock = (i8, i8, usize);

/// A clock time that begins at `start`, with the day after it.
pub fn read(scene: &Scene<'_>, start: usize) -> Option<Found> {
    let at = start + usize::from(scene.is(start, &["around"]) && !scene.words.digits(start + 1).is_empty());
    if scene.is_tail(at) {
        return None;
    }
    let (hour, minute, end) = named(scene, at).or_else(|| written(scene, at))?;
    let (zone, end) = zone(scene, end);
    let (day, anchor, end) = day_after(scene, end);
    let (hour, end) = part_after(scene, hour, end);
    let value = match (day, hour) {
        (Some(day), 24) => format!("{day}T24:00"),
        (Some(day), _) => format!("{day}T{hour:02}:{minute:02}{zone}"),
        (None, _) => format!("XXXX-XX-XXT{hour:02}:{minute:02}{zone}"),
    };
    let bounds = day.and_then(|day| bounds(day, hour, minute, zone));
    let mut found = Found::new(start..end, TimeType::Time, Meaning::Clock { value, bounds }, "clock", anchor);
    found.modifier = (at > start).then_some("APPROX");
    Some(found)
}

/// "noon", "midnight".
fn named(scene: &Scene<'_>, at: usize) -> Option<Clock> {
    match scene.at(at) {
        // "High Noon" is a name.
        "noon" if at > 0 && scene.is_capital(at) && scene.is_capital(at - 1) => None,
        "noon" => Some((12, 0, at + 1)),
        "midnight" => Some((24, 0, at + 1)),
        _ => None,
    }
}

/// "10:30 a.m.", "5 p.m.", "2130 GMT", "16:08", "9 o'clock".
fn written(scene: &Scene<'_>, at: usize) -> Option<Clock> {
    let words = scene.words;
    let digits = words.digits(at);
    let hour = match scene.class(at) {
        Class::Number(hour) if hour < 25 && digits.len() <= 2 => hour as i8,
        Class::Number(both) if digits.len() == 4 && both < 2400 && both % 100 < 60 => {
            return zone_at(words, at + 1).map(|_| ((both / 100) as i8, (both % 100) as i8, at + 1));
        }
        _ => return None,
    };
    let has_minutes = matches!(scene.at(at + 1), ":" | ".")
        && words.digits(at + 2).len() == 2
        && words.is_glued(at + 1)
        && words.is_glued(at + 2);
    let minute: i8 = if has_minutes { words.digits(at + 2).parse().ok().filter(|minute| *minute < 60)? } else { 0 };
    let end = at + if has_minutes { 3 } else { 1 };
    if let Some((is_afternoon, after)) = half_of_day(words, end) {
        let hour = match (hour, is_afternoon) {
            (12, false) => 0,
            (1..=11, true) => hour + 12,
            (0..=23, _) => hour,
            _ => return None,
        };
        return Some((hour, minute, after));
    }
    if scene.reads(end, &["in", "the"])
        && (1..=12).contains(&hour)
        && scene.follows(at, &["at", "by", "until", "around", "about"])
    {
        match scene.class(end + 2) {
            Class::Part("MO") => return Some((hour % 12, minute, end + 3)),
            Class::Part("AF" | "EV") => return Some((hour % 12 + 12, minute, end + 3)),
            _ => {}
        }
    }
    if scene.at(end) == "o" && scene.at(end + 2) == "clock" {
        return Some((hour, minute, end + 3));
    }
    // "at 11.20": a point for a colon, as in Britain, only behind a word of time and before no unit.
    let is_pointed = scene.follows(at, &["at", "by", "until", "since", "before", "after"])
        && digits.len() == 2
        && !matches!(scene.tag(end), Tag::Nn | Tag::Nns | Tag::Cd | Tag::Sym)
        && !matches!(scene.at(end), "%" | "per");
    let is_time = has_minutes
        && (scene.at(at + 1) == ":" || is_pointed)
        && hour < 24
        && !(scene.at(end) == ":" && words.is_glued(end));
    let is_marked = zone_at(words, end).is_some()
        || scene.follows(at, &["at", "by", "until", "since", "around", "from", "before", "after", "about"]);
    (is_time && (is_marked || digits.len() == 2)).then_some((hour, minute, end))
}

/// "a.m.", "p.m.", "am", "PM": whether it is the afternoon, and the word after.
fn half_of_day(words: &Words, at: usize) -> Option<(bool, usize)> {
    if words.is(at, &["am", "pm"]) {
        return Some((words.at(at) == "pm", at + 1));
    }
    let is_dotted = words.is(at, &["a", "p"]) && words.at(at + 1) == "." && words.at(at + 2) == "m";
    let end = at + 3 + usize::from(words.at(at + 3) == "." && words.is_glued(at + 3));
    is_dotted.then(|| (words.at(at) == "p", end))
}

/// The zone at `at` as ISO 8601 writes it, and the word after.
fn zone_at(words: &Words, at: usize) -> Option<(&'static str, usize)> {
    match words.at(at) {
        "gmt" | "utc" => Some(("Z", at + 1)),
        "est" | "edt" | "et" | "cst" | "cdt" | "ct" | "mst" | "mdt" | "pst" | "pdt" | "pt" | "bst" | "cet" | "cest"
        | "msk" | "ist" | "jst" => Some(("", at + 1)),
        "local" if words.at(at + 1) == "time" => Some(("", at + 2)),
        _ => None,
    }
}

fn zone(scene: &Scene<'_>, at: usize) -> (&'static str, usize) {
    zone_at(scene.words, at).unwrap_or(("", at))
}

/// "9:45 Tuesday **night**": the part of the day tells which of the two hours.
fn part_after(scene: &Scene<'_>, hour: i8, end: usize) -> (i8, usize) {
    if !matches!(scene.class(end - 1), Class::Weekday(_)) && !scene.is(end - 1, &["yesterday", "tomorrow"]) {
        return (hour, end);
    }
    match scene.class(end) {
        Class::Part("AF" | "EV") if hour < 12 => (hour + 12, end + 1),
        Class::Part("NI") if (5..12).contains(&hour) => (hour + 12, end + 1),
        Class::Part("MO" | "AF" | "EV" | "NI") => (hour, end + 1),
        _ => (hour, end),
    }
}

/// The day of a clock time: the one right after it, else the one named just before, else that of publication.
fn day_after(scene: &Scene<'_>, end: usize) -> (Option<Date>, Anchor, usize) {
    if let Some((day, anchor)) = day_past_bracket(scene, end) {
        return (Some(day), anchor, end);
    }
    let at = end + usize::from(scene.is(end, &[",", "on"]));
    let reads = [date::read, numeric::read, weekday::read, relative_day::read];
    let next = reads.iter().find_map(|read| read(scene, at));
    if let Some((Some(Period::Day(day)), found)) = next.map(|found| (found.as_period(), found)) {
        let is_adjoined = scene.at(end) != "," || matches!(scene.class(at), Class::Month(_) | Class::Weekday(_));
        if is_adjoined {
            return (Some(day), found.anchor, found.words.end);
        }
    }
    // "At 6 a.m. ten days before the fire": another day, which nothing tells.
    let is_elsewhere = |at: usize| {
        matches!(scene.class(at), Class::Unit(unit, _) if unit >= Unit::Day) && scene.is(at + 1, &["before", "after"])
    };
    if (end..end + 7).take_while(|&at| !scene.words.ends_sentence(at)).any(is_elsewhere) {
        return (None, Anchor::None, end);
    }
    // "Fridays at 8 p.m.": no single day.
    if scene.found.last().is_some_and(|last| last.kind == TimeType::Set && end < last.words.end + 8) {
        return (None, Anchor::None, end);
    }
    let before = scene.latest(1, |period| match period {
        Period::Day(day) => Some(day),
        _ => None,
    });
    let is_near = |last: &Found| {
        let between = last.words.end..end.saturating_sub(1);
        between.len() < 24 && between.filter(|&at| scene.words.ends_sentence(at)).count() < 2
    };
    match before {
        Some((day, anchor)) if scene.found.last().is_some_and(is_near) => (Some(day), anchor, end),
        _ => (scene.published, scene.document(), end),
    }
}

/// "10 a.m. (**0900 GMT**) Friday", "4 in the morning (**4 a.m. Friday**)": the same time in another zone stands between.
fn day_past_bracket(scene: &Scene<'_>, end: usize) -> Option<(Date, Anchor)> {
    let inner = match scene.at(end) {
        "(" => named(scene, end + 1).or_else(|| written(scene, end + 1))?.2,
        ")" => end,
        _ => return None,
    };
    let (_, inner) = zone(scene, inner);
    let at = inner + usize::from(scene.at(inner) == ")");
    let at = at + usize::from(scene.at(at) == "on");
    let found = date::read(scene, at).or_else(|| weekday::read(scene, at))?;
    match found.as_period() {
        Some(Period::Day(day)) => Some((day, found.anchor)),
        _ => None,
    }
}

fn bounds(day: Date, hour: i8, minute: i8, zone: &str) -> Option<(String, String)> {
    let begin = if hour == 24 {
        day.tomorrow().ok()?.to_datetime(Time::midnight())
    } else {
        day.to_datetime(Time::new(hour, minute, 0, 0).ok()?)
    };
    let end = begin.checked_add(1.minute()).ok()?;
    Some((format!("{begin}{zone}"), format!("{end}{zone}")))
}
