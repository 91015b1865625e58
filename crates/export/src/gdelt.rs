//! GDELT 2 Events (61 columns) and Mentions (16), tab-separated without headings, and `claims.csv` beside them.
//!
//! Events holds what occurred or is under way, has a day and a CAMEO code; Mentions one row for each account of these, with
//! offsets in code points of the article. The table of claims has every account of every event, joined by `GLOBALEVENTID`.
//! What GDELT measures and we do not (tone, sentence numbers, coordinates of actors) is empty.

use jiff::civil::Date;
use onrecord_record::{Actor, EventType, Place};

use crate::cameo::{Code, Coded};
use crate::words::{cell, line};
use crate::{Account, ExportError, Happening, Report, Selection, Sink, claims, countries};
use onrecord_listing::{Quotes, Rows, date};

const FORMAT: &str = "gdelt";

/// Writes `events.export.CSV`, `mentions.CSV` and `claims.csv` into a folder.
pub fn write(selection: &Selection<'_>, sink: &mut Sink, report: &mut Report) -> Result<(), ExportError> {
    let mut events = Rows::new(sink.file_in_folder(FORMAT, "events.export.CSV")?, '\t', Quotes::Never);
    let mut mentions = Rows::new(sink.file_in_folder(FORMAT, "mentions.CSV")?, '\t', Quotes::Never);
    let mut sidecar = Rows::csv(sink.file_in_folder(FORMAT, "claims.csv")?);
    sidecar.row(["GLOBALEVENTID", "in_events"].iter().chain(&claims::COLUMNS))?;
    for happening in selection.happenings() {
        let happening = happening?;
        let shown = shown(&happening, report);
        let id = shown.as_ref().map(|shown| number(shown.first()).to_string()).unwrap_or_default();
        if let Some(shown) = &shown {
            events.row(event(shown, &id))?;
            for account in &shown.accounts {
                mentions.row(mention(shown.first(), account, &id))?;
            }
            report.written += 1;
        }
        for account in &happening.accounts {
            let is_in = shown.as_ref().is_some_and(|shown| shown.accounts.iter().any(|one| one.id() == account.id()));
            let mut cells = vec![id.clone(), is_in.to_string()];
            cells.extend(claims::cells(account, &happening));
            sidecar.row(cells)?;
        }
    }
    events.flush()?;
    mentions.flush()?;
    Ok(sidecar.flush()?)
}

/// The accounts that GDELT's tables can hold.
fn shown(happening: &Happening, report: &mut Report) -> Option<Happening> {
    let can_hold = |account: &&Account| claims::left_out(account, account.day().0, true).is_none();
    let accounts: Vec<Account> = happening.accounts.iter().filter(can_hold).cloned().collect();
    for account in &happening.accounts {
        if let Some(reason) = claims::left_out(account, account.day().0, true) {
            report.leave_out("accounts of events", reason);
        }
    }
    let event = accounts.first()?.event();
    report.cut("events.actors (after the first)", event.actors.len().saturating_sub(1));
    report.cut("events.recipients (after the first)", event.recipients.len().saturating_sub(1));
    Some(Happening { accounts })
}

/// A number for an event that holds as long as its text: the twelve digits of the handle and the number of the event.
pub fn number(account: &Account) -> u64 {
    let handle = u64::from_str_radix(&account.article.filed.handle, 16).unwrap_or_default();
    (handle << 14) | (account.index as u64 + 1)
}

