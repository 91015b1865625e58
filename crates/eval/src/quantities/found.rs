//! Quantities of a record, or of another system's list, in the terms of the gold data.

use std::sync::LazyLock;

use onrecord_record::{Hedge, Quantity, Record, Span, Time, TimeType};
use regex::Regex;
use serde::Deserialize;
use serde_json::Value;

use super::{Expected, Kind, Number, told};
use crate::evaluation::parse;

/// A quantity that a system found.
#[derive(Clone, Debug, PartialEq)]
pub struct Found {
    /// Its value.
    pub number: Number,
    /// The unit as NewsQuant names it, in lower case; the counted item where there is no unit.
    pub unit: String,
    /// How it changes or is bounded, in NewsQuant's signs.
    pub change: Option<String>,
    /// Where it stands, if the system says so.
    pub span: Option<Span>,
    /// The unit and bounds as a record has them; another system's list has none.
    pub own: Option<Own>,
}

/// What a record says of a quantity in its own terms.
#[derive(Clone, Debug, PartialEq)]
pub struct Own {
    /// The unit's id.
    pub unit: Option<String>,
    /// How it is hedged.
    pub hedge: Option<Hedge>,
    /// Whether it has a least value.
    pub has_low: bool,
    /// Whether it is a length of time, which is a time in a record.
    pub is_time: bool,
}

/// Units whose names in NewsQuant are not ours.
const NAMES: &[(&str, &str)] = &[
    ("percent", "percentage"),
    ("USD", "dollar"),
    ("EUR", "euro"),
    ("GBP", "pound sterling"),
    ("JPY", "yen"),
    ("CNY", "yuan"),
    ("INR", "rupee"),
    ("RUB", "ruble"),
    ("pound (mass)", "pound-mass"),
];

impl Found {
    /// The same as gold data: a record can be held against another.
    pub fn as_expected(&self) -> Expected {
        Expected { number: self.number, units: vec![self.unit.clone()], change: self.change.clone(), span: self.span }
    }

    /// The quantity in words.
    pub fn told(&self, kind: Kind) -> String {
        told(self.number, kind.unit(self), kind.change(self))
    }
}

/// The quantities of a record, then its lengths of time.
pub fn of_record(record: &Record) -> Vec<Found> {
    let quantities = record.quantities.iter().filter_map(of_quantity);
    quantities.chain(record.times.iter().filter_map(of_duration)).collect()
}

fn of_quantity(quantity: &Quantity) -> Option<Found> {
    let number = match (quantity.value, quantity.low, quantity.high) {
        (Some(value), ..) => Number::One(value),
        (None, Some(low), Some(high)) => Number::Range(low, high),
        _ => return None,
    };
    let unit = quantity
        .unit
        .as_deref()
        .map(|unit| NAMES.iter().find(|(ours, _)| *ours == unit).map_or(unit, |(_, name)| name));
    let change = match quantity.hedge {
        Some(Hedge::Approximately | Hedge::Nearly) => "~",
        Some(Hedge::Over | Hedge::AtLeast) => ">",
        Some(Hedge::Under | Hedge::AtMost) => "<",
        None => "=",
    };
    Some(Found {
        number,
        unit: unit.or(quantity.item.as_deref()).unwrap_or_default().to_lowercase(),
        change: Some(change.to_owned()),
        span: Some(quantity.span),
        own: Some(Own {
            unit: quantity.unit.clone(),
            hedge: quantity.hedge,
            has_low: quantity.low.is_some(),
            is_time: false,
        }),
    })
}

/// A length of time with one component: "four years", but not "an hour and a half".
static LENGTH: LazyLock<Regex> =
    LazyLock::new(|| Regex::new(r"^P(T?)(\d+(?:\.\d+)?)([YMWDHS])$").expect("the pattern is written here"));

fn of_duration(time: &Time) -> Option<Found> {
    let parts = LENGTH.captures(&time.value).filter(|_| time.r#type == TimeType::Duration)?;
    let unit = match (&parts[1], &parts[3]) {
        ("", "Y") => "year",
        ("", "M") => "month",
        ("", "W") => "week",
        ("", "D") => "day",
        ("T", "H") => "hour",
        ("T", "M") => "minute",
        ("T", "S") => "second",
        _ => return None,
    };
    let change = match time.r#mod.as_deref() {
        Some("APPROX") => "~",
        Some("MORE_THAN" | "EQUAL_OR_MORE") => ">",
        Some("LESS_THAN" | "EQUAL_OR_LESS") => "<",
        _ => "=",
    };
    Some(Found {
        number: Number::One(parts[2].parse().ok()?),
        unit: unit.to_owned(),
        change: Some(change.to_owned()),
        span: Some(time.span),
        own: Some(Own { unit: None, hedge: None, has_low: false, is_time: true }),
    })
}

#[derive(Deserialize)]
struct Listed {
    value: Value,
    #[serde(default)]
    unit: Option<String>,
    #[serde(default)]
    change: Option<String>,
}

/// The list that another system gives for a sentence.
pub fn of_list(value: Value) -> Result<Vec<Found>, String> {
    let listed: Vec<Listed> = parse(value)?;
    let found = |one: Listed| {
        let number = Number::parse(&one.value).ok_or_else(|| format!("`{}` is no number and no range", one.value))?;
        Ok(Found {
            number,
            unit: one.unit.unwrap_or_default().to_lowercase(),
            change: one.change,
            span: None,
            own: None,
        })
    };
    listed.into_iter().map(found).collect()
}
