//! Words of a text by code points, and small words for people.

use onrecord_record::Span;
use serde::Serialize;

/// Where each code point of a text begins.
#[derive(Debug)]
pub struct Points {
    /// Byte of each code point, and the end; empty for ASCII text, where both counts agree.
    starts: Vec<u32>,
}

impl Points {
    /// Counts `text` once.
    pub fn new(text: &str) -> Self {
        let mut starts = Vec::new();
        if !text.is_ascii() {
            starts.extend(text.char_indices().map(|(byte, _)| byte as u32));
            starts.push(text.len() as u32);
        }
        Self { starts }
    }

    /// The words of a span; empty where the text has none.
    pub fn cut<'a>(&self, text: &'a str, span: Span) -> &'a str {
        let byte = |point: u32| {
            if self.starts.is_empty() {
                Some(point as usize)
            } else {
                self.starts.get(point as usize).map(|&byte| byte as usize)
            }
        };
        byte(span.start).zip(byte(span.end)).and_then(|(start, end)| text.get(start..end)).unwrap_or_default()
    }
}

/// A word of the record's vocabulary as its JSON spells it.
pub fn word(value: impl Serialize) -> String {
    match serde_json::to_value(value) {
        Ok(serde_json::Value::String(word)) => word,
        _ => String::new(),
    }
}

/// Several values in one cell.
pub fn join(values: impl IntoIterator<Item = impl ToString>, by: &str) -> String {
    values.into_iter().map(|value| value.to_string()).collect::<Vec<_>>().join(by)
}

/// A value that may be absent; an absent one is an empty cell.
pub fn cell(value: Option<impl ToString>) -> String {
    value.map(|value| value.to_string()).unwrap_or_default()
}

/// Words on one line, for formats whose rows end with the line.
pub fn line(words: &str) -> String {
    words.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Words as XML takes them. A control character, which XML cannot hold, is shown as `�`, so that positions stay.
pub fn xml(words: &str) -> String {
    let mut escaped = String::with_capacity(words.len());
    for letter in words.chars() {
        match letter {
            '&' => escaped.push_str("&amp;"),
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            '"' => escaped.push_str("&quot;"),
            '\r' => escaped.push_str("&#13;"),
            '\t' | '\n' => escaped.push(letter),
            letter if letter.is_control() || matches!(letter, '\u{FFFE}' | '\u{FFFF}') => escaped.push('\u{FFFD}'),
            letter => escaped.push(letter),
        }
    }
    escaped
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_cut_by_code_points() {
        let text = "“Très bien” 🇫🇷 said he";
        assert_eq!(Points::new(text).cut(text, Span::new(1, 5)), "Très");
        assert_eq!(Points::new(text).cut(text, Span::new(1, 99)), "");
        assert_eq!(Points::new("plain").cut("plain", Span::new(1, 3)), "la");
    }
}
