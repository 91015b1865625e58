//! The walk over sources: opens each in its turn and hands its documents on.

use std::collections::BTreeMap;
use std::fs::File;
use std::io::{self, Read};
use std::path::{Path, PathBuf};

use onrecord_record::Document;

use crate::error::{IntakeError, Place, Problem};
use crate::format::sniff;
use crate::item::{Items, Taken, one};
use crate::json_lines::JsonLines;
use crate::language::english;
use crate::{Format, charset, compression, feed, folder, html, json, mail, markdown, newsml, plain, warc};

/// Most bytes of a text, or of a line of JSON, unless told otherwise: 16 MB, some 2.5 million words.
pub const DEFAULT_LIMIT: usize = 16_000_000;

/// Where documents come from.
pub struct Source(Inner);

enum Inner {
    Path(PathBuf),
    Stream(String, Option<Format>, Box<dyn Read + Send>),
}

impl Source {
    /// What a word of the command line names: `-` is standard input, all else a path or, where there is no such
    /// path, a pattern of paths (`*`, `?`, `[…]`, `**`).
    pub fn argument(argument: &Path) -> Self {
        if argument.as_os_str() == "-" { Self::stream("-", io::stdin()) } else { Self::path(argument) }
    }

    /// A file or folder.
    pub fn path(path: impl Into<PathBuf>) -> Self {
        Self(Inner::Path(path.into()))
    }

    /// Anything that can be read, under a name.
    pub fn stream(name: impl Into<String>, input: impl Read + Send + 'static) -> Self {
        Self(Inner::Stream(name.into(), None, Box::new(input)))
    }

    /// What a file of this name holds, though it is no file here: the name tells the format where the content does not.
    pub fn named(name: impl Into<String>, input: impl Read + Send + 'static) -> Self {
        let name = name.into();
        let format = Format::of_path(Path::new(&name));
        Self(Inner::Stream(name, format, Box::new(input)))
    }
}

/// The documents of some sources, in order, read as they are asked for.
pub struct Documents {
    /// Last in, first out.
    pending: Vec<Pending>,
    open: Option<Items>,
    limit: usize,
    opened: usize,
    kept_out: KeptOut,
}

/// What was met and is not read, though nothing is wrong with it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct KeptOut {
    /// Files in folders whose format is not known.
    pub files: usize,
    /// Pages without an article, and records of an archive that are no page.
    pub parts: usize,
    /// Articles in other languages than English, by language (ISO 639-3, or the tag that the input declares).
    pub foreign: BTreeMap<String, usize>,
    /// Keys of articles that their publisher took back.
    pub withdrawn: Vec<String>,
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
        Self { pending, open: None, limit: DEFAULT_LIMIT, opened: 0, kept_out: KeptOut::default() }
    }

    /// Sets the most bytes a text, or a line of JSON, may have.
    #[must_use]
    pub fn with_limit(mut self, bytes: usize) -> Self {
        self.limit = bytes;
        self
    }

    /// What was met so far and is not read.
    pub fn kept_out(&self) -> &KeptOut {
        &self.kept_out
    }

    /// The document of an item, unless the item is kept out.
    fn admit(&mut self, item: Taken) -> Option<Document> {
        let document = match item {
            Taken::Document(document) => *document,
            Taken::Withdrawn(key) => {
                self.kept_out.withdrawn.push(key);
                return None;
            }
            Taken::PassedOver => {
                self.kept_out.parts += 1;
                return None;
            }
        };
        match english(document) {
            Ok(document) => Some(document),
            Err(language) => {
                *self.kept_out.foreign.entry(language).or_default() += 1;
                None
            }
        }
    }

    /// Starts on whatever comes next.
    fn start(&mut self, pending: Pending) -> Result<(), IntakeError> {
        match pending {
            Pending::Source(Source(Inner::Stream(name, format, input))) => self.open_input(&name, format, input),
            Pending::Source(Source(Inner::Path(path))) => {
                if path.is_dir() {
                    let end = Pending::FolderEnd { folder: path.clone(), opened: self.opened };
                    self.pending.push(end);
                    return self.open_folder(&path);
                }
                if !path.exists() && is_pattern(&path) {
                    return self.open_pattern(&path);
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
        self.kept_out.files += listing.passed_over;
        self.pending.extend(listing.entries.into_iter().rev().map(Pending::Entry));
        Ok(())
    }

    /// Queues the paths that a pattern names, by name.
    fn open_pattern(&mut self, pattern: &Path) -> Result<(), IntakeError> {
        let place = place(pattern);
        let text = pattern.to_string_lossy();
        let paths = glob::glob(&text).map_err(|error| IntakeError::new(&place, Problem::BadPattern(error.msg)))?;
        let mut paths: Vec<PathBuf> = paths.filter_map(Result::ok).collect();
        if paths.is_empty() {
            return Err(IntakeError::new(&place, Problem::NothingNamed));
        }
        paths.sort();
        self.pending.extend(paths.into_iter().rev().map(|path| Pending::Source(Source::path(path))));
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
        let unreadable = |source| IntakeError::io(&place, source);
        let (format, input) = sniff(compression::unpack(input).map_err(unreadable)?, format).map_err(unreadable)?;
        let markup = |input| plain::text(input, &place, self.limit, charset::declared);
        self.open = Some(match format {
            Format::Plain => one(plain::read(input, &place, self.limit)),
            Format::Markdown => {
                let text = plain::text(input, &place, self.limit, |_| None)?;
                one(markdown::read(&text, &place))
            }
            Format::Html => {
                let page = html::page(&markup(input)?, name.to_owned(), None);
                one(page.map(Taken::from).map_err(|problem| IntakeError::new(&place, problem)))
            }
            Format::JsonLines => Box::new(JsonLines::new(input, place, self.limit)),
            Format::Json => json::read(input, place, self.limit)?,
            Format::Feed => feed::read(&plain::bytes(input, &place, self.limit)?, &place),
            Format::NewsMl => newsml::read(&markup(input)?, &place),
            Format::Warc => Box::new(warc::Pages::new(input, place, self.limit)),
            Format::Mail => one(mail::read(&plain::bytes(input, &place, self.limit)?, &place)),
        });
        Ok(())
    }
}

impl Iterator for Documents {
    type Item = Result<Document, IntakeError>;

    fn next(&mut self) -> Option<Self::Item> {
        loop {
            if let Some(item) = self.open.as_mut().and_then(Iterator::next) {
                match item.map(|item| self.admit(item)) {
                    Ok(Some(document)) => return Some(Ok(document)),
                    Ok(None) => continue,
                    Err(error) => return Some(Err(error)),
                }
            }
            self.open = None;
            let pending = self.pending.pop()?;
            if let Err(error) = self.start(pending) {
                return Some(Err(error));
            }
        }
    }
}

fn is_pattern(path: &Path) -> bool {
    path.to_string_lossy().contains(['*', '?', '['])
}

fn place(path: &Path) -> Place {
    Place::file(&path.to_string_lossy())
}
