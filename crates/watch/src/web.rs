//! One polite request: robots.txt, pace, limits, redirects, and what the answer says of itself.

use std::collections::BTreeMap;
use std::io::{self, Read};
use std::time::Duration;

use jiff::fmt::rfc2822::DateTimeParser;
use jiff::{SignedDuration, Timestamp};
use ureq::config::Config;
use ureq::http::HeaderMap;
use ureq::unversioned::transport::DefaultConnector;
use ureq::{Agent, Body, http};
use url::Url;

use crate::address::{Guard, Refused};
use crate::robots::Robots;
use crate::schedule::{Clock, after};
use crate::state::Validators;
use crate::{Problem, WatchError};

/// How much a server may take and give.
#[derive(Clone, Copy, Debug)]
pub struct Limits {
    /// Time for one request, from the look-up of the name to the last byte.
    pub time: Duration,
    /// Most bytes of an answer, after decompression.
    pub body: usize,
    /// Most bytes of an answer's header.
    pub header: usize,
    /// Most redirects that are followed.
    pub redirects: usize,
    /// Least time between two requests to a host.
    pub gap: Duration,
    /// Most pages that are asked for in one poll of a feed.
    pub pages: usize,
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            time: Duration::from_secs(30),
            body: onrecord_intake::DEFAULT_LIMIT,
            header: 64 * 1024,
            redirects: 5,
            gap: Duration::from_secs(1),
            pages: 50,
        }
    }
}

/// Most bytes of a robots.txt that are read, by RFC 9309; the rest counts for nothing.
const ROBOTS: usize = 500 * 1024;

/// How long a robots.txt is good for, by RFC 9309.
const ROBOTS_AGE: SignedDuration = SignedDuration::from_hours(24);

/// What a server answered.
pub struct Answer {
    pub status: u16,
    /// The address that answered, after redirects.
    pub url: Url,
    pub validators: Validators,
    pub content_type: Option<String>,
    pub body: Vec<u8>,
}

/// The web as one polite visitor meets it.
pub struct Web {
    agent: Agent,
    pub limits: Limits,
    /// When each host was last asked.
    asked: BTreeMap<String, Timestamp>,
    /// The rules of each origin, and when they were read.
    robots: BTreeMap<String, (Timestamp, Robots)>,
}

impl Web {
    /// A visitor that speaks to public addresses, and to `allowed` hosts whatever their address.
    pub fn new(limits: Limits, contact: Option<&str>, allowed: impl IntoIterator<Item = String>) -> Self {
        let version = env!("CARGO_PKG_VERSION");
        let name = contact
            .map_or(format!("onrecord/{version}"), |contact| format!("onrecord/{version} (+{contact})"))
            .replace(|letter: char| !(' '..='~').contains(&letter), "");
        // A proxy of the environment would look names up itself, beyond the check of addresses.
        let config = Config::builder()
            .proxy(None)
            .http_status_as_error(false)
            .max_redirects(0)
            .max_redirects_will_error(false)
            .max_response_header_size(limits.header)
            .timeout_global(Some(limits.time))
            .user_agent(name)
            .build();
        let allowed = allowed.into_iter().map(|name| name.to_ascii_lowercase()).collect();
        let agent = Agent::with_parts(config, DefaultConnector::new(), Guard { allowed });
        Self { agent, limits, asked: BTreeMap::new(), robots: BTreeMap::new() }
    }

    /// Asks for an address as its site's robots.txt allows, on every step of a redirect. Answers other than success and
    /// "not modified" are problems.
    pub fn get(&mut self, clock: &mut dyn Clock, url: &Url, known: &Validators) -> Result<Answer, Problem> {
        let mut url = url.clone();
        for _ in 0..=self.limits.redirects {
            self.heed(clock, &url)?;
            match self.step(clock, &url, known, self.limits.body)? {
                Step::Answer(answer) if answer.body.len() > self.limits.body => {
                    return Err(Problem::TooLarge(self.limits.body));
                }
                Step::Answer(answer) => return Ok(answer),
                Step::Redirect(target) => url = target,
            }
        }
        Err(Problem::Redirects(self.limits.redirects))
    }

    /// Whether the site's robots.txt allows an address. A site without the file allows everything, one whose server
    /// fails nothing, by RFC 9309.
    fn heed(&mut self, clock: &mut dyn Clock, url: &Url) -> Result<(), Problem> {
        check_scheme(url)?;
        let origin = url.origin().ascii_serialization();
        let is_fresh = |(read, _): &(Timestamp, Robots)| clock.now().duration_since(*read) < ROBOTS_AGE;
        if !self.robots.get(&origin).is_some_and(is_fresh) {
            let robots = match self.robots_of(clock, url) {
                Ok(text) => Robots::parse(&text),
                Err(Problem::Status { status: 400..=428 | 430..=499, .. } | Problem::Redirects(_)) => Robots::default(),
                // A host that is not reached says nothing of robots.txt.
                Err(problem @ (Problem::Refused(_) | Problem::Slow(_) | Problem::Broken(_) | Problem::Stopped)) => {
                    return Err(problem);
                }
                Err(problem) => return Err(Problem::RobotsUnread(Box::new(problem))),
            };
            self.robots.insert(origin.clone(), (clock.now(), robots));
        }
        let path = url.query().map_or_else(|| url.path().to_owned(), |query| format!("{}?{query}", url.path()));
        let allows = self.robots.get(&origin).is_none_or(|(_, robots)| robots.allows(&path));
        if allows { Ok(()) } else { Err(Problem::Robots) }
    }

