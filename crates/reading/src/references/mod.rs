//! What "the statement", "this initiative" and "such a format" point to.

use crate::Draft;

/// What "the statement", "this initiative" and "such a format" point to.
pub fn read(_draft: &mut Draft<'_>) {}
