//! Rows onto standard output: a page for people, JSON Lines or CSV for programs.

use std::io::{self, BufWriter, Write};

use anyhow::Result;
use onrecord_ledger::{EventRow, Party, Source};
use serde::Serialize;

use crate::exit::Exit;
use crate::ledger::arguments::Form;
use crate::sheet::page::{Page, Text, Tone};
use crate::talk;
use crate::terminal::Terminal;

/// A row that can be listed.
pub trait Listed: Serialize {
    /// Headings of the CSV columns.
    const COLUMNS: &'static [&'static str];

    /// The CSV cells.
    fn cells(&self) -> Vec<String>;

    /// The row for people.
    fn print(&self, page: &mut Page);
}

/// Prints rows in the form asked for.
pub fn print<R: Listed>(rows: &[R], form: Form, terminal: &Terminal) -> Result<Exit> {
    let mut output = BufWriter::new(io::stdout().lock());
    if form.json {
        for row in rows {
            serde_json::to_writer(&mut output, row)?;
            output.write_all(b"\n")?;
        }
    } else if form.csv {
        write_line(&mut output, R::COLUMNS)?;
        for row in rows {
            write_line(&mut output, &row.cells())?;
        }
    } else if !rows.is_empty() {
        let mut page = Page::new(terminal.width, terminal.is_colored);
        for row in rows {
            row.print(&mut page);
        }
        output.write_all(page.finish().as_bytes())?;
    }
    output.flush()?;
    Ok(if rows.is_empty() { Exit::NothingFound } else { Exit::Done })
}

/// Says how to go on where a page may not be the last.
pub fn tell_more(rows: usize, limit: usize, last: Option<String>, terminal: &Terminal) {
    if let (true, Some(last)) = (limit > 0 && rows >= limit, last) {
        talk::note(terminal, &format!("the first {rows} rows; go on with --after {last}, or take all with --limit 0"));
    }
}

/// One line of CSV (RFC 4180, ended by a bare line feed).
fn write_line(output: &mut impl Write, cells: &[impl AsRef<str>]) -> io::Result<()> {
    for (index, cell) in cells.iter().enumerate() {
        if index > 0 {
            output.write_all(b",")?;
        }
        let cell = cell.as_ref();
        if cell.contains(['"', ',', '\n', '\r']) {
            write!(output, "\"{}\"", cell.replace('"', "\"\""))?;
        } else {
            output.write_all(cell.as_bytes())?;
        }
    }
    output.write_all(b"\n")
}

/// Names of actors, in one cell or line.
pub fn names(parties: &[Party]) -> String {
    join(parties.iter().map(|party| &party.name))
}

/// Several values in one cell.
pub fn join(values: impl IntoIterator<Item = impl ToString>) -> String {
    values.into_iter().map(|value| value.to_string()).collect::<Vec<_>>().join("; ")
}

/// A value that may be absent; an absent one is an empty cell.
pub fn cell(value: Option<&str>) -> String {
    value.unwrap_or_default().to_owned()
}

/// Where a row was read: outlet, else key; day of publication.
pub fn source(source: &Source) -> String {
    let outlet = source.publisher.as_ref().unwrap_or(&source.key);
    match source.published.as_deref().and_then(|published| published.get(..10)) {
        Some(day) => format!("{outlet}, {day}"),
        None => outlet.clone(),
    }
}

/// "1 article", "3 articles".
pub fn count(number: usize, noun: &str) -> String {
    if number == 1 { format!("1 {noun}") } else { format!("{number} {noun}s") }
}

/// In how many other accounts an event is told, and how many of these are copies of an article.
pub fn also(event: &EventRow) -> String {
    let copies = event.sightings.iter().filter(|account| account.copy.is_some()).count();
    match (event.sightings.len(), copies) {
        (0, _) => String::new(),
        (more, 0) => count(more, "more account"),
        (more, copies) => format!("{} ({copies} in copies)", count(more, "more account")),
    }
}

/// A day, marked where only the publication gives it.
pub fn day(day: Option<&str>, day_from: Option<&str>) -> String {
    match (day, day_from) {
        (Some(day), Some("publication")) => format!("{day} (published)"),
        (Some(day), _) => day.to_owned(),
        (None, _) => "undated".to_owned(),
    }
}

/// A faint line under a row: its id, what else is known, where it was read.
pub fn foot(page: &mut Page, id: &impl ToString, facts: &[&str], from: &Source, verdict: Option<&str>) {
    let facts = facts.iter().copied().filter(|fact| !fact.is_empty()).chain(verdict).collect::<Vec<_>>();
    let mut line = id.to_string();
    for fact in facts {
        line = format!("{line} · {fact}");
    }
    page.paragraph(4, 4, &Text::new().with(Tone::Faint, format!("{line} · {}", source(from))));
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cells_are_quoted_where_they_must() {
        let mut line = Vec::new();
        write_line(&mut line, &["a", "b, c", "he said \"no\"", ""]).unwrap();
        assert_eq!(String::from_utf8(line).unwrap(), "a,\"b, c\",\"he said \"\"no\"\"\",\n");
    }
}
