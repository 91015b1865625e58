//! An article file taken apart: what is known of the article, its text, its annotation.
//!
//! Apart from the annotation's meaning: this knows the fences between the parts and nothing else.

use crate::CorpusError;
use crate::annotation::Annotation;

/// The line that ends the head.
const HEAD_END: &str = "\n---\n";
/// The line between the text and the annotation.
const RECORD: &str = "\n---record---\n";

/// The parts of an article file.
pub struct Parts<'a> {
    /// Publication date that the engine is given.
    pub published: Option<String>,
    /// Publication date that the text itself must give.
    pub dated: Option<String>,
    /// Headline.
    pub title: Option<String>,
    /// The article, without the empty lines after it.
    pub text: &'a str,
    /// The annotation as TOML text, for line numbers.
    pub toml: &'a str,
    /// Line of the file on which the annotation begins, from 1.
    pub toml_line: usize,
    /// The annotation.
    pub annotation: Annotation,
}

/// Takes the file's content apart and reads the annotation.
pub fn take_apart<'a>(slug: &str, content: &'a str) -> Result<Parts<'a>, CorpusError> {
    let head_start = content.strip_prefix("---\n").ok_or_else(|| {
        CorpusError::malformed(slug, 1, "the first line is not `---`\nhint: see corpus/README.md for the format")
    })?;
    let (head, body) = head_start
        .split_once(HEAD_END)
        .ok_or_else(|| CorpusError::malformed(slug, 1, "the head is not closed by a line `---`"))?;
    let (text, toml) = body
        .split_once(RECORD)
        .ok_or_else(|| CorpusError::malformed(slug, 1, "there is no line `---record---` after the text"))?;
    let toml_line = line_of(content, content.len() - toml.len());
    let annotation = toml::from_str(toml).map_err(|source| {
        let line = toml_line + source.span().map_or(0, |span| line_of(toml, span.start) - 1);
        CorpusError::malformed(slug, line, source.message())
    })?;
    let mut parts = Parts {
        published: None,
        dated: None,
        title: None,
        text: text.trim_end_matches('\n'),
        toml,
        toml_line,
        annotation,
    };
    for (idx, line) in head.lines().enumerate() {
        let (key, value) = line.split_once(':').unwrap_or((line, ""));
        let value = Some(value.trim().to_owned());
        match key.trim() {
            "published" => parts.published = value,
            "dated" => parts.dated = value,
            "title" => parts.title = value,
            other => return Err(CorpusError::malformed(slug, idx + 2, format!("the head has no field `{other}`"))),
        }
    }
    Ok(parts)
}

/// Line, from 1, on which the byte stands.
pub fn line_of(text: &str, byte: usize) -> usize {
    text.as_bytes().iter().take(byte).filter(|&&byte| byte == b'\n').count() + 1
}
