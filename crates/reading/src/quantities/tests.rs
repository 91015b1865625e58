//! Tables over whole sentences: text, and the quantities it must give.
//!
//! Written as `words = value [hedge] [unit] [item]`, a range as `low..high`.

use std::sync::LazyLock;

use onrecord_gazetteer::Gazetteer;
use onrecord_language::{Annotation, Pipeline};
use onrecord_lexicon::Lexicon;
use onrecord_record::{Document, Quantity};
use proptest::prelude::*;

use crate::{Draft, times};

fn quantities(text: &str, annotation: &Annotation, lexicon: &Lexicon) -> Vec<Quantity> {
    let gazetteer = Gazetteer::builtin();
    let document = Document { text: text.to_owned(), published: Some("2025-12-21".to_owned()), ..Document::default() };
    let mut draft = Draft::new(&document, annotation, lexicon, &gazetteer);
    times::read(&mut draft);
    super::read(&mut draft);
    draft.record.quantities
}

fn line(text: &str, all: &[Quantity]) -> String {
    let all = all.iter().map(|quantity| {
        let value = match (quantity.value, quantity.low, quantity.high) {
            (Some(value), ..) => format!("{value}"),
            (_, Some(low), Some(high)) => format!("{low}..{high}"),
            _ => String::new(),
        };
        let hedge = quantity.hedge.and_then(|hedge| serde_json::to_value(hedge).ok());
        let hedge = hedge.as_ref().and_then(|hedge| hedge.as_str()).unwrap_or_default().to_owned();
        let unit = quantity.unit.clone().unwrap_or_default();
        let item = quantity.item.clone().unwrap_or_default();
        let parts: Vec<String> = [value, hedge, unit, item].into_iter().filter(|part| !part.is_empty()).collect();
        format!("{} = {}", quantity.span.slice(text), parts.join(" "))
    });
    all.collect::<Vec<_>>().join("; ")
}

#[test]
fn numbers_and_units_need_no_tree() {
    let lexicon = Lexicon::builtin().unwrap();
    for (text, expected) in [
        ("worth $3bn", "$3bn = 3000000000 USD"),
        ("worth US$ 5 million", "US$ 5 million = 5000000 USD"),
        ("€2 million and £3.5m", "€2 million = 2000000 EUR; £3.5m = 3500000 GBP"),
        ("400 euros", "400 euros = 400 EUR"),
        ("USD 40 billion", "USD 40 billion = 40000000000 USD"),
        ("43 percent, 5.5%", "43 percent = 43 percent; 5.5% = 5.5 percent"),
        ("12 km away, a 900-megawatt plant", "12 km = 12 kilometre; 900-megawatt = 900 megawatt"),
        ("more than 40,000 hectares", "more than 40,000 hectares = 40000 over hectare"),
        ("between 10 and 20 percent", "between 10 and 20 percent = 10..20 percent"),
        ("2 to 3 million tonnes", "2 to 3 million tonnes = 2000000..3000000 tonne"),
        ("10-20 km", "10-20 km = 10..20 kilometre"),
        ("dozens", "dozens = 24..99"),
        ("hundreds of thousands", "hundreds of thousands = 200000..999999"),
        ("tens of thousands", "tens of thousands = 20000..99999"),
        ("several hundred", "several hundred = 200..999"),
        ("two dozen, half a dozen", "two dozen = 24; half a dozen = 6"),
        ("two-thirds and a third of them", "two-thirds = 0.6666666666666666; a third = 0.3333333333333333"),
        ("a 75-year-old, aged 30", "75-year-old = 75 year; 30 = 30 year"),
        (
            "at least 100, up to 50, 20 or more",
            "at least 100 = 100 at-least; up to 50 = 50 at-most; 20 or more = 20 at-least",
        ),
        ("1 in 5", "1 in 5 = 0.2"),
    ] {
        assert_eq!(line(text, &quantities(text, &Annotation::default(), &lexicon)), expected, "{text}");
    }
}

#[test]
fn numbers_that_do_not_count() {
    let lexicon = Lexicon::builtin().unwrap();
    for text in [
        "on Dec. 21, 2025 at 10:30 a.m.",
        "Resolution 2334 and article 5",
        "the Group of Seven",
        "an F-16 jet, the G7, a B-52",
        "the 21st time, the third man",
        "three-way talks",
        "won 3-1",
        "no one and one another",
        "six months ago",
        "call 555-123-4567",
    ] {
        assert_eq!(line(text, &quantities(text, &Annotation::default(), &lexicon)), "", "{text}");
    }
}

#[test]
fn counted_items_come_from_the_tree() {
    let (pipeline, lexicon) = (Pipeline::builtin().unwrap(), Lexicon::builtin().unwrap());
    for (text, expected) in [
        (
            "Russia had launched about 1,300 drones, nearly 1,200 guided aerial bombs and nine missiles at Ukraine.",
            "about 1,300 = 1300 approximately drone; nearly 1,200 = 1200 nearly guided aerial bomb; nine = 9 missile",
        ),
        ("The blast killed 12 people and wounded 30.", "12 = 12 person; 30 = 30 person"),
        ("At least 30 were wounded.", "At least 30 = 30 at-least person"),
        ("The quake left 120 dead and 300 injured.", "120 = 120 person; 300 = 300 person"),
        ("Dozens of houses burned.", "Dozens = 24..99 house"),
        ("Ships carried 50,000 tonnes of grain.", "50,000 tonnes = 50000 tonne grain"),
        ("Nearly two dozen young women marched.", "Nearly two dozen = 24 nearly woman"),
        ("More than 1.5 million people fled.", "More than 1.5 million = 1500000 over person"),
        ("The two sides held 14 prisoner exchanges.", "two = 2 side; 14 = 14 prisoner exchange"),
    ] {
        let annotation = pipeline.annotate(text);
        assert_eq!(line(text, &quantities(text, &annotation, &lexicon)), expected, "{text}");
    }
}

/// Words from which pathological quantities are made.
const VOCABULARY: &[&str] = &[
    "12",
    "1,300",
    "99999999999999999999999",
    "-",
    "to",
    "between",
    "and",
    "from",
    "million",
    "dozens",
    "of",
    "thousands",
    "$",
    "US$",
    "3bn",
    "%",
    "a",
    "third",
    "half",
    "in",
    "or more",
    "+",
    "at least",
    "km",
    "people",
    "two",
    "hundred",
    ".",
    ",",
    "'",
    "several",
    "no",
    "one",
    "minus",
    "year-old",
    "aged",
    "–",
    "dozen",
    "0",
    "1/2",
    "½",
];

static LEXICON: LazyLock<Lexicon> = LazyLock::new(|| Lexicon::builtin().unwrap());

proptest! {
    #[test]
    fn any_text_gives_well_formed_quantities(
        text in "\\PC*",
        words in prop::collection::vec(prop::sample::select(VOCABULARY.to_vec()), 0..12),
    ) {
        for text in [text, words.join(" "), words.concat()] {
            let mut last = 0;
            for quantity in quantities(&text, &Annotation::default(), &LEXICON) {
                prop_assert!(quantity.span.start < quantity.span.end && quantity.span.start >= last, "{}", text);
                prop_assert!(!quantity.span.slice(&text).is_empty(), "{}", text);
                last = quantity.span.end;
                prop_assert_eq!(quantity.value.is_some(), quantity.low.is_none());
                prop_assert!(quantity.value.is_none_or(f64::is_finite));
                prop_assert!(quantity.low.is_none_or(|low| quantity.high.is_some_and(|high| low < high)), "{}", text);
            }
        }
    }
}
