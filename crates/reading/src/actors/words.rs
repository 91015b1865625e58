//! What descriptions are compared by.
//!
//! Apart from [`super::joining`] because a description is compared with hundreds of mentions, and each mention with
//! hundreds of descriptions: their words are made out once.

use onrecord_lexicon::{RoleKind, plain};

use super::mention::{Mention, Phrase};
use crate::Draft;

/// The words by which a description is compared with a mention.
#[derive(Clone, Debug)]
pub(super) struct Words {
    /// The role's own words of each phrase, as [`core`] has them.
    pub cores: Vec<String>,
    /// The last of these words, in lower case.
    pub last: Vec<String>,
    /// The mention's letters in lower case.
    pub letters: String,
}

impl Words {
    pub fn new(draft: &Draft<'_>, mention: &Mention<'_>, letters: &str) -> Self {
        let last = |phrase: &Phrase<'_>| draft.annotation.lemma(phrase.core.end - 1).to_lowercase();
        Self {
            cores: mention.phrases.iter().map(|phrase| core(draft, phrase)).collect(),
            last: mention.phrases.iter().map(last).collect(),
            letters: letters.to_lowercase(),
        }
    }
}

/// The role's own words in the singular.
pub(super) fn core(draft: &Draft<'_>, phrase: &Phrase<'_>) -> String {
    let last = phrase.core.end - 1;
    let rest = draft.annotation.span(phrase.core.start..last).slice(draft.text);
    let words = format!("{rest} {}", draft.annotation.lemma(last)).to_lowercase();
    let words = plain(words.trim());
    // "a spokesman said … the **spokesperson** added"
    match words.strip_suffix("spokesman").or_else(|| words.strip_suffix("spokeswoman")) {
        Some(front) => format!("{front}spokesperson"),
        None => words.into_owned(),
    }
}

/// Whether the phrase says more than its role: "economic envoy".
pub(super) fn has_more_words(phrase: &Phrase<'_>) -> bool {
    phrase.title.start < phrase.core.start
}

/// "the president" after "President Macron", "the leader" after it too.
pub(super) fn titles_agree(
    draft: &Draft<'_>,
    (phrase, own): (&Phrase<'_>, &str),
    (other, title): (&Phrase<'_>, &String),
) -> bool {
    if phrase.role.kind == RoleKind::Honorific || own != title && !phrase.role.covers.contains(title) {
        return false;
    }
    let words = |phrase: &Phrase<'_>| -> Vec<String> {
        (phrase.title.start..phrase.core.start).map(|token| draft.word(token).to_lowercase()).collect()
    };
    let others = words(other);
    words(phrase).iter().all(|word| others.contains(word))
}
