//! Spans for annotators: displaCy's `manual` input and Prodigy's tasks, one JSON line per article.
//!
//! displaCy draws no overlaps: of entities (actors, places, times, quantities) the earlier and longer are kept. Prodigy's
//! spans may overlap; its tokens break at every edge of a span, so that each fits.

use std::collections::{BTreeMap, BTreeSet};
use std::io::Write;

use onrecord_record::{MentionForm, Span};
use serde_json::{Value, json};

use crate::article::Article;
use crate::words::word;
use crate::{ExportError, Report, Selection, Sink};

/// Writes displaCy's JSON Lines.
pub fn write_displacy(selection: &Selection<'_>, sink: &mut Sink, report: &mut Report) -> Result<(), ExportError> {
    let mut output = sink.file()?;
    for article in selection.articles() {
        let article = article?;
        let mut entities = entities(&article);
        entities.sort_by_key(|(span, ..)| (span.start, std::cmp::Reverse(span.end)));
        let (count, mut end) = (entities.len(), 0);
        entities.retain(|(span, ..)| {
            let is_free = span.start >= end;
            if is_free {
                end = span.end;
            }
            is_free
        });
        report.cut("spans (inside of others)", count - entities.len());
        let entities: Vec<Value> = entities.iter().map(|(span, label, id)| entity(*span, label, id)).collect();
        let document = &article.record().document;
        let line = json!({"text": document.text, "ents": entities, "title": article.title(), "meta": meta(&article)});
        serde_json::to_writer(&mut output, &line)?;
        output.write_all(b"\n")?;
        report.written += 1;
    }
    Ok(output.flush()?)
}

fn entity(span: Span, label: &str, id: &str) -> Value {
    json!({"start": span.start, "end": span.end, "label": label, "kb_id": id})
}

fn meta(article: &Article) -> Value {
    let document = &article.record().document;
    json!({"source": article.outlet(), "id": article.filed.handle, "published": document.published, "url": document.url})
}

