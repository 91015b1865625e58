//! How far a long reading has come, told on a terminal only.

use std::io::Write;
use std::time::{Duration, Instant};

/// Reading that takes less than this is not worth a word.
const PATIENCE: Duration = Duration::from_secs(1);
/// Time between two words.
const PAUSE: Duration = Duration::from_millis(200);

/// A line on standard error that counts articles.
pub struct Progress {
    is_shown: bool,
    next: Instant,
    has_line: bool,
    read: usize,
    bad: usize,
}

impl Progress {
    /// Starts counting; stays silent unless `is_shown`.
    #[allow(clippy::disallowed_methods, reason = "the clock decides when to talk, never what is read")]
    pub fn new(is_shown: bool) -> Self {
        Self { is_shown, next: Instant::now() + PATIENCE, has_line: false, read: 0, bad: 0 }
    }

    /// Counts an article.
    #[allow(clippy::disallowed_methods, reason = "the clock decides when to talk, never what is read")]
    pub fn count(&mut self, is_bad: bool) {
        self.read += 1;
        self.bad += usize::from(is_bad);
        let now = Instant::now();
        if self.is_shown && now >= self.next {
            self.next = now + PAUSE;
            self.has_line = true;
            let bad = if self.bad == 0 { String::new() } else { format!(", {} bad", self.bad) };
            eprint!("\r\x1b[Kread {}{bad} …", self.read);
            let _ = std::io::stderr().flush();
        }
    }

    /// Clears the line so that something else can be said.
    pub fn clear(&mut self) {
        if std::mem::take(&mut self.has_line) {
            eprint!("\r\x1b[K");
        }
    }
}
