//! Numbers that name rather than count.
//!
//! - Finds: "Resolution 2334", "Flight 17", "article 5", "No. 1", "Group of Seven", "Boeing 737", "one
//!   another".
//! - Leaves: everything that counts.
//! - Cannot see: names made of a number and a plural ("Chicago Seven").

use onrecord_language::{Label, Tag};

use super::scene::Scene;
use crate::times::words::Kind;

/// Nouns that a number after them names one of.
const NAMED: &[&str] = &[
    "resolution",
    "article",
    "section",
    "chapter",
    "flight",
    "room",
    "route",
    "highway",
    "interstate",
    "no",
    "number",
    "page",
    "paragraph",
    "clause",
    "phase",
    "stage",
    "level",
    "line",
    "apartment",
    "suite",
    "floor",
    "gate",
    "channel",
    "figure",
    "table",
    "appendix",
    "annex",
    "protocol",
    "type",
    "mark",
    "version",
    "unit",
    "bus",
    "battalion",
    "brigade",
    "division",
    "area",
    "zone",
    "district",
    "ward",
    "block",
    "building",
    "pier",
    "platform",
    "rule",
    "act",
    "bill",
    "proposition",
    "title",
    "tier",
    "category",
    "group",
    "class",
    "grade",
    "form",
    "order",
    "directive",
    "convention",
];

/// Those of them that are numbered in words too.
const NUMBERED: &[&str] =
    &["season", "chapter", "episode", "phase", "stage", "flight", "grade", "volume", "tier", "version"];

/// Whether the number in the words `start..end` is part of a name.
pub fn is_name(scene: &Scene<'_>, start: usize, end: usize) -> bool {
    let is_spelled = scene.words.digits(start).is_empty();
    let begins_sentence = start == 0 || scene.words.ends_sentence(start - 1) || scene.words.list[start].begins_line;
    if !is_spelled && (scene.words.digits(start).len() > 15 || is_address(scene, start) || is_code(scene, start, end)) {
        return true;
    }
    let is_capital_number = is_spelled && scene.is_capital(start) && !begins_sentence && scene.at(start) != "a";
    is_capital_number && is_title(scene, start) || is_numbered(scene, start, end) || is_pronoun(scene, start, end)
}

/// "3GS", "50px", "id=\"2024\"": letters glued after the number, or quotes around it.
fn is_code(scene: &Scene<'_>, start: usize, end: usize) -> bool {
    let kind = |at: usize| scene.words.list.get(at).filter(|word| !word.is_spaced).map(|word| word.kind);
    let is_quoted = start > 1 && scene.at(start - 1) == "\"" && scene.at(start - 2) == "=";
    kind(end) == Some(Kind::Letters) && !scene.is(end, &["s", "x"]) || is_quoted
}

/// Whether a capital is in the word: "iOS".
fn has_capital(scene: &Scene<'_>, at: usize) -> bool {
    let word = scene.words.list.get(at).and_then(|word| scene.text.get(word.start as usize..word.end as usize));
    word.is_some_and(|word| word.chars().any(char::is_uppercase))
}

/// Whether the number is part of an address of the web or of mail.
fn is_address(scene: &Scene<'_>, start: usize) -> bool {
    let place = scene.words.list[start].start as usize;
    let before = scene.text.get(..place).unwrap_or_default();
    let head = before.rsplit(char::is_whitespace).next().unwrap_or_default();
    head.contains("://") || head.starts_with("www.") || head.contains('@')
}

/// "Group of Seven", "Big Five": a capital before it too.
fn is_title(scene: &Scene<'_>, start: usize) -> bool {
    let before = start.saturating_sub(if start > 1 && scene.is(start - 1, &["of", "-"]) { 2 } else { 1 });
    scene.is_capital(before) || scene.at(before) == "the"
}

