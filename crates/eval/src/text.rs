//! A text by code points: its words, and the sentence around a place in it.

use onrecord_record::Span;

/// Most letters of an excerpt on either side of what it shows.
const MARGIN: usize = 160;

/// A text whose positions are code points, as they are in gold data and records.
pub struct Text {
    letters: Vec<char>,
}

/// Some words as they stand in their sentence.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Excerpt {
    /// The sentence on one line, in parts; the marked parts are what the case is about.
    pub parts: Vec<(String, bool)>,
}

impl Text {
    /// Counts the letters once.
    pub fn new(text: &str) -> Self {
        Self { letters: text.chars().collect() }
    }

    /// What stands in a span, on one line; nothing where the span lies outside the text.
    pub fn words(&self, span: Span) -> String {
        one_line(self.slice(span.start as usize, span.end as usize))
    }

    /// What stands in a span, line breaks and all.
    pub fn raw(&self, span: Span) -> String {
        self.slice(span.start as usize, span.end as usize).iter().collect()
    }

    /// What stands in several spans, on one line.
    pub fn joined(&self, spans: &[Span]) -> String {
        spans.iter().map(|span| self.words(*span)).collect::<Vec<_>>().join(" … ")
    }

    fn slice(&self, start: usize, end: usize) -> &[char] {
        let end = end.min(self.letters.len());
        &self.letters[start.min(end)..end]
    }

    /// The first place of a phrase from a position on.
    pub fn find(&self, phrase: &str, from: u32) -> Option<Span> {
        let phrase: Vec<char> = phrase.chars().collect();
        let last = self.letters.len().checked_sub(phrase.len())?;
        let start = (from as usize..=last).find(|start| self.letters[*start..].starts_with(&phrase))?;
        Some(Span::new(start as u32, (start + phrase.len()) as u32))
    }

    /// Every place where a phrase stands, overlapping ones too; nowhere if it is empty.
    pub fn occurrences(&self, phrase: &str) -> Vec<Span> {
        let phrase: Vec<char> = phrase.chars().collect();
        if phrase.is_empty() {
            return Vec::new();
        }
        let starts = self.letters.windows(phrase.len()).enumerate().filter(|(_, letters)| *letters == phrase);
        starts.map(|(start, _)| Span::new(start as u32, (start + phrase.len()) as u32)).collect()
    }

    /// Spans of the words: letters, digits and `_`, joined by one apostrophe or hyphen between them.
    pub fn tokens(&self) -> Vec<Span> {
        let is_word = |at: usize| self.letters.get(at).is_some_and(|letter| letter.is_alphanumeric() || *letter == '_');
        let mut tokens = Vec::new();
        let mut at = 0;
        while at < self.letters.len() {
            let start = at;
            while is_word(at)
                || (at > start && matches!(self.letters.get(at), Some('\'' | '’' | '-')) && is_word(at + 1))
            {
                at += 1;
            }
            if at > start {
                tokens.push(Span::new(start as u32, at as u32));
            }
            at += 1;
        }
        tokens
    }

    /// Spans between quotation marks, the marks included: curly ones and guillemets, and straight ones taken in
    /// turns. A quotation ends with its paragraph at the latest.
    pub fn quoted(&self) -> Vec<Span> {
        let mut spans = Vec::new();
        let mut open = None;
        for (at, letter) in self.letters.iter().enumerate() {
            match (letter, open) {
                ('\n', Some(start)) => {
                    spans.push(Span::new(start, at as u32));
                    open = None;
                }
                ('“' | '«' | '"', None) => open = Some(at as u32),
                ('”' | '»' | '"', Some(start)) => {
                    spans.push(Span::new(start, at as u32 + 1));
                    open = None;
                }
                _ => {}
            }
        }
        spans.extend(open.map(|start| Span::new(start, self.letters.len() as u32)));
        spans
    }

    /// The whole text, nothing marked.
    pub fn whole(&self) -> Excerpt {
        Excerpt { parts: vec![(one_line(&self.letters), false)] }
    }

    /// The sentence that holds the marked spans, cut short where it is long.
    pub fn excerpt(&self, marks: &[Span]) -> Excerpt {
        // Gold data may be wrong about where the text ends.
        let inside = |at: u32| (at as usize).min(self.letters.len());
        let mut marks: Vec<_> = marks.iter().map(|span| (inside(span.start), inside(span.end))).collect();
        marks.sort_unstable();
        let Some(&(first, end)) = marks.first() else { return Excerpt::default() };
        let start = self.sentence_start(first);
        let stop = self.sentence_end(end.max(first));
        let mut parts = Vec::new();
        let mut at = start;
        for (begin, end) in marks {
            let (begin, end) = (begin.clamp(at, stop), end.clamp(at, stop));
            parts.push((one_line(self.slice(at, begin)), false));
            parts.push((one_line(self.slice(begin, end)), true));
            at = end;
        }
        parts.push((one_line(self.slice(at, stop)), false));
        parts.retain(|(words, _)| !words.is_empty());
        if let Some((words, _)) = parts.first_mut() {
            *words = words.trim_start().to_owned();
        }
        if let Some((words, _)) = parts.last_mut() {
            *words = words.trim_end().to_owned();
        }
        if start > 0 && !self.is_boundary(start) {
            parts.insert(0, ("… ".to_owned(), false));
        }
        if stop < self.letters.len() && !self.is_boundary(stop) {
            parts.push((" …".to_owned(), false));
        }
        Excerpt { parts }
    }

