//! The command line, described once; help, completions and the man page are made from it.

use std::num::NonZeroUsize;
use std::path::PathBuf;

use clap::{Args, Parser, Subcommand};
use clap_complete::Shell;

use crate::terminal::Color;

const EXAMPLES: &str = "\
Examples:
  onrecord read article.txt                        a sheet: who said what, what happened
  onrecord read --published 2025-12-21 note.txt    dates counted from that day
  onrecord read --json archive/ > records.jsonl    a folder, one record per line
  curl -s URL | html2text | onrecord read -        standard input";

const TEMPLATE: &str = "\
{about}

{before-help}{usage-heading} {usage}

{all-args}{after-help}
";

/// Reads dated news and puts it on the record: who said what, and who did what to whom.
#[derive(Debug, Parser)]
#[command(name = "onrecord", version, before_help = EXAMPLES, help_template = TEMPLATE, max_term_width = 100)]
#[command(after_help = "Exit codes: 0 done, 1 nothing found, 2 wrong usage, 3 some input was bad, 70 our fault.")]
pub struct Arguments {
    /// What to do.
    #[command(subcommand)]
    pub command: Command,
    /// When to colour
    #[arg(
        long,
        help = "When to colour: auto, always or never [NO_COLOR and CLICOLOR are respected]",
        global = true,
        value_enum,
        value_name = "WHEN",
        default_value_t,
        hide_possible_values = true
    )]
    pub color: Color,
}

/// What to do.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// Read articles and print what they put on the record
    Read(Read),
    /// Show the language model: name, version, licence, size, hash
    Model(Model),
    /// Print the JSON Schema of a record
    Schema,
    /// Print completions for a shell
    Completions {
        /// The shell
        shell: Shell,
    },
    /// Print the man page, or that of a subcommand
    Man {
        /// The subcommand
        #[arg(value_parser = ["read", "model", "schema", "completions"])]
        command: Option<String>,
    },
}

const READ_EXAMPLES: &str = "\
Examples:
  onrecord read article.txt
  onrecord read --json archive/ extra.jsonl > records.jsonl
  onrecord read --published 2025-12-21 - < note.txt";

const READ_INPUTS: &str = "\
Inputs: .txt, .text and .md hold one article; .jsonl and .ndjson one JSON object per line with `text` and, if known, \
`id`, `published`, `title`, `publisher`, `url`; .json one such object or an array. Other names and standard input are \
told apart by their first letter. Folders are read whole, by name.";

/// Arguments of `onrecord read`.
#[derive(Debug, Args)]
#[command(before_help = READ_EXAMPLES, after_help = READ_INPUTS, help_template = TEMPLATE)]
pub struct Read {
    /// Files and folders, or - for standard input
    #[arg(required = true, value_name = "PATH")]
    pub paths: Vec<PathBuf>,
    /// Print JSON Lines: one record per article
    #[arg(long)]
    pub json: bool,
    /// Day of publication (2025-12-21) of every input, above what they say themselves
    #[arg(long, value_name = "DATE", value_parser = date)]
    pub published: Option<String>,
    /// Knowledge of your own: a folder laid out like lexicon/, laid over the built-in one
    #[arg(long, value_name = "DIR")]
    pub lexicon: Option<PathBuf>,
    /// A language model other than the built-in one
    #[arg(long, value_name = "FILE")]
    pub model: Option<PathBuf>,
    /// Articles to read at once [default: one per core]
    #[arg(long, value_name = "N")]
    pub jobs: Option<NonZeroUsize>,
}

/// Arguments of `onrecord model`.
#[derive(Debug, Args)]
pub struct Model {
    /// A model file; the built-in one if absent
    #[arg(value_name = "FILE")]
    pub model: Option<PathBuf>,
}

/// A day or an instant, ISO 8601, as given.
fn date(text: &str) -> Result<String, String> {
    let is_date = text.parse::<jiff::civil::Date>().is_ok() || text.parse::<jiff::Timestamp>().is_ok();
    if is_date { Ok(text.to_owned()) } else { Err("expected a day like 2025-12-21".to_owned()) }
}

#[cfg(test)]
mod tests {
    use clap::CommandFactory;

    use super::*;

    #[test]
    fn the_description_holds_together() {
        Arguments::command().debug_assert();
    }

    #[test]
    fn short_help_fits_a_screen() {
        let mut command = Arguments::command();
        command.build();
        let read = command.find_subcommand_mut("read").expect("`read` is a command");
        for help in [read.render_help().to_string(), Arguments::command().render_help().to_string()] {
            assert!(help.lines().count() <= 40, "{} lines:\n{help}", help.lines().count());
            assert!(help.lines().take(4).any(|line| line == "Examples:"), "{help}");
        }
    }

    #[test]
    fn days_are_checked() {
        assert_eq!(date("2025-12-21").as_deref(), Ok("2025-12-21"));
        assert_eq!(date("2025-12-21T10:00:00Z").as_deref(), Ok("2025-12-21T10:00:00Z"));
        assert!(date("21 December").is_err());
        assert!(date("2025-02-30").is_err());
    }
}
