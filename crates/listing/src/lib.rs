//! Rows of a ledger in the formats of other programs: CSV, Atom, GeoJSON, TimelineJS.
//!
//! Apart from the command and the server because both write the same rows. What a format cannot carry is counted in its
//! output, never left out silently.

mod atom;
mod csv;
mod geojson;
mod table;
mod timeline;
mod words;

pub use atom::{Entry, Told, feed};
pub use csv::csv;
pub use geojson::geojson;
pub use table::Table;
pub use timeline::timeline_js;
pub use words::{accounts, cell, join, names, source, step};
