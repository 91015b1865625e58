//! What is made from the command's own description: completions, the man page, the record's schema.

use std::io::{self, Write};
use std::path::Path;

use anyhow::{Context, Result};
use clap::CommandFactory;
use clap_complete::Shell;

use crate::arguments::Arguments;
use crate::exit::Exit;

/// Prints the JSON Schema of a record, or the metadata by which Datasette describes a ledger's tables.
pub fn schema(datasette: Option<&Path>) -> Result<Exit> {
    let schema = match datasette {
        // Datasette calls a database by its file's name without the ending.
        Some(ledger) => onrecord_ledger::metadata(&ledger.file_stem().unwrap_or_default().to_string_lossy()),
        None => onrecord_record::json_schema(),
    };
    let mut output = io::stdout().lock();
    serde_json::to_writer_pretty(&mut output, &schema).map_err(io::Error::from)?;
    writeln!(output)?;
    Ok(Exit::Done)
}

/// Prints a shell's completions.
pub fn completions(shell: Shell) -> Result<Exit> {
    let mut script = Vec::new();
    clap_complete::generate(shell, &mut Arguments::command(), "onrecord", &mut script);
    io::stdout().write_all(&script)?;
    Ok(Exit::Done)
}

/// Prints the man page of the command, or of a subcommand.
pub fn man(subcommand: Option<&str>) -> Result<Exit> {
    let mut command = Arguments::command();
    command.build();
    let command = match subcommand {
        Some(name) => command.find_subcommand(name).with_context(|| format!("there is no subcommand `{name}`"))?,
        None => &command,
    };
    let mut page = Vec::new();
    clap_mangen::Man::new(command.clone()).render(&mut page)?;
    io::stdout().write_all(&page)?;
    Ok(Exit::Done)
}
