//! What all formats share: a bare document, and bytes and values that are not what they should be.

use onrecord_record::Document;
use serde_json::Value;
use sha2::{Digest, Sha256};

use crate::error::Problem;

/// A document with this text and nothing else known.
pub fn document(key: String, text: String) -> Document {
    Document { id: hex(&Sha256::digest(text.as_bytes())), key, text, ..Document::default() }
}

/// Lower-case hexadecimal digits.
fn hex(bytes: &[u8]) -> String {
    bytes.iter().fold(String::with_capacity(bytes.len() * 2), |mut hex, byte| {
        for digit in [byte >> 4, byte & 15] {
            hex.push(char::from_digit(u32::from(digit), 16).unwrap_or('0'));
        }
        hex
    })
}

/// What a JSON value is, in words.
pub fn kind(value: &Value) -> &'static str {
    match value {
        Value::Null => "null",
        Value::Bool(_) => "true or false",
        Value::Number(_) => "a number",
        Value::String(_) => "a string",
        Value::Array(_) => "an array",
        Value::Object(_) => "an object",
    }
}

/// The text of some JSON, which is UTF-8 by its standard. A byte order mark at the start is dropped.
pub fn text(bytes: Vec<u8>) -> Result<String, Problem> {
    if bytes.is_empty() {
        return Err(Problem::Empty);
    }
    if bytes.starts_with(b"\xFF\xFE") || bytes.starts_with(b"\xFE\xFF") {
        return Err(Problem::Utf16);
    }
    if let Some(at) = bytes.iter().position(|&byte| byte == 0) {
        return Err(Problem::Binary { at });
    }
    let mut text = String::from_utf8(bytes).map_err(|error| {
        let at = error.utf8_error().valid_up_to();
        Problem::NotUtf8 { at, byte: error.as_bytes()[at] }
    })?;
    if text.starts_with('\u{FEFF}') {
        text.drain(..'\u{FEFF}'.len_utf8());
    }
    if text.trim().is_empty() {
        return Err(Problem::Blank);
    }
    Ok(text)
}

/// Broken JSON, with the place that the parser names.
pub fn broken(error: &serde_json::Error, is_one_line: bool) -> Problem {
    let reason = error.to_string();
    let reason = reason.rsplit_once(" at line ").map_or(reason.as_str(), |(reason, _)| reason).to_owned();
    Problem::BrokenJson { line: (!is_one_line).then(|| error.line()), column: error.column(), reason }
}
