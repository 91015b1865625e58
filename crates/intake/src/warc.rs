//! WARC: archives of web pages, such as CC-NEWS, read record by record.
//!
//! - Finds: responses of kind HTML with status 200; the article of each page, with the page's address as key.
//! - Leaves: requests, metadata, redirects, pages without an article; they are counted.
//! - Cannot see: which day an article was published if only the crawl was dated; and what follows a broken part of
//!   a compressed archive.
//!
//! One record is in memory at a time. After a broken record the reading goes on at the next line that begins one.

use std::io::{self, BufRead, BufReader, Read};

use flate2::read::GzDecoder;

use crate::charset::{declared, decode};
use crate::error::{IntakeError, Item, Place, Problem};
use crate::html;
use crate::item::Taken;
use crate::lines::{self, Line};

/// Most bytes of one line of a header.
const LINE: usize = 64 * 1024;

/// Most lines of one header.
const LINES: usize = 1000;

/// The pages of an archive, in order.
pub struct Pages<R> {
    input: Option<Counted<R>>,
    place: Place,
    limit: usize,
    record: u64,
    /// The line that begins a record, when it was met in search of one.
    first: Option<Vec<u8>>,
}

/// A header's fields, by their names in lower case.
type Fields = Vec<(String, String)>;

/// What is wrong inside a record.
enum Fault {
    Io(io::Error),
    Broken(&'static str),
    TooLarge,
}

impl From<io::Error> for Fault {
    fn from(error: io::Error) -> Self {
        Self::Io(error)
    }
}

impl<R: Read> Pages<R> {
    /// Reads an archive without compression.
    pub fn new(input: R, place: Place, limit: usize) -> Self {
        let input = Counted { inner: BufReader::with_capacity(64 * 1024, input), at: 0 };
        Self { input: Some(input), place, limit, record: 0, first: None }
    }

    /// The next record's page; `None` at the end.
    fn page(&mut self) -> Option<Result<Taken, IntakeError>> {
        let input = self.input.as_mut()?;
        let first = match self.first.take().map_or_else(|| begin(input), |line| Ok(Some(line))) {
            Ok(Some(first)) => first,
            Ok(None) => return None,
            Err(source) => {
                self.input = None;
                return Some(Err(IntakeError::io(&self.place, source)));
            }
        };
        self.record += 1;
        let place = self.place.at(Item::Record(self.record));
        let at = input.at.saturating_sub(first.len() as u64 + 1);
        let read = record(input, &first, self.limit);
        let problem = match read {
            Ok(Some((address, response))) => return Some(article(&response, &address, &place)),
            Ok(None) => return Some(Ok(Taken::PassedOver)),
            Err(Fault::TooLarge) => Problem::TooLarge { limit: self.limit },
            Err(Fault::Io(source)) => {
                self.input = None;
                return Some(Err(IntakeError::io(&place, source)));
            }
            Err(Fault::Broken(reason)) => {
                match resume(input) {
                    Ok(next) => self.first = next,
                    Err(_) => self.input = None,
                }
                if self.first.is_none() {
                    self.input = None;
                }
                Problem::BrokenRecord { at, reason }
            }
        };
        Some(Err(IntakeError::new(&place, problem)))
    }
}

impl<R: Read> Iterator for Pages<R> {
    type Item = Result<Taken, IntakeError>;

    fn next(&mut self) -> Option<Self::Item> {
        let page = self.page();
        if page.is_none() && self.record == 0 && self.input.take().is_some() {
            return Some(Err(IntakeError::new(&self.place, Problem::Empty)));
        }
        page
    }
}

/// The first line of the next record that is not blank.
fn begin(input: &mut impl BufRead) -> io::Result<Option<Vec<u8>>> {
    while let Some(line) = lines::next(input, LINE)? {
        match line {
            Line::Bytes(line) if line.trim_ascii().is_empty() => {}
            Line::Bytes(line) => return Ok(Some(line)),
            Line::TooLong => return Ok(Some(Vec::new())),
        }
    }
    Ok(None)
}

/// The next line that begins a record.
fn resume(input: &mut impl BufRead) -> io::Result<Option<Vec<u8>>> {
    while let Some(line) = lines::next(input, LINE)? {
        if let Line::Bytes(line) = line
            && line.starts_with(b"WARC/")
        {
            return Ok(Some(line));
        }
    }
    Ok(None)
}

/// Reads a record after its first line: the address and bytes of a response, nothing of other records.
fn record<R: Read>(input: &mut Counted<R>, first: &[u8], limit: usize) -> Result<Option<(String, Vec<u8>)>, Fault> {
    if !first.starts_with(b"WARC/") {
        return Err(Fault::Broken("it does not begin with `WARC/`"));
    }
    let fields = header(input)?;
    let length = field(&fields, "content-length").ok_or(Fault::Broken("it has no `Content-Length`"))?;
    let length: u64 = length.parse().map_err(|_| Fault::Broken("its `Content-Length` is no number"))?;
    let is_response = field(&fields, "warc-type") == Some("response")
        && field(&fields, "content-type").is_some_and(|kind| kind.starts_with("application/http"));
    let cut = Fault::Broken("it ends before its `Content-Length`");
    if !is_response || length > limit as u64 {
        let passed = io::copy(&mut input.take(length), &mut io::sink())?;
        return match (passed < length, is_response) {
            (true, _) => Err(cut),
            (false, true) => Err(Fault::TooLarge),
            (false, false) => Ok(None),
        };
    }
    let mut response = Vec::new();
    input.take(length).read_to_end(&mut response)?;
    if (response.len() as u64) < length {
        return Err(cut);
    }
    let address = field(&fields, "warc-target-uri").unwrap_or_default().trim_matches(['<', '>']).to_owned();
    Ok(Some((address, response)))
}

/// The fields of a header, up to and with the blank line that ends it.
fn header(input: &mut impl BufRead) -> Result<Fields, Fault> {
    let mut fields = Fields::new();
    for _ in 0..LINES {
        match lines::next(input, LINE)? {
            Some(Line::Bytes(line)) if line.trim_ascii().is_empty() => return Ok(fields),
            Some(Line::Bytes(line)) => {
                if let Some((name, value)) = String::from_utf8_lossy(&line).split_once(':') {
                    fields.push((name.trim().to_ascii_lowercase(), value.trim().to_owned()));
                }
            }
            Some(Line::TooLong) => return Err(Fault::Broken("a line of its header is too long")),
            None => return Err(Fault::Broken("its header does not end")),
        }
    }
    Err(Fault::Broken("its header has too many lines"))
}

fn field<'a>(fields: &'a Fields, name: &str) -> Option<&'a str> {
    fields.iter().find(|(field, _)| field == name).map(|(_, value)| value.as_str())
}

