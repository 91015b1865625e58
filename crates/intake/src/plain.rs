//! Inputs that are read whole, and plain text: the whole input is one article.
//!
//! - Finds: headline, outlet, authors and address in a head of lines such as `Title: …` and `Source: …` above the first
//!   blank line, as people put them over articles that they paste. The head stays part of the text, so that spans count
//!   what the file holds; its date is found by whoever reads the text.
//! - Leaves: a first paragraph in which one line is something else ("Source: the dam had burst." alone is none).
//! - Cannot see: heads without names.

use std::io::Read;

use onrecord_record::Document;

use crate::charset::decode;
use crate::document::document;
use crate::error::{IntakeError, Place, Problem};
use crate::item::Taken;

/// All bytes of an input, if they are no more than the limit.
pub fn bytes(input: impl Read, place: &Place, limit: usize) -> Result<Vec<u8>, IntakeError> {
    let mut bytes = Vec::new();
    input.take(limit as u64 + 1).read_to_end(&mut bytes).map_err(|source| IntakeError::io(place, source))?;
    if bytes.len() > limit { Err(IntakeError::new(place, Problem::TooLarge { limit })) } else { Ok(bytes) }
}

/// The text of a whole input in any character set. `declared` finds the one that the bytes themselves name.
pub fn text(
    input: impl Read,
    place: &Place,
    limit: usize,
    declared: impl Fn(&[u8]) -> Option<String>,
) -> Result<String, IntakeError> {
    let bytes = bytes(input, place, limit)?;
    decode(&bytes, declared(&bytes).as_deref()).map_err(|problem| IntakeError::new(place, problem))
}

/// Reads an input as one document whose key is the input's name.
pub fn read(input: impl Read, place: &Place, limit: usize) -> Result<Taken, IntakeError> {
    let text = text(input, place, limit, |_| None)?;
    let Document { title, publisher, url, authors, .. } = head(&text);
    Ok(Taken::from(Document { title, publisher, url, authors, ..document(place.name.clone(), text) }))
}

/// What the head of a text says; an empty document where the text has none. A head names a headline or a date.
fn head(text: &str) -> Document {
    let mut head = Document::default();
    let mut is_head = false;
    for line in text.trim_start().lines().map(str::trim).take_while(|line| !line.is_empty()) {
        let Some((name, value)) = line.split_once(':') else { return Document::default() };
        let value = Some(value.trim()).filter(|value| !value.is_empty());
        let owned = value.map(str::to_owned);
        match name.trim_end().to_ascii_lowercase().as_str() {
            "title" | "headline" => (head.title, is_head) = (owned, true),
            "date" | "published" => is_head = true,
            "url" | "link" => head.url = owned,
            "source" if value.is_some_and(|value| value.starts_with("http")) => head.url = owned,
            "source" | "publisher" | "publication" | "outlet" => head.publisher = owned,
            "author" | "authors" | "by" | "byline" => {
                let names = value.unwrap_or_default().split(';').map(str::trim);
                head.authors = names.filter(|name| !name.is_empty()).map(str::to_owned).collect();
            }
            _ => return Document::default(),
        }
    }
    if is_head { head } else { Document::default() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_head_names_headline_outlet_authors_and_address() {
        let text = "\nTitle: Talks: a new round\nDate: 2024-03-04\nSource: Lake Wire\nBy: A B; C D\nURL: https://a.example/1\n\nKenya left.\n";
        let head = head(text);
        assert_eq!((head.title.as_deref(), head.publisher.as_deref()), (Some("Talks: a new round"), Some("Lake Wire")));
        assert_eq!(
            (head.authors, head.url.as_deref()),
            (vec!["A B".to_owned(), "C D".to_owned()], Some("https://a.example/1"))
        );
        assert_eq!(head.published, None);
    }

    #[test]
    fn a_first_paragraph_with_a_colon_is_no_head() {
        for text in [
            "Source: the dam had burst.\n\nIt rained.",
            "Title: Talks\nKenya left the talks on Monday.\n",
            "NAIROBI: Kenya left.\n",
            "",
        ] {
            assert_eq!(head(text), Document::default(), "{text}");
        }
    }
}
