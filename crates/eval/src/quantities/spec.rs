//! The specifications of Microsoft's Recognizers-Text as gold data: an input, and the numbers to be found in it.
//!
//! A file's name says what of a text it is about, and only quantities of that kind count in it: all numbers, those with
//! bounds, percent, ages, money, other units. Every row counts; its `NotSupported` names implementations.
//!
//! Some results are no quantities in the record's sense. They do not count, nor does anything found there: those
//! without a number; powers, notations of programmers and spoken divisions; ordinals; parts of codes, dates and telephone numbers; lengths
//! of time and labels among the plain numbers; the second half of a range that is told alone.

use std::sync::LazyLock;

use onrecord_record::{Hedge, Span};
use regex::Regex;
use serde::Deserialize;
use serde_json::Value;

use super::{Expected, Found, Number, Sentence};
use crate::error::Place;
use crate::evaluation::parse;

/// What of a text the gold data is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Kind {
    /// Every quantity of a sentence of news.
    News,
    /// Every number.
    Number,
    /// Numbers with bounds.
    Range,
    /// Percent.
    Percent,
    /// Ages.
    Age,
    /// Money.
    Currency,
    /// Other units.
    Dimension,
}

const FILES: [(&str, Kind); 6] = [
    ("Number_English_NumberModel", Kind::Number),
    ("Number_English_NumberRangeModel", Kind::Range),
    ("Number_English_PercentModel", Kind::Percent),
    ("NumberWithUnit_English_AgeModel", Kind::Age),
    ("NumberWithUnit_English_CurrencyModel", Kind::Currency),
    ("NumberWithUnit_English_DimensionModel", Kind::Dimension),
];

const AGES: [&str; 4] = ["year", "month", "week", "day"];

/// Money that has no ISO code of its own.
const SMALL_MONEY: [&str; 3] = ["US cent", "penny sterling", "satoshi"];

impl Kind {
    /// Its name.
    pub const fn name(self) -> &'static str {
        match self {
            Self::News => "news",
            Self::Number => "number",
            Self::Range => "range",
            Self::Percent => "percent",
            Self::Age => "age",
            Self::Currency => "currency",
            Self::Dimension => "dimension",
        }
    }

    /// Whether its gold data has units.
    pub const fn has_units(self) -> bool {
        !matches!(self, Self::Number | Self::Range)
    }

    /// Whether its gold data says how values change or are bounded.
    pub const fn has_changes(self) -> bool {
        matches!(self, Self::News | Self::Range)
    }

    /// Whether a quantity is of this kind.
    pub fn counts(self, found: &Found) -> bool {
        let Some(own) = &found.own else { return true };
        let unit = own.unit.as_deref();
        match self {
            Self::News => true,
            _ if own.is_time => false,
            Self::Number => unit.is_none_or(|unit| unit == "percent" || AGES.contains(&unit) || is_money(unit)),
            Self::Range => own.has_low || own.hedge.is_some_and(|hedge| bound(hedge).is_some()),
            Self::Percent => unit == Some("percent"),
            Self::Age => unit.is_some_and(|unit| AGES.contains(&unit)),
            Self::Currency => unit.is_some_and(is_money),
            Self::Dimension => unit.is_some_and(|unit| {
                let others = ["percent", "percentage point", "basis point"];
                !is_money(unit) && !AGES.contains(&unit) && !others.contains(&unit)
            }),
        }
    }

    /// Whether a quantity has a unit of the gold data's. In the specifications a rate agrees with what it is a rate of:
    /// "500,000 barrels a day" are barrels.
    pub fn has_unit(self, gold: &Expected, found: &Found) -> bool {
        let unit = self.unit(found);
        let counted = unit.split_once(" per ").map_or(unit, |(counted, _)| counted);
        gold.units.iter().any(|one| one == unit || self != Self::News && one == counted)
    }

    /// The unit of a quantity in this kind's names.
    pub fn unit(self, found: &Found) -> &str {
        match &found.own {
            Some(own) if self != Self::News => own.unit.as_deref().unwrap_or_default(),
            _ => &found.unit,
        }
    }

    /// The change or bound of a quantity in this kind's signs.
    pub fn change(self, found: &Found) -> Option<&str> {
        match &found.own {
            Some(own) if self != Self::News => match own.hedge {
                None => Some("="),
                Some(hedge) => Some(bound(hedge).unwrap_or("~")),
            },
            _ => found.change.as_deref(),
        }
    }
}

const fn bound(hedge: Hedge) -> Option<&'static str> {
    match hedge {
        Hedge::Over => Some(">"),
        Hedge::Under => Some("<"),
        Hedge::AtLeast => Some(">="),
        Hedge::AtMost => Some("<="),
        Hedge::Approximately | Hedge::Nearly => None,
    }
}

fn is_money(unit: &str) -> bool {
    let is_code = unit.len() == 3 && unit.bytes().all(|letter| letter.is_ascii_uppercase());
    is_code || SMALL_MONEY.contains(&unit) || unit.ends_with("(money)")
}

#[derive(Deserialize)]
#[serde(rename_all = "PascalCase")]
struct Spec {
    input: String,
    results: Vec<Outcome>,
}

