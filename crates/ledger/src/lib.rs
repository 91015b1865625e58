//! The ledger: records of many documents in one SQLite file, and the questions asked of them.
//!
//! The only crate that speaks SQL. A [`Ledger`] takes [`Record`](onrecord_record::Record)s in, one transaction per
//! document, and answers with typed rows. Every row has an id that holds for the life of the ledger
//! ([`RowId`], `3f2a9c01b7de/e4`), and its words can be checked against the text they were read from.

mod actors;
mod add;
mod check;
mod contacts;
mod datasette;
mod diff;
mod disputes;
mod documents;
mod error;
mod file;
mod filed;
mod filter;
mod id;
mod link;
mod places;
mod query;
mod record;
mod restore;
mod review;
mod rows;
mod summaries;
mod text;
mod threads;
mod versions;
mod why;

pub use actors::{ActorRow, Term};
pub use add::{Added, Reading};
pub use check::{Flaw, Stats};
pub use contacts::{ActorPage, Contact, Count};
pub use datasette::metadata;
pub use diff::Difference;
pub use disputes::{DisputeRow, Side};
pub use documents::DocumentRow;
pub use error::LedgerError;
pub use file::Ledger;
pub use filed::{Filed, Identity};
pub use filter::Filter;
pub use id::{Layer, RowId};
pub use places::PlaceRow;
pub use query::Hit;
pub use record::Verdicts;
pub use restore::Kept;
pub use review::{Change, Decision, Other, Verdict};
pub use rows::{Account, EventRow, Interval, Location, Party, Precision, Provenance, Selector, Source, StatementRow};
pub use text::Quoted;
pub use threads::{StepRow, ThreadRow};
pub use versions::{Notice, Retired, Withdrawal};
