//! When the document was published.

use crate::Draft;

/// When the document was published.
pub fn read(_draft: &mut Draft<'_>) {}
