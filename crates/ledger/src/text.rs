//! Words of a text by their code points, with what stands around them.

use onrecord_record::Span;
use schemars::JsonSchema;
use serde::Serialize;

/// Code points on either side that a selector carries, enough to tell repeated words apart.
const AROUND: usize = 32;

/// A text that can be cut by code points.
pub(crate) struct Words<'a> {
    text: &'a str,
    /// Byte where each code point begins, and the end; empty for ASCII text, where both counts agree.
    starts: Vec<u32>,
}

/// Words with their surroundings: the W3C Web Annotation `TextQuoteSelector`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Quoted {
    /// The words.
    pub quote: String,
    /// Up to 32 code points before them.
    pub prefix: String,
    /// Up to 32 code points after them.
    pub suffix: String,
}

impl<'a> Words<'a> {
    /// Counts `text` once.
    pub fn new(text: &'a str) -> Self {
        let mut starts = Vec::new();
        if !text.is_ascii() {
            starts.extend(text.char_indices().map(|(byte, _)| byte as u32));
            starts.push(text.len() as u32);
        }
        Self { text, starts }
    }

    /// The words of a span; none where it does not fit the text.
    pub fn get(&self, span: Span) -> Option<&'a str> {
        self.cut(span.start as usize, span.end as usize)
    }

    /// The words of a span with what stands around them.
    pub fn quoted(&self, span: Span) -> Option<Quoted> {
        let (start, end) = (span.start as usize, span.end as usize);
        let length = if self.starts.is_empty() { self.text.len() } else { self.starts.len() - 1 };
        Some(Quoted {
            quote: self.get(span)?.to_owned(),
            prefix: self.cut(start.saturating_sub(AROUND), start)?.to_owned(),
            suffix: self.cut(end, (end + AROUND).min(length))?.to_owned(),
        })
    }

    fn cut(&self, start: usize, end: usize) -> Option<&'a str> {
        if self.starts.is_empty() {
            return self.text.get(start..end);
        }
        self.text.get(*self.starts.get(start)? as usize..*self.starts.get(end)? as usize)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_cut_by_code_points() {
        let words = Words::new("“Très bien” 🇫🇷 said he");
        assert_eq!(words.get(Span::new(1, 5)), Some("Très"));
        assert_eq!(words.get(Span::new(1, 99)), None);
        let quoted = words.quoted(Span::new(15, 19)).unwrap();
        assert_eq!(
            (quoted.prefix.as_str(), quoted.quote.as_str(), quoted.suffix.as_str()),
            ("“Très bien” 🇫🇷 ", "said", " he")
        );
    }
}
