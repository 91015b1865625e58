//! What actors are called: which names are one, and whom a bare family name means.
//!
//! Apart from identities because the same rules serve whoever keeps identities in a file and adds one story at a time.
//!
//! - Finds: people of one first and last name whose countries and middle names do not contradict each other; bodies of one
//!   name with or without "the"; in a story, a family name that one person of it has, and a full name without a country that
//!   one namesake of it has; "Putin's adviser", where the story names one adviser of Putin.
//! - Leaves: names that several people could have; first names alone.
//! - Cannot see: nicknames and changed names, unless the lexicon has them.

use std::collections::{BTreeMap, BTreeSet};

use onrecord_gazetteer::fold;
use onrecord_record::ActorKind;

use crate::Named;
use crate::identities::Reason;
use crate::names::PersonName;
use crate::service;

/// A name and the country of whoever has it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Called<'a> {
    /// The name.
    pub name: &'a str,
    /// ISO 3166-1 alpha-3, or PLOVER's non-state code.
    pub country: Option<&'a str>,
}

impl<'a> Called<'a> {
    /// What an actor is called.
    pub fn new(named: &'a Named) -> Self {
        Self { name: &named.name, country: named.country.as_deref() }
    }
}

/// What begins the keys of people.
const PERSON: &str = "person ";

/// The key that names must share to be one: of people with a full name, and of states, bodies and companies; none for a
/// bare family name and for those whom a text only describes.
pub fn key(named: &Named) -> Option<String> {
    if !named.has_name {
        return None;
    }
    if named.kind != ActorKind::Person {
        return Some(format!("body {}", plain(&named.name)));
    }
    let name = PersonName::new(&named.name);
    name.is_full().then(|| format!("{PERSON}{}", name.key()))
}

/// A body's name, folded, without its article.
fn plain(name: &str) -> String {
    let name = fold(name);
    name.strip_prefix("the ").map_or_else(|| name.clone(), str::to_owned)
}

