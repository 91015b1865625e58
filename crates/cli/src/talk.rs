//! What is said on standard error: one way to say errors, notes and hints.

use anstyle::{AnsiColor, Style};

use crate::fault::Fault;
use crate::terminal::Terminal;

/// Says what is wrong, and what to do about it.
pub fn error(terminal: &Terminal, message: &str, hint: Option<&str>) {
    let red = AnsiColor::Red.on_default().bold();
    eprintln!("{} {message}", terminal.paint_error(red, "error:"));
    if let Some(hint) = hint {
        eprintln!("{} {hint}", terminal.paint_error(Style::new().bold(), "hint:"));
    }
}

/// Says something worth knowing.
pub fn note(terminal: &Terminal, message: &str) {
    eprintln!("{} {message}", terminal.paint_error(Style::new().bold(), "note:"));
}

/// Owns up to a fault of the program.
pub fn fault(terminal: &Terminal, fault: &Fault) {
    let message = format!("{}: onrecord itself failed: {}", fault.during, fault.message);
    error(terminal, &message, Some("this is our fault; please report it, with the article if you may share it"));
}
