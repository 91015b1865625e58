//! The one connection that writes, and the reader of new articles.

use std::panic::{self, AssertUnwindSafe};
use std::path::Path;
use std::sync::{Arc, Mutex, MutexGuard, OnceLock, PoisonError};

use onrecord_intake::Documents;
use onrecord_ledger::{Added, Ledger, LedgerError, Reading, Withdrawal};
use onrecord_reading::Reader;
use onrecord_record::{Document, Record};
use serde::Serialize;

use crate::problem::Problem;

/// Makes the reader; it takes a moment, so the server starts before it is there.
pub type Load = Box<dyn Fn() -> Result<(Reader, Reading), String> + Send + Sync>;

/// Articles filed in one transaction.
const TOGETHER: usize = 16;

/// Reads articles; the reader is made when it is first needed.
pub struct Reads {
    load: Load,
    reader: OnceLock<Result<(Reader, Reading), String>>,
}

/// Reads and files.
pub struct Desk {
    ledger: Mutex<Ledger>,
    /// What reads.
    pub reads: Arc<Reads>,
}

/// What happens while articles are filed, one line of JSON each.
#[derive(Clone, Debug, PartialEq, Serialize, schemars::JsonSchema)]
#[serde(tag = "event", rename_all = "kebab-case")]
pub enum Progress {
    /// An article is on the record.
    Article {
        /// The id that the input gave, else its name.
        key: String,
        /// The first twelve hex digits of the text's SHA-256.
        handle: String,
        /// `new`, `replaced`, `sighted` or `known`.
        added: &'static str,
        /// How many statements were read; null where the text was known.
        statements: Option<usize>,
        /// How many events.
        events: Option<usize>,
    },
    /// Something cannot be read; the rest is.
    Error {
        /// What is wrong, with the file and place.
        message: String,
        /// What to do about it.
        hint: Option<String>,
    },
    /// Articles are filed and are being linked with the rest.
    Linking,
    /// All is done.
    Done {
        /// Texts that were new.
        new: usize,
        /// Texts that were read anew.
        replaced: usize,
        /// Texts known from another source.
        sighted: usize,
        /// Texts known already.
        known: usize,
        /// Inputs that could not be read.
        errors: usize,
        /// Articles and parts that are not read though nothing is wrong with them: other languages, withdrawn, no article.
        kept_out: usize,
    },
}

impl Reads {
    /// Reads by what `load` makes.
    pub const fn new(load: Load) -> Self {
        Self { load, reader: OnceLock::new() }
    }

    /// The reader, made at the first call.
    pub fn reader(&self) -> Result<&(Reader, Reading), Problem> {
        let made = self.reader.get_or_init(|| (self.load)());
        made.as_ref().map_err(|error| Problem::fault(format!("articles cannot be read: {error}")))
    }

    /// Reads one document. A reader that panics costs this document, no more.
    pub fn read(&self, document: &Document) -> Result<Record, Problem> {
        let (reader, _) = self.reader()?;
        panic::catch_unwind(AssertUnwindSafe(|| reader.read(document)))
            .map_err(|_| Problem::fault(format!("{}: onrecord itself failed", document.key)))
    }
}

impl Desk {
    /// Writes to the ledger at `path`.
    pub fn new(path: &Path, load: Load) -> Result<Self, LedgerError> {
        Ok(Self { ledger: Mutex::new(Ledger::open(path)?), reads: Arc::new(Reads::new(load)) })
    }

    /// The ledger, to write. Somebody who panicked while holding it left a transaction that SQLite has rolled back.
    pub fn ledger(&self) -> MutexGuard<'_, Ledger> {
        self.ledger.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Reads documents, files and links them, and tells of each step.
    pub fn file(
        &self,
        documents: &mut Documents,
        published: Option<&str>,
        mut tell: impl FnMut(Progress),
    ) -> Result<(), Problem> {
        let mut waiting = Vec::new();
        let mut counts = [0; 4];
        let mut errors = 0;
        for item in documents.by_ref() {
            let mut document = match item {
                Ok(document) => document,
                Err(error) => {
                    errors += 1;
                    tell(Progress::Error { message: error.to_string(), hint: error.hint().map(str::to_owned) });
                    continue;
                }
            };
            if let Some(published) = published {
                document.published = Some(published.to_owned());
            }
            let (_, reading) = self.reads.reader()?;
            if self.ledger().is_filed(&document, reading)? {
                let added = self.ledger().sight(&document)?;
                counts[added as usize] += 1;
                tell(article(&document, added, None));
                continue;
            }
            match self.reads.read(&document) {
                Ok(record) => waiting.push(record),
                Err(problem) => {
                    errors += 1;
                    tell(Progress::Error { message: problem.detail, hint: problem.hint });
                }
            }
            if waiting.len() >= TOGETHER {
                self.flush(&mut waiting, &mut counts, &mut tell)?;
            }
        }
        self.flush(&mut waiting, &mut counts, &mut tell)?;
        if counts[Added::New as usize] + counts[Added::Replaced as usize] > 0 {
            tell(Progress::Linking);
            self.ledger().link()?;
        }
        let of = |added: Added| counts[added as usize];
        let kept_out = documents.kept_out();
        self.ledger().withdraw(kept_out.withdrawn.iter().map(|withdrawn| Withdrawal {
            key: &withdrawn.key,
            publisher: withdrawn.publisher.as_deref(),
            version: withdrawn.version.as_deref(),
            published: withdrawn.published.as_deref(),
        }))?;
        tell(Progress::Done {
            new: of(Added::New),
            replaced: of(Added::Replaced),
            sighted: of(Added::Sighted),
            known: of(Added::Known),
            errors,
            kept_out: kept_out.files
                + kept_out.parts
                + kept_out.withdrawn.len()
                + kept_out.foreign.values().sum::<usize>(),
        });
        Ok(())
    }

    fn flush(
        &self,
        waiting: &mut Vec<Record>,
        counts: &mut [usize; 4],
        tell: &mut impl FnMut(Progress),
    ) -> Result<(), Problem> {
        let (_, reading) = self.reads.reader()?;
        let added = self.ledger().add_all(waiting.iter(), reading)?;
        for (record, added) in waiting.iter().zip(added) {
            counts[added as usize] += 1;
            tell(article(&record.document, added, Some(record)));
        }
        waiting.clear();
        Ok(())
    }
}

fn article(document: &Document, added: Added, record: Option<&Record>) -> Progress {
    Progress::Article {
        key: document.key.clone(),
        handle: document.id.chars().take(12).collect(),
        added: match added {
            Added::New => "new",
            Added::Replaced => "replaced",
            Added::Sighted => "sighted",
            Added::Known => "known",
        },
        statements: record.map(|record| record.statements.len()),
        events: record.map(|record| record.events.len()),
    }
}
