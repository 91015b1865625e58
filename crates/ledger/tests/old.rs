//! Ledgers that older versions made open for ever: one fixture per schema, made by the last version that wrote it with
//! `onrecord add LEDGER examples/article.txt`.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on should stop")]

use std::fs;
use std::path::Path;

use onrecord_ledger::{Filter, Ledger};

#[test]
fn ledgers_of_older_versions_open() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/ledgers");
    let mut schemas = 0;
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        let bytes = zstd::stream::decode_all(fs::File::open(&path).unwrap()).unwrap();
        let place = tempfile::tempdir().unwrap();
        let copy = place.path().join("old.ledger");
        fs::write(&copy, bytes).unwrap();
        let mut ledger = Ledger::open(&copy).unwrap();
        assert_eq!(ledger.check().unwrap(), [], "{}", path.display());
        ledger.link().unwrap();
        let (statements, events) = (ledger.statements(&Filter::default()), ledger.events(&Filter::default()));
        let (statements, events) = (statements.unwrap(), events.unwrap());
        assert!(statements.len() > 4 && events.len() > 2, "{}", path.display());
        assert!(ledger.actors(&Filter::default()).unwrap().len() > 4);
        ledger.why(&events[0].id).unwrap();
        assert!(ledger.timeline(&Filter::default()).unwrap().len() <= events.len());
        assert_eq!(ledger.stats().unwrap().schema, Ledger::schema());
        schemas += 1;
    }
    assert_eq!(schemas, Ledger::schema() - 1, "one ledger for every schema before today's");
}
