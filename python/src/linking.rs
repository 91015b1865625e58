//! The pure steps of linking, one group of documents at a time, for jobs on many machines.
//!
//! Apart from the ledger, which takes the same steps with its own indexes: here whoever calls has joined and grouped, and
//! says by position what belongs together. Documents come as their summaries in JSON, in the order in which the caller has them.

use std::collections::BTreeMap;
use std::sync::Arc;

use arrow_array::{ArrayRef, Float64Array, Int32Array, Int64Array, RecordBatch, StringArray};
use arrow_schema::{DataType, Field, Schema};
use onrecord_linking::accounts::LinkedEvent;
use onrecord_linking::called::{self, Called};
use onrecord_linking::changes::{self, Change, Moving};
use onrecord_linking::disputes::{self, Dispute};
use onrecord_linking::events::{self, MentionRef};
use onrecord_linking::identities::{ActorRef, Identity};
use onrecord_linking::offices::Office;
use onrecord_linking::{Links, Mention, Named, Summary, copies, stories};
use onrecord_record::ActorKind;
use pyo3::exceptions::PyValueError;
use pyo3::prelude::*;
use serde::Serialize;
use serde_json::json;

use crate::table::Table;

/// The name by which Python imports the steps.
const NAME: &str = "onrecord._onrecord.linking";

