//! `onrecord mcp`: a ledger as tools for a language model.

use anyhow::{Context, Result};
use onrecord_server::{Offer, Settings, Tools};
use tokio::runtime::Runtime;

use crate::exit::Exit;
use crate::ledger::arguments::Mcp;
use crate::ledger::serve::{load, serve, settings};
use crate::terminal::Terminal;

/// Serves the tools on standard input and output until the client leaves, or over HTTP until Ctrl-C.
pub fn run(arguments: &Mcp, terminal: &Terminal) -> Result<Exit> {
    let load = load(arguments.model.clone(), arguments.lexicon.clone());
    if arguments.http {
        let settings = settings(&arguments.ledger, &arguments.listen, load)?;
        return serve(Settings { offer: Offer::Tools, is_read_only: true, ..settings }, terminal);
    }
    let tools = Tools::new(arguments.ledger.clone(), load)?;
    let runtime = Runtime::new().context("the system gives no threads")?;
    let served = runtime.block_on(tools.serve_stdio());
    // Reading from standard input cannot be called back; the process ends without waiting for it.
    runtime.shutdown_background();
    served.map_err(anyhow::Error::msg)?;
    Ok(Exit::Done)
}
