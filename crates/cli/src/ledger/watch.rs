//! `onrecord watch`: feeds on the web into a ledger.

use std::hash::{BuildHasher, RandomState};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread;
use std::time::Duration;

use anyhow::{Context, Result};
use jiff::Timestamp;
use onrecord_ledger::{Ledger, Reading};
use onrecord_reading::Reader;
use onrecord_record::Document;
use onrecord_watch::{Clock, Desk, Feed, Feeds, Limits, Polled, State, WatchError, Watcher};
use onrecord_work::fault;
use signal_hook::consts::{SIGINT, SIGTERM};
use signal_hook::flag;

use crate::exit::Exit;
use crate::ledger::add::{reading, sum};
use crate::ledger::arguments::Watch;
use crate::read::reader;
use crate::talk;
use crate::terminal::Terminal;

/// Polls the feeds, once or until the user stops it, and files what is new.
pub fn run(arguments: &Watch, terminal: &Terminal) -> Result<Exit> {
    let feeds = Feeds::read(&arguments.feeds)?;
    let place = arguments.ledger.display().to_string();
    let state = State::beside(&arguments.ledger)?;
    let ledger = Ledger::create(&arguments.ledger).with_context(|| place.clone())?;
    let (model, lexicon) = (arguments.model.as_deref(), arguments.lexicon.as_deref());
    let reading = reading(model, lexicon)?;
    let reader = reader(model, lexicon)?;
    let clock = WallClock { is_stopped: stop_signal()? };
    let mut filing = Filing { terminal, place, ledger, reading, reader, counts: [0; 4], exit: Exit::Done };
    let mut watcher = Watcher::new(feeds, state, Limits::default(), arguments.allow_host.clone(), clock);
    if arguments.once { watcher.once(&mut filing) } else { watcher.run(&mut filing) }?;
    talk::note(terminal, &sum(filing.counts));
    Ok(filing.exit)
}

/// Becomes true at the first Ctrl-C; the second one ends the command as it would without us.
fn stop_signal() -> Result<Arc<AtomicBool>> {
    let is_stopped = Arc::new(AtomicBool::new(false));
    for signal in [SIGINT, SIGTERM] {
        flag::register_conditional_default(signal, Arc::clone(&is_stopped))?;
        flag::register(signal, Arc::clone(&is_stopped))?;
    }
    Ok(is_stopped)
}

/// The time of day, real chance, and Ctrl-C.
struct WallClock {
    is_stopped: Arc<AtomicBool>,
}

/// How long a stop may go unnoticed.
const LOOK: Duration = Duration::from_millis(200);

impl Clock for WallClock {
    fn now(&self) -> Timestamp {
        Timestamp::now()
    }

    fn wait(&mut self, time: Duration) {
        let mut left = time;
        while !left.is_zero() && !self.is_stopped() {
            let nap = left.min(LOOK);
            thread::sleep(nap);
            left -= nap;
        }
    }

    fn is_stopped(&self) -> bool {
        self.is_stopped.load(Ordering::Relaxed)
    }

    fn chance(&mut self) -> f64 {
        // A hasher of the standard library starts from a random state; its upper bits fill the digits of a number.
        let bits = RandomState::new().hash_one(()) >> 11;
        bits as f64 / (1_u64 << 53) as f64
    }
}

/// Reads articles and files them.
struct Filing<'a> {
    terminal: &'a Terminal,
    place: String,
    ledger: Ledger,
    reading: Reading,
    reader: Reader,
    counts: [usize; 4],
    exit: Exit,
}

impl Desk for Filing<'_> {
    type Error = anyhow::Error;

    fn file(&mut self, _: &Feed, document: Document) -> Result<()> {
        let place = || self.place.clone();
        let added = if self.ledger.is_filed(&document, &self.reading).with_context(place)? {
            self.ledger.sight(&document)
        } else {
            match fault::guard(&document.key, || self.reader.read(&document)) {
                Ok(record) => self.ledger.add(&record, &self.reading),
                Err(fault) => {
                    self.exit = Exit::Fault;
                    talk::fault(self.terminal, &fault);
                    return Ok(());
                }
            }
        };
        self.counts[added.with_context(place)? as usize] += 1;
        Ok(())
    }

    fn fault(&mut self, error: &WatchError) {
        self.exit = self.exit.max(Exit::BadInput);
        talk::error(self.terminal, &error.to_string(), None);
    }

    fn polled(&mut self, feed: &Feed, polled: &Polled) {
        if polled.filed > 0
            && let Err(error) = self.ledger.link()
        {
            // What is filed stays; the next poll links it.
            self.exit = Exit::Fault;
            talk::error(self.terminal, &format!("{}: {error}", self.place), None);
        }
        let parts =
            [(polled.filed, "read"), (polled.left_out, "left out"), (polled.postponed, "to be asked for again")];
        let parts: Vec<_> =
            parts.iter().filter(|(count, _)| *count > 0).map(|(count, what)| format!("{count} {what}")).collect();
        if !parts.is_empty() {
            talk::note(self.terminal, &format!("{}: {}", feed.name, parts.join(", ")));
        }
    }
}
