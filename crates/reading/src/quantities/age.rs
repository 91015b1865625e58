//! Ages.
//!
//! - Finds: "**75-year-old**", "**nine years old**", "aged **30**", "Maria Sol, **58**, said", "her brother, **19**,
//!   fled", "dies at **92**", "those **over 70**", "voters **45 and older**", "an age of **65**".
//! - Leaves: lengths of time, which are times.
//! - Cannot see: an age told as a bare complement ("he was 20 then").

use std::ops::Range;

use onrecord_language::Tag;

use super::scene::Scene;
use crate::times::words::{Class, Unit};

/// "year-old", "years old", "years of age".
pub fn after(scene: &Scene<'_>, at: usize) -> Option<(String, usize)> {
    if scene.at(at) == "yo" {
        return Some(("year".to_owned(), at + 1));
    }
    let Class::Unit(unit, _) = scene.words.class(at) else { return None };
    let name = match unit {
        Unit::Day => "day",
        Unit::Week => "week",
        Unit::Month => "month",
        Unit::Year => "year",
        _ => return None,
    };
    let next = at + 1 + usize::from(scene.words.is_hyphen(at + 1));
    if scene.is(next, &["old", "olds"]) {
        return Some((name.to_owned(), next + 1));
    }
    scene.reads(at + 1, &["of", "age"]).then(|| (name.to_owned(), at + 3))
}

/// Words for one person after which an age is told between commas.
const RELATED: &[&str] = &[
    "brother",
    "sister",
    "son",
    "daughter",
    "wife",
    "husband",
    "mother",
    "father",
    "man",
    "woman",
    "boy",
    "girl",
    "suspect",
    "driver",
    "student",
    "girlfriend",
    "boyfriend",
    "teenager",
    "victim",
    "nephew",
    "niece",
    "cousin",
    "uncle",
    "aunt",
    "grandson",
    "granddaughter",
    "grandmother",
    "grandfather",
    "widow",
    "partner",
    "friend",
    "pilot",
    "soldier",
    "farmer",
    "teacher",
    "doctor",
    "nurse",
];

/// Whether a bare number is an age, in its words with the hedge and from its first figure.
pub fn is_bare(scene: &Scene<'_>, words: &Range<usize>, start: usize) -> bool {
    is_apposed(scene, start) || is_told(scene, start) || is_bound(scene, words, start)
}

/// The number in digits, where a person may be so old.
fn is_among(scene: &Scene<'_>, start: usize, least: u32) -> bool {
    scene.words.digits(start).parse::<u32>().is_ok_and(|age| (least..=110).contains(&age))
}

/// "Maria Sol, **58**, said", "her brother, **19**, fled".
fn is_apposed(scene: &Scene<'_>, start: usize) -> bool {
    start > 1
        && scene.at(start - 1) == ","
        && matches!(scene.at(start + 1), "," | ".")
        && !scene.words.is_glued(start + 2)
        && (scene.tag(start - 2) == Tag::Nnp || scene.is(start - 2, RELATED))
        && is_among(scene, start, 10)
}

/// "aged 75", "turned 30", "dies at 92", "Ms. Sol, then **35**, ran".
fn is_told(scene: &Scene<'_>, start: usize) -> bool {
    let Some(before) = start.checked_sub(1) else { return false };
    let is_turned = scene.is(before, &["turned", "turns", "turning"])
        && matches!(scene.tag(start + 1), Tag::Comma | Tag::Stop | Tag::In | Tag::None);
    let is_dead = before > 0
        && scene.at(before) == "at"
        && (scene.is(before - 1, &["dies", "died"])
            || before > 1 && scene.at(before - 1) == "dead" && scene.tag(before - 2) == Tag::Nnp);
    let is_then = before > 0 && scene.at(before) == "then" && scene.at(before - 1) == "," && scene.at(start + 1) == ",";
    is_turned || (is_dead || is_then) && is_among(scene, start, 2) || scene.is(before, &["aged", "age", "ages"])
}

/// "those over 70", "people under 30", "voters 45 and older", "an age of 65".
fn is_bound(scene: &Scene<'_>, words: &Range<usize>, start: usize) -> bool {
    const PEOPLE: &[&str] = &[
        "those", "people", "men", "women", "anyone", "everyone", "children", "adults", "voters", "patients", "youths",
    ];
    let last = words.end.wrapping_sub(1);
    let is_hedged = scene.is(start.wrapping_sub(1), &["over", "under", "above", "below"]);
    let is_open = is_hedged || scene.is(last, &["over", "under", "up", "above"]);
    let has_people = words.start > 0 && scene.is(words.start - 1, PEOPLE);
    let has_age = words.start > 1 && scene.at(words.start - 1) == "of" && scene.at(words.start - 2) == "age";
    let is_older = scene.is(last, &["older", "younger"]);
    (is_older || has_age || is_open && has_people) && is_among(scene, start, 2)
}
