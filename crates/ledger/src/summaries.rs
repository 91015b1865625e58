//! What linking keeps of each document, beside its rows.

use onrecord_linking::Summary;
use rusqlite::types::Type;
use rusqlite::{Connection, params};

use crate::LedgerError;

/// The form of the stored summaries. A document with another one is read again when it is added again.
pub(crate) const VERSION: u32 = 1;

/// Level of compression: higher ones save little on texts of a few kilobytes.
const LEVEL: i32 = 3;

/// Stores a document's summary; linking has not seen it yet.
pub(crate) fn insert(sqlite: &Connection, document: i64, summary: &Summary) -> Result<(), LedgerError> {
    let json = serde_json::to_vec(summary).map_err(|error| rusqlite::Error::ToSqlConversionFailure(error.into()))?;
    let content =
        zstd::bulk::compress(&json, LEVEL).map_err(|error| rusqlite::Error::ToSqlConversionFailure(error.into()))?;
    let weights = summary.vocabulary.names.weights().iter();
    let names: Vec<u8> =
        weights.flat_map(|(name, weight)| [name.to_le_bytes(), weight.to_le_bytes()]).flatten().collect();
    let sql = "INSERT OR REPLACE INTO summaries (document, version, linked, content, names) VALUES (?1, ?2, 0, ?3, ?4)";
    sqlite.prepare_cached(sql)?.execute(params![document, VERSION, content, names])?;
    Ok(())
}

/// The names of a document with their weights, sorted by hash; none where an older version of the ledger filed it.
pub(crate) fn names(sqlite: &Connection, document: i64) -> Result<Vec<(u64, f64)>, LedgerError> {
    let sql = "SELECT names FROM summaries WHERE document = ?1 AND version = ?2";
    let mut statement = sqlite.prepare_cached(sql)?;
    let mut rows = statement.query(params![document, VERSION])?;
    let Some(row) = rows.next()? else { return Ok(Vec::new()) };
    let bytes = row
        .get_ref(0)?
        .as_blob()
        .map_err(|error| rusqlite::Error::FromSqlConversionFailure(0, Type::Blob, error.into()))?;
    let (pairs, _) = bytes.as_chunks::<16>();
    let number = |pair: &[u8; 16]| u128::from_le_bytes(*pair);
    Ok(pairs.iter().map(number).map(|pair| (pair as u64, f64::from_bits((pair >> 64) as u64))).collect())
}

/// The summary of a document; none where an older version of the ledger filed it.
pub(crate) fn load(sqlite: &Connection, document: i64) -> Result<Option<Summary>, LedgerError> {
    let sql = "SELECT content FROM summaries WHERE document = ?1 AND version = ?2";
    let mut statement = sqlite.prepare_cached(sql)?;
    let mut rows = statement.query(params![document, VERSION])?;
    let Some(row) = rows.next()? else { return Ok(None) };
    let broken = |error: Box<dyn std::error::Error + Send + Sync>| {
        rusqlite::Error::FromSqlConversionFailure(0, Type::Blob, error)
    };
    let content = row.get_ref(0)?.as_blob().map_err(|error| broken(error.into()))?;
    let json = zstd::stream::decode_all(content).map_err(|error| broken(error.into()))?;
    Ok(Some(serde_json::from_slice(&json).map_err(|error| broken(error.into()))?))
}
