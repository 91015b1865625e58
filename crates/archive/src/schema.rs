//! The tables and their columns: the one Arrow schema of the project.
//!
//! Apart from the rows because `docs/archive.md` and every reader of the files depend on it; a test holds both it and the
//! record's JSON Schema to this list.

use std::fmt::Write as _;
use std::sync::Arc;

use arrow_schema::{DataType, Field, Fields, Schema, SchemaRef};

/// A table of an archive.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
#[allow(missing_docs, reason = "each is the layer of the record that has its name")]
pub enum Table {
    Documents,
    Actors,
    Mentions,
    Places,
    Times,
    Quantities,
    Statements,
    Events,
    References,
    Disputes,
}

impl Table {
    /// All tables, in the order in which they are written.
    pub const ALL: [Self; 10] = [
        Self::Documents,
        Self::Actors,
        Self::Mentions,
        Self::Places,
        Self::Times,
        Self::Quantities,
        Self::Statements,
        Self::Events,
        Self::References,
        Self::Disputes,
    ];

    /// The folder that holds the table's parts.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Documents => "documents",
            Self::Actors => "actors",
            Self::Mentions => "mentions",
            Self::Places => "places",
            Self::Times => "times",
            Self::Quantities => "quantities",
            Self::Statements => "statements",
            Self::Events => "events",
            Self::References => "references",
            Self::Disputes => "disputes",
        }
    }

    /// The columns.
    pub fn schema(self) -> SchemaRef {
        let own = match self {
            Self::Documents => return Arc::new(Schema::new(documents())),
            Self::Actors => actors(),
            Self::Mentions => mentions(),
            Self::Places => places(),
            Self::Times => times(),
            Self::Quantities => quantities(),
            Self::Statements => statements(),
            Self::Events => events(),
            Self::References => references(),
            Self::Disputes => disputes(),
        };
        let mut fields = vec![text("document"), text("key"), optional("day", DataType::Date32)];
        fields.extend(own);
        Arc::new(Schema::new(fields))
    }

    /// All tables with their columns and types, in Markdown.
    pub fn describe() -> String {
        let mut page = String::new();
        for table in Self::ALL {
            let _ = writeln!(page, "`{}`\n\n| column | type | null |\n|---|---|---|", table.name());
            for field in table.schema().fields() {
                let null = if field.is_nullable() { "yes" } else { "" };
                let _ = writeln!(page, "| `{}` | {} | {null} |", field.name(), kind(field.data_type()));
            }
            page.push('\n');
        }
        page.truncate(page.trim_end().len());
        page.push('\n');
        page
    }
}

/// A type in words.
fn kind(kind: &DataType) -> String {
    match kind {
        DataType::Utf8 => "string".to_owned(),
        DataType::UInt8 => "uint8".to_owned(),
        DataType::UInt32 => "uint32".to_owned(),
        DataType::Float32 => "float32".to_owned(),
        DataType::Float64 => "float64".to_owned(),
        DataType::Date32 => "date32".to_owned(),
        DataType::List(item) => format!("list of {}", self::kind(item.data_type())),
        DataType::Struct(fields) if *kind == span_type() => {
            debug_assert_eq!(fields.len(), 2);
            "span".to_owned()
        }
        DataType::Struct(fields) => {
            let null = |field: &Field| if field.is_nullable() { " or null" } else { "" };
            let fields: Vec<_> = fields
                .iter()
                .map(|field| format!("`{}` {}{}", field.name(), self::kind(field.data_type()), null(field)))
                .collect();
            format!("struct ({})", fields.join(", "))
        }
        other => other.to_string(),
    }
}

/// A span: `start` and `end`, in code points of the document's text, half-open.
pub fn span_type() -> DataType {
    structure([field("start", DataType::UInt32), field("end", DataType::UInt32)])
}

fn field(name: &str, kind: DataType) -> Field {
    Field::new(name, kind, false)
}

fn optional(name: &str, kind: DataType) -> Field {
    Field::new(name, kind, true)
}