/// Puts the steps into a module of their own.
pub fn module(py: Python<'_>) -> PyResult<Bound<'_, PyModule>> {
    let module = PyModule::new(py, NAME)?;
    module.add("NAMES", stories::NAMES)?;
    module.add("ANSWERED", disputes::ANSWERED)?;
    module.add_function(wrap_pyfunction!(names, &module)?)?;
    module.add_function(wrap_pyfunction!(bands, &module)?)?;
    module.add_function(wrap_pyfunction!(are_near, &module)?)?;
    module.add_function(wrap_pyfunction!(split, &module)?)?;
    module.add_function(wrap_pyfunction!(told, &module)?)?;
    module.add_function(wrap_pyfunction!(acts, &module)?)?;
    module.add_function(wrap_pyfunction!(actors, &module)?)?;
    module.add_function(wrap_pyfunction!(together, &module)?)?;
    module.add_function(wrap_pyfunction!(in_story, &module)?)?;
    module.add_function(wrap_pyfunction!(offices, &module)?)?;
    module.add_function(wrap_pyfunction!(contradictions, &module)?)?;
    // Functions that Spark ships name their modules; the other end imports them by this name.
    py.import("sys")?.getattr("modules")?.set_item(NAME, &module)?;
    Ok(module)
}

fn load(texts: &[String]) -> PyResult<Vec<Summary>> {
    texts.iter().map(|text| one(text)).collect()
}

fn one(text: &str) -> PyResult<Summary> {
    serde_json::from_str(text)
        .map_err(|error| PyValueError::new_err(format!("this is not a summary that linking makes: {error}")))
}

fn table(fields: Vec<Field>, columns: Vec<ArrayRef>) -> PyResult<Table> {
    let schema = Arc::new(Schema::new(fields));
    let batch = RecordBatch::try_new(schema.clone(), columns);
    Ok(Table::new(schema, vec![batch.map_err(|error| PyValueError::new_err(error.to_string()))?]))
}

/// The names of each document with their weights, and the period in which it was published: `document`, `period`, `name`,
/// `weight`. Two documents of neighbouring periods (an unknown one is near to all) can be near if their sum of products
/// reaches [`stories::NAMES`].
#[pyfunction]
fn names(texts: Vec<String>) -> PyResult<Table> {
    let (mut documents, mut periods, mut hashes, mut weights) = (Vec::new(), Vec::new(), Vec::new(), Vec::new());
    for summary in load(&texts)? {
        let period = stories::period(&summary);
        for &(name, weight) in summary.vocabulary.names.weights() {
            documents.push(summary.id.clone());
            periods.push(period);
            hashes.push(name.cast_signed());
            weights.push(weight);
        }
    }
    let fields = vec![
        Field::new("document", DataType::Utf8, false),
        Field::new("period", DataType::Int32, true),
        Field::new("name", DataType::Int64, false),
        Field::new("weight", DataType::Float64, false),
    ];
    let columns: Vec<ArrayRef> = vec![
        Arc::new(StringArray::from(documents)),
        Arc::new(Int32Array::from(periods)),
        Arc::new(Int64Array::from(hashes)),
        Arc::new(Float64Array::from(weights)),
    ];
    table(fields, columns)
}

/// The groups of each document's signature: `document`, `band`. Near copies share one.
#[pyfunction]
fn bands(texts: Vec<String>) -> PyResult<Table> {
    let (mut documents, mut bands) = (Vec::new(), Vec::new());
    for summary in load(&texts)? {
        for band in summary.signature.keys() {
            documents.push(summary.id.clone());
            bands.push(band.cast_signed());
        }
    }
    let fields = vec![Field::new("document", DataType::Utf8, false), Field::new("band", DataType::Int64, false)];
    table(fields, vec![Arc::new(StringArray::from(documents)), Arc::new(Int64Array::from(bands))])
}

/// Whether each document is near to the other one at its position.
#[pyfunction]
fn are_near(texts: Vec<String>, others: Vec<String>) -> PyResult<Vec<bool>> {
    texts.iter().zip(&others).map(|(text, other)| Ok(stories::are_near(&one(text)?, &one(other)?))).collect()
}

/// A document that is a near copy of an original: both by position, how near, share of shingles in common.
type NearCopy = (usize, usize, String, f64);

/// The stories of a component of near documents, and its near copies.
#[pyfunction]
fn split(texts: Vec<String>) -> PyResult<(Vec<Vec<usize>>, Vec<NearCopy>)> {
    let summaries = load(&texts)?;
    let mut found = Vec::new();
    for group in copies::copies(&summaries) {
        for copy in group.copies {
            found.push((copy.document, group.original, word(copy.kind)?, copy.similarity));
        }
    }
    Ok((stories::split(&summaries, (0..summaries.len()).collect()), found))
}

/// The events of a story: each its mentions, by document and number, the first told coming first.
#[pyfunction]
fn told(texts: Vec<String>) -> PyResult<Vec<Vec<(usize, usize)>>> {
    let summaries = load(&texts)?;
    let all: Vec<usize> = (0..summaries.len()).collect();
    let events = events::events(&summaries, &all).into_iter();
    Ok(events.map(|event| event.into_iter().map(|at| (at.document, at.mention)).collect()).collect())
}

/// What a document tells of an event: the act by its stems, whether it happened, the numbers of those who act.
type Act = (String, Option<String>, Vec<usize>);

/// The mentions of a document, in the order of its events.
#[pyfunction]
fn acts(text: &str) -> PyResult<Vec<Act>> {
    let mentions = one(text)?.mentions.into_iter();
    let act = |mention: Mention| {
        let doers = mention.actors.iter().map(|actor| actor.index()).collect();
        Ok((mention.act, mention.status.map(word).transpose()?, doers))
    };
    mentions.map(act).collect()
}

/// What linking by name asks of an actor: name, kind, country, the key of the name if it has one.
type Asked = (String, String, Option<String>, Option<String>);

/// The actors of a document, in the order of its record.
#[pyfunction]
fn actors(text: &str) -> PyResult<Vec<Asked>> {
    let asked = |named: &Named| Ok((named.name.clone(), word(named.kind)?, named.country.clone(), called::key(named)));
    one(text)?.actors.iter().map(asked).collect()
}

/// Who the names of one key are: for each name and country the label of its identity, none where several could be meant.
#[pyfunction]
fn together(key: &str, named: Vec<(String, Option<String>)>) -> Vec<Option<String>> {
    let all: Vec<Called<'_>> =
        named.iter().map(|(name, country)| Called { name, country: country.as_deref() }).collect();
    let mut labels = vec![None; all.len()];
    for group in called::together(key, &all) {
        let first = group.iter().map(|&at| all[at]).min();
        let label = first.map(|first| format!("{key}|{}|{}", first.name, first.country.unwrap_or_default()));
        for at in group {
            labels[at].clone_from(&label);
        }
    }
    labels
}

/// An actor of a story who is another one of it, each by document and number, and what speaks for it.
type StoryJoin = ((usize, usize), (usize, usize), Vec<String>);

/// Who is one in a story though names alone do not say so. Takes the label of each actor of each document.
#[pyfunction]
fn in_story(texts: Vec<String>, labels: Vec<Vec<Option<String>>>) -> PyResult<Vec<StoryJoin>> {
    let (summaries, labels) = in_order(load(&texts)?, labels);
    let mut numbers: BTreeMap<&str, usize> = BTreeMap::new();
    let mut placed: Vec<(&Named, Option<usize>)> = Vec::new();
    let mut positions = Vec::new();
    for ((position, summary), labels) in summaries.iter().zip(&labels) {
        for (number, (named, label)) in summary.actors.iter().zip(labels).enumerate() {
            let next = numbers.len();
            placed.push((named, label.as_deref().map(|label| *numbers.entry(label).or_insert(next))));
            positions.push((*position, number));
        }
    }
    let joins = called::in_story(&placed).into_iter();
    Ok(joins
        .map(|join| {
            let reasons = join.reasons.iter().map(ToString::to_string).collect();
            (positions[join.actor], positions[join.mate], reasons)
        })
        .collect())
}

/// Documents in the order of publication with their former positions, and what was said of each.
fn in_order<T>(summaries: Vec<Summary>, said: Vec<T>) -> (Vec<(usize, Summary)>, Vec<T>) {
    let mut all: Vec<((usize, Summary), T)> = summaries.into_iter().enumerate().zip(said).collect();
    all.sort_by(|((_, one), _), ((_, other), _)| one.order().cmp(&other.order()));
    all.into_iter().unzip()
}

/// An office of somebody: number of the actor, title, of what, for how many days, whether the text names who holds it.
type Term = (usize, String, String, i32, bool);

/// The offices that a document gives its people.
#[pyfunction]
fn offices(text: &str) -> PyResult<Vec<Term>> {
    let summary = one(text)?;
    let people = summary.actors.iter().enumerate().filter(|(_, named)| named.kind == ActorKind::Person);
    Ok(people
        .flat_map(|(number, named)| {
            let offices = named.roles.iter().filter_map(Office::of_role);
            offices.map(move |office| (number, office.title, office.of, office.days, named.has_name))
        })
        .collect())
}

/// Disputes and changes of documents that can contradict each other, as JSON. Takes the story of each document, the label
/// of the event of each of its mentions, and the label of each of its actors (none for somebody of this document alone).
#[pyfunction]
fn contradictions(
    texts: Vec<String>,
    stories: Vec<String>,
    events: Vec<Vec<String>>,
    labels: Vec<Vec<Option<String>>>,
) -> PyResult<String> {
    let said = stories.into_iter().zip(events).zip(labels).collect();
    let (documents, said) = in_order(load(&texts)?, said);
    let summaries: Vec<Summary> = documents.into_iter().map(|(_, summary)| summary).collect();
    let links = links(&summaries, &said);
    let mut disputes = disputes::disputes(&summaries, &links);
    disputes.sort_by(|one, other| (one.kind, &one.explanation).cmp(&(other.kind, &other.explanation)));
    let disputes: Vec<_> = disputes.iter().map(|found| dispute(&summaries, found)).collect();
    let changes: Vec<_> =
        changes::changes(&summaries, &links).iter().map(|found| change(&summaries, &links, found)).collect();
    Ok(json!({"disputes": disputes, "changes": changes}).to_string())
}

/// Of a document: its story, the label of the event of each mention, the label of each actor.
type Told = ((String, Vec<String>), Vec<Option<String>>);

/// Who is one: by a label, else somebody of one document alone, by document and number.
type Who<'a> = (Option<&'a str>, Option<(usize, usize)>);

