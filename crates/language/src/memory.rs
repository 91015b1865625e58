//! What has been worked out about words met before: it speeds reading up and changes no result.
//!
//! Apart from the pipeline because it must not grow. News is a few thousand words said again and again and ever new names;
//! from time to time all that was met rarely is forgotten.

use std::ops::Range;

use rustc_hash::FxHashMap;

use crate::Pos;
use crate::lexeme::Lexeme;
use crate::network::Cache;

/// Lexemes that are kept between texts; each takes about 1.5 kB. Ten thousand articles of a hundred words fill it.
const MOST_LEXEMES: usize = 12_000;
/// Lexemes that are left when it is full.
const KEPT_LEXEMES: usize = 6_000;

/// Lemmas by lexeme, part of speech and morphology.
pub type Lemmas = FxHashMap<(u32, Pos, u16), Box<str>>;

/// What has been worked out about words met before.
#[derive(Default)]
pub struct Memory {
    chunks: FxHashMap<Box<str>, Chunk>,
    /// Length in bytes, and lexeme.
    pieces: Vec<(u32, u32)>,
    /// Lexemes by word.
    numbers: FxHashMap<Box<str>, Vec<Numbered>>,
    /// What the network sees of each lexeme.
    pub lexemes: Vec<Lexeme>,
    /// Each lexeme's lower-case letters.
    pub lower: Vec<Box<str>>,
    /// Whether a run of tokens that must be put together again can begin with the lexeme.
    pub begins_run: Vec<bool>,
    /// Lemmas worked out.
    pub lemmas: Lemmas,
    /// First-layer vectors for tagger and parser.
    pub words: Cache,
    /// First-layer vectors for the name finder.
    pub names: Cache,
}

/// A lexeme, with the normal form that the word has there by exception.
type Numbered = (Option<Box<str>>, u32);

/// A stretch between spaces that was met before.
struct Chunk {
    /// Its pieces, in `pieces`.
    first: u32,
    last: u32,
    /// How often it was met since words were forgotten.
    uses: u32,
}

impl Chunk {
    fn pieces(&self) -> Range<usize> {
        self.first as usize..self.last as usize
    }
}

impl Memory {
    /// Length in bytes and lexeme of the chunk's pieces, if it was met before.
    pub fn recall(&mut self, letters: &str) -> Option<&[(u32, u32)]> {
        let chunk = self.chunks.get_mut(letters)?;
        chunk.uses += 1;
        self.pieces.get(chunk.pieces())
    }

    /// Keeps the pieces of a chunk, as [`Self::recall`] gives them.
    pub fn learn(&mut self, letters: &str, pieces: &[(u32, u32)]) {
        let first = self.pieces.len() as u32;
        self.pieces.extend_from_slice(pieces);
        self.chunks.insert(letters.into(), Chunk { first, last: self.pieces.len() as u32, uses: 1 });
    }

    /// The lexeme of a word that here has this normal form by exception, if it was met before.
    pub fn number(&self, word: &str, norm: Option<&str>) -> Option<u32> {
        let known = self.numbers.get(word)?;
        known.iter().find(|(known, _)| known.as_deref() == norm).map(|&(_, number)| number)
    }

    /// A new lexeme's number.
    pub fn add(&mut self, word: &str, norm: Option<&str>, lexeme: Lexeme, begins_run: bool) -> u32 {
        let number = self.lexemes.len() as u32;
        self.lexemes.push(lexeme);
        self.lower.push(word.to_lowercase().into());
        self.begins_run.push(begins_run);
        self.numbers.entry(word.into()).or_default().push((norm.map(Box::from), number));
        number
    }

    /// Forgets what was met least, once there is too much. To be called between texts.
    pub fn sweep(&mut self) {
        if self.lexemes.len() <= MOST_LEXEMES {
            return;
        }
        let mut least = 2;
        let mut kept = self.used(least);
        while kept.iter().filter(|kept| **kept).count() > KEPT_LEXEMES {
            least *= 2;
            kept = self.used(least);
        }
        let old = std::mem::take(self);
        *self = old.keep(least, &kept);
    }

    /// Which lexemes belong to chunks met as often as this.
    fn used(&self, least: u32) -> Vec<bool> {
        let mut used = vec![false; self.lexemes.len()];
        for chunk in self.chunks.values().filter(|chunk| chunk.uses >= least) {
            self.pieces[chunk.pieces()].iter().for_each(|&(_, lexeme)| used[lexeme as usize] = true);
        }
        used
    }

    #[expect(
        clippy::iter_over_hash_type,
        reason = "numbers of lexemes differ with the order, what is found by them does not"
    )]
    fn keep(self, least: u32, kept: &[bool]) -> Self {
        let mut new = Self::default();
        // The new number of each lexeme that stays.
        let mut renumbered = vec![None; kept.len()];
        let all = self.lexemes.into_iter().zip(self.lower).zip(self.begins_run);
        for (old, ((lexeme, lower), begins_run)) in all.enumerate().filter(|&(old, _)| kept[old]) {
            renumbered[old] = Some(new.lexemes.len() as u32);
            new.lexemes.push(lexeme);
            new.lower.push(lower);
            new.begins_run.push(begins_run);
        }
        let number = |old: u32| renumbered[old as usize];
        for (letters, chunk) in self.chunks.into_iter().filter(|(_, chunk)| chunk.uses >= least) {
            let pieces = self.pieces[chunk.pieces()].iter();
            let pieces: Vec<_> = pieces.filter_map(|&(length, lexeme)| Some((length, number(lexeme)?))).collect();
            new.learn(&letters, &pieces);
        }
        for (word, known) in self.numbers {
            let known: Vec<_> = known.into_iter().filter_map(|(norm, lexeme)| Some((norm, number(lexeme)?))).collect();
            if !known.is_empty() {
                new.numbers.insert(word, known);
            }
        }
        for ((lexeme, pos, morph), lemma) in self.lemmas {
            if let Some(lexeme) = number(lexeme) {
                new.lemmas.insert((lexeme, pos, morph), lemma);
            }
        }
        new.words = self.words.keep(&renumbered);
        new.names = self.names.keep(&renumbered);
        new
    }
}

#[cfg(test)]
mod tests {
    use super::{KEPT_LEXEMES, MOST_LEXEMES, Memory};
    use crate::lexeme::Lexeme;

    fn meet(memory: &mut Memory, word: &str) -> u32 {
        if let Some(&[(_, number)]) = memory.recall(word) {
            return number;
        }
        let number = memory.add(word, None, Lexeme { norm: word.len() as u64, ..Lexeme::default() }, false);
        memory.learn(word, &[(word.len() as u32, number)]);
        number
    }

    #[test]
    fn what_was_met_often_stays() {
        let mut memory = Memory::default();
        for number in 0..MOST_LEXEMES {
            meet(&mut memory, &format!("Name{number}"));
            meet(&mut memory, "said");
        }
        memory.sweep();
        assert_eq!(memory.lexemes.len(), 1);
        assert_eq!(meet(&mut memory, "said"), 0);
        assert_eq!(memory.number("said", None), Some(0));
        assert_eq!(memory.number("Name7", None), None);
        assert_eq!(memory.lower[0].as_ref(), "said");
    }

    #[test]
    fn it_does_not_grow_however_often_all_words_are_met() {
        let mut memory = Memory::default();
        for number in (0..=MOST_LEXEMES).chain(0..=MOST_LEXEMES) {
            meet(&mut memory, &format!("Name{number}"));
        }
        memory.sweep();
        assert!(memory.lexemes.len() <= KEPT_LEXEMES);
    }
}
