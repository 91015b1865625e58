//! Seasons.
//!
//! - Finds: "last spring", "this summer", "the winter of 1994", "summer 2023", "in autumn", "the summer".
//! - Leaves: "fall" and "spring" as verbs, "Arab Spring".
//! - Cannot see: southern seasons; the value names the season, its interval is the northern one.

use onrecord_record::TimeType;

use super::found::{Anchor, Found};
use super::period::{Period, year_of};
use super::scene::Scene;
use super::words::Class;

/// A season that begins at `start`.
pub fn read(scene: &Scene<'_>, start: usize) -> Option<Found> {
    let mut at = start;
    while at < start + 3
        && scene.is(at, &["the", "this", "last", "next", "past", "coming", "early", "late", "previous"])
    {
        at += 1;
    }
    let Class::Season(season) = scene.class(at) else { return None };
    if scene.is_tail(at) && !scene.follows(at, &["-"]) {
        return None;
    }
    let of = at + 1 + usize::from(scene.is(at + 1, &["of", ","]));
    let digits = scene.words.digits(of);
    let spelled = super::year::spelled(scene, of);
    if digits.len() == 4 || spelled.is_some() {
        let (year, end) = match spelled {
            Some((year, end)) => (i64::from(year), end),
            None => (digits.parse().ok()?, of + 1),
        };
        return Some(Found::period(start..end, Period::Season(year_of(year)?, season), "season", Anchor::None));
    }
    let is_steered = at > start || (start > 0 && scene.is(start - 1, &["in", "since", "during", "until", "by"]));
    let is_led =
        start > 0 && scene.is(start - 1, &["in", "since", "during", "until", "by"]) && scene.at(at + 1) != "of";
    let is_plain_word =
        matches!(scene.at(at), "fall" | "spring") && at > start && scene.is(at - 1, &["the"]) && !is_led;
    if !is_steered || is_plain_word || scene.at(at).ends_with("ers") {
        return None;
    }
    let Some(published) = scene.published else {
        return Some(Found::value(start..at + 1, TimeType::Date, format!("XXXX-{season}"), "season"));
    };
    let year = year_near(scene, start..at, published, season);
    Some(Found::period(start..at + 1, Period::Season(year_of(year)?, season), "season-most-recent", Anchor::Document))
}

/// The season's year: the one on the asked side of the day of publication.
fn year_near(
    scene: &Scene<'_>,
    steer: std::ops::Range<usize>,
    published: jiff::civil::Date,
    season: &'static str,
) -> i64 {
    let this = i64::from(published.year());
    let Some((begin, end)) = Period::Season(published.year(), season).bounds() else { return this };
    let words: Vec<&str> = steer.clone().map(|index| scene.at(index)).collect();
    if words.contains(&"next") || words.contains(&"coming") {
        return if begin > published { this } else { this + 1 };
    }
    if words.contains(&"last") || words.contains(&"previous") || words.contains(&"past") {
        return if end <= published { this } else { this - 1 };
    }
    let is_ahead =
        words.contains(&"this") || scene.is_ahead(steer.start) || scene.follows(steer.start, &["by", "until"]);
    if begin > published && !is_ahead { this - 1 } else { this }
}
