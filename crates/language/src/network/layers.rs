//! Layers: linear, and maxout with layer normalisation, over packed weights.

use super::kernel::{self, BLOCK};
use crate::model::{ModelError, Tensor};

/// Pieces that a maxout takes the greatest of.
const PIECES: usize = 3;
/// Added to the variance before its root, as thinc does.
const EPSILON: f32 = 1e-8;

/// `y = W x + b`.
pub struct Linear {
    inputs: usize,
    outputs: usize,
    weights: Vec<f32>,
    bias: Vec<f32>,
}

impl Linear {
    /// From weights `[outputs][inputs]`, whatever further dimensions they are written with, and a bias.
    pub fn new(weights: &Tensor, inputs: usize, bias: Option<&Tensor>) -> Result<Self, ModelError> {
        let outputs = weights.values.len().checked_div(inputs).unwrap_or(0);
        let is_sound = outputs * inputs == weights.values.len() && bias.is_none_or(|b| b.values.len() == outputs);
        if !is_sound || outputs == 0 {
            return Err(ModelError::unsupported("a linear layer has weights of another shape"));
        }
        let blocks = outputs.div_ceil(BLOCK);
        let mut packed = vec![0.0; blocks * inputs * BLOCK];
        for output in 0..outputs {
            for input in 0..inputs {
                packed[((output / BLOCK) * inputs + input) * BLOCK + output % BLOCK] =
                    weights.values[output * inputs + input];
            }
        }
        let mut padded = vec![0.0; blocks * BLOCK];
        if let Some(bias) = bias {
            padded[..outputs].copy_from_slice(&bias.values);
        }
        Ok(Self { inputs, outputs, weights: packed, bias: padded })
    }

    /// Number of outputs.
    pub fn outputs(&self) -> usize {
        self.outputs
    }

    /// Outputs of `rows` rows, one after the other, in `out`, which is resized.
    pub fn forward(&self, x: &[f32], rows: usize, out: &mut Vec<f32>) {
        out.resize(rows * self.outputs, 0.0);
        kernel::products(x, self.inputs, rows, self.inputs, &self.weights, |row, block, sums| {
            let Some(bias) = self.bias[block * BLOCK..].first_chunk::<BLOCK>() else { return };
            let mut with_bias = *sums;
            for (sum, bias) in with_bias.iter_mut().zip(bias) {
                *sum += bias;
            }
            let width = BLOCK.min(self.outputs - block * BLOCK);
            out[row * self.outputs + block * BLOCK..][..width].copy_from_slice(&with_bias[..width]);
        });
    }
}

/// Maxout with three pieces, then layer normalisation.
pub struct Maxout {
    inputs: usize,
    width: usize,
    weights: Vec<f32>,
    bias: Vec<f32>,
    gain: Vec<f32>,
    shift: Vec<f32>,
}

impl Maxout {
    /// From weights `[width][3][inputs]`, bias `[width][3]`, and the normalisation's gain and shift.
    pub fn new(weights: &Tensor, bias: &Tensor, gain: Tensor, shift: Tensor) -> Result<Self, ModelError> {
        let [width, PIECES, inputs] = weights.shape[..] else {
            return Err(ModelError::unsupported("a maxout layer has not three pieces"));
        };
        let lanes = BLOCK / PIECES;
        if width % lanes != 0
            || bias.values.len() != width * PIECES
            || [&gain, &shift].iter().any(|t| t.values.len() != width)
        {
            return Err(ModelError::unsupported("a maxout layer has another width"));
        }
        let mut packed = vec![0.0; width * PIECES * inputs];
        let mut packed_bias = vec![0.0; width * PIECES];
        for output in 0..width {
            for piece in 0..PIECES {
                let lane = piece * lanes + output % lanes;
                let block = output / lanes;
                packed_bias[block * BLOCK + lane] = bias.values[output * PIECES + piece];
                for input in 0..inputs {
                    packed[(block * inputs + input) * BLOCK + lane] =
                        weights.values[(output * PIECES + piece) * inputs + input];
                }
            }
        }
        Ok(Self { inputs, width, weights: packed, bias: packed_bias, gain: gain.values, shift: shift.values })
    }

    /// Number of inputs of a row.
    pub fn inputs(&self) -> usize {
        self.inputs
    }

    /// Number of outputs of a row.
    pub fn width(&self) -> usize {
        self.width
    }

    /// Normalised outputs of `rows` rows that begin `stride` apart, one after the other, in `out`, which is resized.
    pub fn forward(&self, x: &[f32], stride: usize, rows: usize, out: &mut Vec<f32>) {
        const LANES: usize = BLOCK / PIECES;
        out.resize(rows * self.width, 0.0);
        kernel::products(x, stride, rows, self.inputs, &self.weights, |row, block, sums| {
            let Some(bias) = self.bias[block * BLOCK..].first_chunk::<BLOCK>() else { return };
            let Some(out) = out[row * self.width + block * LANES..].first_chunk_mut::<LANES>() else { return };
            for lane in 0..LANES {
                let first = (sums[lane] + bias[lane]).max(sums[lane + LANES] + bias[lane + LANES]);
                out[lane] = first.max(sums[lane + 2 * LANES] + bias[lane + 2 * LANES]);
            }
        });
        for values in out.chunks_exact_mut(self.width) {
            self.normalize(values);
        }
    }

    fn normalize(&self, values: &mut [f32]) {
        let count = self.width as f32;
        let mean = sum(values, |value| value) / count;
        for value in values.iter_mut() {
            *value -= mean;
        }
        let inverse = 1.0 / (sum(values, |value| value * value) / count + EPSILON).sqrt();
        for ((value, gain), shift) in values.iter_mut().zip(&self.gain).zip(&self.shift) {
            *value = *value * inverse * gain + shift;
        }
    }
}

/// A sum in eight lanes, so that it can be computed as vectors.
fn sum(values: &[f32], of: impl Fn(f32) -> f32) -> f32 {
    let mut lanes = [0f32; 8];
    let chunks = values.chunks_exact(8);
    let rest: f32 = chunks.remainder().iter().map(|&value| of(value)).sum();
    for chunk in chunks {
        for (lane, &value) in lanes.iter_mut().zip(chunk) {
            *lane += of(value);
        }
    }
    lanes.iter().sum::<f32>() + rest
}
