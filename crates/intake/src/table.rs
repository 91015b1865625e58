//! Arrow tables: every row is an article, its columns named as the fields of a JSON object are.
//!
//! - Finds: columns of strings, dates, timestamps, numbers and lists by the names of [`fields`](crate::fields).
//! - Leaves: other columns.
//! - Cannot see: articles nested in a column.
//!
//! Apart from Parquet because tables also come from other programs in memory, such as a data frame.

use arrow_array::cast::AsArray;
use arrow_array::types::{
    Date32Type, Int32Type, Int64Type, TimestampMicrosecondType, TimestampMillisecondType, TimestampNanosecondType,
    TimestampSecondType, UInt32Type, UInt64Type,
};
use arrow_array::{Array, ArrayRef, RecordBatch};
use arrow_schema::{ArrowError, DataType, Schema, TimeUnit};
use jiff::civil::Date;
use jiff::{Span, Timestamp, tz};
use serde_json::{Map, Value};

use crate::error::{IntakeError, Item, Place, Problem};
use crate::fields;
use crate::item::{Items, Taken};
use crate::position::Position;

/// Where batches come from.
pub type Batches = Box<dyn Iterator<Item = Result<RecordBatch, ArrowError>> + Send>;

/// The numbers of the columns that say something of an article. One of them must be a text.
pub fn wanted(schema: &Schema, place: &Place) -> Result<Vec<usize>, IntakeError> {
    let columns = schema.fields().iter().enumerate();
    let wanted: Vec<usize> =
        columns.filter(|(_, field)| fields::is_known(field.name())).map(|(index, _)| index).collect();
    if wanted.iter().any(|&index| fields::is_text(schema.field(index).name())) {
        Ok(wanted)
    } else {
        Err(IntakeError::new(place, Problem::WithoutTextColumn))
    }
}

/// The articles of a table that is not in a file, in order.
pub fn read(schema: &Schema, batches: Batches, place: Place, limit: usize) -> Result<Items, IntakeError> {
    let wanted = wanted(schema, &place)?;
    let batches = batches.map(move |batch| batch?.project(&wanted));
    Ok(Box::new(Rows::new(Box::new(batches), place, limit)))
}

/// Articles of a table, row by row.
pub struct Rows {
    reader: Option<Batches>,
    /// The rows that were decoded last, and how many of them are handed out.
    open: Option<(RecordBatch, usize)>,
    place: Place,
    limit: usize,
    row: u64,
    /// Bytes of the file for each row.
    share: u64,
    position: Position,
    /// What it is called when a batch cannot be had.
    broken: fn(String) -> Problem,
}

impl Rows {
    /// The rows of some batches, none with a text above the limit.
    pub fn new(batches: Batches, place: Place, limit: usize) -> Self {
        Self {
            reader: Some(batches),
            open: None,
            place,
            limit,
            row: 0,
            share: 0,
            position: Position::default(),
            broken: Problem::BrokenTable,
        }
    }

    /// Rows of a Parquet file, which has so many bytes for each.
    pub fn in_file(self, share: u64, position: Position) -> Self {
        Self { share, position, broken: Problem::BrokenParquet, ..self }
    }
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
                    return Some(Err(IntakeError::new(&place, (self.broken)(error.to_string()))));
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
        DataType::Utf8View => column.as_string_view().value(row).into(),
        DataType::Dictionary(_, item) if **item == DataType::Utf8 || **item == DataType::LargeUtf8 => {
            // A slice, as the keys of a whole column would be worked out anew for every row.
            let one = column.slice(row, 1);
            let Some(dictionary) = one.as_any_dictionary_opt() else { return Value::Null };
            value(dictionary.values(), dictionary.normalized_keys()[0])
        }
        DataType::Int32 => column.as_primitive::<Int32Type>().value(row).into(),
        DataType::Int64 => column.as_primitive::<Int64Type>().value(row).into(),
        DataType::UInt32 => column.as_primitive::<UInt32Type>().value(row).into(),
        DataType::UInt64 => column.as_primitive::<UInt64Type>().value(row).into(),
        DataType::Date32 => day(column.as_primitive::<Date32Type>().value(row)).into(),
        DataType::Timestamp(unit, zone) => {
            let instant = match unit {
                TimeUnit::Second => {
                    Timestamp::from_second(column.as_primitive::<TimestampSecondType>().value(row)).ok()
                }
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
        DataType::List(_) => list(&column.as_list::<i32>().value(row)),
        DataType::LargeList(_) => list(&column.as_list::<i64>().value(row)),
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

fn list(items: &ArrayRef) -> Value {
    (0..items.len()).map(|item| value(items, item)).collect::<Vec<_>>().into()
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

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use arrow_array::types::Int8Type;
    use arrow_array::{DictionaryArray, StringArray, StringViewArray, TimestampSecondArray};
    use arrow_schema::Field;

    use super::*;
    use crate::{Documents, Source};

    #[test]
    fn every_library_has_types_of_its_own() {
        let keys: DictionaryArray<Int8Type> = vec!["a", "b", "a"].into_iter().collect();
        let texts = StringViewArray::from(vec!["Talks began.", "Talks went on.", ""]);
        let days = TimestampSecondArray::from(vec![Some(1_715_644_800), None, Some(1_715_691_600)]);
        let columns: Vec<ArrayRef> =
            vec![Arc::new(keys), Arc::new(texts), Arc::new(days), Arc::new(StringArray::from(vec!["x"; 3]))];
        let names = ["key", "text", "published", "colour"];
        let fields =
            names.iter().zip(&columns).map(|(name, column)| Field::new(*name, column.data_type().clone(), true));
        let schema = Arc::new(Schema::new(fields.collect::<Vec<_>>()));
        let batch = RecordBatch::try_new(schema.clone(), columns).unwrap();
        let mut documents = Documents::new([Source::table("frame", schema, Box::new([Ok(batch)].into_iter()))]);
        let first = documents.next().unwrap().unwrap();
        assert_eq!((&*first.key, first.published.as_deref()), ("a", Some("2024-05-14")));
        assert_eq!(documents.next().unwrap().unwrap().published, None);
        let error = documents.next().unwrap().unwrap_err();
        assert_eq!((error.to_string().as_str(), error.key()), ("frame (row 3): is empty", Some("a")));
        assert!(documents.next().is_none());
    }

    #[test]
    fn objects_are_all_accounted_for() {
        let german = "Die Außenministerin reiste am Dienstag nach Nairobi, um mit der Regierung über eine Waffenruhe zu verhandeln. \
            Beide Seiten erklärten sich zu weiteren Gesprächen bereit.";
        let objects = [
            r#"{"id": 7, "text": 1}"#.to_owned(),
            format!(r#"{{"id": "g", "text": "{german}"}}"#),
            "\"\\ud83d\"".to_owned(),
        ];
        let documents = Documents::new([Source::objects("articles", objects.into_iter())]).naming();
        let told: Vec<String> = documents.map(|document| document.unwrap_err().to_string()).collect();
        assert_eq!(
            told,
            [
                "articles (article 1): `text` must be a string, not a number",
                "g: is not in English (German)",
                "articles (article 3): holds half of a character: a surrogate without its other half"
            ]
        );
    }
}
