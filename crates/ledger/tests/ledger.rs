//! The ledger as its callers use it: filing, filing again, asking, checking.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on should stop")]

use onrecord_ledger::{Added, Filter, Ledger, Reading, RowId, Side, Verdict, Withdrawal};
use onrecord_record::{EventStatus, MentionForm, Record, Stance};
use proptest::prelude::*;
use serde_json::json;

/// What "Sahrania" says in a made-up article, and what it is said to have done.
fn record(number: usize, published: Option<&str>, outlet: &str) -> Record {
    let country = ["SAA", "SBB"][number % 2];
    let text = format!(
        "Ministère {number}: Envoys {number} denied on Monday that the army {country} had shelled Port {number}."
    );
    let at = |words: &str| {
        let byte = text.find(words).unwrap();
        let start = text[..byte].chars().count();
        json!([start, start + words.chars().count()])
    };
    let id = format!("{number:04x}{}", "ab".repeat(30));
    let actor = |id: &str, words: &str, country: Option<&str>| {
        json!({"id": id, "name": words, "kind": "group", "country": country, "sectors": ["GOV"],
               "roles": [{"title": "envoy", "of": country, "span": at(words)}], "relations": [{"kind": "foe-of", "to": "a1"}],
               "mentions": [{"span": at(words), "form": "description"}]})
    };
    let envoys = format!("Envoys {number}");
    serde_json::from_value(json!({
        "document": {"id": id, "key": format!("{outlet}-{number}"), "title": null, "published": published,
                     "publisher": outlet, "url": null, "language": "en", "text": text},
        "actors": [actor("a1", &envoys, None), actor("a2", &format!("the army {country}"), Some(country))],
        "places": [{"id": "p1", "name": format!("Port {number}"), "country": "SAA", "admin1": null, "latitude": 1.5,
                    "longitude": 2.5, "geonames": 7, "mentions": [at(&format!("Port {number}"))]}],
        "times": [{"id": "t1", "span": at("Monday"), "type": "DATE", "value": "2031-03-10", "mod": null,
                   "begin": format!("2031-03-{:02}", 10 + number % 5), "end": "2031-03-19", "edtf": "2031-03-10",
                   "basis": {"rule": "weekday-most-recent", "anchor": "document"}}],
        "quantities": [],
        "statements": [{"id": "s1", "speaker": "a1", "speaker_span": at(&envoys), "cue": at("denied"),
            "content": [at(&format!("that the army {country} had shelled Port {number}"))], "quotes": [], "form": "indirect",
            "kind": "speech", "channel": null, "stance": "deny", "audience": ["a2"], "via": [], "time": "t1", "place": null,
            "about": ["e1"], "within": null, "responds_to": null, "confidence": 0.5}],
        "events": [{"id": "e1", "trigger": at("shelled"), "span": at(&format!("the army {country} had shelled Port {number}")),
            "type": "ASSAULT", "mode": null, "contexts": ["military"], "cameo": "194", "quad": 4, "actors": ["a2"],
            "recipients": [], "mediators": [], "place": "p1", "time": null, "quantities": [], "status": "denied",
            "according_to": ["s1"]}],
        "references": [],
        "disputes": [{"id": "d1", "kind": "denial", "sides": [["s1"], []], "about": ["e1"], "explanation": "Denied."}],
    }))
    .unwrap()
}

fn reading(engine: &str) -> Reading {
    Reading { engine: engine.to_owned(), model: "m".to_owned(), lexicon: "l".to_owned() }
}

fn filled(records: &[Record]) -> Ledger {
    let mut ledger = Ledger::in_memory().unwrap();
    for record in records {
        ledger.add(record, &reading("1")).unwrap();
    }
    ledger
}

