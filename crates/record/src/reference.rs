//! Words that point back at a statement or event: "the statement", "this initiative".

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::{EventId, Span, StatementId};

/// A noun phrase that points back at something the text has told. One of the two targets is set.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Reference {
    /// The words.
    pub span: Span,
    /// The statement they point at.
    pub statement: Option<StatementId>,
    /// The event they point at.
    pub event: Option<EventId>,
}
