//! Dates of publication as inputs write them, as ISO 8601 writes them.
//!
//! - Finds: ISO 8601, with a space for the `T` as Python writes it, and without dashes; RFC 2822 as mails and feeds write
//!   it; days with the name of the month; seconds or milliseconds since 1970.
//! - Leaves: days that no calendar has (2024-02-30), and words ("yesterday"): they are no dates.
//! - Cannot see: whether 03/04/2024 is in March or in April; it is no date either.

use jiff::Timestamp;
use jiff::civil::{Date, DateTime};
use jiff::fmt::rfc2822;

/// Numbers from which on a time counts milliseconds: as seconds it would lie after the year 5000.
const MILLISECONDS: u64 = 100_000_000_000;

/// Ways to write a day in words or with strokes.
const WAYS: [&str; 5] = ["%Y/%m/%d", "%B %d, %Y", "%d %B %Y", "%b %d, %Y", "%d %b %Y"];

/// The date or date-time that these words write; none if they write none. Of a day with a time that no clock shows, the day.
pub fn iso(words: &str) -> Option<String> {
    let words = words.trim();
    if let Some((day, rest)) = words.split_at_checked("2025-12-21".len()).filter(|(day, _)| day.as_bytes()[4] == b'-') {
        day.parse::<Date>().ok()?;
        let time = rest.trim_start_matches(['T', 't', ' ']).trim_end();
        let moment = format!("{day}T{time}");
        let is_moment = moment.parse::<Timestamp>().is_ok() || moment.parse::<DateTime>().is_ok();
        return Some(if is_moment && rest.starts_with(['T', 't', ' ']) { moment } else { day.to_owned() });
    }
    let digits = words.split_once('T').map_or(words, |(day, _)| day);
    if digits.len() == "20251221".len() && digits.bytes().all(|byte| byte.is_ascii_digit()) {
        return digits.parse::<Date>().ok().map(|day| day.to_string());
    }
    if let Ok(zoned) = rfc2822::parse(words) {
        return Some(zoned.strftime("%Y-%m-%dT%H:%M:%S%:z").to_string());
    }
    WAYS.iter().find_map(|way| Date::strptime(way, words).ok()).map(|day| day.to_string())
}

/// The moment that lies so many seconds, or milliseconds, after 1970 began.
pub fn since_1970(count: i64) -> Option<String> {
    let moment = match count.unsigned_abs() {
        ..MILLISECONDS => Timestamp::from_second(count),
        _ => Timestamp::from_millisecond(count),
    };
    moment.ok().map(|moment| moment.to_string())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_are_written_as_iso_8601_writes_them() {
        for (words, expected) in [
            ("2025-12-21", Some("2025-12-21")),
            ("2025-12-21T10:15:00Z", Some("2025-12-21T10:15:00Z")),
            ("2025-12-21 10:15:00+02:00", Some("2025-12-21T10:15:00+02:00")),
            ("2025-12-21T10:15", Some("2025-12-21T10:15")),
            ("2025-12-21T31:99", Some("2025-12-21")),
            ("20251221", Some("2025-12-21")),
            ("Sun, 21 Dec 2025 10:15:00 +0000", Some("2025-12-21T10:15:00+00:00")),
            ("December 21, 2025", Some("2025-12-21")),
            ("21 Dec 2025", Some("2025-12-21")),
            ("2024-13-45", None),
            ("2024-02-30", None),
            ("2024-99-99T00:00:00Z", None),
            ("20241345", None),
            ("yesterday", None),
            ("03/04/2024", None),
            ("élections tenues", None),
            ("", None),
        ] {
            assert_eq!(iso(words).as_deref(), expected, "{words}");
        }
        assert_eq!(since_1970(1_766_312_100).as_deref(), Some("2025-12-21T10:15:00Z"));
        assert_eq!(since_1970(1_766_312_100_000).as_deref(), Some("2025-12-21T10:15:00Z"));
        assert_eq!(since_1970(i64::MAX), None);
    }
}
