//! Gold data from files and folders, whatever their format, as JSON values of one shape per layer.
//!
//! Formats are told apart by the file's name; each has a module that turns it into the objects which the measures
//! read, so that a measure knows nothing of files:
//!
//! | file | is | module |
//! |---|---|---|
//! | `.jsonl`, `.ndjson`, `.json` | objects, one per line or in an array | `json` |
//! | `.tml`, `.timeml`, `.xml` | TimeML, one article | `timeml` |
//! | `.ann` with its `.txt` | brat stand-off annotation, one article | `brat` |
//! | `.tsv` | a table with a header | `table` |
//! | `.md` | an article of the project's own corpus | `article` |
//! | `.conllu` | CoNLL-U with entity marks | `conllu` |

use std::fs;
use std::path::{Path, PathBuf};

use serde_json::Value;

use crate::error::{EvalError, Place};

mod article;
mod brat;
mod conllu;
mod json;
mod table;
mod timeml;

/// One object of gold data, and where it stands.
#[derive(Clone, Debug, PartialEq)]
pub struct Entry {
    /// Where.
    pub place: Place,
    /// What it says.
    pub value: Value,
}

/// What a file holds: entries, good and bad, in order.
type Entries = Vec<Result<Entry, EvalError>>;

/// Gold data as read.
#[derive(Debug, Default)]
pub struct Gold {
    /// The entries that could be read, in order.
    pub entries: Vec<Entry>,
    /// What could not be read.
    pub errors: Vec<EvalError>,
    /// Files beside the gold data that hold its texts: `NAME.docs.jsonl` beside `NAME.gold.jsonl`.
    pub documents: Vec<PathBuf>,
}

/// Reads a file, or every file of known format in a folder and the folders in it, by name.
pub fn load(path: &Path) -> Gold {
    let mut gold = Gold::default();
    let place = Place::file(path);
    if path.is_dir() {
        let mut files = Vec::new();
        if let Err(error) = list(path, &mut files) {
            gold.errors.push(unreadable(&place, &error));
        }
        if files.is_empty() && gold.errors.is_empty() {
            gold.errors.push(EvalError::new(&place, "the folder holds no gold data").with_hint(KNOWN));
        }
        for file in files {
            gold.add(&file);
        }
    } else if path.exists() {
        gold.add(path);
    } else {
        gold.errors.push(EvalError::new(&place, "no such file or folder"));
    }
    gold
}

impl Gold {
    fn add(&mut self, path: &Path) {
        let place = Place::file(path);
        let content = match fs::read(path) {
            Ok(bytes) => bytes,
            Err(error) => return self.errors.push(unreadable(&place, &error)),
        };
        let Ok(content) = String::from_utf8(content) else {
            return self.errors.push(EvalError::new(&place, "is not UTF-8"));
        };
        let content = content.strip_prefix('\u{FEFF}').unwrap_or(&content);
        let Some(read) = reader(path).or_else(|| sniff(content)) else {
            return self.errors.push(EvalError::new(&place, "is of no known format").with_hint(KNOWN));
        };
        for entry in read(path, content) {
            match entry {
                Ok(entry) => self.entries.push(entry),
                Err(error) => self.errors.push(error),
            }
        }
        self.documents.extend(texts_beside(path));
    }
}

/// What turns the content of a file into entries.
type Reader = fn(&Path, &str) -> Entries;

/// The reader of a file whose name says nothing, by its first letter.
fn sniff(content: &str) -> Option<Reader> {
    match content.trim_start().as_bytes().first()? {
        b'{' => Some(json::lines),
        b'[' => Some(json::array),
        b'<' => Some(timeml::read),
        _ => None,
    }
}

/// The reader of a file's format, by its name.
fn reader(path: &Path) -> Option<Reader> {
    Some(match path.extension()?.to_str()?.to_lowercase().as_str() {
        "jsonl" | "ndjson" => json::lines,
        "json" => json::array,
        "tml" | "timeml" | "xml" => timeml::read,
        "ann" => brat::read,
        "tsv" => table::read,
        "md" => article::read,
        "conllu" => conllu::read,
        _ => return None,
    })
}

/// Files of known format in a folder, by name. Files of texts are no gold data.
fn list(folder: &Path, files: &mut Vec<PathBuf>) -> std::io::Result<()> {
    let mut paths = Vec::new();
    for entry in fs::read_dir(folder)? {
        paths.push(entry?.path());
    }
    paths.sort();
    for path in paths {
        let name = path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
        if name.starts_with('.') || name.ends_with(TEXTS) {
            continue;
        }
        if path.is_dir() {
            list(&path, files)?;
        } else if reader(&path).is_some() {
            files.push(path);
        }
    }
    Ok(())
}

/// What a user can do about a file that is not known.
const KNOWN: &str = "known are .jsonl, .json, .tml, .ann (with its .txt), .tsv, .md and .conllu";

const TEXTS: &str = ".docs.jsonl";

/// The file of texts that belongs to a file of gold data, if there is one.
fn texts_beside(path: &Path) -> Option<PathBuf> {
    let name = path.file_name()?.to_str()?.strip_suffix(".gold.jsonl")?;
    Some(path.with_file_name(format!("{name}{TEXTS}"))).filter(|texts| texts.is_file())
}

fn unreadable(place: &Place, error: &std::io::Error) -> EvalError {
    EvalError::new(place, format!("cannot be read: {error}"))
}

/// A file's name without what follows the first of these endings.
fn stem(path: &Path) -> String {
    let name = path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    let mut stem = name.as_str();
    while let Some(shorter) =
        [".tml", ".timeml", ".xml", ".TE3input", ".ann", ".conllu"].iter().find_map(|end| stem.strip_suffix(end))
    {
        stem = shorter;
    }
    stem.strip_suffix(".key").unwrap_or(stem).to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_bad_line_is_named_and_the_rest_is_read() {
        let folder = tempfile::tempdir().unwrap();
        fs::write(folder.path().join("a.gold.jsonl"), "{\"doc\": \"1\"}\n\n{\"doc\": \n{\"doc\": \"2\"}\n").unwrap();
        fs::write(folder.path().join("a.docs.jsonl"), "{\"id\": \"1\", \"text\": \"Rain.\"}\n").unwrap();
        fs::write(folder.path().join("notes.pdf"), "").unwrap();
        let gold = load(folder.path());
        assert_eq!(gold.entries.iter().map(|entry| entry.place.number()).collect::<Vec<_>>(), [1, 4]);
        assert_eq!(gold.documents, [folder.path().join("a.docs.jsonl")]);
        let error = gold.errors[0].to_string();
        assert!(error.ends_with("a.gold.jsonl:3: broken JSON at column 8: EOF while parsing a value"), "{error}");
        assert_eq!(gold.errors.len(), 1);
    }

    #[test]
    fn what_cannot_be_gold_data_is_refused() {
        let folder = tempfile::tempdir().unwrap();
        let error = |path: &Path| load(path).errors[0].to_string();
        assert!(error(folder.path()).ends_with("the folder holds no gold data"));
        assert!(error(&folder.path().join("none.jsonl")).ends_with("no such file or folder"));
        let path = folder.path().join("a.jsonl");
        fs::write(&path, b"Caf\xE9").unwrap();
        assert!(error(&path).ends_with("is not UTF-8"));
    }
}
