//! A record to the rows of each table, and back.
//!
//! Rows are made from the record's own JSON, so that names cannot differ from the contract's. What a table has beside them
//! (the document's id, key and day, and the words of spans) is taken from the record and left out on the way back.

use std::collections::BTreeMap;
use std::iter::Peekable;

use arrow_array::RecordBatch;
use onrecord_record::{Document, Record};
use serde_json::{Map, Value, json};

use crate::{ArchiveError, Table, columns};

/// A row by the names of its columns.
pub type Row = Map<String, Value>;

/// The rows of one record or more, one batch per table in the order of [`Table::ALL`].
pub type Tables = Vec<RecordBatch>;

/// The rows of one record, one batch per table in the order of [`Table::ALL`].
pub fn tables(record: &Record) -> Result<Tables, ArchiveError> {
    let broken = |error: &dyn std::fmt::Display| ArchiveError::row(&record.document.key, error);
    let mut whole = serde_json::to_value(record).map_err(|error| broken(&error))?;
    let words = Words::new(&record.document.text);
    let day = record.document.published.as_deref().and_then(|published| published.get(..10)).map(str::to_owned);
    let mut mentions = Vec::new();
    for (layer, target) in [("actors", "actor"), ("places", "place")] {
        for row in whole[layer].as_array_mut().into_iter().flatten() {
            let id = row["id"].clone();
            let all = row.as_object_mut().and_then(|row| row.remove("mentions"));
            for mention in all.as_ref().and_then(Value::as_array).into_iter().flatten() {
                // A place's mentions are bare spans.
                let span = mention.get("span").unwrap_or(mention);
                let form = mention.get("form");
                mentions.push(json!({target: id, "span": span, "form": form}));
            }
        }
    }
    whole["mentions"] = mentions.into();
    let mut batches = Vec::new();
    for table in Table::ALL {
        let rows = match whole[table.name_in_record()].take() {
            Value::Array(rows) => rows,
            document => vec![document],
        };
        let rows: Vec<Value> =
            rows.into_iter().map(|row| finished(row, table, &record.document, day.as_deref(), &words)).collect();
        batches.push(columns::batch(&table.schema(), &rows).map_err(|error| broken(&error))?);
    }
    Ok(batches)
}

/// Adds what a table has beside the record's own names.
fn finished(mut row: Value, table: Table, document: &Document, day: Option<&str>, words: &Words<'_>) -> Value {
    row["day"] = day.into();
    if table == Table::Documents {
        return row;
    }
    let told = match table {
        Table::Statements => words.all(&row["content"]),
        _ => words.get(&row["span"]).to_owned(),
    };
    row["words"] = told.into();
    row["document"] = document.id.clone().into();
    row["key"] = document.key.clone().into();
    row
}

/// The records of some batches that hold the rows of whole documents, one per table in the order of [`Table::ALL`].
pub fn records(tables: &[RecordBatch]) -> Result<Vec<Record>, ArchiveError> {
    let mut layers = Vec::new();
    for batch in tables {
        let rows = columns::rows(batch).map_err(|error| ArchiveError::row("a batch", &error))?;
        layers.push(rows.into_iter().map(Ok));
    }
    Assembly::new(layers).collect()
}

/// Records from the rows of tables that have their documents in the same order.
pub struct Assembly<I: Iterator> {
    /// One per table, in the order of [`Table::ALL`].
    layers: Vec<Peekable<I>>,
}

impl<I: Iterator<Item = Result<Row, ArchiveError>>> Assembly<I> {
    /// From one row iterator per table, in the order of [`Table::ALL`].
    pub fn new(layers: impl IntoIterator<Item = I>) -> Self {
        Self { layers: layers.into_iter().map(Iterator::peekable).collect() }
    }

