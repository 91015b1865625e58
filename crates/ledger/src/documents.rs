//! The articles themselves: finding one by its handle.

use crate::{Ledger, LedgerError};

impl Ledger {
    /// The row and whole handle of the article whose handle begins with these digits.
    pub(crate) fn find_document(&self, digits: &str) -> Result<(i64, String), LedgerError> {
        let sql = "SELECT id, handle FROM documents WHERE handle >= ?1 AND handle < ?1 || 'g' LIMIT 2";
        let mut documents = self.sqlite.prepare_cached(sql)?;
        let documents = documents.query_map([digits], |row| Ok((row.get(0)?, row.get(1)?)))?;
        match &*documents.collect::<Result<Vec<(i64, String)>, _>>()? {
            [] => Err(LedgerError::Unknown(digits.to_owned())),
            [one] => Ok(one.clone()),
            _ => Err(LedgerError::Ambiguous(digits.to_owned())),
        }
    }
}
