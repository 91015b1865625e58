//! What linking keeps of a document.
//!
//! Apart from the steps because it is stored: a ledger keeps one per document, and records are not read again for
//! linking.

use onrecord_record::{Actor, ActorId, ActorKind, MentionForm, Record, Role, Stance, Statement};
use serde::{Deserialize, Serialize};

use crate::letters::Letters;
use crate::{Mention, Signature, Vocabulary, words};

/// What linking needs to know of a document.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Summary {
    /// SHA-256 of the text, hex.
    pub id: String,
    /// The id that the input gave.
    pub key: String,
    /// Publication date, ISO 8601.
    pub published: Option<String>,
    /// The outlet.
    pub publisher: Option<String>,
    /// What the text is made of, for near copies.
    pub signature: Signature,
    /// What the text speaks of, for stories.
    pub vocabulary: Vocabulary,
    /// Who the document speaks of, in the order of the record's actors.
    pub actors: Vec<Named>,
    /// What it tells of events.
    pub mentions: Vec<Mention>,
    /// Who said what in it, in the order of the record's statements.
    pub statements: Vec<Said>,
}

/// Somebody whom a document speaks of.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Named {
    /// Fullest name in the text or the lexicon.
    pub name: String,
    /// What kind of actor this is.
    pub kind: ActorKind,
    /// ISO 3166-1 alpha-3, or PLOVER's non-state code.
    pub country: Option<String>,
    /// Whether the text names it; else it is only described.
    pub has_name: bool,
    /// Offices and roles.
    pub roles: Vec<Role>,
}

impl Named {
    fn new(actor: &Actor) -> Self {
        let names =
            |mention: &onrecord_record::Mention| matches!(mention.form, MentionForm::Name | MentionForm::Metonym);
        Self {
            name: actor.name.clone(),
            kind: actor.kind,
            country: actor.country.clone(),
            has_name: actor.mentions.iter().any(names),
            roles: actor.roles.clone(),
        }
    }

    /// The last word of the name.
    pub fn last_name(&self) -> &str {
        self.name.split_whitespace().last().unwrap_or_default()
    }
}

/// A statement, as linking needs it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Said {
    /// Who says it, by position among the actors.
    pub speaker: Option<ActorId>,
    /// The speaker's stance.
    pub stance: Stance,
}

impl Said {
    fn new(statement: &Statement) -> Self {
        Self { speaker: statement.speaker, stance: statement.stance }
    }
}

/// Keeps of a record what linking needs. The record's spans count code points, as in a finished record.
pub fn summary(record: &Record) -> Summary {
    let document = &record.document;
    let letters = Letters::new(&document.text);
    Summary {
        id: document.id.clone(),
        key: document.key.clone(),
        published: document.published.clone(),
        publisher: document.publisher.clone(),
        signature: Signature::new(&words::split(&document.text)),
        vocabulary: Vocabulary::new(&document.text),
        actors: record.actors.iter().map(Named::new).collect(),
        mentions: record.events.iter().map(|event| Mention::of_event(record, &letters, event)).collect(),
        statements: record.statements.iter().map(Said::new).collect(),
    }
}

impl Summary {
    /// What documents are sorted by where order must not depend on how they came in: the earliest first, undated ones
    /// last, then by content hash and by key.
    pub fn order(&self) -> (bool, &str, &str, &str) {
        (self.published.is_none(), self.published.as_deref().unwrap_or_default(), &self.id, &self.key)
    }

    /// Day of publication, counted from 1970-01-01.
    pub fn day(&self) -> Option<i32> {
        day(self.published.as_deref()?)
    }
}

/// The day, counted from 1970-01-01, that an ISO 8601 date or date-time begins with.
pub fn day(date: &str) -> Option<i32> {
    let date: jiff::civil::Date = date.get(..10)?.parse().ok()?;
    date.since(jiff::civil::date(1970, 1, 1)).ok().map(|span| span.get_days())
}

/// The ISO 8601 date of a day counted from 1970-01-01.
pub fn date(day: i32) -> Option<String> {
    let date = jiff::civil::date(1970, 1, 1).checked_add(jiff::Span::new().try_days(day).ok()?).ok()?;
    Some(date.to_string())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_are_counted() {
        assert_eq!(day("1970-01-02"), Some(1));
        assert_eq!(day("2025-12-21T08:00:00Z"), Some(20_443));
        assert_eq!((day("2025-12"), day("yesterday")), (None, None));
        assert_eq!((date(1).as_deref(), date(20_443).as_deref()), (Some("1970-01-02"), Some("2025-12-21")));
    }
}
