//! When the document was published.
//!
//! - Finds: the input's own field (ISO 8601, RFC 3339, RFC 2822, "21 December 2025"); else, in the header of the
//!   text, "date 2025-12-21", "Published: …", "Updated …", a line that is a date, a date at the very beginning, a
//!   dateline ("LONDON, 3 March 2021 (Agency) —"); a dateline without a year takes it from the address.
//! - Leaves: dates inside sentences, and the clock of the machine.
//! - Cannot see: the year of "MIAMI, Dec. 21 (Agency) —" where nothing else gives it; then nothing is assumed.
//!
//! Apart from [`crate::times`] because every relative time needs the answer first.

use jiff::civil::{Date, DateTime};
use jiff::fmt::rfc2822::DateTimeParser;
use onrecord_lexicon::Items;

use crate::{Draft, times};

/// Bytes of the text that can be its header.
const HEADER: usize = 500;

/// When the document was published.
///
/// Sets [`Draft::published`]. A day that came from the text, or a field that was not ISO 8601, is written to
/// the record's document as well.
pub fn read(draft: &mut Draft<'_>) {
    let items = &draft.lexicon.items;
    let field = draft.record.document.published.clone();
    if let Some(field) = field {
        draft.published = from_field(&field, items);
        if let (Some(day), false) = (draft.published, is_iso(&field)) {
            draft.record.document.published = Some(day.to_string());
        }
        if draft.published.is_some() {
            return;
        }
    }
    let address = draft.record.document.url.as_deref().unwrap_or_default();
    draft.published = from_header(header(draft.text), address, items);
    if let Some(day) = draft.published {
        draft.record.document.published = Some(day.to_string());
    }
}

fn is_iso(field: &str) -> bool {
    field.get(..10).is_some_and(|day| day.parse::<Date>().is_ok())
}

/// The day that a field names, as its own place counted it.
fn from_field(field: &str, items: &Items) -> Option<Date> {
    let field = field.trim();
    if let Some(day) = field.get(..10).and_then(|day| day.parse::<Date>().ok()) {
        return Some(day);
    }
    if let Ok(instant) = field.parse::<DateTime>() {
        return Some(instant.date());
    }
    if let Ok(zoned) = DateTimeParser::new().parse_zoned(field) {
        return Some(zoned.date());
    }
    times::full_dates(field, items).first().map(|&(_, day)| day)
}

/// The first bytes of the text, cut at a character.
fn header(text: &str) -> &str {
    let mut end = text.len().min(HEADER);
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    &text[..end]
}

/// The day that the header gives in full, else its dateline's with the year of the address.
fn from_header(header: &str, address: &str, items: &Items) -> Option<Date> {
    let full = times::full_dates(header, items);
    let heading = full.iter().find(|(span, _)| is_heading(header, span.start as usize, span.end as usize));
    if let Some(&(_, day)) = heading {
        return Some(day);
    }
    if let Some(day) = address_day(address) {
        return Some(day);
    }
    let year = address_year(address)?;
    let (_, value) = times::yearless_dates(header, items)
        .into_iter()
        .find(|(span, _)| is_heading(header, span.start as usize, span.end as usize))?;
    value.replacen("XXXX", &year, 1).parse().ok()
}

/// Whether what stands at these bytes is a label's date, a line of its own, the beginning or a dateline.
fn is_heading(header: &str, start: usize, end: usize) -> bool {
    let line_start = header[..start].rfind('\n').map_or(0, |at| at + 1);
    let before = header[line_start..start].trim();
    let after = header[end..].split('\n').next().unwrap_or_default().trim();
    is_label(before)
        || before.is_empty() && (line_start == 0 && start < 40 || is_closed(after))
        || is_dateline(before, after)
}

/// "Published:", "date", "Last updated on Monday,".
fn is_label(before: &str) -> bool {
    const LABELS: &[&str] =
        &["date", "dated", "published", "updated", "posted", "issued", "released", "first published"];
    let label = before.trim_end_matches(|letter: char| !letter.is_alphabetic()).to_lowercase();
    let label = label.trim_end_matches(" on").trim_end_matches(" at").trim_end_matches(" online");
    LABELS.iter().any(|word| label == *word || (label.len() < 40 && label.ends_with(&format!(" {word}"))))
}

