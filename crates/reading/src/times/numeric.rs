//! Dates in figures.
//!
//! - Finds: "2025-12-21", "2025/12/21", "12/21/2025" (American order), "21/12/2025", "21.12.2025", "7/8/07".
//! - Leaves: 7 and 8 digit numbers, fractions ("3/4"), versions ("1.2.3").
//! - Cannot see: which of day and month comes first in "7/8/2007" (read the American way).

use super::found::{Anchor, Found};
use super::period::{Period, day};
use super::scene::Scene;

/// A date in figures that begins at `start`.
pub fn read(scene: &Scene<'_>, start: usize) -> Option<Found> {
    let mark = scene.at(start + 1);
    let is_one_word = (1..5).all(|offset| scene.words.is_glued(start + offset));
    if !matches!(mark, "-" | "/" | ".") || scene.at(start + 3) != mark || !is_one_word || scene.is_tail(start) {
        return None;
    }
    let parts = [scene.words.digits(start), scene.words.digits(start + 2), scene.words.digits(start + 4)];
    let number = |index: usize| parts[index].parse::<i64>().ok();
    let (first, second, third) = (number(0)?, number(1)?, number(2)?);
    let date = match [parts[0].len(), parts[1].len(), parts[2].len()] {
        [4, 1..=2, 1..=2] => day(first, second as i8, third),
        [1..=2, 1..=2, 4] => either(first, second, third, mark),
        [1..=2, 1..=2, 2] if mark == "/" => either(first, second, if third > 40 { 1900 } else { 2000 } + third, mark),
        _ => None,
    }?;
    let is_longer = scene.words.is_glued(start + 5) && scene.at(start + 5) == mark;
    (!is_longer).then(|| Found::period(start..start + 5, Period::Day(date), "date-in-figures", Anchor::None))
}

/// Month first with slashes, day first with dots or where only that is a date.
fn either(first: i64, second: i64, year: i64, mark: &str) -> Option<jiff::civil::Date> {
    let american = i8::try_from(first).ok().and_then(|month| day(year, month, second));
    let european = i8::try_from(second).ok().and_then(|month| day(year, month, first));
    if mark == "/" { american.or(european) } else { european.or(american) }
}
