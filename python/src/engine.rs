//! Reading, with the interpreter let go: one article to a record, or many on all cores to tables.

use std::num::NonZeroUsize;
use std::path::{Path, PathBuf};

use arrow_array::RecordBatch;
use arrow_schema::{ArrowError, SchemaRef};
use arrow_select::concat::concat_batches;
use onrecord_archive::{ArchiveError, Tables, tables};
use onrecord_intake::{IntakeError, Withdrawn};
use onrecord_language::Pipeline;
use onrecord_ledger::Reading;
use onrecord_lexicon::Lexicon;
use onrecord_reading::Reader;
use onrecord_record::{Document, Record};
use onrecord_work::{fault, jobs, ordered};
use pyo3::prelude::*;

use crate::errors::{Failure, raise};
use crate::inputs::Inputs;
use crate::rows::Rows;
use crate::table::Table;

/// Documents whose rows go into one batch.
const TOGETHER: usize = 256;

/// The language model and the lexicon, ready to read.
#[pyclass(frozen, module = "onrecord._onrecord")]
pub struct Engine {
    reader: Reader,
    /// What reads, as a ledger notes it.
    pub reading: Reading,
}

/// The tables of many records by name, and the articles that have none.
type Found = (Vec<(&'static str, Table)>, Vec<Failure>);

/// What came of one article.
pub enum Outcome<T> {
    /// What was made of it.
    Made(T),
    /// It has no record.
    Failed(Box<Failure>),
}

/// Why many articles are not read on.
pub enum Stop {
    /// At an article that is not to be passed over.
    Failed(Box<Failure>),
    /// Rows cannot be put together.
    Table(String),
    /// The ledger cannot go on.
    Ledger(onrecord_ledger::LedgerError),
    /// A signal, such as Ctrl-C, or an exception of the iterable.
    Raised(PyErr),
}

impl Stop {
    fn table(error: &ArrowError) -> Self {
        Self::Table(error.to_string())
    }

    /// As an exception.
    pub fn raise(self, py: Python<'_>) -> PyErr {
        match self {
            Self::Failed(failure) => failure.raise(py),
            Self::Table(message) => raise(py, "InternalError", &message),
            Self::Ledger(error) => raise(py, "LedgerError", &error),
            Self::Raised(error) => error,
        }
    }
}

/// How articles are taken.
#[derive(Clone, Copy, FromPyObject)]
#[pyo3(from_item_all)]
pub struct Manner {
    /// Whether they are paths.
    are_files: bool,
    /// How many at once; one per core if absent.
    jobs: Option<usize>,
    /// Whether the first that cannot be read ends it.
    is_strict: bool,
}

impl Engine {
    /// Reads all articles and hands what `make` makes of each to `sink`, in order, with the interpreter let go. Gives what
    /// publishers took back.
    pub fn many<T: Send>(
        &self,
        py: Python<'_>,
        articles: &Bound<'_, PyAny>,
        published: Option<&str>,
        manner: Manner,
        make: impl Fn(&Reader, Document) -> T + Sync,
        mut sink: impl FnMut(Outcome<T>) -> Result<(), Stop> + Send,
    ) -> PyResult<Vec<Withdrawn>> {
        let inputs = Inputs::new(articles, manner.are_files)?;
        let raised = inputs.slot();
        let mut documents = inputs.documents;
        let work = |item: Result<Document, IntakeError>| match item {
            Ok(mut document) => {
                if let Some(published) = published {
                    document.published = Some(published.to_owned());
                }
                let key = document.key.clone();
                let guarded = fault::guard(&key, || make(&self.reader, document));
                guarded.map_or_else(|fault| Outcome::Failed(Box::new(fault.into())), Outcome::Made)
            }
            Err(error) => Outcome::Failed(Box::new(Failure::from(&error))),
        };
        let jobs = jobs(manner.jobs.and_then(NonZeroUsize::new));
        let done = py.detach(|| {
            ordered::map(&mut documents, jobs, work, |outcome, _| {
                interrupted()?;
                match outcome {
                    Outcome::Failed(failure) if manner.is_strict && !failure.is_skipped() => Err(Stop::Failed(failure)),
                    outcome => sink(outcome),
                }
            })
        });
        // What the iterable raised explains all that came after it.
        match Inputs::raised(&raised) {
            Some(error) => Err(error),
            None => done.map(|()| documents.kept_out().withdrawn.clone()).map_err(|stop| stop.raise(py)),
        }
    }
}

#[pymethods]
impl Engine {
    /// The built-in model and lexicon, or others.
    #[new]
    #[pyo3(signature = (model=None, lexicon=None))]
    fn new(py: Python<'_>, model: Option<PathBuf>, lexicon: Option<PathBuf>) -> PyResult<Self> {
        py.detach(|| load(model.as_deref(), lexicon.as_deref())).map_err(|message| raise(py, "EngineError", &message))
    }

    /// Engine, model and lexicon, as a ledger notes them.
    #[getter]
    fn reading(&self) -> (&str, &str, &str) {
        (&self.reading.engine, &self.reading.model, &self.reading.lexicon)
    }

    /// The record of one article, which is given as an object in JSON; as JSON.
    fn read(&self, py: Python<'_>, article: &Bound<'_, PyAny>) -> PyResult<String> {
        let manner = Manner { are_files: false, jobs: Some(1), is_strict: true };
        let mut found = None;
        let make = |reader: &Reader, document: Document| serde_json::to_string(&reader.read(&document));
        self.many(py, articles_of(article)?.as_any(), None, manner, make, |outcome| {
            found = Some(match outcome {
                Outcome::Made(record) => record.map_err(|error| Stop::Table(error.to_string()))?,
                Outcome::Failed(failure) => return Err(Stop::Failed(failure)),
            });
            Ok(())
        })?;
        found.ok_or_else(|| raise(py, "InternalError", &"an article went lost"))
    }

    /// The records of many articles as the tables of an archive, in order, and those that have none.
    fn read_many(
        &self,
        py: Python<'_>,
        articles: &Bound<'_, PyAny>,
        published: Option<&str>,
        manner: Manner,
    ) -> PyResult<Found> {
        let mut columns: Vec<Gathered> =
            onrecord_archive::Table::ALL.into_iter().map(|table| Gathered::new(table.schema())).collect();
        let mut failures = Vec::new();
        self.many(
            py,
            articles,
            published,
            manner,
            |reader, document| rows(reader, &document),
            |outcome| {
                match outcome {
                    Outcome::Made(tables) => {
                        let tables = tables.map_err(|error| Stop::Table(error.to_string()))?;
                        for (column, batch) in columns.iter_mut().zip(tables) {
                            column.add(batch).map_err(|error| Stop::table(&error))?;
                        }
                    }
                    Outcome::Failed(failure) => failures.push(*failure),
                }
                Ok(())
            },
        )?;
        let names = onrecord_archive::Table::ALL.into_iter().map(onrecord_archive::Table::name);
        let tables = columns.into_iter().map(|column| column.table(py)).collect::<PyResult<Vec<_>>>()?;
        Ok((names.zip(tables).collect(), failures))
    }

    /// One row for every article, in order: its record, or why it has none; on demand with what linking keeps of it.
    fn read_rows(
        &self,
        py: Python<'_>,
        articles: &Bound<'_, PyAny>,
        published: Option<&str>,
        manner: Manner,
        has_summaries: bool,
    ) -> PyResult<Table> {
        let rows = Rows::new(has_summaries);
        let mut gathered = Gathered::new(rows.schema.clone());
        let make = |reader: &Reader, document: Document| rows.of_record(&reader.read(&document));
        self.many(py, articles, published, Manner { is_strict: false, ..manner }, make, |outcome| {
            let row = match outcome {
                Outcome::Made(row) => row.map_err(Stop::Table)?,
                Outcome::Failed(failure) => rows.of_failure(&failure).map_err(|error| Stop::table(&error))?,
            };
            gathered.add(row).map_err(|error| Stop::table(&error))
        })?;
        gathered.table(py)
    }
}

/// The columns of the rows that `read_rows` gives, as a table without rows.
#[pyfunction]
pub fn no_rows(has_summaries: bool) -> Table {
    Table::new(Rows::new(has_summaries).schema, Vec::new())
}

/// An error where a signal, such as Ctrl-C, has come in meanwhile.
fn interrupted() -> Result<(), Stop> {
    Python::attach(|py| py.check_signals().map_err(Stop::Raised))
}

/// An iterable of one article.
fn articles_of<'py>(article: &Bound<'py, PyAny>) -> PyResult<Bound<'py, pyo3::types::PyList>> {
    pyo3::types::PyList::new(article.py(), [article])
}