#[derive(Deserialize)]
#[serde(rename_all = "PascalCase")]
struct Outcome {
    text: String,
    start: Option<usize>,
    end: Option<usize>,
    #[serde(default)]
    resolution: Option<Resolution>,
}

#[derive(Default, Deserialize)]
#[serde(rename_all = "camelCase")]
struct Resolution {
    value: Option<String>,
    #[serde(default)]
    unit: String,
    iso_currency: Option<String>,
}

/// Whether an object is a row of a specification.
pub fn is_row(value: &Value) -> bool {
    value["Input"].is_string() && value["Results"].is_array()
}

/// The kind of a file by its name, and a row's number in it from 0.
pub fn kind(place: &Place) -> Result<(Kind, usize), String> {
    let kind = FILES.iter().find(|(name, _)| place.file.ends_with(&format!("{name}.json")));
    let (_, kind) = kind.ok_or("is of a specification that has no quantities")?;
    Ok((*kind, place.number() - 1))
}

/// A row's text and what is to be found in it.
pub fn row(kind: Kind, value: Value) -> Result<(String, Sentence), String> {
    let spec: Spec = parse(value)?;
    let letters: Vec<char> = spec.input.chars().collect();
    let mut gold = Sentence { kind, expected: Vec::new(), ignored: Vec::new() };
    let mut from = 0;
    for outcome in spec.results {
        let length = outcome.text.chars().count();
        let start = outcome.start.or_else(|| find(&letters, &outcome.text, from)).unwrap_or(from).min(letters.len());
        let end = outcome.end.map_or(start + length, |last| last + 1).clamp(start, letters.len());
        from = from.max(end);
        let span = Span::new(start as u32, end as u32);
        let told = |from: usize, to: usize| letters[from..to].iter().collect::<String>();
        let around = [told(0, start), told(start, end), told(end, letters.len())];
        let resolution = outcome.resolution.unwrap_or_default();
        let value = resolution.value.as_deref().filter(|value| *value != "null");
        match value.filter(|_| !is_left_out(kind, &around)) {
            None => gold.ignored.push(span),
            Some(value) => gold.expected.extend(expected(kind, &outcome.text, value, &resolution, span)?),
        }
    }
    Ok((spec.input, gold))
}

/// The first place of a phrase from a letter on, capitals like small letters.
fn find(letters: &[char], phrase: &str, from: usize) -> Option<usize> {
    let lower = |letter: char| letter.to_lowercase().next().unwrap_or(letter);
    let phrase: Vec<char> = phrase.chars().map(lower).collect();
    let text: Vec<char> = letters.iter().copied().map(lower).collect();
    (from..=text.len().checked_sub(phrase.len())?).find(|start| text[*start..].starts_with(&phrase))
}

/// A pattern of this file.
macro_rules! pattern {
    ($name:ident, $pattern:literal) => {
        static $name: LazyLock<Regex> = LazyLock::new(|| Regex::new($pattern).expect("the pattern is written here"));
    };
}

pattern!(NOTATION, r"\^|\d[eE][+-]?\d|\dx10");
pattern!(DIVISION, r"\bover\b");
pattern!(ORDINAL, r"tenth|fifteenth");
pattern!(CODE_BEFORE, r"\w[-/.:]$|\+$");
pattern!(CODE_AFTER, r"^[-/.:]\w");
pattern!(TIME_AFTER, r"^\s*(years?|months?|days?|hours?)\b");
pattern!(LABEL_BEFORE, r"\b(nrs?\.)\s*[\d,]*$|[\[{(]$");
pattern!(RANGE_BEFORE, r"(\d|\b(?:eight|between))\s*(?:-|–|to)\s*$");
pattern!(INTERVAL, r"^([\[(])([^,]*),([^,]*)([\])])$");
pattern!(TWO_BOUNDS, r"than|above|below|at most|at least|more|less|higher|larger");

/// Whether a result is no quantity in the record's sense.
fn is_left_out(kind: Kind, [before, words, after]: &[String; 3]) -> bool {
    let is_half = matches!(kind, Kind::Age | Kind::Currency | Kind::Dimension) && RANGE_BEFORE.is_match(before);
    let is_plain = kind == Kind::Number
        && (DIVISION.is_match(words)
            || CODE_AFTER.is_match(after)
            || TIME_AFTER.is_match(after)
            || LABEL_BEFORE.is_match(before));
    let is_ordinal = kind == Kind::Range && ORDINAL.is_match(words);
    NOTATION.is_match(words) || CODE_BEFORE.is_match(before) || is_half || is_plain || is_ordinal
}

fn expected(
    kind: Kind,
    words: &str,
    value: &str,
    resolution: &Resolution,
    span: Span,
) -> Result<Vec<Expected>, String> {
    if kind == Kind::Range {
        return interval(words, value, span);
    }
    let written = if kind == Kind::Percent { value.trim_end_matches('%') } else { value };
    let units = match kind {
        Kind::Percent => vec!["percent".to_owned()],
        Kind::Age => vec![age(&resolution.unit)],
        Kind::Currency => vec![resolution.iso_currency.clone().unwrap_or_else(|| currency(&resolution.unit))],
        Kind::Dimension => dimension(&resolution.unit),
        _ => Vec::new(),
    };
    let number = Number::One(number(written)?);
    Ok(vec![Expected { number, units, change: Some("=".to_owned()), span: Some(span) }])
}

