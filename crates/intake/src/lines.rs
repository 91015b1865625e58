//! Lines of a stream, none of them longer than a limit.
//!
//! Apart from JSON Lines because the standard library's line reader would load a line of any length.

use std::io::{self, BufRead};

/// What stood on a line.
pub enum Line {
    /// Its bytes, without the line feed.
    Bytes(Vec<u8>),
    /// More bytes than the limit; they were passed over without being kept.
    TooLong,
}

/// The next line; `None` at the end of the stream.
pub fn next(input: &mut impl BufRead, limit: usize) -> io::Result<Option<Line>> {
    let mut line = Vec::new();
    let mut is_too_long = false;
    let mut is_begun = false;
    loop {
        let chunk = match input.fill_buf() {
            Ok(chunk) => chunk,
            Err(error) if error.kind() == io::ErrorKind::Interrupted => continue,
            Err(error) => return Err(error),
        };
        is_begun |= !chunk.is_empty();
        let feed = chunk.iter().position(|&byte| byte == b'\n');
        let part = &chunk[..feed.unwrap_or(chunk.len())];
        is_too_long |= line.len() + part.len() > limit;
        if is_too_long {
            line = Vec::new();
        } else {
            line.extend_from_slice(part);
        }
        let is_last = chunk.is_empty();
        let used = feed.map_or(part.len(), |feed| feed + 1);
        input.consume(used);
        if feed.is_some() || is_last {
            let line = if is_too_long { Line::TooLong } else { Line::Bytes(line) };
            return Ok(is_begun.then_some(line));
        }
    }
}

#[cfg(test)]
mod tests {
    use std::io::BufReader;

    use super::*;

    fn lines(text: &str, limit: usize) -> Vec<String> {
        let mut input = BufReader::with_capacity(3, text.as_bytes());
        let mut all = Vec::new();
        while let Some(line) = next(&mut input, limit).unwrap() {
            all.push(match line {
                Line::Bytes(bytes) => String::from_utf8(bytes).unwrap(),
                Line::TooLong => "<too long>".to_owned(),
            });
        }
        all
    }

    #[test]
    fn lines_end_at_line_feeds_and_at_the_end() {
        for (text, expected) in [
            ("", &[][..]),
            ("\n", &[""]),
            ("one", &["one"]),
            ("one\n\nthree\n", &["one", "", "three"]),
            ("four\nlonger line\nend", &["four", "<too long>", "end"]),
            ("longer line", &["<too long>"]),
        ] {
            assert_eq!(lines(text, 5), expected, "{text:?}");
        }
    }
}
