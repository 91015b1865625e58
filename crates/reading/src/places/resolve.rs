//! Which of the places of a name is meant.
//!
//! Apart from finding mentions because it weighs knowledge of the world, not syntax.
//!
//! - Finds: "Paris, Texas" by the name that follows; else the place whose country the text speaks of, the
//!   capital, the more populous one. One name means one place throughout a text.
//! - Leaves: names that two places share with nothing to tell them apart, and small places of countries that
//!   the text does not speak of: a name without coordinates.
//! - Cannot see: distances told in the text ("30 km north of Kyiv").

use std::collections::BTreeMap;

use onrecord_gazetteer::{KnownPlace, PlaceKind, fold};
use onrecord_lexicon::{Named, plain};
use onrecord_record::{Place, PlaceId};

use super::evidence::Evidence;
use super::mentions::Mention;
use crate::Draft;

/// What a country's whole weight in a text is worth, on the gazetteer's logarithmic scale: as much as having
/// 400 times the inhabitants.
const COUNTRY: f64 = 6.0;
/// What it is worth that the same sentence names the country.
const SENTENCE: f64 = 3.0;
/// What it is worth to be the capital.
const CAPITAL: f64 = 4.0;
/// What it is worth to be of the kind that the next noun names ("the Odesa region").
const KIND: f64 = 6.0;
/// By how much the best place must lead the next.
const LEAD: f64 = 1.0;
/// Inhabitants from which a town is known without its country.
const WELL_KNOWN: u32 = 100_000;
/// Inhabitants from which it is enough that the text names the country somewhere; below, the sentence must.
const KNOWN: u32 = 20_000;

/// Resolves the mentions of a text.
pub struct Resolver<'a, 'd> {
    draft: &'a Draft<'d>,
    evidence: &'a Evidence,
    mentions: &'a [Mention],
}

/// What the text says a place lies in.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Within {
    Country(String),
    Division { country: Option<String>, name: String },
}

impl<'a, 'd> Resolver<'a, 'd> {
    /// Prepares for the mentions of a text.
    pub fn new(draft: &'a Draft<'d>, evidence: &'a Evidence, mentions: &'a [Mention]) -> Self {
        Self { draft, evidence, mentions }
    }

    /// The place of every mention, in order; ids and mentions are the caller's.
    pub fn resolve(&self) -> Vec<Place> {
        let mut told: BTreeMap<String, Within> = BTreeMap::new();
        for index in 0..self.mentions.len() {
            if let Some(within) = self.within(index) {
                told.entry(fold(self.name(index))).or_insert(within);
            }
        }
        let mut chosen: BTreeMap<(String, bool), Place> = BTreeMap::new();
        let mut places = Vec::new();
        for (index, mention) in self.mentions.iter().enumerate() {
            // "Everett, Washington": what a place lies in is told with it.
            let around = index.checked_sub(1).and_then(|before| self.within(before));
            if let Some(Within::Division { country, name }) = around {
                places.push(Place { name, country, ..blank() });
                continue;
            }
            let folded = fold(self.name(index));
            let place = chosen
                .entry((folded.clone(), mention.is_division))
                .or_insert_with(|| self.choose(index, told.get(&folded)));
            places.push(place.clone());
        }
        places
    }

