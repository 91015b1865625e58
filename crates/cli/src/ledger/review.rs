//! `onrecord accept`, `reject`, `merge`, `split`, `undo` and `decisions`: what people decide about rows.

use std::fs;
use std::io::{self, BufWriter, Write};
use std::path::Path;

use anyhow::{Context, Result};
use onrecord_ledger::{Decision, Ledger, Verdict};

use crate::exit::Exit;
use crate::ledger::arguments::{Decide, Decisions, Merge, Split, Undo};
use crate::talk;
use crate::terminal::Terminal;

/// Says that a row is right.
pub fn accept(arguments: &Decide, terminal: &Terminal) -> Result<Exit> {
    decide(Verdict::Accept, "accepted", arguments, terminal)
}

/// Says that a row is wrong.
pub fn reject(arguments: &Decide, terminal: &Terminal) -> Result<Exit> {
    decide(Verdict::Reject, "rejected", arguments, terminal)
}

fn decide(verdict: Verdict, word: &str, arguments: &Decide, terminal: &Terminal) -> Result<Exit> {
    let id = Ledger::open(&arguments.ledger)?.decide(verdict, &arguments.id, &arguments.reason)?;
    talk::note(terminal, &format!("{id} {word}; `onrecord undo` takes it back"));
    Ok(Exit::Done)
}

/// Makes two actors or events one.
pub fn merge(arguments: &Merge, terminal: &Terminal) -> Result<Exit> {
    let Merge { ledger, id, other, reason } = arguments;
    Ledger::open(ledger)?.merge(id, other, reason)?;
    talk::note(terminal, &format!("{id} and {other} are one; `onrecord undo` takes it back"));
    Ok(Exit::Done)
}

/// Takes an actor or account out of what it was put with.
pub fn split(arguments: &Split, terminal: &Terminal) -> Result<Exit> {
    Ledger::open(&arguments.ledger)?.split(&arguments.id, &arguments.reason)?;
    talk::note(terminal, &format!("{} stands alone; `onrecord undo` takes it back", arguments.id));
    Ok(Exit::Done)
}

/// Takes back the latest decision on a row.
pub fn undo(arguments: &Undo, terminal: &Terminal) -> Result<Exit> {
    let undone = Ledger::open(&arguments.ledger)?.undo(&arguments.id)?;
    let Some(Decision { action, target, reason, .. }) = undone else {
        talk::note(terminal, &format!("no decision on {} is in force", arguments.id));
        return Ok(Exit::NothingFound);
    };
    talk::note(terminal, &format!("taken back: {action} {target} ({reason})"));
    Ok(Exit::Done)
}

/// Prints decisions as JSON Lines, or takes them in.
pub fn decisions(arguments: &Decisions, terminal: &Terminal) -> Result<Exit> {
    let mut ledger = Ledger::open(&arguments.ledger)?;
    if let Some(path) = &arguments.import {
        let count = ledger.import_decisions(&read(path)?)?;
        talk::note(terminal, &format!("decisions that are new, or are taken back now: {count}"));
        return Ok(Exit::Done);
    }
    let decisions = ledger.decisions()?;
    let mut output = BufWriter::new(io::stdout().lock());
    for decision in &decisions {
        writeln!(output, "{}", serde_json::to_string(decision)?)?;
    }
    output.flush()?;
    Ok(if decisions.is_empty() { Exit::NothingFound } else { Exit::Done })
}

fn read(path: &Path) -> Result<Vec<Decision>> {
    let place = || path.display().to_string();
    let text = fs::read_to_string(path).with_context(place)?;
    let lines = text.lines().enumerate().filter(|(_, line)| !line.trim().is_empty());
    let parse = |(index, line)| serde_json::from_str(line).with_context(|| format!("{}:{}", place(), index + 1));
    lines.map(parse).collect()
}
