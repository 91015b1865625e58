//! What an input gives, item by item.

use onrecord_record::Document;

use crate::error::IntakeError;

/// One item of an input.
#[derive(Debug)]
pub enum Taken {
    /// An article.
    Document(Box<Document>),
    /// An article that its publisher took back, by its key.
    Withdrawn(String),
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
