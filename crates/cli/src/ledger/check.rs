//! `onrecord check`: whether a ledger is whole.

use anyhow::Result;
use onrecord_ledger::{Flaw, Ledger};

use crate::exit::Exit;
use crate::ledger::arguments::Check;
use crate::ledger::list::{self, Listed};
use crate::sheet::page::{Page, Text, Tone};
use crate::talk;
use crate::terminal::Terminal;

/// Lists what is wrong with a ledger.
pub fn run(arguments: &Check, terminal: &Terminal) -> Result<Exit> {
    let ledger = Ledger::open(&arguments.ledger)?;
    let flaws = ledger.check()?;
    list::print(&flaws, arguments.form, terminal)?;
    let stats = ledger.stats()?;
    if stats.unlinked > 0 {
        let unlinked = list::count(stats.unlinked as usize, "article");
        talk::note(
            terminal,
            &format!("filed and not linked with the others yet: {unlinked}; the next `onrecord add` does it"),
        );
    }
    if flaws.is_empty() {
        talk::note(terminal, &format!("{} documents, nothing wrong", stats.documents));
    }
    Ok(if flaws.is_empty() { Exit::Done } else { Exit::BadInput })
}

impl Listed for Flaw {
    fn print(&self, page: &mut Page) {
        let line =
            Text::new().with(Tone::Against, self.kind).with(Tone::Plain, format!("  {}  {}", self.place, self.problem));
        page.paragraph(0, 4, &line);
    }
}
