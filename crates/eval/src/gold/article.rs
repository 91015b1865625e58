//! The project's own corpus: an article in Markdown with the record it must give.
//!
//! - Finds: what `corpus/README.md` describes; the article becomes a record in the contract's form, with what the
//!   reader is given as its document.
//! - Leaves: what of the record is measured, to the measures.
//! - Cannot see: other Markdown; it is reported as a corpus article that is wrong.

use std::path::Path;

use serde_json::json;

use super::{Entries, Entry};
use crate::error::{EvalError, Place};

/// The record of one article.
pub fn read(path: &Path, content: &str) -> Entries {
    let place = Place::file(path);
    let slug = path.file_stem().map(|stem| stem.to_string_lossy().into_owned()).unwrap_or_default();
    let entry = match onrecord_corpus::parse(&slug, content) {
        Ok(article) => {
            let mut value = json!(article.record.into_code_points());
            value["document"] = json!(article.document);
            value["document"]["key"] = slug.into();
            Ok(Entry { place, value })
        }
        Err(error) => Err(EvalError::new(&place, error.to_string())),
    };
    vec![entry]
}
