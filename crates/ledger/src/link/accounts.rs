//! Disputes, changes and steps of processes, for stories that changed and those that can contradict them.

use std::collections::BTreeMap;

use onrecord_linking::accounts::Links;
use onrecord_linking::changes::{self, Change, Moving};
use onrecord_linking::disputes::{self, ANSWERED, Dispute};
use onrecord_linking::threads::{self, Step};
use onrecord_linking::{Summary, summary};
use rusqlite::{Connection, params};

use crate::add::word;
use crate::link::desk::Desk;
use crate::link::{Ids, ids, list, stories};
use crate::{LedgerError, review};

/// Compares the accounts of some stories with each other and with those elsewhere that can be at odds with them.
pub fn compare(sqlite: &Connection, stories: Ids) -> Result<(), LedgerError> {
    let stories = with_rivals(sqlite, stories)?;
    let desk = Desk::load(sqlite, &stories::documents(sqlite, stories)?)?;
    let (links, identities) = desk.links(sqlite)?;
    clear(sqlite, &desk)?;
    let mut numbers = BTreeMap::new();
    let mut found = disputes::disputes(&desk.summaries, &links);
    found.sort_by(|one, other| (one.kind, &one.explanation).cmp(&(other.kind, &other.explanation)));
    for dispute in found {
        insert_dispute(sqlite, &desk, &dispute, &mut numbers)?;
    }
    let decided = format!(
        "SELECT DISTINCT d.id FROM documents d JOIN decisions m ON m.sha256 = d.sha256 AND m.layer = 'dispute' WHERE d.id IN ({})",
        list(&desk.documents)
    );
    for document in ids(sqlite, &decided)? {
        review::apply(sqlite, document)?;
    }
    for change in changes::changes(&desk.summaries, &links) {
        insert_change(sqlite, &desk, &links, &change)?;
    }
    for step in threads::steps(&desk.summaries, &links) {
        insert_step(sqlite, &desk, &links, &identities, step)?;
    }
    Ok(())
}

/// The stories with all those that they are or can be at odds with, directly or by way of another one.
fn with_rivals(sqlite: &Connection, stories: Ids) -> Result<Ids, LedgerError> {
    let actors = "SELECT i.whole FROM event_actors x JOIN identities i ON i.id = x.identity WHERE x.part = 'actor' AND x.event =";
    let days = format!("f.told BETWEEN date(e.told, '-{ANSWERED} days') AND date(e.told, '+{ANSWERED} days')");
    let mut found = Ids::new();
    let mut open = stories;
    while !open.is_empty() {
        let of = format!("events e JOIN documents d ON d.id = e.document AND d.story IN ({})", list(&open));
        let share = format!("EXISTS ({actors} e.id INTERSECT {actors} f.id)");
        // What may be so is told by whoever accuses.
        let told = "('occurred', 'ongoing', 'planned', 'possible')";
        let sql = format!(
            "SELECT o.story FROM {of} JOIN linked_dispute_accounts x ON x.event = e.id
             JOIN linked_dispute_accounts y ON y.dispute = x.dispute JOIN events f ON f.id = y.event JOIN documents o ON o.id = f.document
             UNION SELECT o.story FROM {of} JOIN events f ON f.act = e.act AND {days} AND f.status IN {told}
             JOIN documents o ON o.id = f.document WHERE e.status = 'denied' AND {share}
             UNION SELECT o.story FROM {of} JOIN events f INDEXED BY events_denied ON f.act = e.act AND {days} AND f.status = 'denied'
             JOIN documents o ON o.id = f.document WHERE e.status IN {told} AND {share}"
        );
        // Documents that are not linked yet have no story; when they are, they find these.
        let rivals = ids(sqlite, &format!("SELECT story FROM ({sql}) WHERE story IS NOT NULL"))?;
        found.extend(&open);
        open = rivals.into_iter().filter(|story| !found.contains(story)).collect();
    }
    Ok(found)
}

/// Takes away what was found of these documents before.
fn clear(sqlite: &Connection, desk: &Desk) -> Result<(), LedgerError> {
    let events = format!("SELECT id FROM events WHERE document IN ({})", list(&desk.documents));
    for sql in [
        format!(
            "DELETE FROM linked_disputes WHERE id IN (SELECT dispute FROM linked_dispute_accounts WHERE event IN ({events}))"
        ),
        format!("DELETE FROM changes WHERE event IN ({events})"),
        format!("DELETE FROM steps WHERE event IN ({events})"),
    ] {
        sqlite.execute(&sql, [])?;
    }
    Ok(())
}

/// Numbers of disputes go by the first account's event; further ones of the same event are this much apart.
const STRIDE: usize = 1000;

