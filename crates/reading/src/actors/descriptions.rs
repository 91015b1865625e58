//! People and bodies without a name: "protesters", "the ministry", "Ukrainian and European delegations".
//!
//! - Finds: noun phrases whose head is a title of the lexicon; one mention for each country where
//!   adjectives are coordinated.
//! - Leaves: titles in front of a name, titles that only modify another noun ("police station"), buildings
//!   ("at the university"), vague words without anything that tells who ("on the other side").
//! - Cannot see: people named by what they did ("those killed", "the wounded").

use onrecord_language::{Label, Pos, Tag};
use onrecord_lexicon::RoleKind;
use onrecord_record::{EventType, MentionForm};

use super::mention::{Article, Mention, Phrase, Sort};
use super::names::{Names, What, starts_upper};
use super::phrases;
use super::titles::{Title, stands_as_noun};
use crate::Draft;

/// Mentions for one title that stands alone.
pub(super) fn read<'a>(draft: &Draft<'a>, names: &Names<'a>, title: &Title<'a>) -> Vec<Mention<'a>> {
    let is_honorific = matches!(title.role.kind, RoleKind::Honorific | RoleKind::Thing);
    if is_honorific || is_inside_name(names, title) || is_bracketed(draft, title) {
        return Vec::new();
    }
    let phrase = phrases::read(draft, names, title, None);
    if !is_nominal(draft, title, &phrase) || !tells_who(draft, &phrase) || is_building(draft, &phrase) {
        return Vec::new();
    }
    let is_in_front = phrase.states.iter().all(|&(token, _)| token < phrase.core.start);
    if phrase.states.len() > 1 && phrase.is_plural && is_in_front {
        split(draft, &phrase)
    } else {
        vec![whole(draft, &phrase)]
    }
}

/// A title inside a name is no mention of its own, but the last word of an unknown body's name is.
fn is_inside_name(names: &Names<'_>, title: &Title<'_>) -> bool {
    title.tokens.clone().any(|token| names.at(token).is_some())
}

/// "MOSCOW (Agency) —": whose report it is, not who acts.
fn is_bracketed(draft: &Draft<'_>, title: &Title<'_>) -> bool {
    let tag = |token: usize| draft.annotation.tokens().get(token).map(|token| token.tag);
    let opens = title.tokens.start.checked_sub(1).is_some_and(|before| tag(before) == Some(Tag::OpenBracket));
    opens && tag(title.tokens.end) == Some(Tag::CloseBracket)
}

/// Whether the title heads its noun phrase.
fn is_nominal(draft: &Draft<'_>, title: &Title<'_>, phrase: &Phrase<'_>) -> bool {
    let entry = &draft.annotation.tokens()[phrase.head];
    let is_noun = matches!(entry.pos, Pos::Noun | Pos::Propn);
    if !is_noun && (entry.tag != Tag::Jj || !stands_as_noun(draft, phrase.head)) {
        return false;
    }
    let modifies_next = matches!(entry.label, Label::Compound | Label::Nmod | Label::Amod | Label::Npadvmod)
        && draft.annotation.head(phrase.head).is_some_and(|head| {
            head >= title.tokens.end
                && draft.annotation.tokens()[title.tokens.end..head].iter().all(|between| between.pos != Pos::Punct)
        });
    let next_is_mark = draft.annotation.tokens().get(title.tokens.end).is_some_and(|next| {
        next.tag == Tag::Hyph
            && !next.has_space_after
            && !draft.annotation.tokens()[title.tokens.end - 1].has_space_after
    });
    (!modifies_next || is_doer_of_noun(draft, title, phrase)) && !next_is_mark
}

