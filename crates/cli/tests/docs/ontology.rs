//! The examples of `docs/ontology.md` are read as the page says, and no type, mode, status or stance is without one.

use std::collections::BTreeSet;
use std::fs;
use std::io::Write as _;
use std::process::{Command, Stdio};

use serde_json::{Value, json};

use super::root;

/// A row of a table: the sentence, where its bold words stand, and what must be there.
struct Example {
    text: String,
    /// The word in bold.
    word: String,
    /// Fields of the row of the record, by name.
    wanted: Vec<(&'static str, Value)>,
}

/// The examples of the page: rows of tables that have a column `example`.
fn examples(page: &str) -> Vec<Example> {
    let mut examples = Vec::new();
    let mut heading = "";
    let mut columns: Vec<&str> = Vec::new();
    for line in page.lines() {
        if let Some(title) = line.strip_prefix("### ").or_else(|| line.strip_prefix("## ")) {
            heading = title;
        }
        if line.starts_with("|-") {
            continue;
        }
        let Some(row) = line.strip_prefix('|').and_then(|row| row.strip_suffix('|')) else {
            columns.clear();
            continue;
        };
        let cells: Vec<&str> = row.split('|').map(|cell| cell.trim().trim_matches('`')).collect();
        if columns.is_empty() {
            columns = cells;
        } else if let Some(at) = columns.iter().position(|column| *column == "example") {
            let word = cells[at].split("**").nth(1).unwrap_or_else(|| panic!("nothing in bold: {line}"));
            let cell = |name: &str| columns.iter().position(|column| *column == name).map(|at| cells[at]);
            let mut wanted = Vec::new();
            for (field, name) in
                [("type", "type"), ("mode", "mode"), ("status", "status"), ("cameo", "CAMEO"), ("stance", "stance")]
            {
                if let Some(value) = cell(name) {
                    wanted.push((field, if value.is_empty() { Value::Null } else { json!(value) }));
                }
            }
            if cell("mode").is_some() {
                wanted.extend([("type", json!(heading)), ("status", json!("occurred"))]);
            }
            examples.push(Example { text: cells[at].replace("**", ""), word: word.to_owned(), wanted });
        }
    }
    examples
}

/// The records of the sentences, in order.
fn records(examples: &[Example]) -> Vec<Value> {
    let mut child = Command::new(env!("CARGO_BIN_EXE_onrecord"))
        .args(["read", "--json", "--published", "2024-05-15", "-"])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    let mut input = child.stdin.take().unwrap();
    let lines: Vec<String> = examples.iter().map(|example| json!({"text": example.text}).to_string()).collect();
    let writer = std::thread::spawn(move || input.write_all(lines.join("\n").as_bytes()).unwrap());
    let output = child.wait_with_output().unwrap();
    writer.join().unwrap();
    String::from_utf8(output.stdout).unwrap().lines().map(|line| serde_json::from_str(line).unwrap()).collect()
}

/// Whether the record has the row.
fn has(record: &Value, example: &Example) -> bool {
    let (rows, span) = if example.wanted.iter().any(|(field, _)| *field == "stance") {
        ("statements", "cue")
    } else {
        ("events", "trigger")
    };
    record[rows].as_array().unwrap().iter().any(|row| {
        let at = |end: usize| row[span][end].as_u64().unwrap() as usize;
        let words: String = example.text.chars().take(at(1)).skip(at(0)).collect();
        words == example.word && example.wanted.iter().all(|(field, value)| row[field] == *value)
    })
}

#[test]
fn examples_are_read_as_the_page_says() {
    let page = fs::read_to_string(root().join("docs/ontology.md")).unwrap();
    let examples = examples(&page);
    let records = records(&examples);
    assert_eq!(records.len(), examples.len());
    let wrong = examples.iter().zip(&records).filter(|(example, record)| !has(record, example));
    let wrong: Vec<String> = wrong
        .map(|(example, record)| {
            format!(
                "{} → {:?}\n  not among {} {}",
                example.text, example.wanted, record["events"], record["statements"]
            )
        })
        .collect();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    assert!(examples.len() > 100, "only {} examples were found", examples.len());
}

/// The words that a field can have by the schema of a record.
fn words(schema: &Value, name: &str) -> BTreeSet<String> {
    let definition = &schema["$defs"][name];
    let parts = definition["oneOf"].as_array().or_else(|| definition["enum"].as_array());
    let parts = parts.unwrap_or_else(|| panic!("no {name} in the schema"));
    let word = |part: &Value| part["const"].as_str().or_else(|| part.as_str()).map(str::to_owned);
    parts.iter().filter_map(word).collect()
}

#[test]
fn nothing_is_without_an_example() {
    let page = fs::read_to_string(root().join("docs/ontology.md")).unwrap();
    let examples = examples(&page);
    let shown = |field: &str| -> BTreeSet<String> {
        let wanted = examples.iter().flat_map(|example| &example.wanted).filter(|(name, _)| *name == field);
        wanted.filter_map(|(_, value)| value.as_str().map(str::to_owned)).collect()
    };
    let schema: Value =
        serde_json::from_str(&fs::read_to_string(root().join("docs/record.schema.json")).unwrap()).unwrap();
    for (field, name) in [("type", "EventType"), ("status", "EventStatus"), ("stance", "Stance")] {
        assert_eq!(shown(field), words(&schema, name), "{field}");
    }
    let modes = |example: &Example| -> Option<(String, String)> {
        let of = |field: &str| {
            example
                .wanted
                .iter()
                .find(|(name, _)| *name == field)
                .and_then(|(_, value)| value.as_str().map(str::to_owned))
        };
        Some((of("type")?, of("mode").unwrap_or_default()))
    };
    let shown: BTreeSet<(String, String)> = examples.iter().filter_map(modes).collect();
    let missing: Vec<_> = known_modes().into_iter().filter(|mode| !shown.contains(mode)).collect();
    assert!(missing.is_empty(), "no example of {missing:?}");
}

/// The types and modes that frames of the lexicon give to events.
fn known_modes() -> BTreeSet<(String, String)> {
    let files = fs::read_dir(root().join("lexicon/frames")).unwrap().map(|entry| entry.unwrap().path());
    let mut known = BTreeSet::new();
    for path in files.filter(|path| path.extension().is_some_and(|ending| ending == "toml")) {
        let file: toml::Table = toml::from_str(&fs::read_to_string(path).unwrap()).unwrap();
        for frame in file.get("frame").and_then(toml::Value::as_array).into_iter().flatten() {
            let word = |field: &str| frame.get(field).and_then(toml::Value::as_str).map(str::to_owned);
            if let Some(kind) = word("type") {
                known.insert((kind, word("mode").unwrap_or_default()));
            }
        }
    }
    known
}