/// Every list of a ledger, in words; row ids of the file and the clock do not show.
fn answers(ledger: &Ledger) -> String {
    let all = Filter::default();
    let ids: Vec<RowId> = ledger.events(&all).unwrap().into_iter().map(|row| row.id).collect();
    let sightings: Vec<_> = ids.iter().map(|id| ledger.why(id).unwrap().sightings).collect();
    let lists = json!([
        ledger.statements(&all).unwrap(),
        ledger.events(&all).unwrap(),
        ledger.timeline(&all).unwrap(),
        ledger.disputes(&all).unwrap(),
        ledger.actors(&all).unwrap(),
        sightings,
    ]);
    lists.to_string()
}

#[test]
fn a_row_leads_back_to_its_words_and_sources() {
    let ledger = filled(&[record(1, Some("2031-03-11"), "Gazette")]);
    let why = ledger.why(&"0001ab/s1".parse().unwrap()).unwrap();
    assert_eq!(why.id.to_string(), "0001abababab/s1");
    assert_eq!(why.dated_by, Some(("weekday-most-recent".to_owned(), Some("document".to_owned()))));
    let cue = why.words.iter().find(|words| words.part == "cue").unwrap();
    assert_eq!((&*cue.words.prefix, &*cue.words.quote), ("Ministère 1: Envoys 1 ", "denied"));
    assert_eq!(why.sightings[0].publisher.as_deref(), Some("Gazette"));
    let event = &ledger.events(&Filter::default()).unwrap()[0];
    assert_eq!((event.day.as_deref(), event.day_from.as_deref()), (Some("2031-03-11"), Some("publication")));
    assert_eq!((&*event.tellers[0], &*event.actors[0].name), ("Envoys 1", "the army SBB"));
    for layer in ["a1", "p1", "t1", "e1", "d1"] {
        assert!(ledger.why(&format!("0001ab/{layer}").parse().unwrap()).is_ok(), "{layer}");
    }
    assert!(ledger.why(&"0001ab/e9".parse().unwrap()).is_err());
    assert_eq!(ledger.check().unwrap(), []);
}

#[test]
fn a_text_met_again_is_a_sighting_and_its_earliest_source_dates_it() {
    let (early, late) = (record(1, Some("2031-03-11"), "Gazette"), record(1, Some("2031-03-12"), "Herald"));
    let mut ledger = Ledger::in_memory().unwrap();
    let mut add = |record, engine| ledger.add(record, &reading(engine)).unwrap();
    assert_eq!(add(&late, "1"), Added::New);
    assert_eq!(add(&late, "1"), Added::Known);
    assert_eq!(add(&early, "1"), Added::Replaced);
    assert_eq!(add(&late, "1"), Added::Known);
    assert_eq!(add(&early, "2"), Added::Replaced);
    let stats = ledger.stats().unwrap();
    assert_eq!((stats.documents, stats.sightings, stats.statements, stats.events), (1, 2, 1, 1));
    assert_eq!(ledger.check().unwrap(), []);
    let found = ledger.statements(&Filter { text: Some("shelled".to_owned()), ..Filter::default() }).unwrap();
    assert_eq!(found.len(), 1);
}

