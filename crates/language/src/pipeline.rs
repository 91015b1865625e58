//! Text to annotation: all components in a row.
//!
//! Apart from the components because here is the only state: what is kept of words met before.

use std::fmt::Write;
use std::ops::Range;
use std::path::Path;
use std::sync::{Mutex, PoisonError};

use onrecord_record::Span;
use sha2::{Digest, Sha256};

use crate::annotation::{Annotation, Name, Token};
use crate::lemmatizer::Lemmatizer;
use crate::lexeme::Features;
use crate::memory::{Lemmas, Memory};
use crate::model::{Container, ModelError, ModelInfo};
use crate::names::NameFinder;
use crate::network::Tok2Vec;
use crate::parser::{Parse, Parser};
use crate::ruler::{Ruler, Word};
use crate::tagger::Tagger;
use crate::tokenizer::{Tokenizer, chunks};
use crate::{Label, Tag};

/// The built-in model.
const BUILTIN: &[u8] = include_bytes!("../model/en_core_web_sm-3.8.0.onrecord");

/// Text to language. Holds a model; share one between threads.
pub struct Pipeline {
    info: ModelInfo,
    size: usize,
    checksum: String,
    tokenizer: Tokenizer,
    features: Features,
    vectors: Vec<f32>,
    tok2vec: Tok2Vec,
    tagger: Tagger,
    parser: Parser,
    labels: Vec<Option<Label>>,
    names_tok2vec: Tok2Vec,
    names: NameFinder,
    ruler: Ruler,
    lemmatizer: Lemmatizer,
    /// Caches that no thread is using.
    idle: Mutex<Vec<Memory>>,
}

/// A text cut into tokens, before anything is known of them.
#[derive(Default)]
struct Cut {
    spans: Vec<Span>,
    lexemes: Vec<u32>,
    spaces: Vec<bool>,
}

impl Cut {
    /// Adds the pieces of the chunk that begins here, their lengths with their lexemes.
    fn push(&mut self, mut start: u32, pieces: &[(u32, u32)]) {
        for &(length, lexeme) in pieces {
            self.spans.push(Span::new(start, start + length));
            self.lexemes.push(lexeme);
            self.spaces.push(false);
            start += length;
        }
    }

    fn copy(&mut self, from: &Self, tokens: Range<usize>) {
        self.spans.extend_from_slice(&from.spans[tokens.clone()]);
        self.lexemes.extend_from_slice(&from.lexemes[tokens.clone()]);
        self.spaces.extend_from_slice(&from.spaces[tokens]);
    }
}

impl Pipeline {
    /// The built-in model, `en_core_web_sm` 3.8.0.
    pub fn builtin() -> Result<Self, ModelError> {
        Self::from_bytes(BUILTIN)
    }

    /// A model that `cargo xtask model convert` has written.
    pub fn load(path: &Path) -> Result<Self, ModelError> {
        let bytes = std::fs::read(path).map_err(|source| ModelError::unreadable(path.display(), source))?;
        Self::from_bytes(&bytes)
    }

    /// A model from the bytes of its file.
    pub fn from_bytes(bytes: &[u8]) -> Result<Self, ModelError> {
        let mut container = Container::from_bytes(bytes)?;
        let keys = container.take_keys();
        let vectors = if keys.is_empty() { Vec::new() } else { container.take("vectors")?.values };
        let parser = Parser::new(&mut container)?;
        let labels: Vec<Option<Label>> = parser.labels().iter().map(|label| Label::from_word(label)).collect();
        if let Some((label, _)) =
            parser.labels().iter().zip(&labels).find(|(name, known)| known.is_none() && !name.contains("||"))
        {
            return Err(ModelError::unsupported(format!("its parser has a label `{label}`")));
        }
        let tables = &mut container.tables;
        Ok(Self {
            info: tables.info.clone(),
            size: bytes.len(),
            checksum: hex(&Sha256::digest(bytes)),
            tokenizer: Tokenizer::new(&tables.tokenizer)?,
            ruler: Ruler::new(&tables.ruler)?,
            lemmatizer: Lemmatizer::new(&mut tables.lemmatizer),
            features: Features::new(tables, keys),
            vectors,
            tok2vec: Tok2Vec::new(&mut container, "tok2vec")?,
            tagger: Tagger::new(&mut container)?,
            parser,
            labels,
            names_tok2vec: Tok2Vec::new(&mut container, "ner")?,
            names: NameFinder::new(&mut container)?,
            idle: Mutex::default(),
        })
    }