    fn robots_of(&mut self, clock: &mut dyn Clock, url: &Url) -> Result<String, Problem> {
        let mut url = url.join("/robots.txt").map_err(|_| Problem::Nowhere)?;
        for _ in 0..=self.limits.redirects {
            match self.step(clock, &url, &Validators::default(), ROBOTS)? {
                Step::Answer(answer) => return Ok(String::from_utf8_lossy(&answer.body).into_owned()),
                Step::Redirect(target) => url = target,
            }
        }
        Err(Problem::Redirects(self.limits.redirects))
    }

    /// One request, after the pause that its host is due. Of a body that is larger than the limit one byte more is read.
    fn step(&mut self, clock: &mut dyn Clock, url: &Url, known: &Validators, limit: usize) -> Result<Step, Problem> {
        check_scheme(url)?;
        self.pace(clock, url);
        // A stop cuts the pause short, and what comes after a short pause would be rude.
        if clock.is_stopped() {
            return Err(Problem::Stopped);
        }
        let mut request = self.agent.get(url.as_str());
        if let Some(etag) = &known.etag {
            request = request.header(http::header::IF_NONE_MATCH, etag);
        }
        if let Some(modified) = &known.modified {
            request = request.header(http::header::IF_MODIFIED_SINCE, modified);
        }
        let answer = request.call().map_err(|error| self.problem(error, url))?;
        let (head, body) = answer.into_parts();
        let status = head.status.as_u16();
        let field = |name| text(&head.headers, name);
        match status {
            301 | 302 | 303 | 307 | 308 => {
                let target = field("location").and_then(|target| url.join(&target).ok()).ok_or(Problem::Nowhere)?;
                check_scheme(&target)?;
                Ok(Step::Redirect(target))
            }
            200..=299 | 304 => Ok(Step::Answer(Answer {
                status,
                url: url.clone(),
                validators: Validators { etag: field("etag"), modified: field("last-modified") },
                content_type: field("content-type"),
                body: self.body(body, limit, url)?,
            })),
            _ => {
                let retry_after = field("retry-after").and_then(|asked| wait(&asked, clock.now()));
                Err(Problem::Status { status, retry_after })
            }
        }
    }

    /// Waits until the host may be asked again.
    fn pace(&mut self, clock: &mut dyn Clock, url: &Url) {
        let host = url.host_str().unwrap_or_default().to_owned();
        let asked_for = self.robots.get(&url.origin().ascii_serialization()).and_then(|(_, robots)| robots.delay);
        let gap = self.limits.gap.max(asked_for.unwrap_or_default());
        if let Some(&last) = self.asked.get(&host) {
            let left = after(last, gap).duration_since(clock.now());
            if let Ok(left) = left.try_into() {
                clock.wait(left);
            }
        }
        self.asked.insert(host, clock.now());
    }

    fn body(&self, body: Body, limit: usize, url: &Url) -> Result<Vec<u8>, Problem> {
        let mut bytes = Vec::new();
        let read = body.into_reader().take(limit as u64 + 1).read_to_end(&mut bytes);
        read.map_err(|error| self.problem(error.into(), url))?;
        Ok(bytes)
    }

    fn problem(&self, error: ureq::Error, url: &Url) -> Problem {
        match error {
            ureq::Error::Timeout(_) => Problem::Slow(self.limits.time),
            ureq::Error::LargeResponseHeader(..) => Problem::Header(self.limits.header),
            ureq::Error::Other(source) if source.is::<Refused>() => {
                Problem::Refused(url.host_str().unwrap_or_default().trim_matches(['[', ']']).to_owned())
            }
            ureq::Error::Io(source) if source.kind() == io::ErrorKind::UnexpectedEof => {
                Problem::Broken("the answer ends too early".to_owned())
            }
            ureq::Error::Io(source) => Problem::Broken(source.to_string()),
            other => Problem::Broken(other.to_string()),
        }
    }
}

enum Step {
    Answer(Answer),
    Redirect(Url),
}

impl Answer {
    /// Says of a problem with this answer which feed's it is and which address gave it.
    pub fn wrong(&self, feed: &str, problem: impl Into<Problem>) -> WatchError {
        WatchError::Fetch { feed: feed.to_owned(), url: self.url.to_string(), problem: problem.into() }
    }
}

fn check_scheme(url: &Url) -> Result<(), Problem> {
    if matches!(url.scheme(), "http" | "https") { Ok(()) } else { Err(Problem::Scheme(url.scheme().to_owned())) }
}

/// A field of a header, if it is text.
fn text(headers: &HeaderMap, name: &str) -> Option<String> {
    headers.get(name).and_then(|value| value.to_str().ok()).map(str::to_owned)
}

/// The time that a `Retry-After` asks for: seconds, or a date.
fn wait(asked: &str, now: Timestamp) -> Option<Duration> {
    if let Ok(seconds) = asked.trim().parse() {
        return Some(Duration::from_secs(seconds));
    }
    let date = DateTimeParser::new().relaxed_weekday(true).parse_timestamp(asked.trim()).ok()?;
    date.duration_since(now).try_into().ok()
}
