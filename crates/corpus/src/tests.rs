//! The corpus as a whole: it parses, its words are found, its committed records are up to date.

use std::collections::BTreeSet;

use onrecord_record::Span;

use crate::{CorpusArticle, Layer, all, compare, folder, parse, pretty};

const MINIMAL: &str =
    "---\npublished: 2021-03-03\ntitle: T\n---\nThe minister said on Tuesday that talks were off.\n\n---record---\n";

fn articles() -> Vec<CorpusArticle> {
    all().unwrap_or_else(|error| panic!("{error}"))
}

#[test]
fn every_span_covers_words() {
    for article in articles() {
        let text = article.document.text.clone();
        article.record.clone().for_each_span(|span: &mut Span| {
            let words = span.slice(&text);
            assert!(!words.is_empty() && words.trim() == words, "{}: `{words}`", article.slug);
        });
    }
}

#[test]
fn every_article_is_dated_and_says_something() {
    for article in articles() {
        let record = &article.record;
        assert!(record.document.published.is_some(), "{}", article.slug);
        assert!(!record.statements.is_empty() && !record.events.is_empty(), "{}", article.slug);
        let words = article.document.text.split_whitespace().count();
        assert!((60..=500).contains(&words), "{}: {words} words", article.slug);
    }
}

#[test]
fn statements_overlap_no_cue_of_their_own() {
    for article in articles() {
        for statement in &article.record.statements {
            let cue = statement.cue.unwrap_or_default();
            let clash = statement.content.iter().any(|content| content.overlaps(cue));
            assert!(!clash, "{}: cue `{}` lies in its content", article.slug, cue.slice(&article.document.text));
        }
    }
}

#[test]
fn committed_records_equal_the_annotation() {
    for article in articles() {
        let path = folder().join("records").join(format!("{}.json", article.slug));
        let committed = std::fs::read_to_string(&path).unwrap_or_default();
        let current = pretty(&article).expect("a record is JSON");
        assert!(
            committed == current,
            "{} is stale\nhint: cargo run -p onrecord-corpus --bin bless-corpus",
            path.display()
        );
    }
}

#[test]
fn an_article_compared_with_itself_is_all_right() {
    for article in articles() {
        let record = article.record.into_code_points();
        let scores = compare(&record, &record);
        for layer in Layer::ALL {
            let score = scores.of(layer);
            assert!(score.missed.is_empty() && score.wrong.is_empty(), "{}: {layer:?} {score:?}", article.slug);
        }
    }
}

#[test]
fn compare_counts_what_is_missed_and_wrong() {
    let note = "time = [{ words = \"Tuesday\", value = \"2021-03-02\" }]\n";
    let gold = parse("gold", &format!("{MINIMAL}{note}")).expect("gold").record.into_code_points();
    let mut system = gold.clone();
    system.times[0].value = "2021-03-09".to_owned();
    let scores = compare(&gold, &system);
    let times = scores.of(Layer::Times);
    assert_eq!(times.missed, ["Tuesday = 2021-03-02"]);
    assert_eq!(times.wrong, ["Tuesday = 2021-03-09"]);
    assert!(times.f1() < f64::EPSILON);
}

#[test]
fn faults_name_file_line_and_words() {
    let told = |note: &str| parse("x", &format!("{MINIMAL}{note}")).expect_err("a fault");
    let error = told("\ntime = [{ words = \"Friday\", value = \"2021-03-05\" }]");
    assert!(error.is_not_found());
    assert_eq!(error.to_string(), "x.md:9: `Friday` does not stand in the text");
    assert!(told("time = [{ words = \"t\", value = \"2021\" }]").is_not_found());
    let twice = MINIMAL.replace("talks were off", "talks on Tuesday were off");
    let note = "time = [{ words = \"Tuesday\", value = \"2021-03-02\" }]";
    assert!(parse("x", &format!("{twice}{note}")).expect_err("a choice").is_ambiguous());
    assert!(told("event = [{ trigger = \"talks\", type = \"CONSULT\", actors = [\"b\"] }]").is_undefined());
    assert!(told("times = []").is_malformed());
    assert!(parse("x", "no head").expect_err("a head").is_malformed());
}

#[test]
fn the_corpus_is_wide() {
    let articles = articles();
    let countries: BTreeSet<_> = articles
        .iter()
        .flat_map(|article| article.record.places.iter().filter_map(|place| place.country.clone()))
        .collect();
    assert!(articles.len() >= FEWEST_ARTICLES, "{} articles", articles.len());
    assert!(countries.len() >= FEWEST_COUNTRIES, "{} countries", countries.len());
}

const FEWEST_ARTICLES: usize = 42;
const FEWEST_COUNTRIES: usize = 40;
