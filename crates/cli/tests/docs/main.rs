//! The documentation holds: its links lead somewhere, the book has every page, its commands print what it shows, its
//! examples are read as it says.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on should stop")]

mod commands;
mod ontology;

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")
}

/// The pages of `docs`, and those beside it that people read first.
fn pages() -> Vec<PathBuf> {
    let folders = ["docs", "docs/howto"];
    let files = folders.iter().flat_map(|folder| fs::read_dir(root().join(folder)).unwrap());
    let files = files.map(|entry| entry.unwrap().path());
    let mut pages: Vec<PathBuf> = files.filter(|path| path.extension().is_some_and(|ending| ending == "md")).collect();
    pages.sort();
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

/// A block without a language is Rust for whoever tests the book, and for whoever colours it.
#[test]
fn blocks_of_the_book_name_their_language() {
    let mut unnamed = Vec::new();
    for page in pages().into_iter().filter(|page| page.starts_with(root().join("docs"))) {
        let text = fs::read_to_string(&page).unwrap();
        let mut is_code = false;
        for (index, line) in text.lines().enumerate().filter(|(_, line)| line.trim_start().starts_with("```")) {
            is_code ^= true;
            if is_code && line.trim() == "```" {
                unnamed.push(format!("{}:{}", page.display(), index + 1));
            }
        }
    }
    assert!(unnamed.is_empty(), "{}", unnamed.join("\n"));
}

#[test]
fn the_book_has_every_page() {
    let summary = fs::read_to_string(root().join("docs/SUMMARY.md")).unwrap();
    let listed: BTreeSet<&str> = links(&summary).into_iter().collect();
    let docs = root().join("docs");
    let names =
        pages().into_iter().filter_map(|page| Some(page.strip_prefix(&docs).ok()?.to_string_lossy().into_owned()));
    let names: BTreeSet<String> = names.collect();
    let names: BTreeSet<&str> = names.iter().map(String::as_str).filter(|name| *name != "SUMMARY.md").collect();
    assert_eq!(listed, names);
}
