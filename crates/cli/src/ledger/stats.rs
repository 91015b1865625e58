//! `onrecord stats`: what a ledger holds.

use std::io::{self, BufWriter, Write};

use anyhow::Result;
use onrecord_ledger::Ledger;

use crate::exit::Exit;
use crate::ledger::arguments::Stats;
use crate::terminal::Terminal;

/// Prints counts.
pub fn run(arguments: &Stats, _terminal: &Terminal) -> Result<Exit> {
    let stats = Ledger::open(&arguments.ledger)?.stats()?;
    let mut output = BufWriter::new(io::stdout().lock());
    if arguments.json {
        writeln!(output, "{}", serde_json::to_string(&stats)?)?;
        output.flush()?;
        return Ok(Exit::Done);
    }
    if arguments.csv {
        onrecord_listing::csv(&[stats], &mut output)?;
        output.flush()?;
        return Ok(Exit::Done);
    }
    let (first, last) = &stats.published;
    let days = match (first, last) {
        (Some(first), Some(last)) => format!(", published {first} to {last}"),
        _ => String::new(),
    };
    writeln!(output, "documents   {:>9}{days}", stats.documents)?;
    if stats.unlinked > 0 {
        writeln!(output, "not linked  {:>9}, filed by a command that was stopped", stats.unlinked)?;
    }
    writeln!(output, "sightings   {:>9}", stats.sightings)?;
    writeln!(output, "statements  {:>9}", stats.statements)?;
    writeln!(output, "events      {:>9}", stats.events)?;
    writeln!(output, "disputes    {:>9}", stats.disputes)?;
    writeln!(output, "actors      {:>9} by {} names", stats.actors, stats.identities)?;
    writeln!(output, "decisions   {:>9}", stats.decisions)?;
    writeln!(output, "file        {:>9.1} MB, schema {}", stats.bytes as f64 / 1e6, stats.schema)?;
    output.flush()?;
    Ok(Exit::Done)
}
