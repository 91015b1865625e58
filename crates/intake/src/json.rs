//! JSON: one article, or an array of them, in a file that fits the limit.
//!
//! - Finds: any value that [`objects`](crate::objects) knows; JSON Lines under the wrong name.
//! - Leaves: files above the limit to JSON Lines, which needs no more memory than a line.
//! - Cannot see: articles nested deeper than the `articles` of an object.

use std::io::{Cursor, Read};

use serde_json::Value;

use crate::document::{broken, text};
use crate::error::{IntakeError, Place};
use crate::item::Items;
use crate::json_lines::JsonLines;
use crate::objects;

/// Reads a whole input, or line by line what does not fit the limit.
pub fn read(mut input: impl Read + Send + 'static, place: Place, limit: usize) -> Result<Items, IntakeError> {
    let mut bytes = Vec::new();
    let read = (&mut input).take(limit as u64 + 1).read_to_end(&mut bytes);
    read.map_err(|source| IntakeError::io(&place, source))?;
    if bytes.len() > limit {
        return Ok(Box::new(JsonLines::new(Cursor::new(bytes).chain(input), place, limit)));
    }
    let text = text(bytes).map_err(|problem| IntakeError::new(&place, problem))?;
    match serde_json::from_str::<Value>(&text) {
        Ok(Value::Array(values)) => Ok(objects::entries(values, &place)),
        Ok(value) => Ok(objects::items(value, &place)),
        // A second object on a later line: the file is JSON Lines.
        Err(error) if error.line() > 1 && starts_with_object(&text) => {
            Ok(Box::new(JsonLines::new(Cursor::new(text.into_bytes()), place, limit)))
        }
        Err(error) => Err(IntakeError::new(&place, broken(&error, false))),
    }
}

/// Whether the first line that is not blank is a whole object.
fn starts_with_object(text: &str) -> bool {
    let first = text.lines().find(|line| !line.trim().is_empty()).unwrap_or_default();
    serde_json::from_str::<Value>(first).is_ok_and(|value| value.is_object())
}
