//! Whether the name of a state, a capital or a seat of government acts or is where something happens.
//!
//! - Finds: "**Washington** floated the idea", "talks with **Russia**", "pressure on **Kyiv**", "**Moscow**'s
//!   demands", "sanctions against **Iran**".
//! - Leaves: "return to Moscow", "in Syria", "Moscow-based", "a strike on Kyiv", datelines: places.
//! - Cannot see: a capital that acts through a verb that cities have too ("Moscow saw …").

use onrecord_language::{Label, Pos, Tag};
use onrecord_lexicon::{RoleKind, Usage};

use super::names::{Name, Names, What};
use crate::letters::lower;
use crate::{Draft, clause};

/// How readily a name acts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Bent {
    /// A state acts unless it is clearly a place.
    State,
    /// A capital is a place unless it clearly acts.
    City,
    /// A seat of government acts unless one is inside it.
    Seat,
}

/// Whether the name speaks of an actor where it stands; `false` for names that are always places.
pub(super) fn acts(draft: &Draft<'_>, names: &Names<'_>, name: &Name<'_>) -> bool {
    let bent = match name.what {
        What::State(_) => Bent::State,
        What::Capital(_) => Bent::City,
        What::Seat(_) => Bent::Seat,
        What::Organization(Some(organization)) if organization.is_seat => Bent::Seat,
        _ => return false,
    };
    if is_dateline(draft, name) || is_hyphened(draft, name) || follows_place(draft, names, name) {
        return false;
    }
    let token = first_conjunct(draft, name.head);
    let annotation = draft.annotation;
    let Some(head) = annotation.head(token) else { return bent != Bent::City };
    match annotation.tokens()[token].label {
        Label::Nsubj => acts_as_subject(draft, bent, head),
        Label::Nsubjpass => bent != Bent::City || is(draft, Usage::Address, head),
        Label::Poss => acts_as_owner(draft, names, bent, head),
        Label::Compound | Label::Amod | Label::Nmod => acts_as_modifier(draft, names, bent, head),
        Label::Pobj => acts_under_preposition(draft, bent, head),
        Label::Agent => true,
        Label::Dobj | Label::Dative | Label::Oprd => acts_as_object(draft, bent, head),
        Label::Npadvmod => bent == Bent::Seat,
        _ => bent != Bent::City,
    }
}

/// "**Texas** said it would join": a region or town that speaks is its government.
pub(super) fn speaks(draft: &Draft<'_>, name: &Name<'_>) -> bool {
    let token = first_conjunct(draft, name.head);
    let is_subject = draft.annotation.tokens()[token].label == Label::Nsubj;
    let verb = draft.annotation.head(token).filter(|_| is_subject);
    verb.is_some_and(|verb| is(draft, Usage::Speech, verb)) && !is_dateline(draft, name)
}

fn is(draft: &Draft<'_>, usage: Usage, token: usize) -> bool {
    draft.lexicon.actors.has_usage(usage, &lower(draft.annotation.lemma(token)))
}

/// The first of "Russia, Ukraine and the United States": all stand as it stands.
pub(super) fn first_conjunct(draft: &Draft<'_>, token: usize) -> usize {
    let is_listed = |&token: &usize| draft.annotation.tokens()[token].label == Label::Conj;
    let mut current = token;
    for _ in 0..12 {
        let Some(head) = Some(current).filter(is_listed).and_then(|token| draft.annotation.head(token)) else { break };
        if !matches!(draft.annotation.tokens()[head].pos, Pos::Propn | Pos::Noun | Pos::Adj | Pos::Pron) {
            break;
        }
        current = head;
    }
    current
}

/// "MIAMI, Dec. 21 (Agency) —", "KYIV, Ukraine -": where it was written.
fn is_dateline(draft: &Draft<'_>, name: &Name<'_>) -> bool {
    draft.dateline.contains(&name.tokens.start)
}

/// "Moscow-based", "US-led": part of a compound adjective.
fn is_hyphened(draft: &Draft<'_>, name: &Name<'_>) -> bool {
    let tokens = draft.annotation.tokens();
    let is_joined = tokens
        .get(name.tokens.end)
        .is_some_and(|mark| matches!(draft.word(name.tokens.end), "-" | "‑") && !mark.has_space_after)
        && !tokens[name.tokens.end - 1].has_space_after;
    is_joined
        && tokens.get(name.tokens.end + 1).is_some_and(|next| {
            !matches!(
                draft.annotation.lemma(name.tokens.end + 1),
                "lead" | "led" | "back" | "broker" | "sponsor" | "mediate" | "backed" | "brokered"
            ) && next.pos != Pos::Propn
        })
}

