//! Linking in a ledger: the same as linking all at once, whatever the order of filing.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on should stop")]

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use onrecord_ledger::{Change, Decision, Filter, Kept, Ledger, Reading, Verdict, Withdrawal};
use onrecord_linking::{Summary, changes, disputes, link, summary, threads};
use onrecord_record::{ActorKind, Record};

/// The records of the corpus, each once more as a second outlet has it a day later, with a line of its own.
fn desk() -> Vec<Record> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../corpus/records");
    let mut paths: Vec<_> = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    paths.sort();
    let mut desk = Vec::new();
    for (number, path) in paths.into_iter().enumerate() {
        let first: Record = serde_json::from_str(&fs::read_to_string(path).unwrap()).unwrap();
        let mut second = first.clone();
        second.document.id = format!("{number:04x}{}", "cd".repeat(30));
        second.document.key = format!("second {}", first.document.key);
        second.document.publisher = Some("The Second Courier".into());
        second.document.text.push_str("\n\nMore was to follow, the desk at Halden said.");
        desk.extend([first, second]);
    }
    desk
}

fn reading() -> Reading {
    Reading { engine: "1".to_owned(), model: "m".to_owned(), lexicon: "l".to_owned() }
}

/// What is on the record of everything, in words that do not show row ids or the clock.
fn answers(ledger: &Ledger) -> String {
    let all = Filter::default();
    let lists = serde_json::json!([
        ledger.events(&all).unwrap(),
        ledger.timeline(&Filter { accounts: true, ..Filter::default() }).unwrap(),
        ledger.disputes(&all).unwrap(),
        ledger.actors(&all).unwrap(),
        ledger.threads(&all).unwrap(),
    ]);
    lists.to_string()
}

#[test]
fn order_does_not_show() {
    let desk = desk();
    let filed = |records: &[Record], every: usize| {
        let mut ledger = Ledger::in_memory().unwrap();
        for (number, record) in records.iter().enumerate() {
            ledger.add(record, &reading()).unwrap();
            if number % every == 0 {
                ledger.link().unwrap();
            }
        }
        ledger.link().unwrap();
        assert_eq!(ledger.check().unwrap(), []);
        answers(&ledger)
    };
    let expected = filed(&desk, usize::MAX);
    for (step, every) in [(1, 1), (17, 7), (41, 20)] {
        let mut turned = desk.clone();
        turned.rotate_left(step);
        turned.reverse();
        let found = filed(&turned, every);
        let differ = found.bytes().zip(expected.bytes()).position(|(one, other)| one != other).unwrap_or(found.len());
        let around =
            |text: &str| text.get(differ.saturating_sub(200)..(differ + 100).min(text.len())).map(str::to_owned);
        assert!(
            found == expected,
            "turned by {step}, linked after every {every}: {:?} for {:?}",
            around(&found),
            around(&expected)
        );
    }
}

#[test]
fn a_ledger_links_as_linking_does() {
    let desk = desk();
    let mut ledger = Ledger::in_memory().unwrap();
    ledger.add_all(&desk, &reading()).unwrap();
    ledger.link().unwrap();
    let summaries: Vec<Summary> = desk.iter().map(summary).collect();
    let links = link(&summaries);
    let all = Filter { all: true, ..Filter::default() };

    let events = ledger.events(&all).unwrap();
    assert_eq!(events.len(), links.events.len());
    let more: usize = events.iter().map(|event| event.sightings.len()).sum();
    assert!(more > 100 && more + events.len() == links.events.iter().map(|event| event.mentions.len()).sum::<usize>());

    let explained: BTreeSet<String> =
        disputes::disputes(&summaries, &links).into_iter().map(|dispute| dispute.explanation).collect();
    let filed = ledger.disputes(&all).unwrap().into_iter().filter(|row| row.sides[0].position.is_some());
    assert_eq!(filed.map(|row| row.explanation).collect::<BTreeSet<_>>(), explained);
    assert!(!explained.is_empty());

    let sketch = |parties: &[String], steps: usize| format!("{} with {steps} steps", parties.join(" "));
    let expected = threads::threads(&summaries, &links);
    let expected: BTreeSet<String> =
        expected.iter().map(|thread| sketch(&thread.parties, thread.steps.len())).collect();
    let threads = ledger.threads(&all).unwrap();
    assert_eq!(threads.iter().map(|row| sketch(&row.parties, row.steps.len())).collect::<BTreeSet<_>>(), expected);

    let moved = changes::changes(&summaries, &links).len();
    let told: BTreeSet<String> = events.iter().flat_map(|row| ledger.why(&row.id).unwrap().history).collect();
    assert!(told.len() <= moved && (moved == 0) == told.is_empty());

    let people = links.identities.iter().filter(|identity| identity.has_name && identity.members.len() > 1);
    let names: BTreeSet<&str> = people.map(|identity| &*identity.name).collect();
    let listed: BTreeSet<String> = ledger.actors(&all).unwrap().into_iter().map(|row| row.name).collect();
    let missing: Vec<_> = names.iter().filter(|name| !listed.contains(**name)).collect();
    assert!(missing.is_empty(), "{missing:?}");
}

