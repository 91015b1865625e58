//! The project's own annotated articles: from `corpus/articles/*.md` to documents and the records they must give.
//!
//! Apart from `reading`, so that the expected records come from people's reading alone and cannot lean on the engine's
//! code. `corpus/README.md` describes the format and its conventions.
//!
//! 1. [`file`] takes an article apart: facts about it, text, annotation.
//! 2. [`annotation`] is the annotation as written, words and all.
//! 3. [`quote`] finds quoted words in the text.
//! 4. [`assemble`] joins the annotation to a record whose spans count bytes.
//! 5. [`compare`] holds a record that the engine made against the annotated one.
//!
//! ```
//! let articles = onrecord_corpus::all()?;
//! let article = &articles[0];
//! for time in &article.record.times {
//!     assert!(!time.span.slice(&article.document.text).is_empty());
//! }
//! # Ok::<(), onrecord_corpus::CorpusError>(())
//! ```

use std::fs;
use std::path::{Path, PathBuf};

use onrecord_record::{Document, Record};

mod annotation;
mod assemble;
mod compare;
mod error;
mod file;
mod interval;
mod marks;
mod quote;

pub use compare::{Layer, LayerScores, Score, compare};
pub use error::CorpusError;

/// An article with the record that reading it must give.
#[derive(Clone, Debug, PartialEq)]
pub struct CorpusArticle {
    /// File name without `.md`.
    pub slug: String,
    /// What the engine is given. Has no date where the text itself must give it.
    pub document: Document,
    /// The annotated record; spans count bytes. Its document has the date in any case.
    pub record: Record,
}

/// The project's articles, by file name.
pub fn all() -> Result<Vec<CorpusArticle>, CorpusError> {
    read(&folder().join("articles"))
}

/// Where the project keeps its corpus.
pub fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../corpus")
}

/// Every article (`*.md`) of a folder, by file name. Faults of all articles are gathered in one error.
pub fn read(folder: &Path) -> Result<Vec<CorpusArticle>, CorpusError> {
    let unreadable = |source| CorpusError::unreadable(folder, &source);
    let mut paths = Vec::new();
    for entry in fs::read_dir(folder).map_err(unreadable)? {
        let path = entry.map_err(unreadable)?.path();
        if path.extension().is_some_and(|extension| extension == "md") {
            paths.push(path);
        }
    }
    paths.sort();
    let mut articles = Vec::new();
    let mut errors = CorpusError::default();
    for path in &paths {
        match read_one(path) {
            Ok(article) => articles.push(article),
            Err(error) => errors.absorb(error),
        }
    }
    if errors.is_empty() { Ok(articles) } else { Err(errors) }
}

/// One article file.
pub fn read_one(path: &Path) -> Result<CorpusArticle, CorpusError> {
    let content = fs::read_to_string(path).map_err(|source| CorpusError::unreadable(path, &source))?;
    let slug = path.file_stem().map(|stem| stem.to_string_lossy().into_owned()).unwrap_or_default();
    parse(&slug, &content)
}

/// An article from the content of its file. Errors name `slug` and the line.
pub fn parse(slug: &str, content: &str) -> Result<CorpusArticle, CorpusError> {
    let parts = file::take_apart(slug, content)?;
    assemble::assemble(slug, &parts)
}

/// The article's record in the contract's format: spans count code points, indented JSON, a line end.
pub fn pretty(article: &CorpusArticle) -> serde_json::Result<String> {
    serde_json::to_string_pretty(&article.record.clone().into_code_points()).map(|json| json + "\n")
}

#[cfg(test)]
mod tests;
