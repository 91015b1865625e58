//! Text to tokens, by spaCy's algorithm.
//!
//! A chunk is a run without spaces (or of other white space). Affixes split off a chunk until what is left
//! is an exception, a web address or nothing more splits; what is left splits at infixes. Last, over the
//! whole text, runs of tokens that an exception with affixes inside was split into are put together again.

use std::ops::Range;

use onrecord_record::Span;
use rustc_hash::{FxHashMap, FxHashSet};

use crate::affix::Affix;
use crate::model::{ModelError, TokenizerTables};
use crate::unicode::is_space;

/// Chunks longer than this are not searched for a web address, whose pattern backtracks.
const LONGEST_ADDRESS: usize = 2000;
/// Suffixes are searched in so many last characters; searching the whole chunk again for each suffix that comes
/// off would take quadratic time. Only a run of dots is longer than half of this.
const SUFFIX_WINDOW: usize = 32;

/// A token of a chunk.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Piece {
    /// Length in bytes.
    pub length: u32,
    /// Normal form that it has by exception.
    pub norm: Option<Box<str>>,
}

/// Text to tokens.
pub struct Tokenizer {
    prefix: Affix,
    suffix: Affix,
    infix: Affix,
    url: Affix,
    exceptions: FxHashMap<String, Vec<Piece>>,
    /// Bytes of the longest exception.
    longest_exception: usize,
    /// The tokens that exceptions with affixes inside are split into, by the first of them.
    runs: FxHashMap<Box<str>, Vec<Vec<Box<str>>>>,
}

/// A stretch between spaces.
pub struct Chunk {
    /// First byte.
    pub start: usize,
    /// Byte after the last.
    pub end: usize,
    /// Whether a space follows.
    pub has_space_after: bool,
}

impl Tokenizer {
    /// Compiles a model's rules.
    pub fn new(tables: &TokenizerTables) -> Result<Self, ModelError> {
        let (prefix, suffix) = (Affix::new(&tables.prefix)?, Affix::new(&tables.suffix)?);
        let (infix, url) = (Affix::new(&tables.infix)?, Affix::new(&tables.url)?);
        let mut exceptions = FxHashMap::default();
        for (chunk, tokens) in &tables.exceptions {
            if tokens.iter().map(|token| token.orth.as_str()).collect::<String>() != *chunk {
                return Err(ModelError::corrupt(format!("the tokens of the exception `{chunk}` do not spell it")));
            }
            let pieces = tokens
                .iter()
                .map(|token| Piece { length: token.orth.len() as u32, norm: token.norm.as_deref().map(Box::from) });
            exceptions.insert(chunk.clone(), pieces.collect());
        }
        let longest_exception = exceptions.keys().map(String::len).max().unwrap_or(0);
        let runs = FxHashMap::default();
        let mut tokenizer = Self { prefix, suffix, infix, url, exceptions, longest_exception, runs };
        for chunk in tables.exceptions.keys() {
            tokenizer.add_run(chunk);
        }
        Ok(tokenizer)
    }

    fn add_run(&mut self, chunk: &str) {
        let has = |affix: &Affix| affix.find(chunk).is_some();
        if !(has(&self.prefix) || has(&self.suffix) || has(&self.infix) || chunk.contains(' ')) {
            return;
        }
        let mut pieces = Vec::new();
        self.split(chunk, false, &mut pieces);
        let mut start = 0;
        let run: Vec<Box<str>> = pieces
            .iter()
            .map(|piece| {
                let end = start + piece.length as usize;
                let word = &chunk[start..end];
                start = end;
                word.into()
            })
            .collect();
        if let Some(first) = run.first() {
            self.runs.entry(first.clone()).or_default().push(run);
        }
    }

    /// Whether a run that must be put together again can begin with `word`.
    pub fn begins_run(&self, word: &str) -> bool {
        self.runs.contains_key(word)
    }

    /// The tokens of a chunk that is an exception. A long chunk is not even hashed, because this is asked again
    /// for each affix that comes off it.
    pub fn exception(&self, chunk: &str) -> Option<&[Piece]> {
        if chunk.len() > self.longest_exception {
            return None;
        }
        self.exceptions.get(chunk).map(Vec::as_slice)
    }

