//! Who speaks and acts, across documents.

use std::iter;

use rusqlite::types::Value;
use rusqlite::{params, params_from_iter};
use schemars::JsonSchema;
use serde::Serialize;

use crate::filter::{Filter, Parts};
use crate::query::limit;
use crate::{Layer, Ledger, LedgerError, RowId};

/// Somebody who speaks or acts, across documents.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
pub struct ActorRow {
    /// The actor's row in the first document, by handle.
    pub id: RowId,
    /// The plainest full name.
    pub name: String,
    /// Person, state, organization, group or unknown.
    pub kind: String,
    /// Country code.
    pub country: Option<String>,
    /// In how many documents.
    pub documents: u64,
    /// How many statements they made.
    pub statements: u64,
    /// In how many events they took part.
    pub events: u64,
    /// Offices and roles that texts or the lexicon give, those of most documents first, ten at most.
    pub roles: Vec<String>,
    /// Other names that texts call them by.
    pub names: Vec<String>,
    /// Roles with what they are roles in and when they were told.
    pub terms: Vec<Term>,
}

/// A role as it is told of somebody.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Term {
    /// The title.
    pub title: String,
    /// Country code or body.
    pub of: Option<String>,
    /// First day of publication of a document that gives the role.
    pub from: Option<String>,
    /// The last one.
    pub to: Option<String>,
}

/// Keeps those who are named, or those who are only described, of the rows of an identity: a key is that of a full name, and
/// whoever has a country is known by it ("Russian officials").
fn having(named: Option<bool>) -> String {
    let is_named = "max(w.given IS NOT NULL OR i.key IS NOT NULL OR i.country IS NOT NULL
        OR EXISTS (SELECT 1 FROM actor_mentions m WHERE m.actor = a.id AND m.form IN ('name', 'metonym')))";
    named.map_or_else(String::new, |named| format!("HAVING {is_named} = {}", i32::from(named)))
}

impl Ledger {
    /// Who speaks and acts, those in most documents first.
    pub fn actors(&self, filter: &Filter) -> Result<Vec<ActorRow>, LedgerError> {
        let mut parts = Parts::default();
        filter.documents("d", &mut parts);
        let narrows_documents = !parts.clause().is_empty();
        filter.identities(&self.sqlite, &mut parts)?;
        self.actor_rows(filter, parts, narrows_documents)
    }

