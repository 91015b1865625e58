//! JSON Lines: the record of each article as `onrecord read --json` prints it, whole, with what the ledger knows beside it.
//!
//! `read_by`, `read_at`, `sightings` and `verdicts` are added to the contract's fields, so that `onrecord add` can file the
//! same ledger again.

use std::collections::BTreeMap;
use std::io::Write;

use serde_json::json;

use crate::{ExportError, Report, Selection, Sink};

/// Writes one line per article.
pub fn write(selection: &Selection<'_>, sink: &mut Sink, report: &mut Report) -> Result<(), ExportError> {
    let mut output = sink.file()?;
    for article in selection.articles() {
        let filed = &article?.filed;
        let mut line = serde_json::to_value(&filed.record)?;
        line["read_by"] = json!(filed.read_by);
        line["read_at"] = json!(filed.read_at);
        line["sightings"] = json!(filed.sightings);
        let row = |id: &onrecord_ledger::RowId| format!("{}{}", id.layer.letter(), id.number);
        let verdicts: BTreeMap<String, &String> = filed.verdicts.iter().map(|(id, word)| (row(id), word)).collect();
        if !verdicts.is_empty() {
            line["verdicts"] = json!(verdicts);
        }
        serde_json::to_writer(&mut output, &line)?;
        output.write_all(b"\n")?;
        report.written += 1;
    }
    Ok(output.flush()?)
}
