//! Times that no calendar can place.
//!
//! - Finds: "now", "currently", "at present", "recently", "soon", "will one day", "the past", "the near future", "these days".
//! - Leaves: "soon became", "then", "once", "already", "yet", "previously", which news seldom uses for a time of its own.
//! - Cannot see: how long "recently" is.

use onrecord_language::Tag;
use onrecord_record::TimeType;

use super::found::Found;
use super::scene::Scene;

/// Phrases and their TIMEX3 values; a longer phrase stands before the shorter one it begins with.
const PHRASES: &[(&[&str], &str)] = &[
    (&["right", "now"], "PRESENT_REF"),
    (&["these", "days"], "PRESENT_REF"),
    (&["present", "day"], "PRESENT_REF"),
    (&["the", "present"], "PRESENT_REF"),
    (&["the", "moment"], "PRESENT_REF"),
    (&["the", "time", "being"], "PRESENT_REF"),
    (&["now"], "PRESENT_REF"),
    (&["nowadays"], "PRESENT_REF"),
    (&["currently"], "PRESENT_REF"),
    (&["presently"], "PRESENT_REF"),
    (&["current"], "PRESENT_REF"),
    (&["more", "recently"], "PAST_REF"),
    (&["most", "recently"], "PAST_REF"),
    (&["recently"], "PAST_REF"),
    (&["the", "recent", "past"], "PAST_REF"),
    (&["recent"], "PAST_REF"),
    (&["lately"], "PAST_REF"),
    (&["the", "past"], "PAST_REF"),
    (&["the", "near", "future"], "FUTURE_REF"),
    (&["the", "foreseeable", "future"], "FUTURE_REF"),
    (&["the", "coming", "years"], "FUTURE_REF"),
    (&["the", "future"], "FUTURE_REF"),
    (&["the", "near", "term"], "FUTURE_REF"),
    (&["the", "short", "term"], "FUTURE_REF"),
    (&["the", "long", "term"], "FUTURE_REF"),
    (&["as", "soon", "as", "possible"], "FUTURE_REF"),
    (&["very", "soon"], "FUTURE_REF"),
    (&["soon"], "FUTURE_REF"),
    (&["shortly"], "FUTURE_REF"),
];

/// A vague time that begins at `start`.
pub fn read(scene: &Scene<'_>, start: usize) -> Option<Found> {
    let first = scene.at(start);
    let mut begun = PHRASES.iter().filter(|(phrase, _)| phrase[0] == first);
    let (phrase, value) = begun.find(|(phrase, _)| scene.reads(start, phrase))?;
    let end = start + phrase.len();
    let is_other = match phrase {
        ["soon"] => {
            is_told(scene, start, end)
                || scene.words.is_hyphen(end)
                || scene.at(end) == "as"
                || scene.follows(start, &["as", "so"])
                || scene.is(end, &["after", "afterward"])
        }
        ["shortly"] => scene.is(end, &["after", "before", "afterward", "afterwards"]),
        ["the", "present" | "moment"] => !scene.follows(start, &["at", "for", "until", "to"]),
        ["the", "past"] => scene.words.is_hyphen(end) || is_followed_by_time(scene, end),
        ["recent"] => scene.follows(start, &["most"]),
        ["current"] if scene.is(end, &["and", "or"]) && scene.is(end + 1, &["former", "past"]) => true,
        ["now" | "current"] => scene.words.is_hyphen(end) || scene.is_tail(start),
        _ => false,
    };
    if is_other {
        return None;
    }
    if *phrase == ["the", "present"] {
        return Some(Found::value(start + 1..end, TimeType::Date, *value, "vague"));
    }
    Some(Found::value(start..end, TimeType::Date, *value, "vague"))
}

/// "soon became", "was soon freed": soon after something that is over, not soon from now.
fn is_told(scene: &Scene<'_>, start: usize, end: usize) -> bool {
    scene.tag(end) == Tag::Vbd
        || scene.tag(end) == Tag::Vbn && scene.follows(start, &["was", "were", "had"])
        || scene.follows(start, &["was", "were"]) && scene.tag(end) == Tag::Vbg
}

/// "will one day return", "hopes to one day return".
pub fn one_day(scene: &Scene<'_>, start: usize) -> Option<Found> {
    const MODALS: &[&str] = &["will", "would", "could", "might", "may", "can", "to", "ll"];
    let is_ahead = scene.follows(start, MODALS) || scene.tag(start + 2) == Tag::Vb;
    let is_phrase = scene.reads(start, &["one", "day"]) && is_ahead && !scene.words.is_hyphen(start + 1);
    is_phrase.then(|| Found::value(start..start + 2, TimeType::Date, "FUTURE_REF", "vague"))
}

/// "at present".
pub fn present(scene: &Scene<'_>, start: usize) -> Option<Found> {
    let is_phrase = scene.at(start) == "present" && scene.follows(start, &["at"]);
    is_phrase.then(|| Found::value(start..start + 1, TimeType::Date, "PRESENT_REF", "vague"))
}

fn is_followed_by_time(scene: &Scene<'_>, at: usize) -> bool {
    use super::words::Class;
    matches!(scene.class(at), Class::Unit(..) | Class::Number(_) | Class::Season(_))
        || scene.is(at, &["few", "several", "couple"])
}
