//! Where an export goes: standard output, a file, or a folder of files.
//!
//! A file appears under its name when it is whole: it is written beside it and renamed at the end.

use std::fs::{self, File};
use std::io::{self, BufWriter, Write};
use std::path::{Path, PathBuf};

use crate::ExportError;

/// A file on its way out.
pub type Output = Box<dyn Write>;

/// Where an export goes.
pub struct Sink {
    place: Place,
    /// Files that are written and wait for their names.
    open: Vec<(PathBuf, PathBuf)>,
    written: Vec<PathBuf>,
}

enum Place {
    Stream(Option<Output>),
    Path(PathBuf),
}

impl Sink {
    /// Anything that can be written to; takes one file.
    pub fn stream(output: impl Write + 'static) -> Self {
        Self { place: Place::Stream(Some(Box::new(output))), open: Vec::new(), written: Vec::new() }
    }

    /// A file, or a folder for formats of several files.
    pub fn path(path: &Path) -> Self {
        Self { place: Place::Path(path.to_owned()), open: Vec::new(), written: Vec::new() }
    }

    /// The one file of a format.
    pub fn file(&mut self) -> Result<Output, ExportError> {
        match &mut self.place {
            Place::Stream(output) => Ok(output.take().unwrap_or_else(|| Box::new(io::sink()))),
            Place::Path(path) => {
                let path = path.clone();
                self.create(path)
            }
        }
    }

    /// A file in the folder of a format that has several.
    pub fn file_in_folder(&mut self, format: &'static str, name: &str) -> Result<Output, ExportError> {
        let folder = self.folder(format)?;
        fs::create_dir_all(&folder)
            .map_err(|source| ExportError::File { path: folder.display().to_string(), source })?;
        self.create(folder.join(name))
    }

    /// A folder for a format that writes its files by itself: a new one, or an empty one.
    pub fn own_folder(&mut self, format: &'static str) -> Result<PathBuf, ExportError> {
        let folder = self.folder(format)?;
        let is_taken = fs::read_dir(&folder).is_ok_and(|mut entries| entries.next().is_some());
        if is_taken {
            return Err(ExportError::Occupied(folder.display().to_string()));
        }
        self.written.push(folder.clone());
        Ok(folder)
    }

    /// The folder that was named, which need not be there yet.
    fn folder(&self, format: &'static str) -> Result<PathBuf, ExportError> {
        let Place::Path(folder) = &self.place else { return Err(ExportError::NeedsFolder(format)) };
        if folder.is_file() {
            return Err(ExportError::NotAFolder(folder.display().to_string()));
        }
        Ok(folder.clone())
    }

    /// The table of claims beside a format's main file: `NAME.claims.csv`. None on standard output, which takes one file.
    pub fn beside(&mut self, ending: &str) -> Result<Option<Output>, ExportError> {
        let Place::Path(path) = &self.place else { return Ok(None) };
        let path = path.with_extension(ending);
        self.create(path).map(Some)
    }

    fn create(&mut self, path: PathBuf) -> Result<Output, ExportError> {
        let mut name = path.clone().into_os_string();
        name.push(".part");
        let part = PathBuf::from(name);
        let file =
            File::create(&part).map_err(|source| ExportError::File { path: path.display().to_string(), source })?;
        self.open.push((part, path));
        Ok(Box::new(BufWriter::new(file)))
    }

    /// Gives every file its name. Writers must have been flushed.
    pub fn close(&mut self) -> Result<(), ExportError> {
        for (part, path) in self.open.drain(..) {
            fs::rename(&part, &path)
                .map_err(|source| ExportError::File { path: path.display().to_string(), source })?;
            self.written.push(path);
        }
        Ok(())
    }

    /// The files that were written, in their order.
    pub fn written(&self) -> &[PathBuf] {
        &self.written
    }
}

impl Drop for Sink {
    /// What was not finished is of no use to anybody.
    fn drop(&mut self) {
        for (part, _) in self.open.drain(..) {
            let _ = fs::remove_file(part);
        }
    }
}
