//! Rows of a ledger in the formats of other programs: CSV, Atom, GeoJSON, TimelineJS.
//!
//! Apart from the command, the server and the exports because all write the same rows. What a format cannot carry is counted in its
//! output, never left out silently.

mod atom;
mod delimited;
mod geojson;
mod table;
mod timeline;
mod when;
mod words;

pub use atom::{Entry, Told, feed};
pub use delimited::{Quotes, Rows, csv};
pub use geojson::{feature, geojson};
pub use table::Table;
pub use timeline::{SLIDE_COLUMNS, slide, slide_cells, timeline_js};
pub use when::{Part, When, date, day_after};
pub use words::{
    accounts, cell, headline, headline_of, is_done, join, names, otherwise, outlets, source, step, tellers, told,
};
