//! Events for TimelineJS (its JSON format). Its texts are HTML, so what an article says is escaped.

use jiff::civil::Date;
use onrecord_ledger::EventRow;
use serde_json::{Value, json};

use crate::words::{join, names, source};

/// A slide per dated event; `left_out` counts those without a day.
pub fn timeline_js(events: &[EventRow]) -> Value {
    let slides: Vec<Value> = events.iter().filter_map(slide).collect();
    let left_out = events.len() - slides.len();
    json!({"events": slides, "left_out": left_out})
}

fn slide(event: &EventRow) -> Option<Value> {
    let start: Date = event.day.as_deref()?.parse().ok()?;
    let parties = [&event.actors, &event.recipients].map(|parties| names(parties));
    let parties = parties.into_iter().filter(|names| !names.is_empty()).collect::<Vec<_>>().join(" → ");
    let teller =
        if event.tellers.is_empty() { String::new() } else { format!(", according to {}", join(&event.tellers)) };
    let words = format!("“{}” ({}{teller})", event.clause, source(&event.source));
    let mut slide = json!({
        "unique_id": event.id,
        "start_date": date(start),
        "text": {"headline": html(format!("{} {} {parties}", event.r#type, event.status).trim_end()), "text": html(&words)},
        "group": event.r#type,
    });
    if let Some(last) = last_day(event).filter(|last| *last > start) {
        slide["end_date"] = date(last);
    }
    Some(slide)
}

/// The last day of the event's time; intervals are half-open, TimelineJS's are not.
fn last_day(event: &EventRow) -> Option<Date> {
    let end = event.interval.as_ref()?.end.as_deref()?;
    match end.parse::<Date>() {
        Ok(day) if end.len() == 10 => day.yesterday().ok(),
        _ => end.get(..10)?.parse().ok(),
    }
}

fn date(day: Date) -> Value {
    json!({"year": day.year(), "month": day.month(), "day": day.day()})
}

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
