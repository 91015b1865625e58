//! The inner loops: sums of products over packed weights, with the widest vectors the processor has.
//!
//! Apart from the layers because this is the only unsafe code of the crate: calls to functions compiled
//! for AVX-512, or AVX2 and FMA, made only after asking the processor for them.
#![allow(unsafe_code, reason = "functions compiled for a processor feature can only be called through unsafe")]

/// Outputs computed together: three vectors of sixteen floats, or six of eight.
pub const BLOCK: usize = 48;
/// Rows computed together where vectors hold sixteen floats: 24 sums, three weights and a value fill 28 of 32 registers.
#[cfg(target_arch = "x86_64")]
const ROWS_WIDE: usize = 8;
/// Rows computed together otherwise: nine sums (of half a block), three weights and a value stay in 16 registers; with
/// four rows the compiler writes one to memory in every step.
const ROWS: usize = 3;

/// For each of `rows` rows of `x`, which begin `stride` apart, and each block of [`BLOCK`] outputs, the sums
/// of products with `weights` (`[block][input][BLOCK]`), given to `store(row, block, sums)`.
///
/// `inputs` is the number of inputs of a row; `x` must hold `(rows - 1) * stride + inputs` floats. Every path adds
/// the products of an output in the order of its inputs, so the vectors' width does not change a sum.
pub fn products(
    x: &[f32],
    stride: usize,
    rows: usize,
    inputs: usize,
    weights: &[f32],
    store: impl FnMut(usize, usize, &[f32; BLOCK]),
) {
    let x = Batch { x, stride, rows, inputs };
    #[cfg(target_arch = "x86_64")]
    {
        if is_x86_feature_detected!("avx512f") {
            // SAFETY: the processor has just said that it has the feature.
            return unsafe { products_wide(x, weights, store) };
        }
        if is_x86_feature_detected!("avx2") && is_x86_feature_detected!("fma") {
            // SAFETY: the processor has just said that it has both features.
            return unsafe { products_fma(x, weights, store) };
        }
    }
    x.products(weights, store, sums::<ROWS>, sums::<1>);
}

/// Rows of inputs, `stride` apart.
#[derive(Clone, Copy)]
struct Batch<'a> {
    x: &'a [f32],
    stride: usize,
    rows: usize,
    inputs: usize,
}

impl<'a> Batch<'a> {
    /// `R` rows from `first` on.
    #[allow(clippy::inline_always, reason = "the features of the caller reach only what is inlined into it")]
    #[inline(always)]
    fn take<const R: usize>(self, first: usize) -> [&'a [f32]; R] {
        std::array::from_fn(|row| &self.x[(first + row) * self.stride..][..self.inputs])
    }

    /// Goes over blocks and rows: as many rows together as `many` takes, then the rest one at a time.
    #[allow(clippy::inline_always, reason = "the features of the caller reach only what is inlined into it")]
    #[inline(always)]
    fn products<const R: usize>(
        self,
        weights: &[f32],
        mut store: impl FnMut(usize, usize, &[f32; BLOCK]),
        many: impl Fn([&[f32]; R], &[f32]) -> [[f32; BLOCK]; R],
        one: impl Fn([&[f32]; 1], &[f32]) -> [[f32; BLOCK]; 1],
    ) {
        for (block, weights) in weights.chunks_exact(self.inputs * BLOCK).enumerate() {
            let mut row = 0;
            while row + R <= self.rows {
                for (r, sums) in many(self.take(row), weights).iter().enumerate() {
                    store(row + r, block, sums);
                }
                row += R;
            }
            for row in row..self.rows {
                let [sums] = one(self.take(row), weights);
                store(row, block, &sums);
            }
        }
    }
}

#[cfg(target_arch = "x86_64")]
#[target_feature(enable = "avx512f")]
fn products_wide(x: Batch<'_>, weights: &[f32], store: impl FnMut(usize, usize, &[f32; BLOCK])) {
    x.products(
        weights,
        store,
        |x, weights| sums_wide::<ROWS_WIDE>(x, weights),
        |x, weights| sums_wide::<1>(x, weights),
    );
}

#[cfg(target_arch = "x86_64")]
#[target_feature(enable = "avx2,fma")]
fn products_fma(x: Batch<'_>, weights: &[f32], store: impl FnMut(usize, usize, &[f32; BLOCK])) {
    x.products(weights, store, |x, weights| sums_fma::<ROWS>(x, weights), |x, weights| sums_fma::<1>(x, weights));
}

/// Sums of products of `R` rows with one block of weights. Every 64-bit ARM processor has fused multiply-add; elsewhere
/// it would be a slow call.
fn sums<const R: usize>(x: [&[f32]; R], weights: &[f32]) -> [[f32; BLOCK]; R] {
    let mut sums = [[0f32; BLOCK]; R];
    for (input, weights) in weights.chunks_exact(BLOCK).enumerate() {
        for (sums, x) in sums.iter_mut().zip(x) {
            for (sum, weight) in sums.iter_mut().zip(weights) {
                *sum = if cfg!(target_arch = "aarch64") {
                    x[input].mul_add(*weight, *sum)
                } else {
                    *sum + x[input] * weight
                };
            }
        }
    }
    sums
}

