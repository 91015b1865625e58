//! Words as the lexicon keys them.
//!
//! Apart from `str::to_lowercase` because every token is looked up many times and most are in lower case as they stand.

use std::borrow::Cow;

/// The word in lower case, without a copy where it is that already.
pub(crate) fn lower(word: &str) -> Cow<'_, str> {
    let is_lower = word.bytes().all(|byte| byte.is_ascii() && !byte.is_ascii_uppercase());
    if is_lower { Cow::Borrowed(word) } else { Cow::Owned(word.to_lowercase()) }
}

#[cfg(test)]
mod tests {
    use super::lower;

    #[test]
    fn only_what_changes_is_copied() {
        for word in ["said", "Said", "U.S.", "été", "Été", "3.5", ""] {
            assert_eq!(lower(word), word.to_lowercase());
        }
        assert!(matches!(lower("said"), std::borrow::Cow::Borrowed(_)));
    }
}
