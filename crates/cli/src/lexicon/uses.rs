//! Where the entries of a word stand behind rows: in the articles of ledgers, and in files that are read for it.
//!
//! Apart from looking words up because records do not name entries: a row belongs to an entry that has the base form of its
//! words and the codes of the row.

use std::collections::BTreeMap;
use std::fs::File;
use std::io::Read as _;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};
use onrecord_intake::{Documents, Source};
use onrecord_language::Pipeline;
use onrecord_ledger::{Filter, Ledger};
use onrecord_lexicon::{Found, find};
use onrecord_record::{Event, EventStatus, EventType, Record, Span, Statement};
use toml::Value;

use crate::model;
use crate::read::reader;
use crate::talk;
use crate::terminal::Terminal;

/// How a SQLite file begins.
const SQLITE: &[u8] = b"SQLite format 3\0";

/// A row that an entry stands behind.
pub struct Use {
    /// The article and the row: `3f2a9c01b7de/e4`, or `a.txt e4`.
    pub id: String,
    /// Code points of the article's text.
    pub span: Span,
    /// The words there.
    pub words: String,
}

/// The rows of each entry, in its order.
pub fn uses(
    word: &str,
    entries: &[Found],
    overlay: Option<&Path>,
    paths: &[PathBuf],
    terminal: &Terminal,
) -> Result<Vec<Vec<Use>>> {
    let mut search = Search::new(word, entries)?;
    let (ledgers, files): (Vec<_>, Vec<_>) = paths.iter().partition(|path| is_ledger(path));
    for path in ledgers {
        let place = || path.display().to_string();
        let ledger = Ledger::open(path).with_context(place)?;
        for handle in ledger.handles(&Filter::default()).with_context(place)? {
            search.record(&ledger.filed(&handle).with_context(place)?.record, &format!("{handle}/"));
        }
    }
    if !files.is_empty() {
        let reader = reader(None, overlay)?;
        for document in Documents::new(files.into_iter().map(|path| Source::argument(path))) {
            match document {
                Ok(document) => search.record(&reader.read(&document), &format!("{} ", document.key)),
                Err(error) => talk::error(terminal, &error.to_string(), error.hint()),
            }
        }
    }
    Ok(search.found)
}

/// Words behind a row's own that may belong to its entry: "call **for**".
const BEHIND: usize = 3;

/// The entries that have the words of a statement's cue or an event's trigger, alone or with one of the next words, and the row's
/// codes; none of an actor or a dispute.
pub fn behind(record: &Record, row: &str) -> Result<Vec<Found>> {
    let text = Letters::new(&record.document.text);
    let statement = record.statements.iter().find(|statement| statement.id.to_string() == row);
    let event = record.events.iter().find(|event| event.id.to_string() == row);
    let Some(span) = statement.and_then(|statement| statement.cue).or(event.map(|event| event.trigger)) else {
        return Ok(Vec::new());
    };
    let mut search = Search::new("", &[])?;
    let mut words = search.lemmas(text.slice(span)).to_vec();
    words.dedup();
    let rest = text.slice(Span::new(span.end, u32::MAX));
    let next = rest
        .split_whitespace()
        .take(BEHIND)
        .map(|word| word.trim_matches(|c: char| !c.is_alphanumeric()).to_lowercase());
    let phrases: Vec<String> =
        next.flat_map(|next| words.iter().map(move |word| format!("{word} {next}")).collect::<Vec<_>>()).collect();
    let mut found: Vec<Found> = Vec::new();
    for word in words.iter().chain(&phrases) {
        let fits = |entry: &Found| match (statement, event) {
            (Some(statement), _) => entry.table == "cue" && speaks(entry, statement),
            (None, Some(event)) => entry.table == "frame" && acts(entry, event),
            (None, None) => false,
        };
        let entries = find(word, None)?.into_iter().filter(|entry| entry.stands_for_it() && fits(entry));
        let new: Vec<Found> =
            entries.filter(|entry| found.iter().all(|known| known.place() != entry.place())).collect();
        found.extend(new);
    }
    Ok(found)
}

fn is_ledger(path: &Path) -> bool {
    let mut head = [0; SQLITE.len()];
    File::open(path).and_then(|mut file| file.read_exact(&mut head)).is_ok() && head == SQLITE
}

/// What is looked for, and what was found.
struct Search<'a> {
    /// The word's parts, in lower case: "walk out" has two.
    parts: Vec<String>,
    entries: &'a [Found],
    pipeline: Pipeline,
    /// Base forms by the words they were taken from.
    lemmas: BTreeMap<String, Vec<String>>,
    found: Vec<Vec<Use>>,
}

impl<'a> Search<'a> {
    fn new(word: &str, entries: &'a [Found]) -> Result<Self> {
        Ok(Self {
            parts: word.to_lowercase().split_whitespace().map(str::to_owned).collect(),
            entries,
            pipeline: model::load(None)?,
            lemmas: BTreeMap::new(),
            found: entries.iter().map(|_| Vec::new()).collect(),
        })
    }

