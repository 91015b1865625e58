//! What is right about aligned attributions, counted over documents and by class.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::LazyLock;

use onrecord_record::Span;
use regex::Regex;

use super::alignment::{Worded, align, f1, shared, words_in};
use super::{Attribution, Statements};
use crate::evaluation::Row;
use crate::pairing::most_pairs;
use crate::report::{Case, Cell, Confusion, PRF, Report, Table};
use crate::score::{Score, harmonic, share};
use crate::text::Text;

/// Cues that hold one of these plain words of speech, in any form, are the class `speech`.
static SPEECH: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(concat!(
        r"(?i)\b(says?|said|saying|tells?|told|telling|writes?|wrote|written|writing|adds?|added|adding|",
        r"states?|stated|stating|reports?|reported|reporting|announc\w+|claim\w*|argu(?:es?|ed|ing)|",
        r"according to|den(?:y|ies|ied|ying)|explain\w*|respond\w*|repl(?:y|ies|ied|ying)|tweet\w*|",
        r"declin(?:e|es|ed|ing)|confirm\w*|insist\w*|assert\w*|alleg(?:e|es|ed|ing)|note[sd]?|noting|",
        r"conced\w+|acknowledg\w+|warn\w*|accus\w+|describ\w+|ask(?:s|ed|ing)?|declar\w+|quoted?)\b",
    ))
    .expect("the pattern is written here")
});

/// The measures, in the order in which they are shown.
const MEASURES: [&str; 9] = [
    "cue",
    "content words",
    "content",
    "content exact",
    "source",
    "source words",
    "source exact",
    "full",
    "full strict",
];

/// How an aligned pair fares.
#[derive(Clone, Copy, Default)]
#[allow(clippy::struct_excessive_bools, reason = "each is one thing that is asked of a pair")]
struct Verdict {
    content: bool,
    content_exact: bool,
    cue: bool,
    source: bool,
    source_exact: bool,
}

impl Verdict {
    fn of(gold: &Worded<'_>, system: &Worded<'_>) -> Self {
        let (left, right) = (gold.spans, system.spans);
        let both_empty = |one: &[Span], other: &[Span]| one.is_empty() && other.is_empty();
        // A content without any word, such as "!", is compared by its characters.
        let content = if gold.content.is_empty() && system.content.is_empty() {
            shared(&left.content, &right.content) > 0 || both_empty(&left.content, &right.content)
        } else {
            f1(&gold.content, &system.content) >= 0.5
        };
        let source = !gold.source.is_disjoint(&system.source)
            || both_empty(&left.source, &right.source)
            || shared(&left.source, &right.source) > 0;
        Self {
            content,
            content_exact: content && gold.content == system.content,
            cue: shared(&left.cue, &right.cue) > 0 || both_empty(&left.cue, &right.cue),
            source,
            source_exact: source && gold.source == system.source,
        }
    }

    fn is_full(self) -> bool {
        self.content && self.cue && self.source
    }

    /// What is wrong first.
    fn fault(self) -> Option<&'static str> {
        let parts = [(self.content, "content"), (self.cue, "cue"), (self.source, "source")];
        parts.into_iter().find_map(|(is_right, name)| (!is_right).then_some(name))
    }
}

/// Counts of one class of attributions.
#[derive(Default)]
struct Class {
    /// Gold attributions whose content was found.
    content: usize,
    gold: Score,
    system: Score,
}

/// Counts over documents.
pub struct Tally {
    scores: [Score; MEASURES.len()],
    gold: usize,
    system: usize,
    classes: BTreeMap<(&'static str, &'static str), Class>,
    quotation: Confusion,
    /// Rows of the system by the tenth of their probability.
    tenths: [Score; 10],
}

impl Tally {
    /// Nothing counted.
    pub fn new() -> Self {
        Self {
            scores: [Score::default(); MEASURES.len()],
            gold: 0,
            system: 0,
            classes: BTreeMap::new(),
            quotation: Confusion::new("quotation"),
            tenths: [Score::default(); 10],
        }
    }

    fn add(&mut self, measure: &str, right: usize, system: usize, gold: usize) {
        if let Some(at) = MEASURES.iter().position(|name| *name == measure) {
            self.scores[at].add(right, system, gold);
        }
    }

