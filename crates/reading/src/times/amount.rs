//! Lengths of time, and times counted with them.
//!
//! - Finds: "six months", "nearly two years", "a week", "the past three days", "two years ago", "a day earlier",
//!   "several weeks", "five-year", "weeks", "half an hour".
//! - Leaves: ages and other look-alikes ([`super::look_alike`]).
//! - Cannot see: from which event "three days later" counts when the text gave no date before it.

use std::ops::Range;

use jiff::civil::Date;
use onrecord_language::Tag;
use onrecord_record::TimeType;

use super::found::{Anchor, Found, Meaning};
use super::look_alike;
use super::number::number;
use super::period::{Period, add_days, add_months};
use super::quarter::{YEAR_AGO, compared_quarter, reports_longer};
use super::scene::Scene;
use super::words::{Class, Unit};

/// How many of which unit, from which word on, up to which.
#[derive(Clone, Debug)]
struct Amount {
    words: Range<usize>,
    /// `None` for "several", "weeks".
    count: Option<f64>,
    unit: Unit,
    is_article: bool,
    is_bare: bool,
    modifier: Option<&'static str>,
}

/// A length, or a time counted with one, that begins at `start`.
pub fn read(scene: &Scene<'_>, start: usize) -> Option<Found> {
    let (look, at) = look(scene, start);
    let amount = hedged(scene, at)?;
    if look_alike::is_no_length(scene, start..amount.words.end, amount.unit, amount.is_bare)
        || (scene.is_tail(start) && !amount.is_bare)
    {
        return None;
    }
    let words = start..amount.words.end;
    let is_joined =
        scene.words.is_hyphen(amount.words.end.saturating_sub(2)) || scene.words.is_hyphen(amount.words.end);
    match look {
        Look::Within if is_joined => None,
        Look::Recent | Look::Future if !amount.is_bare => None,
        Look::Recent if amount.unit == Unit::Year => Some(Found::value(words, TimeType::Date, "PAST_REF", "vague")),
        Look::Future => Some(Found::value(words, TimeType::Date, "FUTURE_REF", "vague")),
        Look::None => counted(scene, &amount).or_else(|| Some(plain(scene, &amount))),
        _ if amount.is_article => None,
        _ => steered(scene, words, &amount, look),
    }
}

/// Which way "the past …" and "the next …" look.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Look {
    None,
    Back,
    Ahead,
    Within,
    Recent,
    Future,
}

fn look(scene: &Scene<'_>, start: usize) -> (Look, usize) {
    let at = start + usize::from(scene.is(start, &["the", "these", "those"]));
    // "is expected to last six weeks": a verb.
    if matches!(scene.tag(at), Tag::Vb | Tag::Vbp) {
        return (Look::None, start);
    }
    match scene.at(at) {
        "past" | "last" | "previous" | "preceding" | "latest" => (Look::Back, at + 1),
        "next" | "coming" | "following" => (Look::Ahead, at + 1),
        "recent" => (Look::Recent, at + 1),
        "future" => (Look::Future, at + 1),
        "first" | "final" | "opening" | "closing" if at > start => (Look::Within, at + 1),
        _ if at > start => (Look::Within, at),
        _ => (Look::None, start),
    }
}

/// An amount with "nearly", "at least", "more than", … before it.
fn hedged(scene: &Scene<'_>, start: usize) -> Option<Amount> {
    let (modifier, at) = match scene.at(start) {
        "nearly" | "almost" => (Some("LESS_THAN"), start + 1),
        "over" => (Some("MORE_THAN"), start + 1),
        "more" | "less" | "fewer" if scene.at(start + 1) == "than" => {
            (Some(if scene.at(start) == "more" { "MORE_THAN" } else { "LESS_THAN" }), start + 2)
        }
        "at" if scene.at(start + 1) == "least" => (Some("EQUAL_OR_MORE"), start + 2),
        "up" if scene.at(start + 1) == "to" => (Some("EQUAL_OR_LESS"), start + 2),
        _ => (None, start),
    };
    let mut amount = amount(scene, at)?;
    if modifier.is_some() && amount.is_bare {
        return None;
    }
    amount.modifier = modifier.or(amount.modifier);
    amount.words.start = start;
    Some(amount)
}

