//! ninjs: the JSON of news agencies, versions 1 to 3.
//!
//! - Finds: headline, body (plain, XHTML or HTML), the time of the version, byline, source, version number.
//! - Leaves: withdrawn items (`pubStatus` canceled) and withheld ones; pictures and graphics, which have no body.
//! - Cannot see: items that a newer version in another file replaces; a ledger, which holds both, does.

use onrecord_record::Document;
use serde_json::Value;

use crate::document::document;
use crate::error::{IntakeError, Place, Problem};
use crate::fields::Object;
use crate::html;
use crate::item::{Taken, Withdrawn};

/// Names that an item of an agency has beside its `uri`; version 3 writes them in camel case.
const MARKS: [&str; 9] = [
    "pubstatus",
    "pubStatus",
    "bodies",
    "body_text",
    "body_xhtml",
    "body_html",
    "headlines",
    "versioncreated",
    "versionCreated",
];

/// Whether an object is an item of an agency.
pub fn is_item(object: &Object) -> bool {
    object.get("uri").is_some_and(Value::is_string) && MARKS.iter().any(|mark| object.contains_key(*mark))
}

/// Reads an item.
pub fn read(object: &Object, place: &Place) -> Result<Taken, IntakeError> {
    let key = given(object, &["uri"]).unwrap_or_else(|| place.to_string());
    let status = given(object, &["pubStatus", "pubstatus"]).unwrap_or_default();
    match status.trim_start_matches("stat:") {
        "canceled" | "cancelled" => {
            return Ok(Taken::Withdrawn(Withdrawn {
                key,
                publisher: source(object),
                version: version(object),
                published: given(object, &["versionCreated", "versioncreated"]),
            }));
        }
        "withheld" => return Ok(Taken::PassedOver),
        _ => {}
    }
    if given(object, &["type"]).is_some_and(|kind| !matches!(kind.as_str(), "text" | "composite")) {
        return Ok(Taken::PassedOver);
    }
    let text = body(object).ok_or_else(|| IntakeError::new(place, Problem::WithoutBody))?;
    let created = given(object, &["firstCreated", "firstcreated", "contentCreated", "contentcreated"]);
    let version_created = given(object, &["versionCreated", "versioncreated"]);
    Ok(Taken::from(Document {
        title: headline(object),
        published: version_created.or(created),
        publisher: source(object),
        url: given(object, &["url", "canonicalUrl"]).filter(|url| url.starts_with("http")).or_else(|| address(&key)),
        authors: given(object, &["by", "byline"]).into_iter().collect(),
        version: version(object),
        notice: given(object, &["edNote", "ednote"]),
        language: given(object, &["language"]).unwrap_or_default(),
        ..document(key, text)
    }))
}

/// The first of these fields that is a string and says something.
fn given(object: &Object, fields: &[&str]) -> Option<String> {
    let said = |field: &&str| object.get(*field)?.as_str().map(str::trim).filter(|text| !text.is_empty());
    fields.iter().find_map(said).map(str::to_owned)
}

fn address(key: &str) -> Option<String> {
    key.starts_with("http").then(|| key.to_owned())
}

fn version(object: &Object) -> Option<String> {
    match object.get("version")? {
        Value::String(version) => Some(version.clone()),
        Value::Number(version) => Some(version.to_string()),
        _ => None,
    }
}

/// The body: of version 1 a field for each kind, of later ones a list of bodies of which the main one counts.
fn body(object: &Object) -> Option<String> {
    let single = given(object, &["body_text"])
        .or_else(|| given(object, &["body_xhtml", "body_html"]).map(|markup| html::fragment(&markup)));
    let listed = || {
        let body = main(object.get("bodies")?)?;
        let value = body["value"].as_str()?;
        let kind = ["contentType", "contenttype"].iter().find_map(|field| body[*field].as_str()).unwrap_or_default();
        let is_markup = kind.contains("html") || kind.contains("xml") || value.contains("</");
        Some(if is_markup { html::fragment(value) } else { value.to_owned() })
    };
    single.or_else(listed).filter(|text| !text.trim().is_empty())
}

fn headline(object: &Object) -> Option<String> {
    given(object, &["headline", "title"]).or_else(|| {
        let headline = main(object.get("headlines")?)?["value"].as_str()?.trim();
        (!headline.is_empty()).then(|| headline.to_owned())
    })
}

/// The entry of a list whose role is the main one, else the first.
fn main(list: &Value) -> Option<&Value> {
    let list = list.as_array()?;
    list.iter().find(|entry| entry["role"].as_str().is_some_and(|role| role.ends_with("main"))).or_else(|| list.first())
}

fn source(object: &Object) -> Option<String> {
    let listed = ["infoSources", "infosources"]
        .iter()
        .find_map(|field| Some(object.get(*field)?.as_array()?.first()?["name"].as_str()?.to_owned()));
    listed.or_else(|| given(object, &["source", "copyrightHolder", "copyrightholder"]))
}
