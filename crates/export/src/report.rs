//! What a format could not carry: counted from the rows themselves against the format's list of fields, so that nothing is
//! cut silently.

use std::collections::BTreeMap;

use serde_json::Value;

use crate::Article;
use crate::article::Reach;

/// What a format could not carry.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Report {
    /// Rows that were written.
    pub written: u64,
    /// Rows that are not in the main file, by layer and reason.
    pub rows: BTreeMap<(&'static str, &'static str), u64>,
    /// Fields that the format has no place for, by their name in the record, with the number of values left out.
    pub fields: BTreeMap<String, u64>,
    /// Layers that the format has no place for, with the number of rows.
    pub layers: BTreeMap<&'static str, u64>,
    /// What else a user should know.
    pub notes: Vec<&'static str>,
}

/// The layers of a record.
const LAYERS: [&str; 8] = ["actors", "places", "times", "quantities", "statements", "events", "references", "disputes"];

/// Fields by which rows are told apart; a format's own ids stand for them.
const OWN: [&str; 1] = ["id"];

impl Report {
    /// One row less in the main file.
    pub fn leave_out(&mut self, layer: &'static str, reason: &'static str) {
        *self.rows.entry((layer, reason)).or_default() += 1;
    }

    /// Values of a field that is carried in part.
    pub fn cut(&mut self, field: &str, values: usize) {
        if values > 0 {
            *self.fields.entry(field.to_owned()).or_default() += values as u64;
        }
    }

    /// Whether everything was carried.
    pub fn is_whole(&self) -> bool {
        self.rows.is_empty() && self.fields.is_empty() && self.layers.is_empty()
    }

    /// Counts what of an article a format does not carry. `carries` names fields (`events.type`) and whole layers
    /// (`events.*`); `*` carries everything.
    pub(crate) fn weigh(&mut self, article: &Article, carries: &[&str]) {
        if carries.contains(&"*") {
            return;
        }
        let Ok(record) = serde_json::to_value(article.record()) else { return };
        self.weigh_row("document", &record["document"], carries);
        for layer in LAYERS {
            let rows = record[layer].as_array().into_iter().flatten().enumerate();
            let rows = rows.filter(|(index, _)| article.reach.holds(layer, *index)).map(|(_, row)| row);
            let prefix = format!("{layer}.");
            if carries.iter().any(|field| field.starts_with(&prefix)) {
                rows.for_each(|row| self.weigh_row(layer, row, carries));
            } else {
                let count = rows.count() as u64;
                if count > 0 {
                    *self.layers.entry(layer).or_default() += count;
                }
            }
        }
    }

    fn weigh_row(&mut self, layer: &str, row: &Value, carries: &[&str]) {
        if carries.contains(&format!("{layer}.*").as_str()) {
            return;
        }
        for (name, value) in row.as_object().into_iter().flatten() {
            let field = format!("{layer}.{name}");
            if !is_empty(value) && !OWN.contains(&name.as_str()) && !carries.contains(&field.as_str()) {
                *self.fields.entry(field).or_default() += 1;
            }
        }
    }

    /// What was not carried, a line per kind of loss; nothing where everything was.
    pub fn lines(&self) -> Vec<String> {
        let mut lines: Vec<String> = self.notes.iter().map(|note| (*note).to_owned()).collect();
        for ((layer, reason), count) in &self.rows {
            lines.push(format!("{} left out: {reason}", counted(*count, layer)));
        }
        if !self.layers.is_empty() {
            let layers: Vec<String> = self.layers.iter().map(|(layer, count)| format!("{layer} {count}")).collect();
            lines.push(format!("rows without a place in this format: {}", layers.join(", ")));
        }
        if !self.fields.is_empty() {
            let fields: Vec<String> = self.fields.iter().map(|(field, count)| format!("{field} {count}")).collect();
            lines.push(format!("values without a place in this format: {}", fields.join(", ")));
        }
        lines
    }
}

impl Reach {
    fn holds(&self, layer: &str, index: usize) -> bool {
        match layer {
            "actors" => self.actors.contains(&index),
            "places" => self.places.contains(&index),
            "times" => self.times.contains(&index),
            "quantities" => self.quantities.contains(&index),
            "statements" => self.statements.contains(&index),
            "events" => self.events.contains(&index),
            "disputes" => self.disputes.contains(&index),
            _ => true,
        }
    }
}

/// "1 event", "3 events", "1 account of events".
fn counted(count: u64, things: &str) -> String {
    let (thing, of) = things.split_once(' ').unwrap_or((things, ""));
    let thing = if count == 1 { thing.trim_end_matches('s') } else { thing };
    format!("{count} {thing} {of}").trim_end().to_owned()
}

fn is_empty(value: &Value) -> bool {
    match value {
        Value::Null => true,
        Value::String(text) => text.is_empty(),
        Value::Array(values) => values.is_empty(),
        Value::Object(values) => values.is_empty(),
        _ => false,
    }
}
