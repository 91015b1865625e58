//! JSON-LD: articles as schema.org `NewsArticle`, statements as `Claim`, and their words as W3C Web Annotations.
//!
//! A claim has its speaker as `author`, its article as `appearance`, its stance as a property of ours, and never a rating. Events are
//! `Event` with their status as a property of ours only if they occurred or are under way; the others are `Claim`s' matter alone.
//! Positions count code points, as the Web Annotation standard asks. The context is inline, so that no reader needs the web.

use std::io::Write;
use std::rc::Rc;

use onrecord_ledger::{Layer, RowId};
use onrecord_record::{ActorKind, Span, Statement};
use serde_json::{Map, Value, json};

use crate::article::Article;
use crate::{Account, ExportError, Report, Selection, Sink};

/// Code points on either side of quoted words.
const AROUND: u32 = 32;

/// What the terms mean. Ids are `urn:onrecord:` and the ledger's ids, as in the Atom feed.
fn context() -> Value {
    json!({
        "schema": "https://schema.org/",
        "oa": "http://www.w3.org/ns/oa#",
        "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
        "dcterms": "http://purl.org/dc/terms/",
        "xsd": "http://www.w3.org/2001/XMLSchema#",
        "onrecord": "urn:onrecord:term:",
        "@vocab": "https://schema.org/",
        "id": "@id",
        "type": "@type",
        "graph": "@graph",
        "author": {"@type": "@id"},
        "appearance": {"@type": "@id"},
        "actor": {"@id": "onrecord:actor", "@type": "@id"},
        "recipient": {"@id": "onrecord:recipient", "@type": "@id"},
        "about": {"@type": "@id"},
        "according_to": {"@id": "onrecord:according_to", "@type": "@id"},
        "datePublished": {"@type": "xsd:date"},
        "startDate": {"@type": "xsd:date"},
        "endDate": {"@type": "xsd:date"},
        "stance": "onrecord:stance",
        "kind": "onrecord:kind",
        "status": "onrecord:status",
        "confidence": {"@id": "onrecord:confidence", "@type": "xsd:double"},
        "body": {"@id": "oa:hasBody", "@type": "@id"},
        "target": "oa:hasTarget",
        "source": {"@id": "oa:hasSource", "@type": "@id"},
        "selector": "oa:hasSelector",
        "refinedBy": "oa:refinedBy",
        "exact": "oa:exact",
        "prefix": "oa:prefix",
        "suffix": "oa:suffix",
        "start": {"@id": "oa:start", "@type": "xsd:nonNegativeInteger"},
        "end": {"@id": "oa:end", "@type": "xsd:nonNegativeInteger"},
        "part": "onrecord:part",
        "Annotation": "oa:Annotation",
        "SpecificResource": "oa:SpecificResource",
        "TextQuoteSelector": "oa:TextQuoteSelector",
        "TextPositionSelector": "oa:TextPositionSelector"
    })
}

/// Writes one document, a node a line.
pub fn write(selection: &Selection<'_>, sink: &mut Sink, report: &mut Report) -> Result<(), ExportError> {
    let mut output = sink.file()?;
    write!(output, "{{\"@context\": {},\n\"@graph\": [", context())?;
    let mut nodes = Nodes { output: &mut output, count: 0 };
    for article in selection.articles() {
        of_article(&article?, &mut nodes, report)?;
    }
    report.written = nodes.count;
    output.write_all(b"\n]}\n")?;
    Ok(output.flush()?)
}

struct Nodes<'a> {
    output: &'a mut dyn Write,
    count: u64,
}

impl Nodes<'_> {
    /// Writes a node; absent values are left out.
    fn put(&mut self, node: Value) -> Result<(), ExportError> {
        self.output.write_all(if self.count == 0 { b"\n" } else { b",\n" })?;
        self.count += 1;
        let node: Map<String, Value> = match node {
            Value::Object(node) => {
                node.into_iter().filter(|(_, value)| !value.is_null() && *value != json!([])).collect()
            }
            _ => Map::new(),
        };
        Ok(serde_json::to_writer(&mut *self.output, &node)?)
    }
}

fn urn(id: impl std::fmt::Display) -> String {
    format!("urn:onrecord:{id}")
}

