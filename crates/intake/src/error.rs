//! What can be wrong with an input: which one, where, and what to do about it.

use std::fmt;
use std::io;

/// An input that cannot be read as a document. `Display` gives place and problem, [`Self::hint`] the remedy.
#[derive(Debug, thiserror::Error)]
#[error("{place}: {problem}")]
pub struct IntakeError {
    place: Place,
    problem: Problem,
    key: Option<String>,
}

/// Where: a file, and a line in it where there is one.
#[derive(Clone, Debug)]
pub(crate) struct Place {
    /// Path, or `-` for standard input.
    pub name: String,
    /// Line from 1, or the number of the item in an array, feed or archive.
    pub item: Option<Item>,
}

#[derive(Clone, Copy, Debug)]
pub(crate) enum Item {
    Line(u64),
    Entry(u64),
    Record(u64),
    Row(u64),
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
    #[error("is not text but {kind}")]
    NotText { kind: &'static str },
    #[error("is not text: byte {at} is the control character 0x{byte:02X}")]
    Control { at: usize, byte: u8 },
    #[error("is not text in {charset}, the likeliest character set")]
    Undecodable { charset: &'static str },
    #[error("holds no article that could be found")]
    NoArticle,
    #[error("nests elements more than {limit} deep")]
    TooDeep { limit: usize },
    #[error("is not a feed that can be read: {reason}")]
    BrokenFeed { reason: String },
    #[error("broken XML at byte {at}: {reason}")]
    BrokenXml { at: u64, reason: String },
    #[error("broken archive record at byte {at}: {reason}")]
    BrokenRecord { at: u64, reason: &'static str },
    #[error("is not Parquet that can be read: {0}")]
    BrokenParquet(String),
    #[error("has no column of texts")]
    WithoutTextColumn,
    #[error("is Parquet, which cannot be read through a pipe or compressed as a whole")]
    ParquetStream,
    #[error("is not a mail that can be read")]
    BrokenMail,
    #[error("is neither a file nor a pattern of names: {0}")]
    BadPattern(&'static str),
    #[error("no file has a name of this pattern")]
    NothingNamed,
    #[error("is UTF-16, and JSON is UTF-8")]
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
    #[error("holds half of a character: a surrogate without its other half")]
    HalfCharacter,
    #[error("is not in English ({0})")]
    Foreign(String),
    #[error("was withdrawn by its publisher")]
    Withdrawn,
    #[error("holds no article")]
    PassedOver,
    #[error("cannot be read as a table: {0}")]
    BrokenTable(String),
    #[error("has no `text`")]
    WithoutText,
    #[error("has no text")]
    WithoutBody,
    #[error("`{field}` must be a string, not {found}")]
    WrongType { field: &'static str, found: &'static str },
}

impl IntakeError {
    pub(crate) fn new(place: &Place, problem: Problem) -> Self {
        Self { place: place.clone(), problem, key: None }
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

    /// The key that the article has in its input, where one could be read.
    pub fn key(&self) -> Option<&str> {
        self.key.as_deref()
    }

    pub(crate) fn of(self, key: Option<String>) -> Self {
        Self { key, ..self }
    }

    /// Where in the input, in words, from 1: `line 7`, `record 3`; `None` for the whole of it.
    pub fn part(&self) -> Option<String> {
        self.place.item.map(|item| item.to_string())
    }

    /// What is wrong, without the place.
    pub fn reason(&self) -> String {
        self.problem.to_string()
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
        matches!(self.problem, Problem::Missing | Problem::NothingNamed)
    }

    /// Whether the system refused to hand out the bytes.
    pub fn is_unreadable(&self) -> bool {
        matches!(self.problem, Problem::Denied | Problem::Unreadable(_))
    }

    /// Whether there is nothing to read: an empty file, white space alone, a folder without articles.
    pub fn is_empty(&self) -> bool {
        matches!(self.problem, Problem::Empty | Problem::Blank | Problem::NothingInFolder)
    }

    /// Whether the bytes are no text in any character set that could be told.
    pub fn is_not_text(&self) -> bool {
        matches!(
            self.problem,
            Problem::Binary { .. }
                | Problem::NotText { .. }
                | Problem::Control { .. }
                | Problem::Undecodable { .. }
                | Problem::Utf16
                | Problem::NotUtf8 { .. }
                | Problem::HalfCharacter
        )
    }

    /// Whether a text or line is above the limit.
    pub fn is_too_large(&self) -> bool {
        matches!(self.problem, Problem::TooLarge { .. })
    }

    /// Whether the input breaks the rules of its format: JSON, XML, a feed, an archive, a mail.
    pub fn is_malformed(&self) -> bool {
        matches!(
            self.problem,
            Problem::BrokenJson { .. }
                | Problem::NotAnObject(_)
                | Problem::WrongType { .. }
                | Problem::BrokenFeed { .. }
                | Problem::BrokenXml { .. }
                | Problem::BrokenRecord { .. }
                | Problem::BrokenMail
                | Problem::BrokenParquet(_)
                | Problem::BrokenTable(_)
                | Problem::TooDeep { .. }
        )
    }

    /// Whether an object, page or item has no text.
    pub fn is_without_text(&self) -> bool {
        matches!(
            self.problem,
            Problem::WithoutText | Problem::WithoutTextColumn | Problem::WithoutBody | Problem::NoArticle
        )
    }

    /// Whether nothing is wrong with it, but it is not read: another language, a withdrawn article, no article. Such
    /// errors come only from [`Documents::naming`](crate::Documents::naming).
    pub fn is_kept_out(&self) -> bool {
        matches!(self.problem, Problem::Foreign(_) | Problem::Withdrawn | Problem::PassedOver)
    }

    /// What to do about it, where there is something to say.
    pub fn hint(&self) -> Option<&'static str> {
        Some(match self.problem {
            Problem::NothingInFolder => {
                "folders are searched for text, Markdown, HTML, JSON, XML, mail, WARC and Parquet files"
            }
            Problem::Missing if self.place.name.starts_with("http://") || self.place.name.starts_with("https://") => {
                "addresses are read by `onrecord watch`: list the feed in a file, as docs/watch.md says"
            }
            Problem::ParquetStream => "give it as a file: onrecord read articles.parquet",
            Problem::WithoutTextColumn => {
                "a table of articles has a column `text`; docs/command.md lists the other names"
            }
            Problem::Binary { .. } | Problem::NotText { .. } | Problem::Control { .. } => {
                "give the article's text, not a PDF, image or archive"
            }
            Problem::Utf16 => "convert it first: iconv -f UTF-16 -t UTF-8 FILE",
            Problem::NotUtf8 { .. } => "if it is an older Western text: iconv -f WINDOWS-1252 -t UTF-8 FILE",
            Problem::Undecodable { .. } => "convert it first: iconv -f CHARSET -t UTF-8 FILE",
            Problem::NoArticle => "save the page as the browser shows it, or give the text alone",
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
            Some(item) => write!(f, " ({item})"),
            None => Ok(()),
        }
    }
}

impl fmt::Display for Item {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Line(line) => write!(f, "line {line}"),
            Self::Entry(entry) => write!(f, "article {entry}"),
            Self::Record(record) => write!(f, "record {record}"),
            Self::Row(row) => write!(f, "row {row}"),
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
