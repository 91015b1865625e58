//! Candidates with their features, for the recipes of `training/`.
//!
//! Apart from reading because nothing here reaches a record: it shows what the linear models are asked.

use onrecord_record::{Document, Span};

use crate::linear::Features;

/// A row in the making.
#[derive(Clone, Debug)]
pub struct Candidate {
    /// The cue of a statement, the trigger of an event; bytes.
    pub cue: Span,
    /// The speaker's words, if any.
    pub speaker: Option<Span>,
    /// What is said.
    pub content: Vec<Span>,
    /// What is seen around it, as `template=value`.
    pub features: Vec<String>,
}

impl Candidate {
    pub(crate) fn new(cue: Span, speaker: Option<Span>, content: Vec<Span>, features: &Features) -> Self {
        Self { cue, speaker, content, features: features.names().map(str::to_owned).collect() }
    }
}

impl crate::Reader {
    /// All candidates for statements, those that are left out of records for their low probability included.
    pub fn statement_candidates(&self, document: &Document) -> Vec<Candidate> {
        self.before("statements", document, |draft| crate::statements::candidates(draft))
    }

    /// All candidates for events; the content is what names the recipients.
    pub fn event_candidates(&self, document: &Document) -> Vec<Candidate> {
        self.before("status", document, crate::status::candidates)
    }
}
