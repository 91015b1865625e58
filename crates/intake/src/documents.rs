//! The walk over sources: opens each in its turn and hands its documents on.

use std::collections::BTreeMap;
use std::fs::File;
use std::io::{self, Read, Seek};
use std::path::{Path, PathBuf};

use arrow_schema::SchemaRef;
use onrecord_record::Document;

use crate::dates;
use crate::error::{IntakeError, Place, Problem};
use crate::format::sniff;
use crate::item::{Items, Taken, Withdrawn, one};
use crate::json_lines::JsonLines;
use crate::language::english;
use crate::position::{Counted, Position};
use crate::table::{self, Batches};
use crate::{
    Format, charset, compression, feed, folder, html, json, mail, markdown, newsml, objects, parquet, plain, warc,
};

/// Most bytes of a text, or of a line of JSON, unless told otherwise: 16 MB, some 2.5 million words.
pub const DEFAULT_LIMIT: usize = 16_000_000;

/// Where documents come from.
pub struct Source(Inner);

enum Inner {
    Path(PathBuf),
    Stream(String, Option<Format>, Box<dyn Read + Send>),
    Table(String, SchemaRef, Batches),
    Objects(String, Box<dyn Iterator<Item = String> + Send>),
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

    /// A table in memory, under a name: every row is an article, as in a Parquet file.
    pub fn table(name: impl Into<String>, schema: SchemaRef, batches: Batches) -> Self {
        Self(Inner::Table(name.into(), schema, batches))
    }

