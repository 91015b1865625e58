//! Short ways to write records for tests.

use onrecord_record::{Document, Record};

use crate::{Summary, summary};

/// A document without rows.
pub fn document(id: &str, published: Option<&str>, text: &str) -> Summary {
    summary(&record(id, published, text))
}

/// A record without rows.
pub fn record(id: &str, published: Option<&str>, text: &str) -> Record {
    let document = Document {
        id: id.into(),
        key: id.into(),
        published: published.map(Into::into),
        publisher: Some(format!("The {} Courier", id.to_uppercase())),
        text: text.into(),
        ..Document::default()
    };
    Record { document, ..Record::default() }
}
