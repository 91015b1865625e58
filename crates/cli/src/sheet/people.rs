//! Who: the actors of a text, with what they are.

use onrecord_record::{Actor, ActorKind};

use super::facts::Facts;
use super::page::{Page, Text, Tone};
use super::words::spaced;

/// Prints every actor.
pub fn print(facts: &Facts<'_>, page: &mut Page) {
    if facts.record.actors.is_empty() {
        return;
    }
    page.section("Who");
    for actor in &facts.record.actors {
        let text = Text::new()
            .with(Tone::Faint, format!("{}  ", actor.id))
            .with(Tone::Strong, &actor.name)
            .with(Tone::Plain, format!(" — {}", description(facts, actor)));
        page.paragraph(0, 6, &text);
    }
}

/// Kind, country, sectors, roles, relations, and how often the text speaks of them.
fn description(facts: &Facts<'_>, actor: &Actor) -> String {
    let mut parts = vec![
        match actor.kind {
            ActorKind::Person => "person",
            ActorKind::State => "state",
            ActorKind::Organization => "organization",
            ActorKind::Group => "group",
            ActorKind::Unknown => "unknown",
        }
        .to_owned(),
    ];
    parts.extend(actor.country.as_deref().map(|code| facts.country(code)));
    if !actor.sectors.is_empty() {
        parts.push(actor.sectors.join("/"));
    }
    for role in &actor.roles {
        parts.push(match &role.of {
            Some(of) => format!("{} of {}", role.title, facts.country(of)),
            None => role.title.clone(),
        });
    }
    for link in &actor.relations {
        // "office-of" and "speaks-for" are words set apart; "son-in-law" is one word.
        let told = match (link.kind.strip_suffix("-of"), link.kind.strip_suffix("-for")) {
            (Some(kind), _) => format!("{} of {}", spaced(kind), facts.actor(link.to)),
            (_, Some(kind)) => format!("{} for {}", spaced(kind), facts.actor(link.to)),
            _ => format!("{} of {}", link.kind, facts.actor(link.to)),
        };
        if !parts.contains(&told) {
            parts.push(told);
        }
    }
    let mentions = actor.mentions.len();
    parts.push(if mentions == 1 { "1 mention".to_owned() } else { format!("{mentions} mentions") });
    parts.join(" · ")
}
