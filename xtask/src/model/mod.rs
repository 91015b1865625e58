//! Converts a spaCy v3 English CNN pipeline into the container that `onrecord` reads.
//!
//! `cargo xtask model convert PACKAGE OUT` takes a wheel, or the folder that holds `config.cfg`, and writes
//! the container and beside it the container's SHA-256. The same package gives the same bytes.

mod package;
mod tables;
mod weights;

use std::fs;
use std::path::Path;
use std::process::ExitCode;

use anyhow::{Context, Result};
use onrecord_language::Pipeline;
use onrecord_language::model::Container;

use package::Package;

/// Converts the package at `from` into the container `to`, and loads that to see that it works.
pub fn convert(from: &Path, to: &Path) -> Result<ExitCode> {
    let package = Package::open(from)?;
    let mut container = Container::default();
    container.tables = tables::read(&package)?;
    weights::read(&package, &mut container)?;
    let bytes = container.to_bytes()?;
    let pipeline = Pipeline::from_bytes(&bytes).context("the converted model does not load")?;
    fs::write(to, &bytes).with_context(|| to.display().to_string())?;
    let name = to.file_name().context("the output needs a file name")?.to_string_lossy().into_owned();
    let checksum = to.with_file_name(format!("{name}.sha256"));
    fs::write(&checksum, format!("{}  {name}\n", pipeline.checksum()))?;
    println!(
        "{} {}: {} bytes, SHA-256 {}",
        pipeline.info().name,
        pipeline.info().version,
        bytes.len(),
        pipeline.checksum()
    );
    Ok(ExitCode::SUCCESS)
}