#[test]
fn lists_are_narrowed() {
    let records: Vec<_> = (0..6).map(|number| record(number, Some("2031-03-20"), "Gazette")).collect();
    let ledger = filled(&records);
    let some = |text: &str| Some(text.to_owned());
    let none = Filter::default();
    let cases = [
        (Filter { actor: some("army saa"), ..none.clone() }, 0, 3),
        (Filter { actor: some("Envoys 4"), ..none.clone() }, 1, 0),
        (Filter { country: some("SBB"), ..none.clone() }, 0, 3),
        (Filter { stance: some("deny"), ..none.clone() }, 6, 6),
        (Filter { stance: some("assert"), ..none.clone() }, 0, 0),
        (Filter { kind: some("ASSAULT"), ..none.clone() }, 6, 6),
        (Filter { kind: some("speech"), ..none.clone() }, 6, 0),
        (Filter { place: some("port 3"), ..none.clone() }, 0, 1),
        (Filter { place: some("SAA"), ..none.clone() }, 0, 6),
        (Filter { from: some("2031-03-12"), to: some("2031-03-13"), ..none.clone() }, 2, 0),
        (Filter { as_of: some("2031-03-19"), ..none.clone() }, 0, 0),
        (Filter { published_from: some("2031-03-20"), ..none.clone() }, 6, 6),
        (Filter { text: some("\"shelled port\""), ..none.clone() }, 6, 6),
        (Filter { text: some("shelled nobody"), ..none.clone() }, 0, 0),
        (Filter { read_since: some("9999-01-01"), ..none.clone() }, 0, 0),
    ];
    for (filter, statements, events) in cases {
        let found = (ledger.statements(&filter).unwrap().len(), ledger.events(&filter).unwrap().len());
        assert_eq!(found, (statements, events), "{filter:?}");
    }
    assert_eq!(ledger.disputes(&Filter { actor: some("Envoys 2"), ..none.clone() }).unwrap().len(), 1);
    assert_eq!(ledger.search("ministere army", &none).unwrap().len(), 6);
    let hit = &ledger.search("army", &none).unwrap()[0];
    assert!(hit.snippet.contains("[army]"));
    let text = &records.iter().find(|record| record.document.id.starts_with(&hit.source.handle)).unwrap().document.text;
    let (start, end) = hit.span.unwrap();
    let words: String = text.chars().skip(start as usize).take((end - start) as usize).collect();
    assert_eq!(words, hit.snippet.replace(['[', ']'], "").trim_matches('…'));
}

#[test]
fn a_record_that_contradicts_itself_is_refused_whole() {
    let mut broken = record(1, None, "Gazette");
    broken.events[0].place = serde_json::from_value(json!("p9")).unwrap();
    let mut ledger = Ledger::in_memory().unwrap();
    assert!(ledger.add(&broken, &reading("1")).is_err());
    assert_eq!(ledger.stats().unwrap().documents, 0);
    assert_eq!(ledger.add(&record(1, None, "Gazette"), &reading("1")).unwrap(), Added::New);
}

#[test]
fn a_decision_outlives_a_new_reading_and_can_be_undone() {
    let one = record(1, Some("2031-03-11"), "Gazette");
    let mut ledger = filled(std::slice::from_ref(&one));
    let count = |ledger: &Ledger, all| ledger.events(&Filter { all, ..Filter::default() }).unwrap().len();
    let id: RowId = "0001ab/e1".parse().unwrap();
    ledger.decide(Verdict::Reject, &id, "the text denies it").unwrap();
    assert_eq!((count(&ledger, false), count(&ledger, true)), (0, 1));
    assert_eq!(ledger.add(&one, &reading("2")).unwrap(), Added::Replaced);
    assert_eq!((count(&ledger, false), count(&ledger, true)), (0, 1));
    let mut other = Ledger::in_memory().unwrap();
    assert_eq!(other.import_decisions(&ledger.decisions().unwrap()).unwrap(), 1);
    assert_eq!(other.import_decisions(&ledger.decisions().unwrap()).unwrap(), 0);
    other.add(&one, &reading("1")).unwrap();
    assert_eq!(count(&other, false), 0);
    ledger.decide(Verdict::Accept, &id, "it is what Envoys deny").unwrap();
    assert_eq!(count(&ledger, false), 1);
    assert_eq!(ledger.undo(&id).unwrap().unwrap().action, "accept");
    assert_eq!(count(&ledger, false), 0);
    assert_eq!(ledger.undo(&id).unwrap().unwrap().action, "reject");
    assert_eq!(count(&ledger, false), 1);
    assert_eq!(ledger.undo(&id).unwrap(), None);
    assert!(ledger.decide(Verdict::Reject, &"0001ab/t1".parse().unwrap(), "no").is_err());
    let mut moved = one.clone();
    ledger.decide(Verdict::Accept, &id, "right").unwrap();
    moved.events[0].trigger.end -= 1;
    ledger.add(&moved, &reading("3")).unwrap();
    assert_eq!(ledger.check().unwrap().iter().map(|flaw| &*flaw.place).collect::<Vec<_>>(), ["0001abababab/e1"]);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]

    #[test]
    fn order_and_repetition_change_no_answer(
        sources in prop::collection::vec((0_usize..5, prop::option::of(10_u8..14), 0_usize..3), 1..9),
        seed in any::<u64>(),
    ) {
        let records: Vec<_> = sources.iter().map(|&(number, day, outlet)| {
            let day = day.map(|day| format!("2031-03-{day}"));
            record(number, day.as_deref(), ["Gazette", "Herald", "Courier"][outlet])
        }).collect();
        let mut shuffled: Vec<_> = records.iter().chain(&records[..records.len() / 2]).cloned().collect();
        let length = shuffled.len();
        for index in 0..length {
            shuffled.swap(index, (seed.rotate_left(index as u32) as usize) % length);
        }
        let ledger = filled(&records);
        let other = filled(&shuffled);
        prop_assert_eq!(answers(&ledger), answers(&other));
        prop_assert_eq!(other.check().unwrap(), []);
    }

    #[test]
    fn pages_join_to_the_whole_list(numbers in prop::collection::btree_set(0_usize..30, 1..12), size in 1_usize..5) {
        let dates = [None, Some("2031-03-11"), Some("2031-03-12")];
        let ledger = filled(&numbers.iter().map(|&number| record(number, dates[number % 3], "Gazette")).collect::<Vec<_>>());
        let whole: Vec<_> = ledger.events(&Filter::default()).unwrap().into_iter().map(|row| row.id).collect();
        let mut paged = Vec::new();
        loop {
            let filter = Filter { limit: size, after: paged.last().cloned(), ..Filter::default() };
            let page: Vec<RowId> = ledger.events(&filter).unwrap().into_iter().map(|row| row.id).collect();
            if page.is_empty() {
                break;
            }
            paged.extend(page);
        }
        prop_assert_eq!(paged, whole);
    }
}

