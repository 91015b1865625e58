//! The OpenAPI 3.1 document, made from the routes.

use schemars::SchemaGenerator;
use schemars::generate::SchemaSettings;
use serde_json::{Map, Value, json};

use crate::form::Form;
use crate::problem::Problem;
use crate::question::{LONGEST_FILE, LONGEST_PAGE, Takes};
use crate::routes::Route;

/// Where the document is served.
pub const PATH: &str = "/api/openapi.json";

/// Where it keeps the schemas of types.
const SCHEMAS: &str = "/components/schemas";

/// What makes the schemas that routes refer to.
pub fn generator() -> SchemaGenerator {
    let settings = SchemaSettings::draft2020_12().for_serialize();
    settings.with(|settings| settings.definitions_path = SCHEMAS.into()).into_generator()
}

/// The document of these routes.
pub fn document(routes: &[Route], mut generator: SchemaGenerator) -> Value {
    let problem = generator.subschema_for::<Problem>().to_value();
    let mut paths: Map<String, Value> = Map::new();
    for route in routes {
        let path = paths.entry(&route.path).or_insert_with(|| json!({}));
        path[route.method] = operation(route, &problem);
    }
    json!({
        "openapi": "3.1.0",
        "info": {
            "title": "onrecord",
            "description": "Who said what and who did what, with sources: the questions that a ledger answers.",
            "version": env!("CARGO_PKG_VERSION"),
            "license": {"name": "MIT OR Apache-2.0", "identifier": "MIT OR Apache-2.0"},
        },
        "paths": paths,
        "components": {
            "schemas": generator.take_definitions(true),
            "securitySchemes": {"token": {"type": "http", "scheme": "bearer"}},
        },
        "security": [{}, {"token": []}],
    })
}

fn operation(route: &Route, problem: &Value) -> Value {
    let (media_type, schema) = &route.answer;
    let mut responses = json!({"200": {"description": "The answer", "content": {*media_type: {"schema": schema}}}});
    if route.method == "get" {
        responses["304"] = json!({"description": "The answer is the one whose entity tag came in `If-None-Match`"});
    }
    for status in route.problems.iter().copied().chain([401]) {
        let content = json!({"application/problem+json": {"schema": problem}});
        responses[status.to_string()] = json!({"description": "A problem (RFC 9457)", "content": content});
    }
    let mut operation = json!({
        "operationId": id(route),
        "summary": route.about,
        "parameters": route.parameters,
        "responses": responses,
    });
    if !route.body.is_empty() {
        let content: Map<String, Value> = route
            .body
            .iter()
            .map(|(media_type, schema)| ((*media_type).to_owned(), json!({"schema": schema})))
            .collect();
        operation["requestBody"] = json!({"required": true, "content": content});
    }
    operation
}

/// `get_documents_handle`.
fn id(route: &Route) -> String {
    let path = route.path.trim_start_matches("/api/").replace(['/', '.'], "_").replace(['{', '}'], "");
    format!("{}_{path}", route.method)
}

impl Takes {
    /// What a parameter takes, as a schema.
    pub fn schema(self, form: Form) -> Value {
        match self {
            Self::Words => json!({"type": "string", "minLength": 1}),
            Self::Search => json!({"type": "string", "pattern": r"[^\u0000-/:-@\[-`{-\u00BF]"}),
            Self::Row(letters) => {
                json!({"type": "string", "pattern": format!("^[0-9a-f]{{12}}/[{letters}][1-9][0-9]{{0,8}}$")})
            }
            Self::Handle => json!({"type": "string", "pattern": "^[0-9a-f]{12}$"}),
            Self::Skip => json!({"type": "string", "pattern": "^[0-9]{1,9}$"}),
            Self::Code => json!({"type": "string", "pattern": "^[A-Za-z]{3}$"}),
            Self::Day => json!({"type": "string", "format": "date"}),
            Self::Date => {
                json!({"anyOf": [{"type": "string", "format": "date"}, {"type": "string", "format": "date-time"}]})
            }
            Self::Flag => json!({"type": "boolean"}),
            Self::Count => {
                let most = if form == Form::Json { LONGEST_PAGE } else { LONGEST_FILE };
                json!({"type": "integer", "minimum": 0, "maximum": most})
            }
        }
    }
}
