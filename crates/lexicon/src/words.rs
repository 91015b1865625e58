//! Where a name's first word ends.
//!
//! Apart from the names of actors and roles because both are looked for by their first words.

/// The letters and digits that a name begins with.
pub(crate) fn first_word(name: &str) -> &str {
    match name.bytes().position(|byte| !byte.is_ascii_alphanumeric()) {
        None => name,
        Some(end) if name.as_bytes()[end].is_ascii() => &name[..end],
        Some(_) => {
            let end = name.find(|letter: char| !letter.is_alphanumeric()).unwrap_or(name.len());
            &name[..end]
        }
    }
}

#[cfg(test)]
mod tests {
    use super::first_word;

    #[test]
    fn a_word_ends_where_no_letter_or_digit_follows() {
        for (name, word) in
            [("U.S.", "U"), ("Côte d'Ivoire", "Côte"), ("G7", "G7"), ("“Fatah", ""), ("Fatah”", "Fatah")]
        {
            assert_eq!(first_word(name), word);
        }
    }
}
