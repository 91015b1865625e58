//! What is counted.
//!
//! - Finds: the noun that the number stands before ("nearly 1,200 guided aerial **bombs**"), the noun after "of"
//!   ("50,000 tonnes of **grain**", "dozens of **houses**", "nine of the **missiles**"), the noun of the number
//!   before ("killed 12 **people** and wounded 30"), people under words of harm ("30 were wounded", "120 dead").
//! - Leaves: money, which counts itself, and ages.
//! - Cannot see: what a bare number counts when the noun stands in another sentence.
//!
//! An item is a singular lemma. Nouns before the head stay ("prisoner exchange"), as do adjectives that the
//! lexicon knows as part of the thing ("guided aerial bomb"); other adjectives and names go ("young", "Russian").
//! Peoples ("12 Americans") and "others" are persons.

use onrecord_language::{Label, Pos, Tag};

use super::scene::Scene;

/// The noun that a number counts, and how the record names it.
#[derive(Clone, Debug, PartialEq)]
pub struct Item {
    /// Singular lemma phrase.
    pub name: String,
}

/// Words of harm and custody that are said of people.
const HARM: &[&str] = &[
    "dead",
    "injured",
    "wounded",
    "missing",
    "killed",
    "hurt",
    "homeless",
    "displaced",
    "hospitalized",
    "arrested",
    "detained",
    "kill",
    "injure",
    "wound",
    "hurt",
    "die",
    "arrest",
    "detain",
    "hospitalize",
    "displace",
    "evacuate",
    "rescue",
    "kidnap",
    "drown",
    "jail",
    "execute",
    "dead",
    "alive",
    "employ",
    "recruit",
    "infect",
    "deport",
];

/// Nouns that are people: "30 others", "nine Indian dead".
const PEOPLE: &[&str] = &["other", "others", "dead", "injured", "wounded", "missing"];

/// What the amount in the words `start..end` counts; `last` is the item counted before in the sentence.
pub fn read(scene: &Scene<'_>, start: usize, end: usize, unit: Option<&str>, last: Option<&str>) -> Option<Item> {
    let last_word = end.checked_sub(1)?;
    let token = scene.token(last_word)?;
    if let Some(noun) = after_of(scene, end) {
        // A share is of people and things that are counted, not "of the vote" or "of output".
        let is_counted = matches!(scene.annotation.tokens()[noun].tag, Tag::Nns | Tag::Nnps) || scene.is_demonym(noun);
        return if unit == Some("percent") && !is_counted { None } else { name(scene, noun, scene.token(end)?) };
    }
    if unit.is_some() {
        return None;
    }
    if let Some(noun) = counted_noun(scene, start, last_word, token) {
        return name(scene, noun, token);
    }
    // "30 wounded", not "spent millions deporting".
    let next = scene.token(end).filter(|next| *next != token && scene.annotation.tokens()[*next].tag != Tag::Vbg);
    let is_harm = |token: usize| {
        HARM.contains(&scene.annotation.lemma(token)) || HARM.contains(&scene.annotation.word(token, scene.text))
    };
    let by_verb = bare(scene, token).filter(|above| is_harm(*above));
    if next.is_some_and(is_harm) || by_verb.is_some() {
        let is_people = |last: &&str| {
            scene
                .items
                .thing(last)
                .is_some_and(|thing| matches!(thing.kind.as_str(), "casualty" | "fighter" | "held" | "person"))
        };
        return Some(Item { name: last.filter(is_people).unwrap_or("person").to_owned() });
    }
    bare(scene, token).and(last).map(|last| Item { name: last.to_owned() })
}

/// Whether the number in the words `start..end` stands right before a name that is no group of people, so that it is
/// part of the name: "747 Jumbo", "1 Samuel".
pub fn is_named(scene: &Scene<'_>, start: usize, end: usize) -> bool {
    let is_bare = end == start + 1 && !scene.words.digits(start).is_empty();
    let name = scene.token(end).filter(|_| is_bare && scene.tag(end) == Tag::Nnp && !scene.words.is_glued(end));
    name.is_some_and(|name| {
        let heads_no_noun = scene.annotation.head(name).is_none_or(|head| {
            head < name || !matches!(scene.annotation.tokens()[head].tag, Tag::Nns | Tag::Nnps | Tag::Nn | Tag::Nnp)
        });
        heads_no_noun && !scene.is_known_name(name)
    })
}

/// The noun after "of": "dozens of houses", "tonnes of grain", "nine of the missiles".
fn after_of(scene: &Scene<'_>, end: usize) -> Option<usize> {
    let of = (scene.at(end) == "of").then(|| scene.token(end)).flatten()?;
    let noun = scene.annotation.child(of, Label::Pobj)?;
    (scene.is_noun(noun) || scene.is_demonym(noun)).then_some(noun)
}

