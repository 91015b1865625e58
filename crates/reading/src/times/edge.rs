//! Part of a longer time.
//!
//! - Finds: "early June", "late 2023", "mid-November", "the end of the year", "the beginning of October", "earlier
//!   this month", "later today", "the middle of next week", "year-end".
//! - Leaves: "early" and "late" before anything but a time.
//! - Cannot see: how early "early" is; the interval is that of the whole.

use super::found::{Anchor, Found};
use super::period::{Period, day};
use super::scene::Scene;
use super::{date, month, part, quarter, relative_day, season, unit, weekday, year};

/// Part of a time that begins at `start`.
pub fn read(scene: &Scene<'_>, start: usize) -> Option<Found> {
    if let Some(found) = year_end(scene, start) {
        return Some(found);
    }
    let (modifier, at) = edge(scene, start)?;
    let inner = whole(scene, at)?;
    Some(Found { words: start..inner.words.end, modifier: modifier.or(inner.modifier), ..inner })
}

/// The longest time at `at` that can have an early and a late part.
pub fn whole(scene: &Scene<'_>, at: usize) -> Option<Found> {
    let reads: [fn(&Scene<'_>, usize) -> Option<Found>; 9] = [
        part::read,
        date::read,
        weekday::read,
        relative_day::read,
        month::read,
        quarter::read,
        season::read,
        unit::read,
        year::read,
    ];
    reads
        .iter()
        .filter_map(|read| read(scene, at))
        .reduce(|best, next| if next.words.end > best.words.end { next } else { best })
}

/// The words for a part, its TIMEX3 mod, and where the whole begins.
fn edge(scene: &Scene<'_>, start: usize) -> Option<(Option<&'static str>, usize)> {
    let first = start + usize::from(scene.at(start) == "the");
    let next = first + 1 + usize::from(scene.words.is_hyphen(first + 1));
    match scene.at(first) {
        "early" | "late" => {
            let modifier = if scene.at(first) == "early" { "START" } else { "END" };
            return Some((Some(modifier), next + usize::from(scene.reads(next, &["in", "the"]))));
        }
        "mid" => return Some((Some("MID"), next)),
        "earlier" | "later" if first == start => {
            return Some((None, next + usize::from(scene.is(next, &["in", "on"]))));
        }
        "sometime" if first == start => return Some((None, next + usize::from(scene.at(next) == "in"))),
        _ => {}
    }
    let modifier = match scene.at(first) {
        "beginning" | "start" | "turn" => "START",
        "end" | "close" => "END",
        "middle" => "MID",
        _ => return None,
    };
    (first > start && scene.at(first + 1) == "of").then_some((Some(modifier), first + 2))
}

/// "year-end", "year's end": this year's, but "since year-end" counts from the last.
fn year_end(scene: &Scene<'_>, start: usize) -> Option<Found> {
    if scene.at(start) != "year" {
        return None;
    }
    let end = match () {
        () if scene.words.is_hyphen(start + 1) && scene.at(start + 2) == "end" => start + 3,
        () if scene.at(start + 1) == "end" => start + 2,
        () if scene.at(start + 2) == "s" && scene.at(start + 3) == "end" => start + 4,
        () => return None,
    };
    let is_past = scene.follows(start, &["since"]);
    let last_day = day(i64::from(scene.published?.year()) - i64::from(is_past), 12, 31)?;
    Some(Found::period(start..end, Period::Day(last_day), "year-end", Anchor::Document))
}
