//! Words that report statements.
//!
//! Apart from the other kinds of knowledge because it changes for its own reasons.

use crate::LexiconError;
use crate::sources::Sources;

/// Words that report statements.
#[derive(Debug)]
pub struct Cues {}

impl Cues {
    pub(crate) fn compile(_sources: &Sources) -> Result<Self, LexiconError> {
        Ok(Self {})
    }
}
