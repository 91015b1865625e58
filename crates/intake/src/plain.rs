//! Plain text: the whole input is one article.

use std::io::Read;

use onrecord_record::Document;

use crate::document::{document, text};
use crate::error::{IntakeError, Place, Problem};

/// Reads an input as one document whose key is the input's name.
pub fn read(input: impl Read, place: &Place, limit: usize) -> Result<Document, IntakeError> {
    let mut bytes = Vec::new();
    input.take(limit as u64 + 1).read_to_end(&mut bytes).map_err(|source| IntakeError::io(place, source))?;
    if bytes.len() > limit {
        return Err(IntakeError::new(place, Problem::TooLarge { limit }));
    }
    let text = text(bytes).map_err(|problem| IntakeError::new(place, problem))?;
    Ok(document(place.name.clone(), text))
}
