//! What could not be dated, and why.

use onrecord_record::{Time, TimeType};

use super::facts::{Facts, date};
use super::page::{Page, Text, Tone};
use super::words::spaced;

/// Prints every time that should have a date and has none. Lengths of time and recurring times have none
/// by nature.
pub fn print(facts: &Facts<'_>, page: &mut Page) {
    let undated: Vec<&Time> = facts.record.times.iter().filter(|time| is_undated(time)).collect();
    if undated.is_empty() {
        return;
    }
    page.section("Not resolved");
    for time in undated {
        let text = Text::new()
            .with(Tone::Faint, format!("{}  ", time.id))
            .with(Tone::Plain, format!("“{}”", facts.words(time.span)))
            .with(Tone::Faint, format!(" has no date: {} (read as {})", spaced(&time.basis.rule), time.value));
        page.paragraph(0, 6, &text);
    }
}

fn is_undated(time: &Time) -> bool {
    matches!(time.r#type, TimeType::Date | TimeType::Time) && date(time).is_none()
}
