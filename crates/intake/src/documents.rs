//! The walk over sources: opens each in its turn and hands its documents on.

use std::fs::File;
use std::io::{self, Read};
use std::path::{Path, PathBuf};

use onrecord_record::Document;

use crate::error::{IntakeError, Place, Problem};
use crate::format::sniff;
use crate::json::Items;
use crate::json_lines::JsonLines;
use crate::{Format, folder, json, plain};

/// Most bytes of a text, or of a line of JSON, unless told otherwise: 16 MB, some 2.5 million words.
pub const DEFAULT_LIMIT: usize = 16_000_000;

/// Where documents come from.
pub struct Source(Inner);

enum Inner {
    Path(PathBuf),
    Stream(String, Box<dyn Read + Send>),
}

impl Source {
    /// What a word of the command line names: `-` is standard input, all else a path.
    pub fn argument(argument: &Path) -> Self {
        if argument.as_os_str() == "-" { Self::stream("-", io::stdin()) } else { Self::path(argument) }
    }

    /// A file or folder.
    pub fn path(path: impl Into<PathBuf>) -> Self {
        Self(Inner::Path(path.into()))
    }

    /// Anything that can be read, under a name.
    pub fn stream(name: impl Into<String>, input: impl Read + Send + 'static) -> Self {
        Self(Inner::Stream(name.into(), Box::new(input)))
    }
}

/// The documents of some sources, in order, read as they are asked for.
pub struct Documents {
    /// Last in, first out.
    pending: Vec<Pending>,
    open: Option<Items>,
    limit: usize,
    opened: usize,
    passed_over: usize,
}

enum Pending {
    Source(Source),
    /// Met inside a folder.
    Entry(PathBuf),
    /// All of a folder has been met; `opened` counts what had been opened before it.
    FolderEnd {
        folder: PathBuf,
        opened: usize,
    },
}

impl Documents {
    /// The documents of `sources`, none larger than [`DEFAULT_LIMIT`].
    pub fn new(sources: impl IntoIterator<Item = Source>) -> Self {
        let mut pending: Vec<Pending> = sources.into_iter().map(Pending::Source).collect();
        pending.reverse();
        Self { pending, open: None, limit: DEFAULT_LIMIT, opened: 0, passed_over: 0 }
    }

    /// Sets the most bytes a text, or a line of JSON, may have.
    #[must_use]
    pub fn with_limit(mut self, bytes: usize) -> Self {
        self.limit = bytes;
        self
    }

    /// Number of files in folders that were passed over so far because their format is not known.
    pub fn passed_over(&self) -> usize {
        self.passed_over
    }

    /// Starts on whatever comes next.
    fn start(&mut self, pending: Pending) -> Result<(), IntakeError> {
        match pending {
            Pending::Source(Source(Inner::Stream(name, input))) => self.open_input(&name, None, input),
            Pending::Source(Source(Inner::Path(path))) => {
                if path.is_dir() {
                    let end = Pending::FolderEnd { folder: path.clone(), opened: self.opened };
                    self.pending.push(end);
                    return self.open_folder(&path);
                }
                self.open_file(&path)
            }
            Pending::Entry(path) if path.is_dir() => self.open_folder(&path),
            Pending::Entry(path) => self.open_file(&path),
            Pending::FolderEnd { folder, opened } if opened == self.opened => {
                Err(IntakeError::new(&place(&folder), Problem::NothingInFolder))
            }
            Pending::FolderEnd { .. } => Ok(()),
        }
    }

    fn open_folder(&mut self, path: &Path) -> Result<(), IntakeError> {
        let listing = folder::list(path).map_err(|source| {
            self.opened += 1;
            IntakeError::io(&place(path), source)
        })?;
        self.passed_over += listing.passed_over;
        self.pending.extend(listing.entries.into_iter().rev().map(Pending::Entry));
        Ok(())
    }

    fn open_file(&mut self, path: &Path) -> Result<(), IntakeError> {
        self.opened += 1;
        let file = File::open(path).map_err(|source| IntakeError::io(&place(path), source))?;
        self.open_input(&path.to_string_lossy(), Format::of_path(path), Box::new(file))
    }

    fn open_input(
        &mut self,
        name: &str,
        format: Option<Format>,
        input: Box<dyn Read + Send>,
    ) -> Result<(), IntakeError> {
        let place = Place::file(name);
        let (format, input): (Format, Box<dyn Read + Send>) = if let Some(format) = format {
            (format, input)
        } else {
            let (format, input) = sniff(input).map_err(|source| IntakeError::io(&place, source))?;
            (format, Box::new(input))
        };
        self.open = Some(match format {
            Format::Plain => Box::new(std::iter::once(plain::read(input, &place, self.limit))),
            Format::JsonLines => Box::new(JsonLines::new(input, place, self.limit)),
            Format::Json => json::read(input, place, self.limit)?,
        });
        Ok(())
    }
}

impl Iterator for Documents {
    type Item = Result<Document, IntakeError>;

    fn next(&mut self) -> Option<Self::Item> {
        loop {
            if let Some(item) = self.open.as_mut().and_then(Iterator::next) {
                return Some(item);
            }
            self.open = None;
            let pending = self.pending.pop()?;
            if let Err(error) = self.start(pending) {
                return Some(Err(error));
            }
        }
    }
}

fn place(path: &Path) -> Place {
    Place::file(&path.to_string_lossy())
}
