//! One document on the record.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::{Actor, CodePoints, Dispute, Document, Event, Place, Quantity, Reference, Span, Statement, Time};

/// One document on the record: what `onrecord read --json` prints on a line.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Record {
    /// The text and its source.
    pub document: Document,
    /// Who it speaks of.
    pub actors: Vec<Actor>,
    /// Where.
    pub places: Vec<Place>,
    /// When.
    pub times: Vec<Time>,
    /// How many.
    pub quantities: Vec<Quantity>,
    /// Who said what.
    pub statements: Vec<Statement>,
    /// Who did what.
    pub events: Vec<Event>,
    /// Words that point back at statements and events.
    #[serde(default)]
    pub references: Vec<Reference>,
    /// Where accounts contradict each other.
    pub disputes: Vec<Dispute>,
}

impl Record {
    /// Turns every span from bytes into code points of the document's text.
    #[must_use]
    pub fn into_code_points(mut self) -> Self {
        let text = std::mem::take(&mut self.document.text);
        let points = CodePoints::new(&text);
        self.for_each_span(|span| *span = points.span(*span));
        self.document.text = text;
        self
    }

    /// Visits every span of the record.
    pub fn for_each_span(&mut self, mut visit: impl FnMut(&mut Span)) {
        for actor in &mut self.actors {
            actor.roles.iter_mut().filter_map(|role| role.span.as_mut()).for_each(&mut visit);
            actor.mentions.iter_mut().for_each(|mention| visit(&mut mention.span));
        }
        self.places.iter_mut().flat_map(|place| &mut place.mentions).for_each(&mut visit);
        self.times.iter_mut().for_each(|time| visit(&mut time.span));
        self.quantities.iter_mut().for_each(|quantity| visit(&mut quantity.span));
        for statement in &mut self.statements {
            statement.speaker_span.iter_mut().for_each(&mut visit);
            statement.cue.iter_mut().for_each(&mut visit);
            statement.content.iter_mut().for_each(&mut visit);
            statement.quotes.iter_mut().for_each(&mut visit);
        }
        self.references.iter_mut().for_each(|reference| visit(&mut reference.span));
        for event in &mut self.events {
            visit(&mut event.trigger);
            visit(&mut event.span);
            event.actor_spans.iter_mut().chain(&mut event.recipient_spans).for_each(&mut visit);
        }
    }
}
