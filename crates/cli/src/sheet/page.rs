//! Words onto a page: wrapping, hanging indents, styles.
//!
//! Apart from the sections because they should say what to print and not where lines break.

use anstyle::{AnsiColor, Style};
use unicode_width::UnicodeWidthStr;

/// How words stand out.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Tone {
    /// As they are.
    #[default]
    Plain,
    /// Headings and names.
    Strong,
    /// Ids and labels.
    Faint,
    /// Denials, doubts, what did not happen.
    Against,
    /// What is planned, demanded, possible.
    Open,
}

impl Tone {
    fn style(self) -> Style {
        match self {
            Self::Plain => Style::new(),
            Self::Strong => Style::new().bold(),
            Self::Faint => Style::new().dimmed(),
            Self::Against => AnsiColor::Red.on_default().bold(),
            Self::Open => AnsiColor::Yellow.on_default().bold(),
        }
    }
}

/// Text of one paragraph, some of it in another tone.
#[derive(Debug, Default)]
pub struct Text {
    parts: Vec<(Tone, String)>,
}

impl Text {
    /// No words yet.
    pub fn new() -> Self {
        Self::default()
    }

    /// Plain words.
    pub fn plain(words: impl AsRef<str>) -> Self {
        Self::new().with(Tone::Plain, words)
    }

    /// Adds words; spaces are the caller's.
    #[must_use]
    pub fn with(mut self, tone: Tone, words: impl AsRef<str>) -> Self {
        self.parts.push((tone, printable(words.as_ref())));
        self
    }

    /// The words, each a list of its parts.
    fn words(&self) -> Vec<Vec<(Tone, &str)>> {
        let mut words = vec![Vec::new()];
        for (tone, part) in &self.parts {
            for (index, piece) in part.split(' ').enumerate() {
                if index > 0 {
                    words.push(Vec::new());
                }
                if let (false, Some(word)) = (piece.is_empty(), words.last_mut()) {
                    word.push((*tone, piece));
                }
            }
        }
        words.retain(|word| !word.is_empty());
        words
    }
}

/// White space as single spaces, and control characters, which could steer a terminal, as `�`.
fn printable(words: &str) -> String {
    let mut printable = String::with_capacity(words.len());
    for letter in words.chars() {
        match letter {
            letter if letter.is_whitespace() && letter != '\u{a0}' => {
                if !printable.ends_with(' ') {
                    printable.push(' ');
                }
            }
            // Letters that turn the direction of writing would let a text rearrange the sheet.
            '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}' => printable.push('\u{FFFD}'),
            letter if letter.is_control() => printable.push('\u{FFFD}'),
            letter => printable.push(letter),
        }
    }
    printable
}

/// A page in the making.
#[derive(Debug)]
pub struct Page {
    text: String,
    width: usize,
    is_colored: bool,
}

impl Page {
    /// An empty page of so many columns.
    pub fn new(width: usize, is_colored: bool) -> Self {
        Self { text: String::new(), width, is_colored }
    }

    /// A section's heading, set off by a blank line.
    pub fn section(&mut self, title: &str) {
        self.blank();
        self.paragraph(0, 0, &Text::new().with(Tone::Strong, title.to_uppercase()));
    }

    /// A blank line.
    pub fn blank(&mut self) {
        self.text.push('\n');
    }

    /// A paragraph whose first line is indented by `first` columns and whose other lines by `rest`.
    pub fn paragraph(&mut self, first: usize, rest: usize, text: &Text) {
        let mut column = first;
        self.indent(first);
        let mut last = None;
        for word in text.words() {
            let width: usize = word.iter().map(|(_, piece)| piece.width()).sum();
            let space = usize::from(last.is_some());
            if last.is_some() && column + space + width > self.width {
                self.close(last);
                last = None;
                self.text.push('\n');
                self.indent(rest);
                column = rest;
            }
            let is_first = last.is_none();
            column += usize::from(!is_first) + width;
            for (index, &(tone, piece)) in word.iter().enumerate() {
                let gap = if index == 0 && !is_first { " " } else { "" };
                self.put(&mut last, tone, gap, piece);
            }
        }
        self.close(last);
        self.text.push('\n');
    }

    /// Writes `piece`, changing tone if need be; the gap before it keeps the earlier tone.
    fn put(&mut self, last: &mut Option<Tone>, tone: Tone, gap: &str, piece: &str) {
        if *last == Some(tone) {
            self.text.push_str(gap);
        } else {
            self.close(*last);
            self.text.push_str(gap);
            if self.is_colored {
                self.text.push_str(&tone.style().render().to_string());
            }
        }
        *last = Some(tone);
        self.text.push_str(piece);
    }

    fn close(&mut self, tone: Option<Tone>) {
        if let (true, Some(tone)) = (self.is_colored, tone) {
            self.text.push_str(&tone.style().render_reset().to_string());
        }
    }

    fn indent(&mut self, columns: usize) {
        self.text.extend(std::iter::repeat_n(' ', columns));
    }

    /// The page.
    pub fn finish(mut self) -> String {
        self.blank();
        self.text
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn page(is_colored: bool, text: &Text) -> String {
        let mut page = Page::new(24, is_colored);
        page.paragraph(0, 4, text);
        page.text
    }

    #[test]
    fn lines_break_between_words_and_hang() {
        let text = Text::plain("Kyiv ").with(Tone::Against, "DENIES").with(Tone::Plain, ", that it\nfired at the post");
        insta::assert_snapshot!(page(false, &text), @r"
        Kyiv DENIES, that it
            fired at the post
        ");
        assert!(!page(false, &text).contains('\x1b'));
    }

    #[test]
    fn colour_changes_no_word() {
        let text = Text::plain("Kyiv ").with(Tone::Against, "DENIES it").with(Tone::Faint, " s1 and on and on");
        let colored = page(true, &text);
        assert!(colored.contains("\x1b[1m\x1b[31mDENIES it\x1b[0m"), "{colored:?}");
        let mut bare = String::new();
        for (index, part) in colored.split('\x1b').enumerate() {
            bare.push_str(if index == 0 { part } else { part.split_once('m').map_or("", |(_, rest)| rest) });
        }
        assert_eq!(bare, page(false, &text));
    }

    #[test]
    fn a_text_cannot_steer_the_terminal() {
        assert_eq!(printable("red \x1b[31m\u{202E}x\r\n  y\u{0}"), "red \u{FFFD}[31m\u{FFFD}x y\u{FFFD}");
    }

    #[test]
    fn a_word_wider_than_the_page_is_kept_whole() {
        let address = "https://example.org/a/very/long/address";
        assert_eq!(page(false, &Text::plain(format!("see {address}"))), format!("see\n    {address}\n"));
    }
}
