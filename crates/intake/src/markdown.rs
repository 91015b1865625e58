//! Markdown: one article per file, with front matter where there is some.
//!
//! - Finds: `title`, `date` or `published`, `url`, `author` (one or a list), `publisher`, `language` between two lines of
//!   `---` at the head; below it the words that a page of it would show, without marks and addresses of links.
//! - Leaves: a text without marks letter by letter, breaks of lines as they are.
//! - Cannot see: front matter with nested values, and TOML between `+++`, which stays part of the text.

use onrecord_record::Document;
use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd};
use serde_json::{Map, Value};

use crate::error::{IntakeError, Place};
use crate::fields;
use crate::item::Taken;

/// Reads a text as one document.
pub fn read(text: &str, place: &Place) -> Result<Taken, IntakeError> {
    let (matter, body) = split(text).unwrap_or(("", text));
    let mut object = matter_of(matter);
    object.insert("text".to_owned(), Value::String(shown(body)));
    let key = place.to_string();
    fields::document(object, place).map(|document| Taken::from(Document { key, ..document }))
}

/// The names and values of front matter; a list is one between brackets or of lines that begin with `-`.
fn matter_of(matter: &str) -> Map<String, Value> {
    let mut object = Map::new();
    let mut list = String::new();
    for line in matter.lines() {
        if let Some(item) = line.trim().strip_prefix("- ") {
            if let Value::Array(items) = object.entry(list.clone()).or_insert_with(|| Value::Array(Vec::new())) {
                items.push(plain(item));
            }
            continue;
        }
        let Some((name, value)) = line.split_once(':') else { continue };
        let (name, value) = (name.trim().to_ascii_lowercase(), value.trim());
        list.clone_from(&name);
        match value.strip_prefix('[').and_then(|value| value.strip_suffix(']')) {
            Some(items) => object.insert(name, items.split(',').map(plain).collect()),
            None if value.is_empty() => None,
            None => object.insert(name, plain(value)),
        };
    }
    object.retain(|name, value| !name.is_empty() && value.as_str() != Some(""));
    object
}

fn plain(value: &str) -> Value {
    Value::String(value.trim().trim_matches(['"', '\'']).to_owned())
}

/// The front matter and what stands below it.
fn split(text: &str) -> Option<(&str, &str)> {
    let rest = text.strip_prefix("---\n").or_else(|| text.strip_prefix("---\r\n"))?;
    let mut start = 0;
    for line in rest.split_inclusive('\n') {
        let end = start + line.len();
        if line.trim_end() == "---" {
            return Some((&rest[..start], &rest[end..]));
        }
        // Front matter is lines of `name: value`, lists and comments; anything else is an article after a rule.
        if !(line.contains(':') || line.starts_with([' ', '-', '#']) || line.trim().is_empty()) {
            return None;
        }
        start = end;
    }
    None
}

/// What a page of the text shows; the text itself where there is nothing to leave out.
fn shown(body: &str) -> String {
    let mut page = Page::default();
    for event in Parser::new_ext(body, Options::ENABLE_TABLES | Options::ENABLE_STRIKETHROUGH) {
        page.take(&event);
    }
    let is_plain = page.text.split_whitespace().eq(body.split_whitespace());
    if is_plain { body.to_owned() } else { page.text.trim_end().to_owned() + "\n" }
}

/// A page in the making.
#[derive(Default)]
struct Page {
    text: String,
    /// The next number of each list that stands open; none for lists of dots.
    lists: Vec<Option<u64>>,
    /// Pictures that stand open: their words stand below nothing.
    pictures: usize,
}

impl Page {
    fn take(&mut self, event: &Event<'_>) {
        match event {
            Event::Start(Tag::List(first)) => {
                self.part("\n");
                self.lists.push(*first);
            }
            Event::End(TagEnd::List(_)) => {
                self.lists.pop();
                self.part("\n\n");
            }
            Event::Start(Tag::Item) => {
                self.part("\n");
                if let Some(Some(number)) = self.lists.last_mut() {
                    // A line that begins with a number may be no list: "1986. A great year."
                    self.text.push_str(&number.to_string());
                    self.text.push_str(". ");
                    *number += 1;
                }
            }
            Event::Start(Tag::Image { .. }) => self.pictures += 1,
            Event::End(TagEnd::Image) => self.pictures = self.pictures.saturating_sub(1),
            Event::End(TagEnd::Paragraph | TagEnd::Heading(_) | TagEnd::CodeBlock | TagEnd::Table) | Event::Rule => {
                self.part("\n\n");
            }
            Event::End(TagEnd::TableHead | TagEnd::TableRow | TagEnd::Item) => self.part("\n"),
            Event::End(TagEnd::TableCell) => self.text.push(' '),
            Event::Text(words) | Event::Code(words) if self.pictures == 0 => self.text += words,
            Event::SoftBreak | Event::HardBreak => self.text.push('\n'),
            _ => {}
        }
    }

    /// Parts what follows from what stands there, by no more than this.
    fn part(&mut self, by: &str) {
        if !self.text.is_empty() {
            let kept = self.text.trim_end_matches([' ', '\n']).len();
            let breaks = self.text[kept..].matches('\n').count().max(by.len());
            self.text.truncate(kept);
            self.text += &"\n".repeat(breaks.min(2));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_are_no_words() {
        let marked = "# Lake *talks*\n\n**Kenya** said [on Tuesday](https://a.example/b) that the *talks*\nwere `over`.\n\n\
                      > Norway [left][1].\n\n- Three days\n- Two rounds\n\n1. First\n2. Second\n\n![A boat](b.png)\n\nIt ended &amp; closed.\n\n[1]: c";
        let expected = "Lake talks\n\nKenya said on Tuesday that the talks\nwere over.\n\nNorway left.\n\nThree days\nTwo rounds\n\n\
                        1. First\n2. Second\n\nIt ended & closed.\n";
        assert_eq!(shown(marked), expected);
    }

    #[test]
    fn a_text_without_marks_is_kept() {
        for text in ["\nKenya left.\n\n\"We came\", it said_so.  \n\n1986. A year.\n", "The dam - 3 * 4 m - broke.\n"] {
            assert_eq!(shown(text), text);
        }
    }

    #[test]
    fn front_matter_has_lists() {
        let object =
            matter_of("author: [A B, \"C D\"]\ntitle: Talks: a new round\ntags:\n  - lake\n  - talks\npublisher:\n");
        assert_eq!(object["author"], serde_json::json!(["A B", "C D"]));
        assert_eq!(object["tags"], serde_json::json!(["lake", "talks"]));
        assert_eq!((object["title"].as_str(), object.get("publisher")), (Some("Talks: a new round"), None));
    }
}
