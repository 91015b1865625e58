//! `onrecord actors`: who speaks and acts.

use anyhow::Result;
use onrecord_ledger::{ActorRow, Filter, Ledger};
use onrecord_listing::join;

use crate::exit::Exit;
use crate::ledger::arguments::Actors;
use crate::ledger::list::{self, Listed};
use crate::ledger::{asked, edited};
use crate::sheet::page::{Page, Text, Tone};
use crate::terminal::Terminal;

/// Lists actors.
pub fn run(arguments: &Actors, terminal: &Terminal) -> Result<Exit> {
    if let Some(file) = &arguments.import {
        return edited::import(&arguments.ledger, file, arguments.dry_run, terminal);
    }
    let filter = Filter { named: Some(!arguments.described), ..arguments.narrowed.filter() };
    asked::ACTORS.check(&filter);
    let mut rows = Ledger::open(&arguments.ledger)?.actors(&asked::one_more(&filter))?;
    asked::cut(&mut rows, filter.limit, terminal);
    list::print(&rows, arguments.form, terminal)
}

impl Listed for ActorRow {
    fn print(&self, page: &mut Page) {
        let country = self.country.as_ref().map(|country| format!(", {country}")).unwrap_or_default();
        let roles =
            if self.roles.is_empty() { String::new() } else { format!(": {}", join(self.roles.iter().take(5))) };
        let also = if self.names.is_empty() { String::new() } else { format!(" · also {}", join(&self.names)) };
        let line =
            Text::new().with(Tone::Strong, &self.name).with(Tone::Plain, format!(" ({}{country}){roles}", self.kind));
        page.paragraph(0, 4, &line);
        let counts = format!(
            "{} · documents {}, statements {}, events {}{also}",
            self.id, self.documents, self.statements, self.events
        );
        page.paragraph(4, 4, &Text::new().with(Tone::Faint, counts));
    }
}
