//! Which words of a content stand in quotation marks, and so whether a statement is direct, mixed or indirect.
//!
//! Apart from the annotation: the marks are in the text, and copying them by hand would only add mistakes.

use onrecord_record::{Span, StatementForm};

/// The parts of `contents` inside quotation marks, marks excluded.
///
/// A mark that is not closed runs to the end of its paragraph, as quotations over several paragraphs are printed.
pub fn quoted(text: &str, contents: &[Span]) -> Vec<Span> {
    let quotations = quotations(text);
    let mut inside = Vec::new();
    for content in contents {
        for quotation in &quotations {
            let shared = Span::new(content.start.max(quotation.start), content.end.min(quotation.end));
            if !shared.is_empty() {
                inside.push(shared);
            }
        }
    }
    inside
}

/// The form that the quoted parts of the content give.
pub fn form(text: &str, contents: &[Span], quotes: &[Span]) -> StatementForm {
    let outside = contents.iter().any(|content| {
        let mut at = content.start as usize;
        let mut bare = String::new();
        for quote in quotes.iter().filter(|quote| content.contains(**quote)) {
            bare.push_str(&text[at..quote.start as usize]);
            at = quote.end as usize;
        }
        bare.push_str(&text[at..content.end as usize]);
        bare.chars().any(char::is_alphanumeric)
    });
    match (quotes.is_empty(), outside) {
        (true, _) => StatementForm::Indirect,
        (false, true) => StatementForm::Mixed,
        (false, false) => StatementForm::Direct,
    }
}

/// Every quotation of the text, marks excluded.
fn quotations(text: &str) -> Vec<Span> {
    let mut found = Vec::new();
    let mut paragraph_start = 0;
    for paragraph in text.split_inclusive('\n') {
        let mut open = None;
        for (at, mark) in paragraph.char_indices().filter(|(_, char)| matches!(char, '“' | '”' | '"')) {
            let after = at + mark.len_utf8();
            match (open, mark) {
                (None, '“' | '"') | (Some(_), '“') => open = Some(after),
                (Some(start), _) => {
                    found.push(Span::new((paragraph_start + start) as u32, (paragraph_start + at) as u32));
                    open = None;
                }
                _ => {}
            }
        }
        if let Some(start) = open {
            let end = paragraph.trim_end().len();
            found.push(Span::new((paragraph_start + start) as u32, (paragraph_start + end) as u32));
        }
        paragraph_start += paragraph.len();
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str, content: &str) -> (Vec<String>, StatementForm) {
        let start = text.find(content).expect("content in text");
        let content = [Span::new(start as u32, (start + content.len()) as u32)];
        let quotes = quoted(text, &content);
        (quotes.iter().map(|quote| quote.slice(text).to_owned()).collect(), form(text, &content, &quotes))
    }

    #[test]
    fn forms() {
        let text = "“We go,” she said. He called it “a start”.\nThey agreed to stop.";
        assert_eq!(read(text, "“We go,”"), (vec!["We go,".to_owned()], StatementForm::Direct));
        assert_eq!(read(text, "it “a start”"), (vec!["a start".to_owned()], StatementForm::Mixed));
        assert_eq!(read(text, "to stop"), (vec![], StatementForm::Indirect));
    }

    #[test]
    fn a_mark_left_open_ends_with_its_paragraph() {
        let text = "“First.\n\n“Second,” he said.";
        assert_eq!(read(text, "“First."), (vec!["First.".to_owned()], StatementForm::Direct));
        assert_eq!(read(text, "“Second,”"), (vec!["Second,".to_owned()], StatementForm::Direct));
    }
}
