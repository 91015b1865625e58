//! Places of the world by name: `GeoNames` data, compiled into one file that is built in.

mod place;

pub use place::{Gazetteer, KnownPlace};
