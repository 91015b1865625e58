//! Who is described only by a service for a person: "Putin's adviser".
//!
//! Apart from names because a description is none.
//!
//! - Finds: the one person whom a story names in the same service for the same person, however the two are called there
//!   ("the Russian president's foreign policy **adviser**"); titles are those of `lexicon/linking/processes.toml`.
//! - Leaves: services for bodies and states, which have many; a service in which the story names two people, or nobody.
//! - Cannot see: that one of many advisers is the only one whom the reports of a story name.

use std::collections::BTreeSet;

use onrecord_gazetteer::fold;
use onrecord_record::{ActorKind, Role};

use crate::called::StoryJoin;
use crate::identities::Reason;
use crate::offices::Office;
use crate::{Named, processes};

/// Joins described people of a story to those whom it names; `whole` is who they are by their names, `joins` what the story
/// says of parts of names.
pub fn joins(actors: &[(&Named, Option<usize>)], whole: &[Option<usize>], joins: &[StoryJoin]) -> Vec<StoryJoin> {
    let mut who: Vec<(Option<usize>, usize)> =
        whole.iter().enumerate().map(|(at, whole)| (*whole, if whole.is_some() { 0 } else { at })).collect();
    for join in joins {
        who[join.actor] = who[join.mate];
    }
    let people = || actors.iter().enumerate().filter(|(_, (named, _))| named.kind == ActorKind::Person);
    let serving: Vec<(usize, String, BTreeSet<String>)> = people()
        .filter(|(_, (named, _))| named.has_name)
        .flat_map(|(at, (named, _))| services(actors, named).map(move |(_, title, of)| (at, title, of)))
        .collect();
    let mut found = Vec::new();
    for (actor, (named, _)) in people().filter(|(_, (named, _))| !named.has_name) {
        let join = services(actors, named).find_map(|(role, title, of)| {
            let mates = serving.iter().filter(|(_, other, others)| *other == title && !others.is_disjoint(&of));
            let mates: Vec<usize> = mates.map(|(at, ..)| *at).collect();
            let persons: BTreeSet<(Option<usize>, usize)> = mates.iter().map(|&at| who[at]).collect();
            // Who has a full name stands for those of whom the story gives a part.
            let mate = mates.iter().copied().find(|&at| whole[at].is_some()).or(mates.first().copied())?;
            let reason = Reason::Service { title, of: role.of.clone()? };
            (persons.len() == 1 && !contradict(actors[mate].0, named)).then(|| StoryJoin {
                actor,
                mate,
                reasons: vec![reason, Reason::Story],
            })
        });
        found.extend(join);
    }
    found
}

/// The services for a person that somebody's roles are, each with all that this person is called by.
fn services<'a>(
    actors: &'a [(&Named, Option<usize>)],
    named: &'a Named,
) -> impl Iterator<Item = (&'a Role, String, BTreeSet<String>)> + 'a {
    named.roles.iter().filter_map(|role| {
        let title = processes::service(&role.title)?;
        let of = fold(role.of.as_deref()?);
        let served = actors.iter().filter(|(named, _)| named.kind == ActorKind::Person && fold(&named.name) == of);
        let offices = served.clone().flat_map(|(named, _)| named.roles.iter().filter_map(Office::of_role));
        let mut called: BTreeSet<String> = offices.map(|office| format!("{} of {}", office.title, office.of)).collect();
        served.count().checked_sub(1)?;
        called.insert(of);
        Some((role, title, called))
    })
}

/// Whether both have a country, and not the same.
fn contradict(one: &Named, other: &Named) -> bool {
    one.country.is_some() && other.country.is_some() && one.country != other.country
}
