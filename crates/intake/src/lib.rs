//! Intake: files, folders and streams to documents, one at a time.
//!
//! [`Documents`] walks its sources in order and yields a [`Document`] or an [`IntakeError`] for every
//! article it meets; a bad one never stops the rest. At most one article, or one line of a JSON Lines
//! file, is in memory at a time, and none that is larger than the limit.
//!
//! Each format of [`Format`] has a module, and is recognised by its content and name; compression is undone and
//! the character set told on the way. What is not read though nothing is wrong with it (another language than
//! English, an article that was withdrawn) is counted in [`KeptOut`].
//!
//! ```
//! use onrecord_intake::{Documents, Source};
//!
//! let lines = "{\"id\": \"a\", \"text\": \"Talks began on Friday.\"}\n{\"id\": \"b\"}\n";
//! let mut documents = Documents::new([Source::stream("lines", lines.as_bytes())]);
//! assert_eq!(documents.next().unwrap().unwrap().key, "a");
//! assert!(documents.next().unwrap().unwrap_err().is_without_text());
//! assert!(documents.next().is_none());
//! ```

mod charset;
mod compression;
mod dates;
mod document;
mod documents;
mod error;
mod feed;
mod fields;
mod folder;
mod format;
mod html;
mod item;
mod json;
mod json_lines;
mod language;
mod lines;
mod mail;
mod markdown;
mod newsml;
mod ninjs;
mod objects;
mod parquet;
mod plain;
mod position;
mod table;
mod warc;
mod web;
mod xml;

#[cfg(doc)]
use onrecord_record::Document;

pub use document::document as plain;
pub use documents::{DEFAULT_LIMIT, Documents, KeptOut, Source};
pub use error::IntakeError;
pub use format::Format;
pub use item::Withdrawn;
pub use language::english;
pub use position::{Position, size};
pub use table::Batches;
pub use web::{feed_entries, page};
