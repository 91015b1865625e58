//! `onrecord eval` as a user runs it: every layer on a tiny set of gold data, errors, exit codes.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on should stop")]

use std::fs;
use std::path::Path;
use std::process::{Command, Output};

use serde_json::{Value, json};
use tempfile::TempDir;

fn run(arguments: &[&str], folder: &Path) -> Output {
    Command::new(env!("CARGO_BIN_EXE_onrecord"))
        .arg("eval")
        .args(arguments)
        .current_dir(folder)
        .env_remove("NO_COLOR")
        .output()
        .unwrap()
}

fn out(output: &Output) -> String {
    String::from_utf8(output.stdout.clone()).unwrap()
}

fn talk(output: &Output) -> String {
    String::from_utf8(output.stderr.clone()).unwrap()
}

fn folder(files: &[(&str, String)]) -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    for (name, content) in files {
        fs::write(folder.path().join(name), content).unwrap();
    }
    folder
}

fn measured(layer: &str, gold: &str, folder: &TempDir) -> Value {
    let output = run(&[layer, "--gold", gold, "--json"], folder.path());
    assert_eq!((output.status.code(), talk(&output).as_str()), (Some(0), ""), "{layer} {gold}");
    serde_json::from_str(&out(&output)).unwrap()
}

const TIMEML: &str = r#"<TimeML>
<DCT><TIMEX3 tid="t0" type="DATE" value="2024-05-14" functionInDocument="CREATION_TIME">May 14, 2024</TIMEX3></DCT>
<TEXT>Talks began in Oslo on <TIMEX3 tid="t1" type="DATE" value="2024-05-10">Friday</TIMEX3> and went on for
<TIMEX3 tid="t2" type="DURATION" value="P3D">three days</TIMEX3> &amp; a <TIMEX3 tid="t3" type="TIME" value="2024-05-13TNI">night</TIMEX3>.</TEXT>
</TimeML>"#;

/// Words and a gold span of them.
fn span(text: &str, words: &str) -> Value {
    let start = text.find(words).unwrap();
    json!([start, start + words.len()])
}

