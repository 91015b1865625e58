//! Who said what.

use crate::Draft;

/// Who said what.
pub fn read(_draft: &mut Draft<'_>) {}
