//! What can go wrong with watching: which feed, which address, and whether asking again may help.

use std::time::Duration;

use onrecord_intake::IntakeError;

/// Why a feed, a page or a file could not be used. `Display` names the feed and address, or the file and line.
#[derive(Debug, thiserror::Error)]
pub enum WatchError {
    /// An address gave nothing to read.
    #[error("{feed}: {url}: {problem}")]
    Fetch {
        /// The feed's name.
        feed: String,
        /// The address that was asked for, of the feed or of a page.
        url: String,
        /// What was wrong.
        problem: Problem,
    },
    /// The list of feeds is wrong at one place.
    #[error("{file}:{line}: {}{problem}", if key.is_empty() { String::new() } else { format!("`{key}`: ") })]
    Feeds {
        /// The file.
        file: String,
        /// Line from 1.
        line: usize,
        /// The key, or nothing where the line has none.
        key: String,
        /// What is wrong with it.
        problem: String,
    },
    /// A file that is read or written beside the ledger.
    #[error("{file}: {problem}")]
    File {
        /// The file.
        file: String,
        /// What is wrong with it.
        problem: String,
    },
}

/// Why an address gave nothing to read.
#[derive(Debug, thiserror::Error)]
pub enum Problem {
    /// Neither http nor https.
    #[error("`{0}` is neither http nor https")]
    Scheme(String),
    /// The name has private addresses alone.
    #[error("`{0}` has no public address; --allow-host {0} allows it")]
    Refused(String),
    /// One redirect too many.
    #[error("redirects more than {0} times")]
    Redirects(usize),
    /// A redirect without a target that can be used.
    #[error("redirects to nowhere")]
    Nowhere,
    /// The site's robots.txt asks programs to stay away.
    #[error("robots.txt disallows it")]
    Robots,
    /// The site's robots.txt could not be had, which counts as a refusal.
    #[error("robots.txt cannot be read: {0}")]
    RobotsUnread(Box<Problem>),
    /// The server's answer is an error.
    #[error("answered {status}")]
    Status {
        /// The HTTP status.
        status: u16,
        /// How long the server asks to be left alone.
        retry_after: Option<Duration>,
    },
    /// The answer is larger than the limit, in bytes after decompression.
    #[error("is larger than {0} bytes")]
    TooLarge(usize),
    /// The header of the answer is larger than the limit, in bytes.
    #[error("has a header larger than {0} bytes")]
    Header(usize),
    /// The answer took longer than the limit.
    #[error("took longer than {0:?}")]
    Slow(Duration),
    /// The connection or the protocol broke.
    #[error("{0}")]
    Broken(String),
    /// The answer is no feed or page.
    #[error("{0}")]
    Unread(String),
    /// The watch was stopped before the request was sent.
    #[error("was not asked for: the watch was stopped")]
    Stopped,
    /// The entry has no link to a page.
    #[error("an entry has no link to its page")]
    NoLink,
}

impl Problem {
    /// Whether asking again later may help.
    pub fn is_passing(&self) -> bool {
        match self {
            Self::Status { status, .. } => matches!(status, 408 | 425 | 429 | 500..),
            Self::Slow(_) | Self::Broken(_) | Self::RobotsUnread(_) => true,
            _ => false,
        }
    }

    /// How long the server asks to be left alone.
    pub fn retry_after(&self) -> Option<Duration> {
        match self {
            Self::Status { retry_after, .. } => *retry_after,
            Self::RobotsUnread(problem) => problem.retry_after(),
            _ => None,
        }
    }

    /// Whether the server asks for fewer requests.
    pub(crate) fn is_rate_limit(&self) -> bool {
        matches!(self, Self::Status { status: 429 | 503, .. })
    }
}

impl From<IntakeError> for Problem {
    fn from(error: IntakeError) -> Self {
        // The place is the address, which the error around this one names.
        let told = error.to_string();
        let told = told.strip_prefix(error.name()).map_or(told.as_str(), |told| told.trim_start_matches([':', ' ']));
        Self::Unread(told.to_owned())
    }
}
