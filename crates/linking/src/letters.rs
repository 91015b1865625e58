//! Slices of a text by code points, which is how the spans of a finished record count.

use onrecord_record::Span;

/// A text with the byte at which each of its code points begins.
pub struct Letters<'t> {
    text: &'t str,
    /// Empty for a text of ASCII, whose code points are its bytes.
    starts: Vec<u32>,
}

impl<'t> Letters<'t> {
    /// Prepares a text for slicing.
    pub fn new(text: &'t str) -> Self {
        let starts =
            if text.is_ascii() { Vec::new() } else { text.char_indices().map(|(byte, _)| byte as u32).collect() };
        Self { text, starts }
    }

    /// The words of a span; empty where it does not fit.
    pub fn slice(&self, span: Span) -> &'t str {
        Span::new(self.byte(span.start), self.byte(span.end)).slice(self.text)
    }

    /// What stands after a span, up to 40 code points: room for the two words that a phrase can need.
    pub fn after(&self, span: Span) -> &'t str {
        let end = Span::new(self.byte(span.end), self.byte(span.end.saturating_add(40)));
        end.slice(self.text)
    }

    /// What stands before a span, up to 40 code points.
    pub fn before(&self, span: Span) -> &'t str {
        let start = Span::new(self.byte(span.start.saturating_sub(40)), self.byte(span.start));
        start.slice(self.text)
    }

    fn byte(&self, point: u32) -> u32 {
        if self.starts.is_empty() {
            point.min(self.text.len() as u32)
        } else {
            self.starts.get(point as usize).copied().unwrap_or(self.text.len() as u32)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spans_count_code_points() {
        for text in ["a tale of two", "ä tale of two", "ä täle of two"] {
            let letters = Letters::new(text);
            assert_eq!(letters.slice(Span::new(10, 13)), "two");
            assert_eq!(letters.after(Span::new(2, 6)), " of two");
            assert_eq!(letters.before(Span::new(2, 6)), &text[..letters.byte(2) as usize]);
            assert_eq!(letters.slice(Span::new(50, 60)), "");
        }
    }
}
