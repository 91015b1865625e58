//! Accounts that contradict each other, within documents and across them.

use std::collections::BTreeSet;

use onrecord_linking::{accounts, disputes};
use rusqlite::types::Value;
use schemars::JsonSchema;
use serde::Serialize;

use crate::filter::{Filter, Parts};
use crate::query::{OFFSET, Order, SOURCE, limit, source};
use crate::rows::{EventRow, Source, StatementRow};
use crate::{Layer, Ledger, LedgerError, RowId};

/// One account of a dispute.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
pub struct Side {
    /// What this side says, in a few words, where documents stand against each other.
    pub position: Option<String>,
    /// The statements; within one document, none is the reporter's own voice.
    pub statements: Vec<StatementRow>,
    /// The accounts of several documents.
    pub accounts: Vec<EventRow>,
}

/// Accounts that contradict each other.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
pub struct DisputeRow {
    /// The row.
    pub id: RowId,
    /// What is in dispute.
    pub kind: String,
    /// One sentence for a reader.
    pub explanation: String,
    /// The accounts.
    pub sides: Vec<Side>,
    /// The events in question.
    pub about: Vec<RowId>,
    /// Where it was read first.
    pub source: Source,
}

/// Disputes of both kinds. Within one document, those that a dispute between documents holds already are left out. Numbers
/// of the latter are moved, so that both sort together.
pub(crate) const ALL: &str = "(
    SELECT 'd' AS layer, id, document, number, kind, explanation, sides, day, verdict FROM disputes o WHERE NOT EXISTS (
        SELECT 1 FROM dispute_events m JOIN linked_dispute_accounts y ON y.event = m.event
        JOIN linked_disputes l ON l.id = y.dispute AND l.kind = o.kind WHERE m.dispute = o.id)
    UNION ALL SELECT 'x', id, document, number + 1000000, kind, explanation, sides, day, verdict FROM linked_disputes)";

/// How far numbers of disputes between documents are moved in [`ALL`].
pub(crate) const MOVED: u32 = 1_000_000;

impl Ledger {
    /// Contradictions, the latest published first.
    pub fn disputes(&self, filter: &Filter) -> Result<Vec<DisputeRow>, LedgerError> {
        let has_retired = self.has_retired()?;
        self.pages("x", Layer::Dispute, Order::Newest, filter, |parts, order, count| {
            if !filter.all {
                parts.push("x.verdict IS NOT 'rejected'", []);
            }
            if has_retired && !filter.all {
                standing(filter, parts);
            }
            for (condition, value) in [
                ("x.kind = ?", &filter.kind),
                ("x.day >= ?", &filter.from),
                ("x.day <= ?", &filter.to),
                ("x.day <= ?", &filter.as_of),
            ] {
                parts.text(condition, value.as_ref());
            }
            let narrowed = [&filter.actor, &filter.country, &filter.stance, &filter.place, &filter.text];
            if narrowed.into_iter().any(Option::is_some) {
                self.narrow(filter, parts)?;
            }
            self.dispute_rows(filter, parts, order, count)
        })
    }

    /// Keeps disputes of which a statement or an account passes the filter.
    fn narrow(&self, filter: &Filter, parts: &mut Parts) -> Result<(), LedgerError> {
        let filter = Filter { kind: None, from: None, to: None, ..filter.clone() };
        let (mut said, mut told) = (Parts::default(), Parts::default());
        filter.statements(&self.sqlite, &mut said)?;
        filter.events("e", &self.sqlite, &mut told)?;
        let sql = format!(
            "x.layer = 'd' AND x.id IN (SELECT m.dispute FROM dispute_statements m JOIN statements s ON s.id = m.statement {})
             OR x.layer = 'x' AND x.id IN (SELECT m.dispute FROM linked_dispute_accounts m JOIN events e ON e.id = m.event {})",
            said.clause(),
            told.clause()
        );
        parts.push(&sql, said.into_values().into_iter().chain(told.into_values()));
        Ok(())
    }

