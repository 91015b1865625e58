//! How many and how much, with the hedges the text gives.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::{QuantityId, Span};

/// A number or amount.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Quantity {
    /// `q1`, `q2`, … in text order.
    pub id: QuantityId,
    /// The words: hedge, number, unit; not the counted item.
    pub span: Span,
    /// The stated number; null when the text gives only bounds ("dozens", "10 to 20").
    pub value: Option<f64>,
    /// Least value the words allow, where they give a range.
    pub low: Option<f64>,
    /// Greatest value the words allow, where they give a range.
    pub high: Option<f64>,
    /// How the number is hedged.
    pub hedge: Option<Hedge>,
    /// Which way, where the number is by how much something changed: "rose 5 percent", "down 12 cents".
    #[serde(default)]
    pub change: Option<Change>,
    /// Unit of measure or ISO 4217 currency: `percent`, `kilometre`, `USD`; null for counts.
    pub unit: Option<String>,
    /// What is counted, as a singular lemma: `drone`, `person`.
    pub item: Option<String>,
}

/// Which way a value changed by a number.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Change {
    /// "rose", "up", "an increase of".
    Up,
    /// "fell", "down", "a cut of".
    Down,
}

/// How a number is hedged.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Hedge {
    /// "about", "around", "some".
    Approximately,
    /// "nearly", "almost".
    Nearly,
    /// "more than", "over".
    Over,
    /// "under", "fewer than".
    Under,
    /// "at least".
    AtLeast,
    /// "up to", "at most".
    AtMost,
}
