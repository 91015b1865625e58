//! Looking a place up by its name.

use std::collections::HashMap;
use std::sync::OnceLock;

use crate::file::{File, Row};
use crate::regions::{self, Region};
use crate::{abbreviations, fold};

/// Made by `cargo xtask gazetteer`.
const BUILTIN: &[u8] = include_bytes!("../data/places.onrecord");

/// What kind of place.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum PlaceKind {
    /// A region, sea or strait.
    Region,
    /// A first-order division of a country.
    Division,
    /// A city, town or village.
    Town,
}

/// A place that the gazetteer knows.
#[derive(Clone, Debug, PartialEq)]
pub struct KnownPlace {
    /// What kind of place.
    pub kind: PlaceKind,
    /// `GeoNames` id, where there is one.
    pub geonames: Option<u32>,
    /// Its usual name.
    pub name: String,
    /// Whether the name asked for is this place's usual one, and not another of its names.
    pub is_own_name: bool,
    /// ISO 3166-1 alpha-3; `None` for what spans several countries.
    pub country: Option<String>,
    /// First-order division, by name.
    pub admin1: Option<String>,
    /// Degrees north, WGS 84; towns only.
    pub latitude: Option<f64>,
    /// Degrees east, WGS 84; towns only.
    pub longitude: Option<f64>,
    /// Inhabitants; 0 when unknown.
    pub population: u32,
}

/// Places of the world by name.
#[derive(Debug)]
pub struct Gazetteer {
    data: &'static OnceLock<Data>,
}

#[derive(Debug)]
struct Data {
    /// Absent only if the built-in file were damaged, which a test rules out.
    file: Option<File>,
    divisions: HashMap<String, Vec<KnownPlace>>,
    regions: HashMap<String, Region>,
}

static DATA: OnceLock<Data> = OnceLock::new();

impl Default for Gazetteer {
    fn default() -> Self {
        Self::builtin()
    }
}

impl Gazetteer {
    /// The built-in gazetteer. Costs nothing until the first look-up, which unpacks it.
    pub fn builtin() -> Self {
        Self { data: &DATA }
    }

    fn data(&self) -> &'static Data {
        self.data.get_or_init(Data::load)
    }

    /// Every place of this name, the best known first ([`KnownPlace::prior`]). Names compare without case
    /// and accents; "Fla." is the division that it shortens and nothing else.
    pub fn find(&self, name: &str) -> Vec<KnownPlace> {
        let (data, folded) = (self.data(), fold(name));
        if let Some((division, country)) = abbreviations::division(name) {
            let is_meant = |place: &&KnownPlace| place.country.as_deref() == Some(country);
            return data.divisions.get(&fold(division)).into_iter().flatten().filter(is_meant).cloned().collect();
        }
        let mut found = Vec::new();
        found.extend(data.regions.get(&folded).map(|region| region.place(fold(region.name) == folded)));
        found.extend(data.divisions.get(&folded).into_iter().flatten().cloned());
        if let Some(file) = &data.file {
            found.extend(file.find(&folded).map(|(row, is_own_name)| town(&row, is_own_name)));
        }
        found.sort_by(|a, b| b.prior().total_cmp(&a.prior()));
        found
    }

    /// Whether [`Self::find`] finds any place of this name.
    pub fn contains(&self, name: &str) -> bool {
        if abbreviations::division(name).is_some() {
            return !self.find(name).is_empty();
        }
        let (data, folded) = (self.data(), fold(name));
        data.regions.contains_key(&folded)
            || data.divisions.contains_key(&folded)
            || data.file.as_ref().is_some_and(|file| file.contains(&folded))
    }
}

impl KnownPlace {
    /// How readily the name makes a reader think of this place, on a logarithmic scale: a town's
    /// inhabitants, set back where it is known by another name too; divisions stand among large towns and
    /// regions above all. Their figures are judgements, tried on news.
    pub fn prior(&self) -> f64 {
        let set_back = if self.is_own_name { 0.0 } else { 1.5 };
        let size = match self.kind {
            PlaceKind::Region => 16.0,
            PlaceKind::Division if self.geonames.is_some() => 14.0,
            PlaceKind::Division => 12.5,
            PlaceKind::Town => (f64::from(self.population) + 1.0).ln(),
        };
        size - set_back
    }
}

