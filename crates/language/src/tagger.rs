//! Words to Penn tags: one linear layer over their vectors.

use crate::Tag;
use crate::model::{Container, ModelError};
use crate::network::{Linear, WIDTH};

/// The tagger.
pub struct Tagger {
    layer: Linear,
    tags: Vec<Tag>,
}

impl Tagger {
    /// Takes the tagger's weights and labels out of the container.
    pub fn new(container: &mut Container) -> Result<Self, ModelError> {
        let weights = container.take("tagger.weights")?;
        let bias = container.take("tagger.bias")?;
        let layer = Linear::new(&weights, WIDTH, Some(&bias))?;
        let tags = &container.tables.tags;
        let tags = tags
            .iter()
            .map(|tag| Tag::from_word(tag).ok_or_else(|| ModelError::unsupported(format!("it has a tag `{tag}`"))))
            .collect::<Result<Vec<_>, _>>()?;
        if tags.len() != layer.outputs() {
            return Err(ModelError::unsupported("the tagger's labels and weights do not fit"));
        }
        Ok(Self { layer, tags })
    }

    /// Appends the tags of words with these vectors.
    pub fn tag(&self, vectors: &[f32], words: usize, scratch: &mut Vec<f32>, tags: &mut Vec<Tag>) {
        self.layer.forward(vectors, words, scratch);
        tags.extend(scratch.chunks_exact(self.tags.len()).map(|scores| {
            let mut best = 0;
            for (index, score) in scores.iter().enumerate() {
                if *score > scores[best] {
                    best = index;
                }
            }
            self.tags[best]
        }));
    }
}