fn text(name: &str) -> Field {
    field(name, DataType::Utf8)
}

fn word(name: &str) -> Field {
    optional(name, DataType::Utf8)
}

fn list(name: &str, item: DataType) -> Field {
    field(name, list_type(item))
}

fn list_type(item: DataType) -> DataType {
    DataType::List(Arc::new(field("element", item)))
}

fn structure(fields: impl IntoIterator<Item = Field>) -> DataType {
    DataType::Struct(fields.into_iter().collect::<Fields>())
}

fn documents() -> Vec<Field> {
    vec![
        text("id"),
        text("key"),
        optional("day", DataType::Date32),
        word("title"),
        word("published"),
        word("published_basis"),
        word("publisher"),
        word("url"),
        list("authors", DataType::Utf8),
        word("modified"),
        word("version"),
        word("notice"),
        text("language"),
        text("text"),
    ]
}

fn actors() -> Vec<Field> {
    let role = structure([text("title"), word("of"), optional("span", span_type())]);
    let relation = structure([text("kind"), text("to")]);
    vec![
        text("id"),
        text("name"),
        text("kind"),
        word("country"),
        list("sectors", DataType::Utf8),
        list("roles", role),
        list("relations", relation),
    ]
}

fn mentions() -> Vec<Field> {
    vec![word("actor"), word("place"), field("span", span_type()), word("form"), text("words")]
}

fn places() -> Vec<Field> {
    vec![
        text("id"),
        text("name"),
        word("country"),
        word("admin1"),
        optional("latitude", DataType::Float64),
        optional("longitude", DataType::Float64),
        optional("geonames", DataType::UInt32),
    ]
}

fn times() -> Vec<Field> {
    let basis = structure([text("rule"), word("anchor")]);
    vec![
        text("id"),
        field("span", span_type()),
        text("words"),
        text("type"),
        text("value"),
        word("mod"),
        word("begin"),
        word("end"),
        word("edtf"),
        field("basis", basis),
    ]
}

fn quantities() -> Vec<Field> {
    vec![
        text("id"),
        field("span", span_type()),
        text("words"),
        optional("value", DataType::Float64),
        optional("low", DataType::Float64),
        optional("high", DataType::Float64),
        word("hedge"),
        word("change"),
        word("unit"),
        word("item"),
    ]
}

fn statements() -> Vec<Field> {
    vec![
        text("id"),
        word("speaker"),
        optional("speaker_span", span_type()),
        optional("cue", span_type()),
        list("content", span_type()),
        list("quotes", span_type()),
        text("words"),
        text("form"),
        text("kind"),
        word("channel"),
        text("stance"),
        list("audience", DataType::Utf8),
        list("via", DataType::Utf8),
        word("time"),
        word("place"),
        list("about", DataType::Utf8),
        word("within"),
        word("responds_to"),
        optional("confidence", DataType::Float32),
    ]
}

fn events() -> Vec<Field> {
    vec![
        text("id"),
        field("trigger", span_type()),
        field("span", span_type()),
        text("words"),
        text("type"),
        word("mode"),
        list("contexts", DataType::Utf8),
        word("cameo"),
        field("quad", DataType::UInt8),
        list("actors", DataType::Utf8),
        list("recipients", DataType::Utf8),
        list("actor_spans", span_type()),
        list("recipient_spans", span_type()),
        list("mediators", DataType::Utf8),
        word("place"),
        word("time"),
        list("quantities", DataType::Utf8),
        text("status"),
        list("according_to", DataType::Utf8),
        optional("confidence", DataType::Float32),
    ]
}

fn references() -> Vec<Field> {
    vec![field("span", span_type()), text("words"), word("statement"), word("event")]
}

fn disputes() -> Vec<Field> {
    vec![
        text("id"),
        text("kind"),
        list("sides", list_type(DataType::Utf8)),
        list("about", DataType::Utf8),
        text("explanation"),
    ]
}
