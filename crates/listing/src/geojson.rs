//! Events as `GeoJSON` (RFC 7946).
//!
//! An event whose place is known no more exactly than its country, or not at all, has no geometry: the middle of a country
//! is not where it happened. Properties are flat, as map programs show them in a table; the row's other fields are asked for
//! by its id.

use onrecord_ledger::{EventRow, Party, Precision};
use serde_json::{Value, json};

use crate::words::{headline, is_done, otherwise, outlets};

/// A feature per event.
pub fn geojson(events: &[EventRow]) -> Value {
    let features: Vec<Value> = events.iter().map(feature).collect();
    let without = features.iter().filter(|feature| feature["geometry"].is_null()).count();
    json!({"type": "FeatureCollection", "features": features, "without_point": without})
}

/// An event as a feature.
pub fn feature(event: &EventRow) -> Value {
    let place = event.location.as_ref();
    // RFC 7946 puts longitude first.
    let point = place.and_then(|at| Some([at.longitude?, at.latitude?]));
    let geometry = point.map(|coordinates| json!({"type": "Point", "coordinates": coordinates}));
    let names = |parties: &[Party]| parties.iter().map(|party| party.name.clone()).collect::<Vec<_>>();
    let interval = event.interval.as_ref();
    let accounts = std::iter::once(&event.id).chain(event.sightings.iter().map(|account| &account.id));
    let properties = json!({
        "title": headline(event),
        "status": event.status,
        "is_done": is_done(event),
        "otherwise": otherwise(event),
        "type": event.r#type,
        "mode": event.mode,
        "contexts": event.contexts,
        "cameo": event.cameo,
        "quad": event.quad,
        "day": event.day,
        "day_from": event.day_from,
        "begin": interval.and_then(|interval| interval.begin.as_ref()),
        "end": interval.and_then(|interval| interval.end.as_ref()),
        "edtf": interval.and_then(|interval| interval.edtf.as_ref()),
        "actors": names(&event.actors),
        "recipients": names(&event.recipients),
        "mediators": names(&event.mediators),
        "according_to": event.tellers,
        "place": event.place,
        "place_precision": place.map_or(Precision::Unknown, |at| at.precision),
        "admin1": place.and_then(|at| at.admin1.as_ref()),
        "country": place.and_then(|at| at.country.as_ref()),
        "geonames": place.and_then(|at| at.geonames),
        "clause": event.clause,
        "confidence": event.confidence,
        "accounts": accounts.collect::<Vec<_>>(),
        "outlets": outlets(event),
        "published": event.source.published,
        "article": event.source.title,
        "url": event.source.url,
    });
    json!({"type": "Feature", "id": event.id, "geometry": geometry, "properties": properties})
}
