//! Watching against servers that behave well and badly.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on should stop")]

mod server;

use std::cell::RefCell;
use std::io::Write;
use std::path::Path;
use std::rc::Rc;
use std::time::Duration;

use flate2::Compression;
use flate2::write::GzEncoder;
use jiff::Timestamp;
use onrecord_record::Document;
use onrecord_watch::{Clock, Desk, Feed, Feeds, Limits, Polled, State, WatchError, Watcher};
use server::{Handler, Request, Server, always, answer};
use tempfile::TempDir;

/// A clock that never sleeps, and stops after a number of looks.
#[derive(Clone)]
struct Hands(Rc<RefCell<Timestamp>>, Rc<RefCell<Option<usize>>>);

impl Clock for Hands {
    fn now(&self) -> Timestamp {
        *self.0.borrow()
    }

    fn wait(&mut self, time: Duration) {
        *self.0.borrow_mut() += time;
    }

    fn is_stopped(&self) -> bool {
        self.1.borrow().is_some_and(|left| left == 0)
    }

    fn chance(&mut self) -> f64 {
        0.0
    }
}

/// Hands that stop the watch at a time.
struct Until(Hands, Timestamp);
impl Clock for Until {
    fn now(&self) -> Timestamp {
        self.0.now()
    }
    fn wait(&mut self, time: Duration) {
        self.0.wait(time);
    }
    fn is_stopped(&self) -> bool {
        self.now() >= self.1
    }
    fn chance(&mut self) -> f64 {
        0.0
    }
}

/// A desk that keeps what it is given, and may stop the watch after a number of articles.
struct Tray {
    hands: Hands,
    filed: Vec<Document>,
    faults: Vec<String>,
    polled: Vec<Polled>,
}

impl Desk for Tray {
    type Error = WatchError;

    fn file(&mut self, _: &Feed, document: Document) -> Result<(), WatchError> {
        self.filed.push(document);
        if let Some(left) = self.hands.1.borrow_mut().as_mut() {
            *left = left.saturating_sub(1);
        }
        Ok(())
    }

    fn fault(&mut self, error: &WatchError) {
        self.faults.push(error.to_string());
    }

    fn polled(&mut self, _: &Feed, polled: &Polled) {
        self.polled.push(polled.clone());
    }
}

/// A ledger's folder, and the time there.
struct Office {
    folder: TempDir,
    hands: Hands,
}

impl Office {
    fn new() -> Self {
        let time = Rc::new(RefCell::new("2024-05-14T12:00:00Z".parse().unwrap()));
        let folder = tempfile::tempdir().unwrap();
        std::fs::write(folder.path().join("news.ledger"), "").unwrap();
        Self { folder, hands: Hands(time, Rc::new(RefCell::new(None))) }
    }

    fn later(&mut self, seconds: u64) {
        self.hands.wait(Duration::from_secs(seconds));
    }

    fn ledger(&self) -> std::path::PathBuf {
        self.folder.path().join("news.ledger")
    }

    /// Asks some feeds once, as a command that is started anew.
    fn once(&self, feeds: &str) -> Tray {
        self.with(feeds, &["127.0.0.1"], limits())
    }

    fn with(&self, feeds: &str, allowed: &[&str], limits: Limits) -> Tray {
        let feeds = Feeds::parse(feeds, "feeds.toml").unwrap();
        let allowed = allowed.iter().map(|&name| name.to_owned()).collect();
        let state = State::beside(&self.ledger()).unwrap();
        let mut tray = Tray { hands: self.hands.clone(), filed: vec![], faults: vec![], polled: vec![] };
        Watcher::new(feeds, state, limits, allowed, self.hands.clone()).once(&mut tray).unwrap();
        tray
    }
}

fn limits() -> Limits {
    Limits { time: Duration::from_secs(5), body: 100_000, ..Limits::default() }
}

fn feed(name: &str, url: &str, more: &str) -> String {
    format!("[[feeds]]\nname = '{name}'\nurl = '{url}'\n{more}\n")
}

fn rss(items: &[(&str, &str)]) -> String {
    let item = |(key, text): &(&str, &str)| {
        format!(
            "<item><guid>{key}</guid><title>News {key}</title><link>/{key}</link><pubDate>Tue, 14 May 2024 08:00:00 \
             GMT</pubDate><description>{text}</description></item>"
        )
    };
    let items: String = items.iter().map(item).collect();
    format!("<rss version=\"2.0\"><channel><title>Coastal Wire</title>{items}</channel></rss>")
}

