//! The ledger as its callers use it: filing, filing again, asking, checking.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on should stop")]

use onrecord_ledger::{Added, Filter, Ledger, Reading, RowId, Verdict};
use onrecord_record::Record;
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
