//! What has been met: a JSON file beside the ledger, written whole or not at all.

use std::collections::BTreeMap;
use std::fs::{self, File};
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use jiff::Timestamp;
use onrecord_record::Document;
use serde::{Deserialize, Serialize};

use crate::WatchError;

/// Times that the page of an entry is asked for before the feed's own text is taken.
const TRIES: u32 = 3;

/// Hours for which an entry is remembered after it left the feed: 30 days.
const REMEMBERED: i64 = 30 * 24;

/// What a watcher knows from before, by feed.
#[derive(Debug, Default, Serialize, Deserialize)]
pub struct State {
    feeds: BTreeMap<String, Progress>,
    #[serde(skip)]
    path: PathBuf,
}

/// How far a feed has been read.
#[derive(Debug, Default, Serialize, Deserialize)]
pub(crate) struct Progress {
    /// The address that the validators belong to.
    #[serde(default)]
    pub url: String,
    #[serde(default)]
    pub validators: Validators,
    /// When to ask next.
    pub next: Option<Timestamp>,
    /// Failures in a row.
    #[serde(default)]
    pub failures: u32,
    /// Entries by key.
    #[serde(default)]
    seen: BTreeMap<String, Seen>,
}

/// By what a server tells whether a feed has changed.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub(crate) struct Validators {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub etag: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub modified: Option<String>,
}

/// An entry that was met.
#[derive(Debug, Serialize, Deserialize)]
struct Seen {
    /// What of the entry would make it another one: text, times.
    version: String,
    /// When the feed last had it.
    at: Timestamp,
    /// Failures to get its page.
    #[serde(default, skip_serializing_if = "is_zero")]
    failures: u32,
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde hands out references")]
fn is_zero(number: &u32) -> bool {
    *number == 0
}

impl State {
    /// The state beside a ledger; an empty one where there is none yet, or no ledger: what a ledger that is gone has met
    /// is new to the next one.
    pub fn beside(ledger: &Path) -> Result<Self, WatchError> {
        let mut name = ledger.as_os_str().to_owned();
        name.push(".watch.json");
        let path = PathBuf::from(name);
        let wrong = |problem: String| WatchError::File { file: path.display().to_string(), problem };
        let state = match fs::read(&path) {
            Ok(_) if !ledger.exists() => Self::default(),
            Ok(bytes) => serde_json::from_slice(&bytes).map_err(|error| {
                wrong(format!("is not the state of a watch: {error}; without it, feeds are read anew"))
            })?,
            Err(error) if error.kind() == io::ErrorKind::NotFound => Self::default(),
            Err(error) => return Err(wrong(format!("cannot be read: {error}"))),
        };
        Ok(Self { path, ..state })
    }

    /// Writes the state in place of the one before.
    pub(crate) fn save(&self) -> Result<(), WatchError> {
        let wrong = |error: io::Error| WatchError::File {
            file: self.path.display().to_string(),
            problem: format!("cannot be written: {error}"),
        };
        let mut beside = self.path.clone().into_os_string();
        beside.push(".new");
        let bytes = serde_json::to_vec_pretty(self).map_err(|error| wrong(error.into()))?;
        let write = || {
            let mut file = File::create(&beside)?;
            file.write_all(&bytes)?;
            file.sync_all()?;
            fs::rename(&beside, &self.path)
        };
        write().map_err(wrong)
    }

    /// How far a feed has been read.
    pub(crate) fn progress(&mut self, feed: &str) -> &mut Progress {
        self.feeds.entry(feed.to_owned()).or_default()
    }

    /// When a feed is to be asked next, and its failures in a row.
    pub(crate) fn due(&self, feed: &str) -> (Option<Timestamp>, u32) {
        self.feeds.get(feed).map_or((None, 0), |progress| (progress.next, progress.failures))
    }
}

impl Progress {
    /// Whether nothing is left to do about an entry.
    pub fn is_done(&self, entry: &Document) -> bool {
        self.seen.get(&entry.key).is_some_and(|seen| seen.failures == 0 && seen.version == version(entry))
    }

    /// Notes that the feed has an entry still.
    pub fn meet(&mut self, entry: &Document, now: Timestamp) {
        if let Some(seen) = self.seen.get_mut(&entry.key) {
            seen.at = now;
        }
    }

    /// Notes that an entry is dealt with.
    pub fn finish(&mut self, entry: &Document, now: Timestamp) {
        self.seen.insert(entry.key.clone(), Seen { version: version(entry), at: now, failures: 0 });
    }

    /// Notes that the page of an entry could not be had. Whether that was the last try.
    pub fn fail(&mut self, entry: &Document, now: Timestamp) -> bool {
        let version = version(entry);
        let before = self.seen.get(&entry.key).filter(|seen| seen.version == version).map_or(0, |seen| seen.failures);
        let failures = before + 1;
        self.seen.insert(entry.key.clone(), Seen { version, at: now, failures });
        failures >= TRIES
    }

    /// Forgets entries that left the feed long ago.
    pub fn forget(&mut self, now: Timestamp) {
        self.seen.retain(|_, seen| now.duration_since(seen.at).as_hours() < REMEMBERED);
    }
}

/// What of an entry would make it another one.
fn version(entry: &Document) -> String {
    let digits = entry.id.get(..16).unwrap_or_default();
    let time = entry.modified.as_deref().or(entry.published.as_deref()).unwrap_or_default();
    format!("{digits} {time}").trim_end().to_owned()
}
