//! The record sheet: a record as a reporter reads it.
//!
//! Sections in the order of a reporter's questions: who said what, what happened, numbers, disputes,
//! where, who, what could not be dated. Rows carry the ids of the JSON record, so that one can point at
//! the other. Nothing is cut; colour only underlines what the words say already.

mod disputes;
mod events;
mod facts;
mod heading;
mod numbers;
pub mod page;
mod people;
mod places;
mod statements;
mod undated;
mod words;

#[cfg(test)]
mod tests;

use onrecord_record::Record;

use facts::Facts;
use page::Page;

pub use heading::Dated;

/// What a country code stands for, where it is known.
pub type CountryNames<'a> = &'a dyn Fn(&str) -> Option<String>;

/// The sheet of a record, `width` columns wide, with a blank line at its end.
pub fn print(record: &Record, countries: CountryNames<'_>, dated: Dated, width: usize, is_colored: bool) -> String {
    let facts = Facts::new(record, countries);
    let mut page = Page::new(width, is_colored);
    heading::print(&facts, dated, &mut page);
    statements::print(&facts, &mut page);
    events::print(&facts, &mut page);
    numbers::print(&facts, &mut page);
    disputes::print(&facts, &mut page);
    places::print(&facts, &mut page);
    people::print(&facts, &mut page);
    undated::print(&facts, &mut page);
    page.finish()
}