const TALKS: (&str, &str) = ("1", "Talks began on Friday, the ministry said.");
const BRIDGE: (&str, &str) = ("2", "The mayor said the bridge was safe.");

const PAGE: &str = "<html lang='en'><head><title>News 1</title></head><body><nav>Home Sport</nav><article><h1>News 1</h1>\
    <p>Talks on the river's water began on Friday in the capital, the ministry said in a statement.</p>\
    <p>Envoys of four countries had arrived the evening before, two officials told reporters.</p></article></body></html>";

fn good() -> Handler {
    always("200 OK", &[("Content-Type", "application/rss+xml")], rss(&[TALKS]))
}

/// Asks one bad feed and one good one: what is said of the bad one. The good one is always read.
fn fault_of(handler: Handler) -> String {
    fault_within(limits(), handler)
}

fn fault_within(limits: Limits, handler: Handler) -> String {
    let server = Server::start(vec![("/bad", handler), ("/good", good())]);
    let office = Office::new();
    let feeds = feed("bad", &server.url("/bad"), "") + &feed("good", &server.url("/good"), "");
    let tray = office.with(&feeds, &["127.0.0.1"], limits);
    assert_eq!(tray.filed.len(), 1, "{:?}", tray.faults);
    assert_eq!(tray.faults.len(), 1, "{:?}", tray.faults);
    tray.faults[0].replace(&server.url(""), "SITE")
}

#[test]
fn servers_that_misbehave_cost_their_own_feed_alone() {
    let short = Limits { time: Duration::from_millis(400), ..limits() };
    let slow = |stream: &mut std::net::TcpStream, _: &Request, _: usize| {
        let _ = stream.write_all(b"HTTP/1.1 200 OK\r\nX-Sl");
        std::thread::sleep(Duration::from_millis(700));
    };
    assert_eq!(fault_within(short, Box::new(slow)), "bad: SITE/bad: took longer than 400ms");

    let dripping = |stream: &mut std::net::TcpStream, _: &Request, _: usize| {
        let _ = stream.write_all(b"HTTP/1.1 200 OK\r\n\r\n");
        while stream.write_all(b"<").is_ok() {
            std::thread::sleep(Duration::from_millis(50));
        }
    };
    assert_eq!(fault_within(short, Box::new(dripping)), "bad: SITE/bad: took longer than 400ms");

    let endless = |stream: &mut std::net::TcpStream, _: &Request, _: usize| {
        let _ = stream.write_all(b"HTTP/1.1 200 OK\r\n\r\n");
        while stream.write_all(&[b'a'; 4096]).is_ok() {}
    };
    assert_eq!(fault_of(Box::new(endless)), "bad: SITE/bad: is larger than 100000 bytes");

    let mut bomb = GzEncoder::new(Vec::new(), Compression::best());
    bomb.write_all(&vec![b' '; 20_000_000]).unwrap();
    let bomb = always("200 OK", &[("Content-Encoding", "gzip")], bomb.finish().unwrap());
    assert_eq!(fault_of(bomb), "bad: SITE/bad: is larger than 100000 bytes");

    assert_eq!(
        fault_of(always("302 Found", &[("Location", "/bad")], "")),
        "bad: SITE/bad: redirects more than 5 times"
    );
    assert_eq!(
        fault_of(always("302 Found", &[("Location", "http://[::ffff:10.0.0.1]/")], "")),
        "bad: SITE/bad: `::ffff:a00:1` has no public address; --allow-host ::ffff:a00:1 allows it"
    );
    assert_eq!(
        fault_of(always("302 Found", &[("Location", "file:///etc/hosts")], "")),
        "bad: SITE/bad: `file` is neither http nor https"
    );

    let cut = |stream: &mut std::net::TcpStream, _: &Request, _: usize| {
        let _ = stream.write_all(b"HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\n<rss version=");
    };
    assert_eq!(fault_of(Box::new(cut)), "bad: SITE/bad: the answer ends too early");

    let image = always("200 OK", &[("Content-Type", "image/png")], b"\x89PNG\r\n\x1A\n".as_slice());
    assert_eq!(fault_of(image), "bad: SITE/bad: is not text but an image");
    let broken = fault_of(always("200 OK", &[], "<rss version='2.0'><channel><item></channel></rss>"));
    assert!(broken.starts_with("bad: SITE/bad: broken XML at byte "), "{broken}");

    let huge = |stream: &mut std::net::TcpStream, _: &Request, _: usize| {
        let field = "a".repeat(200_000);
        answer(stream, "200 OK", &[("X-Huge", field.as_str())], b"");
    };
    assert_eq!(fault_of(Box::new(huge)), "bad: SITE/bad: has a header larger than 65536 bytes");
    assert_eq!(fault_of(always("404 Not Found", &[], "")), "bad: SITE/bad: answered 404");
}