/// Nothing follows in the line but a time of day, a place or an agency.
fn is_closed(after: &str) -> bool {
    after.len() < 40 && !after.contains(". ") && !after.ends_with('.')
}

/// "MIAMI, Dec. 21 (Agency) —": a place before the date, an agency or a dash after it or around it.
fn is_dateline(before: &str, after: &str) -> bool {
    let is_place = before
        .chars()
        .take_while(|letter| !matches!(letter, ',' | '(' | '—' | '-' | ' '))
        .all(|letter| letter.is_uppercase() || matches!(letter, '.' | '\'' | '/'));
    let has_mark =
        after.starts_with(['(', '—', '–', '-']) || before.ends_with(['—', '–', '-']) || before.ends_with("--");
    is_place && before.len() < 60 && before.len() > 2 && has_mark
}

/// The day in an address such as `/2025/12/21/` or `2025-12-21`.
fn address_day(address: &str) -> Option<Date> {
    address.as_bytes().windows(10).find_map(|window| {
        let text = std::str::from_utf8(window).ok()?;
        let is_path = text.bytes().enumerate().all(|(at, byte)| match at {
            4 | 7 => byte == b'/' || byte == b'-',
            _ => byte.is_ascii_digit(),
        });
        is_path
            .then(|| text.replace('/', "-").parse::<Date>().ok())
            .flatten()
            .filter(|day| (1900..2200).contains(&day.year()))
    })
}

/// A year that stands alone in an address: `/2025/`.
fn address_year(address: &str) -> Option<String> {
    address
        .split('/')
        .find(|part| part.len() == 4 && part.parse::<i16>().is_ok_and(|year| (1900..2200).contains(&year)))
        .map(str::to_owned)
}

#[cfg(test)]
mod tests {
    use onrecord_lexicon::Lexicon;

    use super::*;

    #[test]
    fn days_from_headers() {
        let items = Lexicon::builtin().unwrap().items;
        for (header, address, expected) in [
            (" date 2025-12-21 The Kremlin on Sunday denied", "", "2025-12-21"),
            ("2025-12-21 Talks failed", "", "2025-12-21"),
            ("Talks fail\nMarch 01, 2008\nThe company said", "", "2008-03-01"),
            ("LONDON (Reuters) — 3 March 2021 — The prime minister", "", "2021-03-03"),
            ("LONDON, 3 March 2021 (Reuters) - The prime minister", "", "2021-03-03"),
            ("ALGIERS/ROME, 11 December 2003 (Agency) — Algeria will", "", "2003-12-11"),
            ("Published: Dec. 21, 2025 at 4:00 p.m.\nTalks fail", "", "2025-12-21"),
            ("Last updated on 21 December 2025\nTalks fail", "", "2025-12-21"),
            ("MIAMI, Dec. 21 (Agency) — Talks failed", "", ""),
            ("MIAMI, Dec. 21 (Agency) — Talks failed", "https://news.example/2025/world/talks", "2025-12-21"),
            ("Talks failed", "https://news.example/2025/12/21/talks", "2025-12-21"),
            ("Talks failed on March 3, 2021, when he left the room and many people followed him out.", "", ""),
            ("", "", ""),
        ] {
            let found = from_header(header, address, &items).map(|day| day.to_string()).unwrap_or_default();
            assert_eq!(found, expected, "{header}");
        }
    }

    #[test]
    fn days_from_fields() {
        let items = Lexicon::builtin().unwrap().items;
        for (field, expected) in [
            ("2025-12-21", "2025-12-21"),
            ("2025-12-21T23:30:00-05:00", "2025-12-21"),
            ("Sun, 21 Dec 2025 23:30:00 -0500", "2025-12-21"),
            ("December 21, 2025", "2025-12-21"),
            ("20251221T233000", "2025-12-21"),
            ("soon", ""),
            ("2025-13-45", ""),
        ] {
            let found = from_field(field, &items).map(|day| day.to_string()).unwrap_or_default();
            assert_eq!(found, expected, "{field}");
        }
    }
}
