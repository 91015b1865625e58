//! What linking keeps of a document.
//!
//! Apart from the steps because it is stored: a ledger keeps one per document, and records are not read again for
//! linking.

use onrecord_record::Record;
use serde::{Deserialize, Serialize};

use crate::{Signature, Vocabulary, words};

/// What linking needs to know of a document.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Summary {
    /// SHA-256 of the text, hex.
    pub id: String,
    /// The id that the input gave.
    pub key: String,
    /// Publication date, ISO 8601.
    pub published: Option<String>,
    /// The outlet.
    pub publisher: Option<String>,
    /// What the text is made of, for near copies.
    pub signature: Signature,
    /// What the text speaks of, for stories.
    pub vocabulary: Vocabulary,
}

/// Keeps of a record what linking needs. The record's spans count code points, as in a finished record.
pub fn summary(record: &Record) -> Summary {
    let document = &record.document;
    Summary {
        id: document.id.clone(),
        key: document.key.clone(),
        published: document.published.clone(),
        publisher: document.publisher.clone(),
        signature: Signature::new(&words::split(&document.text)),
        vocabulary: Vocabulary::new(&document.text),
    }
}

impl Summary {
    /// What documents are sorted by where order must not depend on how they came in: the earliest first, undated ones
    /// last, then by content hash and by key.
    pub fn order(&self) -> (bool, &str, &str, &str) {
        (self.published.is_none(), self.published.as_deref().unwrap_or_default(), &self.id, &self.key)
    }

    /// Day of publication, counted from 1970-01-01.
    pub fn day(&self) -> Option<i32> {
        day(self.published.as_deref()?)
    }
}

/// The day, counted from 1970-01-01, that an ISO 8601 date or date-time begins with.
pub fn day(date: &str) -> Option<i32> {
    let date: jiff::civil::Date = date.get(..10)?.parse().ok()?;
    date.since(jiff::civil::date(1970, 1, 1)).ok().map(|span| span.get_days())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_are_counted() {
        assert_eq!(day("1970-01-02"), Some(1));
        assert_eq!(day("2025-12-21T08:00:00Z"), Some(20_443));
        assert_eq!((day("2025-12"), day("yesterday")), (None, None));
    }
}
