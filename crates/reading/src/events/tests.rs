//! Every frame's example is read, and sentences give the events that a reader would write down.

use onrecord_record::{ActorId, Document, Event, Record};
use proptest::prelude::*;

use crate::Reader;

fn read(reader: &Reader, text: &str) -> Record {
    let published = Some("2025-06-18".to_owned());
    reader.read(&Document { text: text.to_owned(), published, language: "en".to_owned(), ..Document::default() })
}

fn slice(record: &Record, event: &Event) -> String {
    let (start, end) = (event.trigger.start as usize, event.trigger.end as usize);
    record.document.text.chars().skip(start).take(end - start).collect()
}

/// Examples that are not read yet, for the parser's or the actors' sake.
const KNOWN_MISSES: &[&str] = &[
    "Japan and the Philippines staged a joint exercise in the South China Sea.",
    "The museum returned a silver pendant to Nigeria.",
];

#[test]
fn every_frame_reads_its_example() {
    let reader = Reader::builtin().unwrap();
    let lexicon = onrecord_lexicon::Lexicon::builtin().unwrap();
    let mut missed = Vec::new();
    for frame in lexicon.frames.all() {
        let record = read(&reader, &frame.example);
        let is_read = record.events.iter().any(|event| event.r#type == frame.r#type);
        // A statement's words open none.
        if is_read == frame.is_statement && !KNOWN_MISSES.contains(&frame.example.as_str()) {
            let got: Vec<String> = record
                .events
                .iter()
                .map(|event| format!("{} {}", slice(&record, event), event.r#type.as_str()))
                .collect();
            missed.push(format!("{} {} {got:?}", frame.r#type.as_str(), frame.example));
        }
    }
    assert!(missed.is_empty(), "{} missed:\n{}", missed.len(), missed.join("\n"));
}

/// "TYPE/mode status actors>recipients", one event a line.
fn lines(record: &Record) -> String {
    let names = |ids: &[ActorId]| {
        let names: Vec<&str> = ids.iter().map(|id| record.actors[id.index()].name.as_str()).collect();
        names.join("+")
    };
    let line = |event: &Event| {
        let mode = event.mode.as_deref().map_or_else(String::new, |mode| format!("/{mode}"));
        let status = serde_json::to_value(event.status).unwrap();
        let (actors, recipients) = (names(&event.actors), names(&event.recipients));
        format!("{}{mode} {} {actors}>{recipients}", event.r#type.as_str(), status.as_str().unwrap_or_default())
    };
    record.events.iter().map(line).collect::<Vec<_>>().join("; ")
}

#[test]
fn sentences_give_these_events() {
    let table = [
        ("Russia attacked Ukraine on Sunday.", "ASSAULT occurred Russia>Ukraine"),
        ("Ukraine was attacked by Russia.", "ASSAULT occurred Russia>Ukraine"),
        ("Russia did not attack Ukraine.", "ASSAULT negated Russia>Ukraine"),
        ("Russia may attack Ukraine.", "ASSAULT possible Russia>Ukraine"),
        ("Russia will attack Ukraine.", "THREATEN planned Russia>Ukraine"),
        ("China and India held talks in May.", "CONSULT occurred China+India>"),
        ("Talks between China and India took place in May.", "CONSULT occurred China+India>"),
        ("Iran threatened to attack Israel.", "THREATEN occurred Iran>Israel; ASSAULT planned Iran>Israel"),
        ("Iran refused to meet with Israel.", "REJECT occurred Iran>Israel; CONSULT negated Iran+Israel>"),
        ("Poland imposed sanctions on Belarus.", "COERCE/restrict occurred Poland>Belarus"),
        ("Poland lifted its sanctions on Belarus.", "CONCEDE occurred Poland>Belarus"),
        ("Chile and Peru signed a treaty.", "SUPPORT occurred Chile+Peru>"),
        ("The talks led to major prisoner exchanges.", "CONSULT occurred >; COOPERATE occurred >"),
        ("Kyiv denied the accusation.", ""),
        ("Nobody fought the rebels.", ""),
        ("The general asked whether they had left.", ""),
        ("Norway offered to send troops to Mali.", "AGREE occurred Norway>Mali; MOBILIZE/troops proposed Norway>Mali"),
        ("Police in Delhi arrested an alleged sharpshooter.", "COERCE/arrest occurred Police>"),
        (
            "Britain demanded that Iran release the sailors.",
            "REQUEST/change occurred United Kingdom>Iran; RETREAT/release demanded Iran>sailors",
        ),
    ];
    let reader = Reader::builtin().unwrap();
    let mut wrong = Vec::new();
    for (text, expected) in table {
        let got = lines(&read(&reader, text));
        if got != expected {
            wrong.push(format!("{text}\n  expected {expected}\n  got      {got}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn sport_and_business_are_no_events() {
    let reader = Reader::builtin().unwrap();
    let texts = [
        "The bowler got a strike in the final frame to win the match.",
        "Lawmakers killed the bill after a battle over the budget.",
        "Apple and Samsung are locked in a battle for market share.",
        "The striker hit the post before Real Madrid defeated Barcelona.",
        "Shares of Ford hit a record high.",
        "The storm killed five people and destroyed homes in Florida.",
        "The company fired its chief executive and cut 500 jobs.",
        "White's attack on the king collapsed after the bishop sacrifice in game four of the chess championship.",
    ];
    for text in texts {
        assert_eq!(lines(&read(&reader, text)), "", "{text}");
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]
    #[test]
    fn any_words_are_read_without_panic(words in proptest::collection::vec(
        prop::sample::select(vec![
            "talks", "Russia", "attacked", "will", "not", ",", ".", "to", "agree", "on", "by", "held", "the",
            "that", "said", "and", "who", "must", "killed", "\u{201c}", "\n\n", "in", "Kyiv", "é", "5", "be",
        ]), 0..40))
    {
        let reader = READER.get_or_init(|| Reader::builtin().unwrap());
        let record = read(reader, &words.join(" "));
        let count = record.document.text.chars().count();
        for event in &record.events {
            prop_assert!(event.trigger.start < event.trigger.end && event.trigger.end as usize <= count);
        }
    }
}

static READER: std::sync::OnceLock<Reader> = std::sync::OnceLock::new();
