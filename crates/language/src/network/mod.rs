//! The network: embeddings and convolutions, and the scorer of a transition system.
//!
//! Apart from the components because tagger, parser and name finder are built from the same layers.

mod kernel;
mod layers;
mod scorer;
mod tok2vec;

pub use layers::Linear;
pub use scorer::Scorer;
pub use tok2vec::{Cache, Tok2Vec, WIDTH};
