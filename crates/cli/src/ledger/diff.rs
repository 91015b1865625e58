//! `onrecord diff`: what is known now and was not before, or in another ledger.

use std::path::Path;

use anyhow::Result;
use onrecord_ledger::{Difference, Ledger};

use crate::exit::Exit;
use crate::ledger::arguments::Diff;
use crate::ledger::list::{self, Listed};
use crate::sheet::page::{Page, Text, Tone};
use crate::terminal::Terminal;

/// Lists differences.
pub fn run(arguments: &Diff, terminal: &Terminal) -> Result<Exit> {
    let ledger = Ledger::open(&arguments.ledger)?;
    let is_day = arguments.against.parse::<jiff::civil::Date>().is_ok();
    let rows = if is_day {
        ledger.since(&arguments.against, &arguments.narrowed.filter())?
    } else {
        ledger.against(&Ledger::open(Path::new(&arguments.against))?)?
    };
    list::print(&rows, arguments.form, terminal)
}

impl Listed for Difference {
    fn print(&self, page: &mut Page) {
        let tone = if self.change == "gone" { Tone::Against } else { Tone::Open };
        let head = Text::new().with(tone, format!("{} {}", self.change, self.what));
        page.paragraph(0, 4, &head.with(Tone::Plain, format!("  {}", self.line)));
        let foot = [&*self.id, &*self.source].into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>();
        page.paragraph(4, 4, &Text::new().with(Tone::Faint, foot.join(" · ")));
    }
}
