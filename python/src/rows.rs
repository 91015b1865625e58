//! An article as one row: its record, or why it has none.
//!
//! Apart from reading because programs that take one table at a time, such as Spark, ask for this form alone.

use std::sync::Arc;

use arrow_array::{ArrayRef, RecordBatch, StringArray, StructArray, new_null_array};
use arrow_schema::{ArrowError, DataType, Field, Fields, Schema, SchemaRef};
use onrecord_archive::{nested, nested_schema, tables};
use onrecord_linking::summary;
use onrecord_record::Record;

use crate::errors::Failure;

/// What makes rows.
pub struct Rows {
    /// The columns: those of a record as one row, all of which may be null; `summary` on demand; `failure`.
    pub schema: SchemaRef,
    has_summaries: bool,
}

impl Rows {
    /// Rows with or without what linking keeps of a document.
    pub fn new(has_summaries: bool) -> Self {
        let nested = nested_schema();
        let mut fields: Vec<Field> =
            nested.fields().iter().map(|field| field.as_ref().clone().with_nullable(true)).collect();
        if has_summaries {
            fields.push(Field::new("summary", DataType::Utf8, true));
        }
        fields.push(Field::new("failure", DataType::Struct(failure_fields()), true));
        Self { schema: Arc::new(Schema::new(fields)), has_summaries }
    }

    /// The row of a record.
    pub fn of_record(&self, record: &Record) -> Result<RecordBatch, String> {
        let tables = tables(record).map_err(|error| error.to_string())?;
        let row = nested(&tables).map_err(|error| error.to_string())?;
        let mut columns = row.columns().to_vec();
        if self.has_summaries {
            let summary = serde_json::to_string(&summary(record)).map_err(|error| error.to_string())?;
            columns.push(Arc::new(StringArray::from(vec![summary])));
        }
        columns.push(new_null_array(&DataType::Struct(failure_fields()), 1));
        RecordBatch::try_new(self.schema.clone(), columns).map_err(|error| error.to_string())
    }

    /// The row of an article that has no record.
    pub fn of_failure(&self, failure: &Failure) -> Result<RecordBatch, ArrowError> {
        let own = self.schema.fields().iter().take(self.schema.fields().len() - 1);
        let mut columns: Vec<_> = own.map(|field| new_null_array(field.data_type(), 1)).collect();
        let (input, place, reason) = failure.parts();
        let parts: Vec<ArrayRef> = vec![
            Arc::new(StringArray::from(vec![input])),
            Arc::new(StringArray::from(vec![place])),
            Arc::new(StringArray::from(vec![reason])),
        ];
        columns.push(Arc::new(StructArray::try_new(failure_fields(), parts, None)?));
        RecordBatch::try_new(self.schema.clone(), columns)
    }
}

/// Of an article that has no record: its key, else what it was given as; where it stands in it; what is wrong.
fn failure_fields() -> Fields {
    let text = |name: &str, is_null: bool| Field::new(name, DataType::Utf8, is_null);
    Fields::from(vec![text("input", false), text("place", true), text("reason", false)])
}
