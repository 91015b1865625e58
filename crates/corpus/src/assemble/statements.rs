//! Statements, in text order of their cues.

use std::collections::BTreeMap;

use onrecord_record::{Event, Span, Statement, StatementId};

use super::desk::{Desk, Keys};
use crate::annotation::{StatementNote, Words};
use crate::error::Kind;
use crate::marks;

/// The statements, and the id of each as its cue is written or by its key.
pub fn statements(
    desk: &mut Desk<'_>,
    keys: &Keys,
    notes: &[StatementNote],
) -> (Vec<Statement>, BTreeMap<String, StatementId>) {
    let mut drafts = Vec::new();
    for note in notes {
        let cue = note.cue.as_ref().map(|words| desk.span(words));
        let content: Vec<Span> = note.content.iter().map(|words| desk.span(words)).collect();
        let at = cue.or(content.first().copied()).unwrap_or_default();
        let labels = note.cue.iter().cloned().collect();
        let statement = statement(desk, keys, note, cue, content);
        drafts.push((at, labels, (statement, note)));
    }
    let (drafts, mut labels) = desk.order(drafts, StatementId::at, |(statement, _), id| statement.id = id);
    for (statement, note) in &drafts {
        if let Some(key) = &note.key {
            labels.insert(key.clone(), statement.id);
        }
    }
    let point = |desk: &mut Desk<'_>, words: &Option<Words>| {
        words.as_ref().and_then(|words| desk.look_up("statement", &labels, words))
    };
    let mut statements = Vec::new();
    for (mut statement, note) in drafts {
        statement.within = point(desk, &note.within);
        statement.responds_to = point(desk, &note.responds_to);
        statements.push(statement);
    }
    (statements, labels)
}

fn statement(
    desk: &mut Desk<'_>,
    keys: &Keys,
    note: &StatementNote,
    cue: Option<Span>,
    content: Vec<Span>,
) -> Statement {
    let quotes = marks::quoted(desk.text(), &content);
    let form = note.form.unwrap_or_else(|| marks::form(desk.text(), &content, &quotes));
    if let Some(words) = note.cue.as_ref().filter(|_| content.is_empty()) {
        desk.fault(Kind::Malformed, words, format!("statement `{}` has no content", words.get_ref()));
    }
    Statement {
        id: StatementId::at(0),
        speaker: note.speaker.as_ref().and_then(|key| desk.look_up("actor", &keys.actors, key)),
        speaker_span: note.speaker_words.as_ref().map(|words| desk.span(words)),
        cue,
        content,
        quotes,
        form,
        kind: note.kind,
        channel: note.channel,
        stance: note.stance,
        audience: desk.look_up_all("actor", &keys.actors, &note.audience),
        via: desk.look_up_all("actor", &keys.actors, &note.via),
        time: note.time.as_ref().and_then(|words| desk.look_up("time", &keys.times, words)),
        place: note.place.as_ref().and_then(|words| desk.look_up("place", &keys.places, words)),
        about: Vec::new(),
        within: None,
        responds_to: None,
        confidence: None,
    }
}

/// Gives every statement the events that name it as their source.
pub fn tell_about(statements: &mut [Statement], events: &[Event]) {
    for statement in statements {
        let told = events.iter().filter(|event| event.according_to.contains(&statement.id));
        statement.about = told.map(|event| event.id).collect();
    }
}