fn amount(scene: &Scene<'_>, start: usize) -> Option<Amount> {
    let (count, at, is_article) = match scene.at(start) {
        // "the third in as many months" counts what was counted before.
        "many" if scene.follows(start, &["as"]) => return None,
        "several" | "many" | "few" => (None, start + 1, false),
        "a" if scene.is(start + 1, &["few"]) => (None, start + 2, false),
        "a" if scene.reads(start + 1, &["couple", "of"]) => (Some(2.0), start + 3, false),
        "couple" if scene.at(start + 1) == "of" => (Some(2.0), start + 2, false),
        "half" if scene.is(start + 1, &["a", "an"]) => (Some(0.5), start + 2, true),
        _ => match number(scene.words, start) {
            Some(number) => (Some(number.value), number.end, false),
            None if scene.is(start, &["a", "an"]) => (Some(1.0), start + 1, true),
            None => (None, start, false),
        },
    };
    let is_bare = at == start;
    let unit_at = qualified(scene, range_end(scene, at).unwrap_or(at));
    let Class::Unit(unit, is_plural) = scene.class(unit_at) else { return None };
    let is_short = scene.at(unit_at).len() <= 3 && !matches!(scene.at(unit_at), "day");
    let is_ordinal = scene.at(unit_at) == "second" && (is_article || is_bare);
    let is_steered =
        scene.follows(start, &["past", "last", "next", "for", "recent", "over", "coming", "future", "several"]);
    let is_whole = scene.words.list[unit_at].is_spaced && unit_at > at || is_steered;
    let is_fraction = unit == Unit::Quarter && (is_article || !is_whole && count.is_some());
    if is_bare && !is_short && is_long(scene, unit_at) {
        let count = (!is_plural).then_some(1.0);
        return Some(Amount {
            words: start..unit_at + 3,
            count,
            unit,
            is_article: false,
            is_bare: false,
            modifier: None,
        });
    }
    let is_bare_quarters = unit == Unit::Quarter && is_bare && !is_steered;
    if is_ordinal || is_fraction || is_bare_quarters || (is_bare && (!is_plural || is_short || unit == Unit::Second)) {
        return None;
    }
    let mut end = unit_at + if is_long(scene, unit_at) { 3 } else { 1 };
    let mut total = count;
    if scene.at(end) == "and" && scene.reads(end + 1, &["a", "half"]) {
        total = count.map(|count| count + 0.5);
        end += 3;
    }
    Some(Amount { words: start..end, count: total, unit, is_article, is_bare, modifier: None })
}

/// The word after "to three" in "two to three weeks": the value is the first number.
fn range_end(scene: &Scene<'_>, at: usize) -> Option<usize> {
    let is_range = scene.is(at, &["to", "or"]) || scene.words.is_hyphen(at);
    is_range.then(|| number(scene.words, at + 1)).flatten().map(|number| number.end)
}

/// "day-long", "decades-long", "two-year-long".
fn is_long(scene: &Scene<'_>, unit_at: usize) -> bool {
    scene.words.is_hyphen(unit_at + 1) && scene.at(unit_at + 2) == "long"
}

/// Words that may stand between a number and its unit.
const BETWEEN: &[&str] = &[
    "more",
    "consecutive",
    "straight",
    "full",
    "trading",
    "additional",
    "further",
    "whole",
    "other",
    "long",
    "short",
    "successive",
];

/// Steps over a hyphen or one word between number and unit: "two-year", "three consecutive days", "two more weeks".
fn qualified(scene: &Scene<'_>, at: usize) -> usize {
    if scene.words.is_hyphen(at) {
        return at + 1;
    }
    at + usize::from(BETWEEN.contains(&scene.at(at)))
}

