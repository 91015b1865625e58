//! `onrecord statements`: who said what.

use anyhow::Result;
use onrecord_ledger::{Ledger, StatementRow};

use crate::exit::Exit;
use crate::ledger::arguments::Statements;
use crate::ledger::asked;
use crate::ledger::list::{self, Listed};
use crate::sheet::page::{Page, Text, Tone};
use crate::terminal::Terminal;

/// Lists statements.
pub fn run(arguments: &Statements, terminal: &Terminal) -> Result<Exit> {
    let filter = arguments.narrowed.filter();
    asked::STATEMENTS.check(&filter);
    let rows = Ledger::open(&arguments.ledger)?.statements(&filter)?;
    let exit = list::print(&rows, arguments.form, terminal)?;
    list::tell_more(rows.len(), filter.limit, rows.last().map(|row| row.id.to_string()), terminal);
    Ok(exit)
}

impl Listed for StatementRow {
    fn print(&self, page: &mut Page) {
        let tone = if matches!(&*self.stance, "deny" | "doubt" | "reject") { Tone::Against } else { Tone::Plain };
        let speaker = self.speaker.as_ref().map_or("Somebody unnamed", |speaker| &speaker.name);
        let head = Text::plain(list::day(self.day.as_deref(), self.day_from.as_deref(), self.interval.as_ref()))
            .with(Tone::Plain, "  ");
        let head = head.with(Tone::Strong, speaker).with(Tone::Plain, " · ").with(tone, &self.stance);
        page.paragraph(0, 4, &head);
        page.paragraph(4, 4, &Text::plain(&self.content));
        if self.form == "mixed" {
            let quotes: Vec<_> = self.quotes.iter().map(|quote| format!("“{quote}”")).collect();
            page.paragraph(4, 4, &Text::plain(format!("in their words: {}", quotes.join(" "))));
        }
        let copy = list::copy(self.copy.as_deref());
        let facts = [self.channel.as_deref().unwrap_or_default(), self.place.as_deref().unwrap_or_default(), copy];
        list::foot(page, &self.id, &facts, &self.source, self.verdict.as_deref());
    }
}
