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
    /// Who wrote it, in the order given.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub authors: Vec<String>,
    /// What in the input told the publication date, where it was not a field of its own: `JSON-LD datePublished`,
    /// `meta article:published_time`, `time element`, `address`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub published_basis: Option<String>,
    /// When this version was made, as the input writes it, if that is told apart from publication.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub modified: Option<String>,
    /// The publisher's number of this version.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub version: Option<String>,
    /// The publisher's word on this version: that it corrects or updates an earlier one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub notice: Option<String>,
    /// BCP 47 language tag. Only `en` is read today.
    pub language: String,
    /// The text exactly as read; every span counts its code points.
    pub text: String,
}
