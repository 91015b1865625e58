//! A ledger in the formats of other tools: one module per format.
//!
//! 1. [`Selection`] asks the ledger what passes a filter and hands out articles and events one by one.
//! 2. A [`Format`] writes them to a [`Sink`].
//! 3. A [`Report`] counts what the format could not carry, by the format's own list of the fields it carries.
//!
//! Formats whose readers take every row for something that happened get only what occurred or is under way; what is denied,
//! planned, proposed or in doubt goes to a table of claims beside them ([`claims`]).
//! `docs/export.md` has the mapping of every format for users.

mod account;
mod acled;
mod article;
mod brat;
mod cameo;
mod claims;
mod countries;
mod error;
mod format;
mod ftm;
mod gdelt;
mod geojson;
mod graphml;
mod icews;
mod jsonl;
mod jsonld;
mod ninjs;
mod parquet;
mod polecat;
mod report;
mod selection;
mod sink;
mod spans;
mod tables;
mod timelinejs;
mod timemap;
mod timeml;
mod words;

pub use account::{Account, Happening};
pub use article::Article;
pub use error::ExportError;
pub use format::{FORMATS, Format, find};
pub use report::Report;
pub use selection::Selection;
pub use sink::{Output, Sink};

use onrecord_ledger::{Filter, Ledger};

/// Writes what passes the filter in a format, and says what the format could not carry.
pub fn export(format: &Format, ledger: &Ledger, filter: &Filter, sink: &mut Sink) -> Result<Report, ExportError> {
    let selection = Selection::new(ledger, filter)?;
    let mut report = Report::default();
    (format.write)(&selection, sink, &mut report)?;
    for article in selection.articles() {
        report.weigh(&*article?, format.carries);
    }
    sink.close()?;
    Ok(report)
}
