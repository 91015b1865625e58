//! Parquet: every row is an article, its columns named as the fields of a JSON object are.
//!
//! - Finds: columns by the names of [`fields`](crate::fields), whatever wrote the file; Snappy, gzip and Zstandard inside.
//! - Leaves: other columns; they are not decoded. What a value means is said in [`table`](crate::table).
//! - Cannot see: pages packed with Brotli, LZ4 or LZO; files that come through a pipe, since Parquet is read from its end.

use std::fs::File;

use parquet::arrow::ProjectionMask;
use parquet::arrow::arrow_reader::{ArrowReaderOptions, ParquetRecordBatchReaderBuilder};

use crate::error::{IntakeError, Place, Problem};
use crate::item::Items;
use crate::position::Position;
use crate::table::{self, Rows};

/// Rows that are decoded at once; a row may have 16 MB.
const ROWS: usize = 16;

/// The first bytes of every Parquet file.
pub const MAGIC: [u8; 4] = *b"PAR1";

/// The articles of a file, in order.
pub fn read(file: File, place: Place, limit: usize, position: Position) -> Result<Items, IntakeError> {
    let broken = |error: &dyn std::fmt::Display| IntakeError::new(&place, Problem::BrokenParquet(error.to_string()));
    let bytes = file.metadata().map_err(|source| IntakeError::io(&place, source))?.len();
    // Without what Arrow's writers add, there is one type per kind of column, whoever wrote the file.
    let options = ArrowReaderOptions::new().with_skip_arrow_metadata(true);
    let builder =
        ParquetRecordBatchReaderBuilder::try_new_with_options(file, options).map_err(|error| broken(&error))?;
    let wanted = table::wanted(builder.schema(), &place)?;
    let rows = u64::try_from(builder.metadata().file_metadata().num_rows()).unwrap_or_default();
    if rows == 0 {
        return Err(IntakeError::new(&place, Problem::Empty));
    }
    let mask = ProjectionMask::roots(builder.parquet_schema(), wanted);
    let reader = builder.with_projection(mask).with_batch_size(ROWS).build().map_err(|error| broken(&error))?;
    Ok(Box::new(Rows::new(Box::new(reader), place, limit).in_file(bytes / rows, position)))
}
