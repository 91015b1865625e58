//! One article: its record as the contract has it, with what the ledger knows of each row.

use onrecord_ledger::{Ledger, RowId};
use serde_json::Value;

use crate::problem::Problem;

/// The lists of a record whose objects are rows of the ledger.
const LAYERS: [&str; 7] = ["actors", "places", "times", "quantities", "statements", "events", "disputes"];

/// The record of a document. Every row has its id in the ledger (`ledger`), statements, events and disputes a reviewer's
/// `verdict`; the document has its `handle`, when it was read, its story, and whether it is a copy.
pub fn document(ledger: &Ledger, digits: &str) -> Result<Value, Problem> {
    let (handle, record) = ledger.record(digits)?;
    let verdicts = ledger.verdicts(&handle)?;
    let row = ledger.document(&handle)?;
    let value = |value: Result<Value, _>| value.map_err(|error: serde_json::Error| Problem::fault(error.to_string()));
    let mut record = value(serde_json::to_value(record))?;
    if let (Some(document), Value::Object(known)) =
        (record["document"].as_object_mut(), value(serde_json::to_value(row))?)
    {
        for (name, value) in known {
            if !matches!(&*name, "statements" | "events" | "disputes") {
                document.entry(name).or_insert(value);
            }
        }
    }
    for layer in LAYERS {
        for object in record[layer].as_array_mut().into_iter().flatten() {
            let Some(id) = object["id"].as_str().map(|id| format!("{handle}/{id}")) else { continue };
            if matches!(layer, "statements" | "events" | "disputes") {
                let verdict = id.parse::<RowId>().ok().and_then(|id| verdicts.get(&id).cloned());
                object["verdict"] = verdict.map_or(Value::Null, Value::from);
            }
            object["ledger"] = Value::from(id);
        }
    }
    Ok(record)
}
