//! `onrecord disputes`: accounts that contradict each other.

use anyhow::Result;
use onrecord_ledger::{DisputeRow, EventRow, Ledger, Side};

use crate::exit::Exit;
use crate::ledger::arguments::Disputes;
use crate::ledger::list::{self, Listed, cell, join};
use crate::sheet::page::{Page, Text, Tone};
use crate::terminal::Terminal;

/// Lists disputes.
pub fn run(arguments: &Disputes, terminal: &Terminal) -> Result<Exit> {
    let filter = arguments.narrowed.filter();
    let rows = Ledger::open(&arguments.ledger)?.disputes(&filter)?;
    let exit = list::print(&rows, arguments.form, terminal)?;
    list::tell_more(rows.len(), filter.limit, rows.last().map(|row| row.id.to_string()), terminal);
    Ok(exit)
}

/// Who gives an account, and its words.
fn account(side: &Side) -> Vec<(String, String)> {
    let told = |row: &EventRow| {
        let teller = if row.tellers.is_empty() { "the report".to_owned() } else { join(&row.tellers) };
        let position = side.position.as_deref().unwrap_or_default();
        (format!("{teller} {position}"), format!("“{}” ({}, {})", row.clause, list::source(&row.source), row.id))
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

impl Listed for DisputeRow {
    const COLUMNS: &'static [&'static str] =
        &["id", "kind", "explanation", "sides", "about", "publisher", "published", "title", "url", "key"];

    fn cells(&self) -> Vec<String> {
        let sides = self.sides.iter().flat_map(account).map(|(who, what)| format!("{who}: {what}"));
        vec![
            self.id.to_string(),
            self.kind.clone(),
            self.explanation.clone(),
            join(sides),
            join(&self.about),
            cell(self.source.publisher.as_deref()),
            cell(self.source.published.as_deref()),
            cell(self.source.title.as_deref()),
            cell(self.source.url.as_deref()),
            self.source.key.clone(),
        ]
    }

    fn print(&self, page: &mut Page) {
        page.paragraph(
            0,
            4,
            &Text::new().with(Tone::Against, &self.kind).with(Tone::Plain, format!("  {}", self.explanation)),
        );
        for (number, side) in self.sides.iter().enumerate() {
            for (who, what) in account(side) {
                let line = Text::plain(format!("{}. ", number + 1))
                    .with(Tone::Strong, who)
                    .with(Tone::Plain, format!(" {what}"));
                page.paragraph(4, 8, &line);
            }
        }
        let about =
            if self.sides.iter().any(|side| !side.accounts.is_empty()) { String::new() } else { join(&self.about) };
        list::foot(page, &self.id, &[&about], &self.source, None);
    }
}