/// TIMEX3 value: `P6M`, `PT30M`, `PXY`.
fn value(amount: &Amount) -> String {
    let (prefix, letter, factor) = match amount.unit {
        Unit::Second => ("PT", 'S', 1.0),
        Unit::Minute => ("PT", 'M', 1.0),
        Unit::Hour => ("PT", 'H', 1.0),
        Unit::Day => ("P", 'D', 1.0),
        Unit::Weekend => ("P", 'D', 2.0),
        Unit::Week => ("P", 'W', 1.0),
        Unit::Fortnight => ("P", 'W', 2.0),
        Unit::Month => ("P", 'M', 1.0),
        Unit::Quarter => ("P", 'Q', 1.0),
        Unit::Year => ("P", 'Y', 1.0),
        Unit::Decade => ("P", 'Y', 10.0),
        Unit::Century => ("P", 'Y', 100.0),
    };
    let Some(count) = amount.count.map(|count| count * factor) else { return format!("{prefix}X{letter}") };
    let whole = count.trunc();
    let part = match (letter, count - whole) {
        (_, 0.0) => return format!("{prefix}{whole}{letter}"),
        ('Y', part) if ((part * 12.0).fract()) == 0.0 => format!("{}M", part * 12.0),
        ('M', part) if prefix == "PT" && ((part * 60.0).fract()) == 0.0 => format!("{}S", part * 60.0),
        ('H', part) if ((part * 60.0).fract()) == 0.0 => format!("{}M", part * 60.0),
        _ => return format!("{prefix}{count}{letter}"),
    };
    if whole == 0.0 { format!("{prefix}{part}") } else { format!("{prefix}{whole}{letter}{part}") }
}

/// `count` units after `day`; negative counts go back.
fn moved(day: Date, unit: Unit, count: f64) -> Option<Date> {
    let (days, months) = match unit {
        Unit::Second | Unit::Minute | Unit::Hour => (0.0, 0.0),
        Unit::Day => (1.0, 0.0),
        Unit::Week | Unit::Weekend => (7.0, 0.0),
        Unit::Fortnight => (14.0, 0.0),
        Unit::Month => (0.0, 1.0),
        Unit::Quarter => (0.0, 3.0),
        Unit::Year => (0.0, 12.0),
        Unit::Decade => (0.0, 120.0),
        Unit::Century => (0.0, 1200.0),
    };
    add_days(add_months(day, (months * count).round() as i64)?, (days * count).round() as i64)
}

/// Where a length lies that ends (or begins) with the day of publication.
fn window(scene: &Scene<'_>, amount: &Amount, look: Look) -> Option<(Date, Date)> {
    let (published, count) = (scene.published?, amount.count?);
    let tomorrow = add_days(published, 1)?;
    let both = match look {
        Look::Back => (moved(tomorrow, amount.unit, -count)?, tomorrow),
        Look::Ahead => (published, moved(published, amount.unit, count)?),
        Look::None | Look::Within | Look::Recent | Look::Future => return None,
    };
    (both.0 < both.1).then_some(both)
}

fn length(
    words: Range<usize>,
    amount: &Amount,
    window: Option<(Date, Date)>,
    rule: &'static str,
    anchor: Anchor,
) -> Found {
    let anchor = if window.is_some() { anchor } else { Anchor::None };
    let meaning = Meaning::Length { value: value(amount), window };
    Found { modifier: amount.modifier, ..Found::new(words, TimeType::Duration, meaning, rule, anchor) }
}

/// "the past three months", "the next few days", "the past week", "the nine months".
fn steered(scene: &Scene<'_>, words: Range<usize>, amount: &Amount, look: Look) -> Option<Found> {
    let is_single = scene.class(words.end - 1) == Class::Unit(amount.unit, false);
    if amount.is_bare && (look == Look::Within || !is_single && look == Look::None) {
        return None;
    }
    let window = window(scene, amount, look);
    Some(length(
        words,
        amount,
        window,
        if look == Look::Within { "length" } else { "length-to-publication" },
        Anchor::Document,
    ))
}

