//! RSS, Atom and JSON Feed: every entry with a text is an article.
//!
//! - Finds: the full text of an entry, else its summary; HTML in either becomes paragraphs.
//! - Leaves: entries of a title alone; they are passed over and counted.
//! - Cannot see: the page behind an entry's link.

use chrono::{DateTime, Utc};
use feed_rs::model::{Entry, Feed, Link, Text};
use feed_rs::parser::{Builder, Parser};
use jiff::civil::Time;
use jiff::fmt::rfc2822;
use jiff::fmt::temporal::Pieces;
use jiff::tz::TimeZone;
use onrecord_record::Document;
use serde_json::Value;

use crate::charset::{declared, decode};
use crate::document::document;
use crate::error::{IntakeError, Item, Place, Problem};
use crate::fields::Object;
use crate::html;
use crate::item::{Items, Taken, one};
use crate::xml;

/// Whether an object is a JSON Feed.
pub fn is_json_feed(object: &Object) -> bool {
    object.get("version").and_then(Value::as_str).is_some_and(|version| version.contains("jsonfeed.org"))
}

/// The articles of a feed, in its order.
pub fn read(bytes: &[u8], place: &Place) -> Items {
    let article = |entry: Document| if entry.text.is_empty() { Taken::PassedOver } else { Taken::from(entry) };
    match entries(bytes, declared(bytes).as_deref(), place) {
        Ok(entries) => Box::new(entries.map(move |entry| Ok(article(entry)))),
        Err(problem) => one(Err(IntakeError::new(place, problem))),
    }
}

/// The entries of a feed, in its order. One of a title alone has an empty text.
pub fn entries(
    bytes: &[u8],
    charset: Option<&str>,
    place: &Place,
) -> Result<impl Iterator<Item = Document> + Send + use<>, Problem> {
    let text = decode(bytes, charset)?;
    let feed = parser().parse(text.as_bytes());
    let feed = feed.map_err(|error| xml::fault(&text).unwrap_or(Problem::BrokenFeed { reason: error.to_string() }))?;
    Ok(documents(feed, place.clone()))
}

fn parser() -> Parser {
    Builder::new().sanitize_content(false).timestamp_parser(local_time).build()
}

/// The clock time that an entry writes, as if it were UTC: the day of publication is the one at the outlet, and the
/// parser of the feed has no room for an offset.
fn local_time(text: &str) -> Option<DateTime<Utc>> {
    let text = text.trim();
    let mail = rfc2822::DateTimeParser::new().relaxed_weekday(true).parse_zoned(text).map(|zoned| zoned.datetime());
    let civil = mail.or_else(|_| {
        Pieces::parse(text).map(|pieces| pieces.date().to_datetime(pieces.time().unwrap_or(Time::midnight())))
    });
    let seconds = civil.ok()?.to_zoned(TimeZone::UTC).ok()?.timestamp().as_second();
    DateTime::from_timestamp(seconds, 0)
}

fn documents(feed: Feed, place: Place) -> impl Iterator<Item = Document> + Send {
    let publisher = feed.title.as_ref().map(plain);
    let language = feed.language.unwrap_or_default();
    (1..).zip(feed.entries).map(move |(number, entry)| {
        let place = place.at(Item::Entry(number));
        article(entry, &place, publisher.as_deref(), &language)
    })
}

fn article(entry: Entry, place: &Place, publisher: Option<&str>, language: &str) -> Document {
    let full = entry.content.and_then(|content| Some((content.body?, content.content_type.to_string())));
    let summary = || entry.summary.as_ref().map(|text| (text.content.clone(), text.content_type.to_string()));
    let text = full.or_else(summary).map(|(body, kind)| words(body, &kind));
    let text = text.filter(|text| !text.trim().is_empty()).unwrap_or_default();
    let key = if entry.id.is_empty() { place.to_string() } else { entry.id };
    let write = |time: DateTime<Utc>| time.format("%Y-%m-%dT%H:%M:%S").to_string();
    let published_basis = (entry.published.is_none() && entry.updated.is_some()).then(|| "entry updated".to_owned());
    Document {
        title: entry.title.as_ref().map(plain),
        published: entry.published.or(entry.updated).map(write),
        published_basis,
        modified: entry.published.and(entry.updated).filter(|_| entry.updated != entry.published).map(write),
        publisher: entry.source.or_else(|| publisher.map(str::to_owned)).filter(|name| !name.is_empty()),
        url: address(&entry.links),
        authors: entry.authors.into_iter().filter_map(|author| author.name).filter(|name| !name.is_empty()).collect(),
        language: entry.language.unwrap_or_else(|| language.to_owned()),
        ..document(key, text)
    }
}

/// The page of an entry: the link that says so, else the first.
fn address(links: &[Link]) -> Option<String> {
    let is_page = |link: &&Link| link.rel.as_deref().is_none_or(|rel| rel == "alternate");
    links.iter().find(is_page).or_else(|| links.first()).map(|link| link.href.clone())
}

/// A heading on one line.
fn plain(text: &Text) -> String {
    words(text.content.clone(), text.content_type.as_ref()).split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The text of a body. RSS does not say which of its bodies are HTML, so a tag or an entity tells.
fn words(body: String, kind: &str) -> String {
    let is_markup = kind.contains("html") || body.contains("</") || body.contains("/>") || body.contains("&#");
    if is_markup { html::fragment(&body) } else { body }
}
