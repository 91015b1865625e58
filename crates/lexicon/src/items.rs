//! Units and counted things.
//!
//! Apart from the other kinds of knowledge because it changes for its own reasons.

use crate::LexiconError;
use crate::sources::Sources;

/// Units and counted things.
#[derive(Debug)]
pub struct Items {}

impl Items {
    pub(crate) fn compile(_sources: &Sources) -> Result<Self, LexiconError> {
        Ok(Self {})
    }
}
