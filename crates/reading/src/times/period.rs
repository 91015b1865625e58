//! Stretches of the calendar: a day, a week, a season, a decade, and what lies before and after each.
//!
//! Every step is checked: a calendar that runs from the year 1 to 9999 ends somewhere, and a text may
//! speak of "99999999 years ago".

use jiff::civil::{Date, ISOWeekDate, Weekday};
use jiff::{Span, ToSpan};

use super::words::Unit;

/// A stretch of the calendar.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Period {
    /// One day.
    Day(Date),
    /// The week that begins on this Monday.
    Week(Date),
    /// Saturday and Sunday of the week that begins on this Monday.
    Weekend(Date),
    /// Year and month.
    Month(i16, i8),
    /// Year and quarter, 1 to 4.
    Quarter(i16, i8),
    /// Year and half, 1 or 2.
    Half(i16, i8),
    /// Year and season: `SP`, `SU`, `FA`, `WI` (the northern ones, by whole months).
    Season(i16, &'static str),
    /// A year.
    Year(i16),
    /// Ten years, by the year without its last digit: 199 for the 1990s.
    Decade(i16),
    /// A hundred years, by the year without its last two digits: 19 for the 1900s.
    Century(i16),
}

impl Period {
    /// The period of this unit that holds `day`.
    pub fn around(day: Date, unit: Unit) -> Option<Self> {
        Some(match unit {
            Unit::Second | Unit::Minute | Unit::Hour | Unit::Day => Self::Day(day),
            Unit::Week | Unit::Fortnight => Self::Week(monday(day)?),
            Unit::Weekend => Self::Weekend(monday(day)?),
            Unit::Month => Self::Month(day.year(), day.month()),
            Unit::Quarter => Self::Quarter(day.year(), (day.month() + 2) / 3),
            Unit::Year => Self::Year(day.year()),
            Unit::Decade => Self::Decade(day.year() / 10),
            Unit::Century => Self::Century(day.year() / 100),
        })
    }

    /// The period of the same kind `count` steps later.
    pub fn shifted(self, count: i64) -> Option<Self> {
        let step = i16::try_from(count).ok()?;
        Some(match self {
            Self::Day(day) => Self::Day(add_days(day, count)?),
            Self::Week(monday) => Self::Week(add_days(monday, count.checked_mul(7)?)?),
            Self::Weekend(monday) => Self::Weekend(add_days(monday, count.checked_mul(7)?)?),
            Self::Month(year, month) => {
                let months = i64::from(year) * 12 + i64::from(month) - 1 + count;
                Self::Month(year_of(months.div_euclid(12))?, months.rem_euclid(12) as i8 + 1)
            }
            Self::Quarter(year, quarter) => {
                let quarters = i64::from(year) * 4 + i64::from(quarter) - 1 + count;
                Self::Quarter(year_of(quarters.div_euclid(4))?, quarters.rem_euclid(4) as i8 + 1)
            }
            Self::Half(year, half) => {
                let halves = i64::from(year) * 2 + i64::from(half) - 1 + count;
                Self::Half(year_of(halves.div_euclid(2))?, halves.rem_euclid(2) as i8 + 1)
            }
            Self::Season(year, season) => Self::Season(year_of(i64::from(year) + count)?, season),
            Self::Year(year) => Self::Year(year_of(i64::from(year) + count)?),
            Self::Decade(decade) => Self::Decade(decade.checked_add(step).filter(|decade| (1..=999).contains(decade))?),
            Self::Century(century) => {
                Self::Century(century.checked_add(step).filter(|century| (1..=99).contains(century))?)
            }
        })
    }

    /// The same stretch some years later: Q3 1989 for Q3 1988.
    pub fn years_later(self, years: i64) -> Option<Self> {
        let moved = |year: i16| year_of(i64::from(year) + years);
        Some(match self {
            Self::Day(day) => Self::Day(day.checked_add(Span::new().try_years(years).ok()?).ok()?),
            Self::Month(year, month) => Self::Month(moved(year)?, month),
            Self::Quarter(year, quarter) => Self::Quarter(moved(year)?, quarter),
            Self::Half(year, half) => Self::Half(moved(year)?, half),
            Self::Season(year, season) => Self::Season(moved(year)?, season),
            Self::Year(year) => Self::Year(moved(year)?),
            Self::Week(_) | Self::Weekend(_) | Self::Decade(_) | Self::Century(_) => return None,
        })
    }

    /// First day, and first day after.
    pub fn bounds(self) -> Option<(Date, Date)> {
        let first = match self {
            Self::Day(day) => return Some((day, add_days(day, 1)?)),
            Self::Week(monday) => return Some((monday, add_days(monday, 7)?)),
            Self::Weekend(monday) => return Some((add_days(monday, 5)?, add_days(monday, 7)?)),
            Self::Month(year, month) => (year, month, 1),
            Self::Quarter(year, quarter) => (year, quarter * 3 - 2, 3),
            Self::Half(year, half) => (year, half * 6 - 5, 6),
            Self::Season(year, season) => (year, season_month(season), 3),
            Self::Year(year) => (year, 1, 12),
            Self::Decade(decade) => (decade.checked_mul(10)?, 1, 120),
            Self::Century(century) => (century.checked_mul(100)?, 1, 1200),
        };
        let begin = Date::new(first.0, first.1, 1).ok()?;
        let months: i32 = first.2;
        Some((begin, begin.checked_add(months.months()).ok()?))
    }

