//! `onrecord model`: what language model there is.

use std::io::{self, Write};
use std::path::Path;

use anyhow::{Context, Result};
use onrecord_language::{ModelError, Pipeline};

use crate::arguments::Model;
use crate::exit::Exit;

/// Prints what is known of a model.
pub fn run(arguments: &Model) -> Result<Exit> {
    let pipeline = load(arguments.model.as_deref())?;
    let info = pipeline.info();
    let mut rows = vec![
        ("name", info.name.clone()),
        ("version", info.version.clone()),
        ("author", info.author.clone()),
        ("licence", info.licence.clone()),
        ("from", info.source.clone()),
    ];
    rows.push(("file", arguments.model.as_ref().map_or("built in".to_owned(), |path| path.display().to_string())));
    rows.push(("size", format!("{} bytes", pipeline.size())));
    rows.push(("sha256", pipeline.checksum().to_owned()));
    let mut output = io::stdout().lock();
    for (label, value) in rows {
        writeln!(output, "{label:<8} {value}")?;
    }
    Ok(Exit::Done)
}

/// The model in a file, or the built-in one.
pub fn load(path: Option<&Path>) -> Result<Pipeline> {
    let loaded: Result<Pipeline, ModelError> = match path {
        Some(path) => Pipeline::load(path),
        None => Pipeline::builtin(),
    };
    loaded.with_context(|| match path {
        Some(path) => format!("{}: the model cannot be used", path.display()),
        None => "the model cannot be used".to_owned(),
    })
}
