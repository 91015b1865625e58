//! Who tells what of an event: mentions with the identities of everybody in them.
//!
//! Apart from disputes, changes and threads because all three ask who speaks and who takes part.

use std::collections::BTreeSet;

use onrecord_record::{ActorId, EventStatus, EventType, Stance};
use serde::{Deserialize, Serialize};

use crate::events::MentionRef;
use crate::identities::Identity;
use crate::{Mention, Summary, events, identities, stories};

/// Everything that documents have in common: stories, their events, identities.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Links {
    /// Stories, as [`stories::stories`] gives them.
    pub stories: Vec<Vec<usize>>,
    /// All events, those of the first story first.
    pub events: Vec<LinkedEvent>,
    /// Identities, as [`identities::identities`] gives them.
    pub identities: Vec<Identity>,
    /// Of each document, the identity of each of its actors.
    identity: Vec<Vec<usize>>,
}

/// Mentions of one event.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct LinkedEvent {
    /// The story, by its position among the stories.
    pub story: usize,
    /// Its mentions, in the order of publication.
    pub mentions: Vec<MentionRef>,
}

/// On whose word something is told.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Voice {
    /// The reporter's own voice, by outlet (by document where the outlet is unknown).
    Reporter(String),
    /// A speaker, by position among the identities.
    Speaker(usize),
    /// Somebody whom the text does not name.
    Unnamed,
}

/// Takes all steps up to identities.
pub fn link(summaries: &[Summary]) -> Links {
    let stories = stories::stories(summaries);
    let events = stories.iter().enumerate().flat_map(|(story, documents)| {
        let events = events::events(summaries, documents).into_iter();
        events.map(move |mentions| LinkedEvent { story, mentions })
    });
    let events: Vec<LinkedEvent> = events.collect();
    let identities = identities::identities(summaries, &stories);
    Links::new(summaries, stories, events, identities)
}

impl Links {
    /// Puts together what each step gave; every actor of the summaries is a member of one identity.
    pub fn new(
        summaries: &[Summary],
        stories: Vec<Vec<usize>>,
        events: Vec<LinkedEvent>,
        identities: Vec<Identity>,
    ) -> Self {
        let mut identity: Vec<Vec<usize>> = summaries.iter().map(|summary| vec![0; summary.actors.len()]).collect();
        for (number, member) in identities
            .iter()
            .enumerate()
            .flat_map(|(number, identity)| identity.members.iter().map(move |member| (number, member)))
        {
            identity[member.document][member.actor] = number;
        }
        Self { stories, events, identities, identity }
    }

    /// The identity of a document's actor, by position among the identities.
    pub fn identity(&self, document: usize, actor: ActorId) -> Option<usize> {
        self.identity.get(document)?.get(actor.index()).copied()
    }

    /// The identities of a document's actors.
    pub fn all(&self, document: usize, actors: &[ActorId]) -> BTreeSet<usize> {
        actors.iter().filter_map(|actor| self.identity(document, *actor)).collect()
    }
}

/// A mention with its document and what the links say of it.
#[derive(Clone, Debug)]
pub struct Account<'s> {
    /// Where it stands.
    pub at: MentionRef,
    /// What it tells.
    pub mention: &'s Mention,
    /// Its document.
    pub summary: &'s Summary,
    /// On whose word.
    pub voice: Voice,
    /// Who acts, as identities.
    pub actors: BTreeSet<usize>,
    /// To whom, as identities.
    pub recipients: BTreeSet<usize>,
    /// Those of them whom a text calls by name.
    named: BTreeSet<usize>,
}

impl<'s> Account<'s> {
    /// The account that a mention is.
    pub fn new(summaries: &'s [Summary], links: &Links, at: MentionRef) -> Self {
        let summary = &summaries[at.document];
        let mention = &summary.mentions[at.mention];
        let said = mention.according_to.first().and_then(|statement| summary.statements.get(statement.index()));
        let voice = match said.map(|said| said.speaker.and_then(|speaker| links.identity(at.document, speaker))) {
            Some(Some(speaker)) => Voice::Speaker(speaker),
            Some(None) => Voice::Unnamed,
            None => Voice::Reporter(summary.publisher.clone().unwrap_or_else(|| summary.key.clone())),
        };
        let (actors, recipients) =
            (links.all(at.document, &mention.actors), links.all(at.document, &mention.recipients));
        let named = (&actors | &recipients).into_iter().filter(|&party| links.identities[party].has_name).collect();
        Self { at, mention, summary, voice, actors, recipients, named }
    }

    /// Whether it tells the event as done, under way or to come.
    pub fn is_affirmed(&self) -> bool {
        matches!(self.mention.status, Some(EventStatus::Occurred | EventStatus::Ongoing | EventStatus::Planned))
    }

