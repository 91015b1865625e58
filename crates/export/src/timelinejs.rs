//! `TimelineJS` 3: its JSON, and the columns of its spreadsheet template as CSV.
//!
//! How sure a date is stands in `display_date` ("about 3 May 2024", "before June 2024", "reported 3 May 2024"). A slide of
//! something denied, planned or proposed begins with that word. Events without a day cannot stand on a timeline and are
//! counted.

use std::io::Write;

use serde_json::{Map, Value, json};

use crate::delimited::Rows;
use crate::when::{Part, When};
use crate::words::{cell, join};
use crate::{Account, ExportError, Happening, Report, Selection, Sink};

/// Why an event is not on the timeline.
const UNDATED: &str = "no calendar day can be found for them";

/// Columns of the template, in its order; `Unique ID` is ours and stands after them.
const COLUMNS: [&str; 19] = [
    "Year",
    "Month",
    "Day",
    "Time",
    "End Year",
    "End Month",
    "End Day",
    "End Time",
    "Display Date",
    "Headline",
    "Text",
    "Media",
    "Media Credit",
    "Media Caption",
    "Media Thumbnail",
    "Type",
    "Group",
    "Background",
    "Unique ID",
];

/// Writes the timeline as JSON.
pub fn write_json(selection: &Selection<'_>, sink: &mut Sink, report: &mut Report) -> Result<(), ExportError> {
    let mut output = sink.file()?;
    output.write_all(b"{\"events\": [")?;
    for happening in selection.happenings() {
        let happening = happening?;
        let Some(when) = When::of(happening.first()) else {
            report.leave_out("events", UNDATED);
            continue;
        };
        output.write_all(if report.written == 0 { b"\n" } else { b",\n" })?;
        serde_json::to_writer(&mut output, &slide(&happening, &when))?;
        report.written += 1;
    }
    output.write_all(b"\n]}\n")?;
    Ok(output.flush()?)
}

/// Writes the timeline as the spreadsheet template has it.
pub fn write_csv(selection: &Selection<'_>, sink: &mut Sink, report: &mut Report) -> Result<(), ExportError> {
    let mut output = Rows::csv(sink.file()?);
    output.row(COLUMNS)?;
    for happening in selection.happenings() {
        let happening = happening?;
        let Some(When { start, end, display }) = When::of(happening.first()) else {
            report.leave_out("events", UNDATED);
            continue;
        };
        let account = happening.first();
        let end_of = |part: fn(Part) -> String| end.map(part).unwrap_or_default();
        output.row([
            start.year.to_string(),
            cell(start.month),
            cell(start.day),
            String::new(),
            end_of(|end| end.year.to_string()),
            end_of(|end| cell(end.month)),
            end_of(|end| cell(end.day)),
            String::new(),
            cell(display),
            escape(&account.headline()),
            text(&happening),
            String::new(),
            String::new(),
            String::new(),
            String::new(),
            String::new(),
            cell(group(account)),
            String::new(),
            account.id().to_string(),
        ])?;
        report.written += 1;
    }
    Ok(output.flush()?)
}

fn slide(happening: &Happening, when: &When) -> Value {
    let account = happening.first();
    let mut slide = json!({
        "start_date": parts(when.start),
        "unique_id": account.id().to_string().replace('/', "-"),
        "text": {"headline": escape(&account.headline()), "text": text(happening)},
    });
    if let Some(end) = when.end {
        slide["end_date"] = parts(end);
    }
    if let Some(display) = &when.display {
        slide["display_date"] = json!(display);
    }
    if let Some(group) = group(account) {
        slide["group"] = json!(group);
    }
    slide
}

fn parts(part: Part) -> Value {
    let mut parts = Map::new();
    parts.insert("year".to_owned(), json!(part.year));
    if let Some(month) = part.month {
        parts.insert("month".to_owned(), json!(month));
    }
    if let Some(day) = part.day {
        parts.insert("day".to_owned(), json!(day));
    }
    Value::Object(parts)
}

/// The row a slide stands in: its place, else its country.
fn group(account: &Account) -> Option<String> {
    let place = account.place()?;
    Some(place.country.clone().unwrap_or_else(|| place.name.clone()))
}

/// The slide's words as HTML: the clause, on whose word, where it was read.
fn text(happening: &Happening) -> String {
    let account = happening.first();
    let mut lines = vec![format!("“{}”", escape(account.clause()))];
    let attribution = account.attribution();
    if !attribution.is_empty() {
        lines.push(escape(&attribution));
    }
    let document = &account.article.record().document;
    let title = escape(account.article.title());
    let title = match &document.url {
        Some(url) if url.starts_with("http") => format!("<a href=\"{}\">{title}</a>", escape(url)),
        _ => title,
    };
    lines.push(format!("{title} ({})", escape(&join(happening.outlets(), ", "))));
    lines.into_iter().map(|line| format!("<p>{line}</p>")).collect()
}

/// Words as HTML takes them.
fn escape(words: &str) -> String {
    words.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}
