//! Divisions as news agencies shorten them, from the table that people edit.
//!
//! Apart from other names because only the form with its full stop is one: folding takes full stops off, and "Miss" is a
//! word.

/// Short name, division and country (ISO 3166-1 alpha-3), set apart by tabs; `#` begins a remark.
const TABLE: &str = include_str!("../data/abbreviations.tsv");

/// The division and country of a short name: `Fla.` is Florida, USA.
pub fn division(short: &str) -> Option<(&'static str, &'static str)> {
    if !short.ends_with('.') {
        return None;
    }
    let mut rows = TABLE.lines().filter(|line| !line.starts_with('#')).map(|line| line.split('\t'));
    rows.find_map(|mut cells| if cells.next() == Some(short) { cells.next().zip(cells.next()) } else { None })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Gazetteer, PlaceKind};

    #[test]
    fn every_short_name_is_a_division_that_is_known() {
        let gazetteer = Gazetteer::builtin();
        for line in TABLE.lines().filter(|line| !line.starts_with('#')) {
            let cells: Vec<&str> = line.split('\t').collect();
            let [short, name, country] = cells[..] else { panic!("{line}") };
            assert_eq!(division(short), Some((name, country)));
            let found = gazetteer.find(short);
            assert_eq!(found.len(), 1, "{line}");
            assert_eq!((found[0].kind, found[0].name.as_str()), (PlaceKind::Division, name), "{line}");
        }
        assert!(gazetteer.find("Fla").iter().all(|place| place.kind != PlaceKind::Division));
    }
}
