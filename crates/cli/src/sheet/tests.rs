//! Sheets of hand-made records.

use onrecord_record::Record;
use serde_json::{Value, json};

use super::*;

const TEXT: &str = "The Kremlin on Sunday denied that talks were under discussion. “Nobody has seriously discussed this initiative,” Ushakov told reporters, according to state news agencies. Zelensky wrote on social media that Russia had launched about 1,300 drones at Ukraine over the past week. Talks may resume soon.";

fn country(code: &str) -> Option<String> {
    (code == "RUS").then(|| "Russia".to_owned())
}

/// The span of `words` in the text, in code points.
fn at(words: &str) -> Value {
    let byte = TEXT.find(words).expect("the words stand in the text");
    let start = TEXT[..byte].chars().count();
    json!([start, start + words.chars().count()])
}

fn actor(id: &str, name: &str, kind: &str, country: &str, rest: &Value) -> Value {
    let mut actor = json!({"id": id, "name": name, "kind": kind, "country": country, "sectors": ["GOV"],
        "roles": [], "relations": [], "mentions": [{"span": at(name.split(' ').next_back().unwrap_or(name)), "form": "name"}]});
    merge(&mut actor, rest);
    actor
}

fn merge(to: &mut Value, from: &Value) {
    if let (Some(to), Some(from)) = (to.as_object_mut(), from.as_object()) {
        to.extend(from.clone());
    }
}

fn statement(id: &str, rest: &Value) -> Value {
    let mut statement = json!({"id": id, "speaker": null, "speaker_span": null, "cue": null, "content": [],
        "quotes": [], "form": "indirect", "kind": "speech", "channel": null, "stance": "assert", "audience": [],
        "via": [], "time": null, "place": null, "about": [], "within": null, "responds_to": null});
    merge(&mut statement, rest);
    statement
}

fn event(id: &str, trigger: &str, span: &str, rest: &Value) -> Value {
    let mut event = json!({"id": id, "trigger": at(trigger), "span": at(span), "type": "CONSULT", "mode": null,
        "contexts": [], "cameo": null, "quad": 1, "actors": [], "recipients": [], "mediators": [], "place": null,
        "time": null, "quantities": [], "status": "occurred", "according_to": []});
    merge(&mut event, rest);
    event
}

fn time(id: &str, words: &str, value: &str, edtf: Option<&str>, rule: &str) -> Value {
    json!({"id": id, "span": at(words), "type": "DATE", "value": value, "mod": null, "begin": edtf, "end": edtf,
        "edtf": edtf, "basis": {"rule": rule, "anchor": "document"}})
}

/// A record with a row of every kind.
fn record() -> Record {
    let record = json!({
        "document": {"id": "00", "key": "talks.txt", "title": "Kremlin denies talks", "published": "2025-12-21",
            "publisher": "Coastal Wire", "url": null, "language": "en", "text": TEXT},
        "actors": [
            actor("a1", "Kremlin", "organization", "RUS", &json!({})),
            actor("a2", "Yury Ushakov", "person", "RUS",
                &json!({"roles": [{"title": "foreign policy adviser", "of": "RUS", "span": null}],
                    "relations": [{"kind": "member-of", "to": "a1"}]})),
            actor("a3", "reporters", "group", "RUS", &json!({"country": null, "sectors": ["JRN"]})),
            actor("a4", "state news agencies", "group", "RUS", &json!({})),
            actor("a5", "Volodymyr Zelensky", "person", "UKR", &json!({})),
            actor("a6", "Russia", "state", "RUS", &json!({})),
            actor("a7", "Ukraine", "state", "UKR", &json!({})),
        ],
        "places": [{"id": "p1", "name": "Kyiv", "country": "UKR", "admin1": null, "latitude": 50.45466,
            "longitude": 30.5238, "geonames": 703_448, "mentions": [at("Ukraine")]}],
        "times": [
            time("t1", "Sunday", "2025-12-21", Some("2025-12-21"), "weekday-most-recent"),
            time("t2", "the past week", "P1W", Some("2025-12-14/2025-12-21"), "past-duration"),
            time("t3", "soon", "FUTURE_REF", None, "vague"),
        ],
        "quantities": [{"id": "q1", "span": at("about 1,300"), "value": 1300.0, "low": null, "high": null,
            "hedge": "approximately", "unit": null, "item": "drone"}],
        "statements": [
            statement("s1", &json!({"speaker": "a1", "content": [at("that talks were under discussion")],
                "stance": "deny", "time": "t1", "about": ["e1"]})),
            statement("s2", &json!({"speaker": "a4"})),
            statement("s3", &json!({"speaker": "a2", "content": [at("Nobody has seriously discussed this initiative,")],
                "quotes": [at("Nobody has seriously discussed this initiative,")], "form": "direct",
                "audience": ["a3"], "via": ["a4"], "within": "s2"})),
            statement("s4", &json!({"speaker": "a5", "channel": "social media", "responds_to": "s1", "about": ["e2"],
                "content": [at("Russia had launched about 1,300 drones at Ukraine over the past week")]})),
        ],
        "events": [
            event("e1", "talks", "talks were under discussion",
                &json!({"status": "denied", "according_to": ["s1"], "cameo": "036"})),
            event("e2", "launched", "Russia had launched about 1,300 drones at Ukraine over the past week",
                &json!({"type": "ASSAULT", "mode": "aerial", "cameo": "195", "actors": ["a6"], "recipients": ["a7"],
                    "place": "p1", "time": "t2", "quantities": ["q1"], "according_to": ["s4"]})),
            event("e3", "resume", "Talks may resume soon", &json!({"status": "possible", "time": "t3", "mediators": ["a6"]})),
        ],
        "references": [],
        "disputes": [{"id": "d1", "kind": "denial", "sides": [["s1"], []], "about": ["e1"],
            "explanation": "The Kremlin denies that talks were under discussion."}],
    });
    serde_json::from_value(record).expect("the record is well formed")
}

#[test]
fn a_sheet_shows_every_row() {
    insta::assert_snapshot!(print(&record(), &country, Dated::Text, 80, false));
}

#[test]
fn colour_and_width_change_no_word() {
    let words = |sheet: &str| -> Vec<String> { sheet.split_whitespace().map(str::to_owned).collect() };
    let narrow = print(&record(), &country, Dated::Given, 60, false);
    assert_eq!(words(&narrow), words(&print(&record(), &country, Dated::Given, 100, false)));
    assert!(narrow.lines().all(|line| line.chars().count() <= 60), "{narrow}");
}

#[test]
fn an_empty_record_says_so() {
    insta::assert_snapshot!(print(&Record::default(), &country, Dated::Text, 80, false), @r"

    no date of publication: relative dates stay open
    no statement and no event was found
    ");
}
