//! Quarters and halves of a year, and the "period" of a business report.
//!
//! - Finds: "the third quarter", "third-quarter", "Q3 2021", "the first half of 2024", "this year's third
//!   quarter", "the year-earlier quarter", "the latest period", "the quarter".
//! - Leaves: "a quarter of voters", "second-half goals" without an article.
//! - Cannot see: business years that do not follow the calendar.

use onrecord_record::TimeType;

use super::found::{Anchor, Found, Meaning};
use super::period::{Period, year_of};
use super::scene::Scene;
use super::unit::year_back;
use super::words::{Class, Unit};
use super::year::ordinal;

/// What stands before "quarter", "half" or "period".
#[derive(Default)]
struct Head {
    /// "third" in "third quarter".
    number: Option<u32>,
    /// "1988" in "the 1988 quarter", or the year of "this year's".
    year: Option<i64>,
    /// "last", "next", "this", in steps.
    steps: Option<i64>,
    /// "year-ago", "year-earlier".
    is_year_ago: bool,
    /// Whether "the" or any of the above was there.
    is_steered: bool,
}

/// A quarter, half or period that begins at `start`.
pub fn read(scene: &Scene<'_>, start: usize) -> Option<Found> {
    if let Some(found) = short_form(scene, start) {
        return Some(found);
    }
    let (head, at) = head(scene, start)?;
    if scene.at(start) == "the" && (start..at).any(|index| scene.words.is_hyphen(index) && index + 1 == at) {
        return None;
    }
    match scene.at(at) {
        // "the quarter-to-quarter comparison" names none.
        "quarter" if scene.words.is_hyphen(at + 1) && scene.at(at + 2) == "to" => None,
        "quarter" => quarter(scene, start, at + 1, &head),
        "half" => half(scene, start, at + 1, &head),
        "period" => period(scene, start, at + 1, &head),
        _ => None,
    }
}

/// "Q3", "Q3 2021".
fn short_form(scene: &Scene<'_>, start: usize) -> Option<Found> {
    let number = scene.words.digits(start + 1).parse::<u32>().ok().filter(|number| (1..=4).contains(number))?;
    let is_short = scene.at(start) == "q" && scene.words.is_glued(start + 1) && !scene.is_tail(start);
    let head = Head { number: Some(number), is_steered: true, ..Head::default() };
    is_short.then(|| quarter(scene, start, start + 2, &head)).flatten()
}

fn head(scene: &Scene<'_>, start: usize) -> Option<(Head, usize)> {
    let (mut head, mut at) = (Head::default(), start);
    while at < start + 9 {
        let (next, is_steer) = match scene.at(at) {
            "quarter" | "half" | "period" => return Some((head, at)),
            "the" | "that" if at == start => (at + 1, true),
            "fiscal" | "full" | "comparable" | "corresponding" | "same" | "latest" | "current" | "recent" | "most"
            | "third-quarter" => (at + 1, true),
            "year" if scene.words.is_hyphen(at + 1) && scene.is(at + 2, &["ago", "earlier"]) => {
                head.is_year_ago = true;
                (at + 3, true)
            }
            "last" | "this" | "next" | "previous" | "past" | "coming" => steer(scene, at, &mut head)?,
            word if word.len() == 4 && !scene.words.digits(at).is_empty() => {
                head.year = word.parse().ok();
                let is_possessive = scene.is(at + 1, &["'", "’"]) && scene.at(at + 2) == "s";
                (at + if is_possessive { 3 } else { 1 }, true)
            }
            "final" => {
                head.number = Some(4);
                (at + 1, true)
            }
            _ => {
                let (number, next) = ordinal(scene, at).filter(|(number, _)| (1..=4).contains(number))?;
                head.number = Some(number);
                (next, false)
            }
        };
        head.is_steered |= is_steer;
        if scene.is(at, &["latest", "recent"]) {
            head.steps = Some(-1);
        } else if scene.at(at) == "current" {
            head.steps = Some(0);
        }
        at = next + usize::from(scene.words.is_hyphen(next));
    }
    None
}

/// "last", or "last year's".
fn steer(scene: &Scene<'_>, at: usize, head: &mut Head) -> Option<(usize, bool)> {
    let steps = match scene.at(at) {
        "this" => 0,
        "next" | "coming" => 1,
        _ => -1,
    };
    if scene.at(at + 1) == "year" && scene.is(at + 2, &["'", "’"]) {
        head.year = Some(i64::from(scene.published?.year()) + steps);
        return Some((at + 4, true));
    }
    head.steps = Some(steps);
    Some((at + 1, true))
}

