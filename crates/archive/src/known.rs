//! Which documents an archive holds: a mark of 16 bytes for each.
//!
//! Apart from the archive because the threads that read ask it while the archive is being written.

use std::path::Path;

use arrow_array::cast::AsArray;
use onrecord_record::Document;
use rustc_hash::FxHashMap;
use sha2::{Digest, Sha256};

use crate::manifest::Part;
use crate::{ArchiveError, Table, stored};

/// The documents of finished parts, each with the inputs that it came from.
#[derive(Debug, Default)]
pub struct Known(FxHashMap<u128, usize>);

impl Known {
    /// The documents of these parts.
    pub(crate) fn of_parts(folder: &Path, parts: &[Part]) -> Result<Self, ArchiveError> {
        let mut known = FxHashMap::default();
        for part in parts {
            let path = folder.join(Table::Documents.name()).join(&part.file);
            for batch in stored::batches(&path, Some(&["id", "key"]))? {
                let batch = batch?;
                let (ids, keys) = (batch.column(0).as_string::<i32>(), batch.column(1).as_string::<i32>());
                known.extend(ids.iter().zip(keys).filter_map(|(id, key)| Some((mark(id?, key?), part.inputs))));
            }
        }
        Ok(Self(known))
    }

    /// Whether the archive held this document, key and text, when it was opened.
    pub fn holds(&self, document: &Document) -> bool {
        self.inputs(document).is_some()
    }

    /// The inputs that the document came from.
    pub(crate) fn inputs(&self, document: &Document) -> Option<usize> {
        self.0.get(&mark(&document.id, &document.key)).copied()
    }
}

/// Sixteen bytes by which a document is known; that two of a billion share them has a chance of one in 10^20.
pub fn mark(id: &str, key: &str) -> u128 {
    let digest = Sha256::new().chain_update(id).chain_update([0]).chain_update(key).finalize();
    digest.iter().take(16).fold(0, |mark, byte| mark << 8 | u128::from(*byte))
}
