//! Measures countries and sectors of actor phrases against a table.
//!
//! ```text
//! cargo run -p onrecord-reading --example actors_dev TABLE.tsv [--all]
//! ```
//!
//! The table has a header and the columns `text, context, date, country, code_1, code_2, wiki_title,
//! checked_fields`; alternatives stand apart by `|`, and `UNK` is the same as no sector. Each phrase is read as a document of its own. Prints the
//! rows that differ, or all rows, then the accuracy over the rows that check the field.

use std::error::Error;
use std::fs;

use onrecord_reading::Reader;
use onrecord_record::{Document, Record};

#[derive(Default)]
struct Tally {
    right: usize,
    all: usize,
}

impl Tally {
    fn add(&mut self, is_right: bool) {
        self.right += usize::from(is_right);
        self.all += 1;
    }

    fn print(&self, name: &str) {
        let share = self.right as f64 / self.all.max(1) as f64;
        println!("{name} {share:.3} ({} of {})", self.right, self.all);
    }
}

fn main() -> Result<(), Box<dyn Error>> {
    let path = std::env::args().nth(1).ok_or("usage: actors_dev TABLE.tsv [--all]")?;
    let is_wordy = std::env::args().any(|argument| argument == "--all");
    let reader = Reader::builtin()?;
    let (mut countries, mut sectors) = (Tally::default(), Tally::default());
    for line in fs::read_to_string(path)?.lines().skip(1) {
        let fields: Vec<&str> = line.split('\t').collect();
        let [text, _, date, country, sector, _, _, checked] = fields[..] else { continue };
        if !checked.contains("country") && !checked.contains("code_1") {
            continue;
        }
        let record = reader.read(&document(text, date));
        let (found_country, found_sector) = answer(&record);
        let is_country = !checked.contains("country") || country.split('|').any(|option| option == found_country);
        let is_sector = !checked.contains("code_1")
            || sector.split('|').any(|option| option == found_sector || (option == "UNK" && found_sector.is_empty()));
        if checked.contains("country") {
            countries.add(is_country);
        }
        if checked.contains("code_1") {
            sectors.add(is_sector);
        }
        if is_wordy || !is_country || !is_sector {
            let mark = |is_right: bool| if is_right { ' ' } else { '*' };
            println!(
                "{}{country:4}{found_country:4} {}{sector:8}{found_sector:4} {text} [{date}]",
                mark(is_country),
                mark(is_sector)
            );
        }
    }
    countries.print("country");
    sectors.print("sector");
    Ok(())
}

/// The table was made in spring 2022; phrases without a day of their own, or with "today", are read as of then.
const TODAY: &str = "2022-05-01";

fn document(text: &str, date: &str) -> Document {
    Document { text: text.to_owned(), published: Some(iso(date)), ..Document::default() }
}

/// "10 May 2015" and "October 1, 2021" in ISO 8601.
fn iso(date: &str) -> String {
    const MONTHS: &str = "janfebmaraprmayjunjulaugsepoctnovdec";
    if date.starts_with(|letter: char| letter.is_ascii_digit()) && date.len() == 10 && date.as_bytes()[4] == b'-' {
        return date.to_owned();
    }
    let lower = date.to_lowercase().replace(',', "");
    let words: Vec<&str> = lower.split_whitespace().collect();
    let month = words.iter().find_map(|word| Some(MONTHS.find(word.get(..3)?)? / 3 + 1));
    let day = words.iter().find_map(|word| word.parse::<u32>().ok().filter(|day| *day < 32));
    let year = words.iter().find_map(|word| word.parse::<u32>().ok().filter(|year| *year > 1900));
    match (year, month, day) {
        (Some(year), Some(month), Some(day)) => format!("{year}-{month:02}-{day:02}"),
        _ => TODAY.to_owned(),
    }
}

/// Country and first sector of the actor that the whole phrase speaks of: the one whose mention ends last among
/// those that are not inside another; without an actor, the country of the first place.
fn answer(record: &Record) -> (String, String) {
    let widest = record.actors.iter().max_by_key(|actor| {
        let named = u32::from(actor.roles.iter().any(|role| role.span.is_some()));
        let length = actor.mentions.first().map_or(0, |mention| mention.span.len());
        (length + named * 100, actor.country.is_some())
    });
    match widest {
        Some(actor) => (actor.country.clone().unwrap_or_default(), actor.sectors.first().cloned().unwrap_or_default()),
        None => (record.places.first().and_then(|place| place.country.clone()).unwrap_or_default(), String::new()),
    }
}
