//! What an input gives, item by item.

use onrecord_record::Document;

use crate::error::IntakeError;

/// A publisher's notice that an article is taken back.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Withdrawn {
    /// The article's key.
    pub key: String,
    /// Who takes it back.
    pub publisher: Option<String>,
    /// The publisher's number of the notice as a version of the article.
    pub version: Option<String>,
    /// When, ISO 8601.
    pub published: Option<String>,
}

/// One item of an input.
#[derive(Debug)]
pub enum Taken {
    /// An article.
    Document(Box<Document>),
    /// An article that its publisher took back.
    Withdrawn(Withdrawn),
    /// Nothing that is read: a page without an article, a record of another kind.
    PassedOver,
}

impl From<Document> for Taken {
    fn from(document: Document) -> Self {
        Self::Document(Box::new(document))
    }
}

/// The items of an input, in order.
pub type Items = Box<dyn Iterator<Item = Result<Taken, IntakeError>> + Send>;

/// One item alone.
pub fn one(item: Result<Taken, IntakeError>) -> Items {
    Box::new(std::iter::once(item))
}
