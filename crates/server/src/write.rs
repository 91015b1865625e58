//! Questions that send something: a text to read, files to add, a decision on a row.

use std::io::Cursor;
use std::sync::Arc;

use axum::Json;
use axum::body::{Body, Bytes};
use axum::extract::multipart::MultipartRejection;
use axum::extract::multipart::{Multipart, MultipartError};
use axum::extract::rejection::{BytesRejection, JsonRejection};
use axum::extract::{FromRequest, Request, State};
use axum::http::header::CONTENT_TYPE;
use axum::http::{HeaderValue, StatusCode};
use axum::response::{IntoResponse, Response};
use onrecord_intake::{Documents, Source, english, plain};
use onrecord_ledger::{Decision, RowId, Verdict};
use onrecord_record::{Document, Record};
use schemars::{JsonSchema, Schema};
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};
use tokio::sync::mpsc;
use tokio::task;
use tokio_stream::StreamExt;
use tokio_stream::wrappers::UnboundedReceiverStream;

use crate::Shared;
use crate::desk::Progress;
use crate::problem::Problem;
use crate::question::is_day;

/// A text to put on the record without filing it.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Pasted {
    /// The article, plain.
    #[schemars(length(min = 1, max = LONGEST_TEXT))]
    pub text: String,
    /// Day of publication, from which relative dates are counted.
    #[serde(default)]
    #[schemars(extend("format" = "date"))]
    pub published: Option<String>,
    /// The headline.
    #[serde(default)]
    pub title: Option<String>,
    /// The outlet.
    #[serde(default)]
    pub publisher: Option<String>,
    /// Where it was published.
    #[serde(default)]
    pub url: Option<String>,
}

/// Most code points of a text that is read at once: some 80,000 words.
pub const LONGEST_TEXT: usize = 500_000;

/// A reviewer's decision.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(transform = shapes)]
pub struct Review {
    /// What is decided.
    pub action: Action,
    /// The row.
    pub id: String,
    /// The second row of a merge.
    #[serde(default)]
    pub other: Option<String>,
    /// Why; needed but for `undo`.
    #[serde(default)]
    pub reason: Option<String>,
}

/// What each action takes, beyond what each field is.
fn shapes(schema: &mut Schema) {
    let row = |letters: &str| json!({"type": "string", "pattern": format!("^[0-9a-f]{{4,64}}/[{letters}][1-9][0-9]{{0,8}}$")});
    let shape = |actions: &[&str], letters: &str, other: Value| {
        let needed = if actions == ["undo"] { json!(["action", "id"]) } else { json!(["action", "id", "reason"]) };
        let reason = if actions == ["undo"] { json!({}) } else { json!({"type": "string", "pattern": r"\S"}) };
        json!({"required": needed, "properties":
            {"action": {"enum": actions}, "id": row(letters), "other": other, "reason": reason}})
    };
    let none = json!({"type": "null"});
    let merge = |letter: &str| {
        let mut shape = shape(&["merge"], letter, row(letter));
        shape["required"] = json!(["action", "id", "other", "reason"]);
        shape
    };
    let shapes = json!([
        shape(&["accept", "reject"], "sedx", none.clone()),
        shape(&["split"], "ae", none.clone()),
        merge("a"),
        merge("e"),
        shape(&["undo"], "aptqsedxh", none),
    ]);
    schema.insert("oneOf".to_owned(), shapes);
}

/// What a reviewer can do.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Action {
    /// The row is right.
    Accept,
    /// The row is wrong; lists leave it out.
    Reject,
    /// Two actors, or two accounts of events, are one.
    Merge,
    /// An actor or account is not one with those it was put with.
    Split,
    /// Takes back the latest decision on the row.
    Undo,
}

/// What came of a decision.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Reviewed {
    /// What was decided.
    pub action: Action,
    /// The row, its handle in full.
    pub id: String,
    /// The decision that `undo` took back; null where none was in force.
    pub undone: Option<Decision>,
}

fn body<T>(body: Result<Json<T>, JsonRejection>) -> Result<T, Problem> {
    body.map(|Json(value)| value).map_err(|rejection| Problem::new(rejection.status(), rejection.body_text()))
}

/// Does something that may wait, in a thread of its own.
async fn waiting<T: Send + 'static>(work: impl FnOnce() -> Result<T, Problem> + Send + 'static) -> Result<T, Problem> {
    task::spawn_blocking(work).await.unwrap_or_else(|_| Err(Problem::fault("the work failed")))
}

/// Reads a pasted text.
pub async fn read(
    State(shared): State<Arc<Shared>>,
    pasted: Result<Json<Pasted>, JsonRejection>,
) -> Result<Json<Record>, Problem> {
    let Pasted { text, published, title, publisher, url } = body(pasted)?;
    let record = waiting(move || {
        let document = document(text, published)?;
        shared.desk.reads.read(&Document { title, publisher, url, ..document })
    });
    Ok(Json(record.await?))
}

/// A text that somebody pastes, if it can be read.
pub fn document(text: String, published: Option<String>) -> Result<Document, Problem> {
    if text.trim().is_empty() {
        return Err(Problem::question("`text` is empty"));
    }
    if text.chars().count() > LONGEST_TEXT {
        let problem = Problem::new(StatusCode::UNPROCESSABLE_ENTITY, "`text` is longer than is read at once");
        return Err(problem.hint(format!("up to {LONGEST_TEXT} code points; `onrecord read` takes longer ones")));
    }
    check_published(published.as_deref())?;
    let foreign = |language| {
        let problem =
            Problem::new(StatusCode::UNPROCESSABLE_ENTITY, format!("the text is not in English ({language})"));
        problem.hint("only English is read")
    };
    let document = english(plain("pasted".to_owned(), text)).map_err(foreign)?;
    Ok(Document { published, ..document })
}