    /// Runs of tokens to put together again, in order and apart; `spans` are all tokens of `text`, and
    /// `begins` tells those that [`Self::begins_run`] is true of. As in spaCy a run may reach over a
    /// space; then it is no exception, yet keeps others from its tokens.
    pub fn find_runs(&self, text: &str, spans: &[Span], begins: impl Fn(usize) -> bool) -> Vec<Range<usize>> {
        let word = |token: usize| spans.get(token).map(|span| span.slice(text));
        let mut found = Vec::new();
        for token in (0..spans.len()).filter(|&token| begins(token)) {
            let runs = word(token).and_then(|word| self.runs.get(word)).into_iter().flatten();
            for run in runs {
                if run.iter().enumerate().all(|(at, expected)| word(token + at) == Some(expected)) {
                    found.push(token..token + run.len());
                }
            }
        }
        found.sort_by_key(|run| (std::cmp::Reverse(run.len()), run.start));
        let mut taken = FxHashSet::default();
        found.retain(|run| {
            let is_free = !taken.contains(&run.start) && !taken.contains(&(run.end - 1));
            taken.extend(run.clone());
            is_free
        });
        found.sort_by_key(|run| run.start);
        found
    }

    /// The pieces of one chunk, before runs are put together again; their lengths add up to the chunk's.
    pub fn pieces(&self, chunk: &str) -> Vec<Piece> {
        if let Some(pieces) = self.exception(chunk) {
            return pieces.to_vec();
        }
        let mut pieces = Vec::new();
        self.split(chunk, true, &mut pieces);
        pieces
    }

    /// Splits affixes off, then infixes; stops at exceptions if asked to.
    fn split(&self, chunk: &str, stops: bool, pieces: &mut Vec<Piece>) {
        let is_exception = |rest: &str| stops && self.exception(rest).is_some();
        let mut suffixes = Vec::new();
        let mut rest = chunk;
        while !is_whole(rest) && !is_exception(rest) {
            let prefix = self.prefix.find(rest).map_or(0, |(start, end)| end - start);
            let after = &rest[prefix..];
            if prefix > 0 && is_exception(after) {
                pieces.push(plain(prefix));
                rest = after;
                break;
            }
            let suffix = self.suffix_length(after);
            let before = &rest[..rest.len() - suffix];
            if suffix > 0 && is_exception(before) {
                suffixes.push(plain(suffix));
                rest = before;
                break;
            }
            if prefix + suffix == 0 {
                break;
            }
            if prefix > 0 {
                pieces.push(plain(prefix));
            }
            if suffix > 0 {
                suffixes.push(plain(suffix));
            }
            rest = &rest[prefix..rest.len() - suffix];
        }
        self.split_rest(rest, stops, pieces);
        pieces.extend(suffixes.into_iter().rev());
    }

    /// Bytes of the suffix of `chunk`; 0 if it has none. A match near the window's edge may begin before it.
    fn suffix_length(&self, chunk: &str) -> usize {
        let mut window = SUFFIX_WINDOW;
        loop {
            let from = chunk.char_indices().rev().nth(window - 1).map_or(0, |(start, _)| start);
            match self.suffix.find(&chunk[from..]) {
                Some((start, _)) if from > 0 && start < SUFFIX_WINDOW / 2 => window *= 4,
                found => return found.map_or(0, |(start, end)| end - start),
            }
        }
    }

    fn split_rest(&self, rest: &str, stops: bool, pieces: &mut Vec<Piece>) {
        if let Some(exception) = self.exception(rest).filter(|_| stops) {
            pieces.extend_from_slice(exception);
            return;
        }
        if is_whole(rest) {
            pieces.extend((!rest.is_empty()).then(|| plain(rest.len())));
            return;
        }
        // Every alternative of the address pattern has a dot in it.
        if rest.len() <= LONGEST_ADDRESS && rest.contains('.') && self.url.find(rest).is_some() {
            pieces.push(plain(rest.len()));
            return;
        }
        let mut start = 0;
        for (from, to) in self.infix.find_all(rest).filter(|&(from, _)| from > 0) {
            if from != start {
                pieces.push(plain(from - start));
            }
            if to != from {
                pieces.push(plain(to - from));
            }
            start = to;
        }
        if start < rest.len() {
            pieces.push(plain(rest.len() - start));
        }
    }
}

/// Whether no pattern can split this: English affixes, infixes and addresses all hold a mark, a digit or a letter beyond
/// ASCII, so that most words need none.
fn is_whole(rest: &str) -> bool {
    rest.bytes().all(|byte| byte.is_ascii_alphabetic())
}

fn plain(length: usize) -> Piece {
    Piece { length: length as u32, norm: None }
}

/// The chunks of a text, in order: runs of non-space, and runs of white space less the one space that
/// belongs to the word before.
pub fn chunks(text: &str) -> impl Iterator<Item = Chunk> + '_ {
    let mut at = 0;
    std::iter::from_fn(move || {
        let first = text[at..].chars().next()?;
        let is_blank = is_space(first);
        let start = at;
        let end = text[start..].find(|c| is_space(c) != is_blank).map_or(text.len(), |offset| start + offset);
        // A space ends a word's chunk and is the word's; where white space goes on, that is a chunk.
        let has_space_after = text[end..].starts_with(' ');
        at = end + usize::from(has_space_after);
        Some(Chunk { start, end, has_space_after })
    })
}
