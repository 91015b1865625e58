//! When: TIMEX3 values, resolved to intervals, each with the reason for its reading.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::{Span, TimeId};

/// A time expression.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Time {
    /// `t1`, `t2`, … in text order.
    pub id: TimeId,
    /// The words, as TIMEX3 bounds them (no preposition).
    pub span: Span,
    /// TIMEX3 type.
    pub r#type: TimeType,
    /// TIMEX3 value: `2025-12-21`, `2025-W51`, `P6M`, `PAST_REF`, …
    pub value: String,
    /// TIMEX3 mod: `START`, `MID`, `END`, `APPROX`, `EQUAL_OR_MORE`, …
    pub r#mod: Option<String>,
    /// First day (or instant) of the resolved half-open interval, ISO 8601; null when open or unresolved.
    pub begin: Option<String>,
    /// First day (or instant) after it; null when open or unresolved.
    pub end: Option<String>,
    /// EDTF (ISO 8601-2, level 1) of the resolved time; null when unresolved.
    pub edtf: Option<String>,
    /// Why this date.
    pub basis: Basis,
}

/// TIMEX3 types.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "UPPERCASE")]
pub enum TimeType {
    /// A calendar time of a day or longer.
    Date,
    /// A time of day.
    Time,
    /// A length of time.
    Duration,
    /// A recurring time.
    Set,
}

/// Why a time has its value.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Basis {
    /// The rule that gave the value, such as `weekday-most-recent`; `docs/times.md` lists them.
    pub rule: String,
    /// What it was counted from: `document`, the id of a time (`t3`) or event (`e2`), or null.
    pub anchor: Option<String>,
}
