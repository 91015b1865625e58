//! `timemap` (Forensic Architecture): `events.json` and `sources.json`.
//!
//! Events without a place or day are kept, as the map lists them beside itself. What did not happen begins with its status and has it
//! as its category.

use std::collections::BTreeMap;
use std::io::Write;

use serde_json::{Value, json};

use crate::words::{cell, join};
use crate::{ExportError, Happening, Report, Selection, Sink, geojson, when};

const FORMAT: &str = "timemap";

/// Writes both files into a folder.
pub fn write(selection: &Selection<'_>, sink: &mut Sink, report: &mut Report) -> Result<(), ExportError> {
    let mut events = sink.file_in_folder(FORMAT, "events.json")?;
    events.write_all(b"[")?;
    for happening in selection.happenings() {
        events.write_all(if report.written == 0 { b"\n" } else { b",\n" })?;
        serde_json::to_writer(&mut events, &event(&happening?))?;
        report.written += 1;
    }
    events.write_all(b"\n]\n")?;
    events.flush()?;
    let mut sources: BTreeMap<String, Value> = BTreeMap::new();
    for article in selection.articles() {
        let article = article?;
        let document = &article.record().document;
        let source = json!({
            "id": article.filed.handle,
            "title": article.title(),
            "paths": document.url.iter().collect::<Vec<_>>(),
            "type": "article",
            "url": cell(document.url.as_ref()),
            "author": join(&document.authors, ", "),
            "publisher": cell(document.publisher.as_ref()),
            "date": cell(document.published.as_ref()),
            "description": "",
        });
        sources.insert(article.filed.handle.clone(), source);
    }
    let mut output = sink.file_in_folder(FORMAT, "sources.json")?;
    serde_json::to_writer_pretty(&mut output, &sources)?;
    output.write_all(b"\n")?;
    Ok(output.flush()?)
}

fn event(happening: &Happening) -> Value {
    let account = happening.first();
    let (event, place) = (account.event(), account.place());
    let day = account.day().0.and_then(when::date);
    let mut sources: Vec<&String> = happening.accounts.iter().map(|account| &account.article.filed.handle).collect();
    sources.dedup();
    let shown = when::When::of(account).and_then(|when| when.display);
    let description = [account.headline(), format!("“{}”", account.clause()), account.attribution()];
    let mut associations = vec![event.r#type.as_str().to_owned(), account.status()];
    associations.extend(account.names(&event.actors));
    associations.extend(account.names(&event.recipients));
    json!({
        "id": account.id(),
        "description": join(description.iter().filter(|part| !part.is_empty()), "\n"),
        // The map reads days as the template's spreadsheet writes them.
        "date": day.map(|day| format!("{}/{}/{}", day.month(), day.day(), day.year())).unwrap_or_default(),
        "time": "",
        "time_precision": cell(shown),
        "location": cell(place.map(|place| &place.name)),
        "location_precision": geojson::precision(place),
        "latitude": cell(place.and_then(|place| place.latitude)),
        "longitude": cell(place.and_then(|place| place.longitude)),
        "category": account.status(),
        "associations": associations,
        "sources": sources,
        "comments": account.day().1.map(|from| format!("day from {from}")).unwrap_or_default(),
    })
}
