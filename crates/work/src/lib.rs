//! Work on very many articles: all cores, results in the order of the articles, and a fault of ours costs one of them.
//!
//! Apart from the command because whoever reads many articles needs both: the command and the Python package.

pub mod fault;
pub mod ordered;

use std::num::NonZeroUsize;
use std::thread;

/// How many articles to read at once: one per core unless told otherwise.
pub fn jobs(asked: Option<NonZeroUsize>) -> usize {
    asked.or_else(|| thread::available_parallelism().ok()).map_or(1, Into::into)
}
