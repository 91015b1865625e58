//! Who said what.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::{ActorId, EventId, PlaceId, Span, StatementId, TimeId};

/// Something said, written, believed, wanted or judged, with the words that carry it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Statement {
    /// `s1`, `s2`, … in text order of the cue.
    pub id: StatementId,
    /// Who says it; null when the text names nobody ("it is believed").
    pub speaker: Option<ActorId>,
    /// The words that name the speaker here.
    pub speaker_span: Option<Span>,
    /// The words that report: "denied", "according to". Null for a quotation that only its place attributes.
    pub cue: Option<Span>,
    /// What is said; several spans when the report is split around the cue.
    pub content: Vec<Span>,
    /// The parts of the content that stand in quotation marks, marks excluded.
    pub quotes: Vec<Span>,
    /// Whether the words are the speaker's own.
    pub form: StatementForm,
    /// What sort of attitude is reported.
    pub kind: StatementKind,
    /// Through what it was said; null when the text does not tell.
    pub channel: Option<Channel>,
    /// The speaker's stance toward the content.
    pub stance: Stance,
    /// Told to whom.
    pub audience: Vec<ActorId>,
    /// Relayed by whom, outermost first.
    pub via: Vec<ActorId>,
    /// When it was said.
    pub time: Option<TimeId>,
    /// Where it was said.
    pub place: Option<PlaceId>,
    /// The events that the content tells of.
    pub about: Vec<EventId>,
    /// The statement that reports this one.
    pub within: Option<StatementId>,
    /// The statement that this one answers: "in response, …", "the statement was welcome".
    #[serde(default)]
    pub responds_to: Option<StatementId>,
    /// Probability that the row is right, 0 to 1, calibrated on annotated news; null in records made by hand.
    #[serde(default)]
    pub confidence: Option<f32>,
}

/// Whether the words are the speaker's own.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum StatementForm {
    /// All in quotation marks.
    Direct,
    /// None in quotation marks.
    Indirect,
    /// Partly in quotation marks.
    Mixed,
}

/// What sort of attitude is reported.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum StatementKind {
    /// Said or written.
    Speech,
    /// Thought, known, expected.
    Belief,
    /// Planned, wanted, decided.
    Intention,
    /// Judged: praised, criticized, welcomed.
    Evaluation,
    /// Ordered or ruled.
    Order,
    /// A report, poll, law or court paper says.
    Record,
}

macro_rules! words {
    ($(#[$doc:meta])* $name:ident { $($(#[$variant_doc:meta])* $variant:ident $word:literal,)* }) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema)]
        pub enum $name {
            $($(#[$variant_doc])* #[serde(rename = $word)] $variant,)*
        }

        impl $name {
            /// The word the contract uses.
            pub const fn as_str(self) -> &'static str {
                match self { $(Self::$variant => $word,)* }
            }
        }
    };
}

words! {
    /// The speaker's stance toward the content.
    Stance {
        /// Puts it forward as true.
        Assert "assert",
        /// Says that it is false.
        Deny "deny",
        /// Holds it for uncertain or unlikely.
        Doubt "doubt",
        /// Says that what others said is true.
        Confirm "confirm",
        /// Puts it forward; the author keeps a distance.
        Claim "claim",
        /// Gives it as a reasoned position.
        Argue "argue",
        /// Puts it forward for acceptance.
        Propose "propose",
        /// Insists that it be done.
        Demand "demand",
        /// Asks that it be done.
        Request "request",
        /// Commits to it.
        Promise "promise",
        /// Announces harm.
        Threaten "threaten",
        /// Points to a danger.
        Warn "warn",
        /// Charges somebody with it.
        Accuse "accuse",
        /// Speaks well of it.
        Praise "praise",
        /// Is glad of it.
        Welcome "welcome",
        /// Speaks against it.
        Condemn "condemn",
        /// Will not accept it.
        Reject "reject",
        /// Accepts or shares it.
        Agree "agree",
        /// Says that it will come.
        Predict "predict",
        /// Wants to know.
        Ask "ask",
        /// Will not say.
        DeclineComment "decline-comment",
        /// Says they do not know of it.
        Unaware "unaware",
    }
}

words! {
    /// Through what something was said.
    Channel {
        /// A post, tweet or blog.
        SocialMedia "social media",
        /// An interview.
        Interview "interview",
        /// A news conference or briefing.
        NewsConference "news conference",
        /// A telephone or video call.
        Phone "phone",
        /// A written or issued statement.
        Statement "statement",
        /// A speech or address.
        Speech "speech",
        /// A letter, memo or e-mail.
        Letter "letter",
        /// A report, study or book.
        Publication "publication",
        /// Radio or television.
        Broadcast "broadcast",
        /// A court paper or hearing.
        Court "court",
        /// A meeting or talks.
        Meeting "meeting",
    }
}
