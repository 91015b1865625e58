//! Parts of a row in words, for a cell, a line or a headline.

use onrecord_ledger::{EventRow, Party, Side, Source, StepRow};

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

/// One step on a line: when, what, how, who.
pub fn step(step: &StepRow) -> String {
    let mut line = format!("{} {} {}", step.day, step.event.r#type, step.event.status);
    if let Some(format) = &step.format {
        line = format!("{line}, {format}");
    }
    if step.present.is_empty() { line } else { format!("{line}: {}", join(&step.present)) }
}
