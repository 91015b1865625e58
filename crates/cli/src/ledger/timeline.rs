//! `onrecord timeline`: dated events, oldest first.

use anyhow::Result;
use onrecord_ledger::Ledger;

use crate::exit::Exit;
use crate::ledger::arguments::Timeline;
use crate::ledger::{asked, list};
use crate::terminal::Terminal;

/// Lists dated events.
pub fn run(arguments: &Timeline, terminal: &Terminal) -> Result<Exit> {
    let filter = arguments.narrowed.filter();
    asked::TIMELINE.check(&filter);
    let rows = Ledger::open(&arguments.ledger)?.timeline(&filter)?;
    let exit = list::print(&rows, arguments.form, terminal)?;
    list::tell_more(rows.len(), filter.limit, rows.last().map(|row| row.id.to_string()), terminal);
    Ok(exit)
}
