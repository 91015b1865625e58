//! The rows of one file of an archive, as they are asked for.

use std::fs::File;
use std::path::{Path, PathBuf};

use arrow_array::RecordBatch;
use parquet::arrow::ProjectionMask;
use parquet::arrow::arrow_reader::{ParquetRecordBatchReader, ParquetRecordBatchReaderBuilder};

use crate::ArchiveError;
use crate::columns;
use crate::rows::Row;

/// Rows that are in memory at a time.
const ROWS: usize = 256;

/// The batches of a file.
pub struct Batches {
    path: PathBuf,
    reader: ParquetRecordBatchReader,
}

/// The batches of a file: all columns, or some of them in the order of the file.
pub fn batches(path: &Path, columns: Option<&[&str]>) -> Result<Batches, ArchiveError> {
    let file = File::open(path).map_err(ArchiveError::io(path))?;
    let broken = |error: parquet::errors::ParquetError| ArchiveError::broken(path, &error);
    let mut builder = ParquetRecordBatchReaderBuilder::try_new(file).map_err(broken)?.with_batch_size(ROWS);
    if let Some(columns) = columns {
        let mask = ProjectionMask::columns(builder.parquet_schema(), columns.iter().copied());
        builder = builder.with_projection(mask);
    }
    Ok(Batches { path: path.to_owned(), reader: builder.build().map_err(broken)? })
}

impl Iterator for Batches {
    type Item = Result<RecordBatch, ArchiveError>;

    fn next(&mut self) -> Option<Self::Item> {
        let batch = self.reader.next()?;
        Some(batch.map_err(|error| ArchiveError::broken(&self.path, &error)))
    }
}

/// The rows of a file.
pub fn rows(path: &Path) -> Result<impl Iterator<Item = Result<Row, ArchiveError>> + use<>, ArchiveError> {
    let broken = path.to_owned();
    let rows = batches(path, None)?.flat_map(move |batch| {
        let rows = batch.and_then(|batch| columns::rows(&batch).map_err(|error| ArchiveError::broken(&broken, &error)));
        match rows {
            Ok(rows) => rows.into_iter().map(Ok).collect::<Vec<_>>(),
            Err(error) => vec![Err(error)],
        }
    });
    Ok(rows)
}
