//! TimeML: `TIMEX3` elements in the text of one article.
//!
//! - Finds: the text between `<TEXT>` and `</TEXT>` without its tags, nothing stripped; the times in it, empty ones
//!   apart; the creation time of the document, from the `TIMEX3` that says it is that, else from `<DCT>` and its kin; the
//!   title.
//! - Leaves: events and links.
//! - Cannot see: entities that a document type declares for itself; they stay as written.

use std::path::Path;

use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};
use serde_json::{Value, json};

use super::{Entries, Entry, stem};
use crate::error::{EvalError, Place};

/// The one article of a file.
pub fn read(path: &Path, content: &str) -> Entries {
    let place = Place::file(path);
    let content = content.replace("\r\n", "\n").replace('\r', "\n");
    let entry = Article::parse(&content).map(|article| article.into_value(&stem(path)));
    vec![entry.map(|value| Entry { place: place.clone(), value }).map_err(|problem| EvalError::new(&place, problem))]
}

/// An article on the way to its end.
#[derive(Default)]
struct Article {
    text: String,
    /// Code points of `text`.
    length: usize,
    times: Vec<Time>,
    /// Times whose end is to come.
    open: Vec<usize>,
    is_in_text: bool,
    /// Head elements around the current place, innermost last.
    head: Vec<String>,
    created: Option<String>,
    dated: String,
    title: String,
}

struct Time {
    start: usize,
    end: usize,
    kind: String,
    value: String,
}

/// Elements whose words are the day of the article, if no `TIMEX3` is.
const DATED: [&str; 4] = ["DCT", "DATETIME", "DATE_TIME", "DATE"];

impl Article {
    fn parse(content: &str) -> Result<Self, String> {
        let mut reader = Reader::from_str(content);
        reader.config_mut().check_end_names = false;
        let mut article = Self::default();
        loop {
            let event = reader.read_event();
            let line = || content[..reader.buffer_position() as usize].matches('\n').count() + 1;
            match event.map_err(|error| format!("is not XML, line {}: {error}", line()))? {
                Event::Start(tag) => article.open(&tag, false),
                Event::Empty(tag) => article.open(&tag, true),
                Event::End(tag) => article.close(&name(tag.name().as_ref())),
                Event::Text(words) => article.put(&words),
                Event::CData(words) => article.put(&words),
                Event::GeneralRef(entity) => {
                    let written = format!("&{};", &*entity);
                    article.put(&quick_xml::escape::unescape(&written).unwrap_or(written.as_str().into()));
                }
                Event::Eof => {
                    return if article.text.trim().is_empty() {
                        Err("has no words between <TEXT> and </TEXT>".to_owned())
                    } else {
                        Ok(article)
                    };
                }
                _ => {}
            }
        }
    }

    fn open(&mut self, tag: &BytesStart<'_>, is_empty: bool) {
        let name = name(tag.name().as_ref());
        if name == "TEXT" {
            self.is_in_text = !is_empty;
        } else if name == "TIMEX3" {
            self.open_time(tag, is_empty);
        }
        if !self.is_in_text && !is_empty {
            self.head.push(name);
        }
    }

    fn open_time(&mut self, tag: &BytesStart<'_>, is_empty: bool) {
        let attribute = |name: &str| {
            let found = tag.attributes().flatten().find(|one| one.key.as_ref().eq_ignore_ascii_case(name));
            found
                .and_then(|one| Some(one.normalized_value(quick_xml::XmlVersion::Implicit1_0).ok()?.into_owned()))
                .unwrap_or_default()
        };
        let is_creation = ["CREATION_TIME", "PUBLICATION_TIME"].contains(&attribute("functionInDocument").as_str());
        if is_creation && self.created.is_none() {
            self.created = Some(attribute("value"));
        }
        if !self.is_in_text {
            return;
        }
        if !is_empty {
            self.open.push(self.times.len());
        }
        self.times.push(Time {
            start: self.length,
            end: self.length,
            kind: attribute("type"),
            value: attribute("value"),
        });
    }

    fn close(&mut self, name: &str) {
        if name == "TEXT" {
            self.is_in_text = false;
        } else if self.is_in_text {
            if let Some(time) = (name == "TIMEX3").then(|| self.open.pop()).flatten() {
                self.times[time].end = self.length;
            }
        } else if let Some(at) = self.head.iter().rposition(|open| open == name) {
            self.head.truncate(at);
        }
    }

    fn put(&mut self, words: &str) {
        if self.is_in_text {
            self.text.push_str(words);
            self.length += words.chars().count();
        } else if self.head.iter().any(|name| DATED.contains(&name.as_str())) {
            self.dated.push_str(words);
        } else if self.head.last().is_some_and(|name| name == "TITLE") {
            self.title.push_str(words);
        }
    }

    fn into_value(self, key: &str) -> Value {
        let letters: Vec<char> = self.text.chars().collect();
        let has_words = |time: &&Time| letters[time.start..time.end].iter().any(|letter| !letter.is_whitespace());
        let times = self.times.iter().filter(has_words);
        let times: Vec<Value> = times
            .map(|time| json!({"start": time.start, "end": time.end, "type": time.kind, "value": time.value}))
            .collect();
        let created = self.created.filter(|value| !value.is_empty()).unwrap_or(self.dated.trim().to_owned());
        json!({"doc": key, "dct": created, "title": self.title.trim(), "text": self.text, "timexes": times})
    }
}

fn name(tag: &str) -> String {
    tag.to_uppercase()
}

#[cfg(test)]
mod tests {
    use super::*;

    const ARTICLE: &str = r#"<?xml version="1.0" ?>
<TimeML>
<DOCID>a</DOCID>
<DCT><TIMEX3 tid="t0" type="DATE" value="2024-05-14" functionInDocument="CREATION_TIME">May 14, 2024</TIMEX3></DCT>
<TITLE>Rain &amp; floods</TITLE>
<TEXT>
Talks in Málaga &#8212; <EVENT eid="e1">held</EVENT> <TIMEX3 tid="t1" type="DATE" value="2024-05-10">last
Friday</TIMEX3> &amp; <TIMEX3 tid="t2" type="DURATION" value="P2D"/>over.
</TEXT>
</TimeML>"#;

    #[test]
    fn the_text_loses_its_tags_and_nothing_else() {
        let entries = read(Path::new("folder/a.tml"), ARTICLE);
        let value = &entries[0].as_ref().unwrap().value;
        assert_eq!(value["doc"], "a");
        assert_eq!(value["dct"], "2024-05-14");
        assert_eq!(value["title"], "Rain & floods");
        assert_eq!(value["text"], "\nTalks in Málaga — held last\nFriday & over.\n");
        assert_eq!(value["timexes"], json!([{"start": 24, "end": 35, "type": "DATE", "value": "2024-05-10"}]));
    }

    #[test]
    fn what_is_no_article_is_refused() {
        let problem = |content| read(Path::new("a.tml"), content)[0].as_ref().unwrap_err().to_string();
        assert_eq!(problem("<TimeML><TEXT> </TEXT></TimeML>"), "a.tml: has no words between <TEXT> and </TEXT>");
        let unfinished = problem("<TimeML>\n<TEXT>Rain <b");
        assert!(unfinished.starts_with("a.tml: is not XML, line 2"), "{unfinished}");
    }
}
