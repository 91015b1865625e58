//! The head of a sheet: what was read, its date, and how the date is known.

use super::facts::Facts;
use super::page::{Page, Text, Tone};

/// Who told the date of publication.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Dated {
    /// The user, with `--published`.
    Given,
    /// The input, in a field of its own.
    Input,
    /// The text, in its head or dateline.
    Text,
}

/// Prints the head.
pub fn print(facts: &Facts<'_>, dated: Dated, page: &mut Page) {
    let document = &facts.record.document;
    let title = document.title.as_deref().unwrap_or(&document.key);
    page.paragraph(0, 0, &Text::new().with(Tone::Strong, title));
    let mut line = match &document.published {
        Some(published) => match dated {
            Dated::Given => format!("published {published}, as given"),
            Dated::Input => format!("published {published}, as the input says"),
            Dated::Text => format!("published {published}, as the text says"),
        },
        None => "no date of publication: relative dates stay open".to_owned(),
    };
    if document.title.is_some() {
        line = format!("{line} · {}", document.key);
    }
    for part in [&document.publisher, &document.url].into_iter().flatten() {
        line = format!("{line} · {part}");
    }
    page.paragraph(0, 0, &Text::new().with(Tone::Faint, line));
    if facts.record.statements.is_empty() && facts.record.events.is_empty() {
        page.paragraph(0, 0, &Text::plain("no statement and no event was found"));
    }
}
