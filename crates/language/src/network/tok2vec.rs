//! Words to vectors: hashed embeddings of a word's features, mixed with four neighbours on each side.
//!
//! spaCy's `MultiHashEmbed` and `MaxoutWindowEncoder`. The first layer sees one word alone, so its output
//! is kept per lexeme; the four that follow each see one neighbour further.

use super::layers::{Linear, Maxout};
use crate::hash::murmur3;
use crate::lexeme::Lexeme;
use crate::model::{Container, ModelError, Tensor};

/// Length of a word's vector.
pub const WIDTH: usize = 96;
/// Convolution layers; also the neighbours on each side that a vector depends on.
const DEPTH: usize = 4;
/// spaCy seeds the hash of a feature with this plus the feature's number.
const FIRST_SEED: u32 = 8;
/// Rows that a cache keeps (12 MB); a text with more words than this computes some of them again.
const MOST_ROWS: usize = 32_768;
/// Tokens convolved together; bounds memory on long texts and changes no result.
const WINDOW: usize = 256;

/// Words to vectors.
pub struct Tok2Vec {
    tables: Vec<Table>,
    vectors: Option<Vectors>,
    mix: Maxout,
    encode: Vec<Maxout>,
}

struct Table {
    rows: u64,
    values: Vec<f32>,
}

struct Vectors {
    project: Linear,
    width: usize,
}

/// First-layer outputs of the lexemes met so far, two per lexeme: without and with a space after.
#[derive(Default)]
pub struct Cache {
    /// 1 + the row of each lexeme and spacing; 0 where it has not been computed.
    rows: Vec<u32>,
    values: Vec<f32>,
    x: Vec<f32>,
    scratch: Vec<f32>,
}

impl Cache {
    /// What is known of the lexemes that stay, by their new numbers.
    pub fn keep(&self, renumbered: &[Option<u32>]) -> Self {
        let mut kept = Self::default();
        for (lexeme, spacing) in (0..self.rows.len()).map(|key| (key / 2, key % 2)) {
            let Some(new) = renumbered.get(lexeme).copied().flatten() else { continue };
            let Some(row) = (self.rows[lexeme * 2 + spacing] as usize).checked_sub(1) else { continue };
            kept.values.extend_from_slice(&self.values[row * WIDTH..][..WIDTH]);
            let key = new as usize * 2 + spacing;
            if kept.rows.len() <= key {
                kept.rows.resize(key + 1, 0);
            }
            kept.rows[key] = (kept.values.len() / WIDTH) as u32;
        }
        kept
    }
}

impl Tok2Vec {
    /// Takes the weights of `name` out of the container.
    pub fn new(container: &mut Container, name: &str) -> Result<Self, ModelError> {
        let mut tables = Vec::new();
        while container.has(&format!("{name}.embed{}", tables.len())) {
            let Tensor { shape, values } = container.take(&format!("{name}.embed{}", tables.len()))?;
            match shape[..] {
                [rows, WIDTH] if rows > 0 => tables.push(Table { rows: rows as u64, values }),
                _ => return Err(ModelError::unsupported("an embedding has another width")),
            }
        }
        let vectors = if container.has(&format!("{name}.static")) {
            let weights = container.take(&format!("{name}.static"))?;
            let width = weights.shape.last().copied().unwrap_or(0);
            Some(Vectors { project: Linear::new(&weights, width, None)?, width })
        } else {
            None
        };
        let mut layers = (0..=DEPTH).map(|layer| maxout(container, &format!("{name}.maxout{layer}")));
        let mix = layers.next().transpose()?.ok_or_else(|| ModelError::unsupported("it has no layers"))?;
        let encode = layers.collect::<Result<Vec<_>, _>>()?;
        let parts = tables.len() + usize::from(vectors.is_some());
        let is_sound = mix.inputs() == parts * WIDTH
            && (4..=6).contains(&tables.len())
            && encode.iter().all(|layer| layer.inputs() == 3 * WIDTH)
            && encode.iter().chain([&mix]).all(|layer| layer.width() == WIDTH);
        is_sound
            .then_some(Self { tables, vectors, mix, encode })
            .ok_or_else(|| ModelError::unsupported("its layers do not fit each other"))
    }

