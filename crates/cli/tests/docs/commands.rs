//! Every command that a page shows is run, and what the page prints below it is compared.
//!
//! - A block of `console` is run line by line, in a folder of the page's own that has `examples/` and `corpus/`. Lines
//!   without `$ ` are what the command above them prints, on either stream; so is a block of `text` directly below. `…`
//!   stands for anything.
//! - The first line of a command ends in a backslash or in `<<'END'` where more lines belong to it.
//! - `sample.ledger` is there unless the page makes it. `<!-- run: COMMAND -->` is run and not shown: what the reader is
//!   supposed to have. `$ROOT` is this repository there.
//! - A command fails exactly if what it prints is shown to have an error, or a note that there is nothing.
//! - A block of `sh` is not run: it needs the network, data that is not in this project, or an hour. Nor is a command with a
//!   word in capitals for what the reader has (`GOLD`, `URL`).

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::OnceLock;
use std::thread;

use super::{pages, root};

/// What the sample ledger is made of, as `docs/howto/sample.md` has it.
const SAMPLE: &str = "onrecord add sample.ledger examples/ corpus/records/";

/// What a page has its reader do, or see.
#[derive(Debug, PartialEq)]
enum Part {
    /// A block of commands begins.
    Block,
    /// A command, whether it is shown, and what it prints.
    Command { line: String, is_shown: bool, printed: Vec<String> },
    /// What the commands of the block print together.
    Output(Vec<String>),
    /// So many commands are not run.
    ShownOnly(usize),
}

fn parts(text: &str) -> Vec<Part> {
    let mut parts: Vec<Part> = Vec::new();
    let mut block: Option<&str> = None;
    // Whether what comes next can be the output of the last command.
    let mut is_below = false;
    for line in text.lines() {
        match (line.strip_prefix("```"), block) {
            (Some(_), Some(language)) => {
                is_below = language == "console";
                block = None;
            }
            (Some("text"), None) if is_below => {
                parts.push(Part::Output(Vec::new()));
                block = Some("output");
            }
            (Some(language), None) => {
                match language {
                    "console" => parts.push(Part::Block),
                    "sh" => parts.push(Part::ShownOnly(0)),
                    _ => {}
                }
                block = Some(language);
            }
            (None, Some("console")) => console(&mut parts, line),
            (None, Some("output")) => output(&mut parts, line),
            (None, Some("sh")) => {
                if let Some(Part::ShownOnly(count)) = parts.last_mut() {
                    *count += usize::from(line.starts_with("$ "));
                }
            }
            (None, Some(_)) => {}
            (None, None) => {
                is_below &= line.is_empty();
                if let Some(hidden) = line.strip_prefix("<!-- run: ").and_then(|rest| rest.strip_suffix(" -->")) {
                    parts.push(Part::Block);
                    parts.push(Part::Command { line: hidden.to_owned(), is_shown: false, printed: Vec::new() });
                    is_below = true;
                }
            }
        }
    }
    parts
}

/// A line of a console: a command, the rest of one, or output.
fn console(parts: &mut Vec<Part>, line: &str) {
    if let Some(command) = line.strip_prefix("$ ") {
        if is_open_to_the_reader(command) {
            parts.push(Part::ShownOnly(1));
            return;
        }
        parts.push(Part::Command { line: command.to_owned(), is_shown: true, printed: Vec::new() });
        return;
    }
    match parts.last_mut() {
        Some(Part::Command { line: command, printed, .. }) if printed.is_empty() && is_open(command) => {
            *command = format!("{command}\n{line}");
        }
        _ => output(parts, line),
    }
}

/// Whether a word of the command stands for something that the reader has.
fn is_open_to_the_reader(command: &str) -> bool {
    let words = command.split(|letter: char| !letter.is_alphanumeric() && letter != '_');
    words.filter(|word| ["GOLD", "URL", "PATH", "DOCS", "MODEL", "PYTHON", "ID", "DAY"].contains(word)).count() > 0
}

/// Whether a command goes on in the next line: after a backslash, or up to the `END` of what it is given to read.
fn is_open(command: &str) -> bool {
    command.ends_with('\\') || (command.contains("<<'END'") && !command.ends_with("\nEND"))
}

fn output(parts: &mut [Part], line: &str) {
    match parts.last_mut() {
        Some(Part::Command { printed, .. } | Part::Output(printed)) => printed.push(line.to_owned()),
        _ => panic!("output without a command: {line}"),
    }
}

/// Commands that were run and shown, and those that were only shown.
#[derive(Default)]
struct Count {
    run: usize,
    shown_only: usize,
}

