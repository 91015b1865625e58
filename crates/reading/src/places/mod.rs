//! Where: names on the map.

use crate::Draft;

/// Where: names on the map.
pub fn read(_draft: &mut Draft<'_>) {}
