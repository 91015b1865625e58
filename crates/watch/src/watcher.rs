//! The watcher: which feed is next, what is new in it, and what is remembered of it.

use std::time::Duration;

use jiff::Timestamp;
use onrecord_record::Document;
use url::Url;

use crate::pages;
use crate::schedule::{Clock, after, back_off, pause};
use crate::state::State;
use crate::web::{Answer, Limits, Web};
use crate::{Feed, Feeds, Problem, WatchError};

/// Where articles go, and where it is said what went wrong.
pub trait Desk {
    /// Why an article cannot be filed; it ends the watch.
    type Error: From<WatchError>;
    /// Files an article.
    fn file(&mut self, feed: &Feed, document: Document) -> Result<(), Self::Error>;
    /// Hears what is wrong with a feed or a page; the rest goes on.
    fn fault(&mut self, error: &WatchError);
    /// Hears what came of asking a feed.
    fn polled(&mut self, feed: &Feed, polled: &Polled);
}

/// What came of asking a feed once.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Polled {
    /// Articles handed over.
    pub filed: usize,
    /// Entries left out: with a title alone, or not in English.
    pub left_out: usize,
    /// Entries whose page is to be asked for again.
    pub postponed: usize,
    /// Whether the server said that nothing had changed.
    pub is_unchanged: bool,
    /// When the feed is asked next; none if the watch was stopped on it, which goes on with it.
    pub next: Option<Timestamp>,
}

/// Polls feeds, one request at a time.
pub struct Watcher<C> {
    feeds: Vec<Feed>,
    state: State,
    web: Web,
    clock: C,
}

impl<C: Clock> Watcher<C> {
    /// A watcher that goes on from `state`. `allowed` are names of hosts that may have private addresses.
    pub fn new(feeds: Feeds, state: State, limits: Limits, allowed: Vec<String>, clock: C) -> Self {
        let web = Web::new(limits, feeds.contact.as_deref(), allowed);
        Self { feeds: feeds.feeds, state, web, clock }
    }

    /// Asks every feed once, but for those that failed and are not due yet.
    pub fn once<D: Desk>(&mut self, desk: &mut D) -> Result<(), D::Error> {
        for feed in self.feeds.clone() {
            let (next, failures) = self.state.due(&feed.name);
            let is_resting = failures > 0 && next.is_some_and(|next| next > self.clock.now());
            if self.clock.is_stopped() {
                return Ok(());
            }
            if !is_resting {
                self.poll(&feed, desk)?;
            }
        }
        Ok(())
    }

    /// Asks feeds as they fall due, until the clock stops the watch.
    pub fn run<D: Desk>(&mut self, desk: &mut D) -> Result<(), D::Error> {
        while !self.clock.is_stopped() {
            let due = |feed: &Feed| self.state.due(&feed.name).0.unwrap_or(Timestamp::MIN);
            let Some(feed) = self.feeds.iter().min_by_key(|feed| due(feed)).cloned() else { return Ok(()) };
            if let Ok(left) = due(&feed).duration_since(self.clock.now()).try_into() {
                self.clock.wait(left);
            }
            if !self.clock.is_stopped() {
                self.poll(&feed, desk)?;
            }
        }
        Ok(())
    }

    fn poll<D: Desk>(&mut self, feed: &Feed, desk: &mut D) -> Result<(), D::Error> {
        let progress = self.state.progress(&feed.name);
        if progress.url != feed.url.as_str() {
            feed.url.as_str().clone_into(&mut progress.url);
            progress.validators = <_>::default();
        }
        let known = progress.validators.clone();
        let mut polled = Polled::default();
        let outcome = match self.web.get(&mut self.clock, &feed.url, &known) {
            Ok(answer) if answer.status == 304 => {
                polled.is_unchanged = true;
                Ok(())
            }
            Ok(answer) => self.take(feed, &answer, desk, &mut polled)?,
            Err(Problem::Stopped) => Ok(()),
            Err(problem) => {
                let (name, url) = (feed.name.clone(), feed.url.to_string());
                let retry_after = problem.retry_after();
                desk.fault(&WatchError::Fetch { feed: name, url, problem });
                Err(retry_after)
            }
        };
        if !self.clock.is_stopped() || outcome.is_err() {
            let chance = self.clock.chance();
            let now = self.clock.now();
            let progress = self.state.progress(&feed.name);
            progress.failures = if outcome.is_ok() { 0 } else { progress.failures + 1 };
            let pause =
                outcome.map_or_else(|asked| back_off(progress.failures, asked, chance), |()| pause(feed.every, chance));
            polled.next = Some(after(now, pause));
            progress.next = polled.next;
        }
        self.state.save()?;
        desk.polled(feed, &polled);
        Ok(())
    }

