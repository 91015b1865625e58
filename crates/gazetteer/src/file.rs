//! The gazetteer's file: how it is written by the chore that makes it, and read without parsing.
//!
//! Compressed with Zstandard; inside are columns of little-endian numbers and strings laid end to end, so
//! that opening it is one decompression and every look-up reads a few numbers in place.
//!
//! ```text
//! "onrecord gazetteer 1\n"
//! countries   strings: ISO 3166-1 alpha-3
//! divisions   u8 country each · u32 GeoNames id each (0: unknown) · strings
//! places      u32 GeoNames id · i32 latitude, longitude in 1e-5 degrees · u32 population
//!             · u8 country · u16 division (65535: none) · strings
//! keys        strings: folded names in byte order
//! postings    per key u32 end · u32 place each, the name's own first, then by population
//! ```
//! Columns begin with a u32 count; strings are a u32 count, a u32 end for each, and the letters.

use std::collections::BTreeMap;
use std::io;

use crate::fold;

const MAGIC: &[u8] = b"onrecord gazetteer 1\n";
/// A place without a division.
const NONE: u16 = u16::MAX;
/// Zstandard's level: the file is made once and read often.
const LEVEL: i32 = 19;

/// A first-order division: state, province, oblast.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Division {
    /// ISO 3166-1 alpha-3.
    pub country: String,
    /// Its name.
    pub name: String,
    /// `GeoNames` id; 0 when unknown.
    pub geonames: u32,
}

/// A town as the file's maker gives it.
#[derive(Clone, Debug, PartialEq)]
pub struct Entry {
    /// `GeoNames` id.
    pub geonames: u32,
    /// `GeoNames`' name.
    pub name: String,
    /// Other names.
    pub aliases: Vec<String>,
    /// ISO 3166-1 alpha-3.
    pub country: String,
    /// Index into the divisions.
    pub division: Option<usize>,
    /// Degrees north.
    pub latitude: f64,
    /// Degrees east.
    pub longitude: f64,
    /// Inhabitants.
    pub population: u32,
}

/// The file of some divisions and towns.
pub fn write(divisions: &[Division], mut entries: Vec<Entry>) -> io::Result<Vec<u8>> {
    entries.sort_by(|a, b| (fold(&a.name), &a.country, a.geonames).cmp(&(fold(&b.name), &b.country, b.geonames)));
    let mut countries: Vec<&str> = entries.iter().map(|entry| entry.country.as_str()).collect();
    countries.extend(divisions.iter().map(|division| division.country.as_str()));
    countries.sort_unstable();
    countries.dedup();
    let country = |code: &str| countries.binary_search(&code).unwrap_or_default() as u8;

    let mut out = MAGIC.to_vec();
    strings(&mut out, countries.iter().copied());
    column(&mut out, divisions.iter().map(|division| [country(&division.country)]));
    column(&mut out, divisions.iter().map(|division| division.geonames.to_le_bytes()));
    strings(&mut out, divisions.iter().map(|division| division.name.as_str()));
    column(&mut out, entries.iter().map(|entry| entry.geonames.to_le_bytes()));
    column(&mut out, entries.iter().map(|entry| hundred_thousandths(entry.latitude).to_le_bytes()));
    column(&mut out, entries.iter().map(|entry| hundred_thousandths(entry.longitude).to_le_bytes()));
    column(&mut out, entries.iter().map(|entry| entry.population.to_le_bytes()));
    column(&mut out, entries.iter().map(|entry| [country(&entry.country)]));
    let division = |entry: &Entry| entry.division.map_or(NONE, |index| index as u16).to_le_bytes();
    column(&mut out, entries.iter().map(division));
    strings(&mut out, entries.iter().map(|entry| entry.name.as_str()));

    let keys = keys(&entries);
    strings(&mut out, keys.keys().map(String::as_str));
    let ends = keys.values().scan(0, |end, places| {
        *end += places.len() as u32;
        Some(end.to_le_bytes())
    });
    column(&mut out, ends.collect::<Vec<_>>().into_iter());
    column(&mut out, keys.values().flatten().map(|place| place.to_le_bytes()).collect::<Vec<_>>().into_iter());
    zstd::bulk::compress(&out, LEVEL)
}

/// The places of every folded name: those of which it is the own name first, then the more populous.
fn keys(entries: &[Entry]) -> BTreeMap<String, Vec<u32>> {
    let mut keys: BTreeMap<String, Vec<u32>> = BTreeMap::new();
    for (place, entry) in entries.iter().enumerate() {
        let mut names: Vec<String> = entry.aliases.iter().map(|name| fold(name)).collect();
        names.push(fold(&entry.name));
        names.sort_unstable();
        names.dedup();
        for name in names.into_iter().filter(|name| !name.is_empty()) {
            keys.entry(name).or_default().push(place as u32);
        }
    }
    for (name, places) in &mut keys {
        places.sort_by_key(|&place| {
            let entry = &entries[place as usize];
            (fold(&entry.name) != *name, std::cmp::Reverse(entry.population), entry.geonames)
        });
    }
    keys
}

