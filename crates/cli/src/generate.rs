//! What is made from the command's own description: completions, the man page, the record's schema.

use std::fs;
use std::io::{self, Write};
use std::path::Path;

use anyhow::{Context, Result};
use clap::{Command, CommandFactory};
use clap_complete::Shell;
use clap_mangen::Man;

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

/// Prints the man page of the command, or of a subcommand; or writes those of all into a folder.
pub fn man(subcommand: Option<&str>, folder: Option<&Path>) -> Result<Exit> {
    let mut command = Arguments::command().disable_help_subcommand(true);
    command.build();
    if let Some(folder) = folder {
        let place = || folder.display().to_string();
        fs::create_dir_all(folder).with_context(place)?;
        write_pages(&command, folder).with_context(place)?;
        return Ok(Exit::Done);
    }
    let command = match subcommand {
        Some(name) => command.find_subcommand(name).with_context(|| format!("there is no subcommand `{name}`"))?,
        None => &command,
    };
    io::stdout().write_all(page(command)?.as_bytes())?;
    Ok(Exit::Done)
}

/// Writes the page of a command and those of all under it.
fn write_pages(command: &Command, folder: &Path) -> io::Result<()> {
    for subcommand in command.get_subcommands() {
        write_pages(subcommand, folder)?;
    }
    fs::write(folder.join(Man::new(command.clone()).get_filename()), page(command)?)
}

/// The page of a command, with the examples of its help, which the generator leaves out.
fn page(command: &Command) -> io::Result<String> {
    let mut page = Vec::new();
    Man::new(command.clone()).render(&mut page)?;
    let mut page = String::from_utf8_lossy(&page).into_owned();
    if let Some(examples) = command.get_before_help() {
        let at = page.find(".SH VERSION").unwrap_or(page.len());
        page.insert_str(at, &section(&examples.to_string()));
    }
    Ok(page)
}

/// A section of lines that stand as they are.
fn section(examples: &str) -> String {
    let roff = |line: &str| line.replace('\\', "\\e").replace('-', "\\-").replace('\'', "\\(aq");
    let lines = examples.trim_start_matches("Examples:").trim_matches('\n').lines();
    let lines: Vec<String> = lines.map(|line| format!("\\&{}", roff(line))).collect();
    format!(".SH EXAMPLES\n.nf\n{}\n.fi\n", lines.join("\n"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_command_has_a_man_page() {
        let folder = tempfile::tempdir().unwrap();
        man(None, Some(folder.path())).unwrap();
        let command = Arguments::command();
        let man = command.find_subcommand("man").unwrap();
        let named = man.get_arguments().find(|argument| argument.get_id() == "command").unwrap().get_possible_values();
        let named: Vec<&str> = named.iter().map(clap::builder::PossibleValue::get_name).collect();
        for name in command.get_subcommands().map(clap::Command::get_name).filter(|name| *name != "man") {
            assert!(named.contains(&name), "`onrecord man {name}`");
            let page = fs::read_to_string(folder.path().join(format!("onrecord-{name}.1"))).unwrap();
            assert!(page.contains(".SH NAME"), "{name}");
        }
        let read = fs::read_to_string(folder.path().join("onrecord-read.1")).unwrap();
        assert!(read.contains(".SH EXAMPLES\n.nf\n\\&  onrecord read article.txt\n"), "{read}");
        assert!(folder.path().join("onrecord-lexicon-check.1").exists());
    }
}
