//! How actors belong to each other.
//!
//! - Finds: kin and service told by a role with an owner ("Trump's **son-in-law**", "White House **envoy**",
//!   "**spokesman** for the ministry"), offices of persons ("Macron's **office**"), members, seats that speak
//!   for a state.
//! - Leaves: owners that are no actor of the text.
//! - Cannot see: relations told by a verb ("she married …").

use onrecord_lexicon::RoleKind;
use onrecord_record::ActorKind;

use super::Holders;
use super::joining::{Entity, Identity};
use super::mention::{Mention, Phrase};
use super::profile::is_country;
use crate::Draft;

/// For each entity, its relations as kind and other entity.
pub(super) fn all(
    draft: &Draft<'_>,
    mentions: &[Mention<'_>],
    entities: &[Entity<'_>],
    holders: &Holders,
) -> Vec<Vec<(String, usize)>> {
    let mut all: Vec<Vec<(String, usize)>> = vec![Vec::new(); entities.len()];
    for (index, entity) in entities.iter().enumerate() {
        let phrases = entity.mentions.iter().flat_map(|&mention| &mentions[mention].phrases);
        for phrase in phrases {
            let Some(owner) = phrase.owner.and_then(|token| holders.get(token)).filter(|&owner| owner != index) else {
                continue;
            };
            if let Some(kind) = kind(draft, phrase, &entities[owner]) {
                add(&mut all[index], kind, owner);
            }
        }
        if let Some(state) = spoken_for(entity, entities).filter(|&state| state != index) {
            add(&mut all[index], "speaks-for".to_owned(), state);
        }
    }
    all
}

fn add(relations: &mut Vec<(String, usize)>, kind: String, to: usize) {
    if !relations.iter().any(|(known, other)| *known == kind && *other == to) {
        relations.push((kind, to));
    }
}

fn kind(draft: &Draft<'_>, phrase: &Phrase<'_>, owner: &Entity<'_>) -> Option<String> {
    if let Some(kind) = &phrase.role.relation {
        return Some(kind.clone());
    }
    let lemma = draft.annotation.lemma(phrase.core.end - 1).to_lowercase();
    match phrase.role.kind {
        RoleKind::Body if phrase.is_possessed && owner.kind == ActorKind::Person => {
            Some(format!("{}-of", lemma.replace(' ', "-")))
        }
        _ => None,
    }
}

/// The state that a seat of government speaks for, if the text speaks of it.
fn spoken_for(entity: &Entity<'_>, entities: &[Entity<'_>]) -> Option<usize> {
    let Identity::Organization(organization) = entity.identity else { return None };
    if !organization.is_seat || !is_country(&organization.country) {
        return None;
    }
    entities
        .iter()
        .position(|other| matches!(other.identity, Identity::State(state) if state.code == organization.country))
}

#[cfg(test)]
mod tests {
    use super::super::testing::relations;

    #[test]
    fn kin() {
        insta::assert_snapshot!(relations("Jared Kushner, U.S. President Donald Trump’s son-in-law, arrived."), @"Jared Kushner | son-in-law | Donald Trump");
    }

    #[test]
    fn envoys_and_advisers() {
        insta::assert_snapshot!(relations("Vladimir Putin’s economic envoy Kirill Dmitriev met the White House special envoy Steve Witkoff."), @r"
        Kirill Dmitriev | envoy-of | Vladimir Putin
        Steve Witkoff | envoy-of | White House
        ");
    }

    #[test]
    fn the_office_of_a_person() {
        insta::assert_snapshot!(relations("Emmanuel Macron wept. Macron’s office said so."), @"Macron's office | office-of | Emmanuel Macron");
    }

    #[test]
    fn spokespeople() {
        insta::assert_snapshot!(relations("A spokesman for the Pentagon agreed with Kremlin spokesman Dmitry Peskov."), @r"
        spokesman for the Pentagon | spokesperson-of | Pentagon
        Dmitry Peskov | spokesperson-of | Kremlin
        ");
    }

    #[test]
    fn a_seat_speaks_for_its_state() {
        insta::assert_snapshot!(relations("The Kremlin said Russia would wait."), @"Kremlin | speaks-for | Russia");
    }

    #[test]
    fn members() {
        insta::assert_snapshot!(relations("Ana Ruiz, a member of the Labour Party, resigned."), @"Ana Ruiz | member-of | Labour Party");
    }
}
