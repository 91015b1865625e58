//! Nothing is lost between records and Parquet, and nothing of an archive is lost or doubled when its writing ends early.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on should stop")]

use std::fs;
use std::path::Path;

use onrecord_archive::{Archive, Failure, Manifest, Met, Reading, Records, Skipped, records, tables};
use onrecord_record::{Document, Record, Span};
use proptest::prelude::*;

fn corpus() -> Vec<Record> {
    let articles = onrecord_corpus::all().unwrap();
    articles.into_iter().map(|article| article.record.into_code_points()).collect()
}

fn open(folder: &Path, paths: &[&str]) -> Archive {
    let paths: Vec<String> = paths.iter().map(|path| (*path).to_owned()).collect();
    Archive::open(folder, &Reading::default(), &paths, 10).unwrap()
}

fn fill(archive: &mut Archive, records: &[Record]) -> Vec<Met> {
    records.iter().map(|record| archive.add(&record.document, &tables(record).unwrap()).unwrap()).collect()
}

fn stored(folder: &Path) -> Vec<Record> {
    Records::open(folder).unwrap().collect::<Result<_, _>>().unwrap()
}

/// Every visible file with its bytes.
fn files(folder: &Path) -> Vec<(String, Vec<u8>)> {
    let mut files = Vec::new();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        let name = path.file_name().unwrap().to_string_lossy().into_owned();
        if name.starts_with('.') {
            continue;
        }
        if path.is_dir() {
            files.extend(self::files(&path).into_iter().map(|(below, bytes)| (format!("{name}/{below}"), bytes)));
        } else {
            files.push((name, fs::read(&path).unwrap()));
        }
    }
    files.sort();
    files
}

#[test]
fn annotated_records_come_back_as_they_were() {
    let folder = tempfile::tempdir().unwrap();
    let mut archive = open(folder.path(), &["corpus"]);
    let corpus = corpus();
    assert!(fill(&mut archive, &corpus).iter().all(|met| *met == Met::New));
    let manifest = archive.finish(Skipped::default()).unwrap();
    assert_eq!(manifest.documents, corpus.len() as u64);
    assert_eq!(manifest.parts.len(), corpus.len().div_ceil(10));
    assert_eq!(manifest.rows["statements"], corpus.iter().map(|record| record.statements.len() as u64).sum::<u64>());
    assert_eq!(stored(folder.path()), corpus);
}

#[test]
fn what_was_written_is_not_written_again() {
    let (whole, ended) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    let corpus = corpus();
    let mut archive = open(whole.path(), &["corpus"]);
    fill(&mut archive, &corpus);
    archive.finish(Skipped::default()).unwrap();

    let mut archive = open(ended.path(), &["corpus"]);
    fill(&mut archive, &corpus[..25]);
    // Dropped as a kill drops it: the part that was begun is not named.
    drop(archive);
    assert_eq!(stored(ended.path()), corpus[..20]);
    let mut archive = open(ended.path(), &["corpus"]);
    assert!(archive.known().holds(&corpus[19].document));
    assert!(!archive.known().holds(&corpus[20].document));
    let met = fill(&mut archive, &corpus);
    assert_eq!((met[19], met[20]), (Met::Written, Met::New));
    archive.finish(Skipped::default()).unwrap();
    assert!(files(whole.path()) == files(ended.path()), "the same bytes");
}

#[test]
fn documents_are_known_by_key_and_text() {
    let folder = tempfile::tempdir().unwrap();
    let record = corpus().swap_remove(0);
    let mut renamed = record.clone();
    renamed.document.key = "another".to_owned();
    let mut archive = open(folder.path(), &["a"]);
    assert_eq!(
        fill(&mut archive, &[record.clone(), record.clone(), renamed.clone()]),
        [Met::New, Met::Repeated, Met::New]
    );
    archive.fail(Failure { input: "b".to_owned(), place: Some("line 2".to_owned()), reason: "is empty".to_owned() });
    archive.finish(Skipped::default()).unwrap();
    let mut archive = open(folder.path(), &["b"]);
    assert_eq!(fill(&mut archive, std::slice::from_ref(&record)), [Met::Known]);
    let manifest = archive.finish(Skipped { files: 3, ..Skipped::default() }).unwrap();
    assert_eq!(manifest, Manifest::load(folder.path()).unwrap());
    let [a, b] = &manifest.inputs[..] else { panic!("{manifest:?}") };
    assert_eq!((a.read, a.skipped.repeated, a.skipped.known, a.failed.len(), a.is_finished), (2, 1, 0, 1, true));
    assert_eq!((b.read, b.skipped.repeated, b.skipped.known, b.skipped.files, b.is_finished), (0, 0, 1, 3, true));
    assert_eq!(stored(folder.path()), [record, renamed]);
}

