//! `onrecord export`: a ledger in the formats of other tools.

use std::io;

use anyhow::{Result, bail};
use onrecord_export::{ExportError, Sink, export, find};
use onrecord_ledger::Ledger;

use crate::exit::Exit;
use crate::ledger::arguments::Export;
use crate::talk;
use crate::terminal::Terminal;

/// Writes what passes the filters, and says what the format could not carry.
pub fn run(arguments: &Export, terminal: &Terminal) -> Result<Exit> {
    let Some(format) = find(&arguments.format) else { bail!("there is no format `{}`", arguments.format) };
    let filter = arguments.narrowed.whole();
    if filter.after.is_some() {
        bail!("--after pages through lists; an export is written at once");
    }
    let mut sink = match &arguments.out {
        Some(path) => Sink::path(path),
        None => Sink::stream(io::stdout()),
    };
    let ledger = Ledger::open(&arguments.ledger)?;
    let report = export(format, &ledger, &filter, &mut sink).map_err(|error| match error {
        // A reader that leaves is no error, which is told by the kind of the error itself.
        ExportError::Write(source) => source.into(),
        other => anyhow::Error::from(other),
    })?;
    for line in report.lines() {
        talk::note(terminal, &line);
    }
    Ok(if report.written == 0 { Exit::NothingFound } else { Exit::Done })
}