    /// Whether a sentence may begin here: after a line break, or after a closing mark, white space, before a capital.
    fn is_boundary(&self, at: usize) -> bool {
        let letter = |at: usize| self.letters.get(at).copied();
        let Some(before) = at.checked_sub(1).and_then(letter) else { return true };
        // A line that goes on in small letters was only broken for its length.
        if before == '\n' {
            return letter(at).is_none_or(|first| !first.is_lowercase());
        }
        if letter(at) == Some('\n') {
            return letter(at + 1).is_none_or(|first| !first.is_lowercase());
        }
        let mut back = at;
        while back > 0 && letter(back - 1).is_some_and(char::is_whitespace) {
            back -= 1;
        }
        back < at
            && letter(at).is_some_and(|first| first.is_uppercase() || "“\"‘'(".contains(first))
            && back.checked_sub(1).and_then(letter).is_some_and(|last| ".!?”\"".contains(last))
    }

    fn sentence_start(&self, from: usize) -> usize {
        let least = from.saturating_sub(MARGIN);
        let found = (least..=from.min(self.letters.len())).rev().find(|at| self.is_boundary(*at));
        found.unwrap_or_else(|| self.word_start(least))
    }

    fn sentence_end(&self, from: usize) -> usize {
        let most = (from + MARGIN).min(self.letters.len());
        let found = (from + 1..=most).find(|at| self.is_boundary(*at));
        found.unwrap_or_else(|| if most == self.letters.len() { most } else { self.word_start(most) })
    }

    /// The start of the next word, so that an excerpt does not cut one.
    fn word_start(&self, from: usize) -> usize {
        let is_space = |at: &usize| self.letters.get(*at).is_none_or(|letter| letter.is_whitespace());
        (from..=self.letters.len()).find(is_space).unwrap_or(from)
    }
}

/// Letters on one line: white space of any length is one space, and control characters show as `�`.
fn one_line(letters: &[char]) -> String {
    let mut line = String::with_capacity(letters.len());
    for letter in letters {
        if letter.is_whitespace() {
            if !line.ends_with(' ') {
                line.push(' ');
            }
        } else {
            line.push(if letter.is_control() { '\u{FFFD}' } else { *letter });
        }
    }
    line
}

impl Excerpt {
    /// The line with the marked words in brackets.
    pub fn bracketed(&self) -> String {
        let parts = self.parts.iter();
        parts.map(|(words, is_marked)| if *is_marked { format!("[{words}]") } else { words.clone() }).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn span(text: &str, words: &str) -> Span {
        let start = text[..text.find(words).unwrap()].chars().count() as u32;
        Span::new(start, start + words.chars().count() as u32)
    }

    #[test]
    fn words_hold_inner_apostrophes_and_hyphens() {
        let text = Text::new("The U.N.'s co-chair didn’t — 'no' x_1-");
        let words: Vec<_> = text.tokens().into_iter().map(|token| text.words(token)).collect();
        assert_eq!(words, ["The", "U", "N", "s", "co-chair", "didn’t", "no", "x_1"]);
    }

    #[test]
    fn straight_quotes_take_turns_and_end_with_the_paragraph() {
        let text = Text::new("\"Yes,\" he said. “No\n\"Never\"");
        let quoted: Vec<_> = text.quoted().into_iter().map(|span| text.words(span)).collect();
        assert_eq!(quoted, ["\"Yes,\"", "“No", "\"Never\""]);
    }

    #[test]
    fn an_excerpt_is_the_sentence_with_its_marks() {
        let words = "Rain fell. Talks  began on\tFriday in Oslo. They end soon.";
        let text = Text::new(words);
        assert_eq!(text.excerpt(&[span(words, "Friday")]).bracketed(), "Talks began on [Friday] in Oslo.");
        assert_eq!(text.excerpt(&[span(words, "soon."), span(words, "They")]).bracketed(), "[They] end [soon.]");
        assert_eq!(text.excerpt(&[Span::new(900, 990)]).bracketed(), "They end soon.");
        let long = "ja ".repeat(200);
        let cut = Text::new(&long).excerpt(&[Span::new(300, 302)]).bracketed();
        assert!(cut.starts_with("… ja") && cut.ends_with("ja …") && cut.len() < 400, "{cut}");
    }
}
