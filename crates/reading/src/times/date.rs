//! Dates with a named month.
//!
//! - Finds: "December 21, 2025", "April 24 and 25", "21 Dec. 2025", "the 21st of December", "Sunday, Dec. 21", "June 1st".
//! - Leaves: "May 5,000 men march?" and months alone ([`super::month`]).
//! - Cannot see: which year a bare "Dec. 21" means beyond the nearest that its tense allows.

use jiff::civil::Date;
use onrecord_language::Tag;
use onrecord_record::TimeType;

use super::found::{Anchor, Found, Meaning};
use super::period::{Period, day};
use super::scene::{Scene, Tense};
use super::words::{Class, Unit};

/// A date that begins at `start`.
pub fn read(scene: &Scene<'_>, start: usize) -> Option<Found> {
    let at = match scene.class(start) {
        Class::Weekday(_) => after_weekday(scene, start),
        _ => start,
    };
    let mut found = month_first(scene, at).or_else(|| day_first(scene, at))?;
    found.words.start = start;
    Some(found)
}

/// The word after "Sunday," or "Sun." where a date may follow.
fn after_weekday(scene: &Scene<'_>, start: usize) -> usize {
    let mut at = start + 1;
    while scene.is(at, &[",", "."]) || (scene.is(at, &["the", "on"]) && at > start + 1) {
        at += 1;
    }
    at
}

/// The month at `index`, and the word after it and its dot.
pub fn month_at(scene: &Scene<'_>, index: usize) -> Option<(i8, usize)> {
    let Class::Month(month) = scene.class(index) else { return None };
    if scene.is_tail(index) && !scene.follows(index, &["-", "–"]) {
        return None;
    }
    let has_dot = scene.at(index + 1) == "." && scene.words.is_glued(index + 1) && scene.at(index).len() <= 4;
    Some((month, index + 1 + usize::from(has_dot)))
}

/// A day of the month, "21" or "21st", and the word after it.
fn day_of_month(scene: &Scene<'_>, index: usize) -> Option<(i64, usize)> {
    let digits = scene.words.digits(index);
    if digits.is_empty() {
        return match scene.class(index) {
            Class::Ordinal(day @ 1..=20) if scene.class(index + 1) != Class::Unit(Unit::Quarter, false) => {
                Some((i64::from(day), index + 1))
            }
            Class::Number(tens @ (20 | 30)) if scene.words.is_hyphen(index + 1) => match scene.class(index + 2) {
                Class::Ordinal(unit @ 1..=9) => Some((i64::from(tens + unit), index + 3)),
                _ => None,
            },
            _ => None,
        };
    }
    let day: i64 = digits.parse().ok().filter(|day| digits.len() <= 2 && (1..=31).contains(day))?;
    let has_suffix = scene.words.is_glued(index + 1) && scene.is(index + 1, &["st", "nd", "rd", "th"]);
    let end = index + 1 + usize::from(has_suffix);
    let is_longer_number = scene.words.is_glued(end)
        && ((scene.is(end, &[",", "."]) && scene.words.is_glued(end + 1) && !scene.words.digits(end + 1).is_empty())
            || scene.at(end) == ":" && !scene.words.digits(end + 1).is_empty()
            || scene.at(end) == "%")
        && scene.words.digits(end + 1).len() != 4;
    (!is_longer_number).then_some((day, end))
}

