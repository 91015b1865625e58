//! Who the text speaks of: people, states, organizations and groups.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::{ActorId, Span};

/// Somebody who speaks or acts, joined across the text.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Actor {
    /// `a1`, `a2`, … in the order of first mention.
    pub id: ActorId,
    /// Fullest name in the text or the lexicon.
    pub name: String,
    /// What kind of actor this is.
    pub kind: ActorKind,
    /// ISO 3166-1 alpha-3, or PLOVER's non-state code (IGO, UNO, EUR, NGO, IMG, MNC).
    pub country: Option<String>,
    /// PLOVER sector codes (GOV, MIL, …), the primary one first.
    pub sectors: Vec<String>,
    /// Offices and roles the text or the lexicon gives.
    pub roles: Vec<Role>,
    /// How this actor belongs to others.
    pub relations: Vec<Relation>,
    /// Every place in the text that speaks of this actor.
    pub mentions: Vec<Mention>,
}

/// What kind of actor.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum ActorKind {
    /// One human being.
    Person,
    /// A country, or its government as a whole.
    State,
    /// A named body: ministry, company, agency, party, armed group.
    Organization,
    /// People described together: "protesters", "European diplomats".
    Group,
    /// The text does not tell.
    Unknown,
}

/// An office or role.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Role {
    /// The title, as the text or the lexicon words it.
    pub title: String,
    /// What it is a role of: a country code, else a name.
    pub of: Option<String>,
    /// The words that give it; null when only the lexicon knows.
    pub span: Option<Span>,
}

/// How one actor belongs to another.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Relation {
    /// `office-of`, `envoy-of`, `member-of`, `spokesperson-of`, `son-in-law`, …
    pub kind: String,
    /// The other actor.
    pub to: ActorId,
}

/// One place in the text that speaks of an actor.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Mention {
    /// The words.
    pub span: Span,
    /// How they refer.
    pub form: MentionForm,
}

/// How words refer to an actor.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum MentionForm {
    /// "Volodymyr Zelensky", "Zelensky", "the UN".
    Name,
    /// "the French leader", "protesters".
    Description,
    /// "he", "who", "them".
    Pronoun,
    /// A place or building that stands for who sits there: "Washington said".
    Metonym,
}
