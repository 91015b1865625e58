//! Pages of `docs/` whose tables are measured: commands that measure, and the marked blocks that their answers fill.
//!
//! Apart from the chores because each measures something else and all write alike: what stands outside the marks stays as
//! it is.

use std::path::Path;
use std::process::Command;

use anyhow::{Context, Result, bail};

/// Runs cargo and returns what it prints.
pub fn cargo(root: &Path, arguments: &[&str]) -> Result<String> {
    eprintln!("cargo {}", arguments.join(" "));
    output(Command::new(env!("CARGO")).args(arguments).current_dir(root))
}

/// Runs a command and returns what it prints.
pub fn output(command: &mut Command) -> Result<String> {
    let name = command.get_program().to_string_lossy().into_owned();
    let done = command.output().with_context(|| name.clone())?;
    if !done.status.success() {
        bail!("{name} failed: {}", String::from_utf8_lossy(&done.stderr).trim());
    }
    String::from_utf8(done.stdout).context(name)
}

/// Which version was measured, in words: the day is that of the commit.
pub fn measured(root: &Path) -> Result<String> {
    let commit = output(Command::new("git").args(["show", "-s", "--format=%h of %cs"]).current_dir(root))?;
    let status =
        output(Command::new("git").args(["status", "--porcelain", "--", "crates", "lexicon"]).current_dir(root))?;
    let changes = if status.trim().is_empty() { "" } else { ", with changes" };
    Ok(format!("Measured with version {}, commit {}{changes}", env!("CARGO_PKG_VERSION"), commit.trim()))
}

/// Replaces the block of this name, from `<!-- MARK:begin NAME -->` to `<!-- MARK:end -->`.
pub fn replace(page: &str, mark: &str, name: &str, block: &str) -> Result<String> {
    let (begin, end) = (format!("<!-- {mark}:begin {name} -->"), format!("<!-- {mark}:end -->"));
    let missing = || format!("the page has no block from `{begin}` to `{end}`");
    let (before, rest) = page.split_once(&begin).with_context(missing)?;
    let (_, after) = rest.split_once(&end).with_context(missing)?;
    Ok(format!("{before}{begin}\n{}\n{end}{after}", block.trim_end()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_words_around_a_block_stay() -> Result<()> {
        let page = "Words.\n<!-- accuracy:begin gold -->\nstale\n<!-- accuracy:end -->\nMore.\n";
        let written = replace(page, "accuracy", "gold", "| new |\n")?;
        assert_eq!(written, page.replace("stale", "| new |"));
        assert_eq!(replace(&written, "accuracy", "gold", "| new |")?, written);
        assert!(replace(page, "accuracy", "corpus", "").is_err());
        assert!(replace(page, "speed", "gold", "").is_err());
        Ok(())
    }
}