/// "Paris, France", "Odesa, Ukraine": the country a place is in.
fn follows_place(draft: &Draft<'_>, names: &Names<'_>, name: &Name<'_>) -> bool {
    let start = name.tokens.start;
    if start < 2 || draft.word(start - 1) != "," {
        return false;
    }
    let is_place = names.at(start - 2).is_some_and(|before| matches!(before.what, What::Place | What::Capital(_)));
    let label = draft.annotation.tokens()[name.head].label;
    let continues = draft.annotation.tokens().get(name.tokens.end).is_some_and(|next| next.tag == Tag::Cc);
    is_place && (matches!(label, Label::Appos | Label::Npadvmod | Label::Dep) || label == Label::Conj && !continues)
}

fn acts_as_subject(draft: &Draft<'_>, bent: Bent, verb: usize) -> bool {
    if is(draft, Usage::Location, verb) {
        return false;
    }
    let is_copula = draft.annotation.lemma(verb) == "be";
    match bent {
        // "Moscow is ready" acts; "Moscow is the capital" and "Moscow is in Russia" do not.
        Bent::City if is_copula => draft.annotation.child(verb, Label::Acomp).is_some() || has_verb(draft, verb),
        _ => true,
    }
}

fn has_verb(draft: &Draft<'_>, verb: usize) -> bool {
    draft.annotation.child(verb, Label::Xcomp).is_some()
}

fn acts_as_owner(draft: &Draft<'_>, names: &Names<'_>, bent: Bent, noun: usize) -> bool {
    let is_place = is(draft, Usage::PlaceNoun, noun)
        || names.at(noun).is_some_and(|name| matches!(name.what, What::Place | What::Capital(_)));
    match bent {
        Bent::State => !is_place,
        Bent::Seat => true,
        Bent::City => !is_place && (is(draft, Usage::Will, noun) || is_state_role(draft, noun)),
    }
}

/// "Moscow's forces", "Kyiv's negotiators"; not "Moscow's police".
fn is_state_role(draft: &Draft<'_>, noun: usize) -> bool {
    let role = draft.lexicon.roles.get(&draft.annotation.lemma(noun).to_lowercase());
    role.is_some_and(|role| {
        matches!(role.kind, RoleKind::Office | RoleKind::Occupation | RoleKind::Body)
            && role.sectors.first().is_some_and(|sector| matches!(sector.as_str(), "GOV" | "MIL"))
    })
}

fn acts_as_modifier(draft: &Draft<'_>, names: &Names<'_>, bent: Bent, noun: usize) -> bool {
    let is_place = is(draft, Usage::PlaceNoun, noun)
        || names.at(noun).is_some_and(|name| matches!(name.what, What::Place | What::Capital(_)));
    match bent {
        Bent::State => !is_place,
        Bent::Seat => true,
        Bent::City => false,
    }
}

fn acts_as_object(draft: &Draft<'_>, bent: Bent, verb: usize) -> bool {
    match bent {
        Bent::State | Bent::Seat => !is(draft, Usage::Visit, verb),
        Bent::City => is(draft, Usage::Address, verb) && !is(draft, Usage::Visit, verb),
    }
}

fn acts_under_preposition(draft: &Draft<'_>, bent: Bent, preposition: usize) -> bool {
    let above = draft.annotation.head(preposition);
    let above_is = |usage| above.is_some_and(|above| is(draft, usage, above));
    let word = draft.word(preposition).to_lowercase();
    if is_locative(&word) || is_compass(draft, preposition) {
        return false;
    }
    // "put pressure on Kyiv": the noun that the verb takes tells.
    let object = above.and_then(|above| clause::object(draft.annotation, above)).filter(|&object| object < preposition);
    // "returned to Peru" goes there; "returned the skulls to Peru" hands them over.
    let is_motion = above_is(Usage::Motion) && (object.is_none() || bent == Bent::City);
    let object_is = |usage| object.is_some_and(|object| is(draft, usage, object));
    let is_will =
        (above_is(Usage::Will) && !above_is(Usage::Harm)) || (object_is(Usage::Will) && !object_is(Usage::Harm));
    match (word.as_str(), bent) {
        ("with", _) => {
            !above_is(Usage::PlaceNoun) && above.is_none_or(|above| draft.annotation.lemma(above) != "border")
        }
        ("against" | "versus" | "unlike" | "like", Bent::State | Bent::Seat) | ("by" | "despite", _) => true,
        ("against", Bent::City) => !above_is(Usage::Harm),
        ("between" | "among", _) => !is_motion,
        ("to", Bent::City) => !is_motion && (above_is(Usage::Address) || is_will),
        ("to", _) | ("for" | "toward" | "towards", Bent::State) => !is_motion || is_will && !above_is(Usage::Visit),
        ("from", _) => is_will && !is_motion || above_is(Usage::Will),
        ("of", Bent::State) => !above_is(Usage::PlaceNoun),
        ("over", Bent::State) => !is_motion && !above_is(Usage::Harm),
        ("at", Bent::Seat) => false,
        ("of" | "on" | "at" | "for" | "toward" | "towards" | "over" | "about", Bent::City) => is_will,
        (_, bent) => bent != Bent::City,
    }
}