    /// The rows of one document from every other table.
    fn own(&mut self, document: &Row) -> Result<Row, ArchiveError> {
        let is_own = |row: &Result<Row, ArchiveError>| match row {
            Ok(row) => row.get("document") == document.get("id") && row.get("key") == document.get("key"),
            Err(_) => true,
        };
        let mut whole = Row::new();
        for (table, rows) in Table::ALL.into_iter().zip(&mut self.layers).skip(1) {
            let mut all = Vec::new();
            while let Some(row) = rows.next_if(is_own) {
                all.push(Value::from(row?));
            }
            whole.insert(table.name().to_owned(), all.into());
        }
        Ok(whole)
    }
}

impl<I: Iterator<Item = Result<Row, ArchiveError>>> Iterator for Assembly<I> {
    type Item = Result<Record, ArchiveError>;

    fn next(&mut self) -> Option<Self::Item> {
        let document = self.layers.first_mut()?.next();
        let Some(document) = document else {
            // A row that no document owns means that the tables do not belong together.
            let mut layers = Table::ALL.into_iter().zip(&mut self.layers);
            let left = layers.find_map(|(table, rows)| rows.peek().map(|_| table))?;
            return Some(Err(ArchiveError::row(left.name(), &"rows of no document in this part")));
        };
        Some(document.and_then(|document| {
            let whole = self.own(&document)?;
            record(document, whole)
        }))
    }
}

/// The record of a document's row and the rows of its layers.
fn record(document: Row, mut whole: Row) -> Result<Record, ArchiveError> {
    let key = document.get("key").and_then(Value::as_str).unwrap_or_default().to_owned();
    let mut mentions: BTreeMap<String, Vec<Value>> = BTreeMap::new();
    if let Some(Value::Array(rows)) = whole.remove(Table::Mentions.name()) {
        for mut row in rows {
            let span = row["span"].take();
            if let Some(actor) = row["actor"].as_str() {
                let mention = json!({"span": span, "form": row["form"]});
                mentions.entry(actor.to_owned()).or_default().push(mention);
            } else if let Some(place) = row["place"].as_str() {
                mentions.entry(place.to_owned()).or_default().push(span);
            }
        }
    }
    for layer in ["actors", "places"] {
        for row in whole.get_mut(layer).and_then(Value::as_array_mut).into_iter().flatten() {
            let own = row["id"].as_str().and_then(|id| mentions.remove(id));
            row["mentions"] = own.unwrap_or_default().into();
        }
    }
    whole.insert("document".to_owned(), document.into());
    serde_json::from_value(whole.into()).map_err(|error| ArchiveError::row(&key, &error))
}

impl Table {
    /// What the record calls the rows.
    fn name_in_record(self) -> &'static str {
        if self == Self::Documents { "document" } else { self.name() }
    }
}

/// Words of a text by spans that count code points.
struct Words<'a> {
    text: &'a str,
    /// The byte at which each code point begins, and the end; empty for ASCII text, where both counts agree.
    bytes: Vec<usize>,
}

impl<'a> Words<'a> {
    fn new(text: &'a str) -> Self {
        let mut bytes = Vec::new();
        if !text.is_ascii() {
            bytes.extend(text.char_indices().map(|(byte, _)| byte));
            bytes.push(text.len());
        }
        Self { text, bytes }
    }

    /// The words of a span; empty where the text has none.
    fn get(&self, span: &Value) -> &'a str {
        let byte = |end: usize| -> Option<usize> {
            let point = span.get(end)?.as_u64()? as usize;
            if self.bytes.is_empty() { Some(point) } else { self.bytes.get(point).copied() }
        };
        let range = byte(0).zip(byte(1));
        range.and_then(|(start, end)| self.text.get(start..end)).unwrap_or_default()
    }

    /// The words of several spans, with ` … ` for what stands between them.
    fn all(&self, spans: &Value) -> String {
        spans.as_array().into_iter().flatten().map(|span| self.get(span)).collect::<Vec<_>>().join(" … ")
    }
}
