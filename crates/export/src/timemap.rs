//! `timemap` (Forensic Architecture): `events.json` and `sources.json`.
//!
//! Events without a place or day are kept, as the map lists them beside itself. What did not happen begins with its status and has it
//! as its category.

use std::collections::BTreeMap;
use std::io::Write;

use onrecord_ledger::{EventRow, Precision};
use onrecord_listing::{When, date, headline, otherwise, tellers};
use serde_json::{Value, json};

use crate::words::{cell, join};
use crate::{ExportError, Report, Selection, Sink};

const FORMAT: &str = "timemap";

/// Writes both files into a folder.
pub fn write(selection: &Selection<'_>, sink: &mut Sink, report: &mut Report) -> Result<(), ExportError> {
    let mut events = sink.file_in_folder(FORMAT, "events.json")?;
    events.write_all(b"[")?;
    for happening in selection.happenings() {
        events.write_all(if report.written == 0 { b"\n" } else { b",\n" })?;
        serde_json::to_writer(&mut events, &event(&selection.row(&happening?)?))?;
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

fn event(row: &EventRow) -> Value {
    let mut sources: Vec<&str> = vec![&row.id.handle];
    sources.extend(row.sightings.iter().map(|account| &*account.id.handle));
    sources.dedup();
    let attribution = tellers(row).map(|tellers| format!("according to {tellers}"));
    let others = otherwise(row);
    let others = (!others.is_empty()).then(|| format!("another account: {}", join(&others, ", ")));
    let description = [Some(headline(row)), Some(format!("“{}”", row.clause)), attribution, others];
    let mut associations = vec![row.r#type.clone(), row.status.clone()];
    associations.extend(row.actors.iter().chain(&row.recipients).map(|party| party.name.clone()));
    let place = row.location.as_ref();
    json!({
        "id": row.id,
        "description": join(description.into_iter().flatten(), "\n"),
        // The map reads days as the template's spreadsheet writes them.
        "date": cell(row.day.as_deref().and_then(date).map(|day| format!("{}/{}/{}", day.month(), day.day(), day.year()))),
        "time": "",
        "time_precision": cell(When::of(row).and_then(|when| when.display)),
        "location": cell(row.place.as_ref()),
        "location_precision": place.map_or(Precision::Unknown, |place| place.precision),
        "latitude": cell(place.and_then(|place| place.latitude)),
        "longitude": cell(place.and_then(|place| place.longitude)),
        "category": row.status,
        "associations": associations,
        "sources": sources,
        "comments": cell(row.day_from.as_ref().map(|from| format!("day from {from}"))),
    })
}
