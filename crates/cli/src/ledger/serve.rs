//! `onrecord serve`: the page and the API of a ledger, on this machine.

use std::fs;
use std::net::{IpAddr, SocketAddr};
use std::path::{Path, PathBuf};
use std::time::Duration;

use anyhow::{Context, Result};
use onrecord_ledger::Reading;
use onrecord_reading::Reader;
use onrecord_server::{Limits, Load, Server, Settings, Token};
use tokio::runtime::Runtime;
use tokio::signal;

use crate::exit::Exit;
use crate::ledger::add::reading;
use crate::ledger::arguments::Serve;
use crate::read::reader;
use crate::talk;
use crate::terminal::Terminal;

/// Where a token is looked for that no file holds.
const VARIABLE: &str = "ONRECORD_TOKEN";
/// Longest time that work in threads may take after the last answer.
const LAST: Duration = Duration::from_secs(5);

/// Serves until Ctrl-C.
pub fn run(arguments: &Serve, terminal: &Terminal) -> Result<Exit> {
    let settings = Settings {
        ledger: arguments.ledger.clone(),
        address: SocketAddr::new(arguments.host, arguments.port),
        token: token(arguments.token_file.as_deref())?,
        hosts: arguments.allow_host.clone(),
        is_read_only: arguments.read_only,
        load: load(arguments.model.clone(), arguments.lexicon.clone()),
        limits: Limits::default(),
    };
    let has_token = settings.token.is_some();
    let runtime = Runtime::new().context("the system gives no threads")?;
    runtime.block_on(async {
        let server = Server::bind(settings).await?;
        let address = server.address();
        let name = match address.ip() {
            ip if ip.is_unspecified() => SocketAddr::new(IpAddr::from([127, 0, 0, 1]), address.port()),
            _ => address,
        };
        let asks = if has_token { "; it asks for the token" } else { "" };
        talk::note(terminal, &format!("{} is at http://{name}/{asks}; Ctrl-C ends", arguments.ledger.display()));
        server.run(stopped()).await;
        Ok::<_, anyhow::Error>(())
    })?;
    runtime.shutdown_timeout(LAST);
    talk::note(terminal, "stopped");
    Ok(Exit::Done)
}

/// The token of the file, else of the environment; none where there is neither.
fn token(file: Option<&Path>) -> Result<Option<Token>> {
    let text = match file {
        Some(path) => fs::read_to_string(path).with_context(|| path.display().to_string())?,
        None => match std::env::var(VARIABLE) {
            Ok(text) => text,
            Err(_) => return Ok(None),
        },
    };
    Ok(Some(Token::new(&text)?))
}

/// Makes the reader when it is first needed.
pub fn load(model: Option<PathBuf>, lexicon: Option<PathBuf>) -> Load {
    let make = move || -> Result<(Reader, Reading)> {
        let (model, lexicon) = (model.as_deref(), lexicon.as_deref());
        Ok((reader(model, lexicon)?, reading(model, lexicon)?))
    };
    Box::new(move || make().map_err(|error| format!("{error:#}")))
}

/// Over at Ctrl-C, or when the system asks the process to end.
async fn stopped() {
    let interrupted = async { drop(signal::ctrl_c().await) };
    #[cfg(unix)]
    let ended = async {
        match signal::unix::signal(signal::unix::SignalKind::terminate()) {
            Ok(mut ended) => drop(ended.recv().await),
            Err(_) => std::future::pending().await,
        }
    };
    #[cfg(not(unix))]
    let ended = std::future::pending::<()>();
    tokio::select! {
        () = interrupted => {}
        () = ended => {}
    }
}
