//! ACLED's column names (31) for our own rows, tab-separated with a heading, ours after them, and `NAME.claims.csv` beside it.
//!
//! The names alone are ACLED's: `event_type` and `sub_event_type` hold PLOVER's type and mode, actors are as the article
//! names them, and fields of ACLED's own coding (disorder type, inter codes, fatalities, civilian targeting) are empty.

use onrecord_listing::date;
use onrecord_record::Place;

use crate::words::{cell, join, line};
use crate::{Account, ExportError, Happening, Report, Selection, Sink, countries, polecat};

/// ACLED's columns, in its order.
pub const COLUMNS: [&str; 31] = [
    "event_id_cnty",
    "event_date",
    "year",
    "time_precision",
    "disorder_type",
    "event_type",
    "sub_event_type",
    "actor1",
    "assoc_actor_1",
    "inter1",
    "actor2",
    "assoc_actor_2",
    "inter2",
    "interaction",
    "civilian_targeting",
    "iso",
    "region",
    "country",
    "admin1",
    "admin2",
    "admin3",
    "location",
    "latitude",
    "longitude",
    "geo_precision",
    "source",
    "source_scale",
    "notes",
    "fatalities",
    "tags",
    "timestamp",
];

/// Writes the table and the claims beside it.
pub fn write(selection: &Selection<'_>, sink: &mut Sink, report: &mut Report) -> Result<(), ExportError> {
    polecat::with_claims(selection, sink, report, &COLUMNS, false, cells)
}

fn cells(happening: &Happening) -> Vec<String> {
    let account = happening.first();
    let (event, article, place) = (account.event(), &account.article, account.place());
    let country = place.and_then(|place| place.country.as_deref());
    let known = country.and_then(countries::find);
    let (one, with_one) = first_and_rest(account.names(&event.actors));
    let (other, with_other) = first_and_rest(account.names(&event.recipients));
    let (day, none) = (account.day().0, String::new);
    let timestamp = article.filed.read_at.parse::<jiff::Timestamp>().map(jiff::Timestamp::as_second);
    let at_point =
        |cell: String| if place.is_some_and(|place| place.latitude.is_some()) { cell } else { String::new() };
    vec![
        account.id().to_string(),
        cell(day),
        cell(day.and_then(|day| day.get(..4))),
        time_precision(account).to_owned(),
        none(),
        event.r#type.as_str().to_owned(),
        cell(event.mode.as_ref()),
        one,
        with_one,
        none(),
        other,
        with_other,
        none(),
        none(),
        none(),
        cell(known.map(|country| country.numeric)),
        none(),
        cell(known.map(|country| country.name)),
        cell(place.and_then(|place| place.admin1.as_ref())),
        none(),
        none(),
        at_point(cell(place.map(|place| &place.name))),
        cell(place.and_then(|place| place.latitude)),
        cell(place.and_then(|place| place.longitude)),
        geo_precision(place).to_owned(),
        line(&join(happening.outlets(), "; ")),
        none(),
        line(account.clause()),
        none(),
        none(),
        cell(timestamp.ok()),
    ]
}

fn first_and_rest(names: Vec<String>) -> (String, String) {
    let mut names = names.into_iter();
    (names.next().unwrap_or_default(), join(names, "; "))
}

/// 1 a day, 2 a week, 3 a month; empty where the text gives less, or nothing but the day of publication.
fn time_precision(account: &Account) -> &'static str {
    let Some(time) = account.time() else { return "" };
    let days = |begin: jiff::civil::Date| Some((date(time.end.as_deref()?)? - begin).get_days());
    match time.begin.as_deref().and_then(date).and_then(days) {
        Some(..=1) => "1",
        Some(2..=7) => "2",
        Some(8..=31) => "3",
        _ => "",
    }
}

/// 1 a town; 3 a division of a country; empty where no more than the country is known.
fn geo_precision(place: Option<&Place>) -> &'static str {
    match place {
        Some(Place { latitude: Some(_), .. }) => "1",
        Some(Place { admin1: Some(_), .. }) => "3",
        _ => "",
    }
}