#[test]
fn an_article_comes_back_as_it_was_filed() {
    let records: Vec<Record> = (0..4).map(|number| record(number, Some("2031-03-12"), "wire")).collect();
    let mut ledger = filled(&records);
    ledger.link().unwrap();
    let handles = ledger.handles(&Filter::default()).unwrap();
    assert_eq!(handles.len(), 4);
    for (handle, record) in handles.iter().zip(&records) {
        let filed = ledger.filed(handle).unwrap();
        assert_eq!(&filed.record, record);
        assert_eq!(filed.read_by, reading("1"));
        assert_eq!(filed.sightings.len(), 1);
        assert_eq!(filed.identities.len(), record.actors.len());
        assert!(filed.identities[0].name.starts_with("Envoys"));
    }
    let later = Filter { published_from: Some("2031-03-13".to_owned()), ..Filter::default() };
    assert!(ledger.handles(&later).unwrap().is_empty());
    assert!(ledger.filed("ffff").is_err());
}

#[test]
fn accounts_of_later_days_do_not_show() {
    let mut later = record(1, Some("2031-03-20"), "Herald");
    later.document.text.push_str(" More was to follow.");
    later.document.id = format!("0003{}", "ab".repeat(30));
    let mut ledger = filled(&[record(1, Some("2031-03-11"), "Gazette"), later]);
    ledger.link().unwrap();
    let accounts = |as_of: Option<&str>| {
        let filter = Filter { as_of: as_of.map(str::to_owned), ..Filter::default() };
        let rows = ledger.events(&filter).unwrap();
        rows.iter().map(|row| row.sightings.len()).collect::<Vec<_>>()
    };
    assert_eq!(accounts(None), [1]);
    assert_eq!(accounts(Some("2031-03-20")), [1]);
    assert_eq!(accounts(Some("2031-03-19")), [0]);
}

/// The same article as an outlet has it on a day, with a line of its own.
fn again(number: usize, day: &str, outlet: &str) -> Record {
    let mut record = record(1, Some(day), outlet);
    let more = format!(" More was to follow, said desk {number}.");
    record.document.text.push_str(&more);
    record.document.id = format!("{:04x}{}", 16 + number, "ab".repeat(30));
    record.disputes.clear();
    record
}

