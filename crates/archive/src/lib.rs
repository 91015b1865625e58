//! An archive: records of very many documents as Parquet tables, written so that a kill at any moment loses and
//! doubles nothing.
//!
//! - [`Table`] has the Arrow schema: one table per layer of the record, with the contract's names.
//! - [`tables`] turns a record into rows of each table, [`records`] turns rows back; nothing is lost on the way.
//! - [`nested`] makes one row of a record instead, for programs that take one table at a time, such as Spark.
//! - [`Archive`] writes part files and the manifest, and knows which documents it holds.
//! - [`Records`] reads an archive's records again, in order.
//!
//! `docs/archive.md` describes the tables for users.
//!
//! ```
//! use onrecord_archive::{Archive, Reading, Records, Skipped, tables};
//! use onrecord_record::{Document, Record};
//!
//! let folder = tempfile::tempdir()?;
//! let document = Document { key: "a".into(), text: "Talks began.".into(), ..Document::default() };
//! let record = Record { document, ..Record::default() };
//! let mut archive = Archive::open(folder.path(), &Reading::default(), &["in/".into()], 1000)?;
//! archive.add(&record.document, &tables(&record)?)?;
//! archive.finish(Skipped::default())?;
//! assert_eq!(Records::open(folder.path())?.next().transpose()?, Some(record));
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```

mod archive;
mod columns;
mod error;
mod known;
mod manifest;
mod nested;
mod part;
mod records;
mod rows;
mod schema;
mod stored;

pub use archive::{Archive, Met};
pub use error::ArchiveError;
pub use known::Known;
pub use manifest::{Failure, Inputs, Manifest, Part, Reading, Skipped, is_archive};
pub use nested::{nested, nested_schema};
pub use records::Records;
pub use rows::{Tables, records, tables};
pub use schema::Table;
