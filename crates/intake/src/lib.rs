//! Intake: files, folders and streams to documents, one at a time.
//!
//! [`Documents`] walks its sources in order and yields a [`Document`] or an [`IntakeError`] for every
//! article it meets; a bad one never stops the rest. At most one article, or one line of a JSON Lines
//! file, is in memory at a time, and none that is larger than the limit.
//!
//! Each format has a module: [`plain`](crate::Format::Plain) text is one document per file;
//! [`JSON Lines`](crate::Format::JsonLines) is one document per line; a [`JSON`](crate::Format::Json)
//! file holds one document or an array of them.
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

mod document;
mod documents;
mod error;
mod folder;
mod format;
mod json;
mod json_lines;
mod lines;
mod plain;

#[cfg(doc)]
use onrecord_record::Document;

pub use documents::{DEFAULT_LIMIT, Documents, Source};
pub use error::IntakeError;
pub use format::Format;