    /// Takes what is new in a feed's answer. The inner error is a failure of the feed as a whole, with the pause that
    /// its server asks for.
    fn take<D: Desk>(
        &mut self,
        feed: &Feed,
        answer: &Answer,
        desk: &mut D,
        polled: &mut Polled,
    ) -> Result<Result<(), Asked>, D::Error> {
        let entries = onrecord_intake::feed_entries(&answer.body, answer.url.as_str(), answer.content_type.as_deref());
        let entries = match entries {
            Ok(entries) => entries,
            Err(error) => {
                desk.fault(&answer.wrong(&feed.name, error));
                return Ok(Err(None));
            }
        };
        let mut pages = 0;
        let mut outcome = Ok(());
        let mut is_whole = true;
        for entry in entries {
            let now = self.clock.now();
            self.state.progress(&feed.name).meet(&entry, now);
            if self.state.progress(&feed.name).is_done(&entry) {
                continue;
            }
            // A rate limit holds for the rest of the pages; the feed itself has been read.
            if self.clock.is_stopped() || outcome.is_err() || (feed.pages && pages == self.web.limits.pages) {
                is_whole = false;
                continue;
            }
            let found = if feed.pages {
                pages += 1;
                self.page(feed, &entry, &answer.url, desk)
            } else {
                Found::Document(Box::new(entry.clone()))
            };
            match found {
                Found::Document(document) => hand_over(feed, *document, desk, polled)?,
                Found::Later(asked) => {
                    is_whole = false;
                    polled.postponed += 1;
                    outcome = asked.map_or(Ok(()), Err);
                    continue;
                }
            }
            self.state.progress(&feed.name).finish(&entry, now);
        }
        let now = self.clock.now();
        let progress = self.state.progress(&feed.name);
        progress.forget(now);
        // With the validators kept, the server would say next time that there is nothing left to take.
        progress.validators = if is_whole { answer.validators.clone() } else { <_>::default() };
        Ok(outcome)
    }

    /// The article behind an entry; after the last try, what the feed itself has of it.
    fn page<D: Desk>(&mut self, feed: &Feed, entry: &Document, base: &Url, desk: &mut D) -> Found {
        let url = pages::address(entry, base);
        let read = match &url {
            Some(url) => pages::read(&mut self.web, &mut self.clock, entry, url),
            None => Err(Problem::NoLink),
        };
        let problem = match read {
            Ok(document) => return Found::Document(Box::new(document)),
            Err(Problem::Stopped) => return Found::Later(None),
            Err(problem) => problem,
        };
        let (is_passing, is_rate_limit) = (problem.is_passing(), problem.is_rate_limit());
        let asked = problem.retry_after();
        let url = url.unwrap_or_else(|| base.clone()).to_string();
        desk.fault(&WatchError::Fetch { feed: feed.name.clone(), url, problem });
        if is_rate_limit {
            return Found::Later(Some(asked));
        }
        let now = self.clock.now();
        if is_passing && !self.state.progress(&feed.name).fail(entry, now) {
            return Found::Later(None);
        }
        Found::Document(Box::new(entry.clone()))
    }
}

/// Hands an article over, if it has a text and that is English.
fn hand_over<D: Desk>(feed: &Feed, document: Document, desk: &mut D, polled: &mut Polled) -> Result<(), D::Error> {
    let english = Some(document).filter(|document| !document.text.is_empty()).map(onrecord_intake::english);
    if let Some(Ok(document)) = english {
        polled.filed += 1;
        return desk.file(feed, document);
    }
    polled.left_out += 1;
    Ok(())
}

/// The pause that a server asks for, if it names one.
type Asked = Option<Duration>;

enum Found {
    Document(Box<Document>),
    /// To be asked for again; the inner value is there if the server asks for fewer requests.
    Later(Option<Asked>),
}
