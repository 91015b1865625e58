//! `GeoJSON` (RFC 7946): one feature per event.
//!
//! Only towns have points. An event whose place is a country, a region or unknown is a feature without geometry, never a pin
//! in the middle of a country; `place_precision` says which it is.

use std::io::Write;

use onrecord_record::Place;
use serde_json::{Value, json};

use crate::{Account, ExportError, Happening, Report, Selection, Sink};

/// Writes a feature collection, a feature a line.
pub fn write(selection: &Selection<'_>, sink: &mut Sink, report: &mut Report) -> Result<(), ExportError> {
    let mut output = sink.file()?;
    output.write_all(b"{\"type\": \"FeatureCollection\", \"features\": [")?;
    for (index, happening) in selection.happenings().enumerate() {
        output.write_all(if index == 0 { b"\n" } else { b",\n" })?;
        serde_json::to_writer(&mut output, &feature(&happening?))?;
        report.written += 1;
    }
    output.write_all(b"\n]}\n")?;
    Ok(output.flush()?)
}

/// How exactly a place is known: `point`, `country` or `unknown`.
pub fn precision(place: Option<&Place>) -> &'static str {
    match place {
        Some(Place { latitude: Some(_), longitude: Some(_), .. }) => "point",
        Some(Place { country: Some(_), .. }) => "country",
        _ => "unknown",
    }
}

fn feature(happening: &Happening) -> Value {
    let account = happening.first();
    let place = account.place();
    let geometry = place.and_then(|place| {
        // RFC 7946 puts longitude first.
        Some(json!({"type": "Point", "coordinates": [place.longitude?, place.latitude?]}))
    });
    json!({"type": "Feature", "id": account.id(), "geometry": geometry, "properties": properties(happening, account)})
}

fn properties(happening: &Happening, account: &Account) -> Value {
    let (event, place, time) = (account.event(), account.place(), account.time());
    let document = &account.article.record().document;
    let (day, day_from) = account.day();
    json!({
        "title": account.headline(),
        "status": account.status(),
        "is_done": account.is_done(),
        "type": event.r#type,
        "mode": event.mode,
        "contexts": event.contexts,
        "cameo": event.cameo,
        "quad": event.quad,
        "day": day,
        "day_from": day_from,
        "begin": time.and_then(|time| time.begin.as_ref()),
        "end": time.and_then(|time| time.end.as_ref()),
        "edtf": time.and_then(|time| time.edtf.as_ref()),
        "actors": account.names(&event.actors),
        "recipients": account.names(&event.recipients),
        "mediators": account.names(&event.mediators),
        "according_to": account.tellers(),
        "place": place.map(|place| &place.name),
        "place_precision": precision(place),
        "admin1": place.and_then(|place| place.admin1.as_ref()),
        "country": place.and_then(|place| place.country.as_ref()),
        "geonames": place.and_then(|place| place.geonames),
        "clause": account.clause(),
        "confidence": event.confidence,
        "accounts": happening.accounts.iter().map(Account::id).collect::<Vec<_>>(),
        "outlets": happening.outlets(),
        "published": document.published,
        "article": document.title,
        "url": document.url,
    })
}
