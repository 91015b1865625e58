//! Language: text to sentences, tokens, tags, lemmas, a dependency tree and name spans.

mod annotation;
mod labels;
mod stub;

pub use annotation::{Annotation, Name, Token};
pub use labels::{Label, NameType, Pos, Tag};
pub use stub::{ModelError, Pipeline};