/// "of 2021", "of last year", "of fiscal 1990", "2021", and the word after.
fn year_after(scene: &Scene<'_>, at: usize) -> Option<(i64, usize)> {
    let has_of = scene.at(at) == "of";
    let at = at + usize::from(has_of);
    let at = at + usize::from(scene.at(at) == "fiscal");
    let digits = scene.words.digits(at);
    if digits.len() == 4 {
        return digits.parse().ok().filter(|year| (1500..2200).contains(year)).map(|year| (year, at + 1));
    }
    let steps = match scene.at(at) {
        "last" => -1,
        "this" => 0,
        "next" => 1,
        "the" if has_of => 0,
        _ => return None,
    };
    (scene.class(at + 1) == Class::Unit(Unit::Year, false))
        .then_some(())
        .and_then(|()| Some((i64::from(scene.published?.year()) + steps, at + 2)))
}

fn quarter(scene: &Scene<'_>, start: usize, end: usize, head: &Head) -> Option<Found> {
    if head.number.is_none() && !head.is_steered {
        return None;
    }
    if let (Some(number), Some((year, end))) = (head.number, year_after(scene, end)) {
        return Some(Found::period(start..end, Period::Quarter(year_of(year)?, number as i8), "quarter", Anchor::None));
    }
    // "the last quarter of 2012" is the fourth.
    if let Some((year, end)) =
        (head.steps == Some(-1) && scene.at(end) == "of").then(|| year_after(scene, end)).flatten()
    {
        return Some(Found::period(start..end, Period::Quarter(year_of(year)?, 4), "quarter", Anchor::None));
    }
    let back = year_back(scene, end);
    let words = start..end + back.unwrap_or(0);
    let Some((period, anchor)) = quarter_near(scene, start, head) else {
        let value = head.number.map_or("XXXX-QX".to_owned(), |number| format!("XXXX-Q{number}"));
        return Some(Found::new(words, TimeType::Date, Meaning::Value(value), "quarter", Anchor::None));
    };
    if head.is_year_ago || back.is_some() {
        return Some(Found::period(words, period.years_later(-1)?, YEAR_AGO, anchor));
    }
    Some(Found::period(words, period, "quarter-most-recent", anchor))
}

/// The rule's name for quarters a year back, from which no other quarter is counted.
pub const YEAR_AGO: &str = "quarter-a-year-ago";

/// The quarter that a report speaks of: the one it named last.
fn reported_quarter(scene: &Scene<'_>) -> Option<(Period, Anchor)> {
    scene.found.iter().enumerate().rev().find_map(|(index, found)| match found.as_period() {
        Some(period @ Period::Quarter(..)) if found.rule != YEAR_AGO => Some((period, Anchor::Time(index))),
        _ => None,
    })
}

/// The quarter that a report compares with one a year before: the latest complete one it named, else the one named
/// last. "After a flat second quarter" does not change what the third is compared with.
pub fn compared_quarter(scene: &Scene<'_>) -> Option<(Period, Anchor)> {
    let now = scene.published.and_then(|day| Period::around(day, Unit::Quarter));
    let order = |period: Period| match period {
        Period::Quarter(year, number) => (year, number),
        _ => (0, 0),
    };
    let told = scene.found.iter().enumerate().filter_map(|(index, found)| match found.as_period() {
        Some(period @ Period::Quarter(..))
            if found.rule != YEAR_AGO && now.is_none_or(|now| order(period) < order(now)) =>
        {
            Some((period, Anchor::Time(index)))
        }
        _ => None,
    });
    told.max_by_key(|&(period, _)| order(period)).or_else(|| reported_quarter(scene))
}

/// Whether the report has gone on to more than a quarter ("for the nine months", "in the first half").
pub fn reports_longer(scene: &Scene<'_>) -> bool {
    let after = scene.found.iter().rev().take_while(|found| !matches!(found.as_period(), Some(Period::Quarter(..))));
    after.filter(|found| scene.at(found.words.start) == "the" || scene.follows(found.words.start, &["first"])).any(
        |found| {
            matches!(found.as_period(), Some(Period::Half(..)))
                || matches!(&found.meaning, Meaning::Length { value, .. } if matches!(value.as_str(), "P6M" | "P9M"))
        },
    )
}

