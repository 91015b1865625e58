//! Words that look like a length of time and are none.
//!
//! - Finds: ages ("nine years old"), "year-earlier", "24 hours a day", "the early hours of Monday", "the years 2005
//!   through 2011", "the third in as many months", the broadcast "60 Minutes".
//! - Leaves: titles in a headline, where every word has a capital.
//! - Cannot see: titles at the beginning of a line.

use std::ops::Range;

use super::scene::Scene;
use super::words::Unit;

/// Whether what looks like an amount of `unit` is no length. `words` has the steer before it ("the past"); `is_bare` says
/// that no number is there.
pub fn is_no_length(scene: &Scene<'_>, words: Range<usize>, unit: Unit, is_bare: bool) -> bool {
    let Range { start, end } = words;
    let is_year_ago = scene.words.is_hyphen(end) && scene.is(end + 1, &["earlier", "ago"]);
    let is_small_hours = unit == Unit::Hour && scene.at(end) == "of" && scene.follows(start, &["early", "small"]);
    let is_named = unit == Unit::Year && scene.words.digits(end).len() == 4;
    let is_counted_before = start > 1 && scene.reads(start - 2, &["as", "many"]);
    is_age(scene, end)
        || is_year_ago
        || is_bare && (is_small_hours || is_named || is_counted_before)
        || is_always(scene, end)
        || is_always(scene, start)
        || is_title(scene, if is_bare { start.wrapping_sub(1) } else { start }, end)
}

/// "-old", "old", "of age".
fn is_age(scene: &Scene<'_>, end: usize) -> bool {
    scene.at(end) == "old"
        || (scene.words.is_hyphen(end) && scene.is(end + 1, &["old", "olds"]))
        || scene.reads(end, &["of", "age"])
}

/// "60 Minutes" where the words around are not in capitals.
fn is_title(scene: &Scene<'_>, number: usize, end: usize) -> bool {
    scene.is_capital(end - 1)
        && !scene.words.digits(number).is_empty()
        && !scene.words.list[number].begins_line
        && (number == 0 || !scene.is_capital(number - 1))
}

/// "24 hours" before "a day", "seven days" before "a week": all the time.
fn is_always(scene: &Scene<'_>, at: usize) -> bool {
    let before = |phrase: &[&str]| at >= phrase.len() && scene.reads(at - phrase.len(), phrase);
    scene.reads(at, &["a", "day"]) && (before(&["24", "hours"]) || before(&["twenty", "-", "four", "hours"]))
        || scene.reads(at, &["a", "week"]) && (before(&["7", "days"]) || before(&["seven", "days"]))
}
