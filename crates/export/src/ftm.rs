//! `FollowTheMoney`: `entities.ftm.json` (one entity a line), `statements.csv` (one value of one entity a row, each with the
//! outlet it comes from), and `claims.csv`.
//!
//! Articles are `Article`, actors `Person`, `PublicBody`, `Organization` or `LegalEntity`, statements `Note` with the words and their
//! offsets. `Event` has no status, so that only what occurred or is under way is one; the rest is in the table of claims.

use std::collections::{BTreeMap, BTreeSet};
use std::io::Write;

use onrecord_ledger::Layer;
use onrecord_record::{Actor, ActorKind, Statement};
use serde_json::json;

use crate::article::Article;
use crate::words::{cell, join, line};
use crate::{ExportError, Happening, Output, Report, Selection, Sink, claims, countries};
use onrecord_listing::{Quotes, Rows, date, day_after};

const FORMAT: &str = "ftm";

/// `FollowTheMoney`'s columns, in its order, without `id`, which its readers compute from the others.
const COLUMNS: [&str; 13] = [
    "canonical_id",
    "entity_id",
    "prop",
    "prop_type",
    "schema",
    "value",
    "dataset",
    "origin",
    "lang",
    "original_value",
    "external",
    "first_seen",
    "last_seen",
];

/// Values of a property, each with the outlets it comes from and the rows it was read in.
type Values = BTreeMap<(String, String), BTreeMap<String, (String, String, String)>>;

/// An entity on its way.
struct Entity {
    schema: &'static str,
    values: Values,
}

/// Entities by their ids.
#[derive(Default)]
struct Entities(BTreeMap<String, Entity>);

/// Where a value comes from: outlet, row, when it was read.
struct Origin<'a> {
    article: &'a Article,
    row: String,
}

impl Entities {
    /// Adds values of a property; empty ones are passed over.
    fn put(&mut self, id: &str, schema: &'static str, origin: &Origin<'_>, values: &[(&str, String)]) {
        let entity = self.0.entry(id.to_owned()).or_insert_with(|| Entity { schema, values: Values::new() });
        let seen = &origin.article.filed.read_at;
        for (property, value) in values.iter().filter(|(_, value)| !value.trim().is_empty()) {
            let sources = entity.values.entry(((*property).to_owned(), value.trim().to_owned())).or_default();
            let told = sources
                .entry(dataset(origin.article.outlet()))
                .or_insert_with(|| (origin.row.clone(), seen.clone(), seen.clone()));
            told.1 = told.1.clone().min(seen.clone());
            told.2 = told.2.clone().max(seen.clone());
        }
    }
}

/// Writes the files into a folder.
pub fn write(selection: &Selection<'_>, sink: &mut Sink, report: &mut Report) -> Result<(), ExportError> {
    let mut entities = Entities::default();
    for article in selection.articles() {
        of_article(&*article?, &mut entities);
    }
    let mut sidecar = Rows::csv(sink.file_in_folder(FORMAT, "claims.csv")?);
    sidecar.row(claims::COLUMNS)?;
    for happening in selection.happenings() {
        let happening = happening?;
        for account in happening.accounts.iter().filter(|account| !account.is_done()) {
            sidecar.row(claims::cells(account, &happening))?;
            report.leave_out("accounts of events", claims::NOT_DONE);
        }
        if let Some(done) = happening.done() {
            of_event(&done, &mut entities);
        }
    }
    sidecar.flush()?;
    let mut output = sink.file_in_folder(FORMAT, "entities.ftm.json")?;
    let mut table = Rows::new(sink.file_in_folder(FORMAT, "statements.csv")?, ',', Quotes::Always);
    table.row(COLUMNS)?;
    for (id, entity) in &entities.0 {
        write_entity(&mut output, id, entity)?;
        write_statements(&mut table, id, entity)?;
        report.written += 1;
    }
    output.flush()?;
    Ok(table.flush()?)
}

fn write_entity(output: &mut dyn Write, id: &str, entity: &Entity) -> Result<(), ExportError> {
    let mut properties: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
    for (property, value) in entity.values.keys() {
        properties.entry(property).or_default().push(value);
    }
    let datasets: BTreeSet<&String> = entity.values.values().flat_map(BTreeMap::keys).collect();
    serde_json::to_writer(
        &mut *output,
        &json!({"id": id, "schema": entity.schema, "properties": properties, "datasets": datasets}),
    )?;
    Ok(output.write_all(b"\n")?)
}

fn write_statements(table: &mut Rows<Output>, id: &str, entity: &Entity) -> Result<(), ExportError> {
    for ((property, value), sources) in &entity.values {
        for (dataset, (origin, first, last)) in sources {
            table.row([
                id,
                id,
                property,
                kind(property),
                entity.schema,
                value,
                dataset,
                origin,
                "",
                "",
                "f",
                first,
                last,
            ])?;
        }
    }
    Ok(())
}

/// `FollowTheMoney`'s type of a property of ours.
fn kind(property: &str) -> &'static str {
    match property {
        "name" | "alias" => "name",
        "country" => "country",
        "date" | "startDate" | "endDate" | "publishedAt" => "date",
        "sourceUrl" => "url",
        "proof" | "involved" | "entity" => "entity",
        "language" => "language",
        "bodyText" | "description" | "summary" | "notes" => "text",
        "contentHash" => "checksum",
        _ => "string",
    }
}