/// Prepositions after which even a country is a place.
pub(super) fn is_locative(word: &str) -> bool {
    matches!(
        word,
        "in" | "across"
            | "inside"
            | "near"
            | "outside"
            | "throughout"
            | "within"
            | "around"
            | "into"
            | "through"
            | "via"
            | "beyond"
            | "along"
            | "above"
            | "below"
            | "off"
            | "onto"
            | "amid"
    )
}

/// "north of Kyiv": direction words are adverbs for the parser.
fn is_compass(draft: &Draft<'_>, preposition: usize) -> bool {
    draft.annotation.head(preposition).is_some_and(|above| {
        let word = draft.word(above).to_lowercase();
        ["north", "south", "east", "west"].iter().any(|point| word.starts_with(point))
    })
}

#[cfg(test)]
mod tests {
    use super::super::testing::actors;

    #[test]
    fn a_capital_acts() {
        insta::assert_snapshot!(actors("Washington floated the idea, Moscow argued against it and Kyiv agreed to a truce."), @r"
        United States (state USA -): Washington ~metonym
        Russia (state RUS -): Moscow ~metonym
        Ukraine (state UKR -): Kyiv ~metonym
        ");
    }

    #[test]
    fn a_capital_is_where() {
        insta::assert_snapshot!(actors("He will return to Moscow after a week in Washington, while Kyiv-based firms wait."), @"Kyiv-based firms (group UKR BUS): Kyiv-based firms ~description");
    }

    #[test]
    fn wishes_and_demands_are_a_governments() {
        insta::assert_snapshot!(actors("Moscow's demands put pressure on Kyiv during talks with Beijing."), @r"
        Russia (state RUS -): Moscow ~metonym
        Ukraine (state UKR -): Kyiv ~metonym
        China (state CHN -): Beijing ~metonym
        ");
    }

    #[test]
    fn an_attack_on_a_city_is_none_on_its_government() {
        insta::assert_snapshot!(actors("A missile strike on Kyiv killed two."), @"");
    }

    #[test]
    fn a_country_is_where() {
        insta::assert_snapshot!(actors("Protests in France spread across Syria after floods near Iran."), @"");
    }

    #[test]
    fn a_country_is_dealt_with() {
        insta::assert_snapshot!(actors("Sanctions against Iran followed an attack on Ukraine and pressure on Israel."), @r"
        Iran (state IRN -): Iran
        Ukraine (state UKR -): Ukraine
        Israel (state ISR -): Israel
        ");
    }

    #[test]
    fn missiles_at_a_country() {
        insta::assert_snapshot!(actors("Russia had launched nine missiles at Ukraine."), @r"
        Russia (state RUS -): Russia
        Ukraine (state UKR -): Ukraine
        ");
    }

    #[test]
    fn a_list_stands_as_its_first() {
        insta::assert_snapshot!(actors("The talks involved Ukraine, Russia and the United States."), @r"
        Ukraine (state UKR -): Ukraine
        Russia (state RUS -): Russia
        United States (state USA -): United States
        ");
    }

    #[test]
    fn a_dateline_is_a_place() {
        insta::assert_snapshot!(actors("MOSCOW (Agency) — Farmers blocked a road."), @"Farmers (group - AGR): Farmers ~description");
    }

    #[test]
    fn a_seat_is_a_body_of_its_own() {
        insta::assert_snapshot!(actors("The Kremlin denied it, and Russia confirmed it. Reporters waited at the White House."), @r"
        Kremlin (organization RUS GOV): Kremlin ~metonym
        Russia (state RUS -): Russia
        Reporters (group - JRN): Reporters ~description
        ");
    }
}
