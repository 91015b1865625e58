//! A part: some thousand documents, one Parquet file in the folder of each table.
//!
//! Apart from the archive because a part is all or nothing: its files grow under `.unfinished` and get their names when
//! all are safe on the disk.

use std::collections::BTreeMap;
use std::fs::{self, File};
use std::path::Path;

use arrow_array::RecordBatch;
use parquet::arrow::ArrowWriter;
use parquet::basic::{Compression, ZstdLevel};
use parquet::file::properties::WriterProperties;
use parquet::schema::types::ColumnPath;

use crate::manifest::{Part, sync};
use crate::{ArchiveError, Table};

/// Where the files of a part grow.
pub const UNFINISHED: &str = ".unfinished";

/// A part that is being written.
pub struct Writer {
    writers: Vec<ArrowWriter<File>>,
    rows: [u64; Table::ALL.len()],
    /// Bytes of the documents' texts.
    pub text: usize,
}

impl Writer {
    /// Begins a part of the archive in `folder`.
    pub fn new(folder: &Path) -> Result<Self, ArchiveError> {
        let unfinished = folder.join(UNFINISHED);
        fs::create_dir_all(&unfinished).map_err(ArchiveError::io(&unfinished))?;
        let properties = properties();
        let mut writers = Vec::new();
        for table in Table::ALL {
            let path = unfinished.join(table.name());
            let file = File::create(&path).map_err(ArchiveError::io(&path))?;
            let writer = ArrowWriter::try_new(file, table.schema(), Some(properties.clone()));
            writers.push(writer.map_err(|error| ArchiveError::broken(&path, &error))?);
        }
        Ok(Self { writers, rows: [0; Table::ALL.len()], text: 0 })
    }

    /// Documents written so far.
    pub fn documents(&self) -> u64 {
        self.rows[0]
    }

    /// Writes the rows of one document, one batch per table.
    pub fn write(&mut self, tables: &[RecordBatch], text: usize) -> Result<(), ArchiveError> {
        for ((batch, writer), rows) in tables.iter().zip(&mut self.writers).zip(&mut self.rows) {
            if batch.num_rows() > 0 {
                writer.write(batch).map_err(|error| ArchiveError::row("a part", &error))?;
                *rows += batch.num_rows() as u64;
            }
        }
        self.text += text;
        Ok(())
    }

    /// Ends the part: its files are on the disk under their names when this returns.
    pub fn finish(self, folder: &Path, number: usize, inputs: usize) -> Result<Part, ArchiveError> {
        let name = name(number);
        let mut part = Part { file: name.clone(), inputs, rows: BTreeMap::new(), bytes: BTreeMap::new() };
        for ((table, writer), rows) in Table::ALL.into_iter().zip(self.writers).zip(self.rows) {
            let path = folder.join(UNFINISHED).join(table.name());
            let file = writer.into_inner().map_err(|error| ArchiveError::broken(&path, &error))?;
            file.sync_all().map_err(ArchiveError::io(&path))?;
            let bytes = file.metadata().map_err(ArchiveError::io(&path))?.len();
            part.rows.insert(table.name().to_owned(), rows);
            part.bytes.insert(table.name().to_owned(), bytes);
        }
        for table in Table::ALL {
            let home = folder.join(table.name());
            fs::create_dir_all(&home).map_err(ArchiveError::io(&home))?;
            let path = folder.join(UNFINISHED).join(table.name());
            fs::rename(&path, home.join(&name)).map_err(ArchiveError::io(&path))?;
            sync(&home)?;
        }
        sync(folder)?;
        Ok(part)
    }
}

/// The name of a part's files.
pub fn name(number: usize) -> String {
    format!("part-{number:06}.parquet")
}

/// The number in a part's name.
pub fn number(name: &str) -> Option<usize> {
    name.strip_prefix("part-")?.strip_suffix(".parquet")?.parse().ok()
}

/// Zstandard throughout; columns of running text have no dictionary, since none of it comes twice.
fn properties() -> WriterProperties {
    let mut properties = WriterProperties::builder()
        .set_compression(Compression::ZSTD(ZstdLevel::default()))
        .set_created_by(concat!("onrecord ", env!("CARGO_PKG_VERSION")).to_owned());
    for column in ["text", "words", "explanation"] {
        properties = properties.set_column_dictionary_enabled(ColumnPath::from(column), false);
    }
    properties.build()
}
