//! A damaged or foreign model file is an error that says so, never a panic. Apart from the unit tests, because it
//! needs the whole file.

#![allow(clippy::unwrap_used, reason = "the built-in file is there")]

use onrecord_language::Pipeline;

fn builtin() -> Vec<u8> {
    std::fs::read(concat!(env!("CARGO_MANIFEST_DIR"), "/model/en_core_web_sm-3.8.0.onrecord")).unwrap()
}

#[test]
fn a_changed_byte_is_noticed_wherever_it_is() {
    let mut bytes = builtin();
    for place in [44, 100, bytes.len() / 2, bytes.len() - 1] {
        bytes[place] ^= 1;
        assert!(Pipeline::from_bytes(&bytes).err().unwrap().is_corrupt(), "byte {place}");
        bytes[place] ^= 1;
    }
}

#[test]
fn a_cut_file_is_noticed() {
    let bytes = builtin();
    for length in [13, 44, 45, bytes.len() - 1] {
        assert!(Pipeline::from_bytes(&bytes[..length]).err().unwrap().is_corrupt(), "{length} bytes");
    }
}

#[test]
fn what_is_no_model_is_told_apart() {
    assert!(Pipeline::from_bytes(b"PK\x03\x04 a wheel").err().unwrap().is_unsupported());
    assert!(Pipeline::load("/no/such/model".as_ref()).err().unwrap().is_unreadable());
}

#[test]
fn the_checksum_beside_the_file_is_the_files() {
    let stated = include_str!("../model/en_core_web_sm-3.8.0.onrecord.sha256");
    let pipeline = Pipeline::builtin().unwrap();
    assert_eq!(stated.split_whitespace().next(), Some(pipeline.checksum()));
    assert_eq!(pipeline.size(), builtin().len());
    assert_eq!(pipeline.info().name, "en_core_web_sm");
}

#[test]
fn what_was_read_before_changes_nothing() {
    let pipeline = Pipeline::builtin().unwrap();
    let text = std::fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/articles/court.txt")).unwrap();
    let first = pipeline.annotate(&text);
    // More distinct words than the caches keep.
    let many = (0..40_000).map(|number| format!("w{number}x")).collect::<Vec<_>>().join(" ");
    assert_eq!(pipeline.annotate(&many).len(), 40_000);
    assert_eq!(pipeline.annotate(&text), first);
}
