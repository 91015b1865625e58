//! Measures on small cases counted by hand, from objects as files hold them to figures.

use std::path::Path;

use serde_json::{Value, json};

use crate::gold::{Entry, Gold};
use crate::{Layer, Place, Report, prepare};

fn entries(name: &str, values: &[Value]) -> Vec<Entry> {
    let file = Place::file(Path::new(name));
    let entry = |(idx, value): (usize, &Value)| Entry { place: file.line(idx + 1), value: value.clone() };
    values.iter().enumerate().map(entry).collect()
}

fn report(layer: Layer, gold: &[Value], system: &[Value]) -> Report {
    let gold = Gold { entries: entries("gold.jsonl", gold), ..Gold::default() };
    let (mut evaluation, errors) = prepare(layer, gold, Vec::new());
    assert_eq!(errors, []);
    assert_eq!(evaluation.hear(entries("system.jsonl", system)), []);
    evaluation.report(9)
}

/// Figures of a row of the measures, in percent.
fn figures(report: &Report, row: &str) -> Vec<f64> {
    let json = report.to_json();
    let row = &json["measures"][row];
    ["p", "r", "f1"]
        .iter()
        .map(|name| row[name].as_f64().map_or(-1.0, |figure| (figure * 10.0).round() / 10.0))
        .collect()
}

fn count(report: &Report, name: &str) -> usize {
    report.counts.iter().find(|(other, _)| *other == name).map_or(0, |(_, count)| *count)
}

fn timex(start: u32, end: u32, kind: &str, value: &str) -> Value {
    json!({"start": start, "end": end, "type": kind, "value": value})
}

const TALKS: &str = "Talks began on Friday, May 10 and will last two more days.";

#[test]
fn times_are_paired_by_span_then_overlap_then_order() {
    let gold = [
        json!({"doc": "a", "text": TALKS, "timexes": [timex(15, 29, "DATE", "2024-05-10"), timex(44, 57, "DURATION", "P2D")]}),
        json!({"doc": "b", "text": TALKS, "timexes": [timex(15, 21, "DATE", "2024-05-10")]}),
    ];
    let system = [
        // The first two halves tie on nothing but order: the longer overlap wins, the other one is wrong.
        json!({"doc": "a", "timexes": [
            timex(15, 21, "DATE", "2024-05-10"),
            timex(22, 29, "DATE", "2024-05-11"),
            timex(44, 57, "DATE", "P2D"),
        ]}),
        json!({"doc": "elsewhere", "timexes": []}),
    ];
    let report = report(Layer::Times, &gold, &system);
    assert_eq!(figures(&report, "relaxed"), [66.7, 66.7, 66.7]);
    assert_eq!(figures(&report, "strict"), [33.3, 33.3, 33.3]);
    assert_eq!(figures(&report, "value"), [33.3, 33.3, 33.3]);
    assert_eq!(figures(&report, "type and value"), [0.0, 0.0, 0.0]);
    assert_eq!(
        (count(&report, "documents without an answer"), count(&report, "answers about other documents")),
        (1, 1)
    );
    let kinds: Vec<_> = report.cases.iter().map(|case| (case.kind, case.excerpt.bracketed())).collect();
    let bracketed = |words: &str| TALKS.replace(words, &format!("[{words}]"));
    assert_eq!(
        kinds,
        [
            ("wrong", bracketed("Friday")),
            ("value", bracketed("Friday, May 10")),
            ("type", bracketed("two more days")),
            ("missed", bracketed("Friday")),
        ]
    );
}

#[test]
fn a_document_without_times_counts_what_is_found_in_it() {
    let gold = [json!({"doc": "a", "text": TALKS, "timexes": []})];
    let report = report(Layer::Times, &gold, &[json!({"doc": "a", "timexes": [timex(15, 21, "DATE", "X")]})]);
    assert_eq!(figures(&report, "strict"), [0.0, 0.0, 0.0]);
    assert_eq!(count(&report, "found"), 1);
}

const RAIN: &str = "\u{201c}It rained,\u{201d} the mayor said, \u{201c}all night.\u{201d} Farmers hope that it stops.";

fn attribution([source, cue, content]: [Value; 3]) -> Value {
    json!({"source": source, "cue": cue, "content": content})
}

