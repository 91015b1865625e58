//! Ids that hold across the ledger: a document's handle and the row's id in its record.

use std::borrow::Cow;
use std::fmt;
use std::str::FromStr;

use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::{Serialize, Serializer};

use crate::LedgerError;

/// Digits of a text's SHA-256 in a handle: enough for a hundred thousand texts at odds of one in fifty thousand.
const HANDLE: usize = 12;

/// Whether these can be the first digits of a text's SHA-256. Fewer than four would name whatever text happens to begin so.
pub(crate) fn is_handle(digits: &str) -> bool {
    (4..=64).contains(&digits.len()) && digits.bytes().all(|byte| byte.is_ascii_hexdigit())
}

/// The handle of a text with this SHA-256.
pub(crate) fn handle(sha256: &str) -> &str {
    sha256.get(..HANDLE).unwrap_or(sha256)
}

/// Which list of a record a row stands in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Layer {
    /// `a1`
    Actor,
    /// `p1`
    Place,
    /// `t1`
    Time,
    /// `q1`
    Quantity,
    /// `s1`
    Statement,
    /// `e1`
    Event,
    /// `d1`
    Dispute,
    /// `x1`: a dispute between documents, by the event of its first account.
    LinkedDispute,
    /// `h1`: a thread, by the event of its first step.
    Thread,
}

impl Layer {
    const ALL: [Self; 9] = [
        Self::Actor,
        Self::Place,
        Self::Time,
        Self::Quantity,
        Self::Statement,
        Self::Event,
        Self::Dispute,
        Self::LinkedDispute,
        Self::Thread,
    ];

    /// The letter before the number.
    pub const fn letter(self) -> char {
        match self {
            Self::Actor => 'a',
            Self::Place => 'p',
            Self::Time => 't',
            Self::Quantity => 'q',
            Self::Statement => 's',
            Self::Event => 'e',
            Self::Dispute => 'd',
            Self::LinkedDispute => 'x',
            Self::Thread => 'h',
        }
    }

    /// The table that holds the layer's rows.
    pub(crate) const fn table(self) -> &'static str {
        match self {
            Self::Actor => "actors",
            Self::Place => "places",
            Self::Time => "times",
            Self::Quantity => "quantities",
            Self::Statement => "statements",
            Self::Event | Self::Thread => "events",
            Self::Dispute => "disputes",
            Self::LinkedDispute => "linked_disputes",
        }
    }
}

/// A row of the ledger, `3f2a9c01b7de/e4`: event 4 of the text whose SHA-256 begins so.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct RowId {
    /// The first twelve hex digits of the text's SHA-256; fewer where somebody typed fewer.
    pub handle: String,
    /// Which list.
    pub layer: Layer,
    /// Which entry, from 1.
    pub number: u32,
}

impl fmt::Display for RowId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}/{}{}", self.handle, self.layer.letter(), self.number)
    }
}

impl FromStr for RowId {
    type Err = LedgerError;

    fn from_str(text: &str) -> Result<Self, LedgerError> {
        let parse = || {
            let (handle, row) = text.split_once('/')?;
            let letter = row.chars().next()?;
            let layer = Layer::ALL.into_iter().find(|layer| layer.letter() == letter)?;
            let digits = row.get(1..).filter(|digits| digits.starts_with(|first: char| matches!(first, '1'..='9')))?;
            let number = digits.parse().ok()?;
            let handle = handle.get(..handle.len().min(HANDLE)).filter(|_| is_handle(handle))?.to_ascii_lowercase();
            Some(Self { handle, layer, number })
        };
        parse().ok_or_else(|| LedgerError::NotAnId(text.to_owned()))
    }
}

impl JsonSchema for RowId {
    fn schema_name() -> Cow<'static, str> {
        "RowId".into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({
            "type": "string",
            "description": "A row of the ledger: twelve hex digits of its text's SHA-256, and its id in the record.",
            "pattern": "^[0-9a-f]{12}/[aptqsedxh][1-9][0-9]*$",
        })
    }
}

impl Serialize for RowId {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_are_read_as_they_are_written() {
        let id: RowId = "3F2A9C01B7DE/e4".parse().unwrap();
        assert_eq!((id.layer, id.number), (Layer::Event, 4));
        assert_eq!(id.to_string(), "3f2a9c01b7de/e4");
        for wrong in
            ["", "e4", "3f2a/", "3f2a/z1", "3f2a/e0", "3f2a/e", "3f/e1", "zzzz/e1", "3f2a/é1", "3f2a/e+1", "3f2a/e01"]
        {
            assert!(wrong.parse::<RowId>().is_err(), "{wrong}");
        }
    }
}
