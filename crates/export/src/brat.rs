//! brat standoff: `HANDLE.txt` and `HANDLE.ann` per article, and an `annotation.conf` of the types.
//!
//! A statement is an event `Cue` with `Source` and `Content`, as attribution corpora write it; stance, kind, status and mode
//! are attributes. Words over several lines become discontinuous spans, as brat's lines cannot hold a line break.

use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::io::Write;

use onrecord_ledger::Layer;
use onrecord_record::{ActorId, Event, MentionForm, Span, Statement};

use crate::article::Article;
use crate::words::word;
use crate::{ExportError, Report, Selection, Sink};

const FORMAT: &str = "brat";

/// Types of spans that stand in no event.
const ENTITIES: [&str; 16] = [
    "person",
    "state",
    "organization",
    "group",
    "unknown",
    "Place",
    "DATE",
    "TIME",
    "DURATION",
    "SET",
    "Quantity",
    "Source",
    "Content",
    "Actor",
    "Recipient",
    "Clause",
];

/// Writes the files into a folder.
pub fn write(selection: &Selection<'_>, sink: &mut Sink, report: &mut Report) -> Result<(), ExportError> {
    let mut types = BTreeSet::new();
    for article in selection.articles() {
        let article = article?;
        let mut text = sink.file_in_folder(FORMAT, &format!("{}.txt", article.filed.handle))?;
        text.write_all(article.record().document.text.as_bytes())?;
        text.flush()?;
        let mut lines = Lines { article: &article, content: String::new(), spans: 0, events: 0, facts: 0, notes: 0 };
        lines.all(&mut types);
        let mut annotation = sink.file_in_folder(FORMAT, &format!("{}.ann", article.filed.handle))?;
        annotation.write_all(lines.content.as_bytes())?;
        annotation.flush()?;
        report.written += 1;
    }
    let mut configuration = sink.file_in_folder(FORMAT, "annotation.conf")?;
    configuration.write_all(configured(&types).as_bytes())?;
    Ok(configuration.flush()?)
}

fn configured(types: &BTreeSet<&str>) -> String {
    let mut lines = String::from("[entities]\n");
    for entity in ENTITIES {
        lines.push_str(entity);
        lines.push('\n');
    }
    lines.push_str("\n[relations]\n\n[events]\nCue Source*:Source, Content*:Content\nContent Source*:Source\n");
    for kind in types {
        lines.push_str(kind);
        lines.push_str(" Actor*:Actor, Recipient*:Recipient, Place?:Place, Time?:<ENTITY>\n");
    }
    lines.push_str(
        "\n[attributes]\nStance Arg:<EVENT>\nKind Arg:<EVENT>\nStatus Arg:<EVENT>\nMode Arg:<EVENT>\nCAMEO Arg:<EVENT>\nValue Arg:<ENTITY>\n",
    );
    lines
}

/// The lines of one article.
struct Lines<'a> {
    article: &'a Article,
    content: String,
    spans: usize,
    events: usize,
    facts: usize,
    notes: usize,
}

