//! Chores of this repository: `cargo xtask <chore>`.

mod accuracy;
mod bench_peers;
mod book;
mod gazetteer;
mod lint;
mod model;
mod page;
mod python;
mod rules;
mod test;
mod tidy;

use std::path::{Path, PathBuf};
use std::process::ExitCode;

use anyhow::{Context, Result};

const USAGE: &str = "\
usage: cargo xtask <chore>

  accuracy --gold DIR
          measure the release build on gold data and write the tables of docs/accuracy.md
  bench-peers --docs DOCS.jsonl [--python PYTHON] [--rounds N] [BLOCK…]
          measure the release build beside its peers and write the tables of docs/performance.md
  book    build the pages of docs/ as a book, into target/book
  gazetteer WHEEL TABLE OUT
          convert GeoNames data (see crates/gazetteer/data/PROVENANCE.md) to the format this project reads
  model convert PACKAGE OUT
          convert a spaCy English pipeline (wheel or folder) to the format this project reads
  lint    rustfmt, clippy and tidy
  python  write the Python classes of the record and of the ledger's rows
  test [--rust | --python] [ARGUMENT OF PYTEST…]
          every test: those of the workspace, then those of the Python package in a virtual environment under target/
  rules   write docs/rules.md from the headings of the rule files
  tidy    check what the compiler cannot: sizes, module headings, crate index, the rule book
";

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    match run(&arguments.iter().map(String::as_str).collect::<Vec<_>>()) {
        Ok(code) => code,
        Err(error) => {
            eprintln!("error: {error:#}");
            ExitCode::FAILURE
        }
    }
}

fn run(arguments: &[&str]) -> Result<ExitCode> {
    match arguments {
        ["accuracy", "--gold", gold] => accuracy::run(&root()?, Path::new(gold)),
        ["bench-peers", rest @ ..] => bench_peers::run(&root()?, rest),
        ["book"] => book::run(&root()?),
        ["gazetteer", wheel, table, out] => gazetteer::run(Path::new(wheel), Path::new(table), Path::new(out)),
        ["lint"] => lint::run(&root()?),
        ["model", "convert", from, to] => model::convert(Path::new(from), Path::new(to)),
        ["python"] => python::run(&root()?),
        ["test", rest @ ..] => test::run(&root()?, rest),
        ["rules"] => rules::run(&root()?),
        ["tidy"] => tidy::run(&root()?),
        _ => {
            eprint!("{USAGE}");
            Ok(ExitCode::from(2))
        }
    }
}

/// The repository's root: the folder above this crate.
fn root() -> Result<PathBuf> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).parent().context("xtask has no parent folder")?;
    Ok(root.to_owned())
}
