//! Actors: country and PLOVER sector of a phrase that is read as a document of its own.
//!
//! The table has the columns `text`, `date`, `country`, `code_1` (the sector) and `checked_fields`, which says what of
//! a row counts. Alternatives stand apart by `|`; `UNK` is the same as no sector. Of a record the answer is the actor
//! that the whole phrase speaks of; without an actor, the country of its first place.

use std::collections::BTreeMap;

use onrecord_record::{Document, Record};
use serde::Deserialize;

use crate::evaluation::{Item, Row, Task, is_record, key_of, parse};
use crate::gold::Entry;
use crate::report::{CLASSES, Case, Confusion, NOTHING, Report, Table, accuracy};
use crate::score::Score;
use crate::text::Text;

mod day;

/// The layer of actors.
pub struct Actors;

/// A row of the table.
#[derive(Debug, Deserialize)]
pub struct Phrase {
    text: String,
    #[serde(default)]
    date: String,
    country: String,
    code_1: String,
    checked_fields: String,
}

/// What is said of a phrase; empty where nothing is.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
pub struct Coded {
    #[serde(default)]
    country: String,
    #[serde(default)]
    sector: String,
}

#[derive(Deserialize)]
struct Line {
    id: String,
    #[serde(flatten)]
    coded: Coded,
}

impl Task for Actors {
    type Gold = Phrase;
    type Answer = Coded;

    const NAME: &'static str = "actors";
    const SHAPE: &'static str = "a table has the columns text, date, country, code_1 and checked_fields; CoNLL-U files have entity marks like GUM's";

    fn is_gold(entry: &Entry) -> bool {
        entry.value["checked_fields"].is_string()
    }

    fn gold(entry: Entry) -> Result<Item<Phrase>, String> {
        let phrase: Phrase = parse(entry.value)?;
        let document = Document {
            key: entry.place.number().to_string(),
            text: phrase.text.clone(),
            published: Some(day::iso(&phrase.date)),
            language: "en".to_owned(),
            ..Document::default()
        };
        Ok(Item { document, gold: phrase })
    }

    fn of_record(record: &Record) -> Coded {
        // A title that the phrase itself gives is of the one it speaks of.
        let widest = record.actors.iter().max_by_key(|actor| {
            let is_titled = actor.roles.iter().any(|role| role.span.is_some());
            let length = actor.mentions.first().map_or(0, |mention| mention.span.len());
            (length + 100 * u32::from(is_titled), actor.country.is_some())
        });
        match widest {
            Some(actor) => Coded {
                country: actor.country.clone().unwrap_or_default(),
                sector: actor.sectors.first().cloned().unwrap_or_default(),
            },
            None => Coded {
                country: record.places.first().and_then(|place| place.country.clone()).unwrap_or_default(),
                sector: String::new(),
            },
        }
    }

    fn of_system(entry: Entry) -> Result<(String, Coded), String> {
        if is_record(&entry.value) {
            let record: Record = parse(entry.value)?;
            return Ok((key_of(&record.document), Self::of_record(&record)));
        }
        let line: Line = parse(entry.value)?;
        Ok((line.id, line.coded))
    }

    fn score(rows: &[Row<Self>], report: &mut Report) {
        let mut table = Table::new("measures", &["phrases", "right", "%"]);
        let mut classes = Vec::new();
        for field in [Field::Country, Field::Sector] {
            let checked = || rows.iter().filter(|row| field.is_checked(&row.gold));
            table.row(field.name(), accuracy(checked().filter(|row| field.is_right(row)).count(), checked().count()));
            classes.push((field, Classes::count(field, checked())));
        }
        report.table(table);
        for (field, classes) in classes {
            classes.write(field, report);
        }
        for row in rows {
            cases(row, report);
        }
    }
}

/// What is asked of a phrase.
#[derive(Clone, Copy)]
enum Field {
    Country,
    Sector,
}

impl Field {
    const fn name(self) -> &'static str {
        match self {
            Self::Country => "country",
            Self::Sector => "sector",
        }
    }

    fn is_checked(self, phrase: &Phrase) -> bool {
        let wanted = match self {
            Self::Country => "country",
            Self::Sector => "code_1",
        };
        phrase.checked_fields.split(',').any(|field| field.trim() == wanted)
    }

    fn gold(self, phrase: &Phrase) -> &str {
        match self {
            Self::Country => &phrase.country,
            Self::Sector => &phrase.code_1,
        }
    }

    fn found(self, coded: &Coded) -> &str {
        match self {
            Self::Country => &coded.country,
            Self::Sector => &coded.sector,
        }
    }

    /// The gold data's own word for what was found, if that is right.
    fn agreed(self, row: &Row<Actors>) -> Option<&str> {
        let found = self.found(&row.answer);
        let is_unknown = |option: &str| matches!(self, Self::Sector) && option == "UNK" && found.is_empty();
        self.gold(&row.gold).split('|').find(|option| *option == found || is_unknown(option))
    }

    fn is_right(self, row: &Row<Actors>) -> bool {
        self.agreed(row).is_some()
    }
}

/// Counts by class; the class of a gold phrase with alternatives is the one that was found, else the first.
struct Classes {
    scores: BTreeMap<String, Score>,
    confusion: Confusion,
}

impl Classes {
    fn count<'a>(field: Field, rows: impl Iterator<Item = &'a Row<Actors>>) -> Self {
        let mut scores: BTreeMap<String, Score> = BTreeMap::new();
        let mut confusion = Confusion::new(field.name());
        let named = |class: &str| if class.is_empty() || class == "UNK" { NOTHING } else { class }.to_owned();
        for row in rows {
            let agreed = field.agreed(row);
            let gold = named(agreed.unwrap_or_else(|| field.gold(&row.gold).split('|').next().unwrap_or_default()));
            let found = named(field.found(&row.answer));
            confusion.add(&gold, &found);
            scores.entry(gold).or_default().add(usize::from(agreed.is_some()), 0, 1);
            scores.entry(found).or_default().add(0, 1, 0);
        }
        Self { scores, confusion }
    }

    /// Countries are too many for a table; what they were taken for tells enough.
    fn write(self, field: Field, report: &mut Report) {
        if matches!(field, Field::Sector) {
            let mut table = Table::new("by sector", CLASSES);
            for (class, score) in self.scores {
                table.score(class, score);
            }
            report.table(table);
        }
        report.confusions.push(self.confusion);
    }
}

fn cases(row: &Row<Actors>, report: &mut Report) {
    let wrong: Vec<Field> = [Field::Country, Field::Sector]
        .into_iter()
        .filter(|field| field.is_checked(&row.gold) && !field.is_right(row))
        .collect();
    let Some(first) = wrong.first() else { return };
    let told = |of: &dyn Fn(Field) -> String| wrong.iter().map(|field| of(*field)).collect::<Vec<_>>().join(" · ");
    let or_nothing = |word: &str| if word.is_empty() { NOTHING.to_owned() } else { word.to_owned() };
    report.case(|| {
        let text = Text::new(&row.gold.text);
        Case {
            kind: if wrong.len() == 2 { "country and sector" } else { first.name() },
            document: format!("{} ({})", row.document.key, row.document.published.as_deref().unwrap_or_default()),
            excerpt: text.whole(),
            gold: told(&|field| field.gold(&row.gold).to_owned()),
            found: told(&|field| or_nothing(field.found(&row.answer))),
        }
    });
}
