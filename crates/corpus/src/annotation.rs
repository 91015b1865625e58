//! The annotation as people write it: words of the article, keys of actors, the contract's vocabularies.
//!
//! Apart from the record, which has positions and ids where this has words and keys.

use onrecord_record::{ActorKind, Channel, DisputeKind, EventStatus, EventType, Hedge};
use onrecord_record::{Stance, StatementForm, StatementKind, TimeType};
use serde::Deserialize;
use toml::Spanned;

/// Words of the article, a key, or a label: with its place in the file for messages.
pub type Words = Spanned<String>;

/// The whole annotation of an article.
#[derive(Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Annotation {
    pub actor: Vec<ActorNote>,
    pub time: Vec<TimeNote>,
    pub quantity: Vec<QuantityNote>,
    pub place: Vec<PlaceNote>,
    pub statement: Vec<StatementNote>,
    pub event: Vec<EventNote>,
    pub dispute: Vec<DisputeNote>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ActorNote {
    pub key: Words,
    pub name: String,
    pub kind: ActorKind,
    pub country: Option<String>,
    #[serde(default)]
    pub sectors: Vec<String>,
    #[serde(default)]
    pub roles: Vec<RoleNote>,
    #[serde(default)]
    pub relations: Vec<RelationNote>,
    #[serde(default)]
    pub mentions: Vec<Words>,
    #[serde(default)]
    pub metonyms: Vec<Words>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RoleNote {
    pub title: String,
    pub of: Option<String>,
    pub words: Option<Words>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RelationNote {
    pub kind: String,
    pub to: Words,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct TimeNote {
    pub words: Words,
    pub value: Words,
    pub r#type: Option<TimeType>,
    pub r#mod: Option<String>,
    pub begin: Option<String>,
    pub end: Option<String>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct QuantityNote {
    pub words: Words,
    pub value: Option<f64>,
    pub low: Option<f64>,
    pub high: Option<f64>,
    pub hedge: Option<Hedge>,
    pub unit: Option<String>,
    pub item: Option<String>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PlaceNote {
    pub name: String,
    pub country: Option<String>,
    pub words: Vec<Words>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct StatementNote {
    pub key: Option<String>,
    pub speaker: Option<Words>,
    pub speaker_words: Option<Words>,
    pub cue: Option<Words>,
    pub content: Vec<Words>,
    #[serde(default = "assert")]
    pub stance: Stance,
    #[serde(default = "speech")]
    pub kind: StatementKind,
    pub form: Option<StatementForm>,
    pub channel: Option<Channel>,
    #[serde(default)]
    pub audience: Vec<Words>,
    #[serde(default)]
    pub via: Vec<Words>,
    pub time: Option<Words>,
    pub place: Option<Words>,
    pub within: Option<Words>,
    pub responds_to: Option<Words>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct EventNote {
    pub trigger: Words,
    pub clause: Option<Words>,
    pub r#type: EventType,
    pub mode: Option<String>,
    pub cameo: Option<String>,
    #[serde(default)]
    pub actors: Vec<Words>,
    #[serde(default)]
    pub recipients: Vec<Words>,
    #[serde(default)]
    pub mediators: Vec<Words>,
    pub place: Option<Words>,
    pub time: Option<Words>,
    #[serde(default)]
    pub quantities: Vec<Words>,
    #[serde(default = "occurred")]
    pub status: EventStatus,
    #[serde(default)]
    pub according_to: Vec<Words>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct DisputeNote {
    pub kind: DisputeKind,
    pub sides: Vec<Vec<Words>>,
    #[serde(default)]
    pub about: Vec<Words>,
    pub explanation: String,
}

const fn assert() -> Stance {
    Stance::Assert
}

const fn speech() -> StatementKind {
    StatementKind::Speech
}

const fn occurred() -> EventStatus {
    EventStatus::Occurred
}
