//! The tables hold what the contract holds, under its names, and `docs/archive.md` says so.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on should stop")]

use std::fs;
use std::path::Path;

use arrow_schema::{DataType, Field};
use onrecord_archive::Table;
use serde_json::Value;

/// The names and nullability of an object of the record's JSON Schema.
fn properties(object: &Value) -> Vec<(String, Value)> {
    object["properties"].as_object().unwrap().iter().map(|(name, kind)| (name.clone(), kind.clone())).collect()
}

/// What a schema stands for, behind `$ref` and a choice between a value and null; and whether null is one.
fn resolve<'a>(whole: &'a Value, kind: &'a Value) -> (&'a Value, bool) {
    if let Some(name) = kind["$ref"].as_str() {
        return resolve(whole, whole.pointer(name.strip_prefix('#').unwrap()).unwrap());
    }
    if let Some(choices) = kind["anyOf"].as_array() {
        let is_null = |choice: &&Value| choice["type"] == "null";
        let value = choices.iter().find(|choice| !is_null(choice)).unwrap();
        return (resolve(whole, value).0, choices.iter().any(|choice| is_null(&choice)));
    }
    let has_null = kind["type"].as_array().is_some_and(|kinds| kinds.contains(&"null".into()));
    (kind, has_null)
}

/// Compares a column with the contract's field, down to the last list and struct.
fn compare(whole: &Value, kind: &Value, field: &Field, place: &str) {
    let (kind, has_null) = resolve(whole, kind);
    assert_eq!(field.is_nullable(), has_null, "{place} may be null");
    let is = |name: &str| kind["type"] == name || kind["type"].as_array().is_some_and(|all| all.contains(&name.into()));
    match field.data_type() {
        DataType::Utf8 => assert!(is("string") || kind["oneOf"].is_array(), "{place} is a string: {kind}"),
        DataType::UInt8 | DataType::UInt32 => assert!(is("integer"), "{place} is a whole number: {kind}"),
        DataType::Float32 | DataType::Float64 => assert!(is("number"), "{place} is a number: {kind}"),
        DataType::List(item) => compare(whole, &kind["items"], item, &format!("{place}[]")),
        DataType::Struct(fields) if is("array") => {
            assert_eq!(fields.iter().map(|field| field.name().as_str()).collect::<Vec<_>>(), ["start", "end"]);
            assert_eq!(kind["prefixItems"].as_array().map(Vec::len), Some(2), "{place} is a span");
        }
        DataType::Struct(fields) => {
            let properties = properties(kind);
            assert_eq!(properties.len(), fields.len(), "{place}: {properties:?}");
            for (name, kind) in &properties {
                let field =
                    fields.iter().find(|field| field.name() == name).unwrap_or_else(|| panic!("{place}.{name}"));
                compare(whole, kind, field, &format!("{place}.{name}"));
            }
        }
        other => panic!("{place}: {other}"),
    }
}

#[test]
fn every_field_of_the_contract_has_a_column_of_its_name_and_type() {
    let whole = onrecord_record::json_schema();
    for (layer, kind) in properties(&whole) {
        let table = Table::ALL.into_iter().find(|table| *table != Table::Documents && table.name() == layer);
        let table = if layer == "document" { Table::Documents } else { table.unwrap_or_else(|| panic!("{layer}")) };
        let (kind, _) = resolve(&whole, &kind);
        let row = if kind["type"] == "array" { resolve(&whole, &kind["items"]).0 } else { kind };
        let schema = table.schema();
        let mut columns: Vec<&str> = schema.fields().iter().map(|field| field.name().as_str()).collect();
        for (name, kind) in properties(row) {
            // The mentions of all actors and places are a table of their own.
            if name == "mentions" {
                continue;
            }
            let field = schema.field_with_name(&name).unwrap_or_else(|_| panic!("{layer}.{name} has no column"));
            compare(&whole, &kind, field, &format!("{layer}.{name}"));
            columns.retain(|column| *column != name);
        }
        columns.retain(|column| !["document", "key", "day", "words"].contains(column));
        assert!(columns.is_empty(), "{layer} has columns that are not in the contract: {columns:?}");
    }
}

#[test]
fn the_page_has_the_schema() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../docs/archive.md");
    let page = fs::read_to_string(path).unwrap();
    let (_, rest) = page.split_once("<!-- schema -->\n\n").unwrap();
    let (found, _) = rest.split_once("\n<!-- /schema -->").unwrap();
    assert_eq!(found, Table::describe(), "put this between the marks of docs/archive.md");
}
