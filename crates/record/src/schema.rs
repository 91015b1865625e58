//! The record's JSON Schema, made from the types so that it cannot drift from them.

use crate::Record;

/// JSON Schema (draft 2020-12) of a line of `onrecord read --json`.
pub fn json_schema() -> serde_json::Value {
    schemars::schema_for!(Record).to_value()
}