fn number(written: &str) -> Result<f64, String> {
    written.trim().parse().map_err(|_| format!("`{written}` is no number"))
}

/// `(20,35]` and its kin: one bound, two bounds told apart, or a range.
fn interval(words: &str, value: &str, span: Span) -> Result<Vec<Expected>, String> {
    let parts = INTERVAL.captures(value).ok_or_else(|| format!("`{value}` is no interval"))?;
    let (low, high) = (&parts[2], &parts[3]);
    let more = if &parts[1] == "(" { ">" } else { ">=" };
    let less = if &parts[4] == ")" { "<" } else { "<=" };
    let one = |number: Number, change: &str| Expected {
        number,
        units: Vec::new(),
        change: Some(change.to_owned()),
        span: Some(span),
    };
    Ok(match (low.is_empty(), high.is_empty()) {
        (false, false) if low == high => vec![one(Number::One(number(low)?), "=")],
        (false, false) if TWO_BOUNDS.is_match(words) => {
            vec![one(Number::One(number(low)?), more), one(Number::One(number(high)?), less)]
        }
        (false, false) => vec![one(Number::Range(number(low)?, number(high)?), "=")],
        (false, true) => vec![one(Number::One(number(low)?), more)],
        (true, _) => vec![one(Number::One(number(high)?), less)],
    })
}

fn age(unit: &str) -> String {
    let unit = unit.to_lowercase();
    if AGES.contains(&unit.as_str()) { unit } else { "year".to_owned() }
}

/// Our id of a currency that the specifications give no code.
fn currency(unit: &str) -> String {
    let code = match unit.to_lowercase().as_str() {
        "dollar" | "united states dollar" => "USD",
        "pound" | "british pound" => "GBP",
        "franc" => "CHF",
        "peseta" => "ESP",
        "finnish markka" => "FIM",
        "netherlands guilder" => "NLG",
        "cent" => "US cent",
        "pence" | "penny" => "penny sterling",
        "bitcoin" => "BTC",
        "satoshi" => "satoshi",
        _ => unit,
    };
    code.to_owned()
}

/// The ids that a unit of the specifications may have here.
fn dimension(unit: &str) -> Vec<String> {
    let unit = unit.to_lowercase();
    let ids: &[&str] = match unit.as_str() {
        "ton" => &["ton", "tonne"],
        "metric ton" => &["tonne"],
        "pound" => &["pound (mass)"],
        "megabit" => &["megabit", "megabyte"],
        _ => return vec![METRE.replace_all(&unit, "${1}re").into_owned()],
    };
    ids.iter().map(|id| (*id).to_owned()).collect()
}

pattern!(METRE, r"\b(\w*(?:met|lit))er\b");

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn gold(kind: Kind, input: &str, results: &Value) -> Sentence {
        row(kind, json!({"Input": input, "Results": results})).unwrap().1
    }

    #[test]
    fn what_is_no_quantity_is_ignored() {
        let result = |start: usize, end: usize, value: Option<&str>| json!([{"Text": "x", "Start": start, "End": end, "Resolution": {"value": value}}]);
        for (input, start, end) in
            [("rose 1e9", 5, 7), ("call +44 now", 6, 7), ("for 12 days", 4, 5), ("about (9)", 7, 7)]
        {
            let sentence = gold(Kind::Number, input, &result(start, end, Some("9")));
            assert_eq!((sentence.expected.len(), sentence.ignored.len()), (0, 1), "{input}");
        }
        assert_eq!(gold(Kind::Percent, "a percent", &result(0, 8, None)).ignored.len(), 1);
        assert_eq!(gold(Kind::Number, "for 12 trucks", &result(4, 5, Some("12"))).expected.len(), 1);
    }

    #[test]
    fn intervals_are_bounds_or_ranges() {
        let told = |words: &str, value: &str| -> Vec<String> {
            let one = |expected: Expected| super::super::told(expected.number, "", expected.change.as_deref());
            interval(words, value, Span::default()).unwrap().into_iter().map(one).collect()
        };
        assert_eq!(told("from 5 to 7", "[5,7]"), ["5 to 7"]);
        assert_eq!(told("more than 5 and at most 7", "(5,7]"), ["> 5", "<= 7"]);
        assert_eq!(told("over 5", "(5,)"), ["> 5"]);
        assert_eq!(told("up to 7", "(,7]"), ["<= 7"]);
        assert_eq!(told("5", "[5,5]"), ["5"]);
    }

    #[test]
    fn units_have_our_ids() {
        assert_eq!(dimension("Square kilometer"), ["square kilometre"]);
        assert_eq!(dimension("Milliliter"), ["millilitre"]);
        assert_eq!(dimension("Ton"), ["ton", "tonne"]);
        assert_eq!(currency("Pound"), "GBP");
        assert_eq!(age("Age"), "year");
    }
}
