//! Where accounts within the text contradict each other.

use crate::Draft;

/// Where accounts within the text contradict each other.
pub fn read(_draft: &mut Draft<'_>) {}
