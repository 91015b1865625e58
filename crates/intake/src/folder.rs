//! What a folder holds, in the order in which it is read.
//!
//! Apart from the walk over sources because order and what is passed over are rules of their own.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use crate::Format;

/// What a folder holds.
#[derive(Debug, Default)]
pub struct Listing {
    /// Folders and files of a known format, by name.
    pub entries: Vec<PathBuf>,
    /// Number of files whose format is not known.
    pub passed_over: usize,
}

/// Lists a folder by name. Hidden entries are left out, and so are links to folders, which may run in a
/// circle.
pub fn list(folder: &Path) -> io::Result<Listing> {
    let mut listing = Listing::default();
    for entry in fs::read_dir(folder)? {
        let entry = entry?;
        if entry.file_name().to_string_lossy().starts_with('.') {
            continue;
        }
        let path = entry.path();
        let kind = entry.file_type()?;
        if kind.is_dir() || (!(kind.is_symlink() && path.is_dir()) && Format::of_path(&path).is_some()) {
            listing.entries.push(path);
        } else {
            listing.passed_over += 1;
        }
    }
    listing.entries.sort();
    Ok(listing)
}
