//! Markdown: one article per file, with front matter where there is some.
//!
//! - Finds: `title`, `date` or `published`, `url`, `author`, `publisher`, `language` between two lines of `---` at
//!   the head.
//! - Leaves: the text below as it is, marks and all, since every span must point at what was read.
//! - Cannot see: front matter with nested values, and TOML between `+++`, which stays part of the text.

use onrecord_record::Document;
use serde_json::{Map, Value};

use crate::error::{IntakeError, Place};
use crate::fields;
use crate::item::Taken;

/// Reads a text as one document.
pub fn read(text: &str, place: &Place) -> Result<Taken, IntakeError> {
    let (matter, body) = split(text).unwrap_or(("", text));
    let mut object = Map::new();
    for (name, value) in matter.lines().filter_map(|line| line.split_once(':')) {
        let value = value.trim().trim_matches(['"', '\'']);
        if !value.is_empty() {
            object.insert(name.trim().to_ascii_lowercase(), Value::String(value.to_owned()));
        }
    }
    object.insert("text".to_owned(), Value::String(body.to_owned()));
    let key = place.to_string();
    fields::document(object, place).map(|document| Taken::from(Document { key, ..document }))
}

/// The front matter and what stands below it.
fn split(text: &str) -> Option<(&str, &str)> {
    let rest = text.strip_prefix("---\n").or_else(|| text.strip_prefix("---\r\n"))?;
    let mut start = 0;
    for line in rest.split_inclusive('\n') {
        let end = start + line.len();
        if line.trim_end() == "---" {
            return Some((&rest[..start], &rest[end..]));
        }
        // Front matter is lines of `name: value`, lists and comments; anything else is an article after a rule.
        if !(line.contains(':') || line.starts_with([' ', '-', '#']) || line.trim().is_empty()) {
            return None;
        }
        start = end;
    }
    None
}
