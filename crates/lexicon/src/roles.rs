//! Offices, occupations and kinds of people: "president", "spokeswoman", "protesters".
//!
//! Apart from named actors because a role is a word any text may use of anybody.

use rustc_hash::FxHashMap;
use serde::Deserialize;

use crate::LexiconError;
use crate::sources::Sources;

/// One role and the words for it.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Role {
    /// Lower-case singular titles: `prime minister`, `premier`.
    pub titles: Vec<String>,
    /// PLOVER sectors, the primary one first.
    pub sectors: Vec<String>,
    /// How the role attaches: an `office` is held by one person ("the president"), an `occupation` by many
    /// ("a lawyer"), a `group` names people together ("protesters"), a `body` names an institution
    /// without a name ("the ministry", "parliament").
    pub kind: RoleKind,
    /// Kinship and service roles give a relation to the person named before: `son-in-law`, `spokesperson-of`.
    #[serde(default)]
    pub relation: Option<String>,
}

/// How a role attaches to people.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum RoleKind {
    /// Held by one person at a time.
    Office,
    /// Shared by many people.
    Occupation,
    /// People spoken of together.
    Group,
    /// An institution spoken of without its name.
    Body,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    #[serde(default)]
    role: Vec<Role>,
}

/// Offices, occupations and kinds of people.
#[derive(Debug)]
pub struct Roles {
    entries: Vec<Role>,
    by_title: FxHashMap<String, usize>,
}

impl Roles {
    pub(crate) fn compile(sources: &Sources) -> Result<Self, LexiconError> {
        let entries: Vec<Role> = sources.read::<File>("roles")?.into_iter().flat_map(|file| file.role).collect();
        let mut by_title = FxHashMap::default();
        for (index, role) in entries.iter().enumerate() {
            for title in &role.titles {
                by_title.insert(title.clone(), index);
            }
        }
        Ok(Self { entries, by_title })
    }

    /// The role that a lower-case singular title names.
    pub fn get(&self, title: &str) -> Option<&Role> {
        self.by_title.get(title).map(|&index| &self.entries[index])
    }
}
