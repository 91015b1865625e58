//! JSON Lines: every line is an article, or whatever else [`objects`](crate::objects) knows.
//!
//! - Finds: one object per line; lines of white space are passed over.
//! - Leaves: objects that run over several lines; those are JSON.
//! - Cannot see: an article that was cut in two by a stray line feed; both halves are reported.

use std::io::{BufReader, Read};

use serde_json::Value;

use crate::document::{broken, text};
use crate::error::{IntakeError, Item, Place, Problem};
use crate::item::{Items, Taken, one};
use crate::lines::{self, Line};
use crate::objects;

/// The documents of a JSON Lines input, in order.
pub struct JsonLines<R> {
    input: Option<BufReader<R>>,
    place: Place,
    limit: usize,
    line: u64,
    is_blank: bool,
    /// What is left of the line that was read last.
    open: Option<Items>,
}

impl<R: Read> JsonLines<R> {
    /// Reads `input` line by line.
    pub fn new(input: R, place: Place, limit: usize) -> Self {
        Self {
            input: Some(BufReader::with_capacity(64 * 1024, input)),
            place,
            limit,
            line: 0,
            is_blank: true,
            open: None,
        }
    }

    fn items(&self, line: Line) -> Option<Items> {
        let place = self.place.at(Item::Line(self.line));
        let bytes = match line {
            Line::Bytes(bytes) => bytes,
            Line::TooLong => return Some(one(Err(IntakeError::new(&place, Problem::TooLarge { limit: self.limit })))),
        };
        let text = match text(bytes) {
            Ok(text) => text,
            Err(Problem::Empty | Problem::Blank) => return None,
            Err(problem) => return Some(one(Err(IntakeError::new(&place, problem)))),
        };
        Some(match serde_json::from_str::<Value>(&text) {
            Ok(value) => objects::items(value, &place),
            Err(error) => one(Err(IntakeError::new(&place, broken(&error, true)))),
        })
    }
}

impl<R: Read> Iterator for JsonLines<R> {
    type Item = Result<Taken, IntakeError>;

    fn next(&mut self) -> Option<Self::Item> {
        loop {
            if let Some(item) = self.open.as_mut().and_then(Iterator::next) {
                return Some(item);
            }
            match lines::next(self.input.as_mut()?, self.limit) {
                Ok(Some(line)) => {
                    self.line += 1;
                    self.open = self.items(line);
                    self.is_blank &= self.open.is_none();
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
