//! Quantities: numbers with their units and how they change or are bounded, in sentences of news (the form of
//! NewsQuant) and in the specifications of Microsoft's Recognizers-Text (`spec`).
//!
//! | measure | a quantity is right if |
//! |---|---|
//! | value | a gold quantity of the same document has its value; a range, both bounds |
//! | value and unit | and the unit |
//! | value and change | and the change: `=`, `~`, `up`, `down`, `>`, `<` |
//!
//! Quantities are paired one to one: those that agree on unit (for the last measure on change) first, then the first in
//! the text. Values are equal within 1e-5 of the system's.

use onrecord_record::{Document, Record, Span};
use serde::Deserialize;
use serde_json::Value;

use crate::evaluation::{Item, Row, Task, is_record, key_of, parse};
use crate::gold::Entry;
use crate::report::{Case, Cell, PRF, Report, Table};
use crate::score::Score;
use crate::text::Text;

mod found;
mod pairs;
mod spec;

pub use found::Found;
pub use spec::Kind;

use pairs::{Agreed, pair};

/// The layer of quantities.
pub struct Quantities;

/// A number or a range of numbers.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Number {
    /// One number.
    One(f64),
    /// Its least and greatest value.
    Range(f64, f64),
}

impl Number {
    /// Whether a gold number is the same as the system's.
    fn is_close(self, system: Self) -> bool {
        let near = |gold: f64, system: f64| (gold - system).abs() <= 1e-8 + 1e-5 * system.abs();
        match (self, system) {
            (Self::One(gold), Self::One(system)) => near(gold, system),
            (Self::Range(low, high), Self::Range(least, most)) => near(low, least) && near(high, most),
            _ => false,
        }
    }

    /// A number, a list of two, or a string that holds a number or `5-7`.
    fn parse(value: &Value) -> Option<Self> {
        match value {
            Value::Number(number) => number.as_f64().map(Self::One),
            Value::Array(bounds) => match bounds.as_slice() {
                [low, high] => Some(Self::Range(low.as_f64()?, high.as_f64()?)),
                _ => None,
            },
            Value::String(text) => {
                let bounds = text.split_once('-').and_then(|(low, high)| {
                    let number = |part: &str| part.trim().parse::<f64>().ok().filter(|_| !part.trim().is_empty());
                    Some(Self::Range(number(low)?, number(high)?))
                });
                bounds.or_else(|| text.trim().parse().ok().map(Self::One))
            }
            _ => None,
        }
    }
}

/// A quantity of the gold data.
#[derive(Clone, Debug, PartialEq)]
pub struct Expected {
    number: Number,
    /// The names its unit may have; none where it has no unit that could be compared.
    units: Vec<String>,
    change: Option<String>,
    span: Option<Span>,
}

/// The quantities of a document, and what of it does not count.
#[derive(Clone, Debug)]
pub struct Sentence {
    kind: Kind,
    expected: Vec<Expected>,
    /// Places where nothing counts, whatever is found there.
    ignored: Vec<Span>,
}

#[derive(Deserialize)]
struct Line {
    #[serde(default, alias = "sentence", alias = "Input")]
    text: String,
    quantities: Vec<Written>,
}

#[derive(Deserialize)]
struct Written {
    value: Value,
    #[serde(default)]
    normalized_unit: Option<String>,
    #[serde(default)]
    change: Option<String>,
}

impl Written {
    fn expected(self) -> Result<Expected, String> {
        let number = Number::parse(&self.value).ok_or_else(|| format!("`{}` is no number and no range", self.value))?;
        let unit = self.normalized_unit.unwrap_or_default().to_lowercase();
        Ok(Expected { number, units: vec![unit], change: self.change, span: None })
    }
}

impl Task for Quantities {
    type Gold = Sentence;
    type Answer = Vec<Found>;

    const NAME: &'static str = "quantities";
    const SHAPE: &'static str = r#"a sentence is like {"text": "…", "quantities": [{"value": 12.5, "normalized_unit": "percentage", "change": "up"}]}"#;

