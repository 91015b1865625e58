//! `onrecord add` killed at any moment: nothing lost, nothing doubled, nothing half filed.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on should stop")]

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;
use std::process::{Command, Stdio};
use std::thread::sleep;
use std::time::Duration;

use serde_json::{Value, json};

const ARTICLES: usize = 400;

/// Kills of a test run; `ONRECORD_KILLS=100` makes it a hundred.
fn rounds() -> u64 {
    std::env::var("ONRECORD_KILLS").ok().and_then(|rounds| rounds.parse().ok()).unwrap_or(6)
}

fn onrecord(arguments: &[&str], folder: &Path) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_onrecord"));
    command.args(arguments).current_dir(folder).stdout(Stdio::piped()).stderr(Stdio::null());
    command
}

fn stats(ledger: &str, folder: &Path) -> Value {
    let output = onrecord(&["stats", ledger, "--json"], folder).output().unwrap();
    serde_json::from_slice(&output.stdout).unwrap()
}

/// Every event with its accounts, as printed.
fn list(ledger: &str, folder: &Path) -> Vec<u8> {
    onrecord(&["events", ledger, "--json", "--limit", "0"], folder).output().unwrap().stdout
}

#[test]
fn a_kill_at_any_moment_loses_and_doubles_nothing() {
    let folder = tempfile::tempdir().unwrap();
    let lines: Vec<_> = (0..ARTICLES)
        .map(|number| {
            let text = format!(
                "Kenya denied on Tuesday that its {number} envoys had left the talks. Chad shot down {number} drones."
            );
            json!({"id": format!("n{number}"), "published": "2031-05-14", "text": text}).to_string()
        })
        .collect();
    fs::write(folder.path().join("articles.jsonl"), lines.join("\n")).unwrap();
    let whole = onrecord(&["add", "whole.db", "articles.jsonl"], folder.path()).status().unwrap();
    assert!(whole.success());
    let mut seen = 0;
    let mut moments = BTreeSet::new();
    for round in 0..rounds() {
        let mut child = onrecord(&["add", "killed.db", "articles.jsonl"], folder.path()).spawn().unwrap();
        sleep(Duration::from_millis(150 + round * 7919 % 613));
        // Every other time as Ctrl-C does it. The command may have ended before.
        if round % 2 == 0 {
            let _ = child.kill();
        } else {
            let _ = Command::new("kill").args(["-INT", &child.id().to_string()]).status();
        }
        child.wait().unwrap();
        if folder.path().join("killed.db").exists() && fs::metadata(folder.path().join("killed.db")).unwrap().len() > 0
        {
            let check = onrecord(&["check", "killed.db"], folder.path()).status().unwrap();
            assert!(check.success(), "round {round}");
            let filed = stats("killed.db", folder.path())["documents"].as_u64().unwrap();
            assert!(filed >= seen, "round {round}: {filed} of {seen} documents are left");
            seen = filed;
            moments.insert(filed);
            if filed == ARTICLES as u64 {
                seen = 0;
                fs::remove_file(folder.path().join("killed.db")).unwrap();
                for rest in ["killed.db-wal", "killed.db-shm"] {
                    let _ = fs::remove_file(folder.path().join(rest));
                }
            }
        }
    }
    assert!(onrecord(&["add", "killed.db", "articles.jsonl"], folder.path()).status().unwrap().success());
    assert_eq!(list("killed.db", folder.path()), list("whole.db", folder.path()));
    println!("documents filed when killed: {moments:?}");
    let (mut killed, mut whole) = (stats("killed.db", folder.path()), stats("whole.db", folder.path()));
    for stats in [&mut killed, &mut whole] {
        // Pages that a transaction took and gave back may differ.
        stats["bytes"] = Value::Null;
    }
    assert_eq!(killed, whole);
    assert_eq!(whole["documents"], ARTICLES);
}
