//! Counts of right, missed and wrong things, and what precision and recall they give.

use std::fmt::{self, Write as _};

/// What is compared.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Layer {
    /// The same words, within a shared word, and the same TIMEX3 value.
    Times,
    /// A shared word, the same value or bounds, and the same unit, or counted item where there is none.
    Quantities,
    /// A shared word and the same country.
    Places,
    /// An actor with a mention in common.
    Actors,
    /// Mentions of the paired actors that are joined alike.
    Mentions,
    /// Names that are joined to the right actor.
    Names,
    /// Descriptions ("the ministry") that are joined to the right actor.
    Descriptions,
    /// Pronouns that are joined to the right actor.
    Pronouns,
    /// Metonyms ("Moscow" that acts) that are joined to the right actor.
    Metonyms,
    /// Countries of the paired actors.
    Countries,
    /// First sectors of the paired actors.
    Sectors,
    /// Cues that share a word (or both none) and contents with a word F1 of a half or more.
    Statements,
    /// Paired statements whose speakers are the same actor or share a word.
    Speakers,
    /// Stances of paired statements.
    Stances,
    /// Triggers that share a word, and the same type.
    Events,
    /// Who acts in paired events.
    EventActors,
    /// To whom, in paired events.
    EventRecipients,
    /// Whether it happened, in paired events.
    EventStatuses,
    /// Disputes of the same kind with a source in common.
    Disputes,
}

impl Layer {
    /// Every layer, in the order in which they are shown.
    pub const ALL: [Self; 19] = [
        Self::Times,
        Self::Quantities,
        Self::Places,
        Self::Actors,
        Self::Mentions,
        Self::Names,
        Self::Descriptions,
        Self::Pronouns,
        Self::Metonyms,
        Self::Countries,
        Self::Sectors,
        Self::Statements,
        Self::Speakers,
        Self::Stances,
        Self::Events,
        Self::EventActors,
        Self::EventRecipients,
        Self::EventStatuses,
        Self::Disputes,
    ];

    /// The layer's name as it is printed.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Times => "times",
            Self::Quantities => "quantities",
            Self::Places => "places",
            Self::Actors => "actors",
            Self::Mentions => "mentions",
            Self::Names => "names",
            Self::Descriptions => "descriptions",
            Self::Pronouns => "pronouns",
            Self::Metonyms => "metonyms",
            Self::Countries => "countries",
            Self::Sectors => "sectors",
            Self::Statements => "statements",
            Self::Speakers => "speakers",
            Self::Stances => "stances",
            Self::Events => "events",
            Self::EventActors => "event actors",
            Self::EventRecipients => "event recipients",
            Self::EventStatuses => "event statuses",
            Self::Disputes => "disputes",
        }
    }

    /// What counts as right, in the words of a table's row.
    pub const fn question(self) -> &'static str {
        match self {
            Self::Times => "times: shared words, same value",
            Self::Quantities => "quantities: value and unit, or item",
            Self::Places => "places: country",
            Self::Actors => "actors: a mention in common",
            Self::Mentions => "mentions joined alike",
            Self::Names => "names: of the right actor",
            Self::Descriptions => "descriptions: of the right actor",
            Self::Pronouns => "pronouns: of the right actor",
            Self::Metonyms => "metonyms: of the right actor",
            Self::Countries => "countries of actors",
            Self::Sectors => "first sectors of actors",
            Self::Statements => "statements: cue, and content by half",
            Self::Speakers => "speakers of these",
            Self::Stances => "stances of these",
            Self::Events => "events: trigger and type",
            Self::EventActors => "who acts in these",
            Self::EventRecipients => "to whom",
            Self::EventStatuses => "status",
            Self::Disputes => "disputes",
        }
    }
}

/// One layer's counts.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Score {
    /// Things that are right.
    pub right: usize,
    /// Annotated things that the engine does not have, in words.
    pub missed: Vec<String>,
    /// Things that the engine has and the annotation does not, in words.
    pub wrong: Vec<String>,
}

impl Score {
    /// Share of the engine's things that are right; 1 if it has none.
    pub fn precision(&self) -> f64 {
        share(self.right, self.wrong.len())
    }

    /// Share of the annotated things that the engine has; 1 if there are none.
    pub fn recall(&self) -> f64 {
        share(self.right, self.missed.len())
    }

    /// Harmonic mean of precision and recall.
    pub fn f1(&self) -> f64 {
        share(2 * self.right, self.wrong.len() + self.missed.len())
    }

    /// Counts one that both have.
    pub(crate) fn right(&mut self) {
        self.right += 1;
    }

    /// Counts a value that is right or, if not, both missed and wrong.
    pub(crate) fn agree(&mut self, is_same: bool, gold: impl FnOnce() -> String, system: impl FnOnce() -> String) {
        if is_same {
            self.right();
        } else {
            self.missed.push(gold());
            self.wrong.push(system());
        }
    }
}

fn share(right: usize, other: usize) -> f64 {
    if right + other == 0 { 1.0 } else { right as f64 / (right + other) as f64 }
}

/// The counts of every layer, of one article or added up over several.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct LayerScores {
    scores: [Score; Layer::ALL.len()],
}

impl LayerScores {
    /// One layer's counts.
    pub fn of(&self, layer: Layer) -> &Score {
        &self.scores[layer as usize]
    }

    pub(crate) fn of_mut(&mut self, layer: Layer) -> &mut Score {
        &mut self.scores[layer as usize]
    }

    /// Precision, recall and F1 of every layer as a table in Markdown.
    pub fn to_markdown(&self) -> String {
        let mut table = "| layer | P | R | F1 |\n|---|---|---|---|\n".to_owned();
        for layer in Layer::ALL {
            let score = self.of(layer);
            let [precision, recall, f1] = [score.precision(), score.recall(), score.f1()].map(|share| share * 100.0);
            let question = layer.question();
            let _ = writeln!(table, "| {question} | {precision:.1} | {recall:.1} | {f1:.1} |");
        }
        table
    }

    /// Adds the counts of another article.
    pub fn add(&mut self, other: &Self) {
        for (sum, score) in self.scores.iter_mut().zip(&other.scores) {
            sum.right += score.right;
            sum.missed.extend(score.missed.iter().cloned());
            sum.wrong.extend(score.wrong.iter().cloned());
        }
    }
}

impl fmt::Display for LayerScores {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(f, "{:<18}{:>6}{:>8}{:>7}{:>7}{:>7}{:>7}", "layer", "right", "missed", "wrong", "P", "R", "F1")?;
        for layer in Layer::ALL {
            let score = self.of(layer);
            let (missed, wrong) = (score.missed.len(), score.wrong.len());
            let [precision, recall, f1] = [score.precision(), score.recall(), score.f1()].map(|share| share * 100.0);
            let (name, right) = (layer.as_str(), score.right);
            writeln!(f, "{name:<18}{right:>6}{missed:>8}{wrong:>7}{precision:>7.1}{recall:>7.1}{f1:>7.1}")?;
        }
        Ok(())
    }
}
