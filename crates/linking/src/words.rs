//! A text as words.
//!
//! Apart from the language room because linking sees records only; signatures need nothing but letters and digits.

/// The words of a text in lower case: stretches of letters and digits; apostrophes inside stay out.
pub fn split(text: &str) -> Vec<String> {
    let mut words = Vec::new();
    let mut word = String::new();
    for letter in text.chars() {
        if letter.is_alphanumeric() {
            word.extend(letter.to_lowercase());
        } else if !matches!(letter, '\'' | '’') && !word.is_empty() {
            words.push(std::mem::take(&mut word));
        }
    }
    if !word.is_empty() {
        words.push(word);
    }
    words
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_and_case_do_not_count() {
        assert_eq!(split("Kyiv’s talks—“on hold”, 2025."), ["kyivs", "talks", "on", "hold", "2025"]);
    }
}
