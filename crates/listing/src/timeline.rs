//! Events for `TimelineJS` 3: its JSON, and the columns of its spreadsheet template.
//!
//! How sure a date is stands in `display_date` ("about 3 May 2024", "before June 2024", "reported 3 May 2024"). A slide of
//! something denied, planned or proposed begins with that word. Its texts are HTML, so what an article says is escaped.

use onrecord_ledger::EventRow;
use serde_json::{Map, Value, json};

use crate::when::{Part, When};
use crate::words::{headline, join, otherwise, outlets, tellers};

/// Columns of the template, in its order; `Unique ID` is ours and stands after them.
pub const SLIDE_COLUMNS: [&str; 19] = [
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

/// A slide per dated event; `left_out` counts those without a day.
pub fn timeline_js(events: &[EventRow]) -> Value {
    let slides: Vec<Value> = events.iter().filter_map(slide).collect();
    let left_out = events.len() - slides.len();
    json!({"events": slides, "left_out": left_out})
}

/// An event as a slide; none where no calendar day can be found.
pub fn slide(event: &EventRow) -> Option<Value> {
    let when = When::of(event)?;
    let mut slide = json!({
        "unique_id": unique_id(event),
        "start_date": parts(when.start),
        "text": {"headline": html(&headline(event)), "text": text(event)},
    });
    if let Some(end) = when.end {
        slide["end_date"] = parts(end);
    }
    if let Some(display) = &when.display {
        slide["display_date"] = json!(display);
    }
    if let Some(group) = group(event) {
        slide["group"] = json!(group);
    }
    Some(slide)
}

/// An event as a row of the template; none where no calendar day can be found.
pub fn slide_cells(event: &EventRow) -> Option<[String; 19]> {
    let When { start, end, display } = When::of(event)?;
    let mut cells: [String; 19] = Default::default();
    for (first, part) in [(0, Some(start)), (4, end)] {
        let number = |value: Option<i8>| value.map(|value| value.to_string()).unwrap_or_default();
        cells[first] = part.map(|part| part.year.to_string()).unwrap_or_default();
        cells[first + 1] = number(part.and_then(|part| part.month));
        cells[first + 2] = number(part.and_then(|part| part.day));
    }
    cells[8] = display.unwrap_or_default();
    cells[9] = html(&headline(event));
    cells[10] = text(event);
    cells[16] = group(event).unwrap_or_default();
    cells[18] = unique_id(event);
    Some(cells)
}

/// A row's id as a web address takes it, where a slash would begin another part.
fn unique_id(event: &EventRow) -> String {
    event.id.to_string().replace('/', "-")
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

/// The row a slide stands in: the country of its place, else the place itself.
fn group(event: &EventRow) -> Option<String> {
    let country = event.location.as_ref().and_then(|at| at.country.clone());
    country.or_else(|| event.place.clone())
}

/// The slide's words as HTML: the clause, on whose word, where it was read.
fn text(event: &EventRow) -> String {
    let mut lines = vec![format!("“{}”", html(&event.clause))];
    if let Some(tellers) = tellers(event) {
        lines.push(html(&format!("according to {tellers}")));
    }
    if !otherwise(event).is_empty() {
        lines.push(html(&format!("another account: {}", join(otherwise(event)))));
    }
    let source = &event.source;
    let title = html(source.title.as_ref().unwrap_or(&source.key));
    let title = match &source.url {
        Some(url) if url.starts_with("http") => format!("<a href=\"{}\">{title}</a>", html(url)),
        _ => title,
    };
    lines.push(format!("{title} ({})", html(&join(outlets(event)))));
    format!("<p>{}</p>", lines.join("</p><p>"))
}

/// Words as HTML takes them.
fn html(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for letter in text.chars() {
        match letter {
            '&' => escaped.push_str("&amp;"),
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            '"' => escaped.push_str("&quot;"),
            '\'' => escaped.push_str("&#39;"),
            _ => escaped.push(letter),
        }
    }
    escaped
}
