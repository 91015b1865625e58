//! The command as tests run it, and what it says.

use std::path::Path;
use std::process::{Command, Output};

/// Runs `onrecord` in a folder.
pub fn run(arguments: &[&str], folder: &Path) -> Output {
    Command::new(env!("CARGO_BIN_EXE_onrecord")).args(arguments).current_dir(folder).output().unwrap()
}

/// What it printed as data.
pub fn out(output: &Output) -> String {
    String::from_utf8(output.stdout.clone()).unwrap()
}

/// What it said beside.
pub fn talk(output: &Output) -> String {
    String::from_utf8(output.stderr.clone()).unwrap()
}
