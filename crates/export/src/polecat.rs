//! POLECAT's weekly files: 40 tab-separated columns with a heading, ours after them, and `NAME.claims.csv` beside it.
//!
//! The columns are POLECAT's, the rows ours alone. What POLECAT takes from tables we do not have (intensity, Correlates of War
//! numbers, Wikipedia pages, cities and districts) is empty.

use onrecord_record::{ActorId, ActorKind, Span};

use crate::words::{cell, join, line};
use crate::{Account, ExportError, Happening, Report, Selection, Sink, claims};
use onrecord_listing::{Quotes, Rows};

/// POLECAT's columns, in its order.
pub const COLUMNS: [&str; 40] = [
    "Event ID",
    "Event Date",
    "Event Type",
    "Event Mode",
    "Intensity",
    "Quad Code",
    "Contexts",
    "Actor Name",
    "Actor Country",
    "Actor COW",
    "Primary Actor Sector",
    "Actor Sectors",
    "Actor Title",
    "Actor Name Raw",
    "Wikipedia Actor ID",
    "Recipient Name",
    "Recipient Country",
    "Recipient COW",
    "Primary Recipient Sector",
    "Recipient Sectors",
    "Recipient Title",
    "Recipient Name Raw",
    "Wikipedia Recipient ID",
    "Placename",
    "City",
    "District",
    "Province",
    "Country",
    "Latitude",
    "Longitude",
    "GeoNames ID",
    "Raw Placename",
    "Feature Type",
    "Source",
    "Publication Date",
    "Story People",
    "Story Organizations",
    "Story Locations",
    "Language",
    "Version",
];

/// Writes the table and the claims beside it.
pub fn write(selection: &Selection<'_>, sink: &mut Sink, report: &mut Report) -> Result<(), ExportError> {
    with_claims(selection, sink, report, &COLUMNS, false, cells)
}

/// A tab-separated table with a heading, of what occurred or is under way; what did not goes to the claims beside it.
pub fn with_claims(
    selection: &Selection<'_>,
    sink: &mut Sink,
    report: &mut Report,
    columns: &[&str],
    needs_cameo: bool,
    cells: fn(&Happening) -> Vec<String>,
) -> Result<(), ExportError> {
    let output = sink.file()?;
    let mut table = Rows::new(output, '\t', Quotes::Never);
    table.row(columns.iter().chain(&claims::COLUMNS))?;
    let mut sidecar = sink.beside("claims.csv")?.map(Rows::csv);
    match &mut sidecar {
        Some(sidecar) => sidecar.row(claims::COLUMNS)?,
        None => report.notes.push("the table of claims is written with --out FILE alone"),
    }
    for happening in selection.happenings() {
        let happening = happening?;
        let reason = |account: &Account| claims::left_out(account, account.day().0, needs_cameo);
        let (shown, others): (Vec<_>, Vec<_>) =
            happening.accounts.iter().cloned().partition(|account| reason(account).is_none());
        for account in &others {
            report.leave_out("accounts of events", reason(account).unwrap_or_default());
        }
        if !shown.is_empty() {
            let shown = Happening { accounts: shown };
            let mut row = cells(&shown);
            row.extend(claims::cells(shown.first(), &happening));
            table.row(row.iter().map(|cell| line(cell)))?;
            report.written += 1;
            report.cut("events (further accounts)", shown.accounts.len() - 1);
        }
        if let Some(sidecar) = &mut sidecar {
            for account in &others {
                sidecar.row(claims::cells(account, &happening))?;
            }
        }
    }
    if let Some(sidecar) = &mut sidecar {
        sidecar.flush()?;
    }
    Ok(table.flush()?)
}

/// POLECAT's words for the quad classes.
const QUADS: [&str; 4] = ["VERBAL COOPERATION", "MATERIAL COOPERATION", "VERBAL CONFLICT", "MATERIAL CONFLICT"];

fn cells(happening: &Happening) -> Vec<String> {
    let account = happening.first();
    let (event, article) = (account.event(), &account.article);
    let record = article.record();
    let quad = QUADS.get(usize::from(event.quad).wrapping_sub(1)).copied().unwrap_or_default();
    let mut cells = vec![
        account.id().to_string(),
        cell(account.day().0),
        event.r#type.as_str().to_owned(),
        cell(event.mode.as_ref()),
        String::new(),
        quad.to_owned(),
        join(&event.contexts, ";"),
    ];
    cells.extend(party(account, &event.actors, &event.actor_spans));
    cells.extend(party(account, &event.recipients, &event.recipient_spans));
    cells.extend(place(account));
    let of_kind = |wanted: &[ActorKind]| {
        join(record.actors.iter().filter(|actor| wanted.contains(&actor.kind)).map(|actor| &actor.name), ";")
    };
    cells.extend([
        line(article.outlet()),
        cell(record.document.published.as_deref().map(|published| published.get(..10).unwrap_or(published))),
        of_kind(&[ActorKind::Person]),
        of_kind(&[ActorKind::Organization]),
        join(record.places.iter().map(|place| &place.name), ";"),
        record.document.language.clone(),
        format!("onrecord {}", article.filed.read_by.engine),
    ]);
    cells
}

/// Name, country, COW, primary sector, sectors, title, words, Wikipedia.
fn party(account: &Account, ids: &[ActorId], spans: &[Span]) -> Vec<String> {
    let actors: Vec<_> = account.actors(ids).collect();
    let sectors = |all: bool| {
        let sectors = actors.iter().map(|actor| {
            let count = if all { actor.sectors.len() } else { 1 };
            join(actor.sectors.iter().take(count), ",")
        });
        join(sectors, ";")
    };
    let none = String::new;
    vec![
        join(account.names(ids), ";"),
        join(actors.iter().map(|actor| cell(actor.country.as_ref())), ";"),
        none(),
        sectors(false),
        sectors(true),
        join(actors.iter().map(|actor| join(actor.roles.iter().map(|role| &role.title), ",")), ";"),
        join(spans.iter().map(|&span| line(account.article.words(span))), ";"),
        none(),
    ]
}

fn place(account: &Account) -> Vec<String> {
    let Some(place) = account.place() else { return vec![String::new(); 10] };
    let is_point = place.latitude.is_some();
    let words = place.mentions.first().map(|&span| line(account.article.words(span)));
    let none = String::new;
    vec![
        place.name.clone(),
        if is_point { place.name.clone() } else { none() },
        none(),
        cell(place.admin1.as_ref()),
        cell(place.country.as_ref()),
        cell(place.latitude),
        cell(place.longitude),
        cell(place.geonames),
        cell(words),
        if is_point { "PPL".to_owned() } else { none() },
    ]
}
