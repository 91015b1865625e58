//! The tables of `docs/performance.md`: the release build beside its peers, stage by stage, and by documents and cores.
//!
//! Apart from `tools/bench`, which measures: this builds what is measured, runs one after the other, and writes the page.

use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, ExitCode};

use anyhow::{Context, Result, bail};

use crate::page::{cargo, measured, output, replace};

const PAGE: &str = "docs/performance.md";
const MARK: &str = "performance";
const USAGE: &str = "usage: cargo xtask bench-peers --docs DOCS.jsonl [--python PYTHON] [--rounds N] [BLOCK…]";
/// The page's blocks, in the order in which they are measured.
const BLOCKS: [&str; 5] = ["stages", "peers", "cores", "memory", "sizes"];

/// What is measured with what.
struct Bench<'a> {
    root: &'a Path,
    docs: PathBuf,
    python: &'a str,
    rounds: &'a str,
}

/// Measures and rewrites the page: all blocks, or those that are named.
pub fn run(root: &Path, arguments: &[&str]) -> Result<ExitCode> {
    let (mut docs, mut python, mut rounds, mut blocks) = (None, "python3", "5", Vec::new());
    let mut arguments = arguments.iter().copied();
    while let Some(argument) = arguments.next() {
        match argument {
            "--docs" => docs = arguments.next(),
            "--python" => python = arguments.next().context(USAGE)?,
            "--rounds" => rounds = arguments.next().context(USAGE)?,
            name if BLOCKS.contains(&name) => blocks.push(name),
            other => bail!("`{other}` is no block of {PAGE}\n{USAGE}"),
        }
    }
    let docs = docs.context(USAGE)?;
    let docs = fs::canonicalize(docs).with_context(|| docs.to_owned())?;
    let bench = Bench { root, docs, python, rounds };
    cargo(root, &["build", "--release", "--quiet", "-p", "onrecord"])?;
    for name in BLOCKS.into_iter().filter(|name| blocks.is_empty() || blocks.contains(name)) {
        let block = format!("{}, on {}.\n\n{}", measured(root)?, machine(), bench.block(name)?);
        let page = fs::read_to_string(root.join(PAGE)).context(PAGE)?;
        fs::write(root.join(PAGE), replace(&page, MARK, name, &block)?).context(PAGE)?;
        eprintln!("bench-peers: `{name}` of {PAGE} is written");
    }
    Ok(ExitCode::SUCCESS)
}

impl Bench<'_> {
    fn block(&self, name: &str) -> Result<String> {
        match name {
            "stages" => self.stages(),
            "peers" => self.peers(),
            "sizes" => self.sizes(),
            other => self.archive(other),
        }
    }

    fn stages(&self) -> Result<String> {
        let docs = self.docs.display().to_string();
        let table = cargo(self.root, &["bench", "--quiet", "--bench", "stages", "--", &docs, self.rounds])?;
        Ok(format!("```text\n{}\n```", table.trim()))
    }

    fn peers(&self) -> Result<String> {
        cargo(self.root, &["build", "--release", "--quiet", "-p", "onrecord-intake", "--example", "pages"])?;
        let pages = self.root.join("target/release/examples/pages");
        let mut script = self.script("peers.py");
        output(script.arg(self.program()).arg(&self.docs).args(["--rounds", self.rounds, "--pages"]).arg(pages))
    }

    /// What `archive.py` prints of memory or cores.
    fn archive(&self, what: &str) -> Result<String> {
        let mut script = self.script("archive.py");
        output(script.arg(what).arg(self.program()).arg(&self.docs).args(["--rounds", self.rounds]))
    }

    /// Size of the program, and of its model and gazetteer in it.
    fn sizes(&self) -> Result<String> {
        let mut table = "| | MB |\n|---|---:|\n".to_owned();
        for (name, path) in [
            ("`onrecord`, release, all in one file", "target/release/onrecord"),
            ("of it the language model", "crates/language/model/en_core_web_sm-3.8.0.onrecord"),
            ("of it the gazetteer", "crates/gazetteer/data/places.onrecord"),
        ] {
            let bytes = fs::metadata(self.root.join(path)).with_context(|| path.to_owned())?.len();
            let _ = writeln!(table, "| {name} | {:.1} |", bytes as f64 / 1e6);
        }
        Ok(table)
    }

    fn script(&self, name: &str) -> Command {
        eprintln!("bench-peers: {name}");
        let mut command = Command::new(self.python);
        command.arg(self.root.join("tools/bench").join(name)).current_dir(self.root);
        command.stderr(std::process::Stdio::inherit());
        command
    }

    fn program(&self) -> PathBuf {
        self.root.join("target/release/onrecord")
    }
}

/// The machine in words: cores, processor, load at this moment.
fn machine() -> String {
    let cores = std::thread::available_parallelism().map_or(1, usize::from);
    let told = fs::read_to_string("/proc/cpuinfo").unwrap_or_default();
    let model =
        told.lines().find_map(|line| line.strip_prefix("model name")?.split_once(':')).map(|(_, name)| name.trim());
    let load = fs::read_to_string("/proc/loadavg").unwrap_or_default();
    let load = load.split(' ').next().map(|load| format!(", load {load} at the start")).unwrap_or_default();
    format!("{cores} cores of {}{load}", model.unwrap_or("a processor without a name"))
}
