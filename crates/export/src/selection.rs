//! What passes a filter: articles in the order of publication, and events with their accounts.
//!
//! Rows are asked for in pages and kept as ids only; the articles they stand in are loaded when they are needed, and the
//! latest few hundred are kept at hand, so that a large ledger needs no more memory than a small one.

use std::cell::RefCell;
use std::collections::{BTreeMap, VecDeque};
use std::rc::Rc;

use onrecord_ledger::{DisputeRow, EventRow, Filter, Ledger, LedgerError, RowId};

use crate::account::{Account, Happening};
use crate::article::{Article, Chosen};

/// Rows asked for at once.
const PAGE: usize = 5000;
/// Articles kept at hand.
const AT_HAND: usize = 256;

/// Where a row sorts, and the accounts of the event.
type Group = (Option<String>, Vec<RowId>);

/// What passes a filter.
pub struct Selection<'a> {
    ledger: &'a Ledger,
    filter: Filter,
    /// Whether only documents are narrowed, so that all rows of an article count.
    is_whole: bool,
    handles: Vec<String>,
    chosen: BTreeMap<String, Chosen>,
    groups: Vec<Group>,
    /// The first account of each event that has several.
    leads: BTreeMap<RowId, RowId>,
    shelf: RefCell<Shelf>,
}

#[derive(Default)]
struct Shelf {
    articles: BTreeMap<String, Rc<Article>>,
    order: VecDeque<String>,
}

impl<'a> Selection<'a> {
    /// Asks the ledger. A limit counts events and statements apart, newest first as in the lists.
    pub fn new(ledger: &'a Ledger, filter: &Filter) -> Result<Self, LedgerError> {
        let rows = [&filter.actor, &filter.country, &filter.kind, &filter.stance, &filter.place, &filter.from];
        let is_whole = filter.limit == 0 && rows.into_iter().chain([&filter.to, &filter.text]).all(Option::is_none);
        let mut selection = Self {
            ledger,
            filter: filter.clone(),
            is_whole,
            handles: Vec::new(),
            chosen: BTreeMap::new(),
            groups: Vec::new(),
            leads: BTreeMap::new(),
            shelf: RefCell::default(),
        };
        selection.choose_events()?;
        selection.choose_statements()?;
        selection.handles = ledger.handles(filter)?;
        if !is_whole {
            selection.handles.retain(|handle| selection.chosen.contains_key(handle));
        }
        Ok(selection)
    }

    fn choose_events(&mut self) -> Result<(), LedgerError> {
        let mut groups: BTreeMap<String, Group> = BTreeMap::new();
        let mut filter = Filter { accounts: true, limit: PAGE, after: None, ..self.filter.clone() };
        loop {
            let rows = self.ledger.events(&filter)?;
            filter.after = rows.last().map(|row| row.id.clone());
            let is_last = rows.len() < PAGE;
            for row in rows {
                let others = row.sightings.iter().map(|account| account.id.to_string());
                let own = row.id.to_string();
                let key = if self.filter.accounts { own } else { others.fold(own, Ord::min) };
                let chosen = self.chosen.entry(row.id.handle.clone()).or_default();
                chosen.events.insert(row.id.number, (row.day.clone(), row.day_from));
                let group = groups.entry(key).or_insert((None, Vec::new()));
                group.0 = group.0.take().into_iter().chain(row.day).min();
                group.1.push(row.id);
            }
            if is_last {
                break;
            }
        }
        let mut groups: Vec<Group> = groups.into_values().collect();
        groups.sort_by(|one, other| (one.0.is_none(), one).cmp(&(other.0.is_none(), other)));
        if self.filter.limit > 0 && groups.len() > self.filter.limit {
            let dated = groups.partition_point(|group| group.0.is_some());
            let kept = if dated >= self.filter.limit { dated - self.filter.limit..dated } else { 0..self.filter.limit };
            groups = groups.drain(kept).collect();
            self.chosen.clear_but(&groups);
        }
        for (_, ids) in groups.iter_mut().filter(|(_, ids)| ids.len() > 1) {
            ids.sort();
            self.leads.extend(ids.iter().map(|id| (id.clone(), ids[0].clone())));
        }
        self.groups = groups;
        Ok(())
    }

