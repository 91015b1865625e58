//! Years, decades, centuries.
//!
//! - Finds: "in 1998", "1998-99", "the 1980s", "the '90s", "the nineties", "the 20th century", "nineteen ninety-one".
//! - Leaves: "2000 people", "$1990", "Resolution 1973", parts of longer numbers.
//! - Cannot see: years before 1000 and before Christ, and four-digit counts without a noun.

use super::found::{Anchor, Found};
use super::period::{Period, year_of};
use super::scene::Scene;
use super::words::{Class, Kind, Unit};

/// A year, decade or century that begins at `start`.
pub fn read(scene: &Scene<'_>, start: usize) -> Option<Found> {
    let at = start + usize::from(scene.at(start) == "the");
    decade(scene, start, at)
        .or_else(|| century(scene, start, at))
        .or_else(|| (at == start).then(|| year(scene, at)).flatten())
        .or_else(|| named_year(scene, start))
}

/// "the year 2000", "fiscal 1990".
fn named_year(scene: &Scene<'_>, start: usize) -> Option<Found> {
    let at = start + usize::from(scene.at(start) == "the");
    let is_named = (scene.at(at) == "year" && at > start) || scene.at(at) == "fiscal";
    let at = at + 1 + usize::from(scene.reads(at, &["fiscal", "year"]));
    let (year, end) = match (scene.words.digits(at), spelled(scene, at)) {
        (_, Some((year, end))) => (i64::from(year), end),
        (digits, None) if digits.len() == 4 => (digits.parse().ok()?, at + 1),
        _ if scene.reads(at, &["two", "thousand"]) => (2000, at + 2),
        _ => return None,
    };
    is_named.then(|| Some(Found::period(start..end, Period::Year(year_of(year)?), "year", Anchor::None))).flatten()
}

/// "1990s", "'80s", "nineties", "seventies".
fn decade(scene: &Scene<'_>, start: usize, at: usize) -> Option<Found> {
    const NAMES: &[&str] =
        &["twenties", "thirties", "forties", "fifties", "sixties", "seventies", "eighties", "nineties"];
    if let Some(index) = NAMES.iter().position(|&name| name == scene.at(at)) {
        let is_time = at > start && !scene.follows(start, &["her", "his", "their"]);
        return is_time
            .then(|| Found::period(start..at + 1, Period::Decade(192 + index as i16), "decade", Anchor::None));
    }
    let digits_at = at + usize::from(matches!(scene.at(at), "'" | "’" | "‘"));
    let digits = scene.words.digits(digits_at);
    let after =
        digits_at + 1 + usize::from(scene.words.is_glued(digits_at + 1) && scene.is(digits_at + 1, &["'", "’"]));
    let has_s = scene.at(after) == "s" && scene.words.is_glued(after);
    if !has_s || scene.is_tail(digits_at) || !digits.ends_with('0') {
        return None;
    }
    let decade: i16 = digits.get(..digits.len() - 1)?.parse().ok()?;
    let decade = match digits.len() {
        4 if (100..220).contains(&decade) => decade,
        2 if digits_at > start || follows_decade(scene, start) => 190 + decade,
        _ => return None,
    };
    Some(Found::period(start..after + 1, Period::Decade(decade), "decade", Anchor::None))
}

/// "the 70s and 80s".
fn follows_decade(scene: &Scene<'_>, start: usize) -> bool {
    let is_decade = |found: &Found| matches!(found.as_period(), Some(Period::Decade(_)));
    scene.found.last().is_some_and(|last| is_decade(last) && last.words.end + 1 == start)
}

/// "20th century", "the twentieth century", "the 18th-century".
fn century(scene: &Scene<'_>, start: usize, at: usize) -> Option<Found> {
    let (number, end) = ordinal(scene, at)?;
    let end = end + usize::from(scene.words.is_hyphen(end));
    let is_century = scene.class(end) == Class::Unit(Unit::Century, false)
        && (2..=30).contains(&number)
        && !is_before_christ(scene, end + 1);
    is_century.then(|| Found::period(start..end + 1, Period::Century(number as i16 - 1), "century", Anchor::None))
}

/// "B.C.", "BC", "BCE".
fn is_before_christ(scene: &Scene<'_>, at: usize) -> bool {
    scene.is(at, &["bc", "bce"]) || scene.reads(at, &["b", ".", "c"])
}

/// "20th", "third", and the word after it.
pub fn ordinal(scene: &Scene<'_>, index: usize) -> Option<(u32, usize)> {
    match scene.class(index) {
        Class::Ordinal(number) => Some((number, index + 1)),
        // "second" is the unit as well as the ordinal.
        Class::Unit(Unit::Second, false) if scene.at(index) == "second" => Some((2, index + 1)),
        Class::Number(number) if scene.words.is_glued(index + 1) && scene.is(index + 1, &["st", "nd", "rd", "th"]) => {
            Some((number, index + 2))
        }
        Class::Number(tens @ (20 | 30 | 40 | 50 | 60 | 70 | 80 | 90)) if scene.words.is_hyphen(index + 1) => {
            ordinal(scene, index + 2).filter(|(unit, _)| *unit < 10).map(|(unit, end)| (tens + unit, end))
        }
        _ => None,
    }
}

