//! Identities: names that are one, family names of a story, offices and their holders.

use onrecord_linking::Named;
use onrecord_linking::called::{self, Called};
use onrecord_linking::identities::Reason;
use rusqlite::{Connection, params};

use crate::LedgerError;
use crate::link::desk::Desk;
use crate::link::{Ids, ids, list, rows};

/// Joins the names that share a key with one that is new. Says in which stories somebody is thereby another one than before.
pub fn join_names(sqlite: &Connection, new: &[i64]) -> Result<Ids, LedgerError> {
    let sql = format!(
        "SELECT DISTINCT i.key FROM actors a JOIN identities i ON i.id = a.own_identity
         WHERE a.document IN ({}) AND i.key IS NOT NULL AND i.is_open IS NULL",
        list(new)
    );
    let mut changed = Ids::new();
    for key in rows(sqlite, &sql, |row| row.get::<_, String>(0))? {
        changed.extend(join_key(sqlite, &key)?);
    }
    if changed.is_empty() {
        return Ok(Ids::new());
    }
    let sql = format!(
        "SELECT DISTINCT d.story FROM actors a JOIN documents d ON d.id = a.document
         WHERE (a.own_identity IN ({0}) OR a.identity IN ({0})) AND d.story IS NOT NULL",
        list(&changed)
    );
    Ok(ids(sqlite, &sql)?.into_iter().collect())
}

/// A name of a key, as the ledger keeps it.
struct Name {
    id: i64,
    spelling: String,
    country: Option<String>,
    whole: i64,
    is_open: Option<bool>,
}

/// Joins the names of one key; those known before whose identity changed are given back.
fn join_key(sqlite: &Connection, key: &str) -> Result<Vec<i64>, LedgerError> {
    let sql = "SELECT id, name, country, whole, is_open FROM identities WHERE key = ?1 AND apart = '' ORDER BY id";
    let mut statement = sqlite.prepare_cached(sql)?;
    let names = statement.query_map([key], |row| {
        Ok(Name {
            id: row.get(0)?,
            spelling: row.get(1)?,
            country: row.get(2)?,
            whole: row.get(3)?,
            is_open: row.get(4)?,
        })
    })?;
    let names: Vec<Name> = names.collect::<Result<_, _>>()?;
    let called: Vec<Called<'_>> =
        names.iter().map(|name| Called { name: &name.spelling, country: name.country.as_deref() }).collect();
    // A name that is in no group is open: several could have it.
    let mut identity: Vec<(i64, &str, bool)> = names.iter().map(|name| (name.id, &*name.spelling, true)).collect();
    for group in called::together(key, &called) {
        let whole = group.iter().map(|&at| names[at].id).min().unwrap_or_default();
        let best = group.iter().map(|&at| &*names[at].spelling).min_by(|one, other| called::order(one, other));
        for at in group {
            identity[at] = (whole, best.unwrap_or_default(), false);
        }
    }
    let mut changed = Vec::new();
    let mut update =
        sqlite.prepare_cached("UPDATE identities SET whole = ?2, plain = ?3, is_open = ?4 WHERE id = ?1")?;
    for (name, &(whole, best, is_open)) in names.iter().zip(&identity) {
        update.execute(params![name.id, whole, best, is_open])?;
        if name.is_open.is_some_and(|was_open| was_open != is_open || name.whole != whole) {
            changed.push(name.id);
        }
    }
    let wholes: Ids = identity.iter().map(|(whole, ..)| *whole).collect();
    wholes.into_iter().try_for_each(|whole| call(sqlite, whole))?;
    Ok(changed)
}

/// Gives everybody of a story the identity that the name has, or that of the one in the story whom the name means.
pub fn join_in_story(sqlite: &Connection, desk: &Desk) -> Result<(), LedgerError> {
    let mut placed: Vec<(&Named, Option<usize>)> = Vec::new();
    let mut actors = Vec::new();
    for (summary, known) in desk.summaries.iter().zip(&desk.actors) {
        for (named, actor) in summary.actors.iter().zip(known) {
            placed.push((named, actor.whole.map(|whole| whole.unsigned_abs() as usize)));
            actors.push(actor);
        }
    }
    let mut identity: Vec<(i64, Option<Vec<Reason>>)> = actors.iter().map(|actor| (actor.own, None)).collect();
    for join in called::in_story(&placed) {
        identity[join.actor] = (identity[join.mate].0, Some(join.reasons));
    }
    for (actor, (identity, reasons)) in actors.into_iter().zip(identity) {
        give(sqlite, actor.id, identity, reasons.as_deref())?;
    }
    Ok(())
}

/// Gives an actor an identity, with all that repeats it.
fn give(sqlite: &Connection, actor: i64, identity: i64, reasons: Option<&[Reason]>) -> Result<(), LedgerError> {
    let told = reasons.map(|reasons| reasons.iter().map(ToString::to_string).collect::<Vec<_>>());
    assign(sqlite, actor, identity, told)
}

