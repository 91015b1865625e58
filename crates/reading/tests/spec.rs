//! The cases of `corpus/spec/*.md`: a sentence and what must be on its record.
//!
//! Apart from the unit tests because these are read by people who know news and no Rust; `corpus/spec/README.md` has the
//! notation.

use std::fs;
use std::path::{Path, PathBuf};

use onrecord_reading::Reader;
use onrecord_record::{ActorId, Document, Event, Record, Span, Statement};

/// The day on which every case is published, a Sunday.
const PUBLISHED: &str = "2025-12-21";

struct Case {
    place: String,
    text: String,
    expected: Vec<String>,
}

#[test]
fn every_case_is_on_the_record() {
    let reader = Reader::builtin().unwrap_or_else(|error| panic!("{error}"));
    let mut faults = Vec::new();
    let cases = cases();
    assert!(cases.len() >= 40, "{} cases", cases.len());
    for case in cases {
        let document = Document { text: case.text.clone(), published: Some(PUBLISHED.into()), ..Document::default() };
        let record = reader.read(&document);
        let lines = Lines::of(&record);
        for expected in &case.expected {
            if !lines.hold(expected) {
                faults.push(format!(
                    "{}: {}\n  wanted: {expected}\n  read:   {}",
                    case.place,
                    case.text,
                    lines.all().join("\n          ")
                ));
            }
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n\n"));
}

fn cases() -> Vec<Case> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../corpus/spec");
    let entries = fs::read_dir(&folder).unwrap_or_else(|error| panic!("{}: {error}", folder.display()));
    let mut paths: Vec<PathBuf> = entries.filter_map(|entry| entry.ok().map(|entry| entry.path())).collect();
    paths.retain(|path| path.extension().is_some_and(|kind| kind == "md") && !path.ends_with("README.md"));
    paths.sort();
    paths.iter().flat_map(|path| cases_of(path)).collect()
}

fn cases_of(path: &Path) -> Vec<Case> {
    let content = fs::read_to_string(path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    let name = path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    let mut cases: Vec<Case> = Vec::new();
    for (number, line) in content.lines().enumerate() {
        if let Some(text) = line.strip_prefix("> ") {
            match cases.last_mut().filter(|case| case.expected.is_empty()) {
                Some(case) => case.text = format!("{}\n\n{text}", case.text),
                None => cases.push(Case {
                    place: format!("{name}:{}", number + 1),
                    text: text.into(),
                    expected: Vec::new(),
                }),
            }
        } else if let Some(expected) = line.strip_prefix("- ") {
            let case = cases.last_mut().unwrap_or_else(|| panic!("{name}:{}: a line without a text", number + 1));
            case.expected.push(expected.to_owned());
        }
    }
    cases
}

/// A record in the notation of the cases.
struct Lines {
    statements: Vec<String>,
    events: Vec<String>,
    others: Vec<String>,
}

impl Lines {
    fn of(record: &Record) -> Self {
        let reader = Words { record, letters: record.document.text.chars().collect() };
        let mut others: Vec<String> =
            record.times.iter().map(|time| format!("time: {} = {}", reader.words(time.span), time.value)).collect();
        for quantity in &record.quantities {
            let value = quantity.value.or(quantity.low).unwrap_or_default();
            let of = quantity.unit.as_deref().or(quantity.item.as_deref()).unwrap_or_default();
            others.push(format!("quantity: {} = {value} {of}", reader.words(quantity.span)).trim_end().to_owned());
        }
        for actor in &record.actors {
            let country = actor.country.as_deref().unwrap_or("-");
            others.push(format!("actor: {} = {country} {}", actor.name, actor.sectors.join(",")).trim_end().to_owned());
        }
        for place in &record.places {
            others.push(format!("place: {} = {}", place.name, place.country.as_deref().unwrap_or("-")));
        }
        for dispute in &record.disputes {
            others.push(format!("dispute: {}", word(&dispute.kind)));
        }
        Self {
            statements: record.statements.iter().map(|statement| reader.statement(statement)).collect(),
            events: record.events.iter().map(|event| reader.event(event)).collect(),
            others,
        }
    }

    fn all(&self) -> Vec<&str> {
        self.statements.iter().chain(&self.events).chain(&self.others).map(String::as_str).collect()
    }

    /// Whether the line is there; a case may leave out what stands behind its last bar.
    fn hold(&self, expected: &str) -> bool {
        match expected {
            "no statement" => self.statements.is_empty(),
            "no event" => self.events.is_empty(),
            "no dispute" => !self.others.iter().any(|line| line.starts_with("dispute: ")),
            _ => self.all().iter().any(|line| *line == expected || line.starts_with(&format!("{expected} |"))),
        }
    }
}

struct Words<'a> {
    record: &'a Record,
    letters: Vec<char>,
}

impl Words<'_> {
    fn words(&self, span: Span) -> String {
        self.letters[span.start as usize..span.end as usize].iter().collect()
    }

    fn names(&self, ids: &[ActorId]) -> String {
        let names: Vec<&str> = ids.iter().map(|id| self.record.actors[id.index()].name.as_str()).collect();
        if names.is_empty() { "-".into() } else { names.join(", ") }
    }

    fn statement(&self, statement: &Statement) -> String {
        let speaker = statement.speaker.map_or_else(
            || statement.speaker_span.map_or_else(|| "-".into(), |span| self.words(span)),
            |speaker| self.names(&[speaker]),
        );
        let content: Vec<String> = statement.content.iter().map(|part| self.words(*part)).collect();
        format!("statement: {speaker} | {} | {}", word(&statement.stance), content.join(" … "))
    }

    fn event(&self, event: &Event) -> String {
        let place = event.place.map_or_else(|| "-".into(), |id| self.record.places[id.index()].name.clone());
        let time = event.time.map_or_else(|| "-".into(), |id| self.record.times[id.index()].value.clone());
        format!(
            "event: {} {} | {} -> {} | {place} | {time}",
            word(&event.r#type),
            word(&event.status),
            self.names(&event.actors),
            self.names(&event.recipients),
        )
    }
}

/// A value of one of the contract's vocabularies, as the contract writes it.
fn word(value: &impl serde::Serialize) -> String {
    serde_json::to_value(value).ok().and_then(|value| value.as_str().map(str::to_owned)).unwrap_or_default()
}
