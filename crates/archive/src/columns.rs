//! JSON values to Arrow columns and back, led by the column's type.
//!
//! Apart from the rows because it knows types only: a new field of the record needs a line in the schema and nothing here.
//! A struct is an object; a span, which JSON writes as two numbers, is one by position.

use std::sync::Arc;

use arrow_array::cast::AsArray;
use arrow_array::types::{ArrowPrimitiveType, Date32Type, Float32Type, Float64Type, UInt8Type, UInt32Type};
use arrow_array::{Array, ArrayRef, ListArray, PrimitiveArray, RecordBatch, StringArray, StructArray};
use arrow_buffer::{NullBuffer, OffsetBuffer};
use arrow_schema::{ArrowError, DataType, FieldRef, Fields, SchemaRef};
use jiff::civil::Date;
use serde_json::{Map, Value};

use crate::schema::span_type;

/// The rows, objects each, as columns of `schema`. A name that a row lacks is null, or an empty list.
pub fn batch(schema: &SchemaRef, rows: &[Value]) -> Result<RecordBatch, ArrowError> {
    let columns = schema.fields().iter().map(|field| {
        let values: Vec<&Value> = rows.iter().map(|row| &row[field.name().as_str()]).collect();
        column(field, &values)
    });
    RecordBatch::try_new(schema.clone(), columns.collect::<Result<_, _>>()?)
}

/// The rows of a batch, objects each.
pub fn rows(batch: &RecordBatch) -> Result<Vec<Map<String, Value>>, ArrowError> {
    let mut rows = vec![Map::new(); batch.num_rows()];
    for (field, column) in batch.schema().fields().iter().zip(batch.columns()) {
        for (index, row) in rows.iter_mut().enumerate() {
            row.insert(field.name().clone(), value(column, index)?);
        }
    }
    Ok(rows)
}

fn column(field: &FieldRef, values: &[&Value]) -> Result<ArrayRef, ArrowError> {
    Ok(match field.data_type() {
        DataType::Utf8 => Arc::new(values.iter().map(|value| value.as_str()).collect::<StringArray>()),
        DataType::UInt8 => numbers::<UInt8Type>(values, |value| value.as_u64()?.try_into().ok()),
        DataType::UInt32 => numbers::<UInt32Type>(values, |value| value.as_u64()?.try_into().ok()),
        DataType::Float32 => numbers::<Float32Type>(values, |value| value.as_f64().map(|number| number as f32)),
        DataType::Float64 => numbers::<Float64Type>(values, Value::as_f64),
        DataType::Date32 => numbers::<Date32Type>(values, |value| days(value.as_str()?)),
        DataType::List(item) => lists(item, values)?,
        DataType::Struct(fields) => structs(fields, values)?,
        other => return Err(foreign(other)),
    })
}

fn numbers<T: ArrowPrimitiveType>(values: &[&Value], number: impl Fn(&Value) -> Option<T::Native>) -> ArrayRef {
    Arc::new(values.iter().map(|value| number(value)).collect::<PrimitiveArray<T>>())
}

fn lists(item: &FieldRef, values: &[&Value]) -> Result<ArrayRef, ArrowError> {
    let lists: Vec<&[Value]> = values.iter().map(|value| value.as_array().map_or(&[][..], Vec::as_slice)).collect();
    let items: Vec<&Value> = lists.iter().copied().flatten().collect();
    let offsets = OffsetBuffer::from_lengths(lists.iter().map(|list| list.len()));
    Ok(Arc::new(ListArray::try_new(item.clone(), offsets, column(item, &items)?, None)?))
}

fn structs(fields: &Fields, values: &[&Value]) -> Result<ArrayRef, ArrowError> {
    let columns = fields.iter().enumerate().map(|(position, field)| {
        let of = |value: &'_ &Value| -> Option<Value> {
            let part = match value {
                Value::Array(parts) => parts.get(position),
                value => value.get(field.name().as_str()),
            };
            part.cloned()
        };
        // Below a null struct stands a value that nobody reads, as a column without nulls asks for one.
        let parts: Vec<Value> = values.iter().map(|value| of(value).unwrap_or_else(|| blank(field))).collect();
        column(field, &parts.iter().collect::<Vec<_>>())
    });
    let columns = columns.collect::<Result<Vec<_>, _>>()?;
    let is_there: NullBuffer = values.iter().map(|value| !value.is_null()).collect::<Vec<_>>().into();
    let nulls = Some(is_there).filter(|nulls| nulls.null_count() > 0);
    Ok(Arc::new(StructArray::try_new_with_length(fields.clone(), columns, nulls, values.len())?))
}

fn blank(field: &FieldRef) -> Value {
    match field.data_type() {
        _ if field.is_nullable() => Value::Null,
        DataType::Utf8 => Value::from(""),
        _ => Value::from(0),
    }
}

fn value(column: &ArrayRef, index: usize) -> Result<Value, ArrowError> {
    if column.is_null(index) {
        return Ok(Value::Null);
    }
    Ok(match column.data_type() {
        DataType::Utf8 => Value::from(column.as_string::<i32>().value(index)),
        DataType::UInt8 => Value::from(column.as_primitive::<UInt8Type>().value(index)),
        DataType::UInt32 => Value::from(column.as_primitive::<UInt32Type>().value(index)),
        DataType::Float32 => Value::from(column.as_primitive::<Float32Type>().value(index)),
        DataType::Float64 => Value::from(column.as_primitive::<Float64Type>().value(index)),
        DataType::Date32 => Value::Null,
        DataType::List(_) => {
            let items = column.as_list::<i32>().value(index);
            (0..items.len()).map(|item| value(&items, item)).collect::<Result<Vec<_>, _>>()?.into()
        }
        DataType::Struct(fields) => {
            let parts = column.as_struct();
            let values = parts.columns().iter().map(|part| value(part, index));
            if *column.data_type() == span_type() {
                values.collect::<Result<Vec<_>, _>>()?.into()
            } else {
                let named = fields.iter().map(|field| field.name().clone()).zip(values);
                named.map(|(name, value)| Ok((name, value?))).collect::<Result<Map<_, _>, ArrowError>>()?.into()
            }
        }
        other => return Err(foreign(other)),
    })
}

/// Days from 1970-01-01 to a day that ISO 8601 writes.
fn days(day: &str) -> Option<i32> {
    let day: Date = day.parse().ok()?;
    day.since(Date::constant(1970, 1, 1)).ok().map(|span| span.get_days())
}

fn foreign(kind: &DataType) -> ArrowError {
    ArrowError::NotYetImplemented(format!("columns of {kind}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_count_from_1970() {
        for (day, expected) in [
            ("1970-01-01", Some(0)),
            ("2025-12-21", Some(20_443)),
            ("1969-12-31", Some(-1)),
            ("2025-02-30", None),
            ("Friday", None),
        ] {
            assert_eq!(days(day), expected, "{day}");
        }
    }
}
