//! NewsML-G2: the XML of news agencies.
//!
//! - Finds: news items alone or in a message: headline, text (XHTML, NITF or plain), the time of the version,
//!   provider, byline, version number, the editors' note and the mark of a correction.
//! - Leaves: withdrawn items (`pubStatus` canceled) and withheld ones; packages, concepts and pictures.
//! - Cannot see: text that an item only links to.

use std::collections::HashMap;

use onrecord_record::Document;
use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};

use crate::document::document;
use crate::error::{IntakeError, Item, Place, Problem};
use crate::html;
use crate::item::{Items, Taken, Withdrawn};
use crate::xml;

/// Elements whose words are kept, the first of each kind in an item.
const KEPT: [&str; 8] =
    ["versionCreated", "firstCreated", "headline", "by", "creditline", "edNote", "inlineXML", "inlineData"];

/// The items of a text, in order; broken XML ends them with an error.
pub fn read(text: &str, place: &Place) -> Items {
    let mut reader = Reader::from_str(text);
    let mut items: Vec<Result<Taken, IntakeError>> = Vec::new();
    let mut open: Option<Raw> = None;
    loop {
        let step = step(&mut reader, &mut open);
        match step {
            Ok(Step::On) => {}
            Ok(Step::Item(raw)) => {
                let place = place.at(Item::Entry(items.len() as u64 + 1));
                items.push(item(raw, &place));
            }
            Ok(Step::End) if items.is_empty() && open.is_none() => {
                items.push(Err(IntakeError::new(place, Problem::NoArticle)));
                break;
            }
            Ok(Step::End) if open.is_none() => break,
            Ok(Step::End) => {
                let reason = "the text ends inside an item".to_owned();
                items.push(Err(IntakeError::new(place, Problem::BrokenXml { at: reader.buffer_position(), reason })));
                break;
            }
            Err(error) => {
                items.push(Err(IntakeError::new(place, xml::problem(&reader, &error))));
                break;
            }
        }
    }
    Box::new(items.into_iter())
}

enum Step {
    On,
    Item(Raw),
    End,
}

/// An item as its elements tell it.
#[derive(Default)]
struct Raw {
    guid: Option<String>,
    version: Option<String>,
    language: Option<String>,
    status: Option<String>,
    class: Option<String>,
    provider: Option<String>,
    is_correction: bool,
    is_in_provider: bool,
    words: HashMap<&'static str, String>,
}

fn step(reader: &mut Reader<&[u8]>, open: &mut Option<Raw>) -> Result<Step, quick_xml::Error> {
    match reader.read_event()? {
        Event::Start(element) if element.local_name().as_ref() == "newsItem" => {
            let version = attribute(&element, "version");
            let language = attribute(&element, "xml:lang");
            *open = Some(Raw { guid: attribute(&element, "guid"), version, language, ..Raw::default() });
        }
        Event::Start(element) => {
            if let Some(raw) = open {
                raw.mark(&element, true);
                let name = element.local_name();
                let name = name.as_ref();
                if let Some(kept) = KEPT.iter().find(|kept| **kept == name) {
                    let words = reader.read_text(element.name())?;
                    raw.words.entry(kept).or_insert_with(|| words.to_string());
                } else if raw.is_in_provider && name == "name" {
                    raw.provider = Some(html::fragment(&reader.read_text(element.name())?));
                }
            }
        }
        Event::Empty(element) => {
            if let Some(raw) = open {
                raw.mark(&element, false);
            }
        }
        Event::End(element) => match element.local_name().as_ref() {
            "newsItem" => return Ok(open.take().map_or(Step::On, Step::Item)),
            "provider" => {
                if let Some(raw) = open {
                    raw.is_in_provider = false;
                }
            }
            _ => {}
        },
        Event::Eof => return Ok(Step::End),
        _ => {}
    }
    Ok(Step::On)
}

impl Raw {
    /// What an element's own attributes tell.
    fn mark(&mut self, element: &BytesStart<'_>, has_content: bool) {
        let code = || attribute(element, "qcode");
        match element.local_name().as_ref() {
            "pubStatus" => self.status = code(),
            "itemClass" => self.class = code(),
            "signal" => self.is_correction |= code().is_some_and(|code| code.contains("correction")),
            "language" => self.language = attribute(element, "tag").or(self.language.take()),
            "provider" => {
                self.is_in_provider = has_content;
                self.provider = self.provider.take().or_else(|| attribute(element, "literal"));
            }
            _ => {}
        }
    }

    /// The words of an element on one line.
    fn line(&mut self, name: &str) -> Option<String> {
        let line = html::fragment(&self.words.remove(name)?).replace("\n\n", " ");
        (!line.is_empty()).then_some(line)
    }

    /// The text of the item. Of NITF only the body's content is text; its head repeats the headline.
    fn text(&mut self) -> Option<String> {
        let Some(markup) = self.words.remove("inlineXML") else {
            let text = unescaped(&self.words.remove("inlineData")?);
            return (!text.trim().is_empty()).then_some(text);
        };
        let content = markup.split_once("<body.content>").and_then(|(_, rest)| rest.split_once("</body.content>"));
        let text = html::fragment(content.map_or(markup.as_str(), |(content, _)| content));
        (!text.is_empty()).then_some(text)
    }
}

fn unescaped(text: &str) -> String {
    quick_xml::escape::unescape(text).map_or_else(|_| text.to_owned(), std::borrow::Cow::into_owned)
}

fn attribute(element: &BytesStart<'_>, name: &str) -> Option<String> {
    let attribute = element.try_get_attribute(name).ok()??;
    Some(unescaped(&attribute.value))
}

fn item(mut raw: Raw, place: &Place) -> Result<Taken, IntakeError> {
    let key = raw.guid.take().unwrap_or_else(|| place.to_string());
    let status = raw.status.take().unwrap_or_default();
    if status.ends_with(":canceled") || status.ends_with(":cancelled") {
        return Ok(Taken::Withdrawn(Withdrawn {
            key,
            publisher: raw.line("creditline").or_else(|| raw.provider.take()),
            version: raw.version.take(),
            published: raw.line("versionCreated"),
        }));
    }
    let is_text = raw.class.as_deref().is_none_or(|class| class.ends_with(":text") || class.ends_with(":composite"));
    if status.ends_with(":withheld") || !is_text {
        return Ok(Taken::PassedOver);
    }
    let text = raw.text().ok_or_else(|| IntakeError::new(place, Problem::WithoutBody))?;
    let note = raw.line("edNote");
    let correction = raw.is_correction.then(|| "correction".to_owned());
    Ok(Taken::from(Document {
        title: raw.line("headline"),
        published: raw.line("versionCreated").or_else(|| raw.line("firstCreated")),
        publisher: raw.line("creditline").or_else(|| raw.provider.take()),
        url: Some(key.clone()).filter(|key| key.starts_with("http")),
        authors: raw.line("by").into_iter().collect(),
        version: raw.version.take(),
        notice: note.or(correction),
        language: raw.language.take().unwrap_or_default(),
        ..document(key, text)
    }))
}
