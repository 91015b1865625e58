//! Who did what to whom, in PLOVER's terms, and on whose word.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::{ActorId, EventId, PlaceId, QuantityId, Span, StatementId, TimeId};

/// Something done, planned, denied, …
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Event {
    /// `e1`, `e2`, … in text order of the trigger.
    pub id: EventId,
    /// The word that names the act.
    pub trigger: Span,
    /// The clause.
    pub span: Span,
    /// PLOVER event type.
    pub r#type: EventType,
    /// PLOVER mode (`multilateral`, `arrest`, `aerial`, …); null when the type has none or the text does not tell.
    pub mode: Option<String>,
    /// PLOVER contexts.
    pub contexts: Vec<String>,
    /// CAMEO code, two to four digits; null when none fits.
    pub cameo: Option<String>,
    /// PLOVER quad class: 1 verbal cooperation, 2 material cooperation, 3 verbal conflict, 4 material conflict.
    pub quad: u8,
    /// Who acts.
    pub actors: Vec<ActorId>,
    /// To whom it is done.
    pub recipients: Vec<ActorId>,
    /// The words of the clause that name those who act, whole phrases; also where the text names no known actor.
    #[serde(default)]
    pub actor_spans: Vec<Span>,
    /// The words of the clause that name whom or what it is done to.
    #[serde(default)]
    pub recipient_spans: Vec<Span>,
    /// Who mediates or hosts.
    pub mediators: Vec<ActorId>,
    /// Where.
    pub place: Option<PlaceId>,
    /// When.
    pub time: Option<TimeId>,
    /// With which numbers.
    pub quantities: Vec<QuantityId>,
    /// Whether it happened.
    pub status: EventStatus,
    /// On whose word; empty is the reporter's own voice.
    pub according_to: Vec<StatementId>,
    /// Probability that the row is right, 0 to 1, calibrated on annotated news; null in records made by hand.
    #[serde(default)]
    pub confidence: Option<f32>,
}

/// PLOVER event types (PLOVER manual, 2.0 draft).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "UPPERCASE")]
#[allow(missing_docs, reason = "the names are PLOVER's own")]
pub enum EventType {
    Agree,
    Consult,
    Support,
    Concede,
    Cooperate,
    Aid,
    Retreat,
    Request,
    Accuse,
    Reject,
    Threaten,
    Protest,
    Sanction,
    Mobilize,
    Coerce,
    Assault,
}

impl EventType {
    /// PLOVER quad class, 1 to 4. The manual contradicts itself on SANCTION; its section and summary table say 4.
    pub const fn quad(self) -> u8 {
        match self {
            Self::Agree | Self::Consult | Self::Support | Self::Concede => 1,
            Self::Cooperate | Self::Aid | Self::Retreat => 2,
            Self::Request | Self::Accuse | Self::Reject | Self::Threaten => 3,
            Self::Protest | Self::Sanction | Self::Mobilize | Self::Coerce | Self::Assault => 4,
        }
    }

    /// PLOVER's word for the type, in capitals.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Agree => "AGREE",
            Self::Consult => "CONSULT",
            Self::Support => "SUPPORT",
            Self::Concede => "CONCEDE",
            Self::Cooperate => "COOPERATE",
            Self::Aid => "AID",
            Self::Retreat => "RETREAT",
            Self::Request => "REQUEST",
            Self::Accuse => "ACCUSE",
            Self::Reject => "REJECT",
            Self::Threaten => "THREATEN",
            Self::Protest => "PROTEST",
            Self::Sanction => "SANCTION",
            Self::Mobilize => "MOBILIZE",
            Self::Coerce => "COERCE",
            Self::Assault => "ASSAULT",
        }
    }
}

/// Whether an event happened, as its teller has it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum EventStatus {
    /// Done.
    Occurred,
    /// Under way.
    Ongoing,
    /// Set to be done.
    Planned,
    /// May be done, or may have been.
    Possible,
    /// Somebody says that it is not so.
    Denied,
    /// Somebody doubts it.
    Doubted,
    /// The teller says that it was not done.
    Negated,
    /// Somebody insists that it be done.
    Demanded,
    /// Somebody puts it forward.
    Proposed,
}
