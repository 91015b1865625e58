//! Words that name events.
//!
//! Apart from the other kinds of knowledge because it changes for its own reasons.

use crate::LexiconError;
use crate::sources::Sources;

/// Words that name events.
#[derive(Debug)]
pub struct Frames {}

impl Frames {
    pub(crate) fn compile(_sources: &Sources) -> Result<Self, LexiconError> {
        Ok(Self {})
    }
}
