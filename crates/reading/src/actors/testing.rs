//! Reads a sentence for the tests of this stage: one line an actor.

use std::fmt::Write;
use std::sync::OnceLock;

use onrecord_record::{Document, MentionForm, Record};

use crate::Reader;

/// A record of a text published on 21 December 2025.
pub(super) fn record(text: &str) -> Record {
    static READER: OnceLock<Reader> = OnceLock::new();
    let reader = READER.get_or_init(|| Reader::builtin().unwrap());
    let document = Document { text: text.to_owned(), published: Some("2025-12-21".to_owned()), ..Document::default() };
    reader.read(&document)
}

/// The actors of a text, in order: name, kind, country and sectors, then every mention with its form.
pub(super) fn actors(text: &str) -> String {
    let record = record(text);
    let mut lines = String::new();
    for actor in &record.actors {
        let kind = format!("{:?}", actor.kind).to_lowercase();
        let country = actor.country.as_deref().unwrap_or("-");
        let sectors = if actor.sectors.is_empty() { "-".to_owned() } else { actor.sectors.join("+") };
        let mentions: Vec<String> = actor.mentions.iter().map(|mention| shown(&record, mention)).collect();
        let _ = writeln!(lines, "{} ({kind} {country} {sectors}): {}", actor.name, mentions.join(" | "));
    }
    lines.trim_end().to_owned()
}

fn shown(record: &Record, mention: &onrecord_record::Mention) -> String {
    let letters = record.document.text.chars();
    let words: String = letters.skip(mention.span.start as usize).take(mention.span.len() as usize).collect();
    match mention.form {
        MentionForm::Name => words,
        MentionForm::Description => format!("{words} ~description"),
        MentionForm::Pronoun => format!("{words} ~pronoun"),
        MentionForm::Metonym => format!("{words} ~metonym"),
    }
}

/// The actors' names with their relations: "Jared Kushner son-in-law Donald Trump".
pub(super) fn relations(text: &str) -> String {
    let record = record(text);
    let mut lines = Vec::new();
    for actor in &record.actors {
        for relation in &actor.relations {
            lines.push(format!("{} | {} | {}", actor.name, relation.kind, record.actors[relation.to.index()].name));
        }
    }
    lines.join("\n")
}

/// The actors' roles: "Steve Witkoff | special envoy | White House".
pub(super) fn roles(text: &str) -> String {
    let record = record(text);
    let mut lines = Vec::new();
    for actor in &record.actors {
        for role in actor.roles.iter().filter(|role| role.span.is_some()) {
            lines.push(format!("{} | {} | {}", actor.name, role.title, role.of.as_deref().unwrap_or("-")));
        }
    }
    lines.join("\n")
}
