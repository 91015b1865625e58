//! A report as text: columns that line up, cases with their words marked.

use std::fmt::Write as _;

use unicode_width::{UnicodeWidthChar, UnicodeWidthStr};

use super::{Case, Cell, Confused, Confusion, Report, Table};

/// How text is shown.
#[derive(Clone, Copy, Debug)]
pub struct Style {
    /// Columns a line may have.
    pub width: usize,
    /// Whether marked words and heads are shown by escape sequences of a terminal; else words stand in brackets.
    pub is_colored: bool,
}

const BOLD: &str = "\x1b[1m";
const MARK: &str = "\x1b[1;33m";
const DIM: &str = "\x1b[2m";
const PLAIN: &str = "\x1b[0m";

impl Style {
    fn paint(self, style: &str, words: &str) -> String {
        if self.is_colored { format!("{style}{words}{PLAIN}") } else { words.to_owned() }
    }
}

impl Report {
    /// The report for people to read.
    pub fn to_text(&self, style: Style) -> String {
        let counts: Vec<String> =
            self.counts.iter().map(|(name, count)| format!("{name} {}", grouped(*count))).collect();
        let mut text = format!("{}\n{}\n", style.paint(BOLD, &self.layer.to_uppercase()), counts.join(" · "));
        for table in &self.tables {
            table.print(&mut text, style);
        }
        for confusion in &self.confusions {
            confusion.print(&mut text, style);
        }
        for case in &self.cases {
            case.print(&mut text, style);
        }
        text
    }
}

/// A number with a comma before every three digits.
fn grouped(count: usize) -> String {
    let digits = count.to_string();
    let mut grouped = String::new();
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            grouped.push(',');
        }
        grouped.push(digit);
    }
    grouped
}

/// Width of the first column, if names are not longer.
const FIRST: usize = 20;
/// Least width of a column of figures.
const COLUMN: usize = 9;

impl Table {
    fn print(&self, text: &mut String, style: Style) {
        let head = if self.name == "measures" { "" } else { self.name };
        let widths: Vec<usize> = self.columns.iter().map(|column| COLUMN.max(column.width() + 2)).collect();
        let longest = self.rows.iter().map(|(name, _)| name.width()).chain([head.width()]).max().unwrap_or_default();
        // Tables share their first column's width where the line has room.
        let first = longest.max(FIRST.min(style.width.saturating_sub(widths.iter().sum())));
        let mut line = format!("{head:<first$}");
        for (column, width) in self.columns.iter().zip(&widths) {
            let _ = write!(line, "{column:>width$}");
        }
        let _ = writeln!(text, "\n{}", style.paint(BOLD, &line));
        for (name, cells) in &self.rows {
            let mut line = format!("{name}{}", " ".repeat(first - name.width()));
            for (cell, width) in cells.iter().zip(&widths) {
                let figure = match cell {
                    Cell::Count(count) => grouped(*count),
                    Cell::Share(share) => format!("{:.2}", share * 100.0),
                    Cell::None => String::new(),
                };
                let _ = write!(line, "{figure:>width$}");
            }
            let _ = writeln!(text, "{}", line.trim_end());
        }
    }
}

impl Confusion {
    fn print(&self, text: &mut String, style: Style) {
        let rows = self.rows();
        if rows.is_empty() {
            return;
        }
        let head = format!("{} in the gold data, and what it was taken for", self.name);
        let _ = writeln!(text, "\n{}", style.paint(BOLD, &head));
        let first = rows.iter().map(|row| row.gold.width()).max().unwrap_or_default() + 2;
        for Confused { gold, right, wrong } in rows {
            let found: Vec<String> =
                wrong.iter().map(|(found, count)| format!("{count} {found}").replace(' ', TIE)).collect();
            let right = if right == 0 { String::new() } else { format!("{right}{TIE}right; ") };
            let line = format!("{right}{}", found.join(", "));
            let name = format!("{gold}{}", " ".repeat(first - gold.width()));
            wrap(text, &name, &line, style.width);
        }
    }
}