#[test]
fn private_addresses_are_refused_unless_allowed_by_name() {
    let server = Server::start(vec![("/feed", good())]);
    let office = Office::new();
    let tray = office.with(&feed("wire", &server.url("/feed"), ""), &[], limits());
    let told = "127.0.0.1` has no public address; --allow-host 127.0.0.1 allows it";
    assert!(tray.faults[0].ends_with(told), "{:?}", tray.faults);
    assert!(server.requests("/feed").is_empty() && server.requests("/robots.txt").is_empty());
    let port = server.url("/feed").replace("127.0.0.1", "localhost");
    let tray = Office::new().with(&feed("wire", &port, ""), &["127.0.0.1"], limits());
    assert!(tray.faults[0].contains("`localhost` has no public address"), "a name is not its address");
    let tray = Office::new().with(&feed("wire", &port, ""), &["LOCALHOST"], limits());
    assert_eq!(tray.filed.len(), 1);
}

#[test]
fn a_feed_is_asked_for_what_has_changed() {
    let conditional = |stream: &mut std::net::TcpStream, request: &Request, count: usize| {
        let tag = if count < 2 { "\"one\"" } else { "\"two\"" };
        let items: &[_] = if count < 2 { &[TALKS] } else { &[BRIDGE, TALKS] };
        let fields = [("ETag", tag), ("Last-Modified", "Tue, 14 May 2024 08:00:00 GMT")];
        if request.fields.get("if-none-match").is_some_and(|known| known == tag) {
            answer(stream, "304 Not Modified", &fields, b"");
        } else {
            answer(stream, "200 OK", &fields, rss(items).as_bytes());
        }
    };
    let server = Server::start(vec![("/feed", Box::new(conditional))]);
    let mut office = Office::new();
    let feeds = feed("wire", &server.url("/feed"), "");
    let first = office.once(&feeds);
    assert_eq!(first.filed.len(), 1);
    assert_eq!(first.filed[0].key, "1");
    assert_eq!(first.filed[0].published.as_deref(), Some("2024-05-14T08:00:00"));
    office.later(1000);
    let second = office.once(&feeds);
    assert!(second.filed.is_empty() && second.polled[0].is_unchanged);
    assert_eq!(server.requests("/feed")[1].fields["if-modified-since"], "Tue, 14 May 2024 08:00:00 GMT");
    office.later(1000);
    let third = office.once(&feeds);
    let keys: Vec<_> = third.filed.iter().map(|document| document.key.as_str()).collect();
    assert_eq!(keys, ["2"], "the entry that was met before is not handed over again");
    assert!(server.requests("/feed")[0].fields["user-agent"].starts_with("onrecord/"));
}

#[test]
fn a_server_that_asks_to_be_left_alone_is() {
    let limited = |stream: &mut std::net::TcpStream, _: &Request, count: usize| match count {
        0 => answer(stream, "429 Too Many Requests", &[("Retry-After", "600")], b""),
        1 => answer(stream, "503 Service Unavailable", &[("Retry-After", "Tue, 14 May 2024 13:00:00 GMT")], b""),
        2 => answer(stream, "500 Internal Server Error", &[], b""),
        _ => answer(stream, "200 OK", &[], rss(&[TALKS]).as_bytes()),
    };
    let server = Server::start(vec![("/feed", Box::new(limited))]);
    let mut office = Office::new();
    let feeds = feed("wire", &server.url("/feed"), "");
    let pauses = [601, 2990, 240];
    for (count, pause) in pauses.into_iter().enumerate() {
        let tray = office.once(&feeds);
        assert_eq!((tray.faults.len(), server.requests("/feed").len()), (1, count + 1));
        office.later(pause - 30);
        assert!(office.once(&feeds).polled.is_empty(), "asked again too early after failure {count}");
        office.later(60);
    }
    assert_eq!(office.once(&feeds).filed.len(), 1);
}