    fn dispute_rows(
        &self,
        filter: &Filter,
        parts: &Parts,
        order: &str,
        count: usize,
    ) -> Result<Vec<DisputeRow>, LedgerError> {
        let sql = format!(
            "SELECT {SOURCE}, x.layer, x.number, x.kind, x.explanation, x.sides, x.id FROM {ALL} x JOIN documents d ON d.id = x.document
             {} ORDER BY {order} LIMIT {}",
            parts.clause(),
            limit(count)
        );
        let mut statement = self.sqlite.prepare_cached(&sql)?;
        let mut rows = statement.query(parts.values())?;
        let mut found = Vec::new();
        while let Some(row) = rows.next()? {
            let source = source(row)?;
            let is_linked = row.get::<_, String>(OFFSET)? == "x";
            let number: u32 = row.get(OFFSET + 1)?;
            let (layer, number) =
                if is_linked { (Layer::LinkedDispute, number - MOVED) } else { (Layer::Dispute, number) };
            let id = RowId { handle: source.handle.clone(), layer, number };
            let (count, row_id): (i64, i64) = (row.get(OFFSET + 4)?, row.get(OFFSET + 5)?);
            let mut sides = Vec::new();
            for side in 1..=count {
                sides.push(if is_linked { self.linked_side(filter, row_id, side)? } else { self.side(row_id, side)? });
            }
            let sql = "SELECT e.number FROM dispute_events m JOIN events e ON e.id = m.event WHERE m.dispute = ?1 ORDER BY e.number";
            let mut explanation: String = row.get(OFFSET + 3)?;
            if is_linked && (filter.as_of.is_some() || !filter.all && self.has_retired()?) {
                // The stored sentence tells all sides, those of later days and of withdrawn articles too.
                sides.retain(|side| !side.accounts.is_empty());
                if sides.len() < 2 {
                    continue;
                }
                explanation = explain(&sides);
            }
            let about = if is_linked {
                sides.iter().flat_map(|side| side.accounts.iter().map(|account| account.id.clone())).collect()
            } else {
                self.ids(sql, row_id, &id.handle, Layer::Event)?
            };
            let kind = row.get(OFFSET + 2)?;
            found.push(DisputeRow { id, kind, explanation, sides, about, source });
        }
        Ok(found)
    }

    /// The sides of the dispute with this number in the file.
    pub(crate) fn sides(&self, layer: Layer, dispute: i64) -> Result<Vec<Side>, LedgerError> {
        let sql = format!("SELECT sides FROM {} WHERE id = ?1", layer.table());
        let count: i64 = self.sqlite.prepare_cached(&sql)?.query_row([dispute], |row| row.get(0))?;
        let all = Filter { all: true, ..Filter::default() };
        let side = |side| match layer {
            Layer::LinkedDispute => self.linked_side(&all, dispute, side),
            _ => self.side(dispute, side),
        };
        (1..=count).map(side).collect()
    }

    /// A side within one document.
    fn side(&self, dispute: i64, side: i64) -> Result<Side, LedgerError> {
        let mut parts = Parts::default();
        let of_side = "s.id IN (SELECT statement FROM dispute_statements WHERE dispute = ? AND side = ?)";
        parts.push(of_side, [Value::from(dispute), Value::from(side)]);
        let statements = self.statement_rows(&parts, "s.number", usize::MAX)?;
        Ok(Side { position: None, statements, accounts: Vec::new() })
    }

    /// A side of several documents: what had been published by the day asked for.
    fn linked_side(&self, filter: &Filter, dispute: i64, side: i64) -> Result<Side, LedgerError> {
        let mut parts = Parts::default();
        let of_side = "e.id IN (SELECT event FROM linked_dispute_accounts WHERE dispute = ? AND side = ?)";
        parts.push(of_side, [Value::from(dispute), Value::from(side)]);
        parts.text("d.day <= ?", filter.as_of.as_ref());
        filter.holding("d.id", &mut parts);
        let accounts = self.event_rows(&parts, "d.day IS NULL, d.day, d.handle, e.number", usize::MAX)?;
        let sql = "SELECT position FROM linked_dispute_accounts WHERE dispute = ?1 AND side = ?2 LIMIT 1";
        let position = self.sqlite.prepare_cached(sql)?.query_row([dispute, side], |row| row.get(0))?;
        Ok(Side { position: Some(position), statements: Vec::new(), accounts })
    }
}

/// Keeps disputes of articles that hold, between articles those of which two sides do.
fn standing(filter: &Filter, parts: &mut Parts) {
    let (mut own, mut told) = (Parts::default(), Parts::default());
    filter.holding("x.document", &mut own);
    told.push("m.dispute = x.id", []);
    filter.holding("e.document", &mut told);
    let sql = format!(
        "x.layer = 'd' AND {} OR x.layer = 'x' AND (SELECT count(DISTINCT m.side) FROM linked_dispute_accounts m
         JOIN events e ON e.id = m.event {}) > 1",
        own.clause().trim_start_matches("WHERE "),
        told.clause()
    );
    parts.push(&sql, own.into_values().into_iter().chain(told.into_values()));
}

/// The sentence that tells these sides, as linking writes it.
fn explain(sides: &[Side]) -> String {
    let teller = |row: &EventRow| {
        let outlet = row.source.publisher.as_deref().unwrap_or(&row.source.key);
        let speaker = (!row.according_to.is_empty()).then(|| row.tellers.first().map(String::as_str));
        accounts::teller(speaker, outlet, row.source.published.as_deref())
    };
    let tellers = |side: &Side| side.accounts.iter().map(teller).collect::<BTreeSet<_>>();
    disputes::explanation(sides.iter().map(|side| (side.position.as_deref().unwrap_or_default(), tellers(side))))
}
