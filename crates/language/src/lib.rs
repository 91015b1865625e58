//! Language: text to sentences, tokens, tags, lemmas, a dependency tree and name spans.
//!
//! [`Pipeline::annotate`] runs a spaCy v3 English pipeline and makes the same decisions as spaCy does,
//! token by token. The components, in the order in which they run:
//!
//! 1. `tokenizer`: chunks to tokens, by affixes and exceptions
//! 2. `lexeme`: what the network sees of a word
//! 3. `network`: words to vectors
//! 4. `tagger`: vectors to Penn tags
//! 5. `parser`: vectors to a tree and sentences; `projectivity` repairs the tree
//! 6. `names`: vectors to name spans
//! 7. `ruler`: parts of speech
//! 8. `lemmatizer`: base forms
//!
//! ```
//! let pipeline = onrecord_language::Pipeline::builtin()?;
//! let text = "The Kremlin denied it.";
//! let annotation = pipeline.annotate(text);
//! let words: Vec<&str> = (0..annotation.len()).map(|token| annotation.word(token, text)).collect();
//! assert_eq!(words, ["The", "Kremlin", "denied", "it", "."]);
//! assert_eq!(annotation.lemma(2), "deny");
//! assert_eq!(annotation.head(1), Some(2));
//! # Ok::<(), onrecord_language::ModelError>(())
//! ```

mod affix;
mod annotation;
mod hash;
mod labels;
mod lemmatizer;
mod lexeme;
mod memory;
pub mod model;
mod names;
mod network;
mod parser;
mod pipeline;
mod projectivity;
mod ruler;
mod tagger;
mod tokenizer;
mod unicode;

pub use annotation::{Annotation, Name, Token};
pub use labels::{Label, NameType, Pos, Tag};
pub use model::{ModelError, ModelInfo};
pub use pipeline::Pipeline;
