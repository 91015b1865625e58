//! From a TIMEX3 value to the days it covers, so that annotators need not count them.
//!
//! Apart from the engine's own reckoning: the expected records must not be made by the code they test.

use jiff::civil::{Date, ISOWeekDate, Weekday, date};
use jiff::{Span as Length, ToSpan};
use onrecord_record::TimeType;

/// The half-open interval of a calendar value, as ISO 8601 days; none for lengths, sets, clock times and vague values.
pub fn days(value: &str) -> Option<(String, String)> {
    let (begin, length) = parse(value)?;
    let end = begin.checked_add(length).ok()?;
    Some((begin.to_string(), end.to_string()))
}

/// The TIMEX3 type that the shape of a value tells.
pub fn kind(value: &str) -> TimeType {
    if value.starts_with("XXXX-WXX") {
        TimeType::Set
    } else if value.starts_with('P') && !value.ends_with("_REF") {
        TimeType::Duration
    } else if value.contains('T') && value.starts_with(|first: char| first.is_ascii_digit() || first == 'X') {
        TimeType::Time
    } else {
        TimeType::Date
    }
}

fn parse(value: &str) -> Option<(Date, Length)> {
    let mut parts = value.splitn(3, '-');
    let written = parts.next()?;
    let year: i16 = written.parse().ok()?;
    match (written.len(), parts.next(), parts.next()) {
        (4, None, None) => Some((first_of(year, 1)?, 1.year())),
        (3, None, None) => Some((first_of(year * 10, 1)?, 10.years())),
        (2, None, None) => Some((first_of(year * 100, 1)?, 100.years())),
        (4, Some(part), None) => of_year(year, part),
        (4, Some(part), Some(day)) => match part.strip_prefix('W') {
            Some(week) if day == "WE" => Some((iso(year, week, Weekday::Saturday)?, 2.days())),
            Some(_) => None,
            None => Some((Date::new(year, part.parse().ok()?, day.parse().ok()?).ok()?, 1.day())),
        },
        _ => None,
    }
}

/// A month, week, quarter, half or season.
fn of_year(year: i16, part: &str) -> Option<(Date, Length)> {
    match part {
        "SP" => Some((first_of(year, 3)?, 3.months())),
        "SU" => Some((first_of(year, 6)?, 3.months())),
        "FA" => Some((first_of(year, 9)?, 3.months())),
        "WI" => Some((first_of(year, 12)?, 3.months())),
        _ => match (part.get(..1)?, part.get(1..)?) {
            ("W", week) => Some((iso(year, week, Weekday::Monday)?, 7.days())),
            ("Q", quarter) => Some((first_of(year, quarter.parse::<i8>().ok()? * 3 - 2)?, 3.months())),
            ("H", half) => Some((first_of(year, half.parse::<i8>().ok()? * 6 - 5)?, 6.months())),
            _ => Some((first_of(year, part.parse().ok()?)?, 1.month())),
        },
    }
}

fn first_of(year: i16, month: i8) -> Option<Date> {
    (1..=12).contains(&month).then(|| date(year, month, 1))
}

fn iso(year: i16, week: &str, weekday: Weekday) -> Option<Date> {
    ISOWeekDate::new(year, week.parse().ok()?, weekday).ok().map(ISOWeekDate::date)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_cover_their_days() {
        for (value, begin, end) in [
            ("2021-03-02", "2021-03-02", "2021-03-03"),
            ("2020-12", "2020-12-01", "2021-01-01"),
            ("2016", "2016-01-01", "2017-01-01"),
            ("199", "1990-01-01", "2000-01-01"),
            ("2018-Q4", "2018-10-01", "2019-01-01"),
            ("2018-H2", "2018-07-01", "2019-01-01"),
            ("2025-W51", "2025-12-15", "2025-12-22"),
            ("2025-W51-WE", "2025-12-20", "2025-12-22"),
            ("2019-WI", "2019-12-01", "2020-03-01"),
        ] {
            assert_eq!(days(value), Some((begin.to_owned(), end.to_owned())), "{value}");
        }
        for value in ["P6M", "PXW", "PRESENT_REF", "XXXX-WXX-7", "2021-03-02T10:30", "2021-13", "2021-02-30"] {
            assert_eq!(days(value), None, "{value}");
        }
    }

    #[test]
    fn shapes_tell_types() {
        assert_eq!(kind("P6M"), TimeType::Duration);
        assert_eq!(kind("PAST_REF"), TimeType::Date);
        assert_eq!(kind("2021-03-02TEV"), TimeType::Time);
        assert_eq!(kind("XXXX-WXX-5"), TimeType::Set);
        assert_eq!(kind("2021-Q1"), TimeType::Date);
    }
}
