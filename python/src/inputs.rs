//! What articles are given as in Python: rows of a table, objects of an iterable, files.
//!
//! Apart from reading because items are asked for from a thread of their own, which must hold the interpreter only while it
//! does so, and because an error that Python raises there must come out where the articles were asked for.

use std::path::Path;
use std::sync::{Arc, Mutex};

use arrow_array::RecordBatchReader;
use onrecord_intake::{Batches, Documents, Source};
use pyo3::prelude::*;
use pyo3::types::PyIterator;

use crate::capsules;

/// What articles are called that have no path.
const NAME: &str = "articles";

/// Documents on their way in, and the exception that stopped them, if one did.
pub struct Inputs {
    pub documents: Documents,
    raised: Arc<Mutex<Option<PyErr>>>,
}

impl Inputs {
    /// From an object with `__arrow_c_stream__`, an iterable of strings of JSON, or, for files, an iterable of paths.
    pub fn new(articles: &Bound<'_, PyAny>, are_files: bool) -> PyResult<Self> {
        let raised = Arc::new(Mutex::new(None));
        let documents = if are_files {
            let paths: Vec<String> = articles.extract()?;
            Documents::new(paths.iter().map(|path| Source::argument(Path::new(path))))
        } else if articles.hasattr("__arrow_c_stream__")? {
            let reader = capsules::take(articles)?;
            let schema = reader.schema();
            let batches: Batches = Box::new(reader);
            Documents::new([Source::table(NAME, schema, batches)])
        } else {
            let objects = Objects { iterator: articles.try_iter()?.unbind(), raised: Arc::clone(&raised) };
            Documents::new([Source::objects(NAME, objects)])
        };
        Ok(Self { documents: documents.naming(), raised })
    }

    /// The exception that the iterable raised.
    pub fn raised(raised: &Mutex<Option<PyErr>>) -> Option<PyErr> {
        raised.lock().ok()?.take()
    }

    /// Where that exception is left.
    pub fn slot(&self) -> Arc<Mutex<Option<PyErr>>> {
        Arc::clone(&self.raised)
    }
}

/// Strings that Python makes one by one.
struct Objects {
    iterator: Py<PyIterator>,
    raised: Arc<Mutex<Option<PyErr>>>,
}

impl Iterator for Objects {
    type Item = String;

    fn next(&mut self) -> Option<String> {
        Python::attach(|py| {
            let mut iterator = self.iterator.bind(py).clone();
            match iterator.next()?.and_then(|object| object.extract::<String>()) {
                Ok(object) => Some(object),
                Err(error) => {
                    if let Ok(mut raised) = self.raised.lock() {
                        *raised = Some(error);
                    }
                    None
                }
            }
        })
    }
}