#[test]
fn times_of_timeml_are_dated_by_their_creation_time() {
    let folder = folder(&[("talks.tml", TIMEML.to_owned())]);
    let report = measured("times", ".", &folder);
    assert_eq!(report["counts"], json!({"documents": 1, "gold times": 3, "found": 2}));
    assert_eq!(report["measures"]["value"], json!({"p": 100.0, "r": 66.6667, "f1": 80.0}));

    let output = run(&["times", "--gold", "talks.tml", "--errors", "5"], folder.path());
    insta::assert_snapshot!(out(&output), @r"
    TIMES
    documents 1 · gold times 3 · found 2

                                P        R       F1
    strict                 100.00    66.67    80.00
    relaxed                100.00    66.67    80.00
    type                   100.00    66.67    80.00
    value                  100.00    66.67    80.00
    type and value         100.00    66.67    80.00
    strict and value       100.00    66.67    80.00

    accuracy of pairs       pairs    right        %
    type                        2        2   100.00
    value                       2        2   100.00

    by type                  gold  relaxed   strict    value        P        R       F1
    DATE                        1        1        1        1   100.00   100.00   100.00
    DURATION                    1        1        1        1   100.00   100.00   100.00
    TIME                        1        0        0        0     0.00     0.00     0.00

    type in the gold data, and what it was taken for
    TIME  1 nothing

    missed talks
      Talks began in Oslo on Friday and went on for three days & a [night].
      gold  TIME 2024-05-13TNI “night”
    ");
}

#[test]
fn what_intake_keeps_out_of_the_articles_is_said() {
    let text = "The mayor said the bridge was safe.";
    let gold = json!({"doc": "a", "attributions": [
        {"source": [span(text, "The mayor")], "cue": span(text, "said"), "content": [span(text, "the bridge was safe")]},
    ]});
    let articles = [json!({"id": "a", "text": text}), json!({"id": "b", "text": "Rien à signaler.", "language": "fr"})];
    let articles = articles.map(|article| article.to_string()).join("\n");
    let folder = folder(&[("gold.jsonl", gold.to_string()), ("texts.jsonl", articles)]);
    let output = run(&["statements", "--gold", "gold.jsonl", "--docs", "texts.jsonl"], folder.path());
    assert_eq!(talk(&output), "note: 1 article was kept out: not in English (French 1)\n");
    assert_eq!(output.status.code(), Some(0));
}

#[test]
fn statements_find_the_texts_beside_the_gold_data() {
    let text = "The mayor said the bridge was safe.";
    let gold = json!({"doc": "a", "attributions": [
        {"source": [span(text, "The mayor")], "cue": span(text, "said"), "content": [span(text, "the bridge was safe")]},
    ]});
    let texts = json!({"id": "a", "text": text});
    let beside = folder(&[("a.gold.jsonl", gold.to_string()), ("a.docs.jsonl", texts.to_string())]);
    assert_eq!(measured("statements", "a.gold.jsonl", &beside)["measures"]["full strict"]["f1"], 100.0);

    let apart = folder(&[("gold.jsonl", gold.to_string()), ("texts.jsonl", texts.to_string())]);
    let without = run(&["statements", "--gold", "gold.jsonl"], apart.path());
    assert_eq!(without.status.code(), Some(3));
    assert_eq!(
        talk(&without),
        "error: gold.jsonl:1: there is no text of `a`\nhint: give the articles by --docs PATH\n"
    );
    let with = run(&["statements", "--gold", "gold.jsonl", "--docs", "texts.jsonl"], apart.path());
    assert_eq!(with.status.code(), Some(0));
}

#[test]
fn events_actors_and_quantities_are_read_from_their_own_texts() {
    let relation = json!({
        "id": "1", "text": "Kenya accused Uganda of shelling a border town.",
        "source": "Kenya", "target": "Uganda", "root": "ACCUSE", "quad": 3,
    });
    let sentence = json!({
        "id": "1", "text": "Kenyan troops shelled Ugandan forces on Monday.", "penta": 4,
        "tokens": ["Kenyan", "troops", "shelled", "Ugandan", "forces"],
        "spans": [{"role": "source", "start": 0, "end": 2}, {"role": "target", "start": 3, "end": 5}],
    });
    let quantities = json!([{
        "text": "About 40 percent of the farms were flooded.",
        "quantities": [{"value": 40, "normalized_unit": "percentage", "change": "~"}],
    }]);
    let actors = "text\tdate\tcountry\tcode_1\tchecked_fields\nKenyan police\t10 May 2015\tKEN\tCOP\tcountry,code_1\n";
    let folder = folder(&[
        ("plover.jsonl", relation.to_string()),
        ("cameo.jsonl", sentence.to_string()),
        ("news.json", quantities.to_string()),
        ("actors.tsv", actors.to_owned()),
    ]);
    let events = measured("events", "plover.jsonl", &folder);
    assert_eq!(events["measures"]["answered"], json!({"linked": 1, "partial": 1, "any": 1}));
    assert_eq!(events["classes"]["by root"]["ACCUSE"]["f1"], 100.0);
    assert_eq!(measured("events", "cameo.jsonl", &folder)["classes"]["by class"]["material conflict"]["f1"], 100.0);
    assert_eq!(measured("actors", ".", &folder)["measures"]["country"]["%"], 100.0);
    let quantities = measured("quantities", "news.json", &folder);
    assert_eq!(quantities["measures"]["value and unit"]["f1"], 100.0);
    assert_eq!(quantities["measures"]["value and change"]["f1"], 100.0);
}

#[test]
fn stories_are_another_system_s() {
    let gold = [json!({"id": "a", "story": "1"}), json!({"id": "b", "story": "1"}), json!({"id": "c", "story": "2"})];
    let system = [json!({"id": "a", "cluster": "x"}), json!({"id": "b", "cluster": "x"})];
    let lines = |objects: &[Value]| objects.iter().map(Value::to_string).collect::<Vec<_>>().join("\n");
    let folder = folder(&[("gold.jsonl", lines(&gold)), ("clusters.out", lines(&system))]);
    let output = run(&["stories", "--gold", "gold.jsonl", "--system", "clusters.out"], folder.path());
    insta::assert_snapshot!(out(&output), @r"
    STORIES
    documents 3 · documents in stories 3 · gold stories 2 · found 2

    by story                    P        R       F1
    B-cubed                100.00   100.00   100.00
    MUC                    100.00   100.00   100.00
    CEAFe                  100.00   100.00   100.00
    pairs                  100.00   100.00   100.00
    CoNLL                                    100.00
    ");
    let refused = run(&["stories", "--gold", "gold.jsonl"], folder.path());
    assert_eq!(refused.status.code(), Some(2));
    assert!(talk(&refused).starts_with("error: the gold data has no texts"), "{}", talk(&refused));
}

#[test]
fn stories_and_events_are_found() {
    let document = |id: &str, text: &str| json!({"id": id, "text": text});
    let texts = [
        document("a", "Rebels killed nine villagers near Tine in Chad on Monday, Mayor Adam Saleh said."),
        document("b", "In Tine, Chad, Mayor Adam Saleh spoke of the killing of nine villagers on Monday."),
        document("c", "Lisbon trams stood still as drivers struck for pay, the Carris company said."),
    ];
    let gold = |id: &str, story: &str, span: [u32; 2], chain: &str| json!({"id": id, "story": story, "events": [{"spans": [span], "text": "", "chain": chain}]});
    let gold = [gold("a", "1", [7, 13], "x"), gold("b", "1", [42, 49], "x"), gold("c", "2", [35, 41], "y")];
    let lines = |objects: &[Value]| objects.iter().map(Value::to_string).collect::<Vec<_>>().join("\n");
    let folder = folder(&[("news.docs.jsonl", lines(&texts)), ("news.gold.jsonl", lines(&gold))]);
    let report = measured("stories", "news.gold.jsonl", &folder);
    for table in ["by story", "by event: gold mentions, gold stories", "by event: gold mentions"] {
        assert_eq!(report["classes"][table]["CoNLL"]["f1"], 100.0, "{table}");
    }
}

#[test]
fn a_record_is_an_answer_and_gold_data_too() {
    let folder = folder(&[("a.jsonl", json!({"id": "a", "text": "Talks began on May 10, 2024."}).to_string())]);
    let read = Command::new(env!("CARGO_BIN_EXE_onrecord"))
        .args(["read", "--json", "a.jsonl"])
        .current_dir(folder.path())
        .output();
    fs::write(folder.path().join("records.jsonl"), read.unwrap().stdout).unwrap();
    for layer in ["times", "statements", "quantities"] {
        let output = run(&[layer, "--gold", "records.jsonl", "--system", "records.jsonl", "--json"], folder.path());
        assert_eq!((output.status.code(), talk(&output).as_str()), (Some(0), ""), "{layer}");
    }
    assert_eq!(measured("times", "records.jsonl", &folder)["measures"]["strict and value"]["f1"], 100.0);
}

#[test]
fn bad_gold_lines_are_named_and_the_rest_is_scored() {
    let good = json!({"doc": "a", "text": "Talks began on May 10, 2024.", "timexes": []});
    let lines = format!("{good}\n{{\"doc\": \"b\",\n{{\"doc\": \"c\"}}\n");
    let folder = folder(&[("gold.jsonl", lines), ("notes.txt", "Nothing.".to_owned())]);
    let output = run(&["times", "--gold", "gold.jsonl", "--json"], folder.path());
    assert_eq!(output.status.code(), Some(3));
    assert_eq!(serde_json::from_str::<Value>(&out(&output)).unwrap()["counts"]["documents"], 1);
    insta::assert_snapshot!(talk(&output), @r"
    error: gold.jsonl:2: broken JSON at column 12: EOF while parsing a value
    error: gold.jsonl:3: missing field `timexes`
    ");
    for (arguments, code, message) in [
        (&["times", "--gold", "none.jsonl"][..], 3, "error: none.jsonl: no such file or folder\n"),
        (&["times", "--gold", "notes.txt"], 3, "error: notes.txt: is of no known format\n"),
        (&["events", "--gold", "gold.jsonl"], 3, "error: gold.jsonl:2: broken JSON"),
        (&["times"], 2, "error: the following required arguments were not provided"),
    ] {
        let output = run(arguments, folder.path());
        assert_eq!(output.status.code(), Some(code), "{arguments:?}");
        assert!(talk(&output).starts_with(message), "{arguments:?}: {}", talk(&output));
    }
}
