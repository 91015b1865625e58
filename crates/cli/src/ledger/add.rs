//! `onrecord add`: articles into a ledger.

use std::path::Path;
use std::sync::Mutex;
use std::time::{Duration, Instant};

use anyhow::{Context, Result};
use onrecord_intake::{Documents, IntakeError, Source};
use onrecord_ledger::{Added, Ledger, LedgerError, Reading};
use onrecord_record::{Document, Record};

use crate::exit::Exit;
use crate::fault::{self, Fault};
use crate::ledger::arguments::Add;
use crate::ledger::restore;
use crate::read::{jobs, reader};
use crate::tally::Tally;
use crate::terminal::Terminal;
use crate::{model, ordered, talk};

/// Articles after which those that were filed are linked with the rest.
const LINK_AFTER: usize = 500;
/// Articles filed in one transaction.
const TOGETHER: usize = 64;
/// Longest time that a record waits for others.
const PATIENCE: Duration = Duration::from_secs(1);

/// What came of one article.
enum Outcome {
    /// A text that the ledger has not filed so.
    Read(Box<Record>),
    /// A text that is filed as it would be read.
    Filed(Box<Document>),
    Bad(IntakeError),
    Faulty(Fault),
    /// The ledger could not be asked.
    Stopped(LedgerError),
}

/// Reads what the ledger does not hold yet and files it, in the order of the inputs.
pub fn run(arguments: &Add, terminal: &Terminal) -> Result<Exit> {
    if arguments.records {
        return restore::run(arguments, terminal);
    }
    let place = || arguments.ledger.display().to_string();
    let ledger = Ledger::create(&arguments.ledger).with_context(place)?;
    let known = Mutex::new(Ledger::open(&arguments.ledger).with_context(place)?);
    let reading = reading(arguments.model.as_deref(), arguments.lexicon.as_deref())?;
    let reader = reader(arguments.model.as_deref(), arguments.lexicon.as_deref())?;
    let mut documents = Documents::new(arguments.paths.iter().map(|path| Source::argument(path)));
    let mut tally = Tally::new(terminal);
    let mut counts = [0_usize; 4];
    let work = |item: Result<Document, IntakeError>| {
        let mut document = match item {
            Ok(document) => document,
            Err(error) => return Outcome::Bad(error),
        };
        if arguments.published.is_some() {
            document.published.clone_from(&arguments.published);
        }
        let known = known.lock().map(|known| known.is_filed(&document, &reading));
        match known {
            Ok(Ok(true)) => Outcome::Filed(Box::new(document)),
            Ok(Err(error)) => Outcome::Stopped(error),
            _ => fault::guard(&document.key, || Outcome::Read(Box::new(reader.read(&document))))
                .unwrap_or_else(Outcome::Faulty),
        }
    };
    let mut desk = Desk { ledger, reading: reading.clone(), waiting: Vec::new(), since: now(), unlinked: 0 };
    ordered::map(&mut documents, jobs(arguments.jobs), work, |outcome, _| {
        match outcome {
            Outcome::Read(record) => {
                tally.good(!(record.statements.is_empty() && record.events.is_empty()));
                desk.file(*record, &mut counts)?;
            }
            Outcome::Filed(document) => {
                tally.good(true);
                counts[desk.ledger.sight(&document)? as usize] += 1;
            }
            Outcome::Bad(error) => tally.bad(&error),
            Outcome::Faulty(fault) => tally.faulty(&fault),
            Outcome::Stopped(error) => return Err(error),
        }
        Ok(())
    })
    .with_context(place)?;
    desk.close(&mut counts).with_context(place)?;
    let exit = tally.close(documents.kept_out());
    talk::note(terminal, &sum(counts));
    Ok(exit)
}

/// Records on their way into the ledger. Several go into one transaction, which is twice as fast as one each; a kill loses
/// those that wait, and the next run reads them again.
struct Desk {
    ledger: Ledger,
    reading: Reading,
    waiting: Vec<Record>,
    /// When the first of those that wait came.
    since: Instant,
    /// Filed since the last linking.
    unlinked: usize,
}

impl Desk {
    fn file(&mut self, record: Record, counts: &mut [usize; 4]) -> Result<(), LedgerError> {
        if self.waiting.is_empty() {
            self.since = now();
        }
        self.waiting.push(record);
        if self.waiting.len() >= TOGETHER || self.since.elapsed() >= PATIENCE {
            self.flush(counts)?;
        }
        // Linking now and then keeps what is left small, should the command be stopped.
        if self.unlinked >= LINK_AFTER {
            self.unlinked = 0;
            self.ledger.link()?;
        }
        Ok(())
    }

    fn flush(&mut self, counts: &mut [usize; 4]) -> Result<(), LedgerError> {
        for added in self.ledger.add_all(&self.waiting, &self.reading)? {
            counts[added as usize] += 1;
        }
        self.unlinked += self.waiting.len();
        self.waiting.clear();
        Ok(())
    }

    fn close(mut self, counts: &mut [usize; 4]) -> Result<(), LedgerError> {
        self.flush(counts)?;
        self.ledger.link()?;
        Ok(())
    }
}

/// What reads: the engine's version, the model's name and hash, the lexicon's version and the folder laid over it.
pub fn reading(model: Option<&Path>, overlay: Option<&Path>) -> Result<Reading> {
    let engine = env!("CARGO_PKG_VERSION").to_owned();
    let pipeline = model::load(model)?;
    let model = format!("{} {}", pipeline.info().name, pipeline.checksum());
    let lexicon = match overlay {
        Some(folder) => format!("{engine} with {}", folder.display()),
        None => engine.clone(),
    };
    Ok(Reading { engine, model, lexicon })
}

/// What was filed, in words.
pub fn sum(counts: [usize; 4]) -> String {
    let words = [
        (Added::New, "new"),
        (Added::Replaced, "read anew"),
        (Added::Sighted, "known from another source"),
        (Added::Known, "known already"),
    ];
    let parts: Vec<_> = words
        .into_iter()
        .filter(|&(added, _)| counts[added as usize] > 0)
        .map(|(added, word)| format!("{} {word}", counts[added as usize]))
        .collect();
    if parts.is_empty() { "nothing was filed".to_owned() } else { format!("articles filed: {}", parts.join(", ")) }
}

#[allow(clippy::disallowed_methods, reason = "the clock decides when to file, never what")]
fn now() -> Instant {
    Instant::now()
}
