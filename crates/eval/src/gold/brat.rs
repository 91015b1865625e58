//! brat: annotations apart from the text, `NAME.ann` beside `NAME.txt`.
//!
//! - Finds: attributions, as events whose trigger and arguments are a `Source`, a `Cue` and `Content` (PolNeAR), or as
//!   relations from a cue to each of them; times, as spans called `TIMEX3`, `DATE`, `TIME`, `DURATION` or `SET` with an
//!   attribute or note that gives the value.
//! - Leaves: other annotations.
//! - Cannot see: a source that relations tie to the content only.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use serde_json::{Value, json};

use super::{Entries, Entry, stem};
use crate::error::{EvalError, Place};

/// The one article of an `.ann` file.
pub fn read(path: &Path, content: &str) -> Entries {
    let place = Place::file(path);
    let text_path = path.with_extension("txt");
    let text = match fs::read_to_string(&text_path) {
        Ok(text) => text,
        Err(error) => {
            return vec![Err(EvalError::new(
                &place,
                format!("its text {} cannot be read: {error}", text_path.display()),
            ))];
        }
    };
    let (annotation, mut entries) = Annotation::parse(&place, content);
    let value = json!({
        "doc": stem(path),
        "text": text,
        "attributions": annotation.attributions(),
        "timexes": annotation.times(),
    });
    entries.push(Ok(Entry { place, value }));
    entries
}

/// What a span is called and where it stands.
type Named<'a> = (&'a str, Vec<(u32, u32)>);

/// The lines of a file by kind.
#[derive(Default)]
struct Annotation<'a> {
    /// Spans by their id (`T1`): what they are called and where they stand, in the order of the file.
    spans: BTreeMap<&'a str, Named<'a>>,
    order: Vec<&'a str>,
    /// Ids of spans that one event or relation joins, each with the name of its part.
    joined: Vec<Vec<(&'a str, &'a str)>>,
    relations: Vec<(&'a str, &'a str)>,
    /// Attributes and notes of spans: id, name, value.
    facts: Vec<(&'a str, &'a str, &'a str)>,
}

impl<'a> Annotation<'a> {
    /// Reads every line; those that cannot be read are returned as errors.
    fn parse(place: &Place, content: &'a str) -> (Self, Entries) {
        let mut annotation = Self::default();
        let mut errors = Vec::new();
        for (idx, line) in content.lines().enumerate().filter(|(_, line)| !line.trim().is_empty()) {
            if annotation.line(line).is_none() {
                errors.push(Err(EvalError::new(&place.line(idx + 1), "is no brat annotation")));
            }
        }
        (annotation, errors)
    }

    fn line(&mut self, line: &'a str) -> Option<()> {
        let (id, rest) = line.split_once('\t')?;
        let (body, note) = rest.split_once('\t').unwrap_or((rest, ""));
        match id.as_bytes().first()? {
            b'T' => {
                let (name, places) = body.split_once(' ')?;
                let spans = places.split(';').map(|place| {
                    let (start, end) = place.split_once(' ')?;
                    Some((start.parse().ok()?, end.parse().ok()?))
                });
                self.spans.insert(id, (name, spans.collect::<Option<_>>()?));
                self.order.push(id);
            }
            b'E' => self.joined.push(body.split_whitespace().map(|part| part.split_once(':')).collect::<Option<_>>()?),
            b'R' => {
                let mut ends = body.split_whitespace().skip(1).map(|end| end.split_once(':').map(|(_, id)| id));
                self.relations.push((ends.next()??, ends.next()??));
            }
            b'A' | b'M' => {
                let mut words = body.splitn(3, ' ');
                let (name, of) = (words.next()?, words.next()?);
                self.facts.push((of, name, words.next().unwrap_or("true")));
            }
            b'#' => self.facts.push((body.split_once(' ')?.1, "value", note)),
            b'*' | b'N' => {}
            _ => return None,
        }
        Some(())
    }

    fn name(&self, id: &str) -> &str {
        self.spans.get(id).map_or("", |(name, _)| name)
    }

