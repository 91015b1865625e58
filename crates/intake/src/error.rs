//! What can be wrong with an input: which one, where, and what to do about it.

use std::fmt;
use std::io;

/// An input that cannot be read as a document. `Display` gives place and problem, [`Self::hint`] the remedy.
#[derive(Debug, thiserror::Error)]
#[error("{place}: {problem}")]
pub struct IntakeError {
    place: Place,
    problem: Problem,
}

/// Where: a file, and a line in it where there is one.
#[derive(Clone, Debug)]
pub(crate) struct Place {
    /// Path, or `-` for standard input.
    pub name: String,
    /// Line from 1, or the item's number in a JSON array.
    pub item: Option<Item>,
}

#[derive(Clone, Copy, Debug)]
pub(crate) enum Item {
    Line(u64),
    Entry(u64),
}

#[derive(Debug, thiserror::Error)]
pub(crate) enum Problem {
    #[error("no such file or folder")]
    Missing,
    #[error("permission denied")]
    Denied,
    #[error("cannot be read: {0}")]
    Unreadable(io::Error),
    #[error("the folder holds nothing to read")]
    NothingInFolder,
    #[error("is empty")]
    Empty,
    #[error("holds only white space")]
    Blank,
    #[error("is not text: byte {at} is NUL")]
    Binary { at: usize },
    #[error("is UTF-16, not UTF-8")]
    Utf16,
    #[error("is not UTF-8: byte {at} is 0x{byte:02X}")]
    NotUtf8 { at: usize, byte: u8 },
    #[error("is larger than {}", size(*limit))]
    TooLarge { limit: usize },
    #[error("broken JSON at {}column {column}: {reason}", line.map_or(String::new(), |line| format!("line {line}, ")))]
    BrokenJson {
        /// Absent where the place has a line of its own.
        line: Option<usize>,
        column: usize,
        reason: String,
    },
    #[error("expected a JSON object, found {0}")]
    NotAnObject(&'static str),
    #[error("has no `text`")]
    WithoutText,
    #[error("`{field}` must be a string, not {found}")]
    WrongType { field: &'static str, found: &'static str },
}

impl IntakeError {
    pub(crate) fn new(place: &Place, problem: Problem) -> Self {
        Self { place: place.clone(), problem }
    }

    pub(crate) fn io(place: &Place, source: io::Error) -> Self {
        let problem = match source.kind() {
            io::ErrorKind::NotFound => Problem::Missing,
            io::ErrorKind::PermissionDenied => Problem::Denied,
            _ => Problem::Unreadable(source),
        };
        Self::new(place, problem)
    }

    /// The input at fault: a path, or `-` for standard input.
    pub fn name(&self) -> &str {
        &self.place.name
    }

    /// The line at fault, from 1, in a JSON Lines input.
    pub fn line(&self) -> Option<u64> {
        match self.place.item {
            Some(Item::Line(line)) => Some(line),
            _ => None,
        }
    }

    /// Whether there is no such file or folder.
    pub fn is_missing(&self) -> bool {
        matches!(self.problem, Problem::Missing)
    }

    /// Whether the system refused to hand out the bytes.
    pub fn is_unreadable(&self) -> bool {
        matches!(self.problem, Problem::Denied | Problem::Unreadable(_))
    }

    /// Whether there is nothing to read: an empty file, white space alone, a folder without articles.
    pub fn is_empty(&self) -> bool {
        matches!(self.problem, Problem::Empty | Problem::Blank | Problem::NothingInFolder)
    }

    /// Whether the bytes are not UTF-8 text.
    pub fn is_not_text(&self) -> bool {
        matches!(self.problem, Problem::Binary { .. } | Problem::Utf16 | Problem::NotUtf8 { .. })
    }

    /// Whether a text or line is above the limit.
    pub fn is_too_large(&self) -> bool {
        matches!(self.problem, Problem::TooLarge { .. })
    }

    /// Whether the JSON is broken, or is not an object whose known fields are strings.
    pub fn is_malformed(&self) -> bool {
        matches!(self.problem, Problem::BrokenJson { .. } | Problem::NotAnObject(_) | Problem::WrongType { .. })
    }

    /// Whether an object has no `text`.
    pub fn is_without_text(&self) -> bool {
        matches!(self.problem, Problem::WithoutText)
    }

    /// What to do about it, where there is something to say.
    pub fn hint(&self) -> Option<&'static str> {
        Some(match self.problem {
            Problem::NothingInFolder => "folders are searched for .txt, .text, .md, .jsonl, .ndjson and .json files",
            Problem::Binary { .. } => "give the article's text, not a PDF, image or archive",
            Problem::Utf16 => "convert it first: iconv -f UTF-16 -t UTF-8 FILE",
            Problem::NotUtf8 { .. } => "if it is an older Western text: iconv -f WINDOWS-1252 -t UTF-8 FILE",
            Problem::TooLarge { .. } => "split it into articles, one file or one line of JSON each",
            Problem::BrokenJson { line: None, .. } => {
                "JSON Lines takes one whole object per line: jq -c . FILE makes them so"
            }
            Problem::NotAnObject(_) | Problem::WithoutText => {
                r#"an article is an object like {"id": "…", "published": "2025-12-21", "text": "…"}"#
            }
            _ => return None,
        })
    }
}

/// A number of bytes, in words.
fn size(bytes: usize) -> String {
    if bytes < 1_000_000 { format!("{bytes} bytes") } else { format!("{} MB", bytes / 1_000_000) }
}

impl fmt::Display for Place {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.name)?;
        match self.item {
            Some(Item::Line(line)) => write!(f, ":{line}"),
            Some(Item::Entry(entry)) => write!(f, " (article {entry})"),
            None => Ok(()),
        }
    }
}

impl Place {
    pub fn file(name: &str) -> Self {
        Self { name: name.to_owned(), item: None }
    }

    pub fn at(&self, item: Item) -> Self {
        Self { name: self.name.clone(), item: Some(item) }
    }
}