    /// Whether it tells that the event is not so.
    pub fn is_denied(&self) -> bool {
        matches!(self.mention.status, Some(EventStatus::Denied | EventStatus::Negated))
    }

    /// Whether it is told as an accusation: it may be so, on the word of a speaker who accuses. Whoever denies the deed
    /// contradicts that, though nobody tells it as done.
    pub fn is_alleged(&self) -> bool {
        let said = self.mention.according_to.first().and_then(|said| self.summary.statements.get(said.index()));
        self.mention.status == Some(EventStatus::Possible) && said.is_some_and(|said| said.stance == Stance::Accuse)
    }

    /// Whether it is another's word; who is not named is nobody else for certain.
    pub fn is_another_voice(&self, other: &Self) -> bool {
        self.voice != other.voice && self.voice != Voice::Unnamed && other.voice != Voice::Unnamed
    }

    /// Whether both tell, in the same word for the act, of the same parties. Sharing an event is not enough to hold one
    /// account against another: the group of words that joined them may be wide. Who acts and to whom must not differ, and
    /// one of the two must be shared.
    pub fn is_one_act(&self, other: &Self) -> bool {
        if !self.is_one_deed(other) {
            return false;
        }
        if self.kind() == Some(EventType::Consult) {
            let shared = (&self.parties() & &other.parties()).len();
            return shared > 1 || shared == 1 && self.parties().len().min(other.parties().len()) == 1;
        }
        match self.share_objects(other) {
            Some(is_shared) => is_shared,
            None => self.share_actors(other) == Some(true),
        }
    }

    /// Whether both use the same word for the act and do not name different actors: enough for two who count the same things,
    /// which are what it is done to.
    pub fn is_one_deed(&self, other: &Self) -> bool {
        self.mention.act == other.mention.act && self.kind() == other.kind() && self.share_actors(other) != Some(false)
    }

    /// Whether an actor is shared; none where one of the two does not tell who acts by name. Whom two documents only describe
    /// ("gunmen") is no identity across them, so that other identities of such actors say nothing.
    fn share_actors(&self, other: &Self) -> Option<bool> {
        if !self.actors.is_disjoint(&other.actors) {
            return Some(true);
        }
        let are_named = |account: &Self| account.actors.iter().any(|actor| account.named.contains(actor));
        (are_named(self) && are_named(other)).then_some(false)
    }

    /// Whether it is done to the same; none where neither says to whom or what. Where only one does, nothing shows that the
    /// other means the same: who supports one thing may well deny to support another.
    pub fn share_objects(&self, other: &Self) -> Option<bool> {
        let are_silent =
            [self, other].map(|account| account.recipients.is_empty() && account.mention.objects.is_empty());
        let (one, two) = (&self.mention.objects, &other.mention.objects);
        let is_shared = || {
            !self.recipients.is_disjoint(&other.recipients)
                || one.iter().any(|object| two.binary_search(object).is_ok())
        };
        (are_silent != [true, true]).then(is_shared)
    }

    /// Everybody in it.
    pub fn parties(&self) -> BTreeSet<usize> {
        &self.actors | &self.recipients
    }

    /// PLOVER type.
    pub fn kind(&self) -> Option<EventType> {
        self.mention.kind
    }

    /// Who speaks, as the document calls them: "Ana Okoro (Courier, 2025-03-01)".
    pub fn teller(&self) -> String {
        let outlet = self.summary.publisher.as_deref().unwrap_or(&self.summary.key);
        let said = self.mention.according_to.first().and_then(|said| self.summary.statements.get(said.index()));
        let speaker = said.and_then(|said| said.speaker).and_then(|speaker| self.summary.actors.get(speaker.index()));
        let speaker = match &self.voice {
            Voice::Reporter(_) => None,
            _ => Some(speaker.map(|speaker| &*speaker.name)),
        };
        teller(speaker, outlet, self.summary.published.as_deref())
    }

    /// Who acts, as the document calls them.
    pub fn doers(&self) -> String {
        let names = self.mention.actors.iter().filter_map(|actor| self.summary.actors.get(actor.index()));
        names.map(|named| named.name.as_str()).collect::<Vec<_>>().join(" and ")
    }
}

/// Who tells something, in words: a speaker (or nobody with a name) as an outlet has it, or the outlet itself.
pub fn teller(speaker: Option<Option<&str>>, outlet: &str, published: Option<&str>) -> String {
    let source = [Some(outlet), published].into_iter().flatten().collect::<Vec<_>>().join(", ");
    match speaker {
        None => source,
        Some(speaker) => format!("{} ({source})", speaker.unwrap_or("somebody unnamed")),
    }
}