/// An outlet's name as a name of a data set: small letters, digits and `_`.
fn dataset(outlet: &str) -> String {
    let letters =
        outlet.chars().map(|letter| if letter.is_ascii_alphanumeric() { letter.to_ascii_lowercase() } else { '_' });
    let name = letters.collect::<String>();
    let name = name.split('_').filter(|part| !part.is_empty()).collect::<Vec<_>>().join("_");
    if name.is_empty() { "unknown".to_owned() } else { name }
}

/// An id as `FollowTheMoney` takes it.
fn id_of(row: &impl ToString) -> String {
    format!("onrecord-{}", row.to_string().replace('/', "-"))
}

/// A country code as `FollowTheMoney` writes it; codes of who is no state have none there.
fn country(code: Option<&String>) -> String {
    match code.and_then(|code| countries::find(code)) {
        Some(country) => country.iso2.to_ascii_lowercase(),
        None if code.is_some_and(|code| code == "EUR") => "eu".to_owned(),
        None => String::new(),
    }
}

fn of_article(article: &Article, entities: &mut Entities) {
    let document = &article.record().document;
    let origin = Origin { article, row: article.filed.handle.clone() };
    let mut values = vec![
        ("name", article.title().to_owned()),
        ("title", cell(document.title.as_ref())),
        ("fileName", document.key.clone()),
        ("publishedAt", cell(document.published.as_ref())),
        ("publisher", cell(document.publisher.as_ref())),
        ("sourceUrl", document.url.clone().filter(|url| url.starts_with("http")).unwrap_or_default()),
        ("language", if document.language.starts_with("en") { "eng".to_owned() } else { String::new() }),
        ("bodyText", document.text.clone()),
    ];
    values.extend(document.authors.iter().map(|author| ("author", author.clone())));
    entities.put(&id_of(&article.filed.handle), "Article", &origin, &values);
    for &index in &article.reach.actors {
        of_actor(article, &article.record().actors[index], entities);
    }
    for &index in &article.reach.statements {
        of_statement(article, &article.record().statements[index], entities);
    }
}

fn of_actor(article: &Article, actor: &Actor, entities: &mut Entities) {
    let Some(identity) = article.identity(actor.id) else { return };
    let row = article.id(Layer::Actor, actor.id.index()).to_string();
    let schema = match actor.kind {
        ActorKind::Person => "Person",
        ActorKind::State => "PublicBody",
        ActorKind::Organization => "Organization",
        ActorKind::Group | ActorKind::Unknown => "LegalEntity",
    };
    let mut values = vec![("name", identity.name.clone()), ("country", country(actor.country.as_ref()))];
    if actor.name != identity.name {
        values.push(("alias", actor.name.clone()));
    }
    if actor.kind == ActorKind::Person {
        values.extend(actor.roles.iter().map(|role| ("position", role.title.clone())));
    }
    entities.put(&id_of(&identity.id), schema, &Origin { article, row }, &values);
}

/// What somebody says, as a note on them: the words, the stance, and where they stand in the article.
fn of_statement(article: &Article, statement: &Statement, entities: &mut Entities) {
    let row = article.id(Layer::Statement, statement.id.index());
    let speaker = statement.speaker.and_then(|speaker| article.identity(speaker));
    let name = speaker.map_or("Somebody unnamed", |speaker| speaker.name.as_str());
    let content = line(&article.all_words(&statement.content));
    let places: Vec<String> = statement.content.iter().map(|span| format!("{}-{}", span.start, span.end)).collect();
    let values = [
        ("name", format!("{name}: {} — {}", statement.stance.as_str(), content.chars().take(80).collect::<String>())),
        ("description", content),
        ("summary", format!("{}, code points {} of the article", statement.stance.as_str(), join(places, ", "))),
        ("entity", speaker.map(|speaker| id_of(&speaker.id)).unwrap_or_default()),
        ("proof", id_of(&article.filed.handle)),
        ("publisher", cell(article.record().document.publisher.as_ref())),
    ];
    let origin = Origin { article, row: row.to_string() };
    entities.put(&id_of(&row), "Note", &origin, &values);
}

fn of_event(happening: &Happening, entities: &mut Entities) {
    let id = id_of(&happening.first().id());
    for account in &happening.accounts {
        let (event, article) = (account.event(), &account.article);
        let origin = Origin { article, row: account.id().to_string() };
        let time = account.time();
        let begin = time.and_then(|time| time.begin.as_deref()).and_then(date);
        let last = time.and_then(|time| time.end.as_deref()).and_then(day_after).and_then(|end| end.yesterday().ok());
        // The day of publication is no day of the event.
        let day = account.day().0.filter(|_| time.is_none() && account.day().1 != Some("publication"));
        let mut values = vec![
            ("name", account.headline()),
            ("summary", line(account.clause())),
            ("date", day.map(str::to_owned).unwrap_or_default()),
            ("startDate", cell(begin)),
            ("endDate", cell(last.filter(|last| begin.is_none_or(|begin| begin <= *last)))),
            ("location", cell(account.place().map(|place| &place.name))),
            ("country", country(account.place().and_then(|place| place.country.as_ref()))),
            ("proof", id_of(&article.filed.handle)),
            (
                "sourceUrl",
                article.record().document.url.clone().filter(|url| url.starts_with("http")).unwrap_or_default(),
            ),
            ("publisher", cell(article.record().document.publisher.as_ref())),
            ("notes", account.attribution()),
            ("recordId", account.id().to_string()),
        ];
        for actor in event.actors.iter().chain(&event.recipients).chain(&event.mediators) {
            values.extend(article.identity(*actor).map(|identity| ("involved", id_of(&identity.id))));
        }
        entities.put(&id, "Event", &origin, &values);
    }
}
