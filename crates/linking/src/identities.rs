//! Identities: actors of several documents who are one.
//!
//! Every join has its [`Reason`], so that it can be shown and undone. Inside a document reading has joined mentions
//! already; here whole actors meet.
//!
//! - Finds: people of one full name, however it is spelled, with or without a middle name; a last name in a story whose
//!   other documents give it to one person only; whoever holds an office that another report of those months gives
//!   nobody else; states, bodies and companies by their names.
//! - Leaves: people of one last name without a story or an office in common; people of one name who belong to different
//!   countries; those whom a text only describes ("a lawyer", "protesters").
//! - Cannot see: two people of one full name in one country, and who goes by two names.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt;

use onrecord_gazetteer::fold;
use onrecord_record::ActorKind;
use serde::{Deserialize, Serialize};

use crate::Summary;
use crate::names::PersonName;
use crate::offices::Office;
use crate::sets::Sets;
use crate::summary::Named;

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
    /// The name that most documents give, the longest of these.
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
    register.join_full_names();
    register.join_things();
    register.join_family_names();
    register.join_holders();
    register.identities()
}

/// Keys of an inverted index of actors: two actors who can be one have a key in common. Who adds a document need only look
/// at the documents whose actors share a key with its own.
pub fn keys(named: &Named) -> Vec<String> {
    if named.kind != ActorKind::Person {
        return if named.has_name { vec![thing_key(&named.name)] } else { Vec::new() };
    }
    let offices = named.roles.iter().filter_map(Office::of_role);
    let mut keys: Vec<String> = offices.map(|office| format!("{} of {}", office.title, office.of)).collect();
    if named.has_name {
        let name = PersonName::new(&named.name);
        keys.extend(name.is_full().then(|| name.key()));
        keys.push(name.family_name(named.country.as_deref()).to_owned());
    }
    keys
}

/// A body's name, folded, without its article.
fn thing_key(name: &str) -> String {
    let name = fold(name);
    name.strip_prefix("the ").map_or_else(|| name.clone(), str::to_owned)
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

    /// The named people, each with the parts of the name.
    fn people(&self) -> Vec<(usize, PersonName)> {
        let is_person = |&at: &usize| self.named(at).kind == ActorKind::Person && self.named(at).has_name;
        (0..self.all.len()).filter(is_person).map(|at| (at, PersonName::new(&self.named(at).name))).collect()
    }

    fn join_full_names(&mut self) {
        let mut by_key: BTreeMap<String, Vec<(usize, PersonName)>> = BTreeMap::new();
        for (at, name) in self.people().into_iter().filter(|(_, name)| name.is_full()) {
            by_key.entry(name.key()).or_default().push((at, name));
        }
        for people in by_key.into_values() {
            // A middle name that two others contradict each other about tells whose it is; without one it stays open.
            let is_clear = people.iter().all(|(_, one)| people.iter().all(|(_, other)| one.fits(other)));
            let mut groups: BTreeMap<Vec<String>, Vec<usize>> = BTreeMap::new();
            for (at, name) in &people {
                let middle = if is_clear { Vec::new() } else { name.middle().to_vec() };
                groups.entry(middle).or_default().push(*at);
            }
            for group in groups.into_values() {
                self.join_by_country(&group);
            }
        }
    }

    fn join_things(&mut self) {
        let mut by_name: BTreeMap<String, Vec<usize>> = BTreeMap::new();
        for at in 0..self.all.len() {
            let named = self.named(at);
            if named.kind != ActorKind::Person && named.has_name {
                by_name.entry(thing_key(&named.name)).or_default().push(at);
            }
        }
        for group in by_name.into_values() {
            self.join_by_country(&group);
        }
    }

    /// Joins actors of one name. Where their countries differ there are several of them, and who has no country joins the one
    /// who is told of in the same story.
    fn join_by_country(&mut self, group: &[usize]) {
        let mut by_country: BTreeMap<Option<&str>, Vec<usize>> = BTreeMap::new();
        for &at in group {
            by_country.entry(self.named(at).country.as_deref()).or_default().push(at);
        }
        let countries = by_country.keys().flatten().count();
        if countries <= 1 {
            self.join_all(group);
            return;
        }
        let nowhere = by_country.remove(&None).unwrap_or_default();
        for members in by_country.values() {
            self.join_all(members);
        }
        for at in nowhere {
            let mates = by_country
                .values()
                .filter_map(|members| members.iter().find(|&&mate| self.story(mate) == self.story(at)));
            let mates: Vec<usize> = mates.copied().collect();
            if let [mate] = mates[..] {
                let reasons = vec![self.by_name(mate, at), Reason::Story];
                self.join(mate, at, reasons);
            }
        }
    }

    fn join_all(&mut self, group: &[usize]) {
        if let Some((&first, rest)) = group.split_first() {
            for &at in rest {
                let reason = self.by_name(first, at);
                self.join(first, at, vec![reason]);
            }
        }
    }

    fn by_name(&self, one: usize, other: usize) -> Reason {
        let (one, other) = (&self.named(one).name, &self.named(other).name);
        if fold(one) == fold(other) {
            Reason::Name { name: one.clone() }
        } else {
            Reason::Spelling { one: one.clone(), other: other.clone() }
        }
    }

    /// Joins a name of one word to the one person of its story who has it as a family name.
    fn join_family_names(&mut self) {
        let mut full: BTreeMap<usize, Vec<(usize, PersonName)>> = BTreeMap::new();
        let (whole, parts): (Vec<_>, Vec<_>) = self.people().into_iter().partition(|(_, name)| name.is_full());
        for (at, name) in whole {
            full.entry(self.story(at)).or_default().push((at, name));
        }
        for (at, name) in parts {
            let part = name.folded();
            let is_bearer = |(bearer, full): &&(usize, PersonName)| {
                full.family_name(self.named(*bearer).country.as_deref()) == part
            };
            let bearers = full.get(&self.story(at)).into_iter().flatten().filter(is_bearer);
            let bearers: Vec<usize> = bearers.map(|(bearer, _)| *bearer).collect();
            let people: BTreeSet<usize> = bearers.iter().map(|&bearer| self.sets.find(bearer)).collect();
            if let (1, Some(&bearer)) = (people.len(), bearers.first())
                && !self.contradict(bearer, at)
            {
                let name = self.named(bearer).name.clone();
                let reasons = vec![Reason::FamilyName { part: self.named(at).name.clone(), name }, Reason::Story];
                self.join(bearer, at, reasons);
            }
        }
    }

    fn contradict(&self, one: usize, other: usize) -> bool {
        let (one, other) = (&self.named(one).country, &self.named(other).country);
        one.is_some() && other.is_some() && one != other
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
        let mut names: BTreeMap<&str, usize> = BTreeMap::new();
        let has_name = group.iter().any(|&at| self.named(at).has_name);
        for &at in group.iter().filter(|&&at| self.named(at).has_name == has_name) {
            *names.entry(&self.named(at).name).or_default() += 1;
        }
        // Full names before parts, then the most frequent, the longest, the first in the alphabet.
        let rank = |(name, count): &(&str, usize)| {
            (name.contains(' '), *count, name.len(), std::cmp::Reverse((*name).to_owned()))
        };
        let name = names.into_iter().max_by_key(rank).map(|(name, _)| name.to_owned()).unwrap_or_default();
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
