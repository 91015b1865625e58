//! `onrecord new`: what came into a ledger since a day, also as an Atom feed.

use std::io::{self, Write};

use anyhow::{Context, Result};
use atom_syndication::{Content, Entry, Feed, FixedDateTime, Generator, Link, Person};
use onrecord_ledger::{EventRow, Filter, Ledger, RowId, Source, StatementRow};

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
        let mut entries = events.iter().map(of_event).chain(statements.iter().map(of_statement)).collect::<Vec<_>>();
        for entry in &mut entries {
            entry.updated = read_at(&ledger, &entry.id)?;
        }
        return print(&arguments.ledger.display().to_string(), entries);
    }
    let found = list::print(&events, arguments.form, terminal)?;
    let said = list::print(&statements, arguments.form, terminal)?;
    Ok(if found == Exit::Done { found } else { said })
}

/// Prints the feed, the entry that was read last first.
fn print(ledger: &str, mut entries: Vec<Entry>) -> Result<Exit> {
    entries.sort_by(|one, other| (other.updated, &one.id).cmp(&(one.updated, &other.id)));
    let exit = if entries.is_empty() { Exit::NothingFound } else { Exit::Done };
    let feed = Feed {
        id: format!("{URN}{ledger}"),
        title: format!("New on the record: {ledger}").into(),
        updated: entries.first().map_or_else(FixedDateTime::default, |entry| entry.updated),
        authors: vec![Person { name: "onrecord".to_owned(), ..Person::default() }],
        generator: Some(Generator { value: "onrecord".to_owned(), ..Generator::default() }),
        entries,
        ..Feed::default()
    };
    let mut output = io::stdout().lock();
    feed.write_to(&mut output)?;
    writeln!(output)?;
    Ok(exit)
}

/// What begins the ids of entries; the row's id follows.
const URN: &str = "urn:onrecord:";

/// When the text of a row was read.
fn read_at(ledger: &Ledger, id: &str) -> Result<FixedDateTime> {
    let id: RowId = id.trim_start_matches(URN).parse()?;
    let read_at = ledger.why(&id)?.read_at;
    read_at.parse().with_context(|| format!("{id} was read at {read_at}"))
}

fn of_event(row: &EventRow) -> Entry {
    let parties = [&row.actors, &row.recipients].map(|parties| list::names(parties));
    let parties = parties.into_iter().filter(|names| !names.is_empty()).collect::<Vec<_>>().join(" → ");
    let title = format!("{} {} {parties}", row.r#type, row.status);
    entry(&row.id, title.trim_end(), &row.clause, &row.source)
}

fn of_statement(row: &StatementRow) -> Entry {
    let speaker = row.speaker.as_ref().map_or("somebody unnamed", |party| &party.name);
    entry(&row.id, &format!("{speaker}: {}", row.stance), &row.content, &row.source)
}

fn entry(id: &RowId, title: &str, words: &str, source: &Source) -> Entry {
    let link =
        source.url.as_ref().map(|url| Link { href: url.clone(), rel: "alternate".to_owned(), ..Link::default() });
    Entry {
        id: format!("{URN}{id}"),
        title: title.into(),
        links: link.into_iter().collect(),
        content: Some(Content {
            value: Some(format!("“{words}” ({})", list::source(source))),
            content_type: Some("text".to_owned()),
            ..Content::default()
        }),
        ..Entry::default()
    }
}
