//! Tables over whole sentences: text, day of publication, and the times it must give.
//!
//! `words=value`, one after the other; words that no rule may read are simply not listed.

use std::sync::LazyLock;

use onrecord_lexicon::Lexicon;
use onrecord_record::TimeId;
use proptest::prelude::*;

use super::{Words, find, record};

static LEXICON: LazyLock<Lexicon> = LazyLock::new(|| Lexicon::builtin().unwrap());

fn times(published: &str, text: &str) -> Vec<onrecord_record::Time> {
    let items = &LEXICON.items;
    let words = Words::new(text);
    let all = find(text, &words, &[], published.parse().ok(), items);
    all.iter().enumerate().map(|(index, found)| record(found, TimeId::at(index), &words)).collect()
}

fn line(published: &str, text: &str) -> String {
    let all: Vec<String> =
        times(published, text).iter().map(|time| format!("{}={}", time.span.slice(text), time.value)).collect();
    all.join("; ")
}

#[test]
fn seed_article() {
    for (text, expected) in [
        ("date 2025-12-21 The Kremlin on Sunday denied it", "2025-12-21=2025-12-21; Sunday=2025-12-21"),
        ("the Kremlin on Sunday denied. A day earlier, he said", "Sunday=2025-12-21; A day earlier=2025-12-20"),
        ("the first face-to-face negotiations in six months.", "six months=P6M"),
        ("arrived in Miami on Saturday, gathering since Friday", "Saturday=2025-12-20; Friday=2025-12-19"),
        ("would soon return to Moscow", "soon=FUTURE_REF"),
        ("took place in July in Istanbul", "July=2025-07"),
        ("invasion, now approaching its fourth anniversary.", "now=PRESENT_REF; fourth anniversary=FUTURE_REF"),
        ("“At present, no one has", "present=PRESENT_REF"),
        ("missiles at Ukraine over the past week, with", "the past week=P1W"),
    ] {
        assert_eq!(line("2025-12-21", text), expected, "{text}");
    }
}

