//! What is done, planned, denied or hoped for, and on whose word.

use crate::Draft;

/// What is done, planned, denied or hoped for, and on whose word.
pub fn read(_draft: &mut Draft<'_>) {}
