//! `onrecord serve`: the page and the API of a ledger, on this machine.

use std::fs;
use std::net::{IpAddr, SocketAddr};
use std::path::{Path, PathBuf};
use std::time::Duration;

use anyhow::{Context, Result};
use onrecord_ledger::Reading;
use onrecord_reading::Reader;
use onrecord_server::{Limits, Load, Offer, Server, Settings, Token};
use tokio::runtime::Runtime;
use tokio::signal;

use crate::exit::Exit;
use crate::ledger::add::reading;
use crate::ledger::arguments::{Listen, Serve};
use crate::read::reader;
use crate::talk;
use crate::terminal::Terminal;

/// Where a token is looked for that no file holds.
const VARIABLE: &str = "ONRECORD_TOKEN";
/// Longest time that work in threads may take after the last answer.
const LAST: Duration = Duration::from_secs(5);

/// Serves the page and the API until Ctrl-C.
pub fn run(arguments: &Serve, terminal: &Terminal) -> Result<Exit> {
    let load = load(arguments.model.clone(), arguments.lexicon.clone());
    let settings = settings(&arguments.ledger, &arguments.listen, load)?;
    serve(Settings { is_read_only: arguments.read_only, ..settings }, terminal)
}

/// The settings of a server of everything.
pub fn settings(ledger: &Path, listen: &Listen, load: Load) -> Result<Settings> {
    Ok(Settings {
        offer: Offer::All,
        ledger: ledger.to_owned(),
        address: SocketAddr::new(listen.host, listen.port),
        token: token(listen.token_file.as_deref())?,
        hosts: listen.allow_host.clone(),
        is_read_only: false,
        load,
        limits: Limits::default(),
    })
}

/// Serves until Ctrl-C.
pub fn serve(settings: Settings, terminal: &Terminal) -> Result<Exit> {
    let asks = if settings.token.is_some() { "; it asks for the token" } else { "" };
    let path = if settings.offer == Offer::Tools { "mcp" } else { "" };
    let ledger = settings.ledger.display().to_string();
    let runtime = Runtime::new().context("the system gives no threads")?;
    runtime.block_on(async {
        let server = Server::bind(settings).await?;
        let address = server.address();
        let name = match address.ip() {
            ip if ip.is_unspecified() => SocketAddr::new(IpAddr::from([127, 0, 0, 1]), address.port()),
            _ => address,
        };
        talk::note(terminal, &format!("{ledger} is at http://{name}/{path}{asks}; Ctrl-C ends"));
        server.run(stopped()).await;
        Ok::<_, anyhow::Error>(())
    })?;
    runtime.shutdown_timeout(LAST);
    talk::note(terminal, "stopped");
    Ok(Exit::Done)
}

/// The token of the file, else of the environment; none where there is neither.
fn token(file: Option<&Path>) -> Result<Option<Token>> {
    let (text, from) = match file {
        Some(path) => {
            let name = path.display().to_string();
            (fs::read_to_string(path).with_context(|| name.clone())?, name)
        }
        None => match std::env::var(VARIABLE) {
            Ok(text) => (text, VARIABLE.to_owned()),
            Err(_) => return Ok(None),
        },
    };
    Ok(Some(Token::new(&text).context(from)?))
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
