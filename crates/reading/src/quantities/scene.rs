//! What a rule for quantities may ask: the words, their tokens, what is part of a time already.
//!
//! Apart from the scene of times because quantities look at the tree, and times do not.

use onrecord_language::{Annotation, Label, Pos, Tag};
use onrecord_lexicon::{Actors, Items, Named, plain};

use crate::Draft;
use crate::times::words::{Kind, Words};

/// What a rule may ask.
pub struct Scene<'a> {
    /// The text.
    pub text: &'a str,
    /// The text as words.
    pub words: &'a Words,
    /// The text as language; may be empty.
    pub annotation: &'a Annotation,
    /// Units, currencies and counted things.
    pub items: &'a Items,
    /// Names of peoples, among others.
    actors: &'a Actors,
    /// The token that each word lies in; empty without an annotation.
    tokens: Vec<usize>,
    /// Whether each word is part of a time.
    is_time: Vec<bool>,
}

impl<'a> Scene<'a> {
    /// The scene of a draft whose times are read.
    pub fn new(draft: &Draft<'a>, words: &'a Words) -> Self {
        let tokens = tokens(words, draft.annotation);
        let mut is_time = vec![false; words.list.len()];
        let mut at = 0;
        for time in &draft.record.times {
            while words.list.get(at).is_some_and(|word| word.start < time.span.end) {
                is_time[at] = words.list[at].start >= time.span.start;
                at += 1;
            }
        }
        Self {
            text: draft.text,
            words,
            annotation: draft.annotation,
            items: &draft.lexicon.items,
            actors: &draft.lexicon.actors,
            tokens,
            is_time,
        }
    }

    /// [`Words::at`].
    pub fn at(&self, index: usize) -> &str {
        self.words.at(index)
    }

    /// [`Words::is`].
    pub fn is(&self, index: usize, words: &[&str]) -> bool {
        self.words.is(index, words)
    }

    /// The words from `index` on, if they are these.
    pub fn reads(&self, index: usize, phrase: &[&str]) -> bool {
        phrase.iter().enumerate().all(|(offset, word)| self.at(index + offset) == *word)
    }

    /// "pesos": the currency of the one country that the text speaks of most among those that have it.
    pub fn shared_currency(&self, word: &str) -> Option<&str> {
        let shared = self.items.shared_currencies(word);
        let told = |code: &str| {
            let names = (0..self.annotation.len()).flat_map(|token| (1..=3).map(move |words| token..token + words));
            let names = names.filter(|tokens| tokens.end <= self.annotation.len());
            let names = names.map(|tokens| self.annotation.span(tokens).slice(self.text));
            let is_told = |name: &&str| match self.actors.get(&plain(name)) {
                Some(Named::State(state) | Named::Demonym(state) | Named::Capital(state)) => state.code == code,
                _ => false,
            };
            names.filter(|name| name.starts_with(char::is_uppercase)).filter(is_told).count()
        };
        let counts = shared.iter().map(|(country, code)| (told(country), code));
        let (count, code) = counts.max_by_key(|(count, _)| *count)?;
        (count > 0).then_some(code)
    }

    /// Whether the word is part of a time.
    pub fn is_time(&self, index: usize) -> bool {
        self.is_time.get(index).copied().unwrap_or_default()
    }

    /// Whether the token is part of a time.
    pub fn is_time_token(&self, token: usize) -> bool {
        self.is_time(self.tokens.partition_point(|&of_word| of_word < token))
    }

    /// The token that the word lies in.
    pub fn token(&self, index: usize) -> Option<usize> {
        self.tokens.get(index).copied()
    }

    /// The tag of the word's token.
    pub fn tag(&self, index: usize) -> Tag {
        self.token(index).map_or(Tag::None, |token| self.annotation.tokens()[token].tag)
    }

    /// The label of a token.
    pub fn label(&self, token: usize) -> Label {
        self.annotation.tokens()[token].label
    }

    /// Whether the token is a noun or name.
    pub fn is_noun(&self, token: usize) -> bool {
        matches!(self.annotation.tokens()[token].pos, Pos::Noun | Pos::Propn)
    }

    /// Whether the token names a people: "Americans", "Sudanese".
    pub fn is_demonym(&self, token: usize) -> bool {
        matches!(self.actors.get(self.annotation.word(token, self.text)), Some(Named::Demonym(_)))
    }

    /// Whether the token is a name that the lexicon knows, of a group among others: "Taliban".
    pub fn is_known_name(&self, token: usize) -> bool {
        self.actors.get(self.annotation.word(token, self.text)).is_some()
    }

    /// Whether the word is written with a capital.
    pub fn is_capital(&self, index: usize) -> bool {
        self.words.list.get(index).is_some_and(|word| {
            self.text.get(word.start as usize..).is_some_and(|rest| rest.chars().next().is_some_and(char::is_uppercase))
        })
    }

    /// Whether letters, digits or a joining mark stand glued to the left of the word ("F-16", "B2", "3:1").
    pub fn is_tail(&self, index: usize) -> bool {
        if index == 0 || !self.words.is_glued(index) {
            return false;
        }
        match self.words.list[index - 1].kind {
            Kind::Letters | Kind::Digits | Kind::Mark('#' | '@' | '_' | '/' | ':') => true,
            Kind::Mark('-' | '–' | '.') => index > 1 && self.words.is_glued(index - 1),
            Kind::Mark(_) => false,
        }
    }
}

fn tokens(words: &Words, annotation: &Annotation) -> Vec<usize> {
    let all = annotation.tokens();
    if all.is_empty() {
        return Vec::new();
    }
    let mut token = 0;
    let place = |word: &crate::times::words::Word| {
        while token + 1 < all.len() && all[token].span.end <= word.start {
            token += 1;
        }
        token
    };
    words.list.iter().map(place).collect()
}
