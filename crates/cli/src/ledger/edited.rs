//! `onrecord actors LEDGER --import FILE`: a list of actors, edited in a spreadsheet, as decisions.
//!
//! A name that was changed to that of another actor makes the two one, to a new one renames; a changed kind is taken.
//! All other columns are for the reader alone. A row that was deleted changes nothing.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::io::{self, Write as _};
use std::path::Path;

use anyhow::{Context, Result, anyhow, bail};
use onrecord_ledger::{ActorRow, Change, Filter, Ledger, RowId};
use onrecord_record::ActorKind;

use crate::exit::Exit;
use crate::talk;
use crate::terminal::Terminal;

/// What spreadsheets put between cells.
const DELIMITERS: [u8; 3] = [b',', b';', b'\t'];

/// A row of the file, with the actor it speaks of as the ledger has it now.
struct Row {
    place: String,
    name: String,
    kind: Option<ActorKind>,
    now: ActorRow,
}

/// Takes the changes of a file as decisions, all or none, and prints them.
pub fn import(ledger: &Path, file: &Path, is_dry: bool, terminal: &Terminal) -> Result<Exit> {
    let mut ledger = Ledger::open(ledger)?;
    let actors = ledger.actors(&Filter::default())?;
    let (rows, mut problems) = read(file, &ledger, &actors)?;
    let (names, wanted) = named(&rows, &actors, &mut problems);
    if !problems.is_empty() {
        for problem in &problems {
            talk::error(terminal, problem, None);
        }
        talk::note(terminal, "nothing was taken over");
        return Ok(Exit::BadInput);
    }
    let changes: Vec<Change> = names.into_iter().chain(kinds(&rows)).collect();
    for change in &changes {
        writeln!(io::stdout(), "{}", told(change))?;
    }
    if is_dry || changes.is_empty() {
        talk::note(terminal, &format!("{} decisions to take", changes.len()));
        return Ok(if changes.is_empty() { Exit::NothingFound } else { Exit::Done });
    }
    let reason = format!("edited in {}", file.display());
    ledger.change(&changes, &reason)?;
    // Those who are one now are called what most documents call them, which need not be the name that the file gives.
    let mut renames = Vec::new();
    for (id, name) in wanted {
        if ledger.actor(&id, None)?.actor.name != name {
            renames.push(Change::Rename(id, name));
        }
    }
    for change in &renames {
        writeln!(io::stdout(), "{}", told(change))?;
    }
    ledger.change(&renames, &reason)?;
    let count = changes.len() + renames.len();
    talk::note(terminal, &format!("{count} decisions taken; `onrecord undo LEDGER ID` takes one back"));
    Ok(Exit::Done)
}

fn told(change: &Change) -> String {
    match change {
        Change::Merge(id, other) => format!("merge {id} with {other}"),
        Change::Split(id) => format!("split {id}"),
        Change::Rename(id, name) => format!("rename {id} to {name}"),
        Change::Retype(id, kind) => format!("retype {id} as {}", kind_word(*kind)),
    }
}

fn kind_word(kind: ActorKind) -> String {
    serde_json::to_value(kind).ok().and_then(|word| word.as_str().map(str::to_owned)).unwrap_or_default()
}

