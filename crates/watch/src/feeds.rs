//! The list of feeds: a TOML file, and what can be wrong in it, by line and key.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;
use std::time::Duration;

use jiff::SignedDuration;
use serde::Deserialize;
use toml::Spanned;
use url::Url;

use crate::WatchError;

/// How often a feed is asked unless the file says otherwise.
const EVERY: Duration = Duration::from_mins(15);

/// Least time between two polls of a feed.
const LEAST: Duration = Duration::from_mins(1);

/// The feeds to watch.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Feeds {
    /// Who asks, as servers are told beside the program's name: an address or a mailbox.
    pub contact: Option<String>,
    /// The feeds, in the order of the file; at least one, no two of a name.
    pub feeds: Vec<Feed>,
}

/// One feed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Feed {
    /// The name by which notes, errors and the state speak of it.
    pub name: String,
    /// Where it is: http or https.
    pub url: Url,
    /// Time between two polls.
    pub every: Duration,
    /// Whether entries are read from the pages that they link to.
    pub pages: bool,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    contact: Option<String>,
    every: Option<Spanned<String>>,
    #[serde(default)]
    feeds: Vec<Entry>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Entry {
    name: Spanned<String>,
    url: Spanned<String>,
    every: Option<Spanned<String>>,
    #[serde(default)]
    pages: bool,
}

impl Feeds {
    /// Reads a file.
    pub fn read(path: &Path) -> Result<Self, WatchError> {
        let file = path.display().to_string();
        let text = fs::read_to_string(path)
            .map_err(|source| WatchError::File { file: file.clone(), problem: format!("cannot be read: {source}") })?;
        Self::parse(&text, &file)
    }

    /// Reads the text of a file of this name.
    ///
    /// ```
    /// use onrecord_watch::Feeds;
    ///
    /// let text = "[[feeds]]\nname = \"wire\"\nurl = \"https://wire.example/rss\"\nevery = \"2s\"\n";
    /// let error = Feeds::parse(text, "feeds.toml").unwrap_err();
    /// assert_eq!(error.to_string(), "feeds.toml:4: `every`: is shorter than a minute");
    /// ```
    pub fn parse(text: &str, file: &str) -> Result<Self, WatchError> {
        let wrong = |at: usize, problem: String| {
            let (line, key) = place(text, at);
            WatchError::Feeds { file: file.to_owned(), line, key, problem }
        };
        let read: File = toml::from_str(text)
            .map_err(|error| wrong(error.span().map_or(0, |span| span.start), error.message().to_owned()))?;
        if read.feeds.is_empty() {
            return Err(wrong(0, "names no feed: [[feeds]] with `name` and `url`".to_owned()));
        }
        let common = read.every.as_ref().map_or(Ok(EVERY), |every| duration(every, &wrong))?;
        let mut names = BTreeSet::new();
        let mut feeds = Vec::new();
        for entry in read.feeds {
            let name = entry.name.get_ref().trim().to_owned();
            if name.is_empty() || !names.insert(name.clone()) {
                let problem = if name.is_empty() { "is empty" } else { "is the name of another feed too" };
                return Err(wrong(entry.name.span().start, problem.to_owned()));
            }
            feeds.push(Feed {
                name,
                url: address(&entry.url, &wrong)?,
                every: entry.every.as_ref().map_or(Ok(common), |every| duration(every, &wrong))?,
                pages: entry.pages,
            });
        }
        Ok(Self { contact: read.contact, feeds })
    }
}

fn address(given: &Spanned<String>, wrong: &impl Fn(usize, String) -> WatchError) -> Result<Url, WatchError> {
    let at = given.span().start;
    let url = Url::parse(given.get_ref()).map_err(|error| wrong(at, format!("is no address: {error}")))?;
    if matches!(url.scheme(), "http" | "https") {
        Ok(url)
    } else {
        Err(wrong(at, format!("`{}` is neither http nor https", url.scheme())))
    }
}

fn duration(given: &Spanned<String>, wrong: &impl Fn(usize, String) -> WatchError) -> Result<Duration, WatchError> {
    let at = given.span().start;
    let every: SignedDuration =
        given.get_ref().parse().map_err(|_| wrong(at, "is no time like `15m` or `2h`".to_owned()))?;
    match every.try_into() {
        Ok(every) if every >= LEAST => Ok(every),
        _ => Err(wrong(at, "is shorter than a minute".to_owned())),
    }
}

/// The line of a byte, from 1, and the key that the line sets.
fn place(text: &str, at: usize) -> (usize, String) {
    let before = &text[..text.floor_char_boundary(at)];
    let line = before.matches('\n').count();
    let words = text.lines().nth(line).unwrap_or_default();
    let key = words.split_once('=').map_or("", |(key, _)| key.trim());
    (line + 1, key.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_list_is_read_with_its_common_values() {
        let text = "contact = 'desk@wire.example'\nevery = '30m'\n\n[[feeds]]\nname = 'coast'\nurl = \
                    'https://coast.example/rss'\npages = true\n\n[[feeds]]\nname = 'hills'\nurl = \
                    'http://hills.example/atom'\nevery = '2h'\n";
        let feeds = Feeds::parse(text, "feeds.toml").unwrap();
        let told: Vec<_> =
            feeds.feeds.iter().map(|feed| (feed.name.as_str(), feed.every.as_secs(), feed.pages)).collect();
        assert_eq!(told, [("coast", 1800, true), ("hills", 7200, false)]);
        assert_eq!(feeds.contact.as_deref(), Some("desk@wire.example"));
    }

    #[test]
    fn errors_name_the_line_and_the_key() {
        let feed = "[[feeds]]\nname = 'coast'\nurl = 'https://coast.example/rss'\n";
        let cases = [
            (String::new(), "f.toml:1: names no feed: [[feeds]] with `name` and `url`"),
            (format!("{feed}pages = 'yes'\n"), "f.toml:4: `pages`: invalid type: string \"yes\", expected a boolean"),
            (format!("{feed}every = 'soon'\n"), "f.toml:4: `every`: is no time like `15m` or `2h`"),
            (format!("{feed}{feed}"), "f.toml:5: `name`: is the name of another feed too"),
            (feed.replace("https", "file"), "f.toml:3: `url`: `file` is neither http nor https"),
            (feed.replace("https://coast.example/", ""), "f.toml:3: `url`: is no address: relative URL without a base"),
            (
                format!("{feed}page = true\n"),
                "f.toml:4: `page`: unknown field `page`, expected one of `name`, `url`, `every`, `pages`",
            ),
        ];
        for (text, told) in cases {
            assert_eq!(Feeds::parse(&text, "f.toml").unwrap_err().to_string(), told);
        }
    }
}
