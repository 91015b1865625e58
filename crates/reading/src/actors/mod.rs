//! Who the text speaks of: mentions joined, with roles, metonyms and pronouns.

use crate::Draft;

/// Who the text speaks of: mentions joined, with roles, metonyms and pronouns.
pub fn read(_draft: &mut Draft<'_>) {}