#[test]
fn other_folders_other_readings_and_damage_are_told() {
    let folder = tempfile::tempdir().unwrap();
    let refused = |path: &Path, reading: &Reading| Archive::open(path, reading, &[], 10).err().unwrap();
    fs::write(folder.path().join("notes.txt"), "mine").unwrap();
    assert!(refused(folder.path(), &Reading::default()).is_foreign());
    assert!(Records::open(folder.path()).err().unwrap().is_foreign());

    let home = folder.path().join("archive");
    let mut archive = open(&home, &["corpus"]);
    assert!(refused(&home, &Reading::default()).is_locked());
    fill(&mut archive, &corpus());
    archive.finish(Skipped::default()).unwrap();
    let other = Reading { engine: "2".to_owned(), ..Reading::default() };
    assert!(refused(&home, &other).is_of_another_reading());

    let events = home.join("events/part-000001.parquet");
    let mut bytes = fs::read(&events).unwrap();
    let half = bytes.len() / 2;
    for byte in &mut bytes[half..] {
        *byte ^= 0x55;
    }
    fs::write(&events, &bytes).unwrap();
    let read: Vec<_> = Records::open(&home).unwrap().collect();
    assert_eq!(read.iter().filter(|record| record.is_ok()).count(), 10, "the part before the damage");
    let error = read.last().unwrap().as_ref().unwrap_err();
    assert!(error.is_damaged() && error.to_string().contains("part-000001.parquet"), "{error}");
    fs::write(&events, &bytes[..half]).unwrap();
    assert!(refused(&home, &Reading::default()).is_damaged());
}

/// A record of the corpus with other text, other numbers, and some rows left out.
fn changed() -> impl Strategy<Value = Record> {
    let corpus = corpus();
    let any =
        (0..corpus.len(), "\\PC{0,40}", any::<[bool; 8]>(), any::<Option<u32>>(), any::<Option<f64>>(), any::<f32>());
    any.prop_map(move |(index, text, left_out, number, value, sure)| {
        let mut record = corpus[index].clone();
        record.document.text.push_str(&text);
        record.document.key.clone_from(&text);
        record.document.title = number.map(|number| number.to_string());
        record.document.authors = vec![text.clone(); index % 3];
        let value = value.filter(|value| value.is_finite());
        for quantity in &mut record.quantities {
            (quantity.value, quantity.item) = (value, Some(text.clone()));
        }
        for place in &mut record.places {
            (place.latitude, place.geonames, place.admin1) = (value, number, Some(text.clone()));
        }
        for statement in &mut record.statements {
            statement.confidence = Some(sure).filter(|sure| sure.is_finite());
            statement.cue = number.map(|number| Span::new(number, number));
        }
        let Record { actors, places, times, quantities, statements, events, references, disputes, .. } = &mut record;
        let clear = |is_left_out: bool, rows: &mut dyn FnMut()| {
            if is_left_out {
                rows();
            }
        };
        clear(left_out[0], &mut || actors.clear());
        clear(left_out[1], &mut || places.clear());
        clear(left_out[2], &mut || times.clear());
        clear(left_out[3], &mut || quantities.clear());
        clear(left_out[4], &mut || statements.clear());
        clear(left_out[5], &mut || events.clear());
        clear(left_out[6], &mut || references.clear());
        clear(left_out[7], &mut || disputes.clear());
        record
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn any_record_comes_back(record in changed()) {
        prop_assert_eq!(records(&tables(&record).unwrap()).unwrap(), vec![record]);
    }
}

#[test]
fn an_empty_document_comes_back() {
    let record = Record { document: Document { key: "a".to_owned(), ..Document::default() }, ..Record::default() };
    assert_eq!(records(&tables(&record).unwrap()).unwrap(), [record]);
}
