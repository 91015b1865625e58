//! Which format an input has: told by its first letters and its name.
//!
//! Apart from the formats because standard input and oddly named files must be told apart too.

use std::io::{self, Cursor, Read};
use std::path::Path;

use crate::compression::{Input, inner_name};
use crate::parquet;

/// How an input holds its articles.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    /// The whole input is one article's text.
    Plain,
    /// One article's text, under front matter if there is some.
    Markdown,
    /// Every line is a JSON object with a text.
    JsonLines,
    /// One JSON object, or an array of them.
    Json,
    /// A web page.
    Html,
    /// RSS or Atom.
    Feed,
    /// NewsML-G2: items of a news agency.
    NewsMl,
    /// An archive of web pages.
    Warc,
    /// A mail message.
    Mail,
    /// A table whose rows are articles.
    Parquet,
}

impl Format {
    /// The format that a file's extension tells, below the one of its compression (`.gz`, `.zst`).
    pub fn of_path(path: &Path) -> Option<Self> {
        let extension = inner_name(path).extension()?.to_str()?.to_ascii_lowercase();
        Some(match extension.as_str() {
            "txt" | "text" => Self::Plain,
            "md" | "markdown" => Self::Markdown,
            "jsonl" | "ndjson" => Self::JsonLines,
            "json" | "jsonfeed" | "ninjs" => Self::Json,
            "html" | "htm" | "xhtml" => Self::Html,
            "xml" | "rss" | "atom" | "rdf" => Self::Feed,
            "warc" => Self::Warc,
            "eml" => Self::Mail,
            "parquet" => Self::Parquet,
            _ => return None,
        })
    }
}

/// Bytes that are looked at; what tells a format stands before.
const HEAD: usize = 4096;

/// Most white space that is passed over in search of the first letter.
const LEADING: usize = 64 * 1024;

/// Tells the format. Text, Markdown, JSON and mail are what their name says; in all other inputs the content has
/// the first word. A stream of JSON that comes slowly is read no further than its first letter's chunk. Returns
/// the input with nothing missing.
pub(crate) fn sniff(mut input: Input, named: Option<Format>) -> io::Result<(Format, Input)> {
    if let Some(format @ (Format::Plain | Format::Markdown | Format::JsonLines | Format::Json | Format::Mail)) = named {
        return Ok((format, input));
    }
    let mut head = Vec::new();
    let mut chunk = [0; HEAD];
    while !is_enough(&head) {
        match input.read(&mut chunk) {
            Ok(0) => break,
            Ok(count) => head.extend_from_slice(&chunk[..count]),
            Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
            Err(error) => return Err(error),
        }
    }
    let format = of_content(trimmed(&head)).or(named).unwrap_or(Format::Plain);
    Ok((format, Box::new(Cursor::new(head).chain(input))))
}

/// The head from its first letter on.
fn trimmed(head: &[u8]) -> &[u8] {
    head.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(head).trim_ascii_start()
}

fn is_enough(head: &[u8]) -> bool {
    let text = trimmed(head);
    match text.first() {
        None => head.len() >= LEADING,
        Some(b'{') => true,
        Some(_) => text.len() >= HEAD,
    }
}

/// The format of an input that begins so.
fn of_content(head: &[u8]) -> Option<Format> {
    let text = String::from_utf8_lossy(&head[..head.len().min(HEAD)]).to_ascii_lowercase();
    // RTF; no object of JSON begins so.
    if text.starts_with("{\\") {
        return Some(Format::Plain);
    }
    if let Some(rest) = text.strip_prefix('{') {
        // An object that is spread over lines ends its first one early.
        let is_spread = rest.split_once('\n').is_some_and(|(line, _)| {
            let line = line.trim_end();
            line.is_empty() || line.ends_with([',', '{', '['])
        });
        return Some(if is_spread { Format::Json } else { Format::JsonLines });
    }
    if text.strip_prefix('[').is_some_and(|rest| rest.trim_start().starts_with('{')) {
        return Some(Format::Json);
    }
    if head.starts_with(&parquet::MAGIC) {
        return Some(Format::Parquet);
    }
    if text.starts_with("warc/") {
        return Some(Format::Warc);
    }
    if text.starts_with('<') {
        return of_markup(&text);
    }
    is_mail(&text).then_some(Format::Mail)
}

/// The format whose element comes first.
fn of_markup(text: &str) -> Option<Format> {
    const ELEMENTS: [(&str, Format); 11] = [
        ("<!doctype html", Format::Html),
        ("<html", Format::Html),
        ("<head", Format::Html),
        ("<body", Format::Html),
        ("<rss", Format::Feed),
        ("<feed", Format::Feed),
        ("<rdf:rdf", Format::Feed),
        ("<newsmessage", Format::NewsMl),
        ("<newsitem", Format::NewsMl),
        ("<packageitem", Format::NewsMl),
        ("<newsml", Format::NewsMl),
    ];
    // A prefix of the name space may stand before an element: `<nar:newsItem`.
    let text = text.replace("<nar:", "<");
    let first = ELEMENTS.into_iter().filter_map(|(mark, format)| Some((text.find(mark)?, format)));
    first.min_by_key(|&(at, _)| at).map(|(_, format)| format)
}

/// Whether lines of a mail's header open the text: two of the names that every mail has, and nothing else first.
fn is_mail(text: &str) -> bool {
    const NAMES: [&str; 7] =
        ["from:", "date:", "message-id:", "mime-version:", "received:", "return-path:", "subject:"];
    let is_header = |line: &&str| {
        line.starts_with([' ', '\t'])
            || line.split_once(':').is_some_and(|(name, _)| {
                !name.is_empty() && name.chars().all(|letter| letter.is_ascii_alphanumeric() || letter == '-')
            })
    };
    let header: Vec<&str> = text.lines().take_while(is_header).collect();
    let known = NAMES.iter().filter(|name| header.iter().any(|line| line.starts_with(*name))).count();
    known >= 2
        && ["message-id:", "mime-version:", "received:"].iter().any(|name| header.iter().any(|l| l.starts_with(name)))
}