/// A report of the shelling, denied or told as done by a named speaker.
fn claim(number: usize, day: &str, outlet: &str, speaker: &str, status: EventStatus) -> Record {
    let mut record = again(number, day, outlet);
    speaker.clone_into(&mut record.actors[0].name);
    record.actors[0].mentions[0].form = MentionForm::Name;
    record.events[0].status = status;
    record.statements[0].stance = if status == EventStatus::Denied { Stance::Deny } else { Stance::Assert };
    record.events[0].recipient_spans.clone_from(&record.places[0].mentions);
    record
}

#[test]
fn a_dispute_tells_what_had_been_published() {
    let mut ledger = filled(&[
        claim(1, "2031-03-11", "Gazette", "Front of Ouro", EventStatus::Occurred),
        claim(2, "2031-03-12", "Herald", "Navy of Ouro", EventStatus::Denied),
        claim(3, "2031-03-14", "Courier", "Harbour Watch", EventStatus::Occurred),
    ]);
    ledger.link().unwrap();
    let told = |as_of: Option<&str>| {
        let filter = Filter { as_of: as_of.map(str::to_owned), ..Filter::default() };
        let rows = ledger.disputes(&filter).unwrap();
        rows.into_iter().map(|row| (row.explanation, row.sides.len(), row.about.len())).collect::<Vec<_>>()
    };
    let two = "Front of Ouro (Gazette, 2031-03-11) tells it, against Navy of Ouro (Herald, 2031-03-12) denies it";
    let three = "Front of Ouro (Gazette, 2031-03-11); Harbour Watch (Courier, 2031-03-14) tells it, against \
        Navy of Ouro (Herald, 2031-03-12) denies it";
    assert_eq!(told(Some("2031-03-11")), []);
    assert_eq!(told(Some("2031-03-12")), [(two.to_owned(), 2, 2)]);
    assert_eq!(told(Some("2031-03-14")), [(three.to_owned(), 2, 3)]);
    assert_eq!(told(None), told(Some("2031-03-14")));

    assert_eq!(ledger.stats().unwrap().disputes, 1);
    let id = ledger.disputes(&Filter::default()).unwrap()[0].id.clone();
    let sides = ledger.why(&id).unwrap().sides;
    let outlets = |side: &Side| side.accounts.iter().filter_map(|row| row.source.publisher.clone()).collect::<Vec<_>>();
    assert_eq!(sides.iter().map(outlets).collect::<Vec<_>>(), [vec!["Gazette", "Courier"], vec!["Herald"]]);
}

#[test]
fn an_event_is_listed_once_whatever_hides_its_first_account() {
    let days = ["2031-03-11", "2031-03-12", "2031-03-13"];
    let reports: Vec<Record> = days.iter().zip(1..).map(|(day, number)| again(number, day, "Gazette")).collect();
    let mut ledger = filled(&reports);
    ledger.link().unwrap();
    let first = |filter: &Filter| {
        let rows = ledger.events(filter).unwrap();
        rows.into_iter().filter_map(|row| row.source.published).collect::<Vec<_>>()
    };
    assert_eq!(first(&Filter::default()), ["2031-03-11"]);
    assert_eq!(first(&Filter { published_from: Some("2031-03-12".into()), ..Filter::default() }), ["2031-03-12"]);
    assert_eq!(first(&Filter { accounts: true, ..Filter::default() }).len(), 3);
    let lead = ledger.events(&Filter::default()).unwrap()[0].id.clone();
    ledger.decide(Verdict::Reject, &lead, "hearsay").unwrap();
    let rows = ledger.events(&Filter::default()).unwrap();
    assert_eq!(rows.iter().map(|row| row.source.published.as_deref()).collect::<Vec<_>>(), [Some("2031-03-12")]);
}

