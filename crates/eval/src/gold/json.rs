//! JSON: an object per line, or an array of them.
//!
//! - Finds: lines of JSON, blank ones passed over; an array whose items are anything; one object.
//! - Leaves: what the objects must hold, to the measures.
//! - Cannot see: gold data deeper inside an object, such as `{"sentences": […]}`.

use std::path::Path;

use serde_json::Value;

use super::{Entries, Entry};
use crate::error::{EvalError, Place};

/// Every line that is not blank.
pub fn lines(path: &Path, content: &str) -> Entries {
    let file = Place::file(path);
    let lines = content.lines().enumerate().filter(|(_, line)| !line.trim().is_empty());
    lines
        .map(|(idx, line)| {
            let place = file.line(idx + 1);
            match serde_json::from_str(line) {
                Ok(value) => Ok(Entry { place, value }),
                Err(error) => Err(broken(&place, &error, false)),
            }
        })
        .collect()
}

/// Every item of an array; the object itself where there is no array.
pub fn array(path: &Path, content: &str) -> Entries {
    let file = Place::file(path);
    match serde_json::from_str(content) {
        Ok(Value::Array(values)) => {
            let entries = values.into_iter().enumerate();
            entries.map(|(idx, value)| Ok(Entry { place: file.entry(idx + 1), value })).collect()
        }
        Ok(value) => vec![Ok(Entry { place: file, value })],
        Err(error) => vec![Err(broken(&file, &error, true))],
    }
}

fn broken(place: &Place, error: &serde_json::Error, has_lines: bool) -> EvalError {
    let message = error.to_string();
    let reason = message.rsplit_once(" at line ").map_or(message.as_str(), |(reason, _)| reason);
    let line = if has_lines { format!("line {}, ", error.line()) } else { String::new() };
    EvalError::new(place, format!("broken JSON at {line}column {}: {reason}", error.column()))
}
