//! The container: magic, version, checksum, then one zstd frame of tables (JSON) and tensors.
//!
//! ```text
//! "ONRMODEL" | u32 version | 32 bytes SHA-256 of the rest | zstd frame:
//!     u64 length of the header | header (JSON) | tensor bytes
//! ```
//! Integers are little-endian. The header is `{"tables": …, "tensors": {name: {"kind", "shape", "offset"}}}`;
//! offsets count from the first tensor byte. Tensors are 32-bit floats. After them come `keys` pairs of a word's
//! 64-bit hash and its 32-bit row in the tensor `vectors`.

use std::collections::BTreeMap;

use rustc_hash::FxHashMap;
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use super::{ModelError, Tables};

const MAGIC: &[u8; 8] = b"ONRMODEL";
const VERSION: u32 = 1;
/// Bytes of a word's hash and row.
const KEY: usize = 12;
/// zstd level for writing; weights barely compress, so a higher one gains nothing.
const LEVEL: i32 = 19;

/// A model out of its file.
#[derive(Debug, Default)]
pub struct Container {
    /// Everything but weights.
    pub tables: Tables,
    tensors: BTreeMap<String, Tensor>,
    /// Hashes of words, in the order of `rows`.
    keys: Vec<(u64, u32)>,
}

/// Numbers with a shape.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Tensor {
    /// Length of each dimension, outermost first.
    pub shape: Vec<usize>,
    /// The numbers, row by row.
    pub values: Vec<f32>,
}

#[derive(Serialize, Deserialize)]
struct Header<T> {
    tables: T,
    tensors: BTreeMap<String, Entry>,
    #[serde(default)]
    keys: usize,
}

#[derive(Serialize, Deserialize)]
struct Entry {
    shape: Vec<usize>,
    offset: usize,
}

impl Container {
    /// Adds a tensor.
    pub fn insert(&mut self, name: impl Into<String>, tensor: Tensor) {
        self.tensors.insert(name.into(), tensor);
    }

    /// Takes a tensor out; fails if the model has none of that name or its values do not fill its shape.
    pub fn take(&mut self, name: &str) -> Result<Tensor, ModelError> {
        self.tensors.remove(name).ok_or_else(|| ModelError::unsupported(format!("it has no weights `{name}`")))
    }

    /// Sets which row of the tensor `vectors` each word has, by the word's hash.
    pub fn set_keys(&mut self, keys: Vec<(u64, u32)>) {
        self.keys = keys;
    }

    /// Takes out the rows of the words that have a static vector.
    pub fn take_keys(&mut self) -> FxHashMap<u64, u32> {
        std::mem::take(&mut self.keys).into_iter().collect()
    }

    /// Whether there is a tensor of this name.
    pub fn has(&self, name: &str) -> bool {
        self.tensors.contains_key(name)
    }

    /// The container as bytes of a file.
    pub fn to_bytes(&self) -> Result<Vec<u8>, ModelError> {
        let mut offset = 0;
        let mut entries = BTreeMap::new();
        for (name, tensor) in &self.tensors {
            entries.insert(name.clone(), Entry { shape: tensor.shape.clone(), offset });
            offset += tensor.values.len() * 4;
        }
        let header = serde_json::to_vec(&Header { tables: &self.tables, tensors: entries, keys: self.keys.len() })
            .map_err(ModelError::corrupt)?;
        let mut payload = (header.len() as u64).to_le_bytes().to_vec();
        payload.extend(header);
        for tensor in self.tensors.values() {
            payload.extend(tensor.values.iter().flat_map(|value| value.to_le_bytes()));
        }
        for (hash, row) in &self.keys {
            payload.extend(hash.to_le_bytes());
            payload.extend(row.to_le_bytes());
        }
        let frame = zstd::bulk::compress(&payload, LEVEL).map_err(ModelError::corrupt)?;
        let mut bytes = MAGIC.to_vec();
        bytes.extend(VERSION.to_le_bytes());
        bytes.extend(Sha256::digest(&frame));
        bytes.extend(frame);
        Ok(bytes)
    }

    /// Reads a file's bytes, checking magic, version and checksum.
    pub fn from_bytes(bytes: &[u8]) -> Result<Self, ModelError> {
        let rest =
            bytes.strip_prefix(MAGIC).ok_or_else(|| ModelError::unsupported("it does not begin like a model"))?;
        let (version, rest) = split(rest, 4)?;
        if version != VERSION.to_le_bytes() {
            return Err(ModelError::unsupported("its format has another version"));
        }
        let (checksum, frame) = split(rest, 32)?;
        if Sha256::digest(frame).as_slice() != checksum {
            return Err(ModelError::corrupt("its checksum does not match"));
        }
        let payload = zstd::stream::decode_all(frame).map_err(ModelError::corrupt)?;
        let (length, rest) = split(&payload, 8)?;
        let length = number(length) as usize;
        let (header, weights) = split(rest, length)?;
        let header: Header<Tables> = serde_json::from_slice(header).map_err(ModelError::corrupt)?;
        let mut tensors = BTreeMap::new();
        for (name, entry) in header.tensors {
            tensors.insert(name, tensor(&entry, weights)?);
        }
        let keys = weights.len().checked_sub(header.keys.saturating_mul(KEY)).map(|start| &weights[start..]);
        let keys = keys.ok_or_else(|| ModelError::corrupt("it ends too early"))?.chunks_exact(KEY);
        let keys = keys.map(|key| (number(&key[..8]), number(&key[8..]) as u32)).collect();
        Ok(Self { tables: header.tables, tensors, keys })
    }
}

fn tensor(entry: &Entry, weights: &[u8]) -> Result<Tensor, ModelError> {
    let length = entry.shape.iter().try_fold(4usize, |product, &dimension| product.checked_mul(dimension));
    let bytes = length
        .and_then(|length| weights.get(entry.offset..entry.offset.checked_add(length)?))
        .ok_or_else(|| ModelError::corrupt("a tensor lies outside the file"))?;
    let values = bytes.chunks_exact(4).map(|four| f32::from_le_bytes([four[0], four[1], four[2], four[3]])).collect();
    Ok(Tensor { shape: entry.shape.clone(), values })
}

/// A little-endian number of up to eight bytes.
fn number(bytes: &[u8]) -> u64 {
    bytes.iter().rev().fold(0, |sum, &byte| sum << 8 | u64::from(byte))
}

fn split(bytes: &[u8], at: usize) -> Result<(&[u8], &[u8]), ModelError> {
    bytes.split_at_checked(at).ok_or_else(|| ModelError::corrupt("it ends too early"))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn small() -> Container {
        let mut container = Container::default();
        container.tables.info.name = "small".into();
        container.insert("w", Tensor { shape: vec![2, 2], values: vec![1.0, -2.5, 0.0, f32::MIN_POSITIVE] });
        container
    }

    #[test]
    fn what_is_written_is_read() {
        let mut read = Container::from_bytes(&small().to_bytes().unwrap()).unwrap();
        assert_eq!(read.tables.info.name, "small");
        assert_eq!(read.take("w").unwrap(), small().take("w").unwrap());
        assert!(read.take("w").unwrap_err().is_unsupported());
    }

    #[test]
    fn damage_is_noticed_wherever_it_is() {
        let good = small().to_bytes().unwrap();
        for length in 0..good.len() {
            assert!(Container::from_bytes(&good[..length]).is_err());
        }
        for index in 0..good.len() {
            let mut bad = good.clone();
            bad[index] ^= 1;
            assert!(Container::from_bytes(&bad).is_err());
        }
    }
}
