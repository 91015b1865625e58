//! Which documents are near to each other, found by names and signatures.

use std::collections::{BTreeMap, HashMap};

use onrecord_linking::Summary;
use onrecord_linking::stories::{self, NAMES};
use rusqlite::{Connection, params};

use crate::link::Ids;
use crate::{LedgerError, summaries};

/// The period of documents without a date.
const UNDATED: i32 = -9999;

/// Sums of products run in another order than those of the likeness, which decides; the last digits may differ.
const SLACK: f64 = 1e-6;

/// Adds the documents to the indexes and notes whom each is near to.
pub fn join(sqlite: &Connection, new: &[i64]) -> Result<(), LedgerError> {
    let mut shelf: HashMap<i64, Summary> = HashMap::new();
    for &document in new {
        let Some(summary) = summaries::load(sqlite, document)? else { continue };
        for other in candidates(sqlite, &summary)? {
            if other == document {
                continue;
            }
            let known = match shelf.entry(other) {
                std::collections::hash_map::Entry::Occupied(known) => known.into_mut(),
                std::collections::hash_map::Entry::Vacant(place) => {
                    let Some(known) = summaries::load(sqlite, other)? else { continue };
                    place.insert(known)
                }
            };
            if stories::are_near(&summary, known) {
                let sql = "INSERT OR IGNORE INTO near_documents (one, other) VALUES (?1, ?2), (?2, ?1)";
                sqlite.prepare_cached(sql)?.execute([document, other])?;
            }
        }
        index(sqlite, document, &summary)?;
        shelf.insert(document, summary);
    }
    Ok(())
}

/// Documents that share enough names with one in its periods, or a group of the signature.
fn candidates(sqlite: &Connection, summary: &Summary) -> Result<Ids, LedgerError> {
    let near = "SELECT document, weight FROM document_names WHERE name = ?1 AND period IN (?2 - 1, ?2, ?2 + 1, ?3)";
    let any = "SELECT document, weight FROM document_names WHERE name = ?1 AND ?2 = ?3";
    let period = stories::period(summary).unwrap_or(UNDATED);
    let mut names = sqlite.prepare_cached(if period == UNDATED { any } else { near })?;
    let mut cosines: BTreeMap<i64, f64> = BTreeMap::new();
    for &(name, weight) in summary.vocabulary.names.weights() {
        let mut rows = names.query(params![name.cast_signed(), period, UNDATED])?;
        while let Some(row) = rows.next()? {
            *cosines.entry(row.get(0)?).or_default() += weight * row.get::<_, f64>(1)?;
        }
    }
    let mut found: Ids =
        cosines.into_iter().filter(|(_, cosine)| *cosine >= NAMES - SLACK).map(|(document, _)| document).collect();
    let mut bands = sqlite.prepare_cached("SELECT document FROM document_bands WHERE band = ?1")?;
    for band in summary.signature.keys() {
        let mut rows = bands.query([band.cast_signed()])?;
        while let Some(row) = rows.next()? {
            found.insert(row.get(0)?);
        }
    }
    Ok(found)
}

fn index(sqlite: &Connection, document: i64, summary: &Summary) -> Result<(), LedgerError> {
    let period = stories::period(summary).unwrap_or(UNDATED);
    let sql = "INSERT OR REPLACE INTO document_names (name, period, document, weight) VALUES (?1, ?2, ?3, ?4)";
    let mut names = sqlite.prepare_cached(sql)?;
    for &(name, weight) in summary.vocabulary.names.weights() {
        names.execute(params![name.cast_signed(), period, document, weight])?;
    }
    let mut bands = sqlite.prepare_cached("INSERT OR IGNORE INTO document_bands (band, document) VALUES (?1, ?2)")?;
    for band in summary.signature.keys() {
        bands.execute([band.cast_signed(), document])?;
    }
    Ok(())
}

/// Takes a document out of the indexes and marks those whom it was near to: their stories may fall apart without it.
pub fn forget(sqlite: &Connection, document: i64) -> Result<(), LedgerError> {
    let Some(summary) = summaries::load(sqlite, document)? else { return Ok(()) };
    let period = stories::period(&summary).unwrap_or(UNDATED);
    let mut names =
        sqlite.prepare_cached("DELETE FROM document_names WHERE name = ?1 AND period = ?2 AND document = ?3")?;
    for &(name, _) in summary.vocabulary.names.weights() {
        names.execute(params![name.cast_signed(), period, document])?;
    }
    let mut bands = sqlite.prepare_cached("DELETE FROM document_bands WHERE band = ?1 AND document = ?2")?;
    for band in summary.signature.keys() {
        bands.execute([band.cast_signed(), document])?;
    }
    let mark = "UPDATE summaries SET linked = 0 WHERE document IN (SELECT other FROM near_documents WHERE one = ?1)";
    sqlite.prepare_cached(mark)?.execute([document])?;
    sqlite.prepare_cached("DELETE FROM near_documents WHERE one = ?1 OR other = ?1")?.execute([document])?;
    Ok(())
}
