//! Where XML is broken.
//!
//! Apart from the formats because the parser of feeds does not say where it stopped.

use quick_xml::Reader;
use quick_xml::events::Event;

use crate::error::Problem;

/// The first fault in how the elements of a text are written and nested. A text that is not XML has none.
pub fn fault(text: &str) -> Option<Problem> {
    if !text.trim_start().starts_with('<') {
        return None;
    }
    let mut reader = Reader::from_str(text);
    loop {
        match reader.read_event() {
            Ok(Event::Eof) => return None,
            Ok(_) => {}
            Err(error) => return Some(problem(&reader, &error)),
        }
    }
}

/// The fault at which a reader stopped. Where an element is never closed, the reader names the place that it had
/// come to instead of the fault's own.
pub fn problem(reader: &Reader<&[u8]>, error: &quick_xml::Error) -> Problem {
    let at = reader.error_position().max(reader.buffer_position());
    Problem::BrokenXml { at, reason: error.to_string() }
}
