//! What reviewers say of identities and events: merges, splits, names and kinds, laid over what linking finds.

use onrecord_linking::called;
use rusqlite::{Connection, OptionalExtension, params};

use crate::LedgerError;
use crate::link::{Ids, people, rows};
use crate::review::{COLUMNS, Decision, decision};

/// Marks the documents of a merge or split, so that linking computes anew what it touches; other decisions change no links.
pub fn reopen(sqlite: &Connection, decision: &Decision) -> Result<(), LedgerError> {
    if !matches!(&*decision.action, "merge" | "split" | "rename" | "retype") {
        return Ok(());
    }
    let other = decision.other.as_ref().map(|other| &other.sha256);
    let texts = "SELECT id FROM documents WHERE sha256 IN (?1, ?2)";
    let names = format!(
        "UPDATE identities SET is_open = NULL, whole = id, called = name WHERE key IN (
            SELECT i.key FROM actors a JOIN identities i ON i.id IN (a.identity, a.own_identity) WHERE a.document IN ({texts}))"
    );
    sqlite.prepare_cached(&names)?.execute(params![decision.sha256, other])?;
    let mark = format!("UPDATE summaries SET linked = 0 WHERE document IN ({texts})");
    sqlite.prepare_cached(&mark)?.execute(params![decision.sha256, other])?;
    Ok(())
}

/// Applies all merges and splits in force, in the order in which they were decided, and says which stories they touch.
/// Decisions whose words carry no row are passed over; `check` names them.
pub fn apply(sqlite: &Connection) -> Result<Ids, LedgerError> {
    let sql = format!(
        "SELECT {COLUMNS} FROM decisions WHERE action IN ('merge', 'split') AND undone_at IS NULL ORDER BY decided_at, id"
    );
    let mut touched = Ids::new();
    for decision in rows(sqlite, &sql, decision)? {
        let target = (&*decision.sha256, decision.start, decision.stop);
        let other = decision.other.as_ref().map(|other| (&*other.sha256, Some(other.start), Some(other.stop)));
        let is_actor = decision.layer == "actor";
        let Some((row, story)) = find(sqlite, is_actor, target)? else { continue };
        touched.extend(story);
        let why = format!("a reviewer: {}", decision.reason);
        match other {
            None if is_actor => set_apart(sqlite, row, &decision.target, why)?,
            None => take_out(sqlite, row)?,
            Some(other) => {
                let Some((other, story)) = find(sqlite, is_actor, other)? else { continue };
                touched.extend(story);
                if is_actor { unite(sqlite, row, other, why)? } else { join(sqlite, row, other)? }
            }
        }
    }
    name(sqlite)?;
    Ok(touched)
}

/// Gives actors the names and kinds that reviewers gave them: after all merges, so that they hold for whom a row is part of
/// now. The latest decision holds.
fn name(sqlite: &Connection) -> Result<(), LedgerError> {
    let sql = "SELECT id FROM identities WHERE given IS NOT NULL AND whole = id";
    let renamed = crate::link::ids(sqlite, sql)?;
    sqlite.execute("UPDATE identities SET given = NULL WHERE given IS NOT NULL", [])?;
    renamed.into_iter().try_for_each(|whole| people::call(sqlite, whole))?;
    sqlite.execute("UPDATE identities SET typed = NULL WHERE typed IS NOT NULL", [])?;
    let sql = format!(
        "SELECT {COLUMNS} FROM decisions WHERE action IN ('rename', 'retype') AND undone_at IS NULL ORDER BY decided_at, id"
    );
    for decision in rows(sqlite, &sql, decision)? {
        let target = (&*decision.sha256, decision.start, decision.stop);
        let Some((actor, _)) = find(sqlite, true, target)? else { continue };
        let whole = "(SELECT i.whole FROM actors a JOIN identities i ON i.id = a.identity WHERE a.id = ?1)";
        let set = if decision.action == "rename" { "given = ?2, called = ?2" } else { "typed = ?2" };
        let sql = format!("UPDATE identities SET {set} WHERE id = {whole}");
        sqlite.prepare_cached(&sql)?.execute(params![actor, decision.value])?;
    }
    Ok(())
}

/// The row of an actor or event that these words carry, and its story.
fn find(
    sqlite: &Connection,
    is_actor: bool,
    words: (&str, Option<u32>, Option<u32>),
) -> Result<Option<(i64, Option<i64>)>, LedgerError> {
    let sql = if is_actor {
        "SELECT x.id, d.story FROM documents d JOIN actors x ON x.document = d.id JOIN actor_mentions m ON m.actor = x.id
         WHERE d.sha256 = ?1 AND (m.start, m.stop) = (?2, ?3)"
    } else {
        "SELECT x.id, d.story FROM documents d JOIN events x ON x.document = d.id
         WHERE d.sha256 = ?1 AND (x.start, x.stop) = (?2, ?3)"
    };
    Ok(sqlite.prepare_cached(sql)?.query_row(words, |row| Ok((row.get(0)?, row.get(1)?))).optional()?)
}

