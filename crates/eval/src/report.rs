//! What an evaluation found: tables, confusions and single cases, the same for every layer.
//!
//! Apart from the measures, which fill it, and from its two forms, [text](crate::report::Style) for people and JSON
//! for programs, which print it without knowing what was measured.

use std::collections::BTreeMap;

use serde_json::{Map, Value, json};

use crate::score::{Score, share};
use crate::text::Excerpt;

mod print;

pub use print::Style;

/// What an evaluation found.
#[derive(Clone, Debug, Default)]
pub struct Report {
    /// The layer.
    pub layer: &'static str,
    /// What was counted: documents, things in the gold data, things of the system.
    pub counts: Vec<(&'static str, usize)>,
    /// The measures, then what they are class by class.
    pub tables: Vec<Table>,
    /// Classes taken for others.
    pub confusions: Vec<Confusion>,
    /// The first cases that are wrong, as many as asked for.
    pub cases: Vec<Case>,
    /// How many cases may be kept.
    limit: usize,
}

/// Figures with a name each.
#[derive(Clone, Debug)]
pub struct Table {
    /// What the rows are: `measures`, `type`, `cue`.
    pub name: &'static str,
    /// Column heads.
    pub columns: &'static [&'static str],
    /// Rows in the order in which they are shown.
    pub rows: Vec<(String, Vec<Cell>)>,
}

/// One figure.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Cell {
    /// A number of things.
    Count(usize),
    /// A share, 0 to 1; shown in percent.
    Share(f64),
    /// The measure has no such figure.
    None,
}

/// How often a class of the gold data was taken for another.
#[derive(Clone, Debug, Default)]
pub struct Confusion {
    /// What the classes are.
    pub name: &'static str,
    counts: BTreeMap<(String, String), usize>,
}

/// A class that was taken for others.
#[derive(Debug, PartialEq, Eq)]
pub struct Confused<'a> {
    /// The class.
    pub gold: &'a str,
    /// How often it was not taken for another.
    pub right: usize,
    /// What else it was taken for, and how often, the most frequent first.
    pub wrong: Vec<(&'a str, usize)>,
}

/// One thing that is wrong.
#[derive(Clone, Debug)]
pub struct Case {
    /// In which way: `missed`, `wrong`, `value`, …
    pub kind: &'static str,
    /// The document's key.
    pub document: String,
    /// The sentence, with the words marked.
    pub excerpt: Excerpt,
    /// What the gold data says.
    pub gold: String,
    /// What the system says.
    pub found: String,
}

/// Head of the tables of precision and recall.
pub const PRF: &[&str] = &["P", "R", "F1"];
/// Head of the tables of classes.
pub const CLASSES: &[&str] = &["gold", "found", "P", "R", "F1"];

impl Table {
    /// A table without rows.
    pub fn new(name: &'static str, columns: &'static [&'static str]) -> Self {
        Self { name, columns, rows: Vec::new() }
    }

    /// Adds precision, recall and F1, after the counts where the table has them.
    pub fn score(&mut self, name: impl Into<String>, score: Score) {
        let mut cells = Vec::new();
        if self.columns == CLASSES {
            cells.extend([Cell::Count(score.gold), Cell::Count(score.system)]);
        }
        cells.extend([score.precision(), score.recall(), score.f1()].map(Cell::Share));
        self.rows.push((name.into(), cells));
    }

    /// Adds a measure that is one figure, in the last column.
    pub fn single(&mut self, name: impl Into<String>, figure: f64) {
        let mut cells = vec![Cell::None; self.columns.len()];
        if let Some(last) = cells.last_mut() {
            *last = Cell::Share(figure);
        }
        self.rows.push((name.into(), cells));
    }

    /// Adds a row of figures.
    pub fn row(&mut self, name: impl Into<String>, cells: impl Into<Vec<Cell>>) {
        self.rows.push((name.into(), cells.into()));
    }

    /// A figure by the names of its row and column.
    pub fn figure(&self, row: &str, column: &str) -> Option<Cell> {
        let column = self.columns.iter().position(|name| *name == column)?;
        self.rows.iter().find(|(name, _)| name == row).map(|(_, cells)| cells[column])
    }

    fn to_json(&self) -> Value {
        let row = |(name, cells): &(String, Vec<Cell>)| {
            let figures = self.columns.iter().zip(cells).filter_map(|(column, cell)| {
                let figure = match cell {
                    Cell::Count(count) => json!(count),
                    Cell::Share(share) => json!(rounded(share * 100.0)),
                    Cell::None => return None,
                };
                Some((column.to_lowercase(), figure))
            });
            (name.clone(), Value::Object(figures.collect()))
        };
        Value::Object(self.rows.iter().map(row).collect())
    }
}

/// Percent to four decimals: more would only say how the machine divides.
fn rounded(percent: f64) -> f64 {
    (percent * 1e4).round() / 1e4
}

/// Stands for no class at all: nothing found, or nothing there.
pub const NOTHING: &str = "nothing";

impl Confusion {
    /// No confusion yet.
    pub fn new(name: &'static str) -> Self {
        Self { name, counts: BTreeMap::new() }
    }