#[test]
fn a_text_dated_anew_leaves_its_story() {
    let desk = desk();
    let mut ledger = Ledger::in_memory().unwrap();
    ledger.add_all(&desk[..2], &reading()).unwrap();
    ledger.link().unwrap();
    let before = ledger.events(&Filter::default()).unwrap();
    assert!(before.iter().any(|event| !event.sightings.is_empty()));
    let mut early = desk[1].clone();
    early.document.published = Some("1999-01-01".into());
    ledger.add(&early, &reading()).unwrap();
    ledger.link().unwrap();
    let after = ledger.events(&Filter::default()).unwrap();
    let of_others =
        |event: &onrecord_ledger::EventRow| event.sightings.iter().any(|account| account.id.handle != event.id.handle);
    assert!(!after.iter().any(of_others));
    assert_eq!(ledger.check().unwrap(), []);
}

#[test]
fn reviewers_merge_and_split() {
    let desk = desk();
    let mut ledger = Ledger::in_memory().unwrap();
    ledger.add_all(&desk[..6], &reading()).unwrap();
    ledger.link().unwrap();
    let before = answers(&ledger);

    let events = ledger.events(&Filter::default()).unwrap();
    let told_twice = events.iter().find(|event| !event.sightings.is_empty()).unwrap();
    ledger.split(&told_twice.id, "another raid").unwrap();
    let after = ledger.events(&Filter { limit: 0, ..Filter::default() }).unwrap();
    assert_eq!(after.len(), events.len() + 1);
    let alone = after.iter().find(|event| event.id == told_twice.id).unwrap();
    assert!(alone.sightings.is_empty());
    ledger.undo(&told_twice.id).unwrap().unwrap();
    assert_eq!(answers(&ledger), before);

    let [one, other] = [&events[0], events.iter().rev().find(|event| event.id.handle != events[0].id.handle).unwrap()];
    ledger.merge(&one.id, &other.id, "one raid").unwrap();
    let count = one.sightings.len() + other.sightings.len() + 1;
    let merged = ledger.events(&Filter::default()).unwrap();
    assert_eq!(merged.len(), events.len() - 1);
    assert!(merged.iter().any(|event| event.sightings.len() == count));
    ledger.undo(&other.id).unwrap().unwrap();
    assert_eq!(answers(&ledger), before);
    assert_eq!(ledger.check().unwrap(), []);
}