fn links(summaries: &[Summary], said: &[Told]) -> Links {
    let mut stories: Vec<Vec<usize>> = Vec::new();
    let mut story_of: BTreeMap<&str, usize> = BTreeMap::new();
    let mut events: Vec<LinkedEvent> = Vec::new();
    let mut event_of: BTreeMap<&str, usize> = BTreeMap::new();
    let mut members: BTreeMap<Who<'_>, Vec<ActorRef>> = BTreeMap::new();
    for (document, ((story, told), labels)) in said.iter().enumerate() {
        let story = *story_of.entry(story).or_insert_with(|| {
            stories.push(Vec::new());
            stories.len() - 1
        });
        stories[story].push(document);
        for (mention, label) in told.iter().enumerate() {
            let event = *event_of.entry(label).or_insert_with(|| {
                events.push(LinkedEvent { story, mentions: Vec::new() });
                events.len() - 1
            });
            events[event].mentions.push(MentionRef { document, mention });
        }
        for (actor, label) in labels.iter().enumerate() {
            let own = label.is_none().then_some((document, actor));
            members.entry((label.as_deref(), own)).or_default().push(ActorRef { document, actor });
        }
    }
    events.sort_by_key(|event| (event.story, event.mentions.first().copied()));
    let identities = members.into_values().map(|members| identity(summaries, members)).collect();
    Links::new(summaries, stories, events, identities)
}

