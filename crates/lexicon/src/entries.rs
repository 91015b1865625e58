//! Entries as they are written: which file and line says something of a word, and entries for further words.
//!
//! Apart from the kinds of entries, which compile them for look-up and forget where they stood.

use std::collections::BTreeSet;
use std::path::Path;

use toml::{Table, Value};

use crate::sources::Sources;
use crate::{Lexicon, LexiconError};

/// Folders that are read.
const FOLDERS: [&str; 6] = ["actors", "roles", "cues", "frames", "references", "items"];

/// An entry that has a word.
#[derive(Clone, Debug, PartialEq)]
pub struct Found {
    /// `cues/verbs.toml`
    pub file: String,
    /// The line of its heading, from 1.
    pub line: usize,
    /// Whether it stands in the overlay.
    pub is_overlay: bool,
    /// What kind of entry it is: `cue`, `frame`, `person`, …
    pub table: String,
    /// The field that holds the word: `lemmas`, `verbs`, `name`, …
    pub field: String,
    /// The whole entry.
    pub entry: Table,
}

/// Fields that say for which words an entry stands; the others are conditions and consequences.
const NAMING: [&str; 9] = ["lemmas", "verbs", "nouns", "words", "titles", "name", "names", "aliases", "adjectives"];

impl Found {
    /// Whether the entry stands for the word, rather than asking for it beside another.
    pub fn stands_for_it(&self) -> bool {
        NAMING.contains(&&*self.field)
    }

    /// `cues/verbs.toml:12`
    pub fn place(&self) -> String {
        format!("{}:{}", self.file, self.line)
    }
}

/// Every entry that has the word, in the order in which they are read: a later one wins over those before it.
pub fn find(word: &str, overlay: Option<&Path>) -> Result<Vec<Found>, LexiconError> {
    let sources = match overlay {
        Some(folder) => Sources::with_overlay(folder)?,
        None => Sources::builtin(),
    };
    let mut found = Vec::new();
    for (index, (file, text)) in sources.files().enumerate() {
        if FOLDERS.contains(&folder_of(file)) {
            let is_overlay = index >= Sources::builtin_count();
            for (line, table, entry) in entries(file, text)? {
                let fields =
                    entry.iter().filter(|(field, value)| holds(field, value, word)).map(|(field, _)| field.clone());
                found.extend(fields.map(|field| Found {
                    file: file.to_owned(),
                    line,
                    is_overlay,
                    table: table.clone(),
                    field,
                    entry: entry.clone(),
                }));
            }
        }
    }
    Ok(found)
}

/// What somebody should know of an overlay that can be used: files that are not read, words that win over built-in entries.
pub fn remarks(overlay: &Path) -> Result<Vec<String>, LexiconError> {
    Lexicon::with_overlay(overlay)?;
    let sources = Sources::with_overlay(overlay)?;
    let mut remarks = Vec::new();
    let mut words: BTreeSet<(String, String)> = BTreeSet::new();
    for (file, text) in sources.files().skip(Sources::builtin_count()) {
        if !FOLDERS.contains(&folder_of(file)) {
            remarks.push(format!("{file}: is not read; entries stand in the folders {}", FOLDERS.join(", ")));
            continue;
        }
        for (line, table, entry) in entries(file, text)? {
            for field in naming(&entry) {
                for word in strings(&entry[field]) {
                    words.insert((word.to_owned(), format!("{file}:{line}\t{table}\t{field}")));
                }
            }
        }
    }
    for (word, at) in words {
        let mut at = at.split('\t');
        let (place, table, field) = (at.next().unwrap_or_default(), at.next(), at.next());
        for other in
            find(&word, None)?.iter().filter(|other| Some(&*other.table) == table && Some(&*other.field) == field)
        {
            remarks.push(format!(
                "{place}: `{word}` stands in {} as well; where both speak of the same, yours wins",
                other.place()
            ));
        }
    }
    Ok(remarks)
}

/// An entry for `word` that is otherwise as one that stands for another word: TOML for a file of an overlay.
pub fn alike(word: &str, model: &Found) -> String {
    let mut entry = model.entry.clone();
    let names: Vec<String> = naming(&entry).map(str::to_owned).collect();
    for name in names {
        match entry.get(&name) {
            _ if name != model.field => drop(entry.remove(&name)),
            Some(Value::Array(_)) => drop(entry.insert(name, Value::Array(vec![Value::from(word)]))),
            _ => drop(entry.insert(name, Value::from(word))),
        }
    }
    // An example shows the words that it stands with.
    entry.remove("example");
    let list = Value::Array(vec![Value::Table(entry)]);
    toml::to_string(&Table::from_iter([(model.table.clone(), list)])).unwrap_or_default()
}

