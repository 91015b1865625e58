//! Articles as a list, and their records as they were filed.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on should stop")]

use std::fs;
use std::path::Path;

use onrecord_ledger::{Filter, Ledger, Precision, Reading, RowId, Verdict};
use onrecord_record::Record;

/// The records of the project's own articles.
fn records() -> Vec<Record> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../corpus/records");
    let mut paths: Vec<_> = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    paths.sort();
    paths.iter().map(|path| serde_json::from_str(&fs::read_to_string(path).unwrap()).unwrap()).collect()
}

fn filled(records: &[Record]) -> Ledger {
    let mut ledger = Ledger::in_memory().unwrap();
    let reading = Reading { engine: "1".to_owned(), model: "m".to_owned(), lexicon: "l".to_owned() };
    ledger.add_all(records, &reading).unwrap();
    ledger.link().unwrap();
    ledger
}

/// The order of rows that are a set does not matter, and what only the input said is not filed.
fn settled(mut record: Record) -> Record {
    let document = &mut record.document;
    document.authors.clear();
    (document.published_basis, document.modified) = (None, None);
    for statement in &mut record.statements {
        statement.about.sort();
        statement.about.dedup();
    }
    for event in &mut record.events {
        event.quantities.sort();
        event.quantities.dedup();
        event.according_to.sort();
        event.according_to.dedup();
    }
    for dispute in &mut record.disputes {
        dispute.about.sort();
        dispute.sides.iter_mut().for_each(|side| side.sort());
    }
    record
}

#[test]
fn what_is_filed_comes_back_as_it_was() {
    let records = records();
    assert!(records.len() > 30);
    let ledger = filled(&records);
    let sha256 = records[0].document.id.clone();
    for record in records {
        let (handle, filed) = ledger.record(&record.document.id[..7]).unwrap();
        assert_eq!(handle, record.document.id[..12]);
        assert_eq!(ledger.record(&record.document.id).unwrap().0, handle);
        assert_eq!(filed, settled(record));
    }
    let other = format!("{}{}", &sha256[..63], if sha256.ends_with('0') { '1' } else { '0' });
    for wrong in ["", "0", &sha256[..3], "zzzz", &format!("{}zz", &sha256[..12]), &other, &format!("{sha256}0")] {
        assert!(ledger.record(wrong).is_err(), "{wrong}");
    }
}

#[test]
fn articles_are_paged_and_narrowed() {
    let records = records();
    let ledger = filled(&records);
    let whole = ledger.documents(&Filter::default(), None).unwrap();
    assert_eq!(whole.len(), records.len());
    let days: Vec<_> = whole.iter().map(|row| row.source.published.clone()).collect();
    assert!(days.is_sorted_by(|one, other| other.is_none() || one >= other), "{days:?}");
    let mut paged = Vec::new();
    loop {
        let after = paged.last().map(|row: &onrecord_ledger::DocumentRow| row.source.handle.clone());
        let page = ledger.documents(&Filter { limit: 7, ..Filter::default() }, after.as_deref()).unwrap();
        if page.is_empty() {
            break;
        }
        paged.extend(page);
    }
    assert_eq!(paged, whole);
    let some = |text: &str| Some(text.to_owned());
    let first = whole.iter().find(|row| row.source.published.is_some()).unwrap();
    let day = first.source.published.clone().map(|day| day[..10].to_owned());
    for (filter, least, most) in [
        (Filter { text: some("gas"), ..Filter::default() }, 1, 20),
        (Filter { country: some("DZA"), ..Filter::default() }, 1, 20),
        (Filter { place: some("algiers"), ..Filter::default() }, 1, 20),
        (Filter { published_from: day, ..Filter::default() }, 1, 20),
        (Filter { publisher: some("No Such Outlet"), ..Filter::default() }, 0, 0),
    ] {
        let found = ledger.documents(&filter, None).unwrap().len();
        assert!((least..=most).contains(&found), "{filter:?} gave {found}");
    }
    assert_eq!(ledger.document(&first.source.handle[..6]).unwrap(), *first);
    assert!(ledger.read_at(&first.source.handle).unwrap().ends_with('Z'));
}

