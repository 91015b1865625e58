//! The inner loops: sums of products over packed weights, with the widest vectors the processor has.
//!
//! Apart from the layers because this is the only unsafe code of the crate: calls to functions compiled
//! for AVX2 and FMA, made only after asking the processor for both.
#![allow(unsafe_code, reason = "functions compiled for a processor feature can only be called through unsafe")]

/// Outputs computed together: three vectors of eight floats.
pub const BLOCK: usize = 24;
/// Rows computed together. Nine sums, three weights and a value stay in registers; with four rows one sum is
/// written to memory in every step, which halves the speed.
const ROWS: usize = 3;

/// Whether the processor has the features that [`products`] is also compiled for.
#[cfg(target_arch = "x86_64")]
fn has_fma() -> bool {
    is_x86_feature_detected!("avx2") && is_x86_feature_detected!("fma")
}

/// For each of `rows` rows of `x`, which begin `stride` apart, and each block of [`BLOCK`] outputs, the sums
/// of products with `weights` (`[block][input][BLOCK]`), given to `store(row, block, sums)`.
///
/// `inputs` is the number of inputs of a row; `x` must hold `(rows - 1) * stride + inputs` floats.
pub fn products(
    x: &[f32],
    stride: usize,
    rows: usize,
    inputs: usize,
    weights: &[f32],
    store: impl FnMut(usize, usize, &[f32; BLOCK]),
) {
    #[cfg(target_arch = "x86_64")]
    if has_fma() {
        // SAFETY: the processor has just said that it has both features.
        unsafe { products_fma(x, stride, rows, inputs, weights, store) };
        return;
    }
    // Every 64-bit ARM processor has fused multiply-add; elsewhere it would be a slow call.
    products_in::<{ cfg!(target_arch = "aarch64") }>(x, stride, rows, inputs, weights, store);
}

#[cfg(target_arch = "x86_64")]
#[target_feature(enable = "avx2,fma")]
fn products_fma(
    x: &[f32],
    stride: usize,
    rows: usize,
    inputs: usize,
    weights: &[f32],
    store: impl FnMut(usize, usize, &[f32; BLOCK]),
) {
    products_in::<true>(x, stride, rows, inputs, weights, store);
}

#[allow(clippy::inline_always, reason = "the features of the caller reach only what is inlined into it")]
#[inline(always)]
fn products_in<const FUSED: bool>(
    x: &[f32],
    stride: usize,
    rows: usize,
    inputs: usize,
    weights: &[f32],
    mut store: impl FnMut(usize, usize, &[f32; BLOCK]),
) {
    for (block, weights) in weights.chunks_exact(inputs * BLOCK).enumerate() {
        let mut row = 0;
        while row + ROWS <= rows {
            let sums = sums::<ROWS, FUSED>(std::array::from_fn(|r| &x[(row + r) * stride..][..inputs]), weights);
            for (r, sums) in sums.iter().enumerate() {
                store(row + r, block, sums);
            }
            row += ROWS;
        }
        while row < rows {
            let [sums] = sums::<1, FUSED>([&x[row * stride..][..inputs]], weights);
            store(row, block, &sums);
            row += 1;
        }
    }
}

/// Sums of products of `R` rows with one block of weights.
#[allow(clippy::inline_always, reason = "the features of the caller reach only what is inlined into it")]
#[inline(always)]
fn sums<const R: usize, const FUSED: bool>(x: [&[f32]; R], weights: &[f32]) -> [[f32; BLOCK]; R] {
    #[cfg(target_arch = "x86_64")]
    if FUSED {
        // SAFETY: only a caller that is compiled for both features asks for fused products.
        return unsafe { sums_fma(x, weights) };
    }
    let mut sums = [[0f32; BLOCK]; R];
    for (input, weights) in weights.chunks_exact(BLOCK).enumerate() {
        for (sums, x) in sums.iter_mut().zip(x) {
            for (sum, weight) in sums.iter_mut().zip(weights) {
                *sum += x[input] * weight;
            }
        }
    }
    sums
}

/// [`sums`] with the sums held in registers throughout, which the compiler does not manage by itself.
#[cfg(target_arch = "x86_64")]
#[target_feature(enable = "avx2,fma")]
#[inline]
fn sums_fma<const R: usize>(x: [&[f32]; R], weights: &[f32]) -> [[f32; BLOCK]; R] {
    use std::arch::x86_64::{
        _mm256_broadcast_ss, _mm256_fmadd_ps, _mm256_loadu_ps, _mm256_setzero_ps, _mm256_storeu_ps,
    };
    const LANES: usize = 8;
    const VECTORS: usize = BLOCK / LANES;
    let inputs = weights.len() / BLOCK;
    assert!(x.iter().all(|row| row.len() >= inputs), "rows are shorter than the weights ask for");
    let mut vectors = [[_mm256_setzero_ps(); VECTORS]; R];
    for input in 0..inputs {
        // SAFETY: `input` is below the length of every row, and `weights` holds a block for it.
        unsafe {
            let block = weights.as_ptr().add(input * BLOCK);
            let block: [_; VECTORS] = std::array::from_fn(|vector| _mm256_loadu_ps(block.add(vector * LANES)));
            for (vectors, x) in vectors.iter_mut().zip(x) {
                let value = _mm256_broadcast_ss(x.get_unchecked(input));
                for (sum, weights) in vectors.iter_mut().zip(block) {
                    *sum = _mm256_fmadd_ps(value, weights, *sum);
                }
            }
        }
    }
    let mut sums = [[0f32; BLOCK]; R];
    for (sums, vectors) in sums.iter_mut().zip(vectors) {
        for (lanes, vector) in sums.chunks_exact_mut(LANES).zip(vectors) {
            // SAFETY: the chunk holds as many floats as the vector.
            unsafe { _mm256_storeu_ps(lanes.as_mut_ptr(), vector) };
        }
    }
    sums
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn both_paths_give_the_sums_of_products() {
        let (rows, inputs, blocks) = (7, 5, 2);
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
        products(&x, inputs, rows, inputs, &weights, &mut check);
        products_in::<false>(&x, inputs, rows, inputs, &weights, &mut check);
        assert_eq!(seen, 2 * rows * blocks);
    }
}
