//! When things happen: TIMEX3 values resolved against the publication date.

use crate::Draft;

/// When things happen: TIMEX3 values resolved against the publication date.
pub fn read(_draft: &mut Draft<'_>) {}