impl Data {
    fn load() -> Self {
        let file = File::open(BUILTIN);
        let mut divisions: HashMap<String, Vec<KnownPlace>> = HashMap::new();
        for (country, name, geonames) in file.iter().flat_map(File::divisions) {
            let place = division(country, name, geonames);
            for (name, is_own_name) in names(name) {
                divisions.entry(fold(name)).or_default().push(KnownPlace { is_own_name, ..place.clone() });
            }
        }
        let regions = regions::all().map(|(name, region)| (fold(name), region)).collect();
        Self { file, divisions, regions }
    }
}

impl Region {
    fn place(self, is_own_name: bool) -> KnownPlace {
        KnownPlace {
            kind: PlaceKind::Region,
            geonames: None,
            name: self.name.to_owned(),
            is_own_name,
            country: self.country.map(str::to_owned),
            admin1: None,
            latitude: None,
            longitude: None,
            population: 0,
        }
    }
}

/// A division's name, with and without the word for its kind: `Odesa Oblast`, `Odesa`.
fn names(name: &str) -> Vec<(&str, bool)> {
    const KINDS: [&str; 8] =
        [" Oblast", " Province", " Region", " Governorate", " State", " County", " Krai", " District"];
    let mut names = vec![(name, true)];
    names.extend(KINDS.iter().filter_map(|kind| name.strip_suffix(kind)).map(|bare| (bare, false)));
    names
}

fn division(country: &str, name: &str, geonames: u32) -> KnownPlace {
    KnownPlace {
        kind: PlaceKind::Division,
        geonames: (geonames != 0).then_some(geonames),
        name: name.to_owned(),
        is_own_name: true,
        country: Some(country.to_owned()),
        admin1: None,
        latitude: None,
        longitude: None,
        population: 0,
    }
}

fn town(row: &Row<'_>, is_own_name: bool) -> KnownPlace {
    KnownPlace {
        kind: PlaceKind::Town,
        geonames: Some(row.geonames),
        name: row.name.to_owned(),
        is_own_name,
        country: Some(row.country.to_owned()),
        admin1: row.division.map(str::to_owned),
        latitude: Some(row.latitude),
        longitude: Some(row.longitude),
        population: row.population,
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn well_known_towns_are_found() {
        let gazetteer = Gazetteer::builtin();
        for (name, expected, country, admin1) in [
            ("Miami", "Miami", "USA", "Florida"),
            ("Istanbul", "Istanbul", "TUR", "Istanbul"),
            ("Aleppo", "Aleppo", "SYR", "Aleppo"),
            ("Kyiv", "Kyiv", "UKR", "Kyiv City"),
        ] {
            let found = gazetteer.find(name);
            let town = found.iter().find(|place| place.kind == PlaceKind::Town).unwrap();
            assert_eq!((town.name.as_str(), town.country.as_deref()), (expected, Some(country)), "{name}");
            assert_eq!(town.admin1.as_deref(), Some(admin1), "{name}");
        }
    }

    #[test]
    fn divisions_and_regions_have_no_point() {
        let gazetteer = Gazetteer::builtin();
        let texas = &gazetteer.find("Texas")[0];
        assert_eq!((texas.kind, texas.country.as_deref()), (PlaceKind::Division, Some("USA")));
        assert_eq!((texas.geonames, texas.latitude), (Some(4_736_286), None));
        let sea = &gazetteer.find("the Black Sea".trim_start_matches("the "))[0];
        assert_eq!((sea.kind, sea.country.as_deref()), (PlaceKind::Region, None));
        assert_eq!(gazetteer.find("the West Bank of nowhere"), []);
        for name in ["Texas", "Black Sea", "Fla.", "Kyiv", "Kyivv", "Nowhere at all", ""] {
            assert_eq!(gazetteer.contains(name), !gazetteer.find(name).is_empty(), "{name}");
        }
    }

    proptest! {
        #[test]
        fn no_name_makes_a_look_up_panic(name in "\\PC{0,40}") {
            let gazetteer = Gazetteer::builtin();
            prop_assert_eq!(gazetteer.contains(&name), !gazetteer.find(&name).is_empty());
        }
    }
}
