//! The query of an address to a filter of the ledger. The names are those of the command's flags.

use onrecord_ledger::{Filter, RowId};

use crate::form::Form;
use crate::problem::Problem;

/// Rows of a page unless told otherwise.
pub const PAGE: usize = 50;
/// Most rows of a page.
pub const LONGEST_PAGE: usize = 1000;
/// Most rows of a file.
pub const LONGEST_FILE: usize = 50_000;

/// A parameter of the query.
pub struct Parameter {
    /// Its name.
    pub name: &'static str,
    /// What it does.
    pub about: &'static str,
    /// What it takes.
    pub takes: Takes,
}

/// What a parameter takes.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Takes {
    Words,
    /// Words that are searched for, so that one letter or digit must be there.
    Search,
    Code,
    Day,
    Date,
    Flag,
    Count,
    /// A row's id, with the letters of the rows that a list has.
    Row(&'static str),
    /// An article's handle.
    Handle,
    /// How many rows came before.
    Skip,
}

/// Every parameter that a list may have. What `after` takes is the list's to say.
pub const PARAMETERS: &[Parameter] = &[
    Parameter { name: "actor", about: "Words of the name of who speaks or takes part", takes: Takes::Search },
    Parameter { name: "country", about: "Country code of who speaks or takes part: UKR, IGO", takes: Takes::Code },
    Parameter {
        name: "type",
        about: "Event type (AID), or kind of a statement, dispute, thread or actor",
        takes: Takes::Words,
    },
    Parameter { name: "stance", about: "Stance of the statement: deny, promise", takes: Takes::Words },
    Parameter { name: "place", about: "Name or country code of a place", takes: Takes::Words },
    Parameter { name: "publisher", about: "Outlet, exactly as it is written", takes: Takes::Words },
    Parameter { name: "from", about: "First day", takes: Takes::Day },
    Parameter { name: "to", about: "Last day", takes: Takes::Day },
    Parameter { name: "published_from", about: "First day of publication", takes: Takes::Day },
    Parameter { name: "published_to", about: "Last day of publication", takes: Takes::Day },
    Parameter { name: "as_of", about: "Only what had been published by then", takes: Takes::Day },
    Parameter { name: "since", about: "Only articles read since this day or instant, UTC", takes: Takes::Date },
    Parameter { name: "text", about: "Words that must be there; \"quoted words\" together", takes: Takes::Search },
    Parameter {
        name: "all",
        about: "Also rows that a reviewer rejected, and those of articles that are superseded or withdrawn",
        takes: Takes::Flag,
    },
    Parameter { name: "accounts", about: "Every account of an event as a row of its own", takes: Takes::Flag },
    Parameter {
        name: "described",
        about: "Actors whom articles describe and do not name, instead of the others",
        takes: Takes::Flag,
    },
    Parameter { name: "limit", about: "At most so many rows; 0 is as many as there may be", takes: Takes::Count },
    Parameter { name: "after", about: "Go on after this row: `next` of the page before", takes: Takes::Words },
];

/// What is asked of a list.
#[derive(Clone, Debug, Default)]
pub struct Question {
    /// What narrows it; `limit` is never zero.
    pub filter: Filter,
    /// The cursor as it was given.
    pub after: Option<String>,
    /// Names of parameters that this list does not know how to heed.
    pub ignored: Vec<String>,
    /// The query without its cursor, to go on with.
    pub rest: String,
}

impl Question {
    /// Reads a query. `heeded` are the filters of the list and `cursor` what its `after` takes; what is no list has none.
    pub fn parse(query: &str, heeded: &[&str], cursor: Option<Takes>, form: Form) -> Result<Self, Problem> {
        let (usual, most) = if form == Form::Json { (PAGE, LONGEST_PAGE) } else { (LONGEST_FILE, LONGEST_FILE) };
        let mut question = Self { filter: Filter { limit: usual, ..Filter::default() }, ..Self::default() };
        let mut seen: Vec<String> = Vec::new();
        let mut rest = form_urlencoded::Serializer::new(String::new());
        for (name, value) in form_urlencoded::parse(query.as_bytes()) {
            let known = PARAMETERS.iter().find(|parameter| parameter.name == name);
            let is_paging = matches!(&*name, "limit" | "after");
            let known = known.filter(|_| !is_paging || cursor.is_some());
            let parameter = known.ok_or_else(|| unknown(&name, heeded, cursor))?;
            if seen.iter().any(|other| *other == name) {
                return Err(Problem::question(format!("`{name}` is given twice")));
            }
            seen.push(name.to_string());
            if value.is_empty() {
                return Err(Problem::question(format!("`{name}` is empty")).hint("leave it out"));
            }
            let takes = cursor.filter(|_| name == "after").unwrap_or(parameter.takes);
            takes.check(&name, &value)?;
            if !is_paging && !heeded.contains(&&*name) {
                question.ignored.push(name.into_owned());
                continue;
            }
            if name != "after" {
                rest.append_pair(&name, &value);
            }
            question.set(parameter, &value, most)?;
        }
        question.rest = rest.finish();
        Ok(question)
    }