/// What an actor is known by: identity, whether names make it one with others, what it is part of and its plainest name.
struct Known {
    identity: i64,
    is_certain: bool,
    whole: i64,
    plain: String,
}

fn known(sqlite: &Connection, actor: i64) -> Result<Known, LedgerError> {
    let sql = "SELECT a.identity, i.key IS NOT NULL AND i.is_open IS 0, i.whole, w.plain FROM actors a
               JOIN identities i ON i.id = a.identity JOIN identities w ON w.id = i.whole WHERE a.id = ?1";
    Ok(sqlite.prepare_cached(sql)?.query_row([actor], |row| {
        Ok(Known { identity: row.get(0)?, is_certain: row.get(1)?, whole: row.get(2)?, plain: row.get(3)? })
    })?)
}

/// Makes two actors one: everybody of their names where both have a full name, else the one without it.
fn unite(sqlite: &Connection, one: i64, other: i64, why: String) -> Result<(), LedgerError> {
    let (first, second) = (known(sqlite, one)?, known(sqlite, other)?);
    if first.is_certain && second.is_certain {
        let best = if called::order(&first.plain, &second.plain).is_le() { &first.plain } else { &second.plain };
        let sql = "UPDATE identities SET whole = ?1, plain = ?2 WHERE whole IN (?3, ?4)";
        let whole = first.whole.min(second.whole);
        sqlite.prepare_cached(sql)?.execute(params![whole, best, first.whole, second.whole])?;
        people::call(sqlite, whole)?;
        let sql = "UPDATE actors SET joined = ?2 WHERE id = ?1";
        sqlite.prepare_cached(sql)?.execute(params![one, serde_json::Value::from(vec![why]).to_string()])?;
        return Ok(());
    }
    if first.is_certain {
        people::assign(sqlite, other, first.identity, Some(vec![why]))
    } else {
        people::assign(sqlite, one, second.identity, Some(vec![why]))
    }
}

/// Gives an actor an identity of its own beside those of the same name.
fn set_apart(sqlite: &Connection, actor: i64, id: &str, why: String) -> Result<(), LedgerError> {
    let sql = "INSERT OR IGNORE INTO identities (name, kind, country, key, plain, called, is_open, apart)
               SELECT a.name, a.kind, a.country, i.key, a.name, a.name, 0, ?2 FROM actors a JOIN identities i ON i.id = a.own_identity WHERE a.id = ?1";
    sqlite.prepare_cached(sql)?.execute(params![actor, id])?;
    let sql = "UPDATE identities SET whole = id, is_open = 0 WHERE apart = ?1 RETURNING id";
    let identity = sqlite.prepare_cached(sql)?.query_map([id], |row| row.get(0))?.next().transpose()?;
    match identity {
        Some(identity) => people::assign(sqlite, actor, identity, Some(vec![why])),
        None => Ok(()),
    }
}

/// Joins the accounts of two events; the first account of the earlier one leads.
fn join(sqlite: &Connection, one: i64, other: i64) -> Result<(), LedgerError> {
    let sql =
        "SELECT l.id FROM events e JOIN events l ON l.id = ifnull(e.lead, e.id) JOIN documents d ON d.id = l.document
               WHERE e.id IN (?1, ?2) ORDER BY d.day IS NULL, d.day, d.handle, l.number";
    let leads =
        sqlite.prepare_cached(sql)?.query_map([one, other], |row| row.get(0))?.collect::<Result<Vec<i64>, _>>()?;
    if let [first, second] = leads[..]
        && first != second
    {
        let sql = "UPDATE events SET lead = ?1 WHERE lead = ?2 OR id = ?2";
        sqlite.prepare_cached(sql)?.execute([first, second])?;
    }
    Ok(())
}

/// Takes an account out of its event; where it led, the next one does.
fn take_out(sqlite: &Connection, event: i64) -> Result<(), LedgerError> {
    let sql = "SELECT e.id FROM events e JOIN documents d ON d.id = e.document WHERE e.lead = ?1
               ORDER BY d.day IS NULL, d.day, d.handle, e.number LIMIT 1";
    let next: Option<i64> = sqlite.prepare_cached(sql)?.query_row([event], |row| row.get(0)).optional()?;
    if let Some(next) = next {
        sqlite.prepare_cached("UPDATE events SET lead = ?1 WHERE lead = ?2")?.execute([next, event])?;
        sqlite.prepare_cached("UPDATE events SET lead = NULL WHERE id = ?1")?.execute([next])?;
    }
    sqlite.prepare_cached("UPDATE events SET lead = NULL WHERE id = ?1")?.execute([event])?;
    Ok(())
}
