//! Parts of a row in words, for a cell, a line or a headline.

use onrecord_ledger::{EventRow, Interval, Party, Side, Source, StepRow};

/// Several values in one cell.
pub fn join(values: impl IntoIterator<Item = impl ToString>) -> String {
    values.into_iter().map(|value| value.to_string()).collect::<Vec<_>>().join("; ")
}

/// A value that may be absent; an absent one is an empty cell.
pub fn cell(value: Option<&str>) -> String {
    value.unwrap_or_default().to_owned()
}

/// Names of actors, in one cell or line.
pub fn names(parties: &[Party]) -> String {
    join(parties.iter().map(|party| &party.name))
}

/// Where a row was read: outlet, else key; day of publication.
pub fn source(from: &Source) -> String {
    let outlet = from.publisher.as_ref().unwrap_or(&from.key);
    match from.published.as_deref().and_then(|published| published.get(..10)) {
        Some(day) => format!("{outlet}, {day}"),
        None => outlet.clone(),
    }
}

/// How other accounts have an event that differ in whether it is done: `denied` beside `occurred`. Each once.
pub fn otherwise(event: &EventRow) -> Vec<&str> {
    let mut others: Vec<&str> = Vec::new();
    for account in event.sightings.iter().filter(|account| done(&account.status) != is_done(event)) {
        if !others.contains(&account.status.as_str()) {
            others.push(&account.status);
        }
    }
    others
}

fn done(status: &str) -> bool {
    matches!(status, "occurred" | "ongoing")
}

/// Whether an event is done or under way, rather than denied, doubted, planned, proposed, …
pub fn is_done(event: &EventRow) -> bool {
    done(&event.status)
}

/// What happened in a line: "ASSAULT: the army → Port". An act that is not done begins with its status.
pub fn headline(event: &EventRow) -> String {
    let names = [&event.actors, &event.recipients].map(|parties| parties.iter().map(|party| &*party.name).collect());
    headline_of(&event.r#type, (!is_done(event)).then_some(&*event.status), &names)
}

/// The same from its parts: type, status of what is not done, names of actors and recipients.
pub fn headline_of(kind: &str, undone: Option<&str>, [actors, recipients]: &[Vec<&str>; 2]) -> String {
    let (actors, recipients) = (actors.join(", "), recipients.join(", "));
    let parties = match (actors.is_empty(), recipients.is_empty()) {
        (true, true) => String::new(),
        (false, true) => format!(": {actors}"),
        (true, false) => format!(": → {recipients}"),
        (false, false) => format!(": {actors} → {recipients}"),
    };
    let status = undone.map(|status| format!("{} — ", status.to_uppercase())).unwrap_or_default();
    format!("{status}{kind}{parties}")
}

/// On whose word an event stands; none for the reporter's own voice.
pub fn tellers(event: &EventRow) -> Option<String> {
    match (event.according_to.is_empty(), event.tellers.is_empty()) {
        (true, _) => None,
        (false, true) => Some("a source not named".to_owned()),
        (false, false) => Some(join(&event.tellers)),
    }
}

/// Outlets of all accounts of an event, else keys, each once.
pub fn outlets(event: &EventRow) -> Vec<&str> {
    let others = event.sightings.iter().map(|account| account.publisher.as_ref().unwrap_or(&account.key));
    let own = event.source.publisher.as_ref().unwrap_or(&event.source.key);
    let mut outlets: Vec<&str> = Vec::new();
    for outlet in std::iter::once(own).chain(others) {
        if !outlets.contains(&outlet.as_str()) {
            outlets.push(outlet);
        }
    }
    outlets
}

/// Who gives the accounts of a side, and their words.
pub fn accounts(side: &Side) -> Vec<(String, String)> {
    let told = |row: &EventRow| {
        let teller = if row.tellers.is_empty() { "the report".to_owned() } else { join(&row.tellers) };
        let position = side.position.as_deref().unwrap_or_default();
        (format!("{teller} {position}"), format!("“{}” ({}, {})", row.clause, source(&row.source), row.id))
    };
    if !side.accounts.is_empty() {
        return side.accounts.iter().map(told).collect();
    }
    if side.statements.is_empty() {
        return vec![("The report itself".to_owned(), String::new())];
    }
    let speaker = |name: Option<&str>| name.unwrap_or("Somebody unnamed").to_owned();
    side.statements
        .iter()
        .map(|row| (speaker(row.speaker.as_ref().map(|party| &*party.name)), format!("“{}”", row.content)))
        .collect()
}

/// When a row is, no finer than its text says it: a day, or what is longer or less sure as EDTF has it (`2025-07`, `2024~`).
pub fn told<'a>(day: Option<&'a str>, interval: Option<&'a Interval>) -> Option<&'a str> {
    edtf(interval).filter(|edtf| !edtf.contains('T')).or(day)
}

/// A row's time in the extended date-time format, where its text gives one.
pub fn edtf(interval: Option<&Interval>) -> Option<&str> {
    interval?.edtf.as_deref()
}

/// One step on a line: when, what, how, who.
pub fn step(step: &StepRow) -> String {
    let own = step.event.interval.as_ref().filter(|_| step.event.day.as_ref() == Some(&step.day));
    let day = told(Some(&step.day), own).unwrap_or_default();
    let day = match &*step.day_from {
        "before" => "earlier, undated".to_owned(),
        "publication" => format!("{day} (published)"),
        _ => day.to_string(),
    };
    let status = step.status.as_ref().unwrap_or(&step.event.status);
    let mut line = format!("{day} {} {status}", step.event.r#type);
    if let Some(format) = &step.format {
        line = format!("{line}, {format}");
    }
    if step.present.is_empty() { line } else { format!("{line}: {}", join(&step.present)) }
}