/// "the past week", "the past year", "over the last month": one unit, looking back.
pub fn past_unit(scene: &Scene<'_>, start: usize) -> Option<Found> {
    let at = start + usize::from(scene.at(start) == "the");
    let Class::Unit(unit, false) = scene.class(at + 1) else { return None };
    // "over the last week" looks back as "over the past week" does; "the last week of May" and "last week" do not.
    let is_last = scene.at(at) == "last"
        && unit != Unit::Day
        && scene.follows(start, &["over", "in", "during", "within", "for", "throughout"])
        && scene.at(at + 2) != "of";
    if at == start || scene.at(at) != "past" && !is_last || unit < Unit::Day {
        return None;
    }
    let amount =
        Amount { words: start..at + 2, count: Some(1.0), unit, is_article: false, is_bare: false, modifier: None };
    let window = window(scene, &amount, Look::Back);
    Some(length(start..at + 2, &amount, window, "length-to-publication", Anchor::Document))
}

/// "… ago", "… earlier", "… later", "… from now".
fn counted(scene: &Scene<'_>, amount: &Amount) -> Option<Found> {
    let after = amount.words.end + if scene.reads(amount.words.end, &["or", "so"]) { 2 } else { 0 };
    let start = amount.words.start;
    match scene.at(after) {
        "ago" => ago(scene, amount, start..after + 1),
        "earlier" | "previously" if amount.is_article => shifted(scene, amount, start..after + 1, -1.0),
        "later" | "afterward" | "afterwards" if amount.is_article => shifted(scene, amount, start..after + 1, 1.0),
        "earlier" | "previously" => Some(placed(scene, amount, -1.0)),
        "later" | "afterward" | "afterwards" => Some(placed(scene, amount, 1.0)),
        "from" if scene.is(after + 1, &["now", "today"]) => {
            let published = scene.published?;
            let day = moved(published, amount.unit, amount.count?)?;
            Some(Found::period(start..after + 2, Period::around(day, grain(amount))?, "from-now", Anchor::Document))
        }
        _ => None,
    }
}

/// The calendar unit that "N units ago" names: a day for up to two weeks, else the unit itself.
fn grain(amount: &Amount) -> Unit {
    match amount.unit {
        Unit::Week if amount.count.is_some_and(|count| count <= 2.0) => Unit::Day,
        Unit::Second | Unit::Minute | Unit::Hour | Unit::Fortnight | Unit::Weekend => Unit::Day,
        Unit::Decade | Unit::Century => Unit::Year,
        unit => unit,
    }
}

fn ago(scene: &Scene<'_>, amount: &Amount, words: Range<usize>) -> Option<Found> {
    let Some(count) = amount.count else {
        return Some(Found::value(words, TimeType::Date, "PAST_REF", "vague"));
    };
    if amount.unit < Unit::Day {
        return Some(Found { modifier: amount.modifier, ..length(words, amount, None, "length", Anchor::None) });
    }
    let is_year_ago = amount.unit == Unit::Year && amount.is_article && !reports_longer(scene);
    if let Some((period, anchor)) = is_year_ago.then(|| compared_quarter(scene)).flatten() {
        return Some(Found::period(words, period.years_later(-1)?, YEAR_AGO, anchor));
    }
    let Some(published) = scene.published else {
        return Some(length(words, amount, None, "ago", Anchor::None));
    };
    let Some(day) = moved(published, amount.unit, -count) else {
        return Some(Found::value(words, TimeType::Date, "PAST_REF", "vague"));
    };
    let found = Found::period(words, Period::around(day, grain(amount))?, "ago", Anchor::Document);
    Some(Found { modifier: amount.modifier, ..found })
}

