//! A text as words, and words as stems.
//!
//! Apart from the language room because linking sees records only: no lemma reaches it, and a summary must not change
//! when a model does.

use std::collections::BTreeSet;
use std::sync::LazyLock;

use serde::Deserialize;

/// The lists of `lexicon/linking/words.toml`.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
struct Lists {
    grammar: Vec<String>,
    reporting: Vec<String>,
    light: Vec<String>,
}

/// Words that say nothing of which story a text tells.
static EMPTY: LazyLock<BTreeSet<String>> = LazyLock::new(|| {
    let lists: Lists = toml::from_str(include_str!("../../../lexicon/linking/words.toml")).unwrap_or_default();
    [lists.grammar, lists.reporting, lists.light].into_iter().flatten().collect()
});

/// A word where it stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Word<'t> {
    /// Its letters and digits, without the ending of a possessive.
    pub text: &'t str,
    /// Its first byte.
    pub start: usize,
}

impl Word<'_> {
    /// Whether it begins with a capital.
    pub fn is_capital(self) -> bool {
        self.text.chars().next().is_some_and(char::is_uppercase)
    }

    /// Whether it is a number in digits.
    pub fn is_number(self) -> bool {
        self.text.bytes().all(|byte| byte.is_ascii_digit())
    }
}

/// The words of a text: stretches of letters and digits; an apostrophe inside belongs to the word.
pub fn words(text: &str) -> Vec<Word<'_>> {
    let is_inside = |letter: char| letter.is_alphanumeric() || matches!(letter, '\'' | '’');
    let mut found = Vec::new();
    let mut rest = 0;
    while let Some(start) = text[rest..].find(char::is_alphanumeric).map(|at| rest + at) {
        let end = text[start..].find(|letter| !is_inside(letter)).map_or(text.len(), |at| start + at);
        let word = text[start..end].trim_end_matches(['\'', '’']);
        let word = word.strip_suffix("'s").or_else(|| word.strip_suffix("’s")).unwrap_or(word);
        found.push(Word { text: word, start });
        rest = end;
    }
    found
}

/// The words in lower case, with apostrophes left out.
pub fn split(text: &str) -> Vec<String> {
    words(text).into_iter().map(|word| folded(word.text)).collect()
}

/// A word in lower case, without apostrophes.
pub fn folded(word: &str) -> String {
    word.chars().filter(|letter| !matches!(letter, '\'' | '’')).flat_map(char::to_lowercase).collect()
}

/// Whether a folded word says nothing of which story a text tells.
pub fn is_empty(word: &str) -> bool {
    EMPTY.contains(word)
}

/// What is left of a folded word without the endings of plural, past and gerund: "strikes", "striking" → "strik".
pub fn stem(word: &str) -> String {
    let word = singular(word);
    let bare = ["ing", "ed"].iter().find_map(|ending| word.strip_suffix(ending));
    let bare = bare.filter(|rest| rest.len() >= 3 && rest.contains(['a', 'e', 'i', 'o', 'u', 'y']));
    let stem = bare.map_or(word.as_str(), undoubled);
    stem.strip_suffix('e').filter(|rest| rest.len() > 3).unwrap_or(stem).to_owned()
}

fn singular(word: &str) -> String {
    if word.len() <= 3 || !word.ends_with('s') || ["ss", "us", "is"].iter().any(|ending| word.ends_with(ending)) {
        return word.to_owned();
    }
    if let Some(rest) = word.strip_suffix("ies").filter(|rest| rest.len() > 1) {
        return format!("{rest}y");
    }
    let hisses = ["sses", "shes", "ches", "xes", "zes"].iter().any(|ending| word.ends_with(ending));
    word[..word.len() - if hisses { 2 } else { 1 }].to_owned()
}

/// "stopp" → "stop".
fn undoubled(stem: &str) -> &str {
    let mut letters = stem.char_indices().rev();
    match (letters.next(), letters.next()) {
        (Some((at, last)), Some((_, before))) if last == before && stem.len() > 3 && !"lsz".contains(last) => {
            &stem[..at]
        }
        _ => stem,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_and_case_do_not_count() {
        assert_eq!(split("Kyiv’s talks—“on hold”, can’t 2025."), ["kyiv", "talks", "on", "hold", "cant", "2025"]);
    }

    #[test]
    fn forms_of_a_word_share_a_stem() {
        for forms in [
            ["strike", "strikes", "striking"],
            ["stop", "stops", "stopped"],
            ["army", "army", "armies"],
            ["launch", "launches", "launched"],
            ["raid", "raids", "raided"],
        ] {
            let [one, other, third] = forms.map(stem);
            assert!(one == other && other == third, "{forms:?}");
        }
        assert_eq!(stem("bus"), "bus");
        assert_eq!(stem("sing"), "sing");
    }

    #[test]
    fn the_lists_are_read() {
        assert!(is_empty("the") && is_empty("said") && !is_empty("ceasefire"));
    }
}
