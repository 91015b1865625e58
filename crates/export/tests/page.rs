//! `docs/export.md` says of every lossy format which fields of the contract it drops.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on should stop")]

use std::fmt::Write as _;
use std::fs;
use std::path::Path;

use onrecord_export::{FORMATS, Format};
use serde_json::Value;

/// The layers of a record with their fields, by its schema.
fn layers() -> Vec<(String, Vec<String>)> {
    let schema = onrecord_record::json_schema();
    let layer = |(name, kind): (&String, &Value)| {
        let link = kind["items"]["$ref"].as_str().or_else(|| kind["$ref"].as_str()).unwrap();
        let row = schema.pointer(link.trim_start_matches('#')).unwrap();
        let fields = row["properties"].as_object().unwrap().keys().filter(|field| *field != "id" || name == "document");
        (name.clone(), fields.cloned().collect())
    };
    schema["properties"].as_object().unwrap().iter().map(layer).collect()
}

/// What a format drops, layer by layer.
fn dropped(format: &Format) -> Vec<String> {
    let mut dropped = Vec::new();
    for (layer, fields) in layers() {
        let missing: Vec<&str> = fields
            .iter()
            .filter(|field| !format.carries.contains(&format!("{layer}.{field}").as_str()))
            .map(String::as_str)
            .collect();
        if missing.len() == fields.len() {
            dropped.push(format!("**{layer}**"));
        } else if !missing.is_empty() {
            dropped.push(format!("{layer}: {}", missing.join(", ")));
        }
    }
    dropped
}

fn table() -> String {
    let mut table = "| format | drops (a layer in bold is dropped whole) |\n|---|---|\n".to_owned();
    for format in FORMATS.iter().filter(|format| !format.carries.contains(&"*")) {
        writeln!(table, "| `{}` | {} |", format.name, dropped(format).join("; ")).unwrap();
    }
    table
}

#[test]
fn the_page_has_what_each_format_drops() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../docs/export.md");
    let page = fs::read_to_string(&path).unwrap();
    let (before, rest) = page.split_once("<!-- dropped -->\n\n").unwrap();
    let (found, after) = rest.split_once("\n<!-- /dropped -->").unwrap();
    if std::env::var_os("BLESS").is_some() {
        fs::write(path, format!("{before}<!-- dropped -->\n\n{}\n<!-- /dropped -->{after}", table())).unwrap();
        return;
    }
    assert_eq!(found, table(), "BLESS=1 cargo test -p onrecord-export --test page writes it");
}