/// Who acts and to whom it is done. What people do together without a recipient has its second party there.
pub fn parties(account: &Account) -> (Option<&Actor>, Option<&Actor>) {
    let event = account.event();
    let mut actors = account.actors(&event.actors);
    let first = actors.next();
    let is_mutual = matches!(event.r#type, EventType::Consult | EventType::Agree | EventType::Cooperate);
    let second = if is_mutual { actors.next() } else { None };
    (first, account.actors(&event.recipients).next().or(second))
}

fn event(happening: &Happening, id: &str) -> Vec<String> {
    let account = happening.first();
    let (event, article) = (account.event(), &account.article);
    let code = Code::new(event.cameo.as_deref().unwrap_or_default());
    let day = account.day().0.and_then(date);
    let (one, other) = parties(account);
    let mut cells = vec![id.to_owned()];
    cells.extend(dates(day));
    cells.extend(actor(one));
    cells.extend(actor(other));
    let mut articles: Vec<&str> = happening.accounts.iter().map(|account| &*account.article.filed.handle).collect();
    articles.dedup();
    cells.extend([
        u8::from(is_in_lead(account)).to_string(),
        code.full.clone(),
        code.base.clone(),
        code.root.clone(),
        event.quad.to_string(),
        cell(code.goldstein()),
        happening.accounts.len().to_string(),
        happening.outlets().len().to_string(),
        articles.len().to_string(),
        String::new(),
    ]);
    cells.extend(place(None));
    cells.extend(place(None));
    cells.extend(place(account.place()));
    cells.push(added(account));
    cells.push(line(article.record().document.url.as_deref().unwrap_or(&article.record().document.key)));
    cells
}

/// Shortest paragraph that can be a lead; a shorter one is a dateline, a byline or a heading.
const LEAD: usize = 80;

/// Whether the act stands in the first paragraph of its article, which GDELT calls a root event.
fn is_in_lead(account: &Account) -> bool {
    let mut end = 0;
    for line in account.article.record().document.text.split('\n') {
        let length = line.chars().count();
        end += length + 1;
        if length >= LEAD {
            break;
        }
    }
    (account.event().trigger.start as usize) < end
}

/// When a data set that follows the news would have met an account: its publication, else when it was read.
fn added(account: &Account) -> String {
    let article = &account.article;
    digits(article.record().document.published.as_deref().unwrap_or(&article.filed.read_at))
}

/// `SQLDATE`, `MonthYear`, `Year`, `FractionDate`.
fn dates(day: Option<Date>) -> [String; 4] {
    let Some(day) = day else { return Default::default() };
    let (year, month, date) = (day.year(), day.month(), day.day());
    let fraction = f64::from(year) + (f64::from(month) * 30.0 + f64::from(date)) / 365.0;
    [
        format!("{year:04}{month:02}{date:02}"),
        format!("{year:04}{month:02}"),
        format!("{year:04}"),
        format!("{fraction:.4}"),
    ]
}

/// Code, name, country, group, ethnicity, two religions, three types.
fn actor(actor: Option<&Actor>) -> Vec<String> {
    let Some(actor) = actor else { return vec![String::new(); 10] };
    let Coded { code, country, group, types } = Coded::new(actor);
    let [one, two, three] = types;
    let none = String::new;
    vec![code, line(&actor.name).to_uppercase(), country, group, none(), none(), none(), one, two, three]
}

/// Type, name, country, two divisions, latitude, longitude, feature. Divisions and features have numbers of others there.
fn place(place: Option<&Place>) -> Vec<String> {
    let Some(place) = place else {
        return vec![
            "0".to_owned(),
            String::new(),
            String::new(),
            String::new(),
            String::new(),
            String::new(),
            String::new(),
            String::new(),
        ];
    };
    let is_american = place.country.as_deref() == Some("USA");
    let kind = match (place.latitude.is_some(), is_american, &place.admin1) {
        (true, true, _) => "3",
        (true, false, _) => "4",
        (false, true, Some(_)) => "2",
        (false, false, Some(_)) => "5",
        (false, _, None) if place.country.is_some() => "1",
        _ => "0",
    };
    let country = place.country.as_deref().and_then(countries::find);
    let mut names = vec![place.name.clone()];
    names.extend(place.admin1.clone().filter(|division| *division != place.name));
    names.extend(country.map(|country| country.name.to_owned()).filter(|country| *country != place.name));
    let fips = country.map(|country| country.fips.to_owned()).unwrap_or_default();
    let none = String::new;
    vec![
        kind.to_owned(),
        line(&names.join(", ")),
        fips,
        none(),
        none(),
        cell(place.latitude),
        cell(place.longitude),
        none(),
    ]
}

fn mention(first: &Account, account: &Account, id: &str) -> Vec<String> {
    let (event, article) = (account.event(), &account.article);
    let document = &article.record().document;
    let is_web = document.url.as_deref().is_some_and(|url| url.starts_with("http"));
    let at = |start: Option<u32>| start.map_or_else(|| "-1".to_owned(), |start| start.to_string());
    let length = document.text.chars().count();
    vec![
        id.to_owned(),
        added(first),
        added(account),
        // 1 is a page of the web, 2 a source that is only cited.
        if is_web { "1" } else { "2" }.to_owned(),
        line(article.outlet()),
        line(document.url.as_deref().unwrap_or(&document.key)),
        String::new(),
        at(event.actor_spans.first().map(|span| span.start)),
        at(event.recipient_spans.first().map(|span| span.start)),
        at(Some(event.trigger.start)),
        "1".to_owned(),
        event.confidence.map(|odds| format!("{:.0}", odds * 100.0)).unwrap_or_default(),
        length.to_string(),
        String::new(),
        String::new(),
        String::new(),
    ]
}

/// An ISO date or date-time as fourteen digits; a day alone is its midnight.
fn digits(time: &str) -> String {
    let mut digits: String = time.chars().filter(char::is_ascii_digit).take(14).collect();
    while digits.len() < 14 {
        digits.push('0');
    }
    digits
}