    /// Counts one document.
    pub fn count(&mut self, row: &Row<Statements>, report: &mut Report) {
        let text = Text::new(&row.document.text);
        let tokens = text.tokens();
        let gold: Vec<Worded<'_>> = row.gold.iter().map(|one| Worded::new(one, &tokens)).collect();
        let system: Vec<Worded<'_>> = row.answer.iter().map(|one| Worded::new(one, &tokens)).collect();
        self.gold += gold.len();
        self.system += system.len();
        self.cues(&gold, &system);
        self.content_words(&gold, &system);
        let pairs = align(&gold, &system);
        let verdicts: Vec<Verdict> =
            pairs.iter().map(|&(left, right)| Verdict::of(&gold[left], &system[right])).collect();
        self.aligned(&gold, &system, &pairs, &verdicts);
        let quoted = words_in(&text.quoted(), &tokens);
        let class = |one: &Worded<'_>| {
            [("by quotation", quotation(&one.content, &quoted)), ("by cue", cue_class(one.spans, &text))]
        };
        for (idx, one) in gold.iter().enumerate() {
            let verdict = pairs.iter().position(|pair| pair.0 == idx).map(|at| verdicts[at]).unwrap_or_default();
            for key in class(one) {
                let counts = self.classes.entry(key).or_default();
                counts.content += usize::from(verdict.content);
                counts.gold.add(usize::from(verdict.is_full()), 0, 1);
            }
        }
        for (idx, one) in system.iter().enumerate() {
            let verdict = pairs.iter().position(|pair| pair.1 == idx).map(|at| verdicts[at]).unwrap_or_default();
            for key in class(one) {
                self.classes.entry(key).or_default().system.add(usize::from(verdict.is_full()), 1, 0);
            }
            if let Some(percent) = one.spans.percent {
                self.tenths[usize::from(percent / 10).min(9)].add(usize::from(verdict.is_full()), 1, 0);
            }
        }
        for (&(left, right), verdict) in pairs.iter().zip(&verdicts) {
            if verdict.content {
                self.quotation.add(quotation(&gold[left].content, &quoted), quotation(&system[right].content, &quoted));
            }
        }
        cases(row, &text, &pairs, &verdicts, report);
    }

    fn cues(&mut self, gold: &[Worded<'_>], system: &[Worded<'_>]) {
        let with_cue = |all: &[Worded<'_>]| -> Vec<Vec<Span>> {
            all.iter().map(|one| one.spans.cue.clone()).filter(|cue| !cue.is_empty()).collect()
        };
        let (gold, system) = (with_cue(gold), with_cue(system));
        let right = most_pairs(gold.len(), system.len(), |left, right| shared(&gold[left], &system[right]) > 0);
        self.add("cue", right, system.len(), gold.len());
    }

    fn content_words(&mut self, gold: &[Worded<'_>], system: &[Worded<'_>]) {
        let all = |side: &[Worded<'_>]| -> BTreeSet<usize> {
            side.iter().flat_map(|one| one.content.iter().copied()).collect()
        };
        let (gold, system) = (all(gold), all(system));
        self.add("content words", gold.intersection(&system).count(), system.len(), gold.len());
    }

    fn aligned(&mut self, gold: &[Worded<'_>], system: &[Worded<'_>], pairs: &[(usize, usize)], verdicts: &[Verdict]) {
        let count = |is_right: fn(Verdict) -> bool| verdicts.iter().filter(|verdict| is_right(**verdict)).count();
        for (measure, right) in [
            ("content", count(|verdict| verdict.content)),
            ("content exact", count(|verdict| verdict.content_exact)),
            ("full", count(Verdict::is_full)),
            ("full strict", count(|verdict| verdict.content_exact && verdict.cue && verdict.source_exact)),
        ] {
            self.add(measure, right, system.len(), gold.len());
        }
        for (&(left, right), verdict) in pairs.iter().zip(verdicts).filter(|(_, verdict)| verdict.content) {
            let (gold, system) = (&gold[left], &system[right]);
            let (has_gold, has_system) = (!gold.spans.source.is_empty(), !system.spans.source.is_empty());
            let is_right = |right: bool| usize::from(has_gold && has_system && right);
            self.add("source", is_right(verdict.source), usize::from(has_system), usize::from(has_gold));
            self.add("source exact", is_right(verdict.source_exact), usize::from(has_system), usize::from(has_gold));
            let words = gold.source.intersection(&system.source).count();
            self.add("source words", words, system.source.len(), gold.source.len());
        }
    }

    /// Writes the tables.
    pub fn write(self, report: &mut Report) {
        report.counts.extend([("gold attributions", self.gold), ("found", self.system)]);
        let mut table = Table::new("measures", PRF);
        for (name, score) in MEASURES.into_iter().zip(self.scores) {
            table.score(name, score);
        }
        report.table(table);
        for name in ["by quotation", "by cue"] {
            let mut table = Table::new(name, &["gold", "found", "content R", "full P", "full R", "full F1"]);
            for ((_, class), counts) in self.classes.iter().filter(|((of, _), _)| *of == name) {
                let (precision, recall) = (counts.system.precision(), counts.gold.recall());
                let shares = [share(counts.content, counts.gold.gold), precision, recall, harmonic(precision, recall)];
                let numbers = [counts.gold.gold, counts.system.system].map(Cell::Count);
                table.row(*class, [&numbers[..], &shares.map(Cell::Share)[..]].concat());
            }
            report.table(table);
        }
        let mut table = Table::new("by probability", &["found", "full P"]);
        for (tenth, score) in self.tenths.into_iter().enumerate().rev().filter(|(_, score)| score.system > 0) {
            let name = if tenth == 9 { "0.9 to 1".to_owned() } else { format!("0.{tenth} to 0.{}", tenth + 1) };
            table.row(name, [Cell::Count(score.system), Cell::Share(score.precision())]);
        }
        if !table.rows.is_empty() {
            report.table(table);
        }
        report.confusions.push(self.quotation);
    }
}