impl Lines<'_> {
    fn all(&mut self, types: &mut BTreeSet<&str>) {
        let article = self.article;
        let record = article.record();
        for &index in &article.reach.actors {
            let actor = &record.actors[index];
            for mention in actor.mentions.iter().filter(|mention| mention.form != MentionForm::Pronoun) {
                self.span(&word(actor.kind), &[mention.span]);
            }
        }
        let mut places = Vec::new();
        for place in &record.places {
            let spans: Vec<usize> = place.mentions.iter().map(|&mention| self.span("Place", &[mention])).collect();
            places.push(spans.first().copied());
        }
        let mut times = Vec::new();
        for time in &record.times {
            let id = self.span(&word(time.r#type), &[time.span]);
            self.note(id, &time.value);
            times.push(id);
        }
        for &index in &article.reach.quantities {
            self.span("Quantity", &[record.quantities[index].span]);
        }
        for &index in &article.reach.statements {
            self.statement(&record.statements[index]);
        }
        for &index in &article.reach.events {
            let event = &record.events[index];
            types.insert(event.r#type.as_str());
            self.event(event, &places, &times);
        }
    }

    /// A span, cut where its lines end; returns its number.
    fn span(&mut self, name: &str, spans: &[Span]) -> usize {
        self.spans += 1;
        let pieces: Vec<(Span, String)> = spans.iter().flat_map(|&span| self.pieces(span)).collect();
        let places: Vec<String> = pieces.iter().map(|(span, _)| format!("{} {}", span.start, span.end)).collect();
        let words: Vec<&str> = pieces.iter().map(|(_, words)| words.as_str()).collect();
        let _ = writeln!(self.content, "T{}\t{name} {}\t{}", self.spans, places.join(";"), words.join(" "));
        self.spans
    }

    fn pieces(&self, span: Span) -> Vec<(Span, String)> {
        let (mut pieces, mut start, mut words) = (Vec::new(), span.start, String::new());
        let mut at = span.start;
        for letter in self.article.words(span).chars() {
            if matches!(letter, '\n' | '\r' | '\u{2028}' | '\u{2029}' | '\u{85}' | '\u{0B}' | '\u{0C}') {
                if !words.is_empty() {
                    pieces.push((Span::new(start, at), std::mem::take(&mut words)));
                }
                start = at + 1;
            } else {
                words.push(letter);
            }
            at += 1;
        }
        if !words.is_empty() {
            pieces.push((Span::new(start, at), words));
        }
        pieces
    }

    fn event_line(&mut self, trigger: (&str, usize), parts: &[(&str, usize)]) -> usize {
        self.events += 1;
        let _ = write!(self.content, "E{}\t{}:T{}", self.events, trigger.0, trigger.1);
        let mut counts: std::collections::BTreeMap<&str, usize> = std::collections::BTreeMap::new();
        for (role, id) in parts {
            let count = counts.entry(role).or_default();
            *count += 1;
            // brat numbers a role that stands again.
            let number = if *count == 1 { String::new() } else { count.to_string() };
            let _ = write!(self.content, " {role}{number}:T{id}");
        }
        self.content.push('\n');
        self.events
    }

    fn fact(&mut self, name: &str, event: usize, value: &str) {
        self.facts += 1;
        let _ = writeln!(self.content, "A{}\t{name} E{event} {}", self.facts, value.replace(' ', "_"));
    }

    fn note(&mut self, span: usize, value: &str) {
        self.notes += 1;
        let _ = writeln!(self.content, "#{}\tAnnotatorNotes T{span}\t{value}", self.notes);
    }

    fn statement(&mut self, statement: &Statement) {
        // A span may hold nothing but a line break, which brat has no line for.
        let source = statement.speaker_span.filter(|&span| !self.pieces(span).is_empty());
        let source = source.map(|span| self.span("Source", &[span]));
        let cue = statement.cue.map(|span| self.span("Cue", &[span]));
        let content = (!statement.content.is_empty()).then(|| self.span("Content", &statement.content));
        let mut parts: Vec<(&str, usize)> = source.map(|id| ("Source", id)).into_iter().collect();
        let event = match (cue, content) {
            (Some(cue), content) => {
                parts.extend(content.map(|id| ("Content", id)));
                self.event_line(("Cue", cue), &parts)
            }
            (None, Some(content)) => self.event_line(("Content", content), &parts),
            (None, None) => return,
        };
        self.fact("Stance", event, statement.stance.as_str());
        self.fact("Kind", event, &word(statement.kind));
        let id = self.article.id(Layer::Statement, statement.id.index());
        self.event_note(event, &id.to_string());
    }

    fn event(&mut self, event: &Event, places: &[Option<usize>], times: &[usize]) {
        let name = event.r#type.as_str();
        let trigger = self.span(name, &[event.trigger]);
        let mut parts = Vec::new();
        for (role, spans, ids) in
            [("Actor", &event.actor_spans, &event.actors), ("Recipient", &event.recipient_spans, &event.recipients)]
        {
            let mut spans = if spans.is_empty() { self.mentions_in(ids, event.span) } else { spans.clone() };
            spans.retain(|&span| !self.pieces(span).is_empty());
            for span in spans {
                parts.push((role, self.span(role, &[span])));
            }
        }
        parts.extend(event.place.and_then(|id| places.get(id.index()).copied().flatten()).map(|id| ("Place", id)));
        parts.extend(event.time.and_then(|id| times.get(id.index()).copied()).map(|id| ("Time", id)));
        let number = self.event_line((name, trigger), &parts);
        self.fact("Status", number, &word(event.status));
        if let Some(mode) = &event.mode {
            self.fact("Mode", number, mode);
        }
        if let Some(cameo) = &event.cameo {
            self.fact("CAMEO", number, cameo);
        }
        let id = self.article.id(Layer::Event, event.id.index());
        self.event_note(number, &id.to_string());
    }

    fn event_note(&mut self, event: usize, value: &str) {
        self.notes += 1;
        let _ = writeln!(self.content, "#{}\tAnnotatorNotes E{event}\t{value}", self.notes);
    }

    /// Mentions of these actors inside a clause, the first of each.
    fn mentions_in(&self, ids: &[ActorId], clause: Span) -> Vec<Span> {
        let actors = ids.iter().filter_map(|id| self.article.record().actors.get(id.index()));
        let inside = actors.filter_map(|actor| actor.mentions.iter().find(|mention| clause.contains(mention.span)));
        inside.map(|mention| mention.span).collect()
    }
}
