//! CoNLL-U with entity marks as GUM has them: `Entity=(3-organization-…-1-coref` opens mention 3 at a token, `Entity=3)`
//! closes it.
//!
//! - Finds: mentions with their type and the words that are their core (`minspan`); the text from the `# text` lines,
//!   paragraphs apart; the day of `# meta::dateCreated`.
//! - Leaves: syntax, links between mentions.
//! - Cannot see: mentions in parts, whose marks have no number of their own.

use std::path::Path;

use serde_json::{Value, json};

use super::{Entries, Entry, stem};
use crate::error::{EvalError, Place};
use crate::text::Text;

/// The documents of a file.
pub fn read(path: &Path, content: &str) -> Entries {
    let file = Place::file(path);
    let mut entries = Vec::new();
    let mut document = Article::new(stem(path));
    let mut begun = 1;
    for (idx, line) in content.lines().enumerate() {
        if let Some(id) = line.strip_prefix("# newdoc id = ") {
            entries.extend(document.finish(&file.line(begun)));
            document = Article::new(id.trim().to_owned());
            begun = idx + 1;
        } else if let Err(problem) = document.line(line) {
            entries.push(Err(EvalError::new(&file.line(idx + 1), problem)));
        }
    }
    entries.extend(document.finish(&file.line(begun)));
    entries
}

/// A document on the way to its end.
struct Article {
    key: String,
    created: String,
    text: String,
    has_new_paragraph: bool,
    /// The sentence at hand, and how far its tokens have been found in it.
    sentence: Text,
    start: u32,
    from: u32,
    /// Bounds of the tokens so far.
    tokens: Vec<(u32, u32)>,
    open: Vec<Mention>,
    closed: Vec<Value>,
}

struct Mention {
    id: String,
    kind: String,
    first: usize,
    core: Vec<usize>,
}

impl Article {
    fn new(key: String) -> Self {
        Self {
            key,
            created: String::new(),
            text: String::new(),
            has_new_paragraph: false,
            sentence: Text::new(""),
            start: 0,
            from: 0,
            tokens: Vec::new(),
            open: Vec::new(),
            closed: Vec::new(),
        }
    }

    fn line(&mut self, line: &str) -> Result<(), String> {
        if let Some(text) = line.strip_prefix("# text = ") {
            if !self.text.is_empty() {
                self.text.push_str(if self.has_new_paragraph { "\n\n" } else { " " });
            }
            self.has_new_paragraph = false;
            self.start = self.text.chars().count() as u32;
            self.text.push_str(text);
            self.sentence = Text::new(text);
            self.from = 0;
        } else if let Some(day) = line.strip_prefix("# meta::dateCreated = ") {
            day.trim().clone_into(&mut self.created);
        } else if line.starts_with("# newpar") {
            self.has_new_paragraph = true;
        } else if !line.starts_with('#') && !line.trim().is_empty() {
            return self.token(line);
        }
        Ok(())
    }

    fn token(&mut self, line: &str) -> Result<(), String> {
        let fields: Vec<&str> = line.split('\t').collect();
        let [id, form, .., misc] = fields.as_slice() else { return Err("is no token of CoNLL-U".to_owned()) };
        // Ranges and empty nodes stand beside the words that are counted.
        if id.contains(['-', '.']) {
            return Ok(());
        }
        let span = self.sentence.find(form, self.from).ok_or_else(|| format!("`{form}` is not in the sentence"))?;
        self.from = span.end;
        self.tokens.push((self.start + span.start, self.start + span.end));
        let marks = misc.split('|').find_map(|one| one.strip_prefix("Entity="));
        self.marks(marks.unwrap_or_default());
        Ok(())
    }

    /// Opens and closes mentions at the last token.
    fn marks(&mut self, marks: &str) {
        let mut rest = marks;
        while !rest.is_empty() {
            if let Some(opened) = rest.strip_prefix('(') {
                let end = opened.find(['(', ')']).unwrap_or(opened.len());
                self.open(&opened[..end]);
                let is_closed = opened[end..].starts_with(')');
                if is_closed {
                    self.close(None);
                }
                rest = &opened[end + usize::from(is_closed)..];
            } else {
                let (id, after) = rest.split_once(')').unwrap_or((rest, ""));
                self.close(Some(id));
                rest = after;
            }
        }
    }

    fn open(&mut self, mark: &str) {
        let parts: Vec<&str> = mark.split('-').collect();
        let [id, kind, others @ ..] = parts.as_slice() else { return };
        let core = others.get(3).unwrap_or(&"").split(',').filter_map(|token| token.parse().ok()).collect();
        let first = self.tokens.len() - 1;
        self.open.push(Mention { id: (*id).to_owned(), kind: (*kind).to_owned(), first, core });
    }

    /// Closes the last mention of this id, or the last one of all.
    fn close(&mut self, id: Option<&str>) {
        let found = self.open.iter().rposition(|mention| id.is_none_or(|id| mention.id == id));
        let Some(mention) = found.map(|at| self.open.remove(at)) else { return };
        let (start, end) = (self.tokens[mention.first].0, self.tokens[self.tokens.len() - 1].1);
        let cores = mention.core.iter().filter_map(|token| self.tokens.get(mention.first + token.checked_sub(1)?));
        let core: Vec<Value> = cores.map(|(start, end)| json!([start, end])).collect();
        self.closed.push(json!({"span": [start, end], "type": mention.kind, "core": core}));
    }

    fn finish(self, place: &Place) -> Option<Result<Entry, EvalError>> {
        if self.text.is_empty() {
            return None;
        }
        let value = json!({"doc": self.key, "dct": self.created, "text": self.text, "mentions": self.closed});
        Some(Ok(Entry { place: place.clone(), value }))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_nest_and_may_close_where_they_open() {
        let token = |id: u32, form: &str, marks: &str| format!("{id}\t{form}\t_\t_\t_\t_\t_\t_\t_\t{marks}\n");
        let content = [
            "# newdoc id = a\n# meta::dateCreated = 2024-05-14\n# newpar\n# text = The mayor of Oslo's city\n"
                .to_owned(),
            token(1, "The", "Entity=(1-person-new-x-cf1-2-sgl|X=y"),
            token(2, "mayor", "_"),
            token(3, "of", "_"),
            token(4, "Oslo", "Entity=(2-place-new-x-cf2-1-sgl(3-place-new-x-cf3-1-sgl)"),
            token(5, "'s", "_"),
            token(6, "city", "Entity=2)1)"),
        ];
        let entries = read(Path::new("b.conllu"), &content.concat());
        let value = &entries[0].as_ref().unwrap().value;
        assert_eq!((&value["doc"], &value["dct"]), (&json!("a"), &json!("2024-05-14")));
        let mentions = json!([
            {"span": [13, 17], "type": "place", "core": [[13, 17]]},
            {"span": [13, 24], "type": "place", "core": [[13, 17]]},
            {"span": [0, 24], "type": "person", "core": [[4, 9]]},
        ]);
        assert_eq!(value["mentions"], mentions);
    }

    #[test]
    fn a_token_that_is_not_in_its_sentence_is_an_error() {
        let content = "# newdoc id = a\n# text = Rain.\n1\tSnow\t_\n";
        let errors: Vec<String> = read(Path::new("a.conllu"), content)
            .into_iter()
            .filter_map(Result::err)
            .map(|error| error.to_string())
            .collect();
        assert_eq!(errors, ["a.conllu:3: `Snow` is not in the sentence"]);
    }
}
