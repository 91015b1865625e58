//! How the command ends.

use std::process::ExitCode;

/// How the command ends; a later one outranks those before it. Wrong usage ends with 2, by clap.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Exit {
    /// Everything was read.
    Done,
    /// Everything was read, but no statement and no event was found.
    NothingFound,
    /// Some input could not be read; it is named on standard error, and the rest was read.
    BadInput,
    /// The program is at fault.
    Fault,
}

impl From<Exit> for ExitCode {
    fn from(exit: Exit) -> Self {
        Self::from(match exit {
            Exit::Done => 0,
            Exit::NothingFound => 1,
            Exit::BadInput => 3,
            Exit::Fault => 70,
        })
    }
}
