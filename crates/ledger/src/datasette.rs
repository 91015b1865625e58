//! What Datasette shows above each table: `metadata.json`.

use serde_json::{Value, json};

/// Tables and views with a line for readers, and the columns they are worth grouping by.
const TABLES: &[(&str, &str, &[&str])] = &[
    ("statement_list", "Who said what, with names.", &["speaker", "country", "stance", "kind", "publisher"]),
    (
        "event_list",
        "Who did what to whom; an event that several articles tell stands once.",
        &["type", "status", "place_country"],
    ),
    ("dispute_list", "Accounts that contradict each other, within one article (d) and between several (x).", &["kind"]),
    (
        "holders",
        "Offices and roles, who is told to hold them, and from when to when articles say so.",
        &["title", "of"],
    ),
    ("stories", "Articles that tell of the same happening, by the first of them.", &[]),
    ("documents", "Texts, each once however often it was seen.", &["publisher", "language"]),
    ("sightings", "Where a text was met: file, outlet, address, date.", &["publisher"]),
    ("copies", "Near copies of an earlier text: wire copy, updates.", &["kind"]),
    ("actors", "Who is spoken of in one document.", &["kind", "country"]),
    ("actor_mentions", "The words that name an actor; spans count code points, half-open.", &["form"]),
    ("identities", "Names; those with the same `whole` are one actor across documents.", &["kind", "country"]),
    ("roles", "Offices and roles of actors.", &["title", "of"]),
    ("offices", "Offices that one person holds at a time.", &["title", "of"]),
    ("relations", "What actors are to each other.", &["kind"]),
    ("places", "Places with country and coordinates (WGS 84).", &["country"]),
    ("place_mentions", "The words that name a place.", &[]),
    (
        "times",
        "Expressions of time with TIMEX3 type and value, and what they were resolved by.",
        &["type", "basis_rule"],
    ),
    ("quantities", "Numbers with their bounds, hedge and unit or item.", &["unit", "item", "hedge"]),
    ("statements", "Who said what, one row per statement.", &["stance", "kind", "form", "channel"]),
    ("statement_spans", "The words of a statement: speaker, cue, content, quote.", &["part"]),
    ("statement_actors", "To whom, and through whom, something is said.", &["part"]),
    ("statement_events", "The events that a statement tells of.", &[]),
    (
        "events",
        "Who did what, one row per account. PLOVER type and mode, CAMEO code.",
        &["type", "mode", "status", "quad"],
    ),
    ("event_actors", "Who takes part in an event.", &["part", "country"]),
    ("event_spans", "The words that name who takes part.", &["part"]),
    ("event_quantities", "The numbers of an event.", &[]),
    ("according_to", "On whose word an account stands; no row is the reporter's own voice.", &[]),
    ("back_references", "Words that point back at a statement or an event.", &[]),
    ("disputes", "Accounts of one document that contradict each other.", &["kind"]),
    ("dispute_statements", "The sides of a dispute.", &[]),
    ("dispute_events", "What is in dispute.", &[]),
    ("linked_disputes", "Accounts of several documents that contradict each other.", &["kind"]),
    ("linked_dispute_accounts", "The sides of such a dispute, with what each says.", &["position"]),
    ("changes", "Values of an event that moved from report to report.", &["what", "item"]),
    ("change_steps", "The values, in the order of publication.", &[]),
    ("steps", "Events that are steps of talks, a ceasefire or a case.", &["process", "format", "status"]),
    ("step_lines", "The lines on which steps are tied to threads.", &[]),
    ("withdrawals", "What publishers took back, by the key of the article.", &["publisher"]),
    ("retired", "Documents that hold no longer: superseded by a newer version, or withdrawn.", &["reason"]),
    ("decisions", "What reviewers decided, and what they took back.", &["action", "layer"]),
    ("near_documents", "Pairs of documents that are alike and close in time.", &[]),
    ("document_names", "Index of names, by hash, for finding near documents.", &[]),
    ("document_bands", "Index of texts, by hash, for finding copies.", &[]),
    ("summaries", "What linking keeps of a document.", &[]),
    ("meta", "Settings of the file.", &[]),
];

/// The metadata for a ledger that Datasette calls `database`: the name of its file without the ending.
pub fn metadata(database: &str) -> Value {
    let table = |&(name, description, facets): &(&str, &str, &[&str])| {
        let mut table = json!({"description": description});
        if !facets.is_empty() {
            table["facets"] = json!(facets);
        }
        if name.ends_with("_list") {
            table["sort_desc"] = json!("day");
        }
        if description.starts_with("Index") {
            table["hidden"] = json!(true);
        }
        table
    };
    let tables: serde_json::Map<String, Value> =
        TABLES.iter().map(|entry| (entry.0.to_owned(), table(entry))).collect();
    json!({
        "title": "onrecord ledger",
        "description": "Who said and did what, with the words that carry it. A row's id is its text's handle and its number there: 3f2a9c01b7de/e4.",
        "databases": {database: {
            "description": "Begin with the views at the end of this page: event_list, statement_list, dispute_list, holders, stories.",
            "tables": tables
        }}
    })
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;
    use crate::Ledger;

    #[test]
    fn every_table_is_described_and_every_facet_is_a_column() {
        let ledger = Ledger::in_memory().unwrap();
        let names = "SELECT name FROM sqlite_schema WHERE type IN ('table', 'view') AND name NOT LIKE '%\\_fts%' ESCAPE '\\' AND name NOT LIKE 'sqlite%'";
        let mut statement = ledger.sqlite.prepare(names).unwrap();
        let known: BTreeSet<String> = statement.query_map([], |row| row.get(0)).unwrap().map(Result::unwrap).collect();
        assert_eq!(TABLES.iter().map(|entry| entry.0.to_owned()).collect::<BTreeSet<_>>(), known);
        for (table, _, facets) in TABLES {
            for facet in *facets {
                let sql = format!("SELECT \"{facet}\" FROM {table} LIMIT 0");
                assert!(ledger.sqlite.prepare(&sql).is_ok(), "{table} {facet}");
            }
        }
    }
}
