//! A JSON value to the items it holds, by what kind of object it is.
//!
//! - Finds: an article; an object whose `articles` are an array; a record of this project, whose document is read anew;
//!   JSON Feed; ninjs; and, in a file of its own, an array of articles.
//! - Leaves: what an article's own fields mean to [`fields`](crate::fields).
//! - Cannot see: articles nested deeper.

use serde_json::Value;

use crate::document::{broken, kind};
use crate::error::{IntakeError, Item, Place, Problem};
use crate::item::{Items, Taken, one};
use crate::{feed, fields, ninjs};

/// The items of a value, in order. `place` is where the value stood.
pub fn items(value: Value, place: &Place) -> Items {
    match value {
        Value::Object(mut object) => {
            if feed::is_json_feed(&object) {
                return feed::read(Value::Object(object).to_string().as_bytes(), place);
            }
            if ninjs::is_item(&object) {
                return one(ninjs::read(&object, place));
            }
            match object.remove("articles") {
                Some(Value::Array(values)) => entries(values, place),
                _ => one(fields::document(own(object), place).map(Taken::from)),
            }
        }
        value => one(Err(IntakeError::new(place, Problem::NotAnObject(kind(&value))))),
    }
}

/// The items of an array. One within another is not looked for.
pub fn entries(values: Vec<Value>, place: &Place) -> Items {
    if values.is_empty() {
        return one(Err(IntakeError::new(place, Problem::Empty)));
    }
    let place = place.clone();
    Box::new((1..).zip(values).map(move |(entry, value)| entry_of(value, &place.at(Item::Entry(entry)))))
}

/// The articles of some strings of JSON, one each.
pub fn each(objects: impl Iterator<Item = String> + Send + 'static, place: Place) -> Items {
    Box::new((1..).zip(objects).map(move |(entry, object)| {
        let place = place.at(Item::Entry(entry));
        match serde_json::from_str(&object) {
            Ok(value) => entry_of(value, &place),
            // What makes strings of JSON makes them whole, but in some languages a text can hold half of a character.
            Err(error) if error.to_string().contains("hex escape") => {
                Err(IntakeError::new(&place, Problem::HalfCharacter))
            }
            Err(error) => Err(IntakeError::new(&place, broken(&error, true))),
        }
    }))
}

fn entry_of(value: Value, place: &Place) -> Result<Taken, IntakeError> {
    match value {
        Value::Object(object) if ninjs::is_item(&object) => ninjs::read(&object, place),
        Value::Object(object) => fields::document(own(object), place).map(Taken::from),
        value => Err(IntakeError::new(place, Problem::NotAnObject(kind(&value)))),
    }
}

/// The document of a record, else the object itself.
fn own(mut object: fields::Object) -> fields::Object {
    match object.remove("document") {
        Some(Value::Object(document)) => document,
        _ => object,
    }
}