/// The noun above the number: "1.5 million people", climbing over parts of the number.
fn counted_noun(scene: &Scene<'_>, start: usize, last_word: usize, token: usize) -> Option<usize> {
    let mut current = token;
    for _ in 0..6 {
        let head = scene.annotation.head(current)?;
        let is_number = scene.annotation.tokens()[head].tag == Tag::Cd || head == token;
        let is_before = head < scene.token(start)?;
        match scene.label(current) {
            Label::Nummod
            | Label::Amod
            | Label::Compound
            | Label::Quantmod
            | Label::Nmod
            | Label::Det
            | Label::Npadvmod
                if is_number =>
            {
                current = head;
            }
            Label::Nummod | Label::Amod | Label::Compound | Label::Quantmod | Label::Nmod | Label::Det
                if scene.is_noun(head) && !is_before =>
            {
                return Some(head);
            }
            _ => break,
        }
    }
    following_noun(scene, last_word, token)
}

/// Where the tree gives nothing: a plural noun right after the number, past adjectives and nouns.
fn following_noun(scene: &Scene<'_>, last_word: usize, token: usize) -> Option<usize> {
    let tokens = scene.annotation.tokens();
    let sentence = scene.annotation.sentence_of(scene.token(last_word)?);
    let noun = (token + 1..sentence.end.min(token + 5))
        .take_while(|&at| matches!(tokens[at].pos, Pos::Adj | Pos::Noun | Pos::Propn))
        .last()?;
    matches!(tokens[noun].tag, Tag::Nns | Tag::Nn).then_some(noun)
}

/// The verb above a number that stands without a noun, as object, subject or conjunct.
fn bare(scene: &Scene<'_>, token: usize) -> Option<usize> {
    let is_argument = matches!(scene.label(token), Label::Dobj | Label::Nsubj | Label::Nsubjpass | Label::Conj);
    is_argument
        .then(|| {
            scene.annotation.ancestors(token).skip(1).find(|&above| scene.annotation.tokens()[above].pos == Pos::Verb)
        })
        .flatten()
}

/// How the record names a noun by itself, with the nouns right before it.
pub fn named(scene: &Scene<'_>, noun: usize) -> Option<Item> {
    let tokens = scene.annotation.tokens();
    let first = (0..noun).rev().take_while(|&at| tokens[at].label == Label::Compound).last().unwrap_or(noun);
    name(scene, noun, first.checked_sub(1).unwrap_or(noun))
}

/// How the record names a noun, with the words between `from` and it that name its kind.
fn name(scene: &Scene<'_>, noun: usize, from: usize) -> Option<Item> {
    let tokens = scene.annotation.tokens();
    let lemma = |token: usize| scene.annotation.lemma(token).to_lowercase();
    let head = lemma(noun);
    if head.is_empty() || !head.chars().any(char::is_alphabetic) || scene.is_time_token(noun) {
        return None;
    }
    // "22 Boeing 737s": a model, which is no word for the thing.
    if head.chars().any(|letter| letter.is_ascii_digit()) && scene.items.thing(&head).is_none() {
        return None;
    }
    let first = (from + 1..noun)
        .rev()
        .take_while(|&at| matches!(tokens[at].pos, Pos::Adj | Pos::Noun | Pos::Propn | Pos::Verb))
        .last();
    for begin in first.unwrap_or(noun)..=noun {
        let phrase = (begin..noun).map(|at| scene.annotation.word(at, scene.text).to_lowercase()).chain([head.clone()]);
        let phrase = phrase.collect::<Vec<_>>().join(" ");
        if let Some(thing) = scene.items.thing(&phrase).filter(|_| begin < noun || !has_nouns(scene, first, noun)) {
            return Some(Item { name: thing.name.clone() });
        }
    }
    let is_people = tokens[noun].tag == Tag::Nnps || scene.is_demonym(noun) || PEOPLE.contains(&head.as_str());
    if is_people {
        return Some(Item { name: "person".to_owned() });
    }
    // "long-haul jets" are jets.
    let is_joined = |at: usize| at > 0 && tokens[at - 1].tag == Tag::Hyph;
    let nouns = (first.unwrap_or(noun)..noun)
        .filter(|&at| tokens[at].tag == Tag::Nn && tokens[at].label == Label::Compound && !is_joined(at));
    let words: Vec<String> = nouns.map(lemma).chain([head]).collect();
    Some(Item { name: words.join(" ") })
}

/// Whether common nouns stand between the number and its noun.
fn has_nouns(scene: &Scene<'_>, first: Option<usize>, noun: usize) -> bool {
    let tokens = scene.annotation.tokens();
    first.is_some_and(|first| (first..noun).any(|at| tokens[at].tag == Tag::Nn && tokens[at].label == Label::Compound))
}
