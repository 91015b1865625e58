//! What came of many inputs: counted, named on standard error where it went wrong, summed up at the end.

use std::collections::BTreeSet;

use onrecord_archive::ArchiveError;
use onrecord_intake::{IntakeError, KeptOut};
use onrecord_work::fault::Fault;

use crate::exit::Exit;
use crate::progress::{Goal, Progress};
use crate::talk;
use crate::terminal::Terminal;

/// Counts outcomes and says on standard error what went wrong.
pub struct Tally<'a> {
    terminal: &'a Terminal,
    progress: Progress,
    /// Hints given so far; each is worth giving once.
    hints: BTreeSet<&'static str>,
    read: usize,
    bad: usize,
    faulty: usize,
    found: bool,
}

impl<'a> Tally<'a> {
    /// Nothing counted yet.
    pub fn new(terminal: &'a Terminal) -> Self {
        let progress = Progress::new(terminal.is_watched);
        Self { terminal, progress, hints: BTreeSet::new(), read: 0, bad: 0, faulty: 0, found: false }
    }

    /// Tells of the rate and the time left.
    #[must_use]
    pub fn with_goal(mut self, goal: Goal) -> Self {
        self.set_goal(goal);
        self
    }

    /// The same for articles that others may have come before.
    pub fn set_goal(&mut self, goal: Goal) {
        self.progress.set_goal(goal);
    }

    /// Counts an input that need not be read again.
    pub fn known(&mut self) {
        self.progress.pass();
        self.read += 1;
        self.found = true;
    }

    /// Counts an input that was read, and whether it put a statement or event on the record.
    pub fn good(&mut self, has_rows: bool) {
        self.progress.count(false);
        self.read += 1;
        self.found |= has_rows;
    }

    /// Counts and names an input that could not be read.
    pub fn bad(&mut self, error: &IntakeError) {
        self.progress.count(true);
        self.name(&error.to_string(), error.hint());
    }

    /// Counts and names an archive that could not be read to its end.
    pub fn bad_archive(&mut self, error: &ArchiveError) {
        self.name(&error.to_string(), error.hint());
    }

    fn name(&mut self, error: &str, hint: Option<&'static str>) {
        self.bad += 1;
        self.progress.clear();
        talk::error(self.terminal, error, hint.filter(|hint| self.hints.insert(hint)));
    }

    /// Counts and names an input on which the program itself failed.
    pub fn faulty(&mut self, fault: &Fault) {
        self.progress.count(true);
        self.faulty += 1;
        self.progress.clear();
        talk::fault(self.terminal, fault);
    }

    /// Sums up, and says what was kept out.
    pub fn close(&mut self, kept_out: &KeptOut) -> Exit {
        self.progress.clear();
        talk::kept_out(self.terminal, kept_out);
        let failed = self.bad + self.faulty;
        if failed > 0 && self.read + failed > 1 {
            let total = self.read + failed;
            talk::note(self.terminal, &format!("{failed} of {total} inputs could not be read; they are named above"));
        }
        match (self.faulty, self.bad, self.found) {
            (0, 0, true) => Exit::Done,
            (0, 0, false) => Exit::NothingFound,
            (0, ..) => Exit::BadInput,
            _ => Exit::Fault,
        }
    }
}