fn identity(summaries: &[Summary], members: Vec<ActorRef>) -> Identity {
    let named = || members.iter().filter_map(|member| summaries[member.document].actors.get(member.actor));
    let spellings = named().map(|named| named.name.as_str());
    Identity {
        name: spellings.min_by(|one, other| called::order(one, other)).unwrap_or_default().to_owned(),
        kind: named().map(|named| named.kind).min().unwrap_or(ActorKind::Unknown),
        country: named().find_map(|named| named.country.clone()),
        has_name: named().any(|named| named.has_name),
        members,
        joins: Vec::new(),
    }
}

/// The id of an event across documents: that of its text and, behind it, that of its row.
fn id(summaries: &[Summary], at: MentionRef) -> String {
    format!("{}/e{}", summaries[at.document].id, at.mention + 1)
}

fn dispute(summaries: &[Summary], dispute: &Dispute) -> serde_json::Value {
    let side = |side: &disputes::Side| {
        let accounts: Vec<String> = side.accounts.iter().map(|&at| id(summaries, at)).collect();
        json!({"position": side.position, "accounts": accounts})
    };
    let sides: Vec<_> = dispute.sides.iter().map(side).collect();
    json!({"kind": dispute.kind, "explanation": dispute.explanation, "sides": sides})
}

fn change(summaries: &[Summary], links: &Links, change: &Change) -> serde_json::Value {
    let first = links.events.get(change.event).and_then(|event| event.mentions.first());
    let (what, item, unit) = match &change.what {
        Moving::Figure { item, unit } => ("figure", item.as_deref(), unit.as_deref()),
        Moving::Status => ("status", None, None),
    };
    let steps: Vec<_> = change
        .steps
        .iter()
        .map(|step| json!({"value": step.value, "day": step.published.get(..10), "account": id(summaries, step.account)}))
        .collect();
    json!({"event": first.map(|&at| id(summaries, at)), "what": what, "item": item, "unit": unit, "steps": steps})
}

/// A word as its JSON spells it.
fn word(value: impl Serialize) -> PyResult<String> {
    match serde_json::to_value(value) {
        Ok(serde_json::Value::String(word)) => Ok(word),
        other => Err(PyValueError::new_err(format!("{other:?} is no word"))),
    }
}
