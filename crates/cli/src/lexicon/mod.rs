//! `onrecord lexicon`: checking and extending a folder that is laid over the lexicon, and which entry speaks of a word.

pub mod uses;

use std::fs;
use std::io::{self, Write as _};
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};
use onrecord_lexicon::{Found, Lexicon, alike, find, remarks};

use crate::arguments::LexiconCommand;
use crate::exit::Exit;
use crate::talk;
use crate::terminal::Terminal;

/// The file of an overlay that `add` writes to, in the folder of the entry's kind.
const FILE: &str = "added.toml";

/// Longest list of an entry that is printed whole.
const SHOWN: usize = 12;
/// Rows of an entry that are printed.
const ROWS: usize = 20;

/// Does what is asked.
pub fn run(command: &LexiconCommand, terminal: &Terminal) -> Result<Exit> {
    match command {
        LexiconCommand::Check { folder } => check(folder, terminal),
        LexiconCommand::Why { word, paths, lexicon } => why(word, paths, lexicon.as_deref(), terminal),
        LexiconCommand::Add { folder, word, like, kind } => add(folder, word, like, kind.as_deref(), terminal),
    }
}

fn check(folder: &Path, terminal: &Terminal) -> Result<Exit> {
    let remarks = remarks(folder)?;
    for remark in &remarks {
        writeln!(io::stdout(), "{remark}")?;
    }
    talk::note(terminal, &format!("{} can be used", folder.display()));
    Ok(Exit::Done)
}

fn why(word: &str, paths: &[PathBuf], overlay: Option<&Path>, terminal: &Terminal) -> Result<Exit> {
    let found = find(word, overlay)?;
    if found.is_empty() {
        talk::note(terminal, &format!("no entry has `{word}`; entries have base forms: `deny`, not `denied`"));
        return Ok(Exit::NothingFound);
    }
    let uses = if paths.is_empty() { Vec::new() } else { uses::uses(word, &found, overlay, paths, terminal)? };
    let mut output = io::stdout().lock();
    for (index, entry) in found.iter().enumerate() {
        let whose = if entry.is_overlay { ", yours" } else { "" };
        writeln!(output, "lexicon/{}{whose}: [[{}]] has it in `{}`", entry.place(), entry.table, entry.field)?;
        if let Some(rows) = uses.get(index) {
            list(rows, &mut output)?;
            continue;
        }
        // Lists that have nothing to do with each other stand in one table.
        for (field, value) in entry.entry.iter().filter(|(field, _)| entry.table != "lists" || **field == entry.field) {
            writeln!(output, "    {field} = {}", shown(value))?;
        }
    }
    if !paths.is_empty() && uses.iter().all(Vec::is_empty) {
        talk::note(terminal, "no row there stands on one of these entries");
        return Ok(Exit::NothingFound);
    }
    Ok(Exit::Done)
}

/// Prints where an entry stands behind rows: the first of them, and how many more there are.
fn list(rows: &[uses::Use], output: &mut impl io::Write) -> Result<()> {
    for row in rows.iter().take(ROWS) {
        writeln!(output, "    {} {}-{} \u{201c}{}\u{201d}", row.id, row.span.start, row.span.end, row.words)?;
    }
    if rows.len() > ROWS {
        writeln!(output, "    … {} more", rows.len() - ROWS)?;
    }
    Ok(())
}

fn shown(value: &toml::Value) -> String {
    match value {
        toml::Value::Array(values) if values.len() > SHOWN => {
            let some: Vec<String> = values[..SHOWN].iter().map(ToString::to_string).collect();
            format!("[{}, … {} more]", some.join(", "), values.len() - SHOWN)
        }
        other => other.to_string(),
    }
}

fn add(folder: &Path, word: &str, like: &str, kind: Option<&str>, terminal: &Terminal) -> Result<Exit> {
    let overlay = folder.is_dir().then_some(folder);
    let mut models: Vec<Found> = find(like, overlay)?;
    models.retain(|model| model.stands_for_it() && kind.is_none_or(|kind| model.table == kind));
    let kinds: std::collections::BTreeSet<&str> = models.iter().map(|model| &*model.table).collect();
    if kinds.is_empty() {
        bail!("no entry has `{like}`; `onrecord lexicon why WORD` finds entries");
    }
    if kinds.len() > 1 {
        let kinds = kinds.into_iter().collect::<Vec<_>>().join(", ");
        bail!("`{like}` stands in entries of several kinds ({kinds}); choose with --kind");
    }
    for model in &models {
        let part = model.file.split('/').next().unwrap_or_default();
        let path = folder.join(part).join(FILE);
        let place = || path.display().to_string();
        fs::create_dir_all(folder.join(part)).with_context(place)?;
        let before = if path.exists() { fs::read_to_string(&path).with_context(place)? } else { String::new() };
        let entry = alike(word, model);
        let gap = if before.is_empty() { "" } else { "\n" };
        fs::write(&path, format!("{before}{gap}# As \u{201c}{like}\u{201d} in lexicon/{}.\n{entry}", model.file))
            .with_context(place)?;
        if let Err(error) = Lexicon::with_overlay(folder) {
            fs::write(&path, before).with_context(place)?;
            return Err(error).with_context(|| format!("an entry like {} cannot be made for `{word}`", model.place()));
        }
        write!(io::stdout(), "{entry}")?;
        talk::note(terminal, &format!("written to {}; read with --lexicon {}", path.display(), folder.display()));
    }
    Ok(Exit::Done)
}
