//! What each list takes of the questions that all lists share. A filter that would do nothing is refused, since whoever
//! gives it would take the answer for a narrowed one.

use clap::CommandFactory;
use clap::error::ErrorKind;
use onrecord_ledger::Filter;
use onrecord_record::{ActorKind, DisputeKind, EventType, StatementKind};
use serde::de::DeserializeOwned;
use serde_json::Value;

use crate::arguments::Arguments;
use crate::talk;
use crate::terminal::Terminal;

/// A list: its command, the filters that it does not take, and the kinds that its `--type` may name.
pub struct List {
    command: &'static str,
    refused: &'static [&'static str],
    kinds: &'static str,
    is_kind: fn(&str) -> bool,
}

/// Whether the contract has this word for a `T`.
fn is<T: DeserializeOwned>(word: &str) -> bool {
    serde_json::from_value::<T>(Value::from(word)).is_ok()
}

/// `onrecord statements`.
pub const STATEMENTS: List = List {
    command: "statements",
    refused: &["accounts"],
    kinds: "kinds of statements, such as speech, or types of the events they tell of, such as ASSAULT",
    is_kind: |word| is::<StatementKind>(word) || is::<EventType>(word),
};
/// `onrecord events`.
pub const EVENTS: List =
    List { command: "events", refused: &[], kinds: "types of events, such as ASSAULT", is_kind: is::<EventType> };
/// `onrecord timeline`.
pub const TIMELINE: List = List { command: "timeline", ..EVENTS };
/// `onrecord disputes`.
pub const DISPUTES: List = List {
    command: "disputes",
    refused: &["accounts"],
    kinds: "kinds of disputes, such as denial",
    is_kind: is::<DisputeKind>,
};
/// `onrecord search`.
pub const SEARCH: List = List { command: "search", refused: &["accounts", "after"], ..STATEMENTS };
/// `onrecord threads`.
pub const THREADS: List = List {
    command: "threads",
    refused: &["accounts", "after"],
    kinds: "talks, ceasefire and case",
    is_kind: |word| matches!(word, "talks" | "ceasefire" | "case"),
};
/// `onrecord actors`.
pub const ACTORS: List = List {
    command: "actors",
    refused: &["stance", "place", "from", "to", "text", "all", "accounts", "after"],
    kinds: "kinds of actors, such as person",
    is_kind: is::<ActorKind>,
};
/// `onrecord diff` against a day.
pub const SINCE: List = List { command: "diff", refused: &["accounts", "after"], ..EVENTS };
/// `onrecord diff` against another ledger.
pub const AGAINST: List = List {
    command: "diff against a ledger",
    refused: &[
        "actor",
        "country",
        "type",
        "stance",
        "place",
        "from",
        "to",
        "published-from",
        "published-to",
        "as-of",
        "since",
        "text",
        "all",
        "accounts",
        "after",
    ],
    ..EVENTS
};

impl List {
    /// Ends the command where the list would pass over a filter.
    pub fn check(&self, filter: &Filter) {
        if let Some(problem) = self.problem(filter) {
            Arguments::command().error(ErrorKind::ValueValidation, problem).exit();
        }
    }

    fn problem(&self, filter: &Filter) -> Option<String> {
        let given = given(filter).into_iter().find(|(name, is_given)| *is_given && self.refused.contains(name));
        if let Some((name, _)) = given {
            return Some(format!("`onrecord {}` does not take --{name}", self.command));
        }
        let kind = filter.kind.as_ref().filter(|kind| !(self.is_kind)(kind))?;
        Some(format!("`onrecord {}` has no rows of the type {kind}: its types are {}", self.command, self.kinds))
    }
}

/// The filters by name, and whether they are given.
fn given(filter: &Filter) -> [(&'static str, bool); 15] {
    [
        ("actor", filter.actor.is_some()),
        ("country", filter.country.is_some()),
        ("type", filter.kind.is_some()),
        ("stance", filter.stance.is_some()),
        ("place", filter.place.is_some()),
        ("from", filter.from.is_some()),
        ("to", filter.to.is_some()),
        ("published-from", filter.published_from.is_some()),
        ("published-to", filter.published_to.is_some()),
        ("as-of", filter.as_of.is_some()),
        ("since", filter.read_since.is_some()),
        ("text", filter.text.is_some()),
        ("all", filter.all),
        ("accounts", filter.accounts),
        ("after", filter.after.is_some()),
    ]
}

/// The filter of a list that has no next page: it asks for one row more than is shown, so that [`cut`] knows of it.
pub fn one_more(filter: &Filter) -> Filter {
    Filter { limit: if filter.limit > 0 { filter.limit + 1 } else { 0 }, ..filter.clone() }
}

/// Leaves the rows that were asked for, and says so where there are more.
pub fn cut<R>(rows: &mut Vec<R>, limit: usize, terminal: &Terminal) {
    if limit > 0 && rows.len() > limit {
        rows.truncate(limit);
        talk::note(terminal, &format!("the first {limit} rows; there are more: --limit 0 for all"));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_filter_that_would_do_nothing_is_refused() {
        let stance = Filter { stance: Some("deny".to_owned()), ..Filter::default() };
        assert_eq!(ACTORS.problem(&stance).as_deref(), Some("`onrecord actors` does not take --stance"));
        assert_eq!(STATEMENTS.problem(&stance), None);
        assert!(AGAINST.problem(&stance).is_some() && SINCE.problem(&stance).is_none());
        let kind = |kind: &str| Filter { kind: Some(kind.to_owned()), ..Filter::default() };
        assert!(EVENTS.problem(&kind("denial")).is_some_and(|told| told.contains("types of events")));
        assert!(EVENTS.problem(&kind("ASSAULT")).is_none() && DISPUTES.problem(&kind("denial")).is_none());
        assert!(THREADS.problem(&kind("person")).is_some() && ACTORS.problem(&kind("person")).is_none());
    }
}
