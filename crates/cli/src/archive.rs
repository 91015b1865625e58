//! `onrecord archive`: very many articles to Parquet tables, whatever happens on the way.

use anyhow::{Result, bail};
use onrecord_archive::{Archive, ArchiveError, Failure, Met, Reading, Skipped, Tables, tables};
use onrecord_intake::{Documents, IntakeError, KeptOut, Source, size};
use onrecord_record::Document;
use onrecord_work::fault::{self, Fault};
use onrecord_work::{jobs, ordered};

use crate::arguments::ArchiveArguments;
use crate::exit::Exit;
use crate::ledger::add;
use crate::progress::Goal;
use crate::read::reader;
use crate::talk;
use crate::tally::Tally;
use crate::terminal::Terminal;

/// What came of one article.
enum Outcome {
    /// The rows of its record, and whether it holds a statement or event.
    Read(Box<Document>, Tables, bool),
    /// A document that is in the archive.
    Known(Box<Document>),
    Bad(IntakeError),
    Faulty(Fault),
    Stopped(ArchiveError),
}

/// Reads what the archive does not hold yet and writes it, in the order of the inputs.
pub fn run(arguments: &ArchiveArguments, terminal: &Terminal) -> Result<Exit> {
    if arguments.out.is_file() {
        bail!("{}: is a file; an archive is a folder", arguments.out.display());
    }
    let reading = reading(arguments)?;
    let reader = reader(arguments.how.engine.model.as_deref(), arguments.how.engine.lexicon.as_deref())?;
    let paths: Vec<String> = arguments.paths.iter().map(|path| path.display().to_string()).collect();
    let mut archive = Archive::open(&arguments.out, &reading, &paths, arguments.part.get()).map_err(told)?;
    let known = archive.known();
    let mut documents = Documents::new(arguments.paths.iter().map(|path| Source::argument(path)));
    let total = arguments.paths.iter().map(|path| size(path)).sum::<Option<u64>>();
    let mut tally = Tally::new(terminal).with_goal(Goal::new(documents.position(), total));
    let work = |item: Result<Document, IntakeError>| {
        let mut document = match item {
            Ok(document) => document,
            Err(error) => return Outcome::Bad(error),
        };
        if known.holds(&document) {
            return Outcome::Known(Box::new(document));
        }
        if arguments.how.published.is_some() {
            document.published.clone_from(&arguments.how.published);
        }
        let read = fault::guard(&document.key, || {
            let record = reader.read(&document);
            let has_rows = !(record.statements.is_empty() && record.events.is_empty());
            match tables(&record) {
                Ok(tables) => Outcome::Read(Box::new(record.document), tables, has_rows),
                Err(error) => Outcome::Stopped(error),
            }
        });
        read.unwrap_or_else(Outcome::Faulty)
    };
    let mut written = 0_u64;
    ordered::map(&mut documents, jobs(arguments.how.engine.jobs), work, |outcome, _| {
        match outcome {
            Outcome::Read(document, tables, has_rows) => {
                tally.good(has_rows);
                written += u64::from(archive.add(&document, &tables)? == Met::New);
            }
            Outcome::Known(document) => {
                tally.known();
                archive.meet(&document);
            }
            Outcome::Bad(error) => {
                archive.fail(failure(&error));
                tally.bad(&error);
            }
            Outcome::Faulty(fault) => {
                archive.fail(broken(&fault));
                tally.faulty(&fault);
            }
            Outcome::Stopped(error) => return Err(error),
        }
        Ok(())
    })
    .map_err(told)?;
    let manifest = archive.finish(skipped(documents.kept_out())).map_err(told)?;
    let exit = tally.close(documents.kept_out());
    let (all, out) = (manifest.documents, arguments.out.display());
    talk::note(terminal, &format!("{out} holds {all} articles in {} parts; {written} are new", manifest.parts.len()));
    Ok(exit)
}

/// An archive's error with its hint.
pub fn told(error: ArchiveError) -> anyhow::Error {
    match error.hint() {
        Some(hint) => anyhow::anyhow!("{error}\nhint: {hint}"),
        None => error.into(),
    }
}

fn reading(arguments: &ArchiveArguments) -> Result<Reading> {
    let reading = add::reading(arguments.how.engine.model.as_deref(), arguments.how.engine.lexicon.as_deref())?;
    let published = arguments.how.published.clone();
    Ok(Reading { engine: reading.engine, model: reading.model, lexicon: reading.lexicon, published })
}

fn failure(error: &IntakeError) -> Failure {
    Failure { input: error.name().to_owned(), place: error.part(), reason: error.reason() }
}

fn broken(fault: &Fault) -> Failure {
    Failure { input: fault.during.clone(), place: None, reason: format!("onrecord itself failed: {}", fault.message) }
}

fn skipped(kept_out: &KeptOut) -> Skipped {
    let foreign = kept_out.foreign.iter().map(|(language, &count)| (language.clone(), count as u64));
    Skipped {
        files: kept_out.files as u64,
        without_article: kept_out.parts as u64,
        foreign: foreign.collect(),
        withdrawn: kept_out.withdrawn.iter().map(|withdrawn| withdrawn.key.clone()).collect(),
        ..Skipped::default()
    }
}