    /// Notes the rows of a record whose words have the word.
    fn record(&mut self, record: &Record, before: &str) {
        let text = Letters::new(&record.document.text);
        for statement in &record.statements {
            if let Some(cue) = statement.cue.filter(|cue| self.has(text.slice(*cue))) {
                self.note("cue", |entry| speaks(entry, statement), true, before, (&statement.id, cue), &text);
            }
        }
        for event in &record.events {
            let is_whole = self.parts.len() == 1 || self.has(text.slice(event.span));
            if is_whole && self.begins(text.slice(event.trigger)) {
                self.note(
                    "frame",
                    |entry| acts(entry, event),
                    is_turned(event),
                    before,
                    (&event.id, event.trigger),
                    &text,
                );
            }
        }
        for actor in &record.actors {
            let is_called = |span: Span| text.slice(span).to_lowercase() == self.parts.join(" ");
            if let Some(mention) = actor.mentions.iter().find(|mention| is_called(mention.span)) {
                for kind in ["person", "organization", "state"] {
                    self.note(kind, |_| true, false, before, (&actor.id, mention.span), &text);
                }
            }
            let title = actor.roles.iter().find(|role| role.title.to_lowercase() == self.parts.join(" "));
            if let Some((role, first)) = title.zip(actor.mentions.first()) {
                self.note("role", |_| true, false, before, (&actor.id, role.span.unwrap_or(first.span)), &text);
            }
        }
        for quantity in &record.quantities {
            if self.has(text.slice(quantity.span)) {
                for kind in ["measure", "currency"] {
                    self.note(kind, |_| true, false, before, (&quantity.id, quantity.span), &text);
                }
            }
        }
    }

    /// Gives a row to the entries of a kind that have its codes; where none has and the clause may have turned them, to all
    /// of the kind.
    fn note(
        &mut self,
        kind: &str,
        fits: impl Fn(&Found) -> bool,
        may_be_turned: bool,
        before: &str,
        (id, span): (&impl ToString, Span),
        text: &Letters<'_>,
    ) {
        let of_kind = |entry: &&Found| entry.table == kind && entry.stands_for_it();
        let is_fit = self.entries.iter().any(|entry| of_kind(&entry) && fits(entry));
        for (entry, found) in self.entries.iter().zip(&mut self.found) {
            if of_kind(&entry) && (fits(entry) || (may_be_turned && !is_fit)) {
                found.push(Use { id: format!("{before}{}", id.to_string()), span, words: text.slice(span).to_owned() });
            }
        }
    }

    /// Whether all parts of the word are among the base forms of these words.
    fn has(&mut self, words: &str) -> bool {
        let parts = self.parts.clone();
        let lemmas = self.lemmas(words);
        parts.iter().all(|part| lemmas.contains(part))
    }

    /// Whether these words have the word's first part.
    fn begins(&mut self, words: &str) -> bool {
        let parts = self.parts.clone();
        let lemmas = self.lemmas(words);
        parts.iter().any(|part| lemmas.contains(part))
    }

    fn lemmas(&mut self, words: &str) -> &[String] {
        let pipeline = &self.pipeline;
        self.lemmas.entry(words.to_owned()).or_insert_with(|| {
            let annotation = pipeline.annotate(words);
            let tokens = annotation.tokens().iter();
            tokens
                .flat_map(|token| {
                    [
                        token.lemma.to_lowercase(),
                        words[token.span.start as usize..token.span.end as usize].to_lowercase(),
                    ]
                })
                .collect()
        })
    }
}

/// Whether a statement has a stance of the entry.
fn speaks(entry: &Found, statement: &Statement) -> bool {
    ["stance", "negated"].iter().any(|field| is(entry, field, Some(statement.stance.as_str())))
}

/// Whether an event has the codes of the entry.
fn acts(entry: &Found, event: &Event) -> bool {
    is(entry, "type", Some(event.r#type.as_str()))
        && is(entry, "mode", event.mode.as_deref())
        && is(entry, "cameo", event.cameo.as_deref())
}

/// Whether the event may have the type of an announcement or a refusal rather than of its own frame.
fn is_turned(event: &Event) -> bool {
    event.status == EventStatus::Planned
        && matches!(event.r#type, EventType::Agree | EventType::Threaten | EventType::Reject)
}

fn is(entry: &Found, field: &str, value: Option<&str>) -> bool {
    entry.entry.get(field).and_then(Value::as_str) == value
}

/// A text that is cut by code points.
struct Letters<'t> {
    text: &'t str,
    bytes: Vec<usize>,
}

impl<'t> Letters<'t> {
    fn new(text: &'t str) -> Self {
        let bytes = text.char_indices().map(|(byte, _)| byte).chain([text.len()]).collect();
        Self { text, bytes }
    }

    fn slice(&self, span: Span) -> &'t str {
        let byte = |point: u32| self.bytes.get(point as usize).copied().unwrap_or(self.text.len());
        self.text.get(byte(span.start)..byte(span.end)).unwrap_or_default()
    }
}
