//! The annotation joined to a record: words become spans, keys and labels become ids.
//!
//! Apart from reading the file, so that every fault of an article is gathered and told at once.

mod desk;
mod events;
mod people;
mod statements;
mod things;

use std::fmt::Write as _;

use onrecord_record::{Document, Record};
use sha2::{Digest, Sha256};

use crate::file::Parts;
use crate::{CorpusArticle, CorpusError};
use desk::Desk;

/// Joins the parts of the article `slug`; the record's spans count bytes.
pub fn assemble(slug: &str, parts: &Parts<'_>) -> Result<CorpusArticle, CorpusError> {
    let mut desk = Desk::new(slug, parts);
    let annotation = &parts.annotation;
    let (actors, actor_keys) = people::actors(&mut desk, &annotation.actor);
    let (times, time_keys) = things::times(&mut desk, &annotation.time);
    let (quantities, quantity_keys) = things::quantities(&mut desk, &annotation.quantity);
    let (places, place_keys) = things::places(&mut desk, &annotation.place);
    let keys = desk::Keys { actors: actor_keys, times: time_keys, quantities: quantity_keys, places: place_keys };
    let (mut statements, cues) = statements::statements(&mut desk, &keys, &annotation.statement);
    let (events, triggers) = events::events(&mut desk, &keys, &cues, &annotation.event);
    statements::tell_about(&mut statements, &events);
    let disputes = events::disputes(&mut desk, &cues, &triggers, &annotation.dispute);
    let document = document(slug, parts);
    let dated = Document { published: parts.published.clone().or(parts.dated.clone()), ..document.clone() };
    let record = Record {
        document: dated,
        actors,
        places,
        times,
        quantities,
        statements,
        events,
        references: Vec::new(),
        disputes,
    };
    desk.finish(CorpusArticle { slug: slug.to_owned(), document, record })
}

fn document(slug: &str, parts: &Parts<'_>) -> Document {
    let mut id = String::new();
    for byte in Sha256::digest(parts.text.as_bytes()) {
        let _ = write!(id, "{byte:02x}");
    }
    Document {
        id,
        key: slug.to_owned(),
        title: parts.title.clone(),
        published: parts.published.clone(),
        language: "en".to_owned(),
        text: parts.text.to_owned(),
        ..Document::default()
    }
}