    /// What the model is.
    pub fn info(&self) -> &ModelInfo {
        &self.info
    }

    /// Bytes of the model's file.
    pub fn size(&self) -> usize {
        self.size
    }

    /// SHA-256 of the model's file, hex.
    pub fn checksum(&self) -> &str {
        &self.checksum
    }

    /// Reads a text as language.
    pub fn annotate(&self, text: &str) -> Annotation {
        let mut memory = self.idle().pop().unwrap_or_default();
        memory.sweep();
        let annotation = self.annotate_with(text, &mut memory);
        self.idle().push(memory);
        annotation
    }

    /// Reads parts of a text as language, each by itself: no sentence crosses from one to the next.
    ///
    /// `parts` are ranges of bytes of `text`, in order and apart, on character boundaries; an empty or
    /// impossible one is passed over.
    pub fn annotate_parts(&self, text: &str, parts: &[Range<usize>]) -> Annotation {
        let annotate = |part: &Range<usize>| Some((part.start as u32, self.annotate(text.get(part.clone())?)));
        Annotation::concat(parts.iter().filter_map(annotate))
    }

    /// Caches hold no half-made entries, so those of a thread that panicked are sound too.
    fn idle(&self) -> std::sync::MutexGuard<'_, Vec<Memory>> {
        self.idle.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn annotate_with(&self, text: &str, memory: &mut Memory) -> Annotation {
        let cut = self.cut(text, memory);
        let is_space: Vec<bool> = cut.lexemes.iter().map(|&lexeme| memory.lexemes[lexeme as usize].is_space).collect();
        let (tags, parse) = self.tags_and_tree(&cut, &is_space, memory);
        let names = self.find_names(&cut, &is_space, &parse.is_start, memory);
        let Memory { lower, lemmas, .. } = memory;
        let words = self.rule(&cut, &is_space, &tags, &parse, lower);
        let mut sentence = 0;
        let tokens = (0..words.len())
            .map(|at| {
                sentence += u32::from(at > 0 && parse.is_start[at]);
                let word = &words[at];
                Token {
                    span: cut.spans[at],
                    has_space_after: cut.spaces[at],
                    tag: word.tag,
                    pos: word.pos,
                    lemma: self.lemma(text, cut.spans[at], cut.lexemes[at], word, lemmas),
                    head: parse.heads[at] as u32,
                    label: word.label,
                    sentence,
                }
            })
            .collect();
        Annotation::new(tokens, names)
    }

    /// Cuts the text into tokens with their lexemes.
    fn cut(&self, text: &str, memory: &mut Memory) -> Cut {
        let mut cut = Cut::default();
        for chunk in chunks(text) {
            let letters = &text[chunk.start..chunk.end];
            let start = chunk.start as u32;
            match memory.recall(letters) {
                Some(pieces) => cut.push(start, pieces),
                None => cut.push(start, &self.learn(letters, memory)),
            }
            if let Some(space) = cut.spaces.last_mut() {
                *space = chunk.has_space_after;
            }
        }
        self.put_together(text, cut, memory)
    }

    /// Gives runs of tokens that an exception was split into the exception's tokens instead.
    fn put_together(&self, text: &str, cut: Cut, memory: &mut Memory) -> Cut {
        let begins = |token: usize| memory.begins_run[cut.lexemes[token] as usize];
        let mut runs = self.tokenizer.find_runs(text, &cut.spans, begins);
        let whole = |run: &Range<usize>| Span::new(cut.spans[run.start].start, cut.spans[run.end - 1].end);
        runs.retain(|run| self.tokenizer.exception(whole(run).slice(text)).is_some());
        let mut joined = Cut::default();
        let mut next = 0;
        for run in runs {
            joined.copy(&cut, next..run.start);
            let span = whole(&run);
            let mut start = span.start;
            for piece in self.tokenizer.exception(span.slice(text)).into_iter().flatten() {
                let end = start + piece.length;
                let word = Span::new(start, end).slice(text);
                joined.spans.push(Span::new(start, end));
                joined.lexemes.push(self.number(word, piece.norm.as_deref(), memory));
                joined.spaces.push(false);
                start = end;
            }
            if let Some(space) = joined.spaces.last_mut() {
                *space = cut.spaces[run.end - 1];
            }
            next = run.end;
        }
        if next == 0 {
            return cut;
        }
        joined.copy(&cut, next..cut.spans.len());
        joined
    }

