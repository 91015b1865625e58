//! The files of a spaCy package, out of a wheel or a folder.

use std::collections::BTreeMap;
use std::fs;
use std::io::Read;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};
use rmpv::Value;

/// The files of a pipeline by their names below its folder: `tagger/model`.
pub struct Package {
    files: BTreeMap<String, Vec<u8>>,
    name: String,
}

impl Package {
    /// Reads a wheel, or the folder that holds `config.cfg`.
    pub fn open(path: &Path) -> Result<Self> {
        let files = if path.is_dir() { folder(path)? } else { wheel(path)? };
        let Some(config) = files.keys().find(|name| name.ends_with("config.cfg")) else {
            bail!("{}: no `config.cfg` inside, so this is no spaCy pipeline", path.display());
        };
        let root = config.trim_end_matches("config.cfg").to_owned();
        let files =
            files.into_iter().filter_map(|(name, bytes)| Some((name.strip_prefix(&root)?.to_owned(), bytes))).collect();
        let name = path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
        Ok(Self { files, name })
    }

    /// The file or folder name of the package.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// A file's bytes.
    pub fn bytes(&self, name: &str) -> Result<&[u8]> {
        self.files.get(name).map(Vec::as_slice).with_context(|| format!("{}: no `{name}` inside", self.name))
    }

    /// A `MessagePack` file.
    pub fn msgpack(&self, name: &str) -> Result<Value> {
        rmpv::decode::read_value(&mut self.bytes(name)?).with_context(|| name.to_owned())
    }

    /// A JSON file.
    pub fn json(&self, name: &str) -> Result<serde_json::Value> {
        serde_json::from_slice(self.bytes(name)?).with_context(|| name.to_owned())
    }
}

fn wheel(path: &Path) -> Result<BTreeMap<String, Vec<u8>>> {
    let file = fs::File::open(path).with_context(|| path.display().to_string())?;
    let mut archive = zip::ZipArchive::new(file).with_context(|| path.display().to_string())?;
    let mut files = BTreeMap::new();
    for index in 0..archive.len() {
        let mut entry = archive.by_index(index)?;
        if entry.is_file() {
            let mut bytes = Vec::new();
            entry.read_to_end(&mut bytes)?;
            files.insert(entry.name().to_owned(), bytes);
        }
    }
    Ok(files)
}

fn folder(root: &Path) -> Result<BTreeMap<String, Vec<u8>>> {
    let mut files = BTreeMap::new();
    let mut folders: Vec<PathBuf> = vec![root.to_owned()];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(&folder).with_context(|| folder.display().to_string())? {
            let path = entry?.path();
            if path.is_dir() {
                folders.push(path);
            } else {
                let name = path.strip_prefix(root)?.to_string_lossy().replace('\\', "/");
                files.insert(name, fs::read(&path)?);
            }
        }
    }
    Ok(files)
}

/// The value of a string key in a `MessagePack` map.
pub fn get<'a>(value: &'a Value, key: &str) -> Option<&'a Value> {
    let is_key = |candidate: &Value| candidate.as_str() == Some(key) || candidate.as_slice() == Some(key.as_bytes());
    value.as_map()?.iter().find(|(candidate, _)| is_key(candidate)).map(|(_, value)| value)
}
