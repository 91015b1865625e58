//! The TOML files knowledge is read from, built in or a user's.
//!
//! Apart from the kinds of entries so that every kind reads, and fails, in the same way.

use std::borrow::Cow;
use std::fs;
use std::path::Path;

use serde::de::DeserializeOwned;

use crate::LexiconError;

/// Name below `lexicon/` and text of every built-in file, by name.
const BUILTIN: &[(&str, &str)] = include!(concat!(env!("OUT_DIR"), "/builtin.rs"));

/// TOML files in the order in which they are read; later entries win.
pub struct Sources {
    files: Vec<(Cow<'static, str>, Cow<'static, str>)>,
}

impl Sources {
    /// The built-in files.
    pub fn builtin() -> Self {
        Self { files: BUILTIN.iter().map(|&(name, text)| (name.into(), text.into())).collect() }
    }

    /// How many files are built in.
    pub const fn builtin_count() -> usize {
        BUILTIN.len()
    }

    /// Name and text of every file, in order.
    pub fn files(&self) -> impl Iterator<Item = (&str, &str)> {
        self.files.iter().map(|(name, text)| (&**name, &**text))
    }

    /// The built-in files, then those of `folder`, each folder in order of name.
    pub fn with_overlay(folder: &Path) -> Result<Self, LexiconError> {
        let mut sources = Self::builtin();
        sources.add(folder, "")?;
        Ok(sources)
    }

    fn add(&mut self, folder: &Path, prefix: &str) -> Result<(), LexiconError> {
        let unreadable = |source| LexiconError::unreadable(folder, source);
        let mut entries =
            fs::read_dir(folder).map_err(unreadable)?.collect::<Result<Vec<_>, _>>().map_err(unreadable)?;
        entries.sort_by_key(fs::DirEntry::file_name);
        for entry in entries {
            let path = entry.path();
            let name = format!("{prefix}{}", entry.file_name().to_string_lossy());
            if path.is_dir() {
                self.add(&path, &format!("{name}/"))?;
            } else if path.extension().is_some_and(|extension| extension == "toml") {
                let text = fs::read_to_string(&path).map_err(|source| LexiconError::unreadable(&path, source))?;
                self.files.push((name.into(), text.into()));
            }
        }
        Ok(())
    }

    /// Reads every file of one folder (`actors`, `cues`, …) as a `T`, in order.
    pub fn read<T: DeserializeOwned>(&self, folder: &str) -> Result<Vec<T>, LexiconError> {
        self.files
            .iter()
            .filter(|(name, _)| name.split_once('/').is_some_and(|(first, _)| first == folder))
            .map(|(name, text)| toml::from_str(text).map_err(|source| LexiconError::malformed(name, text, &source)))
            .collect()
    }
}
