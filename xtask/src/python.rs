//! Python classes of the record and of the ledger's rows, made from the types' own JSON Schema.
//!
//! Apart from the package so that its names cannot drift from the contract: a test compares the files with the types.

use std::fmt::Write as _;
use std::fs;
use std::path::Path;
use std::process::ExitCode;

use anyhow::{Context, Result};
use onrecord_ledger::{
    ActorRow, DisputeRow, DocumentRow, EventRow, Hit, PlaceRow, Provenance, StatementRow, Stats, ThreadRow,
};
use serde_json::Value;

/// The files, with their headings and what they are made from.
fn files() -> Result<[(&'static str, String); 2]> {
    let rows = schemars::schema_for!((
        (StatementRow, EventRow, DisputeRow, ThreadRow, ActorRow),
        (PlaceRow, DocumentRow, Hit, Provenance, Stats),
    ));
    let record =
        module("The record of a document: typed objects with the contract's names.", &onrecord_record::json_schema())?;
    let rows = module("What a ledger answers with: typed rows that lead back to their words.", &rows.to_value())?;
    Ok([("python/onrecord/record.py", record), ("python/onrecord/rows.py", rows)])
}

/// Writes the files.
pub fn run(root: &Path) -> Result<ExitCode> {
    for (path, text) in files()? {
        fs::write(root.join(path), text).context(path)?;
    }
    Ok(ExitCode::SUCCESS)
}

/// A module with one class for every object of the schema and one alias for every other name in it.
fn module(heading: &str, schema: &Value) -> Result<String> {
    let mut page = format!(
        "\"\"\"{heading}\n\nMade by `cargo xtask python` from the Rust types; docs/record.md and docs/ledger.md say more.\n\"\"\"\n\n\
         from __future__ import annotations\n\nfrom dataclasses import dataclass\nfrom typing import Any, Literal\n\n\
         from onrecord._base import Record as _Record\nfrom onrecord._base import Row as _Row\nfrom onrecord._base import Span\n"
    );
    let defs = schema["$defs"].as_object().context("a schema without names")?;
    let mut names: Vec<&str> = defs.keys().map(String::as_str).filter(|name| *name != "Span").collect();
    let is_class = |name: &str| defs[name]["properties"].is_object();
    for name in names.iter().filter(|name| !is_class(name)) {
        page.push_str(&alias(name, &defs[*name]));
    }
    names.retain(|name| is_class(name));
    let types = Types { defs };
    for name in &names {
        page.push_str(&types.class(name, &defs[*name], "_Row")?);
    }
    if schema["title"] == "Record" {
        names.push("Record");
        page.push_str(&types.class("Record", schema, "_Record")?);
    }
    let aliases = defs.keys().map(String::as_str).filter(|name| !is_class(name) && *name != "Span");
    let mut all: Vec<&str> = aliases.chain(names.iter().copied()).chain(["Span"]).collect();
    all.sort_unstable();
    let list: Vec<String> = all.iter().map(|name| format!("    \"{name}\",\n")).collect();
    let _ = write!(page, "\n\n__all__ = [\n{}]\n", list.concat());
    Ok(page)
}

/// A closed list of words, or an id.
fn alias(name: &str, schema: &Value) -> String {
    let told = told(schema);
    let words = schema["enum"].as_array().into_iter().flatten().chain(
        schema["oneOf"].as_array().into_iter().flatten().flat_map(|one| {
            let several = one["enum"].as_array().into_iter().flatten();
            several.chain(one.get("const"))
        }),
    );
    let words: Vec<String> = words.map(|word| format!("    {word},\n")).collect();
    let meaning = if words.is_empty() { "str".to_owned() } else { format!("Literal[\n{}]", words.concat()) };
    format!("\n{name} = {meaning}\n\"\"\"{told}\"\"\"\n")
}

/// What the schema says of something, for Python.
fn told(schema: &Value) -> String {
    let text = schema["description"].as_str().unwrap_or_default();
    let mut plain = String::new();
    let mut rest = text;
    // Links of Rust's documentation lead nowhere here: [`X`](crate::X) and [`X`] become `X`.
    while let Some((before, link)) = rest.split_once("[`") {
        let Some((name, after)) = link.split_once("`]") else { break };
        plain.push_str(before);
        let _ = write!(plain, "`{name}`");
        rest = match after.strip_prefix('(').and_then(|target| target.split_once(')')) {
            Some((_, after)) => after,
            None => after,
        };
    }
    plain.push_str(rest);
    plain.replace("null", "None").replace('\\', "\\\\").replace("\"\"\"", "'''")
}

struct Types<'a> {
    defs: &'a serde_json::Map<String, Value>,
}

