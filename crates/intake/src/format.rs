//! Which format an input has: told by its name, else by its first letter.
//!
//! Apart from the formats because standard input and oddly named files must be told apart too.

use std::io::{self, Cursor, Read};
use std::path::Path;

/// How an input holds its articles.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    /// The whole input is one article's text.
    Plain,
    /// Every line is a JSON object with a `text`.
    JsonLines,
    /// One JSON object, or an array of them.
    Json,
}

impl Format {
    /// The format that a file's extension tells: `.txt`, `.text`, `.md`; `.jsonl`, `.ndjson`; `.json`.
    pub fn of_path(path: &Path) -> Option<Self> {
        let extension = path.extension()?.to_str()?.to_ascii_lowercase();
        Some(match extension.as_str() {
            "txt" | "text" | "md" => Self::Plain,
            "jsonl" | "ndjson" => Self::JsonLines,
            "json" => Self::Json,
            _ => return None,
        })
    }
}

/// Most white space that is passed over in search of the first letter.
const LEADING: usize = 64 * 1024;

/// Tells JSON Lines (the first letter is `{`) from plain text, reading no further than that letter's
/// chunk so that a stream which comes slowly is read as it comes. Returns the input with nothing missing.
pub(crate) fn sniff<R: Read>(mut input: R) -> io::Result<(Format, impl Read)> {
    let mut head = Vec::new();
    let mut chunk = [0; 4096];
    let mut first = None;
    while first.is_none() && head.len() < LEADING {
        let count = match input.read(&mut chunk) {
            Ok(0) => break,
            Ok(count) => count,
            Err(error) if error.kind() == io::ErrorKind::Interrupted => continue,
            Err(error) => return Err(error),
        };
        head.extend_from_slice(&chunk[..count]);
        let text = head.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(&head);
        first = text.iter().copied().find(|byte| !byte.is_ascii_whitespace());
    }
    let format = if first == Some(b'{') { Format::JsonLines } else { Format::Plain };
    Ok((format, Cursor::new(head).chain(input)))
}
