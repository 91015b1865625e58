//! What the Python package `onrecord` is made of in Rust: reading, tables and the ledger, with nothing that Python writes as well.
//!
//! The package's own Python files (`onrecord/`) are what users see: they name and document everything, and turn JSON into
//! typed objects. This module is `onrecord._onrecord`; it takes and gives JSON where rows are few, Arrow where they are many.

#![allow(clippy::needless_pass_by_value, reason = "values that come from Python are made for the call")]

mod capsules;
mod engine;
mod errors;
mod inputs;
mod ledger;
mod linking;
mod rows;
mod table;

use pyo3::prelude::*;

#[pymodule]
fn _onrecord(module: &Bound<'_, PyModule>) -> PyResult<()> {
    onrecord_work::fault::install_hook();
    module.add("__version__", env!("CARGO_PKG_VERSION"))?;
    module.add_class::<engine::Engine>()?;
    module.add_class::<ledger::Ledger>()?;
    module.add_class::<table::Table>()?;
    module.add_function(wrap_pyfunction!(engine::no_rows, module)?)?;
    module.add("linking", linking::module(module.py())?)?;
    Ok(())
}