    fn name(&self, index: usize) -> &'d str {
        self.draft.annotation.span(self.mentions[index].tokens.clone()).slice(self.draft.text)
    }

    /// What a name followed by a comma and a wider place lies in: "Aleppo, **Syria**", "Paris, **Texas**".
    fn within(&self, index: usize) -> Option<Within> {
        let (mention, next) = (self.mentions.get(index)?, self.mentions.get(index + 1)?);
        let is_apposed = next.tokens.start == mention.tokens.end + 1 && self.draft.word(mention.tokens.end) == ",";
        if !is_apposed || self.is_listed(index + 1) {
            return None;
        }
        let name = self.name(index + 1);
        if let Some(Named::State(state)) = self.draft.lexicon.actors.get(&plain(name)) {
            let is_told = self.known(index).iter().any(|place| place.country.as_deref() == Some(&state.code));
            if is_told {
                return Some(Within::Country(state.code.clone()));
            }
        }
        let division = self.draft.gazetteer.find(name).into_iter().find(|place| place.kind == PlaceKind::Division)?;
        let within = Within::Division { country: division.country, name: division.name };
        self.known(index).iter().any(|place| within.holds(place)).then_some(within)
    }

    /// Whether a mention goes on a list ("Kyiv, Lviv and Odesa") rather than saying where the one before lies.
    fn is_listed(&self, index: usize) -> bool {
        let end = self.mentions[index].tokens.end;
        let tokens = self.draft.annotation.tokens();
        let next = tokens.get(end).map(|_| self.draft.word(end).to_lowercase());
        next.is_some_and(|next| matches!(next.as_str(), "and" | "or" | "&"))
    }

    /// The places of a mention's name.
    fn known(&self, index: usize) -> Vec<KnownPlace> {
        self.draft.gazetteer.find(self.name(index))
    }

    fn choose(&self, index: usize, within: Option<&Within>) -> Place {
        let name = self.name(index);
        let named = self.draft.lexicon.actors.get(&plain(name));
        let state = match named {
            Some(Named::State(state)) if within.is_none() && !self.mentions[index].is_division => Some(state),
            _ => None,
        };
        // "at the White House": the building, and no town of its name.
        if let Some(Named::Organization(organization)) = named.filter(|_| within.is_none())
            && organization.is_seat
        {
            return country(&organization.name, &organization.country);
        }
        let mut ranked: Vec<(f64, KnownPlace)> = self
            .known(index)
            .into_iter()
            .filter(|place| within.is_none_or(|within| within.holds(place)))
            .map(|place| (self.score(index, &place), place))
            .collect();
        ranked.sort_by(|a, b| b.0.total_cmp(&a.0));
        let region = ranked.iter().find(|(_, place)| place.kind == PlaceKind::Region);
        if let (Some((_, region)), None) = (region, within) {
            return known(region);
        }
        if let Some(state) = state {
            // "Georgia" and "Jordan" are the country unless the text speaks of another and never of it.
            let is_country = ranked
                .first()
                .is_none_or(|(score, place)| place.country.as_deref() == Some(&state.code) || *score < KIND + 16.0);
            if is_country {
                return country(&state.name, &state.code);
            }
        }
        match self.winner(index, &ranked, within.is_some()) {
            Some(place) => known(place),
            None => self.unsure(name, &ranked, named, within),
        }
    }

    fn score(&self, index: usize, place: &KnownPlace) -> f64 {
        let mention = &self.mentions[index];
        let mut score = place.prior();
        if let Some(code) = &place.country {
            let sentence = self.draft.annotation.tokens()[mention.tokens.start].sentence as usize;
            score += COUNTRY * self.evidence.share(code);
            score += if self.evidence.is_in_sentence(sentence, code) { SENTENCE } else { 0.0 };
            score += if self.is_capital(place, code) { CAPITAL } else { 0.0 };
        }
        if mention.is_division == (place.kind == PlaceKind::Division) && mention.is_division {
            score += KIND;
        }
        score
    }

    fn is_capital(&self, place: &KnownPlace, code: &str) -> bool {
        place.kind == PlaceKind::Town
            && place.population > 1000
            && self
                .draft
                .lexicon
                .actors
                .state(code)
                .is_some_and(|state| state.capitals.iter().any(|capital| fold(capital) == fold(&place.name)))
    }

    /// The best place, if the text or its fame is enough to tell it from the next.
    fn winner<'p>(&self, index: usize, ranked: &'p [(f64, KnownPlace)], is_told: bool) -> Option<&'p KnownPlace> {
        let (best_score, best) = ranked.first()?;
        // A town and the division of its own name are as good as one place.
        let rival = ranked.iter().skip(1).find(|(_, other)| !is_same_spot(best, other));
        if rival.is_some_and(|(score, _)| best_score - score < LEAD) {
            return None;
        }
        (is_told || self.is_backed(index, best)).then_some(best)
    }

    /// Whether the place is known well enough for how little the text says of its country.
    fn is_backed(&self, index: usize, place: &KnownPlace) -> bool {
        let Some(code) = place.country.as_deref() else { return true };
        let sentence = self.draft.annotation.tokens()[self.mentions[index].tokens.start].sentence as usize;
        place.kind != PlaceKind::Town
            || place.population >= WELL_KNOWN
            || self.is_capital(place, code)
            || self.evidence.is_in_sentence(sentence, code)
            || place.population >= KNOWN && self.evidence.names(code)
    }

    /// A name whose place nobody can tell, with the country if that at least is sure.
    fn unsure(
        &self,
        name: &str,
        ranked: &[(f64, KnownPlace)],
        named: Option<Named<'_>>,
        within: Option<&Within>,
    ) -> Place {
        let name = name.split_whitespace().collect::<Vec<_>>().join(" ");
        let told = match (within, named) {
            (Some(Within::Country(code)), _) => Some(code.clone()),
            (Some(Within::Division { country, .. }), _) => country.clone(),
            (None, Some(Named::Capital(state) | Named::Seat(state))) => Some(state.code.clone()),
            _ => None,
        };
        let close: Vec<&KnownPlace> = match ranked.first() {
            Some((best, _)) => {
                ranked.iter().take_while(|(score, _)| best - score < 2.0 * LEAD).map(|(_, place)| place).collect()
            }
            None => Vec::new(),
        };
        let shared = close
            .first()
            .and_then(|place| place.country.clone())
            .filter(|code| self.evidence.names(code) && close.iter().all(|place| place.country.as_ref() == Some(code)));
        Place { name, country: told.or(shared), ..blank() }
    }
}

