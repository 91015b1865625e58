//! Text to tokens, by spaCy's algorithm.
//!
//! A chunk is a run without spaces (or of other white space). Affixes split off a chunk until what is left
//! is an exception, a web address or nothing more splits; what is left splits at infixes; last,
//! exceptions that contain affixes are put together again.

use fancy_regex::Regex;
use rustc_hash::{FxHashMap, FxHashSet};

use crate::model::{ModelError, TokenizerTables};
use crate::unicode::is_space;

/// Chunks longer than this are not searched for a web address, whose pattern backtracks.
const LONGEST_ADDRESS: usize = 2000;

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
    prefix: Regex,
    suffix: Regex,
    infix: Regex,
    url: Regex,
    exceptions: FxHashMap<String, Vec<Piece>>,
    /// Exceptions that affixes would split, which must be put together again.
    affixed: FxHashSet<String>,
    longest_affixed: usize,
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
        let compile = |pattern: &str| {
            Regex::new(pattern)
                .map_err(|error| ModelError::unsupported(format!("a tokenizer pattern does not compile: {error}")))
        };
        let (prefix, suffix, infix) = (compile(&tables.prefix)?, compile(&tables.suffix)?, compile(&tables.infix)?);
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
        let has = |regex: &Regex, chunk: &str| regex.is_match(chunk).unwrap_or(false);
        let affixed: FxHashSet<String> = tables
            .exceptions
            .keys()
            .filter(|chunk| has(&prefix, chunk) || has(&suffix, chunk) || has(&infix, chunk) || chunk.contains(' '))
            .cloned()
            .collect();
        let longest_affixed = tables.exceptions.keys().map(|chunk| chunk.len()).max().unwrap_or(0);
        Ok(Self { prefix, suffix, infix, url: compile(&tables.url)?, exceptions, affixed, longest_affixed })
    }

    /// The pieces of one chunk; their lengths add up to the chunk's.
    pub fn pieces(&self, chunk: &str) -> Vec<Piece> {
        if let Some(pieces) = self.exceptions.get(chunk) {
            return pieces.clone();
        }
        let mut pieces = Vec::new();
        self.split(chunk, &mut pieces);
        self.rejoin(chunk, &mut pieces);
        pieces
    }

    /// Splits affixes off, then infixes.
    fn split(&self, chunk: &str, pieces: &mut Vec<Piece>) {
        let mut suffixes = Vec::new();
        let mut rest = chunk;
        while !rest.is_empty() && !self.exceptions.contains_key(rest) {
            let prefix = find(&self.prefix, rest).map_or(0, |(start, end)| end - start);
            let after = &rest[prefix..];
            if prefix > 0 && self.exceptions.contains_key(after) {
                pieces.push(plain(prefix));
                rest = after;
                break;
            }
            let suffix = find(&self.suffix, after).map_or(0, |(start, end)| end - start);
            let before = &rest[..rest.len() - suffix];
            if suffix > 0 && self.exceptions.contains_key(before) {
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
        self.split_rest(rest, pieces);
        pieces.extend(suffixes.into_iter().rev());
    }

    fn split_rest(&self, rest: &str, pieces: &mut Vec<Piece>) {
        if rest.is_empty() {
            return;
        }
        if let Some(exception) = self.exceptions.get(rest) {
            pieces.extend_from_slice(exception);
            return;
        }
        if rest.len() <= LONGEST_ADDRESS && self.url.is_match(rest).unwrap_or(false) {
            pieces.push(plain(rest.len()));
            return;
        }
        let mut start = 0;
        for found in self.infix.find_iter(rest).flatten() {
            if found.start() == 0 {
                continue;
            }
            if found.start() != start {
                pieces.push(plain(found.start() - start));
            }
            if found.end() != found.start() {
                pieces.push(plain(found.end() - found.start()));
            }
            start = found.end();
        }
        if start < rest.len() {
            pieces.push(plain(rest.len() - start));
        }
    }

    /// Puts exceptions that affixes split together again, the longest first.
    fn rejoin(&self, chunk: &str, pieces: &mut Vec<Piece>) {
        let mut starts = vec![0];
        for piece in pieces.iter() {
            starts.push(starts[starts.len() - 1] + piece.length as usize);
        }
        let mut found = Vec::new();
        for first in 0..pieces.len() {
            for last in first..pieces.len() {
                let run = starts[first]..starts[last + 1];
                if run.len() > self.longest_affixed {
                    break;
                }
                if self.affixed.contains(&chunk[run]) {
                    found.push(first..last + 1);
                }
            }
        }
        if found.is_empty() {
            return;
        }
        found.sort_by(|one, other| other.len().cmp(&one.len()).then(one.start.cmp(&other.start)));
        let mut is_taken = vec![false; pieces.len()];
        found.retain(|run| {
            let is_free = !is_taken[run.start] && !is_taken[run.end - 1];
            is_taken[run.clone()].fill(true);
            is_free
        });
        found.sort_by_key(|run| run.start);
        for run in found.into_iter().rev() {
            let exception = self.exceptions[&chunk[starts[run.start]..starts[run.end]]].clone();
            pieces.splice(run, exception);
        }
    }
}

fn plain(length: usize) -> Piece {
    Piece { length: length as u32, norm: None }
}

/// Where the pattern is found. A pattern that gives up on a chunk (too much backtracking) is not found.
fn find(regex: &Regex, chunk: &str) -> Option<(usize, usize)> {
    regex.find(chunk).ok().flatten().map(|found| (found.start(), found.end()))
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
