//! `onrecord eval`: records, or another system's answers, held against gold data.

use std::io::{self, Write};
use std::path::PathBuf;

use anyhow::Result;
use clap::error::ErrorKind;
use clap::{CommandFactory, Error};
use onrecord_eval::{EvalError, Evaluation, Style};
use onrecord_intake::{Documents, Source};
use onrecord_reading::Reader;
use onrecord_record::{Document, Record};
use onrecord_work::fault::{self, Fault};
use onrecord_work::ordered;

use crate::arguments::{Arguments, Eval, Layer};
use crate::exit::Exit;
use crate::progress::Progress;
use crate::terminal::Terminal;
use crate::{read, talk};

/// Loads the gold data, reads its documents unless there are answers, and prints what they are worth.
pub fn run(arguments: &Eval, terminal: &Terminal) -> Result<Exit> {
    let gold = onrecord_eval::load(&arguments.gold);
    let mut exit = Exit::Done;
    let texts = match &arguments.docs {
        Some(path) => texts(std::slice::from_ref(path), terminal, &mut exit),
        None => texts(&gold.documents, terminal, &mut exit),
    };
    let (mut evaluation, errors) = onrecord_eval::prepare(layer(arguments.layer), gold, texts);
    tell(&errors, terminal, &mut exit);
    if evaluation.is_empty() {
        return Ok(exit.max(Exit::NothingFound));
    }
    if arguments.system.is_none() && evaluation.documents().is_empty() {
        refuse("the gold data has no texts; give the articles by --docs PATH, or clusters by --system FILE");
    }
    match &arguments.system {
        Some(path) => {
            let answers = onrecord_eval::load(path);
            tell(&answers.errors, terminal, &mut exit);
            tell(&evaluation.hear(answers.entries), terminal, &mut exit);
        }
        None => read_all(&mut *evaluation, arguments, terminal, &mut exit)?,
    }
    print(&*evaluation, arguments, terminal)?;
    Ok(exit)
}

/// Ends the command as clap does when it is used wrongly.
fn refuse(message: &str) -> ! {
    let mut command = Arguments::command();
    command.build();
    match command.find_subcommand_mut("eval") {
        Some(eval) => eval.error(ErrorKind::MissingRequiredArgument, message).exit(),
        None => Error::raw(ErrorKind::MissingRequiredArgument, message).exit(),
    }
}

const fn layer(layer: Layer) -> onrecord_eval::Layer {
    match layer {
        Layer::Times => onrecord_eval::Layer::Times,
        Layer::Quantities => onrecord_eval::Layer::Quantities,
        Layer::Statements => onrecord_eval::Layer::Statements,
        Layer::Events => onrecord_eval::Layer::Events,
        Layer::Actors => onrecord_eval::Layer::Actors,
        Layer::Stories => onrecord_eval::Layer::Stories,
    }
}

/// The articles of some files. What intake keeps out is said, since a gold document without its text counts as missed.
fn texts(paths: &[PathBuf], terminal: &Terminal, exit: &mut Exit) -> Vec<Document> {
    let mut texts = Vec::new();
    let mut documents = Documents::new(paths.iter().map(Source::path));
    for document in &mut documents {
        match document {
            Ok(document) => texts.push(document),
            Err(error) => {
                *exit = Exit::BadInput;
                talk::error(terminal, &error.to_string(), error.hint());
            }
        }
    }
    talk::kept_out(terminal, documents.kept_out());
    texts
}

/// Errors named one by one, before the rest is counted.
const NAMED: usize = 10;

/// Names what cannot be used; each hint is given once.
fn tell(errors: &[EvalError], terminal: &Terminal, exit: &mut Exit) {
    let mut last = None;
    for error in errors.iter().take(NAMED) {
        let hint = error.hint().filter(|_| error.hint() != last);
        last = error.hint();
        talk::error(terminal, &error.to_string(), hint);
    }
    if errors.len() > NAMED {
        talk::note(terminal, &format!("{} more like these", errors.len() - NAMED));
    }
    if !errors.is_empty() {
        *exit = (*exit).max(Exit::BadInput);
    }
}

/// Reads the documents of the gold data in parallel and hands the records over in order.
fn read_all(evaluation: &mut dyn Evaluation, arguments: &Eval, terminal: &Terminal, exit: &mut Exit) -> Result<()> {
    let reader = read::reader(arguments.engine.model.as_deref(), arguments.engine.lexicon.as_deref())?;
    let documents = evaluation.documents();
    let mut progress = Progress::new(terminal.is_watched);
    let work = |document: Document| read_one(&reader, &document);
    let mut index = 0;
    ordered::map(documents.into_iter(), onrecord_work::jobs(arguments.engine.jobs), work, |read, _| {
        progress.count(read.is_err());
        match read {
            Ok(record) => evaluation.take(index, &record),
            Err(fault) => {
                progress.clear();
                talk::fault(terminal, &fault);
                *exit = Exit::Fault;
            }
        }
        index += 1;
        Ok::<(), io::Error>(())
    })?;
    progress.clear();
    Ok(())
}

fn read_one(reader: &Reader, document: &Document) -> Result<Record, Fault> {
    fault::guard(&document.key, || reader.read(document))
}

fn print(evaluation: &dyn Evaluation, arguments: &Eval, terminal: &Terminal) -> Result<()> {
    let report = evaluation.report(arguments.errors);
    let printed = if arguments.json {
        format!("{}\n", report.to_json())
    } else {
        report.to_text(Style { width: terminal.width, is_colored: terminal.is_colored })
    };
    let mut output = io::stdout().lock();
    output.write_all(printed.as_bytes())?;
    output.flush()?;
    Ok(())
}
