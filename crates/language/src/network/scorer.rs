//! The scorer of a transition system: which move comes next, from the words the state points at.
//!
//! spaCy's `TransitionBasedParser`: each word's contribution to each feature slot is one row of a product
//! that does not depend on the state, so rows are computed once per word and summed per step.

use std::collections::VecDeque;

use super::layers::Linear;
use super::tok2vec::WIDTH;
use crate::model::{Container, ModelError};

/// Width of the layers between words and moves.
const HIDDEN: usize = 64;
/// Pieces of the maxout between them.
const PIECES: usize = 2;
/// Words whose rows are computed together.
const BLOCK: usize = 64;
/// Blocks kept at once: a state points at words near each other, and a long text must not fill the memory.
const KEPT: usize = 256;

/// The weights.
pub struct Scorer {
    reduce: Linear,
    lower: Linear,
    bias: Vec<f32>,
    padding: Vec<f32>,
    upper: Linear,
    slots: usize,
}

/// Rows of a text's words, computed when first asked for.
pub struct Rows<'a> {
    scorer: &'a Scorer,
    reduced: &'a [f32],
    blocks: Vec<Vec<f32>>,
    order: VecDeque<usize>,
    hidden: Vec<f32>,
}

impl Scorer {
    /// Takes the weights of `name` out of the container.
    pub fn new(container: &mut Container, name: &str) -> Result<Self, ModelError> {
        let reduce =
            (container.take(&format!("{name}.reduce.weights"))?, container.take(&format!("{name}.reduce.bias"))?);
        let lower = container.take(&format!("{name}.lower.weights"))?;
        let bias = container.take(&format!("{name}.lower.bias"))?.values;
        let padding = container.take(&format!("{name}.lower.padding"))?.values;
        let upper = (container.take(&format!("{name}.upper.weights"))?, container.take(&format!("{name}.upper.bias"))?);
        let [slots, HIDDEN, PIECES, HIDDEN] = lower.shape[..] else {
            return Err(ModelError::unsupported("a transition scorer has another shape"));
        };
        if bias.len() != HIDDEN * PIECES || padding.len() != slots * HIDDEN * PIECES {
            return Err(ModelError::unsupported("a transition scorer has another shape"));
        }
        let scorer = Self {
            reduce: Linear::new(&reduce.0, WIDTH, Some(&reduce.1))?,
            lower: Linear::new(&lower, HIDDEN, None)?,
            bias,
            padding,
            upper: Linear::new(&upper.0, HIDDEN, Some(&upper.1))?,
            slots,
        };
        let fits = scorer.reduce.outputs() == HIDDEN;
        fits.then_some(scorer).ok_or_else(|| ModelError::unsupported("a transition scorer has another shape"))
    }

    /// Number of moves.
    pub fn moves(&self) -> usize {
        self.upper.outputs()
    }

    /// Number of words that a state points at.
    pub fn slots(&self) -> usize {
        self.slots
    }

    /// Appends the reduced vectors of `words` word vectors to `reduced`.
    pub fn reduce(&self, vectors: &[f32], words: usize, scratch: &mut Vec<f32>, reduced: &mut Vec<f32>) {
        self.reduce.forward(vectors, words, scratch);
        reduced.extend_from_slice(scratch);
    }

    /// Rows of the words whose reduced vectors these are.
    pub fn rows<'a>(&'a self, reduced: &'a [f32]) -> Rows<'a> {
        let blocks = (reduced.len() / HIDDEN).div_ceil(BLOCK);
        Rows { scorer: self, reduced, blocks: vec![Vec::new(); blocks], order: VecDeque::default(), hidden: Vec::new() }
    }
}

impl Rows<'_> {
    /// Scores of all moves in a state that points at `words`, one per slot, in `scores`.
    pub fn score(&mut self, words: &[Option<usize>], scores: &mut Vec<f32>) {
        const ROW: usize = HIDDEN * PIECES;
        let mut sums = [0f32; ROW];
        for (slot, word) in words.iter().enumerate() {
            let row = match *word {
                Some(word) => self.row(word, slot),
                None => &self.scorer.padding[slot * ROW..][..ROW],
            };
            for (sum, value) in sums.iter_mut().zip(row) {
                *sum += value;
            }
        }
        let bias = &self.scorer.bias;
        self.hidden.clear();
        self.hidden.extend((0..HIDDEN).map(|i| (sums[2 * i] + bias[2 * i]).max(sums[2 * i + 1] + bias[2 * i + 1])));
        self.scorer.upper.forward(&self.hidden, 1, scores);
    }

    fn row(&mut self, word: usize, slot: usize) -> &[f32] {
        let block = word / BLOCK;
        if self.blocks[block].is_empty() {
            self.compute(block);
        }
        let row = (word % BLOCK) * self.scorer.slots + slot;
        &self.blocks[block][row * HIDDEN * PIECES..][..HIDDEN * PIECES]
    }

    fn compute(&mut self, block: usize) {
        if self.order.len() == KEPT
            && let Some(oldest) = self.order.pop_front()
        {
            self.blocks[oldest] = Vec::new();
        }
        let first = block * BLOCK * HIDDEN;
        let end = (first + BLOCK * HIDDEN).min(self.reduced.len());
        let words = &self.reduced[first..end];
        self.scorer.lower.forward(words, words.len() / HIDDEN, &mut self.blocks[block]);
        self.order.push_back(block);
    }
}
