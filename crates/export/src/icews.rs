//! ICEWS's public files: 20 tab-separated columns with a heading, ours after them, and `NAME.claims.csv` beside it.
//!
//! `Event Text` is the PLOVER type and mode, as ICEWS's wording of CAMEO is its own. Sentence numbers are empty.

use onrecord_record::Actor;

use crate::cameo::Code;
use crate::words::{cell, join, line};
use crate::{ExportError, Happening, Report, Selection, Sink, countries, gdelt, polecat};

/// ICEWS's columns, in its order.
pub const COLUMNS: [&str; 20] = [
    "Event ID",
    "Event Date",
    "Source Name",
    "Source Sectors",
    "Source Country",
    "Event Text",
    "CAMEO Code",
    "Intensity",
    "Target Name",
    "Target Sectors",
    "Target Country",
    "Story ID",
    "Sentence Number",
    "Publisher",
    "City",
    "District",
    "Province",
    "Country",
    "Latitude",
    "Longitude",
];

/// Writes the table and the claims beside it.
pub fn write(selection: &Selection<'_>, sink: &mut Sink, report: &mut Report) -> Result<(), ExportError> {
    polecat::with_claims(selection, sink, report, &COLUMNS, true, cells)
}

fn cells(happening: &Happening) -> Vec<String> {
    let account = happening.first();
    let (event, article) = (account.event(), &account.article);
    let (source, target) = gdelt::parties(account);
    let code = Code::new(event.cameo.as_deref().unwrap_or_default());
    let place = account.place();
    let text = join([Some(event.r#type.as_str()), event.mode.as_deref()].into_iter().flatten(), " ");
    let is_point = place.is_some_and(|place| place.latitude.is_some());
    let mut cells = vec![gdelt::number(account).to_string(), cell(account.day().0)];
    cells.extend(party(source));
    cells.extend([text, code.full.clone(), cell(code.goldstein())]);
    cells.extend(party(target));
    cells.extend([
        article.filed.handle.clone(),
        String::new(),
        line(article.outlet()),
        if is_point { cell(place.map(|place| &place.name)) } else { String::new() },
        String::new(),
        cell(place.and_then(|place| place.admin1.as_ref())),
        cell(place.and_then(|place| place.country.as_deref()).map(name)),
        cell(place.and_then(|place| place.latitude)),
        cell(place.and_then(|place| place.longitude)),
    ]);
    cells
}

/// Name, sectors, country by name.
fn party(actor: Option<&Actor>) -> Vec<String> {
    let Some(actor) = actor else { return vec![String::new(); 3] };
    vec![actor.name.clone(), join(&actor.sectors, ","), cell(actor.country.as_deref().map(name))]
}

/// A country's name; a code of who is no state stays as it is.
fn name(code: &str) -> &str {
    countries::find(code).map_or(code, |country| country.name)
}
