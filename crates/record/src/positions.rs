//! From bytes to code points: the one place where the two ways of counting meet.

use crate::Span;

/// Code-point positions of a text, for looking up by byte.
pub struct CodePoints<'a> {
    text: &'a str,
    /// Code points before each full block of [`BLOCK`] bytes; empty for ASCII text, where both counts agree.
    blocks: Vec<u32>,
}

/// Bytes per block: a look-up counts at most this many bytes.
const BLOCK: usize = 256;

impl<'a> CodePoints<'a> {
    /// Counts `text` once.
    pub fn new(text: &'a str) -> Self {
        let mut blocks = Vec::new();
        if !text.is_ascii() {
            let mut count = 0;
            for block in text.as_bytes().chunks(BLOCK) {
                blocks.push(count);
                count += starts(block);
            }
            blocks.push(count);
        }
        Self { text, blocks }
    }

    /// Number of code points before `byte`.
    pub fn at(&self, byte: u32) -> u32 {
        if self.blocks.is_empty() {
            return byte;
        }
        let byte = (byte as usize).min(self.text.len());
        let block = byte / BLOCK;
        self.blocks[block] + starts(&self.text.as_bytes()[block * BLOCK..byte])
    }

    /// A span in bytes as a span in code points.
    pub fn span(&self, bytes: Span) -> Span {
        Span::new(self.at(bytes.start), self.at(bytes.end))
    }
}

/// Number of bytes that begin a code point.
fn starts(bytes: &[u8]) -> u32 {
    bytes.iter().filter(|&&byte| byte & 0xC0 != 0x80).count() as u32
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn counts_like_chars_at_every_boundary() {
        let text = "“Très” — Kyïv 🇺🇦 ".repeat(40);
        let points = CodePoints::new(&text);
        for (count, (byte, _)) in text.char_indices().enumerate() {
            assert_eq!(points.at(byte as u32), count as u32);
        }
        assert_eq!(points.at(text.len() as u32), text.chars().count() as u32);
    }

    #[test]
    fn ascii_counts_are_bytes() {
        assert_eq!(CodePoints::new("plain").span(Span::new(1, 4)), Span::new(1, 4));
    }
}
