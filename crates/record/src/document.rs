//! A text as it came in, with what its source said about it.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// A text as it came in, with what its source said about it.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Document {
    /// SHA-256 of the text, hex.
    pub id: String,
    /// The id the input gave, else its path.
    pub key: String,
    /// Headline, if the input gave one apart from the text.
    pub title: Option<String>,
    /// Publication date, ISO 8601 (`2025-12-21`, or a date-time); null when unknown.
    pub published: Option<String>,
    /// The outlet.
    pub publisher: Option<String>,
    /// Where the text was published.
    pub url: Option<String>,
    /// BCP 47 language tag. Only `en` is read today.
    pub language: String,
    /// The text exactly as read; every span counts its code points.
    pub text: String,
}
