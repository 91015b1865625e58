//! How far a long reading has come: on a terminal a line that renews itself, else, where there is a goal, a line a minute.

use std::fmt;
use std::io::{self, Write};
use std::time::{Duration, Instant};

use onrecord_intake::Position;

/// Reading that takes less than this is not worth a word.
const PATIENCE: Duration = Duration::from_secs(1);
/// Time between two words on a terminal.
const PAUSE: Duration = Duration::from_millis(200);
/// Time between two lines in a log.
const LOG: Duration = Duration::from_mins(1);

/// A line on standard error that counts articles.
pub struct Progress {
    is_watched: bool,
    goal: Option<Goal>,
    next: Instant,
    has_line: bool,
    read: usize,
    bad: usize,
}

/// How much there is to read, by which the time that is left can be told.
pub struct Goal {
    position: Position,
    /// Bytes of all inputs; none where there is a stream among them.
    total: Option<u64>,
    /// When reading began, and where: known articles before it cost next to nothing.
    begun: Instant,
    from: u64,
}

impl Goal {
    /// Of inputs with so many bytes in all.
    #[allow(clippy::disallowed_methods, reason = "the clock decides what to tell, never what is read")]
    pub fn new(position: Position, total: Option<u64>) -> Self {
        Self { position, total, begun: Instant::now(), from: 0 }
    }

    fn told(&self, read: usize, now: Instant) -> String {
        let (at, elapsed) = (self.position.bytes(), now.duration_since(self.begun).as_secs_f64().max(0.001));
        let rate = read as f64 / elapsed;
        let rate = if rate < 10.0 { format!("{rate:.1}") } else { format!("{rate:.0}") };
        let done = at.saturating_sub(self.from) as f64;
        match self.total {
            Some(total) if done > 0.0 && total >= at => {
                let left = elapsed * (total - at) as f64 / done;
                let share = at as f64 * 100.0 / total.max(1) as f64;
                format!(", {rate} a second, {share:.0} % of the bytes, {} left", duration(left))
            }
            _ => format!(", {rate} a second"),
        }
    }
}

/// A length of time, roughly.
fn duration(seconds: f64) -> String {
    match seconds {
        ..90.0 => format!("{seconds:.0} s"),
        90.0..5400.0 => format!("{:.0} min", seconds / 60.0),
        _ => format!("{:.1} h", seconds / 3600.0),
    }
}

impl Progress {
    /// Starts counting. Says nothing until there is a goal or somebody watches.
    #[allow(clippy::disallowed_methods, reason = "the clock decides when to talk, never what is read")]
    pub fn new(is_watched: bool) -> Self {
        Self { is_watched, goal: None, next: Instant::now() + PATIENCE, has_line: false, read: 0, bad: 0 }
    }

    /// Tells the rate and the time left as well, and tells them to a log too.
    pub fn set_goal(&mut self, goal: Goal) {
        if !self.is_watched {
            self.next = goal.begun + LOG;
        }
        self.goal = Some(goal);
    }

    /// Counts an article.
    #[allow(clippy::disallowed_methods, reason = "the clock decides when to talk, never what is read")]
    pub fn count(&mut self, is_bad: bool) {
        self.read += 1;
        self.bad += usize::from(is_bad);
        let now = Instant::now();
        if now < self.next || !(self.is_watched || self.goal.is_some()) {
            return;
        }
        let bad = if self.bad == 0 { String::new() } else { format!(", {} bad", self.bad) };
        let goal = self.goal.as_ref().map(|goal| goal.told(self.read, now)).unwrap_or_default();
        if self.is_watched {
            self.next = now + PAUSE;
            self.has_line = true;
            say(format_args!("\r\x1b[Kread {}{bad}{goal} …", self.read));
        } else {
            self.next = now + LOG;
            say(format_args!("read {}{bad}{goal}\n", self.read));
        }
    }

    /// Notes an article that need not be read; the rate counts from behind the last of them at the head.
    #[allow(clippy::disallowed_methods, reason = "the clock decides what to tell, never what is read")]
    pub fn pass(&mut self) {
        if let Some(goal) = self.goal.as_mut().filter(|_| self.read == 0) {
            (goal.begun, goal.from) = (Instant::now(), goal.position.bytes());
        }
    }

    /// Clears the line so that something else can be said.
    pub fn clear(&mut self) {
        if std::mem::take(&mut self.has_line) {
            say(format_args!("\r\x1b[K"));
        }
    }
}

/// On standard error, where somebody hears it.
fn say(words: fmt::Arguments<'_>) {
    let mut error = io::stderr();
    let _ = error.write_fmt(words).and_then(|()| error.flush());
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lengths_of_time_are_round() {
        for (seconds, expected) in [(4.4, "4 s"), (100.0, "2 min"), (7000.0, "1.9 h")] {
            assert_eq!(duration(seconds), expected);
        }
    }

    #[test]
    fn the_rate_is_told_where_the_end_is_not_known() {
        let goal = Goal::new(Position::default(), None);
        assert_eq!(goal.told(50, goal.begun + Duration::from_secs(2)), ", 25 a second");
        assert_eq!(goal.told(5, goal.begun + Duration::from_secs(2)), ", 2.5 a second");
    }
}
