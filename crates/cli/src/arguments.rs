//! The command line, described once; help, completions and the man page are made from it.

use std::num::{NonZeroU64, NonZeroUsize};
use std::path::PathBuf;

use clap::{Args, Parser, Subcommand, ValueEnum};
use clap_complete::Shell;

use crate::ledger::arguments::{
    Actors, Add, Check, Decide, Decisions, Diff, Disputes, Events, Export, Mcp, Merge, New, Search, Serve, Split,
    Statements, Stats, Threads, Timeline, Undo, Watch, Why,
};
use crate::terminal::Color;

const EXAMPLES: &str = "\
Examples:
  onrecord read article.txt            a sheet: who said what, what happened
  onrecord add news.ledger archive/    file a folder in a ledger";

pub(crate) const TEMPLATE: &str = "\
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
        help = "When to colour: auto, always, never [NO_COLOR, CLICOLOR]",
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
    /// Read very many articles and write what they put on the record as Parquet tables
    Archive(ArchiveArguments),
    /// Read articles and file what they put on the record in a ledger
    Add(Add),
    /// Poll feeds on the web and file what is new in a ledger
    Watch(Watch),
    /// Open a ledger as a page in the browser and as a JSON API
    Serve(Serve),
    /// Give a language model tools to ask a ledger (MCP, on standard input and output)
    Mcp(Mcp),
    /// List who said what in a ledger, newest first
    Statements(Statements),
    /// List who did what in a ledger, newest first
    Events(Events),
    /// List dated events of a ledger, oldest first
    Timeline(Timeline),
    /// List accounts in a ledger that contradict each other
    Disputes(Disputes),
    /// List talks, ceasefires and cases in a ledger as lines of events
    Threads(Threads),
    /// List who speaks and acts in a ledger
    Actors(Actors),
    /// Search the articles of a ledger
    Search(Search),
    /// Show why a row is on the record: words, date, sources
    Why(Why),
    /// List what is known since a day, or here and not in another ledger
    Diff(Diff),
    /// List what came into a ledger since a day, also as an Atom feed
    New(New),
    /// Write a ledger in the formats of other tools: CSV, GeoJSON, GDELT, …
    Export(Export),
    /// Check that a ledger is whole and its words stand in its texts
    Check(Check),
    /// Count what a ledger holds
    Stats(Stats),
    /// Say that a row of a ledger is right
    #[command(
        before_help = "Examples:\n  onrecord accept news.ledger 3f2a9c/s2 --reason 'the minister said so on Monday'"
    )]
    Accept(Decide),
    /// Say that a row of a ledger is wrong; lists leave it out
    #[command(before_help = "Examples:\n  onrecord reject news.ledger 3f2a9c/e4 --reason 'a drill, not an attack'")]
    Reject(Decide),
    /// Say that two actors, or the accounts of two events, are one
    Merge(Merge),
    /// Say that an actor or account is not one with those it was put with
    #[command(before_help = "Examples:\n  onrecord split news.ledger 3f2a9c/a3 --reason 'a namesake'")]
    Split(Split),
    /// Take back the latest decision on a row
    Undo(Undo),
    /// Print the decisions in a ledger, or take in those of another
    Decisions(Decisions),
    /// Look words up, and check or extend a folder of words that is laid over the lexicon
    #[command(before_help = LEXICON_EXAMPLES, help_template = TEMPLATE)]
    Lexicon {
        /// What to do.
        #[command(subcommand)]
        then: LexiconCommand,
    },
    /// Measure reading, or another system, against gold data
    Eval(Eval),
    /// Show the language model: name, version, licence, size, hash
    Model(Model),
    /// Print the JSON Schema of a record, or what Datasette shows of a ledger
    Schema {
        /// Print metadata.json for a ledger opened in Datasette
        #[arg(long, value_name = "LEDGER")]
        datasette: Option<PathBuf>,
    },
    /// Print completions for a shell
    Completions {
        /// The shell
        shell: Shell,
    },
    /// Print the man page, or that of a subcommand
    Man {
        /// The subcommand
        #[arg(value_parser = ["read", "archive", "add", "watch", "serve", "mcp", "statements", "events", "timeline", "disputes", "threads", "actors", "search", "why", "diff", "new", "export", "check", "stats", "accept", "reject", "merge", "split", "undo", "decisions", "lexicon", "eval", "model", "schema", "completions"])]
        command: Option<String>,
        /// Write the pages of all commands into a folder
        #[arg(long, value_name = "DIR", conflicts_with = "command")]
        out: Option<PathBuf>,
    },
}

