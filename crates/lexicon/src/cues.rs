//! Words that report what somebody says, thinks, wants, judges or orders.
//!
//! Apart from event frames because a cue tells of words or a mind, a frame of an act; many verbs are both.

use onrecord_record::{Channel, Stance, StatementKind};
use rustc_hash::FxHashMap;
use serde::Deserialize;

use crate::LexiconError;
use crate::sources::Sources;

/// A word that reports.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Cue {
    /// Lower-case base forms; a verb's particle follows it: `point out`.
    pub lemmas: Vec<String>,
    /// What part of speech they report as.
    pub pos: CuePos,
    /// The speaker's stance toward the content.
    pub stance: Stance,
    /// What sort of attitude is reported.
    pub kind: StatementKind,
    /// What can be the content.
    pub takes: Vec<Complement>,
    /// The stance when the cue is negated; without one a negated cue keeps its stance.
    #[serde(default)]
    pub negated: Option<Stance>,
    /// Whether the direct object is who is addressed: "told **reporters** that …".
    #[serde(default)]
    pub addresses: bool,
    /// The channel the word itself names: "tweeted".
    #[serde(default)]
    pub channel: Option<Channel>,
    /// Whether only a poll, a report or another paper says it so: "A poll **shows** him ahead".
    #[serde(default)]
    pub of_papers: bool,
    /// Lemmas of which the object must be one; any if there are none: "said **the same**", "raised **concerns**".
    #[serde(default)]
    pub objects: Vec<String>,
}

impl Cue {
    /// Whether the word tells of speech with a clause as its content: "said that", "warned that".
    pub fn is_report(&self) -> bool {
        self.kind == StatementKind::Speech && self.takes.contains(&Complement::Clause)
    }

    /// Whether the word does nothing but say: then a clause behind it is what is said.
    pub fn is_plain(&self) -> bool {
        self.kind == StatementKind::Speech && self.stance == Stance::Assert && self.takes.contains(&Complement::Clause)
    }
}

/// What part of speech a cue reports as.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum CuePos {
    /// "said", "denied".
    Verb,
    /// "denial", "claim".
    Noun,
    /// "confident", "aware"; after a form of "be".
    Adjective,
    /// "reportedly".
    Adverb,
}

/// What can be the content of a cue.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Complement {
    /// A clause: "said **(that) it left**", "asked **whether it left**".
    Clause,
    /// An infinitive: "promised **to leave**".
    Infinitive,
    /// A participle: "denied **leaving**".
    Gerund,
    /// A noun phrase: "denied **the report**".
    Noun,
    /// Words in quotation marks beside the cue.
    Quote,
    /// After "of": "accused them **of lying**".
    Of,
    /// After "for": "called **for talks**".
    For,
    /// After "about" or "over": "warned **about the risk**".
    About,
    /// After "on" or "upon": "commented **on the ruling**".
    On,
    /// After "against": "warned **against travel**".
    Against,
    /// After "as": "described it **as a threat**".
    As,
    /// After "to": "objected **to the plan**".
    To,
    /// After "with": "agreed **with the ruling**".
    With,
    /// After "in": "believes **in talks**".
    In,
    /// After "at": "dismay **at the ruling**".
    At,
}

impl Complement {
    /// The prepositions that lead the content, for those that take one.
    pub fn prepositions(self) -> &'static [&'static str] {
        match self {
            Self::Of => &["of"],
            Self::For => &["for"],
            Self::About => &["about", "over", "regarding"],
            Self::On => &["on", "upon"],
            Self::Against => &["against"],
            Self::As => &["as"],
            Self::To => &["to"],
            Self::With => &["with"],
            Self::In => &["in"],
            Self::At => &["at"],
            Self::Clause | Self::Infinitive | Self::Gerund | Self::Noun | Self::Quote => &[],
        }
    }
}

/// Words that tell through what something was said.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct ChannelWords {
    channel: Channel,
    /// Singular nouns, one word each, in lower case; names as written where the lower-case word means something else.
    words: Vec<String>,
}

/// Predicates that judge: "said the reports were **false**".
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Verdict {
    /// What saying so amounts to.
    pub stance: Stance,
    /// Lower-case words, adjectives and nouns.
    pub words: Vec<String>,
    /// Lemmas of what is judged; empty for anything.
    #[serde(default)]
    pub subjects: Vec<String>,
    /// Whether the words count under negation instead of without.
    #[serde(default)]
    pub negated: bool,
}

