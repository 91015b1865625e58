//! Who did what to whom, in PLOVER's terms.

use crate::Draft;

/// Who did what to whom, in PLOVER's terms.
pub fn read(_draft: &mut Draft<'_>) {}