/// What the engine is called must be what the command calls it: a text that one of them has filed is not read by the other.
fn load(model: Option<&Path>, lexicon: Option<&Path>) -> Result<Engine, String> {
    let version = env!("CARGO_PKG_VERSION").to_owned();
    let pipeline = match model {
        Some(path) => Pipeline::load(path),
        None => Pipeline::builtin(),
    };
    let pipeline = pipeline.map_err(|error| format!("the model cannot be used: {error}"))?;
    let words = match lexicon {
        Some(folder) => Lexicon::with_overlay(folder),
        None => Lexicon::builtin(),
    };
    let words = words.map_err(|error| format!("the lexicon cannot be used: {error}"))?;
    let reading = Reading {
        model: format!("{} {}", pipeline.info().name, pipeline.checksum()),
        lexicon: match lexicon {
            Some(folder) => format!("{version} with {}", folder.display()),
            None => version.clone(),
        },
        engine: version,
    };
    Ok(Engine { reader: Reader::new(pipeline, words), reading })
}

fn rows(reader: &Reader, document: &Document) -> Result<Tables, ArchiveError> {
    let record: Record = reader.read(document);
    tables(&record)
}

/// Batches on their way to a table: those of few rows are put together.
struct Gathered {
    schema: SchemaRef,
    waiting: Vec<RecordBatch>,
    batches: Vec<RecordBatch>,
}

impl Gathered {
    fn new(schema: SchemaRef) -> Self {
        Self { schema, waiting: Vec::new(), batches: Vec::new() }
    }

    fn add(&mut self, batch: RecordBatch) -> Result<(), ArrowError> {
        self.waiting.push(batch);
        if self.waiting.len() < TOGETHER { Ok(()) } else { self.join() }
    }

    fn join(&mut self) -> Result<(), ArrowError> {
        if !self.waiting.is_empty() {
            self.batches.push(concat_batches(&self.schema, &self.waiting)?);
            self.waiting.clear();
        }
        Ok(())
    }

    fn table(mut self, py: Python<'_>) -> PyResult<Table> {
        self.join().map_err(|error| Stop::table(&error).raise(py))?;
        Ok(Table::new(self.schema, self.batches))
    }
}
