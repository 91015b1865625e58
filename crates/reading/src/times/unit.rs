//! A day, week, month, year, … next to another.
//!
//! - Finds: "last week", "this month", "next year", "that year", "the following month", "the same year", "the
//!   year", "the weekend", "the current fiscal year".
//! - Leaves: "the past week" and counted units ([`super::amount`]), "this time", "the day" without a steer.
//! - Cannot see: which week a story told in the past calls "this week".

use onrecord_record::TimeType;

use super::found::{Anchor, Found, Meaning};
use super::period::{Period, monday};
use super::scene::Scene;
use super::words::{Class, Unit};

/// "the week of March 6".
fn week_of(scene: &Scene<'_>, start: usize) -> Option<Found> {
    if !scene.reads(start, &["the", "week", "of"]) {
        return None;
    }
    let date = super::date::read(scene, start + 3)?;
    let Period::Day(day) = date.as_period()? else { return None };
    Some(Found::period(start..date.words.end, Period::Week(monday(day)?), "week-of-date", date.anchor))
}

/// From where a steer word counts, and how far.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Steer {
    /// From the day of publication.
    Document(i64),
    /// From the time mentioned last.
    Text(i64),
}

/// A unit that begins at `start`.
pub fn read(scene: &Scene<'_>, start: usize) -> Option<Found> {
    if let Some(found) = week_of(scene, start) {
        return Some(found);
    }
    let has_article = scene.at(start) == "the";
    let first = start + usize::from(has_article);
    let steer = steer(scene.at(first), has_article);
    let at = first + usize::from(steer.is_some());
    let is_steered = steer.is_some() && at > first;
    let at = at + usize::from(scene.is(at, &["same", "past", "coming"]) && is_steered);
    let at = at + usize::from(scene.is(at, &["full", "entire", "whole"]) && (has_article || is_steered));
    let at = at + usize::from(scene.is(at, &["fiscal", "calendar", "full"]) && (has_article || steer.is_some()));
    let Class::Unit(unit, false) = scene.class(at) else { return None };
    let words = start..at + 1;
    // "This Week" in quotation marks is a broadcast.
    let is_title = scene.is_capital(start) && scene.is_capital(at) && scene.follows(start, &["\"", "“", "`", "'"]);
    if scene.words.is_hyphen(at + 1) || unit < Unit::Day || is_title {
        return None;
    }
    match (steer, unit) {
        (_, Unit::Weekend) if has_article || steer.is_some() => weekend(scene, words, steer),
        (Some(Steer::Document(_) | Steer::Text(_)), Unit::Day) | (_, Unit::Fortnight | Unit::Quarter) => None,
        (Some(Steer::Document(1)), Unit::Year) if has_article && is_told(scene, start) => {
            from_text(scene, words, unit, 1)
        }
        (Some(Steer::Document(steps)), _) => from_document(scene, words, unit, steps),
        (Some(Steer::Text(0)), Unit::Month) if scene.at(first) == "same" && year_back(scene, at + 1).is_some() => {
            same_month(scene, start, at + 1)
        }
        (Some(Steer::Text(steps)), _) => from_text(scene, words, unit, steps),
        (None, Unit::Year) if has_article => whole_year(scene, words),
        (None, Unit::Day) if has_article && (is_edged(scene, start) || is_session(scene, start)) => day(scene, words),
        (None, _) if has_article && is_edged(scene, start) => from_document(scene, words, unit, 0),
        (None, Unit::Week) if has_article && scene.follows(start, &["for", "in", "during"]) => {
            plain(scene, words, unit)
        }
        _ => None,
    }
}

fn steer(word: &str, has_article: bool) -> Option<Steer> {
    Some(match word {
        "this" | "current" => Steer::Document(0),
        "last" => Steer::Document(-1),
        "latest" if has_article => Steer::Document(-1),
        "next" | "coming" => Steer::Document(1),
        "previous" | "preceding" => Steer::Text(-1),
        "following" => Steer::Text(1),
        "same" if has_article => Steer::Text(0),
        "that" => Steer::Text(0),
        _ => return None,
    })
}

fn from_document(scene: &Scene<'_>, words: std::ops::Range<usize>, unit: Unit, steps: i64) -> Option<Found> {
    let rule = match steps {
        0 => "this-unit",
        1 => "next-unit",
        _ => "last-unit",
    };
    let Some(published) = scene.published else {
        return Some(Found::new(words, TimeType::Date, Meaning::Value(unknown(unit).to_owned()), rule, Anchor::None));
    };
    Some(Found::period(words, Period::around(published, unit)?.shifted(steps)?, rule, Anchor::Document))
}

/// "In 2015 he ran. **The next year** he lost.": a sentence of a story that opens with it, right behind a year.
fn is_told(scene: &Scene<'_>, start: usize) -> bool {
    let opens = start > 0 && scene.words.ends_sentence(start - 1);
    let is_year = |period: Period| matches!(period, Period::Year(_)).then_some(());
    opens && !scene.is_ahead(start) && scene.latest(1, is_year).is_some()
}

