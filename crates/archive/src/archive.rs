//! An archive being written: documents in, finished parts and a manifest out.

use std::fs::{self, File, TryLockError};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use arrow_array::RecordBatch;
use onrecord_record::Document;
use rustc_hash::FxHashSet;

use crate::known::{Known, mark};
use crate::manifest::{Failure, Inputs, Manifest, Reading, Skipped};
use crate::part::{self, UNFINISHED, Writer};
use crate::{ArchiveError, Table};

/// Bytes of text at which a part ends though it has few documents, so that long ones need no more memory.
const TEXT: usize = 32 << 20;

/// An archive that is being written, by this process alone.
pub struct Archive {
    folder: PathBuf,
    manifest: Manifest,
    /// Which of the manifest's inputs these are.
    inputs: usize,
    known: Arc<Known>,
    /// Documents met in these inputs.
    met: FxHashSet<u128>,
    part: Option<Writer>,
    /// Documents of a part.
    limit: u64,
    /// Held as long as the archive is written; the system lets go of it when the process dies.
    _lock: File,
}

/// What came of a document.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Met {
    /// It is new, and its rows are written.
    New,
    /// An earlier run over the same inputs wrote it.
    Written,
    /// Other inputs brought it: the same key and text.
    Known,
    /// These inputs held it before.
    Repeated,
}

impl Archive {
    /// Opens the archive in `folder`, or begins one. `paths` are the inputs as they were given, by which a run is known
    /// as the same one again; a part has at most `limit` documents.
    pub fn open(folder: &Path, reading: &Reading, paths: &[String], limit: u64) -> Result<Self, ArchiveError> {
        fs::create_dir_all(folder).map_err(ArchiveError::io(folder))?;
        let is_begun = Manifest::exists(folder);
        if !is_begun && !is_empty(folder)? {
            return Err(ArchiveError::occupied(folder));
        }
        let lock = lock(folder)?;
        let mut manifest = if is_begun { Manifest::load(folder)? } else { Manifest::new(reading) };
        if manifest.reading != *reading {
            return Err(ArchiveError::other_reading(folder, manifest.reading.to_string(), reading.to_string()));
        }
        check(folder, &manifest)?;
        sweep(folder, manifest.parts.len())?;
        let known = Known::of_parts(folder, &manifest.parts)?;
        let known_as = manifest.inputs.iter().position(|inputs| inputs.paths == paths);
        let inputs = known_as.unwrap_or_else(|| {
            manifest.inputs.push(Inputs::default());
            manifest.inputs.len() - 1
        });
        manifest.inputs[inputs] = Inputs { paths: paths.to_vec(), ..Inputs::default() };
        manifest.save(folder)?;
        Ok(Self {
            folder: folder.to_owned(),
            manifest,
            inputs,
            known: Arc::new(known),
            met: FxHashSet::default(),
            part: None,
            limit: limit.max(1),
            _lock: lock,
        })
    }

    /// The documents that need not be read.
    pub fn known(&self) -> Arc<Known> {
        self.known.clone()
    }

    /// What the archive holds so far.
    pub fn manifest(&self) -> &Manifest {
        &self.manifest
    }

    /// Counts a document that is [known](Self::known).
    pub fn meet(&mut self, document: &Document) -> Met {
        let own = &mut self.manifest.inputs[self.inputs];
        if !self.met.insert(mark(&document.id, &document.key)) {
            own.skipped.repeated += 1;
            return Met::Repeated;
        }
        match self.known.inputs(document) {
            Some(inputs) if inputs == self.inputs => {
                own.read += 1;
                Met::Written
            }
            Some(_) => {
                own.skipped.known += 1;
                Met::Known
            }
            None => Met::New,
        }
    }