    /// The vectors of a text's words, in windows: `each(first word, vectors)` gets them in order.
    ///
    /// `words` are numbers into `lexemes`; `spaces` tells which words a space follows; `vectors` holds the
    /// model's static vectors, if it has any.
    pub fn forward(
        &self,
        lexemes: &[Lexeme],
        words: &[u32],
        spaces: &[bool],
        vectors: &[f32],
        cache: &mut Cache,
        mut each: impl FnMut(usize, &[f32]),
    ) {
        let mut first = 0;
        while first < words.len() {
            let end = (first + WINDOW).min(words.len());
            let from = first.saturating_sub(DEPTH);
            let to = (end + DEPTH).min(words.len());
            self.window(lexemes, words, spaces, vectors, cache, from..to);
            // The window's vectors begin after one row of padding for the outermost neighbour and DEPTH more.
            let row = 1 + DEPTH + (first - from);
            each(first, &cache.x[row * WIDTH..(row + end - first) * WIDTH]);
            first = end;
        }
    }

    /// Leaves in `cache.x` the vectors of the words of `range`, after `1 + DEPTH` rows of padding.
    ///
    /// Padding takes part in the convolution, as it does in spaCy at the ends of a text; within a text the
    /// rows next to it come out wrong, and [`Self::forward`] does not use them.
    fn window(
        &self,
        lexemes: &[Lexeme],
        words: &[u32],
        spaces: &[bool],
        vectors: &[f32],
        cache: &mut Cache,
        range: std::ops::Range<usize>,
    ) {
        let rows = range.len() + 2 * DEPTH;
        let mut x = std::mem::take(&mut cache.x);
        x.clear();
        x.resize((rows + 2) * WIDTH, 0.0);
        for (at, word) in range.enumerate() {
            let lexeme = words[word] as usize;
            let row =
                self.lexeme_row(&lexemes[lexeme], lexeme * 2 + usize::from(spaces[word]), spaces[word], vectors, cache);
            let values = &cache.values[row * WIDTH..][..WIDTH];
            x[(1 + DEPTH + at) * WIDTH..][..WIDTH].copy_from_slice(values);
        }
        for layer in &self.encode {
            layer.forward(&x, WIDTH, rows, &mut cache.scratch);
            for (x, sum) in x[WIDTH..].iter_mut().zip(&cache.scratch) {
                *x += sum;
            }
        }
        cache.x = x;
    }

    /// The row of the cache that holds the lexeme's first-layer output, computed if need be.
    fn lexeme_row(&self, lexeme: &Lexeme, key: usize, has_space: bool, vectors: &[f32], cache: &mut Cache) -> usize {
        if cache.rows.len() <= key {
            cache.rows.resize(key + 1, 0);
        }
        if let Some(row) = (cache.rows[key] as usize).checked_sub(1) {
            return row;
        }
        if cache.values.len() >= MOST_ROWS * WIDTH {
            cache.rows.fill(0);
            cache.values.clear();
        }
        let mut input = Vec::with_capacity(self.mix.inputs());
        self.embed(lexeme, has_space, vectors, &mut input);
        let Cache { values, scratch, .. } = cache;
        self.mix.forward(&input, input.len(), 1, scratch);
        values.extend_from_slice(scratch);
        cache.rows[key] = (cache.values.len() / WIDTH) as u32;
        cache.values.len() / WIDTH - 1
    }

    fn embed(&self, lexeme: &Lexeme, has_space: bool, vectors: &[f32], input: &mut Vec<f32>) {
        let features =
            [lexeme.norm, lexeme.prefix, lexeme.suffix, lexeme.shape, u64::from(has_space), u64::from(lexeme.is_space)];
        for (number, (table, feature)) in self.tables.iter().zip(features).enumerate() {
            let rows = murmur3(feature, FIRST_SEED + number as u32)
                .map(|hash| &table.values[(u64::from(hash) % table.rows) as usize * WIDTH..][..WIDTH]);
            input.extend((0..WIDTH).map(|i| rows[0][i] + rows[1][i] + rows[2][i] + rows[3][i]));
        }
        if let Some(Vectors { project, width }) = &self.vectors {
            let mut output = Vec::new();
            let row = lexeme.vector.and_then(|row| vectors.get(row as usize * width..(row as usize + 1) * width));
            match row {
                Some(row) => project.forward(row, 1, &mut output),
                None => output.resize(WIDTH, 0.0),
            }
            input.extend(output);
        }
    }
}

fn maxout(container: &mut Container, name: &str) -> Result<Maxout, ModelError> {
    let weights = container.take(&format!("{name}.weights"))?;
    let bias = container.take(&format!("{name}.bias"))?;
    let gain = container.take(&format!("{name}.gain"))?;
    let shift = container.take(&format!("{name}.shift"))?;
    Maxout::new(&weights, &bias, gain, shift)
}