#[test]
fn what_is_no_day_dates_nothing() {
    let mut ledger = filled(&[again(1, "2024-13-45", "Gazette"), again(2, "2024-02-30T10:00:00Z", "Herald")]);
    ledger.link().unwrap();
    assert_eq!(ledger.stats().unwrap().published, (None, None));
    assert!(
        ledger
            .statements(&Filter { from: Some("2024-01-01".into()), to: Some("2024-99-99".into()), ..Filter::default() })
            .unwrap()
            .is_empty()
    );
}

#[test]
fn decisions_travel_whole() {
    let one = record(1, Some("2031-03-11"), "Gazette");
    let id: RowId = "0001ab/e1".parse().unwrap();
    let mut ledger = filled(std::slice::from_ref(&one));
    for number in 0..6 {
        let verdict = if number % 2 == 0 { Verdict::Reject } else { Verdict::Accept };
        ledger.decide(verdict, &id, "at once").unwrap();
    }
    let mut other = filled(std::slice::from_ref(&one));
    assert_eq!(other.import_decisions(&ledger.decisions().unwrap()).unwrap(), 6);
    assert_eq!(other.events(&Filter::default()).unwrap(), ledger.events(&Filter::default()).unwrap());
    ledger.undo(&id).unwrap().unwrap();
    assert_eq!(other.import_decisions(&ledger.decisions().unwrap()).unwrap(), 1);
    assert_eq!(other.events(&Filter::default()).unwrap(), ledger.events(&Filter::default()).unwrap());
    assert_eq!(other.import_decisions(&ledger.decisions().unwrap()).unwrap(), 0);
    assert!(ledger.decide(Verdict::Reject, &id, " ").is_err());
    let actor: RowId = "0001ab/a1".parse().unwrap();
    assert!(ledger.merge(&actor, &actor, "the same").is_err());
}

#[test]
fn what_is_known_since_a_day_is_narrowed() {
    let mut ledger = filled(&[
        claim(1, "2031-03-11", "Gazette", "Front of Ouro", EventStatus::Occurred),
        claim(2, "2031-03-12", "Herald", "Navy of Ouro", EventStatus::Denied),
    ]);
    ledger.link().unwrap();
    let since = |filter: Filter| ledger.since("2031-03-11", &filter).unwrap();
    let all = since(Filter::default());
    assert!(all.iter().any(|row| row.what == "dispute") && all.len() > 1);
    assert_eq!(since(Filter { limit: 1, ..Filter::default() }).len(), 1);
    let late = since(Filter { from: Some("2031-04-01".into()), ..Filter::default() });
    assert!(late.iter().all(|row| row.what != "dispute"), "{late:?}");
    assert!(since(Filter { published_from: Some("2031-03-13".into()), ..Filter::default() }).is_empty());
}

#[test]
fn an_actor_has_one_spelling_of_a_role_whatever_the_order() {
    let spelled = |number: usize, title: &str| {
        let mut record = again(number, "2031-03-11", "Gazette");
        title.clone_into(&mut record.actors[0].roles[0].title);
        record
    };
    let records = [spelled(1, "Envoy"), spelled(2, "envoy")];
    let turned = [records[1].clone(), records[0].clone()];
    assert_eq!(answers(&filled(&records)), answers(&filled(&turned)));
}

#[test]
fn what_is_not_linked_yet_is_counted() {
    let mut ledger = filled(&[record(1, Some("2031-03-11"), "Gazette"), record(2, None, "Gazette")]);
    assert_eq!(ledger.stats().unwrap().unlinked, 2);
    ledger.link().unwrap();
    assert_eq!(ledger.stats().unwrap().unlinked, 0);
}

/// A version of one article of an agency.
fn version(number: usize, day: &str) -> Record {
    let mut record = again(number, day, "Agency");
    record.document.key = "urn:agency:41".into();
    record.document.version = Some(number.to_string());
    record
}

/// Outlets and days of the events, and of the statements.
fn told(ledger: &Ledger, filter: &Filter) -> Vec<String> {
    let days = ledger.events(filter).unwrap().into_iter().map(|row| row.source.published);
    days.chain(ledger.statements(filter).unwrap().into_iter().map(|row| row.source.published)).flatten().collect()
}

