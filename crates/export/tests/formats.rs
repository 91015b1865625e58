//! Every format on a small ledger: what happened is there, what was denied never looks as if it did, and losses are counted.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on should stop")]

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use onrecord_archive::Records;
use onrecord_export::{FORMATS, Format, Report, Sink, export, find};
use onrecord_ledger::{Filter, Ledger, Reading};
use onrecord_record::Record;
use serde_json::{Value, json};

const TEXT: &str = "Oslo 🇳🇴: The army shelled Port Vale on 3 May, police said.\nThe ministry denied that the army raided or closed the depot.";

fn at(words: &str) -> Value {
    let start = TEXT[..TEXT.find(words).unwrap()].chars().count();
    json!([start, start + words.chars().count()])
}

/// The army is said to have shelled a port, and denied to have raided a depot.
fn record() -> Record {
    denied("closed")
}

/// The same with a word for what is denied: raiding is of one kind with shelling, so that both are accounts of one event.
fn denied(denied: &str) -> Record {
    let actor = |id: &str, name: &str| {
        json!({"id": id, "name": name, "kind": "organization", "country": "NOR", "sectors": ["MIL"], "roles": [], "relations": [],
               "mentions": [{"span": at(name), "form": "name"}]})
    };
    let said = |id: &str, speaker: &str, words: &str, cue: &str, content: &str, stance: &str, about: &str| {
        json!({"id": id, "speaker": speaker, "speaker_span": at(words), "cue": at(cue), "content": [at(content)], "quotes": [],
               "form": "indirect", "kind": "speech", "channel": null, "stance": stance, "audience": [], "via": [], "time": null,
               "place": null, "about": [about], "within": null})
    };
    let event = |id: &str, trigger: &str, clause: &str, status: &str, place: Value, time: Value, teller: &str| {
        let (kind, cameo) = if trigger == "closed" { ("COERCE", "17") } else { ("ASSAULT", "19") };
        json!({"id": id, "trigger": at(trigger), "span": at(clause), "type": kind, "mode": null, "contexts": ["military"],
               "cameo": cameo, "quad": 4, "actors": ["a1"], "recipients": ["a3"], "actor_spans": [at("The army")], "mediators": [], "place": place,
               "time": time, "quantities": [], "status": status, "according_to": [teller]})
    };
    serde_json::from_value(json!({
        "document": {"id": format!("{:02x}", 171).repeat(32), "key": "a.txt", "title": "Port <Vale>, \"shelled\"", "published": "2024-05-04",
                     "publisher": "Coastal Wire", "url": "https://wire.example/a?b=1&c=2", "language": "en", "text": TEXT},
        "actors": [actor("a1", "The army"), actor("a2", "police"), actor("a3", "The ministry")],
        "places": [{"id": "p1", "name": "Port Vale", "country": "NOR", "admin1": null, "latitude": 59.5, "longitude": 10.5,
                    "geonames": 7, "mentions": [at("Port Vale")]}],
        "times": [{"id": "t1", "span": at("3 May"), "type": "DATE", "value": "2024-05-03", "mod": null, "begin": "2024-05-03",
                   "end": "2024-05-04", "edtf": "2024-05-03", "basis": {"rule": "year-of-publication", "anchor": "document"}}],
        "quantities": [],
        "statements": [said("s1", "a2", "police", "said", "The army shelled Port Vale on 3 May", "assert", "e1"),
                       said("s2", "a3", "The ministry", "denied", "the army raided or closed the depot", "deny", "e2")],
        "events": [event("e1", "shelled", "The army shelled Port Vale on 3 May", "occurred", json!("p1"), json!("t1"), "s1"),
                   event("e2", denied, "the army raided or closed the depot", "denied", Value::Null, Value::Null, "s2")],
        "references": [],
        "disputes": [],
    }))
    .unwrap()
}

fn ledger(record: &Record) -> Ledger {
    let mut ledger = Ledger::in_memory().unwrap();
    let reading = Reading { engine: "1".to_owned(), model: "m".to_owned(), lexicon: "l".to_owned() };
    ledger.add(record, &reading).unwrap();
    ledger.link().unwrap();
    ledger
}

/// What a format writes, by file name.
fn written(format: &Format, filter: &Filter) -> (Report, BTreeMap<String, String>) {
    written_of(&record(), format, filter)
}

fn written_of(record: &Record, format: &Format, filter: &Filter) -> (Report, BTreeMap<String, String>) {
    let folder = tempfile::tempdir().unwrap();
    let path = if format.is_folder { folder.path().to_owned() } else { folder.path().join("out.x") };
    let report = export(format, &ledger(record), filter, &mut Sink::path(&path)).unwrap();
    // Parquet has folders of tables, which are no text.
    let read = |path: &Path| if path.is_dir() { String::new() } else { fs::read_to_string(path).unwrap() };
    let files = fs::read_dir(folder.path()).unwrap().map(|entry| entry.unwrap().path());
    let files = files.map(|path| (path.file_name().unwrap().to_string_lossy().into_owned(), read(&path))).collect();
    (report, files)
}

fn all(name: &str) -> (Report, BTreeMap<String, String>) {
    written(find(name).unwrap(), &Filter::default())
}

#[test]
fn every_format_writes_whole_files_and_no_other() {
    for format in FORMATS {
        let (report, files) = written(format, &Filter::default());
        assert!(report.written > 0, "{}", format.name);
        assert!(
            files.keys().all(|name| Path::new(name).extension().is_none_or(|ending| ending != "part")),
            "{}",
            format.name
        );
        assert_eq!(report.is_whole(), format.carries.contains(&"*"), "{}: {:?}", format.name, report.lines());
    }
}

