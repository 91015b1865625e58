//! Inputs that are read whole, and plain text: the whole input is one article.

use std::io::Read;

use crate::charset::decode;
use crate::document::document;
use crate::error::{IntakeError, Place, Problem};
use crate::item::Taken;

/// All bytes of an input, if they are no more than the limit.
pub fn bytes(input: impl Read, place: &Place, limit: usize) -> Result<Vec<u8>, IntakeError> {
    let mut bytes = Vec::new();
    input.take(limit as u64 + 1).read_to_end(&mut bytes).map_err(|source| IntakeError::io(place, source))?;
    if bytes.len() > limit { Err(IntakeError::new(place, Problem::TooLarge { limit })) } else { Ok(bytes) }
}

/// The text of a whole input in any character set. `declared` finds the one that the bytes themselves name.
pub fn text(
    input: impl Read,
    place: &Place,
    limit: usize,
    declared: impl Fn(&[u8]) -> Option<String>,
) -> Result<String, IntakeError> {
    let bytes = bytes(input, place, limit)?;
    decode(&bytes, declared(&bytes).as_deref()).map_err(|problem| IntakeError::new(place, problem))
}

/// Reads an input as one document whose key is the input's name.
pub fn read(input: impl Read, place: &Place, limit: usize) -> Result<Taken, IntakeError> {
    let text = text(input, place, limit, |_| None)?;
    Ok(Taken::from(document(place.name.clone(), text)))
}
