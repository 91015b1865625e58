//! A table per layer as CSV or TSV, with a data dictionary (`datapackage.json`, Frictionless Data).
//!
//! Ids are the ledger's (`3f2a9c01b7de/e4`), so that tables join; [`layout`] describes every column.

mod layout;
mod rows;

use std::io::Write;

use serde_json::{Value, json};

use crate::{ExportError, Output, Report, Selection, Sink};
use layout::{Column, TABLES, Table};
use onrecord_listing::{Quotes, Rows};

/// Writes the tables, comma-separated.
pub fn write_csv(selection: &Selection<'_>, sink: &mut Sink, report: &mut Report) -> Result<(), ExportError> {
    write(selection, sink, report, "csv", ',')
}

/// Writes the tables, tab-separated.
pub fn write_tsv(selection: &Selection<'_>, sink: &mut Sink, report: &mut Report) -> Result<(), ExportError> {
    write(selection, sink, report, "tsv", '\t')
}

/// The open tables, in the order of [`TABLES`].
pub(crate) struct Tables {
    writers: Vec<Rows<Output>>,
    written: u64,
}

impl Tables {
    /// Writes a row; its cells stand in the order of the table's columns.
    fn row(&mut self, table: &str, cells: Vec<String>) -> Result<(), ExportError> {
        let Some(index) = TABLES.iter().position(|known| known.name == table) else { return Ok(()) };
        debug_assert_eq!(cells.len(), TABLES[index].columns.len(), "{table}");
        self.written += 1;
        Ok(self.writers[index].row(cells)?)
    }
}

fn write(
    selection: &Selection<'_>,
    sink: &mut Sink,
    report: &mut Report,
    ending: &'static str,
    delimiter: char,
) -> Result<(), ExportError> {
    let mut tables = Tables { writers: Vec::new(), written: 0 };
    for table in TABLES {
        let output = sink.file_in_folder(ending, &format!("{}.{ending}", table.name))?;
        let mut writer = Rows::new(output, delimiter, Quotes::Needed);
        writer.row(table.columns.iter().map(|column| column.name))?;
        tables.writers.push(writer);
    }
    for article in selection.articles() {
        rows::article(&*article?, selection, &mut tables)?;
    }
    for dispute in selection.linked_disputes()? {
        rows::linked_dispute(&dispute, selection, &mut tables)?;
    }
    for writer in &mut tables.writers {
        writer.flush()?;
    }
    report.written = tables.written;
    let mut dictionary = sink.file_in_folder(ending, "datapackage.json")?;
    serde_json::to_writer_pretty(&mut dictionary, &dictionary_of(ending, delimiter))?;
    dictionary.write_all(b"\n")?;
    Ok(dictionary.flush()?)
}

/// The data dictionary of all tables.
fn dictionary_of(ending: &str, delimiter: char) -> Value {
    let resources: Vec<Value> = TABLES.iter().map(|table| resource(table, ending, delimiter)).collect();
    json!({
        "profile": "tabular-data-package",
        "name": "onrecord",
        "title": "Who said and did what, with the words that carry it",
        "description": "A row's id is its text's handle (the first twelve hex digits of its SHA-256) and its number there. \
            Spans are half-open and count Unicode code points of documents.text.",
        "resources": resources,
    })
}

fn resource(table: &Table, ending: &str, delimiter: char) -> Value {
    let fields: Vec<Value> = table.columns.iter().map(field).collect();
    let keys: Vec<Value> = table.columns.iter().filter_map(key).collect();
    let mut schema = json!({"fields": fields, "missingValues": [""]});
    if !keys.is_empty() {
        schema["foreignKeys"] = json!(keys);
    }
    if table.has_key {
        schema["primaryKey"] = json!("id");
    }
    json!({
        "profile": "tabular-data-resource",
        "name": table.name,
        "path": format!("{}.{ending}", table.name),
        "description": table.about,
        "format": ending,
        "mediatype": if ending == "csv" { "text/csv" } else { "text/tab-separated-values" },
        "encoding": "utf-8",
        "dialect": {"delimiter": delimiter.to_string(), "lineTerminator": "\n", "quoteChar": "\"", "doubleQuote": true, "header": true},
        "schema": schema,
    })
}

fn field(column: &Column) -> Value {
    json!({"name": column.name, "type": column.kind, "description": column.about})
}

fn key(column: &Column) -> Option<Value> {
    let table = column.of?;
    Some(json!({"fields": column.name, "reference": {"resource": table, "fields": "id"}}))
}
