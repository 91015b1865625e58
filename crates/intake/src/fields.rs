//! A JSON object to a document: which of its fields is what.
//!
//! - Finds: articles as fundus, newspaper4k, news-please, trafilatura and this project write them, by the names in
//!   the table below.
//! - Leaves: other fields; they are passed over.
//! - Cannot see: articles whose text is under a name of their own.
//!
//! Apart from JSON and JSON Lines because both hold the same objects.

use onrecord_record::Document;
use serde_json::{Map, Value};

use crate::dates;
use crate::document::{document as bare, kind};
use crate::error::{IntakeError, Place, Problem};
use crate::html;

/// An object of JSON.
pub type Object = Map<String, Value>;

/// The text: ours, newspaper4k's and trafilatura's; news-please's; fundus's.
const TEXT: [&str; 5] = ["text", "maintext", "plain_text", "body", "article_body"];
/// The text as HTML, which is taken where there is no plain one.
const HTML: [&str; 3] = ["content_html", "body_html", "html"];
const TITLE: [&str; 2] = ["title", "headline"];
/// The day of publication. `date` stands last, since some tools write the day of the download under it.
const PUBLISHED: [&str; 9] = [
    "published",
    "date_publish",
    "publishing_date",
    "publish_date",
    "publication_date",
    "date_published",
    "datePublished",
    "publishedAt",
    "date",
];
const MODIFIED: [&str; 4] = ["modified", "date_modify", "date_modified", "dateModified"];
const PUBLISHER: [&str; 6] = ["publisher", "sitename", "source_domain", "source-hostname", "hostname", "source_name"];
/// The address. `source` is trafilatura's name for it; where it holds no address it is not one.
const ADDRESS: [&str; 5] = ["url", "canonical_link", "canonical_url", "link", "source"];
const AUTHORS: [&str; 3] = ["authors", "author", "byline"];
const LANGUAGE: [&str; 3] = ["language", "lang", "meta_lang"];

/// Whether this is the name of a text.
pub fn is_text(name: &str) -> bool {
    TEXT.contains(&name) || HTML.contains(&name)
}

/// Whether this is a name of the table above.
pub fn is_known(name: &str) -> bool {
    let rest: [&[&str]; 7] = [&TITLE, &PUBLISHED, &MODIFIED, &PUBLISHER, &ADDRESS, &AUTHORS, &LANGUAGE];
    is_text(name) || ["id", "key"].contains(&name) || rest.iter().any(|names| names.contains(&name))
}

/// The document that an object tells of. A text is required; all else is taken when it is there.
pub fn document(mut object: Object, place: &Place) -> Result<Document, IntakeError> {
    let name = |value: &Value| value.as_str().map(str::to_owned).or_else(|| value.as_number().map(ToString::to_string));
    let known = object.get("key").or_else(|| object.get("id")).and_then(name);
    let fill = |object: &mut Object| -> Result<Document, Problem> {
        let text = text(object)?;
        if text.trim().is_empty() {
            return Err(if text.is_empty() { Problem::Empty } else { Problem::Blank });
        }
        let id = key(object, "id")?;
        let key = key(object, "key")?.or(id).unwrap_or_else(|| place.to_string());
        Ok(Document {
            title: first(object, &TITLE)?,
            published: moment(object, &PUBLISHED)?,
            modified: moment(object, &MODIFIED)?,
            publisher: first(object, &PUBLISHER)?,
            url: address(object)?,
            authors: authors(object),
            language: first(object, &LANGUAGE)?.unwrap_or_default(),
            ..bare(key, text)
        })
    };
    fill(&mut object).map_err(|problem| IntakeError::new(place, problem).of(known))
}

/// A string or number under this name.
fn key(object: &mut Object, field: &'static str) -> Result<Option<String>, Problem> {
    match object.remove(field) {
        Some(Value::Number(number)) => Ok(Some(number.to_string())),
        Some(value) => string(value, field),
        None => Ok(None),
    }
}

