//! Good and bad inputs, each with what intake makes of it.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on should stop")]

use std::fs;
use std::io::{self, Read};
use std::path::Path;

use onrecord_intake::{Documents, Source};
use proptest::prelude::*;

/// What comes of an input, one line per item: `key: text` or `error: …`.
fn taken(documents: Documents) -> Vec<String> {
    documents
        .map(|item| match item {
            Ok(document) => format!("{}: {}", document.key, document.text),
            Err(error) => format!("error: {error}"),
        })
        .collect()
}

fn stream(bytes: &'static [u8]) -> Documents {
    Documents::new([Source::stream("-", bytes)]).with_limit(100)
}

#[test]
fn plain_text_is_kept_exactly() {
    for text in ["Talks began.", "  \r\nTalks began.\r\n\r\n", "Très “bien” 🇺🇦\u{a0}\n", "[sic] he said", "\"Quote\""]
    {
        let document = Documents::new([Source::stream("-", text.as_bytes())]).next().unwrap().unwrap();
        assert_eq!(document.text, text);
        assert_eq!(document.language, "en");
    }
    assert_eq!(taken(stream(b"\xEF\xBB\xBFTalks began.")), ["-: Talks began."]);
}

#[test]
fn the_id_is_the_hash_of_the_text() {
    let document = stream(b"abc").next().unwrap().unwrap();
    assert_eq!(document.id, "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
}

#[test]
fn bad_bytes_are_named() {
    for (bytes, expected) in [
        (&b""[..], "error: -: is empty"),
        (b" \n\t ", "error: -: holds only white space"),
        (b"Talks\0began", "error: -: is not text: byte 5 is NUL"),
        (b"Caf\xE9 \x02", "error: -: is not text: byte 5 is the control character 0x02"),
        (b"{\"text\": \"Caf\xE9\"}", "error: -:1: is not UTF-8: byte 13 is 0xE9"),
        (b"%PDF-1.7\n\x01", "error: -: is not text but a PDF"),
        (&[b'a'; 101], "error: -: is larger than 100 bytes"),
    ] {
        assert_eq!(taken(stream(bytes)), [expected]);
    }
}

#[test]
fn json_lines_fill_the_document() {
    let line = br#"{"id": 7, "text": "Talks began.", "published": "2025-12-21", "title": "Talks",
"url": null, "publisher": "", "score": [1, 2]}"#;
    let line: Vec<u8> = line.iter().copied().filter(|&byte| byte != b'\n').collect();
    let document = Documents::new([Source::stream("-", io::Cursor::new(line))]).next().unwrap().unwrap();
    assert_eq!((document.key.as_str(), document.text.as_str()), ("7", "Talks began."));
    assert_eq!((document.published.as_deref(), document.title.as_deref()), (Some("2025-12-21"), Some("Talks")));
    assert_eq!((document.url, document.publisher), (None, None));
}

#[test]
fn a_bad_line_does_not_stop_the_rest() {
    let lines = concat!(
        "{\"id\": \"a\", \"text\": \"one\"}\n",
        "\n",
        "{\"id\": \"b\", \"text\": \"two\"\n",
        "[1]\n",
        "{\"id\": \"c\"}\n",
        "{\"id\": \"d\", \"text\": 4}\n",
        "{\"id\": \"e\", \"text\": \"xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx\"}\n",
        "{\"text\": \" \"}\n",
        "{\"text\": \"eight\"}\r\n",
        "{\"key\": \"k\", \"id\": \"i\", \"text\": \"nine\"}",
    );
    assert_eq!(
        taken(stream(lines.as_bytes())),
        [
            "a: one",
            "error: -:3: broken JSON at column 25: EOF while parsing an object",
            "error: -:4: expected a JSON object, found an array",
            "error: -:5: has no `text`",
            "error: -:6: `text` must be a string, not a number",
            "error: -:7: is larger than 100 bytes",
            "error: -:8: holds only white space",
            "-:9: eight",
            "k: nine",
        ]
    );
}

#[test]
fn a_huge_line_is_passed_over_without_being_kept() {
    let huge = io::repeat(b'x').take(200_000_000);
    let input = io::Cursor::new(b"{\"text\": \"".to_vec()).chain(huge).chain(&b"\"}\n{\"text\": \"after\"}\n"[..]);
    assert_eq!(taken(Documents::new([Source::stream("-", input)])), ["error: -:1: is larger than 16 MB", "-:2: after"]);
}

fn write(folder: &Path, name: &str, text: &str) {
    let path = folder.join(name);
    fs::create_dir_all(path.parent().unwrap()).unwrap();
    fs::write(path, text).unwrap();
}

/// [`taken`], with the folder's own path left out.
fn taken_in(folder: &Path, documents: Documents) -> Vec<String> {
    let prefix = format!("{}/", folder.display());
    taken(documents).into_iter().map(|line| line.replace(&prefix, "")).collect()
}

