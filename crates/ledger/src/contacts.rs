//! One actor across documents: roles through time, whom they have to do with, how they speak and act.

use rusqlite::params;
use schemars::JsonSchema;
use serde::Serialize;

use crate::filter::{Filter, Parts};
use crate::{ActorRow, Layer, Ledger, LedgerError, RowId};

/// An actor in full.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
pub struct ActorPage {
    /// Names, roles through time, counts.
    #[serde(flatten)]
    pub actor: ActorRow,
    /// Those with whom they take part in events, who take part in most first.
    pub contacts: Vec<Contact>,
    /// How often they take which stance.
    pub stances: Vec<Count>,
    /// In how many events of which type they take part.
    pub types: Vec<Count>,
    /// Why the names are one: a line per reason.
    pub joined: Vec<String>,
}

/// Somebody who takes part in the same events.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
pub struct Contact {
    /// The actor's row in the first document, by handle.
    pub id: RowId,
    /// The plainest full name.
    pub name: String,
    /// Person, state, organization, group or unknown.
    pub kind: String,
    /// Country code.
    pub country: Option<String>,
    /// In how many events both take part, whatever these are and whether they happened or not.
    pub events: u64,
    /// How many of these are talks and meetings (CONSULT) that took or take place.
    pub meetings: u64,
    /// First day of such an event.
    pub from: Option<String>,
    /// Last day.
    pub to: Option<String>,
}

/// How often something is there.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Count {
    /// What.
    pub name: String,
    /// How often.
    pub count: u64,
}

/// Contacts that are listed.
const CONTACTS: usize = 200;

impl Ledger {
    /// The actor whom a row is part of, across documents; of what was published by the filter's `as_of`, where it is set.
    pub fn actor(&self, id: &RowId, as_of: Option<&str>) -> Result<ActorPage, LedgerError> {
        if id.layer != Layer::Actor {
            return Err(LedgerError::Question { what: "the row", given: id.to_string(), problem: "is not an actor" });
        }
        let (id, row) = self.find(id)?;
        let sql = "SELECT i.whole FROM actors a JOIN identities i ON i.id = a.identity WHERE a.id = ?1";
        let whole: i64 = self.sqlite.prepare_cached(sql)?.query_row([row], |row| row.get(0))?;
        let filter = Filter { as_of: as_of.map(str::to_owned), ..Filter::default() };
        let mut parts = Parts::default();
        filter.documents("d", &mut parts);
        parts.push("i.whole = ?", [whole.into()]);
        let actor = self.actor_rows(&filter, parts, true)?.pop().ok_or_else(|| LedgerError::Unknown(id.to_string()))?;
        let stances = "SELECT s.stance, count(*) FROM identities i JOIN statements s ON s.speaker_identity = i.id
            WHERE i.whole = ?1 AND s.verdict IS NOT 'rejected' AND (?2 IS NULL OR s.told <= ?2) GROUP BY s.stance ORDER BY 2 DESC, 1";
        let types = "SELECT e.type, count(DISTINCT ifnull(e.lead, e.id)) FROM identities i JOIN event_actors x ON x.identity = i.id
            JOIN events e ON e.id = x.event WHERE i.whole = ?1 AND e.verdict IS NOT 'rejected' AND (?2 IS NULL OR e.told <= ?2)
            GROUP BY e.type ORDER BY 2 DESC, 1";
        Ok(ActorPage {
            actor,
            contacts: self.contacts(whole, as_of)?,
            stances: self.counts(stances, whole, as_of)?,
            types: self.counts(types, whole, as_of)?,
            joined: self.joined(row)?,
        })
    }

    fn counts(&self, sql: &str, whole: i64, as_of: Option<&str>) -> Result<Vec<Count>, LedgerError> {
        let mut statement = self.sqlite.prepare_cached(sql)?;
        let count = |row: &rusqlite::Row| Ok(Count { name: row.get(0)?, count: row.get(1)? });
        Ok(statement.query_map(params![whole, as_of], count)?.collect::<Result<_, _>>()?)
    }

    /// Those who take part in the same events. An event that several articles tell counts once.
    fn contacts(&self, whole: i64, as_of: Option<&str>) -> Result<Vec<Contact>, LedgerError> {
        let sql = format!(
            "SELECT (SELECT min(d.handle || '/a' || a.number) FROM identities j JOIN actors a ON a.identity = j.id
                    JOIN documents d ON d.id = a.document WHERE j.whole = w.id AND (?2 IS NULL OR d.day <= ?2)),
                w.called, w.kind, w.country, count(DISTINCT ifnull(e.lead, e.id)),
                count(DISTINCT iif(e.type = 'CONSULT' AND e.status IN ('occurred', 'ongoing'), ifnull(e.lead, e.id), NULL)), min(e.day), max(e.day)
             FROM identities i JOIN event_actors x ON x.identity = i.id JOIN events e ON e.id = x.event
             JOIN event_actors y ON y.event = e.id JOIN identities o ON o.id = y.identity JOIN identities w ON w.id = o.whole
             WHERE i.whole = ?1 AND o.whole <> ?1 AND e.verdict IS NOT 'rejected' AND (?2 IS NULL OR e.told <= ?2)
             GROUP BY w.id ORDER BY 5 DESC, 6 DESC, w.called, 1 LIMIT {CONTACTS}"
        );
        let mut statement = self.sqlite.prepare_cached(&sql)?;
        let mut rows = statement.query(params![whole, as_of])?;
        let mut found = Vec::new();
        while let Some(row) = rows.next()? {
            found.push(Contact {
                id: row.get::<_, String>(0)?.parse()?,
                name: row.get(1)?,
                kind: row.get(2)?,
                country: row.get(3)?,
                events: row.get(4)?,
                meetings: row.get(5)?,
                from: row.get(6)?,
                to: row.get(7)?,
            });
        }
        Ok(found)
    }
}