/// The rows of the file and what is wrong with some.
fn read(file: &Path, ledger: &Ledger, actors: &[ActorRow]) -> Result<(Vec<Row>, Vec<String>)> {
    let place = file.display();
    let bytes = fs::read(file).with_context(|| place.to_string())?;
    let text = String::from_utf8(bytes).with_context(|| format!("{place}: save it as UTF-8"))?;
    let text = text.trim_start_matches('\u{FEFF}');
    let heading = text.lines().next().unwrap_or_default();
    let has_id = |delimiter: &u8| heading.split(char::from(*delimiter)).any(|cell| cell.trim_matches('"') == "id");
    let Some(delimiter) = DELIMITERS.into_iter().find(has_id) else {
        bail!("{place}: its first line has no column `id`; `onrecord actors LEDGER --csv` writes such a file");
    };
    let mut table = csv::ReaderBuilder::new().delimiter(delimiter).flexible(true).from_reader(text.as_bytes());
    let headings = table.headers().with_context(|| place.to_string())?.clone();
    let column = |name: &str| headings.iter().position(|heading| heading == name);
    let (Some(id), Some(name)) = (column("id"), column("name")) else { bail!("{place}: it has no column `name`") };
    let (kind, mut rows, mut problems) = (column("kind"), Vec::new(), Vec::new());
    let known: BTreeMap<String, &ActorRow> = actors.iter().map(|actor| (actor.id.to_string(), actor)).collect();
    for record in table.records() {
        let record = record.with_context(|| place.to_string())?;
        let line = record.position().map_or(0, csv::Position::line);
        let cell = |column: usize| record.get(column).unwrap_or_default().trim();
        let actor = || -> Result<Row> {
            let now = match known.get(cell(id)) {
                Some(actor) => (*actor).clone(),
                // A name that has been made one with another since.
                None => ledger.actor(&cell(id).parse::<RowId>()?, None)?.actor,
            };
            if cell(name).is_empty() {
                bail!("the name is empty");
            }
            let kind = kind.map(cell).filter(|kind| !kind.is_empty()).map(as_kind).transpose()?;
            Ok(Row { place: format!("{place}:{line}"), name: cell(name).to_owned(), kind, now })
        };
        match actor() {
            Ok(row) => rows.push(row),
            Err(error) => problems.push(format!("{place}:{line}: {error:#}")),
        }
    }
    Ok((rows, problems))
}

fn as_kind(word: &str) -> Result<ActorKind> {
    serde_json::from_value(word.into())
        .map_err(|_| anyhow!("`{word}` is no kind; there are person, state, organization, group and unknown"))
}

/// Merges and renames by the names that were changed, and what merged actors shall be called.
fn named(rows: &[Row], actors: &[ActorRow], problems: &mut Vec<String>) -> (Vec<Change>, Vec<(RowId, String)>) {
    let mut groups: BTreeMap<&str, Vec<&Row>> = BTreeMap::new();
    let (mut changes, mut wanted, mut left) = (Vec::new(), Vec::new(), BTreeSet::new());
    for row in rows.iter().filter(|row| row.name != row.now.name) {
        if left.insert(row.now.id.clone()) {
            groups.entry(&row.name).or_default().push(row);
        }
    }
    for (name, mut group) in groups {
        group.sort_by_key(|row| std::cmp::Reverse(row.now.documents));
        let is_target = |actor: &&ActorRow| {
            actor.name == name && !left.contains(&actor.id) && group.iter().all(|row| could_be(row, actor))
        };
        let targets: Vec<&ActorRow> = actors.iter().filter(is_target).collect();
        let lead = match targets[..] {
            [] => {
                changes.push(Change::Rename(group[0].now.id.clone(), name.to_owned()));
                group.remove(0).now.id.clone()
            }
            [target] => target.id.clone(),
            _ => {
                let ids = targets.iter().map(|actor| actor.id.to_string()).collect::<Vec<_>>().join(", ");
                problems.push(format!(
                    "{}: several are called {name} ({ids}); `onrecord merge` says which",
                    group[0].place
                ));
                continue;
            }
        };
        if !group.is_empty() {
            wanted.push((lead.clone(), name.to_owned()));
        }
        changes.extend(group.iter().map(|row| Change::Merge(row.now.id.clone(), lead.clone())));
    }
    (changes, wanted)
}

/// Whether an actor of the name that a row was given can be the row's own: kind and country agree as far as they are known.
fn could_be(row: &Row, actor: &ActorRow) -> bool {
    let kind = row.kind.map_or_else(|| row.now.kind.clone(), kind_word);
    let agree = |one: &str, other: &str| one == other || one == "unknown" || other == "unknown";
    let countries = row.now.country.as_ref().zip(actor.country.as_ref());
    agree(&kind, &actor.kind) && countries.is_none_or(|(one, other)| one == other)
}

fn kinds(rows: &[Row]) -> impl Iterator<Item = Change> + '_ {
    let changed = rows.iter().filter_map(|row| Some((row, row.kind.filter(|kind| kind_word(*kind) != row.now.kind)?)));
    changed.map(|(row, kind)| Change::Retype(row.now.id.clone(), kind))
}
