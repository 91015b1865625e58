//! Where no sentence goes on: between paragraphs, and after a header or dateline.
//!
//! Apart from the stages because the parser must see the cuts before any of them runs: it takes a headline
//! or a dateline for part of the first sentence, and the end of a paragraph for nothing.
//!
//! - Finds: blank lines; line ends after a full stop or before a capital, unless the text is wrapped;
//!   "date 2025-12-21 ", "MIAMI, Dec. 21 (Agency) — ", "LONDON (Reuters) - ", "New York (AFP) – ".
//! - Leaves: lines of wrapped text, which break anywhere.
//! - Cannot see: a headline above wrapped text without a blank line between.

use std::ops::Range;

/// Bytes of a line above which the text is taken not to be wrapped: mail and wire copy wrap before.
const WRAPPED: usize = 120;
/// Bytes that a dateline may have.
const DATELINE: usize = 120;

/// Paragraphs in which a dateline is looked for: headlines, dates and bylines come first.
const BEFORE_DATELINE: usize = 6;

/// Parts of the text in order, together all of it.
pub fn split(text: &str) -> Vec<Range<usize>> {
    let mut parts = paragraphs(text);
    if let Some((part, end)) = find_dateline(text, &parts) {
        let whole = parts[part].clone();
        parts.splice(part..=part, [whole.start..end, end..whole.end].into_iter().filter(|part| !part.is_empty()));
    }
    parts
}

/// Bytes of the place in the dateline, with what it lies in: "KALAMATA, Greece".
pub fn dateline_place(text: &str) -> Option<Range<usize>> {
    let parts = paragraphs(text);
    let (part, end) = find_dateline(text, &parts)?;
    let start = end - text[parts[part].start..end].trim_start().len();
    let line = &text[start..end];
    let is_end = |(at, c): &(usize, char)| {
        let rest = &line[at + c.len_utf8()..];
        "(—–_".contains(*c)
            || *c == '-' && (line[..*at].ends_with(' ') || rest.starts_with([' ', '-']))
            || *c == ',' && is_date(rest.trim_start())
    };
    let length = line.char_indices().find(is_end).map_or(line.len(), |(at, _)| at);
    let place = line[..length].trim_end();
    (!place.is_empty()).then(|| start..start + place.len())
}

/// Whether a date follows: "Dec. 21", "3 March".
fn is_date(rest: &str) -> bool {
    const MONTHS: [&str; 12] = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];
    rest.starts_with(|c: char| c.is_ascii_digit()) || MONTHS.iter().any(|month| rest.starts_with(month))
}

/// The paragraph that opens with a dateline, and the byte where the dateline ends.
fn find_dateline(text: &str, parts: &[Range<usize>]) -> Option<(usize, usize)> {
    parts.iter().take(BEFORE_DATELINE).enumerate().find_map(|(index, part)| {
        let body = text[part.clone()].trim_start();
        dateline(body).map(|length| (index, part.end - body.len() + length))
    })
}