fn insert_dispute(
    sqlite: &Connection,
    desk: &Desk,
    dispute: &Dispute,
    numbers: &mut BTreeMap<(usize, usize), usize>,
) -> Result<(), LedgerError> {
    let Some(&first) = dispute.sides.first().and_then(|side| side.accounts.first()) else { return Ok(()) };
    let before = numbers.entry((first.document, first.mention)).or_insert(0);
    let number = first.mention + 1 + STRIDE * *before;
    *before += 1;
    let day = |at: &onrecord_linking::events::MentionRef| published(&desk.summaries[at.document]);
    let mut days: Vec<Option<&str>> =
        dispute.sides.iter().map(|side| side.accounts.iter().filter_map(day).min()).collect();
    days.sort_unstable();
    // It is a dispute from the day on which a second side is told; sides without a day come first and tell none.
    let since = days.get(1).copied().flatten().filter(|_| days[0].is_some());
    let sql =
        "INSERT INTO linked_disputes (document, number, kind, explanation, sides, day) VALUES (?1, ?2, ?3, ?4, ?5, ?6)";
    let values = params![
        desk.documents[first.document],
        number,
        word(dispute.kind),
        dispute.explanation,
        dispute.sides.len(),
        since
    ];
    sqlite.prepare_cached(sql)?.execute(values)?;
    let id = sqlite.last_insert_rowid();
    let sql = "INSERT OR IGNORE INTO linked_dispute_accounts (dispute, side, position, event) VALUES (?1, ?2, ?3, ?4)";
    let mut insert = sqlite.prepare_cached(sql)?;
    for (number, side) in dispute.sides.iter().enumerate() {
        for &account in &side.accounts {
            insert.execute(params![id, number + 1, side.position, desk.event(account)])?;
        }
    }
    Ok(())
}

/// Day of publication.
fn published(summary: &Summary) -> Option<&str> {
    summary.published.as_deref().and_then(|published| published.get(..10))
}

fn insert_change(sqlite: &Connection, desk: &Desk, links: &Links, change: &Change) -> Result<(), LedgerError> {
    let lead = links.events.get(change.event).and_then(|event| event.mentions.first());
    let lead = lead.and_then(|&at| desk.event(at));
    let (what, item, unit) = match &change.what {
        Moving::Figure { item, unit } => ("figure", item.as_deref(), unit.as_deref()),
        Moving::Status => ("status", None, None),
    };
    let sql = "INSERT INTO changes (event, what, item, unit) VALUES (?1, ?2, ?3, ?4)";
    sqlite.prepare_cached(sql)?.execute(params![lead, what, item, unit])?;
    let id = sqlite.last_insert_rowid();
    let sql = "INSERT INTO change_steps (change, position, value, day, event) VALUES (?1, ?2, ?3, ?4, ?5)";
    let mut insert = sqlite.prepare_cached(sql)?;
    for (position, step) in change.steps.iter().enumerate() {
        let day = step.published.get(..10).unwrap_or(&step.published);
        insert.execute(params![id, position + 1, step.value, day, desk.event(step.account)])?;
    }
    Ok(())
}

fn insert_step(
    sqlite: &Connection,
    desk: &Desk,
    links: &Links,
    identities: &[Option<i64>],
    mut step: Step,
) -> Result<(), LedgerError> {
    let lead = links.events.get(step.event).and_then(|event| event.mentions.first());
    let Some(lead) = lead.and_then(|&at| desk.event(at)) else { return Ok(()) };
    let Some(day) = summary::date(step.day) else { return Ok(()) };
    let known = |party: &usize| identities.get(*party).copied().flatten().map(|id| id.unsigned_abs() as usize);
    step.present = step.present.iter().filter_map(known).collect();
    step.people = step.people.iter().filter_map(known).collect();
    step.against = step.against.as_ref().and_then(known);
    step.event = lead.unsigned_abs() as usize;
    step.first.document = desk.documents[step.first.document].unsigned_abs() as usize;
    let json = |value: serde_json::Result<String>| {
        value.map_err(|error| LedgerError::from(rusqlite::Error::ToSqlConversionFailure(error.into())))
    };
    let (camps, content) = (json(serde_json::to_string(&step.camps))?, json(serde_json::to_string(&step))?);
    let sql =
        "INSERT INTO steps (event, process, day, format, status, camps, content) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)";
    let (format, status) = (step.format.map(word), step.status.map(word));
    sqlite.prepare_cached(sql)?.execute(params![lead, word(step.process), day, format, status, camps, content])?;
    let id = sqlite.last_insert_rowid();
    let mut insert = sqlite.prepare_cached("INSERT OR IGNORE INTO step_lines (line, day, step) VALUES (?1, ?2, ?3)")?;
    for line in step.lines() {
        insert.execute(params![line, day, id])?;
    }
    Ok(())
}
