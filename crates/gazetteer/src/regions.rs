//! Regions, seas and straits, from the table that people edit.
//!
//! Apart from towns because they have names and countries but no one point on the map.

/// A region.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Region {
    /// Its usual name.
    pub name: &'static str,
    /// The country it lies in, ISO 3166-1 alpha-3; `None` where it spans several or is disputed.
    pub country: Option<&'static str>,
}

/// `name`, `aliases` (set apart by `;`), `country`, set apart by tabs; `#` begins a remark.
const TABLE: &str = include_str!("../data/regions.tsv");

/// Every name of every region.
pub fn all() -> impl Iterator<Item = (&'static str, Region)> {
    let rows = TABLE.lines().filter(|line| !line.starts_with('#') && !line.trim().is_empty());
    rows.flat_map(|line| {
        let mut cells = line.split('\t');
        let name = cells.next().unwrap_or_default();
        let aliases = cells.next().unwrap_or_default();
        let country = cells.next().filter(|code| !code.is_empty());
        let names = std::iter::once(name).chain(aliases.split(';').filter(|alias| !alias.is_empty()));
        names.map(move |alias| (alias, Region { name, country }))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_table_is_well_formed() {
        for line in TABLE.lines().filter(|line| !line.starts_with('#') && !line.is_empty()) {
            let cells: Vec<&str> = line.split('\t').collect();
            assert!((1..=3).contains(&cells.len()), "{line}");
            assert!(cells.iter().all(|cell| cell.trim() == *cell), "{line}");
            assert!(cells.get(2).is_none_or(|code| code.len() == 3 || code.is_empty()), "{line}");
        }
    }
}
