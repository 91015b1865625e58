//! `GeoJSON` (RFC 7946): one feature per event, as [`onrecord_listing::feature`] has it.

use std::io::Write;

use onrecord_listing::feature;

use crate::{ExportError, Report, Selection, Sink};

/// Writes a feature collection, a feature a line.
pub fn write(selection: &Selection<'_>, sink: &mut Sink, report: &mut Report) -> Result<(), ExportError> {
    let mut output = sink.file()?;
    output.write_all(b"{\"type\": \"FeatureCollection\", \"features\": [")?;
    let mut without = 0;
    for (index, happening) in selection.happenings().enumerate() {
        output.write_all(if index == 0 { b"\n" } else { b",\n" })?;
        let feature = feature(&selection.row(&happening?)?);
        without += usize::from(feature["geometry"].is_null());
        serde_json::to_writer(&mut output, &feature)?;
        report.written += 1;
    }
    writeln!(output, "\n], \"without_point\": {without}}}")?;
    Ok(output.flush()?)
}
