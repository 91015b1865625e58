//! `onrecord disputes`: accounts that contradict each other.

use anyhow::Result;
use onrecord_ledger::{DisputeRow, Ledger};
use onrecord_listing::{accounts, join};

use crate::exit::Exit;
use crate::ledger::arguments::Disputes;
use crate::ledger::asked;
use crate::ledger::list::{self, Listed};
use crate::sheet::page::{Page, Text, Tone};
use crate::terminal::Terminal;

/// Lists disputes.
pub fn run(arguments: &Disputes, terminal: &Terminal) -> Result<Exit> {
    let filter = arguments.narrowed.filter();
    asked::DISPUTES.check(&filter);
    let rows = Ledger::open(&arguments.ledger)?.disputes(&filter)?;
    let exit = list::print(&rows, arguments.form, terminal)?;
    list::tell_more(rows.len(), filter.limit, rows.last().map(|row| row.id.to_string()), terminal);
    Ok(exit)
}

impl Listed for DisputeRow {
    fn print(&self, page: &mut Page) {
        page.paragraph(
            0,
            4,
            &Text::new()
                .with(Tone::Against, &self.kind)
                .with(Tone::Plain, format!("  {}", list::brief(&self.explanation))),
        );
        for (number, side) in self.sides.iter().enumerate() {
            for (who, what) in accounts(side) {
                let line = Text::plain(format!("{}. ", number + 1))
                    .with(Tone::Strong, who)
                    .with(Tone::Plain, format!(" {}", list::brief(&what)));
                page.paragraph(4, 8, &line);
            }
        }
        let about =
            if self.sides.iter().any(|side| !side.accounts.is_empty()) { String::new() } else { join(&self.about) };
        list::foot(page, &self.id, &[&about], &self.source, None);
    }
}
