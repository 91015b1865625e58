//! `onrecord archive` as a user runs it: whatever the threads, the inputs' damage or a kill, the same rows; and a ledger that
//! is filled from it answers as one that read the articles.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on should stop")]

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;
use std::process::{Command, Output, Stdio};
use std::thread::sleep;
use std::time::Duration;

use onrecord_archive::Records;
use serde_json::{Value, json};

const ARTICLES: usize = 300;

/// Kills of a test run; `ONRECORD_KILLS=100` makes it a hundred.
fn rounds() -> u64 {
    std::env::var("ONRECORD_KILLS").ok().and_then(|rounds| rounds.parse().ok()).unwrap_or(6)
}

fn onrecord(arguments: &[&str], folder: &Path) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_onrecord"));
    command.args(arguments).current_dir(folder).stdout(Stdio::piped()).stderr(Stdio::piped());
    command
}

fn run(arguments: &[&str], folder: &Path) -> Output {
    onrecord(arguments, folder).output().unwrap()
}

/// Made-up articles, one a line, of which every fifth comes once more under another key.
fn articles(folder: &Path) {
    let mut lines = Vec::new();
    for number in 0..ARTICLES {
        let text = format!(
            "Kenya denied on Tuesday that its {number} envoys had left the talks. Chad shot down {number} drones."
        );
        lines.push(json!({"id": format!("n{number}"), "published": "2031-05-14", "text": text}).to_string());
        if number % 5 == 0 {
            lines.push(json!({"id": format!("copy{number}"), "published": "2031-05-15", "text": text}).to_string());
        }
    }
    fs::write(folder.join("articles.jsonl"), lines.join("\n")).unwrap();
}

/// Every visible file below a folder with its bytes.
fn files(folder: &Path) -> Vec<(String, Vec<u8>)> {
    let mut files = Vec::new();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        let name = path.file_name().unwrap().to_string_lossy().into_owned();
        if path.is_dir() && !name.starts_with('.') {
            files.extend(self::files(&path).into_iter().map(|(below, bytes)| (format!("{name}/{below}"), bytes)));
        } else if !name.starts_with('.') {
            files.push((name, fs::read(&path).unwrap()));
        }
    }
    files.sort();
    files
}

fn manifest(folder: &Path) -> Value {
    serde_json::from_slice(&fs::read(folder.join("manifest.json")).unwrap()).unwrap()
}

#[test]
fn a_kill_at_any_moment_and_any_number_of_threads_give_the_same_bytes() {
    let folder = tempfile::tempdir().unwrap();
    let folder = folder.path();
    articles(folder);
    let archive = |out: &'static str, jobs: &'static str| {
        onrecord(&["archive", "articles.jsonl", "--out", out, "--part", "20", "--jobs", jobs], folder)
    };
    assert!(archive("whole", "1").status().unwrap().success());
    assert!(archive("threads", "3").status().unwrap().success());
    let whole = files(&folder.join("whole"));
    assert!(whole == files(&folder.join("threads")), "the number of threads shows");
    let mut moments = BTreeSet::new();
    for round in 0..rounds() {
        let mut child = archive("killed", "2").spawn().unwrap();
        sleep(Duration::from_millis(100 + round * 7919 % 613));
        // The command may have ended before.
        let _ = child.kill();
        child.wait().unwrap();
        let killed = folder.join("killed");
        if !killed.join("manifest.json").exists() {
            continue;
        }
        let written = manifest(&killed)["documents"].as_u64().unwrap();
        moments.insert(written);
        // What the manifest names can be read whole at any time.
        let records = Records::open(&killed).unwrap();
        let records: Vec<_> = records.collect::<Result<_, _>>().unwrap();
        assert_eq!(records.len() as u64, written, "round {round}");
        if manifest(&killed)["inputs"][0]["is_finished"] == true {
            assert!(whole == files(&killed), "round {round}");
            fs::remove_dir_all(&killed).unwrap();
        }
    }
    println!("documents written when killed: {moments:?}");
    assert!(archive("killed", "2").status().unwrap().success());
    assert!(whole == files(&folder.join("killed")), "a kill shows");
    assert_eq!(manifest(&folder.join("killed"))["documents"], ARTICLES + ARTICLES / 5);
}

