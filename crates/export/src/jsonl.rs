//! JSON Lines: the record of each article as `onrecord read --json` prints it, whole, with what the ledger knows beside it,
//! so that `onrecord add --records` can file the same ledger again.

use std::io::Write;

use onrecord_ledger::Kept;

use crate::{ExportError, Report, Selection, Sink};

/// Writes one line per article.
pub fn write(selection: &Selection<'_>, sink: &mut Sink, report: &mut Report) -> Result<(), ExportError> {
    let mut output = sink.file()?;
    for article in selection.articles() {
        let filed = article?.filed.clone();
        let kept = Kept {
            record: filed.record,
            read_by: filed.read_by,
            read_at: filed.read_at,
            sightings: filed.sightings,
            decisions: filed.decisions,
            withdrawals: filed.withdrawals,
            verdicts: filed.verdicts,
        };
        serde_json::to_writer(&mut output, &kept)?;
        output.write_all(b"\n")?;
        report.written += 1;
    }
    Ok(output.flush()?)
}
