//! Mentions of actors: which words of an article speak of a person or an organization (GUM).
//!
//! Gold mentions of people and organizations are to be found. Those of places are not asked for, as a country is an actor in
//! one sentence and a place in the next; what is found there counts as neither right nor wrong.
//!
//! | measure | a mention is right if |
//! |---|---|
//! | relaxed | it holds a word of the core of its gold mention, as a name or the head of a phrase is |
//! | strict | and has its very span |
//!
//! Mentions are paired one to one, by the part of their letters that they share, equals in the order of the text.

use std::collections::BTreeMap;

use onrecord_record::{Document, Record, Span};
use serde::Deserialize;

use crate::evaluation::{Item, Row, Task, is_record, key_of, parse};
use crate::gold::Entry;
use crate::pairing::greedy;
use crate::report::{Case, Cell, PRF, Report, Table};
use crate::score::{Score, share};
use crate::text::Text;

/// The layer of actors, by their mentions.
pub struct Mentions;

/// A gold mention.
#[derive(Clone, Debug, Deserialize)]
pub struct Mention {
    span: Span,
    #[serde(rename = "type")]
    kind: String,
    #[serde(default)]
    core: Vec<Span>,
}

#[derive(Deserialize)]
struct Line {
    doc: String,
    #[serde(default)]
    dct: String,
    text: String,
    mentions: Vec<Mention>,
}

#[derive(Deserialize)]
struct Found {
    doc: String,
    mentions: Vec<Span>,
}

/// Types that are actors.
const ACTORS: [&str; 2] = ["person", "organization"];

impl Task for Mentions {
    type Gold = Vec<Mention>;
    type Answer = Vec<Span>;

    const NAME: &'static str = "actors";
    const SHAPE: &'static str = "a table has the columns text, date, country, code_1 and checked_fields; CoNLL-U files have entity marks like GUM's";

    fn is_gold(entry: &Entry) -> bool {
        entry.value["mentions"].is_array()
    }

    fn gold(entry: Entry) -> Result<Item<Self::Gold>, String> {
        let line: Line = parse(entry.value)?;
        let document = Document {
            key: line.doc,
            published: Some(line.dct).filter(|day| !day.is_empty()),
            text: line.text,
            language: "en".to_owned(),
            ..Document::default()
        };
        let kinds = |mention: &Mention| mention.kind == "place" || ACTORS.contains(&mention.kind.as_str());
        Ok(Item { document, gold: line.mentions.into_iter().filter(kinds).collect() })
    }

    fn of_record(record: &Record) -> Self::Answer {
        record.actors.iter().flat_map(|actor| actor.mentions.iter().map(|mention| mention.span)).collect()
    }

    fn of_system(entry: Entry) -> Result<(String, Self::Answer), String> {
        if is_record(&entry.value) {
            let record: Record = parse(entry.value)?;
            return Ok((key_of(&record.document), Self::of_record(&record)));
        }
        let found: Found = parse(entry.value)?;
        Ok((found.doc, found.mentions))
    }

    fn score(rows: &[Row<Self>], report: &mut Report) {
        let (mut relaxed, mut strict) = (Score::default(), Score::default());
        let mut by_type: BTreeMap<&str, [usize; 3]> = BTreeMap::new();
        for row in rows {
            let pairs = pairs(&row.gold, &row.answer);
            let is_asked = |at: usize| ACTORS.contains(&row.gold[at].kind.as_str());
            let spared = pairs.iter().filter(|pair| !is_asked(pair.0)).count();
            let gold = (0..row.gold.len()).filter(|at| is_asked(*at)).count();
            let asked = || pairs.iter().filter(|pair| is_asked(pair.0));
            let same = |pair: &&(usize, usize)| row.gold[pair.0].span == row.answer[pair.1];
            relaxed.add(asked().count(), row.answer.len() - spared, gold);
            strict.add(asked().filter(same).count(), row.answer.len() - spared, gold);
            for mention in &row.gold {
                by_type.entry(&mention.kind).or_default()[0] += 1;
            }
            for pair in &pairs {
                let counts = by_type.entry(&row.gold[pair.0].kind).or_default();
                counts[1] += 1;
                counts[2] += usize::from(same(&pair));
            }
            cases(row, &pairs, report);
        }
        report.counts.extend([("gold mentions", relaxed.gold), ("found", relaxed.system)]);
        let mut table = Table::new("measures", PRF);
        table.score("relaxed", relaxed);
        table.score("strict", strict);
        report.table(table);
        let mut table = Table::new("by type", &["gold", "relaxed", "strict", "relaxed R"]);
        for (kind, [gold, relaxed, strict]) in by_type {
            table.row(
                kind,
                [Cell::Count(gold), Cell::Count(relaxed), Cell::Count(strict), Cell::Share(share(relaxed, gold))],
            );
        }
        report.table(table);
    }
}

fn pairs(gold: &[Mention], system: &[Span]) -> Vec<(usize, usize)> {
    let mut candidates = Vec::new();
    for (left, mention) in gold.iter().enumerate() {
        for (right, span) in system.iter().enumerate() {
            let core = if mention.core.is_empty() { std::slice::from_ref(&mention.span) } else { &mention.core };
            if core.iter().any(|word| span.contains(*word)) {
                let shared = mention.span.end.min(span.end).saturating_sub(mention.span.start.max(span.start));
                let part = f64::from(shared) / f64::from(mention.span.union(*span).len());
                candidates.push((part, left, right));
            }
        }
    }
    candidates.sort_by(|a, b| b.0.total_cmp(&a.0).then((a.1, a.2).cmp(&(b.1, b.2))));
    greedy(candidates.into_iter().map(|(_, left, right)| (left, right)))
}

/// What is missed and wrong in one document, in the order of the text.
fn cases(row: &Row<Mentions>, pairs: &[(usize, usize)], report: &mut Report) {
    if !report.wants_cases() {
        return;
    }
    let text = Text::new(&row.document.text);
    let mut wrong = Vec::new();
    for (idx, mention) in row.gold.iter().enumerate() {
        if ACTORS.contains(&mention.kind.as_str()) && !pairs.iter().any(|pair| pair.0 == idx) {
            wrong.push((mention.span, "missed", mention.kind.as_str()));
        }
    }
    for (idx, span) in row.answer.iter().enumerate() {
        if !pairs.iter().any(|pair| pair.1 == idx) {
            wrong.push((*span, "wrong", ""));
        }
    }
    wrong.sort_unstable();
    for (span, kind, gold) in wrong {
        report.case(|| Case {
            kind,
            document: row.document.key.clone(),
            excerpt: text.excerpt(&[span]),
            gold: gold.to_owned(),
            found: if gold.is_empty() { text.words(span) } else { String::new() },
        });
    }
}
