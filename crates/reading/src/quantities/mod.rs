//! How many and how much.

use crate::Draft;

/// How many and how much.
pub fn read(_draft: &mut Draft<'_>) {}
