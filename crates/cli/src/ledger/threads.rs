//! `onrecord threads`: processes as lines of events.

use anyhow::Result;
use onrecord_ledger::{Ledger, ThreadRow};
use onrecord_listing::{join, source};

use crate::exit::Exit;
use crate::ledger::arguments::Threads;
use crate::ledger::asked;
use crate::ledger::list::{self, Listed};
use crate::sheet::page::{Page, Text, Tone};
use crate::terminal::Terminal;

/// Lists threads.
pub fn run(arguments: &Threads, terminal: &Terminal) -> Result<Exit> {
    let filter = arguments.narrowed.filter();
    asked::THREADS.check(&filter);
    let mut rows = Ledger::open(&arguments.ledger)?.threads(&asked::one_more(&filter))?;
    asked::cut(&mut rows, filter.limit, terminal);
    list::print(&rows, arguments.form, terminal)
}

impl Listed for ThreadRow {
    fn print(&self, page: &mut Page) {
        let days = format!("  {} to {} · {}", self.days.0, self.days.1, list::count(self.documents, "article"));
        let venues = if self.venues.is_empty() { String::new() } else { format!(" in {}", join(&self.venues)) };
        let head = Text::new().with(Tone::Strong, format!("{}{venues}: {}", self.process, join(&self.parties)));
        page.paragraph(0, 4, &head.with(Tone::Plain, days));
        for step in &self.steps {
            page.paragraph(4, 8, &Text::plain(onrecord_listing::step(step)));
            let told = [step.event.id.to_string(), source(&step.event.source), list::also(&step.event)];
            let told = told.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" · ");
            page.paragraph(8, 8, &Text::plain(format!("“{}” ", step.event.clause)).with(Tone::Faint, told));
        }
        for row in &self.proposals {
            let speaker = row.speaker.as_ref().map_or("somebody unnamed", |party| &party.name);
            let day = list::day(row.day.as_deref(), row.day_from.as_deref(), row.interval.as_ref());
            let proposal = Text::plain(format!("{day} ")).with(Tone::Open, format!("{speaker} proposes"));
            page.paragraph(
                4,
                8,
                &proposal.with(Tone::Plain, format!(" “{}” ", row.content)).with(Tone::Faint, row.id.to_string()),
            );
        }
        page.paragraph(4, 4, &Text::new().with(Tone::Faint, self.id.to_string()));
    }
}
