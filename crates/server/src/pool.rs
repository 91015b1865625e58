//! Connections that ask the ledger, a few at a time, each in a thread that may wait.

use std::path::PathBuf;
use std::sync::{Mutex, PoisonError};
use std::time::Duration;

use onrecord_ledger::{Ledger, LedgerError};
use tokio::sync::{AcquireError, Semaphore, SemaphorePermit};
use tokio::task;

use crate::Shared;
use crate::problem::Problem;

/// Longest time that one question may keep a connection.
const PATIENCE: Duration = Duration::from_secs(20);

/// Connections that only read.
#[derive(Debug)]
pub struct Pool {
    path: PathBuf,
    idle: Mutex<Vec<Ledger>>,
    permits: Semaphore,
}

impl Pool {
    /// At most `count` connections to the ledger at `path`; the first is opened at once, so that a bad file is found out.
    pub fn new(path: PathBuf, count: usize) -> Result<Self, LedgerError> {
        let first = Ledger::open_to_read(&path)?;
        Ok(Self { path, idle: Mutex::new(vec![first]), permits: Semaphore::new(count) })
    }

    /// Leave to ask, which is to be held while asking; none where the server is stopping.
    pub async fn permit(&self) -> Result<SemaphorePermit<'_>, AcquireError> {
        self.permits.acquire().await
    }

    /// Asks the ledger in this thread.
    pub fn ask_here<T>(&self, question: impl FnOnce(&Ledger) -> Result<T, Problem>) -> Result<T, Problem> {
        let mut ledger = self.take()?;
        let answer = ledger.within(PATIENCE, question);
        self.give_back(ledger);
        answer
    }

    fn take(&self) -> Result<Ledger, LedgerError> {
        let idle = self.idle.lock().unwrap_or_else(PoisonError::into_inner).pop();
        idle.map_or_else(|| Ledger::open_to_read(&self.path), Ok)
    }

    fn give_back(&self, ledger: Ledger) {
        self.idle.lock().unwrap_or_else(PoisonError::into_inner).push(ledger);
    }
}

impl Shared {
    /// Asks the ledger in a thread of its own. A question that panics costs its connection, no more.
    pub async fn ask<T: Send + 'static>(
        self: std::sync::Arc<Self>,
        question: impl FnOnce(&Ledger) -> Result<T, Problem> + Send + 'static,
    ) -> Result<T, Problem> {
        let closed = |_| Problem::new(axum::http::StatusCode::SERVICE_UNAVAILABLE, "the server is stopping");
        let shared = std::sync::Arc::clone(&self);
        let _permit = self.pool.permit().await.map_err(closed)?;
        let answer = task::spawn_blocking(move || shared.pool.ask_here(question));
        answer.await.unwrap_or_else(|_| Err(Problem::fault("answering failed")))
    }
}

/// How many connections to hold: one per core and one more, as answering is mostly work.
pub fn size() -> usize {
    std::thread::available_parallelism().map_or(4, |cores| cores.get() + 1)
}
