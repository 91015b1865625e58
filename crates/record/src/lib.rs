//! The record: what `onrecord` says about one document, and nothing of how it came to say it.
//!
//! Every crate of the project speaks these types; `docs/record.md` describes them for users. They
//! live apart so that a program can read records without the engine.
//!
//! # Positions
//!
//! A [`Span`] in a finished record counts Unicode code points of [`Document::text`], half-open, as the
//! W3C `TextPositionSelector` does: `text[span.start:span.end]` in Python is what the reader saw.
//! While a record is being read its spans count bytes; [`Record::into_code_points`] converts them
//! once, at the end.

mod actor;
mod dispute;
mod document;
mod event;
mod id;
mod place;
mod positions;
mod quantity;
mod record;
mod reference;
mod schema;
mod span;
mod statement;
mod time;

pub use actor::{Actor, ActorKind, Mention, MentionForm, Relation, Role};
pub use dispute::{Dispute, DisputeKind};
pub use document::Document;
pub use event::{Event, EventStatus, EventType};
pub use id::{ActorId, DisputeId, EventId, PlaceId, QuantityId, StatementId, TimeId};
pub use place::Place;
pub use positions::CodePoints;
pub use quantity::{Change, Hedge, Quantity};
pub use record::Record;
pub use reference::Reference;
pub use schema::json_schema;
pub use span::Span;
pub use statement::{Channel, Stance, Statement, StatementForm, StatementKind};
pub use time::{Basis, Time, TimeType};