/// The text under the first name that holds one.
fn text(object: &mut Object) -> Result<String, Problem> {
    for field in TEXT {
        match object.remove(field) {
            None | Some(Value::Null) => {}
            Some(Value::String(text)) => return Ok(text),
            Some(Value::Object(body)) if field == "body" => return Ok(sections(&Value::Object(body))),
            Some(value) => return Err(Problem::WrongType { field, found: kind(&value) }),
        }
    }
    for field in HTML {
        if let Some(Value::String(markup)) = object.remove(field) {
            return Ok(html::fragment(&markup));
        }
    }
    Err(Problem::WithoutText)
}

/// Fundus's body: the paragraphs of the summary and the sections, with a section's headline before them.
fn sections(body: &Value) -> String {
    let mut paragraphs: Vec<&str> = strings(&body["summary"]).collect();
    for section in body["sections"].as_array().into_iter().flatten() {
        paragraphs.extend(strings(&section["headline"]).chain(strings(&section["paragraphs"])));
    }
    paragraphs.join("\n\n")
}

/// The strings of an array that are not empty.
fn strings(value: &Value) -> impl Iterator<Item = &str> {
    value.as_array().into_iter().flatten().filter_map(Value::as_str).filter(|text| !text.trim().is_empty())
}

/// The first of these fields that says something.
fn first(object: &mut Object, fields: &[&'static str]) -> Result<Option<String>, Problem> {
    for field in fields {
        if let Some(value) = object.remove(*field)
            && let Some(text) = string(value, field)?
        {
            return Ok(Some(text));
        }
    }
    Ok(None)
}

/// The first of these fields that tells a time. A number counts from 1970. Words that are no date stay as they are, for
/// whoever says so.
fn moment(object: &mut Object, fields: &[&'static str]) -> Result<Option<String>, Problem> {
    for field in fields {
        if let Some(count) =
            object.get(*field).and_then(|value| value.as_i64().or(value.as_f64().map(|count| count as i64)))
        {
            object.remove(*field);
            return Ok(Some(dates::since_1970(count).unwrap_or_else(|| count.to_string())));
        }
        if let Some(text) = first(object, &[*field])? {
            return Ok(Some(dates::iso(&text).unwrap_or(text)));
        }
    }
    Ok(None)
}

/// A string. Null, the empty string and Python's "None" count as absent; of an object its `name` is taken.
fn string(value: Value, field: &'static str) -> Result<Option<String>, Problem> {
    match value {
        Value::Null => Ok(None),
        Value::String(text) => Ok(Some(text).filter(|text| !text.is_empty() && text != "None")),
        Value::Object(object) if object.contains_key("name") => Ok(object["name"].as_str().map(str::to_owned)),
        value => Err(Problem::WrongType { field, found: kind(&value) }),
    }
}

fn address(object: &mut Object) -> Result<Option<String>, Problem> {
    for field in ADDRESS {
        let Some(value) = object.remove(field) else { continue };
        // `source` is something else in most files.
        if field == "source" && !value.as_str().is_some_and(|text| text.starts_with("http")) {
            continue;
        }
        if let Some(url) = string(value, field)? {
            return Ok(Some(url));
        }
    }
    Ok(None)
}

/// The authors: a list of names, of objects with names, or one string.
fn authors(object: &mut Object) -> Vec<String> {
    for field in AUTHORS {
        let names: Vec<String> = match object.remove(field) {
            Some(Value::String(name)) => name.split(';').map(|name| name.trim().to_owned()).collect(),
            Some(Value::Array(names)) => {
                names.iter().filter_map(|name| name.as_str().or(name["name"].as_str())).map(str::to_owned).collect()
            }
            _ => continue,
        };
        let names: Vec<String> = names.into_iter().filter(|name| !name.is_empty() && name != "None").collect();
        if !names.is_empty() {
            return names;
        }
    }
    Vec::new()
}
