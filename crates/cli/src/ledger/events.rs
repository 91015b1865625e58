//! `onrecord events`: who did what.

use anyhow::Result;
use onrecord_ledger::{EventRow, Ledger};

use crate::exit::Exit;
use crate::ledger::arguments::Events;
use crate::ledger::list::{self, Listed, cell, join, names};
use crate::sheet::page::{Page, Text, Tone};
use crate::terminal::Terminal;

/// Lists events.
pub fn run(arguments: &Events, terminal: &Terminal) -> Result<Exit> {
    let filter = arguments.narrowed.filter();
    let rows = Ledger::open(&arguments.ledger)?.events(&filter)?;
    let exit = list::print(&rows, arguments.form, terminal)?;
    list::tell_more(rows.len(), filter.limit, rows.last().map(|row| row.id.to_string()), terminal);
    Ok(exit)
}

impl Listed for EventRow {
    const COLUMNS: &'static [&'static str] = &[
        "id",
        "day",
        "day_from",
        "type",
        "mode",
        "cameo",
        "quad",
        "status",
        "actors",
        "recipients",
        "mediators",
        "place",
        "quantities",
        "according_to",
        "tellers",
        "sightings",
        "trigger",
        "clause",
        "confidence",
        "verdict",
        "publisher",
        "published",
        "title",
        "url",
        "key",
    ];

    fn cells(&self) -> Vec<String> {
        vec![
            self.id.to_string(),
            cell(self.day.as_deref()),
            cell(self.day_from.as_deref()),
            self.r#type.clone(),
            cell(self.mode.as_deref()),
            cell(self.cameo.as_deref()),
            self.quad.to_string(),
            self.status.clone(),
            names(&self.actors),
            names(&self.recipients),
            names(&self.mediators),
            cell(self.place.as_deref()),
            join(&self.quantities),
            join(&self.according_to),
            join(&self.tellers),
            join(self.sightings.iter().map(|account| &account.id)),
            self.trigger.clone(),
            self.clause.clone(),
            self.confidence.map(|odds| format!("{odds:.3}")).unwrap_or_default(),
            cell(self.verdict.as_deref()),
            cell(self.source.publisher.as_deref()),
            cell(self.source.published.as_deref()),
            cell(self.source.title.as_deref()),
            cell(self.source.url.as_deref()),
            self.source.key.clone(),
        ]
    }

    fn print(&self, page: &mut Page) {
        let tone = match &*self.status {
            "denied" | "doubted" | "negated" => Tone::Against,
            "occurred" | "ongoing" => Tone::Plain,
            _ => Tone::Open,
        };
        let mut head = Text::plain(list::day(self.day.as_deref(), self.day_from.as_deref())).with(Tone::Plain, "  ");
        head = head.with(Tone::Strong, &self.r#type).with(Tone::Plain, " ").with(tone, &self.status);
        for (before, parties) in [(" · ", &self.actors), (" → ", &self.recipients), (" · through ", &self.mediators)]
        {
            if !parties.is_empty() {
                head = head.with(Tone::Plain, before).with(Tone::Strong, names(parties));
            }
        }
        page.paragraph(0, 4, &head);
        page.paragraph(4, 4, &Text::plain(format!("“{}”", self.clause)));
        let teller = match (self.according_to.is_empty(), self.tellers.is_empty()) {
            (true, _) => String::new(),
            (false, true) => "according to a source not named".to_owned(),
            (false, false) => format!("according to {}", join(&self.tellers)),
        };
        list::foot(
            page,
            &self.id,
            &[self.place.as_deref().unwrap_or_default(), &teller, &list::also(self)],
            &self.source,
            self.verdict.as_deref(),
        );
    }
}
