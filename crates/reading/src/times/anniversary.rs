//! Anniversaries.
//!
//! - Finds: "the tenth anniversary of the 1999 bombing", "approaching its fourth anniversary".
//! - Leaves: "anniversary" without a number, and those of which neither year nor tense is known.
//! - Cannot see: the day of an event that the text does not date; then no date is given.

use onrecord_record::TimeType;

use super::found::{Anchor, Found};
use super::period::{Period, year_of};
use super::scene::Scene;
use super::year::ordinal;

/// A numbered anniversary that begins at `start`.
pub fn read(scene: &Scene<'_>, start: usize) -> Option<Found> {
    let first = start + usize::from(scene.at(start) == "the");
    let (count, at) = ordinal(scene, first)?;
    let at = at + usize::from(scene.words.is_hyphen(at));
    let at = at + usize::from(scene.at(at) == "year");
    if scene.at(at) != "anniversary" {
        return None;
    }
    let words = start..at + 1;
    let event = (at + 1..at + 9).take_while(|&index| !scene.words.ends_sentence(index)).find_map(|index| {
        let digits = scene.words.digits(index);
        (digits.len() == 4).then(|| digits.parse::<i64>().ok()).flatten().filter(|year| (1000..2200).contains(year))
    });
    if let Some(year) = event.and_then(|year| year_of(year + i64::from(count))) {
        return Some(Found::period(words, Period::Year(year), "anniversary", Anchor::None));
    }
    let is_ahead = scene.words.before(start).take(3).any(|index| {
        scene.is(
            index,
            &["approaching", "approaches", "nearing", "nears", "ahead", "before", "upcoming", "toward", "towards"],
        )
    });
    is_ahead.then(|| Found::value(words, TimeType::Date, "FUTURE_REF", "anniversary"))
}
