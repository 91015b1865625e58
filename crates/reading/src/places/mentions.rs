//! Which names are places where they stand.
//!
//! Apart from resolving because whether a name is a place does not depend on which place it is.
//!
//! - Finds: what [`crate::actors`] holds for places ("return to **Moscow**", "in **Syria**"); names
//!   under a locative preposition that the model overlooked ("shells fell near **Bakhmut**").
//! - Leaves: actors ("talks with Russia"), surnames, bodies named after places ("Bank of **England**").
//! - Cannot see: places named by a common noun ("the capital"), and unknown names that nothing marks as a
//!   place.

use std::ops::Range;

use onrecord_gazetteer::PlaceKind;
use onrecord_language::{Annotation, Label, NameType, Pos};
use onrecord_lexicon::{Usage, plain};

use crate::Draft;
use crate::letters::lower;

/// A name that is a place, without its article.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mention {
    /// The words of the name.
    pub tokens: Range<usize>,
    /// Whether a noun such as "region" or "province" follows: the division is meant and not the town.
    pub is_division: bool,
}

/// Least inhabitants of a town that the model did not mark as a place.
const KNOWN_TOWN: u32 = 50_000;

/// Nouns that make the name before them one of a division.
const DIVISIONS: [&str; 12] = [
    "region",
    "province",
    "oblast",
    "governorate",
    "state",
    "district",
    "county",
    "prefecture",
    "krai",
    "regions",
    "provinces",
    "voivodeship",
];

/// Every place name, in text order, none overlapping another.
pub fn find(draft: &Draft<'_>) -> Vec<Mention> {
    let mut found: Vec<Range<usize>> = draft.place_names.iter().map(|tokens| trim(draft, tokens.clone())).collect();
    found.retain(|tokens| !tokens.is_empty() && is_name(draft, tokens) && is_likely(draft, tokens));
    for tokens in dateline(draft) {
        found.retain(|other| other.end <= tokens.start || tokens.end <= other.start);
        found.push(tokens);
    }
    for token in 0..draft.annotation.len() {
        if let Some(tokens) = overlooked(draft, token)
            && !found.iter().any(|other| other.start < tokens.end && tokens.start < other.end)
        {
            found.push(tokens);
        }
    }
    found.sort_by_key(|tokens| (tokens.start, std::cmp::Reverse(tokens.end)));
    let mut mentions: Vec<Mention> = Vec::new();
    for tokens in found {
        if mentions.last().is_none_or(|last| last.tokens.end <= tokens.start) {
            mentions.push(Mention { is_division: is_division(draft, &tokens), tokens });
        }
    }
    mentions
}

/// "KALAMATA, Greece": the places of the dateline.
fn dateline(draft: &Draft<'_>) -> Vec<Range<usize>> {
    let range = draft.dateline.clone();
    let mut places = vec![];
    let mut start = range.start;
    for end in range.clone().filter(|&token| draft.word(token) == ",").chain([range.end]) {
        places.push(trim(draft, start..end));
        start = end + 1;
    }
    places.retain(|tokens| !tokens.is_empty() && is_name(draft, tokens));
    places
}

/// The name without article, possessive mark and marks around it.
fn trim(draft: &Draft<'_>, mut tokens: Range<usize>) -> Range<usize> {
    let is_outside = |token: usize| {
        let entry = &draft.annotation.tokens()[token];
        matches!(entry.pos, Pos::Det | Pos::Punct | Pos::Space | Pos::Part)
            || draft.word(token).eq_ignore_ascii_case("the")
    };
    while !tokens.is_empty() && is_outside(tokens.start) {
        tokens.start += 1;
    }
    while !tokens.is_empty() && is_outside(tokens.end - 1) {
        tokens.end -= 1;
    }
    tokens
}

/// A name has a capital, and belongs to no time: "May", "Sunday".
fn is_name(draft: &Draft<'_>, tokens: &Range<usize>) -> bool {
    tokens.clone().any(|token| draft.word(token).starts_with(char::is_uppercase))
        && tokens.clone().all(|token| draft.time_of[token].is_none())
}

