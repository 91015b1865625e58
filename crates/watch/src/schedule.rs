//! When a feed is asked next, and the clock that says when that is.

use std::time::Duration;

use jiff::Timestamp;

/// Time and chance, as parameters.
pub trait Clock {
    /// The time.
    fn now(&self) -> Timestamp;
    /// Lets some time go by, or less when [`Self::is_stopped`] becomes true.
    fn wait(&mut self, time: Duration);
    /// Whether the watcher shall stop; it finishes the document in hand.
    fn is_stopped(&self) -> bool;
    /// A number from 0 up to 1 without 1, by chance.
    fn chance(&mut self) -> f64;
}

/// The pause after a first failure.
const FIRST: Duration = Duration::from_mins(1);

/// The longest pause after failures.
const LONGEST: Duration = Duration::from_hours(24);

/// The longest that a server can keep a feed waiting.
const LONGEST_ASKED: Duration = Duration::from_hours(7 * 24);

/// Share by which pauses are made longer at most, so that feeds do not fall into step.
const JITTER: f64 = 0.2;

/// The pause after a poll that went well, by chance a little longer.
pub fn pause(every: Duration, chance: f64) -> Duration {
    every.mul_f64(1.0 + JITTER * chance)
}

/// The pause after some failures in a row (at least one): twice as long each time, never shorter than the server asks.
pub fn back_off(failures: u32, retry_after: Option<Duration>, chance: f64) -> Duration {
    let doubled = FIRST.saturating_mul(1 << failures.saturating_sub(1).min(16)).min(LONGEST);
    let asked = retry_after.unwrap_or_default().min(LONGEST_ASKED);
    pause(doubled.max(asked), chance)
}

/// A time after another; the same one where the calendar ends.
pub fn after(time: Timestamp, pause: Duration) -> Timestamp {
    time.checked_add(pause).unwrap_or(time)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn failures_double_the_pause_and_servers_may_ask_for_more() {
        let seconds = |failures, asked: Option<u64>| back_off(failures, asked.map(Duration::from_secs), 0.0).as_secs();
        assert_eq!([seconds(1, None), seconds(2, None), seconds(3, None)], [60, 120, 240]);
        assert_eq!(seconds(40, None), 86_400);
        assert_eq!([seconds(1, Some(5)), seconds(1, Some(600))], [60, 600]);
        assert_eq!(seconds(1, Some(u64::MAX)), 604_800);
        assert_eq!(back_off(1, None, 0.5).as_secs(), 66);
    }
}
