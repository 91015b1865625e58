//! Arguments of the commands on a ledger.

use std::net::IpAddr;
use std::path::PathBuf;

use clap::builder::{PossibleValue, PossibleValuesParser};
use clap::error::ErrorKind;
use clap::{Args, CommandFactory};
use onrecord_ledger::{Filter, RowId};

use crate::arguments::{Arguments, How, TEMPLATE, date};
use crate::ledger::values::{country, day, kind, number, row, stance};

const ADD_EXAMPLES: &str = "\
Examples:
  onrecord add news.ledger archive/ extra.jsonl
  onrecord add --published 2025-12-21 news.ledger note.txt
  onrecord add --records copy.ledger news.jsonl    what `onrecord export jsonl` wrote";

const ADD_NOTES: &str = "\
The ledger is made where there is none. Adding a text again notes one more sighting; after an upgrade it is read anew. \
The command may be stopped at any moment and run again: it goes on where it stopped. `onrecord read -h` lists the kinds of input.";

/// Arguments of `onrecord add`.
#[derive(Debug, Args)]
#[command(before_help = ADD_EXAMPLES, after_help = ADD_NOTES, help_template = TEMPLATE)]
pub struct Add {
    /// The ledger
    pub ledger: PathBuf,
    /// Files, folders and archives, or - for standard input
    #[arg(required = true, value_name = "PATH")]
    pub paths: Vec<PathBuf>,
    /// The paths are exports (`onrecord export jsonl`): file their records as they are, without reading
    #[arg(long, conflicts_with_all = ["published", "lexicon", "model", "jobs"])]
    pub records: bool,
    /// How they are read
    #[command(flatten)]
    pub how: How,
}

const WATCH_EXAMPLES: &str = "\
Examples:
  onrecord watch news.ledger feeds.toml            until Ctrl-C
  onrecord watch --once news.ledger feeds.toml     for a timer, such as cron

feeds.toml:
  contact = \"desk@wire.example\"                    whom servers may write to
  [[feeds]]
  name = \"coastal-wire\"
  url = \"https://wire.example/rss\"
  every = \"15m\"                                    the default
  pages = true                                     read the pages that entries link to";

const WATCH_NOTES: &str = "\
What was met stands in LEDGER.watch.json; the command may be stopped at any moment and goes on where it stopped. It heeds \
robots.txt and Retry-After, and speaks to public addresses alone.";

/// Arguments of `onrecord watch`.
#[derive(Debug, Args)]
#[command(before_help = WATCH_EXAMPLES, after_help = WATCH_NOTES, help_template = TEMPLATE)]
pub struct Watch {
    /// The ledger; made where there is none
    pub ledger: PathBuf,
    /// The list of feeds
    pub feeds: PathBuf,
    /// Ask every feed once and end
    #[arg(long)]
    pub once: bool,
    /// A host that may have a private address; may be given again
    #[arg(long, value_name = "NAME")]
    pub allow_host: Vec<String>,
    /// Knowledge of your own: a folder laid out like lexicon/, laid over the built-in one
    #[arg(long, value_name = "DIR")]
    pub lexicon: Option<PathBuf>,
    /// A language model other than the built-in one
    #[arg(long, value_name = "FILE")]
    pub model: Option<PathBuf>,
}

/// Where a server listens, and who may ask it.
#[derive(Debug, Args)]
pub struct Listen {
    /// Where to listen; other addresses than of this machine need a token
    #[arg(long, value_name = "ADDRESS", default_value = "127.0.0.1")]
    pub host: IpAddr,
    /// The port; 0 takes a free one
    #[arg(long, value_name = "N", default_value_t = 7374)]
    pub port: u16,
    /// A file with the token that whoever asks needs [or: `ONRECORD_TOKEN`]
    #[arg(long, value_name = "FILE")]
    pub token_file: Option<PathBuf>,
    /// A name besides localhost by which it may be asked; may be given again
    #[arg(long, value_name = "NAME")]
    pub allow_host: Vec<String>,
}