#[test]
fn verdicts_stand_beside_a_record() {
    let records = records();
    let mut ledger = filled(&records);
    let id = ledger.statements(&Filter { limit: 1, ..Filter::default() }).unwrap()[0].id.clone();
    assert!(ledger.verdicts(&id.handle).unwrap().is_empty());
    ledger.decide(Verdict::Reject, &id, "wrong speaker").unwrap();
    assert_eq!(ledger.verdicts(&id.handle).unwrap().get(&id).map(String::as_str), Some("rejected"));
}

#[test]
fn places_count_what_happened_there_and_say_how_exactly_they_are_known() {
    let ledger = filled(&records());
    let places = ledger.places(&Filter::default()).unwrap();
    let located = ledger.events(&Filter::default()).unwrap().iter().filter(|row| row.location.is_some()).count();
    assert_eq!(places.iter().map(|place| place.events).sum::<u64>(), located as u64);
    for place in &places {
        assert_eq!(place.precision == Precision::Point, place.latitude.is_some(), "{place:?}");
        assert!(place.events + place.statements > 0);
    }
    assert!(places.iter().any(|place| place.precision == Precision::Country));
    let skipped = ledger.places(&Filter { skip: 3, limit: 2, ..Filter::default() }).unwrap();
    assert_eq!(skipped, places[3..5]);
    let some = &places[0];
    let narrowed = ledger.places(&Filter { place: Some(some.name.clone()), ..Filter::default() }).unwrap();
    assert!(narrowed.iter().all(|place| place.name == some.name), "{narrowed:?}");
}

#[test]
fn an_actor_has_roles_contacts_and_counts() {
    let ledger = filled(&records());
    let row = ledger.actors(&Filter { limit: 1, ..Filter::default() }).unwrap().remove(0);
    let page = ledger.actor(&row.id, None).unwrap();
    assert_eq!(page.actor, row);
    assert!(page.contacts.iter().all(|contact| contact.id != row.id && contact.meetings <= contact.events));
    assert_eq!(page.stances.iter().map(|count| count.count).sum::<u64>(), row.statements);
    let back = ledger.actor(&page.contacts[0].id, None).unwrap();
    let mirrored = back.contacts.iter().find(|contact| contact.id == row.id).unwrap();
    assert_eq!((mirrored.events, mirrored.meetings), (page.contacts[0].events, page.contacts[0].meetings));
    let early = ledger.actor(&row.id, Some("1990-01-01"));
    assert!(early.is_err_and(|error| matches!(error, onrecord_ledger::LedgerError::Unknown(_))));
    assert!(ledger.actor(&"0000/e1".parse::<RowId>().unwrap(), None).is_err());
}

#[test]
fn actors_are_listed_by_name_and_apart_from_them_those_who_are_only_described() {
    let ledger = filled(&records());
    let list = |named| ledger.actors(&Filter { named, ..Filter::default() }).unwrap();
    let (all, named, described) = (list(None), list(Some(true)), list(Some(false)));
    assert_eq!(all.len(), named.len() + described.len());
    let is_listed = |rows: &[onrecord_ledger::ActorRow], name: &str| rows.iter().any(|row| row.name == name);
    assert!(is_listed(&named, "United Nations") && !is_listed(&described, "United Nations"));
    assert!(described.iter().all(|row| row.country.is_none()), "{described:?}");
    // Nothing but the first word of a sentence has a capital in a description, unless it is made of others' names.
    let lower = described.iter().filter(|row| !row.name.chars().skip(1).any(char::is_uppercase)).count();
    assert!(lower * 10 > described.len() * 7, "{described:?}");
}

#[test]
fn a_connection_that_reads_cannot_write_and_a_long_question_is_ended() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("some.ledger");
    let reading = Reading { engine: "1".to_owned(), model: "m".to_owned(), lexicon: "l".to_owned() };
    Ledger::create(&path).unwrap().add_all(&records(), &reading).unwrap();
    let mut ledger = Ledger::open_to_read(&path).unwrap();
    let id = ledger.events(&Filter { limit: 1, ..Filter::default() }).unwrap()[0].id.clone();
    assert!(ledger.decide(Verdict::Accept, &id, "right").is_err());
    let ended = ledger.within(std::time::Duration::ZERO, |ledger| ledger.check().map(|_| ()));
    assert!(ended.unwrap_err().is_interrupted());
    assert!(ledger.within(std::time::Duration::from_mins(1), Ledger::check).unwrap().is_empty());
}
