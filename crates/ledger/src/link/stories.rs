//! Stories and their events, for the documents that new ones can be near to.

use std::collections::BTreeSet;

use onrecord_linking::copies;
use onrecord_linking::{Summary, events, stories};
use rusqlite::{Connection, params};

use crate::link::desk::Desk;
use crate::link::{Ids, ids, list};
use crate::{LedgerError, summaries};

/// Cuts the components of the new documents into stories and says which of these are not what they were.
pub fn regroup(sqlite: &Connection, new: &[i64]) -> Result<Ids, LedgerError> {
    let mut seen = Ids::new();
    let mut changed = Ids::new();
    for &document in new {
        if seen.contains(&document) {
            continue;
        }
        let component = component(sqlite, document)?;
        seen.extend(&component);
        changed.extend(split(sqlite, &component, new)?);
    }
    Ok(changed)
}

/// The documents that are joined to one by pairs of near documents.
fn component(sqlite: &Connection, document: i64) -> Result<Ids, LedgerError> {
    let mut found = Ids::from([document]);
    let mut open = vec![document];
    let mut near = sqlite.prepare_cached("SELECT other FROM near_documents WHERE one = ?1")?;
    while let Some(document) = open.pop() {
        let mut rows = near.query([document])?;
        while let Some(row) = rows.next()? {
            let other = row.get(0)?;
            if found.insert(other) {
                open.push(other);
            }
        }
    }
    Ok(found)
}

fn split(sqlite: &Connection, component: &Ids, new: &[i64]) -> Result<Ids, LedgerError> {
    let mut documents = Vec::new();
    let mut loaded: Vec<Summary> = Vec::new();
    for &document in component {
        if let Some(summary) = summaries::load(sqlite, document)? {
            documents.push(document);
            loaded.push(summary);
        }
    }
    mark_copies(sqlite, &documents, &loaded)?;
    let mut changed = Ids::new();
    for story in stories::split(&loaded, (0..loaded.len()).collect()) {
        let members: BTreeSet<i64> = story.iter().map(|&at| documents[at]).collect();
        let Some(&first) = story.first().and_then(|&first| documents.get(first)) else { continue };
        let before: Ids = self::documents(sqlite, [first])?.into_iter().collect();
        if before != members || new.iter().any(|document| members.contains(document)) {
            let sql = format!("UPDATE documents SET story = {first} WHERE id IN ({})", list(&members));
            sqlite.execute(&sql, [])?;
            changed.insert(first);
        }
    }
    Ok(changed)
}

/// The documents of some stories.
pub fn documents(sqlite: &Connection, stories: impl IntoIterator<Item = i64>) -> Result<Vec<i64>, LedgerError> {
    let stories: Vec<i64> = stories.into_iter().collect();
    ids(sqlite, &format!("SELECT id FROM documents WHERE story IN ({}) ORDER BY id", list(&stories)))
}

fn mark_copies(sqlite: &Connection, documents: &[i64], loaded: &[Summary]) -> Result<(), LedgerError> {
    sqlite.execute(&format!("DELETE FROM copies WHERE document IN ({})", list(documents)), [])?;
    let sql = "INSERT INTO copies (document, original, kind, similarity) VALUES (?1, ?2, ?3, ?4)";
    let mut insert = sqlite.prepare_cached(sql)?;
    for group in copies::copies(loaded) {
        for copy in group.copies {
            let kind = crate::add::word(copy.kind);
            insert.execute(params![documents[copy.document], documents[group.original], kind, copy.similarity])?;
        }
    }
    Ok(())
}

/// Joins the accounts of a story that tell of one event: each points at the first.
pub fn join_events(sqlite: &Connection, desk: &Desk) -> Result<(), LedgerError> {
    let documents = list(&desk.documents);
    sqlite
        .execute(&format!("UPDATE events SET lead = NULL WHERE document IN ({documents}) AND lead IS NOT NULL"), [])?;
    let undated = format!(
        "UPDATE events SET day = told, day_from = 'publication' WHERE document IN ({documents}) AND day_from = 'account' RETURNING id"
    );
    for event in ids(sqlite, &undated)? {
        repeat_day(sqlite, event)?;
    }
    let story: Vec<usize> = (0..desk.documents.len()).collect();
    let mut join = sqlite.prepare_cached("UPDATE events SET lead = ?1 WHERE id = ?2")?;
    for event in events::events(&desk.summaries, &story) {
        let mut accounts = event.iter().filter_map(|&at| desk.event(at));
        let Some(lead) = accounts.next() else { continue };
        let accounts: Vec<i64> = accounts.collect();
        for &account in &accounts {
            join.execute([lead, account])?;
        }
        if !accounts.is_empty() {
            date(sqlite, lead)?;
        }
    }
    Ok(())
}

/// Dates the first account of an event, where it does not say itself when that was, by another one that does; a report of a
/// later day dates nothing, as it was not known then, nor does one that tells no more than a month or year.
fn date(sqlite: &Connection, lead: i64) -> Result<(), LedgerError> {
    let sql = "UPDATE events SET day_from = 'account', day = o.day
               FROM (SELECT min(x.day) AS day FROM events x JOIN events l ON l.id = ?1 JOIN times t ON t.id = x.time
                   WHERE x.lead = ?1 AND x.day_from = 'text' AND x.told = l.told AND length(t.value) >= 10) o
               WHERE id = ?1 AND day_from = 'publication' AND o.day IS NOT NULL";
    if sqlite.prepare_cached(sql)?.execute([lead])? > 0 {
        repeat_day(sqlite, lead)?;
    }
    Ok(())
}

/// Writes the day of an event where its parties repeat it.
fn repeat_day(sqlite: &Connection, event: i64) -> Result<(), LedgerError> {
    let sql = "UPDATE event_actors SET day = (SELECT day FROM events WHERE id = ?1) WHERE event = ?1";
    sqlite.prepare_cached(sql)?.execute([event])?;
    Ok(())
}
