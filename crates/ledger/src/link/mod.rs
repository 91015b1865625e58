//! Linking inside the ledger: what a document has in common with those filed before it.
//!
//! Filing a document leaves a mark that it is not linked yet; [`Ledger::link`] takes those that are marked, some hundreds per
//! transaction. Only what can change is computed anew: the stories near to the new documents, the names that share a key
//! with a new one, and the stories whose accounts can contradict them. The rules are those of `onrecord-linking`; this
//! room finds their candidates by indexes and keeps their results, which do not depend on the order of filing.

mod accounts;
pub(crate) mod decisions;
mod desk;
mod near;
mod people;
mod stories;

use std::collections::BTreeSet;

use rusqlite::{Connection, Row, TransactionBehavior};

use crate::{Ledger, LedgerError, summaries};

/// Documents that are linked in one transaction.
const CHUNK: usize = 500;

impl Ledger {
    /// Links the documents that were filed since the last time, and says how many. A kill in between leaves documents
    /// unlinked, never half linked.
    pub fn link(&mut self) -> Result<usize, LedgerError> {
        let mut linked = 0;
        loop {
            let transaction = self.sqlite.transaction_with_behavior(TransactionBehavior::Immediate)?;
            let sql = format!(
                "SELECT document FROM summaries WHERE linked = 0 AND version = {} ORDER BY document LIMIT {CHUNK}",
                summaries::VERSION
            );
            let new = ids(&transaction, &sql)?;
            if new.is_empty() {
                return Ok(linked);
            }
            link(&transaction, &new)?;
            transaction.commit()?;
            linked += new.len();
        }
    }
}

fn link(sqlite: &Connection, new: &[i64]) -> Result<(), LedgerError> {
    near::join(sqlite, new)?;
    let mut stories = stories::regroup(sqlite, new)?;
    stories.extend(people::join_names(sqlite, new)?);
    for &story in &stories {
        let documents = stories::documents(sqlite, [story])?;
        let desk = desk::Desk::load(sqlite, &documents)?;
        people::join_in_story(sqlite, &desk)?;
        people::join_holders(sqlite, &desk.documents)?;
        stories::join_events(sqlite, &desk)?;
    }
    people::call_all(sqlite, new)?;
    stories.extend(decisions::apply(sqlite)?);
    accounts::compare(sqlite, stories)?;
    let sql = format!("UPDATE summaries SET linked = 1 WHERE document IN ({})", list(new));
    sqlite.execute(&sql, [])?;
    Ok(())
}

/// Takes back what linking knows of a document whose rows are about to be replaced, and marks those whose links it was part
/// of.
pub(crate) fn forget(sqlite: &Connection, document: i64) -> Result<(), LedgerError> {
    near::forget(sqlite, document)?;
    let partners = "UPDATE summaries SET linked = 0 WHERE document IN (
        SELECT f.document FROM events e JOIN linked_dispute_accounts x ON x.event = e.id
        JOIN linked_dispute_accounts y ON y.dispute = x.dispute JOIN events f ON f.id = y.event WHERE e.document = ?1
        UNION SELECT b.document FROM offices o JOIN actors a ON a.id = o.actor JOIN offices x ON x.title = o.title AND x.of = o.of
        JOIN actors b ON b.id = x.actor WHERE a.document = ?1 AND o.is_named = 1 AND x.is_named = 0)";
    sqlite.prepare_cached(partners)?.execute([document])?;
    let disputes = "DELETE FROM linked_disputes WHERE id IN (
        SELECT x.dispute FROM linked_dispute_accounts x JOIN events e ON e.id = x.event WHERE e.document = ?1)";
    sqlite.prepare_cached(disputes)?.execute([document])?;
    let changes = "DELETE FROM changes WHERE id IN (
        SELECT x.change FROM change_steps x JOIN events e ON e.id = x.event WHERE e.document = ?1)";
    sqlite.prepare_cached(changes)?.execute([document])?;
    Ok(())
}

/// The numbers that a question gives in its first column.
fn ids(sqlite: &Connection, sql: &str) -> Result<Vec<i64>, LedgerError> {
    rows(sqlite, sql, |row| row.get(0))
}

fn rows<T>(
    sqlite: &Connection,
    sql: &str,
    read: impl FnMut(&Row) -> rusqlite::Result<T>,
) -> Result<Vec<T>, LedgerError> {
    Ok(sqlite.prepare(sql)?.query_map([], read)?.collect::<Result<_, _>>()?)
}

/// Row ids as SQL takes them in parentheses. Numbers of the ledger's own need no binding.
fn list<'a>(ids: impl IntoIterator<Item = &'a i64>) -> String {
    ids.into_iter().map(ToString::to_string).collect::<Vec<_>>().join(",")
}

/// Row ids without repetition, in order.
type Ids = BTreeSet<i64>;
