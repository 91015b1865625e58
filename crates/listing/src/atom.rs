//! Rows as an Atom feed (RFC 4287).

use atom_syndication::{Content, Feed, FixedDateTime, Generator, Link, Person};
use onrecord_ledger::{
    ActorRow, Difference, DisputeRow, DocumentRow, EventRow, Hit, PlaceRow, Source, StatementRow, ThreadRow,
};

use crate::words::{accounts, join, names, source};

/// What begins the ids of entries; the row's id follows.
const URN: &str = "urn:onrecord:";

/// What a feed says of a row.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Told {
    /// The row's id.
    pub id: String,
    /// One line.
    pub title: String,
    /// The words, with their source.
    pub content: String,
    /// Where the article was published.
    pub url: Option<String>,
}

/// A row that can be an entry of a feed.
pub trait Entry {
    /// What the feed says of it.
    fn told(&self) -> Told;
}

/// The feed of some rows, each with the time (ISO 8601) at which its text was read, the latest first.
pub fn feed(id: &str, title: &str, rows: Vec<(Told, String)>) -> Feed {
    let mut entries: Vec<_> = rows.into_iter().map(|(told, read_at)| entry(told, &read_at)).collect();
    entries.sort_by(|one, other| (other.updated, &one.id).cmp(&(one.updated, &other.id)));
    Feed {
        id: format!("{URN}{id}"),
        title: title.into(),
        updated: entries.first().map_or_else(FixedDateTime::default, |entry| entry.updated),
        authors: vec![Person { name: "onrecord".to_owned(), ..Person::default() }],
        generator: Some(Generator { value: "onrecord".to_owned(), ..Generator::default() }),
        entries,
        ..Feed::default()
    }
}

fn entry(told: Told, read_at: &str) -> atom_syndication::Entry {
    let link = told.url.map(|href| Link { href, rel: "alternate".to_owned(), ..Link::default() });
    atom_syndication::Entry {
        id: format!("{URN}{}", told.id),
        title: told.title.into(),
        updated: read_at.parse().unwrap_or_default(),
        links: link.into_iter().collect(),
        content: Some(Content {
            value: Some(told.content),
            content_type: Some("text".to_owned()),
            ..Content::default()
        }),
        ..atom_syndication::Entry::default()
    }
}

fn told(id: &impl ToString, title: &str, words: &str, from: &Source) -> Told {
    Told {
        id: id.to_string(),
        title: title.trim_end().to_owned(),
        content: format!("“{words}” ({})", source(from)),
        url: from.url.clone(),
    }
}

impl Entry for EventRow {
    fn told(&self) -> Told {
        let parties = [&self.actors, &self.recipients].map(|parties| names(parties));
        let parties = parties.into_iter().filter(|names| !names.is_empty()).collect::<Vec<_>>().join(" → ");
        told(&self.id, &format!("{} {} {parties}", self.r#type, self.status), &self.clause, &self.source)
    }
}

impl Entry for StatementRow {
    fn told(&self) -> Told {
        let speaker = self.speaker.as_ref().map_or("somebody unnamed", |party| &party.name);
        told(&self.id, &format!("{speaker}: {}", self.stance), &self.content, &self.source)
    }
}

impl Entry for DisputeRow {
    fn told(&self) -> Told {
        let sides = self.sides.iter().flat_map(accounts).map(|(who, what)| format!("{who}: {what}"));
        let (title, url) = (format!("{}: {}", self.kind, self.explanation), self.source.url.clone());
        Told { id: self.id.to_string(), title, content: join(sides), url }
    }
}

impl Entry for DocumentRow {
    fn told(&self) -> Told {
        let title = self.source.title.as_ref().unwrap_or(&self.source.key);
        let content = format!("statements {}, events {} ({})", self.statements, self.events, source(&self.source));
        Told { id: self.source.handle.clone(), title: title.clone(), content, url: self.source.url.clone() }
    }
}

impl Entry for Hit {
    fn told(&self) -> Told {
        told(&self.source.handle, self.source.title.as_ref().unwrap_or(&self.source.key), &self.snippet, &self.source)
    }
}

impl Entry for ThreadRow {
    fn told(&self) -> Told {
        let title = format!("{}: {}, {} to {}", self.process, join(&self.parties), self.days.0, self.days.1);
        let steps = self.steps.iter().map(crate::step).collect::<Vec<_>>().join(" | ");
        Told { id: self.id.to_string(), title, content: steps, url: None }
    }
}

impl Entry for ActorRow {
    fn told(&self) -> Told {
        let content = format!("documents {}, statements {}, events {}", self.documents, self.statements, self.events);
        let title = format!("{} ({}): {}", self.name, self.kind, join(&self.roles));
        Told { id: self.id.to_string(), title: title.trim_end_matches(": ").to_owned(), content, url: None }
    }
}

impl Entry for PlaceRow {
    fn told(&self) -> Told {
        let content = format!("documents {}, statements {}, events {}", self.documents, self.statements, self.events);
        Told { id: self.id.to_string(), title: self.name.clone(), content, url: None }
    }
}

impl Entry for Difference {
    fn told(&self) -> Told {
        let title = format!("{} {}", self.change, self.what);
        Told { id: self.id.clone(), title, content: format!("{} ({})", self.line, self.source), url: None }
    }
}
