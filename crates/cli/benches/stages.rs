//! Speed of each stage of reading, in words per second of one core's CPU time, on articles of a JSON Lines file.
//!
//! Apart from the tests, because a figure is to be read, not passed. CPU time rather than the clock's, so that other work on
//! the machine shows less. All texts pass through one stage before the next begins.
//!
//! `cargo bench [-- DOCS.jsonl [ROUNDS]]`; without a file, the articles of `corpus/`, again and again to the same number of words.

use std::fs;

use onrecord_gazetteer::Gazetteer;
use onrecord_language::Pipeline;
use onrecord_lexicon::Lexicon;
use onrecord_reading::{Draft, STAGES, paragraphs};
use onrecord_record::Document;

/// The command's own.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

/// Words that are measured; the file's own where it has fewer.
const WORDS: usize = 200_000;

/// Seconds of CPU time that this thread has had.
#[cfg(unix)]
fn now() -> f64 {
    let time = rustix::time::clock_gettime(rustix::time::ClockId::ThreadCPUTime);
    time.tv_sec as f64 + time.tv_nsec as f64 / 1e9
}

/// Seconds of the clock, where CPU time is not told.
#[cfg(not(unix))]
fn now() -> f64 {
    use std::{sync::LazyLock, time::Instant};
    #[allow(clippy::disallowed_methods, reason = "a bench reads the clock")]
    static BEGUN: LazyLock<Instant> = LazyLock::new(Instant::now);
    BEGUN.elapsed().as_secs_f64()
}

/// The articles of a JSON Lines file.
fn stored(path: &str) -> Vec<Document> {
    let lines = fs::read_to_string(path).unwrap_or_else(|error| panic!("{path}: {error}"));
    let document = |line: &str| {
        let fields: serde_json::Value = serde_json::from_str(line).unwrap_or_else(|error| panic!("{path}: {error}"));
        let text = |name: &str| fields[name].as_str().map(str::to_owned);
        Document { text: text("text").unwrap_or_default(), published: text("published"), ..Document::default() }
    };
    lines.lines().map(document).collect()
}

/// The project's own articles, without end.
fn own() -> impl Iterator<Item = Document> {
    let articles = onrecord_corpus::all().expect("the corpus stands in the repository");
    articles.into_iter().map(|article| article.document).collect::<Vec<_>>().into_iter().cycle()
}

fn words(document: &Document) -> usize {
    document.text.split_whitespace().count()
}

/// The first articles, up to [`WORDS`].
fn first(documents: impl Iterator<Item = Document>) -> Vec<Document> {
    let mut sum = 0;
    documents
        .take_while(|document| {
            let is_short_of_words = sum < WORDS;
            sum += words(document);
            is_short_of_words
        })
        .collect()
}

fn main() {
    let arguments: Vec<String> = std::env::args().skip(1).filter(|argument| argument != "--bench").collect();
    let documents = match arguments.first() {
        Some(path) => first(stored(path).into_iter()),
        None => first(own()),
    };
    let rounds = arguments.get(1).and_then(|rounds| rounds.parse().ok()).unwrap_or(3);
    let words: usize = documents.iter().map(words).sum();
    let mut least: Vec<(&str, f64)> = Vec::new();
    for _ in 0..rounds {
        for (index, (stage, seconds)) in round(&documents).into_iter().enumerate() {
            match least.get_mut(index) {
                Some((_, least)) => *least = least.min(seconds),
                None => least.push((stage, seconds)),
            }
        }
    }
    let whole: f64 = least.iter().map(|(_, seconds)| seconds).sum();
    let reading: f64 = least.iter().skip(1).map(|(_, seconds)| seconds).sum();
    println!("{} articles, {words} words, least CPU time of {rounds} rounds", documents.len());
    for (stage, seconds) in least.into_iter().chain([("all after language", reading), ("whole record", whole)]) {
        let (rate, share) = (words as f64 / seconds, 100.0 * seconds / whole);
        println!("{stage:<20} {seconds:8.3} s {rate:12.0} words/s {share:6.1} %");
    }
}

/// Seconds of each step over all documents.
fn round(documents: &[Document]) -> Vec<(&'static str, f64)> {
    let (pipeline, lexicon) = (Pipeline::builtin().expect("the model is built in"), Lexicon::builtin());
    let (lexicon, gazetteer) = (lexicon.expect("the lexicon is built in"), Gazetteer::builtin());
    let mut seconds = Vec::new();
    let mut last = now();
    let mut lap = |stage| {
        let at = now();
        seconds.push((stage, at - last));
        last = at;
    };
    let annotations: Vec<_> = documents
        .iter()
        .map(|document| pipeline.annotate_parts(&document.text, &paragraphs::split(&document.text)))
        .collect();
    lap("language");
    let read = documents.iter().zip(&annotations);
    let mut drafts: Vec<_> =
        read.map(|(document, annotation)| Draft::new(document, annotation, &lexicon, &gazetteer)).collect();
    lap("draft");
    for stage in STAGES {
        for draft in &mut drafts {
            (stage.run)(draft);
        }
        lap(stage.name);
    }
    let records: Vec<_> = drafts.into_iter().map(|draft| draft.record.into_code_points()).collect();
    lap("code points");
    let json: usize = records.iter().map(|record| serde_json::to_string(record).map_or(0, |line| line.len())).sum();
    lap("JSON");
    assert!(json > 0 || documents.is_empty());
    seconds
}
