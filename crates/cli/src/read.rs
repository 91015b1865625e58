//! `onrecord read`: articles to sheets or records.

use std::io::{self, BufWriter, Write};
use std::path::Path;

use anyhow::{Context, Result};
use onrecord_intake::{Documents, IntakeError, Source};
use onrecord_lexicon::Lexicon;
use onrecord_reading::Reader;
use onrecord_record::{Document, Record};
use onrecord_work::fault::{self, Fault};
use onrecord_work::ordered;

use crate::arguments::Read;
use crate::exit::Exit;
use crate::sheet::Dated;
use crate::tally::Tally;
use crate::terminal::Terminal;
use crate::{model, sheet};

/// What came of one article.
enum Outcome {
    /// What to print, and whether the record holds a statement or event.
    Printed(String, bool),
    Bad(IntakeError),
    Faulty(Fault),
}

/// Reads all inputs and prints what comes of them.
pub fn run(arguments: &Read, terminal: &Terminal) -> Result<Exit> {
    let reader = reader(arguments.how.engine.model.as_deref(), arguments.how.engine.lexicon.as_deref())?;
    let mut documents = Documents::new(arguments.paths.iter().map(|path| Source::argument(path)));
    let jobs = onrecord_work::jobs(arguments.how.engine.jobs);
    let mut tally = Tally::new(terminal);
    let mut output = BufWriter::new(io::stdout().lock());
    let work = |item: Result<Document, IntakeError>| match item {
        Ok(document) => outcome(&reader, document, arguments, terminal),
        Err(error) => Outcome::Bad(error),
    };
    ordered::map(&mut documents, jobs, work, |outcome, is_more_ready| {
        let printed = match outcome {
            Outcome::Printed(printed, has_rows) => {
                tally.good(has_rows);
                Some(printed)
            }
            Outcome::Bad(error) => {
                tally.bad(&error);
                None
            }
            Outcome::Faulty(fault) => {
                tally.faulty(&fault);
                None
            }
        };
        write(&mut output, printed, is_more_ready)
    })
    .inspect_err(leave_if_nobody_reads)?;
    output.flush().inspect_err(leave_if_nobody_reads)?;
    Ok(tally.close(documents.kept_out()))
}

/// Nobody reads our output any more, as in `onrecord … | head`: an input that is still open must not
/// keep the process alive.
fn leave_if_nobody_reads(error: &io::Error) {
    if error.kind() == io::ErrorKind::BrokenPipe {
        std::process::exit(0);
    }
}

fn write(output: &mut impl Write, printed: Option<String>, is_more_ready: bool) -> io::Result<()> {
    if let Some(printed) = printed {
        output.write_all(printed.as_bytes())?;
    }
    if is_more_ready { Ok(()) } else { output.flush() }
}

/// A reader with this language model and this overlay of the lexicon.
pub fn reader(model: Option<&Path>, overlay: Option<&Path>) -> Result<Reader> {
    let pipeline = model::load(model)?;
    let lexicon = match overlay {
        Some(folder) => Lexicon::with_overlay(folder),
        None => Lexicon::builtin(),
    };
    Ok(Reader::new(pipeline, lexicon.context("the lexicon cannot be used")?))
}

/// Reads one article.
fn outcome(reader: &Reader, mut document: Document, arguments: &Read, terminal: &Terminal) -> Outcome {
    if arguments.how.published.is_some() {
        document.published.clone_from(&arguments.how.published);
    }
    let dated = match (&arguments.how.published, &document.published) {
        (Some(_), _) => Dated::Given,
        (None, Some(_)) => Dated::Input,
        (None, None) => Dated::Text,
    };
    let read = fault::guard(&document.key, || {
        let record = reader.read(&document);
        let printed = print(&record, reader, dated, arguments, terminal);
        Outcome::Printed(printed, !(record.statements.is_empty() && record.events.is_empty()))
    });
    read.unwrap_or_else(Outcome::Faulty)
}

fn print(record: &Record, reader: &Reader, dated: Dated, arguments: &Read, terminal: &Terminal) -> String {
    if arguments.json {
        let mut line = serde_json::to_string(record).expect("a record is plain data");
        line.push('\n');
        return line;
    }
    let countries = |code: &str| reader.lexicon().actors.state(code).map(|state| state.name.clone());
    sheet::print(record, &countries, dated, terminal.width, terminal.is_colored)
}
