//! Offices that one person holds at a time, from `lexicon/linking/offices.toml`.
//!
//! Apart from identities because it is knowledge alone.
//!
//! - Finds: the office of a role by its title and what it is of ("**premier** of Spain" is "prime minister" of Spain), with the
//!   days for which one report of a holder holds.
//! - Leaves: titles that many have at once ("lawyer", a state's "spokesman"), and titles without "of what".
//! - Cannot see: offices that the list does not hold, and a change of holder inside those days.

use std::sync::LazyLock;

use onrecord_gazetteer::fold;
use onrecord_record::Role;
use serde::Deserialize;

#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    #[serde(default, rename = "office")]
    offices: Vec<Entry>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Entry {
    titles: Vec<String>,
    days: i32,
    /// Whether a state has many of them.
    #[serde(default)]
    not_of_states: bool,
}

static OFFICES: LazyLock<Vec<Entry>> = LazyLock::new(|| {
    let file: File = toml::from_str(include_str!("../../../lexicon/linking/offices.toml")).unwrap_or_default();
    let mut offices = file.offices;
    for title in offices.iter_mut().flat_map(|office| &mut office.titles) {
        *title = fold(title);
    }
    offices
});

/// An office of one body.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Office {
    /// The first title of the entry, folded.
    pub title: String,
    /// What it is an office of, folded: a country code, else a name.
    pub of: String,
    /// For how many days a holder is taken to hold it.
    pub days: i32,
}

impl Office {
    /// The office that a role is; none where many can have the role at once, or where it is not said of what.
    pub fn of_role(role: &Role) -> Option<Self> {
        let title = fold(&role.title);
        let entry = OFFICES.iter().find(|office| office.titles.contains(&title))?;
        let of = role.of.as_deref().filter(|of| !entry.not_of_states || !is_country(of))?;
        Some(Self { title: entry.titles.first()?.clone(), of: fold(of), days: entry.days })
    }
}

/// For how many days a holder is taken to hold an office with this first title; 0 for titles that are none.
pub fn days(title: &str) -> i32 {
    OFFICES
        .iter()
        .find(|office| office.titles.first().is_some_and(|first| first == title))
        .map_or(0, |office| office.days)
}

/// Whether this is the code of a country.
pub fn is_country(of: &str) -> bool {
    of.len() == 3 && of.bytes().all(|byte| byte.is_ascii_uppercase())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn office(title: &str, of: Option<&str>) -> Option<(String, String)> {
        let role = Role { title: title.into(), of: of.map(Into::into), span: None };
        Office::of_role(&role).map(|office| (office.title, office.of))
    }

    #[test]
    fn titles_of_one_office_meet() {
        assert_eq!(office("Premier", Some("ESP")), office("prime minister", Some("ESP")));
        assert_eq!(office("spokeswoman", Some("Kremlin")), Some(("spokesman".into(), "kremlin".into())));
        assert_eq!(office("spokeswoman", Some("RUS")), None);
        assert_eq!((office("mayor", None), office("lawyer", Some("Lyon"))), (None, None));
    }
}
