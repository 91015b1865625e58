//! Where things happen.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::{PlaceId, Span};

/// A place on the map, joined across the text.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Place {
    /// `p1`, `p2`, … in the order of first mention.
    pub id: PlaceId,
    /// The gazetteer's name, else the text's.
    pub name: String,
    /// ISO 3166-1 alpha-3.
    pub country: Option<String>,
    /// First-order division (state, oblast, province), by name.
    pub admin1: Option<String>,
    /// Degrees north, WGS 84.
    pub latitude: Option<f64>,
    /// Degrees east, WGS 84.
    pub longitude: Option<f64>,
    /// `GeoNames` id.
    pub geonames: Option<u32>,
    /// Every place in the text that names it.
    pub mentions: Vec<Span>,
}
