//! Some documents with everything that linking asks of them.

use std::collections::BTreeMap;

use onrecord_linking::accounts::{LinkedEvent, Links};
use onrecord_linking::events::MentionRef;
use onrecord_linking::identities::{ActorRef, Identity};
use onrecord_linking::{Summary, called};
use rusqlite::Connection;

use crate::link::{list, rows};
use crate::{LedgerError, summaries};

/// Documents in the order of publication, with their summaries and rows.
pub struct Desk {
    /// Row ids.
    pub documents: Vec<i64>,
    /// Their summaries, in the same order.
    pub summaries: Vec<Summary>,
    /// Of each document, its actors in the order of the record.
    pub actors: Vec<Vec<Actor>>,
    /// Of each document, the row ids of its events in the order of the record.
    pub events: Vec<Vec<i64>>,
}

/// An actor of a document, as the ledger knows it.
pub struct Actor {
    /// Row id.
    pub id: i64,
    /// The identity by name.
    pub own: i64,
    /// The identity that name, story or office gives.
    pub identity: i64,
    /// What the identity by name is part of; none where the name alone does not say.
    pub whole: Option<i64>,
}

impl Desk {
    /// Loads documents; those filed by a version without summaries are left out.
    pub fn load(sqlite: &Connection, documents: &[i64]) -> Result<Self, LedgerError> {
        let mut loaded = Vec::new();
        for &document in documents {
            if let Some(summary) = summaries::load(sqlite, document)? {
                loaded.push((document, summary));
            }
        }
        loaded.sort_by(|(_, one), (_, other)| one.order().cmp(&other.order()));
        let (documents, summaries): (Vec<i64>, Vec<Summary>) = loaded.into_iter().unzip();
        let place: BTreeMap<i64, usize> = documents.iter().enumerate().map(|(at, &document)| (document, at)).collect();
        let mut actors: Vec<Vec<Actor>> = documents.iter().map(|_| Vec::new()).collect();
        let sql = format!(
            "SELECT a.document, a.id, a.own_identity, a.identity, i.whole, i.is_open FROM actors a
             JOIN identities i ON i.id = a.own_identity WHERE a.document IN ({}) ORDER BY a.document, a.number",
            list(&documents)
        );
        let read = |row: &rusqlite::Row| {
            let is_open = row.get::<_, Option<bool>>(5)?.unwrap_or(true);
            let whole = row.get::<_, Option<i64>>(4)?.filter(|_| !is_open);
            Ok((row.get::<_, i64>(0)?, Actor { id: row.get(1)?, own: row.get(2)?, identity: row.get(3)?, whole }))
        };
        for (document, mut actor) in rows(sqlite, &sql, read)? {
            let Some(&at) = place.get(&document) else { continue };
            let named = summaries[at].actors.get(actors[at].len());
            actor.whole = actor.whole.filter(|_| named.and_then(called::key).is_some());
            actors[at].push(actor);
        }
        let mut events: Vec<Vec<i64>> = documents.iter().map(|_| Vec::new()).collect();
        let sql = format!(
            "SELECT document, id FROM events WHERE document IN ({}) ORDER BY document, number",
            list(&documents)
        );
        for (document, event) in rows(sqlite, &sql, |row| Ok((row.get::<_, i64>(0)?, row.get(1)?)))? {
            if let Some(&at) = place.get(&document) {
                events[at].push(event);
            }
        }
        Ok(Self { documents, summaries, actors, events })
    }

    /// The row of an event.
    pub fn event(&self, at: MentionRef) -> Option<i64> {
        self.events.get(at.document)?.get(at.mention).copied()
    }