    /// Objects in memory, each as a string of JSON, under a name: every one is an article.
    pub fn objects(name: impl Into<String>, objects: impl Iterator<Item = String> + Send + 'static) -> Self {
        Self(Inner::Objects(name.into(), Box::new(objects)))
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
    is_naming: bool,
    position: Position,
}

/// What was met and is not read, though nothing is wrong with it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct KeptOut {
    /// Files in folders whose format is not known.
    pub files: usize,
    /// Pages without an article, and records of an archive that are no page.
    pub parts: usize,
    /// Articles in other languages than English, by the English name of the language (or the tag that the input declares, of languages that are not detected).
    pub foreign: BTreeMap<String, usize>,
    /// Articles that their publisher took back.
    pub withdrawn: Vec<Withdrawn>,
    /// Dates of publication that are none ("2024-13-45"), by the key of their article. The article is read without one.
    pub dates: Vec<(String, String)>,
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
        Self {
            pending,
            open: None,
            limit: DEFAULT_LIMIT,
            opened: 0,
            kept_out: KeptOut::default(),
            is_naming: false,
            position: Position::default(),
        }
    }

    /// Sets the most bytes a text, or a line of JSON, may have.
    #[must_use]
    pub fn with_limit(mut self, bytes: usize) -> Self {
        self.limit = bytes;
        self
    }

    /// Also yields an error for every article that is kept out, so that each item of the input is accounted for; all but a
    /// foreign article without a key bear their key as name.
    #[must_use]
    pub fn naming(mut self) -> Self {
        self.is_naming = true;
        self
    }

    /// What was met so far and is not read.
    pub fn kept_out(&self) -> &KeptOut {
        &self.kept_out
    }

    /// How far reading has come; the clone counts on while the documents are read elsewhere.
    pub fn position(&self) -> Position {
        self.position.clone()
    }

    /// The document of an item, unless the item is kept out.
    fn admit(&mut self, item: Taken) -> Option<Result<Document, IntakeError>> {
        let (key, problem) = match item {
            Taken::Document(document) => {
                let key = document.key.clone();
                match english(*document) {
                    Ok(document) => return Some(Ok(self.dated(document))),
                    Err(language) => {
                        *self.kept_out.foreign.entry(language.clone()).or_default() += 1;
                        (key, Problem::Foreign(language))
                    }
                }
            }
            Taken::Withdrawn(mut withdrawn) => {
                let key = withdrawn.key.clone();
                withdrawn.published = withdrawn.published.as_deref().and_then(dates::iso);
                self.kept_out.withdrawn.push(withdrawn);
                (key, Problem::Withdrawn)
            }
            Taken::PassedOver => {
                self.kept_out.parts += 1;
                ("an item".to_owned(), Problem::PassedOver)
            }
        };
        self.is_naming.then(|| Err(IntakeError::new(&Place::file(&key), problem)))
    }

    /// The document with its date of publication as ISO 8601 writes it, without what is no date.
    fn dated(&mut self, mut document: Document) -> Document {
        if let Some(words) = document.published.take() {
            document.published = dates::iso(&words);
            if document.published.is_none() {
                document.published_basis = None;
                self.kept_out.dates.push((document.key.clone(), words));
            }
        }
        document
    }

    /// Starts on whatever comes next.
    fn start(&mut self, pending: Pending) -> Result<(), IntakeError> {
        match pending {
            Pending::Source(Source(Inner::Stream(name, format, input))) => self.open_input(&name, format, input),
            Pending::Source(Source(Inner::Table(name, schema, batches))) => {
                self.open = Some(table::read(&schema, batches, Place::file(&name), self.limit)?);
                Ok(())
            }
            Pending::Source(Source(Inner::Objects(name, objects))) => {
                self.open = Some(objects::each(objects, Place::file(&name)));
                Ok(())
            }
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
        let paths = named(&text).map_err(|error| IntakeError::new(&place, Problem::BadPattern(error.msg)))?;
        if paths.is_empty() {
            return Err(IntakeError::new(&place, Problem::NothingNamed));
        }
        self.pending.extend(paths.into_iter().rev().map(|path| Pending::Source(Source::path(path))));
        Ok(())
    }

    fn open_file(&mut self, path: &Path) -> Result<(), IntakeError> {
        self.opened += 1;
        let unreadable = |source| IntakeError::io(&place(path), source);
        let mut file = File::open(path).map_err(unreadable)?;
        if is_parquet(&mut file).map_err(unreadable)? {
            self.open = Some(parquet::read(file, place(path), self.limit, self.position.clone())?);
            return Ok(());
        }
        let file = Counted::new(file, self.position.clone());
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
            Format::Parquet => return Err(not_parquet(input, &place)),
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
                    Ok(Some(admitted)) => return Some(admitted),
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

/// Whether a file begins as Parquet does. What cannot be wound back, such as a named pipe, is no such file.
fn is_parquet(file: &mut File) -> io::Result<bool> {
    if !file.metadata()?.is_file() {
        return Ok(false);
    }
    let mut head = Vec::with_capacity(parquet::MAGIC.len());
    (&mut *file).take(parquet::MAGIC.len() as u64).read_to_end(&mut head)?;
    file.rewind()?;
    Ok(head == parquet::MAGIC)
}

/// Why an input that its name or first bytes call Parquet is not read as such.
fn not_parquet(mut input: compression::Input, place: &Place) -> IntakeError {
    let mut head = Vec::new();
    match (&mut input).take(parquet::MAGIC.len() as u64).read_to_end(&mut head) {
        Ok(0) => IntakeError::new(place, Problem::Empty),
        Ok(_) if head == parquet::MAGIC => IntakeError::new(place, Problem::ParquetStream),
        Ok(_) => IntakeError::new(place, Problem::BrokenParquet("it does not begin with `PAR1`".to_owned())),
        Err(source) => IntakeError::io(place, source),
    }
}

/// The paths that a pattern names, by name.
pub(crate) fn named(pattern: &str) -> Result<Vec<PathBuf>, glob::PatternError> {
    let mut paths = Vec::new();
    for pattern in choices(pattern) {
        paths.extend(glob::glob(&pattern)?.filter_map(Result::ok));
    }
    paths.sort();
    paths.dedup();
    Ok(paths)
}

/// The patterns that a pattern with `{a,b}` stands for, at most so many.
const CHOICES: usize = 256;

/// A pattern for each choice of what stands between braces, as shells have it; braces without a comma are themselves.
fn choices(pattern: &str) -> Vec<String> {
    let mut open = vec![pattern.to_owned()];
    let mut done = Vec::new();
    while let Some(pattern) = open.pop() {
        let inner = pattern.find('}').and_then(|end| Some((pattern[..end].rfind('{')?, end)));
        match inner.filter(|(start, end)| pattern[*start..*end].contains(',')) {
            Some((start, end)) if open.len() + done.len() < CHOICES => {
                let (head, tail) = (&pattern[..start], &pattern[end + 1..]);
                open.extend(pattern[start + 1..end].split(',').map(|choice| format!("{head}{choice}{tail}")));
            }
            _ => done.push(pattern),
        }
    }
    done.sort();
    done.dedup();
    done
}

pub(crate) fn is_pattern(path: &Path) -> bool {
    let path = path.to_string_lossy();
    path.contains(['*', '?', '[']) || choices(&path).len() > 1
}

fn place(path: &Path) -> Place {
    Place::file(&path.to_string_lossy())
}

#[cfg(test)]
mod tests {
    use super::choices;

    #[test]
    fn braces_hold_choices() {
        assert_eq!(choices("a/{b,c}/*.{md,txt}"), ["a/b/*.md", "a/b/*.txt", "a/c/*.md", "a/c/*.txt"]);
        assert_eq!(choices("a{b,{c,d}}"), ["ab", "ac", "ad"]);
        for pattern in ["a{b}c", "a}b{c", "a,b"] {
            assert_eq!(choices(pattern), [pattern]);
        }
    }
}
