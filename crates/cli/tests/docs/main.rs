//! The documentation holds: its links lead somewhere, the book has every page, the tutorial's commands print what it shows.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on should stop")]

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")
}

/// The pages of `docs`, and those beside it that people read first.
fn pages() -> Vec<PathBuf> {
    let docs = fs::read_dir(root().join("docs")).unwrap().map(|entry| entry.unwrap().path());
    let mut pages: Vec<PathBuf> = docs.filter(|path| path.extension().is_some_and(|ending| ending == "md")).collect();
    for page in
        ["README.md", "ARCHITECTURE.md", "CONTRIBUTING.md", "crates/README.md", "lexicon/README.md", "corpus/README.md"]
    {
        pages.push(root().join(page));
    }
    pages
}

/// The text outside of fenced blocks and code.
fn prose(text: &str) -> String {
    let mut is_code = false;
    let lines = text.lines().filter(|line| {
        let is_fence = line.trim_start().starts_with("```");
        is_code ^= is_fence;
        !is_fence && !is_code
    });
    let outside = |line: &str| line.split('`').step_by(2).collect::<Vec<_>>().join("`");
    lines.map(outside).collect::<Vec<_>>().join("\n")
}

/// Targets of links: `[words](target)`.
fn links(prose: &str) -> Vec<&str> {
    let after = prose.split("](").skip(1);
    after.filter_map(|rest| rest.split(')').next()).map(str::trim).filter(|target| !target.is_empty()).collect()
}

/// The anchor that a heading gets: lower case, blanks to hyphens, marks dropped.
fn anchor(heading: &str) -> String {
    let words = heading.trim_start_matches('#').trim().to_lowercase();
    let kept = words.chars().filter(|letter| letter.is_alphanumeric() || matches!(letter, ' ' | '-' | '_'));
    kept.map(|letter| if letter == ' ' { '-' } else { letter }).collect()
}

fn has_anchor(page: &Path, wanted: &str) -> bool {
    let text = fs::read_to_string(page).unwrap();
    let mut is_code = false;
    text.lines().any(|line| {
        is_code ^= line.starts_with("```");
        !is_code && line.starts_with('#') && anchor(line) == wanted
    })
}

#[test]
fn links_lead_somewhere() {
    let (mut broken, mut count) = (Vec::new(), 0);
    for page in pages() {
        let text = fs::read_to_string(&page).unwrap();
        for target in links(&prose(&text)) {
            if target.contains("://") || target.starts_with("mailto:") {
                continue;
            }
            count += 1;
            let (path, anchor) = target.split_once('#').map_or((target, None), |(path, anchor)| (path, Some(anchor)));
            let to = if path.is_empty() { page.clone() } else { page.parent().unwrap().join(path) };
            let is_sound = to.exists() && anchor.is_none_or(|anchor| !to.is_file() || has_anchor(&to, anchor));
            if !is_sound {
                broken.push(format!("{}: {target}", page.display()));
            }
        }
    }
    assert!(broken.is_empty(), "{}", broken.join("\n"));
    assert!(count > 50, "only {count} links were found");
}

#[test]
fn the_book_has_every_page() {
    let summary = fs::read_to_string(root().join("docs/SUMMARY.md")).unwrap();
    let listed: BTreeSet<&str> = links(&summary).into_iter().collect();
    let names = pages().into_iter().filter(|page| page.parent().unwrap().ends_with("docs"));
    let names: BTreeSet<String> = names.map(|page| page.file_name().unwrap().to_string_lossy().into_owned()).collect();
    let names: BTreeSet<&str> = names.iter().map(String::as_str).filter(|name| *name != "SUMMARY.md").collect();
    assert_eq!(listed, names);
}

/// A fenced block: its language and its lines.
struct Block {
    language: String,
    lines: Vec<String>,
}

fn blocks(text: &str) -> Vec<Block> {
    let mut blocks: Vec<Block> = Vec::new();
    let mut is_open = false;
    for line in text.lines() {
        if let Some(language) = line.strip_prefix("```") {
            if !is_open {
                blocks.push(Block { language: language.to_owned(), lines: Vec::new() });
            }
            is_open = !is_open;
        } else if is_open {
            blocks.last_mut().unwrap().lines.push(line.to_owned());
        }
    }
    blocks
}

#[test]
fn the_tutorial_is_followed_to_the_letter() {
    let folder = tempfile::tempdir().unwrap();
    copy(&root().join("examples"), &folder.path().join("examples"));
    let bin = Path::new(env!("CARGO_BIN_EXE_onrecord")).parent().unwrap();
    let path = format!("{}:{}", bin.display(), std::env::var("PATH").unwrap_or_default());
    let tutorial = fs::read_to_string(root().join("docs/tutorial.md")).unwrap();
    let (mut printed, mut count) = (String::new(), 0);
    for block in blocks(&tutorial) {
        if block.language == "console" {
            printed.clear();
            for line in &block.lines {
                let command = line.strip_prefix("$ ").unwrap_or_else(|| panic!("not a command: {line}"));
                let shell = ["-c", command];
                let done =
                    Command::new("sh").args(shell).current_dir(folder.path()).env("PATH", &path).output().unwrap();
                assert!(done.status.success(), "{command}: {}", String::from_utf8_lossy(&done.stderr));
                printed += &String::from_utf8(done.stdout).unwrap();
                count += 1;
            }
        } else {
            let mut rest = printed.as_str();
            for part in block.lines.split(|line| line == "…").map(|lines| lines.join("\n")) {
                let at = rest.find(&part).unwrap_or_else(|| panic!("not printed:\n{part}\n--- but\n{printed}"));
                rest = &rest[at + part.len()..];
            }
        }
    }
    assert!(count > 10, "only {count} commands were found");
}

fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to).unwrap();
    for entry in fs::read_dir(from).unwrap() {
        let path = entry.unwrap().path();
        let name = to.join(path.file_name().unwrap());
        if path.is_dir() {
            copy(&path, &name);
        } else {
            fs::copy(&path, name).unwrap();
        }
    }
}
