//! A model as a file: one compressed container of tables and weights.
//!
//! Apart from the components because what a model is stored as and what it computes change separately.

mod container;
mod error;
mod tables;

pub use crate::hash::string_hash;
pub use container::{Container, Tensor};
pub use error::ModelError;
pub use tables::{Lemmatizer, ModelInfo, RulerRule, SpecialToken, Tables, TokenizerTables};