impl Types<'_> {
    fn class(&self, name: &str, schema: &Value, base: &str) -> Result<String> {
        let properties = schema["properties"].as_object().with_context(|| format!("{name} has no fields"))?;
        let required: Vec<&str> =
            schema["required"].as_array().into_iter().flatten().filter_map(Value::as_str).collect();
        let mut names: Vec<&str> = properties.keys().map(String::as_str).collect();
        // What names a row comes first.
        names.sort_by_key(|name| (*name != "id", *name != "document", !required.contains(name)));
        let mut fields = String::new();
        let mut values = String::new();
        for field in names {
            let (kind, value) = self.kind(&properties[field], field)?;
            let is_required = required.contains(&field);
            let is_list = kind.starts_with("tuple[") && !kind.ends_with("| None");
            let default = match (is_required, is_list) {
                (true, _) => "",
                (false, true) => " = ()",
                (false, false) => " = None",
            };
            let got = if is_required {
                format!("data[\"{field}\"]")
            } else {
                format!("data.get(\"{field}\"{})", if default == " = ()" { ", ()" } else { "" })
            };
            // A word of Python's own gets an underscore behind it, as is the custom.
            let name = if field == "from" { "from_" } else { field };
            let _ = write!(fields, "    {name}: {kind}{default}\n    \"\"\"{}\"\"\"\n", told(&properties[field]));
            let _ = writeln!(values, "            {name}={},", value.of(&got));
        }
        let about = told(schema);
        Ok(format!(
            "\n\n@dataclass(frozen=True, slots=True, kw_only=True)\nclass {name}({base}):\n    \"\"\"{about}\"\"\"\n\n{fields}\n    \
             @classmethod\n    def from_dict(cls, data: dict[str, Any]) -> {name}:\n        \"\"\"From an object of JSON.\"\"\"\n        \
             return cls(\n{values}        )\n"
        ))
    }

    /// Python's type for a schema, and how a value of JSON becomes one.
    fn kind(&self, schema: &Value, field: &str) -> Result<(String, Making)> {
        if let Some(name) = schema["$ref"].as_str().and_then(|to| to.rsplit('/').next()) {
            let making = match name {
                "Span" => Making::Span,
                name if self.defs.get(name).is_some_and(|def| def["properties"].is_object()) => {
                    Making::Class(name.to_owned())
                }
                _ => Making::Plain,
            };
            return Ok((name.to_owned(), making));
        }
        if let Some([one, null]) = schema["anyOf"].as_array().map(Vec::as_slice)
            && null["type"] == "null"
        {
            let (kind, making) = self.kind(one, field)?;
            return Ok((format!("{kind} | None"), Making::OrNone(Box::new(making))));
        }
        if let Some([one, null]) = schema["type"].as_array().map(Vec::as_slice)
            && null == "null"
        {
            let mut plain = schema.clone();
            plain["type"] = one.clone();
            let (kind, making) = self.kind(&plain, field)?;
            return Ok((format!("{kind} | None"), Making::OrNone(Box::new(making))));
        }
        Ok(match schema["type"].as_str() {
            Some("string") => ("str".to_owned(), Making::Plain),
            Some("boolean") => ("bool".to_owned(), Making::Plain),
            Some("integer") => ("int".to_owned(), Making::Plain),
            Some("number") => ("float".to_owned(), Making::Plain),
            Some("array") if schema["prefixItems"].is_array() => self.tuple(schema, field)?,
            Some("array") if schema["items"]["type"] == "string" && schema["maxItems"].is_number() => {
                ("tuple[str, str]".to_owned(), Making::Tuple(Box::new(Making::Plain)))
            }
            Some("array") => {
                let (kind, making) = self.kind(&schema["items"], field)?;
                (format!("tuple[{kind}, ...]"), Making::Tuple(Box::new(making)))
            }
            _ => anyhow::bail!("`{field}` is of a kind that Python classes are not made of: {schema}"),
        })
    }

    /// A list whose items each mean something of their own; a pair of positions is a span.
    fn tuple(&self, schema: &Value, field: &str) -> Result<(String, Making)> {
        let items = schema["prefixItems"].as_array().into_iter().flatten();
        let kinds = items.map(|item| Ok(self.kind(item, field)?.0)).collect::<Result<Vec<_>>>()?;
        let is_position = |item: &Value| item["format"] == "uint32";
        if kinds.len() == 2 && schema["prefixItems"].as_array().is_some_and(|items| items.iter().all(is_position)) {
            return Ok(("Span".to_owned(), Making::Span));
        }
        Ok((format!("tuple[{}]", kinds.join(", ")), Making::Tuple(Box::new(Making::Plain))))
    }
}

/// How a value of JSON becomes one of Python.
enum Making {
    Plain,
    Span,
    Class(String),
    OrNone(Box<Self>),
    Tuple(Box<Self>),
}

impl Making {
    fn of(&self, value: &str) -> String {
        match self {
            Self::Plain => value.to_owned(),
            Self::Span => format!("Span(*{value})"),
            Self::Class(name) => format!("{name}.from_dict({value})"),
            Self::OrNone(inner) if matches!(**inner, Self::Plain) => value.to_owned(),
            Self::OrNone(inner) => format!("None if (it := {value}) is None else {}", inner.of("it")),
            Self::Tuple(inner) if matches!(**inner, Self::Plain) => format!("tuple({value})"),
            Self::Tuple(inner) => format!("tuple({} for one in {value})", inner.of("one")),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_python_classes_are_those_of_the_types() {
        let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
        for (path, text) in files().unwrap() {
            let kept = fs::read_to_string(root.join(path)).unwrap();
            assert!(kept == text, "{path} is out of date: `cargo xtask python` writes it");
        }
    }
}