fn hundred_thousandths(degrees: f64) -> i32 {
    (degrees * 1e5).round() as i32
}

fn column<const N: usize>(out: &mut Vec<u8>, values: impl ExactSizeIterator<Item = [u8; N]>) {
    out.extend((values.len() as u32).to_le_bytes());
    values.for_each(|value| out.extend(value));
}

fn strings<'a>(out: &mut Vec<u8>, values: impl ExactSizeIterator<Item = &'a str>) {
    let values: Vec<&str> = values.collect();
    let ends = values.iter().scan(0, |end, value| {
        *end += value.len() as u32;
        Some(end.to_le_bytes())
    });
    column(out, ends.collect::<Vec<_>>().into_iter());
    for value in values {
        out.extend(value.as_bytes());
    }
}

/// A place in the file.
#[derive(Clone, Copy, Debug)]
pub struct Row<'a> {
    pub geonames: u32,
    pub name: &'a str,
    pub country: &'a str,
    pub division: Option<&'a str>,
    pub latitude: f64,
    pub longitude: f64,
    pub population: u32,
}

/// An open file. Offsets point into `bytes`.
#[derive(Debug)]
pub struct File {
    countries: Strings,
    division_countries: usize,
    division_ids: usize,
    divisions: Strings,
    ids: usize,
    latitudes: usize,
    longitudes: usize,
    populations: usize,
    place_countries: usize,
    place_divisions: usize,
    names: Strings,
    keys: Strings,
    /// For each two first bytes the number of keys that come before them.
    key_starts: Vec<u32>,
    posting_ends: usize,
    postings: usize,
    bytes: Vec<u8>,
}

#[derive(Clone, Copy, Debug)]
struct Strings {
    count: usize,
    ends: usize,
    letters: usize,
}

impl File {
    /// Opens a file; `None` if it is not one.
    pub fn open(compressed: &[u8]) -> Option<Self> {
        let bytes = zstd::stream::decode_all(compressed).ok()?;
        if !bytes.starts_with(MAGIC) {
            return None;
        }
        let mut at = Cursor { bytes: &bytes, at: MAGIC.len() };
        let countries = at.strings()?;
        let (division_countries, division_ids, divisions) = (at.column(1)?, at.column(4)?, at.strings()?);
        let (ids, latitudes, longitudes, populations) = (at.column(4)?, at.column(4)?, at.column(4)?, at.column(4)?);
        let (place_countries, place_divisions, names) = (at.column(1)?, at.column(2)?, at.strings()?);
        let (keys, posting_ends, postings) = (at.strings()?, at.column(4)?, at.column(4)?);
        let key_starts = starts(&bytes, keys);
        Some(Self {
            countries,
            division_countries,
            division_ids,
            divisions,
            ids,
            latitudes,
            longitudes,
            populations,
            place_countries,
            place_divisions,
            names,
            keys,
            key_starts,
            posting_ends,
            postings,
            bytes,
        })
    }

    /// The places of a folded name; `true` beside those whose own name it is.
    pub fn find<'a>(&'a self, folded: &'a str) -> impl Iterator<Item = (Row<'a>, bool)> + 'a {
        let key = self.key(folded);
        let range = key.map_or(0..0, |key| {
            let start = if key == 0 { 0 } else { self.number(self.posting_ends, key - 1) };
            start as usize..self.number(self.posting_ends, key) as usize
        });
        range.map(move |posting| {
            let row = self.row(self.number(self.postings, posting) as usize);
            (row, fold(row.name) == folded)
        })
    }

    /// Whether a folded name has a place.
    pub fn contains(&self, folded: &str) -> bool {
        self.key(folded).is_some()
    }

    /// All divisions: country, name, `GeoNames` id.
    pub fn divisions(&self) -> impl Iterator<Item = (&str, &str, u32)> + '_ {
        (0..self.divisions.count).map(|index| {
            let country = self.string(self.countries, usize::from(self.bytes[self.division_countries + index]));
            (country, self.string(self.divisions, index), self.number(self.division_ids, index))
        })
    }

    fn row(&self, place: usize) -> Row<'_> {
        let division = self.place_divisions + 2 * place;
        let division = u16::from_le_bytes([self.bytes[division], self.bytes[division + 1]]);
        Row {
            geonames: self.number(self.ids, place),
            name: self.string(self.names, place),
            country: self.string(self.countries, usize::from(self.bytes[self.place_countries + place])),
            division: (division != NONE).then(|| self.string(self.divisions, usize::from(division))),
            latitude: f64::from(self.number(self.latitudes, place) as i32) / 1e5,
            longitude: f64::from(self.number(self.longitudes, place) as i32) / 1e5,
            population: self.number(self.populations, place),
        }
    }

    fn key(&self, folded: &str) -> Option<usize> {
        let prefix = prefix(folded.as_bytes());
        let (mut low, mut high) = (self.key_starts[prefix] as usize, self.key_starts[prefix + 1] as usize);
        while low < high {
            let middle = usize::midpoint(low, high);
            match self.letters(self.keys, middle).cmp(folded.as_bytes()) {
                std::cmp::Ordering::Less => low = middle + 1,
                std::cmp::Ordering::Equal => return Some(middle),
                std::cmp::Ordering::Greater => high = middle,
            }
        }
        None
    }

    fn number(&self, column: usize, index: usize) -> u32 {
        number(&self.bytes, column + 4 * index).unwrap_or_default()
    }

    fn string(&self, strings: Strings, index: usize) -> &str {
        std::str::from_utf8(self.letters(strings, index)).unwrap_or_default()
    }

    fn letters(&self, strings: Strings, index: usize) -> &[u8] {
        letters(&self.bytes, strings, index)
    }
}

