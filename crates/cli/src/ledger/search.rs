//! `onrecord search`: articles by their words.

use anyhow::Result;
use onrecord_ledger::{Hit, Ledger};

use crate::exit::Exit;
use crate::ledger::arguments::Search;
use crate::ledger::asked;
use crate::ledger::list::{self, Listed};
use crate::sheet::page::{Page, Text, Tone};
use crate::terminal::Terminal;

/// Lists articles that hold the words.
pub fn run(arguments: &Search, terminal: &Terminal) -> Result<Exit> {
    let filter = arguments.narrowed.filter();
    asked::SEARCH.check(&filter);
    let mut rows = Ledger::open(&arguments.ledger)?.search(&arguments.words.join(" "), &asked::one_more(&filter))?;
    asked::cut(&mut rows, filter.limit, terminal);
    list::print(&rows, arguments.form, terminal)
}

impl Listed for Hit {
    fn print(&self, page: &mut Page) {
        let title = self.source.title.as_deref().unwrap_or(&self.source.key);
        page.paragraph(0, 4, &Text::new().with(Tone::Strong, title));
        page.paragraph(4, 4, &Text::plain(&self.snippet));
        let rows = format!("statements {}, events {}", self.rows.0, self.rows.1);
        list::foot(page, &self.source.handle, &[&rows, list::copy(self.copy.as_deref())], &self.source, None);
    }
}