    fn attributions(&self) -> Vec<Value> {
        let events = self.joined.iter().map(|parts| self.attribution(parts));
        let cues = self.order.iter().filter(|id| part_of(self.name(id), "") == Some("cue"));
        let by_relation =
            cues.filter(|cue| self.relations.iter().any(|(from, to)| from == *cue || to == *cue)).map(|cue| {
                let mut parts = vec![("", *cue)];
                for (from, to) in &self.relations {
                    parts.extend((from == cue).then_some(("", *to)));
                    parts.extend((to == cue).then_some(("", *from)));
                }
                self.attribution(&parts)
            });
        events.chain(by_relation).flatten().collect()
    }

    /// One attribution, if the parts hold a cue or content.
    fn attribution(&self, parts: &[(&str, &str)]) -> Option<Value> {
        let mut attribution = json!({"source": [], "cue": [], "content": []});
        for (role, id) in parts {
            let Some((name, spans)) = self.spans.get(id) else { continue };
            if let Some(list) = part_of(name, role).and_then(|part| attribution[part].as_array_mut()) {
                list.extend(spans.iter().map(|(start, end)| json!([start, end])));
            }
        }
        let has = |part: &str| attribution[part].as_array().is_some_and(|spans| !spans.is_empty());
        (has("cue") || has("content")).then_some(attribution)
    }

    fn times(&self) -> Vec<Value> {
        let mut times = Vec::new();
        for id in &self.order {
            let (name, spans) = &self.spans[id];
            let name = name.to_uppercase();
            if !["TIMEX3", "DATE", "TIME", "DURATION", "SET"].contains(&name.as_str()) {
                continue;
            }
            let fact = |wanted: &str| {
                let found = self.facts.iter().find(|(of, name, _)| of == id && name.eq_ignore_ascii_case(wanted));
                found.map(|(.., value)| *value)
            };
            let kind = if name == "TIMEX3" { fact("type").unwrap_or_default() } else { &name };
            let (start, end) = (spans.first().map(|span| span.0), spans.last().map(|span| span.1));
            times.push(json!({"start": start, "end": end, "type": kind, "value": fact("value").unwrap_or_default()}));
        }
        times
    }
}

/// The part of an attribution that a span is: by its own name, else by its role.
fn part_of(name: &str, role: &str) -> Option<&'static str> {
    [name, role].into_iter().find_map(|word| {
        match word.to_lowercase().trim_end_matches(|last: char| last.is_ascii_digit()) {
            "source" | "speaker" | "holder" => Some("source"),
            "cue" => Some("cue"),
            "content" | "target" => Some("content"),
            _ => None,
        }
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn value(annotation: &str) -> (Value, usize) {
        let folder = tempfile::tempdir().unwrap();
        fs::write(folder.path().join("a.txt"), "It rained, the mayor said on Friday.").unwrap();
        let mut entries = read(&folder.path().join("a.ann"), annotation);
        let last = entries.pop().unwrap().unwrap();
        (last.value, entries.len())
    }

    #[test]
    fn events_and_relations_give_attributions() {
        let spans = "T1\tContent 0 9\tIt rained\nT2\tSource 11 20\tthe mayor\nT3\tCue 21 25;29 35\tsaid Friday\n";
        let expected = json!([{"source": [[11, 20]], "cue": [[21, 25], [29, 35]], "content": [[0, 9]]}]);
        let event = value(&format!("{spans}E1\tCue:T3 Content:T1 Source:T2\n"));
        assert_eq!((&event.0["attributions"], event.1), (&expected, 0));
        let related = value(&format!("{spans}R1\tattribution Arg1:T3 Arg2:T1\nR2\tattribution Arg1:T2 Arg2:T3\n"));
        assert_eq!(related.0["attributions"], expected);
    }

    #[test]
    fn times_take_their_value_from_an_attribute_or_note() {
        let (article, bad) = value("T1\tDate 29 35\tFriday\n#1\tAnnotatorNotes T1\t2024-05-10\nT2 Date\n");
        assert_eq!(article["timexes"], json!([{"start": 29, "end": 35, "type": "DATE", "value": "2024-05-10"}]));
        assert_eq!(bad, 1);
    }
}