impl Within {
    /// Whether a place lies inside.
    fn holds(&self, place: &KnownPlace) -> bool {
        match self {
            Self::Country(code) => place.country.as_ref() == Some(code),
            Self::Division { country, name } => {
                place.country == *country && place.admin1.as_deref().is_some_and(|admin1| fold(admin1) == fold(name))
            }
        }
    }
}

/// Whether the two are within a few kilometres, or one is the division that the other gives its name to.
fn is_same_spot(a: &KnownPlace, b: &KnownPlace) -> bool {
    if a.country != b.country {
        return false;
    }
    match (a.kind, b.kind) {
        (PlaceKind::Town, PlaceKind::Town) => {
            let near = |a: Option<f64>, b: Option<f64>| a.zip(b).is_some_and(|(a, b)| (a - b).abs() < 0.2);
            near(a.latitude, b.latitude) && near(a.longitude, b.longitude)
        }
        (PlaceKind::Town, PlaceKind::Division) => a.admin1.as_ref() == Some(&b.name),
        (PlaceKind::Division, PlaceKind::Town) => b.admin1.as_ref() == Some(&a.name),
        _ => true,
    }
}

fn blank() -> Place {
    Place {
        id: PlaceId::at(0),
        name: String::new(),
        country: None,
        admin1: None,
        latitude: None,
        longitude: None,
        geonames: None,
        mentions: Vec::new(),
    }
}

fn country(name: &str, code: &str) -> Place {
    Place { name: name.to_owned(), country: Some(code.to_owned()), ..blank() }
}

fn known(place: &KnownPlace) -> Place {
    Place {
        name: place.name.clone(),
        country: place.country.clone(),
        admin1: place.admin1.clone(),
        latitude: place.latitude,
        longitude: place.longitude,
        geonames: place.geonames,
        ..blank()
    }
}