    /// Takes in a document with the rows of its record, unless the archive has it.
    pub fn add(&mut self, document: &Document, tables: &[RecordBatch]) -> Result<Met, ArchiveError> {
        let met = self.meet(document);
        if met != Met::New {
            return Ok(met);
        }
        self.manifest.inputs[self.inputs].read += 1;
        let part = match &mut self.part {
            Some(part) => part,
            none => none.insert(Writer::new(&self.folder)?),
        };
        part.write(tables, document.text.len())?;
        if part.documents() >= self.limit || part.text >= TEXT {
            self.commit()?;
        }
        Ok(met)
    }

    /// Notes an input that could not be read.
    pub fn fail(&mut self, failure: Failure) {
        self.manifest.inputs[self.inputs].failed.push(failure);
    }

    /// Ends the last part, and the inputs with what intake kept out; counts of known and repeated documents are the
    /// archive's own.
    pub fn finish(mut self, skipped: Skipped) -> Result<Manifest, ArchiveError> {
        self.commit()?;
        let own = &mut self.manifest.inputs[self.inputs];
        let Skipped { known, repeated, .. } = own.skipped;
        own.skipped = Skipped { known, repeated, ..skipped };
        own.is_finished = true;
        self.manifest.save(&self.folder)?;
        let _ = fs::remove_dir(self.folder.join(UNFINISHED));
        Ok(self.manifest)
    }

    /// Ends the part that is being written, if there is one.
    fn commit(&mut self) -> Result<(), ArchiveError> {
        if let Some(part) = self.part.take() {
            let part = part.finish(&self.folder, self.manifest.parts.len(), self.inputs)?;
            self.manifest.push(part);
            self.manifest.save(&self.folder)?;
        }
        Ok(())
    }
}

/// Keeps other processes from writing to the archive.
fn lock(folder: &Path) -> Result<File, ArchiveError> {
    let path = folder.join(".lock");
    let file = File::create(&path).map_err(ArchiveError::io(&path))?;
    match file.try_lock() {
        Ok(()) => Ok(file),
        Err(TryLockError::WouldBlock) => Err(ArchiveError::locked(folder)),
        Err(TryLockError::Error(source)) => Err(ArchiveError::io(&path)(source)),
    }
}

/// Whether a folder has nothing but hidden files, as one in which an archive was only just begun.
fn is_empty(folder: &Path) -> Result<bool, ArchiveError> {
    let entries = fs::read_dir(folder).map_err(ArchiveError::io(folder))?;
    for entry in entries {
        let entry = entry.map_err(ArchiveError::io(folder))?;
        if !entry.file_name().to_string_lossy().starts_with('.') {
            return Ok(false);
        }
    }
    Ok(true)
}

/// Whether the parts' files have the sizes that the manifest records.
fn check(folder: &Path, manifest: &Manifest) -> Result<(), ArchiveError> {
    for part in &manifest.parts {
        for (table, &bytes) in &part.bytes {
            let path = folder.join(table).join(&part.file);
            match fs::metadata(&path) {
                Ok(file) if file.len() == bytes => {}
                Ok(file) => {
                    return Err(ArchiveError::changed(&path, format!("{} bytes, not {bytes}", file.len())));
                }
                Err(error) => return Err(ArchiveError::changed(&path, error.to_string())),
            }
        }
    }
    Ok(())
}

/// Removes what a killed run left: files of parts that the manifest does not name.
fn sweep(folder: &Path, parts: usize) -> Result<(), ArchiveError> {
    let unfinished = folder.join(UNFINISHED);
    if unfinished.exists() {
        fs::remove_dir_all(&unfinished).map_err(ArchiveError::io(&unfinished))?;
    }
    for table in Table::ALL {
        let home = folder.join(table.name());
        let Ok(entries) = fs::read_dir(&home) else { continue };
        for entry in entries {
            let entry = entry.map_err(ArchiveError::io(&home))?;
            let number = entry.file_name().to_str().and_then(part::number);
            if number.is_some_and(|number| number >= parts) {
                fs::remove_file(entry.path()).map_err(ArchiveError::io(&entry.path()))?;
            }
        }
    }
    Ok(())
}
