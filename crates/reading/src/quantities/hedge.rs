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
    (&["no", "fewer", "than"], Hedge::AtLeast),
    (&["no", "less", "than"], Hedge::AtLeast),
    (&["not", "less", "than"], Hedge::AtLeast),
    (&["no", "more", "than"], Hedge::AtMost),
    (&["not", "more", "than"], Hedge::AtMost),
    (&["as", "many", "as"], Hedge::AtMost),
    (&["as", "much", "as"], Hedge::AtMost),
    (&["a", "minimum", "of"], Hedge::AtLeast),
    (&["a", "maximum", "of"], Hedge::AtMost),
    (&["well", "over"], Hedge::Over),
    (&["just", "over"], Hedge::Over),
    (&["just", "under"], Hedge::Under),
    (&["more", "than"], Hedge::Over),
    (&["greater", "than"], Hedge::Over),
    (&["less", "than"], Hedge::Under),
    (&["fewer", "than"], Hedge::Under),
    (&["at", "least"], Hedge::AtLeast),
    (&["at", "most"], Hedge::AtMost),
    (&["up", "to"], Hedge::AtMost),
    (&["upward", "of"], Hedge::Over),
    (&["upwards", "of"], Hedge::Over),
    (&["close", "to"], Hedge::Nearly),
    (&["an", "estimated"], Hedge::Approximately),
    (&["about"], Hedge::Approximately),
    (&["around"], Hedge::Approximately),
    (&["some"], Hedge::Approximately),
    (&["roughly"], Hedge::Approximately),
    (&["approximately"], Hedge::Approximately),
    (&["estimated"], Hedge::Approximately),
    (&["circa"], Hedge::Approximately),
    (&["nearly"], Hedge::Nearly),
    (&["almost"], Hedge::Nearly),
    (&["over"], Hedge::Over),
    (&["above"], Hedge::Over),
    (&["exceeding"], Hedge::Over),
    (&["under"], Hedge::Under),
    (&["below"], Hedge::Under),
    (&["minimum"], Hedge::AtLeast),
];

/// Words after a number, and what they say.
const AFTER: &[(&[&str], Hedge)] = &[
    (&["or", "more"], Hedge::AtLeast),
    (&["or", "so"], Hedge::Approximately),
    (&["or", "fewer"], Hedge::AtMost),
    (&["or", "less"], Hedge::AtMost),
];

/// The hedge that ends right before `start`, and its first word.
pub fn before(scene: &Scene<'_>, start: usize) -> Option<(Hedge, usize)> {
    BEFORE.iter().find_map(|(phrase, hedge)| {
        let first = start.checked_sub(phrase.len())?;
        scene.reads(first, phrase).then_some((*hedge, first))
    })
}

/// The hedge that begins right at `end`, and the word after it.
pub fn after(scene: &Scene<'_>, end: usize) -> Option<(Hedge, usize)> {
    if scene.at(end) == "+" && scene.words.is_glued(end) {
        return Some((Hedge::AtLeast, end + 1));
    }
    AFTER.iter().find_map(|(phrase, hedge)| scene.reads(end, phrase).then_some((*hedge, end + phrase.len())))
}
