//! Articles that another ledger filed, filed again as they were: `onrecord export jsonl` writes them, `add --records` reads
//! them.

use onrecord_record::{Document, Record, Span};
use rusqlite::{TransactionBehavior, params};
use serde::{Deserialize, Serialize};

use crate::add::{file, insert_sighting};
use crate::{Added, Decision, Ledger, LedgerError, Notice, Reading, Source, Verdicts};

/// An article as a line of an export holds it: the record, and beside it what its ledger knew.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Kept {
    /// The record.
    #[serde(flatten)]
    pub record: Record,
    /// What read it.
    pub read_by: Reading,
    /// When it was read, UTC.
    pub read_at: String,
    /// Every source the text was met at.
    pub sightings: Vec<Source>,
    /// What people decided about its rows.
    #[serde(default)]
    pub decisions: Vec<Decision>,
    /// What its publishers took back under its keys.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub withdrawals: Vec<Notice>,
    /// What follows from these for each row, for readers that know no decisions; filing takes the decisions.
    #[serde(default, skip_deserializing, skip_serializing_if = "Verdicts::is_empty")]
    pub verdicts: Verdicts,
}

impl Ledger {
    /// Files an article without reading it, in one transaction. Its decisions are left to [`Ledger::import_decisions`], as a
    /// merge may name a row of an article that is not filed yet.
    pub fn restore(&mut self, kept: &Kept) -> Result<Added, LedgerError> {
        if let Some(flaw) = flaw(&kept.record) {
            return Err(LedgerError::Flawed { key: kept.record.document.key.clone(), flaw });
        }
        let transaction = self.sqlite.transaction_with_behavior(TransactionBehavior::Immediate)?;
        let mut added = file(&transaction, &kept.record, &kept.read_by)?;
        let id = "SELECT id FROM documents WHERE sha256 = ?1";
        let id: i64 = transaction.query_row(id, [&kept.record.document.id], |row| row.get(0))?;
        for source in &kept.sightings {
            if insert_sighting(&transaction, id, &met_at(source))? && added == Added::Known {
                added = Added::Sighted;
            }
        }
        if matches!(added, Added::New | Added::Replaced) {
            transaction.execute("UPDATE documents SET read_at = ?2 WHERE id = ?1", params![id, kept.read_at])?;
        }
        transaction.commit()?;
        self.take_back(&kept.withdrawals)?;
        Ok(added)
    }
}

fn met_at(source: &Source) -> Document {
    let Source { key, title, publisher, url, published, .. } = source.clone();
    Document { key, title, publisher, url, published, ..Document::default() }
}

/// What is wrong with a record that comes from outside: a row out of its place, a pointer to no row, words that the text does
/// not have.
fn flaw(record: &Record) -> Option<String> {
    let length = record.document.text.chars().count() as u32;
    let mut outside: Option<Span> = None;
    record.clone().for_each_span(|span| {
        if span.start > span.end || span.end > length {
            outside.get_or_insert(*span);
        }
    });
    if let Some(span) = outside {
        return Some(format!("the text has no words from {} to {}", span.start, span.end));
    }
    let Record { actors, places, times, quantities, statements, events, references, disputes, .. } = record;
    let mut rows = Pointers {
        lengths: [actors.len(), places.len(), times.len(), quantities.len(), statements.len(), events.len()],
        flaw: None,
    };
    for (index, actor) in actors.iter().enumerate() {
        rows.own(index, actor.id.index(), &actor.id);
        actor.relations.iter().for_each(|relation| rows.point(0, relation.to.index(), &relation.to));
    }
    places.iter().enumerate().for_each(|(index, place)| rows.own(index, place.id.index(), &place.id));
    times.iter().enumerate().for_each(|(index, time)| rows.own(index, time.id.index(), &time.id));
    quantities.iter().enumerate().for_each(|(index, quantity)| rows.own(index, quantity.id.index(), &quantity.id));
    for (index, said) in statements.iter().enumerate() {
        rows.own(index, said.id.index(), &said.id);
        said.speaker.iter().chain(&said.audience).chain(&said.via).for_each(|to| rows.point(0, to.index(), to));
        said.place.iter().for_each(|to| rows.point(1, to.index(), to));
        said.time.iter().for_each(|to| rows.point(2, to.index(), to));
        said.within.iter().chain(&said.responds_to).for_each(|to| rows.point(4, to.index(), to));
        said.about.iter().for_each(|to| rows.point(5, to.index(), to));
    }
    for (index, event) in events.iter().enumerate() {
        rows.own(index, event.id.index(), &event.id);
        let parties = event.actors.iter().chain(&event.recipients).chain(&event.mediators);
        parties.for_each(|to| rows.point(0, to.index(), to));
        event.place.iter().for_each(|to| rows.point(1, to.index(), to));
        event.time.iter().for_each(|to| rows.point(2, to.index(), to));
        event.quantities.iter().for_each(|to| rows.point(3, to.index(), to));
        event.according_to.iter().for_each(|to| rows.point(4, to.index(), to));
    }
    for reference in references {
        reference.statement.iter().for_each(|to| rows.point(4, to.index(), to));
        reference.event.iter().for_each(|to| rows.point(5, to.index(), to));
    }
    for (index, dispute) in disputes.iter().enumerate() {
        rows.own(index, dispute.id.index(), &dispute.id);
        dispute.sides.iter().flatten().for_each(|to| rows.point(4, to.index(), to));
        dispute.about.iter().for_each(|to| rows.point(5, to.index(), to));
    }
    rows.flaw
}

/// Looks at ids: how many rows the layers have (actors, places, times, quantities, statements, events), and the first flaw.
struct Pointers {
    lengths: [usize; 6],
    flaw: Option<String>,
}

impl Pointers {
    /// A row's own id must say where it stands.
    fn own(&mut self, index: usize, own: usize, id: &dyn std::fmt::Display) {
        if index != own {
            self.flaw.get_or_insert_with(|| format!("`{id}` is not where its number says"));
        }
    }

    fn point(&mut self, layer: usize, index: usize, id: &dyn std::fmt::Display) {
        if index >= self.lengths[layer] {
            self.flaw.get_or_insert_with(|| format!("it points at `{id}`, which it does not have"));
        }
    }
}