    /// Tokenizes a chunk that has not been met before: lengths in bytes with lexemes.
    fn learn(&self, chunk: &str, memory: &mut Memory) -> Vec<(u32, u32)> {
        let mut start = 0;
        let mut pieces = Vec::new();
        for piece in self.tokenizer.pieces(chunk) {
            let end = start + piece.length as usize;
            pieces.push((piece.length, self.number(&chunk[start..end], piece.norm.as_deref(), memory)));
            start = end;
        }
        memory.learn(chunk, &pieces);
        pieces
    }

    /// The lexeme of a word that here has this normal form by exception.
    fn number(&self, word: &str, norm: Option<&str>, memory: &mut Memory) -> u32 {
        memory.number(word, norm).unwrap_or_else(|| {
            memory.add(word, norm, self.features.lexeme(word, norm), self.tokenizer.begins_run(word))
        })
    }

    fn tags_and_tree(&self, cut: &Cut, is_space: &[bool], memory: &mut Memory) -> (Vec<Tag>, Parse) {
        let (mut tags, mut reduced, mut scratch) = (Vec::new(), Vec::new(), Vec::new());
        let Memory { lexemes, words, .. } = memory;
        self.tok2vec.forward(lexemes, &cut.lexemes, &cut.spaces, &self.vectors, words, |_, vectors| {
            let count = vectors.len() / crate::network::WIDTH;
            self.tagger.tag(vectors, count, &mut scratch, &mut tags);
            self.parser.scorer().reduce(vectors, count, &mut scratch, &mut reduced);
        });
        (tags, self.parser.parse(&reduced, is_space))
    }

    fn find_names(&self, cut: &Cut, is_space: &[bool], is_start: &[bool], memory: &mut Memory) -> Vec<Name> {
        let (mut reduced, mut scratch) = (Vec::new(), Vec::new());
        // This network does not look at spaces, so that one row a lexeme is enough.
        let spaces = vec![false; cut.spaces.len()];
        let Memory { lexemes, names, .. } = memory;
        self.names_tok2vec.forward(lexemes, &cut.lexemes, &spaces, &self.vectors, names, |_, vectors| {
            let count = vectors.len() / crate::network::WIDTH;
            self.names.scorer().reduce(vectors, count, &mut scratch, &mut reduced);
        });
        self.names.find(&reduced, is_space, is_start)
    }

    fn rule<'m>(
        &self,
        cut: &Cut,
        is_space: &[bool],
        tags: &[Tag],
        parse: &Parse,
        lower: &'m [Box<str>],
    ) -> Vec<Word<'m>> {
        let mut words: Vec<Word<'_>> = (0..tags.len())
            .map(|at| Word {
                lower: &lower[cut.lexemes[at] as usize],
                is_space: is_space[at],
                tag: tags[at],
                label: self.labels[parse.labels[at] as usize].unwrap_or_default(),
                ..Word::default()
            })
            .collect();
        self.ruler.apply(&mut words);
        words
    }

    fn lemma(&self, text: &str, span: Span, lexeme: u32, word: &Word<'_>, lemmas: &mut Lemmas) -> Box<str> {
        if let Some(fixed) = (word.lemma as usize).checked_sub(1) {
            return self.ruler.lemmas()[fixed].as_str().into();
        }
        let morph = &self.ruler.morphs()[word.morph as usize];
        let make = || self.lemmatizer.lemma(span.slice(text), word.pos, morph);
        lemmas.entry((lexeme, word.pos, word.morph)).or_insert_with(make).clone()
    }
}

/// Bytes as lower-case hexadecimal.
fn hex(bytes: &[u8]) -> String {
    bytes.iter().fold(String::new(), |mut hex, byte| {
        // Writing to a string cannot fail.
        let _ = write!(hex, "{byte:02x}");
        hex
    })
}
