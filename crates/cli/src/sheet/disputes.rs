//! Where accounts contradict each other.

use onrecord_record::{Dispute, StatementId};

use super::facts::Facts;
use super::page::{Page, Text, Tone};

/// Prints every dispute.
pub fn print(facts: &Facts<'_>, page: &mut Page) {
    if facts.record.disputes.is_empty() {
        return;
    }
    page.section("Disputes");
    for dispute in &facts.record.disputes {
        let head = Text::new()
            .with(Tone::Faint, format!("{}  ", dispute.id))
            .with(Tone::Against, format!("{:?}", dispute.kind).to_uppercase())
            .with(Tone::Plain, format!("  {}", dispute.explanation));
        page.paragraph(0, 6, &head);
        page.paragraph(6, 6, &Text::new().with(Tone::Faint, details(facts, dispute)));
    }
}

/// The sides, and what they differ on.
fn details(facts: &Facts<'_>, dispute: &Dispute) -> String {
    let sides: Vec<String> = dispute.sides.iter().map(|side| name(facts, side)).collect();
    let mut details = sides.join(" against ");
    if !dispute.about.is_empty() {
        let events: Vec<String> =
            dispute.about.iter().map(|&event| format!("{event} {}", facts.trigger(event))).collect();
        details = format!("{details} · about {}", events.join(", "));
    }
    details
}

fn name(facts: &Facts<'_>, side: &[StatementId]) -> String {
    if side.is_empty() {
        return "the reporter".to_owned();
    }
    let names: Vec<String> = side.iter().map(|&id| format!("{} ({id})", facts.speaker(id))).collect();
    names.join(", ")
}