impl Case {
    fn print(&self, text: &mut String, style: Style) {
        let head = format!("{} {}", style.paint(BOLD, self.kind), style.paint(DIM, &self.document));
        let _ = writeln!(text, "\n{head}");
        if !self.excerpt.parts.is_empty() {
            wrap(text, "  ", &self.marked(style), style.width);
        }
        for (name, said) in [("gold  ", &self.gold), ("found ", &self.found)] {
            if !said.is_empty() {
                wrap(text, &format!("  {name}"), said, style.width);
            }
        }
    }

    /// The sentence, its words marked one by one so that a line break falls between marks.
    fn marked(&self, style: Style) -> String {
        if !style.is_colored {
            return self.excerpt.bracketed();
        }
        let parts = self.excerpt.parts.iter().map(|(words, is_marked)| {
            if !is_marked {
                return words.clone();
            }
            words.split(' ').map(|word| style.paint(MARK, word)).collect::<Vec<_>>().join(" ")
        });
        parts.collect()
    }
}

/// Stands for a space at which no line is broken. Excerpts have none, as their white space is plain.
const TIE: &str = "\u{a0}";

/// Prints words behind a name, broken into lines that stand under each other.
fn wrap(text: &mut String, name: &str, words: &str, width: usize) {
    let indent = name.width();
    text.push_str(name);
    let mut used = indent;
    for (idx, word) in words.split(' ').enumerate() {
        let length = visible(word);
        if idx > 0 && used + 1 + length > width {
            text.push('\n');
            text.push_str(&" ".repeat(indent));
            used = indent;
        } else if idx > 0 {
            text.push(' ');
            used += 1;
        }
        text.push_str(&word.replace(TIE, " "));
        used += length;
    }
    text.push('\n');
}

/// Columns of a word without its escape sequences.
fn visible(word: &str) -> usize {
    let mut is_hidden = false;
    let mut columns = 0;
    for letter in word.chars() {
        match letter {
            '\x1b' => is_hidden = true,
            'm' if is_hidden => is_hidden = false,
            _ if is_hidden => {}
            _ => columns += letter.width().unwrap_or_default(),
        }
    }
    columns
}

#[cfg(test)]
mod tests {
    use super::super::PRF;
    use super::*;
    use crate::score::Score;
    use crate::text::Excerpt;

    #[test]
    fn columns_line_up_and_long_lines_break() {
        let mut report = Report::new("times", 1);
        report.counts = vec![("documents", 1), ("gold times", 1243)];
        let mut table = Table::new("measures", PRF);
        table.score("strict", Score::new(1, 3, 2));
        table.single("value accuracy", 1.0);
        report.table(table);
        let mut confusion = Confusion::new("type");
        confusion.add("DATE", "TIME");
        report.confusions.push(confusion);
        let parts = vec![
            ("Talks began on ".to_owned(), false),
            ("the first Friday".to_owned(), true),
            (" of May in Oslo.".to_owned(), false),
        ];
        report.case(|| Case {
            kind: "value",
            document: "a".to_owned(),
            excerpt: Excerpt { parts },
            gold: "DATE 2024-05-03".to_owned(),
            found: "DATE 2024-05-10".to_owned(),
        });
        insta::assert_snapshot!(report.to_text(Style { width: 40, is_colored: false }), @r"
        TIMES
        documents 1 · gold times 1,243

                              P        R       F1
        strict            33.33    50.00    40.00
        value accuracy                     100.00

        type in the gold data, and what it was taken for
        DATE  1 TIME

        value a
          Talks began on [the first Friday] of
          May in Oslo.
          gold  DATE 2024-05-03
          found DATE 2024-05-10
        ");
        let colored = report.to_text(Style { width: 40, is_colored: true });
        let without = colored.replace(BOLD, "").replace(MARK, "").replace(DIM, "").replace(PLAIN, "");
        assert!(without.contains("  Talks began on the first Friday of May\n  in Oslo."), "{colored}");
    }
}