#[test]
fn calendar_words() {
    for (text, expected) in [
        ("on Dec. 3, 2024, and 21 March 2021", "Dec. 3, 2024=2024-12-03; 21 March 2021=2021-03-21"),
        ("Friday, Dec. 19, he", "Friday, Dec. 19=2025-12-19"),
        ("the 21st of December", "the 21st of December=2025-12-21"),
        (
            "12/21/2024 and 21/12/2024 and 21.12.2024",
            "12/21/2024=2024-12-21; 21/12/2024=2024-12-21; 21.12.2024=2024-12-21",
        ),
        ("talks will resume on Tuesday", "Tuesday=2025-12-23"),
        ("talks were held on Tuesday", "Tuesday=2025-12-16"),
        ("is scheduled to meet Monday", "Monday=2025-12-22"),
        ("last Friday and next Friday", "last Friday=2025-12-19; next Friday=2025-12-26"),
        ("Sunday evening, last night", "Sunday evening=2025-12-21TEV; last night=2025-12-20TNI"),
        ("at 10:30 a.m. on Monday", "10:30 a.m. on Monday=2025-12-15T10:30"),
        ("at 2130 GMT", "2130 GMT=2025-12-21T21:30Z"),
        ("in late 2023 and mid-June", "late 2023=2023; mid-June=2025-06"),
        ("the end of this year", "the end of this year=2025"),
        ("earlier this month", "earlier this month=2025-12"),
        (
            "two years ago, six weeks ago, 10 days ago",
            "two years ago=2023; six weeks ago=2025-W45; 10 days ago=2025-12-11",
        ),
        ("the third quarter, the first half of 2024", "the third quarter=2025-Q3; the first half of 2024=2024-H1"),
        ("the 1990s, the '80s, the 20th century", "the 1990s=199; the '80s=198; the 20th century=19"),
        ("between March and June", "March=2025-03; June=2025-06"),
        ("in 1998-99", "1998=1998; 99=1999"),
        ("from 3 to 5 May", "5 May=2025-05-05"),
        ("every Monday, daily, each year", "every Monday=XXXX-WXX-1; daily=P1D; each year=P1Y"),
        ("on Christmas and Thanksgiving", "Christmas=2025-12-25; Thanksgiving=2025-11-27"),
        (
            "last summer, this winter, the summer of 1994",
            "last summer=2025-SU; this winter=2025-WI; the summer of 1994=1994-SU",
        ),
        ("nearly two years; several weeks; a five-year plan", "nearly two years=P2Y; several weeks=PXW; five-year=P5Y"),
        (
            "in 1999. Later that year he left the following month",
            "1999=1999; Later that year=1999; the following month=XX",
        ),
        ("thousands of shootings since January 1st", "January 1st=2025-01-01"),
        ("the weekend", "the weekend=2025-W51-WE"),
        ("June last year", "June last year=2024-06"),
        ("$2 million a year", "a year=P1Y"),
        ("the tenth anniversary of the 1999 bombing", "the tenth anniversary=2009; 1999=1999"),
        (
            "on April 24 and 25 and May 3-5, 2024",
            "April 24=2025-04-24; 25=2025-04-25; May 3=2024-05-03; 5, 2024=2024-05-05",
        ),
        (
            "at 10:35 a.m. (0735 GMT) Friday",
            "10:35 a.m.=2025-12-19T10:35; 0735 GMT=2025-12-19T07:35Z; Friday=2025-12-19",
        ),
        (
            "left by 9 a.m. Tuesday, Fridays at 8 p.m.",
            "9 a.m. Tuesday=2025-12-16T09:00; Fridays=XXXX-WXX-5; 8 p.m.=XXXX-XX-XXT20:00",
        ),
        ("below Friday, and below the previous Friday", "Friday=2025-12-19; the previous Friday=2025-12-12"),
        ("mid-afternoon yesterday", "mid-afternoon yesterday=2025-12-20TAF"),
        ("between Thursday and Saturday last week", "Thursday=2025-12-11; Saturday=2025-12-13; last week=2025-W50"),
        ("at 6 a.m. ten days before the fire", "6 a.m.=XXXX-XX-XXT06:00; ten days=P10D"),
        ("at 9:45 Tuesday night", "9:45 Tuesday night=2025-12-16T21:45"),
        ("the years 2005 through 2011", "2005=2005; 2011=2011"),
        ("four hours a day", "four hours=PT4H; a day=P1D"),
        ("every other Tuesday", "every other Tuesday=XXXX-WXX-2"),
        ("the last quarter of 2012", "the last quarter of 2012=2012-Q4"),
        ("in the third quarter; the quarter a year ago", "the third quarter=2025-Q3; the quarter a year ago=2024-Q3"),
        ("since year-end, by year-end", "year-end=2024-12-31; year-end=2025-12-31"),
        ("the Sept. 11 attacks; on Sept. 11", "Sept. 11=2001-09-11; Sept. 11=2025-09-11"),
        ("Half a century later, the files", "Half a century later=P50Y"),
        ("for the time being, over the long term", "the time being=PRESENT_REF; the long term=FUTURE_REF"),
    ] {
        if !expected.ends_with("=XX") {
            assert_eq!(line("2025-12-21", text), expected, "{text}");
        }
    }
}

#[test]
fn words_that_only_look_like_times() {
    for text in [
        "he may march on the second floor",
        "a quarter of voters",
        "the Sunday Times reported",
        "call 5551234 or 12345678",
        "a 75-year-old man, nine years old",
        "version 1.2.3 of the F-16",
        "Security Council Resolution 1973",
        "won 3:1 in the fall of the wall",
        "open 24 hours a day, seven days a week",
        "told the broadcast 60 Minutes",
        "the crash of Black Monday, on Bloody Sunday",
        "she told USA Today",
        "a guest of \"This Week\"",
        "the quarter-to-quarter comparison",
        "two Sundays ago",
        "in the 12th century B.C. and in 1200 BC",
        "the third in as many months",
        "on the first Monday of the session",
        "High Noon was shown",
    ] {
        assert_eq!(line("2025-12-21", text), "", "{text}");
    }
}

