//! Words that speak of an actor, before it is known which one.
//!
//! Apart from the finders and the joiners because it is what the former hand to the latter.

use std::ops::Range;

use onrecord_lexicon::{Organization, Person, Role, State};
use onrecord_record::MentionForm;

/// Words that speak of an actor.
#[derive(Clone, Debug)]
pub(super) struct Mention<'a> {
    /// The words.
    pub tokens: Range<usize>,
    /// The word that hangs in the tree.
    pub head: usize,
    /// How the words refer.
    pub form: MentionForm,
    /// What they refer to, as far as the words themselves tell.
    pub sort: Sort<'a>,
    /// Roles in front of a name; the role itself for a description.
    pub phrases: Vec<Phrase<'a>>,
}

/// What a mention refers to, as far as its own words tell.
#[derive(Clone, Copy, Debug)]
pub(super) enum Sort<'a> {
    /// A state.
    State(&'a State),
    /// The people of a state: "Russians".
    People(&'a State),
    /// A named body, known or not.
    Organization(Option<&'a Organization>),
    /// A named person, known or not.
    Person(Option<&'a Person>),
    /// Some of a body's people: "other **Republicans**".
    Members(&'a Organization),
    /// A named group that the lexicon does not know: "Sunnis".
    Group,
    /// Somebody spoken of by role.
    Described,
}

/// A role with the words around it: "Vladimir Putin's **economic envoy**".
#[derive(Clone, Debug)]
pub(super) struct Phrase<'a> {
    /// What the lexicon knows of the role.
    pub role: &'a Role,
    /// The title in the text, without articles, countries and owners.
    pub title: Range<usize>,
    /// The words of the role itself, without any modifier.
    pub core: Range<usize>,
    /// The noun that hangs in the tree.
    pub head: usize,
    /// First word of the noun phrase.
    pub start: usize,
    /// Names of states in front, with the token they stand at.
    pub states: Vec<(usize, &'a State)>,
    /// The token that names whom the role belongs to: "**Putin**'s envoy", "spokesman for the **ministry**".
    pub owner: Option<usize>,
    /// Whether the owner stands in front with a possessive.
    pub is_possessed: bool,
    /// How the phrase points.
    pub article: Article,
    /// Whether it speaks of several.
    pub is_plural: bool,
    /// Whether the role is past: "former".
    pub is_former: bool,
    /// Sectors that modifiers tell.
    pub sectors: Vec<&'a str>,
    /// Country of a place that the phrase stands in: "people in the UK".
    pub residence: Option<String>,
}

/// How a noun phrase points.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Article {
    /// "the", "this", a possessive.
    Definite,
    /// "a", "some", a number.
    Indefinite,
    /// Nothing.
    Bare,
}
