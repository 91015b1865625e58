//! Every route of the API with its documentation; the router and the OpenAPI document are both made from this list.

use std::sync::Arc;

use axum::Json;
use axum::body::Body;
use axum::extract::{DefaultBodyLimit, Path, RawQuery, State};
use axum::http::header::CONTENT_TYPE;
use axum::http::{HeaderValue, Uri};
use axum::response::Response;
use axum::routing::{MethodRouter, get, post};
use onrecord_ledger::{ActorPage, Decision, Layer, Provenance, RowId, Stats, ThreadRow};
use onrecord_record::Record;
use schemars::generate::SchemaSettings;
use schemars::{JsonSchema, SchemaGenerator};
use serde::Serialize;
use serde_json::{Value, json};

use crate::desk::Progress;
use crate::form::Form;
use crate::list::{List, answer};
use crate::problem::Problem;
use crate::question::{PARAMETERS, Question, Takes};
use crate::write::{Pasted, Review, Reviewed};
use crate::{Shared, documents, lines, lists, news, openapi, person, write};

/// Most bytes of a question that sends JSON.
pub const BODY: usize = 4 << 20;
/// Most bytes of files that are sent at once.
const UPLOAD: usize = 64 << 20;

/// One method on one address.
pub struct Route {
    /// `get` or `post`.
    pub method: &'static str,
    /// The address, its variable parts in braces.
    pub path: String,
    /// One line on what it does.
    pub about: String,
    /// Parameters as OpenAPI writes them.
    pub parameters: Vec<Value>,
    /// What is sent, in one of these: media type and schema.
    pub body: Vec<(&'static str, Value)>,
    /// What comes back: media type and schema.
    pub answer: (&'static str, Value),
    /// Statuses of problems that can come instead.
    pub problems: &'static [u16],
    /// What answers; none where the route whose variable part takes this address in does.
    pub handler: Option<MethodRouter<Arc<Shared>>>,
}

/// The schema of a type, by reference.
fn schema<T: JsonSchema>(generator: &mut SchemaGenerator) -> Value {
    generator.subschema_for::<T>().to_value()
}

/// Of what is sent, a field that may be left out is not required; of what comes back it always stands there.
fn sent<T: JsonSchema>() -> Value {
    let settings = SchemaSettings::draft2020_12().for_deserialize();
    let settings = settings.with(|settings| {
        settings.inline_subschemas = true;
        settings.meta_schema = None;
    });
    settings.into_generator().into_root_schema_for::<T>().to_value()
}

/// All routes.
pub fn routes(generator: &mut SchemaGenerator) -> Vec<Route> {
    let mut routes = Vec::new();
    list::<lists::Statements>(&mut routes, generator);
    list::<lists::Events>(&mut routes, generator);
    list::<lists::Timeline>(&mut routes, generator);
    list::<lists::Disputes>(&mut routes, generator);
    list::<lists::Threads>(&mut routes, generator);
    list::<lists::Actors>(&mut routes, generator);
    list::<lists::Places>(&mut routes, generator);
    list::<lists::Search>(&mut routes, generator);
    list::<lists::Diff>(&mut routes, generator);
    list::<news::New>(&mut routes, generator);
    list::<lists::Documents>(&mut routes, generator);
    single(&mut routes, generator);
    writes(&mut routes, generator);
    routes
}

/// The routes of one list: its own, and one for each form.
fn list<L: List>(routes: &mut Vec<Route>, generator: &mut SchemaGenerator) {
    let row = schema::<L::Row>(generator);
    let bare = (format!("/api/{}", L::NAME), Form::Json);
    let forms = L::FORMS.iter().map(|form| (format!("/api/{}.{}", L::NAME, form.suffix()), *form));
    for (path, form) in std::iter::once(bare).chain(forms) {
        routes.push(Route {
            method: "get",
            about: format!("List {}", L::ABOUT),
            path,
            parameters: parameters(&L::heeds(), L::NEEDS, Some(L::CURSOR), form),
            body: vec![],
            answer: (form.media_type(), form.schema(&row)),
            problems: &[400, 404, 503],
            handler: Some(get(move |state, uri: Uri| answer::<L>(state, uri, form))),
        });
    }
}

fn parameters(heeds: &[&str], needs: &[&str], cursor: Option<Takes>, form: Form) -> Vec<Value> {
    let heeded = PARAMETERS.iter().filter(|parameter| {
        heeds.contains(&parameter.name) || cursor.is_some() && matches!(parameter.name, "limit" | "after")
    });
    heeded
        .map(|parameter| {
            let is_needed = needs.contains(&parameter.name);
            let takes = match parameter.name {
                "after" => cursor.unwrap_or(parameter.takes),
                // What was published after a day cannot be told by the hour.
                "since" if is_needed => Takes::Day,
                _ => parameter.takes,
            };
            json!({"name": parameter.name, "in": "query", "required": is_needed,
                   "description": parameter.about, "schema": takes.schema(form)})
        })
        .collect()
}

/// An answer in a form.
fn written(bytes: Vec<u8>, form: Form) -> Response {
    let mut response = Response::new(Body::from(bytes));
    response.headers_mut().insert(CONTENT_TYPE, HeaderValue::from_static(form.media_type()));
    response
}

/// An object as its JSON.
fn bytes(object: &impl Serialize) -> Result<Vec<u8>, Problem> {
    serde_json::to_vec(object).map_err(|error| Problem::fault(error.to_string()))
}

/// A part of an address, which may end in `.json` as lists do.
fn part(text: &str) -> &str {
    text.strip_suffix(".json").unwrap_or(text)
}

/// The same where it may also end in `.csv`.
fn formed(text: &str) -> (&str, Form) {
    text.strip_suffix(".csv").map_or((part(text), Form::Json), |text| (text, Form::Csv))
}

/// Refuses parameters where there are none.
fn unasked(uri: &Uri) -> Result<(), Problem> {
    Question::parse(uri.query().unwrap_or_default(), &[], None, Form::Json).map(drop)
}

fn row_id((handle, id): &(String, String)) -> Result<RowId, Problem> {
    Ok(format!("{handle}/{}", part(id)).parse()?)
}

type Shares = State<Arc<Shared>>;

/// A route that answers with one object.
fn one(path: &str, about: &str, parameters: Vec<Value>, schema: Value, problems: &'static [u16]) -> Route {
    let (path, about, answer) = (path.to_owned(), about.to_owned(), (Form::Json.media_type(), schema));
    Route { method: "get", path, about, parameters, body: vec![], answer, problems, handler: None }
}

/// The same object as a table, which its own route answers with.
fn table(path: &str, about: &str, parameters: Vec<Value>) -> Route {
    let answer = (Form::Csv.media_type(), Form::Csv.schema(&Value::Null));
    Route { answer, ..one(path, about, parameters, Value::Null, &[400, 404, 503]) }
}

/// The handle of an article, as a part of an address.
fn handle() -> Value {
    json!({"name": "handle", "in": "path", "required": true, "description": "The first twelve hex digits of the text's SHA-256; fewer or more, four to sixty-four, where they are enough", "schema": {"type": "string", "pattern": "^[0-9a-f]{4,64}$"}})
}

/// A row of an article, as a part of an address.
fn row(letters: &str) -> Value {
    json!({"name": "row", "in": "path", "required": true, "description": "The row's id in its record", "schema": {"type": "string", "pattern": format!("^[{letters}][1-9][0-9]{{0,8}}$")}})
}

/// Routes that answer with one object.
fn single(routes: &mut Vec<Route>, generator: &mut SchemaGenerator) {
    let stats = get(|State(shared): Shares, uri: Uri| async move {
        unasked(&uri)?;
        shared.ask(|ledger| Ok(ledger.stats()?)).await.map(Json)
    });
    let about = "Count what the ledger holds";
    let route = one("/api/stats", about, vec![], schema::<Stats>(generator), &[400, 503]);
    routes.push(Route { handler: Some(stats), ..route });
    article(routes, generator);
    actor(routes, generator);
    let why = get(|State(shared): Shares, Path(ids): Path<(String, String)>, uri: Uri| async move {
        unasked(&uri)?;
        let id = row_id(&ids)?;
        shared.ask(move |ledger| why(ledger, &id)).await.map(Json)
    });
    let why_schema = json!({"anyOf": [schema::<Provenance>(generator), schema::<ThreadRow>(generator)]});
    let about = "Why a row is on the record: words, date, sources; a thread in full";
    let parameters = vec![handle(), row("aptqsedxh")];
    let route = one("/api/why/{handle}/{row}", about, parameters, why_schema, &[400, 404, 503]);
    routes.push(Route { handler: Some(why), ..route });
    let decisions = get(|State(shared): Shares, uri: Uri| async move {
        unasked(&uri)?;
        shared.ask(|ledger| Ok(json!({"items": ledger.decisions()?, "next": null}))).await.map(Json)
    });
    let decision = Form::Json.schema(&schema::<Decision>(generator));
    let about = "Every decision of reviewers, those taken back too";
    let route = one("/api/decisions", about, vec![], decision, &[400, 503]);
    routes.push(Route { handler: Some(decisions), ..route });
    let described = get(|State(shared): Shares| async move { written(shared.described.clone(), Form::Json) });
    let route = one(openapi::PATH, "This document", vec![], json!({"type": "object"}), &[]);
    routes.push(Route { handler: Some(described), ..route });
}

/// An article's record, as JSON and as a table.
fn article(routes: &mut Vec<Route>, generator: &mut SchemaGenerator) {
    let answer = get(|State(shared): Shares, Path(handle): Path<String>, uri: Uri| async move {
        unasked(&uri)?;
        let (handle, form) = formed(&handle);
        let handle = handle.to_owned();
        let asked = shared.ask(move |ledger| match form {
            Form::Csv => lines::article(ledger, &handle),
            _ => bytes(&documents::document(ledger, &handle)?),
        });
        Ok::<_, Problem>(written(asked.await?, form))
    });
    let record = json!({"allOf": [schema::<Record>(generator)], "description": "The record; each row has its id in the ledger as `ledger`, statements, events and disputes a reviewer's `verdict`"});
    let about = "The record of an article";
    let route = one("/api/documents/{handle}", about, vec![handle()], record, &[400, 404, 503]);
    routes.push(Route { handler: Some(answer), ..route });
    let about = "The record of an article as a table, a line for each row";
    routes.push(table("/api/documents/{handle}.csv", about, vec![handle()]));
}

/// An actor, as JSON and as a table.
fn actor(routes: &mut Vec<Route>, generator: &mut SchemaGenerator) {
    let answer =
        get(|State(shared): Shares, Path(ids): Path<(String, String)>, RawQuery(query): RawQuery| async move {
            let question = Question::parse(query.as_deref().unwrap_or_default(), &["as_of"], None, Form::Json)?;
            let (row, form) = formed(&ids.1);
            let id = row_id(&(ids.0, row.to_owned()))?;
            let asked = shared.ask(move |ledger| {
                let page = ledger.actor(&id, question.filter.as_of.as_deref())?;
                if form == Form::Csv { person::table(&page) } else { bytes(&page) }
            });
            Ok::<_, Problem>(written(asked.await?, form))
        });
    let parameters = [vec![handle(), row("a")], parameters(&["as_of"], &[], None, Form::Json)].concat();
    let about = "An actor: roles through time, contacts, what they say and do";
    let page = schema::<ActorPage>(generator);
    let route = one("/api/actors/{handle}/{row}", about, parameters.clone(), page, &[400, 404, 503]);
    routes.push(Route { handler: Some(answer), ..route });
    let about = "An actor as a table: a line for each name, role, contact, stance and type of event";
    routes.push(table("/api/actors/{handle}/{row}.csv", about, parameters));
}

/// Why a row is on the record; a thread in full.
pub fn why(ledger: &onrecord_ledger::Ledger, id: &RowId) -> Result<Value, Problem> {
    let value = match id.layer {
        Layer::Thread => serde_json::to_value(ledger.thread(id)?),
        _ => serde_json::to_value(ledger.why(id)?),
    };
    value.map_err(|error| Problem::fault(error.to_string()))
}

/// Routes that send something.
fn writes(routes: &mut Vec<Route>, generator: &mut SchemaGenerator) {
    routes.push(Route {
        method: "post",
        path: "/api/read".to_owned(),
        about: "Read a text and answer with its record; nothing is filed".to_owned(),
        parameters: vec![],
        body: vec![("application/json", sent::<Pasted>())],
        answer: ("application/json", schema::<Record>(generator)),
        problems: &[400, 413, 415, 422],
        handler: Some(post(write::read).layer(DefaultBodyLimit::max(BODY))),
    });
    routes.push(Route {
        method: "post",
        path: "/api/documents".to_owned(),
        about: "Take in files of any format that the command reads; a line of JSON tells of each step".to_owned(),
        parameters: vec![
            json!({"name": "name", "in": "query", "required": false, "description": "The file's name, where the body is a file", "schema": {"type": "string"}}),
            json!({"name": "published", "in": "query", "required": false, "description": "Day of publication of every article", "schema": {"type": "string", "format": "date"}}),
        ],
        body: vec![("multipart/form-data", files()), ("application/octet-stream", json!({}))],
        answer: ("application/x-ndjson", schema::<Progress>(generator)),
        problems: &[400, 403, 413, 415],
        handler: Some(post(write::add).layer(DefaultBodyLimit::max(UPLOAD))),
    });
    routes.push(Route {
        method: "post",
        path: "/api/review".to_owned(),
        about: "Accept or reject a row, merge or split actors and events, or undo".to_owned(),
        parameters: vec![],
        body: vec![("application/json", sent::<Review>())],
        answer: ("application/json", schema::<Reviewed>(generator)),
        problems: &[400, 403, 404, 413, 415, 422],
        handler: Some(post(write::review).layer(DefaultBodyLimit::max(BODY))),
    });
}

/// A form with files.
fn files() -> Value {
    json!({
        "type": "object",
        "required": ["file"],
        "additionalProperties": false,
        "properties": {
            "file": {"description": "A file; there may be several", "type": "string", "contentMediaType": "application/octet-stream"},
            "published": {"type": "string", "format": "date"},
        },
    })
}