/// The groups of names of one key that are one, by position. Names that several of them could mean are in no group: whoever
/// has no country, where namesakes of two countries are known.
pub fn together(key: &str, called: &[Called<'_>]) -> Vec<Vec<usize>> {
    if !key.starts_with(PERSON) {
        return by_country(called, &(0..called.len()).collect::<Vec<_>>());
    }
    let names: Vec<PersonName> = called.iter().map(|called| PersonName::new(called.name)).collect();
    // Middle names that contradict each other tell whose a name is; without one it stays apart.
    let is_clear = names.iter().all(|one| names.iter().all(|other| one.fits(other)));
    let mut groups: BTreeMap<&[String], Vec<usize>> = BTreeMap::new();
    for (at, name) in names.iter().enumerate() {
        groups.entry(if is_clear { &[] } else { name.middle() }).or_default().push(at);
    }
    groups.into_values().flat_map(|group| by_country(called, &group)).collect()
}

fn by_country(called: &[Called<'_>], group: &[usize]) -> Vec<Vec<usize>> {
    let mut by_country: BTreeMap<Option<&str>, Vec<usize>> = BTreeMap::new();
    for &at in group {
        by_country.entry(called[at].country).or_default().push(at);
    }
    if by_country.keys().flatten().count() <= 1 {
        return vec![group.to_vec()];
    }
    by_country.remove(&None);
    by_country.into_values().collect()
}

/// What speaks for it that two names of one group are one.
pub fn reason(one: &str, other: &str) -> Reason {
    if fold(one) == fold(other) {
        Reason::Name { name: one.to_owned() }
    } else {
        Reason::Spelling { one: one.to_owned(), other: other.to_owned() }
    }
}

/// Which of two names is the better one to call somebody by: a full one before a part, the plainest (fewest words, then
/// letters) before others, then by the alphabet.
pub fn order(one: &str, other: &str) -> std::cmp::Ordering {
    let rank = |name: &str| (!name.contains(' '), name.split_whitespace().count(), name.chars().count());
    (rank(one), one).cmp(&(rank(other), other))
}

/// An actor of a story who is another one of it.
#[derive(Clone, Debug, PartialEq)]
pub struct StoryJoin {
    /// The actor, by position.
    pub actor: usize,
    /// The one whom the actor is.
    pub mate: usize,
    /// What speaks for it, all of it together.
    pub reasons: Vec<Reason>,
}

/// Who is one in a story though names alone do not say so. Takes all actors of the story, each with the identity that the
/// name gives (none for names that several could have).
///
/// - A full name without a country, of which namesakes are known elsewhere, is the one namesake of the story.
/// - A family name is the one person of the story who has it.
/// - Who is only described by a service for a person is the one whom the story names in that service ([`crate::service`]).
pub fn in_story(actors: &[(&Named, Option<usize>)]) -> Vec<StoryJoin> {
    let mut joins = Vec::new();
    let mut whole: Vec<Option<usize>> = actors.iter().map(|(_, whole)| *whole).collect();
    let keys: Vec<Option<String>> = actors.iter().map(|(named, _)| key(named)).collect();
    let mut by_key: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
    for (at, key) in keys.iter().enumerate() {
        by_key.entry(key.as_deref().unwrap_or_default()).or_default().push(at);
    }
    by_key.remove("");
    for group in by_key.into_values() {
        let known = || group.iter().copied().filter(|&at| actors[at].1.is_some());
        let namesakes: BTreeSet<usize> = known().filter_map(|at| actors[at].1).collect();
        let (1, Some(mate)) = (namesakes.len(), known().next()) else { continue };
        for &actor in group.iter().filter(|&&at| actors[at].1.is_none()) {
            whole[actor] = whole[mate];
            let reasons = vec![reason(&actors[mate].0.name, &actors[actor].0.name), Reason::Story];
            joins.push(StoryJoin { actor, mate, reasons });
        }
    }
    joins.extend(family_names(actors, &whole));
    joins.extend(service::joins(actors, &whole, &joins));
    joins
}

fn family_names(actors: &[(&Named, Option<usize>)], whole: &[Option<usize>]) -> Vec<StoryJoin> {
    let is_person = |named: &Named| named.kind == ActorKind::Person && named.has_name;
    let people = actors.iter().enumerate().filter(|(_, (named, _))| is_person(named));
    let people = people.map(|(at, (named, _))| (at, PersonName::new(&named.name)));
    let (full, parts): (Vec<_>, Vec<_>) = people.partition(|(_, name)| name.is_full());
    let mut joins = Vec::new();
    for (actor, name) in parts {
        let part = name.folded();
        let is_bearer =
            |(bearer, full): &&(usize, PersonName)| full.family_name(actors[*bearer].0.country.as_deref()) == part;
        let bearers: Vec<usize> = full.iter().filter(is_bearer).map(|(bearer, _)| *bearer).collect();
        // Whoever has no identity by name is somebody of their own.
        let people: BTreeSet<(Option<usize>, usize)> =
            bearers.iter().map(|&at| (whole[at], if whole[at].is_some() { 0 } else { at })).collect();
        if let (1, Some(&mate)) = (people.len(), bearers.first())
            && !contradict(actors[mate].0, actors[actor].0)
        {
            let (part, name) = (actors[actor].0.name.clone(), actors[mate].0.name.clone());
            joins.push(StoryJoin { actor, mate, reasons: vec![Reason::FamilyName { part, name }, Reason::Story] });
        }
    }
    joins
}

/// Whether both have a country, and not the same.
fn contradict(one: &Named, other: &Named) -> bool {
    one.country.is_some() && other.country.is_some() && one.country != other.country
}

#[cfg(test)]
mod tests {
    use super::*;

    fn groups(key: &str, called: &[(&'static str, Option<&'static str>)]) -> Vec<Vec<usize>> {
        together(key, &called.iter().map(|&(name, country)| Called { name, country }).collect::<Vec<_>>())
    }

    #[test]
    fn names_meet_by_country_and_middle_name() {
        let diallo = "person omar diallo ";
        assert_eq!(groups(diallo, &[("Omar Diallo", Some("SEN")), ("Omar Diallo", None)]), [[0, 1]]);
        let namesakes = [("Omar Diallo", Some("SEN")), ("Omar Diallo", None), ("Omar Diallo", Some("USA"))];
        assert_eq!(groups(diallo, &namesakes), [[0], [2]]);
        let middles = [("Ana Lucia Okoro", None), ("Ana Maria Okoro", None), ("Ana Okoro", None)];
        assert_eq!(groups("person ana okoro ", &middles), [vec![2], vec![0], vec![1]]);
        assert_eq!(groups("body sahel bank", &[("Sahel Bank", None), ("the Sahel Bank", None)]), [[0, 1]]);
    }

    #[test]
    fn the_plainest_full_name_leads() {
        let mut names = ["Okoro", "Ana Maria Okoro", "Ana Okoro", "Anna Okoro"];
        names.sort_by(|one, other| order(one, other));
        assert_eq!(names, ["Ana Okoro", "Anna Okoro", "Ana Maria Okoro", "Okoro"]);
    }
}