    /// TIMEX3 value.
    pub fn timex(self) -> String {
        match self {
            Self::Day(day) => day.to_string(),
            Self::Week(monday) => week(monday),
            Self::Weekend(monday) => format!("{}-WE", week(monday)),
            Self::Month(year, month) => format!("{year:04}-{month:02}"),
            Self::Quarter(year, quarter) => format!("{year:04}-Q{quarter}"),
            Self::Half(year, half) => format!("{year:04}-H{half}"),
            Self::Season(year, season) => format!("{year:04}-{season}"),
            Self::Year(year) => format!("{year:04}"),
            Self::Decade(decade) => format!("{decade:03}"),
            Self::Century(century) => format!("{century:02}"),
        }
    }

    /// EDTF, level 1; quarters, halves and weeks as intervals.
    pub fn edtf(self) -> Option<String> {
        Some(match self {
            Self::Day(_) | Self::Month(..) | Self::Year(_) => self.timex(),
            Self::Season(year, season) => {
                let code = match season {
                    "SP" => 21,
                    "SU" => 22,
                    "FA" => 23,
                    _ => 24,
                };
                format!("{year:04}-{code}")
            }
            Self::Quarter(year, quarter) => format!("{year:04}-{:02}/{year:04}-{:02}", quarter * 3 - 2, quarter * 3),
            Self::Half(year, half) => format!("{year:04}-{:02}/{year:04}-{:02}", half * 6 - 5, half * 6),
            Self::Decade(decade) => format!("{decade:03}X"),
            Self::Century(century) => format!("{century:02}XX"),
            Self::Week(_) | Self::Weekend(_) => {
                let (begin, end) = self.bounds()?;
                format!("{begin}/{}", add_days(end, -1)?)
            }
        })
    }
}

fn season_month(season: &str) -> i8 {
    match season {
        "SP" => 3,
        "SU" => 6,
        "FA" => 9,
        _ => 12,
    }
}

fn week(monday: Date) -> String {
    let week = monday.iso_week_date();
    format!("{:04}-W{:02}", week.year(), week.week())
}

/// A year that has a calendar.
pub fn year_of(year: i64) -> Option<i16> {
    i16::try_from(year).ok().filter(|year| (1..=9998).contains(year))
}

/// `count` days later, within the years 1 to 9998.
pub fn add_days(day: Date, count: i64) -> Option<Date> {
    let span = Span::new().try_days(count).ok()?;
    day.checked_add(span).ok().filter(|day| (1..=9998).contains(&day.year()))
}

/// `count` months later, the day of the month cut to fit.
pub fn add_months(day: Date, count: i64) -> Option<Date> {
    let span = Span::new().try_months(count).ok()?;
    day.checked_add(span).ok().filter(|day| (1..=9998).contains(&day.year()))
}

/// The Monday of the day's week.
pub fn monday(day: Date) -> Option<Date> {
    let date: ISOWeekDate = day.iso_week_date();
    add_days(day, -i64::from(date.weekday().to_monday_zero_offset()))
}

/// A weekday by number, Monday 1 to Sunday 7.
pub fn weekday(number: i8) -> Option<Weekday> {
    Weekday::from_monday_one_offset(number).ok()
}

/// A day that the calendar has.
pub fn day(year: i64, month: i8, day: i64) -> Option<Date> {
    Date::new(year_of(year)?, month, i8::try_from(day).ok()?).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn periods_have_values_bounds_and_edtf() {
        let sunday = jiff::civil::date(2025, 12, 21);
        for (period, timex, begin, end, edtf) in [
            (Period::Day(sunday), "2025-12-21", "2025-12-21", "2025-12-22", "2025-12-21"),
            (
                Period::around(sunday, Unit::Week).unwrap(),
                "2025-W51",
                "2025-12-15",
                "2025-12-22",
                "2025-12-15/2025-12-21",
            ),
            (
                Period::around(sunday, Unit::Weekend).unwrap(),
                "2025-W51-WE",
                "2025-12-20",
                "2025-12-22",
                "2025-12-20/2025-12-21",
            ),
            (Period::Month(2025, 12), "2025-12", "2025-12-01", "2026-01-01", "2025-12"),
            (Period::Quarter(1989, 3), "1989-Q3", "1989-07-01", "1989-10-01", "1989-07/1989-09"),
            (Period::Half(1989, 2), "1989-H2", "1989-07-01", "1990-01-01", "1989-07/1989-12"),
            (Period::Season(1994, "WI"), "1994-WI", "1994-12-01", "1995-03-01", "1994-24"),
            (Period::Decade(199), "199", "1990-01-01", "2000-01-01", "199X"),
            (Period::Century(19), "19", "1900-01-01", "2000-01-01", "19XX"),
        ] {
            assert_eq!(period.timex(), timex);
            assert_eq!(period.bounds().map(|(a, b)| (a.to_string(), b.to_string())), Some((begin.into(), end.into())));
            assert_eq!(period.edtf().as_deref(), Some(edtf));
        }
    }

    #[test]
    fn the_calendar_ends_without_a_crash() {
        for period in [
            Period::Year(2025),
            Period::Month(2025, 1),
            Period::Decade(202),
            Period::Day(jiff::civil::date(2025, 1, 1)),
        ] {
            for count in [i64::from(i32::MAX), i64::from(i32::MIN), 99_999] {
                let _ = period.shifted(count).and_then(Period::bounds);
                let _ = period.years_later(count).and_then(Period::bounds);
            }
        }
        assert_eq!(Period::Year(9998).shifted(1), None);
        assert_eq!(Period::Month(2025, 1).shifted(-1), Some(Period::Month(2024, 12)));
    }
}
