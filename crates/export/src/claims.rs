//! The table of claims that goes with formats that cannot say on whose word something is told, or that it was denied.
//!
//! GDELT's files have no heading, so its table has every account; tables with headings carry these columns after their own,
//! and what did not happen stands in the table beside them alone.

use std::collections::BTreeSet;

use onrecord_record::{Span, Statement};

use crate::words::{cell, join, line};
use crate::{Account, Happening};

/// The columns.
pub const COLUMNS: [&str; 37] = [
    "onrecord_id",
    "status",
    "otherwise",
    "type",
    "mode",
    "contexts",
    "cameo",
    "actors",
    "recipients",
    "mediators",
    "actor_words",
    "recipient_words",
    "day",
    "day_from",
    "date_from",
    "date_to",
    "edtf",
    "date_basis",
    "date_words",
    "place",
    "place_country",
    "according_to",
    "speaker",
    "stance",
    "cue",
    "quote",
    "clause",
    "char_start",
    "char_end",
    "quantities",
    "confidence",
    "verdict",
    "publisher",
    "published",
    "url",
    "text_sha256",
    "first_seen",
];

/// The cells of one account of an event. `otherwise` holds how other accounts have it that differ in whether it is done, so
/// that what one source tells as done and another denies can be told apart from what nobody denies.
pub fn cells(account: &Account, happening: &Happening) -> Vec<String> {
    let others = happening.accounts.iter().filter(|other| other.is_done() != account.is_done());
    let others: BTreeSet<String> = others.map(Account::status).collect();
    let (event, article, time, place) = (account.event(), &account.article, account.time(), account.place());
    let document = &article.record().document;
    let (day, day_from) = account.day();
    let all = |spans: &[Span]| join(spans.iter().map(|&span| line(article.words(span))), "; ");
    let said: Vec<&Statement> = account.according_to().collect();
    let speaker = |said: &&Statement| {
        let identity = said.speaker.and_then(|speaker| article.identity(speaker));
        identity.map_or_else(|| "somebody unnamed".to_owned(), |identity| identity.name.clone())
    };
    let quantities = event.quantities.iter().filter_map(|id| article.record().quantities.get(id.index()));
    let basis = time.map(|time| match &time.basis.anchor {
        Some(anchor) => format!("{} from {anchor}", time.basis.rule),
        None => time.basis.rule.clone(),
    });
    vec![
        account.id().to_string(),
        account.status(),
        join(others, "; "),
        event.r#type.as_str().to_owned(),
        cell(event.mode.as_ref()),
        join(&event.contexts, "; "),
        cell(event.cameo.as_ref()),
        join(account.names(&event.actors), "; "),
        join(account.names(&event.recipients), "; "),
        join(account.names(&event.mediators), "; "),
        all(&event.actor_spans),
        all(&event.recipient_spans),
        cell(day),
        cell(day_from),
        cell(time.and_then(|time| time.begin.as_ref())),
        cell(time.and_then(|time| time.end.as_ref())),
        cell(time.and_then(|time| time.edtf.as_ref())),
        cell(basis),
        cell(time.map(|time| line(article.words(time.span)))),
        cell(place.map(|place| &place.name)),
        cell(place.and_then(|place| place.country.as_ref())),
        join(said.iter().map(|said| article.id(onrecord_ledger::Layer::Statement, said.id.index())), "; "),
        join(said.iter().map(speaker), "; "),
        join(said.iter().map(|said| said.stance.as_str()), "; "),
        join(said.iter().map(|said| cell(said.cue.map(|cue| line(article.words(cue))))), "; "),
        join(said.iter().map(|said| line(&article.all_words(&said.content))), " | "),
        line(account.clause()),
        event.span.start.to_string(),
        event.span.end.to_string(),
        join(quantities.map(|quantity| line(article.words(quantity.span))), "; "),
        cell(event.confidence.map(|odds| format!("{odds:.3}"))),
        cell(article.verdict(&account.id())),
        cell(document.publisher.as_ref()),
        cell(document.published.as_ref()),
        cell(document.url.as_ref()),
        document.id.clone(),
        article.filed.read_at.clone(),
    ]
}

/// Why an account that is not done is not in the main file.
pub const NOT_DONE: &str = "denied, doubted, planned, possible, demanded or proposed: in the table of claims alone";

/// Why an account is not in the main file.
pub fn left_out(account: &Account, day: Option<&str>, needs_cameo: bool) -> Option<&'static str> {
    if !account.is_done() {
        Some(NOT_DONE)
    } else if day.is_none() {
        Some("no calendar day can be found for them: in the table of claims alone")
    } else if needs_cameo && account.event().cameo.is_none() {
        Some("they have no CAMEO code: in the table of claims alone")
    } else {
        None
    }
}
