//! A record that the engine made, held against the annotated one: what is right, missed and wrong, layer by layer.
//!
//! Apart from the tests that ask for floors and the command that prints the figures, which must count alike.
//!
//! Each layer pairs things one to one, the annotated ones in text order, each with the best that is left. The pairs
//! of statements and events are then asked for their parts (speaker, stance, actors, status), so that a missed
//! statement is not counted again as a missed speaker.

mod facts;
mod layers;
mod pairs;
mod references;
mod score;

pub use score::{Layer, LayerScores, Score};

use onrecord_record::Record;

/// Scores `system` against `gold`. Both are finished records (spans count code points) of the same text.
pub fn compare(gold: &Record, system: &Record) -> LayerScores {
    let mut scores = LayerScores::default();
    let texts = facts::Texts::new(gold, system);
    let actors = pairs::actors(gold, system);
    layers::times(&texts, &mut scores);
    layers::quantities(&texts, &mut scores);
    layers::places(&texts, &mut scores);
    layers::actors(&texts, &actors, &mut scores);
    references::references(&texts, &actors, &mut scores);
    layers::statements(&texts, &actors, &mut scores);
    layers::events(&texts, &actors, &mut scores);
    layers::disputes(&texts, &mut scores);
    scores
}