#[test]
fn split_contents_count_by_their_words() {
    let gold = [json!({"doc": "a", "text": RAIN, "attributions": [
        attribution([json!([[13, 22]]), json!([[23, 27]]), json!([[0, 12], [29, 41]])]),
        attribution([json!([42, 49]), json!([50, 54]), json!([[55, 69]])]),
    ]})];
    let system = [json!({"doc": "a", "attributions": [
        json!({"source": [17, 22], "cue": [23, 27], "content": [[1, 11]], "confidence": 0.95}),
        attribution([Value::Null, json!([50, 54]), json!([[55, 68]])]),
        attribution([json!([42, 49]), json!([50, 54]), json!([])]),
    ]})];
    let report = report(Layer::Statements, &gold, &system);
    // Two of four words of a content give an F1 of two thirds; three of three are exact.
    assert_eq!(figures(&report, "content"), [66.7, 100.0, 80.0]);
    assert_eq!(figures(&report, "content exact"), [33.3, 50.0, 40.0]);
    assert_eq!(figures(&report, "content words"), [100.0, 71.4, 83.3]);
    // Two cues of the system's touch the same gold cue.
    assert_eq!(figures(&report, "cue"), [66.7, 100.0, 80.0]);
    assert_eq!(figures(&report, "source"), [100.0, 50.0, 66.7]);
    assert_eq!(figures(&report, "full"), [33.3, 50.0, 40.0]);
    assert_eq!(figures(&report, "full strict"), [0.0, 0.0, 0.0]);
    let json = report.to_json();
    assert_eq!(json["classes"]["by quotation"]["direct"]["full r"], 100.0);
    assert_eq!(json["classes"]["by cue"]["other"]["full r"], 0.0);
    // One row has a probability, and it is right.
    assert_eq!(json["classes"]["by probability"]["0.9 to 1"]["found"], 1);
    assert_eq!(json["classes"]["by probability"]["0.9 to 1"]["full p"], 100.0);
}

#[test]
fn the_first_event_between_source_and_target_answers() {
    let text = "Kenya accused the rebels, and Chad praised Kenya.";
    let relation = |id: &str, source: &str, target: &str, root: &str, quad: u8| json!({"id": id, "text": text, "source": source, "target": target, "root": root, "quad": quad});
    let gold = [
        relation("1", "Kenya", "the rebels", "ACCUSE", 3),
        relation("2", "Chad", "Kenya", "SUPPORT", 1),
        relation("3", "Chad", "Kenya", "RETREAT", 2),
    ];
    let actor = |id: &str, spans: Value| json!({"id": id, "mentions": spans});
    let record = |key: &str| {
        json!({
            "document": {"key": key},
            "actors": [actor("a1", json!([[0, 5], {"span": [43, 48]}])), actor("a2", json!([[14, 24]])), actor("a3", json!([[30, 34]]))],
            "events": [
                {"type": "ACCUSE", "actors": ["a1"], "recipients": ["a2"]},
                {"type": "SUPPORT", "actors": ["a3"], "recipients": ["a1"]},
            ],
        })
    };
    let report = report(Layer::Events, &gold, &[record("1"), record("2")]);
    let json = report.to_json();
    // ACCUSE and SUPPORT are right; each of fifteen roots counts alike, and the third sentence has no answer.
    assert_eq!(json["measures"]["root, mean F1"]["linked"], 13.3333);
    assert_eq!(json["measures"]["answered"]["any"], 2);
    assert_eq!(json["confusions"]["root"][2], json!({"gold": "YIELD", "found": "nothing", "count": 1}));
}

#[test]
fn alternatives_are_right_and_unknown_is_nothing() {
    let phrase = |text: &str, country: &str, sector: &str, checked: &str| json!({"text": text, "date": "", "country": country, "code_1": sector, "checked_fields": checked});
    let gold = [
        phrase("the mayor of Nairobi", "KEN", "GOV", "country,code_1"),
        phrase("party fighters", "", "PTY|REB", "code_1"),
        phrase("somebody", "", "UNK", "code_1"),
        phrase("nobody", "", "GOV", "none"),
    ];
    let coded = |id: &str, country: &str, sector: &str| json!({"id": id, "country": country, "sector": sector});
    let system = [coded("1", "UGA", "GOV"), coded("2", "", "REB"), coded("3", "", "")];
    let json = report(Layer::Actors, &gold, &system).to_json();
    assert_eq!(json["measures"]["country"], json!({"phrases": 1, "right": 0, "%": 0.0}));
    assert_eq!(json["measures"]["sector"], json!({"phrases": 3, "right": 3, "%": 100.0}));
}