    fn is_gold(entry: &Entry) -> bool {
        entry.value["quantities"].is_array() || spec::is_row(&entry.value) && spec::kind(&entry.place).is_ok()
    }

    fn gold(entry: Entry) -> Result<Item<Sentence>, String> {
        if is_record(&entry.value) {
            let record: Record = parse(entry.value)?;
            let expected = Self::of_record(&record).iter().map(Found::as_expected).collect();
            return Ok(Item {
                gold: Sentence { kind: Kind::News, expected, ignored: Vec::new() },
                document: record.document,
            });
        }
        let (key, text, gold) = if spec::is_row(&entry.value) {
            let (kind, index) = spec::kind(&entry.place)?;
            let (text, gold) = spec::row(kind, entry.value)?;
            (format!("{}-{index}", kind.name()), text, gold)
        } else {
            let line: Line = parse(entry.value)?;
            let expected = line.quantities.into_iter().map(Written::expected).collect::<Result<_, _>>()?;
            let gold = Sentence { kind: Kind::News, expected, ignored: Vec::new() };
            (entry.place.number().to_string(), line.text, gold)
        };
        Ok(Item { document: Document { key, text, language: "en".to_owned(), ..Document::default() }, gold })
    }

    fn of_record(record: &Record) -> Vec<Found> {
        found::of_record(record)
    }

    fn of_system(entry: Entry) -> Result<(String, Vec<Found>), String> {
        if is_record(&entry.value) {
            let record: Record = parse(entry.value)?;
            return Ok((key_of(&record.document), found::of_record(&record)));
        }
        Ok((entry.place.number().to_string(), found::of_list(entry.value)?))
    }

    fn score(rows: &[Row<Self>], report: &mut Report) {
        let mut kinds: Vec<(Kind, Tally)> = Vec::new();
        for row in rows {
            let kind = row.gold.kind;
            let at = kinds.iter().position(|(other, _)| *other == kind).unwrap_or_else(|| {
                kinds.push((kind, Tally::default()));
                kinds.len() - 1
            });
            kinds[at].1.count(row, report);
        }
        kinds.sort_by_key(|(kind, _)| *kind);
        write(&kinds, report);
    }
}

/// Counts of one kind of gold data.
#[derive(Default)]
struct Tally {
    value: Score,
    unit: Score,
    change: Score,
}

impl Tally {
    fn count(&mut self, row: &Row<Quantities>, report: &mut Report) {
        let Sentence { kind, expected, ignored } = &row.gold;
        let counts = |found: &&Found| {
            let is_at = |place: &Span| found.span.is_some_and(|span| span.overlaps(*place));
            // What a range gives as one number counts where the gold data has a range.
            let is_number = found.own.as_ref().is_some_and(|own| !own.is_time);
            let is_told = *kind == Kind::Range
                && is_number
                && expected.iter().filter_map(|gold| gold.span).any(|place| is_at(&place));
            (is_told || kind.counts(found)) && !ignored.iter().any(is_at)
        };
        let found: Vec<&Found> = row.answer.iter().filter(counts).collect();
        let by_unit = pair(expected, &found, |gold, found| kind.has_unit(gold, found));
        let has_change = |gold: &Expected, found: &Found| gold.change.as_deref() == kind.change(found);
        let by_change = pair(expected, &found, has_change);
        let agreed = |pairs: &[Agreed]| pairs.iter().filter(|pair| pair.agrees).count();
        self.value.add(by_unit.len(), found.len(), expected.len());
        if kind.has_units() {
            self.unit.add(agreed(&by_unit), found.len(), expected.len());
        }
        if kind.has_changes() {
            self.change.add(agreed(&by_change), found.len(), expected.len());
        }
        cases(row, &found, &by_unit, report);
    }

    fn add(&mut self, other: &Self) {
        for (sum, part) in
            [(&mut self.value, other.value), (&mut self.unit, other.unit), (&mut self.change, other.change)]
        {
            sum.add(part.right, part.system, part.gold);
        }
    }
}

