//! `onrecord lexicon` as a user runs it: a word is looked up, an entry added, and reading heeds it.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on should stop")]

mod common;

use std::fs;

use common::{out, run, talk};

#[test]
fn a_word_of_ones_own_is_read() {
    let folder = tempfile::tempdir().unwrap();
    let run = |arguments: &[&str]| run(arguments, folder.path());
    fs::write(
        folder.path().join("a.txt"),
        "NAIROBI, May 14, 2024 — Kenya's foreign ministry on Tuesday controverted that its envoys had left the talks in Djibouti.",
    )
    .unwrap();
    let found = out(&run(&["lexicon", "why", "deny"]));
    assert!(found.contains("lexicon/cues/verbs") && found.contains("stance = \"deny\""), "{found}");
    assert_eq!(run(&["lexicon", "why", "controvert", "--lexicon", "."]).status.code(), Some(1));

    let ambiguous = run(&["lexicon", "add", "own", "controvert", "--like", "deny"]);
    assert!(!ambiguous.status.success() && talk(&ambiguous).contains("--kind"), "{}", talk(&ambiguous));
    assert!(!folder.path().join("own").exists());
    let added = run(&["lexicon", "add", "own", "controvert", "--like", "deny", "--kind", "cue"]);
    assert!(added.status.success(), "{}", talk(&added));
    assert!(out(&run(&["lexicon", "why", "controvert", "--lexicon", "own"])).contains("cues/added.toml:2, yours"));
    assert!(run(&["lexicon", "check", "own"]).status.success());
    let record = out(&run(&["read", "--json", "--lexicon", "own", "a.txt"]));
    assert!(record.contains("\"stance\":\"deny\""), "{record}");
    assert!(!out(&run(&["read", "--json", "a.txt"])).contains("\"stance\":\"deny\""));

    fs::write(folder.path().join("own/cues/wrong.toml"), "[[cue]]\nlemas = [\"x\"]\n").unwrap();
    let wrong = run(&["lexicon", "check", "own"]);
    assert!(!wrong.status.success() && talk(&wrong).contains("cues/wrong.toml:2"), "{}", talk(&wrong));
}
