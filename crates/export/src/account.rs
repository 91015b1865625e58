//! One account of an event in one article, and all accounts of one event.

use std::rc::Rc;

use onrecord_ledger::{Layer, RowId};
use onrecord_listing::headline_of;
use onrecord_record::{Actor, ActorId, Event, EventStatus, Place, Statement, Time};

use crate::Article;
use crate::words::{join, word};

/// One account of an event.
#[derive(Clone, Debug)]
pub struct Account {
    /// The article that gives it.
    pub article: Rc<Article>,
    /// Which event of its record.
    pub index: usize,
}

/// An event with every account of it that was asked for, the earliest published first.
#[derive(Clone, Debug)]
pub struct Happening {
    /// The accounts; never empty.
    pub accounts: Vec<Account>,
}

impl Happening {
    /// The account by which the event is shown: the first.
    pub fn first(&self) -> &Account {
        &self.accounts[0]
    }

    /// The accounts that tell of something done or under way.
    pub fn done(&self) -> Option<Self> {
        let accounts: Vec<Account> = self.accounts.iter().filter(|account| account.is_done()).cloned().collect();
        (!accounts.is_empty()).then_some(Self { accounts })
    }

    /// Outlets of the accounts, each once.
    pub fn outlets(&self) -> Vec<&str> {
        let mut outlets: Vec<&str> = Vec::new();
        for account in &self.accounts {
            let outlet = account.article.outlet();
            if !outlets.contains(&outlet) {
                outlets.push(outlet);
            }
        }
        outlets
    }
}

impl Account {
    /// The row.
    pub fn event(&self) -> &Event {
        &self.article.record().events[self.index]
    }

    /// Its id in the ledger.
    pub fn id(&self) -> RowId {
        self.article.id(Layer::Event, self.index)
    }

    /// Whether it tells of something done or under way, rather than denied, doubted, planned, proposed, …
    pub fn is_done(&self) -> bool {
        matches!(self.event().status, EventStatus::Occurred | EventStatus::Ongoing)
    }

    /// The status by its word.
    pub fn status(&self) -> String {
        word(self.event().status)
    }

    /// Its day, and what gave it: `text`, `publication` or `account`.
    pub fn day(&self) -> (Option<&str>, Option<&str>) {
        let day = self.article.chosen.events.get(&(self.index as u32 + 1));
        day.map_or((None, None), |(day, from)| (day.as_deref(), from.as_deref()))
    }

    /// The time that the text gives.
    pub fn time(&self) -> Option<&Time> {
        self.article.time(self.event().time)
    }

    /// Where.
    pub fn place(&self) -> Option<&Place> {
        self.article.place(self.event().place)
    }

    /// Actors of the record by their ids.
    pub fn actors<'a>(&'a self, ids: &'a [ActorId]) -> impl Iterator<Item = &'a Actor> {
        ids.iter().filter_map(|id| self.article.record().actors.get(id.index()))
    }

    /// Names of actors, as they are called across documents.
    pub fn names(&self, ids: &[ActorId]) -> Vec<String> {
        ids.iter().filter_map(|&id| self.article.identity(id)).map(|identity| identity.name.clone()).collect()
    }

    /// The statements it stands on.
    pub fn according_to(&self) -> impl Iterator<Item = &Statement> {
        self.event().according_to.iter().filter_map(|id| self.article.record().statements.get(id.index()))
    }

    /// Who says so, by name; a statement without a speaker is `somebody unnamed`.
    pub fn tellers(&self) -> Vec<String> {
        let name = |statement: &Statement| {
            let identity = statement.speaker.and_then(|speaker| self.article.identity(speaker));
            identity.map_or_else(|| "somebody unnamed".to_owned(), |identity| identity.name.clone())
        };
        let mut names: Vec<String> = Vec::new();
        for said in self.according_to() {
            let name = name(said);
            if !names.contains(&name) {
                names.push(name);
            }
        }
        names
    }

    /// The words of the clause.
    pub fn clause(&self) -> &str {
        self.article.words(self.event().span)
    }

    /// What happened in a line, as lists have it, with names across documents.
    pub fn headline(&self) -> String {
        let event = self.event();
        let (actors, recipients) = (self.names(&event.actors), self.names(&event.recipients));
        let names = [&actors, &recipients].map(|names| names.iter().map(String::as_str).collect());
        let status = self.status();
        headline_of(event.r#type.as_str(), (!self.is_done()).then_some(&*status), &names)
    }

    /// On whose word it stands, in a line; empty for the reporter's own voice.
    pub fn attribution(&self) -> String {
        let tellers = self.tellers();
        if tellers.is_empty() { String::new() } else { format!("according to {}", join(tellers, ", ")) }
    }
}