/// How much of a content stands in quotation marks.
fn quotation(content: &BTreeSet<usize>, quoted: &BTreeSet<usize>) -> &'static str {
    let part = share(content.intersection(quoted).count(), content.len());
    match part {
        part if part >= 0.95 => "direct",
        part if part > 0.0 => "mixed",
        _ => "indirect",
    }
}

fn cue_class(attribution: &Attribution, text: &Text) -> &'static str {
    let words: Vec<String> = attribution.cue.iter().map(|span| text.raw(*span)).collect();
    if SPEECH.is_match(&words.join(" ")) { "speech" } else { "other" }
}

/// What is wrong in one document, in the order of the text.
fn cases(row: &Row<Statements>, text: &Text, pairs: &[(usize, usize)], verdicts: &[Verdict], report: &mut Report) {
    let told = |one: &Attribution| {
        let parts = [("source", &one.source), ("cue", &one.cue), ("content", &one.content)];
        let part = |(name, spans): (&str, &Vec<Span>)| match spans.as_slice() {
            [] => format!("no {name}"),
            spans => format!("{name} “{}”", text.joined(spans)),
        };
        parts.map(part).join(" · ")
    };
    let mut wrong = Vec::new();
    for (idx, gold) in row.gold.iter().enumerate() {
        match pairs.iter().position(|pair| pair.0 == idx) {
            None => wrong.push((gold, "missed", told(gold), String::new())),
            Some(at) => {
                if let Some(fault) = verdicts[at].fault() {
                    wrong.push((gold, fault, told(gold), told(&row.answer[pairs[at].1])));
                }
            }
        }
    }
    for (idx, found) in row.answer.iter().enumerate() {
        if !pairs.iter().any(|pair| pair.1 == idx) {
            wrong.push((found, "wrong", String::new(), told(found)));
        }
    }
    let marks = |one: &Attribution| if one.cue.is_empty() { one.content.clone() } else { one.cue.clone() };
    wrong.sort_by_key(|(one, ..)| marks(one).first().copied());
    for (one, kind, gold, found) in wrong {
        report.case(|| Case {
            kind,
            document: row.document.key.clone(),
            excerpt: text.excerpt(&marks(one)),
            gold,
            found,
        });
    }
}
