//! The tables of `docs/accuracy.md`: the release build measured on public gold data and on the project's own corpus.
//!
//! Apart from `onrecord eval`, which counts: this chooses the figures that are shown, and puts them beside those of other
//! systems. What is shown stands in `xtask/data/accuracy.toml`; everything outside the marked blocks of the page stays as
//! it is.

use std::collections::BTreeMap;
use std::collections::btree_map::Entry;
use std::fmt::Write as _;
use std::fs;
use std::path::Path;
use std::process::{Command, ExitCode};

use anyhow::{Context, Result, bail};
use serde::Deserialize;
use serde_json::Value;

use crate::page::{cargo, measured, output, replace};

const PAGE: &str = "docs/accuracy.md";
const MARK: &str = "accuracy";
const ROWS: &str = "xtask/data/accuracy.toml";

#[derive(Deserialize)]
struct Rows {
    row: Vec<Row>,
}

/// A row of the table.
#[derive(Deserialize)]
struct Row {
    layer: String,
    /// Path in the folder of gold data.
    gold: String,
    data: String,
    measure: String,
    /// Where the figures stand in the report.
    figures: Vec<Vec<String>>,
    /// How they are shown.
    show: String,
    #[serde(default)]
    peers: String,
    #[serde(default)]
    source: String,
}

/// Measures and rewrites the page.
pub fn run(root: &Path, gold: &Path) -> Result<ExitCode> {
    if !gold.is_dir() {
        bail!("{} is no folder of gold data", gold.display());
    }
    let content = fs::read_to_string(root.join(ROWS)).context(ROWS)?;
    let rows: Rows = toml::from_str(&content).context(ROWS)?;
    cargo(root, &["build", "--release", "--quiet", "-p", "onrecord"])?;
    let page = fs::read_to_string(root.join(PAGE)).context(PAGE)?;
    let page = replace(&page, MARK, "gold", &table(root, gold, &rows.row)?)?;
    let example = ["run", "--release", "--quiet", "-p", "onrecord-reading", "--example", "corpus", "--", "--markdown"];
    let page = replace(&page, MARK, "corpus", &cargo(root, &example)?)?;
    fs::write(root.join(PAGE), page).context(PAGE)?;
    eprintln!("accuracy: {PAGE} is written");
    Ok(ExitCode::SUCCESS)
}

/// The table of gold data, what it was measured with, and the commands.
fn table(root: &Path, gold: &Path, rows: &[Row]) -> Result<String> {
    let mut reports: BTreeMap<(&str, &str), Option<Value>> = BTreeMap::new();
    let mut lines = String::from("| layer | data | measure | onrecord | others |\n|---|---|---|---|---|\n");
    let mut commands = String::new();
    let mut sources: Vec<&str> = Vec::new();
    for row in rows {
        let report = match reports.entry((&row.layer, &row.gold)) {
            Entry::Occupied(known) => known.into_mut(),
            Entry::Vacant(new) => new.insert(evaluate(root, gold, row, &mut commands)?),
        };
        let figures = match report {
            Some(report) => row.shown(report)?,
            None => "not measured".to_owned(),
        };
        let note = note(&mut sources, row);
        let _ = writeln!(lines, "| {} | {} | {} | {figures} | {}{note} |", row.layer, row.data, row.measure, row.peers);
    }
    let mut notes = String::new();
    for (idx, source) in sources.iter().enumerate() {
        let _ = writeln!(notes, "[{}] {source}  ", idx + 1);
    }
    let measured = measured(root)?;
    Ok(format!("{measured}; all figures are percent.\n\n{lines}\n{notes}\n```console\n{commands}```\n"))
}

/// The number of the row's source among the notes.
fn note<'a>(sources: &mut Vec<&'a str>, row: &'a Row) -> String {
    if row.source.is_empty() {
        return String::new();
    }
    let number = sources.iter().position(|source| *source == row.source).unwrap_or_else(|| {
        sources.push(&row.source);
        sources.len() - 1
    });
    format!(" [{}]", number + 1)
}

/// The report on a row's gold data, with the command added to those so far; nothing where the data is not there.
fn evaluate(root: &Path, gold: &Path, row: &Row, commands: &mut String) -> Result<Option<Value>> {
    if !gold.join(&row.gold).exists() {
        eprintln!("accuracy: {} is not there: `{}` is not measured", row.gold, row.data);
        return Ok(None);
    }
    let shown = format!("onrecord eval {} --gold GOLD/{}", row.layer, row.gold);
    eprintln!("accuracy: {shown}");
    let _ = writeln!(commands, "$ {shown}");
    let mut command = Command::new(root.join("target/release/onrecord"));
    let printed = output(command.args(["eval", &row.layer, "--json", "--gold"]).arg(gold.join(&row.gold)))?;
    serde_json::from_str(&printed).map(Some).context("the report is no JSON")
}

impl Row {
    /// The figures in their places, to one decimal.
    fn shown(&self, report: &Value) -> Result<String> {
        let mut shown = self.show.clone();
        for path in &self.figures {
            let figure = path.iter().try_fold(report, |value, name| value.get(name)).and_then(Value::as_f64);
            let figure = figure.with_context(|| format!("{ROWS}: the report has no figure {}", path.join(" / ")))?;
            shown = shown.replacen("{}", &format!("{figure:.1}"), 1);
        }
        Ok(shown)
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn figures_are_put_where_they_are_shown() -> Result<()> {
        let content = fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("data/accuracy.toml"))?;
        let rows: Rows = toml::from_str(&content)?;
        for row in &rows.row {
            assert_eq!(row.show.matches("{}").count(), row.figures.len(), "{}", row.data);
            assert_eq!(row.peers.is_empty(), row.source.is_empty(), "{}", row.data);
        }
        let report = json!({"measures": {"value": {"f1": 82.64}, "strict": {"f1": 89.68}}});
        assert_eq!(rows.row[0].shown(&report)?, "82.6 (89.7)");
        assert!(rows.row[4].shown(&report).is_err());
        Ok(())
    }
}