impl Command {
    /// What to say where a command ends with nothing found, unless it says so itself.
    pub fn if_nothing(&self) -> Option<&'static str> {
        match self {
            Self::Read(_) | Self::Archive(_) | Self::Add(_) | Self::Watch(_) => {
                Some("no statement and no event was found")
            }
            Self::Lexicon { .. } | Self::Undo(_) => None,
            Self::Actors(actors) if actors.import.is_some() => None,
            _ => Some("nothing was found"),
        }
    }
}

/// What `onrecord lexicon` does.
#[derive(Debug, Subcommand)]
pub enum LexiconCommand {
    /// Check that a folder can be used, and say what of it wins over built-in entries
    Check {
        /// The folder, laid out like lexicon/
        #[arg(value_name = "DIR")]
        folder: PathBuf,
    },
    /// Print every entry that has a word, with its file and line, and the rows it stands behind
    Why {
        /// The word, in its base form
        word: String,
        /// Ledgers, or articles to read: list the rows there that the entries stand behind
        #[arg(value_name = "PATH")]
        paths: Vec<PathBuf>,
        /// The folder that is laid over the built-in lexicon
        #[arg(long, value_name = "DIR")]
        lexicon: Option<PathBuf>,
    },
    /// Write an entry for a word that is like the entry of another
    Add {
        /// The folder; made where there is none
        #[arg(value_name = "DIR")]
        folder: PathBuf,
        /// The word, in its base form
        word: String,
        /// A word that means the same for the record
        #[arg(long, value_name = "WORD")]
        like: String,
        /// The kind of entry, where WORD has several: cue, frame, role, person, …
        #[arg(long, value_name = "KIND")]
        kind: Option<String>,
    },
}

/// How articles are read, whatever becomes of their records.
#[derive(Debug, Args)]
pub struct How {
    /// Day of publication (2025-12-21) of every input, above what they say themselves
    #[arg(long, value_name = "DATE", value_parser = date)]
    pub published: Option<String>,
    /// What reads
    #[command(flatten)]
    pub engine: Engine,
}

