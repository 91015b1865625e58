//! Every frame's example is read, and sentences give the events that a reader would write down.

use onrecord_record::{Document, Event, Record};

use crate::Reader;

fn read(reader: &Reader, text: &str) -> Record {
    let published = Some("2025-06-18".to_owned());
    reader.read(&Document { text: text.to_owned(), published, language: "en".to_owned(), ..Document::default() })
}

fn slice(record: &Record, event: &Event) -> String {
    let (start, end) = (event.trigger.start as usize, event.trigger.end as usize);
    record.document.text.chars().skip(start).take(end - start).collect()
}

#[test]
fn every_frame_reads_its_example() {
    let reader = Reader::builtin().unwrap();
    let lexicon = onrecord_lexicon::Lexicon::builtin().unwrap();
    let mut missed = Vec::new();
    for frame in lexicon.frames.all() {
        let record = read(&reader, &frame.example);
        let is_read = record.events.iter().any(|event| event.r#type == frame.r#type);
        if !is_read {
            let got: Vec<String> =
                record.events.iter().map(|event| format!("{} {}", slice(&record, event), event.r#type.as_str())).collect();
            missed.push(format!("{} {} {got:?}", frame.r#type.as_str(), frame.example));
        }
    }
    assert!(missed.is_empty(), "{} missed:\n{}", missed.len(), missed.join("\n"));
}