#[test]
fn commands_do_what_the_pages_say() {
    let pages = pages();
    let mut count = Count::default();
    let mut faults: Vec<String> = Vec::new();
    // Two at a time: each command is a process of its own that reads little.
    let halves = [pages.iter().step_by(2).collect::<Vec<_>>(), pages.iter().skip(1).step_by(2).collect()];
    thread::scope(|scope| {
        let workers =
            halves.map(|half| scope.spawn(move || half.into_iter().map(|page| follow(page)).collect::<Vec<_>>()));
        for (done, fault) in workers.into_iter().flat_map(|worker| worker.join().unwrap()) {
            count.run += done.run;
            count.shown_only += done.shown_only;
            faults.extend(fault);
        }
    });
    assert!(faults.is_empty(), "{}", faults.join("\n\n"));
    println!("{} commands of {} pages run, {} shown only", count.run, pages.len(), count.shown_only);
    assert!(count.run >= LEAST && count.shown_only <= MOST, "{} run, {} shown only", count.run, count.shown_only);
}

/// So many commands were run when this was written, and so many could not be.
const LEAST: usize = 100;
const MOST: usize = 70;

/// Does what a page says; stops at its first fault.
fn follow(page: &Path) -> (Count, Option<String>) {
    let text = fs::read_to_string(page).unwrap();
    let parts = parts(&text);
    let mut count = Count::default();
    if !parts.iter().any(|part| matches!(part, Part::Command { .. })) {
        count.shown_only = parts.iter().map(|part| if let Part::ShownOnly(shown) = part { *shown } else { 0 }).sum();
        return (count, None);
    }
    let folder = tempfile::tempdir().unwrap();
    for name in ["examples", "corpus", "lexicon"] {
        std::os::unix::fs::symlink(root().join(name).canonicalize().unwrap(), folder.path().join(name)).unwrap();
    }
    if text.contains("sample.ledger") && !text.contains(SAMPLE) {
        fs::copy(sample(), folder.path().join("sample.ledger")).unwrap();
    }
    let mut told = String::new();
    for part in &parts {
        let done = match part {
            Part::ShownOnly(shown) => {
                count.shown_only += shown;
                Ok(())
            }
            Part::Block => {
                told.clear();
                Ok(())
            }
            Part::Command { line, is_shown, printed } => {
                count.run += usize::from(*is_shown);
                run(line, printed, folder.path())
                    .map(|words| told += &words)
                    .map_err(|fault| format!("$ {line}\n{fault}"))
            }
            Part::Output(printed) => compare(printed, &told),
        };
        if let Err(fault) = done {
            return (count, Some(format!("{}: {fault}", page.display())));
        }
    }
    (count, None)
}

/// Runs a command, compares what it prints, and returns it.
fn run(line: &str, printed: &[String], folder: &Path) -> Result<String, String> {
    let bin = Path::new(env!("CARGO_BIN_EXE_onrecord")).parent().unwrap();
    let path = format!("{}:{}", bin.display(), std::env::var("PATH").unwrap_or_default());
    let script = format!("exec 2>&1\n{line}");
    let done = Command::new("bash")
        .args(["-c", &script])
        .current_dir(folder)
        .env("PATH", path)
        .env("ROOT", root())
        .env("HOME", folder)
        .output()
        .unwrap();
    let told = String::from_utf8_lossy(&done.stdout).into_owned();
    let fails = ["error: ", "note: nothing", "note: no "];
    let is_failure = printed.iter().any(|line| fails.iter().any(|start| line.starts_with(start)));
    if done.status.success() == is_failure {
        return Err(format!("ended with {}\n{told}", done.status));
    }
    compare(printed, &told)?;
    Ok(told)
}

/// Whether what stands between the marks `…` was printed, in that order.
fn compare(printed: &[String], told: &str) -> Result<(), String> {
    let mut rest = told;
    for part in printed.join("\n").split('…').map(str::trim).filter(|part| !part.is_empty()) {
        let at = rest.find(part).ok_or_else(|| format!("not printed:\n{part}\n--- but\n{told}"))?;
        rest = &rest[at + part.len()..];
    }
    Ok(())
}

/// The sample ledger, made once.
fn sample() -> &'static Path {
    static LEDGER: OnceLock<PathBuf> = OnceLock::new();
    LEDGER.get_or_init(|| {
        let folder = tempfile::tempdir().unwrap().keep();
        for name in ["examples", "corpus"] {
            std::os::unix::fs::symlink(root().join(name).canonicalize().unwrap(), folder.join(name)).unwrap();
        }
        run(SAMPLE, &[], &folder).unwrap_or_else(|fault| panic!("{fault}"));
        folder.join("sample.ledger")
    })
}

#[test]
fn a_page_is_taken_apart() {
    let page = "<!-- run: cp a b -->\n```console\n$ cat b\nwords\n$ echo \\\n  x\n```\n\n```text\nx\n```\n\nProse.\n\n```text\n\
                no output\n```\n```sh\n$ curl\n```\n";
    let command = |line: &str, is_shown, printed: &[&str]| Part::Command {
        line: line.to_owned(),
        is_shown,
        printed: printed.iter().map(|line| (*line).to_owned()).collect(),
    };
    assert_eq!(
        parts(page),
        [
            Part::Block,
            command("cp a b", false, &[]),
            Part::Block,
            command("cat b", true, &["words"]),
            command("echo \\\n  x", true, &[]),
            Part::Output(vec!["x".to_owned()]),
            Part::ShownOnly(1)
        ]
    );
}