/// The article of a response, if it is a page that was found.
fn article(response: &[u8], address: &str, place: &Place) -> Result<Taken, IntakeError> {
    let mut body = response;
    let Ok(Some(Line::Bytes(status))) = lines::next(&mut body, LINE) else { return Ok(Taken::PassedOver) };
    let is_found = status.starts_with(b"HTTP/") && status.split(|&byte| byte == b' ').nth(1) == Some(b"200");
    let Ok(fields) = header(&mut body) else { return Ok(Taken::PassedOver) };
    let kind = field(&fields, "content-type").unwrap_or_default().to_ascii_lowercase();
    if !is_found || !(kind.starts_with("text/html") || kind.starts_with("application/xhtml")) {
        return Ok(Taken::PassedOver);
    }
    let joined =
        field(&fields, "transfer-encoding").filter(|how| how.contains("chunked")).and_then(|_| unchunked(body));
    let body = joined.as_deref().unwrap_or(body);
    let unpacked = body.starts_with(b"\x1F\x8B").then(|| gunzipped(body)).flatten();
    let body = unpacked.as_deref().unwrap_or(body);
    let charset = declared(kind.as_bytes()).or_else(|| declared(body));
    let page =
        decode(body, charset.as_deref()).and_then(|markup| html::page(&markup, key(address, place), Some(address)));
    match page {
        Ok(document) => Ok(Taken::from(document)),
        Err(Problem::NoArticle | Problem::Empty | Problem::Blank) => Ok(Taken::PassedOver),
        Err(problem) => Err(IntakeError::new(place, problem)),
    }
}

fn key(address: &str, place: &Place) -> String {
    if address.is_empty() { place.to_string() } else { address.to_owned() }
}

/// A body that was sent in chunks; `None` if it is not in chunks, since many crawlers join them and leave the header.
fn unchunked(mut body: &[u8]) -> Option<Vec<u8>> {
    let mut joined = Vec::with_capacity(body.len());
    loop {
        let Ok(Some(Line::Bytes(line))) = lines::next(&mut body, LINE) else { return None };
        let size = line.split(|&byte| byte == b';').next().unwrap_or_default();
        let size = usize::from_str_radix(std::str::from_utf8(size).ok()?.trim(), 16).ok()?;
        if size == 0 {
            return Some(joined);
        }
        joined.extend_from_slice(body.get(..size)?);
        body = body.get(size..)?.strip_prefix(b"\r\n")?;
    }
}

/// A body that was sent compressed, if it unpacks to no more than a page may have.
fn gunzipped(body: &[u8]) -> Option<Vec<u8>> {
    const LIMIT: u64 = crate::DEFAULT_LIMIT as u64;
    let mut page = Vec::new();
    GzDecoder::new(body).take(LIMIT).read_to_end(&mut page).ok()?;
    Some(page)
}

/// A reader that knows how many bytes it has handed out.
struct Counted<R> {
    inner: BufReader<R>,
    at: u64,
}

impl<R: Read> Read for Counted<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let count = self.inner.read(buffer)?;
        self.at += count as u64;
        Ok(count)
    }
}

impl<R: Read> BufRead for Counted<R> {
    fn fill_buf(&mut self) -> io::Result<&[u8]> {
        self.inner.fill_buf()
    }

    fn consume(&mut self, amount: usize) {
        self.at += amount as u64;
        self.inner.consume(amount);
    }
}
