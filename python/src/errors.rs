//! Errors as the exceptions of `onrecord.errors`, each of which names the document or file at fault.

use std::fmt::Display;

use onrecord_intake::IntakeError;
use onrecord_work::fault::Fault;
use pyo3::prelude::*;

/// What became of an article that has no record: for `onrecord.Failure` and `onrecord.ArticleError`.
#[derive(Clone, Debug, IntoPyObject)]
pub struct Failure {
    /// The key that the article has in its input.
    key: Option<String>,
    /// What it was given as: a path, `articles`.
    input: String,
    /// Where in it: `row 3`.
    place: Option<String>,
    /// What is wrong.
    reason: String,
    /// What to do about it.
    hint: Option<String>,
    /// Whether nothing is wrong with it: it is in another language, or was withdrawn.
    is_skipped: bool,
    /// Whether the fault is ours.
    is_ours: bool,
}

impl From<&IntakeError> for Failure {
    fn from(error: &IntakeError) -> Self {
        Self {
            key: error.key().map(str::to_owned),
            input: error.name().to_owned(),
            place: error.part(),
            reason: error.reason(),
            hint: error.hint().map(str::to_owned),
            is_skipped: error.is_kept_out(),
            is_ours: false,
        }
    }
}

impl From<Fault> for Failure {
    fn from(fault: Fault) -> Self {
        let hint = Some("this is a fault of onrecord; please report it with the article".to_owned());
        let reason = format!("onrecord itself failed: {}", fault.message);
        let key = Some(fault.during.clone());
        Self { key, input: fault.during, place: None, reason, hint, is_skipped: false, is_ours: true }
    }
}

impl Failure {
    /// Whether nothing is wrong with the article.
    pub fn is_skipped(&self) -> bool {
        self.is_skipped
    }

    /// Input, place and reason, as a column of failures has them.
    pub fn parts(&self) -> (&str, Option<&str>, &str) {
        (self.key.as_deref().unwrap_or(&self.input), self.place.as_deref(), &self.reason)
    }

    /// As an exception.
    pub fn raise(self, py: Python<'_>) -> PyErr {
        let name = if self.is_ours { "InternalError" } else { "ArticleError" };
        exception(py, name, (self.key, self.input, self.place, self.reason, self.hint))
    }
}

/// An exception of `onrecord.errors` with this message.
pub fn raise(py: Python<'_>, name: &str, message: &impl Display) -> PyErr {
    exception(py, name, (message.to_string(),))
}

fn exception<'py>(py: Python<'py>, name: &str, arguments: impl pyo3::call::PyCallArgs<'py>) -> PyErr {
    let made = py.import("onrecord.errors").and_then(|errors| errors.getattr(name)?.call1(arguments));
    made.map_or_else(|error| error, PyErr::from_value)
}
