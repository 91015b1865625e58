//! Identities: actors of several documents who are one.
//!
//! Every join has its [`Reason`], so that it can be shown and undone. Inside a document reading has joined mentions
//! already; here whole actors meet.
//!
//! - Finds: people of one full name, however it is spelled, with or without a middle name; a last name in a story whose
//!   other documents give it to one person only; whoever holds an office that another report of those months gives
//!   nobody else; "Putin's adviser" in a story that names one; states, bodies and companies by their names.
//! - Leaves: people of one last name without a story or an office in common; people of one name who belong to different
//!   countries; those whom a text only describes ("a lawyer", "protesters").
//! - Cannot see: two people of one full name in one country, and who goes by two names.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt;

use onrecord_record::ActorKind;
use serde::{Deserialize, Serialize};

use crate::called::{self, Called};
use crate::offices::Office;
use crate::sets::Sets;
use crate::{Named, Summary};

/// An actor by its place in the data.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct ActorRef {
    /// Position of the document among the summaries.
    pub document: usize,
    /// Position among the document's actors.
    pub actor: usize,
}

/// Actors of documents who are one.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Identity {
    /// The plainest full name that some document gives.
    pub name: String,
    /// What kind of actor this is.
    pub kind: ActorKind,
    /// The country that most of its actors have.
    pub country: Option<String>,
    /// Whether some text names it; else it is only described ("officials").
    pub has_name: bool,
    /// Its actors, in the order of publication.
    pub members: Vec<ActorRef>,
    /// Why they are one: each join ties two members.
    pub joins: Vec<Join>,
}

/// Two actors who are one, and why.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Join {
    /// The actor who was there.
    pub one: ActorRef,
    /// The actor who came to it.
    pub other: ActorRef,
    /// What speaks for it, all of it together.
    pub reasons: Vec<Reason>,
}

/// What speaks for a join.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", tag = "reason")]
pub enum Reason {
    /// Both have this name.
    Name {
        /// The name.
        name: String,
    },
    /// Names that are written in two ways.
    Spelling {
        /// One way.
        one: String,
        /// The other.
        other: String,
    },
    /// A family name, which nobody else in the story has.
    FamilyName {
        /// The family name.
        part: String,
        /// The full name.
        name: String,
    },
    /// Told of in one story.
    Story,
    /// A service for a person in which the story names nobody else.
    Service {
        /// Its title.
        title: String,
        /// Whom it is for.
        of: String,
    },
    /// An office that nobody else is told to hold in those months.
    Office {
        /// Its title.
        title: String,
        /// What it is an office of.
        of: String,
    },
}

impl fmt::Display for Reason {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Name { name } => write!(f, "both are called {name}"),
            Self::Spelling { one, other } => write!(f, "{one} and {other} are one name"),
            Self::FamilyName { part, name } => write!(f, "nobody else in the story is called {part} than {name}"),
            Self::Story => write!(f, "both stand in one story"),
            Self::Service { title, of } => write!(f, "nobody else in the story is named as {title} of {of}"),
            Self::Office { title, of } => {
                write!(f, "both are {title} of {of}, and no report of those months names another")
            }
        }
    }
}

/// All identities, single actors too, in the order in which they are first published. `stories` as
/// [`crate::stories::stories`] gives them.
pub fn identities(summaries: &[Summary], stories: &[Vec<usize>]) -> Vec<Identity> {
    let mut register = Register::new(summaries, stories);
    let open = register.join_names();
    register.join_in_stories(&open);
    register.join_holders();
    register.identities()
}

/// All actors in the order of publication, and what was joined so far.
struct Register<'s> {
    summaries: &'s [Summary],
    all: Vec<ActorRef>,
    /// The story of each document.
    story: Vec<usize>,
    sets: Sets,
    joins: Vec<(usize, usize, Vec<Reason>)>,
}

