//! When, as timelines take it: parts of dates, and the words that say how sure they are.

use jiff::civil::Date;

use onrecord_ledger::EventRow;

/// A date with as many parts as are known.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Part {
    /// Year.
    pub year: i16,
    /// Month, 1 to 12.
    pub month: Option<i8>,
    /// Day of the month.
    pub day: Option<i8>,
}

/// When something happened, as a timeline shows it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct When {
    /// Where it stands.
    pub start: Part,
    /// The last day, where it is no single day, month or year.
    pub end: Option<Part>,
    /// How the date is to be read: "about 3 May 2024", "before June 2024"; none where the date says all.
    pub display: Option<String>,
}

impl When {
    /// When an event happened; none where no calendar day can be found.
    pub fn of(event: &EventRow) -> Option<Self> {
        let (day, from) = (event.day.as_deref(), event.day_from.as_deref());
        let told = event.interval.as_ref().and_then(|interval| {
            let begin = interval.begin.as_deref().and_then(date);
            Self::between(begin, interval.end.as_deref().and_then(day_after), interval.r#mod.as_deref())
        });
        told.or_else(|| Self::on(day?, from))
    }

    /// A day that the text does not give.
    fn on(day: &str, from: Option<&str>) -> Option<Self> {
        let start = Part::day(date(day)?);
        let display = (from == Some("publication")).then(|| format!("reported {}", start.words()));
        Some(Self { start, end: None, display })
    }

    fn between(begin: Option<Date>, end: Option<Date>, modifier: Option<&str>) -> Option<Self> {
        let (begin, end) = match (begin, end) {
            (Some(begin), Some(end)) => (begin, end.max(begin.tomorrow().ok()?)),
            (Some(begin), None) => {
                let start = Part::day(begin);
                return Some(Self { start, end: None, display: Some(format!("from {} on", start.words())) });
            }
            (None, Some(end)) => {
                let start = Part::day(end.yesterday().ok()?);
                return Some(Self { start, end: None, display: Some(format!("before {}", Part::day(end).words())) });
            }
            (None, None) => return None,
        };
        let (start, end) = Part::span(begin, end);
        let words = match end {
            Some(end) => format!("{} to {}", start.words(), end.words()),
            None => start.words(),
        };
        let display = match modifier {
            Some("APPROX") => Some(format!("about {words}")),
            Some("BEFORE" | "LESS_THAN") => Some(format!("before {words}")),
            Some("AFTER" | "MORE_THAN") => Some(format!("after {words}")),
            Some("ON_OR_BEFORE" | "EQUAL_OR_LESS") => Some(format!("by {words}")),
            Some("ON_OR_AFTER" | "EQUAL_OR_MORE") => Some(format!("from {words} on")),
            Some("START") => Some(format!("early {words}")),
            Some("MID") => Some(format!("mid {words}")),
            Some("END") => Some(format!("late {words}")),
            _ if end.is_some() => Some(format!("between {} and {}", start.words(), end.map(Part::words)?)),
            _ => None,
        };
        Some(Self { start, end, display })
    }
}

impl Part {
    fn day(date: Date) -> Self {
        Self { year: date.year(), month: Some(date.month()), day: Some(date.day()) }
    }

    /// A half-open interval as one part where it is a day, a month or a year, else as its first and last day.
    fn span(begin: Date, end: Date) -> (Self, Option<Self>) {
        let first = begin.first_of_month() == begin;
        let month = begin.last_of_month().tomorrow();
        let year = begin.last_of_year().tomorrow();
        if begin.tomorrow().is_ok_and(|next| next == end) {
            (Self::day(begin), None)
        } else if first && month.is_ok_and(|next| next == end) {
            (Self { day: None, ..Self::day(begin) }, None)
        } else if begin.first_of_year() == begin && year.is_ok_and(|next| next == end) {
            (Self { day: None, month: None, ..Self::day(begin) }, None)
        } else {
            (Self::day(begin), end.yesterday().ok().map(Self::day))
        }
    }

    /// "3 May 2024", "May 2024", "2024".
    pub fn words(self) -> String {
        const MONTHS: [&str; 12] = [
            "January",
            "February",
            "March",
            "April",
            "May",
            "June",
            "July",
            "August",
            "September",
            "October",
            "November",
            "December",
        ];
        let month = self.month.and_then(|month| MONTHS.get(month as usize - 1));
        match (month, self.day) {
            (Some(month), Some(day)) => format!("{day} {month} {}", self.year),
            (Some(month), None) => format!("{month} {}", self.year),
            _ => self.year.to_string(),
        }
    }
}

/// The day of an ISO date or date-time.
pub fn date(text: &str) -> Option<Date> {
    text.get(..10)?.parse().ok()
}

/// The first day after an interval that ends, half-open, at this date or instant.
pub fn day_after(end: &str) -> Option<Date> {
    let day = date(end)?;
    let is_midnight = end.get(11..).is_none_or(|time| time.starts_with("00:00"));
    if is_midnight { Some(day) } else { day.tomorrow().ok() }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(begin: Option<&str>, end: Option<&str>, modifier: Option<&str>) -> (String, Option<String>) {
        let when = When::between(begin.and_then(date), end.and_then(day_after), modifier).unwrap();
        (when.start.words(), when.display)
    }

    #[test]
    fn a_date_says_how_sure_it_is() {
        let some = |words: &str| Some(words.to_owned());
        for (begin, end, modifier, start, display) in [
            (Some("2024-05-03"), Some("2024-05-04"), None, "3 May 2024", None),
            (Some("2024-05-01"), Some("2024-06-01"), None, "May 2024", None),
            (Some("2024-01-01"), Some("2025-01-01"), Some("END"), "2024", some("late 2024")),
            (Some("2024-05-03"), Some("2024-05-04"), Some("APPROX"), "3 May 2024", some("about 3 May 2024")),
            (Some("2024-05-03"), Some("2024-05-08"), None, "3 May 2024", some("between 3 May 2024 and 7 May 2024")),
            (None, Some("2024-05-08"), None, "7 May 2024", some("before 8 May 2024")),
            (Some("2024-05-08"), None, None, "8 May 2024", some("from 8 May 2024 on")),
            (Some("2024-05-03T10:30"), Some("2024-05-03T10:31"), None, "3 May 2024", None),
            (
                Some("2024-05-03T18:00"),
                Some("2024-05-04T06:00"),
                None,
                "3 May 2024",
                some("between 3 May 2024 and 4 May 2024"),
            ),
        ] {
            assert_eq!(shown(begin, end, modifier), (start.to_owned(), display), "{begin:?} {end:?} {modifier:?}");
        }
    }
}
