//! `manifest.json`: what an archive holds, and what came of its inputs.
//!
//! Apart from the parts because it is the word on them: a part that it does not name was never finished, and is removed.

use std::collections::BTreeMap;
use std::fs::{self, File};
use std::io::Write;
use std::path::Path;

use serde::{Deserialize, Serialize};

use crate::{ArchiveError, Table};

/// The manifest's name.
const NAME: &str = "manifest.json";
/// Marks a manifest as one of an archive.
const FORMAT: &str = "onrecord archive";
/// The layout this version writes.
const VERSION: u32 = 1;

/// What an archive holds, and what came of its inputs.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Manifest {
    /// `onrecord archive`.
    pub format: String,
    /// Layout of the files.
    pub version: u32,
    /// What read the documents.
    pub reading: Reading,
    /// Documents in all parts.
    pub documents: u64,
    /// Rows of each table in all parts.
    pub rows: BTreeMap<String, u64>,
    /// What came of each set of inputs, in the order in which they were first given.
    pub inputs: Vec<Inputs>,
    /// The finished parts, in order.
    pub parts: Vec<Part>,
}

/// What reads: records of different readings do not stand in one archive.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Reading {
    /// Version of the engine.
    pub engine: String,
    /// The language model: name and hash.
    pub model: String,
    /// The lexicon: version, and what is laid over it.
    pub lexicon: String,
    /// The day of publication that was given for all inputs, if one was.
    pub published: Option<String>,
}

impl std::fmt::Display for Reading {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "engine {}, model {}, lexicon {}", self.engine, self.model, self.lexicon)?;
        self.published.as_ref().map_or(Ok(()), |published| write!(f, ", published {published}"))
    }
}

/// What came of some inputs.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Inputs {
    /// Files, folders and patterns, as they were given.
    pub paths: Vec<String>,
    /// Whether the inputs were read to their end; if not, the counts are those of the latest finished part.
    pub is_finished: bool,
    /// Documents that are in the archive from these inputs.
    pub read: u64,
    /// What was met and not read, though nothing is wrong with it.
    pub skipped: Skipped,
    /// What could not be read.
    pub failed: Vec<Failure>,
}

/// What was met and not read, though nothing is wrong with it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Skipped {
    /// Documents that are in the archive from other inputs: the same key and text.
    pub known: u64,
    /// Documents that these inputs hold more than once: the same key and text.
    pub repeated: u64,
    /// Files of folders whose format is not known.
    pub files: u64,
    /// Pages without an article, and records of a web archive that are no page.
    pub without_article: u64,
    /// Articles in other languages than English, by language.
    pub foreign: BTreeMap<String, u64>,
    /// Keys of articles that their publisher took back.
    pub withdrawn: Vec<String>,
}

/// An input that could not be read.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Failure {
    /// The file, or `-` for standard input.
    pub input: String,
    /// Where in it: `line 7`, `record 3`; null for the whole of it.
    pub place: Option<String>,
    /// What is wrong.
    pub reason: String,
}

/// A finished part: one file in the folder of each table.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Part {
    /// The files' name.
    pub file: String,
    /// Which of the manifest's inputs it comes from, from 0.
    pub inputs: usize,
    /// Rows of each table.
    pub rows: BTreeMap<String, u64>,
    /// Bytes of each table's file.
    pub bytes: BTreeMap<String, u64>,
}

impl Manifest {
    pub(crate) fn new(reading: &Reading) -> Self {
        Self {
            format: FORMAT.to_owned(),
            version: VERSION,
            reading: reading.clone(),
            documents: 0,
            rows: Table::ALL.iter().map(|table| (table.name().to_owned(), 0)).collect(),
            inputs: Vec::new(),
            parts: Vec::new(),
        }
    }

    /// Whether a folder has a file of the manifest's name.
    pub(crate) fn exists(folder: &Path) -> bool {
        folder.join(NAME).is_file()
    }

    /// The manifest of an archive.
    pub fn load(folder: &Path) -> Result<Self, ArchiveError> {
        let path = folder.join(NAME);
        let text = fs::read(&path).map_err(|error| match error.kind() {
            std::io::ErrorKind::NotFound | std::io::ErrorKind::NotADirectory => ArchiveError::not_an_archive(folder),
            _ => ArchiveError::io(&path)(error),
        })?;
        let head: Head = serde_json::from_slice(&text).map_err(|_| ArchiveError::not_an_archive(folder))?;
        if head.format != FORMAT {
            return Err(ArchiveError::not_an_archive(folder));
        }
        if head.version > VERSION {
            return Err(ArchiveError::newer(folder, head.version));
        }
        serde_json::from_slice(&text).map_err(|error| ArchiveError::broken(&path, &error))
    }

    /// Writes the manifest so that a kill leaves the old one or the new one.
    pub(crate) fn save(&self, folder: &Path) -> Result<(), ArchiveError> {
        let (path, unfinished) = (folder.join(NAME), folder.join(".manifest.json"));
        let io = |error| ArchiveError::io(&path)(error);
        let mut text = serde_json::to_vec_pretty(self).map_err(|error| ArchiveError::row(NAME, &error))?;
        text.push(b'\n');
        let mut file = File::create(&unfinished).map_err(io)?;
        file.write_all(&text).and_then(|()| file.sync_all()).map_err(io)?;
        fs::rename(&unfinished, &path).map_err(io)?;
        sync(folder)
    }

    /// Takes in a finished part.
    pub(crate) fn push(&mut self, part: Part) {
        self.documents += part.rows.get(Table::Documents.name()).copied().unwrap_or_default();
        for (table, rows) in &part.rows {
            *self.rows.entry(table.clone()).or_default() += rows;
        }
        self.parts.push(part);
    }
}

#[derive(Deserialize)]
struct Head {
    format: String,
    version: u32,
}

/// Whether a folder holds an archive.
pub fn is_archive(folder: &Path) -> bool {
    match Manifest::load(folder) {
        Ok(_) => true,
        Err(error) => !error.is_foreign() && Manifest::exists(folder),
    }
}

/// Makes a folder's names outlast a power cut.
pub(crate) fn sync(folder: &Path) -> Result<(), ArchiveError> {
    File::open(folder).and_then(|folder| folder.sync_all()).map_err(ArchiveError::io(folder))
}