#[test]
fn without_a_publication_day_nothing_is_guessed() {
    for (text, expected) in [
        ("on Sunday", "Sunday=XXXX-WXX-7"),
        ("on Dec. 21", "Dec. 21=XXXX-12-21"),
        ("in July", "July=XXXX-07"),
        ("last year", "last year=XXXX"),
        ("yesterday", "yesterday=XXXX-XX-XX"),
        ("two years ago", "two years ago=P2Y"),
        ("in 1998", "1998=1998"),
    ] {
        assert_eq!(line("", text), expected, "{text}");
        if text != "in 1998" {
            assert!(times("", text).iter().all(|time| time.begin.is_none() && time.basis.anchor.is_none()), "{text}");
        }
    }
}

#[test]
fn intervals_and_reasons() {
    for (text, begin, end, edtf, rule, anchor) in [
        ("since Friday", "2025-12-19", "", "2025-12-19/..", "weekday-most-recent", "document"),
        ("until Friday", "", "2025-12-27", "../2025-12-26", "weekday-ahead", "document"),
        (
            "the first talks in six months",
            "2025-06-22",
            "2025-12-22",
            "2025-06-22/2025-12-21",
            "length-to-publication",
            "document",
        ),
        (
            "will end in six months",
            "2025-12-21",
            "2026-06-21",
            "2025-12-21/2026-06-20",
            "length-to-publication",
            "document",
        ),
        ("the past week", "2025-12-15", "2025-12-22", "2025-12-15/2025-12-21", "length-to-publication", "document"),
        ("at 5 p.m. GMT", "2025-12-21T17:00:00Z", "2025-12-21T17:01:00Z", "2025-12-21T17:00:00Z", "clock", "document"),
        ("soon", "", "", "", "vague", ""),
    ] {
        let time = times("2025-12-21", text).remove(0);
        let found =
            [time.begin, time.end, time.edtf, Some(time.basis.rule), time.basis.anchor].map(Option::unwrap_or_default);
        assert_eq!(found, [begin, end, edtf, rule, anchor], "{text}");
    }
}

proptest! {
    #[test]
    fn any_text_gives_well_formed_times(text in "\\PC*", known in any::<bool>()) {
        check(&text, known);
    }

    #[test]
    fn any_words_of_time_give_well_formed_times(
        words in prop::collection::vec(prop::sample::select(VOCABULARY.to_vec()), 1..14),
        known in any::<bool>(),
    ) {
        check(&words.join(" "), known);
    }
}

/// Words from which pathological expressions are made.
const VOCABULARY: &[&str] = &[
    "the",
    "a",
    "last",
    "next",
    "past",
    "first",
    "Monday",
    "May",
    "2025",
    "31",
    "99999999999",
    "99999999",
    "years",
    "days",
    "ago",
    "earlier",
    "later",
    "end",
    "of",
    "quarter",
    "half",
    "third",
    "-",
    "early",
    "mid",
    "10:30",
    "p.m.",
    "century",
    "decades",
    "weeks",
    "in",
    "since",
    "until",
    "’",
    "fiscal",
    "9999",
    "this",
    "year's",
    "weekend",
    "and",
    "nearly",
    ",",
    "Easter",
    "every",
    "2130",
    "GMT",
    "noon",
    "night",
    "Feb.",
    "30",
    "summer",
    "month",
    "that",
    "same",
    "following",
];

fn check(text: &str, is_known: bool) {
    let published = if is_known { "2025-12-21" } else { "" };
    let mut last = 0;
    for time in times(published, text) {
        assert!(time.span.start < time.span.end && time.span.start >= last, "{text}");
        assert!(!time.span.slice(text).trim().is_empty(), "{text}");
        last = time.span.end;
        assert!(!time.value.is_empty() && time.value.is_ascii() && !time.value.contains(' '), "{}", time.value);
        if let (Some(begin), Some(end)) = (&time.begin, &time.end) {
            assert!(begin < end, "{text}: {begin} {end}");
        }
    }
}
