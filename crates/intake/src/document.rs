//! A JSON object to a document.
//!
//! Apart from JSON and JSON Lines because both hold the same objects.

use onrecord_record::Document;
use serde_json::{Map, Value};
use sha2::{Digest, Sha256};

use crate::error::{IntakeError, Place, Problem};

/// A document with this text and nothing else known.
pub fn document(key: String, text: String) -> Document {
    Document { id: hex(&Sha256::digest(text.as_bytes())), key, language: "en".to_owned(), text, ..Document::default() }
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

/// The document that an object tells of. `text` is required; `id` (or `key`, which wins), `published`,
/// `title`, `publisher`, `url` and `language` are taken when they are there; other fields are passed over.
pub fn from_value(value: Value, place: &Place) -> Result<Document, IntakeError> {
    let problem = |problem| IntakeError::new(place, problem);
    let Value::Object(mut object) = value else { return Err(problem(Problem::NotAnObject(kind(&value)))) };
    let mut take = |field| string(&mut object, field).map_err(problem);
    let text = take("text")?.ok_or_else(|| problem(Problem::WithoutText))?;
    if text.trim().is_empty() {
        return Err(problem(if text.is_empty() { Problem::Empty } else { Problem::Blank }));
    }
    let id = take("id")?;
    let key = take("key")?.or(id).unwrap_or_else(|| place.to_string());
    Ok(Document {
        title: take("title")?,
        published: take("published")?,
        publisher: take("publisher")?,
        url: take("url")?,
        language: take("language")?.unwrap_or_else(|| "en".to_owned()),
        ..document(key, text)
    })
}

/// Takes a string out of an object. Null and, apart from `text`, the empty string count as absent; an
/// `id` may be a number.
fn string(object: &mut Map<String, Value>, field: &'static str) -> Result<Option<String>, Problem> {
    match object.remove(field) {
        None | Some(Value::Null) => Ok(None),
        Some(Value::String(text)) if text.is_empty() && field != "text" => Ok(None),
        Some(Value::String(text)) => Ok(Some(text)),
        Some(Value::Number(number)) if matches!(field, "id" | "key") => Ok(Some(number.to_string())),
        Some(value) => Err(Problem::WrongType { field, found: kind(&value) }),
    }
}

/// What a JSON value is, in words.
fn kind(value: &Value) -> &'static str {
    match value {
        Value::Null => "null",
        Value::Bool(_) => "true or false",
        Value::Number(_) => "a number",
        Value::String(_) => "a string",
        Value::Array(_) => "an array",
        Value::Object(_) => "an object",
    }
}

/// The text of some bytes, or what is wrong with them. A UTF-8 byte order mark at the start is no letter
/// of the text and is dropped; everything else stays as it is.
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
