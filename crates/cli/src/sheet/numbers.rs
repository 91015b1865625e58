//! The numbers of a text: its words, and what they were read as.

use onrecord_record::Quantity;

use super::facts::Facts;
use super::page::{Page, Text, Tone};
use super::words::{hedge, number};

/// Prints every number.
pub fn print(facts: &Facts<'_>, page: &mut Page) {
    if facts.record.quantities.is_empty() {
        return;
    }
    page.section("Numbers");
    for quantity in &facts.record.quantities {
        let text = Text::new()
            .with(Tone::Faint, format!("{}  ", quantity.id))
            .with(Tone::Plain, facts.quantity(quantity.id))
            .with(Tone::Faint, format!(" = {}", reading(quantity)));
        page.paragraph(0, 6, &text);
    }
}

/// What the words were read as: `about 1,300`, `24 to 99`, `at least 12 percent`.
fn reading(quantity: &Quantity) -> String {
    let amount = match (quantity.value, quantity.low, quantity.high) {
        (Some(value), ..) => format!("{}{}", quantity.hedge.map_or("", hedge), number(value)),
        (None, Some(low), Some(high)) => format!("{} to {}", number(low), number(high)),
        (None, Some(low), None) => format!("{} or more", number(low)),
        (None, None, Some(high)) => format!("up to {}", number(high)),
        (None, None, None) => "no figure".to_owned(),
    };
    match &quantity.unit {
        Some(unit) => format!("{amount} {unit}"),
        None => amount,
    }
}
