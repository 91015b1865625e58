//! Named actors: states, organizations, groups and people.
//!
//! Apart from roles because a name is one actor's own, while a role is anybody's.

use std::borrow::Cow;

use rustc_hash::{FxHashMap, FxHashSet};
use serde::Deserialize;

use crate::LexiconError;
use crate::sources::Sources;
use crate::words::first_word;

/// A state or state-like entity.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct State {
    /// ISO 3166-1 alpha-3; PSE, XKX, HKG and TWN included.
    pub code: String,
    /// Usual English name, without article.
    pub name: String,
    /// Other names: `U.S.`, `America`, `Republic of …`.
    #[serde(default)]
    pub aliases: Vec<String>,
    /// Adjectives and names of the people, singular and plural: `French`, `Frenchman`, `Ukrainians`.
    #[serde(default)]
    pub demonyms: Vec<String>,
    /// The capital, in its spellings, the usual one first; stands for the government when it acts.
    #[serde(default)]
    pub capitals: Vec<String>,
    /// Buildings, streets and other cities that stand for the government: `Kremlin`, `Downing Street`.
    #[serde(default)]
    pub seats: Vec<String>,
    /// Names before today's: `Burma`.
    #[serde(default)]
    pub former: Vec<String>,
    /// Sectors beside being a state: `PRE` for partially recognised ones.
    #[serde(default)]
    pub sectors: Vec<String>,
}

/// A named body or armed group.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Organization {
    /// Usual full name.
    pub name: String,
    /// Acronyms and other names.
    #[serde(default)]
    pub aliases: Vec<String>,
    /// ISO 3166-1 alpha-3, or IGO, UNO, EUR, NGO, IMG, MNC.
    pub country: String,
    /// PLOVER sectors, the primary one first; may be empty for intergovernmental bodies.
    #[serde(default)]
    pub sectors: Vec<String>,
    /// Whether a place name inside means the body when it acts (`Pentagon`, `White House`).
    #[serde(default)]
    pub is_seat: bool,
    /// When an armed group or party governed its country in its own name.
    #[serde(default)]
    pub rules: Vec<Term>,
}

/// From one day to another.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Term {
    /// First day, ISO 8601.
    pub from: String,
    /// Day it ended; absent while it lasts.
    #[serde(default)]
    pub to: Option<String>,
}

/// A person with the offices held.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Person {
    /// Usual full name.
    pub name: String,
    /// Other spellings and short names that are unambiguous in news (`Putin`, `Zelenskyy`).
    #[serde(default)]
    pub aliases: Vec<String>,
    /// Country the person acts for.
    pub country: String,
    /// `f` or `m`, for pronouns; absent if not known.
    #[serde(default)]
    pub gender: Option<char>,
    /// Sectors when no office below applies.
    #[serde(default)]
    pub sectors: Vec<String>,
    /// Offices, oldest first.
    #[serde(default)]
    pub offices: Vec<Office>,
}

/// An office held from one day to another.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Office {
    /// A title that the roles know.
    pub title: String,
    /// Country code or name of what it is an office of.
    pub of: String,
    /// First day, ISO 8601; a year or month alone means its first day.
    pub from: String,
    /// Day it ended; absent while held.
    #[serde(default)]
    pub to: Option<String>,
}

/// What a word tells about the name beside it: whether "Moscow" is a city there or a government.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Usage {
    /// Verbs and nouns of going: "return **to Moscow**", "a trip **from Kyiv**" name places.
    Motion,
    /// Verbs whose object is a place: "**visited** Ukraine".
    Visit,
    /// Verbs whose subject is a place: "Moscow **lies** on a river".
    Location,
    /// Nouns that a place has: "the **capital** of Ukraine", "Kyiv's **suburbs**".
    PlaceNoun,
    /// Nouns for what governments want and do: "Moscow's **demands**", "**pressure** on Kyiv".
    Will,
    /// Verbs and nouns of harm: "a strike **on Kyiv**" hits the city.
    Harm,
    /// Last words of companies' names, without a stop: "Price Stern Sloan **Inc.**".
    CompanyEnding,
    /// Verbs whose object can want and answer: "**accused** Moscow", "**urged** Kyiv".
    Address,
    /// Verbs of speech: their subject is somebody.
    Speech,
    /// Last words of descriptions that stand for a name told before: "**the candidate** said".
    Epithet,
    /// Words for bodies of any kind: "**the organisation** said".
    AnyBody,
    /// Participles of what somebody does for those whom the next noun names: "Iran-**backed** fighters" are not Iran's.
    Backing,
    /// Words for a party's people that any country has, as they are written: "**Liberals** in Kenya".
    Creed,
}

