//! A piece of HTML as text: what a browser sets apart as a block becomes a paragraph.
//!
//! Apart from the page because feeds and agencies' items hold such pieces too.

use trafilatura::dom::{Document as Page, NodeId};

/// Elements that begin and end a paragraph.
const BLOCKS: [&str; 30] = [
    "address",
    "article",
    "aside",
    "blockquote",
    "body",
    "dd",
    "div",
    "dl",
    "dt",
    "figcaption",
    "footer",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "header",
    "hr",
    "li",
    "main",
    "ol",
    "p",
    "pre",
    "section",
    "table",
    "td",
    "th",
    "tr",
    "ul",
];

/// Elements whose words are no part of an article.
const SILENT: [&str; 12] =
    ["button", "figure", "form", "head", "iframe", "nav", "noscript", "script", "style", "svg", "template", "title"];

/// The paragraphs of the markup, with a blank line between them and white space as a browser shows it.
pub fn text(markup: &str) -> String {
    let page = Page::parse(markup);
    let mut paragraphs = Paragraphs::default();
    walk(&page, page.body().unwrap_or_else(|| page.root()), &mut paragraphs);
    paragraphs.end();
    paragraphs.done.join("\n\n")
}

#[derive(Default)]
struct Paragraphs {
    done: Vec<String>,
    open: String,
    /// Whether the last thing was a line break.
    is_broken: bool,
}

impl Paragraphs {
    fn write(&mut self, text: &str) {
        self.is_broken &= text.trim().is_empty();
        self.open.push_str(text);
    }

    /// Two line breaks are how some editors write a paragraph; one alone only breaks the line.
    fn break_line(&mut self) {
        if self.is_broken {
            self.end();
        } else {
            self.open.push(' ');
        }
        self.is_broken = true;
    }

    fn end(&mut self) {
        let text = self.open.split_ascii_whitespace().collect::<Vec<_>>().join(" ");
        if !text.is_empty() {
            self.done.push(text);
        }
        self.open.clear();
    }
}

/// Walks the elements below `id`. Their nesting is bounded before the markup is parsed.
fn walk(page: &Page, id: NodeId, paragraphs: &mut Paragraphs) {
    for child in page.child_nodes(id) {
        if page.is_text(child) {
            paragraphs.write(&page.text_content(child));
            continue;
        }
        let tag = page.tag_name(child);
        if SILENT.contains(&tag) {
            continue;
        }
        let is_block = BLOCKS.contains(&tag);
        if is_block {
            paragraphs.end();
        } else if tag == "br" {
            paragraphs.break_line();
        }
        walk(page, child, paragraphs);
        if is_block {
            paragraphs.end();
        }
    }
}

#[cfg(test)]
mod tests {
    #[test]
    fn blocks_become_paragraphs() {
        for (markup, text) in [
            ("<p>Talks <b>began</b>\n in Oslo.</p><p>They went on.</p>", "Talks began in Oslo.\n\nThey went on."),
            ("Talks began.<br><br>They went on.<br/>And on.", "Talks began.\n\nThey went on. And on."),
            ("<ul><li>One</li><li>Two</li></ul>Three", "One\n\nTwo\n\nThree"),
            ("<script>no</script><p>Chad&rsquo;s army &amp; others</p>", "Chad’s army & others"),
            ("Plain words", "Plain words"),
        ] {
            assert_eq!(super::text(markup), text);
        }
    }
}