/// "Resolution 2334", "No. 1", "Boeing 737": the noun that it numbers stands before it.
fn is_numbered(scene: &Scene<'_>, start: usize, end: usize) -> bool {
    // "season four", "Flight six hundred".
    if start > 0 && NUMBERED.contains(&scene.at(start - 1)) && !matches!(scene.tag(end), Tag::Nn | Tag::Nns) {
        return true;
    }
    if start == 0 || scene.words.list[start].kind != Kind::Digits {
        return false;
    }
    let before = if scene.at(start - 1) == "." && start > 1 { start - 2 } else { start - 1 };
    let is_club =
        start > 1 && scene.at(start - 1) == "of" && scene.at(start - 2) == "group" && scene.is_capital(start - 2);
    // "the Standard & Poor's 500 index", "the S&P 500".
    let is_and = (start.saturating_sub(5)..start).any(|at| scene.at(at) == "&" && scene.is_capital(at + 1));
    let is_index = is_and && scene.words.digits(start) == "500"
        || scene.is(start + 1, &["index", "indices"]) && scene.is_capital(start - 1)
        || scene.is(start + 1, &["index"]) && scene.at(start - 1) == "s";
    if is_club || is_index || is_house(scene, start) {
        return true;
    }
    if NAMED.contains(&scene.at(before)) || scene.is(before, &["nos", "#"]) {
        return true;
    }
    let Some(token) = scene.token(start) else { return false };
    let head = scene.annotation.head(token);
    let is_after_head = matches!(scene.label(token), Label::Nummod | Label::Appos)
        && head.is_some_and(|head| {
            head + 1 == token && matches!(scene.annotation.tokens()[head].tag, Tag::Nnp | Tag::Nnps)
        });
    let is_owned =
        start > 2 && scene.at(start - 1) == "s" && scene.is(start - 2, &["'", "’"]) && scene.tag(start - 3) == Tag::Nnp;
    let is_product = (is_owned || has_capital(scene, start - 1) && scene.tag(start - 1) == Tag::Nnp)
        && !matches!(scene.tag(start + 1), Tag::Nns | Tag::Nn)
        && scene.words.list[start].is_spaced;
    is_after_head || is_product
}

/// Whether digits are a day, clock or year that the times leave: "between 1 and 20 August", "9:40", "that to 2012".
pub fn is_date(scene: &Scene<'_>, start: usize, end: usize) -> bool {
    let digits = scene.words.digits(start);
    if digits.is_empty() || end != start + 1 {
        return false;
    }
    let is_counting = matches!(scene.tag(end), Tag::Nns | Tag::Nn | Tag::Jj);
    let is_clock = scene.at(end) == ":" && scene.words.is_glued(end) && scene.words.digits(end + 1).len() == 2;
    let is_pair = |joint: usize, other: usize| {
        scene.is(joint, &["and", "to", "or", "through"])
            && scene.is_time(other)
            && !scene.words.digits(other).is_empty()
    };
    let is_day = matches!(digits.parse(), Ok(1..=31)) && !is_counting;
    let is_day = is_day && (is_pair(end, end + 1) || start > 1 && is_pair(start - 1, start - 2));
    let is_year = digits.len() == 4
        && matches!(digits.parse(), Ok(1800..=2100))
        && !is_counting
        && !scene.words.is_hyphen(end)
        && start > 0
        && scene
            .is(start - 1, &["in", "since", "of", "to", "from", "by", "until", "till", "before", "after", "during"]);
    is_clock || is_day || is_year
}

/// "the two", "these three": people or things told before, which are not counted again.
pub fn is_anaphor(scene: &Scene<'_>, words: &std::ops::Range<usize>) -> bool {
    words.start > 0
        && words.len() == 1
        && scene.words.digits(words.start).is_empty()
        && scene.is(words.start - 1, &["the", "these", "those", "other"])
}

/// "10 Downing Street": a house by its number.
fn is_house(scene: &Scene<'_>, start: usize) -> bool {
    let is_name = |at: usize| scene.is_capital(at) && scene.words.list[at].kind == Kind::Letters;
    let end = (start + 1..start + 4).find(|&at| !is_name(at)).unwrap_or(start + 4);
    end > start + 1
        && scene.is(
            end - 1,
            &["street", "road", "avenue", "lane", "square", "drive", "boulevard", "plaza", "st", "ave", "rd"],
        )
}

/// "one another", "no one", "one of", "one day", "at one".
fn is_pronoun(scene: &Scene<'_>, start: usize, end: usize) -> bool {
    scene.at(start) == "one"
        && end == start + 1
        && (scene.is(end, &["another", "'", "’", "who", "thing", "way", "can", "side", "hand", "of", "which", "that"])
            || (start > 0
                && scene.is(start - 1, &["no", "any", "every", "this", "that", "the", "each", "another", "square"]))
            || is_certain(scene, start)
            || matches!(scene.tag(start), Tag::Prp | Tag::Nn))
}

/// "at one point", "one evening", "one such email", "one reason": a certain one, which is not counted.
fn is_certain(scene: &Scene<'_>, start: usize) -> bool {
    let is_day = scene.is(start + 1, &["day", "night", "evening", "morning", "afternoon", "recent", "such", "example"]);
    let is_ground = scene.is(start + 1, &["reason", "exception", "instance"]);
    let is_then =
        start > 0 && scene.at(start - 1) == "at" && scene.is(start + 1, &["point", "time", "stage", "moment"]);
    is_day || is_ground || is_then
}
