//! Every list in every form: one page of rows from a filter.

use std::collections::HashMap;
use std::sync::Arc;

use axum::body::Body;
use axum::extract::State;
use axum::http::header::{CONTENT_TYPE, LINK};
use axum::http::{HeaderValue, Uri};
use axum::response::Response;
use onrecord_ledger::{EventRow, Ledger, LedgerError};
use onrecord_listing::{Entry, Table, csv, feed, geojson, timeline_js};
use schemars::JsonSchema;
use serde::Serialize;

use crate::Shared;
use crate::form::Form;
use crate::problem::Problem;
use crate::question::{Question, Takes};

/// A list of rows.
pub trait List: 'static {
    /// A row of it.
    type Row: Serialize + JsonSchema + Table + Entry + Send;
    /// What follows `/api/`.
    const NAME: &'static str;
    /// One line for the documentation.
    const ABOUT: &'static str;
    /// The filters it heeds, in groups that lists share.
    const HEEDS: &'static [&'static [&'static str]];
    /// What its `after` takes.
    const CURSOR: Takes;
    /// Parameters without which there is no answer.
    const NEEDS: &'static [&'static str] = &[];
    /// The forms it has.
    const FORMS: &'static [Form] = Form::OF_ROWS;

    /// Asks the ledger for as many rows as the filter's limit says.
    fn ask(ledger: &Ledger, question: &Question) -> Result<Vec<Self::Row>, Problem>;

    /// The cursor behind the last row of a page.
    fn cursor(page: &[Self::Row], question: &Question) -> Option<String>;

    /// The filters it heeds.
    fn heeds() -> Vec<&'static str> {
        Self::HEEDS.concat()
    }

    /// The handle of the document that a row is from.
    fn handle(row: &Self::Row) -> &str;

    /// The rows as events, if that is what they are.
    fn events(_: &[Self::Row]) -> &[EventRow] {
        &[]
    }
}

/// Rows in their form.
struct Written {
    bytes: Vec<u8>,
    /// The cursor of the next page.
    next: Option<String>,
    ignored: Vec<String>,
}

/// A page of rows as it is sent.
#[derive(Serialize)]
struct Page<'a, T> {
    items: &'a [T],
    next: Option<&'a str>,
    #[serde(skip_serializing_if = "<[String]>::is_empty")]
    ignored: &'a [String],
}

/// Answers a list.
pub async fn answer<L: List>(State(shared): State<Arc<Shared>>, uri: Uri, form: Form) -> Result<Response, Problem> {
    let question = Question::parse(uri.query().unwrap_or_default(), &L::heeds(), Some(L::CURSOR), form)?;
    let rest = question.rest.clone();
    let name = shared.name.clone();
    let written = shared.ask(move |ledger| write::<L>(ledger, question, form, &name)).await?;
    let mut response = Response::new(Body::from(written.bytes));
    let headers = response.headers_mut();
    headers.insert(CONTENT_TYPE, HeaderValue::from_static(form.media_type()));
    if let Some(next) = written.next {
        let query = form_urlencoded::Serializer::new(rest).append_pair("after", &next).finish();
        if let Ok(link) = HeaderValue::from_str(&format!("<{}?{query}>; rel=\"next\"", uri.path())) {
            headers.insert(LINK, link);
        }
    }
    if let Ok(ignored) = HeaderValue::from_str(&written.ignored.join(", "))
        && !ignored.is_empty()
    {
        headers.insert("onrecord-ignored", ignored);
    }
    Ok(response)
}

/// One page of rows, and the cursor of the next one.
pub fn page<L: List>(ledger: &Ledger, question: &mut Question) -> Result<(Vec<L::Row>, Option<String>), Problem> {
    if let Some(missing) = L::NEEDS.iter().find(|name| !has(question, name)) {
        return Err(Problem::question(format!("`{missing}` is needed")));
    }
    let wanted = question.filter.limit;
    // One row more tells whether there is a next page.
    question.filter.limit = wanted + 1;
    let mut rows = L::ask(ledger, question)?;
    let has_more = rows.len() > wanted;
    rows.truncate(wanted);
    question.filter.limit = wanted;
    let next = if has_more { L::cursor(&rows, question) } else { None };
    Ok((rows, next))
}

fn write<L: List>(ledger: &Ledger, mut question: Question, form: Form, name: &str) -> Result<Written, Problem> {
    let (rows, next) = page::<L>(ledger, &mut question)?;
    let bytes = match form {
        Form::Json => {
            let page = Page { items: &rows, next: next.as_deref(), ignored: &question.ignored };
            serde_json::to_vec(&page).map_err(|error| Problem::fault(error.to_string()))?
        }
        Form::Csv => {
            let mut bytes = Vec::new();
            csv(&rows, &mut bytes).map_err(|error| Problem::fault(error.to_string()))?;
            bytes
        }
        Form::Atom => atom::<L>(ledger, &rows, name)?,
        Form::GeoJson => geojson(L::events(&rows)).to_string().into_bytes(),
        Form::TimelineJs => timeline_js(L::events(&rows)).to_string().into_bytes(),
    };
    Ok(Written { bytes, next, ignored: question.ignored })
}

fn has(question: &Question, name: &str) -> bool {
    match name {
        "text" => question.filter.text.is_some(),
        _ => question.filter.read_since.is_some(),
    }
}

fn atom<L: List>(ledger: &Ledger, rows: &[L::Row], name: &str) -> Result<Vec<u8>, Problem> {
    let mut times: HashMap<&str, String> = HashMap::new();
    let mut entries = Vec::new();
    for row in rows {
        let handle = L::handle(row);
        if !times.contains_key(handle) {
            let time = match ledger.read_at(handle) {
                Err(LedgerError::Unknown(_)) => String::new(),
                time => time?,
            };
            times.insert(handle, time);
        }
        entries.push((row.told(), times[handle].clone()));
    }
    let feed = feed(&format!("{name}:{}", L::NAME), &format!("{name}: {}", L::ABOUT), entries);
    let bytes = Vec::new();
    feed.write_to(bytes).map_err(|error| Problem::fault(error.to_string()))
}