/// Spans of names, places, times and quantities with their labels and the ids of what they name.
fn entities(article: &Article) -> Vec<(Span, String, String)> {
    let (record, mut found) = (article.record(), Vec::new());
    for &index in &article.reach.actors {
        let actor = &record.actors[index];
        let id = article.identity(actor.id).map(|identity| identity.id.to_string()).unwrap_or_default();
        for mention in actor.mentions.iter().filter(|mention| mention.form != MentionForm::Pronoun) {
            found.push((mention.span, word(actor.kind).to_uppercase(), id.clone()));
        }
    }
    for place in &record.places {
        let id = place.geonames.map(|number| format!("GN{number}")).unwrap_or_default();
        found.extend(place.mentions.iter().map(|&span| (span, "PLACE".to_owned(), id.clone())));
    }
    found.extend(record.times.iter().map(|time| (time.span, word(time.r#type), time.value.clone())));
    found.extend(record.quantities.iter().map(|quantity| (quantity.span, "QUANTITY".to_owned(), String::new())));
    found.retain(|(span, ..)| !span.is_empty());
    found
}

/// Writes Prodigy's tasks.
pub fn write_prodigy(selection: &Selection<'_>, sink: &mut Sink, report: &mut Report) -> Result<(), ExportError> {
    let mut output = sink.file()?;
    for article in selection.articles() {
        serde_json::to_writer(&mut output, &task(&*article?))?;
        output.write_all(b"\n")?;
        report.written += 1;
    }
    Ok(output.flush()?)
}

/// Head, child, label.
type Relation = (Span, Span, &'static str);

fn task(article: &Article) -> Value {
    let record = article.record();
    let mut spans: Vec<(Span, String)> = entities(article).into_iter().map(|(span, label, _)| (span, label)).collect();
    let mut relations: Vec<Relation> = Vec::new();
    for &index in &article.reach.statements {
        let statement = &record.statements[index];
        let Some(head) = statement.cue.or(statement.content.first().copied()) else { continue };
        spans.push((head, format!("SAID:{}", statement.stance.as_str())));
        if let Some(speaker) = statement.speaker_span {
            spans.push((speaker, "SPEAKER".to_owned()));
            relations.push((head, speaker, "SPEAKER"));
        }
        for &content in statement.content.iter().filter(|&&content| content != head) {
            spans.push((content, "CONTENT".to_owned()));
            relations.push((head, content, "CONTENT"));
        }
    }
    for &index in &article.reach.events {
        let event = &record.events[index];
        spans.push((event.trigger, format!("{}:{}", event.r#type.as_str(), word(event.status))));
        for (label, parts) in [("ACTOR", &event.actor_spans), ("RECIPIENT", &event.recipient_spans)] {
            for &part in parts {
                spans.push((part, label.to_owned()));
                relations.push((event.trigger, part, label));
            }
        }
    }
    spans.retain(|(span, _)| !span.is_empty());
    spans.sort();
    spans.dedup();
    let tokens = Tokens::new(&record.document.text, spans.iter().map(|(span, _)| *span));
    let drawn: Vec<Value> = spans.iter().map(|(span, label)| tokens.span(*span, label)).collect();
    let relations: Vec<Value> = relations.iter().map(|relation| tokens.relation(*relation)).collect();
    json!({"text": record.document.text, "tokens": tokens.json(), "spans": drawn, "relations": relations, "meta": meta(article)})
}

/// Words of a text, broken at the edges of spans as well. They join to the text as spaCy's do: a blank after a word is the
/// word's, other white space is a token.
struct Tokens {
    /// Start, end, words, whether a blank follows.
    list: Vec<(u32, u32, String, bool)>,
    /// Token that begins at, and that ends at, a code point.
    starts: BTreeMap<u32, usize>,
    ends: BTreeMap<u32, usize>,
}

impl Tokens {
    fn new(text: &str, spans: impl Iterator<Item = Span>) -> Self {
        let (first, last): (BTreeSet<u32>, BTreeSet<u32>) = spans.map(|span| (span.start, span.end)).unzip();
        let mut tokens: Vec<(u32, u32, String, bool)> = Vec::new();
        // Whether the last token may have a blank, or grow.
        let mut is_open = false;
        for (at, letter) in (0..).zip(text.chars()) {
            let is_edge = first.contains(&at) || last.contains(&at);
            let open = tokens.last_mut().filter(|_| is_open);
            match open {
                Some(token)
                    if letter == ' ' && !first.contains(&at) && !last.contains(&(at + 1)) && !is_blank(token) =>
                {
                    token.3 = true;
                    is_open = false;
                }
                Some(token) if !is_edge && grows(token, letter) => {
                    token.1 = at + 1;
                    token.2.push(letter);
                }
                _ => {
                    tokens.push((at, at + 1, letter.to_string(), false));
                    is_open = true;
                }
            }
        }
        let starts = tokens.iter().enumerate().map(|(index, token)| (token.0, index)).collect();
        let ends = tokens.iter().enumerate().map(|(index, token)| (token.1, index)).collect();
        Self { list: tokens, starts, ends }
    }

    /// First and last token of a span.
    fn bounds(&self, span: Span) -> (usize, usize) {
        let first = self.starts.range(span.start..).next().map_or(0, |(_, &index)| index);
        let last = self.ends.range(..=span.end).next_back().map_or(first, |(_, &index)| index);
        (first, last)
    }

    fn json(&self) -> Vec<Value> {
        let token = |(index, (start, end, words, has_blank)): (usize, &(u32, u32, String, bool))| json!({"text": words, "start": start, "end": end, "id": index, "ws": has_blank});
        self.list.iter().enumerate().map(token).collect()
    }

    fn span(&self, span: Span, label: &str) -> Value {
        let (first, last) = self.bounds(span);
        json!({"start": span.start, "end": span.end, "token_start": first, "token_end": last, "label": label})
    }

    fn relation(&self, (head, child, label): Relation) -> Value {
        json!({
            "head": self.bounds(head).1, "child": self.bounds(child).1, "label": label,
            "head_span": self.span(head, "HEAD"), "child_span": self.span(child, "CHILD"),
        })
    }
}

fn is_blank(token: &(u32, u32, String, bool)) -> bool {
    token.2.chars().all(char::is_whitespace)
}

/// Words grow by letters and digits, white space by white space; a mark stands alone.
fn grows(token: &(u32, u32, String, bool), letter: char) -> bool {
    let last = token.2.chars().next_back();
    last.is_some_and(|last| {
        (last.is_alphanumeric() && letter.is_alphanumeric()) || (last.is_whitespace() && letter.is_whitespace())
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tokens_join_to_the_text() {
        let text = "“No,” he  said.\n\nThe 40th day";
        let spans = [Span::new(6, 8), Span::new(8, 10), Span::new(21, 23), Span::new(10, 17)];
        let tokens = Tokens::new(text, spans.into_iter());
        let joined = tokens.list.iter().flat_map(|(.., words, blank)| [words.as_str(), if *blank { " " } else { "" }]);
        let joined: String = joined.collect();
        assert_eq!(joined, text);
        for span in spans {
            let (first, last) = tokens.bounds(span);
            assert_eq!((tokens.list[first].0, tokens.list[last].1), (span.start, span.end), "{span:?}");
        }
        let words: Vec<&str> = tokens.list.iter().map(|token| &*token.2).collect();
        assert_eq!(words, ["“", "No", ",", "”", "he", "  ", "said", ".", "\n\n", "The", "40", "th", "day"]);
    }
}
