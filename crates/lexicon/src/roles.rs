//! Offices, occupations and kinds of people: "president", "spokeswoman", "protesters".
//!
//! Apart from named actors because a role is a word any text may use of anybody.

use rustc_hash::FxHashMap;
use serde::Deserialize;

use crate::LexiconError;
use crate::sources::Sources;
use crate::words::first_word;

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
    /// `f` or `m` where the word tells: `spokeswoman`, `king`.
    #[serde(default)]
    pub gender: Option<char>,
    /// Titles whose holders the word can also mean: `leader` stands for presidents and premiers.
    #[serde(default)]
    pub covers: Vec<String>,
    /// Whether the singular names several people: `crowd`, `team`; "a protester" is one.
    #[serde(default)]
    pub is_collective: bool,
}

/// Words in front of a role that tell its sector: "military official", "former minister".
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Modifier {
    /// Lower-case words.
    pub words: Vec<String>,
    /// PLOVER sectors they add.
    #[serde(default)]
    pub sectors: Vec<String>,
    /// Whether the role is no longer held.
    #[serde(default)]
    pub is_former: bool,
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
    /// What acts for those it belongs to: "two Chinese warplanes". An actor only with a country beside it.
    Asset,
    /// What only comes before a name: "Mr.", "Dr.".
    Honorific,
    /// Names nobody, though it holds a title: "social media".
    Thing,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    #[serde(default)]
    role: Vec<Role>,
    #[serde(default)]
    modifier: Vec<Modifier>,
}

/// Offices, occupations and kinds of people.
#[derive(Debug)]
pub struct Roles {
    entries: Vec<Role>,
    by_title: FxHashMap<String, usize>,
    modifiers: Vec<Modifier>,
    by_word: FxHashMap<String, usize>,
    /// Bytes of the longest title that begins with a word.
    longest: FxHashMap<String, usize>,
}

impl Roles {
    pub(crate) fn compile(sources: &Sources) -> Result<Self, LexiconError> {
        let (mut entries, mut modifiers): (Vec<Role>, Vec<Modifier>) = (Vec::new(), Vec::new());
        for file in sources.read::<File>("roles")? {
            entries.extend(file.role);
            modifiers.extend(file.modifier);
        }
        let mut by_title = FxHashMap::default();
        let mut longest: FxHashMap<String, usize> = FxHashMap::default();
        for (index, role) in entries.iter().enumerate() {
            for title in &role.titles {
                by_title.insert(title.clone(), index);
                let length = longest.entry(first_word(title).to_owned()).or_default();
                *length = title.len().max(*length);
            }
        }
        let mut by_word = FxHashMap::default();
        for (index, modifier) in modifiers.iter().enumerate() {
            by_word.extend(modifier.words.iter().map(|word| (word.clone(), index)));
        }
        Ok(Self { entries, by_title, modifiers, by_word, longest })
    }

    /// All roles, in file order.
    pub fn entries(&self) -> &[Role] {
        &self.entries
    }

    /// The role that a lower-case singular title names.
    pub fn get(&self, title: &str) -> Option<&Role> {
        self.by_title.get(title).map(|&index| &self.entries[index])
    }

    /// What a lower-case word tells in front of a role.
    pub fn modifier(&self, word: &str) -> Option<&Modifier> {
        self.by_word.get(word).map(|&index| &self.modifiers[index])
    }

    /// Bytes of the longest title that begins with the same letters as the lower-case `word`; 0 if none.
    pub fn longest(&self, word: &str) -> usize {
        self.longest.get(first_word(word)).copied().unwrap_or(0)
    }
}
