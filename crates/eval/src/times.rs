//! Times: TIMEX3 spans, types and values, as TempEval-3 scores them (UzZaman et al. 2013, section 4.1), summed over
//! all documents.
//!
//! | measure | a time is right if |
//! |---|---|
//! | strict | a gold time has its very span |
//! | relaxed | it shares a character with its gold time |
//! | type, value | and the type, the value is the same |
//! | type and value | and both are |
//! | strict and value | it has the very span and value |
//!
//! Times are paired one to one: equal spans first, then the largest overlap, the nearest bounds, the first in the text.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use onrecord_record::{Document, Record, Span, TimeType};
use serde::Deserialize;

use crate::evaluation::{Item, Row, Task, is_record, key_of, parse};
use crate::gold::Entry;
use crate::pairing::greedy;
use crate::report::{Case, Cell, Confusion, NOTHING, PRF, Report, Table, accuracy};
use crate::score::Score;
use crate::text::Text;

/// The layer of times.
pub struct Times;

/// A time: where it stands, its TIMEX3 type and value.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
pub struct Timex {
    start: u32,
    end: u32,
    #[serde(default, rename = "type")]
    kind: String,
    #[serde(default)]
    value: Option<String>,
}

#[derive(Deserialize)]
struct Line {
    doc: String,
    #[serde(default)]
    dct: String,
    #[serde(default)]
    title: String,
    #[serde(default)]
    text: String,
    timexes: Vec<Timex>,
}

impl Task for Times {
    type Gold = Vec<Timex>;
    type Answer = Vec<Timex>;

    const NAME: &'static str = "times";
    const SHAPE: &'static str = r#"a line is like {"doc": "a", "dct": "2024-05-14", "text": "…", "timexes": [{"start": 0, "end": 6, "type": "DATE", "value": "2024-05-10"}]}"#;

    fn is_gold(entry: &Entry) -> bool {
        entry.value["timexes"].is_array() || is_record(&entry.value)
    }

    fn gold(entry: Entry) -> Result<Item<Self::Gold>, String> {
        if is_record(&entry.value) {
            let record: Record = parse(entry.value)?;
            return Ok(Item { gold: Self::of_record(&record), document: record.document });
        }
        let line: Line = parse(entry.value)?;
        let given = |words: String| Some(words).filter(|words| !words.is_empty());
        let document = Document {
            key: line.doc,
            published: given(line.dct),
            title: given(line.title),
            text: line.text,
            language: "en".to_owned(),
            ..Document::default()
        };
        Ok(Item { document, gold: line.timexes })
    }

    fn of_record(record: &Record) -> Self::Answer {
        let timex = |time: &onrecord_record::Time| Timex {
            start: time.span.start,
            end: time.span.end,
            kind: name(time.r#type).to_owned(),
            value: Some(time.value.clone()),
        };
        record.times.iter().map(timex).collect()
    }

    fn of_system(entry: Entry) -> Result<(String, Self::Answer), String> {
        if is_record(&entry.value) {
            let record: Record = parse(entry.value)?;
            return Ok((key_of(&record.document), Self::of_record(&record)));
        }
        let line: Line = parse(entry.value)?;
        Ok((line.doc, line.timexes))
    }

    fn score(rows: &[Row<Self>], report: &mut Report) {
        let mut tally = Tally { confusion: Confusion::new("type"), ..Tally::default() };
        for row in rows {
            tally.count(row, report);
        }
        tally.write(report);
    }
}

const fn name(kind: TimeType) -> &'static str {
    match kind {
        TimeType::Date => "DATE",
        TimeType::Time => "TIME",
        TimeType::Duration => "DURATION",
        TimeType::Set => "SET",
    }
}

impl Timex {
    const fn span(&self) -> Span {
        Span::new(self.start, self.end)
    }

    fn value(&self) -> &str {
        self.value.as_deref().unwrap_or_default()
    }

    fn told(&self, text: &Text) -> String {
        format!("{} {} “{}”", self.kind, self.value(), text.words(self.span()))
    }
}

/// Pairs of gold times and the system's.
fn pairs(gold: &[Timex], system: &[Timex]) -> Vec<(usize, usize)> {
    let mut candidates = Vec::new();
    for (left, one) in gold.iter().enumerate() {
        for (right, other) in system.iter().enumerate() {
            let overlap = i64::from(one.end.min(other.end)) - i64::from(one.start.max(other.start));
            if overlap > 0 {
                let distance = one.start.abs_diff(other.start) + one.end.abs_diff(other.end);
                candidates.push((one.span() != other.span(), Reverse(overlap), distance, left, right));
            }
        }
    }
    candidates.sort_unstable();
    greedy(candidates.into_iter().map(|(.., left, right)| (left, right)))
}

