//! Where: the places a text names.

use onrecord_record::Place;

use super::facts::Facts;
use super::page::{Page, Text, Tone};

/// Prints every place.
pub fn print(facts: &Facts<'_>, page: &mut Page) {
    if facts.record.places.is_empty() {
        return;
    }
    page.section("Where");
    for place in &facts.record.places {
        let text = Text::new()
            .with(Tone::Faint, format!("{}  ", place.id))
            .with(Tone::Plain, facts.place(place.id))
            .with(Tone::Faint, position(place));
        page.paragraph(0, 6, &text);
    }
}

/// `  25.77 N 80.19 W`.
fn position(place: &Place) -> String {
    let (Some(latitude), Some(longitude)) = (place.latitude, place.longitude) else { return String::new() };
    let (north, east) = (if latitude < 0.0 { 'S' } else { 'N' }, if longitude < 0.0 { 'W' } else { 'E' });
    format!("  {:.2} {north} {:.2} {east}", latitude.abs(), longitude.abs())
}
