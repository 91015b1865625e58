//! The page behind an entry, and what of the entry holds for it.

use onrecord_record::Document;
use url::Url;

use crate::Problem;
use crate::schedule::Clock;
use crate::state::Validators;
use crate::web::Web;

/// The address of an entry's page, seen from the feed's.
pub fn address(entry: &Document, feed: &Url) -> Option<Url> {
    entry.url.as_deref().and_then(|link| feed.join(link).ok())
}

/// The article of the page at `url`. The feed names the article and says when it appeared; what it leaves open, the page
/// says.
pub fn read(web: &mut Web, clock: &mut dyn Clock, entry: &Document, url: &Url) -> Result<Document, Problem> {
    let answer = web.get(clock, url, &Validators::default())?;
    let page = onrecord_intake::page(&answer.body, answer.url.as_str(), answer.content_type.as_deref())?;
    let entry = entry.clone();
    let is_dated = entry.published.is_some();
    Ok(Document {
        key: entry.key,
        title: entry.title.or(page.title),
        published_basis: if is_dated { entry.published_basis } else { page.published_basis },
        published: entry.published.or(page.published),
        modified: entry.modified.or(page.modified),
        publisher: entry.publisher.or(page.publisher),
        authors: if entry.authors.is_empty() { page.authors } else { entry.authors },
        ..page
    })
}
