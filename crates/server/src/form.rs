//! The forms in which a list is answered, told by the end of its address as Datasette does.

use serde_json::json;

/// How rows are written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Form {
    /// One object with a page of rows.
    Json,
    /// A table.
    Csv,
    /// A feed.
    Atom,
    /// Features, of events.
    GeoJson,
    /// Slides, of events.
    TimelineJs,
}

impl Form {
    /// Those that every list has.
    pub const OF_ROWS: &'static [Self] = &[Self::Json, Self::Csv, Self::Atom];
    /// Those that lists of events have.
    pub const OF_EVENTS: &'static [Self] = &[Self::Json, Self::Csv, Self::Atom, Self::GeoJson, Self::TimelineJs];

    /// What the address ends with.
    pub const fn suffix(self) -> &'static str {
        match self {
            Self::Json => "json",
            Self::Csv => "csv",
            Self::Atom => "atom",
            Self::GeoJson => "geojson",
            Self::TimelineJs => "timelinejs",
        }
    }

    /// The media type.
    pub const fn media_type(self) -> &'static str {
        match self {
            Self::Json | Self::TimelineJs => "application/json",
            Self::Csv => "text/csv; charset=utf-8",
            Self::Atom => "application/atom+xml; charset=utf-8",
            Self::GeoJson => "application/geo+json",
        }
    }

    /// The schema of an answer whose rows have a schema.
    pub fn schema(self, row: &serde_json::Value) -> serde_json::Value {
        match self {
            Self::Json => json!({
                "type": "object",
                "required": ["items", "next"],
                "properties": {
                    "items": {"type": "array", "items": row},
                    "next": {"type": ["string", "null"], "description": "`after` of the next page; null after the last"},
                    "ignored": {"type": "array", "items": {"type": "string"}, "description": "Parameters that this list does not heed; absent where there are none"},
                },
            }),
            Self::Csv | Self::Atom => json!({"type": "string"}),
            Self::GeoJson => json!({
                "type": "object",
                "required": ["type", "features", "without_point"],
                "properties": {
                    "type": {"const": "FeatureCollection"},
                    "features": {"type": "array", "items": {
                        "type": "object",
                        "required": ["type", "id", "geometry", "properties"],
                        "properties": {"type": {"const": "Feature"}, "id": {"type": "string"}, "geometry": {"type": ["object", "null"]}, "properties": row},
                    }},
                    "without_point": {"type": "integer"},
                },
            }),
            Self::TimelineJs => json!({
                "type": "object",
                "required": ["events", "left_out"],
                "properties": {"events": {"type": "array", "items": {"type": "object"}}, "left_out": {"type": "integer"}},
            }),
        }
    }
}