    /// The links between these documents as the ledger keeps them: stories, events, identities. The ids of identities come
    /// with them, none for those whom their document alone knows.
    pub fn links(&self, sqlite: &Connection) -> Result<(Links, Vec<Option<i64>>), LedgerError> {
        let (stories, events) = self.told(sqlite)?;
        let sql = format!(
            "SELECT a.id, i.whole, w.plain, i.is_open OR i.key IS NULL FROM actors a JOIN identities i ON i.id = a.identity
             JOIN identities w ON w.id = i.whole WHERE a.document IN ({})",
            list(&self.documents)
        );
        let read = |row: &rusqlite::Row| {
            let is_single = row.get::<_, Option<bool>>(3)?.unwrap_or(true);
            Ok((row.get::<_, i64>(0)?, (row.get::<_, i64>(1)?, row.get::<_, String>(2)?, is_single)))
        };
        let known: BTreeMap<i64, (i64, String, bool)> = rows(sqlite, &sql, read)?.into_iter().collect();
        let mut members: BTreeMap<(Option<i64>, i64), (String, Vec<ActorRef>)> = BTreeMap::new();
        for (document, actors) in self.actors.iter().enumerate() {
            for (number, actor) in actors.iter().enumerate() {
                let Some(named) = self.summaries[document].actors.get(number) else { continue };
                let member = ActorRef { document, actor: number };
                // An actor whom neither a name nor a join makes one with others is somebody of this document.
                let key = match known.get(&actor.id) {
                    Some((whole, name, is_single)) if !is_single && (named.has_name || actor.identity != actor.own) => {
                        ((Some(*whole), 0), name.clone())
                    }
                    _ => ((None, actor.id), named.name.clone()),
                };
                members.entry(key.0).or_insert((key.1, Vec::new())).1.push(member);
            }
        }
        let mut ids = Vec::new();
        let mut identities = Vec::new();
        for ((whole, _), (name, mut members)) in members {
            members.sort_unstable();
            let named = || members.iter().map(|member| &self.summaries[member.document].actors[member.actor]);
            identities.push(Identity {
                name,
                kind: named().map(|named| named.kind).min().unwrap_or(onrecord_record::ActorKind::Unknown),
                country: named().find_map(|named| named.country.clone()),
                has_name: named().any(|named| named.has_name),
                members: members.clone(),
                joins: Vec::new(),
            });
            ids.push(whole);
        }
        Ok((Links::new(&self.summaries, stories, events, identities), ids))
    }

    /// Stories and their events, by position.
    fn told(&self, sqlite: &Connection) -> Result<(Vec<Vec<usize>>, Vec<LinkedEvent>), LedgerError> {
        let sql = format!("SELECT id, story FROM documents WHERE id IN ({})", list(&self.documents));
        let story: BTreeMap<i64, i64> =
            rows(sqlite, &sql, |row| Ok((row.get(0)?, row.get::<_, Option<i64>>(1)?.unwrap_or(row.get(0)?))))?
                .into_iter()
                .collect();
        let sql =
            format!("SELECT id, lead FROM events WHERE document IN ({}) AND lead IS NOT NULL", list(&self.documents));
        let lead: BTreeMap<i64, i64> = rows(sqlite, &sql, |row| Ok((row.get(0)?, row.get(1)?)))?.into_iter().collect();
        let mut place: BTreeMap<i64, usize> = BTreeMap::new();
        let mut stories: Vec<Vec<usize>> = Vec::new();
        let mut of_lead: BTreeMap<i64, usize> = BTreeMap::new();
        let mut events: Vec<LinkedEvent> = Vec::new();
        for (document, id) in self.documents.iter().enumerate() {
            let number = *place.entry(story.get(id).copied().unwrap_or(*id)).or_insert_with(|| {
                stories.push(Vec::new());
                stories.len() - 1
            });
            stories[number].push(document);
            for (mention, event) in self.events[document].iter().enumerate() {
                let at = *of_lead.entry(lead.get(event).copied().unwrap_or(*event)).or_insert_with(|| {
                    events.push(LinkedEvent { story: number, mentions: Vec::new() });
                    events.len() - 1
                });
                events[at].mentions.push(MentionRef { document, mention });
            }
        }
        // As linking gives them: the events of the first story first, mentions in the order of publication.
        events.sort_by_key(|event| (event.story, event.mentions.first().copied()));
        Ok((stories, events))
    }
}
