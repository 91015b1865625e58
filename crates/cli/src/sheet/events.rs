//! What happened, and on whose word.

use onrecord_record::{Event, EventStatus, EventType, Span};

use super::facts::Facts;
use super::page::{Page, Text, Tone};
use super::words::status;

/// Columns by which a row's further lines stand in.
const HANG: usize = 6;

/// Prints every event in the order of the text.
pub fn print(facts: &Facts<'_>, page: &mut Page) {
    let events = &facts.record.events;
    if events.is_empty() {
        return;
    }
    page.section("What happened");
    for (index, event) in events.iter().enumerate() {
        if index > 0 {
            page.blank();
        }
        print_one(facts, event, page);
    }
}

fn print_one(facts: &Facts<'_>, event: &Event, page: &mut Page) {
    let mut head = Text::new().with(Tone::Faint, format!("{}  ", event.id));
    head = head.with(Tone::Strong, kind(event));
    if let Some((word, tone)) = status(event.status) {
        head = head.with(Tone::Plain, "  ").with(tone, word);
    }
    let parties = parties(facts, event);
    if !parties.is_empty() {
        head = head.with(Tone::Plain, format!(" · {parties}"));
    }
    page.paragraph(0, HANG, &head);
    let circumstances = circumstances(facts, event);
    if !circumstances.is_empty() {
        page.paragraph(HANG, HANG, &Text::plain(circumstances));
    }
    page.paragraph(HANG, HANG, &Text::new().with(Tone::Faint, source(facts, event)));
    page.paragraph(HANG, HANG, &Text::plain(format!("“{}”", facts.words(event.span).trim())));
}

/// `CONSULT/multilateral (CAMEO 046)`.
fn kind(event: &Event) -> String {
    let mut kind = event.r#type.as_str().to_owned();
    if let Some(mode) = &event.mode {
        kind = format!("{kind}/{mode}");
    }
    match &event.cameo {
        Some(cameo) => format!("{kind} (CAMEO {cameo})"),
        None => kind,
    }
}

/// `Russia → Ukraine`; parties that are no actors of the record by the text's words, `“Boats” → “the merchant vessels”`.
fn parties(facts: &Facts<'_>, event: &Event) -> String {
    let mut actors = facts.actors(&event.actors);
    if actors.is_empty() {
        actors = quoted(facts, &event.actor_spans);
    }
    let mut recipients = facts.actors(&event.recipients);
    // What is asked for is no party.
    if recipients.is_empty() && event.r#type != EventType::Request {
        recipients = quoted(facts, &event.recipient_spans);
    }
    let mut parties = match (actors.is_empty(), recipients.is_empty()) {
        (true, true) => String::new(),
        (false, true) => actors,
        (true, false) => format!("? → {recipients}"),
        (false, false) => format!("{actors} → {recipients}"),
    };
    if !event.mediators.is_empty() {
        let separator = if parties.is_empty() { "" } else { ", " };
        parties = format!("{parties}{separator}mediated by {}", facts.actors(&event.mediators));
    }
    parties
}

/// The words themselves, in quotation marks; long ones tell more than who.
fn quoted(facts: &Facts<'_>, spans: &[Span]) -> String {
    const LONGEST: usize = 60;
    let words = spans.iter().map(|&span| facts.words(span).trim()).filter(|words| words.chars().count() <= LONGEST);
    words.map(|words| format!("“{words}”")).collect::<Vec<_>>().join(", ")
}

/// When, where, with which numbers.
fn circumstances(facts: &Facts<'_>, event: &Event) -> String {
    let mut parts = Vec::new();
    parts.extend(event.time.map(|time| facts.time(time)));
    parts.extend(event.place.map(|place| facts.place(place)));
    parts.extend(event.quantities.iter().map(|&quantity| facts.quantity(quantity)));
    parts.join(" · ")
}

/// On whose word we have it, or by whom it is denied or doubted.
fn source(facts: &Facts<'_>, event: &Event) -> String {
    if event.according_to.is_empty() {
        return "the reporter's own account".to_owned();
    }
    let names: Vec<String> = event.according_to.iter().map(|&id| format!("{} ({id})", facts.speaker(id))).collect();
    let link = match event.status {
        EventStatus::Denied => "denied by",
        EventStatus::Doubted => "doubted by",
        _ => "on the word of",
    };
    format!("{link} {}", names.join(", "))
}