/// Lists of lower-case base forms that constructions ask for.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
struct Lists {
    /// Verbs that add nothing to a cue noun: "expressed skepticism".
    light_verbs: Vec<String>,
    /// What is not known, seen or heard: "had not **seen** a proposal".
    unaware: Vec<String>,
    /// Verbs behind which "with" names the audience: "spoke with reporters".
    talk: Vec<String>,
    /// Verbs of giving information, which "would not" turns to no comment.
    comment: Vec<String>,
    /// Verbs that give a figure: "**put** the toll at 12".
    figure_verbs: Vec<String>,
    /// Nouns of figures: "the **toll**".
    figures: Vec<String>,
    /// Nouns of papers that say something: "the **report** says".
    papers: Vec<String>,
    /// Nouns of polls: "in a **poll** by the university".
    polls: Vec<String>,
    /// Nouns of pictures, which nobody speaks through: "**footage** showed a car".
    pictures: Vec<String>,
    /// Nouns behind which an infinitive tells what is meant: "the **duty** to protect".
    infinitival: Vec<String>,
    /// Nouns that take up the clause before them: "would cut jobs, **a move** that could hurt".
    glosses: Vec<String>,
    /// Verbs of what came of something: "…, **setting** the stage for a war".
    outcomes: Vec<String>,
    /// What makers do with a paper: "a letter that Ruiz **sent**".
    making: Vec<String>,
    /// Passives whose subject is what is spoken of: "is **believed** to be near".
    raising: Vec<String>,
    /// Papers that somebody sends with words of their own: "sent a **letter** asking for help".
    sent: Vec<String>,
    /// What their senders do: "**signed** a letter urging him to go".
    sending: Vec<String>,
    /// Nouns of papers before which their author stands: "the court's **ruling**", "a Pentagon **report**".
    signed: Vec<String>,
    /// Nouns for words whose owner speaks: "Ruiz's **remarks** suggest …".
    uttered: Vec<String>,
    /// What heads a paragraph before a colon and is nobody, in capitals: "**UPDATE**: …".
    headings: Vec<String>,
    /// Nouns that ask for an answer: "did not respond to a **request**".
    requests: Vec<String>,
    /// Verbs of answering, which "not" turns to no comment: "did not **respond**".
    answers: Vec<String>,
    /// Nouns for what is given or kept from somebody: "denied them **visas**".
    bestowed: Vec<String>,
    /// Verbs of perception: "**saw** them win" tells no belief.
    perception: Vec<String>,
    /// Verbs that say of things what they are a sign of: "the rise **indicates** that …".
    signs: Vec<String>,
    /// Verbs of help that have people as objects: "**backs** the senator".
    backing: Vec<String>,
    /// Verbs of criticism that are verbs of blows too: "**attacked** the convoy".
    blows: Vec<String>,
    /// Verbs below which an infinitive need not happen: "**failed** to say".
    unreal: Vec<String>,
    /// Verbs of those, under which an infinitive did happen once they are told as past: "**prompted** leaders to vow revenge".
    implicative: Vec<String>,
    /// Verbs of being and befalling, which nobody promises: "would **be** away".
    states: Vec<String>,
    /// Nouns for what silence keeps back: "refused to give **details**".
    kept_back: Vec<String>,
}

impl Lists {
    fn extend(&mut self, other: Self) {
        self.light_verbs.extend(other.light_verbs);
        self.unaware.extend(other.unaware);
        self.talk.extend(other.talk);
        self.comment.extend(other.comment);
        self.figure_verbs.extend(other.figure_verbs);
        self.figures.extend(other.figures);
        self.papers.extend(other.papers);
        self.sent.extend(other.sent);
        self.sending.extend(other.sending);
        self.polls.extend(other.polls);
        self.pictures.extend(other.pictures);
        self.infinitival.extend(other.infinitival);
        self.signed.extend(other.signed);
        self.uttered.extend(other.uttered);
        self.headings.extend(other.headings);
        self.raising.extend(other.raising);
        self.glosses.extend(other.glosses);
        self.outcomes.extend(other.outcomes);
        self.making.extend(other.making);
        self.requests.extend(other.requests);
        self.answers.extend(other.answers);
        self.bestowed.extend(other.bestowed);
        self.perception.extend(other.perception);
        self.signs.extend(other.signs);
        self.backing.extend(other.backing);
        self.blows.extend(other.blows);
        self.unreal.extend(other.unreal);
        self.implicative.extend(other.implicative);
        self.states.extend(other.states);
        self.kept_back.extend(other.kept_back);
    }
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    #[serde(default)]
    lists: Lists,
    #[serde(default)]
    cue: Vec<Cue>,
    #[serde(default)]
    channel: Vec<ChannelWords>,
    #[serde(default)]
    verdict: Vec<Verdict>,
}

