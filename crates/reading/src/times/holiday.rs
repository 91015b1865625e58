//! Holidays that the lexicon knows by date.
//!
//! - Finds: "Christmas", "New Year's Eve", "Thanksgiving Day", "Easter Sunday 2018", "last Thanksgiving".
//! - Leaves: feasts of calendars that are not computed here (Ramadan, Lunar New Year).
//! - Cannot see: "the holidays", "Christmas sales".

use jiff::civil::Date;
use onrecord_lexicon::{Holiday, HolidayRule};
use onrecord_record::TimeType;

use super::found::{Anchor, Found};
use super::period::{Period, add_days, day, weekday};
use super::scene::Scene;

/// A holiday that begins at `start`.
pub fn read(scene: &Scene<'_>, start: usize) -> Option<Found> {
    let at = start + usize::from(scene.is(start, &["last", "next", "this"]));
    if !scene.is_capital(at) || !scene.items.begins_holiday(scene.at(at)) {
        return None;
    }
    let (holiday, end) = longest(scene, at)?;
    let after = end + usize::from(scene.is(end, &["of", ","]));
    let digits = scene.words.digits(after);
    if digits.len() == 4 {
        let date = date_in(holiday, digits.parse().ok()?)?;
        return Some(Found::period(start..after + 1, Period::Day(date), "holiday", Anchor::None));
    }
    let Some(published) = scene.published else {
        return Some(Found::value(start..end, TimeType::Date, "XXXX-XX-XX", "holiday"));
    };
    let date = near(scene, start, at, published, holiday)?;
    Some(Found::period(start..end, Period::Day(date), "holiday-most-recent", Anchor::Document))
}

fn longest<'a>(scene: &Scene<'a>, at: usize) -> Option<(&'a Holiday, usize)> {
    (1..=6).rev().find_map(|length| {
        let (first, last) = (scene.words.list.get(at)?, scene.words.list.get(at + length - 1)?);
        let name = scene.text.get(first.start as usize..last.end as usize)?;
        scene.items.holiday(name).map(|holiday| (holiday, at + length))
    })
}

/// The holiday's day nearest to publication on the side that the text asks for.
fn near(scene: &Scene<'_>, start: usize, at: usize, published: Date, holiday: &Holiday) -> Option<Date> {
    let this = date_in(holiday, i64::from(published.year()))?;
    let last = || date_in(holiday, i64::from(published.year()) - 1);
    let next = || date_in(holiday, i64::from(published.year()) + 1);
    let is_ahead = scene.at(start) == "next" || scene.is_ahead(start) || scene.follows(start, &["by", "before"]);
    match scene.at(start) {
        "this" if at > start => Some(this),
        "last" if at > start => {
            if this < published {
                Some(this)
            } else {
                last()
            }
        }
        _ if is_ahead => {
            if this >= published {
                Some(this)
            } else {
                next()
            }
        }
        _ if this <= add_days(published, 45)? => Some(this),
        _ => last(),
    }
}

/// The holiday's day in a year.
fn date_in(holiday: &Holiday, year: i64) -> Option<Date> {
    match holiday.rule {
        HolidayRule::Fixed { month, day: number } => day(year, month, i64::from(number)),
        HolidayRule::Weekday { month, weekday: number, nth } => {
            day(year, month, 1)?.nth_weekday_of_month(nth, weekday(number)?).ok()
        }
        HolidayRule::Easter { offset } => add_days(easter(year)?, i64::from(offset)),
    }
}

/// Easter Sunday of the Gregorian calendar (the anonymous algorithm of 1876).
fn easter(year: i64) -> Option<Date> {
    let (golden, century, rest) = (year % 19, year / 100, year % 100);
    let skipped = (century - (century + 8) / 25 + 1) / 3;
    let moon = (19 * golden + century - century / 4 - skipped + 15) % 30;
    let sunday = (32 + 2 * (century % 4) + 2 * (rest / 4) - moon - rest % 4) % 7;
    let late = (golden + 11 * moon + 22 * sunday) / 451;
    let sum = moon + sunday - 7 * late + 114;
    day(year, (sum / 31) as i8, sum % 31 + 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn easter_sundays() {
        for (year, expected) in [(1999, "1999-04-04"), (2000, "2000-04-23"), (2018, "2018-04-01"), (2025, "2025-04-20")]
        {
            assert_eq!(easter(year).map(|day| day.to_string()).as_deref(), Some(expected));
        }
    }
}
