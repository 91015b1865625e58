//! Text that follows a heading bare gets a paragraph of its own.
//!
//! Apart because it mends what the extractor cannot: it takes such text for a part of the heading and loses it, and
//! with it the first paragraph of many old pages, dateline and all.
//!
//! - Finds: `<h2>Heading</h2>Text`, up to the next block, by adding the `<p>` that HTML closes by itself.
//! - Leaves: headings that an element follows.
//! - Cannot see: whether a closing tag stands in a script or a comment, where a `<p>` more does no harm.

use std::borrow::Cow;

/// The markup with the paragraphs added.
pub fn set_apart(markup: &str) -> Cow<'_, str> {
    let mut mended = String::new();
    let mut done = 0;
    for (at, _) in markup.match_indices("</") {
        let Some(after) = heading_end(markup, at) else { continue };
        let has_bare_text = markup[after..].trim_start().chars().next().is_some_and(|letter| letter != '<');
        if has_bare_text {
            mended.push_str(&markup[done..after]);
            mended.push_str("<p>");
            done = after;
        }
    }
    if done == 0 {
        return Cow::Borrowed(markup);
    }
    mended.push_str(&markup[done..]);
    Cow::Owned(mended)
}

/// Where the closing tag of a heading ends, if one begins here.
fn heading_end(markup: &str, at: usize) -> Option<usize> {
    match markup.as_bytes().get(at..at + 5)? {
        [b'<', b'/', b'h' | b'H', b'1'..=b'6', b'>'] => Some(at + 5),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bare_text_after_a_heading_becomes_a_paragraph() {
        for (markup, mended) in [
            ("<h1>Fair</h1>Crowds came.<br>", "<h1>Fair</h1><p>Crowds came.<br>"),
            ("<H2>Fair</H2>\n Crowds came.", "<H2>Fair</H2><p>\n Crowds came."),
            ("<h2>Fair</h2>\n<p>Crowds came.</p>", "<h2>Fair</h2>\n<p>Crowds came.</p>"),
            ("<b>Fair</b>Crowds came.</h", "<b>Fair</b>Crowds came.</h"),
        ] {
            assert_eq!(set_apart(markup), mended);
        }
    }
}