fn of_article(article: &Rc<Article>, nodes: &mut Nodes<'_>, report: &mut Report) -> Result<(), ExportError> {
    let document = &article.record().document;
    let day = |published: &String| published.get(..10).map(str::to_owned);
    nodes.put(json!({
        "id": urn(&article.filed.handle),
        "type": "NewsArticle",
        "headline": document.title,
        "datePublished": document.published.as_ref().and_then(day),
        "publisher": document.publisher.as_ref().map(|name| json!({"type": "Organization", "name": name})),
        "url": document.url,
        "inLanguage": document.language,
        "identifier": format!("sha256:{}", document.id),
        "articleBody": document.text,
    }))?;
    for &index in &article.reach.actors {
        let actor = &article.record().actors[index];
        let kind = match actor.kind {
            ActorKind::Person => "Person",
            ActorKind::State => "Country",
            _ => "Organization",
        };
        if let Some(identity) = article.identity(actor.id) {
            nodes.put(json!({"id": urn(&identity.id), "type": kind, "name": identity.name}))?;
        }
    }
    for &index in &article.reach.statements {
        of_statement(article, &article.record().statements[index], nodes)?;
    }
    for &index in &article.reach.events {
        let event = &article.record().events[index];
        if matches!(event.status, onrecord_record::EventStatus::Occurred | onrecord_record::EventStatus::Ongoing) {
            of_event(article, index, nodes)?;
        } else {
            report.leave_out(
                "events",
                "denied, doubted, planned, possible, demanded or proposed: the claims tell of them",
            );
        }
    }
    Ok(())
}

fn of_statement(article: &Article, statement: &Statement, nodes: &mut Nodes<'_>) -> Result<(), ExportError> {
    let id = article.id(Layer::Statement, statement.id.index());
    let speaker = statement.speaker.and_then(|speaker| article.identity(speaker));
    nodes.put(json!({
        "id": urn(&id),
        "type": "Claim",
        "text": article.all_words(&statement.content),
        "author": speaker.map(|speaker| urn(&speaker.id)),
        "appearance": urn(&article.filed.handle),
        "stance": statement.stance.as_str(),
        "kind": statement.kind,
        "confidence": statement.confidence,
    }))?;
    let parts = [("speaker", statement.speaker_span.as_slice()), ("cue", statement.cue.as_slice())];
    let parts = parts.into_iter().chain([("content", &*statement.content), ("quote", &*statement.quotes)]);
    for (number, (part, span)) in (1..).zip(parts.flat_map(|(part, spans)| spans.iter().map(move |&span| (part, span))))
    {
        annotate(article, &id, number, part, span, nodes)?;
    }
    Ok(())
}

fn of_event(article: &Rc<Article>, index: usize, nodes: &mut Nodes<'_>) -> Result<(), ExportError> {
    let event = &article.record().events[index];
    let id = article.id(Layer::Event, index);
    let account = Account { article: Rc::clone(article), index };
    let urns = |ids: &[onrecord_record::ActorId]| -> Vec<String> {
        ids.iter().filter_map(|id| article.identity(*id)).map(|identity| urn(&identity.id)).collect()
    };
    let begin = account.time().and_then(|time| time.begin.as_deref()).and_then(|begin| begin.get(..10));
    nodes.put(json!({
        "id": urn(&id),
        "type": "Event",
        "name": account.headline(),
        "description": account.clause(),
        "additionalType": format!("onrecord:{}", event.r#type.as_str()),
        "status": event.status,
        "startDate": begin,
        "location": account.place().map(|place| json!({"type": "Place", "name": place.name})),
        "actor": urns(&event.actors),
        "recipient": urns(&event.recipients),
        "according_to": event.according_to.iter().map(|said| urn(article.id(Layer::Statement, said.index()))).collect::<Vec<_>>(),
        "confidence": event.confidence,
    }))?;
    annotate(article, &id, 1, "trigger", event.trigger, nodes)?;
    annotate(article, &id, 2, "clause", event.span, nodes)
}

/// The words of a row as a Web Annotation: the row is its body, the words in the article its target.
fn annotate(
    article: &Article,
    id: &RowId,
    number: u32,
    part: &str,
    span: Span,
    nodes: &mut Nodes<'_>,
) -> Result<(), ExportError> {
    let length = article.record().document.text.chars().count() as u32;
    let before = Span::new(span.start.saturating_sub(AROUND), span.start);
    let after = Span::new(span.end, (span.end + AROUND).min(length));
    nodes.put(json!({
        "id": urn(format!("{id}/words{number}")),
        "type": "Annotation",
        "part": part,
        "body": urn(id),
        "target": {
            "type": "SpecificResource",
            "source": urn(&article.filed.handle),
            "selector": [
                {"type": "TextQuoteSelector", "exact": article.words(span), "prefix": article.words(before), "suffix": article.words(after)},
                {"type": "TextPositionSelector", "start": span.start, "end": span.end},
            ],
        },
    }))
}
