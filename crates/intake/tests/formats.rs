//! Every format, on samples written for it, and every way to break one.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on should stop")]

use std::fmt::Write as _;
use std::fs;
use std::io::{self, Read};
use std::path::{Path, PathBuf};

use onrecord_intake::{Documents, Source};
use proptest::prelude::*;

/// The files of a folder beside this test, by name.
fn files(folder: &str) -> Vec<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests").join(folder);
    let mut files: Vec<PathBuf> = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    files.sort();
    files
}

/// What comes of a file, its path left out, with its hints and what was kept out.
fn told(path: &Path) -> String {
    let mut told = format!("== {}\n", path.file_name().unwrap().to_string_lossy());
    let mut documents = Documents::new([Source::path(path)]);
    for item in documents.by_ref() {
        match item {
            Ok(mut document) => {
                let text = std::mem::take(&mut document.text);
                document.id.clear();
                let mut fields = serde_json::to_value(&document).unwrap();
                fields.as_object_mut().unwrap().retain(|_, value| !value.is_null() && value != "");
                writeln!(told, "{fields}\n{text:?}").unwrap();
            }
            Err(error) => {
                writeln!(told, "error: {error}").unwrap();
                told.extend(error.hint().map(|hint| format!("hint: {hint}\n")));
            }
        }
    }
    let kept_out = documents.kept_out();
    if *kept_out != onrecord_intake::KeptOut::default() {
        writeln!(told, "{kept_out:?}").unwrap();
    }
    told.replace(&format!("{}/", path.parent().unwrap().display()), "")
}

#[test]
fn every_format_gives_its_articles() {
    insta::assert_snapshot!(files("samples").iter().map(|path| told(path)).collect::<String>());
}

#[test]
fn every_malformed_file_has_its_error_and_the_rest_goes_on() {
    let files = files("malformed");
    assert!(files.len() >= 20);
    insta::assert_snapshot!(files.iter().map(|path| told(path)).collect::<String>());
}

/// Documents of a sample read as a stream without a name.
fn streamed(path: &Path, input: impl Read + Send + 'static) -> Vec<String> {
    let documents = Documents::new([Source::stream("-", input)]).map(|item| item.map(|document| document.text));
    documents.map(|item| item.unwrap_or_else(|error| panic!("{}: {error}", path.display()))).collect()
}

#[test]
fn formats_are_recognised_without_a_name_and_through_compression() {
    for path in files("samples") {
        // Front matter is told by the name alone: a text may begin with a rule.
        if path.extension().is_some_and(|extension| extension == "md") {
            continue;
        }
        let bytes = fs::read(&path).unwrap();
        let named: Vec<String> = Documents::new([Source::path(&path)]).map(|item| item.unwrap().text).collect();
        let mut gzip = Vec::new();
        flate2::read::GzEncoder::new(&bytes[..], flate2::Compression::fast()).read_to_end(&mut gzip).unwrap();
        let zstandard = zstd::encode_all(&bytes[..], 1).unwrap();
        if path.extension().is_none_or(|extension| extension != "gz") {
            assert_eq!(streamed(&path, io::Cursor::new(gzip)), named, "{}", path.display());
            assert_eq!(streamed(&path, io::Cursor::new(zstandard)), named, "{}", path.display());
        }
        assert_eq!(streamed(&path, io::Cursor::new(bytes)), named, "{}", path.display());
    }
}

#[test]
fn patterns_name_files() {
    let pattern = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/samples/feed.*");
    let all = Documents::new([Source::argument(&pattern)]).flatten().count();
    assert_eq!(all, 6);
    let none = Documents::new([Source::argument(Path::new("none-*.txt"))]).next().unwrap().unwrap_err();
    assert!(none.is_missing(), "{none}");
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(60))]

    #[test]
    fn no_damage_to_a_sample_makes_intake_panic(
        sample in 0_usize..100,
        cut in 0.0..1.0_f64,
        damage in proptest::collection::vec((0.0..1.0_f64, any::<u8>()), 0..8),
    ) {
        let files = files("samples");
        let mut bytes = fs::read(&files[sample % files.len()]).unwrap();
        let length = bytes.len() as f64;
        for (at, byte) in damage {
            bytes[(at * length) as usize] = byte;
        }
        bytes.truncate(1 + (cut * length) as usize);
        for item in Documents::new([Source::stream("-", io::Cursor::new(bytes))]) {
            if let Err(error) = item {
                prop_assert!(error.to_string().starts_with('-'));
            }
        }
    }
}