fn write(kinds: &[(Kind, Tally)], report: &mut Report) {
    let mut all = Tally::default();
    for (_, tally) in kinds {
        all.add(tally);
    }
    report.counts.extend([("gold quantities", all.value.gold), ("found", all.value.system)]);
    let mut table = Table::new("measures", PRF);
    for (name, score) in [("value", all.value), ("value and unit", all.unit), ("value and change", all.change)] {
        if name == "value" || score.gold + score.system > 0 {
            table.score(name, score);
        }
    }
    report.table(table);
    if kinds.iter().any(|(kind, _)| *kind != Kind::News) {
        let mut table =
            Table::new("by kind", &["gold", "found", "value P", "value R", "value F1", "unit F1", "change F1"]);
        for (kind, Tally { value, unit, change }) in kinds {
            let optional = |has: bool, score: &Score| if has { Cell::Share(score.f1()) } else { Cell::None };
            let counts = [value.gold, value.system].map(Cell::Count);
            let shares = [value.precision(), value.recall(), value.f1()].map(Cell::Share);
            let others = [optional(kind.has_units(), unit), optional(kind.has_changes(), change)];
            table.row(kind.name(), [&counts[..], &shares, &others].concat());
        }
        report.table(table);
    }
}

fn cases(row: &Row<Quantities>, found: &[&Found], pairs: &[Agreed], report: &mut Report) {
    if !report.wants_cases() {
        return;
    }
    let kind = row.gold.kind;
    let text = Text::new(&row.document.text);
    let mut case = |what: &'static str, gold: Option<&Expected>, found: Option<&Found>| {
        let span = gold.and_then(|gold| gold.span).or(found.and_then(|found| found.span));
        report.case(|| Case {
            kind: what,
            document: row.document.key.clone(),
            excerpt: span.map_or_else(|| text.whole(), |span| text.excerpt(&[span])),
            gold: gold.map(Expected::told).unwrap_or_default(),
            found: found.map(|found| found.told(kind)).unwrap_or_default(),
        });
    };
    for (idx, gold) in row.gold.expected.iter().enumerate() {
        match pairs.iter().find(|pair| pair.gold == idx) {
            None => case("missed", Some(gold), None),
            Some(pair) if kind.has_units() && !pair.agrees => case("unit", Some(gold), Some(found[pair.system])),
            Some(_) => {}
        }
    }
    for (idx, found) in found.iter().enumerate() {
        if !pairs.iter().any(|pair| pair.system == idx) {
            case("wrong", None, Some(found));
        }
    }
}

impl Expected {
    fn told(&self) -> String {
        told(self.number, self.units.first().map_or("", String::as_str), self.change.as_deref())
    }
}

/// A quantity in words.
fn told(number: Number, unit: &str, change: Option<&str>) -> String {
    let number = match number {
        Number::One(value) => value.to_string(),
        Number::Range(low, high) => format!("{low} to {high}"),
    };
    let change = change.filter(|change| *change != "=").map(|change| format!("{change} ")).unwrap_or_default();
    format!("{change}{number} {unit}").trim_end().to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_read_from_any_form() {
        let parse = |text: &str| Number::parse(&serde_json::from_str(text).unwrap());
        assert_eq!(parse("12.5"), Some(Number::One(12.5)));
        assert_eq!(parse("\"12.5\""), Some(Number::One(12.5)));
        assert_eq!(parse("\"-3\""), Some(Number::One(-3.0)));
        assert_eq!(parse("\"5 - 7\""), Some(Number::Range(5.0, 7.0)));
        assert_eq!(parse("[5, 7]"), Some(Number::Range(5.0, 7.0)));
        assert_eq!(parse("\"many\""), None);
        assert!(Number::One(1e6).is_close(Number::One(1e6 + 5.0)));
        assert!(!Number::One(6.0).is_close(Number::Range(5.0, 7.0)));
    }
}
