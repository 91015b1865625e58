//! Places of the world by name: towns from `GeoNames`, the divisions and countries they lie in, and
//! regions, seas and straits that news speaks of.
//!
//! Towns and divisions are one compressed file, made by `cargo xtask gazetteer` and built in; regions
//! are a table that people edit, `data/regions.tsv`. `data/PROVENANCE.md` says where all of it is from.
//!
//! ```
//! let gazetteer = onrecord_gazetteer::Gazetteer::builtin();
//! let odesa = &gazetteer.find("Odesa")[0];
//! assert_eq!((odesa.name.as_str(), odesa.country.as_deref()), ("Odesa", Some("UKR")));
//! assert_eq!(gazetteer.find("MALAGA")[0].name, "Málaga");
//! ```

mod abbreviations;
mod file;
mod fold;
mod gazetteer;
mod regions;

pub use file::{Division, Entry, write};
pub use fold::fold;
pub use gazetteer::{Gazetteer, KnownPlace, PlaceKind};