const SERVE_EXAMPLES: &str = "\
Examples:
  onrecord serve news.ledger                       then open http://127.0.0.1:7374/
  onrecord serve news.ledger --read-only --port 80
  onrecord serve news.ledger --host 0.0.0.0 --token-file token.txt";

const SERVE_NOTES: &str = "\
Only this machine can reach it unless --host says otherwise, and then whoever asks needs the token. The API is described \
at /api/openapi.json.";

/// Arguments of `onrecord serve`.
#[derive(Debug, Args)]
#[command(before_help = SERVE_EXAMPLES, after_help = SERVE_NOTES, help_template = TEMPLATE)]
pub struct Serve {
    /// The ledger
    pub ledger: PathBuf,
    /// Where and by whom it may be asked
    #[command(flatten)]
    pub listen: Listen,
    /// Take in no articles and no decisions
    #[arg(long)]
    pub read_only: bool,
    /// Knowledge of your own: a folder laid out like lexicon/, laid over the built-in one
    #[arg(long, value_name = "DIR")]
    pub lexicon: Option<PathBuf>,
    /// A language model other than the built-in one
    #[arg(long, value_name = "FILE")]
    pub model: Option<PathBuf>,
}

const MCP_EXAMPLES: &str = "\
Examples:
  onrecord mcp news.ledger             started by the model's program, which speaks to it
  onrecord mcp --http news.ledger      for programs that ask http://127.0.0.1:7374/mcp

