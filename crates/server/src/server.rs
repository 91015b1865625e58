//! Listening: from an address to the application, until it is told to stop.

use std::future::Future;
use std::net::SocketAddr;
use std::path::PathBuf;
use std::sync::Arc;
use std::time::Duration;

use axum::Router;
use hyper::server::conn::http1;
use hyper_util::rt::{TokioIo, TokioTimer};
use hyper_util::server::graceful::GracefulShutdown;
use hyper_util::service::TowerToHyperService;
use onrecord_ledger::LedgerError;
use tokio::net::TcpListener;
use tokio::sync::Semaphore;

use crate::app;
use crate::desk::Load;
use crate::guard;

/// Longest time that answers under way may take once the server is to stop.
const LAST: Duration = Duration::from_secs(10);
/// Connections at a time.
const CONNECTIONS: usize = 512;

/// How long things may take.
#[derive(Clone, Copy, Debug)]
pub struct Limits {
    /// Until a client has said what it wants.
    pub head: Duration,
    /// Between two parts of what a client sends.
    pub body: Duration,
    /// Until an answer begins.
    pub answer: Duration,
}

impl Default for Limits {
    fn default() -> Self {
        Self { head: Duration::from_secs(15), body: Duration::from_secs(15), answer: Duration::from_secs(30) }
    }
}

/// What a server answers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Offer {
    /// The page, the API, and the tools for language models.
    All,
    /// The tools alone.
    Tools,
}

/// How a server is to be.
pub struct Settings {
    /// What it answers.
    pub offer: Offer,
    /// The ledger, which must be there.
    pub ledger: PathBuf,
    /// Where to listen.
    pub address: SocketAddr,
    /// What whoever asks must have; needed unless the address is of this machine alone.
    pub token: Option<Token>,
    /// Names besides `localhost` by which it may be asked.
    pub hosts: Vec<String>,
    /// Whether nothing may be written.
    pub is_read_only: bool,
    /// Makes the reader of new articles.
    pub load: Load,
    /// How long things may take.
    pub limits: Limits,
}

/// A token that is long enough.
pub struct Token(pub(crate) guard::Token);

impl Token {
    /// Takes a token of at least sixteen letters.
    pub fn new(text: &str) -> Result<Self, ServerError> {
        guard::Token::new(text.trim()).map(Self).ok_or(ServerError::Token)
    }
}

/// Why there is no server.
#[derive(Debug, thiserror::Error)]
pub enum ServerError {
    /// Others could reach it and nothing is asked of them.
    #[error("{0} can be reached by others, so a token is needed; give --token-file FILE or set ONRECORD_TOKEN")]
    Open(SocketAddr),
    /// The token is too short.
    #[error("a token has at least sixteen letters")]
    Token,
    /// Something else listens there.
    #[error("{0} is taken by another program; give another --port, or 0 for a free one")]
    Taken(SocketAddr),
    /// The address cannot be had.
    #[error("{address} cannot be listened on: {source}")]
    Address {
        /// The address.
        address: SocketAddr,
        /// What the system says.
        source: std::io::Error,
    },
    /// The ledger cannot be used.
    #[error(transparent)]
    Ledger(#[from] LedgerError),
}

/// A server that listens.
pub struct Server {
    listener: TcpListener,
    address: SocketAddr,
    router: Router,
    head: Duration,
}

impl Server {
    /// Opens the ledger and takes the address.
    pub async fn bind(settings: Settings) -> Result<Self, ServerError> {
        let (address, head) = (settings.address, settings.limits.head);
        if !address.ip().is_loopback() && settings.token.is_none() {
            return Err(ServerError::Open(address));
        }
        let router = app::app(settings)?;
        let taken = |source: std::io::Error| match source.kind() {
            std::io::ErrorKind::AddrInUse => ServerError::Taken(address),
            _ => ServerError::Address { address, source },
        };
        let listener = TcpListener::bind(address).await.map_err(taken)?;
        let address = listener.local_addr().map_err(taken)?;
        Ok(Self { listener, address, router, head })
    }

    /// Where it listens; the port is a real one where the settings said 0.
    pub const fn address(&self) -> SocketAddr {
        self.address
    }

    /// Answers until `stop` is over, then ends what is under way.
    pub async fn run(self, stop: impl Future<Output = ()>) {
        let mut stop = std::pin::pin!(stop);
        let graceful = GracefulShutdown::new();
        let places = Arc::new(Semaphore::new(CONNECTIONS));
        loop {
            let Ok(place) = Arc::clone(&places).acquire_owned().await else { return };
            let stream = tokio::select! {
                accepted = self.listener.accept() => if let Ok((stream, _)) = accepted {
                    stream
                } else {
                    // Too many open files, or a client that left: the next one may do better.
                    tokio::time::sleep(Duration::from_millis(20)).await;
                    continue;
                },
                () = &mut stop => break,
            };
            let _ = stream.set_nodelay(true);
            let service = TowerToHyperService::new(self.router.clone());
            let mut builder = http1::Builder::new();
            builder.timer(TokioTimer::new()).header_read_timeout(self.head);
            let connection = graceful.watch(builder.serve_connection(TokioIo::new(stream), service));
            tokio::spawn(async move {
                // An error is the client's end of the connection; there is nobody to tell.
                let _ = connection.await;
                drop(place);
            });
        }
        drop(self.listener);
        let _ = tokio::time::timeout(LAST, graceful.shutdown()).await;
    }
}