impl<'s> Register<'s> {
    fn new(summaries: &'s [Summary], stories: &[Vec<usize>]) -> Self {
        let mut documents: Vec<usize> = (0..summaries.len()).collect();
        documents.sort_by_key(|&document| summaries[document].order());
        let actors =
            |document: usize| (0..summaries[document].actors.len()).map(move |actor| ActorRef { document, actor });
        let all: Vec<ActorRef> = documents.into_iter().flat_map(actors).collect();
        let mut story = vec![usize::MAX; summaries.len()];
        for (number, documents) in stories.iter().enumerate() {
            for &document in documents {
                story[document] = number;
            }
        }
        let sets = Sets::new(all.len());
        Self { summaries, all, story, sets, joins: Vec::new() }
    }

    fn named(&self, at: usize) -> &'s Named {
        let ActorRef { document, actor } = self.all[at];
        &self.summaries[document].actors[actor]
    }

    fn story(&self, at: usize) -> usize {
        self.story[self.all[at].document]
    }

    fn day(&self, at: usize) -> Option<i32> {
        self.summaries[self.all[at].document].day()
    }

    fn join(&mut self, one: usize, other: usize, reasons: Vec<Reason>) {
        if self.sets.find(one) != self.sets.find(other) {
            self.sets.join(one, other);
            self.joins.push((one, other, reasons));
        }
    }

    /// Joins those whose names are one whatever the story. Says who has a name that several could have.
    fn join_names(&mut self) -> BTreeSet<usize> {
        let mut by_key: BTreeMap<String, BTreeMap<Called<'s>, Vec<usize>>> = BTreeMap::new();
        for at in 0..self.all.len() {
            let named = self.named(at);
            if let Some(key) = called::key(named) {
                by_key.entry(key).or_default().entry(Called::new(named)).or_default().push(at);
            }
        }
        let mut open = BTreeSet::new();
        for (key, called) in by_key {
            let (names, members): (Vec<Called<'_>>, Vec<Vec<usize>>) = called.into_iter().unzip();
            open.extend(members.iter().flatten().copied());
            for group in called::together(&key, &names) {
                let mut group: Vec<usize> = group.into_iter().flat_map(|name| members[name].clone()).collect();
                group.sort_unstable();
                for at in &group {
                    open.remove(at);
                }
                self.join_all(&group);
            }
        }
        open
    }

    fn join_all(&mut self, group: &[usize]) {
        if let Some((&first, rest)) = group.split_first() {
            for &at in rest {
                let reason = called::reason(&self.named(first).name, &self.named(at).name);
                self.join(first, at, vec![reason]);
            }
        }
    }

    /// Joins those whom only their story tells apart.
    fn join_in_stories(&mut self, open: &BTreeSet<usize>) {
        let mut by_story: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
        for at in 0..self.all.len() {
            by_story.entry(self.story(at)).or_default().push(at);
        }
        for members in by_story.into_values() {
            let placed = |&at: &usize| {
                let named = self.named(at);
                let is_known = called::key(named).is_some() && !open.contains(&at);
                (named, is_known.then(|| self.sets.root(at)))
            };
            let placed: Vec<(&Named, Option<usize>)> = members.iter().map(placed).collect();
            for join in called::in_story(&placed) {
                self.join(members[join.mate], members[join.actor], join.reasons);
            }
        }
    }

    /// Joins whoever is known by an office alone to the one person who is told to hold it.
    fn join_holders(&mut self) {
        let mut holders: BTreeMap<Office, Vec<usize>> = BTreeMap::new();
        let mut wanted: Vec<(usize, Office)> = Vec::new();
        for at in 0..self.all.len() {
            let named = self.named(at);
            if named.kind != ActorKind::Person {
                continue;
            }
            for office in named.roles.iter().filter_map(Office::of_role) {
                if named.has_name {
                    holders.entry(office).or_default().push(at);
                } else {
                    wanted.push((at, office));
                }
            }
        }
        for (at, office) in wanted {
            let day = self.day(at);
            let is_near = |holder: &usize| match (day, self.day(*holder)) {
                (Some(one), Some(other)) => one.abs_diff(other) <= office.days.unsigned_abs(),
                _ => true,
            };
            let near: Vec<usize> = holders.get(&office).into_iter().flatten().copied().filter(is_near).collect();
            let people: BTreeSet<usize> = near.iter().map(|&holder| self.sets.find(holder)).collect();
            if let (1, Some(&holder)) = (people.len(), near.first()) {
                let Office { title, of, .. } = office;
                self.join(holder, at, vec![Reason::Office { title, of }]);
            }
        }
    }

    fn identities(mut self) -> Vec<Identity> {
        let groups = self.sets.groups();
        let mut place = vec![0; self.all.len()];
        for (number, group) in groups.iter().enumerate() {
            for &at in group {
                place[at] = number;
            }
        }
        let mut identities: Vec<Identity> = groups.iter().map(|group| self.identity(group)).collect();
        for (one, other, reasons) in &self.joins {
            let join = Join { one: self.all[*one], other: self.all[*other], reasons: reasons.clone() };
            identities[place[*one]].joins.push(join);
        }
        identities
    }

    fn identity(&self, group: &[usize]) -> Identity {
        let has_name = group.iter().any(|&at| self.named(at).has_name);
        let names = group.iter().map(|&at| self.named(at)).filter(|named| named.has_name == has_name);
        let name = names.map(|named| named.name.as_str()).min_by(|one, other| called::order(one, other));
        let name = name.unwrap_or_default().to_owned();
        let kind = group.iter().map(|&at| self.named(at).kind).min().unwrap_or(ActorKind::Unknown);
        let mut countries: BTreeMap<&str, usize> = BTreeMap::new();
        for country in group.iter().filter_map(|&at| self.named(at).country.as_deref()) {
            *countries.entry(country).or_default() += 1;
        }
        // The first in the alphabet where two are as frequent.
        let most = countries.into_iter().rev().max_by_key(|(_, count)| *count);
        let country = most.map(|(country, _)| country.to_owned());
        Identity {
            name,
            kind,
            country,
            has_name,
            members: group.iter().map(|&at| self.all[at]).collect(),
            joins: Vec::new(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::stories;
    use crate::testing::Desk;

    /// Who shares an identity, as `document: name`.
    fn joined(desks: &[Desk]) -> Vec<Vec<String>> {
        let summaries: Vec<Summary> = desks.iter().map(Desk::summary).collect();
        let stories = stories::stories(&summaries);
        let name = |member: &ActorRef| {
            let summary = &summaries[member.document];
            format!("{}: {}", summary.id, summary.actors[member.actor].name)
        };
        let all = identities(&summaries, &stories).into_iter();
        all.filter(|identity| identity.members.len() > 1)
            .map(|identity| identity.members.iter().map(name).collect())
            .collect()
    }

    #[test]
    fn full_names_meet_and_last_names_do_not() {
        let mut desks = vec![
            Desk::new("a", Some("2025-02-01"), "Yury Tarasov of the port met Ana Okoro."),
            Desk::new("b", Some("2025-06-01"), "Yuri Tarasov left. Okoro and the Tarasov mill stayed."),
            Desk::new("c", Some("2025-07-01"), "Nina Tarasov sang."),
        ];
        desks[0].actor("Yury Tarasov", ActorKind::Person);
        desks[0].actor("Ana Okoro", ActorKind::Person);
        desks[1].actor("Yuri Tarasov", ActorKind::Person);
        desks[1].actor("Okoro", ActorKind::Person);
        desks[2].actor("Nina Tarasov", ActorKind::Person);
        assert_eq!(joined(&desks), [["a: Yury Tarasov", "b: Yuri Tarasov"]]);
    }

    #[test]
    fn a_last_name_meets_its_person_in_the_story() {
        let text = "Dockers of Beira struck on Monday over 90 days of pay; Celso Matimbe led them to the Customs Hall, as did Rosa Matimbe.";
        let mut desks = vec![
            Desk::new("a", Some("2025-02-01"), text),
            Desk::new(
                "b",
                Some("2025-02-02"),
                "Dockers of Beira ended a strike over 90 days of pay on Monday, Matimbe said at the Customs Hall.",
            ),
        ];
        desks[0].actor("Celso Matimbe", ActorKind::Person);
        desks[1].actor("Matimbe", ActorKind::Person);
        assert_eq!(joined(&desks), [["a: Celso Matimbe", "b: Matimbe"]]);
        desks[0].actor("Rosa Matimbe", ActorKind::Person);
        assert!(joined(&desks).is_empty(), "two people of that name in the story");
    }

    #[test]
    fn an_office_meets_its_holder_of_those_months() {
        let desk = |id: &str, day: &str, name: &str, is_named: bool| {
            let text = if is_named { format!("Mayor {name} came.") } else { "The mayor came.".to_owned() };
            let mut desk = Desk::new(id, Some(day), &text);
            desk.holder(name, "mayor", "Lusaka");
            desk
        };
        let desks = [
            desk("a", "2025-02-01", "Chola Banda", true),
            desk("b", "2025-03-01", "mayor", false),
            desk("c", "2029-03-01", "Inonge Phiri", true),
            desk("d", "2029-04-01", "mayor", false),
            desk("e", "2027-03-01", "mayor", false),
        ];
        assert_eq!(joined(&desks), [["a: Chola Banda", "b: mayor"], ["c: Inonge Phiri", "d: mayor"]]);
    }

    #[test]
    fn a_service_meets_the_only_one_whom_the_story_names_in_it() {
        let text = "In Miami Yury Tarasov, the adviser of Vladimir Putin, met envoys of Chad on Saturday, and Ana Okoro \
                    came. Others who saw the president of Russia did not.";
        let desk = |id: &str, name: &str, title: &str, of: &str| {
            let mut desk = Desk::new(id, Some("2025-12-20"), text);
            desk.holder("Vladimir Putin", "president", "RUS");
            desk.holder("president of Russia", "president", "RUS");
            desk.holder(name, title, of);
            desk
        };
        let mut desks = vec![
            desk("a", "Yury Tarasov", "foreign policy adviser", "Vladimir Putin"),
            desk("b", "adviser of Vladimir Putin", "adviser", "Vladimir Putin"),
            desk("c", "envoys", "foreign policy advisor", "president of Russia"),
        ];
        let of_name = |desks: &[Desk], name: &str| {
            joined(desks).into_iter().filter(|group| group[0].ends_with(name)).collect::<Vec<_>>()
        };
        let expected = [["a: Yury Tarasov", "b: adviser of Vladimir Putin", "c: envoys"]];
        assert_eq!(of_name(&desks, "Tarasov"), expected);
        desks.push(desk("d", "Ana Okoro", "adviser", "Vladimir Putin"));
        assert!(of_name(&desks, "Tarasov").is_empty(), "two advisers in the story");
    }

    #[test]
    fn namesakes_of_two_countries_stay_two() {
        let desk = |id: &str, country: Option<&str>| {
            let mut desk = Desk::new(id, None, "Omar Diallo spoke.");
            desk.actor("Omar Diallo", ActorKind::Person);
            desk.record.actors[0].country = country.map(Into::into);
            desk
        };
        let desks = [desk("a", Some("SEN")), desk("b", Some("USA")), desk("c", None), desk("d", Some("SEN"))];
        assert_eq!(joined(&desks), [["a: Omar Diallo", "d: Omar Diallo"]]);
        assert_eq!(joined(&[desk("a", Some("SEN")), desk("c", None)]).len(), 1);
    }

    #[test]
    fn every_join_says_why() {
        let mut desks = [Desk::new("a", None, "The Sahel Bank rose."), Desk::new("b", None, "Sahel Bank fell.")];
        desks[0].actor("Sahel Bank", ActorKind::Organization);
        desks[1].actor("Sahel Bank", ActorKind::Unknown);
        let summaries: Vec<Summary> = desks.iter().map(Desk::summary).collect();
        let identities = identities(&summaries, &[vec![0], vec![1]]);
        assert_eq!(identities[0].kind, ActorKind::Organization);
        let reasons: Vec<String> = identities[0].joins[0].reasons.iter().map(ToString::to_string).collect();
        assert_eq!(reasons, ["both are called Sahel Bank"]);
    }
}
