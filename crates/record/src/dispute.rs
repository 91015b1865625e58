//! Where accounts within one document contradict each other.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::{DisputeId, EventId, StatementId};

/// Accounts that contradict each other.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Dispute {
    /// `d1`, `d2`, …
    pub id: DisputeId,
    /// What is in dispute.
    pub kind: DisputeKind,
    /// The accounts, two or more; statements of one side stand together. An empty side is the reporter's own voice.
    pub sides: Vec<Vec<StatementId>>,
    /// The events in question.
    pub about: Vec<EventId>,
    /// One sentence for a reader.
    pub explanation: String,
}

/// What is in dispute.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum DisputeKind {
    /// One side denies what the other says.
    Denial,
    /// One side says the contrary.
    Negation,
    /// The sides give different numbers.
    Number,
    /// The sides give different times.
    Time,
    /// The sides give different places.
    Place,
    /// The sides name different actors.
    Actor,
}