    /// Counts a pair.
    pub fn add(&mut self, gold: &str, found: &str) {
        *self.counts.entry((gold.to_owned(), found.to_owned())).or_default() += 1;
    }

    /// Every class that was taken for others, with how often it was right and what it was taken for, the most
    /// frequent first.
    pub fn rows(&self) -> Vec<Confused<'_>> {
        let mut rows: Vec<Confused<'_>> = Vec::new();
        for ((gold, found), count) in &self.counts {
            if rows.last().is_none_or(|last| last.gold != gold) {
                rows.push(Confused { gold, right: 0, wrong: Vec::new() });
            }
            if let Some(row) = rows.last_mut() {
                if gold == found { row.right += count } else { row.wrong.push((found, *count)) }
            }
        }
        rows.retain(|row| !row.wrong.is_empty());
        for row in &mut rows {
            row.wrong.sort_by_key(|(_, count)| std::cmp::Reverse(*count));
        }
        rows
    }

    fn to_json(&self) -> Value {
        let pairs = self.counts.iter();
        pairs.map(|((gold, found), count)| json!({"gold": gold, "found": found, "count": count})).collect()
    }
}

impl Report {
    /// An empty report that keeps up to `limit` cases.
    pub fn new(layer: &'static str, limit: usize) -> Self {
        Self { layer, limit, ..Self::default() }
    }

    /// Whether another case would be kept.
    pub fn wants_cases(&self) -> bool {
        self.cases.len() < self.limit
    }

    /// Keeps a case if there is room.
    pub fn case(&mut self, case: impl FnOnce() -> Case) {
        if self.wants_cases() {
            self.cases.push(case());
        }
    }

    /// Adds a table unless it is empty.
    pub fn table(&mut self, table: Table) {
        if !table.rows.is_empty() {
            self.tables.push(table);
        }
    }

    /// The report as one JSON object; figures are in percent.
    pub fn to_json(&self) -> Value {
        let counts: Map<String, Value> =
            self.counts.iter().map(|(name, count)| ((*name).to_owned(), json!(count))).collect();
        let is_measures = |table: &&Table| table.name == "measures";
        let measures = self.tables.iter().find(is_measures).map_or(json!({}), Table::to_json);
        let classes = self.tables.iter().filter(|table| !is_measures(table));
        let classes: Map<String, Value> = classes.map(|table| (table.name.to_owned(), table.to_json())).collect();
        let confusions = self.confusions.iter();
        let confusions: Map<String, Value> = confusions.map(|one| (one.name.to_owned(), one.to_json())).collect();
        let mut report = json!({"layer": self.layer, "counts": counts, "measures": measures});
        for (name, part) in [("classes", classes), ("confusions", confusions)] {
            if !part.is_empty() {
                report[name] = Value::Object(part);
            }
        }
        if self.limit > 0 {
            report["errors"] = self.cases.iter().map(Case::to_json).collect();
        }
        report
    }
}

impl Case {
    fn to_json(&self) -> Value {
        json!({
            "kind": self.kind,
            "document": self.document,
            "text": self.excerpt.bracketed(),
            "gold": self.gold,
            "found": self.found,
        })
    }
}

/// A row of an accuracy: how many there are, how many are right, and their share.
pub fn accuracy(right: usize, of: usize) -> [Cell; 3] {
    [Cell::Count(of), Cell::Count(right), Cell::Share(share(right, of))]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn confusions_show_only_classes_that_were_taken_for_others() {
        let mut confusion = Confusion::new("type");
        for (gold, found) in [("DATE", "DATE"), ("DATE", "TIME"), ("DATE", "SET"), ("DATE", "SET"), ("SET", "SET")] {
            confusion.add(gold, found);
        }
        let row = Confused { gold: "DATE", right: 1, wrong: vec![("SET", 2), ("TIME", 1)] };
        assert_eq!(confusion.rows(), [row]);
    }

    #[test]
    fn json_holds_percent_by_name() {
        let mut report = Report::new("times", 0);
        report.counts.push(("documents", 2));
        let mut table = Table::new("measures", PRF);
        table.score("strict", Score::new(1, 3, 2));
        table.single("type accuracy", 0.5);
        report.table(table);
        assert_eq!(
            report.to_json(),
            json!({
                "layer": "times",
                "counts": {"documents": 2},
                "measures": {"strict": {"p": 33.3333, "r": 50.0, "f1": 40.0}, "type accuracy": {"f1": 50.0}},
            })
        );
    }
}
