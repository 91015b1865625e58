//! `onrecord stats`: what a ledger holds.

use anyhow::Result;
use onrecord_ledger::Ledger;

use crate::exit::Exit;
use crate::ledger::arguments::Stats;
use crate::terminal::Terminal;

/// Prints counts.
pub fn run(arguments: &Stats, _terminal: &Terminal) -> Result<Exit> {
    let stats = Ledger::open(&arguments.ledger)?.stats()?;
    if arguments.json {
        println!("{}", serde_json::to_string(&stats)?);
        return Ok(Exit::Done);
    }
    let (first, last) = &stats.published;
    let days = match (first, last) {
        (Some(first), Some(last)) => format!(", published {first} to {last}"),
        _ => String::new(),
    };
    println!("documents   {:>9}{days}", stats.documents);
    println!("sightings   {:>9}", stats.sightings);
    println!("statements  {:>9}", stats.statements);
    println!("events      {:>9}", stats.events);
    println!("disputes    {:>9}", stats.disputes);
    println!("actors      {:>9} by {} names", stats.actors, stats.identities);
    println!("decisions   {:>9}", stats.decisions);
    println!("file        {:>9.1} MB, schema {}", stats.bytes as f64 / 1e6, stats.schema);
    Ok(Exit::Done)
}
