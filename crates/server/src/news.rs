//! What came into the ledger since a day: events, then statements.

use onrecord_ledger::{EventRow, Filter, Ledger, StatementRow};
use onrecord_listing::{Entry, Table, Told, cell, names, source};
use schemars::JsonSchema;
use serde::Serialize;

use crate::list::List;
use crate::lists::{KNOWN, PUBLISHED, ROWS, count};
use crate::problem::Problem;
use crate::question::{Question, Takes};

/// A row of either sort.
#[derive(Clone, Debug, Serialize, JsonSchema)]
#[serde(tag = "what", rename_all = "kebab-case")]
pub enum NewRow {
    /// Who did what; every account that came is a row.
    Event(EventRow),
    /// Who said what.
    Statement(StatementRow),
}

/// The list.
pub struct New;

impl List for New {
    type Row = NewRow;
    const NAME: &'static str = "new";
    const ABOUT: &'static str = "events, then statements, of articles read since a day or instant";
    const HEEDS: &'static [&'static [&'static str]] = &[ROWS, PUBLISHED, KNOWN];
    const CURSOR: Takes = Takes::Skip;

    fn ask(ledger: &Ledger, question: &Question) -> Result<Vec<NewRow>, Problem> {
        let skip = question.skip();
        let wanted = question.filter.limit;
        let filter = Filter { accounts: true, limit: skip + wanted, ..question.filter.clone() };
        let mut rows: Vec<_> = ledger.events(&filter)?.into_iter().map(NewRow::Event).collect();
        if rows.len() < skip + wanted {
            let filter = Filter { limit: skip + wanted - rows.len(), ..filter };
            rows.extend(ledger.statements(&filter)?.into_iter().map(NewRow::Statement));
        }
        Ok(rows.split_off(skip.min(rows.len())))
    }

    fn cursor(page: &[NewRow], question: &Question) -> Option<String> {
        count(page, question)
    }

    fn handle(row: &NewRow) -> &str {
        match row {
            NewRow::Event(row) => &row.id.handle,
            NewRow::Statement(row) => &row.id.handle,
        }
    }
}

impl Table for NewRow {
    const COLUMNS: &'static [&'static str] = &["what", "id", "day", "who", "says", "words", "source"];

    fn cells(&self) -> Vec<String> {
        let (what, id, day, who, says, words, from) = match self {
            Self::Event(row) => ("event", &row.id, &row.day, names(&row.actors), &row.r#type, &row.clause, &row.source),
            Self::Statement(row) => {
                let speaker = cell(row.speaker.as_ref().map(|party| &*party.name));
                ("statement", &row.id, &row.day, speaker, &row.stance, &row.content, &row.source)
            }
        };
        vec![what.to_owned(), id.to_string(), cell(day.as_deref()), who, says.clone(), words.clone(), source(from)]
    }
}

impl Entry for NewRow {
    fn told(&self) -> Told {
        match self {
            Self::Event(row) => row.told(),
            Self::Statement(row) => row.told(),
        }
    }
}
