//! One actor as a table: who they are, their roles, contacts, stances and acts, a line for each.

use onrecord_ledger::ActorPage;
use onrecord_listing::{Table, cell, csv};

use crate::problem::Problem;

/// Something that the actor's page has.
#[derive(Debug, Default)]
struct Line {
    part: &'static str,
    id: String,
    name: String,
    kind: String,
    country: String,
    documents: Option<u64>,
    statements: Option<u64>,
    events: Option<u64>,
    meetings: Option<u64>,
    from: String,
    to: String,
}

impl Table for Line {
    const COLUMNS: &'static [&'static str] =
        &["part", "id", "name", "kind", "country", "documents", "statements", "events", "meetings", "from", "to"];

    fn cells(&self) -> Vec<String> {
        let number = |number: Option<u64>| number.map(|number| number.to_string()).unwrap_or_default();
        vec![
            self.part.to_owned(),
            self.id.clone(),
            self.name.clone(),
            self.kind.clone(),
            self.country.clone(),
            number(self.documents),
            number(self.statements),
            number(self.events),
            number(self.meetings),
            self.from.clone(),
            self.to.clone(),
        ]
    }
}

/// What an actor's page has, as CSV.
pub fn table(page: &ActorPage) -> Result<Vec<u8>, Problem> {
    let mut bytes = Vec::new();
    csv(&lines(page), &mut bytes).map_err(|error| Problem::fault(error.to_string()))?;
    Ok(bytes)
}

fn lines(page: &ActorPage) -> Vec<Line> {
    let actor = &page.actor;
    let mut lines = vec![Line {
        part: "actor",
        id: actor.id.to_string(),
        name: actor.name.clone(),
        kind: actor.kind.clone(),
        country: cell(actor.country.as_deref()),
        documents: Some(actor.documents),
        statements: Some(actor.statements),
        events: Some(actor.events),
        ..Line::default()
    }];
    lines.extend(actor.names.iter().map(|name| Line { part: "name", name: name.clone(), ..Line::default() }));
    lines.extend(actor.terms.iter().map(|term| Line {
        part: "role",
        name: term.title.clone(),
        country: cell(term.of.as_deref()),
        from: cell(term.from.as_deref()),
        to: cell(term.to.as_deref()),
        ..Line::default()
    }));
    lines.extend(page.contacts.iter().map(|contact| Line {
        part: "contact",
        id: contact.id.to_string(),
        name: contact.name.clone(),
        kind: contact.kind.clone(),
        country: cell(contact.country.as_deref()),
        events: Some(contact.events),
        meetings: Some(contact.meetings),
        from: cell(contact.from.as_deref()),
        to: cell(contact.to.as_deref()),
        ..Line::default()
    }));
    lines.extend(page.stances.iter().map(|stance| Line {
        part: "stance",
        name: stance.name.clone(),
        statements: Some(stance.count),
        ..Line::default()
    }));
    lines.extend(page.types.iter().map(|kind| Line {
        part: "type",
        name: kind.name.clone(),
        events: Some(kind.count),
        ..Line::default()
    }));
    lines
}
