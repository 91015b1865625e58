//! `onrecord new`: what came into a ledger since a day, also as an Atom feed.

use std::io::{self, Write};

use anyhow::Result;
use onrecord_ledger::{Filter, Ledger};
use onrecord_listing::{Entry, feed};

use crate::exit::Exit;
use crate::ledger::arguments::New;
use crate::ledger::list;
use crate::terminal::Terminal;

/// Lists the events, then the statements, of documents read since a day; of an event every account that came.
pub fn run(arguments: &New, terminal: &Terminal) -> Result<Exit> {
    let ledger = Ledger::open(&arguments.ledger)?;
    let filter = Filter { accounts: true, ..arguments.narrowed.filter() };
    let (events, statements) = (ledger.events(&filter)?, ledger.statements(&filter)?);
    if arguments.atom {
        let mut rows = Vec::new();
        for row in &events {
            rows.push((row.told(), ledger.read_at(&row.id.handle)?));
        }
        for row in &statements {
            rows.push((row.told(), ledger.read_at(&row.id.handle)?));
        }
        let name = arguments.ledger.display().to_string();
        let exit = if rows.is_empty() { Exit::NothingFound } else { Exit::Done };
        let mut output = io::stdout().lock();
        feed(&name, &format!("New on the record: {name}"), rows).write_to(&mut output)?;
        writeln!(output)?;
        return Ok(exit);
    }
    let found = list::print(&events, arguments.form, terminal)?;
    let said = list::print(&statements, arguments.form, terminal)?;
    Ok(if found == Exit::Done { found } else { said })
}
