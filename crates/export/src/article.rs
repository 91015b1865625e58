//! An article with what of it was asked for.

use std::collections::{BTreeMap, BTreeSet};

use onrecord_ledger::{Filed, Identity, Layer, RowId};
use onrecord_record::{ActorId, Dispute, Place, PlaceId, Record, Span, Time, TimeId};

use crate::words::Points;

/// The day of a row, and what gave it: `text`, `publication` or `account`.
pub type Day = (Option<String>, Option<String>);

/// Rows that pass the filter, by their numbers from 1.
#[derive(Clone, Debug, Default)]
pub struct Chosen {
    /// Events with their days.
    pub events: BTreeMap<u32, Day>,
    /// Statements with their days.
    pub statements: BTreeMap<u32, Day>,
}

/// Which rows of a record an export is about: what was asked for and what that points at, by index.
#[derive(Clone, Debug, Default)]
pub struct Reach {
    /// Indices of actors.
    pub actors: BTreeSet<usize>,
    /// Indices of places.
    pub places: BTreeSet<usize>,
    /// Indices of times.
    pub times: BTreeSet<usize>,
    /// Indices of quantities.
    pub quantities: BTreeSet<usize>,
    /// Indices of statements: also those that events stand on.
    pub statements: BTreeSet<usize>,
    /// Indices of events.
    pub events: BTreeSet<usize>,
    /// Indices of disputes.
    pub disputes: BTreeSet<usize>,
}

/// An article with what of it was asked for.
#[derive(Debug)]
pub struct Article {
    /// What the ledger holds of it.
    pub filed: Filed,
    /// The rows that pass the filter.
    pub chosen: Chosen,
    /// These rows and what they point at.
    pub reach: Reach,
    points: Points,
}

impl Article {
    /// An article of which some rows were asked for; `is_whole` takes in all rows that no filter speaks of.
    pub fn new(filed: Filed, chosen: Chosen, is_whole: bool) -> Self {
        let points = Points::new(&filed.record.document.text);
        let reach = Reach::new(&filed.record, &chosen, is_whole);
        Self { filed, chosen, reach, points }
    }

    /// The record.
    pub fn record(&self) -> &Record {
        &self.filed.record
    }

    /// The ledger's id of a row.
    pub fn id(&self, layer: Layer, index: usize) -> RowId {
        RowId { handle: self.filed.handle.clone(), layer, number: index as u32 + 1 }
    }

    /// The words of a span.
    pub fn words(&self, span: Span) -> &str {
        self.points.cut(&self.record().document.text, span)
    }

    /// The words of several spans, with ` … ` for what stands between them.
    pub fn all_words(&self, spans: &[Span]) -> String {
        spans.iter().map(|&span| self.words(span)).collect::<Vec<_>>().join(" … ")
    }

    /// Who an actor is across documents.
    pub fn identity(&self, actor: ActorId) -> Option<&Identity> {
        self.filed.identities.get(actor.index())
    }

    /// What a reviewer said of a row.
    pub fn verdict(&self, id: &RowId) -> Option<&str> {
        self.filed.verdicts.get(id).map(String::as_str)
    }

    /// A place of the record.
    pub fn place(&self, id: Option<PlaceId>) -> Option<&Place> {
        self.record().places.get(id?.index())
    }

    /// A time of the record.
    pub fn time(&self, id: Option<TimeId>) -> Option<&Time> {
        self.record().times.get(id?.index())
    }

    /// The headline, else the key.
    pub fn title(&self) -> &str {
        let document = &self.record().document;
        document.title.as_deref().unwrap_or(&document.key)
    }

    /// The outlet, else the key.
    pub fn outlet(&self) -> &str {
        let document = &self.record().document;
        document.publisher.as_deref().unwrap_or(&document.key)
    }
}

impl Reach {
    fn new(record: &Record, chosen: &Chosen, is_whole: bool) -> Self {
        let mut reach = Self::default();
        if is_whole {
            reach.actors.extend(0..record.actors.len());
            reach.places.extend(0..record.places.len());
            reach.times.extend(0..record.times.len());
            reach.quantities.extend(0..record.quantities.len());
        }
        for &number in chosen.events.keys() {
            reach.event(record, number as usize - 1);
        }
        for &number in chosen.statements.keys() {
            reach.statement(record, number as usize - 1);
        }
        let is_reached = |dispute: &Dispute| {
            dispute.about.iter().any(|event| reach.events.contains(&event.index()))
                || dispute.sides.iter().flatten().any(|said| reach.statements.contains(&said.index()))
        };
        let disputes = record.disputes.iter().enumerate().filter(|(_, dispute)| is_whole || is_reached(dispute));
        let disputes: BTreeSet<usize> = disputes.map(|(index, _)| index).collect();
        for &index in &disputes {
            for said in record.disputes[index].sides.iter().flatten() {
                reach.statement(record, said.index());
            }
            for event in &record.disputes[index].about {
                reach.event(record, event.index());
            }
        }
        reach.disputes = disputes;
        reach
    }

    fn event(&mut self, record: &Record, index: usize) {
        let Some(event) = record.events.get(index) else { return };
        if !self.events.insert(index) {
            return;
        }
        for actor in event.actors.iter().chain(&event.recipients).chain(&event.mediators) {
            self.actor(record, actor.index());
        }
        self.places.extend(event.place.map(PlaceId::index));
        self.time(record, event.time.map(TimeId::index));
        self.quantities.extend(event.quantities.iter().map(|quantity| quantity.index()));
        for said in &event.according_to {
            self.statement(record, said.index());
        }
    }

    fn statement(&mut self, record: &Record, index: usize) {
        let Some(statement) = record.statements.get(index) else { return };
        if !self.statements.insert(index) {
            return;
        }
        for actor in statement.speaker.iter().chain(&statement.audience).chain(&statement.via) {
            self.actor(record, actor.index());
        }
        self.places.extend(statement.place.map(PlaceId::index));
        self.time(record, statement.time.map(TimeId::index));
        for said in statement.within.iter().chain(&statement.responds_to) {
            self.statement(record, said.index());
        }
    }

    fn actor(&mut self, record: &Record, index: usize) {
        let Some(actor) = record.actors.get(index) else { return };
        if self.actors.insert(index) {
            for relation in &actor.relations {
                self.actor(record, relation.to.index());
            }
        }
    }

    /// A time and those it was counted from.
    fn time(&mut self, record: &Record, index: Option<usize>) {
        let Some(time) = index.and_then(|index| record.times.get(index)) else { return };
        if self.times.insert(time.id.index()) {
            let anchor =
                time.basis.anchor.as_deref().and_then(|anchor| anchor.strip_prefix('t')?.parse::<usize>().ok());
            self.time(record, anchor.and_then(|number| number.checked_sub(1)));
        }
    }
}