#[test]
fn what_was_denied_is_in_no_table_of_events() {
    for (name, file) in [
        ("gdelt", "events.export.CSV"),
        ("gdelt", "mentions.CSV"),
        ("polecat", "out.x"),
        ("icews", "out.x"),
        ("acled", "out.x"),
        ("graphml", "out.x"),
        ("ninjs", "out.x"),
    ] {
        let (report, files) = all(name);
        let events = files[file].matches("e2").count() + files[file].matches("the army raided").count();
        // ninjs has the text itself.
        assert_eq!(events, usize::from(name == "ninjs"), "{name} {file}: {}", files[file]);
        assert!(report.lines().iter().any(|line| line.contains("left out: denied")), "{:?}", report.lines());
    }
    for (name, file) in
        [("gdelt", "claims.csv"), ("polecat", "out.claims.csv"), ("graphml", "out.claims.csv"), ("ftm", "claims.csv")]
    {
        let claims = &all(name).1[file];
        assert!(
            claims.contains("abababababab/e2,denied,,COERCE") && claims.contains("The ministry,deny,denied"),
            "{claims}"
        );
    }
    let slide: Value = serde_json::from_str(&all("timelinejs").1["out.x"]).unwrap();
    let headlines: Vec<_> =
        slide["events"].as_array().unwrap().iter().map(|slide| &slide["text"]["headline"]).collect();
    assert_eq!(headlines, ["ASSAULT: The army → The ministry", "DENIED — COERCE: The army → The ministry"]);
}

#[test]
fn what_one_tells_and_another_denies_says_so() {
    let record = denied("raided");
    let of = |name: &str| written_of(&record, find(name).unwrap(), &Filter::default());
    let (report, files) = of("polecat");
    assert!(files["out.x"].contains("abababababab/e1\toccurred\tdenied\tASSAULT"), "{}", files["out.x"]);
    assert!(files["out.claims.csv"].contains("abababababab/e2,denied,occurred,ASSAULT"));
    assert_eq!(report.rows.values().sum::<u64>(), 1, "{:?}", report.lines());
    let slides: Value = serde_json::from_str(&of("timelinejs").1["out.x"]).unwrap();
    let words = slides["events"][0]["text"]["text"].as_str().unwrap();
    assert!(words.contains("<p>another account: denied</p>"), "{words}");
    let features: Value = serde_json::from_str(&of("geojson").1["out.x"]).unwrap();
    assert_eq!(features["features"][0]["properties"]["otherwise"], json!(["denied"]));
    assert_eq!(features["without_point"], 0);
}

#[test]
fn gdelt_has_its_columns_and_offsets_that_hold() {
    let (_, files) = all("gdelt");
    let row =
        |file: &str| -> Vec<String> { files[file].trim_end_matches('\n').split('\t').map(str::to_owned).collect() };
    let (event, mention) = (row("events.export.CSV"), row("mentions.CSV"));
    assert_eq!((event.len(), mention.len()), (61, 16));
    assert_eq!((&*event[1], &*event[26], &*event[28], &*event[30]), ("20240503", "190", "19", "-10.0"));
    assert_eq!(
        (&*event[25], &*event[59], &*mention[1], &*mention[2]),
        ("1", "20240504000000", "20240504000000", "20240504000000")
    );
    assert_eq!((&*event[51], &*event[53], &*event[56]), ("4", "NO", "59.5"));
    assert_eq!(event[0], mention[0]);
    let offset: usize = mention[9].parse().unwrap();
    assert!(TEXT.chars().skip(offset).collect::<String>().starts_with("shelled"));
}

#[test]
fn records_come_back_as_they_were() {
    let (_, files) = all("jsonl");
    let line: Record = serde_json::from_str(&files["out.x"]).unwrap();
    assert_eq!(line, record());
    let extra: Value = serde_json::from_str(&files["out.x"]).unwrap();
    assert_eq!(extra["read_by"]["engine"], "1");
    assert_eq!(extra["sightings"][0]["publisher"], "Coastal Wire");
}

#[test]
fn tables_give_the_records_back_and_leave_a_full_folder_alone() {
    let folder = tempfile::tempdir().unwrap();
    let into =
        |path: &Path| export(find("parquet").unwrap(), &ledger(&record()), &Filter::default(), &mut Sink::path(path));
    assert_eq!(into(folder.path()).unwrap().written, 1);
    let records: Vec<Record> = Records::open(folder.path()).unwrap().map(Result::unwrap).collect();
    assert_eq!(records, [record()]);
    let error = into(folder.path()).unwrap_err().to_string();
    assert!(error.ends_with("is not empty; this format is written into a folder of its own"), "{error}");
}

#[test]
fn filters_choose_rows_and_what_they_point_at() {
    let denied = Filter { stance: Some("deny".to_owned()), ..Filter::default() };
    let (_, files) = written(find("csv").unwrap(), &denied);
    assert_eq!(files["events.csv"].lines().count(), 2, "{}", files["events.csv"]);
    assert_eq!(files["places.csv"].lines().count(), 1);
    assert_eq!(files["actors.csv"].lines().count(), 3);
    let early = Filter { as_of: Some("2024-05-03".to_owned()), ..Filter::default() };
    assert_eq!(written(find("jsonl").unwrap(), &early).0.written, 0);
}

#[test]
fn losses_are_counted_from_the_rows() {
    let (report, _) = all("timelinejs");
    assert_eq!(report.fields["events.cameo"], 2);
    assert_eq!(report.fields["events.contexts"], 2);
    assert!(!report.fields.contains_key("events.type"));
}
