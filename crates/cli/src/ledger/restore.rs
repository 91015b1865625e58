//! `onrecord add --records`: what `onrecord export jsonl` wrote, filed again without reading.

use std::fs::File;
use std::io::{self, BufRead, BufReader};
use std::path::Path;

use anyhow::{Context, Result};
use onrecord_intake::plain;
use onrecord_ledger::{Decision, Kept, Ledger};

use crate::exit::Exit;
use crate::ledger::add::sum;
use crate::ledger::arguments::Add;
use crate::talk;
use crate::terminal::Terminal;

/// What came of the lines.
#[derive(Default)]
struct Filed {
    counts: [usize; 4],
    bad: usize,
    decisions: Vec<Decision>,
}

/// Files every line of the paths; one that cannot be filed is named, and the rest goes on.
pub fn run(arguments: &Add, terminal: &Terminal) -> Result<Exit> {
    let place = || arguments.ledger.display().to_string();
    let mut ledger = Ledger::create(&arguments.ledger).with_context(place)?;
    let mut filed = Filed::default();
    for path in &arguments.paths {
        let name = path.display().to_string();
        match open(path) {
            Ok(input) => lines(input, &name, &mut ledger, &mut filed, terminal),
            Err(error) => filed.name(&format!("{name}: {error}"), terminal),
        }
    }
    ledger.link().with_context(place)?;
    // A merge may name rows of two articles, so that decisions come after all of them.
    let decisions = ledger.import_decisions(&filed.decisions).with_context(place)?;
    talk::note(terminal, &sum(filed.counts));
    if decisions > 0 {
        talk::note(terminal, &format!("{decisions} decisions were new"));
    }
    Ok(match (filed.bad, filed.counts.iter().sum::<usize>()) {
        (0, 0) => Exit::NothingFound,
        (0, _) => Exit::Done,
        _ => Exit::BadInput,
    })
}

fn open(path: &Path) -> io::Result<Box<dyn BufRead>> {
    Ok(if path.as_os_str() == "-" { Box::new(io::stdin().lock()) } else { Box::new(BufReader::new(File::open(path)?)) })
}

fn lines(input: impl BufRead, name: &str, ledger: &mut Ledger, filed: &mut Filed, terminal: &Terminal) {
    for (index, line) in input.lines().enumerate() {
        let place = format!("{name}:{}", index + 1);
        let kept = match line {
            Ok(line) if line.trim().is_empty() => continue,
            Ok(line) => parse(&line),
            Err(error) => {
                filed.name(&format!("{place}: {error}"), terminal);
                return;
            }
        };
        match kept.and_then(|kept| Ok((ledger.restore(&kept)?, kept.decisions))) {
            Ok((added, decisions)) => {
                filed.counts[added as usize] += 1;
                filed.decisions.extend(decisions);
            }
            Err(error) => filed.name(&format!("{place}: {error:#}"), terminal),
        }
    }
}

fn parse(line: &str) -> Result<Kept> {
    let kept: Kept = serde_json::from_str(line).context("is no line of `onrecord export jsonl`")?;
    let document = &kept.record.document;
    let found = plain(String::new(), document.text.clone()).id;
    anyhow::ensure!(found == document.id, "the text's SHA-256 is {found}, not {} as the line says", document.id);
    Ok(kept)
}

impl Filed {
    fn name(&mut self, message: &str, terminal: &Terminal) {
        self.bad += 1;
        talk::error(terminal, message, None);
    }
}