fn letters(bytes: &[u8], strings: Strings, index: usize) -> &[u8] {
    let end_of = |index: usize| number(bytes, strings.ends + 4 * index).unwrap_or_default() as usize;
    let start = if index == 0 { 0 } else { end_of(index - 1) };
    bytes.get(strings.letters + start..strings.letters + end_of(index)).unwrap_or_default()
}

/// The first two bytes as a number, which orders strings as their bytes do.
fn prefix(letters: &[u8]) -> usize {
    let byte = |at: usize| usize::from(letters.get(at).copied().unwrap_or_default());
    byte(0) << 8 | byte(1)
}

/// For each two first bytes how many keys stand before the first that begins so.
fn starts(bytes: &[u8], keys: Strings) -> Vec<u32> {
    let mut starts = vec![0; usize::from(u16::MAX) + 2];
    for key in 0..keys.count {
        starts[prefix(letters(bytes, keys, key)) + 1] += 1;
    }
    let mut before = 0;
    for start in &mut starts {
        before += *start;
        *start = before;
    }
    starts
}

fn number(bytes: &[u8], at: usize) -> Option<u32> {
    Some(u32::from_le_bytes(bytes.get(at..at + 4)?.try_into().ok()?))
}

struct Cursor<'a> {
    bytes: &'a [u8],
    at: usize,
}

impl Cursor<'_> {
    /// Passes over a column and says where its first value is.
    fn column(&mut self, width: usize) -> Option<usize> {
        let count = number(self.bytes, self.at)? as usize;
        let start = self.at + 4;
        self.at = start + count * width;
        (self.at <= self.bytes.len()).then_some(start)
    }

    fn strings(&mut self) -> Option<Strings> {
        let count = number(self.bytes, self.at)? as usize;
        let ends = self.column(4)?;
        let letters = self.at;
        let length = if count == 0 { 0 } else { number(self.bytes, ends + 4 * (count - 1))? as usize };
        self.at += length;
        (self.at <= self.bytes.len()).then_some(Strings { count, ends, letters })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn entry(geonames: u32, name: &str, country: &str, population: u32, aliases: &[&str]) -> Entry {
        Entry {
            geonames,
            name: name.to_owned(),
            aliases: aliases.iter().map(|&alias| alias.to_owned()).collect(),
            country: country.to_owned(),
            division: (country == "UKR").then_some(0),
            latitude: 46.48572,
            longitude: -30.74383,
            population,
        }
    }

    #[test]
    fn what_is_written_is_found() {
        let divisions = [Division { country: "UKR".to_owned(), name: "Odesa Oblast".to_owned(), geonames: 698_738 }];
        let entries = vec![
            entry(1, "Odesa", "UKR", 1_015_826, &["Odessa", "Odessa "]),
            entry(2, "Odessa", "USA", 114_428, &[]),
            entry(3, "Ødessa", "DNK", 9, &[]),
        ];
        let file = File::open(&write(&divisions, entries).unwrap()).unwrap();
        let found: Vec<_> = file.find("odessa").map(|(row, is_own)| (row.geonames, is_own)).collect();
        assert_eq!(found, [(2, true), (3, true), (1, false)]);
        let (odesa, _) = file.find("odesa").next().unwrap();
        assert_eq!((odesa.name, odesa.country, odesa.division), ("Odesa", "UKR", Some("Odesa Oblast")));
        assert_eq!((odesa.latitude, odesa.longitude, odesa.population), (46.48572, -30.74383, 1_015_826));
        assert_eq!(file.find("odes").count(), 0);
        assert_eq!(file.divisions().collect::<Vec<_>>(), [("UKR", "Odesa Oblast", 698_738)]);
    }

    #[test]
    fn broken_files_are_refused() {
        let good = write(&[], vec![entry(1, "Odesa", "UKR", 1, &[])]).unwrap();
        let inside = zstd::stream::decode_all(&good[..]).unwrap();
        for length in 0..inside.len() {
            let cut = zstd::bulk::compress(&inside[..length], 1).unwrap();
            assert!(File::open(&cut).is_none(), "{length}");
        }
        assert!(File::open(b"no such thing").is_none());
    }
}
