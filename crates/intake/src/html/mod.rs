//! HTML pages: the article of a page, and what the page says of it.
//!
//! - Finds: the body of the article without menus, notices and comments; title, authors, publisher, canonical
//!   address; the date where the page declares one, with what declared it ([`date`]).
//! - Leaves: pages without an article; those are errors, or passed over in an archive.
//! - Cannot see: text that a script adds, and an article behind a paywall.

mod blocks;
mod date;
mod headings;

use std::panic::catch_unwind;

use onrecord_record::Document;
use trafilatura::dom::Document as Page;
use trafilatura::{Options, extract_document};

use crate::document::document;
use crate::error::Problem;

/// Deepest nesting of elements that is read. Pages of people stay far below; the parser of the page works
/// its way down a level at a time and would run out of stack on a page made to be deep.
const DEEPEST: usize = 400;

/// Fewest characters of an article: a headline and a sentence.
const SHORTEST: usize = 25;

/// Advertisements that stand between the paragraphs of an article, by the names that sites give their boxes.
const ADVERTISEMENTS: &str = "amp-ad, div.advert, div.advertisement, aside.advert, aside.advertisement";

/// The article of a page, under this key. `address` is where the page was found, if that is known.
pub fn page(markup: &str, key: String, address: Option<&str>) -> Result<Document, Problem> {
    if nesting(markup) > DEEPEST {
        return Err(Problem::TooDeep { limit: DEEPEST });
    }
    // The extractor is a library of its own; what it cannot stand must not end the run.
    let read = catch_unwind(|| article(markup, key, address));
    read.unwrap_or(Err(Problem::NoArticle))
}

fn article(markup: &str, key: String, address: Option<&str>) -> Result<Document, Problem> {
    let page = Page::parse(&headings::set_apart(markup));
    let dated = date::declared(&page, address);
    let language = page.query_selector(page.root(), "html").and_then(|root| page.get_attribute(root, "lang"));
    let is_published_elsewhere = |url: &str| url.starts_with("http");
    let options =
        Options::default().with_fallback(true).with_exclude_comments(true).with_prune_selector(ADVERTISEMENTS);
    let found = extract_document(page, &options).map_err(|_| Problem::NoArticle)?;
    let meta = found.metadata;
    let text = blocks::text(&found.content_html);
    // The headline stands apart from the body, as it does in every other format.
    let text = text.strip_prefix(meta.title.trim()).and_then(|text| text.strip_prefix("\n\n")).unwrap_or(&text);
    if text.chars().count() < SHORTEST {
        return Err(Problem::NoArticle);
    }
    let given = |field: String| Some(field.trim().to_owned()).filter(|field| !field.is_empty());
    let url = given(meta.url).filter(|url| is_published_elsewhere(url)).or_else(|| address.map(str::to_owned));
    let (published, published_basis) = dated.unzip();
    let authors = meta.author.split(';').map(str::trim).filter(|name| !name.is_empty()).map(str::to_owned).collect();
    Ok(Document {
        title: given(meta.title),
        published,
        published_basis,
        publisher: given(meta.sitename).or_else(|| given(meta.hostname)),
        url,
        authors,
        language: language.and_then(given).unwrap_or_default(),
        ..document(key, text.to_owned())
    })
}

/// The text of a piece of HTML that is all article: paragraphs with a blank line between them.
pub fn fragment(markup: &str) -> String {
    if nesting(markup) > DEEPEST { String::new() } else { blocks::text(markup) }
}

/// How deep elements may nest at most, by a count of start and end tags.
fn nesting(markup: &str) -> usize {
    let bytes = markup.as_bytes();
    let (mut depth, mut deepest) = (0_usize, 0);
    for at in memchr_iter(bytes) {
        match bytes.get(at + 1) {
            Some(b'/') => depth = depth.saturating_sub(1),
            Some(letter) if letter.is_ascii_alphabetic() && !is_void(&bytes[at + 1..]) => depth += 1,
            _ => {}
        }
        deepest = deepest.max(depth);
    }
    deepest
}

fn memchr_iter(bytes: &[u8]) -> impl Iterator<Item = usize> {
    bytes.iter().enumerate().filter(|&(_, &byte)| byte == b'<').map(|(at, _)| at)
}

/// Whether a tag opens nothing, or is one that pages often leave open without nesting.
fn is_void(tag: &[u8]) -> bool {
    const OPEN: [&str; 26] = [
        "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source", "track", "wbr",
        "p", "li", "dt", "dd", "option", "tr", "td", "th", "thead", "tbody", "path", "rect",
    ];
    let end = tag.iter().position(|byte| !byte.is_ascii_alphanumeric()).unwrap_or(tag.len());
    OPEN.iter().any(|name| tag[..end].eq_ignore_ascii_case(name.as_bytes()))
}
