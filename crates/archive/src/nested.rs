//! A record as one row: the document's columns, then each layer as a list of its rows.
//!
//! Apart from the tables because it is a view of them: the names and types are those of [`Table`], without what would be
//! said twice (the document's id, key and day).

use std::sync::Arc;

use arrow_array::{Array, ArrayRef, ListArray, RecordBatch, StructArray};
use arrow_buffer::OffsetBuffer;
use arrow_schema::{ArrowError, DataType, Field, Fields, Schema, SchemaRef};

use crate::{Table, Tables};

/// Columns that every table but the first has in front of its own.
const SHARED: usize = 3;

/// The columns: those of `documents`, then one for each other table in the order of [`Table::ALL`].
pub fn nested_schema() -> SchemaRef {
    let mut fields: Vec<Arc<Field>> = Table::Documents.schema().fields().iter().cloned().collect();
    let layers = Table::ALL.into_iter().skip(1);
    fields.extend(layers.map(|table| Arc::new(Field::new(table.name(), DataType::List(item(table)), false))));
    Arc::new(Schema::new(fields))
}

/// The one row of a record, from its rows as [`tables`](crate::tables) gives them.
pub fn nested(tables: &Tables) -> Result<RecordBatch, ArrowError> {
    let documents = tables.first().map(RecordBatch::columns).unwrap_or_default();
    let mut columns: Vec<ArrayRef> = documents.to_vec();
    for (table, batch) in Table::ALL.into_iter().zip(tables).skip(1) {
        let own = batch.columns().get(SHARED..).unwrap_or_default().to_vec();
        let rows = StructArray::try_new_with_length(own_fields(table), own, None, batch.num_rows())?;
        let offsets = OffsetBuffer::from_lengths([rows.len()]);
        columns.push(Arc::new(ListArray::try_new(item(table), offsets, Arc::new(rows), None)?));
    }
    RecordBatch::try_new(nested_schema(), columns)
}

fn own_fields(table: Table) -> Fields {
    table.schema().fields().iter().skip(SHARED).cloned().collect()
}

fn item(table: Table) -> Arc<Field> {
    Arc::new(Field::new("element", DataType::Struct(own_fields(table)), false))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tables;
    use arrow_array::cast::AsArray;
    use onrecord_record::{Document, Record, Reference, Span};

    #[test]
    fn a_record_is_one_row() {
        let document = Document { key: "a".into(), text: "The talks ended.".into(), ..Document::default() };
        let reference = Reference { span: Span::new(0, 9), statement: None, event: None };
        let record = Record { document, references: vec![reference; 2], ..Record::default() };
        let row = nested(&tables(&record).unwrap()).unwrap();
        assert_eq!((row.num_rows(), row.schema()), (1, nested_schema()));
        let lists = |name: &str| row.column_by_name(name).unwrap().as_list::<i32>().value_length(0);
        assert_eq!((lists("references"), lists("events")), (2, 0));
    }
}
