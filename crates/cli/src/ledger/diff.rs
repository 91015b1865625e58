//! `onrecord diff`: what is known now and was not before, or in another ledger.

use std::path::Path;

use anyhow::Result;
use onrecord_ledger::{Difference, Ledger};

use crate::exit::Exit;
use crate::ledger::arguments::Diff;
use crate::ledger::asked;
use crate::ledger::list::{self, Listed};
use crate::sheet::page::{Page, Text, Tone};
use crate::terminal::Terminal;

/// Lists differences.
pub fn run(arguments: &Diff, terminal: &Terminal) -> Result<Exit> {
    let ledger = Ledger::open(&arguments.ledger)?;
    let is_day = arguments.against.parse::<jiff::civil::Date>().is_ok();
    let filter = arguments.narrowed.filter();
    let list = if is_day { asked::SINCE } else { asked::AGAINST };
    list.check(&filter);
    let mut rows = if is_day {
        ledger.since(&arguments.against, &asked::one_more(&filter))?
    } else {
        ledger.against(&Ledger::open(Path::new(&arguments.against))?)?
    };
    asked::cut(&mut rows, filter.limit, terminal);
    list::print(&rows, arguments.form, terminal)
}

impl Listed for Difference {
    fn print(&self, page: &mut Page) {
        let tone = if self.change == "gone" { Tone::Against } else { Tone::Open };
        let what =
            if self.what == "history" { self.change.to_owned() } else { format!("{} {}", self.change, self.what) };
        let head = Text::new().with(tone, what);
        page.paragraph(0, 4, &head.with(Tone::Plain, format!("  {}", self.line)));
        let foot = [&*self.id, &*self.source].into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>();
        page.paragraph(4, 4, &Text::new().with(Tone::Faint, foot.join(" · ")));
    }
}
