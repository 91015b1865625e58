//! Rows onto standard output: a page for people, JSON Lines or CSV for programs.

use std::borrow::Cow;
use std::io::{self, BufWriter, Write};

use anyhow::Result;
use onrecord_ledger::{EventRow, Interval, Source};
use onrecord_listing::{Table, csv, join, otherwise, source, told};
use serde::Serialize;

use crate::exit::Exit;
use crate::ledger::arguments::Form;
use crate::sheet::page::{Page, Text, Tone};
use crate::talk;
use crate::terminal::Terminal;

/// A row that can be listed.
pub trait Listed: Serialize + Table {
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
        csv(rows, &mut output)?;
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

/// "1 article", "3 articles".
pub fn count(number: usize, noun: &str) -> String {
    if number == 1 { format!("1 {noun}") } else { format!("{number} {noun}s") }
}

/// In how many other accounts an event is told, and how many of these are copies of an article.
pub fn also(event: &EventRow) -> String {
    let copies = event.sightings.iter().filter(|account| account.copy.is_some()).count();
    // Who reads that something was done should see that another denies it.
    let otherwise = match &*otherwise(event) {
        [] => String::new(),
        others => format!(", {}", join(others)),
    };
    match (event.sightings.len(), copies) {
        (0, _) => String::new(),
        (more, 0) => format!("{}{otherwise}", count(more, "more account")),
        (more, copies) => format!("{} ({copies} in copies){otherwise}", count(more, "more account")),
    }
}

/// That the article of a row is a near copy of an earlier one, in a word that says how near.
pub fn copy(kind: Option<&str>) -> &'static str {
    match kind {
        Some("identical") => "the text of an earlier article",
        Some("copy") => "copy of an earlier article",
        Some(_) => "revision of an earlier article",
        None => "",
    }
}

/// Letters of what is shown of a long text where many stand in a list.
const BRIEF: usize = 300;

/// A long text cut behind a word; programs get all of it.
pub fn brief(text: &str) -> Cow<'_, str> {
    match text.char_indices().nth(BRIEF) {
        Some((end, _)) => {
            let kept = text[..end].rsplit_once(char::is_whitespace).map_or(&text[..end], |(kept, _)| kept);
            Cow::from(format!("{kept} …"))
        }
        None => Cow::from(text),
    }
}

/// When a row is, marked where only the publication gives it.
pub fn day(day: Option<&str>, day_from: Option<&str>, interval: Option<&Interval>) -> String {
    match (told(day, interval), day_from) {
        (Some(told), Some("publication")) => format!("{told} (published)"),
        (Some(told), _) => told.to_owned(),
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
    fn long_texts_are_cut_behind_a_word() {
        assert_eq!(brief("short"), "short");
        let long = "Gespräche ".repeat(60);
        let cut = brief(&long);
        assert!(cut.ends_with("Gespräche …") && cut.chars().count() <= BRIEF + 2, "{cut}");
    }
}