#[test]
fn pages_are_followed_as_robots_allow_and_the_feed_stands_in_for_them() {
    let robots = always("200 OK", &[], "User-agent: *\nDisallow: /2\nCrawl-delay: 7\n");
    let items = rss(&[TALKS, BRIDGE, ("3", ""), ("4", "Short news of a fire.")]);
    let page = always("200 OK", &[("Content-Type", "text/html")], PAGE);
    let flaky = |stream: &mut std::net::TcpStream, _: &Request, _: usize| answer(stream, "502 Bad Gateway", &[], b"");
    let server = Server::start(vec![
        ("/robots.txt", robots),
        ("/feed", always("200 OK", &[("ETag", "\"one\"")], items)),
        ("/1", page),
        ("/4", Box::new(flaky)),
    ]);
    let mut office = Office::new();
    let feeds = feed("wire", &server.url("/feed"), "pages = true");
    let start = office.hands.now();
    let first = office.once(&feeds);
    let told: Vec<_> = first.faults.iter().map(|fault| fault.replace(&server.url(""), "")).collect();
    assert_eq!(told, ["wire: /2: robots.txt disallows it", "wire: /3: answered 404", "wire: /4: answered 502"]);
    assert_eq!(first.filed.len(), 2);
    assert!(first.filed[0].text.contains("Envoys of four countries"), "{}", first.filed[0].text);
    assert!(!first.filed[0].text.contains("Sport"));
    assert_eq!((first.filed[0].key.as_str(), first.filed[0].published.as_deref()), ("1", Some("2024-05-14T08:00:00")));
    assert_eq!(first.filed[1].text, BRIDGE.1, "the feed's own words, since the page may not be read");
    assert_eq!((first.polled[0].left_out, first.polled[0].postponed), (1, 1));
    assert!(office.hands.now().duration_since(start).as_secs() >= 21, "three pauses of seven seconds");
    assert!(server.requests("/2").is_empty());

    office.later(1000);
    assert_eq!(office.once(&feeds).polled[0].postponed, 1);
    assert!(!server.requests("/feed")[1].fields.contains_key("if-none-match"), "an entry is left to be taken");
    office.later(1000);
    let third = office.once(&feeds);
    assert_eq!(third.filed[0].text, "Short news of a fire.", "after three tries the feed stands in");
    assert_eq!(server.requests("/1").len(), 1);
    office.later(1000);
    office.once(&feeds);
    assert_eq!(server.requests("/feed")[3].fields["if-none-match"], "\"one\"");
}

#[test]
fn a_page_that_asks_for_fewer_requests_ends_the_pages() {
    let limited = |stream: &mut std::net::TcpStream, _: &Request, count: usize| match count {
        0 => answer(stream, "429 Too Many Requests", &[("Retry-After", "300")], b""),
        _ => answer(stream, "200 OK", &[("Content-Type", "text/html")], PAGE.as_bytes()),
    };
    let items = rss(&[TALKS, BRIDGE]);
    let server = Server::start(vec![("/feed", always("200 OK", &[], items)), ("/1", Box::new(limited))]);
    let mut office = Office::new();
    let feeds = feed("wire", &server.url("/feed"), "pages = true");
    let first = office.once(&feeds);
    assert_eq!((first.filed.len(), first.faults.len(), first.polled[0].postponed), (0, 1, 1));
    assert!(server.requests("/2").is_empty());
    office.later(200);
    assert!(office.once(&feeds).polled.is_empty());
    office.later(200);
    assert_eq!(office.once(&feeds).filed.len(), 2);
}

#[test]
fn robots_that_cannot_be_read_count_as_a_refusal() {
    let server = Server::start(vec![("/robots.txt", always("500 Oops", &[], "")), ("/feed", good())]);
    let tray = Office::new().once(&feed("wire", &server.url("/feed"), ""));
    assert!(tray.faults[0].ends_with("robots.txt cannot be read: answered 500"), "{:?}", tray.faults);
    assert!(server.requests("/feed").is_empty());
}

