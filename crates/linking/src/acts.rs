//! Which act a word names, so that "the killing" and "shot dead" can be one event.
//!
//! Apart from events because it is knowledge of words alone: the groups of `lexicon/linking/acts.toml`, looked up by
//! stem.
//!
//! - Finds: words and phrases of one group by their stems, in any form ("**killing**", "**killed**", "**shot dead**"); a word
//!   that no group has is an act of its own.
//! - Leaves: who acts and to whom.
//! - Cannot see: acts told in words that no group joins, and which of its senses a word of several groups has.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use serde::Deserialize;

use crate::words;

#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    #[serde(default, rename = "act")]
    acts: Vec<Act>,
    /// Words in front of an act that set it before others.
    #[serde(default)]
    earlier: Vec<String>,
    /// Irregular forms by base form.
    #[serde(default)]
    forms: BTreeMap<String, Vec<String>>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Act {
    words: Vec<String>,
    #[serde(rename = "example")]
    _example: String,
}

/// The groups of each stem or phrase of stems, and the base of each irregular form.
#[derive(Debug, Default)]
struct Acts {
    groups: BTreeMap<String, Vec<usize>>,
    bases: BTreeMap<String, String>,
    earlier: Vec<String>,
    /// The group of "say".
    saying: Vec<usize>,
}

static ACTS: LazyLock<Acts> = LazyLock::new(|| {
    let file: File = toml::from_str(include_str!("../../../lexicon/linking/acts.toml")).unwrap_or_default();
    let bases =
        file.forms.into_iter().flat_map(|(base, forms)| forms.into_iter().map(move |form| (form, base.clone())));
    let mut acts = Acts { bases: bases.collect(), earlier: file.earlier, ..Acts::default() };
    for (number, act) in file.acts.iter().enumerate() {
        for phrase in &act.words {
            let stems: Vec<String> = words::split(phrase).iter().map(|word| acts.stem(word)).collect();
            let groups = acts.groups.entry(stems.join(" ")).or_default();
            if groups.last() != Some(&number) {
                groups.push(number);
            }
        }
    }
    acts.saying = acts.groups.get("say").cloned().unwrap_or_default();
    acts
});

impl Acts {
    fn stem(&self, word: &str) -> String {
        words::stem(self.bases.get(word).map_or(word, String::as_str))
    }
}

/// Whether the words in front of an act set it before others: "**earlier** talks", "an **earlier** round of talks".
pub fn is_earlier(before: &str) -> bool {
    let words: Vec<String> = words::split(before);
    let is_word = |word: &&String| ACTS.earlier.contains(word);
    let of_round = || match &words[..] {
        [.., earlier, round, of] => (matches!(round.as_str(), "round" | "rounds") && of == "of").then_some(earlier),
        _ => None,
    };
    words.last().filter(is_word).or_else(|| of_round().filter(is_word)).is_some()
}

/// Words after a verb that belong to it: "broke **into**".
const PARTICLES: &[&str] = &[
    "in",
    "into",
    "on",
    "onto",
    "off",
    "out",
    "up",
    "down",
    "over",
    "away",
    "to",
    "of",
    "at",
    "for",
    "with",
    "by",
    "under",
    "back",
    "herself",
    "himself",
    "themselves",
    "through",
    "about",
    "from",
];

/// What a trigger is looked up by: the phrase of its stems where a group knows it, else the stem of its head; `following`
/// are the words after it, which a phrase may need ("opened **fire**").
pub fn key(trigger: &str, following: &str) -> String {
    let stems: Vec<String> = words::split(trigger).iter().map(|word| ACTS.stem(word)).collect();
    let after: Vec<String> = words::split(following).iter().take(2).map(|word| ACTS.stem(word)).collect();
    let phrase = |stems: &[String]| Some(stems.join(" ")).filter(|phrase| ACTS.groups.contains_key(phrase));
    let all: Vec<String> = stems.iter().chain(&after).cloned().collect();
    let longer = (1..=after.len()).rev().find_map(|more| phrase(&all[..stems.len() + more]));
    let ends =
        || (2..stems.len()).find_map(|width| phrase(&stems[stems.len() - width..]).or_else(|| phrase(&stems[..width])));
    longer.or_else(|| phrase(&stems)).or_else(ends).unwrap_or_else(|| head(&stems))
}

/// The last word but for particles, which is the noun or the verb of most triggers.
fn head(stems: &[String]) -> String {
    let is_particle = |stem: &String| PARTICLES.contains(&stem.as_str());
    stems.iter().rev().find(|stem| !is_particle(stem)).or(stems.last()).cloned().unwrap_or_default()
}

/// Whether two keys can name the same act.
pub fn can_be_same(one: &str, other: &str) -> bool {
    one == other || groups(one).iter().any(|group| groups(other).contains(group))
}

/// Whether a key names an act of saying.
pub fn is_saying(key: &str) -> bool {
    groups(key).iter().any(|group| ACTS.saying.contains(group))
}

fn groups(key: &str) -> &'static [usize] {
    ACTS.groups.get(key).map_or(&[], Vec::as_slice)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn forms_and_phrases_have_keys() {
        for (trigger, following, expected) in [
            ("struck", "a tree", "strik"),
            ("opened", "fire on the crowd", "open fire"),
            ("broke into", "", "break into"),
            ("made off", "", "make off"),
            ("double murder", "", "doubl murder"),
            ("leapt over", "", "leapt"),
            ("", "", ""),
        ] {
            assert_eq!(key(trigger, following), expected, "{trigger}");
        }
    }

    #[test]
    fn acts_meet() {
        let same = |one, other| can_be_same(&key(one, ""), &key(other, ""));
        assert!(same("quake", "tremor") && same("killing", "slain") && same("bought", "acquisition"));
        assert!(!same("quake", "killing") && !same("oddity", "strangeness"));
        assert!(is_saying(&key("told", "")) && !is_saying(&key("shot", "")));
    }
}