/// What reads, and how many articles at once.
#[derive(Debug, Args)]
pub struct Engine {
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

const LEXICON_EXAMPLES: &str = "\
Examples:
  onrecord lexicon why deny                        which entries have the word
  onrecord lexicon why deny news.ledger            and which rows they stand behind
  onrecord lexicon add own/ controvert --like deny --kind cue
  onrecord lexicon check own/";

const READ_EXAMPLES: &str = "\
Examples:
  onrecord read article.txt
  onrecord read --json archive/ extra.jsonl > records.jsonl
  onrecord read --published 2025-12-21 - < note.txt";

const READ_INPUTS: &str = "\
Inputs: text, Markdown, web pages, RSS, Atom and JSON Feed, JSON and JSON Lines (ours and those of fundus, newspaper4k, \
news-please and trafilatura), ninjs, NewsML-G2, mail and WARC, each also as .gz or .zst, and Parquet, told apart by content and name. \
Folders are read whole, by name; a pattern in quotes names files. Only English is read; the rest is counted.";

/// Arguments of `onrecord read`.
#[derive(Debug, Args)]
#[command(before_help = READ_EXAMPLES, after_help = READ_INPUTS, help_template = TEMPLATE)]
pub struct Read {
    /// Files, folders and patterns, or - for standard input
    #[arg(required = true, value_name = "PATH")]
    pub paths: Vec<PathBuf>,
    /// Print JSON Lines: one record per article
    #[arg(long)]
    pub json: bool,
    /// How they are read
    #[command(flatten)]
    pub how: How,
}

const ARCHIVE_EXAMPLES: &str = "\
Examples:
  onrecord archive --out records crawl/
  onrecord archive --out records '2025/**/*.warc.gz' agency.parquet";

const ARCHIVE_NOTES: &str = "\
The command may be stopped at any moment and run again: it goes on behind the last finished part. manifest.json in DIR counts \
what was read and skipped and names what could not be read. docs/archive.md describes the tables.";

/// Arguments of `onrecord archive`.
#[derive(Debug, Args)]
#[command(before_help = ARCHIVE_EXAMPLES, after_help = ARCHIVE_NOTES, help_template = TEMPLATE)]
pub struct ArchiveArguments {
    /// Files, folders and patterns, or - for standard input
    #[arg(required = true, value_name = "PATH")]
    pub paths: Vec<PathBuf>,
    /// The archive's folder; made where there is none
    #[arg(long, value_name = "DIR")]
    pub out: PathBuf,
    /// Articles in a part file
    #[arg(long, value_name = "N", default_value = "5000")]
    pub part: NonZeroU64,
    /// How they are read
    #[command(flatten)]
    pub how: How,
}

const EVAL_EXAMPLES: &str = "\
Examples:
  onrecord eval times --gold timebank/                     TimeML files
  onrecord eval statements --gold g.jsonl --docs d.jsonl   texts in d.jsonl
  onrecord eval events --gold g.jsonl --errors 20          show 20 wrong cases
  onrecord eval times --gold g.jsonl --system s.jsonl      another's answers";

const EVAL_GOLD: &str = "\
Gold data: TimeML (.tml), brat (.ann beside .txt), JSON Lines, JSON arrays, a table of actors (.tsv), \
CoNLL-U with entity marks and the project's own corpus (.md); docs/command.md shows a line of each. NAME.docs.jsonl beside NAME.gold.jsonl is found without --docs. A bad line is named, the \
rest is scored.";

/// Arguments of `onrecord eval`.
#[derive(Debug, Args)]
#[command(before_help = EVAL_EXAMPLES, after_help = EVAL_GOLD, help_template = TEMPLATE)]
pub struct Eval {
    /// What to measure
    #[arg(value_enum)]
    pub layer: Layer,
    /// Gold data: a file, or a folder of them
    #[arg(long, value_name = "PATH")]
    pub gold: PathBuf,
    /// The articles, where the gold data has no texts of its own
    #[arg(long, value_name = "PATH")]
    pub docs: Option<PathBuf>,
    /// Answers of another system, or records, to score instead of reading
    #[arg(long, value_name = "FILE", conflicts_with_all = ["lexicon", "model", "jobs"])]
    pub system: Option<PathBuf>,
    /// Show the first N cases that are wrong
    #[arg(long, value_name = "N", default_value_t = 0, hide_default_value = true)]
    pub errors: usize,
    /// Print one JSON object; figures are in percent
    #[arg(long)]
    pub json: bool,
    /// What reads
    #[command(flatten)]
    pub engine: Engine,
}

/// What of a record is measured.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Layer {
    /// TIMEX3 spans, types and values
    Times,
    /// Values, units, changes
    Quantities,
    /// Who said what: sources, cues, contents
    Statements,
    /// PLOVER roots of given pairs
    Events,
    /// Countries and sectors of phrases
    Actors,
    /// Clusters of another system: stories and events
    Stories,
}

/// Arguments of `onrecord model`.
#[derive(Debug, Args)]
pub struct Model {
    /// A model file; the built-in one if absent
    #[arg(value_name = "FILE")]
    pub model: Option<PathBuf>,
}

/// A day or an instant, ISO 8601, as given.
pub fn date(text: &str) -> Result<String, String> {
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
        let read = read.render_help().to_string();
        let eval = command.find_subcommand_mut("eval").expect("`eval` is a command").render_help().to_string();
        for help in [read, eval, Arguments::command().render_help().to_string()] {
            assert!(help.lines().count() <= 48, "{} lines:\n{help}", help.lines().count());
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