/// A name that nobody knows is a place where it stands as one ("in **Bad Town**") or says so itself
/// ("**Changi Airport**").
fn is_likely(draft: &Draft<'_>, tokens: &Range<usize>) -> bool {
    let name = draft.annotation.span(tokens.clone()).slice(draft.text);
    draft.lexicon.actors.get(&plain(name)).is_some()
        || tokens.clone().any(|token| {
            is_located(draft, token) || draft.lexicon.actors.has_usage(Usage::PlaceNoun, &lower(draft.word(token)))
        })
        || draft.gazetteer.contains(name)
}

/// The name that ends with `token`, if the model overlooked a place there.
fn overlooked(draft: &Draft<'_>, token: usize) -> Option<Range<usize>> {
    let annotation = draft.annotation;
    let is_free = |token: usize| annotation.tokens()[token].pos == Pos::Propn && draft.actor_of[token].is_none();
    if !is_free(token) || !(is_located(draft, token) || is_division(draft, &(token..token + 1))) {
        return None;
    }
    let start = (0..token).rev().take_while(|&before| is_free(before) && annotation.head(before) == Some(token)).last();
    let tokens = start.unwrap_or(token)..token + 1;
    // "in **Rafah** overnight" the model takes for a time; [`is_name`] asks the words.
    let is_other = |kind: NameType| {
        !matches!(kind, NameType::Gpe | NameType::Loc | NameType::Fac | NameType::Date | NameType::Time)
    };
    if annotation.names().iter().any(|name| name.tokens.contains(&token) && is_other(name.kind))
        || !is_name(draft, &tokens)
    {
        return None;
    }
    is_well_known(draft, &tokens).then_some(tokens)
}

/// Whether a lone name that the model takes for a person's stands where only places do, and is a place's:
/// "southern regions, including **Odesa**", "the **Odesa** region".
pub fn is_placed(draft: &Draft<'_>, tokens: &Range<usize>) -> bool {
    tokens.len() == 1
        && (is_located(draft, tokens.start) || is_division(draft, tokens) || is_city_of(draft, tokens.start))
        && is_well_known(draft, tokens)
}

fn is_well_known(draft: &Draft<'_>, tokens: &Range<usize>) -> bool {
    let name = draft.annotation.span(tokens.clone()).slice(draft.text);
    let known = draft.gazetteer.find(name);
    known.first().is_some_and(|place| place.kind != PlaceKind::Town || place.population >= KNOWN_TOWN)
}

/// "the port city **Odesa**".
fn is_city_of(draft: &Draft<'_>, token: usize) -> bool {
    let before = token.checked_sub(1).map(|before| draft.word(before));
    matches!(before, Some("city" | "town" | "village" | "port" | "province" | "region"))
}

/// Whether the token is the object of a preposition that only places have there.
fn is_located(draft: &Draft<'_>, token: usize) -> bool {
    let annotation = draft.annotation;
    let first = first_conjunct(annotation, token);
    let Some(preposition) = annotation.head(first).filter(|_| annotation.tokens()[first].label == Label::Pobj) else {
        return false;
    };
    let above_is = |usage| {
        annotation
            .head(preposition)
            .is_some_and(|above| draft.lexicon.actors.has_usage(usage, &lower(annotation.lemma(above))))
    };
    match &*lower(draft.word(preposition)) {
        "in" | "near" | "outside" | "inside" | "across" | "throughout" | "into" | "around" | "via" => true,
        "to" | "from" | "toward" | "towards" | "through" | "over" => above_is(Usage::Motion),
        "of" | "including" | "between" | "like" => above_is(Usage::PlaceNoun),
        "on" | "at" | "against" => above_is(Usage::Harm),
        _ => false,
    }
}

/// The first of a list of names: all stand as it stands.
fn first_conjunct(annotation: &Annotation, token: usize) -> usize {
    let above = std::iter::successors(Some(token), |&token| {
        annotation.head(token).filter(|_| annotation.tokens()[token].label == Label::Conj)
    });
    above.take(12).last().unwrap_or(token)
}

fn is_division(draft: &Draft<'_>, tokens: &Range<usize>) -> bool {
    let next = (tokens.end..draft.annotation.len()).find(|&token| draft.annotation.tokens()[token].pos != Pos::Part);
    next.is_some_and(|token| {
        let word = lower(draft.word(token));
        DIVISIONS.contains(&&*word)
    })
}