#[test]
fn people_are_made_one_and_taken_apart() {
    let desk = desk();
    let mut ledger = Ledger::in_memory().unwrap();
    ledger.add_all(&desk, &reading()).unwrap();
    ledger.link().unwrap();
    let before = answers(&ledger);
    let people = |ledger: &Ledger| {
        let rows = ledger.actors(&Filter { kind: Some("person".into()), ..Filter::default() }).unwrap();
        rows.into_iter().filter(|row| row.name.contains(' ') && row.documents > 1).collect::<Vec<_>>()
    };
    let known = people(&ledger);
    let [one, other] = [&known[0], &known[1]];
    ledger.merge(&one.id, &other.id, "a pen name").unwrap();
    let found = ledger.actors(&Filter { actor: Some(one.name.clone()), ..Filter::default() }).unwrap();
    let found = found.iter().find(|row| row.names.contains(&one.name) || row.names.contains(&other.name)).unwrap();
    assert_eq!(found.statements, one.statements + other.statements);
    let why = ledger.why(&one.id).unwrap().joined;
    assert!(why.iter().any(|reason| reason == "a reviewer: a pen name"), "{why:?}");

    // A new reading changes nothing of it.
    let decisions = ledger.decisions().unwrap();
    let mut again = Ledger::in_memory().unwrap();
    again.add_all(desk.iter().rev(), &reading()).unwrap();
    again.link().unwrap();
    assert_eq!(again.import_decisions(&decisions).unwrap(), 1);
    assert_eq!(answers(&again), answers(&ledger));

    ledger.undo(&one.id).unwrap().unwrap();
    assert_eq!(answers(&ledger), before);
    ledger.split(&one.id, "a namesake").unwrap();
    let namesakes: Vec<u64> = people_named(&ledger, &one.name).into_iter().map(|row| row.documents).collect();
    assert_eq!(namesakes, [one.documents - 1, 1]);
    ledger.undo(&one.id).unwrap().unwrap();
    assert_eq!(answers(&ledger), before);
    assert_eq!(ledger.check().unwrap(), []);
}

fn people_named(ledger: &Ledger, name: &str) -> Vec<onrecord_ledger::ActorRow> {
    let rows = ledger.actors(&Filter { actor: Some(name.to_owned()), ..Filter::default() }).unwrap();
    rows.into_iter().filter(|row| row.name == name).collect()
}

#[test]
fn people_are_called_what_reviewers_say() {
    let desk = desk();
    let mut ledger = Ledger::in_memory().unwrap();
    ledger.add_all(&desk[..20], &reading()).unwrap();
    ledger.link().unwrap();
    let before = answers(&ledger);
    let person = |ledger: &Ledger| {
        let rows = ledger.actors(&Filter { kind: Some("person".into()), ..Filter::default() }).unwrap();
        rows.into_iter().find(|row| row.documents > 1).unwrap()
    };
    let (id, name) = (person(&ledger).id, person(&ledger).name);
    let changes = [Change::Rename(id.clone(), "Someone Else".to_owned()), Change::Retype(id.clone(), ActorKind::Group)];
    ledger.change(&changes, "a pen name").unwrap();
    ledger.add_all(&desk[20..], &reading()).unwrap();
    ledger.link().unwrap();
    let found = people_named(&ledger, "Someone Else");
    assert_eq!(found.iter().map(|row| (&*row.kind, &row.id)).collect::<Vec<_>>(), [("group", &id)]);
    assert!(found[0].names.contains(&name), "the name in the texts is kept: {:?}", found[0].names);
    let groups = ledger.actors(&Filter { kind: Some("group".into()), ..Filter::default() }).unwrap();
    assert!(groups.iter().any(|row| row.id == id));

    let mut again = Ledger::in_memory().unwrap();
    again.add_all(desk.iter().rev(), &reading()).unwrap();
    again.link().unwrap();
    assert_eq!(again.import_decisions(&ledger.decisions().unwrap()).unwrap(), 2);
    assert_eq!(answers(&again), answers(&ledger));

    assert_eq!(again.undo(&id).unwrap().unwrap().action, "retype");
    assert_eq!(people_named(&again, "Someone Else")[0].kind, "person");
    assert_eq!(again.undo(&id).unwrap().unwrap().action, "rename");
    assert!(people_named(&again, "Someone Else").is_empty());
    let mut whole = Ledger::in_memory().unwrap();
    whole.add_all(&desk, &reading()).unwrap();
    whole.link().unwrap();
    assert_eq!(answers(&again), answers(&whole));
    assert_ne!(answers(&again), before);
    let event = whole.events(&Filter::default()).unwrap().remove(0).id;
    assert!(whole.change(&[Change::Rename(event, "no".to_owned())], "no").is_err());
}