#[test]
fn what_is_bad_or_kept_out_is_listed_in_the_manifest() {
    let folder = tempfile::tempdir().unwrap();
    let folder = folder.path();
    fs::create_dir(folder.join("in")).unwrap();
    let german = "Die Außenministerin reiste am Dienstag nach Nairobi, um mit der Regierung über eine Waffenruhe zu \
        verhandeln. Beide Seiten erklärten sich zu weiteren Gesprächen bereit.";
    let lines = [
        json!({"id": "a", "text": "Kenya denied the report."}).to_string(),
        "{\"id\": \"b\", \"text\": ".to_owned(),
        json!({"id": "c", "text": german}).to_string(),
        json!({"id": "a", "text": "Kenya denied the report."}).to_string(),
        json!({"id": "d"}).to_string(),
    ];
    fs::write(folder.join("in/articles.jsonl"), lines.join("\n")).unwrap();
    fs::write(folder.join("in/empty.txt"), "").unwrap();
    fs::write(folder.join("in/cut.parquet"), "PAR1 and no more").unwrap();
    fs::write(folder.join("in/picture.png"), [1, 2, 3]).unwrap();
    fs::write(folder.join("in/talks.txt"), "Chad said on Friday that talks had begun.").unwrap();
    for _ in 0..2 {
        let output = run(&["archive", "in", "none.txt", "--out", "out"], folder);
        assert_eq!(output.status.code(), Some(3));
        let manifest = manifest(&folder.join("out"));
        assert_eq!(manifest["documents"], 2);
        let inputs = &manifest["inputs"][0];
        assert_eq!((&inputs["read"], &inputs["paths"]), (&json!(2), &json!(["in", "none.txt"])));
        let skipped = json!({"known": 0, "repeated": 1, "files": 1, "without_article": 0, "foreign": {"German": 1},
                             "withdrawn": []});
        assert_eq!(inputs["skipped"], skipped);
        let failed: Vec<_> = inputs["failed"]
            .as_array()
            .unwrap()
            .iter()
            .map(|failure| {
                let reason = failure["reason"].as_str().unwrap();
                (failure["input"].as_str().unwrap(), failure["place"].as_str(), reason.split(':').next().unwrap())
            })
            .collect();
        assert_eq!(
            failed,
            [
                ("in/articles.jsonl", Some("line 2"), "broken JSON at column 20"),
                ("in/articles.jsonl", Some("line 5"), "has no `text`"),
                ("in/cut.parquet", None, "is not Parquet that can be read"),
                ("in/empty.txt", None, "is empty"),
                ("none.txt", None, "no such file or folder"),
            ]
        );
    }
    let refused = run(&["archive", "in", "--out", "in"], folder);
    assert_eq!(refused.status.code(), Some(3));
    assert!(String::from_utf8_lossy(&refused.stderr).contains("in: holds other files, and no archive"));
}

#[test]
fn a_ledger_filled_from_an_archive_answers_as_one_that_read_the_articles() {
    let folder = tempfile::tempdir().unwrap();
    let folder = folder.path();
    articles(folder);
    let corpus = onrecord_corpus::all().unwrap();
    let corpus = corpus.iter().map(|article| {
        let document = &article.document;
        json!({"id": document.key, "title": document.title, "published": document.published, "text": document.text})
            .to_string()
    });
    fs::write(folder.join("corpus.jsonl"), corpus.collect::<Vec<_>>().join("\n")).unwrap();
    let inputs = ["articles.jsonl", "corpus.jsonl"];
    assert!(run(&["archive", inputs[0], inputs[1], "--out", "out", "--part", "64"], folder).status.success());
    assert!(run(&["add", "read.db", inputs[0], inputs[1]], folder).status.success());
    let added = run(&["add", "archived.db", "out"], folder);
    assert!(added.status.success(), "{}", String::from_utf8_lossy(&added.stderr));
    for question in ["statements", "events", "timeline", "disputes", "threads", "actors"] {
        let answer = |ledger: &str| {
            String::from_utf8(run(&[question, ledger, "--json", "--limit", "0"], folder).stdout).unwrap()
        };
        let (read, archived) = (answer("read.db"), answer("archived.db"));
        // These articles tell no thread; that the ledgers agree on it is worth a look all the same.
        assert!(question == "threads" || read.lines().count() > 1, "{question}");
        assert_eq!(archived, read, "{question}");
    }
    let stats = |ledger: &str| {
        let mut stats: Value = serde_json::from_slice(&run(&["stats", ledger, "--json"], folder).stdout).unwrap();
        stats["bytes"] = Value::Null;
        stats
    };
    assert_eq!(stats("archived.db"), stats("read.db"));
    let again = run(&["add", "archived.db", "out"], folder);
    assert!(String::from_utf8_lossy(&again.stderr).contains("known already"));
    let dated = run(&["add", "archived.db", "out", "--published", "2025-12-21"], folder);
    assert_eq!(dated.status.code(), Some(3));

    // The archive's own table of documents is Parquet with columns `key`, `published`, `text`.
    let read = run(&["read", "--json", "corpus.jsonl"], folder).stdout;
    assert!(run(&["archive", "corpus.jsonl", "--out", "corpus"], folder).status.success());
    let again = run(&["read", "--json", "corpus/documents"], folder).stdout;
    assert_eq!(again.split(|byte| *byte == b'\n').count(), read.split(|byte| *byte == b'\n').count());
}
