//! A server on loopback that answers as a test tells it to, well or badly.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::io::{BufRead, BufReader, Write};
use std::net::{TcpListener, TcpStream};
use std::sync::{Arc, Mutex};
use std::thread;

/// Answers one request by writing to the connection, which closes afterwards. The number counts the requests for this
/// path from 0.
pub type Handler = Box<dyn Fn(&mut TcpStream, &Request, usize) + Send + Sync>;

/// What was asked.
#[derive(Clone, Debug)]
pub struct Request {
    pub path: String,
    /// Names in lower case.
    pub fields: BTreeMap<String, String>,
}

/// A running server; its threads end with the test.
pub struct Server {
    port: u16,
    requests: Arc<Mutex<Vec<Request>>>,
}

impl Server {
    /// Serves these paths, and 404 elsewhere.
    pub fn start(handlers: Vec<(&'static str, Handler)>) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let port = listener.local_addr().unwrap().port();
        let requests = Arc::new(Mutex::new(Vec::new()));
        let (handlers, seen) = (Arc::new(handlers), Arc::clone(&requests));
        thread::spawn(move || {
            for stream in listener.incoming().map_while(Result::ok) {
                let (handlers, seen) = (Arc::clone(&handlers), Arc::clone(&seen));
                thread::spawn(move || serve(stream, &handlers, &seen));
            }
        });
        Self { port, requests }
    }

    pub fn url(&self, path: &str) -> String {
        format!("http://127.0.0.1:{}{path}", self.port)
    }

    /// The requests for a path so far.
    pub fn requests(&self, path: &str) -> Vec<Request> {
        self.requests.lock().unwrap().iter().filter(|request| request.path == path).cloned().collect()
    }
}

fn serve(mut stream: TcpStream, handlers: &[(&str, Handler)], seen: &Mutex<Vec<Request>>) {
    let mut lines = BufReader::new(stream.try_clone().unwrap()).lines().map_while(Result::ok);
    let Some(first) = lines.next() else { return };
    let path = first.split(' ').nth(1).unwrap_or_default().to_owned();
    let fields = lines.take_while(|line| !line.is_empty());
    let fields = fields.filter_map(|line| line.split_once(": ").map(|(k, v)| (k.to_ascii_lowercase(), v.to_owned())));
    let request = Request { path, fields: fields.collect() };
    let mut requests = seen.lock().unwrap();
    let count = requests.iter().filter(|earlier| earlier.path == request.path).count();
    requests.push(request.clone());
    drop(requests);
    match handlers.iter().find(|(path, _)| *path == request.path) {
        Some((_, handler)) => handler(&mut stream, &request, count),
        None => answer(&mut stream, "404 Not Found", &[], b""),
    }
}

/// Writes a whole answer. The client may have left already.
pub fn answer(stream: &mut TcpStream, status: &str, fields: &[(&str, &str)], body: &[u8]) {
    let mut head = format!("HTTP/1.1 {status}\r\nConnection: close\r\nContent-Length: {}\r\n", body.len());
    for (name, value) in fields {
        let _ = write!(head, "{name}: {value}\r\n");
    }
    head.push_str("\r\n");
    let _ = stream.write_all(head.as_bytes()).and_then(|()| stream.write_all(body)).and_then(|()| stream.flush());
}

/// A handler that always gives this answer.
pub fn always(status: &'static str, fields: &'static [(&str, &str)], body: impl Into<Vec<u8>>) -> Handler {
    let body = body.into();
    Box::new(move |stream, _, _| answer(stream, status, fields, &body))
}
