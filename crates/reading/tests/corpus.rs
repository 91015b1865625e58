//! Reading held to the project's own annotated articles, and the laws that hold for every one of them.

use onrecord_corpus::{CorpusArticle, Layer, LayerScores, compare};
use onrecord_reading::Reader;
use onrecord_record::Record;

/// Least F1 of each layer over the whole corpus, in percent: a little under what was measured last, so that a change
/// that reads worse is seen. Raise them when reading gets better.
const FLOORS: &[(Layer, f64)] = &[
    (Layer::Times, 92.5),
    (Layer::Quantities, 93.0),
    (Layer::Places, 84.0),
    (Layer::Actors, 82.5),
    (Layer::Mentions, 85.5),
    (Layer::Names, 86.5),
    (Layer::Descriptions, 76.0),
    (Layer::Pronouns, 73.5),
    (Layer::Metonyms, 92.0),
    (Layer::Countries, 62.5),
    (Layer::Sectors, 72.5),
    (Layer::Statements, 82.5),
    (Layer::Speakers, 96.5),
    (Layer::Stances, 81.0),
    (Layer::Events, 64.0),
    (Layer::EventActors, 83.0),
    (Layer::EventRecipients, 66.5),
    (Layer::EventStatuses, 84.0),
    (Layer::Disputes, 35.0),
];

fn articles() -> Vec<CorpusArticle> {
    onrecord_corpus::all().unwrap_or_else(|error| panic!("{error}"))
}

fn reader() -> Reader {
    Reader::builtin().unwrap_or_else(|error| panic!("{error}"))
}

#[test]
fn reading_stays_above_its_floors() {
    let reader = reader();
    let mut total = LayerScores::default();
    for article in articles() {
        let gold = article.record.clone().into_code_points();
        total.add(&compare(&gold, &reader.read(&article.document)));
    }
    for &(layer, floor) in FLOORS {
        let f1 = total.of(layer).f1() * 100.0;
        assert!(f1 >= floor, "{}: F1 {f1:.1} is below {floor}\n{total}", layer.as_str());
    }
}

/// Least share of right rows, in percent, among those that say of themselves that they are right nine times in ten.
const SURE: &[(Layer, f64)] = &[(Layer::Statements, 95.0), (Layer::Events, 88.0)];

#[test]
fn what_is_told_as_sure_is_right() {
    let reader = reader();
    let mut total = LayerScores::default();
    let is_sure = |confidence: Option<f32>| confidence.is_some_and(|confidence| confidence >= 0.9);
    for article in articles() {
        let gold = article.record.clone().into_code_points();
        let mut read = reader.read(&article.document);
        read.statements.retain(|statement| is_sure(statement.confidence));
        read.events.retain(|event| is_sure(event.confidence));
        read.disputes.clear();
        total.add(&compare(&gold, &read));
    }
    for &(layer, floor) in SURE {
        let precision = total.of(layer).precision() * 100.0;
        assert!(precision >= floor, "{}: {precision:.1} % right is below {floor}", layer.as_str());
    }
}

#[test]
fn the_text_gives_the_date_where_nothing_else_does() {
    let reader = reader();
    for article in articles() {
        let read = reader.read(&article.document).document.published;
        assert_eq!(read, article.record.document.published, "{}", article.slug);
    }
}

#[test]
fn reading_twice_gives_the_same_bytes() {
    let (one, other) = (reader(), reader());
    for article in articles().iter().take(8) {
        let json = |reader: &Reader| serde_json::to_string(&reader.read(&article.document)).expect("a record is JSON");
        assert_eq!(json(&one), json(&one), "{}", article.slug);
        assert_eq!(json(&one), json(&other), "{}", article.slug);
    }
}

#[test]
fn every_id_and_span_points_at_words() {
    let reader = reader();
    for article in articles() {
        check(&article.slug, &reader.read(&article.document));
    }
}

fn check(slug: &str, record: &Record) {
    let letters: Vec<char> = record.document.text.chars().collect();
    record.clone().for_each_span(|span| {
        let words = letters.get(span.start as usize..span.end as usize);
        let is_clean = |words: &[char]| {
            let ends = words.first().zip(words.last());
            ends.is_some_and(|(first, last)| !first.is_whitespace() && !last.is_whitespace())
        };
        assert!(words.is_some_and(is_clean), "{slug}: {span:?} of {}: {words:?}", letters.len());
    });
    let (actors, statements, events) = (record.actors.len(), record.statements.len(), record.events.len());
    for statement in &record.statements {
        let people = statement.speaker.iter().chain(&statement.audience).chain(&statement.via);
        assert!(people.into_iter().all(|id| id.index() < actors), "{slug}: {statement:?}");
        assert!(statement.about.iter().all(|id| id.index() < events), "{slug}: {statement:?}");
        let others = statement.within.iter().chain(&statement.responds_to);
        assert!(others.into_iter().all(|id| id.index() < statements && *id != statement.id), "{slug}: {statement:?}");
        assert!(statement.time.is_none_or(|id| id.index() < record.times.len()), "{slug}: {statement:?}");
        assert!(statement.place.is_none_or(|id| id.index() < record.places.len()), "{slug}: {statement:?}");
    }
    for event in &record.events {
        let people = event.actors.iter().chain(&event.recipients).chain(&event.mediators);
        assert!(people.into_iter().all(|id| id.index() < actors), "{slug}: {event:?}");
        assert!(event.according_to.iter().all(|id| id.index() < statements), "{slug}: {event:?}");
        assert!(event.time.is_none_or(|id| id.index() < record.times.len()), "{slug}: {event:?}");
        assert!(event.place.is_none_or(|id| id.index() < record.places.len()), "{slug}: {event:?}");
        assert!(event.quantities.iter().all(|id| id.index() < record.quantities.len()), "{slug}: {event:?}");
    }
    for dispute in &record.disputes {
        assert!(dispute.sides.iter().flatten().all(|id| id.index() < statements), "{slug}: {dispute:?}");
        assert!(dispute.about.iter().all(|id| id.index() < events), "{slug}: {dispute:?}");
    }
}
