//! The ledger's questions and filing, as JSON: `onrecord.Ledger` makes typed rows of it.

use std::path::PathBuf;
use std::sync::Mutex;

use onrecord_ledger::{Filter, Ledger as File, LedgerError, RowId, Withdrawal};
use onrecord_reading::Reader;
use onrecord_record::{Document, Record};
use pyo3::prelude::*;
use serde::{Deserialize, Serialize};

use crate::engine::{Engine, Manner, Outcome, Stop};
use crate::errors::{Failure, raise};

/// Articles filed in one transaction.
const TOGETHER: usize = 64;

/// A ledger, open.
#[pyclass(frozen, module = "onrecord._onrecord")]
pub struct Ledger {
    path: PathBuf,
    file: Mutex<File>,
}

/// A filter as Python gives it; names are those of the command's flags.
#[derive(Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
struct Asked {
    actor: Option<String>,
    country: Option<String>,
    r#type: Option<String>,
    stance: Option<String>,
    place: Option<String>,
    publisher: Option<String>,
    from: Option<String>,
    to: Option<String>,
    published_from: Option<String>,
    published_to: Option<String>,
    as_of: Option<String>,
    since: Option<String>,
    text: Option<String>,
    all: bool,
    accounts: bool,
    described: bool,
    limit: usize,
    after: Option<String>,
    skip: usize,
}

impl Asked {
    fn filter(self) -> Result<Filter, LedgerError> {
        Ok(Filter {
            actor: self.actor,
            country: self.country,
            kind: self.r#type,
            stance: self.stance,
            place: self.place,
            publisher: self.publisher,
            from: self.from,
            to: self.to,
            published_from: self.published_from,
            published_to: self.published_to,
            as_of: self.as_of,
            read_since: self.since,
            text: self.text,
            all: self.all,
            accounts: self.accounts,
            // Only `actors` heeds it.
            named: Some(!self.described),
            limit: self.limit,
            after: self.after.map(|id| id.parse()).transpose()?,
            skip: self.skip,
        })
    }
}

/// What came of one article.
enum Read {
    New(Box<Record>),
    Filed(Box<Document>),
    Stopped(LedgerError),
}

#[pymethods]
impl Ledger {
    #[new]
    fn new(py: Python<'_>, path: PathBuf, create: bool) -> PyResult<Self> {
        let opened = py.detach(|| if create { File::create(&path) } else { File::open(&path) });
        let file = Mutex::new(opened.map_err(|error| raise(py, "LedgerError", &error))?);
        Ok(Self { path, file })
    }

    /// The rows that answer a question, as a JSON array.
    #[pyo3(signature = (question, filter, words=""))]
    fn ask(&self, py: Python<'_>, question: &str, filter: &str, words: &str) -> PyResult<String> {
        let asked: Asked = serde_json::from_str(filter).map_err(|error| raise(py, "LedgerError", &error))?;
        self.with(py, |file| {
            let filter = asked.filter()?;
            match question {
                "statements" => Ok(json(&file.statements(&filter)?)),
                "events" => Ok(json(&file.events(&filter)?)),
                "timeline" => Ok(json(&file.timeline(&filter)?)),
                "disputes" => Ok(json(&file.disputes(&filter)?)),
                "threads" => Ok(json(&file.threads(&filter)?)),
                "actors" => Ok(json(&file.actors(&filter)?)),
                "places" => Ok(json(&file.places(&filter)?)),
                "documents" => Ok(json(&file.documents(&filter, None)?)),
                "search" => Ok(json(&file.search(words, &filter)?)),
                "stats" => Ok(json(&file.stats()?)),
                other => Err(LedgerError::Unknown(other.to_owned())),
            }
        })
    }

    /// Why a row is on the record, or a whole thread, as JSON.
    fn why(&self, py: Python<'_>, id: &str) -> PyResult<String> {
        self.with(py, |file| {
            let id: RowId = id.parse()?;
            if id.layer == onrecord_ledger::Layer::Thread {
                Ok(json(&file.thread(&id)?))
            } else {
                Ok(json(&file.why(&id)?))
            }
        })
    }

    /// The record of an article, by the first digits of its text's SHA-256, as JSON.
    fn record(&self, py: Python<'_>, handle: &str) -> PyResult<String> {
        self.with(py, |file| Ok(json(&file.record(handle)?.1)))
    }

    /// Reads and files what the ledger does not hold, and links it. Gives how many were new, read anew, known from another
    /// source and known already, and those that have no record.
    fn add(
        &self,
        py: Python<'_>,
        engine: &Engine,
        articles: &Bound<'_, PyAny>,
        published: Option<&str>,
        manner: Manner,
    ) -> PyResult<([usize; 4], Vec<Failure>)> {
        let known = Mutex::new(File::open(&self.path).map_err(|error| raise(py, "LedgerError", &error))?);
        let make = |reader: &Reader, document: Document| {
            let is_filed = known.lock().map(|known| known.is_filed(&document, &engine.reading));
            match is_filed {
                Ok(Ok(true)) => Read::Filed(Box::new(document)),
                Ok(Err(error)) => Read::Stopped(error),
                _ => Read::New(Box::new(reader.read(&document))),
            }
        };
        let (mut counts, mut failures, mut waiting) = ([0; 4], Vec::new(), Vec::new());
        let done = engine.many(py, articles, published, manner, make, |outcome| {
            match outcome {
                Outcome::Made(Read::New(record)) => waiting.push(*record),
                Outcome::Made(Read::Filed(document)) => {
                    counts[self.locked(|file| file.sight(&document)).map_err(Stop::Ledger)? as usize] += 1;
                }
                Outcome::Made(Read::Stopped(error)) => return Err(Stop::Ledger(error)),
                Outcome::Failed(failure) => failures.push(*failure),
            }
            if waiting.len() >= TOGETHER { self.file(&mut waiting, engine, &mut counts) } else { Ok(()) }
        });
        // What was read before something went wrong is filed all the same.
        py.detach(|| self.file(&mut waiting, engine, &mut counts)).map_err(|stop| stop.raise(py))?;
        let taken_back = done.as_ref().map(Vec::as_slice).unwrap_or_default();
        let notices = taken_back.iter().map(|notice| Withdrawal {
            key: &notice.key,
            publisher: notice.publisher.as_deref(),
            version: notice.version.as_deref(),
            published: notice.published.as_deref(),
        });
        self.with(py, |file| file.withdraw(notices))?;
        self.with(py, File::link)?;
        done.map(|_| (counts, failures))
    }
}

impl Ledger {
    fn locked<T>(&self, act: impl FnOnce(&mut File) -> T) -> T {
        // A panic in between leaves no transaction open, so the connection can be used on.
        let mut file = self.file.lock().unwrap_or_else(std::sync::PoisonError::into_inner);
        act(&mut file)
    }

    fn with<T: Send>(
        &self,
        py: Python<'_>,
        act: impl FnOnce(&mut File) -> Result<T, LedgerError> + Send,
    ) -> PyResult<T> {
        py.detach(|| self.locked(act)).map_err(|error| raise(py, "LedgerError", &error))
    }

    fn file(&self, waiting: &mut Vec<Record>, engine: &Engine, counts: &mut [usize; 4]) -> Result<(), Stop> {
        let filed = self.locked(|file| file.add_all(&*waiting, &engine.reading)).map_err(Stop::Ledger)?;
        for added in filed {
            counts[added as usize] += 1;
        }
        waiting.clear();
        Ok(())
    }
}

fn json(rows: &impl Serialize) -> String {
    serde_json::to_string(rows).expect("rows are plain data")
}