#[derive(Default)]
struct Tally {
    gold: usize,
    system: usize,
    all: Pairs,
    by_type: BTreeMap<String, (Pairs, Score)>,
    confusion: Confusion,
}

/// How many pairs are right in which way.
#[derive(Default)]
struct Pairs {
    relaxed: usize,
    strict: usize,
    kind: usize,
    value: usize,
    both: usize,
    strict_value: usize,
}

impl Pairs {
    fn add(&mut self, gold: &Timex, found: &Timex) {
        let strict = gold.span() == found.span();
        let (kind, value) = (gold.kind == found.kind, gold.value() == found.value());
        self.relaxed += 1;
        self.strict += usize::from(strict);
        self.kind += usize::from(kind);
        self.value += usize::from(value);
        self.both += usize::from(kind && value);
        self.strict_value += usize::from(strict && value);
    }
}

impl Tally {
    fn count(&mut self, row: &Row<Times>, report: &mut Report) {
        let (gold, system) = (&row.gold, &row.answer);
        self.gold += gold.len();
        self.system += system.len();
        let pairs = pairs(gold, system);
        for time in gold {
            self.by_type.entry(time.kind.clone()).or_default().1.gold += 1;
        }
        for time in system {
            self.by_type.entry(time.kind.clone()).or_default().1.system += 1;
        }
        for &(left, right) in &pairs {
            let (gold, found) = (&gold[left], &system[right]);
            self.all.add(gold, found);
            let (class, score) = self.by_type.entry(gold.kind.clone()).or_default();
            class.add(gold, found);
            score.right += usize::from(gold.kind == found.kind && gold.value() == found.value());
            self.confusion.add(&gold.kind, &found.kind);
        }
        for (idx, time) in gold.iter().enumerate() {
            if !pairs.iter().any(|pair| pair.0 == idx) {
                self.confusion.add(&time.kind, NOTHING);
            }
        }
        for (idx, time) in system.iter().enumerate() {
            if !pairs.iter().any(|pair| pair.1 == idx) {
                self.confusion.add(NOTHING, &time.kind);
            }
        }
        cases(row, &pairs, report);
    }

    fn write(self, report: &mut Report) {
        report.counts.extend([("gold times", self.gold), ("found", self.system)]);
        let mut table = Table::new("measures", PRF);
        let all = &self.all;
        for (name, right) in [
            ("strict", all.strict),
            ("relaxed", all.relaxed),
            ("type", all.kind),
            ("value", all.value),
            ("type and value", all.both),
            ("strict and value", all.strict_value),
        ] {
            table.score(name, Score::new(right, self.system, self.gold));
        }
        report.table(table);
        let mut table = Table::new("accuracy of pairs", &["pairs", "right", "%"]);
        table.row("type", accuracy(all.kind, all.relaxed));
        table.row("value", accuracy(all.value, all.relaxed));
        report.table(table);
        let mut table = Table::new("by type", &["gold", "relaxed", "strict", "value", "P", "R", "F1"]);
        for (kind, (pairs, score)) in self.by_type {
            let counts = [score.gold, pairs.relaxed, pairs.strict, pairs.value].map(Cell::Count);
            let shares = [score.precision(), score.recall(), score.f1()].map(Cell::Share);
            table.row(kind, [&counts[..], &shares[..]].concat());
        }
        report.table(table);
        report.confusions.push(self.confusion);
    }
}

/// What is wrong in one document, in the order of the text.
fn cases(row: &Row<Times>, pairs: &[(usize, usize)], report: &mut Report) {
    if !report.wants_cases() {
        return;
    }
    let text = Text::new(&row.document.text);
    let mut wrong: Vec<(Span, &'static str, Option<&Timex>, Option<&Timex>)> = Vec::new();
    for (idx, gold) in row.gold.iter().enumerate() {
        let found = pairs.iter().find(|pair| pair.0 == idx).map(|pair| &row.answer[pair.1]);
        let kind = match found {
            None => "missed",
            Some(found) if found.value() != gold.value() => "value",
            Some(found) if found.span() != gold.span() => "span",
            Some(found) if found.kind != gold.kind => "type",
            Some(_) => continue,
        };
        wrong.push((gold.span(), kind, Some(gold), found));
    }
    for (idx, found) in row.answer.iter().enumerate() {
        if !pairs.iter().any(|pair| pair.1 == idx) {
            wrong.push((found.span(), "wrong", None, Some(found)));
        }
    }
    wrong.sort_by_key(|(span, ..)| *span);
    for (span, kind, gold, found) in wrong {
        report.case(|| Case {
            kind,
            document: row.document.key.clone(),
            excerpt: text.excerpt(&[span]),
            gold: gold.map(|time| time.told(&text)).unwrap_or_default(),
            found: found.map(|time| time.told(&text)).unwrap_or_default(),
        });
    }
}
