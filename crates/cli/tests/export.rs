//! `onrecord export`, `add --records` and `actors --import` as a user runs them.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on should stop")]

mod common;

use std::fs;

use serde_json::Value;
use tempfile::TempDir;

use common::{out, run, talk};

const ARTICLES: [(&str, &str); 3] = [
    (
        "a.txt",
        "NAIROBI, May 14, 2024 (Coastal Wire) — Kenya's foreign ministry on Tuesday denied that its envoys had walked out of talks in Djibouti. \
         “We will stay,” Foreign Minister Grace Achieng told reporters. The army shelled Moyale on Monday, police said.",
    ),
    (
        "b.txt",
        "NAIROBI, May 15, 2024 (Gazette) — Grace Achieng said on Wednesday that the talks would go on. \
         Grace Acheng arrived in Djibouti, her office said. The army shelled Moyale, two diplomats said.",
    ),
    (
        "c.txt",
        "PARIS, May 16, 2024 — Achieng met French President Emmanuel Macron in Paris on Thursday. France praised Kenya.",
    ),
];

/// A folder with `news.ledger` of the articles.
fn desk() -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    for (name, text) in ARTICLES {
        fs::write(folder.path().join(name), text).unwrap();
    }
    let added = run(&["add", "news.ledger", "a.txt", "b.txt", "c.txt"], folder.path());
    assert!(added.status.success(), "{}", talk(&added));
    folder
}

#[test]
fn every_format_of_the_help_page_is_written() {
    let desk = desk();
    let help = out(&run(&["export", "--help"], desk.path()));
    for format in onrecord_export::FORMATS {
        assert!(help.contains(format.name), "{} is not in the help page", format.name);
        let written = run(&["export", format.name, "news.ledger", "--out", format.name], desk.path());
        assert_eq!(written.status.code(), Some(0), "{}: {}", format.name, talk(&written));
        let path = desk.path().join(format.name);
        assert_eq!(path.is_dir(), format.is_folder, "{}", format.name);
        // What is not carried is counted, and nothing is said where everything is.
        assert_eq!(talk(&written).is_empty(), format.carries.contains(&"*"), "{}: {}", format.name, talk(&written));
        let streamed = run(&["export", format.name, "news.ledger"], desk.path());
        if format.is_folder {
            assert_eq!(streamed.status.code(), Some(3), "{}", talk(&streamed));
            assert!(talk(&streamed).contains("--out"), "{}", talk(&streamed));
        } else {
            assert_eq!(streamed.stdout, fs::read(path).unwrap(), "{}", format.name);
        }
    }
}

#[test]
fn filters_and_mistakes_are_heeded() {
    let desk = desk();
    let all = out(&run(&["export", "jsonl", "news.ledger"], desk.path()));
    assert_eq!(all.lines().count(), 3);
    let early = out(&run(&["export", "jsonl", "news.ledger", "--as-of", "2024-05-14"], desk.path()));
    assert_eq!(early.lines().count(), 1);
    assert_eq!(run(&["export", "jsonl", "news.ledger", "--as-of", "2020-01-01"], desk.path()).status.code(), Some(1));
    let wrong = run(&["export", "gdlt", "news.ledger"], desk.path());
    assert_eq!(wrong.status.code(), Some(2));
    assert!(talk(&wrong).contains("gdelt"), "{}", talk(&wrong));
    assert!(talk(&run(&["export", "csv", "none.ledger", "--out", "x"], desk.path())).contains("none.ledger"));
    assert!(!desk.path().join("x").exists());
}

