//! Tables over whole sentences: text, and the statements it must give.

use std::sync::LazyLock;

use onrecord_record::{Document, Record};
use proptest::prelude::*;

use crate::Reader;

static READER: LazyLock<Reader> = LazyLock::new(|| Reader::builtin().unwrap());

fn read(text: &str) -> Record {
    READER.read(&Document { text: text.to_owned(), published: Some("2025-12-21".to_owned()), ..Document::default() })
}

/// `speaker | cue | content | stance`, one line a statement. The texts are ASCII, so code points are bytes.
fn lines(text: &str) -> Vec<String> {
    let record = read(text);
    let all = record.statements.iter().map(|statement| {
        let speaker = statement.speaker_span.map_or("-", |span| span.slice(text));
        let cue = statement.cue.map_or("-", |span| span.slice(text));
        let content: Vec<&str> = statement.content.iter().map(|span| span.slice(text)).collect();
        format!("{speaker} | {cue} | {} | {}", content.join(" // "), statement.stance.as_str())
    });
    all.collect()
}

#[test]
fn statements_by_construction() {
    for (text, expected) in [
        ("The ministry denied that talks were planned.", "The ministry | denied | that talks were planned | deny"),
        ("The company plans to close the mine.", "The company | plans | to close the mine | promise"),
        ("The bridge is safe, according to the mayor.", "the mayor | according to | The bridge is safe | assert"),
        ("The ministry declined to comment.", "The ministry | declined | to comment | decline-comment"),
        ("The mayor said he had not seen the report.", "The mayor | said | he had not seen the report | unaware"),
        ("Paris welcomed the decision.", "Paris | welcomed | the decision | welcome"),
        ("The union called for a strike.", "The union | called | for a strike | demand"),
    ] {
        let found = lines(text);
        assert!(found.iter().any(|line| line == expected), "{text}: {found:?}");
    }
}

#[test]
fn ten_thousand_marks_do_no_harm() {
    read(&"\"he said \u{201c}".repeat(5_000));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]
    #[test]
    fn any_text_is_read(text in "([a-z]{1,6} |said |told |\"|\u{201c}|\u{201d}|\n|, |[.] |according to |to ){0,60}") {
        let record = read(&text);
        let count = text.chars().count() as u32;
        for statement in &record.statements {
            prop_assert!(statement.content.iter().all(|span| !span.is_empty() && span.end <= count));
        }
    }
}
