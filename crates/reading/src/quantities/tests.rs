//! Tables over whole sentences: text, and the quantities it must give.
//!
//! Written as `words = value [hedge] [change] [unit] [item]`, a range as `low..high`.

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
        let change = quantity.change.and_then(|change| serde_json::to_value(change).ok());
        let change = change.as_ref().and_then(|change| change.as_str()).unwrap_or_default().to_owned();
        let unit = quantity.unit.clone().unwrap_or_default();
        let item = quantity.item.clone().unwrap_or_default();
        let parts: Vec<String> =
            [value, hedge, change, unit, item].into_iter().filter(|part| !part.is_empty()).collect();
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
        (
            "thousands of tonnes, hundreds of pounds of nails",
            "thousands of tonnes = 2000..9999 tonne; hundreds of pounds = 200..999 pound (mass)",
        ),
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
        ("a loss of -$3m, (-1.5%)", "-$3m = -3000000 USD; -1.5% = -1.5 percent"),
        ("1.250.000,50 euros, 40 000 kronor", "1.250.000,50 euros = 1250000.5 EUR; 40 000 = 40000"),
        ("paid c $ 12.8 million and HK$5bn", "c $ 12.8 million = 12800000 CAD; HK$5bn = 5000000000 HKD"),
        ("60 USD million, 40 MEUR", "60 USD million = 60000000 USD; 40 MEUR = 40000000 EUR"),
        ("it cost 18 dollars 60.", "18 dollars 60 = 18.6 USD"),
        (
            "2.3 million barrels a day, 1.2 million bpd",
            "2.3 million barrels a day = 2300000 barrel per day; 1.2 million bpd = 1200000 barrel per day",
        ),
        (
            "50 km/h, 12 metres per second",
            "50 km/h = 50 kilometre per hour; 12 metres per second = 12 metre per second",
        ),
        ("between 0.3m and 1.1m, 5km to 7km", "between 0.3m and 1.1m = 0.3..1.1 metre; 5km to 7km = 5..7 kilometre"),
        ("between $5m and $10m", "between $5m and $10m = 5000000..10000000 USD"),
        ("three times the cost, 191p a share", "three times = 3 times; 191p = 191 penny sterling"),
        ("she is 5ft 6in tall, he 6 feet, 3 inches", "5ft 6in = 5.5 foot; 6 feet, 3 inches = 6.25 foot"),
        ("a weight of 18 (kg)", "18 (kg) = 18 kilogram"),
        (
            "the baby weighed seven pounds, and to the friend who drove them it cost 20 pounds",
            "seven pounds = 7 pound (mass); 20 pounds = 20 GBP",
        ),
        ("a quarter of a percentage point", "a quarter of a percentage point = 0.25 percentage point"),
        (
            "less than or equal to 35 km, no more than 5 tonnes",
            "less than or equal to 35 km = 35 at-most kilometre; no more than 5 tonnes = 5 at-most tonne",
        ),
        (
            "≥ 40%, <5 mg, ~300 km",
            "≥ 40% = 40 at-least percent; <5 mg = 5 under milligram; ~300 km = 300 approximately kilometre",
        ),
        ("costs exceeded $5m; some 300-odd", "$5m = 5000000 over USD; some 300-odd = 300 approximately"),
        ("a couple of hundred", "a couple of hundred = 200..999 approximately"),
        ("the temperature reached 45C", "45C = 45 degree Celsius"),
        ("her brother, 19, fled; he died at 92", "19 = 19 year; 92 = 92 year"),
        ("voters 45 and older", "45 and older = 45 at-least year"),
        ("plus or minus 3 percentage points", "3 percentage points = 3 percentage point"),
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
        "the Group of 20 at 10 Downing Street",
        "see https://example.org/a?b=30%20c or id=\"20240117\"",
        "a 5G network, the 3GS phone",
        "between 1 and 20 August 2025",
        "the S.&P. 500 closed, for two-way reasons: 1) costs",
        "season four of a two- or four-day fair",
        "at one point, one evening, one such letter",
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

#[test]
fn bare_numbers_count_what_was_said_before() {
    let (pipeline, lexicon) = (Pipeline::builtin().unwrap(), Lexicon::builtin().unwrap());
    for (text, expected) in [
        ("The mayor put the injured at 340, not 900.", "340 = 340 person; 900 = 900 person"),
        ("The death toll rose to 19 on Sunday.", "19 = 19 person"),
        ("He comes from a town of 11,000.", "11,000 = 11000 person"),
        ("The rebels numbered more than 150.", "more than 150 = 150 over rebel"),
        ("They want 8,000 euros, up from 5,300.", "8,000 euros = 8000 EUR; 5,300 = 5300 EUR"),
        ("The motion passed by 74 votes to 72.", "74 = 74 vote; 72 = 72 vote"),
        ("Doctors said four guards died. The army spoke of two.", "four = 4 guard; two = 2 guard"),
        ("The guards beat the inmates and hung 17 of them.", "17 = 17 inmate"),
        ("Trust was lowest among those over 70.", "over 70 = 70 over year"),
        (
            "She had 46 percent in the poll, a lead of nine points.",
            "46 percent = 46 percent; nine points = 9 percentage point",
        ),
    ] {
        let annotation = pipeline.annotate(text);
        assert_eq!(line(text, &quantities(text, &annotation, &lexicon)), expected, "{text}");
    }
}

#[test]
fn changes_have_a_direction() {
    let (pipeline, lexicon) = (Pipeline::builtin().unwrap(), Lexicon::builtin().unwrap());
    for (text, expected) in [
        ("Exports grew 4.5 percent.", "4.5 percent = 4.5 up percent"),
        ("Prices fell by 30 cents to $3.", "30 cents = 30 down US cent; $3 = 3 USD"),
        ("The yen was down 2 percent.", "2 percent = 2 down percent"),
        ("They saw a 43% increase in costs.", "43% = 43 up percent"),
        ("The bank reported a drop of 12 percent.", "12 percent = 12 down percent"),
        ("The army lost 12 soldiers.", "12 = 12 soldier"),
        ("The firm will pay down $5 billion.", "$5 billion = 5000000000 USD"),
        ("The wage went up from $9.50 to $10.40.", "$9.50 = 9.5 USD; $10.40 = 10.4 USD"),
        ("The share fell 10 to 250.", "10 = 10 down; 250 = 250"),
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
    "up",
    "fell",
    "them",
    "toll",
    "than",
    "or equal",
    "a couple",
    "(",
    "kg",
    ")",
    "MUSD",
    "per hour",
    "points",
    "m",
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
