//! Questions to a ledger by the command: what lists refuse, what they say beside their rows, what a publisher takes back.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on should stop")]

mod common;

use std::fs;
use std::process::{Command, Stdio};

use serde_json::json;
use tempfile::TempDir;

use common::{out, run, talk};

/// Two versions of an agency's item and an article of another outlet, each in a file of its own.
fn desk() -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    let item = |version: u32, toll: u32, hour: u32| {
        json!({"uri": "urn:agency:41", "type": "text", "pubstatus": "usable", "version": version.to_string(),
               "versioncreated": format!("2024-06-0{version}T{hour:02}:00:00Z"), "source": "Agency", "headline": "Raid",
               "body_text": format!("Gunmen killed {toll} people in Garissa on Saturday, the governor of Garissa said.")})
    };
    fs::write(folder.path().join("one.json"), item(1, 12, 9).to_string()).unwrap();
    fs::write(folder.path().join("two.json"), item(2, 19, 16).to_string()).unwrap();
    let canceled = json!({"uri": "urn:agency:41", "pubstatus": "canceled", "version": "3", "source": "Agency",
                          "versioncreated": "2024-06-03T10:00:00Z"});
    fs::write(folder.path().join("three.json"), canceled.to_string()).unwrap();
    let undated = json!({"text": "Kenya denied on Monday that Uganda had left the talks in Djibouti.", "published": "2024-13-45"});
    fs::write(folder.path().join("talks.jsonl"), undated.to_string()).unwrap();
    folder
}

#[test]
fn filters_that_would_do_nothing_are_refused() {
    let folder = desk();
    assert!(run(&["add", "news.ledger", "talks.jsonl"], folder.path()).status.success());
    for (arguments, told) in [
        (&["actors", "news.ledger", "--stance", "deny"][..], "`onrecord actors` does not take --stance"),
        (&["threads", "news.ledger", "--type", "denial"], "its types are talks, ceasefire and case"),
        (&["events", "news.ledger", "--type", "denial"], "its types are types of events"),
        (&["diff", "news.ledger", "news.ledger", "--actor", "Kenya"], "does not take --actor"),
    ] {
        let output = run(arguments, folder.path());
        assert_eq!(output.status.code(), Some(2), "{arguments:?}");
        assert!(talk(&output).contains(told), "{}", talk(&output));
    }
    let few = run(&["actors", "news.ledger", "--limit", "1"], folder.path());
    assert!(talk(&few).contains("the first 1 rows; there are more: --limit 0 for all"), "{}", talk(&few));
}

#[test]
fn a_row_names_the_entries_that_coded_it() {
    let folder = desk();
    assert!(run(&["add", "news.ledger", "one.json"], folder.path()).status.success());
    let rows = out(&run(&["events", "news.ledger", "--json"], folder.path()));
    let event: serde_json::Value = serde_json::from_str(rows.lines().next().unwrap()).unwrap();
    let why = run(&["why", "news.ledger", event["id"].as_str().unwrap(), "--json"], folder.path());
    let why: serde_json::Value = serde_json::from_str(&out(&why)).unwrap();
    let entries: Vec<&str> = why["entries"].as_array().unwrap().iter().filter_map(|entry| entry.as_str()).collect();
    assert!(!entries.is_empty());
    assert!(entries.iter().all(|entry| entry.starts_with("lexicon/frames/assault.toml:")), "{entries:?}");
    let shown = out(&run(&["why", "news.ledger", event["id"].as_str().unwrap()], folder.path()));
    assert!(shown.contains("coded by lexicon/frames/assault.toml:"), "{shown}");
}

#[test]
fn dates_that_are_none_are_told_and_not_filed() {
    let folder = desk();
    let filed = run(&["add", "news.ledger", "talks.jsonl"], folder.path());
    assert!(talk(&filed).contains("1 article was read without a date"), "{}", talk(&filed));
    assert!(talk(&filed).contains("(“2024-13-45”)"), "{}", talk(&filed));
    assert!(!out(&run(&["stats", "news.ledger"], folder.path())).contains("2024-13-45"));
}

#[test]
fn a_reader_that_leaves_early_is_no_fault() {
    let folder = desk();
    run(&["add", "news.ledger", "one.json"], folder.path());
    for command in ["stats", "check", "decisions", "actors"] {
        let mut child = Command::new(env!("CARGO_BIN_EXE_onrecord"))
            .args([command, "news.ledger"])
            .current_dir(folder.path())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .unwrap();
        drop(child.stdout.take());
        let output = child.wait_with_output().unwrap();
        assert!(!talk(&output).contains("our fault"), "{command}: {}", talk(&output));
    }
}

#[test]
fn corrections_and_cancellations_are_honoured() {
    let folder = desk();
    let events = |more: &[&str]| {
        let arguments = [&["events", "news.ledger", "--json"], more].concat();
        out(&run(&arguments, folder.path())).lines().count()
    };
    run(&["add", "news.ledger", "one.json", "two.json"], folder.path());
    let listed = out(&run(&["events", "news.ledger"], folder.path()));
    assert!(listed.contains("Gunmen killed 19 people") && !listed.contains("killed 12"), "{listed}");
    let before = out(&run(&["events", "news.ledger", "--as-of", "2024-06-01"], folder.path()));
    assert!(before.contains("Gunmen killed 12 people") && !before.contains("killed 19"), "{before}");
    let moved = out(&run(&["diff", "news.ledger", "2024-06-01"], folder.path()));
    assert!(moved.contains("12 → 19"), "{moved}");
    let filed = run(&["add", "news.ledger", "three.json"], folder.path());
    assert!(talk(&filed).contains("hold no longer, as their publisher withdrew them"), "{}", talk(&filed));
    assert_eq!(events(&[]), 0);
    assert!(events(&["--as-of", "2024-06-02"]) > 0 && events(&["--all"]) > 0);
}