    fn set(&mut self, parameter: &Parameter, value: &str, most: usize) -> Result<(), Problem> {
        let filter = &mut self.filter;
        let text = Some(value.to_owned());
        match parameter.name {
            "actor" => filter.actor = text,
            "country" => filter.country = Some(value.to_ascii_uppercase()),
            "type" => filter.kind = text,
            "stance" => filter.stance = text,
            "place" => filter.place = text,
            "publisher" => filter.publisher = text,
            "from" => filter.from = text,
            "to" => filter.to = text,
            "published_from" => filter.published_from = text,
            "published_to" => filter.published_to = text,
            "as_of" => filter.as_of = text,
            "since" => filter.read_since = text,
            "text" => filter.text = text,
            "all" => filter.all = is_true(value),
            "accounts" => filter.accounts = is_true(value),
            "described" => filter.named = Some(!is_true(value)),
            "limit" => filter.limit = limit(value, most)?,
            _ => self.after = text,
        }
        Ok(())
    }

    /// The cursor of a list that is paged by number.
    pub fn skip(&self) -> usize {
        self.after.as_deref().and_then(|after| after.parse().ok()).unwrap_or(0)
    }
}

fn is_true(value: &str) -> bool {
    matches!(value, "true" | "1")
}

fn limit(value: &str, most: usize) -> Result<usize, Problem> {
    match value.parse::<usize>() {
        Ok(0) => Ok(most),
        Ok(count) if count <= most => Ok(count),
        _ => Err(Problem::question(format!("`limit` is `{value}`; it may be 0 to {most}"))
            .hint("go on with `after`, or take a file such as .csv for more rows at once")),
    }
}

fn unknown(name: &str, heeded: &[&str], cursor: Option<Takes>) -> Problem {
    let paging = if cursor.is_some() { &["limit", "after"][..] } else { &[] };
    let names = [heeded, paging].concat().join(", ");
    let hint = if names.is_empty() { "this address takes none".to_owned() } else { format!("there are {names}") };
    Problem::question(format!("there is no parameter `{name}`")).hint(hint)
}

impl Takes {
    /// Whether a value is one that the parameter takes.
    fn check(self, name: &str, value: &str) -> Result<(), Problem> {
        let (is_right, expected) = match self {
            Self::Words => (true, "words"),
            Self::Search => (value.chars().any(may_be_word), "words"),
            Self::Code => {
                (value.len() == 3 && value.bytes().all(|byte| byte.is_ascii_alphabetic()), "a code like UKR or IGO")
            }
            Self::Day => (is_day(value), "a day like 2025-12-21"),
            Self::Date => (
                is_day(value) || value.parse::<jiff::Timestamp>().is_ok(),
                "a day like 2025-12-21, or an instant like 2025-12-21T10:00:00Z",
            ),
            Self::Flag => (matches!(value, "true" | "false" | "1" | "0"), "true or false"),
            Self::Count => (value.bytes().all(|byte| byte.is_ascii_digit()), "a number"),
            Self::Row(letters) => (
                value.parse::<RowId>().is_ok_and(|id| letters.contains(id.layer.letter())),
                "`next` of the page before, like 3f2a9c01b7de/e4",
            ),
            Self::Handle => (
                value.len() == 12 && value.bytes().all(|byte| byte.is_ascii_hexdigit()),
                "`next` of the page before, like 3f2a9c01b7de",
            ),
            Self::Skip => (
                value.len() <= 9 && value.bytes().all(|byte| byte.is_ascii_digit()),
                "`next` of the page before, a number",
            ),
        };
        let wrong = || Problem::question(format!("`{name}` is `{value}`")).hint(format!("expected {expected}"));
        if is_right { Ok(()) } else { Err(wrong()) }
    }
}

/// Whether a letter can stand in a word: all beyond the signs of ASCII and Latin-1, which a schema can say without tables.
fn may_be_word(letter: char) -> bool {
    letter.is_ascii_alphanumeric() || letter > '\u{bf}'
}

/// A day as the ledger writes it, so that days sort as text.
pub fn is_day(value: &str) -> bool {
    value.len() == 10 && value.parse::<jiff::civil::Date>().is_ok_and(|day| day.to_string() == value)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parse(query: &str) -> Result<Question, Problem> {
        Question::parse(query, &["actor", "from", "all"], Some(Takes::Row("e")), Form::Json)
    }

    #[test]
    fn a_query_is_a_filter() {
        let question = parse("actor=Ana+Odera&from=2025-12-01&all=1&limit=0&after=3f2a%2Fe4&stance=deny").unwrap();
        assert_eq!(question.filter.actor.as_deref(), Some("Ana Odera"));
        assert_eq!((question.filter.limit, question.filter.all), (LONGEST_PAGE, true));
        assert_eq!(question.after.as_deref(), Some("3f2a/e4"));
        assert_eq!(question.ignored, ["stance"]);
        assert_eq!(question.rest, "actor=Ana+Odera&from=2025-12-01&all=1&limit=0");
    }

    #[test]
    fn what_does_not_fit_is_refused_with_a_hint() {
        for query in [
            "actr=a",
            "actor=",
            "actor=a&actor=b",
            "from=yesterday",
            "from=2025-1-1",
            "limit=-1",
            "limit=1001",
            "all=maybe",
            "stance=deny&to=x",
            "after=here",
            "after=3f2a9c01b7de/s1",
            "actor=-",
            "after=3f2a9c01b7de",
        ] {
            assert!(parse(query).is_err(), "{query}");
        }
        assert_eq!(parse("actr=a").unwrap_err().hint.as_deref(), Some("there are actor, from, all, limit, after"));
        assert!(Question::parse("limit=5", &["as_of"], None, Form::Json).is_err());
    }
}
