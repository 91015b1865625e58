//! How a number is hedged.
//!
//! - Finds: "about", "some", "an estimated" (approximately); "nearly", "almost" (nearly); "more than", "over" (over);
//!   "fewer than", "under" (under); "at least", "100+", "or more" (at-least); "up to", "as many as" (at-most).
//! - Leaves: "only", "just", "exactly", which do not change the number.
//! - Cannot see: hedges that stand far off ("the figure is a rough one").

use onrecord_record::Hedge;

use super::scene::Scene;

/// Words before a number, longest first, and what they say.
const BEFORE: &[(&[&str], Hedge)] = &[
    (&["in", "excess", "of"], Hedge::Over),
    (&["as", "many", "as"], Hedge::AtMost),
    (&["as", "much", "as"], Hedge::AtMost),
    (&["as", "high", "as"], Hedge::AtMost),
    (&["as", "few", "as"], Hedge::AtLeast),
    (&["as", "little", "as"], Hedge::AtLeast),
    (&["as", "low", "as"], Hedge::AtLeast),
    (&["a", "minimum", "of"], Hedge::AtLeast),
    (&["a", "maximum", "of"], Hedge::AtMost),
    (&["at", "least", "or", "equal", "to"], Hedge::AtLeast),
    (&["in", "the", "region", "of"], Hedge::Approximately),
    (&["on", "the", "order", "of"], Hedge::Approximately),
    (&["just", "shy", "of"], Hedge::Nearly),
    (&["just", "short", "of"], Hedge::Nearly),
    (&["shy", "of"], Hedge::Nearly),
    (&["north", "of"], Hedge::Over),
    (&["well", "over"], Hedge::Over),
    (&["just", "over"], Hedge::Over),
    (&["a", "little", "over"], Hedge::Over),
    (&["slightly", "over"], Hedge::Over),
    (&["just", "above"], Hedge::Over),
    (&["well", "above"], Hedge::Over),
    (&["well", "under"], Hedge::Under),
    (&["just", "under"], Hedge::Under),
    (&["just", "below"], Hedge::Under),
    (&["well", "below"], Hedge::Under),
    (&["at", "least"], Hedge::AtLeast),
    (&["at", "most"], Hedge::AtMost),
    (&["up", "to"], Hedge::AtMost),
    (&["upward", "of"], Hedge::Over),
    (&["upwards", "of"], Hedge::Over),
    (&["close", "to"], Hedge::Nearly),
    (&["an", "estimated"], Hedge::Approximately),
    (&["more", "or", "less"], Hedge::Approximately),
    (&["about"], Hedge::Approximately),
    (&["around"], Hedge::Approximately),
    (&["some"], Hedge::Approximately),
    (&["roughly"], Hedge::Approximately),
    (&["approximately"], Hedge::Approximately),
    (&["estimated"], Hedge::Approximately),
    (&["perhaps"], Hedge::Approximately),
    (&["circa"], Hedge::Approximately),
    (&["~"], Hedge::Approximately),
    (&["≈"], Hedge::Approximately),
    (&["nearly"], Hedge::Nearly),
    (&["almost"], Hedge::Nearly),
    (&["approaching"], Hedge::Nearly),
    (&["over"], Hedge::Over),
    (&["above"], Hedge::Over),
    (&["exceeding"], Hedge::Over),
    (&["topping"], Hedge::Over),
    (&["under"], Hedge::Under),
    (&["below"], Hedge::Under),
    (&["minimum"], Hedge::AtLeast),
    (&["<", "="], Hedge::AtMost),
    (&[">", "="], Hedge::AtLeast),
    (&["≤"], Hedge::AtMost),
    (&["≥"], Hedge::AtLeast),
    (&["<"], Hedge::Under),
    (&[">"], Hedge::Over),
];

/// Verbs that say the same with a number as object; they keep their own words.
const VERBS: &[(&[&str], Hedge)] = &[
    (&["exceed", "exceeds", "exceeded", "surpass", "surpasses", "surpassed", "topped", "tops"], Hedge::Over),
    (&["approached", "approaches", "neared"], Hedge::Nearly),
];