#[test]
fn a_long_robots_file_counts_as_far_as_it_is_read() {
    let robots = format!("User-agent: *\nDisallow: /feed\n# {}\n", "a".repeat(600_000));
    let server = Server::start(vec![("/robots.txt", always("200 OK", &[], robots)), ("/feed", good())]);
    let tray = Office::new().once(&feed("wire", &server.url("/feed"), ""));
    assert!(tray.faults[0].ends_with("/feed: robots.txt disallows it"), "{:?}", tray.faults);
}

#[test]
fn a_watch_that_is_stopped_goes_on_where_it_was() {
    let server = Server::start(vec![("/feed", always("200 OK", &[("ETag", "\"one\"")], rss(&[TALKS, BRIDGE])))]);
    let office = Office::new();
    let feeds = feed("wire", &server.url("/feed"), "");
    *office.hands.1.borrow_mut() = Some(1);
    let first = office.once(&feeds);
    assert_eq!((first.filed.len(), first.polled[0].next), (1, None));
    *office.hands.1.borrow_mut() = None;
    let second = office.once(&feeds);
    let keys: Vec<_> = second.filed.iter().map(|document| document.key.as_str()).collect();
    assert_eq!(keys, ["2"]);
}

#[test]
fn a_stop_during_a_pause_sends_no_request() {
    let server =
        Server::start(vec![("/feed", always("200 OK", &[], rss(&[TALKS]))), ("/1", always("200 OK", &[], PAGE))]);
    let office = Office::new();
    let feeds = Feeds::parse(&feed("wire", &server.url("/feed"), "pages = true"), "feeds.toml").unwrap();
    let mut tray = Tray { hands: office.hands.clone(), filed: vec![], faults: vec![], polled: vec![] };
    // robots.txt at once, the feed a second later, the page a second after that.
    let clock = Until(office.hands.clone(), "2024-05-14T12:00:01.5Z".parse().unwrap());
    let state = State::beside(&office.ledger()).unwrap();
    Watcher::new(feeds, state, limits(), vec!["127.0.0.1".to_owned()], clock).run(&mut tray).unwrap();
    assert_eq!((server.requests("/feed").len(), server.requests("/1").len()), (1, 0));
    assert!(tray.faults.is_empty() && tray.filed.is_empty());
    assert_eq!(tray.polled[0].next, None);
}

#[test]
fn a_state_without_its_ledger_counts_for_nothing() {
    let server = Server::start(vec![("/feed", good())]);
    let office = Office::new();
    let feeds = feed("wire", &server.url("/feed"), "");
    assert_eq!(office.once(&feeds).filed.len(), 1);
    assert_eq!(office.once(&feeds).filed.len(), 0);
    std::fs::remove_file(office.ledger()).unwrap();
    assert_eq!(office.once(&feeds).filed.len(), 1);
}

#[test]
fn a_running_watch_asks_each_feed_in_its_time() {
    let server = Server::start(vec![("/quick", good()), ("/rare", good())]);
    let office = Office::new();
    let feeds =
        feed("quick", &server.url("/quick"), "every = '1m'") + &feed("rare", &server.url("/rare"), "every = '5m'");
    let feeds = Feeds::parse(&feeds, "feeds.toml").unwrap();
    let state = State::beside(&office.ledger()).unwrap();
    let end: Timestamp = "2024-05-14T12:09:30Z".parse().unwrap();
    let mut tray = Tray { hands: office.hands.clone(), filed: vec![], faults: vec![], polled: vec![] };
    let clock = Until(office.hands.clone(), end);
    Watcher::new(feeds, state, limits(), vec!["127.0.0.1".to_owned()], clock).run(&mut tray).unwrap();
    assert_eq!((server.requests("/quick").len(), server.requests("/rare").len()), (10, 2));
    assert_eq!(tray.filed.len(), 2);
}

#[test]
fn a_state_that_is_none_is_named() {
    let folder = tempfile::tempdir().unwrap();
    let ledger = folder.path().join("news.ledger");
    std::fs::write(&ledger, "").unwrap();
    std::fs::write(folder.path().join("news.ledger.watch.json"), "{").unwrap();
    let error = State::beside(Path::new(&ledger)).unwrap_err().to_string();
    assert!(error.contains("news.ledger.watch.json: is not the state of a watch: "), "{error}");
}
