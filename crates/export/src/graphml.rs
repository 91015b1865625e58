//! `GraphML`: actors as nodes, what one did to another as edges, for network tools.
//!
//! Network tools count edges and overlook what is written on them, so that only what occurred or is under way is an edge. What
//! did not stands in `NAME.claims.csv` beside the file.

use std::collections::BTreeMap;
use std::io::Write;

use onrecord_record::{Actor, ActorId};

use crate::words::{cell, join, word, xml};
use crate::{Account, ExportError, Report, Selection, Sink, claims};
use onrecord_listing::Rows;

/// Keys of nodes: id, name, type.
const NODE_KEYS: [(&str, &str); 4] =
    [("label", "string"), ("kind", "string"), ("country", "string"), ("sectors", "string")];
/// Keys of edges.
const EDGE_KEYS: [(&str, &str); 12] = [
    ("event", "string"),
    ("type", "string"),
    ("mode", "string"),
    ("cameo", "string"),
    ("quad", "int"),
    ("day", "string"),
    ("day_from", "string"),
    ("place", "string"),
    ("according_to", "string"),
    ("clause", "string"),
    ("accounts", "int"),
    ("confidence", "double"),
];

/// Why an event is no edge.
const ALONE: &str = "no actor and recipient stand in them";

/// An edge: source, target, values of [`EDGE_KEYS`].
type Edge = (String, String, Vec<String>);

/// Writes a directed graph that may have several edges between two nodes.
pub fn write(selection: &Selection<'_>, sink: &mut Sink, report: &mut Report) -> Result<(), ExportError> {
    let mut output = sink.file()?;
    let mut sidecar = sink.beside("claims.csv")?.map(Rows::csv);
    match &mut sidecar {
        Some(sidecar) => sidecar.row(claims::COLUMNS)?,
        None => report.notes.push("the table of claims is written with --out FILE alone"),
    }
    let mut nodes: BTreeMap<String, Vec<String>> = BTreeMap::new();
    let mut edges: Vec<Edge> = Vec::new();
    for happening in selection.happenings() {
        let happening = happening?;
        for account in happening.accounts.iter().filter(|account| !account.is_done()) {
            report.leave_out("accounts of events", claims::NOT_DONE);
            if let Some(sidecar) = &mut sidecar {
                sidecar.row(claims::cells(account, &happening))?;
            }
        }
        let Some(done) = happening.done() else { continue };
        let found = edges_of(done.first(), done.accounts.len(), &mut nodes);
        if found.is_empty() {
            report.leave_out("events", ALONE);
        } else {
            report.written += 1;
        }
        edges.extend(found);
    }
    if let Some(sidecar) = &mut sidecar {
        sidecar.flush()?;
    }
    draw(&mut output, &nodes, &edges)?;
    Ok(output.flush()?)
}

/// Edges from every actor to every recipient; between those who act together, where there is no recipient.
fn edges_of(account: &Account, accounts: usize, nodes: &mut BTreeMap<String, Vec<String>>) -> Vec<Edge> {
    let event = account.event();
    let mut node = |id: &ActorId| -> Option<String> {
        let identity = account.article.identity(*id)?;
        let actor = account.article.record().actors.get(id.index())?;
        nodes.entry(identity.id.to_string()).or_insert_with(|| node_values(&identity.name, actor));
        Some(identity.id.to_string())
    };
    let actors: Vec<String> = event.actors.iter().filter_map(&mut node).collect();
    let recipients: Vec<String> = event.recipients.iter().filter_map(&mut node).collect();
    let mut pairs: Vec<(&String, &String)> = Vec::new();
    for (index, actor) in actors.iter().enumerate() {
        let others = if recipients.is_empty() { &actors[index + 1..] } else { &recipients[..] };
        pairs.extend(others.iter().filter(|other| *other != actor).map(|other| (actor, other)));
    }
    let (day, day_from) = account.day();
    let values = vec![
        account.id().to_string(),
        event.r#type.as_str().to_owned(),
        cell(event.mode.as_ref()),
        cell(event.cameo.as_ref()),
        event.quad.to_string(),
        cell(day),
        cell(day_from),
        cell(account.place().map(|place| &place.name)),
        join(account.tellers(), "; "),
        account.clause().to_owned(),
        accounts.to_string(),
        cell(event.confidence),
    ];
    pairs.into_iter().map(|(from, to)| (from.clone(), to.clone(), values.clone())).collect()
}

fn node_values(name: &str, actor: &Actor) -> Vec<String> {
    vec![name.to_owned(), word(actor.kind), cell(actor.country.as_ref()), join(&actor.sectors, ";")]
}

fn draw(output: &mut dyn Write, nodes: &BTreeMap<String, Vec<String>>, edges: &[Edge]) -> std::io::Result<()> {
    writeln!(output, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>")?;
    writeln!(output, "<graphml xmlns=\"http://graphml.graphdrawing.org/xmlns\">")?;
    for (part, keys) in [("node", &NODE_KEYS[..]), ("edge", &EDGE_KEYS[..])] {
        for (name, kind) in keys {
            writeln!(output, "  <key id=\"{part}_{name}\" for=\"{part}\" attr.name=\"{name}\" attr.type=\"{kind}\"/>")?;
        }
    }
    writeln!(output, "  <graph id=\"onrecord\" edgedefault=\"directed\">")?;
    for (id, values) in nodes {
        writeln!(output, "    <node id=\"{}\">{}</node>", xml(id), data("node", &NODE_KEYS, values))?;
    }
    for (index, (from, to, values)) in edges.iter().enumerate() {
        let data = data("edge", &EDGE_KEYS, values);
        writeln!(output, "    <edge id=\"edge{index}\" source=\"{}\" target=\"{}\">{data}</edge>", xml(from), xml(to))?;
    }
    writeln!(output, "  </graph>\n</graphml>")
}

fn data(part: &str, keys: &[(&str, &str)], values: &[String]) -> String {
    let filled = keys.iter().zip(values).filter(|(_, value)| !value.is_empty());
    let drawn = filled.map(|((name, _), value)| format!("<data key=\"{part}_{name}\">{}</data>", xml(value)));
    drawn.collect::<Vec<_>>().concat()
}
