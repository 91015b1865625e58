//! Everything that is checked beside the tests, in one command.
//!
//! Apart from `tidy`, which is one of its steps and can run alone.

use std::path::Path;
use std::process::{Command, ExitCode};

use anyhow::{Context, Result};

use crate::tidy;

/// The cargo commands, in order; the cheapest comes first.
const STEPS: &[&[&str]] =
    &[&["fmt", "--all", "--check"], &["clippy", "--workspace", "--all-targets", "--quiet", "--", "--deny", "warnings"]];

/// Runs every step and reports all that failed.
pub fn run(root: &Path) -> Result<ExitCode> {
    let mut failed = Vec::new();
    for step in STEPS {
        eprintln!("lint: cargo {}", step.join(" "));
        let status = Command::new(env!("CARGO")).args(*step).current_dir(root).status().context("cargo")?;
        if !status.success() {
            failed.push(step[0]);
        }
    }
    let tidy = tidy::run(root)?;
    if failed.is_empty() {
        return Ok(tidy);
    }
    eprintln!("lint: failed: {}", failed.join(", "));
    Ok(ExitCode::FAILURE)
}