#[test]
fn a_ledger_made_of_an_export_gives_the_same_answers() {
    let desk = desk();
    let run = |arguments: &[&str]| run(arguments, desk.path());
    let events: Value =
        serde_json::from_str(out(&run(&["events", "news.ledger", "--json"])).lines().next().unwrap()).unwrap();
    let id = events["id"].as_str().unwrap();
    assert!(run(&["reject", "news.ledger", id, "--reason", "a drill"]).status.success());
    fs::write(desk.path().join("news.jsonl"), run(&["export", "jsonl", "news.ledger"]).stdout).unwrap();
    let filed = run(&["add", "--records", "copy.ledger", "news.jsonl"]);
    assert!(talk(&filed).contains("3 new") && talk(&filed).contains("1 decisions were new"), "{}", talk(&filed));
    for question in ["statements", "events", "timeline", "disputes", "threads", "actors"] {
        let ask = |ledger: &str| out(&run(&[question, ledger, "--json", "--limit", "0"]));
        assert_eq!(ask("copy.ledger"), ask("news.ledger"), "{question}");
        assert!(question == "disputes" || question == "threads" || !ask("copy.ledger").is_empty(), "{question}");
    }
    assert_eq!(out(&run(&["why", "copy.ledger", id, "--json"])), out(&run(&["why", "news.ledger", id, "--json"])));
    assert_eq!(out(&run(&["decisions", "copy.ledger"])), out(&run(&["decisions", "news.ledger"])));
    assert!(talk(&run(&["add", "--records", "copy.ledger", "news.jsonl"])).contains("3 known already"));

    let line = fs::read_to_string(desk.path().join("news.jsonl")).unwrap().lines().next().unwrap().to_owned();
    let bad = [line.replace("NAIROBI", "MOMBASA"), "{}".to_owned(), line.clone()].join("\n");
    fs::write(desk.path().join("bad.jsonl"), bad).unwrap();
    let filed = run(&["add", "--records", "other.ledger", "bad.jsonl"]);
    assert_eq!(filed.status.code(), Some(3));
    let said = talk(&filed);
    assert!(
        said.contains("bad.jsonl:1: the text's SHA-256 is") && said.contains("bad.jsonl:2: is no line of"),
        "{said}"
    );
    assert!(said.contains("1 new"), "{said}");
}

#[test]
fn an_edited_list_of_actors_is_taken_as_decisions() {
    let desk = desk();
    let run = |arguments: &[&str]| run(arguments, desk.path());
    let list = || out(&run(&["actors", "news.ledger", "--csv", "--limit", "0"]));
    let names = || -> Vec<(String, String)> {
        let text = list();
        let mut table = csv::Reader::from_reader(text.as_bytes());
        table.records().map(|row| row.unwrap()).map(|row| (row[1].to_owned(), row[3].to_owned())).collect()
    };
    let has = |name: &str, kind: &str| names().contains(&(name.to_owned(), kind.to_owned()));
    let before = list();
    assert!(has("Grace Achieng", "person") && has("Grace Acheng", "person"), "{before}");
    let edited = before.replace(",Grace Acheng,", ",Grace Achieng,").replace(",Emmanuel Macron,", ",E. Macron,");
    let edited = edited.replacen("Kenya,,state", "Kenya,,group", 1);
    // As a spreadsheet saves it.
    fs::write(desk.path().join("actors.csv"), format!("\u{FEFF}{edited}").replace('\n', "\r\n")).unwrap();

    let dry = run(&["actors", "news.ledger", "--import", "actors.csv", "--dry-run"]);
    assert_eq!(list(), before, "{}", talk(&dry));
    let taken = run(&["actors", "news.ledger", "--import", "actors.csv"]);
    assert_eq!(taken.status.code(), Some(0), "{}", talk(&taken));
    assert_eq!(out(&taken), out(&dry));
    assert!(!has("Grace Acheng", "person") && has("E. Macron", "person"), "{}\n{}", out(&taken), list());
    let found = out(&run(&["actors", "news.ledger", "--actor", "E. Macron", "--csv"]));
    assert!(found.contains("Emmanuel Macron"), "{found}");
    let again = run(&["actors", "news.ledger", "--import", "actors.csv"]);
    assert_eq!((again.status.code(), out(&again)), (Some(1), String::new()), "{}", talk(&again));

    for line in out(&taken).lines() {
        let id = line.split(' ').nth(1).unwrap();
        assert!(run(&["undo", "news.ledger", id]).status.success(), "{line}");
    }
    assert_eq!(list(), before);

    for (edit, said) in [
        (before.replacen(",person,", ",wizard,", 1), "`wizard` is no kind"),
        (before.replacen(",Grace Acheng,", ",,", 1), "the name is empty"),
        (before.replacen("id,name", "key,name", 1), "no column `id`"),
    ] {
        fs::write(desk.path().join("wrong.csv"), edit).unwrap();
        let wrong = run(&["actors", "news.ledger", "--import", "wrong.csv"]);
        assert!(!wrong.status.success() && talk(&wrong).contains(said), "{said}: {}", talk(&wrong));
        assert_eq!(list(), before);
    }
}