#[test]
fn mentions_are_found_by_their_core_and_places_are_spared() {
    let mention = |span: [u32; 2], kind: &str, core: [u32; 2]| json!({"span": span, "type": kind, "core": [core]});
    let gold = [json!({"doc": "a", "text": "The mayor of Oslo met farmers.", "mentions": [
        mention([0, 17], "person", [4, 9]),
        mention([13, 17], "place", [13, 17]),
        mention([22, 29], "person", [22, 29]),
    ]})];
    let report = report(Layer::Actors, &gold, &[json!({"doc": "a", "mentions": [[4, 9], [13, 17], [18, 21]]})]);
    assert_eq!(figures(&report, "relaxed"), [50.0, 50.0, 50.0]);
    assert_eq!(figures(&report, "strict"), [0.0, 0.0, 0.0]);
}

#[test]
fn quantities_prefer_pairs_that_agree() {
    let quantity =
        |value: Value, unit: &str, change: &str| json!({"value": value, "normalized_unit": unit, "change": change});
    let gold = [json!({"text": "Costs rose 5 to 7 percent, and 5 trucks came.", "quantities": [
        quantity(json!(5), "truck", "="),
        quantity(json!("5-7"), "percentage", "up"),
        quantity(json!(5), "percentage", "="),
    ]})];
    let found = |value: Value, unit: &str| json!({"value": value, "unit": unit, "change": "="});
    let system = [json!([found(json!(5), "Percentage"), found(json!([5, 7]), "percentage"), found(json!(9), "truck")])];
    let report = report(Layer::Quantities, &gold, &system);
    assert_eq!(figures(&report, "value"), [66.7, 66.7, 66.7]);
    assert_eq!(figures(&report, "value and unit"), [66.7, 66.7, 66.7]);
    assert_eq!(figures(&report, "value and change"), [33.3, 33.3, 33.3]);
}

#[test]
fn clusters_of_documents_or_of_mentions() {
    let document = |id: &str, story: &str, chain: &str| json!({"id": id, "story": story, "events": [{"spans": [[0, 4], [6, 9]], "text": "fell", "chain": chain}]});
    let gold = [document("a", "1", "x"), document("b", "1", "y"), document("c", "2", "x")];
    let cluster = |id: &str, cluster: Value| json!({"id": id, "cluster": cluster});
    let stories = report(Layer::Stories, &gold, &[cluster("a", json!(7)), cluster("b", json!(7))]).to_json();
    assert_eq!(stories["classes"]["by story"]["CoNLL"]["f1"], 100.0);
    assert_eq!(stories["classes"]["by event"], Value::Null);
    let mentions = [cluster("a:0-4,6-9", json!("p")), cluster("c:0-4,6-9", json!("p"))];
    let events = report(Layer::Stories, &gold, &mentions).to_json();
    assert_eq!(events["classes"]["by event"]["CoNLL"]["f1"], 100.0);
}

#[test]
fn what_does_not_fit_is_named() {
    let load = |layer: Layer, values: &[Value]| -> Vec<String> {
        let gold = Gold { entries: entries("gold.jsonl", values), ..Gold::default() };
        prepare(layer, gold, Vec::new()).1.iter().map(ToString::to_string).collect()
    };
    let times = json!({"doc": "a", "text": TALKS, "timexes": []});
    assert_eq!(
        load(Layer::Statements, std::slice::from_ref(&times)),
        ["gold.jsonl: holds no gold data for `statements`"]
    );
    let textless = json!({"doc": "b", "timexes": []});
    assert_eq!(load(Layer::Times, &[times.clone(), textless]), ["gold.jsonl:2: there is no text of `b`"]);
    assert_eq!(load(Layer::Times, &[times, json!({"doc": "c"})]), ["gold.jsonl:2: missing field `timexes`"]);
    let relation = json!({"id": "1", "text": "…", "source": "a", "target": "b", "root": "HUG", "quad": 1});
    assert_eq!(load(Layer::Events, &[relation]), ["gold.jsonl:1: `HUG` is no PLOVER root"]);
}
