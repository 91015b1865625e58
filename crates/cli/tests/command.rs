//! The command as a user runs it: output, errors, exit codes.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on should stop")]

use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

use serde_json::Value;
use tempfile::TempDir;

const ARTICLES: [&str; 3] = [
    "NAIROBI, May 14, 2024 (Coastal Wire) — Kenya on Tuesday denied that its envoys had left the talks.",
    "“We will stay,” the minister told reporters in Paris on Friday. About 40 people were killed, police said.",
    "Très bien 🇫🇷: France welcomed the statement, and Chad's army said it had shot down two drones.",
];

fn run(arguments: &[&str], folder: &Path, input: &str) -> Output {
    let mut child = Command::new(env!("CARGO_BIN_EXE_onrecord"))
        .args(arguments)
        .current_dir(folder)
        .env_remove("NO_COLOR")
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    // The command may end before it reads its input.
    let _ = child.stdin.take().unwrap().write_all(input.as_bytes());
    child.wait_with_output().unwrap()
}

fn out(output: &Output) -> String {
    String::from_utf8(output.stdout.clone()).unwrap()
}

fn talk(output: &Output) -> String {
    String::from_utf8(output.stderr.clone()).unwrap()
}

fn folder(files: &[(&str, &[u8])]) -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    for (name, bytes) in files {
        let path = folder.path().join(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, bytes).unwrap();
    }
    folder
}

/// JSON Lines of some objects.
fn lines(objects: impl IntoIterator<Item = Value>) -> String {
    let lines: Vec<String> = objects.into_iter().map(|object| object.to_string()).collect();
    lines.join("\n")
}

fn keys(lines: &str) -> Vec<String> {
    let key = |line| serde_json::from_str::<Value>(line).unwrap()["document"]["key"].as_str().unwrap().to_owned();
    lines.lines().map(key).collect()
}

#[test]
fn the_published_schema_is_the_types_own_and_lines_follow_it() {
    let path = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../docs/record.schema.json");
    let published: Value = serde_json::from_str(&fs::read_to_string(path).unwrap()).unwrap();
    assert_eq!(published, onrecord_record::json_schema(), "run: onrecord schema > docs/record.schema.json");

    let mut compiler = boon::Compiler::new();
    compiler.add_resource("record.json", published).unwrap();
    let mut schemas = boon::Schemas::new();
    let schema = compiler.compile("record.json", &mut schemas).unwrap();
    let corpus = onrecord_corpus::all().unwrap();
    let texts: Vec<&str> =
        ARTICLES.into_iter().chain(corpus.iter().map(|article| article.document.text.as_str())).collect();
    let lines = lines(texts.iter().map(|text| serde_json::json!({"text": text, "published": "2021-03-03"})));
    let output = run(&["read", "--json", "-"], Path::new("."), &lines);
    assert_eq!(out(&output).lines().count(), texts.len());
    for (line, text) in out(&output).lines().zip(texts) {
        let record: Value = serde_json::from_str(line).unwrap();
        assert_eq!(record["document"]["text"], text);
        schemas.validate(&record, schema).unwrap_or_else(|error| panic!("{error:#}"));
    }
}

#[test]
fn order_is_kept_whatever_the_number_of_jobs() {
    let article = |id: usize| serde_json::json!({"id": id, "text": ARTICLES[id % 3].repeat(1 + id * 7 % 5)});
    let lines = lines((0..60).map(article));
    let one = run(&["read", "--json", "--jobs", "1", "-"], Path::new("."), &lines);
    let four = run(&["read", "--json", "--jobs", "4", "-"], Path::new("."), &lines);
    assert_eq!(keys(&out(&one)), (0..60).map(|id| id.to_string()).collect::<Vec<_>>());
    assert!(out(&one) == out(&four), "the number of jobs changes the output");
}