fn folder_of(file: &str) -> &str {
    file.split_once('/').map_or("", |(folder, _)| folder)
}

fn naming(entry: &Table) -> impl Iterator<Item = &str> {
    entry.keys().map(String::as_str).filter(|field| NAMING.contains(field))
}

fn strings(value: &Value) -> Vec<&str> {
    match value {
        Value::String(text) => vec![text],
        Value::Array(values) => values.iter().flat_map(strings).collect(),
        Value::Table(table) => table.values().flat_map(strings).collect(),
        _ => Vec::new(),
    }
}

/// Whether a field has the word. A single string that names nothing is a value of the schema: `stance = "deny"`.
fn holds(field: &str, value: &Value, word: &str) -> bool {
    let word = word.to_lowercase();
    (!value.is_str() || NAMING.contains(&field)) && strings(value).into_iter().any(|text| text.to_lowercase() == word)
}

/// The entries of a file: line of the heading, kind, fields. A table without a list (`[lists]`) is an entry too.
fn entries(file: &str, text: &str) -> Result<Vec<(usize, String, Table)>, LexiconError> {
    let mut found = Vec::new();
    let mut starts: Vec<(usize, usize)> = Vec::new();
    let mut byte = 0;
    for (number, line) in text.split_inclusive('\n').enumerate() {
        if line.starts_with('[') && !line.trim_end().ends_with(',') {
            starts.push((number + 1, byte));
        }
        byte += line.len();
    }
    for (index, &(line, start)) in starts.iter().enumerate() {
        let end = starts.get(index + 1).map_or(text.len(), |next| next.1);
        let table: Table = toml::from_str(&text[start..end]).map_err(|source| {
            LexiconError::malformed(&format!("{file} from line {line}"), &text[start..end], &source)
        })?;
        for (name, value) in table {
            match value {
                Value::Array(list) => found
                    .extend(list.into_iter().filter_map(|entry| Some((line, name.clone(), entry.try_into().ok()?)))),
                Value::Table(entry) => found.push((line, name, entry)),
                _ => {}
            }
        }
    }
    Ok(found)
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::*;

    /// "deny" also stands for rejecting ("denied the request").
    fn is_denial(found: &Found) -> bool {
        found.stands_for_it() && found.entry.get("stance").and_then(Value::as_str) == Some("deny")
    }

    #[test]
    fn a_word_leads_to_its_entries() {
        let found = find("Deny", None).unwrap();
        let cue = found.iter().find(|found| is_denial(found)).unwrap();
        assert_eq!((&*cue.table, &*cue.field), ("cue", "lemmas"));
        assert!(cue.file.starts_with("cues/") && cue.line > 1 && !cue.is_overlay, "{}", cue.place());
        assert!(find("no such word at all", None).unwrap().is_empty());
    }

    #[test]
    fn an_overlay_is_made_from_a_model_and_checked() {
        let model = find("deny", None).unwrap().into_iter().find(is_denial).unwrap();
        let overlay = tempfile::tempdir().unwrap();
        fs::create_dir(overlay.path().join("cues")).unwrap();
        fs::write(overlay.path().join("cues/own.toml"), alike("controvert", &model)).unwrap();
        let lexicon = Lexicon::with_overlay(overlay.path()).unwrap();
        let cue = lexicon.cues.find(crate::CuePos::Verb, "controvert").next().unwrap();
        assert_eq!(cue.stance.as_str(), "deny");
        assert!(find("controvert", Some(overlay.path())).unwrap()[0].is_overlay);
        assert_eq!(remarks(overlay.path()).unwrap(), Vec::<String>::new());

        fs::write(overlay.path().join("cues/own.toml"), alike("say", &model)).unwrap();
        fs::write(overlay.path().join("stray.toml"), "").unwrap();
        let remarks = remarks(overlay.path()).unwrap();
        assert!(remarks.iter().any(|remark| remark.starts_with("stray.toml: is not read")), "{remarks:?}");
        assert!(
            remarks.iter().any(|remark| remark.starts_with("cues/own.toml:1: `say` stands in cues/")),
            "{remarks:?}"
        );
    }
}
