//! Words of the annotation found in the text.
//!
//! Apart from the annotation's layers, which all name words in this one way:
//!
//! | written | means |
//! |---|---|
//! | `the ministry` | these words; an error if they stand in the text more than once |
//! | `the ministry#2` | their second occurrence |
//! | `the ministry#*` | every occurrence (mentions of actors and places only) |
//! | `minister [said] that` | the words in brackets, where they stand between the others |
//! | `that talks ... on Friday` | from the first words to the next occurrence of the last |
//!
//! Words match whole words only.

use onrecord_record::Span;

/// Which of several occurrences.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Pick {
    /// The only one.
    Only,
    /// The n-th, from 1.
    Nth(usize),
    /// Each.
    All,
}

/// Words to look for, as the annotation writes them.
#[derive(Debug, PartialEq, Eq)]
pub struct Quote<'a> {
    before: &'a str,
    head: &'a str,
    tail: Option<&'a str>,
    after: &'a str,
    /// Which occurrence is meant.
    pub pick: Pick,
}

impl<'a> Quote<'a> {
    /// Reads the notation above.
    pub fn parse(written: &'a str) -> Self {
        let (words, pick) = pick(written);
        let (before, rest) = words.split_once('[').unwrap_or(("", words));
        let (inner, after) = rest.split_once(']').unwrap_or((rest, ""));
        let (head, tail) = match inner.split_once(" ... ") {
            Some((head, tail)) => (head, Some(tail)),
            None => (inner, None),
        };
        Self { before, head, tail, after, pick }
    }

    /// Every place in `text` where the words stand, in order.
    pub fn find(&self, text: &str) -> Vec<Span> {
        if self.head.is_empty() {
            return Vec::new();
        }
        let after = if self.tail.is_some() { "" } else { self.after };
        let heads = whole(text, self.before, self.head, after);
        heads.into_iter().filter_map(|head| self.close(text, head)).collect()
    }

    /// The span of the words whose first part is `head`.
    fn close(&self, text: &str, head: Span) -> Option<Span> {
        let Some(tail) = self.tail else { return Some(head) };
        let after_head = whole(text, "", tail, self.after).into_iter().find(|found| found.start >= head.end);
        after_head.map(|found| head.union(found))
    }
}

/// Splits the choice of an occurrence off the words.
fn pick(written: &str) -> (&str, Pick) {
    match written.rsplit_once('#') {
        Some((words, "*")) => (words, Pick::All),
        Some((words, number)) => match number.parse() {
            Ok(number) => (words, Pick::Nth(number)),
            Err(_) => (written, Pick::Only),
        },
        None => (written, Pick::Only),
    }
}

/// Where `words` stand between `before` and `after`, cutting no word in two; overlapping occurrences included.
fn whole(text: &str, before: &str, words: &str, after: &str) -> Vec<Span> {
    let needle = [before, words, after].concat();
    let starts = text.char_indices().map(|(at, _)| at).filter(|&at| text[at..].starts_with(&needle));
    starts
        .map(|at| Span::new((at + before.len()) as u32, (at + before.len() + words.len()) as u32))
        .filter(|span| is_whole(text, *span))
        .collect()
}

/// Whether the span cuts no word in two.
fn is_whole(text: &str, span: Span) -> bool {
    let (start, end) = (span.start as usize, span.end as usize);
    let joins = |left: Option<char>, right: Option<char>| {
        left.is_some_and(char::is_alphanumeric) && right.is_some_and(char::is_alphanumeric)
    };
    !joins(text[..start].chars().next_back(), text[start..].chars().next())
        && !joins(text[..end].chars().next_back(), text[end..].chars().next())
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEXT: &str = "The minister said that talks would resume. Then he said that talks on trade were off.";

    fn found(written: &str) -> Vec<&'static str> {
        Quote::parse(written).find(TEXT).into_iter().map(|span| span.slice(TEXT)).collect()
    }

    #[test]
    fn whole_words_only() {
        assert_eq!(found("he"), ["he"]);
        assert_eq!(found("said").len(), 2);
        assert_eq!(found("sai"), Vec::<&str>::new());
    }

    #[test]
    fn context_stands_around_brackets() {
        let spans = Quote::parse("he [said] that").find(TEXT);
        assert_eq!(spans.len(), 1);
        assert_eq!(spans[0].start as usize, TEXT.rfind("said").expect("a second `said`"));
    }

    #[test]
    fn a_gap_runs_to_the_next_occurrence() {
        assert_eq!(found("The ... that"), ["The minister said that"]);
        assert_eq!(found("he said [that ... were] off"), ["that talks on trade were"]);
    }

    #[test]
    fn suffixes_choose() {
        assert_eq!(Quote::parse("said#2").pick, Pick::Nth(2));
        assert_eq!(Quote::parse("said#*").pick, Pick::All);
        assert_eq!(Quote::parse("room #twelve").pick, Pick::Only);
    }
}
