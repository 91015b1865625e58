//! `TimelineJS` 3: its JSON, and the columns of its spreadsheet template as CSV, as [`onrecord_listing::slide`] has them.
//!
//! Events without a day cannot stand on a timeline and are counted.

use std::io::Write;

use onrecord_listing::{Rows, SLIDE_COLUMNS, slide, slide_cells};

use crate::{ExportError, Report, Selection, Sink};

/// Why an event is not on the timeline.
const UNDATED: &str = "no calendar day can be found for them";

/// Writes the timeline as JSON.
pub fn write_json(selection: &Selection<'_>, sink: &mut Sink, report: &mut Report) -> Result<(), ExportError> {
    let mut output = sink.file()?;
    output.write_all(b"{\"events\": [")?;
    let mut left_out = 0;
    for happening in selection.happenings() {
        let Some(slide) = slide(&selection.row(&happening?)?) else {
            report.leave_out("events", UNDATED);
            left_out += 1;
            continue;
        };
        output.write_all(if report.written == 0 { b"\n" } else { b",\n" })?;
        serde_json::to_writer(&mut output, &slide)?;
        report.written += 1;
    }
    writeln!(output, "\n], \"left_out\": {left_out}}}")?;
    Ok(output.flush()?)
}

/// Writes the timeline as the spreadsheet template has it.
pub fn write_csv(selection: &Selection<'_>, sink: &mut Sink, report: &mut Report) -> Result<(), ExportError> {
    let mut output = Rows::csv(sink.file()?);
    output.row(SLIDE_COLUMNS)?;
    for happening in selection.happenings() {
        let Some(cells) = slide_cells(&selection.row(&happening?)?) else {
            report.leave_out("events", UNDATED);
            continue;
        };
        output.row(cells)?;
        report.written += 1;
    }
    Ok(output.flush()?)
}