#[test]
fn bad_inputs_are_named_and_the_rest_is_read() {
    let files: [(&str, &[u8]); 6] = [
        ("a.txt", ARTICLES[0].as_bytes()),
        ("b.txt", b""),
        ("c.txt", b"Caf\xE9\x01"),
        ("d.txt", b"\x89PNG\0"),
        ("e.jsonl", b"{\"id\": \"e1\", \"text\": \"It rained.\"}\n\n\n\n\n\n{\"id\": \"e7\", \"text\": \n"),
        ("f.pdf", b"not looked at"),
    ];
    let folder = folder(&files);
    let output = run(&["read", "--json", ".", "none.txt"], folder.path(), "");
    assert_eq!(output.status.code(), Some(3));
    assert_eq!(keys(&out(&output)), ["./a.txt", "e1"]);
    insta::assert_snapshot!(talk(&output), @r"
    error: ./b.txt: is empty
    error: ./c.txt: is not text: byte 4 is the control character 0x01
    hint: give the article's text, not a PDF, image or archive
    error: ./d.txt: is not text but an image
    error: ./e.jsonl:7: broken JSON at column 21: EOF while parsing a value
    hint: JSON Lines takes one whole object per line: jq -c . FILE makes them so
    error: none.txt: no such file or folder
    note: 1 file was passed over: of no kind that is read
    note: 5 of 7 inputs could not be read; they are named above
    ");
}

#[test]
fn what_is_kept_out_is_told_and_is_no_error() {
    let german = "Die Außenministerin reiste am Dienstag nach Oslo, um über eine Waffenruhe am See zu verhandeln. Nach \
        Angaben ihres Ministeriums sollen die Gespräche drei Tage dauern. Rund vierzig Abgesandte werden erwartet.";
    let items = r#"[{"uri": "urn:agency:41", "pubStatus": "canceled"}, {"uri": "urn:agency:42", "type": "picture", "pubStatus": "usable"}]"#;
    let page = format!("<!DOCTYPE html><title>Talks</title><p>{}</p>", ARTICLES[0]);
    let files = [("a.html", page.as_bytes()), ("b.txt", german.as_bytes()), ("c.json", items.as_bytes())];
    let folder = folder(&files);
    let output = run(&["read", "--json", "."], folder.path(), "");
    assert_eq!(output.status.code(), Some(0));
    assert_eq!(keys(&out(&output)), ["./a.html"]);
    insta::assert_snapshot!(talk(&output), @r"
    note: 1 page or record was passed over: without an article
    note: 1 article was kept out: not in English (German 1)
    note: 1 article was withdrawn by the publisher: urn:agency:41
    ");
}

#[test]
fn exit_codes_tell_how_it_went() {
    let folder = folder(&[("nothing.txt", b"Blue."), ("bad.txt", b"")]);
    for (arguments, code) in [
        (&["read", "nothing.txt"][..], 1),
        (&["read", "bad.txt"], 3),
        (&["read"], 2),
        (&["reed"], 2),
        (&["read", "--published", "yesterday", "nothing.txt"], 2),
        (&["read", "--lexicon", "none", "nothing.txt"], 3),
        (&["read", "--model", "none", "nothing.txt"], 3),
        (&["model"], 0),
        (&["schema"], 0),
        (&["completions", "bash"], 0),
        (&["man"], 0),
        (&["man", "read"], 0),
        (&["man", "eval"], 0),
    ] {
        let output = run(arguments, folder.path(), "");
        assert_eq!(output.status.code(), Some(code), "{arguments:?}: {}", talk(&output));
    }
}

#[test]
fn a_given_day_is_the_day_of_publication() {
    let folder = folder(&[("a.txt", b"Talks began on Friday.")]);
    let record = |output: Output| serde_json::from_str::<Value>(&out(&output)).unwrap();
    let given = record(run(&["read", "--json", "--published", "2025-12-21", "a.txt"], folder.path(), ""));
    assert_eq!(given["document"]["published"], "2025-12-21");
    let unknown = record(run(&["read", "--json", "a.txt"], folder.path(), ""));
    assert_eq!(unknown["document"]["published"], Value::Null);
}

#[test]
fn pipes_get_no_colour_unless_asked() {
    let folder = folder(&[("a.txt", ARTICLES[1].as_bytes())]);
    assert!(!out(&run(&["read", "a.txt"], folder.path(), "")).contains('\x1b'));
    assert!(out(&run(&["read", "--color", "always", "a.txt"], folder.path(), "")).contains('\x1b'));
}

#[test]
fn a_reader_that_leaves_ends_the_command_quietly() {
    let line = format!("{}\n", serde_json::json!({"text": ARTICLES[0].repeat(20)}));
    let folder = folder(&[("many.jsonl", line.repeat(200).as_bytes())]);
    let mut child = Command::new(env!("CARGO_BIN_EXE_onrecord"))
        .args(["read", "--json", "many.jsonl"])
        .current_dir(folder.path())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    drop(child.stdout.take());
    let output = child.wait_with_output().unwrap();
    assert_eq!((output.status.code(), talk(&output).as_str()), (Some(0), ""));
}

#[test]
fn nobody_who_hears_errors_is_no_fault() {
    let folder = folder(&[]);
    let mut child = Command::new(env!("CARGO_BIN_EXE_onrecord"))
        .args(["read", "none.txt"])
        .current_dir(folder.path())
        .stdout(Stdio::null())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    drop(child.stderr.take());
    assert_eq!(child.wait().unwrap().code(), Some(3));
}

#[test]
fn errors_name_the_place_once_and_the_right_word() {
    let folder = folder(&[("a.txt", ARTICLES[0].as_bytes()), ("token", b"short")]);
    let made = run(&["add", "news.ledger", "a.txt"], folder.path(), "");
    assert_eq!(made.status.code(), Some(0), "{}", talk(&made));
    let taken = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
    let port = taken.local_addr().unwrap().port().to_string();
    for (arguments, told) in [
        (&["add", "a.txt", "news.ledger"][..], "error: a.txt: is not a ledger; "),
        (&["export", "csv", "news.ledger", "--out", "a.txt"], "error: a.txt: is a file; this format writes several"),
        (
            &["export", "geojson", "news.ledger", "--out", "none/x"],
            "error: none/x: No such file or directory (os error 2)\n",
        ),
        (&["archive", "--out", "a.txt", "a.txt"], "error: a.txt: is a file; an archive is a folder\n"),
        (&["read", "--model", "a.txt", "a.txt"], "error: a.txt: the model cannot be used: "),
        (
            &["serve", "news.ledger", "--port", &port],
            "is taken by another program; give another --port, or 0 for a free one\n",
        ),
        (&["serve", "news.ledger", "--token-file", "token"], "error: token: a token has at least sixteen letters\n"),
        (&["events", "news.ledger", "--country", "Kenya"], "expected a code of three letters; Kenya is KEN\n"),
        (&["events", "news.ledger", "--limit", "many"], "expected a whole number, 0 for all\n"),
        (
            &["events", "news.ledger", "--from", "2025-02-01", "--to", "2025-01-31"],
            "--from 2025-02-01 is later than --to 2025-01-31\n",
        ),
        (&["why", "news.ledger", "e1"], "expected an id like 3f2a9c01b7de/e4; lists print one under each row\n"),
    ] {
        let output = run(arguments, folder.path(), "");
        assert!(talk(&output).contains(told), "{arguments:?}: {}", talk(&output));
    }
}