/// "the **police** shooting of a teenager", "a **rebel** attack": who does what the next noun tells, as the army, the police and rebels do;
/// "the **hostage** release" tells to whom.
fn is_doer_of_noun(draft: &Draft<'_>, title: &Title<'_>, phrase: &Phrase<'_>) -> bool {
    const ARMED: &[&str] = &["COP", "MIL", "REB", "UAF", "PRM", "SPY"];
    let is_armed = title.role.sectors.iter().any(|sector| ARMED.contains(&sector.as_str()));
    let noun = draft.annotation.head(phrase.head).filter(|&noun| noun == title.tokens.end && is_armed);
    noun.is_some_and(|noun| {
        let lemma = draft.annotation.lemma(noun).to_lowercase();
        let frames = &draft.lexicon.frames;
        !frames.is_in("undergone", &lemma)
            && draft.annotation.tokens()[noun].label != Label::Compound
            && frames.noun(&lemma).iter().any(|entry| {
                let frame = &frames.all()[entry.index];
                entry.rest.is_empty() && matches!(frame.r#type, EventType::Assault | EventType::Coerce)
            })
    })
}

/// Whether anything tells who is meant, for words that are vague alone.
fn tells_who(draft: &Draft<'_>, phrase: &Phrase<'_>) -> bool {
    let has_owner = !phrase.states.is_empty() || phrase.owner.is_some();
    let is_bare = phrase.article == Article::Bare && phrase.title == phrase.core;
    let label = draft.annotation.tokens()[phrase.head].label;
    let is_subject = matches!(label, Label::Nsubj | Label::Nsubjpass | Label::Agent);
    // "Israel's **campaign** in Gaza" is fought, "the Ruiz **campaign**" is somebody.
    if !phrase.states.is_empty() && draft.annotation.lemma(phrase.head) == "campaign" {
        return false;
    }
    match phrase.role.kind {
        RoleKind::Asset => !phrase.states.is_empty(),
        // "progressive groups" tells which, "groups" does not.
        RoleKind::Group if phrase.role.sectors.is_empty() => {
            has_owner || phrase.article != Article::Bare || phrase.is_plural && !is_bare
        }
        RoleKind::Body if is_bare && !phrase.is_plural => {
            let sector = phrase.role.sectors.first().map_or("", String::as_str);
            has_owner || is_subject || matches!(sector, "LEG" | "COP") || starts_upper(draft.word(phrase.core.start))
        }
        // "elected president", "work as a lawyer" tell a role of somebody named elsewhere.
        RoleKind::Office if is_bare && !phrase.is_plural => {
            has_owner || is_subject || matches!(label, Label::Appos | Label::Root)
        }
        _ => true,
    }
}

/// "at the university", "near the embassy": where, not who.
fn is_building(draft: &Draft<'_>, phrase: &Phrase<'_>) -> bool {
    let annotation = draft.annotation;
    let place = phrase.role.kind == RoleKind::Body && annotation.tokens()[phrase.head].label == Label::Pobj;
    let preposition = annotation.head(phrase.head).filter(|_| place);
    preposition.is_some_and(|preposition| {
        let word = draft.word(preposition).to_lowercase();
        matches!(word.as_str(), "in" | "at" | "near" | "outside" | "inside" | "into" | "around" | "onto")
    })
}

fn whole<'a>(draft: &Draft<'a>, phrase: &Phrase<'a>) -> Mention<'a> {
    let is_name = phrase.role.kind == RoleKind::Body
        && phrase.title.clone().all(|token| starts_upper(draft.word(token)) || draft.word(token) == "of")
        && phrase.title.len() > 1;
    Mention {
        tokens: phrase.start..phrase.core.end,
        head: phrase.head,
        form: if is_name { MentionForm::Name } else { MentionForm::Description },
        sort: Sort::Described,
        phrases: vec![phrase.clone()],
    }
}

/// "American, Ukrainian and European diplomats": three groups. The first two are mentioned by their adjective
/// alone, the last one by its adjective and the noun.
fn split<'a>(draft: &Draft<'a>, phrase: &Phrase<'a>) -> Vec<Mention<'a>> {
    let last = phrase.states.len() - 1;
    let mentions = phrase.states.iter().enumerate().map(|(index, &(token, state))| {
        let tokens = if index == last { token..phrase.core.end } else { first_word(draft, token)..token + 1 };
        let head = if index == last { phrase.head } else { token };
        let phrase = Phrase { states: vec![(token, state)], start: tokens.start, ..phrase.clone() };
        Mention { tokens, head, form: MentionForm::Description, sort: Sort::Described, phrases: vec![phrase] }
    });
    mentions.collect()
}

/// First token of a name of several words: "**United** States and Russian officials".
fn first_word(draft: &Draft<'_>, token: usize) -> usize {
    let tokens = draft.annotation.tokens();
    let mut start = token;
    while start > 0 && tokens[start - 1].pos == Pos::Propn && tokens[start - 1].head as usize == token {
        start -= 1;
    }
    start
}

/// "Russians", "the French", "Sunnis": people called by country or faith.
pub(super) fn people<'a>(draft: &Draft<'a>, name: &super::names::Name<'a>) -> Option<Mention<'a>> {
    let entry = &draft.annotation.tokens()[name.head];
    // "**Cuban**-Americans" are a people of their own.
    let hyphen = name.tokens.start.checked_sub(1).filter(|&hyphen| {
        let tokens = draft.annotation.tokens();
        hyphen > 0
            && tokens[hyphen].tag == Tag::Hyph
            && !tokens[hyphen].has_space_after
            && !tokens[hyphen - 1].has_space_after
    });
    let sort = match name.what {
        What::Demonym(_) if hyphen.is_some() => Sort::Group,
        What::Demonym(state) => Sort::People(state),
        What::People => Sort::Group,
        _ => return None,
    };
    let before = name.tokens.start.checked_sub(1);
    let has_article = before.is_some_and(|before| matches!(draft.annotation.tokens()[before].tag, Tag::Dt | Tag::Cd));
    let is_alone = entry.label == Label::Root && draft.annotation.children(name.head).all(|child| child < name.head);
    let is_noun = matches!(entry.tag, Tag::Nns | Tag::Nnps)
        || is_alone
        || (has_article
            && matches!(
                entry.label,
                Label::Nsubj | Label::Nsubjpass | Label::Dobj | Label::Pobj | Label::Conj | Label::Agent
            ));
    let modifies = matches!(entry.label, Label::Amod | Label::Compound | Label::Nmod | Label::Acomp);
    (is_noun && !modifies).then(|| Mention {
        tokens: hyphen.map_or(name.tokens.start, |hyphen| hyphen - 1)..name.tokens.end,
        head: name.head,
        form: MentionForm::Description,
        sort,
        phrases: Vec::new(),
    })
}

#[cfg(test)]
mod tests {
    use super::super::testing::actors;

    #[test]
    fn groups_and_bodies_without_names() {
        insta::assert_snapshot!(actors("Police fired tear gas at protesters while the ministry urged people to stay home."), @r"
        Police (group - COP): Police ~description
        protesters (group - CVL): protesters ~description
        ministry (organization - GOV): the ministry ~description
        people (group - CVL): people ~description
        ");
    }

    #[test]
    fn one_group_for_each_adjective() {
        insta::assert_snapshot!(actors("American, Ukrainian and European diplomats met in Vienna."), @r"
        American diplomats (group USA GOV): American ~description
        Ukrainian diplomats (group UKR GOV): Ukrainian ~description
        European diplomats (group EUR GOV): European diplomats ~description
        ");
    }

    #[test]
    fn two_adjectives_share_a_noun() {
        insta::assert_snapshot!(actors("Ukrainian and European delegations have been gathering since Friday."), @r"
        Ukrainian delegations (group UKR GOV): Ukrainian ~description
        European delegations (group EUR GOV): European delegations ~description
        ");
    }

    #[test]
    fn a_title_that_modifies_a_noun_is_nobody() {
        insta::assert_snapshot!(actors("The police station and the government building burned."), @"");
    }

    #[test]
    fn a_building_is_where_not_who() {
        insta::assert_snapshot!(actors("Two people were hurt at the university."), @"Two people (group - CVL): Two people ~description");
    }

    #[test]
    fn warplanes_act_for_a_country() {
        insta::assert_snapshot!(actors("Two Chinese warplanes crossed the line; drones were seen later."), @"Two Chinese warplanes (group CHN MIL): Two Chinese warplanes ~description");
    }

    #[test]
    fn people_by_country() {
        insta::assert_snapshot!(actors("Russians and the French will vote."), @r"
        Russians (group RUS -): Russians ~description
        French (group FRA -): French ~description
        ");
    }
}
