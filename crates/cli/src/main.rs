//! The command `onrecord`: arguments in, words out.
//!
//! Standard output carries data, standard error carries talk. What the exit codes mean is in [`exit`].

mod archive;
mod arguments;
mod eval;
mod exit;
mod generate;
mod ledger;
mod lexicon;
mod model;
mod progress;
mod read;
mod sheet;
mod talk;
mod tally;
mod terminal;

use std::process::ExitCode;

use clap::Parser;
use onrecord_work::fault;

use crate::arguments::{Arguments, Command};
use crate::exit::Exit;

/// Takes a tenth less time than the system's, keeps less memory after long runs, and is not slow in a static binary.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() -> ExitCode {
    fault::install_hook();
    let arguments = Arguments::parse();
    let terminal = terminal::Terminal::new(arguments.color);
    let if_nothing = arguments.command.if_nothing();
    let done = fault::guard("the command", || match arguments.command {
        Command::Read(arguments) => read::run(&arguments, &terminal),
        Command::Eval(arguments) => eval::run(&arguments, &terminal),
        Command::Model(arguments) => model::run(&arguments),
        Command::Archive(arguments) => archive::run(&arguments, &terminal),
        Command::Add(arguments) => ledger::add::run(&arguments, &terminal),
        Command::Watch(arguments) => ledger::watch::run(&arguments, &terminal),
        Command::Serve(arguments) => ledger::serve::run(&arguments, &terminal),
        Command::Mcp(arguments) => ledger::mcp::run(&arguments, &terminal),
        Command::Statements(arguments) => ledger::statements::run(&arguments, &terminal),
        Command::Events(arguments) => ledger::events::run(&arguments, &terminal),
        Command::Timeline(arguments) => ledger::timeline::run(&arguments, &terminal),
        Command::Disputes(arguments) => ledger::disputes::run(&arguments, &terminal),
        Command::Threads(arguments) => ledger::threads::run(&arguments, &terminal),
        Command::Actors(arguments) => ledger::actors::run(&arguments, &terminal),
        Command::Search(arguments) => ledger::search::run(&arguments, &terminal),
        Command::Why(arguments) => ledger::why::run(&arguments, &terminal),
        Command::Diff(arguments) => ledger::diff::run(&arguments, &terminal),
        Command::New(arguments) => ledger::new::run(&arguments, &terminal),
        Command::Export(arguments) => ledger::export::run(&arguments, &terminal),
        Command::Check(arguments) => ledger::check::run(&arguments, &terminal),
        Command::Stats(arguments) => ledger::stats::run(&arguments, &terminal),
        Command::Accept(arguments) => ledger::review::accept(&arguments, &terminal),
        Command::Reject(arguments) => ledger::review::reject(&arguments, &terminal),
        Command::Merge(arguments) => ledger::review::merge(&arguments, &terminal),
        Command::Split(arguments) => ledger::review::split(&arguments, &terminal),
        Command::Undo(arguments) => ledger::review::undo(&arguments, &terminal),
        Command::Decisions(arguments) => ledger::review::decisions(&arguments, &terminal),
        Command::Lexicon { then } => lexicon::run(&then, &terminal),
        Command::Schema { datasette } => generate::schema(datasette.as_deref()),
        Command::Completions { shell } => generate::completions(shell),
        Command::Man { command, out } => generate::man(command.as_deref(), out.as_deref()),
    });
    match done {
        Ok(Ok(exit)) => {
            if let (Exit::NothingFound, Some(words)) = (exit, if_nothing) {
                talk::note(&terminal, words);
            }
            exit.into()
        }
        Ok(Err(error)) if terminal::is_broken_pipe(&error) => Exit::Done.into(),
        Ok(Err(error)) => {
            talk::error(&terminal, &talk::told(&error), None);
            Exit::BadInput.into()
        }
        Err(fault) => {
            talk::fault(&terminal, &fault);
            Exit::Fault.into()
        }
    }
}
