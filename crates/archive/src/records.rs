//! The records of an archive, in its order, one at a time.

use std::path::{Path, PathBuf};
use std::vec;

use onrecord_record::Record;

use crate::manifest::{Manifest, Part, Reading};
use crate::rows::{Assembly, Row};
use crate::{ArchiveError, Table, stored};

type Rows = Box<dyn Iterator<Item = Result<Row, ArchiveError>>>;

/// The records of an archive, in the order of its inputs. Ends after the first error.
pub struct Records {
    folder: PathBuf,
    reading: Reading,
    parts: vec::IntoIter<Part>,
    open: Option<Assembly<Rows>>,
}

impl Records {
    /// The records of the finished parts of the archive in `folder`.
    pub fn open(folder: &Path) -> Result<Self, ArchiveError> {
        let manifest = Manifest::load(folder)?;
        let parts = manifest.parts.into_iter();
        Ok(Self { folder: folder.to_owned(), reading: manifest.reading, parts, open: None })
    }

    /// What read the documents.
    pub fn reading(&self) -> &Reading {
        &self.reading
    }

    fn start(&self, part: &Part) -> Result<Assembly<Rows>, ArchiveError> {
        let mut layers: Vec<Rows> = Vec::new();
        for table in Table::ALL {
            let path = self.folder.join(table.name()).join(&part.file);
            layers.push(Box::new(stored::rows(&path)?));
        }
        Ok(Assembly::new(layers))
    }
}

impl Iterator for Records {
    type Item = Result<Record, ArchiveError>;

    fn next(&mut self) -> Option<Self::Item> {
        loop {
            if let Some(record) = self.open.as_mut().and_then(Iterator::next) {
                if record.is_err() {
                    (self.open, self.parts) = (None, Vec::new().into_iter());
                }
                return Some(record);
            }
            let part = self.parts.next()?;
            match self.start(&part) {
                Ok(open) => self.open = Some(open),
                Err(error) => {
                    self.parts = Vec::new().into_iter();
                    return Some(Err(error));
                }
            }
        }
    }
}