fn paragraphs(text: &str) -> Vec<Range<usize>> {
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

/// Bytes of the header that the text opens with.
fn header(text: &str) -> usize {
    let blank = text.len() - text.trim_start().len();
    dated(&text[blank..]).map_or(0, |length| blank + length)
}

/// "date 2025-12-21 ".
fn dated(body: &str) -> Option<usize> {
    let rest = body.strip_prefix("date ").or_else(|| body.strip_prefix("Date: "))?;
    let day = rest.split_whitespace().next()?;
    let is_day = day.len() >= 8 && day.chars().all(|c| c.is_ascii_digit() || "-/.".contains(c));
    is_day.then(|| with_space(body, body.len() - rest.len() + day.len()))
}

/// A place in capitals, and what stands between it and a dash, or an agency in brackets and a colon.
fn dateline(body: &str) -> Option<usize> {
    let limit = (0..=DATELINE.min(body.len())).rev().find(|&at| body.is_char_boundary(at))?;
    let line = body[..limit].split('\n').next()?;
    let first = line.split([' ', ',', '(']).next()?;
    let is_shouted = first.chars().filter(|c| c.is_uppercase()).count() >= 3 && !first.chars().any(char::is_lowercase);
    let dash = [" — ", " – ", " -- ", " - ", "— ", " _ ", ")_ ", "_ ", "): ", ") \" "]
        .iter()
        .filter_map(|dash| line.find(dash).map(|at| at + dash.len()))
        .min()?;
    // Between place and dash stand dates, an agency and other places, all of which have capitals or figures.
    let is_heading = line[first.len()..dash]
        .split(|c: char| !c.is_alphanumeric() && c != '.')
        .all(|word| !word.starts_with(char::is_lowercase) || word == "of");
    ((is_shouted || is_of_agency(&line[..dash]) || is_titled(line, dash)) && is_heading).then(|| with_space(body, dash))
}

/// "Sacramento, California — Governor …": a town and what it lies in, before a long dash and a new sentence.
fn is_titled(line: &str, dash: usize) -> bool {
    let (heading, rest) = line.split_at(dash);
    let heading = heading.trim_end();
    let parts: Vec<&str> = heading.trim_end_matches(['—', '–']).trim_end().split(", ").collect();
    let is_name = |part: &&str| part.starts_with(char::is_uppercase) && part.split(' ').count() <= 3;
    heading.ends_with(['—', '–'])
        && matches!(parts.len(), 2 | 3)
        && parts.iter().all(is_name)
        && rest.trim_start().starts_with(char::is_uppercase)
}

/// "New York (AFP) – ": where an agency stands behind it, a place needs no capitals.
fn is_of_agency(heading: &str) -> bool {
    const AGENCIES: &[&str] =
        &["AFP", "AP", "ANI", "Bloomberg", "CNN", "IANS", "IRNA", "PTI", "Reuters", "TASS", "UPI", "Xinhua", "dpa"];
    let agency = heading.rfind('(').and_then(|open| heading[open + 1..].split(')').next());
    agency.is_some_and(|agency| AGENCIES.contains(&agency.trim()))
}

fn with_space(body: &str, end: usize) -> usize {
    let rest = &body[end..];
    end + rest.len() - rest.trim_start().len()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::{dateline_place, split};

    fn parts(text: &str) -> Vec<&str> {
        split(text).into_iter().map(|part| &text[part]).collect()
    }

    #[test]
    fn headers_and_datelines_stand_alone() {
        assert_eq!(parts(" date 2025-12-21 The Kremlin denied it."), [" date 2025-12-21 ", "The Kremlin denied it."]);
        assert_eq!(parts("MIAMI, Dec. 21 (Agency) — Talks began."), ["MIAMI, Dec. 21 (Agency) — ", "Talks began."]);
        assert_eq!(parts("LONDON (Reuters) - Talks began."), ["LONDON (Reuters) - ", "Talks began."]);
        assert_eq!(parts("New York (AFP) – Talks began."), ["New York (AFP) – ", "Talks began."]);
        assert_eq!(parts("Heads roll\n\nROME, Italy — It rained."), ["Heads roll\n\n", "ROME, Italy — ", "It rained."]);
        assert_eq!(parts("Turin, Italy — Rain fell."), ["Turin, Italy — ", "Rain fell."]);
        assert_eq!(parts("Turin, Italy — and Lyon, France — won."), ["Turin, Italy — and Lyon, France — won."]);
        assert_eq!(parts("NATO said it - and left."), ["NATO said it - and left."]);
        assert_eq!(parts("The talks — long delayed — began."), ["The talks — long delayed — began."]);
    }

    #[test]
    fn a_dateline_names_its_place() {
        let place = |text: &'static str| dateline_place(text).map(|place| &text[place]);
        assert_eq!(place("MIAMI, Dec. 21 (Agency) — Talks began."), Some("MIAMI"));
        assert_eq!(place("Heads roll\n\nKALAMATA, Greece - It burns."), Some("KALAMATA, Greece"));
        assert_eq!(place("PORT-AU-PRINCE (AP)_ It rained."), Some("PORT-AU-PRINCE"));
        assert_eq!(place("NATO said it - and left."), None);
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