#[test]
fn folders_are_read_in_order_of_name() {
    let folder = tempfile::tempdir().unwrap();
    write(folder.path(), "b.txt", "second");
    write(folder.path(), "a/z.jsonl", "{\"text\": \"first\"}\n{\"id\": \"x\", \"text\": \"then\"}\n");
    write(folder.path(), "c.json", "[{\"text\": \"third\"}, {\"text\": \"\"}, 5]");
    write(folder.path(), "d.json", "{\n  \"text\": \"fourth\"\n}\n");
    write(folder.path(), "e.json", "{\"text\": \"fifth\"}\n{\"text\": \"sixth\"}\n");
    write(folder.path(), "f.json", "{\n  \"text\": \"fourth\n}\n");
    write(folder.path(), "g.txt", "");
    write(folder.path(), "photo.png", "not read");
    write(folder.path(), ".hidden.txt", "not read");
    let mut documents = Documents::new([Source::path(folder.path())]);
    let all: Vec<_> = documents.by_ref().collect();
    assert_eq!(documents.kept_out().files, 1);
    assert_eq!(all.len(), 11);
    assert_eq!(
        taken_in(folder.path(), Documents::new([Source::path(folder.path())])),
        [
            "a/z.jsonl:1: first",
            "x: then",
            "b.txt: second",
            "c.json (article 1): third",
            "error: c.json (article 2): is empty",
            "error: c.json (article 3): expected a JSON object, found a number",
            "d.json: fourth",
            "e.json:1: fifth",
            "e.json:2: sixth",
            "error: f.json: broken JSON at line 3, column 0: control character (\\u0000-\\u001F) found while parsing a string",
            "error: g.txt: is empty",
        ]
    );
}

#[test]
fn missing_files_and_barren_folders_are_named_and_the_rest_is_read() {
    let folder = tempfile::tempdir().unwrap();
    write(folder.path(), "barren/photo.png", "not read");
    write(folder.path(), "good.txt", "read");
    write(folder.path(), "odd.name", "{\"text\": \"told by its first letter\"}");
    let sources = ["none.txt", "barren", "good.txt", "odd.name"].map(|name| Source::path(folder.path().join(name)));
    assert_eq!(
        taken_in(folder.path(), Documents::new(sources)),
        [
            "error: none.txt: no such file or folder",
            "error: barren: the folder holds nothing to read",
            "good.txt: read",
            "odd.name:1: told by its first letter",
        ]
    );
}

#[test]
fn a_stream_that_fails_is_an_error_not_an_end() {
    struct Failing;
    impl Read for Failing {
        fn read(&mut self, _: &mut [u8]) -> io::Result<usize> {
            Err(io::Error::other("the wire broke"))
        }
    }
    let input = io::Cursor::new(b"{\"text\": \"one\"}\n").chain(Failing);
    assert_eq!(
        taken(Documents::new([Source::stream("-", input)])),
        ["-:1: one", "error: -: cannot be read: the wire broke"]
    );
}

proptest! {
    #[test]
    fn no_bytes_make_intake_panic(bytes in proptest::collection::vec(any::<u8>(), 0..300)) {
        let items: Vec<_> = Documents::new([Source::stream("-", io::Cursor::new(bytes))]).with_limit(64).collect();
        prop_assert!(!items.is_empty());
    }

    #[test]
    fn no_json_like_bytes_make_intake_panic(text in r#"[\{\}\[\]":, a-z\\u0-9\n\x00é]{0,200}"#, name in "[a-c]\\.(txt|json|jsonl)") {
        let folder = tempfile::tempdir().unwrap();
        fs::write(folder.path().join(name), format!("{{{text}")).unwrap();
        for item in Documents::new([Source::path(folder.path())]).with_limit(64) {
            if let Err(error) = item {
                prop_assert!(!error.to_string().is_empty());
            }
        }
    }

    #[test]
    fn a_text_comes_through_json_unchanged(text in "\\PC{1,200}") {
        prop_assume!(!text.trim().is_empty());
        let line = serde_json::json!({"text": text}).to_string();
        let document = Documents::new([Source::stream("-", io::Cursor::new(line))]).next().unwrap().unwrap();
        prop_assert_eq!(document.text, text);
    }
}

#[test]
fn what_is_no_date_is_left_out_and_told() {
    let lines = br#"{"id": "a", "text": "Talks began.", "published": "2024-13-45"}
{"id": "b", "text": "Talks went on.", "published": "2024-02-30T10:00:00Z"}
{"id": "c", "text": "Talks ended.", "published": 1766312100}
{"id": "d", "text": "Talks were held.", "date": "Sun, 21 Dec 2025 10:15:00 +0000"}"#;
    let mut documents = Documents::new([Source::stream("-", &lines[..])]);
    let dates: Vec<Option<String>> = documents.by_ref().map(|item| item.unwrap().published).collect();
    let expected = [None, None, Some("2025-12-21T10:15:00Z"), Some("2025-12-21T10:15:00+00:00")];
    assert_eq!(dates.iter().map(Option::as_deref).collect::<Vec<_>>(), expected);
    let told = [("a", "2024-13-45"), ("b", "2024-02-30T10:00:00Z")];
    assert_eq!(documents.kept_out().dates, told.map(|(key, words)| (key.to_owned(), words.to_owned())));
}