#[test]
fn a_newer_version_takes_the_place_of_those_before_it() {
    let versions = [version(1, "2031-03-11"), version(2, "2031-03-12"), version(10, "2031-03-14")];
    for order in [[0, 1, 2], [2, 0, 1], [1, 2, 0]] {
        let records: Vec<Record> = order.iter().map(|&at| versions[at].clone()).collect();
        let mut ledger = filled(&records);
        ledger.link().unwrap();
        let on = |day: &str| told(&ledger, &Filter { as_of: Some(day.into()), ..Filter::default() });
        assert_eq!(told(&ledger, &Filter::default()), ["2031-03-14"; 2]);
        assert_eq!(on("2031-03-11"), ["2031-03-11"; 2]);
        assert_eq!(on("2031-03-13"), ["2031-03-12"; 2]);
        let all = Filter { all: true, accounts: true, ..Filter::default() };
        assert_eq!(ledger.events(&all).unwrap().len(), 3);
        let first =
            ledger.events(&all).unwrap().into_iter().find(|row| row.source.published.as_deref() == Some("2031-03-11"));
        let retired = ledger.why(&first.unwrap().id).unwrap().retired.unwrap();
        assert_eq!((&*retired.reason, retired.since.as_deref()), ("superseded", Some("2031-03-12")));
        assert_eq!(retired.newer.as_deref(), Some(&versions[2].document.id[..12]));
        assert_eq!(ledger.search("shelled", &Filter::default()).unwrap().len(), 1);
        assert_eq!(ledger.check().unwrap(), []);
    }
}

#[test]
fn what_is_withdrawn_is_listed_no_more_but_for_the_days_before() {
    let notice = |version: Option<&'static str>| Withdrawal {
        key: "urn:agency:41",
        publisher: Some("Agency"),
        version,
        published: Some("2031-03-13T10:00:00Z"),
    };
    let mut ledger = filled(&[version(1, "2031-03-11")]);
    assert_eq!(ledger.withdraw([notice(None)]).unwrap(), [&version(1, "2031-03-11").document.id[..12]]);
    // The order does not matter.
    let mut other = Ledger::in_memory().unwrap();
    assert!(other.withdraw([notice(None)]).unwrap().is_empty());
    other.add(&version(1, "2031-03-11"), &reading("1")).unwrap();
    for ledger in [&mut ledger, &mut other] {
        ledger.link().unwrap();
        assert!(told(ledger, &Filter::default()).is_empty());
        assert!(ledger.actors(&Filter::default()).unwrap().is_empty());
        let articles = ledger.documents(&Filter::default(), None).unwrap();
        let retired = articles[0].retired.as_ref().map(|retired| (&*retired.reason, retired.since.as_deref()));
        assert_eq!(retired, Some(("withdrawn", Some("2031-03-13"))));
        assert_eq!(told(ledger, &Filter { as_of: Some("2031-03-12".into()), ..Filter::default() }), ["2031-03-11"; 2]);
        assert_eq!(told(ledger, &Filter { all: true, ..Filter::default() }), ["2031-03-11"; 2]);
    }
    // A version after the notice holds; so does the text where another outlet has it.
    let mut back = filled(&[version(1, "2031-03-11"), version(3, "2031-03-14")]);
    back.withdraw([notice(Some("2"))]).unwrap();
    assert_eq!(told(&back, &Filter::default()), ["2031-03-14"; 2]);
    let mut elsewhere = version(1, "2031-03-12");
    (elsewhere.document.key, elsewhere.document.publisher) = ("copy".into(), Some("Gazette".into()));
    ledger.add(&elsewhere, &reading("1")).unwrap();
    assert_eq!(told(&ledger, &Filter::default()).len(), 2);
}

