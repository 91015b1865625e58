//! ninjs 3.0 (IPTC News in JSON): each article with the people, bodies and places it names, one item a line.
//!
//! The standard has no place for who said what. Its events have no status, so that only what occurred or is under way is one.
//! Texts are given back as `bodies`, so that `onrecord add` reads the items again.

use std::collections::BTreeSet;
use std::io::Write;
use std::rc::Rc;

use onrecord_record::ActorKind;
use serde_json::{Map, Value, json};

use crate::article::Article;
use crate::{Account, ExportError, Report, Selection, Sink};

/// Writes JSON Lines.
pub fn write(selection: &Selection<'_>, sink: &mut Sink, report: &mut Report) -> Result<(), ExportError> {
    let mut output = sink.file()?;
    for article in selection.articles() {
        serde_json::to_writer(&mut output, &item(&article?, report))?;
        output.write_all(b"\n")?;
        report.written += 1;
    }
    Ok(output.flush()?)
}

/// A day as the date-time that the standard asks for; its midnight, UTC, where no more is known.
fn moment(time: &str) -> Option<String> {
    if time.parse::<jiff::Timestamp>().is_ok() {
        return Some(time.to_owned());
    }
    time.get(..10)?.parse::<jiff::civil::Date>().ok().map(|day| format!("{day}T00:00:00Z"))
}

fn item(article: &Rc<Article>, report: &mut Report) -> Value {
    let (document, record) = (&article.record().document, article.record());
    let mut item = Map::new();
    let mut put = |name: &str, value: Value| {
        if !value.is_null() && value != json!([]) {
            item.insert(name.to_owned(), value);
        }
    };
    put(
        "uri",
        json!(
            document
                .url
                .clone()
                .filter(|url| url.starts_with("http"))
                .unwrap_or_else(|| format!("urn:onrecord:{}", article.filed.handle))
        ),
    );
    put(
        "standard",
        json!({"name": "ninjs", "version": "3.0", "schema": "http://www.iptc.org/std/ninjs/ninjs-schema_3.0.json"}),
    );
    put("type", json!("text"));
    put("language", json!(document.language));
    put("firstCreated", json!(document.published.as_deref().and_then(moment)));
    put("versionCreated", json!(document.modified.as_deref().or(document.published.as_deref()).and_then(moment)));
    put("by", json!((!document.authors.is_empty()).then(|| document.authors.join(", "))));
    put("headlines", json!(document.title.iter().map(|title| json!({"value": title})).collect::<Vec<_>>()));
    put(
        "bodies",
        json!([{"role": "main", "contentType": "text/plain", "charCount": document.text.chars().count(), "value": document.text}]),
    );
    put("infoSources", json!(document.publisher.iter().map(|name| json!({"name": name})).collect::<Vec<_>>()));
    put("altIds", json!([{"role": "sha256", "value": document.id}]));
    let named = |kinds: &[ActorKind]| -> Vec<Value> {
        let mut seen = BTreeSet::new();
        let actors = record.actors.iter().filter(|actor| kinds.contains(&actor.kind));
        let identities =
            actors.filter_map(|actor| article.identity(actor.id)).filter(|identity| seen.insert(identity.id.clone()));
        identities
            .map(|identity| json!({"name": identity.name, "uri": format!("urn:onrecord:{}", identity.id)}))
            .collect()
    };
    put("people", json!(named(&[ActorKind::Person])));
    put("organisations", json!(named(&[ActorKind::Organization, ActorKind::State])));
    let accounts = article.reach.events.iter().map(|&index| Account { article: Rc::clone(article), index });
    let (done, others): (Vec<Account>, Vec<Account>) = accounts.partition(Account::is_done);
    for _ in &others {
        report.leave_out("events", "denied, doubted, planned, possible, demanded or proposed");
    }
    let event = |account: &Account| json!({"name": account.headline(), "uri": format!("urn:onrecord:{}", account.id()), "literal": account.id()});
    put("events", json!(done.iter().map(event).collect::<Vec<_>>()));
    put("places", json!(record.places.iter().map(place).collect::<Vec<_>>()));
    Value::Object(item)
}

fn place(place: &onrecord_record::Place) -> Value {
    let mut value = json!({"name": place.name});
    if let (Some(latitude), Some(longitude)) = (place.latitude, place.longitude) {
        value["geoJSON"] = json!({"type": "Point", "coordinates": [longitude, latitude]});
    }
    if let Some(number) = place.geonames {
        value["literal"] = json!(format!("geonames:{number}"));
    }
    value
}