/// A year after a date: "2025", ", 2025", "of 2025", "this year", "last year".
fn year_after(scene: &Scene<'_>, index: usize) -> Option<(i64, usize)> {
    let at = if scene.is(index, &[",", "of"]) { index + 1 } else { index };
    let digits = scene.words.digits(at);
    let is_longer = scene.words.is_glued(at + 1) && scene.at(at + 1) == ":";
    if digits.len() == 4 && !is_longer {
        return digits.parse().ok().filter(|year| (1000..2200).contains(year)).map(|year| (year, at + 1));
    }
    if matches!(scene.at(at), "'" | "’") && scene.words.digits(at + 1).len() == 2 && scene.words.is_glued(at + 1) {
        let short: i64 = scene.words.digits(at + 1).parse().ok()?;
        return Some((if short > 40 { 1900 } else { 2000 } + short, at + 2));
    }
    let offset = match scene.at(at) {
        "last" => -1,
        "this" => 0,
        "next" => 1,
        _ => return None,
    };
    let published = scene.published?;
    (scene.class(at + 1) == Class::Unit(Unit::Year, false)).then(|| (i64::from(published.year()) + offset, at + 2))
}

/// "Dec. 21, 2025", "December 21st".
fn month_first(scene: &Scene<'_>, start: usize) -> Option<Found> {
    let (month, at) = month_at(scene, start)?;
    let at = if scene.at(at) == "the" { at + 1 } else { at };
    let (day, end) =
        day_of_month(scene, at).filter(|_| scene.words.list.get(at).is_some_and(|word| !word.begins_line))?;
    finish(scene, start, end, month, day)
}

/// "21 December 2025", "the 21st of December".
fn day_first(scene: &Scene<'_>, start: usize) -> Option<Found> {
    let first = if scene.at(start) == "the" { start + 1 } else { start };
    if scene.is_tail(first) && !is_range_end(scene, first) {
        return None;
    }
    let (day, at) = day_of_month(scene, first)?;
    let at = match scene.at(at) {
        "of" => at + 1,
        "-" if scene.words.is_hyphen(at) => at + 1,
        _ => at,
    };
    let (month, end) = month_at(scene, at).filter(|_| scene.is_capital(at))?;
    finish(scene, start, end, month, day)
}

/// "3-5 May": the second day is glued to the first by a dash.
fn is_range_end(scene: &Scene<'_>, index: usize) -> bool {
    index > 1 && scene.words.is_hyphen(index - 1) && scene.words.digits(index - 2).len() <= 2
}

fn finish(scene: &Scene<'_>, start: usize, end: usize, month: i8, number: i64) -> Option<Found> {
    let sep = if scene.words.is_hyphen(end) { end + 1 } else { end };
    if let Some((year, end)) = year_after(scene, sep) {
        return Some(Found::period(start..end, Period::Day(day(year, month, number)?), "date", Anchor::None));
    }
    if let Some(found) = shared_year(scene, start..end, month, number) {
        return Some(found);
    }
    day(2024, month, number)?;
    let Some(published) = scene.published else {
        let value = format!("XXXX-{month:02}-{number:02}");
        return Some(Found::new(start..end, TimeType::Date, Meaning::Value(value), "date-without-year", Anchor::None));
    };
    if let Some(date) = attack(scene, end, month, number).filter(|date| *date < published) {
        return Some(Found::period(start..end, Period::Day(date), "date", Anchor::None));
    }
    let is_over = scene.follows(start, &["since"]) || scene.is(end, UNSCHEDULED);
    let date = nearest(published, month, number, scene.is_ahead(start), is_over)?;
    Some(Found::period(start..end, Period::Day(date), "date-without-year", Anchor::Document))
}

/// "the **Sept. 11** attacks": without a year the date names those of 2001.
fn attack(scene: &Scene<'_>, end: usize, month: i8, number: i64) -> Option<Date> {
    const ATTACKS: &[&str] = &["attack", "attacks", "hijackings", "hijackers", "plot", "commission"];
    let at = end + usize::from(scene.is(end, &[",", "terrorist", "terror"]));
    ((month, number) == (9, 11) && scene.is(at, ATTACKS)).then(|| day(2001, 9, 11)).flatten()
}