fn quarter_near(scene: &Scene<'_>, start: usize, head: &Head) -> Option<(Period, Anchor)> {
    if let (Some(number), Some(year)) = (head.number, head.year) {
        return Some((Period::Quarter(year_of(year)?, number as i8), Anchor::None));
    }
    let current = Period::around(scene.published?, Unit::Quarter)?;
    let Period::Quarter(this, now) = current else { return None };
    if let Some(number) = head.number {
        let number = number as i8;
        let year = match () {
            () if scene.is_ahead(start) || number <= now => this,
            () => this - 1,
        };
        return Some((Period::Quarter(year, number), scene.document()));
    }
    if let Some(steps) = head.steps {
        return Some((current.shifted(steps)?, scene.document()));
    }
    let told = if head.is_year_ago { compared_quarter(scene) } else { reported_quarter(scene) };
    let (period, anchor) = told.or_else(|| Some((current.shifted(-1)?, scene.document())))?;
    match (head.year, period) {
        (Some(year), Period::Quarter(_, number)) => Some((Period::Quarter(year_of(year)?, number), anchor)),
        _ => Some((period, anchor)),
    }
}

fn half(scene: &Scene<'_>, start: usize, end: usize, head: &Head) -> Option<Found> {
    let is_last = head.steps == Some(-1);
    let number = head.number.or(is_last.then_some(2)).filter(|number| (1..=2).contains(number))? as i8;
    if let Some((year, end)) = year_after(scene, end) {
        return Some(Found::period(start..end, Period::Half(year_of(year)?, number), "half", Anchor::None));
    }
    if !head.is_steered || scene.at(end) == "of" {
        return None;
    }
    let Some(published) = scene.published else {
        return Some(Found::value(start..end, TimeType::Date, format!("XXXX-H{number}"), "half"));
    };
    let year = head.year.and_then(year_of).unwrap_or(published.year());
    let is_later = number == 2 && published.month() < 7 && head.year.is_none();
    let year = if is_later && !scene.is_ahead(start) { year - 1 } else { year };
    Some(Found::period(start..end, Period::Half(year, number), "half-most-recent", Anchor::Document))
}

/// "the latest period", "the year-earlier period", "the 1988 period", "the same period last year".
fn period(scene: &Scene<'_>, start: usize, end: usize, head: &Head) -> Option<Found> {
    let is_same = (start..end).any(|index| scene.is(index, &["same", "corresponding", "comparable"]));
    if !head.is_year_ago && head.year.is_none() && head.steps != Some(-1) && !is_same {
        return None;
    }
    let recent = scene.latest(3, |period| {
        matches!(period, Period::Month(..) | Period::Quarter(..) | Period::Half(..)).then_some(period)
    });
    let recent = recent.filter(|_| is_same);
    let is_compared = head.is_year_ago || head.year.is_some();
    let told = || if is_compared { compared_quarter(scene) } else { reported_quarter(scene) };
    let (base, anchor) = recent.or_else(told).or_else(|| {
        let published = scene.published?;
        Some((Period::around(published, Unit::Quarter)?.shifted(-1)?, scene.document()))
    })?;
    if is_same {
        let words = start..end + year_back(scene, end)?;
        return Some(Found::period(words, base.years_later(-1)?, YEAR_AGO, anchor));
    }
    let period = match (head.year, base) {
        (Some(year), Period::Quarter(_, number)) => Period::Quarter(year_of(year)?, number),
        _ if head.is_year_ago => base.years_later(-1)?,
        _ => base,
    };
    let rule = if head.is_year_ago || head.year.is_some() { YEAR_AGO } else { "quarter-most-recent" };
    Some(Found::period(start..end, period, rule, anchor))
}

/// "year-earlier", "year-ago" before anything but a quarter or period.
pub fn year_ago(scene: &Scene<'_>, start: usize) -> Option<Found> {
    let is_phrase =
        scene.at(start) == "year" && scene.words.is_hyphen(start + 1) && scene.is(start + 2, &["ago", "earlier"]);
    if !is_phrase {
        return None;
    }
    let (period, anchor) =
        compared_quarter(scene).or_else(|| Some((Period::Year(scene.published?.year()), scene.document())))?;
    Some(Found::period(start..start + 3, period.years_later(-1)?, YEAR_AGO, anchor))
}