/// Words that report statements.
#[derive(Debug)]
pub struct Cues {
    entries: Vec<Cue>,
    by_lemma: FxHashMap<String, Vec<usize>>,
    lists: Lists,
    channels: FxHashMap<String, Channel>,
    verdicts: Vec<Verdict>,
}

impl Cues {
    pub(crate) fn compile(sources: &Sources) -> Result<Self, LexiconError> {
        let mut entries: Vec<Cue> = Vec::new();
        let mut lists = Lists::default();
        let mut channels = FxHashMap::default();
        let mut verdicts = Vec::new();
        for file in sources.read::<File>("cues")? {
            entries.extend(file.cue);
            lists.extend(file.lists);
            verdicts.extend(file.verdict);
            for entry in file.channel {
                channels.extend(entry.words.into_iter().map(|word| (word, entry.channel)));
            }
        }
        let mut by_lemma: FxHashMap<String, Vec<usize>> = FxHashMap::default();
        for (index, cue) in entries.iter().enumerate() {
            for lemma in &cue.lemmas {
                by_lemma.entry(lemma.clone()).or_default().push(index);
            }
        }
        Ok(Self { entries, by_lemma, lists, channels, verdicts })
    }

    /// The cues that a lower-case base form is, as this part of speech, in file order: a verb that takes
    /// different complements in different senses has an entry for each.
    pub fn find<'a>(&'a self, pos: CuePos, lemma: &str) -> impl Iterator<Item = &'a Cue> + 'a {
        let indices = self.by_lemma.get(lemma).map(Vec::as_slice).unwrap_or_default();
        indices.iter().map(|&index| &self.entries[index]).filter(move |cue| cue.pos == pos)
    }

    /// All cues, in file order.
    pub fn entries(&self) -> &[Cue] {
        &self.entries
    }

    /// Whether a verb adds nothing to the cue noun that is its object.
    pub fn is_light(&self, lemma: &str) -> bool {
        self.lists.light_verbs.iter().any(|light| light == lemma)
    }

    /// Whether "with" behind the verb names who is spoken to.
    pub fn is_talk(&self, lemma: &str) -> bool {
        self.lists.talk.iter().any(|talk| talk == lemma)
    }

    /// Whether a verb and its object give a figure: "put the toll".
    pub fn gives_figure(&self, verb: &str, object: &str) -> bool {
        self.lists.figure_verbs.iter().any(|known| known == verb)
            && self.lists.figures.iter().any(|known| known == object)
    }

    /// Whether "would not" do it is no comment.
    pub fn is_comment(&self, lemma: &str) -> bool {
        self.lists.comment.iter().any(|comment| comment == lemma)
    }

    /// Whether the noun is a paper that says something: "poll", "report".
    pub fn is_paper(&self, lemma: &str) -> bool {
        self.lists.papers.iter().any(|paper| paper == lemma)
    }

    /// Whether the noun is a paper before which its author stands: "ruling".
    pub fn is_signed(&self, lemma: &str) -> bool {
        self.lists.signed.iter().any(|paper| paper == lemma)
    }

    /// Whether an infinitive behind the noun tells what it means.
    pub fn is_infinitival(&self, lemma: &str) -> bool {
        self.lists.infinitival.iter().any(|noun| noun == lemma)
    }

    /// Whether the noun is a word for pictures.
    pub fn is_picture(&self, lemma: &str) -> bool {
        self.lists.pictures.iter().any(|noun| noun == lemma)
    }

    /// Whether the noun is a word for words whose owner speaks: "Ruiz's **remarks**".
    pub fn is_uttered(&self, lemma: &str) -> bool {
        self.lists.uttered.iter().any(|noun| noun == lemma)
    }

    /// Whether the words in capitals head a paragraph and name nobody: "UPDATE".
    pub fn is_heading(&self, words: &str) -> bool {
        self.lists.headings.iter().any(|heading| heading == words)
    }

    /// Whether the passive's subject is what is spoken of: "is **believed** to be near".
    pub fn is_raising(&self, lemma: &str) -> bool {
        self.lists.raising.iter().any(|verb| verb == lemma)
    }

    /// Whether the noun is for a paper that somebody sends with words of their own: "letter".
    pub fn is_sent(&self, lemma: &str) -> bool {
        self.lists.sent.iter().any(|paper| paper == lemma)
    }

    /// Whether the verb is what the sender of such a paper does: "sign".
    pub fn is_sending(&self, lemma: &str) -> bool {
        self.lists.sending.iter().any(|verb| verb == lemma)
    }

    /// Whether the noun takes up the clause before it: "a **move** that could hurt".
    pub fn is_gloss(&self, lemma: &str) -> bool {
        self.lists.glosses.iter().any(|noun| noun == lemma)
    }

    /// Whether the verb tells what came of something: "**setting** the stage".
    pub fn is_outcome(&self, lemma: &str) -> bool {
        self.lists.outcomes.iter().any(|verb| verb == lemma)
    }

    /// Whether it is what makers do with a paper: "send".
    pub fn is_making(&self, lemma: &str) -> bool {
        self.lists.making.iter().any(|verb| verb == lemma)
    }

    /// Whether the noun is a poll.
    pub fn is_poll(&self, lemma: &str) -> bool {
        self.lists.polls.iter().any(|poll| poll == lemma)
    }

    /// Whether "not" doing it is to give no answer: "respond".
    pub fn is_answer(&self, lemma: &str) -> bool {
        self.lists.answers.iter().any(|answer| answer == lemma)
    }

    /// Whether the noun asks for an answer: "request", "message".
    pub fn is_request(&self, lemma: &str) -> bool {
        self.lists.requests.iter().any(|request| request == lemma)
    }

    /// Whether the noun is what somebody is given or refused: "visa".
    pub fn is_bestowed(&self, lemma: &str) -> bool {
        self.lists.bestowed.iter().any(|known| known == lemma)
    }

    /// Whether the verb tells of seeing or hearing.
    pub fn is_perception(&self, lemma: &str) -> bool {
        self.lists.perception.iter().any(|known| known == lemma)
    }

    /// Whether things do it that are a sign of something: "indicate".
    pub fn is_sign(&self, lemma: &str) -> bool {
        self.lists.signs.iter().any(|known| known == lemma)
    }

    /// Whether to do it to somebody is to help: "support".
    pub fn is_backing(&self, lemma: &str) -> bool {
        self.lists.backing.iter().any(|known| known == lemma)
    }

    /// Whether to do it to something can be a blow: "attack".
    pub fn is_blow(&self, lemma: &str) -> bool {
        self.lists.blows.iter().any(|known| known == lemma)
    }

    /// Whether an infinitive below the verb need not happen: "fail".
    pub fn is_unreal(&self, lemma: &str) -> bool {
        self.lists.unreal.iter().any(|known| known == lemma)
    }

    /// Whether an infinitive below the verb did happen once the verb is told as past.
    pub fn is_implicative(&self, lemma: &str) -> bool {
        self.lists.implicative.iter().any(|known| known == lemma)
    }

    /// Whether a word in lower case is a past or present form of a plain verb of saying: "said", "stated", "continues".
    pub fn is_saying(&self, word: &str) -> bool {
        let stems = [word.strip_suffix("ied"), word.strip_suffix("ed"), word.strip_suffix('d'), word.strip_suffix('s')];
        let says = |base: &str| self.find(CuePos::Verb, base).any(Cue::is_plain);
        matches!(word, "said" | "wrote" | "told") || stems.into_iter().flatten().any(says)
    }

    /// Whether it is a verb of being or befalling, which nobody promises.
    pub fn is_state(&self, lemma: &str) -> bool {
        self.lists.states.iter().any(|known| known == lemma)
    }

    /// Whether the noun is what silence keeps back: "details".
    pub fn is_kept_back(&self, lemma: &str) -> bool {
        self.lists.kept_back.iter().any(|known| known == lemma)
    }

    /// Whether "not" doing it is not knowing.
    pub fn is_awareness(&self, lemma: &str) -> bool {
        self.lists.unaware.iter().any(|known| known == lemma)
    }

    /// What it amounts to that `subject` is said to be, or not to be, `word`; a user's overlay comes last and wins.
    pub fn verdict(&self, word: &str, is_negated: bool, subject: &str) -> Option<Stance> {
        let judges = |verdict: &&Verdict| {
            verdict.negated == is_negated
                && verdict.words.iter().any(|known| known == word)
                && (verdict.subjects.is_empty() || verdict.subjects.iter().any(|known| known == subject))
        };
        self.verdicts.iter().rev().find(judges).map(|verdict| verdict.stance)
    }

    /// The channel that a lower-case singular word names.
    pub fn channel(&self, word: &str) -> Option<Channel> {
        self.channels.get(word).copied()
    }
}