fn check_published(published: Option<&str>) -> Result<(), Problem> {
    match published {
        Some(day) if !(is_day(day) || day.parse::<jiff::Timestamp>().is_ok()) => {
            Err(Problem::question(format!("`published` is `{day}`")).hint("expected a day like 2025-12-21"))
        }
        _ => Ok(()),
    }
}

/// Decides on a row.
pub async fn review(
    State(shared): State<Arc<Shared>>,
    review: Result<Json<Review>, JsonRejection>,
) -> Result<Json<Reviewed>, Problem> {
    shared.writes()?;
    let review = body(review)?;
    waiting(move || decide(&shared, &review)).await.map(Json)
}

fn decide(shared: &Shared, review: &Review) -> Result<Reviewed, Problem> {
    let Review { action, id, other, reason } = review;
    let id: RowId = id.parse()?;
    let reason = reason.as_deref().map(str::trim).filter(|reason| !reason.is_empty());
    if other.is_some() != (*action == Action::Merge) {
        return Err(Problem::question("`other` names the second row of a merge, and of nothing else"));
    }
    let reason = match (action, reason) {
        (Action::Undo, _) => "",
        (_, Some(reason)) => reason,
        (_, None) => return Err(Problem::question("`reason` is needed").hint("say why in a few words")),
    };
    let mut ledger = shared.desk.ledger();
    let (id, _) = ledger.find(&id).map_err(Problem::from)?;
    let mut undone = None;
    match action {
        Action::Accept => drop(ledger.decide(Verdict::Accept, &id, reason)?),
        Action::Reject => drop(ledger.decide(Verdict::Reject, &id, reason)?),
        Action::Merge => ledger.merge(&id, &other.as_deref().unwrap_or_default().parse()?, reason)?,
        Action::Split => ledger.split(&id, reason)?,
        Action::Undo => undone = ledger.undo(&id)?,
    }
    Ok(Reviewed { action: *action, id: id.to_string(), undone })
}

/// Takes files in and answers with a line of JSON for each step. The work goes on to its end when nobody listens any more.
pub async fn add(State(shared): State<Arc<Shared>>, request: Request) -> Result<Response, Problem> {
    shared.writes()?;
    let Sent { files, published } = sent(request).await?;
    check_published(published.as_deref())?;
    let (tell, told) = mpsc::unbounded_channel::<Progress>();
    task::spawn_blocking(move || {
        let sources = files.into_iter().map(|(name, bytes)| Source::named(name, Cursor::new(bytes)));
        let mut documents = Documents::new(sources);
        let filed = shared.desk.file(&mut documents, published.as_deref(), |progress| drop(tell.send(progress)));
        if let Err(problem) = filed {
            let _ = tell.send(Progress::Error { message: problem.detail, hint: problem.hint });
        }
    });
    let lines = UnboundedReceiverStream::new(told)
        .map(|progress| serde_json::to_string(&progress).map(|line| Bytes::from(line + "\n")));
    let mut response = Body::from_stream(lines).into_response();
    response.headers_mut().insert(CONTENT_TYPE, HeaderValue::from_static("application/x-ndjson"));
    Ok(response)
}

/// Files as they came.
#[derive(Default)]
struct Sent {
    /// Name and content.
    files: Vec<(String, Bytes)>,
    /// Day of publication of all of them.
    published: Option<String>,
}

/// The files of a form, or the one file that is the whole body; the query then has its name.
async fn sent(request: Request) -> Result<Sent, Problem> {
    let mut sent = Sent::default();
    let mut name = "upload".to_owned();
    for (parameter, value) in form_urlencoded::parse(request.uri().query().unwrap_or_default().as_bytes()) {
        match &*parameter {
            "name" => name = value.into_owned(),
            "published" => sent.published = Some(value.into_owned()),
            other => {
                let problem = Problem::question(format!("there is no parameter `{other}`"));
                return Err(problem.hint("there are name and published"));
            }
        }
    }
    let kind = request.headers().get(CONTENT_TYPE).and_then(|kind| kind.to_str().ok()).unwrap_or_default();
    if kind.starts_with("multipart/form-data") {
        let broken = |error: MultipartRejection| Problem::new(error.status(), error.body_text());
        return form(Multipart::from_request(request, &()).await.map_err(broken)?, sent).await;
    }
    if !kind.starts_with("application/octet-stream") {
        let problem = Problem::new(StatusCode::UNSUPPORTED_MEDIA_TYPE, format!("files do not come as `{kind}`"));
        return Err(problem.hint("send a form (multipart/form-data) or one file (application/octet-stream)"));
    }
    let broken = |error: BytesRejection| Problem::new(error.status(), error.body_text());
    sent.files.push((name, Bytes::from_request(request, &()).await.map_err(broken)?));
    Ok(sent)
}

async fn form(mut form: Multipart, mut sent: Sent) -> Result<Sent, Problem> {
    let broken = |error: MultipartError| Problem::new(error.status(), error.body_text());
    while let Some(field) = form.next_field().await.map_err(broken)? {
        match field.name() {
            Some("published") => sent.published = Some(field.text().await.map_err(broken)?),
            Some("file") => {
                let name = field.file_name().unwrap_or("upload").to_owned();
                sent.files.push((name, field.bytes().await.map_err(broken)?));
            }
            other => {
                let other = other.unwrap_or_default();
                return Err(
                    Problem::question(format!("there is no field `{other}`")).hint("there are `file` and `published`")
                );
            }
        }
    }
    if sent.files.is_empty() {
        return Err(Problem::question("no file came").hint("send one or more as the form's field `file`"));
    }
    Ok(sent)
}