/// "the **Oct. 7** attacks": what nobody schedules has happened when it is named by its day.
const UNSCHEDULED: &[&str] = &[
    "attack",
    "attacks",
    "massacre",
    "bombing",
    "bombings",
    "shooting",
    "shootings",
    "killing",
    "killings",
    "murder",
    "murders",
    "raid",
    "raids",
    "blast",
    "blasts",
    "explosion",
    "explosions",
    "assault",
    "invasion",
    "coup",
    "riot",
    "riots",
    "unrest",
    "insurrection",
    "earthquake",
    "quake",
    "tsunami",
    "flood",
    "floods",
    "crash",
    "disaster",
    "fire",
];

/// "April **24** and 25, 1999": two days share the year behind the second.
fn shared_year(scene: &Scene<'_>, words: std::ops::Range<usize>, month: i8, number: i64) -> Option<Found> {
    if !scene.is(words.end, JOINS) || scene.words.digits(words.end - 1).is_empty() {
        return None;
    }
    let (_, next) = day_of_month(scene, words.end + 1)?;
    let (year, _) = year_after(scene, next)?;
    Some(Found::period(words, Period::Day(day(year, month, number)?), "date", Anchor::None))
}

/// Words between two days of one month.
const JOINS: &[&str] = &["and", "or", "to", "through", "-", "–"];

/// "April 24 and **25**": a second day of the month just named.
pub fn second_day(scene: &Scene<'_>, start: usize) -> Option<Found> {
    let last = scene.found.last().filter(|last| last.words.end + 1 == start && scene.is(start - 1, JOINS))?;
    let Some(Period::Day(first)) = last.as_period() else { return None };
    let names_month = (last.words.clone()).any(|at| matches!(scene.class(at), Class::Month(_)));
    let is_day_last =
        scene.words.digits(last.words.end - 1).len() <= 2 && !scene.words.digits(last.words.end - 1).is_empty();
    let (number, end) = day_of_month(scene, start).filter(|_| !scene.words.digits(start).is_empty())?;
    let counts = matches!(scene.tag(end), Tag::Nn | Tag::Nns | Tag::Jj | Tag::Cd | Tag::Nnp)
        || !matches!(scene.class(end), Class::Plain | Class::Key | Class::Glue);
    let is_second = names_month && is_day_last && number > i64::from(first.day());
    let with_year = year_after(scene, end);
    if !is_second || counts && with_year.is_none() {
        return None;
    }
    let (year, end) = with_year.unwrap_or((i64::from(first.year()), end));
    Some(Found::period(start..end, Period::Day(day(year, first.month(), number)?), last.rule, last.anchor))
}

/// The year of a bare date: the next one if the text looks ahead; else the last one, unless the next is
/// within 120 days and nearer by far.
fn nearest(published: Date, month: i8, number: i64, is_ahead: bool, is_over: bool) -> Option<Date> {
    let year = i64::from(published.year());
    let all = [year - 1, year, year + 1];
    let past = all.iter().rev().filter_map(|&year| day(year, month, number)).find(|&date| date <= published);
    let next = all.iter().filter_map(|&year| day(year, month, number)).find(|&date| date >= published);
    let (Some(past), Some(next)) = (past, next) else { return past.or(next) };
    let days = |from: Date, to: Date| from.until(to).map_or(0, |span| span.get_days());
    let is_near = !is_over && days(published, next) <= 120 && days(past, published) > 180;
    let is_ahead = is_ahead && days(published, next) <= 300;
    Some(if is_ahead || is_near { next } else { past })
}

/// The year of a bare month, for [`super::month`].
pub fn month_year(scene: &Scene<'_>, start: usize, month: i8) -> Option<i64> {
    let published = scene.published?;
    let year = i64::from(published.year());
    let tense = scene.tense(start);
    let is_soon = (1..=3).contains(&(month - published.month())) && tense != Tense::Back;
    let is_ahead = tense == Tense::Ahead || scene.is_deadline(start) || is_soon;
    Some(match month.cmp(&published.month()) {
        std::cmp::Ordering::Less if is_ahead => year + 1,
        std::cmp::Ordering::Greater if !is_ahead => year - 1,
        _ => year,
    })
}
