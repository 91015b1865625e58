//! Where: names on the map.
//!
//! 1. [`mentions`]: which names are places where they stand
//! 2. [`evidence`]: which countries the text speaks of, and where
//! 3. [`resolve`]: which of the places of that name is meant
//!
//! A name that the gazetteer does not know, or that two places share without a word in the text to tell
//! them apart, stays a name: no coordinates rather than a guess. Countries are places here too, without a
//! point. `docs/places.md` has the rules with examples.

mod evidence;
mod mentions;
mod resolve;

#[cfg(test)]
mod tests;

use onrecord_record::{Place, PlaceId};

use crate::Draft;
pub(crate) use evidence::Evidence;
pub use mentions::is_placed;
use resolve::Resolver;

/// Fills `record.places` and `place_of`.
pub fn read(draft: &mut Draft<'_>) {
    let mentions = mentions::find(draft);
    let resolved = Resolver::new(draft, draft.evidence(), &mentions).resolve();
    for (mention, place) in mentions.iter().zip(resolved) {
        let span = draft.annotation.span(mention.tokens.clone());
        let id = add(&mut draft.record.places, place);
        draft.record.places[id.index()].mentions.push(span);
        for token in mention.tokens.clone() {
            if draft.actor_of[token].is_none() {
                draft.place_of[token] = Some(id);
            }
        }
    }
}

/// The place's id; a place met before keeps its own.
fn add(places: &mut Vec<Place>, mut place: Place) -> PlaceId {
    let is_same = |other: &Place| match (place.geonames, other.geonames) {
        (Some(id), Some(other)) => id == other,
        (None, None) => (&place.name, &place.country, &place.admin1) == (&other.name, &other.country, &other.admin1),
        _ => false,
    };
    let index = places.iter().position(is_same).unwrap_or(places.len());
    let id = PlaceId::at(index);
    if index == places.len() {
        place.id = id;
        places.push(place);
    }
    id
}