    fn choose_statements(&mut self) -> Result<(), LedgerError> {
        let mut filter = Filter { limit: PAGE, after: None, ..self.filter.clone() };
        let mut left = if self.filter.limit == 0 { usize::MAX } else { self.filter.limit };
        loop {
            filter.limit = PAGE.min(left);
            let rows = self.ledger.statements(&filter)?;
            filter.after = rows.last().map(|row| row.id.clone());
            left -= rows.len().min(left);
            let is_last = rows.len() < filter.limit || left == 0;
            for row in rows {
                let chosen = self.chosen.entry(row.id.handle).or_default();
                chosen.statements.insert(row.id.number, (row.day, row.day_from));
            }
            if is_last {
                return Ok(());
            }
        }
    }

    /// Whether nothing passes the filter.
    pub fn is_empty(&self) -> bool {
        self.handles.is_empty()
    }

    /// The articles, the earliest published first, undated ones last.
    pub fn articles(&self) -> impl Iterator<Item = Result<Rc<Article>, LedgerError>> + '_ {
        self.handles.iter().map(|handle| self.article(handle))
    }

    /// The events, the earliest first, undated ones last.
    pub fn happenings(&self) -> impl Iterator<Item = Result<Happening, LedgerError>> + '_ {
        self.groups.iter().map(|(_, ids)| {
            let mut accounts = Vec::new();
            for id in ids {
                let article = self.article(&id.handle)?;
                accounts.push(Account { article, index: id.number as usize - 1 });
            }
            accounts.sort_by_cached_key(|account| {
                let published = account.article.record().document.published.clone();
                (published.is_none(), published, account.article.filed.handle.clone(), account.index)
            });
            Ok(Happening { accounts })
        })
    }

    /// An event as lists show it: its first account that was asked for; the others that were are its sightings.
    pub fn row(&self, happening: &Happening) -> Result<EventRow, LedgerError> {
        let mut row = self.ledger.event(&happening.first().id())?;
        row.sightings.retain(|other| happening.accounts.iter().any(|account| account.id() == other.id));
        Ok(row)
    }

    /// Contradictions between several articles of which an account was asked for.
    pub fn linked_disputes(&self) -> Result<Vec<DisputeRow>, LedgerError> {
        let filter = Filter { as_of: self.filter.as_of.clone(), all: self.filter.all, ..Filter::default() };
        let mut disputes = self.ledger.disputes(&filter)?;
        disputes.retain(|dispute| {
            let mut accounts = dispute.sides.iter().flat_map(|side| &side.accounts);
            accounts.any(|row| {
                self.chosen.get(&row.id.handle).is_some_and(|chosen| chosen.events.contains_key(&row.id.number))
            })
        });
        Ok(disputes)
    }

    /// Whether an event was asked for.
    pub fn has_event(&self, id: &RowId) -> bool {
        self.chosen.get(&id.handle).is_some_and(|chosen| chosen.events.contains_key(&id.number))
    }

    /// Whether an article is part of the selection.
    pub fn has_article(&self, handle: &str) -> bool {
        self.chosen.contains_key(handle)
    }

    /// The first account, by id, of the event that an account tells of.
    pub fn event_of(&self, id: &RowId) -> RowId {
        self.leads.get(id).unwrap_or(id).clone()
    }

    fn article(&self, handle: &str) -> Result<Rc<Article>, LedgerError> {
        let mut kept = self.shelf.borrow_mut();
        if let Some(article) = kept.articles.get(handle) {
            return Ok(Rc::clone(article));
        }
        let chosen = self.chosen.get(handle).cloned().unwrap_or_default();
        let article = Rc::new(Article::new(self.ledger.filed(handle)?, chosen, self.is_whole));
        kept.articles.insert(handle.to_owned(), Rc::clone(&article));
        kept.order.push_back(handle.to_owned());
        if kept.order.len() > AT_HAND
            && let Some(oldest) = kept.order.pop_front()
        {
            kept.articles.remove(&oldest);
        }
        Ok(article)
    }
}

/// Leaves out what a limit cuts off.
trait Cut {
    fn clear_but(&mut self, groups: &[Group]);
}

impl Cut for BTreeMap<String, Chosen> {
    fn clear_but(&mut self, groups: &[Group]) {
        let mut kept = Self::new();
        for id in groups.iter().flat_map(|(_, ids)| ids) {
            if let Some(day) = self.get(&id.handle).and_then(|chosen| chosen.events.get(&id.number)) {
                kept.entry(id.handle.clone()).or_default().events.insert(id.number, day.clone());
            }
        }
        *self = kept;
    }
}