impl Usage {
    /// Its bit in a set of usages.
    fn bit(self) -> u16 {
        1 << self as u16
    }
}

/// Words of one usage.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct UsageWords {
    of: Usage,
    words: Vec<String>,
}

/// Given names by the gender they tell.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
struct GivenNames {
    #[serde(default)]
    f: Vec<String>,
    #[serde(default)]
    m: Vec<String>,
    /// Given names of both.
    #[serde(default)]
    any: Vec<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    #[serde(default)]
    state: Vec<State>,
    #[serde(default)]
    organization: Vec<Organization>,
    #[serde(default)]
    person: Vec<Person>,
    #[serde(default)]
    usage: Vec<UsageWords>,
    #[serde(default)]
    given_names: GivenNames,
}

/// What a name stands for.
#[derive(Clone, Copy, Debug)]
pub enum Named<'a> {
    /// A state by its name.
    State(&'a State),
    /// A state by the name of its people or its adjective.
    Demonym(&'a State),
    /// A state's capital: a place, or its government when it acts.
    Capital(&'a State),
    /// A building or city that stands for a government.
    Seat(&'a State),
    /// A body or group.
    Organization(&'a Organization),
    /// A person.
    Person(&'a Person),
}

#[derive(Clone, Copy, Debug)]
enum Key {
    State(usize),
    Demonym(usize),
    Capital(usize),
    Seat(usize),
    Organization(usize),
    Person(usize),
}

/// Named actors.
#[derive(Debug)]
pub struct Actors {
    states: Vec<State>,
    organizations: Vec<Organization>,
    people: Vec<Person>,
    by_name: FxHashMap<String, Key>,
    by_code: FxHashMap<String, usize>,
    /// Bytes of the longest name that begins with a word.
    longest: FxHashMap<String, usize>,
    /// The usages of a word, a bit for each.
    usages: FxHashMap<String, u16>,
    given_names: FxHashMap<String, Option<char>>,
    /// The last words of people's names.
    surnames: FxHashSet<String>,
}

/// A name as the lexicon keys it: straight apostrophes, single spaces.
///
/// ```
/// assert_eq!(onrecord_lexicon::plain("Quai\n d’Orsay"), "Quai d'Orsay");
/// ```
pub fn plain(name: &str) -> Cow<'_, str> {
    if is_plain(name) {
        return Cow::Borrowed(name);
    }
    let words: Vec<&str> = name.split_whitespace().collect();
    Cow::Owned(words.join(" ").replace(['’', '‘'], "'"))
}

fn is_plain(name: &str) -> bool {
    let mut before = 0;
    let is_plain_ascii = name.bytes().all(|byte| {
        let is_doubled = byte == b' ' && before == b' ';
        before = byte;
        byte.is_ascii() && !is_doubled && !matches!(byte, b'\n' | b'\t' | b'\r')
    });
    is_plain_ascii || !name.contains(['’', '‘', '\n', '\t', '\r', '\u{a0}']) && !name.contains("  ")
}

impl Actors {
    pub(crate) fn compile(sources: &Sources) -> Result<Self, LexiconError> {
        let mut actors = Self {
            states: Vec::new(),
            organizations: Vec::new(),
            people: Vec::new(),
            by_name: FxHashMap::default(),
            by_code: FxHashMap::default(),
            longest: FxHashMap::default(),
            usages: FxHashMap::default(),
            given_names: FxHashMap::default(),
            surnames: FxHashSet::default(),
        };
        for file in sources.read::<File>("actors")? {
            actors.states.extend(file.state);
            actors.organizations.extend(file.organization);
            actors.people.extend(file.person);
            for usage in file.usage {
                for word in usage.words {
                    *actors.usages.entry(word).or_default() |= usage.of.bit();
                }
            }
            let GivenNames { f, m, any } = file.given_names;
            actors.given_names.extend(f.into_iter().map(|name| (name, Some('f'))));
            actors.given_names.extend(m.into_iter().map(|name| (name, Some('m'))));
            actors.given_names.extend(any.into_iter().map(|name| (name, None)));
        }
        actors.index();
        Ok(actors)
    }

    /// Later keys win: a capital that is also a state's name (`Singapore`) is the state.
    fn index(&mut self) {
        let mut keys: Vec<(String, Key)> = Vec::new();
        for (index, person) in self.people.iter().enumerate() {
            let names = std::iter::once(&person.name).chain(&person.aliases);
            self.surnames.extend(person.name.rsplit_once(' ').map(|(_, surname)| surname.to_owned()));
            keys.extend(names.map(|name| (name.clone(), Key::Person(index))));
        }
        for (index, organization) in self.organizations.iter().enumerate() {
            let names = std::iter::once(&organization.name).chain(&organization.aliases);
            keys.extend(names.map(|name| (name.clone(), Key::Organization(index))));
        }
        for (index, state) in self.states.iter().enumerate() {
            keys.extend(state.capitals.iter().map(|name| (name.clone(), Key::Capital(index))));
            keys.extend(state.seats.iter().map(|name| (name.clone(), Key::Seat(index))));
            keys.extend(state.demonyms.iter().map(|name| (name.clone(), Key::Demonym(index))));
        }
        for (index, state) in self.states.iter().enumerate() {
            let names = std::iter::once(&state.name).chain(&state.aliases).chain(&state.former);
            keys.extend(names.map(|name| (name.clone(), Key::State(index))));
            self.by_code.insert(state.code.clone(), index);
        }
        for (name, key) in keys {
            let name = plain(&name).into_owned();
            let longest = self.longest.entry(first_word(&name).to_owned()).or_default();
            *longest = name.len().max(*longest);
            self.by_name.insert(name, key);
        }
    }

    /// Bytes of the longest name that begins with the same letters and digits as `word`; 0 if there is none.
    pub fn longest(&self, word: &str) -> usize {
        self.longest.get(first_word(word)).copied().unwrap_or(0)
    }

    /// Whether a lower-case lemma has this usage.
    pub fn has_usage(&self, usage: Usage, lemma: &str) -> bool {
        self.usages.get(lemma).is_some_and(|usages| usages & usage.bit() != 0)
    }

    /// Whether the word is a given name.
    pub fn is_given_name(&self, word: &str) -> bool {
        self.given_names.contains_key(word)
    }

    /// Whether somebody whom the lexicon knows has this surname.
    pub fn is_surname(&self, word: &str) -> bool {
        self.surnames.contains(word)
    }

    /// The gender that a given name tells, `f` or `m`.
    pub fn gender(&self, given_name: &str) -> Option<char> {
        self.given_names.get(given_name).copied().flatten()
    }

    /// What a name stands for, as [`plain`] spells it and without a leading article.
    pub fn get(&self, name: &str) -> Option<Named<'_>> {
        Some(match *self.by_name.get(name)? {
            Key::State(index) => Named::State(&self.states[index]),
            Key::Demonym(index) => Named::Demonym(&self.states[index]),
            Key::Capital(index) => Named::Capital(&self.states[index]),
            Key::Seat(index) => Named::Seat(&self.states[index]),
            Key::Organization(index) => Named::Organization(&self.organizations[index]),
            Key::Person(index) => Named::Person(&self.people[index]),
        })
    }

    /// The state with an ISO 3166-1 alpha-3 code.
    pub fn state(&self, code: &str) -> Option<&State> {
        self.by_code.get(code).map(|&index| &self.states[index])
    }

    /// All states, in file order.
    pub fn states(&self) -> &[State] {
        &self.states
    }

    /// All people, in file order.
    pub fn people(&self) -> &[Person] {
        &self.people
    }

    /// All organizations, in file order.
    pub fn organizations(&self) -> &[Organization] {
        &self.organizations
    }
}
