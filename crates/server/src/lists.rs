//! The lists there are: which filters each heeds, and how the ledger is asked.

use onrecord_ledger::{
    ActorRow, Difference, DisputeRow, DocumentRow, EventRow, Filter, Hit, Ledger, PlaceRow, StatementRow, ThreadRow,
};

use crate::form::Form;
use crate::list::List;
use crate::problem::Problem;
use crate::question::{Question, Takes, is_day};

/// What narrows rows: who, what, where, when.
pub const ROWS: &[&str] = &["actor", "country", "type", "stance", "place", "from", "to", "text", "all"];
/// What narrows by the day of publication and the outlet.
pub const PUBLISHED: &[&str] = &["published_from", "published_to", "publisher"];
/// What narrows by what was known, and when it was read.
pub const KNOWN: &[&str] = &["as_of", "since"];

/// The filter with its cursor, for lists that go on after a row.
fn keyed(question: &Question) -> Result<Filter, Problem> {
    let after = question.after.as_deref().map(str::parse).transpose()?;
    Ok(Filter { after, ..question.filter.clone() })
}

/// The filter with its cursor, for lists that go on by number.
fn numbered(question: &Question) -> Filter {
    Filter { skip: question.skip(), ..question.filter.clone() }
}

/// The cursor of the latter.
#[allow(clippy::unnecessary_wraps, reason = "the cursor of an empty page of other lists is missing")]
pub fn count<T>(page: &[T], question: &Question) -> Option<String> {
    Some((question.skip() + page.len()).to_string())
}

