//! `onrecord add`: articles into a ledger.

use std::path::{Path, PathBuf};
use std::sync::Mutex;
use std::time::{Duration, Instant};

use anyhow::{Context, Result, bail};
use onrecord_archive::{Records, is_archive};
use onrecord_intake::{Documents, IntakeError, KeptOut, Source, Withdrawn, size};
use onrecord_ledger::{Added, Ledger, LedgerError, Reading, Withdrawal};
use onrecord_record::{Document, Record};
use onrecord_work::fault::{self, Fault};
use onrecord_work::{jobs, ordered};

use crate::exit::Exit;
use crate::ledger::arguments::Add;
use crate::ledger::restore;
use crate::progress::Goal;
use crate::read::reader;
use crate::tally::Tally;
use crate::terminal::Terminal;
use crate::{model, talk};

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

/// Files archives as they are, then reads what else the ledger does not hold yet and files it, in the order of the inputs.
pub fn run(arguments: &Add, terminal: &Terminal) -> Result<Exit> {
    if arguments.records {
        return restore::run(arguments, terminal);
    }
    let place = || arguments.ledger.display().to_string();
    let (archives, paths): (Vec<_>, Vec<_>) = arguments.paths.iter().partition(|path| is_archive(path));
    if arguments.how.published.is_some() && !archives.is_empty() {
        bail!("{} is an archive, whose articles were dated when they were read", archives[0].display());
    }
    let mut desk = Desk::new(Ledger::create(&arguments.ledger).with_context(place)?);
    let mut tally = Tally::new(terminal);
    for archive in archives {
        file_archive(archive, &mut desk, &mut tally).with_context(place)?;
    }
    let mut kept_out = KeptOut::default();
    if !paths.is_empty() {
        kept_out = file_articles(arguments, &paths, &mut desk, &mut tally).with_context(place)?;
    }
    let withdrawn = desk.ledger.withdraw(kept_out.withdrawn.iter().map(withdrawal)).with_context(place)?;
    let counts = desk.close().with_context(place)?;
    let exit = tally.close(&kept_out);
    if !withdrawn.is_empty() {
        let note = "hold no longer, as their publisher withdrew them; `--all` still lists what they said";
        talk::note(terminal, &format!("{note}: {}", withdrawn.join(", ")));
    }
    talk::note(terminal, &sum(counts));
    Ok(exit)
}

/// A notice as the ledger takes it.
fn withdrawal(withdrawn: &Withdrawn) -> Withdrawal<'_> {
    Withdrawal {
        key: &withdrawn.key,
        publisher: withdrawn.publisher.as_deref(),
        version: withdrawn.version.as_deref(),
        published: withdrawn.published.as_deref(),
    }
}

/// Files the records of an archive. One that is damaged is named, and filed up to the damage.
fn file_archive(folder: &Path, desk: &mut Desk, tally: &mut Tally<'_>) -> Result<(), LedgerError> {
    let records = match Records::open(folder) {
        Ok(records) => records,
        Err(error) => {
            tally.bad_archive(&error);
            return Ok(());
        }
    };
    let by = records.reading();
    desk.start(Reading { engine: by.engine.clone(), model: by.model.clone(), lexicon: by.lexicon.clone() })?;
    for record in records {
        match record {
            Ok(record) => {
                tally.good(!(record.statements.is_empty() && record.events.is_empty()));
                desk.file(record)?;
            }
            Err(error) => tally.bad_archive(&error),
        }
    }
    Ok(())
}

/// Reads and files articles; returns what was kept out.
fn file_articles(arguments: &Add, paths: &[&PathBuf], desk: &mut Desk, tally: &mut Tally<'_>) -> Result<KeptOut> {
    let known = Mutex::new(Ledger::open(&arguments.ledger)?);
    let reading = reading(arguments.how.engine.model.as_deref(), arguments.how.engine.lexicon.as_deref())?;
    let reader = reader(arguments.how.engine.model.as_deref(), arguments.how.engine.lexicon.as_deref())?;
    desk.start(reading.clone())?;
    let mut documents = Documents::new(paths.iter().map(|path| Source::argument(path)));
    let total = paths.iter().map(|path| size(path)).sum::<Option<u64>>();
    tally.set_goal(Goal::new(documents.position(), total));
    let work = |item: Result<Document, IntakeError>| {
        let mut document = match item {
            Ok(document) => document,
            Err(error) => return Outcome::Bad(error),
        };
        if arguments.how.published.is_some() {
            document.published.clone_from(&arguments.how.published);
        }
        let known = known.lock().map(|known| known.is_filed(&document, &reading));
        match known {
            Ok(Ok(true)) => Outcome::Filed(Box::new(document)),
            Ok(Err(error)) => Outcome::Stopped(error),
            _ => fault::guard(&document.key, || Outcome::Read(Box::new(reader.read(&document))))
                .unwrap_or_else(Outcome::Faulty),
        }
    };
    ordered::map(&mut documents, jobs(arguments.how.engine.jobs), work, |outcome, _| {
        match outcome {
            Outcome::Read(record) => {
                tally.good(!(record.statements.is_empty() && record.events.is_empty()));
                desk.file(*record)?;
            }
            Outcome::Filed(document) => {
                tally.known();
                desk.counts[desk.ledger.sight(&document)? as usize] += 1;
            }
            Outcome::Bad(error) => tally.bad(&error),
            Outcome::Faulty(fault) => tally.faulty(&fault),
            Outcome::Stopped(error) => return Err(error),
        }
        Ok(())
    })?;
    Ok(documents.kept_out().clone())
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
    /// What came of the articles, by [`Added`].
    counts: [usize; 4],
}

impl Desk {
    fn new(ledger: Ledger) -> Self {
        let reading = Reading { engine: String::new(), model: String::new(), lexicon: String::new() };
        Self { ledger, reading, waiting: Vec::new(), since: now(), unlinked: 0, counts: [0; 4] }
    }

    /// Goes over to records that were read so.
    fn start(&mut self, reading: Reading) -> Result<(), LedgerError> {
        self.flush()?;
        self.reading = reading;
        Ok(())
    }

    fn file(&mut self, record: Record) -> Result<(), LedgerError> {
        if self.waiting.is_empty() {
            self.since = now();
        }
        self.waiting.push(record);
        if self.waiting.len() >= TOGETHER || self.since.elapsed() >= PATIENCE {
            self.flush()?;
        }
        // Linking now and then keeps what is left small, should the command be stopped.
        if self.unlinked >= LINK_AFTER {
            self.unlinked = 0;
            self.ledger.link()?;
        }
        Ok(())
    }

    fn flush(&mut self) -> Result<(), LedgerError> {
        for added in self.ledger.add_all(&self.waiting, &self.reading)? {
            self.counts[added as usize] += 1;
        }
        self.unlinked += self.waiting.len();
        self.waiting.clear();
        Ok(())
    }

    fn close(mut self) -> Result<[usize; 4], LedgerError> {
        self.flush()?;
        self.ledger.link()?;
        Ok(self.counts)
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