/// The articles of a ledger as an export holds them.
fn kept(ledger: &Ledger) -> Vec<Kept> {
    let handles = ledger.handles(&Filter::default()).unwrap();
    let filed = handles.iter().map(|handle| ledger.filed(handle).unwrap());
    let kept = filed.map(|filed| Kept {
        record: filed.record,
        read_by: filed.read_by,
        read_at: filed.read_at,
        sightings: filed.sightings,
        decisions: filed.decisions,
        withdrawals: filed.withdrawals,
        verdicts: filed.verdicts,
    });
    // As a file holds them.
    kept.map(|kept| serde_json::from_str(&serde_json::to_string(&kept).unwrap()).unwrap()).collect()
}

#[test]
fn a_ledger_is_filed_again_from_its_export() {
    let mut desk = desk();
    let mut twice = desk[0].clone();
    twice.document.publisher = Some("The Third Courier".to_owned());
    desk.push(twice);
    let mut ledger = Ledger::in_memory().unwrap();
    ledger.add_all(&desk, &reading()).unwrap();
    ledger.link().unwrap();
    let people = ledger.actors(&Filter { kind: Some("person".into()), ..Filter::default() }).unwrap();
    ledger.merge(&people[0].id, &people[1].id, "a pen name").unwrap();
    ledger.change(&[Change::Rename(people[2].id.clone(), "Someone Else".to_owned())], "a pen name").unwrap();
    let event = ledger.events(&Filter::default()).unwrap().remove(0).id;
    ledger.decide(Verdict::Reject, &event, "a drill").unwrap();

    let kept = kept(&ledger);
    let mut other = Ledger::in_memory().unwrap();
    for article in kept.iter().rev() {
        other.restore(article).unwrap();
    }
    other.link().unwrap();
    let decisions: Vec<Decision> = kept.iter().flat_map(|kept| kept.decisions.clone()).collect();
    assert_eq!(other.import_decisions(&decisions).unwrap(), 3);
    assert_eq!(answers(&other), answers(&ledger));
    let decided = |ledger: &Ledger| {
        let mut decisions = ledger.decisions().unwrap();
        decisions.sort_by(|one, other| one.target.cmp(&other.target));
        decisions
    };
    assert_eq!(decided(&other), decided(&ledger));
    let statement = ledger.statements(&Filter::default()).unwrap().remove(0).id;
    for id in [&event, &statement] {
        assert_eq!(other.why(id).unwrap(), ledger.why(id).unwrap());
    }
    assert_eq!(other.check().unwrap(), []);
    let stats = other.stats().unwrap();
    assert_eq!((stats.documents, stats.sightings), (desk.len() as u64 - 1, desk.len() as u64));
}

#[test]
fn what_is_withdrawn_stays_so_in_a_ledger_made_from_an_export() {
    let article = desk().remove(0);
    let mut ledger = Ledger::in_memory().unwrap();
    ledger.add(&article, &reading()).unwrap();
    let notice =
        Withdrawal { key: &article.document.key, publisher: None, version: None, published: Some("2031-03-13") };
    assert_eq!(ledger.withdraw([notice]).unwrap().len(), 1);
    let mut other = Ledger::in_memory().unwrap();
    for article in kept(&ledger) {
        other.restore(&article).unwrap();
    }
    for ledger in [&ledger, &other] {
        assert!(ledger.statements(&Filter::default()).unwrap().is_empty());
        assert!(!ledger.statements(&Filter { all: true, ..Filter::default() }).unwrap().is_empty());
    }
}

#[test]
fn what_contradicts_itself_is_not_filed() {
    let mut ledger = Ledger::in_memory().unwrap();
    ledger.add(&desk()[0], &reading()).unwrap();
    let good = kept(&ledger).remove(0);
    let mut other = Ledger::in_memory().unwrap();
    let mut refused = |change: fn(&mut Record)| {
        let mut kept = good.clone();
        change(&mut kept.record);
        other.restore(&kept).unwrap_err().to_string()
    };
    assert!(refused(|record| record.events[0].span.end = 90_000).ends_with("to 90000"));
    assert!(refused(|record| record.actors.swap(0, 1)).contains("is not where its number says"));
    assert!(refused(|record| record.actors.clear()).contains("which it does not have"));
    assert_eq!(other.stats().unwrap().documents, 0);
}