/// [`sums`] with the sums held in registers throughout, which the compiler does not manage by itself.
#[cfg(target_arch = "x86_64")]
#[target_feature(enable = "avx512f")]
#[inline]
fn sums_wide<const R: usize>(x: [&[f32]; R], weights: &[f32]) -> [[f32; BLOCK]; R] {
    use std::arch::x86_64::{_mm512_fmadd_ps, _mm512_loadu_ps, _mm512_set1_ps, _mm512_setzero_ps, _mm512_storeu_ps};
    const LANES: usize = 16;
    const VECTORS: usize = BLOCK / LANES;
    let inputs = weights.len() / BLOCK;
    assert!(x.iter().all(|row| row.len() >= inputs), "rows are shorter than the weights ask for");
    let mut vectors = [[_mm512_setzero_ps(); VECTORS]; R];
    for input in 0..inputs {
        // SAFETY: `input` is below the length of every row, and `weights` holds a block for it.
        unsafe {
            let block = weights.as_ptr().add(input * BLOCK);
            let block: [_; VECTORS] = std::array::from_fn(|vector| _mm512_loadu_ps(block.add(vector * LANES)));
            for (vectors, x) in vectors.iter_mut().zip(x) {
                let value = _mm512_set1_ps(*x.get_unchecked(input));
                for (sum, weights) in vectors.iter_mut().zip(block) {
                    *sum = _mm512_fmadd_ps(value, weights, *sum);
                }
            }
        }
    }
    let mut sums = [[0f32; BLOCK]; R];
    for (sums, vectors) in sums.iter_mut().zip(vectors) {
        for (lanes, vector) in sums.chunks_exact_mut(LANES).zip(vectors) {
            // SAFETY: the chunk holds as many floats as the vector.
            unsafe { _mm512_storeu_ps(lanes.as_mut_ptr(), vector) };
        }
    }
    sums
}

/// [`sums_wide`] in vectors of eight floats, half a block at a time.
#[cfg(target_arch = "x86_64")]
#[target_feature(enable = "avx2,fma")]
#[inline]
fn sums_fma<const R: usize>(x: [&[f32]; R], weights: &[f32]) -> [[f32; BLOCK]; R] {
    use std::arch::x86_64::{
        _mm256_broadcast_ss, _mm256_fmadd_ps, _mm256_loadu_ps, _mm256_setzero_ps, _mm256_storeu_ps,
    };
    const LANES: usize = 8;
    const VECTORS: usize = BLOCK / LANES / 2;
    let inputs = weights.len() / BLOCK;
    assert!(x.iter().all(|row| row.len() >= inputs), "rows are shorter than the weights ask for");
    let mut sums = [[0f32; BLOCK]; R];
    for half in [0, BLOCK / 2] {
        let mut vectors = [[_mm256_setzero_ps(); VECTORS]; R];
        for input in 0..inputs {
            // SAFETY: `input` is below the length of every row, and `weights` holds a block for it.
            unsafe {
                let block = weights.as_ptr().add(input * BLOCK + half);
                let block: [_; VECTORS] = std::array::from_fn(|vector| _mm256_loadu_ps(block.add(vector * LANES)));
                for (vectors, x) in vectors.iter_mut().zip(x) {
                    let value = _mm256_broadcast_ss(x.get_unchecked(input));
                    for (sum, weights) in vectors.iter_mut().zip(block) {
                        *sum = _mm256_fmadd_ps(value, weights, *sum);
                    }
                }
            }
        }
        for (sums, vectors) in sums.iter_mut().zip(vectors) {
            for (lanes, vector) in sums[half..].chunks_exact_mut(LANES).zip(vectors) {
                // SAFETY: the chunk holds as many floats as the vector.
                unsafe { _mm256_storeu_ps(lanes.as_mut_ptr(), vector) };
            }
        }
    }
    sums
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_path_gives_the_sums_of_products() {
        let (rows, inputs, blocks) = (13, 5, 2);
        let x: Vec<f32> = (0..rows * inputs).map(|i| (i % 11) as f32 - 4.0).collect();
        let weights: Vec<f32> = (0..blocks * inputs * BLOCK).map(|i| (i % 7) as f32 - 3.0).collect();
        let expected = |row: usize, block: usize, lane: usize| -> f32 {
            (0..inputs).map(|i| x[row * inputs + i] * weights[(block * inputs + i) * BLOCK + lane]).sum()
        };
        let mut seen = 0;
        let mut check = |row: usize, block: usize, sums: &[f32; BLOCK]| {
            for (lane, sum) in sums.iter().enumerate() {
                assert!((sum - expected(row, block, lane)).abs() < 1e-3);
            }
            seen += 1;
        };
        let taken = Batch { x: &x, stride: inputs, rows, inputs };
        taken.products(&weights, &mut check, sums::<ROWS>, sums::<1>);
        products(&x, inputs, rows, inputs, &weights, &mut check);
        #[cfg(target_arch = "x86_64")]
        if is_x86_feature_detected!("avx2") && is_x86_feature_detected!("fma") {
            // SAFETY: the processor has just said that it has both features.
            unsafe { products_fma(taken, &weights, &mut check) };
        } else {
            taken.products(&weights, &mut check, sums::<ROWS>, sums::<1>);
        }
        assert_eq!(seen, 3 * rows * blocks);
    }
}