macro_rules! lists {
    ($($name:ident $row:ident $path:literal $about:literal $heeds:expr, $takes:expr, $ask:expr, $cursor:expr, $handle:expr;)*) => {$(
        /// A list.
        pub struct $name;

        impl List for $name {
            type Row = $row;
            const NAME: &'static str = $path;
            const ABOUT: &'static str = $about;
            const HEEDS: &'static [&'static [&'static str]] = $heeds;
            const CURSOR: Takes = $takes;

            fn ask(ledger: &Ledger, question: &Question) -> Result<Vec<$row>, Problem> {
                let ask: fn(&Ledger, &Question) -> Result<Vec<$row>, Problem> = $ask;
                ask(ledger, question)
            }

            fn cursor(page: &[$row], question: &Question) -> Option<String> {
                let cursor: fn(&[$row], &Question) -> Option<String> = $cursor;
                cursor(page, question)
            }

            fn handle(row: &$row) -> &str {
                let handle: fn(&$row) -> &str = $handle;
                handle(row)
            }
        }
    )*};
}

lists! {
    Statements StatementRow "statements" "who said what, newest first, undated last" &[ROWS, PUBLISHED, KNOWN], Takes::Row("s"),
        |ledger, question| Ok(ledger.statements(&keyed(question)?)?),
        |page, _| page.last().map(|row| row.id.to_string()), |row| &row.id.handle;
    Disputes DisputeRow "disputes" "accounts that contradict each other, latest first" &[ROWS, PUBLISHED, KNOWN], Takes::Row("dx"),
        |ledger, question| Ok(ledger.disputes(&keyed(question)?)?),
        |page, _| page.last().map(|row| row.id.to_string()), |row| &row.id.handle;
    Threads ThreadRow "threads" "talks, ceasefires and cases as lines of events" &[ROWS, PUBLISHED, KNOWN], Takes::Skip,
        |ledger, question| Ok(ledger.threads(&numbered(question))?), count, |row| &row.id.handle;
    Actors ActorRow "actors" "who speaks and acts, those in most articles first"
        &[&["actor", "country", "type", "described"], PUBLISHED, KNOWN], Takes::Skip,
        |ledger, question| Ok(ledger.actors(&Filter { named: question.filter.named.or(Some(true)), ..numbered(question) })?), count, |row| &row.id.handle;
    Documents DocumentRow "documents" "the articles, latest published first, undated last"
        &[&["actor", "country", "place", "text"], PUBLISHED, KNOWN], Takes::Handle,
        |ledger, question| Ok(ledger.documents(&question.filter, question.after.as_deref())?),
        |page, _| page.last().map(|row| row.source.handle.clone()), |row| &row.source.handle;
    Places PlaceRow "places" "where it happened and was said, places of most rows first" &[ROWS, &["accounts"], PUBLISHED, KNOWN], Takes::Skip,
        |ledger, question| Ok(ledger.places(&numbered(question))?), count, |row| &row.id.handle;
}

macro_rules! events {
    ($($name:ident $path:literal $about:literal $heeds:expr, $ask:expr;)*) => {$(
        /// A list of events.
        pub struct $name;

        impl List for $name {
            type Row = EventRow;
            const NAME: &'static str = $path;
            const ABOUT: &'static str = $about;
            const HEEDS: &'static [&'static [&'static str]] = $heeds;
            const CURSOR: Takes = Takes::Row("e");
            const FORMS: &'static [Form] = Form::OF_EVENTS;

            fn ask(ledger: &Ledger, question: &Question) -> Result<Vec<EventRow>, Problem> {
                let ask: fn(&Ledger, Filter) -> Result<Vec<EventRow>, Problem> = $ask;
                ask(ledger, keyed(question)?)
            }

            fn cursor(page: &[EventRow], _: &Question) -> Option<String> {
                page.last().map(|row| row.id.to_string())
            }

            fn handle(row: &EventRow) -> &str {
                &row.id.handle
            }

            fn events(rows: &[EventRow]) -> &[EventRow] {
                rows
            }
        }
    )*};
}

events! {
    Events "events" "who did what, newest first, undated last" &[ROWS, &["accounts"], PUBLISHED, KNOWN], |ledger, filter| Ok(ledger.events(&filter)?);
    Timeline "timeline" "dated events, oldest first" &[ROWS, &["accounts"], PUBLISHED, KNOWN], |ledger, filter| Ok(ledger.timeline(&filter)?);
}

/// Articles found by their words.
pub struct Search;

impl List for Search {
    type Row = Hit;
    const NAME: &'static str = "search";
    const ABOUT: &'static str = "articles that hold all the words, best first";
    const HEEDS: &'static [&'static [&'static str]] = &[ROWS, PUBLISHED, KNOWN];
    const CURSOR: Takes = Takes::Skip;
    const NEEDS: &'static [&'static str] = &["text"];

    fn ask(ledger: &Ledger, question: &Question) -> Result<Vec<Hit>, Problem> {
        let text = question.filter.text.as_deref().unwrap_or_default();
        // The words are asked of the article, not of a row in it.
        Ok(ledger.search(text, &Filter { text: None, ..numbered(question) })?)
    }

    fn cursor(page: &[Hit], question: &Question) -> Option<String> {
        count(page, question)
    }

    fn handle(row: &Hit) -> &str {
        &row.source.handle
    }
}

/// What came to be known after a day.
pub struct Diff;

impl List for Diff {
    type Row = Difference;
    const NAME: &'static str = "diff";
    const ABOUT: &'static str =
        "what was published after the day `since`: disputes, values that moved, events, statements";
    const HEEDS: &'static [&'static [&'static str]] = &[ROWS, KNOWN];
    const CURSOR: Takes = Takes::Skip;
    const NEEDS: &'static [&'static str] = &["since"];

    fn ask(ledger: &Ledger, question: &Question) -> Result<Vec<Difference>, Problem> {
        let since = question.filter.read_since.as_deref().unwrap_or_default();
        if !is_day(since) {
            return Err(Problem::question(format!("`since` is `{since}`")).hint("expected a day like 2025-12-21"));
        }
        let filter = Filter { read_since: None, limit: 0, ..question.filter.clone() };
        let rows = ledger.since(since, &filter)?;
        Ok(rows.into_iter().skip(question.skip()).take(question.filter.limit).collect())
    }

    fn cursor(page: &[Difference], question: &Question) -> Option<String> {
        count(page, question)
    }

    fn handle(row: &Difference) -> &str {
        row.id.split('/').next().unwrap_or_default()
    }
}