/// "nineteen ninety-one", "nineteen forty", and the word after it.
pub fn spelled(scene: &Scene<'_>, index: usize) -> Option<(i16, usize)> {
    let is_word = |at: usize| scene.words.digits(at).is_empty();
    let Class::Number(century @ 16..=20) = scene.class(index) else { return None };
    let Class::Number(tens @ 10..=99) = scene.class(index + 1) else { return None };
    if !is_word(index) || !is_word(index + 1) {
        return None;
    }
    let at = index + 2 + usize::from(scene.words.is_hyphen(index + 2));
    match scene.class(at) {
        Class::Number(unit @ 1..=9) if tens >= 20 && is_word(at) => {
            Some(((century * 100 + tens + unit) as i16, at + 1))
        }
        _ => Some(((century * 100 + tens) as i16, index + 2)),
    }
}

fn year(scene: &Scene<'_>, start: usize) -> Option<Found> {
    if let Some((year, end)) = spelled(scene, start) {
        return Some(Found::period(start..end, Period::Year(year), "year", Anchor::None));
    }
    let digits = scene.words.digits(start);
    if let Some(found) = range_end(scene, start, digits) {
        return Some(found);
    }
    let short = matches!(scene.at(start), "'" | "’" | "‘").then(|| scene.words.digits(start + 1));
    if let Some(short) =
        short.filter(|short| short.len() == 2 && scene.words.is_glued(start + 1) && !scene.is_tail(start))
    {
        let value: i16 = short.parse().ok()?;
        let is_time = scene.is(start.wrapping_sub(1), &["since", "in", "of", "until", "from"]);
        let year = if value > 40 { 1900 } else { 2000 } + value;
        return is_time.then(|| Found::period(start..start + 2, Period::Year(year), "year", Anchor::None));
    }
    let year: i16 = digits.parse().ok().filter(|_| digits.len() == 4)?;
    let is_year = match year {
        1900..=2099 => is_free(scene, start),
        1000..=1899 => {
            is_free(scene, start)
                && scene.follows(start, &["in", "since", "of", "from", "until", "by", "before", "after", "between"])
        }
        _ => false,
    };
    let month = month_behind(scene, start);
    is_year.then(|| match month {
        Some(month) => Found::period(start..start + 2, Period::Month(year, month), "year-month", Anchor::None),
        None => Found::period(start..start + 1, Period::Year(year), "year", Anchor::None),
    })
}

/// "the 2021 **July** unrest", but not "in 2021, July was", "2021 May 4", "from 2019 March brought".
fn month_behind(scene: &Scene<'_>, year: usize) -> Option<i8> {
    let Class::Month(month) = scene.class(year + 1) else { return None };
    let is_name = scene.is_capital(year + 1) && scene.follows(year, &["the", "of", "since"]);
    let has_day = matches!(scene.class(year + 2), Class::Number(1..=31));
    (is_name && !has_day).then_some(month)
}

/// "1998-99": the second year takes its century from the first.
fn range_end(scene: &Scene<'_>, start: usize, digits: &str) -> Option<Found> {
    let last =
        scene.found.last().filter(|last| last.words.end + 1 == start && scene.words.is(start - 1, &["-", "–", "/"]))?;
    let Some(Period::Year(first)) = last.as_period() else { return None };
    let value: i16 = digits.parse().ok()?;
    let year = match digits.len() {
        2 => first / 100 * 100 + value,
        4 => value,
        _ => return None,
    };
    (year > first && year < first + 150)
        .then(|| Found::period(start..start + 1, Period::Year(year), "year", Anchor::None))
}

/// Words before four digits that make them a count or a number of something.
const BEFORE: &[&str] = &[
    "$",
    "£",
    "€",
    "¥",
    "#",
    "no",
    "resolution",
    "resolutions",
    "flight",
    "article",
    "room",
    "about",
    "nearly",
    "some",
    "than",
    "least",
    "to",
    "route",
    "highway",
    "interstate",
    "#",
    "than",
    "almost",
    "windows",
    "boeing",
    "x",
];

/// Words after four digits that they count.
const AFTER: &[&str] = &[
    "%",
    "percent",
    "people",
    "men",
    "women",
    "children",
    "soldiers",
    "troops",
    "dollars",
    "euros",
    "pounds",
    "points",
    "feet",
    "meters",
    "metres",
    "miles",
    "kilometers",
    "kilometres",
    "km",
    "kg",
    "tons",
    "tonnes",
    "barrels",
    "police",
    "gmt",
    "utc",
    "hours",
    "local",
    "est",
    "edt",
    "workers",
    "jobs",
    "shares",
    "employees",
    "members",
    "students",
    "yards",
    "acres",
    "hectares",
    "households",
    "homes",
    "houses",
    "victims",
    "civilians",
    "refugees",
];

/// Whether four digits stand by themselves and count nothing.
fn is_free(scene: &Scene<'_>, at: usize) -> bool {
    let is_glued_right = scene.words.is_glued(at + 1)
        && (matches!(scene.words.list[at + 1].kind, Kind::Letters | Kind::Mark('%' | ':' | '$'))
            || scene.is(at + 1, &[",", "."]) && scene.words.is_glued(at + 2) && !scene.words.digits(at + 2).is_empty());
    let is_counted = at > 0 && BEFORE.contains(&scene.at(at - 1)) && !is_range(scene, at);
    !is_before_christ(scene, at + 1)
        && !scene.is_tail(at)
        && !is_glued_right
        && !is_counted
        && !AFTER.contains(&scene.at(at + 1))
}

/// "from 2009 to 2011".
fn is_range(scene: &Scene<'_>, at: usize) -> bool {
    scene.follows(at, &["to"]) && scene.found.last().is_some_and(|last| last.words.end + 1 == at)
}
