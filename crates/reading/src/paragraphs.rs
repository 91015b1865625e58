//! Where no sentence goes on: between paragraphs, and after a header or dateline.
//!
//! Apart from the stages because the parser must see the cuts before any of them runs: it takes a headline
//! or a dateline for part of the first sentence, and the end of a paragraph for nothing.
//!
//! - Finds: blank lines; line ends after a full stop or before a capital, unless the text is wrapped;
//!   "date 2025-12-21 ", "MIAMI, Dec. 21 (Agency) — ", "LONDON (Reuters) - ".
//! - Leaves: lines of wrapped text, which break anywhere.
//! - Cannot see: a headline above wrapped text without a blank line between.

use std::ops::Range;

/// Bytes of a line above which the text is taken not to be wrapped: mail and wire copy wrap before.
const WRAPPED: usize = 120;
/// Bytes that a dateline may have.
const DATELINE: usize = 120;

/// Parts of the text in order, together all of it.
pub fn split(text: &str) -> Vec<Range<usize>> {
    let is_wrapped = text.lines().all(|line| line.len() <= WRAPPED);
    let mut parts = Vec::new();
    let mut start = header(text);
    if start > 0 {
        parts.push(0..start);
    }
    let mut at = start;
    while let Some(offset) = text[at..].find('\n') {
        let line_end = at + offset;
        let next = line_end + text[line_end..].find(|c: char| !c.is_whitespace()).unwrap_or(text.len() - line_end);
        if ends_paragraph(&text[start..line_end], &text[line_end..next], &text[next..], is_wrapped) {
            parts.push(start..next);
            start = next;
        }
        at = next.max(line_end + 1);
    }
    if start < text.len() {
        parts.push(start..text.len());
    }
    parts
}

/// Whether a paragraph ends at the white space `gap` between `before` and `after`.
fn ends_paragraph(before: &str, gap: &str, after: &str, is_wrapped: bool) -> bool {
    if gap.matches('\n').count() > 1 {
        return true;
    }
    let is_closed = before.trim_end().ends_with(['.', '!', '?', '”', '"', '’', ':', '…']);
    let opens = after.chars().next().is_some_and(|c| c.is_uppercase() || c.is_numeric() || "“\"‘'—–-•*(".contains(c));
    if is_wrapped {
        // A wrapped line that ends a sentence well before the margin ends its paragraph.
        let last = before.rsplit('\n').next().unwrap_or(before);
        return is_closed && opens && last.len() < WRAPPED / 2;
    }
    is_closed || opens
}

/// Bytes of the header or dateline that the text opens with.
fn header(text: &str) -> usize {
    let blank = text.len() - text.trim_start().len();
    let body = &text[blank..];
    blank_to_zero(dated(body).or_else(|| dateline(body)).unwrap_or(0), blank)
}

fn blank_to_zero(length: usize, blank: usize) -> usize {
    if length == 0 { 0 } else { blank + length }
}

/// "date 2025-12-21 ".
fn dated(body: &str) -> Option<usize> {
    let rest = body.strip_prefix("date ").or_else(|| body.strip_prefix("Date: "))?;
    let day = rest.split_whitespace().next()?;
    let is_day = day.len() >= 8 && day.chars().all(|c| c.is_ascii_digit() || "-/.".contains(c));
    is_day.then(|| with_space(body, body.len() - rest.len() + day.len()))
}

/// A place in capitals, and what stands between it and a dash.
fn dateline(body: &str) -> Option<usize> {
    let limit = (0..=DATELINE.min(body.len())).rev().find(|&at| body.is_char_boundary(at))?;
    let line = body[..limit].split('\n').next()?;
    let first = line.split([' ', ',', '(']).next()?;
    let is_shouted = first.chars().filter(|c| c.is_uppercase()).count() >= 3 && !first.chars().any(char::is_lowercase);
    let dash = [" — ", " – ", " -- ", " - ", "— ", " _ ", ")_ ", "_ "]
        .iter()
        .filter_map(|dash| line.find(dash).map(|at| at + dash.len()))
        .min()?;
    // Between place and dash stand dates, an agency and other places, all of which have capitals or figures.
    let is_heading = line[first.len()..dash]
        .split(|c: char| !c.is_alphanumeric() && c != '.')
        .all(|word| !word.starts_with(char::is_lowercase) || word == "of");
    (is_shouted && is_heading).then(|| with_space(body, dash))
}

fn with_space(body: &str, end: usize) -> usize {
    let rest = &body[end..];
    end + rest.len() - rest.trim_start().len()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::split;

    fn parts(text: &str) -> Vec<&str> {
        split(text).into_iter().map(|part| &text[part]).collect()
    }

    #[test]
    fn headers_and_datelines_stand_alone() {
        assert_eq!(parts(" date 2025-12-21 The Kremlin denied it."), [" date 2025-12-21 ", "The Kremlin denied it."]);
        assert_eq!(parts("MIAMI, Dec. 21 (Agency) — Talks began."), ["MIAMI, Dec. 21 (Agency) — ", "Talks began."]);
        assert_eq!(parts("LONDON (Reuters) - Talks began."), ["LONDON (Reuters) - ", "Talks began."]);
        assert_eq!(parts("NATO said it - and left."), ["NATO said it - and left."]);
        assert_eq!(parts("The talks — long delayed — began."), ["The talks — long delayed — began."]);
    }

    #[test]
    fn paragraphs_end_where_sentences_do() {
        let long = "A line that is so long that nobody who wraps lines would have let it go on as it does, and then some more of it to be sure.";
        assert_eq!(parts(&format!("{long}\nHeads roll")), [&format!("{long}\n"), "Heads roll"]);
        assert_eq!(
            parts("Wrapped text that\nGoes on in the next line\nand the next."),
            ["Wrapped text that\nGoes on in the next line\nand the next."]
        );
        assert_eq!(parts("Headline\n\nText."), ["Headline\n\n", "Text."]);
    }

    proptest! {
        #[test]
        fn the_parts_are_the_text(text in "\\PC*(\n|\\PC)*") {
            prop_assert_eq!(parts(&text).concat(), text);
        }
    }
}