/// The same for reasons in words.
pub fn assign(sqlite: &Connection, actor: i64, identity: i64, told: Option<Vec<String>>) -> Result<(), LedgerError> {
    let joined = told.map(|told| serde_json::Value::from(told).to_string());
    let whole = "SELECT i.whole FROM actors a JOIN identities i ON i.id = a.identity WHERE a.id = ?1";
    let before: i64 = sqlite.prepare_cached(whole)?.query_row([actor], |row| row.get(0))?;
    let sql = "UPDATE actors SET identity = ?2, joined = ?3 WHERE id = ?1 AND (identity <> ?2 OR joined IS NOT ?3)";
    if sqlite.prepare_cached(sql)?.execute(params![actor, identity, joined])? == 0 {
        return Ok(());
    }
    for sql in [
        "UPDATE statements SET speaker_identity = ?2 WHERE speaker = ?1",
        "UPDATE event_actors SET identity = ?2 WHERE actor = ?1",
    ] {
        sqlite.prepare_cached(sql)?.execute([actor, identity])?;
    }
    let after: i64 = sqlite.prepare_cached(whole)?.query_row([actor], |row| row.get(0))?;
    call(sqlite, before)?;
    call(sqlite, after)
}

/// Settles what the actors of some documents are called.
pub fn call_all(sqlite: &Connection, documents: &[i64]) -> Result<(), LedgerError> {
    let sql = format!(
        "SELECT DISTINCT i.whole FROM actors a JOIN identities i ON i.id = a.identity WHERE a.document IN ({})",
        list(documents)
    );
    ids(sqlite, &sql)?.into_iter().try_for_each(|whole| call(sqlite, whole))
}

/// Settles what an identity is called: the full name that most documents give, the shortest of these, the first in the
/// alphabet. Documents are counted only where names compete: a country stands in every second one.
pub fn call(sqlite: &Connection, whole: i64) -> Result<(), LedgerError> {
    let sql = "UPDATE identities SET called = (SELECT i.name FROM identities i WHERE i.whole = ?1
        ORDER BY instr(i.name, ' ') = 0, CASE WHEN (SELECT count(DISTINCT j.name) FROM identities j WHERE j.whole = ?1) > 1
            THEN (SELECT count(*) FROM actors a WHERE a.identity = i.id) END DESC, length(i.name), i.name LIMIT 1)
        WHERE id = ?1";
    sqlite.prepare_cached(sql)?.execute([whole])?;
    Ok(())
}

/// Joins those who are known by an office alone, in these documents or told of within the months of a holder named in
/// them, to the one person who is told to hold it.
pub fn join_holders(sqlite: &Connection, documents: &[i64]) -> Result<(), LedgerError> {
    let told = format!(
        "SELECT DISTINCT o.title, o.of, o.told, o.is_named, o.actor FROM offices o JOIN actors a ON a.id = o.actor
         WHERE a.document IN ({})",
        list(documents)
    );
    let read = |row: &rusqlite::Row| {
        Ok((Term { title: row.get(0)?, of: row.get(1)?, told: row.get(2)? }, row.get(3)?, row.get(4)?))
    };
    let mut wanted: Vec<(Term, i64)> = Vec::new();
    for (term, is_named, actor) in rows(sqlite, &told, read)? {
        if is_named {
            wanted.extend(term.actors(sqlite, false)?);
        } else {
            wanted.push((term, actor));
        }
    }
    wanted.sort();
    wanted.dedup();
    for (term, actor) in wanted {
        let mut holders: Vec<(i64, i64)> = Vec::new();
        for (_, holder) in term.actors(sqlite, true)? {
            let sql = "SELECT i.whole, a.identity FROM actors a JOIN identities i ON i.id = a.identity WHERE a.id = ?1";
            holders.push(sqlite.prepare_cached(sql)?.query_row([holder], |row| Ok((row.get(0)?, row.get(1)?)))?);
        }
        holders.sort_unstable();
        holders.dedup_by_key(|(whole, _)| *whole);
        if let [(_, identity)] = holders[..] {
            let reason = Reason::Office { title: term.title.clone(), of: term.of.clone() };
            give(sqlite, actor, identity, Some(&[reason]))?;
        } else {
            let sql = "SELECT own_identity FROM actors WHERE id = ?1";
            let own = sqlite.prepare_cached(sql)?.query_row([actor], |row| row.get(0))?;
            give(sqlite, actor, own, None)?;
        }
    }
    Ok(())
}

/// An office as it is told of on a day.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord)]
struct Term {
    title: String,
    of: String,
    told: Option<String>,
}

impl Term {
    /// Who is told, by name or without one, to hold the office within its months.
    fn actors(&self, sqlite: &Connection, is_named: bool) -> Result<Vec<(Self, i64)>, LedgerError> {
        let days = onrecord_linking::offices::days(&self.title);
        let sql = "SELECT DISTINCT told, actor FROM offices WHERE title = ?1 AND of = ?2 AND is_named = ?3 AND (?4 IS NULL OR told IS NULL
                   OR told BETWEEN date(?4, '-' || ?5 || ' days') AND date(?4, '+' || ?5 || ' days'))";
        let mut statement = sqlite.prepare_cached(sql)?;
        let found = statement.query_map(params![self.title, self.of, is_named, self.told, days], |row| {
            Ok((Self { told: row.get(0)?, ..self.clone() }, row.get(1)?))
        })?;
        Ok(found.collect::<Result<_, _>>()?)
    }
}
