//! Events as GeoJSON (RFC 7946).
//!
//! An event whose place is known no more exactly than its country, or not at all, has no geometry: the middle of a country
//! is not where it happened.

use onrecord_ledger::EventRow;
use serde_json::{Value, json};

/// A feature per event; its properties are the row.
pub fn geojson(events: &[EventRow]) -> Value {
    let features: Vec<Value> = events.iter().map(feature).collect();
    let without = features.iter().filter(|feature| feature["geometry"].is_null()).count();
    json!({"type": "FeatureCollection", "features": features, "without_point": without})
}

fn feature(event: &EventRow) -> Value {
    let point = event.location.as_ref().and_then(|at| Some([at.longitude?, at.latitude?]));
    let geometry = point.map(|coordinates| json!({"type": "Point", "coordinates": coordinates}));
    json!({"type": "Feature", "id": event.id, "geometry": geometry, "properties": event})
}