#[test]
fn a_correction_is_a_change() {
    let toll = |number: usize, published: &str, value: u32| {
        let mut record = version(number, published);
        record.document.published = Some(published.into());
        let text = format!(" It killed {value} people.");
        let start = record.document.text.chars().count() as u32 + 11;
        record.document.text.push_str(&text);
        let quantity = json!({"id": "q1", "span": [start, start + 2], "value": value, "low": null, "high": null, "hedge": null,
                              "change": null, "unit": null, "item": "person"});
        record.quantities.push(serde_json::from_value(quantity).unwrap());
        record.events[0].quantities.push(record.quantities[0].id);
        record.events[0].status = EventStatus::Occurred;
        record
    };
    let mut ledger = filled(&[toll(1, "2031-03-11T09:00:00Z", 12), toll(2, "2031-03-11T16:00:00Z", 19)]);
    ledger.link().unwrap();
    let [event] = &ledger.events(&Filter::default()).unwrap()[..] else { panic!("one event") };
    assert_eq!(event.quantities, ["19"]);
    assert_eq!(ledger.why(&event.id).unwrap().history, ["person: 12 (2031-03-11) → 19 (2031-03-11)"]);
    assert!(ledger.disputes(&Filter::default()).unwrap().is_empty());
}

#[test]
fn a_search_is_narrowed_by_the_rows_of_an_article() {
    let ledger = filled(&[record(1, Some("2031-03-11"), "Gazette"), record(2, Some("2031-03-12"), "Gazette")]);
    let found = |filter: Filter| {
        let hits = ledger.search("envoys", &filter).unwrap();
        hits.into_iter().filter_map(|hit| hit.source.published).collect::<Vec<_>>()
    };
    let text = |words: &str| Some(words.to_owned());
    assert_eq!(found(Filter::default()).len(), 2);
    assert_eq!(found(Filter { actor: text("Envoys 1"), ..Filter::default() }), ["2031-03-11"]);
    assert_eq!(found(Filter { country: text("SAA"), kind: text("ASSAULT"), ..Filter::default() }), ["2031-03-12"]);
    assert_eq!(found(Filter { place: text("Port 2"), text: text("shelled"), ..Filter::default() }), ["2031-03-12"]);
    assert_eq!(found(Filter { stance: text("deny"), as_of: text("2031-03-11"), ..Filter::default() }), ["2031-03-11"]);
    assert!(found(Filter { stance: text("promise"), ..Filter::default() }).is_empty());
    assert!(found(Filter { from: text("2031-04-01"), ..Filter::default() }).is_empty());
}

#[test]
fn a_copy_is_marked_and_tells_nothing_new() {
    let mut ledger = filled(&[again(1, "2031-03-11", "Gazette"), again(2, "2031-03-13", "Herald")]);
    ledger.link().unwrap();
    let copies: Vec<_> = ledger.statements(&Filter::default()).unwrap().into_iter().map(|row| row.copy).collect();
    assert_eq!(copies.iter().flatten().count(), 1);
    let hits = ledger.search("envoys", &Filter::default()).unwrap();
    let of = |outlet: &str| hits.iter().find(|hit| hit.source.publisher.as_deref() == Some(outlet)).unwrap();
    assert!(of("Gazette").copy.is_none() && of("Herald").copy.is_some());
    assert_eq!(ledger.since("2031-03-12", &Filter::default()).unwrap(), []);
}

#[test]
fn why_tells_who_said_so_and_what_was_known_by_a_day() {
    let mut ledger = filled(&[
        claim(1, "2031-03-11", "Gazette", "Front of Ouro", EventStatus::Occurred),
        claim(2, "2031-03-12", "Herald", "Navy of Ouro", EventStatus::Denied),
    ]);
    ledger.link().unwrap();
    let id = ledger.events(&Filter::default()).unwrap()[0].id.clone();
    let why = ledger.why(&id).unwrap();
    assert_eq!(why.accounts[0].tellers, ["Navy of Ouro"]);
    assert_eq!(ledger.why_as_of(&id, Some("2031-03-12")).unwrap(), why);
    assert!(ledger.why_as_of(&id, Some("2031-03-11")).unwrap().accounts.is_empty());
    assert!(ledger.why_as_of(&id, Some("2031-03-10")).is_err());
}
