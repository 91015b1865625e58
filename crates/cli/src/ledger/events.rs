//! `onrecord events`: who did what.

use anyhow::Result;
use onrecord_ledger::{EventRow, Ledger};
use onrecord_listing::{names, tellers};

use crate::exit::Exit;
use crate::ledger::arguments::Events;
use crate::ledger::asked;
use crate::ledger::list::{self, Listed};
use crate::sheet::page::{Page, Text, Tone};
use crate::terminal::Terminal;

/// Lists events.
pub fn run(arguments: &Events, terminal: &Terminal) -> Result<Exit> {
    let filter = arguments.narrowed.filter();
    asked::EVENTS.check(&filter);
    let rows = Ledger::open(&arguments.ledger)?.events(&filter)?;
    let exit = list::print(&rows, arguments.form, terminal)?;
    list::tell_more(rows.len(), filter.limit, rows.last().map(|row| row.id.to_string()), terminal);
    Ok(exit)
}

impl Listed for EventRow {
    fn print(&self, page: &mut Page) {
        let tone = match &*self.status {
            "denied" | "doubted" | "negated" => Tone::Against,
            "occurred" | "ongoing" => Tone::Plain,
            _ => Tone::Open,
        };
        let mut head = Text::plain(list::day(self.day.as_deref(), self.day_from.as_deref(), self.interval.as_ref()))
            .with(Tone::Plain, "  ");
        head = head.with(Tone::Strong, &self.r#type).with(Tone::Plain, " ").with(tone, &self.status);
        for (before, parties) in [(" · ", &self.actors), (" → ", &self.recipients), (" · through ", &self.mediators)]
        {
            if !parties.is_empty() {
                head = head.with(Tone::Plain, before).with(Tone::Strong, names(parties));
            }
        }
        page.paragraph(0, 4, &head);
        page.paragraph(4, 4, &Text::plain(format!("“{}”", self.clause)));
        let teller = tellers(self).map(|tellers| format!("according to {tellers}")).unwrap_or_default();
        list::foot(
            page,
            &self.id,
            &[self.place.as_deref().unwrap_or_default(), &teller, &list::also(self)],
            &self.source,
            self.verdict.as_deref(),
        );
    }
}
