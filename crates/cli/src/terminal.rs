//! What standard output and standard error are: their width, and whether they show colour.

use std::io::{self, IsTerminal};

use anstyle::Style;
use clap::ValueEnum;

/// When to colour.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub enum Color {
    /// On a terminal, unless `NO_COLOR` or `CLICOLOR=0` is set; anywhere if `CLICOLOR_FORCE` is.
    #[default]
    Auto,
    /// Always.
    Always,
    /// Never.
    Never,
}

/// What output goes to.
#[derive(Clone, Copy, Debug)]
pub struct Terminal {
    /// Whether standard output is coloured.
    pub is_colored: bool,
    /// Columns of a sheet, 60 to 100; 88 where nobody can tell.
    pub width: usize,
    /// Whether standard error is a terminal.
    pub is_watched: bool,
    is_error_colored: bool,
}

impl Terminal {
    /// The terminal this process talks to.
    pub fn new(color: Color) -> Self {
        let columns = terminal_size::terminal_size_of(io::stdout()).map_or(88, |(width, _)| usize::from(width.0));
        Self {
            is_colored: is_colored(color, io::stdout().is_terminal(), &variable),
            width: columns.clamp(60, 100),
            is_watched: io::stderr().is_terminal(),
            is_error_colored: is_colored(color, io::stderr().is_terminal(), &variable),
        }
    }

    /// A word for standard error, in a style where that shows.
    pub fn paint_error(&self, style: Style, word: &str) -> String {
        if self.is_error_colored { format!("{style}{word}{style:#}") } else { word.to_owned() }
    }
}

fn variable(name: &str) -> Option<String> {
    std::env::var(name).ok().filter(|value| !value.is_empty())
}

/// Follows <https://no-color.org> and <https://bixense.com/clicolors>.
fn is_colored(color: Color, is_terminal: bool, variable: &dyn Fn(&str) -> Option<String>) -> bool {
    match color {
        Color::Always => true,
        Color::Never => false,
        Color::Auto if variable("NO_COLOR").is_some() => false,
        Color::Auto if variable("CLICOLOR_FORCE").is_some_and(|value| value != "0") => true,
        Color::Auto => {
            let is_off = variable("CLICOLOR").is_some_and(|value| value == "0")
                || variable("TERM").is_some_and(|value| value == "dumb");
            is_terminal && !is_off
        }
    }
}

/// Whether an error only says that nobody reads our output any more, as in `onrecord … | head`.
pub fn is_broken_pipe(error: &anyhow::Error) -> bool {
    error.downcast_ref::<io::Error>().is_some_and(|error| error.kind() == io::ErrorKind::BrokenPipe)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn colour_follows_the_conventions() {
        for (color, is_terminal, set, expected) in [
            (Color::Auto, true, &[][..], true),
            (Color::Auto, false, &[], false),
            (Color::Auto, true, &[("NO_COLOR", "1")], false),
            (Color::Auto, true, &[("CLICOLOR", "0")], false),
            (Color::Auto, true, &[("TERM", "dumb")], false),
            (Color::Auto, false, &[("CLICOLOR_FORCE", "1")], true),
            (Color::Auto, false, &[("CLICOLOR_FORCE", "1"), ("NO_COLOR", "1")], false),
            (Color::Always, false, &[("NO_COLOR", "1")], true),
            (Color::Never, true, &[], false),
        ] {
            let variable = |name: &str| set.iter().find(|(key, _)| *key == name).map(|(_, value)| (*value).to_owned());
            assert_eq!(is_colored(color, is_terminal, &variable), expected, "{color:?} {is_terminal} {set:?}");
        }
    }
}
