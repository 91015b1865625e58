//! Parquet: every row is an article, its columns named as the fields of a JSON object are.
//!
//! - Finds: columns of strings, dates, timestamps, numbers and lists by the names of [`fields`](crate::fields), whatever wrote the
//!   file; Snappy, gzip and Zstandard inside.
//! - Leaves: other columns; they are not decoded.
//! - Cannot see: articles nested in a column; pages packed with Brotli, LZ4 or LZO; files that come through a pipe, since
//!   Parquet is read from its end.

use std::fs::File;

use arrow_array::cast::AsArray;
use arrow_array::types::{
    Date32Type, Int32Type, Int64Type, TimestampMicrosecondType, TimestampMillisecondType, TimestampNanosecondType,
};
use arrow_array::{Array, ArrayRef, RecordBatch};
use arrow_schema::{DataType, TimeUnit};
use jiff::civil::Date;
use jiff::{Span, Timestamp, tz};
use parquet::arrow::ProjectionMask;
use parquet::arrow::arrow_reader::{ArrowReaderOptions, ParquetRecordBatchReader, ParquetRecordBatchReaderBuilder};
use serde_json::{Map, Value};

use crate::error::{IntakeError, Item, Place, Problem};
use crate::fields;
use crate::item::{Items, Taken};
use crate::position::Position;

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
    let columns = builder.schema().fields().iter().enumerate();
    let wanted: Vec<usize> =
        columns.filter(|(_, field)| fields::is_known(field.name())).map(|(index, _)| index).collect();
    let has_text = wanted.iter().any(|&index| fields::is_text(builder.schema().field(index).name()));
    if !has_text {
        return Err(IntakeError::new(&place, Problem::WithoutTextColumn));
    }
    let rows = u64::try_from(builder.metadata().file_metadata().num_rows()).unwrap_or_default();
    if rows == 0 {
        return Err(IntakeError::new(&place, Problem::Empty));
    }
    let mask = ProjectionMask::roots(builder.parquet_schema(), wanted);
    let reader = builder.with_projection(mask).with_batch_size(ROWS).build().map_err(|error| broken(&error))?;
    Ok(Box::new(Rows { reader: Some(reader), open: None, place, limit, row: 0, share: bytes / rows, position }))
}

struct Rows {
    reader: Option<ParquetRecordBatchReader>,
    /// The rows that were decoded last, and how many of them are handed out.
    open: Option<(RecordBatch, usize)>,
    place: Place,
    limit: usize,
    row: u64,
    /// Bytes of the file for each row.
    share: u64,
    position: Position,
}

impl Iterator for Rows {
    type Item = Result<Taken, IntakeError>;

    fn next(&mut self) -> Option<Self::Item> {
        loop {
            if let Some((batch, index)) = &mut self.open
                && *index < batch.num_rows()
            {
                let object = object(batch, *index);
                *index += 1;
                self.row += 1;
                self.position.add(self.share);
                return Some(self.document(object));
            }
            match self.reader.as_mut()?.next() {
                Some(Ok(batch)) => self.open = Some((batch, 0)),
                Some(Err(error)) => {
                    self.reader = None;
                    let place = self.place.at(Item::Row(self.row + 1));
                    return Some(Err(IntakeError::new(&place, Problem::BrokenParquet(error.to_string()))));
                }
                None => self.reader = None,
            }
        }
    }
}

impl Rows {
    fn document(&self, object: Map<String, Value>) -> Result<Taken, IntakeError> {
        let place = self.place.at(Item::Row(self.row));
        let is_long = |value: &Value| value.as_str().is_some_and(|text| text.len() > self.limit);
        if object.values().any(is_long) {
            return Err(IntakeError::new(&place, Problem::TooLarge { limit: self.limit }));
        }
        fields::document(object, &place).map(Taken::from)
    }
}

/// A row as the object that JSON would have. What is null is left out.
fn object(batch: &RecordBatch, row: usize) -> Map<String, Value> {
    let schema = batch.schema();
    let named = schema.fields().iter().zip(batch.columns()).map(|(field, column)| (field.name(), value(column, row)));
    named.filter(|(_, value)| !value.is_null()).map(|(name, value)| (name.clone(), value)).collect()
}

/// A value as JSON would have it; null for a kind of column that says nothing of an article.
fn value(column: &ArrayRef, row: usize) -> Value {
    if column.is_null(row) {
        return Value::Null;
    }
    match column.data_type() {
        DataType::Utf8 => column.as_string::<i32>().value(row).into(),
        DataType::LargeUtf8 => column.as_string::<i64>().value(row).into(),
        DataType::Binary => String::from_utf8_lossy(column.as_binary::<i32>().value(row)).into(),
        DataType::Int32 => column.as_primitive::<Int32Type>().value(row).into(),
        DataType::Int64 => column.as_primitive::<Int64Type>().value(row).into(),
        DataType::Date32 => day(column.as_primitive::<Date32Type>().value(row)).into(),
        DataType::Timestamp(unit, zone) => {
            let instant = match unit {
                TimeUnit::Second => None,
                TimeUnit::Millisecond => {
                    Timestamp::from_millisecond(column.as_primitive::<TimestampMillisecondType>().value(row)).ok()
                }
                TimeUnit::Microsecond => {
                    Timestamp::from_microsecond(column.as_primitive::<TimestampMicrosecondType>().value(row)).ok()
                }
                TimeUnit::Nanosecond => {
                    let value = column.as_primitive::<TimestampNanosecondType>().value(row);
                    Timestamp::from_nanosecond(i128::from(value)).ok()
                }
            };
            instant.map(|instant| time(instant, zone.is_some())).into()
        }
        DataType::List(_) => {
            let items = column.as_list::<i32>().value(row);
            (0..items.len()).map(|item| value(&items, item)).collect::<Vec<_>>().into()
        }
        DataType::Struct(fields) => {
            let parts = column.as_struct().columns();
            fields
                .iter()
                .zip(parts)
                .map(|(field, part)| (field.name().clone(), value(part, row)))
                .collect::<Map<_, _>>()
                .into()
        }
        _ => Value::Null,
    }
}

/// The day so many days after 1970-01-01.
fn day(days: i32) -> Option<String> {
    let since = Span::new().try_days(days).ok()?;
    Date::constant(1970, 1, 1).checked_add(since).ok().map(|day| day.to_string())
}

/// A time as ISO 8601 writes it. Midnight is how tools that know no days write a day.
fn time(instant: Timestamp, has_zone: bool) -> String {
    let clock = tz::Offset::UTC.to_datetime(instant);
    if clock.time() == jiff::civil::Time::midnight() {
        return clock.date().to_string();
    }
    if has_zone { instant.to_string() } else { clock.to_string() }
}