/// "that year", "the following month": counted from the time mentioned last, else from publication.
fn from_text(scene: &Scene<'_>, words: std::ops::Range<usize>, unit: Unit, steps: i64) -> Option<Found> {
    let rule = "unit-after-another";
    let wanted = |period: Period| {
        let is_finer = match unit {
            Unit::Week => matches!(period, Period::Day(_) | Period::Week(_)),
            Unit::Month => matches!(period, Period::Day(_) | Period::Month(..)),
            _ => !matches!(period, Period::Decade(_) | Period::Century(_)),
        };
        is_finer.then_some(period)
    };
    let base = scene.latest(6, wanted);
    let (from, anchor) = match (base, scene.published) {
        (Some((period, anchor)), _) => (period.bounds()?.0, anchor),
        (None, Some(published)) => (published, Anchor::Document),
        (None, None) => return Some(Found::value(words, TimeType::Date, unknown(unit), rule)),
    };
    Some(Found::period(words, Period::around(from, unit)?.shifted(steps)?, rule, anchor))
}

/// "the weekend": the last one begun, "this weekend": the week's own, "next weekend": the one after.
fn weekend(scene: &Scene<'_>, words: std::ops::Range<usize>, steer: Option<Steer>) -> Option<Found> {
    let Some(published) = scene.published else {
        return Some(Found::value(words, TimeType::Date, "XXXX-WXX-WE", "weekend"));
    };
    let own = Period::Weekend(monday(published)?);
    let has_begun = published.weekday().to_monday_one_offset() >= 6;
    let steps = match steer {
        Some(Steer::Document(1)) => 1,
        Some(Steer::Document(0)) => 0,
        None if has_begun || scene.is_ahead(words.start) => 0,
        _ => -1,
    };
    Some(Found::period(words, own.shifted(steps)?, "weekend", Anchor::Document))
}

/// "the year": this year, or a year's length where an end is given ("the year ended Aug. 31").
fn whole_year(scene: &Scene<'_>, words: std::ops::Range<usize>) -> Option<Found> {
    if scene.is(words.end, &["ended", "ending", "to"]) {
        return Some(Found::length(words, "P1Y".to_owned(), "length"));
    }
    let is_own = scene.follows(words.start, &["of", "for", "in", "during", "this", "by", "throughout", "over"]);
    is_own.then(|| from_document(scene, words, Unit::Year, 0)).flatten()
}

/// How many words of "last year", "a year ago" stand there.
pub fn year_back(scene: &Scene<'_>, at: usize) -> Option<usize> {
    let phrases: [&[&str]; 3] = [&["last", "year"], &["a", "year", "ago"], &["a", "year", "earlier"]];
    phrases.iter().find(|phrase| scene.reads(at, phrase)).map(|phrase| phrase.len())
}

/// "the same month last year", "the same month a year ago".
fn same_month(scene: &Scene<'_>, start: usize, at: usize) -> Option<Found> {
    let (month, anchor) = scene.latest(4, |period| matches!(period, Period::Month(..)).then_some(period))?;
    Some(Found::period(start..at + year_back(scene, at)?, month.years_later(-1)?, "unit-after-another", anchor))
}

/// "end the day at", "for the day,": a day of business or news.
fn is_session(scene: &Scene<'_>, start: usize) -> bool {
    scene.follows(start, &["end", "ended", "ending", "close", "closed", "finish", "finished", "start", "started"])
        || scene.follows(start, &["for", "during", "on"]) && scene.is(start + 2, &[",", ".", ";", "at", "with", "to"])
}

/// "the day": the one told last, else that of publication.
fn day(scene: &Scene<'_>, words: std::ops::Range<usize>) -> Option<Found> {
    let told = scene.latest(2, |period| matches!(period, Period::Day(_)).then_some(period));
    match told {
        Some((day, anchor)) => Some(Found::period(words, day, "unit-after-another", anchor)),
        None => from_document(scene, words, Unit::Day, 0),
    }
}

/// "the end of the month", "late in the day".
fn is_edged(scene: &Scene<'_>, start: usize) -> bool {
    const EDGES: &[&str] =
        &["end", "beginning", "start", "middle", "close", "rest", "late", "early", "later", "earlier"];
    scene.follows(start, &["of", "in"]) && start > 1 && scene.is(start - 2, EDGES)
}

/// "for the day", "for the week": that of publication, unless a clause follows ("on the day he left").
fn plain(scene: &Scene<'_>, words: std::ops::Range<usize>, unit: Unit) -> Option<Found> {
    let is_whole = scene.is(words.end, &[",", ".", ";", "at", "on", "with"]);
    is_whole.then(|| from_document(scene, words, unit, 0)).flatten()
}

fn unknown(unit: Unit) -> &'static str {
    match unit {
        Unit::Week | Unit::Fortnight => "XXXX-WXX",
        Unit::Month => "XXXX-XX",
        Unit::Quarter => "XXXX-QX",
        Unit::Year => "XXXX",
        Unit::Decade => "XXX",
        Unit::Century => "XX",
        _ => "XXXX-XX-XX",
    }
}
