//! A time expression as the rules hand it on.
//!
//! Apart from the record's type because rules know calendars, and the record knows text.

use std::ops::Range;

use jiff::civil::Date;
use onrecord_record::TimeType;

use super::period::{Period, add_days};

/// A time expression found at some words.
#[derive(Clone, Debug, PartialEq)]
pub struct Found {
    /// The words it covers.
    pub words: Range<usize>,
    /// TIMEX3 type.
    pub kind: TimeType,
    /// What it means.
    pub meaning: Meaning,
    /// TIMEX3 mod.
    pub modifier: Option<&'static str>,
    /// The rule that read it.
    pub rule: &'static str,
    /// What it was counted from.
    pub anchor: Anchor,
    /// Whether the text makes it one end of a longer stretch.
    pub reach: Reach,
}

/// What a time was counted from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Anchor {
    /// Nothing: the words say it all, or nothing was there to count from.
    None,
    /// The day of publication.
    Document,
    /// An earlier time, by its place in the list.
    Time(usize),
}

/// Whether a time bounds a longer stretch.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reach {
    /// It is the stretch itself.
    Itself,
    /// "since": from its beginning on.
    Since,
    /// "until", "through": up to its end.
    Until,
}

/// What a time expression means.
#[derive(Clone, Debug, PartialEq)]
pub enum Meaning {
    /// A stretch of the calendar.
    Period(Period),
    /// A clock time, on a day if that is known. `value` is its TIMEX3 value.
    Clock {
        /// TIMEX3 value.
        value: String,
        /// First instant and first instant after, ISO 8601, if the day is known.
        bounds: Option<(String, String)>,
    },
    /// A length of time, with where it lies if the text says so.
    Length {
        /// TIMEX3 value: `P6M`.
        value: String,
        /// Where it lies: first day and first day after.
        window: Option<(Date, Date)>,
    },
    /// A value that no calendar can place: `PRESENT_REF`, `XXXX-12-25`, a set's `P1D`.
    Value(String),
}

impl Found {
    /// A stretch of the calendar.
    pub fn period(words: Range<usize>, period: Period, rule: &'static str, anchor: Anchor) -> Self {
        Self::new(words, TimeType::Date, Meaning::Period(period), rule, anchor)
    }

    /// A value without a place in the calendar.
    pub fn value(words: Range<usize>, kind: TimeType, value: impl Into<String>, rule: &'static str) -> Self {
        Self::new(words, kind, Meaning::Value(value.into()), rule, Anchor::None)
    }

    /// A length of time.
    pub fn length(words: Range<usize>, value: String, rule: &'static str) -> Self {
        Self::new(words, TimeType::Duration, Meaning::Length { value, window: None }, rule, Anchor::None)
    }

    /// Any time, without a mod.
    pub fn new(words: Range<usize>, kind: TimeType, meaning: Meaning, rule: &'static str, anchor: Anchor) -> Self {
        Self { words, kind, meaning, modifier: None, rule, anchor, reach: Reach::Itself }
    }

    /// The stretch of the calendar it means, if it is one.
    pub fn as_period(&self) -> Option<Period> {
        match self.meaning {
            Meaning::Period(period) => Some(period),
            _ => None,
        }
    }

    /// The stretch of the calendar it lies in: for a clock time, its day.
    pub fn place(&self) -> Option<Period> {
        match &self.meaning {
            Meaning::Clock { value, .. } => value.get(..10)?.parse().ok().map(Period::Day),
            _ => self.as_period(),
        }
    }

    /// TIMEX3 value.
    pub fn timex(&self) -> String {
        match &self.meaning {
            Meaning::Period(period) => period.timex(),
            Meaning::Clock { value, .. } | Meaning::Length { value, .. } | Meaning::Value(value) => value.clone(),
        }
    }

    /// First day or instant, and first after; null where open or unknown.
    pub fn bounds(&self) -> (Option<String>, Option<String>) {
        let all = match &self.meaning {
            Meaning::Period(period) => period.bounds().map(|(begin, end)| (begin.to_string(), end.to_string())),
            Meaning::Clock { bounds, .. } => bounds.clone(),
            Meaning::Length { window, .. } => window.map(|(begin, end)| (begin.to_string(), end.to_string())),
            Meaning::Value(_) => None,
        };
        match (all, self.reach) {
            (None, _) => (None, None),
            (Some((begin, end)), Reach::Itself) => (Some(begin), Some(end)),
            (Some((begin, _)), Reach::Since) => (Some(begin), None),
            (Some((_, end)), Reach::Until) => (None, Some(end)),
        }
    }

    /// EDTF, level 1.
    pub fn edtf(&self) -> Option<String> {
        let own = match &self.meaning {
            Meaning::Period(period) => period.edtf()?,
            Meaning::Clock { value, bounds } => bounds
                .as_ref()
                .map(|(begin, end)| if value.len() >= 16 { begin.clone() } else { format!("{begin}/{end}") })?,
            Meaning::Length { window, .. } => {
                window.and_then(|(begin, end)| Some(format!("{begin}/{}", add_days(end, -1)?)))?
            }
            Meaning::Value(_) => return None,
        };
        Some(match self.reach {
            Reach::Itself if self.modifier == Some("APPROX") && !own.contains('/') => format!("{own}~"),
            Reach::Itself => own,
            Reach::Since => format!("{}/..", own.split('/').next().unwrap_or(&own)),
            Reach::Until => format!("../{}", own.rsplit('/').next().unwrap_or(&own)),
        })
    }
}
