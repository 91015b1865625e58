//! Names of people, made comparable.
//!
//! Apart from identities because it knows nothing of documents.
//!
//! - Finds: one name however it is spelled ("**Yury** Ushakov", "**Yuri** Ushakov"), with a middle name, its first letter, or
//!   none; the family name, which stands first in names of China, Taiwan, Hong Kong, Cambodia and the Koreas.
//! - Leaves: "Jr.", "Sr." and "III", which make it another person's.
//! - Cannot see: spellings that sound different ("Joseph", "Youssef").

use onrecord_gazetteer::fold;

/// A person's name in parts, folded.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct PersonName {
    /// All parts.
    parts: Vec<String>,
    /// "Jr.", "III": another person than without.
    suffix: Option<String>,
}

impl PersonName {
    /// Takes a name apart.
    pub fn new(name: &str) -> Self {
        let folded = fold(&name.replace([',', '"', '“', '”'], " "));
        let mut parts: Vec<String> = folded.split_whitespace().map(str::to_owned).collect();
        let is_suffix = |part: &String| matches!(part.as_str(), "jr" | "sr" | "ii" | "iii" | "iv");
        let suffix = if parts.len() > 1 { parts.pop_if(|part| is_suffix(part)) } else { None };
        Self { parts, suffix }
    }

    /// Whether it has a first and a last name, neither a mere letter.
    pub fn is_full(&self) -> bool {
        self.parts.len() > 1
            && self.parts.first().is_some_and(|first| first.len() > 1)
            && self.parts.last().is_some_and(|last| last.len() > 1)
    }

    /// First and last name as they sound, with the suffix: what people of one name share however they are spelled.
    pub fn key(&self) -> String {
        let ends = [self.parts.first(), self.parts.last()];
        let sounds: Vec<String> = ends.into_iter().flatten().map(|part| sound(part)).collect();
        format!("{} {}", sounds.join(" "), self.suffix.as_deref().unwrap_or_default())
    }

    /// What stands between first and last name.
    pub fn middle(&self) -> &[String] {
        self.parts.get(1..self.parts.len().saturating_sub(1)).unwrap_or_default()
    }

    /// The family name, which stands first in some countries.
    pub fn family_name(&self, country: Option<&str>) -> &str {
        let is_first = country.is_some_and(|country| FAMILY_NAME_FIRST.contains(&country));
        let own = if is_first { self.parts.first() } else { self.parts.last() };
        own.map_or("", String::as_str)
    }

    /// The name, folded.
    pub fn folded(&self) -> String {
        self.parts.join(" ")
    }

    /// Whether the middle names of two people of one key can be one person's: one has none, or they begin alike.
    pub fn fits(&self, other: &Self) -> bool {
        let (one, other) = (self.middle(), other.middle());
        let is_short = |one: &str, other: &str| one.len() == 1 && other.starts_with(one);
        one.is_empty()
            || other.is_empty()
            || one.iter().zip(other).all(|(one, other)| one == other || is_short(one, other) || is_short(other, one))
    }
}

/// Countries in whose names the family name stands first, as English-language news writes them.
const FAMILY_NAME_FIRST: &[&str] = &["CHN", "KOR", "PRK", "TWN", "HKG", "KHM"];

/// A word as it sounds across ways to write it: "Yury", "Yuri" and "Iuriy", "Zelensky" and "Zelenskyy".
fn sound(word: &str) -> String {
    let replaced = word.replace("kh", "h").replace("ks", "x").replace("ou", "u").replace("ck", "k");
    let mut sound = String::new();
    for letter in replaced.chars() {
        let letter = if matches!(letter, 'y' | 'j') { 'i' } else { letter };
        if !sound.ends_with(letter) {
            sound.push(letter);
        }
    }
    sound
}

#[cfg(test)]
mod tests {
    use super::*;

    fn is_one(one: &str, other: &str) -> bool {
        let (one, other) = (PersonName::new(one), PersonName::new(other));
        one.key() == other.key() && one.fits(&other)
    }

    #[test]
    fn ways_to_write_a_name() {
        for (one, other, expected) in [
            ("Yury Ushakov", "Yuri Ushakov", true),
            ("Volodymyr Zelensky", "Volodymyr Zelenskyy", true),
            ("Ana M. Okoro", "Ana Okoro", true),
            ("Ana M. Okoro", "Ana Maria Okoro", true),
            ("Ana Maria Okoro", "Ana Lucia Okoro", false),
            ("Ana Okoro", "Amaka Okoro", false),
            ("Tomas Bel", "Tomas Bel Jr.", false),
        ] {
            assert_eq!(is_one(one, other), expected, "{one}, {other}");
        }
        assert!(!PersonName::new("Okoro").is_full() && !PersonName::new("A. Okoro").is_full());
    }

    #[test]
    fn family_names_may_stand_first() {
        let name = PersonName::new("Lin Haoyu");
        assert_eq!([name.family_name(Some("CHN")), name.family_name(None)], ["lin", "haoyu"]);
    }
}
