//! JSON Lines: every line is an article.
//!
//! - Finds: one object per line; lines of white space are passed over.
//! - Leaves: objects that run over several lines; those are JSON.
//! - Cannot see: an article that was cut in two by a stray line feed; both halves are reported.

use std::io::{BufReader, Read};

use onrecord_record::Document;
use serde_json::Value;

use crate::document::{broken, from_value, text};
use crate::error::{IntakeError, Item, Place, Problem};
use crate::lines::{self, Line};

/// The documents of a JSON Lines input, in order.
pub struct JsonLines<R> {
    input: Option<BufReader<R>>,
    place: Place,
    limit: usize,
    line: u64,
    is_blank: bool,
}

impl<R: Read> JsonLines<R> {
    /// Reads `input` line by line.
    pub fn new(input: R, place: Place, limit: usize) -> Self {
        Self { input: Some(BufReader::with_capacity(64 * 1024, input)), place, limit, line: 0, is_blank: true }
    }

    fn document(&self, line: Line) -> Option<Result<Document, IntakeError>> {
        let place = self.place.at(Item::Line(self.line));
        let bytes = match line {
            Line::Bytes(bytes) => bytes,
            Line::TooLong => return Some(Err(IntakeError::new(&place, Problem::TooLarge { limit: self.limit }))),
        };
        let text = match text(bytes) {
            Ok(text) => text,
            Err(Problem::Empty | Problem::Blank) => return None,
            Err(problem) => return Some(Err(IntakeError::new(&place, problem))),
        };
        Some(match serde_json::from_str::<Value>(&text) {
            Ok(value) => from_value(value, &place),
            Err(error) => Err(IntakeError::new(&place, broken(&error, true))),
        })
    }
}

impl<R: Read> Iterator for JsonLines<R> {
    type Item = Result<Document, IntakeError>;

    fn next(&mut self) -> Option<Self::Item> {
        loop {
            match lines::next(self.input.as_mut()?, self.limit) {
                Ok(Some(line)) => {
                    self.line += 1;
                    if let Some(item) = self.document(line) {
                        self.is_blank = false;
                        return Some(item);
                    }
                }
                Ok(None) => {
                    self.input = None;
                    let problem = if self.line == 0 { Problem::Empty } else { Problem::Blank };
                    return self.is_blank.then(|| Err(IntakeError::new(&self.place, problem)));
                }
                Err(source) => {
                    self.input = None;
                    return Some(Err(IntakeError::io(&self.place, source)));
                }
            }
        }
    }
}