    /// Identities that pass the conditions on `identities i`, `identities w` (the whole one), `actors a` and `documents d`.
    pub(crate) fn actor_rows(
        &self,
        filter: &Filter,
        parts: Parts,
        narrows_documents: bool,
    ) -> Result<Vec<ActorRow>, LedgerError> {
        let documents = if narrows_documents { "JOIN documents d ON d.id = a.document" } else { "" };
        let sql = format!(
            "SELECT (SELECT min(d.handle) FROM identities j JOIN actors a ON a.identity = j.id
                    JOIN documents d INDEXED BY documents_by_id ON d.id = a.document WHERE j.whole = found.whole), called, kind, country, documents,
                (SELECT count(*) FROM identities j JOIN statements s ON s.speaker_identity = j.id
                    WHERE j.whole = found.whole AND (?1 IS NULL OR s.told <= ?1)),
                (SELECT count(DISTINCT x.event) FROM identities j JOIN event_actors x ON x.identity = j.id WHERE j.whole = found.whole
                    AND (?1 IS NULL OR EXISTS (SELECT 1 FROM events e WHERE e.id = x.event AND e.told <= ?1))), whole
             FROM (SELECT w.called, ifnull(w.typed, min(nullif(i.kind, 'unknown'))) AS kind, max(i.country) AS country, count(DISTINCT a.document) AS documents, w.id AS whole
                FROM identities i JOIN identities w ON w.id = i.whole JOIN actors a ON a.identity = i.id {documents} {}
                GROUP BY w.id {} ORDER BY documents DESC, w.called, 2, 3 LIMIT {} OFFSET {}) found",
            parts.clause(),
            having(filter.named),
            limit(filter.count()),
            limit(filter.skip)
        );
        let mut statement = self.sqlite.prepare_cached(&sql)?;
        let as_of = filter.as_of.clone().map_or(Value::Null, Value::from);
        let mut rows = statement.query(params_from_iter(iter::once(as_of).chain(parts.into_values())))?;
        let mut found = Vec::new();
        while let Some(row) = rows.next()? {
            let handle: String = row.get(0)?;
            let whole: i64 = row.get(7)?;
            let number = "SELECT min(a.number) FROM documents d JOIN actors a ON a.document = d.id JOIN identities i ON i.id = a.identity
                          WHERE d.handle = ?1 AND i.whole = ?2";
            let number = self.sqlite.prepare_cached(number)?.query_row(params![handle, whole], |row| row.get(0))?;
            let terms = self.terms(whole, filter.as_of.as_deref())?;
            let sql =
                "SELECT min(r.title) FROM identities i JOIN actors a ON a.identity = i.id JOIN roles r ON r.actor = a.id
                       JOIN documents d INDEXED BY documents_by_id ON d.id = a.document
                       WHERE i.whole = ?1 AND (?2 IS NULL OR d.day <= ?2)
                       GROUP BY lower(r.title) ORDER BY count(DISTINCT a.document) DESC, min(r.title) LIMIT 10";
            let mut statement = self.sqlite.prepare_cached(sql)?;
            let roles =
                statement.query_map(params![whole, filter.as_of], |row| row.get(0))?.collect::<Result<_, _>>()?;
            let name: String = row.get(1)?;
            let names = "SELECT DISTINCT a.name FROM actors a JOIN identities i ON i.id = a.identity WHERE i.whole = ?1 ORDER BY a.name";
            let mut names = self.strings(names, whole)?;
            names.retain(|other| *other != name);
            found.push(ActorRow {
                id: RowId { handle, layer: Layer::Actor, number },
                name,
                kind: row.get::<_, Option<String>>(2)?.unwrap_or_else(|| "unknown".to_owned()),
                country: row.get(3)?,
                documents: row.get(4)?,
                statements: row.get(5)?,
                events: row.get(6)?,
                roles,
                names,
                terms,
            });
        }
        Ok(found)
    }

    /// The roles of an identity, the earliest first.
    fn terms(&self, whole: i64, as_of: Option<&str>) -> Result<Vec<Term>, LedgerError> {
        let sql = "SELECT r.title, r.of, min(d.day), max(d.day) FROM identities i JOIN actors a ON a.identity = i.id
                   JOIN roles r ON r.actor = a.id JOIN documents d INDEXED BY documents_by_id ON d.id = a.document
                   WHERE i.whole = ?1 AND (?2 IS NULL OR d.day <= ?2) GROUP BY r.title, r.of ORDER BY min(d.day) IS NULL, min(d.day), r.title, r.of";
        let mut statement = self.sqlite.prepare_cached(sql)?;
        let terms = statement.query_map(params![whole, as_of], |row| {
            Ok(Term { title: row.get(0)?, of: row.get(1)?, from: row.get(2)?, to: row.get(3)? })
        })?;
        Ok(terms.collect::<Result<_, _>>()?)
    }

    /// Why an actor of a document is one with others: reasons of the story, an office or a reviewer, and other names.
    pub(crate) fn joined(&self, actor: i64) -> Result<Vec<String>, LedgerError> {
        let sql = "SELECT r.value FROM actors a, json_each(a.joined) r WHERE a.id = ?1
                   UNION ALL SELECT j.name || ' (' || j.kind || ifnull(', ' || j.country, '') || ') is one name with ' || w.called
                   FROM actors a JOIN identities i ON i.id = a.identity JOIN identities j ON j.whole = i.whole
                   JOIN identities w ON w.id = i.whole WHERE a.id = ?1 AND j.name <> w.called";
        self.strings(sql, actor)
    }
}
