//! Answers of the web that somebody else has fetched: a feed's entries, a page's article.
//!
//! Apart from the walk over sources, since who follows feeds needs the entries without a text too: their pages have it.

use onrecord_record::Document;

use crate::charset::{declared, decode};
use crate::error::{IntakeError, Place};
use crate::{feed, html};

/// The entries of a feed (RSS, Atom, JSON Feed), in its order. One of a title alone has an empty text. `content_type` is
/// the server's header, which may name the character set.
pub fn feed_entries(bytes: &[u8], address: &str, content_type: Option<&str>) -> Result<Vec<Document>, IntakeError> {
    let place = Place::file(address);
    match feed::entries(bytes, charset(bytes, content_type).as_deref(), &place) {
        Ok(entries) => Ok(entries.collect()),
        Err(problem) => Err(IntakeError::new(&place, problem)),
    }
}

/// The article of a page, under its address. `content_type` is the server's header, which may name the character set.
pub fn page(bytes: &[u8], address: &str, content_type: Option<&str>) -> Result<Document, IntakeError> {
    let page = decode(bytes, charset(bytes, content_type).as_deref())
        .and_then(|markup| html::page(&markup, address.to_owned(), Some(address)));
    page.map_err(|problem| IntakeError::new(&Place::file(address), problem))
}

/// The character set that the server names, else the one that the bytes name.
fn charset(bytes: &[u8], content_type: Option<&str>) -> Option<String> {
    content_type.and_then(|kind| declared(kind.as_bytes())).or_else(|| declared(bytes))
}

#[cfg(test)]
mod tests {
    use super::*;

    const FEED: &str = "<rss version='2.0'><channel><title>Coastal Wire</title>
        <item><guid>1</guid><title>Talks begin</title><link>https://wire.example/1</link></item>
        <item><guid>2</guid><title>Caf\u{e9} reopens</title><description>The caf\u{e9} reopened on Friday.</description></item>
        </channel></rss>";

    #[test]
    fn entries_without_a_text_are_kept_for_their_pages() {
        let entries = feed_entries(FEED.as_bytes(), "https://wire.example/feed", None).unwrap();
        let told: Vec<_> = entries.iter().map(|entry| (entry.key.as_str(), entry.text.is_empty())).collect();
        assert_eq!(told, [("1", true), ("2", false)]);
        assert_eq!(entries[0].url.as_deref(), Some("https://wire.example/1"));
        assert_eq!(entries[0].publisher.as_deref(), Some("Coastal Wire"));
    }

    #[test]
    fn the_server_names_the_character_set() {
        let markup = "<html><body><article><p>The caf\u{e9} in Limass\u{f3}l reopened on Friday after repairs, its owner \
            told reporters.</p><p>Guests came from all over the island.</p></article></body></html>";
        let (latin, _, _) = encoding_rs::WINDOWS_1252.encode(markup);
        let page = page(&latin, "https://wire.example/1", Some("text/html; charset=windows-1252")).unwrap();
        assert!(page.text.contains("caf\u{e9} in Limass\u{f3}l"), "{}", page.text);
        assert_eq!(page.url.as_deref(), Some("https://wire.example/1"));
    }
}
