//! What goes wrong with a question, as RFC 9457 has it: `application/problem+json`.

use axum::Json;
use axum::http::header::CONTENT_TYPE;
use axum::http::{HeaderValue, StatusCode};
use axum::response::{IntoResponse, Response};
use onrecord_ledger::LedgerError;
use schemars::JsonSchema;
use serde::Serialize;

/// A question that cannot be answered.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Problem {
    /// HTTP status.
    #[serde(serialize_with = "code")]
    #[schemars(with = "u16")]
    pub status: StatusCode,
    /// The status in words.
    pub title: String,
    /// What is wrong with this question.
    pub detail: String,
    /// What to do about it.
    pub hint: Option<String>,
}

#[allow(clippy::trivially_copy_pass_by_ref, reason = "serde passes fields by reference")]
fn code<S: serde::Serializer>(status: &StatusCode, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.serialize_u16(status.as_u16())
}

impl Problem {
    /// A problem of this status.
    pub fn new(status: StatusCode, detail: impl Into<String>) -> Self {
        let title = status.canonical_reason().unwrap_or("Error").to_owned();
        Self { status, title, detail: detail.into(), hint: None }
    }

    /// The question itself is wrong.
    pub fn question(detail: impl Into<String>) -> Self {
        Self::new(StatusCode::BAD_REQUEST, detail)
    }

    /// Our own fault.
    pub fn fault(detail: impl Into<String>) -> Self {
        Self::new(StatusCode::INTERNAL_SERVER_ERROR, detail).hint("this is our fault; please report it")
    }

    /// With what to do about it.
    #[must_use]
    pub fn hint(mut self, hint: impl Into<String>) -> Self {
        self.hint = Some(hint.into());
        self
    }
}

impl From<LedgerError> for Problem {
    fn from(error: LedgerError) -> Self {
        let detail = error.to_string();
        if error.is_interrupted() {
            let problem =
                Self::new(StatusCode::SERVICE_UNAVAILABLE, "the question takes longer than the server allows");
            return problem.hint("narrow it, for example by `from` and `to`, or ask with the command");
        }
        match error {
            LedgerError::Unknown(_) => Self::new(StatusCode::NOT_FOUND, detail)
                .hint("an id holds until its text is read anew; lists give today's"),
            LedgerError::Ambiguous(_)
            | LedgerError::NotAnId(_)
            | LedgerError::NotAHandle(_)
            | LedgerError::Question { .. } => Self::question(detail),
            _ => Self::fault(detail),
        }
    }
}

impl IntoResponse for Problem {
    fn into_response(self) -> Response {
        let status = self.status;
        let mut response = (status, Json(self)).into_response();
        response.headers_mut().insert(CONTENT_TYPE, HeaderValue::from_static("application/problem+json"));
        if status == StatusCode::UNAUTHORIZED {
            response.headers_mut().insert("www-authenticate", HeaderValue::from_static("Bearer"));
        }
        response
    }
}