/// "a day earlier", "a year later": a date, counted from the time the text gave last.
fn shifted(scene: &Scene<'_>, amount: &Amount, words: Range<usize>, sign: f64) -> Option<Found> {
    let count = amount.count? * sign;
    if amount.unit < Unit::Day {
        return None;
    }
    let is_year_ago = amount.unit == Unit::Year && sign < 0.0 && !reports_longer(scene);
    if let Some((period, anchor)) = is_year_ago.then(|| compared_quarter(scene)).flatten() {
        return Some(Found::period(words, period.years_later(-1)?, YEAR_AGO, anchor));
    }
    // "Half a century later" does not count from the day of publication.
    let from = base(scene, amount.unit).filter(|(_, anchor)| sign < 0.0 || *anchor != Anchor::Document);
    let Some((from, anchor)) = from else {
        return Some(length(words, amount, None, "shift-from-another", Anchor::None));
    };
    let day = moved(from, amount.unit, count)?;
    Some(Found::period(words, Period::around(day, grain(amount))?, "shift-from-another", anchor))
}

/// "three days later": the length is the value, the day it leads to is the interval.
fn placed(scene: &Scene<'_>, amount: &Amount, sign: f64) -> Found {
    let window = base(scene, amount.unit).and_then(|(from, anchor)| {
        let day = moved(from, amount.unit, amount.count? * sign)?;
        Some((Period::around(day, grain(amount))?.bounds()?, anchor))
    });
    let (window, anchor) = window.map_or((None, Anchor::None), |(window, anchor)| (Some(window), anchor));
    length(amount.words.clone(), amount, window, "shift-from-another", anchor)
}

/// The day that "earlier" and "later" count from: that of the latest time as fine as the unit, else publication.
fn base(scene: &Scene<'_>, unit: Unit) -> Option<(Date, Anchor)> {
    let fits = |period: Period| match period {
        Period::Day(day) => Some(day),
        Period::Month(..) if unit >= Unit::Month => period.bounds().map(|(begin, _)| begin),
        Period::Year(_) if unit >= Unit::Year => period.bounds().map(|(begin, _)| begin),
        _ => None,
    };
    scene.latest(4, fits).or_else(|| Some((scene.published?, Anchor::Document)))
}

/// A length by itself: its window is known after "in": "the first talks in six months", "will end in two weeks".
fn plain(scene: &Scene<'_>, amount: &Amount) -> Found {
    if is_rate(scene, amount) {
        return Found::value(amount.words.clone(), TimeType::Set, value(amount), "rate");
    }
    let start = amount.words.start;
    let look = match scene.follows(start, &["in"]) {
        true if scene.is_ahead(start - 1) => Look::Ahead,
        true if is_after_superlative(scene, start) => Look::Back,
        _ => Look::None,
    };
    let window = window(scene, amount, look);
    let rule = if window.is_some() { "length-to-publication" } else { "length" };
    length(amount.words.clone(), amount, window, rule, Anchor::Document)
}

/// "$2 million a year", "three times a week".
fn is_rate(scene: &Scene<'_>, amount: &Amount) -> bool {
    let start = amount.words.start;
    if !amount.is_article || start == 0 || scene.at(start) != "a" {
        return false;
    }
    // "four flights a week": a noun that is counted a word or two before.
    let is_counted =
        scene.tag(start - 1) == Tag::Nns && (2..5).any(|back| start >= back && scene.tag(start - back) == Tag::Cd);
    is_counted
        || matches!(scene.class(start - 1), Class::Number(_) | Class::Scale(_))
        || scene.is(start - 1, &["times", "twice", "once", "%", "percent", "dollars", "barrels", "tons", "tonnes"])
}

/// "the first … in six months", "the worst … in years".
fn is_after_superlative(scene: &Scene<'_>, start: usize) -> bool {
    scene.words.before(start).take(14).any(|at| {
        matches!(scene.tag(at), Tag::Jjs | Tag::Rbs)
            || scene.is(at, &["first", "only", "lowest", "highest", "worst", "best", "biggest", "largest", "deadliest"])
    })
}