/// Adjectives before "than".
const MORE: &[&str] = &["more", "greater", "larger", "bigger", "higher", "longer", "older", "taller", "heavier"];
const LESS: &[&str] = &["less", "fewer", "smaller", "lower", "shorter", "younger", "lighter"];

/// Words after a number, and what they say.
const AFTER: &[(&[&str], Hedge)] = &[
    (&["or", "so"], Hedge::Approximately),
    (&["or", "thereabouts"], Hedge::Approximately),
    (&["-", "odd"], Hedge::Approximately),
    (&["-", "plus"], Hedge::AtLeast),
    (&["and", "over"], Hedge::AtLeast),
    (&["and", "above"], Hedge::AtLeast),
    (&["and", "up"], Hedge::AtLeast),
    (&["and", "older"], Hedge::AtLeast),
    (&["and", "under"], Hedge::AtMost),
    (&["and", "younger"], Hedge::AtMost),
];

/// The hedge that ends right before `start`, and its first word.
pub fn before(scene: &Scene<'_>, start: usize) -> Option<(Hedge, usize)> {
    let phrase = || {
        BEFORE.iter().find_map(|(phrase, hedge)| {
            let first = start.checked_sub(phrase.len())?;
            scene.reads(first, phrase).then_some((*hedge, first))
        })
    };
    let verb = || {
        let word = start.checked_sub(1)?;
        VERBS.iter().find(|(verbs, _)| scene.is(word, verbs)).map(|(_, hedge)| (*hedge, start))
    };
    compared(scene, start).or_else(phrase).or_else(verb)
}

/// "more than", "no fewer than", "greater than or equal to": the hedge and its first word.
fn compared(scene: &Scene<'_>, start: usize) -> Option<(Hedge, usize)> {
    let mut at = start;
    let mut is_equal = false;
    let skip = |at: &mut usize, phrase: &[&str]| {
        let first = at.checked_sub(phrase.len()).filter(|first| scene.reads(*first, phrase));
        *at = first.unwrap_or(*at);
        first.is_some()
    };
    is_equal |= skip(&mut at, &["or", "equal", "to"]);
    is_equal |= skip(&mut at, &["equal", "to", "or"]);
    if !skip(&mut at, &["than"]) {
        return None;
    }
    is_equal |= skip(&mut at, &["or", "equal"]);
    let word = at.checked_sub(1)?;
    let is_more = scene.is(word, MORE);
    if !is_more && !scene.is(word, LESS) {
        return None;
    }
    at = word;
    let is_negated = skip(&mut at, &["no"]) || skip(&mut at, &["not"]);
    is_equal |= skip(&mut at, &["equal", "to", "or"]);
    let hedge = match (is_more != is_negated, is_equal || is_negated) {
        (true, false) => Hedge::Over,
        (true, true) => Hedge::AtLeast,
        (false, false) => Hedge::Under,
        (false, true) => Hedge::AtMost,
    };
    Some((hedge, at))
}

/// The hedge that begins right at `end`, and the word after it.
pub fn after(scene: &Scene<'_>, end: usize) -> Option<(Hedge, usize)> {
    if scene.at(end) == "+" && scene.words.is_glued(end) {
        return Some((Hedge::AtLeast, end + 1));
    }
    let is_other = scene.is(end, &["or", "and"]) && !scene.is(end + 2, &["than"]);
    let is_or = scene.at(end) == "or";
    match scene.at(end + 1) {
        "more" | "greater" | "higher" | "larger" | "above" | "over" | "older" if is_or && is_other => {
            return Some((Hedge::AtLeast, end + 2));
        }
        "less" | "fewer" | "lower" | "smaller" | "below" | "under" | "younger" if is_or && is_other => {
            return Some((Hedge::AtMost, end + 2));
        }
        _ => {}
    }
    AFTER.iter().find_map(|(phrase, hedge)| scene.reads(end, phrase).then_some((*hedge, end + phrase.len())))
}
