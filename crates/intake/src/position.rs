//! How far reading has come: bytes of files read, of those that there are.
//!
//! Apart from the walk over sources because whoever shows progress asks from another thread.

use std::fs;
use std::io::{self, Read};
use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use crate::documents::{is_pattern, named};
use crate::folder;

/// Bytes of files read so far, as they lie on the disk; streams do not count.
#[derive(Clone, Debug, Default)]
pub struct Position(Arc<AtomicU64>);

impl Position {
    /// Bytes of files read so far.
    pub fn bytes(&self) -> u64 {
        self.0.load(Ordering::Relaxed)
    }

    pub(crate) fn add(&self, bytes: u64) {
        self.0.fetch_add(bytes, Ordering::Relaxed);
    }
}

/// Counts the bytes that pass.
pub(crate) struct Counted<R> {
    input: R,
    position: Position,
}

impl<R> Counted<R> {
    pub fn new(input: R, position: Position) -> Self {
        Self { input, position }
    }
}

impl<R: Read> Read for Counted<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let count = self.input.read(buffer)?;
        self.position.add(count as u64);
        Ok(count)
    }
}

/// Bytes of the files that an argument names: a file, a folder or a pattern. `None` for standard input, and where there is
/// no such file.
pub fn size(argument: &Path) -> Option<u64> {
    if argument.is_dir() {
        let listing = folder::list(argument).ok()?;
        return Some(listing.entries.iter().filter_map(|entry| size(entry)).sum());
    }
    if !argument.exists() && is_pattern(argument) {
        return Some(named(&argument.to_string_lossy()).ok()?.iter().filter_map(|path| size(path)).sum());
    }
    fs::metadata(argument).ok().filter(fs::Metadata::is_file).map(|file| file.len())
}
