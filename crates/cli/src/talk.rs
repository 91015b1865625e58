//! What is said on standard error: one way to say errors, notes and hints. Where nobody hears it any more, as in
//! `onrecord … 2>&1 | head`, nothing is said.

use std::io::{self, Write};

use anstyle::{AnsiColor, Style};

use onrecord_intake::KeptOut;
use onrecord_work::fault::Fault;

use crate::terminal::Terminal;

fn say(line: &str) {
    let _ = writeln!(io::stderr(), "{line}");
}

/// An error with its causes on one line. What a cause says once more is said once.
pub fn told(error: &anyhow::Error) -> String {
    let causes = error.chain().map(ToString::to_string);
    let told = causes.reduce(|told, cause| {
        if told.ends_with(&cause) {
            told
        } else if cause.starts_with(&told) {
            cause
        } else {
            format!("{told}: {cause}")
        }
    });
    told.unwrap_or_default()
}

/// Says what is wrong, and what to do about it.
pub fn error(terminal: &Terminal, message: &str, hint: Option<&str>) {
    let red = AnsiColor::Red.on_default().bold();
    say(&format!("{} {message}", terminal.paint_error(red, "error:")));
    if let Some(hint) = hint {
        say(&format!("{} {hint}", terminal.paint_error(Style::new().bold(), "hint:")));
    }
}

/// Says something worth knowing.
pub fn note(terminal: &Terminal, message: &str) {
    say(&format!("{} {message}", terminal.paint_error(Style::new().bold(), "note:")));
}

/// Keys of withdrawn articles that are named before the rest is counted.
const NAMED: usize = 5;

/// Says what was met and not read, though nothing is wrong with it.
pub fn kept_out(terminal: &Terminal, kept_out: &KeptOut) {
    let KeptOut { files, parts, foreign, withdrawn, dates } = kept_out;
    if *files > 0 {
        note(terminal, &format!("{} passed over: of no kind that is read", were(*files, "file")));
    }
    if *parts > 0 {
        note(terminal, &format!("{} passed over: without an article", were(*parts, "page or record")));
    }
    if !foreign.is_empty() {
        let languages: Vec<String> = foreign.iter().map(|(language, count)| format!("{language} {count}")).collect();
        let articles = were(foreign.values().sum(), "article");
        note(terminal, &format!("{articles} kept out: not in English ({})", languages.join(", ")));
    }
    if !withdrawn.is_empty() {
        let named: Vec<&str> = withdrawn.iter().take(NAMED).map(|withdrawn| &*withdrawn.key).collect();
        let named = named.join(", ");
        let more = if withdrawn.len() > NAMED { ", …" } else { "" };
        note(terminal, &format!("{} withdrawn by the publisher: {named}{more}", were(withdrawn.len(), "article")));
    }
    undated(terminal, dates);
}

/// Says of which articles the date of publication is none.
fn undated(terminal: &Terminal, dates: &[(String, String)]) {
    if dates.is_empty() {
        return;
    }
    let named: Vec<String> = dates.iter().take(NAMED).map(|(key, words)| format!("{key} (“{words}”)")).collect();
    let more = if dates.len() > NAMED { ", …" } else { "" };
    let articles = were(dates.len(), "article");
    note(
        terminal,
        &format!("{articles} read without a date, as what is given for it is none: {}{more}", named.join(", ")),
    );
}

/// A number of things and the verb that goes with it.
fn were(count: usize, thing: &str) -> String {
    match (count, thing) {
        (1, thing) => format!("1 {thing} was"),
        (_, "page or record") => format!("{count} pages or records were"),
        (_, thing) => format!("{count} {thing}s were"),
    }
}

/// Owns up to a fault of the program.
pub fn fault(terminal: &Terminal, fault: &Fault) {
    let message = format!("{}: onrecord itself failed: {}", fault.during, fault.message);
    error(terminal, &message, Some("this is our fault; please report it, with the article if you may share it"));
}
