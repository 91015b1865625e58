//! CAMEO codes as GDELT and ICEWS write them, and what follows from a code.

use onrecord_record::Actor;

/// The Goldstein scale by code, where it differs from that of the code above it. The values are those that GDELT publishes
/// with its data (`CAMEO.goldsteinscale.txt`).
const GOLDSTEIN: &str = include_str!("../data/goldstein.tsv");

/// A code with the codes above it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Code {
    /// Three or four digits: a root alone is its "not specified below".
    pub full: String,
    /// Three digits.
    pub base: String,
    /// Two digits.
    pub root: String,
}

impl Code {
    /// The parts of a code of two to four digits.
    pub fn new(cameo: &str) -> Self {
        let full = if cameo.len() == 2 { format!("{cameo}0") } else { cameo.to_owned() };
        let part = |digits: usize| full.get(..digits).unwrap_or(&full).to_owned();
        Self { base: part(3), root: part(2), full }
    }

    /// The Goldstein scale: −10 conflict to 10 cooperation.
    pub fn goldstein(&self) -> Option<&'static str> {
        (2..=self.full.len()).rev().find_map(|digits| {
            let code = self.full.get(..digits)?;
            GOLDSTEIN
                .lines()
                .find_map(|line| line.split_once('\t').filter(|(known, _)| *known == code).map(|row| row.1))
        })
    }
}

/// Codes of who is no state but a kind of body.
const KINDS: [&str; 4] = ["IGO", "NGO", "IMG", "MNC"];
/// Codes of bodies by name.
const BODIES: [&str; 2] = ["UNO", "EUR"];

/// An actor in CAMEO's parts.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Coded {
    /// All parts together.
    pub code: String,
    /// Country.
    pub country: String,
    /// A body that has a code of its own.
    pub group: String,
    /// Up to three sectors.
    pub types: [String; 3],
}

impl Coded {
    /// The parts of an actor. PLOVER's sectors that CAMEO lacks (PTY, JRN) are written as they are.
    pub fn new(actor: &Actor) -> Self {
        let mut coded = Self::default();
        let mut types: Vec<&str> = Vec::new();
        match actor.country.as_deref() {
            Some(code) if KINDS.contains(&code) => types.push(code),
            Some(code) if BODIES.contains(&code) => code.clone_into(&mut coded.group),
            Some(code) => code.clone_into(&mut coded.country),
            None => {}
        }
        types.extend(actor.sectors.iter().map(String::as_str));
        for (place, kind) in coded.types.iter_mut().zip(&types) {
            (*kind).clone_into(place);
        }
        coded.code = format!("{}{}{}", coded.country, coded.group, coded.types.concat());
        coded
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_code_tells_its_root_and_scale() {
        for (cameo, full, base, root, scale) in [
            ("19", "190", "190", "19", "-10.0"),
            ("046", "046", "046", "04", "7.0"),
            ("1823", "1823", "182", "18", "-10.0"),
            ("1822", "1822", "182", "18", "-9.0"),
            ("015", "015", "015", "01", "0.0"),
        ] {
            let code = Code::new(cameo);
            assert_eq!((&*code.full, &*code.base, &*code.root), (full, base, root));
            assert_eq!(code.goldstein(), Some(scale), "{cameo}");
        }
        assert_eq!(Code::new("99").goldstein(), None);
    }
}