In the settings of such a program:
  {\"mcpServers\": {\"news\": {\"command\": \"onrecord\", \"args\": [\"mcp\", \"/path/news.ledger\"]}}}";

/// Arguments of `onrecord mcp`.
#[derive(Debug, Args)]
#[command(before_help = MCP_EXAMPLES, help_template = TEMPLATE)]
pub struct Mcp {
    /// The ledger
    pub ledger: PathBuf,
    /// Answer over streamable HTTP, at /mcp, instead of standard input and output
    #[arg(long)]
    pub http: bool,
    /// Where and by whom it may be asked over HTTP
    #[command(flatten)]
    pub listen: Listen,
    /// Knowledge of your own: a folder laid out like lexicon/, laid over the built-in one
    #[arg(long, value_name = "DIR")]
    pub lexicon: Option<PathBuf>,
    /// A language model other than the built-in one
    #[arg(long, value_name = "FILE")]
    pub model: Option<PathBuf>,
}

/// How a list is printed.
#[derive(Clone, Copy, Debug, Args)]
pub struct Form {
    /// Print JSON Lines: one row per line
    #[arg(long)]
    pub json: bool,
    /// Print CSV with a line of headings
    #[arg(long, conflicts_with = "json")]
    pub csv: bool,
}

/// What a list is narrowed by.
#[derive(Debug, Args)]
pub struct Narrowed {
    /// Words of the name of who speaks or takes part
    #[arg(long, value_name = "NAME")]
    actor: Option<String>,
    /// Country code of who speaks or takes part: UKR, IGO
    #[arg(long, value_name = "CODE", value_parser = country)]
    country: Option<String>,
    /// Event type (AID), or kind of a statement (speech), dispute (denial), thread (talks), actor (person)
    #[arg(long = "type", value_name = "TYPE", value_parser = kind)]
    kind: Option<String>,
    /// Stance of the statement: deny, promise
    #[arg(long, value_parser = stance)]
    stance: Option<String>,
    /// Name or country code of a place
    #[arg(long)]
    place: Option<String>,
    /// First day on which it happened or was said, like 2025-12-01
    #[arg(long, value_name = "DAY", value_parser = day)]
    from: Option<String>,
    /// Last day on which it happened or was said
    #[arg(long, value_name = "DAY", value_parser = day)]
    to: Option<String>,
    /// First day of publication
    #[arg(long, value_name = "DAY", value_parser = day)]
    published_from: Option<String>,
    /// Last day of publication
    #[arg(long, value_name = "DAY", value_parser = day)]
    published_to: Option<String>,
    /// Only what had been published by the end of this day
    #[arg(long, value_name = "DAY", value_parser = day)]
    as_of: Option<String>,
    /// Only articles read since this day or instant, UTC
    #[arg(long, value_name = "DATE", value_parser = date)]
    since: Option<String>,
    /// Words that must be there; "quoted words" together
    #[arg(long, value_name = "WORDS")]
    text: Option<String>,
    /// Also rows that a reviewer rejected
    #[arg(long)]
    all: bool,
    /// Of an event every account as a row of its own, not only the first
    #[arg(long)]
    accounts: bool,
    /// At most N rows; 0 for all [default: 50; of an export: 0]
    #[arg(long, value_name = "N", value_parser = number)]
    limit: Option<usize>,
    /// Go on after this row, the last of the page before
    #[arg(long, value_name = "ID", value_parser = row)]
    after: Option<RowId>,
}

/// Rows of a list, unless told otherwise.
const PAGE: usize = 50;

impl Narrowed {
    /// As the ledger takes it.
    pub fn filter(&self) -> Filter {
        self.limited(PAGE)
    }

    /// As the ledger takes it, with all rows unless told otherwise.
    pub fn whole(&self) -> Filter {
        self.limited(0)
    }

    /// Nothing lies between a day and an earlier one: who asks so has mixed them up, and is told.
    fn check_order(&self) {
        for (first, last, names) in [
            (&self.from, &self.to, ["--from", "--to"]),
            (&self.published_from, &self.published_to, ["--published-from", "--published-to"]),
        ] {
            if let (Some(first), Some(last)) = (first, last)
                && first > last
            {
                let told = format!("{} {first} is later than {} {last}", names[0], names[1]);
                Arguments::command().error(ErrorKind::ValueValidation, told).exit();
            }
        }
    }

    fn limited(&self, limit: usize) -> Filter {
        self.check_order();
        Filter {
            actor: self.actor.clone(),
            country: self.country.clone(),
            kind: self.kind.clone(),
            stance: self.stance.clone(),
            place: self.place.clone(),
            publisher: None,
            from: self.from.clone(),
            to: self.to.clone(),
            published_from: self.published_from.clone(),
            published_to: self.published_to.clone(),
            as_of: self.as_of.clone(),
            read_since: self.since.clone(),
            text: self.text.clone(),
            all: self.all,
            accounts: self.accounts,
            named: None,
            limit: self.limit.unwrap_or(limit),
            after: self.after.clone(),
            skip: 0,
        }
    }
}

macro_rules! lists {
    ($($(#[$doc:meta])* $name:ident $examples:literal)*) => {$(
        $(#[$doc])*
        #[derive(Debug, Args)]
        #[command(before_help = $examples, help_template = TEMPLATE)]
        pub struct $name {
            /// The ledger
            pub ledger: PathBuf,
            /// What to list.
            #[command(flatten)]
            pub narrowed: Narrowed,
            /// How to print it.
            #[command(flatten)]
            pub form: Form,
        }
    )*};
}

lists! {
    /// Arguments of `onrecord statements`.
    Statements "Examples:\n  onrecord statements news.ledger --actor Zelensky --stance deny\n  onrecord statements news.ledger --country FRA --csv > france.csv"
    /// Arguments of `onrecord events`.
    Events "Examples:\n  onrecord events news.ledger --type AID --from 2025-12-01\n  onrecord events news.ledger --place Kyiv --json"
    /// Arguments of `onrecord timeline`.
    Timeline "Examples:\n  onrecord timeline news.ledger --country UKR --from 2025-12-01\n  onrecord timeline news.ledger --as-of 2025-12-20"
    /// Arguments of `onrecord disputes`.
    Disputes "Examples:\n  onrecord disputes news.ledger\n  onrecord disputes news.ledger --type denial --country RUS"
    /// Arguments of `onrecord threads`.
    Threads "Examples:\n  onrecord threads news.ledger --country UKR\n  onrecord threads news.ledger --type case --actor Navalny"
}

const ACTORS_EXAMPLES: &str = "\
Examples:
  onrecord actors news.ledger --type person
  onrecord actors news.ledger --actor Macron --json
  onrecord actors news.ledger --limit 0 --csv > actors.csv     to be edited in a spreadsheet
  onrecord actors news.ledger --import actors.csv";

const ACTORS_NOTES: &str = "\
Of an edited list, `name` and `kind` are taken as decisions: a name changed to that of another actor of the same kind makes \
the two one, to a new name renames. docs/ledger.md has more.";

/// Arguments of `onrecord actors`.
#[derive(Debug, Args)]
#[command(before_help = ACTORS_EXAMPLES, after_help = ACTORS_NOTES, help_template = TEMPLATE)]
pub struct Actors {
    /// The ledger
    pub ledger: PathBuf,
    /// Take in a list that `--csv` wrote and somebody edited
    #[arg(long, value_name = "FILE")]
    pub import: Option<PathBuf>,
    /// Only print what would be decided
    #[arg(long, requires = "import")]
    pub dry_run: bool,
    /// Those whom articles describe and do not name ("a spokesman"), instead of the others
    #[arg(long)]
    pub described: bool,
    /// What to list.
    #[command(flatten)]
    pub narrowed: Narrowed,
    /// How to print it.
    #[command(flatten)]
    pub form: Form,
}

/// Arguments of `onrecord export`.
#[derive(Debug, Args)]
#[command(before_help = "Examples:\n  onrecord export csv news.ledger --out tables/\n  onrecord export geojson news.ledger --country UKR --as-of 2025-12-20 > ukr.geojson\n  onrecord export gdelt news.ledger --from 2025-12-01 --out gdelt/", after_help = "What a format cannot carry is counted on standard error. docs/export.md has the fields of each.", help_template = TEMPLATE)]
pub struct Export {
    /// The format
    #[arg(value_parser = formats())]
    pub format: String,
    /// The ledger
    pub ledger: PathBuf,
    /// A file, or a folder for formats of several files [default: standard output]
    #[arg(long, value_name = "PATH")]
    pub out: Option<PathBuf>,
    /// What to write.
    #[command(flatten)]
    pub narrowed: Narrowed,
}

/// The formats by name.
fn formats() -> PossibleValuesParser {
    onrecord_export::FORMATS.iter().map(|format| PossibleValue::new(format.name).help(format.about)).into()
}

/// Arguments of `onrecord diff`.
#[derive(Debug, Args)]
#[command(before_help = "Examples:\n  onrecord diff news.ledger 2025-12-20 --country UKR\n  onrecord diff news.ledger old.ledger --csv", help_template = TEMPLATE)]
pub struct Diff {
    /// The ledger
    pub ledger: PathBuf,
    /// A day, to see what was published after it, or another ledger
    #[arg(value_name = "DAY|LEDGER")]
    pub against: String,
    /// What to list, against a day.
    #[command(flatten)]
    pub narrowed: Narrowed,
    /// How to print it.
    #[command(flatten)]
    pub form: Form,
}

/// Arguments of `onrecord new`.
#[derive(Debug, Args)]
#[command(before_help = "Examples:\n  onrecord new news.ledger --since 2025-12-21\n  onrecord new news.ledger --since 2025-12-21 --atom > new.xml", help_template = TEMPLATE)]
pub struct New {
    /// The ledger
    pub ledger: PathBuf,
    /// Print an Atom feed
    #[arg(long, conflicts_with_all = ["json", "csv"])]
    pub atom: bool,
    /// What to list.
    #[command(flatten)]
    pub narrowed: Narrowed,
    /// How to print it.
    #[command(flatten)]
    pub form: Form,
}

/// Arguments of `onrecord search`.
#[derive(Debug, Args)]
#[command(before_help = "Examples:\n  onrecord search news.ledger ceasefire talks\n  onrecord search news.ledger '\"peace plan\"' --actor Macron --from 2025-12-01", help_template = TEMPLATE)]
pub struct Search {
    /// The ledger
    pub ledger: PathBuf,
    /// Words, all of which an article must hold; "quoted words" together
    #[arg(required = true)]
    pub words: Vec<String>,
    /// What an article, or a statement or event read in it, must be.
    #[command(flatten)]
    pub narrowed: Narrowed,
    /// How to print them.
    #[command(flatten)]
    pub form: Form,
}

/// Arguments of `onrecord why`.
#[derive(Debug, Args)]
#[command(before_help = "Examples:\n  onrecord why news.ledger 3f2a9c01b7de/e4\n  onrecord why news.ledger 3f2a9c/s1 --json", help_template = TEMPLATE)]
pub struct Why {
    /// The ledger
    pub ledger: PathBuf,
    /// The row, by the id that lists print; the digits before the stroke may be fewer than twelve
    #[arg(value_parser = row)]
    pub id: RowId,
    /// Only what had been published by the end of this day
    #[arg(long, value_name = "DAY", value_parser = day)]
    pub as_of: Option<String>,
    /// Print one JSON object
    #[arg(long)]
    pub json: bool,
    /// Print the words that carry the row as CSV with a line of headings
    #[arg(long, conflicts_with = "json")]
    pub csv: bool,
}

/// Arguments of `onrecord check`.
#[derive(Debug, Args)]
#[command(before_help = "Examples:\n  onrecord check news.ledger", help_template = TEMPLATE)]
pub struct Check {
    /// The ledger
    pub ledger: PathBuf,
    /// How to print what is wrong.
    #[command(flatten)]
    pub form: Form,
}

/// Arguments of `onrecord stats`.
#[derive(Debug, Args)]
#[command(before_help = "Examples:\n  onrecord stats news.ledger", help_template = TEMPLATE)]
pub struct Stats {
    /// The ledger
    pub ledger: PathBuf,
    /// Print one JSON object
    #[arg(long)]
    pub json: bool,
    /// Print CSV with a line of headings
    #[arg(long, conflicts_with = "json")]
    pub csv: bool,
}

/// Arguments of `onrecord accept` and `onrecord reject`.
#[derive(Debug, Args)]
#[command(help_template = TEMPLATE)]
pub struct Decide {
    /// The ledger
    pub ledger: PathBuf,
    /// The statement, event or dispute
    #[arg(value_parser = row)]
    pub id: RowId,
    /// Why
    #[arg(long)]
    pub reason: String,
}

/// Arguments of `onrecord split`.
#[derive(Debug, Args)]
#[command(help_template = TEMPLATE)]
pub struct Split {
    /// The ledger
    pub ledger: PathBuf,
    /// The actor, or the account of an event
    #[arg(value_parser = row)]
    pub id: RowId,
    /// Why
    #[arg(long)]
    pub reason: String,
}

/// Arguments of `onrecord merge`.
#[derive(Debug, Args)]
#[command(before_help = "Examples:\n  onrecord merge news.ledger 3f2a9c/a3 77b01e/a1 --reason 'his pen name'\n  onrecord merge news.ledger 3f2a9c/e4 77b01e/e2 --reason 'the same raid'", help_template = TEMPLATE)]
pub struct Merge {
    /// The ledger
    pub ledger: PathBuf,
    /// An actor, or an account of an event
    #[arg(value_parser = row)]
    pub id: RowId,
    /// The other one
    #[arg(value_parser = row)]
    pub other: RowId,
    /// Why
    #[arg(long)]
    pub reason: String,
}

/// Arguments of `onrecord undo`.
#[derive(Debug, Args)]
#[command(before_help = "Examples:\n  onrecord undo news.ledger 3f2a9c/e4", help_template = TEMPLATE)]
pub struct Undo {
    /// The ledger
    pub ledger: PathBuf,
    /// The row decided on
    #[arg(value_parser = row)]
    pub id: RowId,
}

/// Arguments of `onrecord decisions`.
#[derive(Debug, Args)]
#[command(before_help = "Examples:\n  onrecord decisions news.ledger > decisions.jsonl\n  onrecord decisions other.ledger --import decisions.jsonl", help_template = TEMPLATE)]
pub struct Decisions {
    /// The ledger
    pub ledger: PathBuf,
    /// Decisions to take in: JSON Lines as this command prints them
    #[arg(long, value_name = "FILE")]
    pub import: Option<PathBuf>,
}
