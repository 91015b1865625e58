//! Tables: columns apart by tabs, their names in the first line.
//!
//! - Finds: every line as an object with the columns' names; fields that a short line lacks are empty.
//! - Leaves: the meaning of columns, to the measures.
//! - Cannot see: tabs inside fields; quotation marks are letters like others.

use std::path::Path;

use serde_json::{Map, Value};

use super::{Entries, Entry};
use crate::error::{EvalError, Place};

/// Every line below the header.
pub fn read(path: &Path, content: &str) -> Entries {
    let file = Place::file(path);
    let mut lines = content.lines().enumerate();
    let Some((_, header)) = lines.next() else { return vec![Err(EvalError::new(&file, "is empty"))] };
    let columns: Vec<&str> = header.split('\t').collect();
    let rows = lines.filter(|(_, line)| !line.trim().is_empty());
    rows.map(|(idx, line)| {
        let place = file.line(idx + 1);
        let fields: Vec<&str> = line.split('\t').collect();
        if fields.len() > columns.len() {
            let problem = format!("has {} fields under {} columns", fields.len(), columns.len());
            return Err(EvalError::new(&place, problem));
        }
        let fields = fields.into_iter().chain(std::iter::repeat(""));
        let row: Map<String, Value> =
            columns.iter().zip(fields).map(|(name, field)| ((*name).to_owned(), field.into())).collect();
        Ok(Entry { place, value: row.into() })
    })
    .collect()
}
