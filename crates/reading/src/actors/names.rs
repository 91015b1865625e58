//! Names in the text: what the lexicon knows, then what the model found.
//!
//! - Finds: the longest name of the lexicon at each place ("the **White House**", "**Quai d’Orsay**"), then
//!   the model's names where the lexicon has none or a shorter one ("**Michael Jordan**").
//! - Leaves: dates, works and products; what an unknown name is, [`super::typing`] decides.
//! - Cannot see: unknown names that the model overlooks, unless a title or another mention shows them.

use std::ops::Range;

use onrecord_language::{Label, Name as ModelName, NameType, Pos, Tag};
use onrecord_lexicon::{Named, Organization, Person, State, Usage, plain};
use rustc_hash::FxHashSet;

use crate::Draft;

/// A name and what it is.
#[derive(Clone, Debug)]
pub(super) struct Name<'a> {
    /// The words, without article and possessive mark.
    pub tokens: Range<usize>,
    /// The word that hangs in the tree.
    pub head: usize,
    /// What it names.
    pub what: What<'a>,
}

/// What a name names.
#[derive(Clone, Copy, Debug)]
pub(super) enum What<'a> {
    /// A state.
    State(&'a State),
    /// A state's adjective or people.
    Demonym(&'a State),
    /// A capital.
    Capital(&'a State),
    /// A building or city that stands for a government.
    Seat(&'a State),
    /// A body, known or not.
    Organization(Option<&'a Organization>),
    /// A person, known or not.
    Person(Option<&'a Person>),
    /// A people or faith that the lexicon does not know.
    People,
    /// A place that the lexicon does not know.
    Place,
    /// A work, product or event; kept until typing so that a title can correct the model.
    Thing,
}

impl<'a> What<'a> {
    fn of(named: Named<'a>) -> Self {
        match named {
            Named::State(state) => Self::State(state),
            Named::Demonym(state) => Self::Demonym(state),
            Named::Capital(state) => Self::Capital(state),
            Named::Seat(state) => Self::Seat(state),
            Named::Organization(organization) => Self::Organization(Some(organization)),
            Named::Person(person) => Self::Person(Some(person)),
        }
    }

    fn of_model(kind: NameType) -> Option<Self> {
        Some(match kind {
            NameType::Person => Self::Person(None),
            NameType::Org => Self::Organization(None),
            NameType::Norp => Self::People,
            NameType::Gpe | NameType::Loc | NameType::Fac => Self::Place,
            NameType::Product | NameType::WorkOfArt | NameType::Event | NameType::Law => Self::Thing,
            _ => return None,
        })
    }

    /// Whether the lexicon knows the name.
    pub fn is_known(&self) -> bool {
        !matches!(self, Self::Organization(None) | Self::Person(None) | Self::People | Self::Place | Self::Thing)
    }
}

/// All names of a text, in order, with a look-up by token.
#[derive(Debug, Default)]
pub(super) struct Names<'a> {
    /// In text order, not overlapping.
    pub list: Vec<Name<'a>>,
    at: Vec<Option<u32>>,
}

impl<'a> Names<'a> {
    /// Puts names in order and indexes them.
    pub fn new(draft: &Draft<'a>, mut list: Vec<Name<'a>>) -> Self {
        list.sort_by_key(|name| name.tokens.start);
        let mut at = vec![None; draft.annotation.len()];
        for (index, name) in list.iter().enumerate() {
            at[name.tokens.clone()].fill(Some(index as u32));
        }
        Self { list, at }
    }

    /// Which name the token belongs to.
    pub fn index_at(&self, token: usize) -> Option<usize> {
        self.at.get(token).copied().flatten().map(|index| index as usize)
    }

    /// The name that the token belongs to.
    pub fn at(&self, token: usize) -> Option<&Name<'a>> {
        self.index_at(token).map(|index| &self.list[index])
    }
}

/// Names of the lexicon and the model, in text order.
pub(super) fn find<'a>(draft: &Draft<'a>) -> Names<'a> {
    let known = known(draft);
    let mut list = Vec::new();
    let mut is_taken = vec![false; draft.annotation.len()];
    let mut is_known = vec![None; draft.annotation.len()];
    for (index, name) in known.iter().enumerate() {
        is_known[name.tokens.clone()].fill(Some(index));
    }
    for name in draft.annotation.names() {
        let Some(tokens) = trimmed(draft, name) else { continue };
        let Some(what) = What::of_model(name.kind) else { continue };
        let (tokens, what) = without_place_of_work(draft, tokens, what);
        if swallows(draft, &tokens, what, &known, &is_known) {
            is_taken[tokens.clone()].fill(true);
            list.push(Name { head: head(draft, &tokens), tokens, what });
        }
    }
    list.extend(known.into_iter().filter(|name| !is_taken[name.tokens.start] && !is_taken[name.tokens.end - 1]));
    let surnames: Vec<(usize, &str)> = list
        .iter()
        .filter(|name| matches!(name.what, What::Person(None)) && name.tokens.len() > 1)
        .map(|name| (name.tokens.start, draft.word(name.tokens.end - 1)))
        .collect();
    for name in list.iter_mut().filter(|name| may_be_surname(draft, name)) {
        let word = draft.word(name.tokens.start);
        if surnames.iter().any(|&(start, surname)| start < name.tokens.start && surname == word) {
            name.what = What::Person(None);
        }
    }
    let mut names = Names::new(draft, whole_companies(draft, list));
    disown(draft, &mut names);
    names
}

/// "**Ira Katz** of Five Points Pharmacy": a full name, which the model takes for the body's together with where he works.
fn without_place_of_work<'a>(draft: &Draft<'_>, tokens: Range<usize>, what: What<'a>) -> (Range<usize>, What<'a>) {
    let link = tokens.start + 2;
    let is_person = matches!(what, What::Organization(None))
        && tokens.len() > 3
        && matches!(draft.word(link), "of" | "at" | "from")
        && draft.lexicon.actors.is_given_name(draft.word(tokens.start))
        && draft.lexicon.roles.get(&draft.word(tokens.start + 1).to_lowercase()).is_none()
        && super::typing::body_role(draft, &(tokens.start..link)).is_none();
    if is_person { (tokens.start..link, What::Person(None)) } else { (tokens, what) }
}

/// "LLC", "Corp.": what ends a company's name.
pub(super) fn is_company_ending(draft: &Draft<'_>, token: usize) -> bool {
    let word = draft.word(token).trim_end_matches('.').to_lowercase();
    draft.lexicon.actors.has_usage(Usage::CompanyEnding, &word)
}

/// "Chrysler **LLC**", "Valley Savings **& Loan Association**": what ends a company's name belongs to it, and so does what
/// an ampersand joins, also one that lost its marks on the way ("amp").
fn whole_companies<'a>(draft: &Draft<'a>, list: Vec<Name<'a>>) -> Vec<Name<'a>> {
    let mut list = list;
    list.sort_by_key(|name| name.tokens.start);
    let tokens = draft.annotation.tokens();
    // The tagger does not know every ending: "Philip Morris **Cos.**".
    let is_ending = |token: usize| {
        let may_end = |entry: &onrecord_language::Token| entry.pos == Pos::Propn || starts_upper(draft.word(token));
        tokens.get(token).is_some_and(|entry| may_end(entry) && entry.tag != Tag::Space)
            && is_company_ending(draft, token)
    };
    let is_and = |token: usize| {
        token + 1 < tokens.len()
            && matches!(draft.word(token), "&" | "amp")
            && tokens[token + 1].pos == Pos::Propn
            && starts_upper(draft.word(token + 1))
    };
    let mut index = 0;
    while index < list.len() {
        let may_grow = matches!(list[index].what, What::Organization(_) | What::Person(None) | What::Thing);
        let end = list[index].tokens.end;
        if may_grow && (is_ending(end) || is_and(end)) {
            let joins = !is_ending(end);
            let mut until = end + usize::from(joins);
            while tokens
                .get(until + 1)
                .is_some_and(|next| joins && next.pos == Pos::Propn && starts_upper(draft.word(until + 1)))
            {
                until += 1;
            }
            let swallowed = list[index + 1..].iter().take_while(|name| name.tokens.start <= until).count();
            let reach = list[index + 1..index + 1 + swallowed].iter().map(|name| name.tokens.end).max().unwrap_or(0);
            list.drain(index + 1..index + 1 + swallowed);
            let name = &mut list[index];
            name.tokens.end = reach.max(until + 1);
            name.head = head(draft, &name.tokens);
            if joins || !name.what.is_known() {
                name.what = What::Organization(None);
            }
            continue;
        }
        index += 1;
    }
    list
}

/// Whether a country or capital of one word stands where a person named in full before may be meant: "**Paris** claims", not
/// "in **Paris**".
fn may_be_surname(draft: &Draft<'_>, name: &Name<'_>) -> bool {
    let is_place = matches!(name.what, What::State(_) | What::Capital(_) | What::Place);
    let label = draft.annotation.tokens()[name.head].label;
    is_place && name.tokens.len() == 1 && matches!(label, Label::Nsubj | Label::Nsubjpass | Label::Poss | Label::Dobj)
}

/// Takes back bodies that the lexicon knows by a name that many countries use: "Chile's **Defense Department**",
/// "the **Labour Party**" in a text about Hong Kong that never speaks of Britain.
fn disown(draft: &Draft<'_>, names: &mut Names<'_>) {
    let common: Vec<bool> = names.list.iter().map(|name| is_common_body(draft, name)).collect();
    let countries =
        names.list.iter().zip(&common).filter(|(_, is_common)| !**is_common).filter_map(|(name, _)| country(name));
    let told: FxHashSet<&str> = countries.collect();
    let mut foreign = Vec::new();
    for (index, name) in names.list.iter().enumerate() {
        let What::Organization(Some(organization)) = name.what else { continue };
        let code = organization.country.as_str();
        let is_unheard = common[index] && !told.is_empty() && !told.contains(code);
        if super::profile::is_country(code)
            && (is_unheard || owner(draft, names, name).is_some_and(|owner| owner != code))
        {
            foreign.push(index);
        }
    }
    for index in foreign {
        names.list[index].what = What::Organization(None);
    }
}

/// Whether every word but the last can stand before it in any country: "Supreme Court", not "Hezbollah"; or a party's people by a word
/// that any country has: "Liberals".
fn is_common_body(draft: &Draft<'_>, name: &Name<'_>) -> bool {
    let is_creed = draft.lexicon.actors.has_usage(Usage::Creed, draft.word(name.tokens.start));
    if is_creed && name.tokens.len() == 1 && matches!(name.what, What::Organization(Some(_))) {
        return true;
    }
    matches!(name.what, What::Organization(Some(organization)) if !organization.is_seat)
        && name.tokens.len() <= 3
        && super::typing::body_role(draft, &name.tokens).is_some()
}

fn country<'a>(name: &Name<'a>) -> Option<&'a str> {
    Some(match name.what {
        What::State(state) | What::Demonym(state) | What::Capital(state) | What::Seat(state) => &state.code,
        What::Organization(Some(organization)) => &organization.country,
        What::Person(Some(person)) => &person.country,
        _ => return None,
    })
    .filter(|code| super::profile::is_country(code))
    .map(String::as_str)
}

/// The state in front of a name, as an adjective or with a possessive.
fn owner<'a>(draft: &Draft<'_>, names: &Names<'a>, name: &Name<'_>) -> Option<&'a str> {
    let before = name.tokens.start.checked_sub(1)?;
    let is_mark = draft.annotation.tokens()[before].tag == Tag::Pos;
    match names.at(if is_mark { before.checked_sub(1)? } else { before })?.what {
        What::State(state) | What::Demonym(state) => Some(&state.code),
        _ => None,
    }
}

/// Whether a name of the model is kept: nothing of the lexicon is inside, or only parts of a longer name.
fn swallows(
    draft: &Draft<'_>,
    tokens: &Range<usize>,
    what: What<'_>,
    known: &[Name<'_>],
    is_known: &[Option<usize>],
) -> bool {
    let mut inside = tokens.clone().filter_map(|token| is_known[token]).peekable();
    if inside.peek().is_none() {
        return true;
    }
    // "RUSSIA REJECTS PROPOSAL": a headline in capitals is no name.
    let is_shouted = tokens.len() > 2 && tokens.clone().all(|token| !draft.word(token).contains(char::is_lowercase));
    // "Port **Sudan**": a town whose name holds a country's.
    let is_town = || {
        let place = draft.annotation.span(tokens.clone()).slice(draft.text);
        matches!(what, What::Place) && tokens.len() > 1 && draft.gazetteer.contains(place)
    };
    if !is_shouted && is_town() {
        return inside.all(|index| known[index].tokens.len() < tokens.len());
    }
    let is_longer = !is_shouted && matches!(what, What::Person(_) | What::Organization(_) | What::Thing);
    is_longer
        && inside.all(|index| {
            let name = &known[index];
            let is_part =
                tokens.start <= name.tokens.start && name.tokens.end <= tokens.end && name.tokens.len() < tokens.len();
            is_part && is_capitalised_around(draft, tokens, &name.tokens) && is_absorbed(draft, what, name, tokens)
        })
}

/// Whether a longer name of the model may hide a name of the lexicon.
fn is_absorbed(draft: &Draft<'_>, what: What<'_>, known: &Name<'_>, tokens: &Range<usize>) -> bool {
    match known.what {
        // "Donald J. Trump" is found again by its surname; "Trump Organization" is a body.
        What::Person(_) => match what {
            What::Person(_) => known.tokens.end == tokens.end,
            _ => known.tokens.start == tokens.start && draft.annotation.tokens()[known.tokens.end].tag != Tag::Pos,
        },
        What::Organization(_) => known.tokens.len() == 1 && matches!(what, What::Organization(_)),
        What::Demonym(_) | What::State(_) | What::Capital(_) => match what {
            What::Person(_) => known.tokens.len() == 1 && is_full_name(draft, tokens, &known.tokens),
            _ => !matches!(known.what, What::Capital(_)) || matches!(what, What::Organization(_)),
        },
        _ => matches!(what, What::Organization(_)),
    }
}

/// "Michael **Jordan**", "Valeska **Paris**": a country or capital as the last word behind another that is a given name, or
/// that is nothing known.
fn is_full_name(draft: &Draft<'_>, tokens: &Range<usize>, known: &Range<usize>) -> bool {
    let first = draft.word(tokens.start);
    let is_unknown = || {
        draft.lexicon.roles.get(&first.to_lowercase()).is_none()
            && draft.lexicon.roles.modifier(&first.to_lowercase()).is_none()
            && !draft.gazetteer.contains(first)
            && tokens.clone().all(|token| draft.annotation.tokens()[token].pos == Pos::Propn)
    };
    draft.lexicon.actors.is_given_name(first) || known.end == tokens.end && tokens.len() == 2 && is_unknown()
}

/// Whether the rest of the longer name is made of capitalised words.
fn is_capitalised_around(draft: &Draft<'_>, tokens: &Range<usize>, inner: &Range<usize>) -> bool {
    let mut rest = tokens.clone().filter(|token| !inner.contains(token));
    rest.all(|token| {
        let token_ref = &draft.annotation.tokens()[token];
        starts_upper(draft.word(token))
            || matches!(token_ref.pos, Pos::Adp | Pos::Det | Pos::Punct | Pos::Cconj | Pos::Part)
    })
}

/// Names of the lexicon, longest first at each place.
fn known<'a>(draft: &Draft<'a>) -> Vec<Name<'a>> {
    let mut found = Vec::new();
    let mut token = 0;
    while token < draft.annotation.len() {
        match longest(draft, token) {
            Some((tokens, what)) => {
                let (tokens, what) = whole_party(draft, tokens, what);
                let (tokens, what) = with_first_words(draft, tokens, what, &found);
                token = tokens.end;
                found.push(Name { head: head(draft, &tokens), tokens, what });
            }
            None => token += 1,
        }
    }
    found
}

/// "Democratic Party **for the People**", "Republican Party **of Wyoming**": a known body's name that goes on is another body's.
fn whole_party<'a>(draft: &Draft<'_>, tokens: Range<usize>, what: What<'a>) -> (Range<usize>, What<'a>) {
    let is_capital = |token: usize| {
        token < draft.annotation.len()
            && draft.annotation.tokens()[token].pos == Pos::Propn
            && starts_upper(draft.word(token))
    };
    let is_word = |token: usize, word: &str| token < draft.annotation.len() && draft.word(token) == word;
    let last = tokens.end + 1 + usize::from(is_word(tokens.end + 1, "the"));
    let is_party =
        matches!(what, What::Organization(Some(body)) if body.sectors.first().is_some_and(|sector| sector == "PTY"));
    let goes_on = matches!(what, What::Organization(Some(organization)) if !organization.is_seat)
        && tokens.len() > 1
        && (is_word(tokens.end, "for") || is_party && is_word(tokens.end, "of"))
        && is_capital(last)
        && draft.annotation.sentence_of(tokens.start).contains(&last);
    if goes_on { (tokens.start..last + 1, What::Organization(None)) } else { (tokens, what) }
}

/// "the **Foreign** Press Association": a known body's name that begins with other proper nouns is another body's. Words for a role
/// ("President", "Senate") and names of their own ("the Trump Justice Department") stand before a body as they are.
fn with_first_words<'a>(
    draft: &Draft<'a>,
    tokens: Range<usize>,
    what: What<'a>,
    found: &[Name<'a>],
) -> (Range<usize>, What<'a>) {
    let annotation = draft.annotation;
    let is_body = matches!(what, What::Organization(Some(organization)) if !organization.is_seat) && tokens.len() > 1;
    let last = tokens.end - 1;
    let free = found.last().map_or(0, |name| name.tokens.end).max(annotation.sentence_of(tokens.start).start);
    let is_own = |token: usize| {
        let entry = &annotation.tokens()[token];
        let word = draft.word(token).to_lowercase();
        entry.tag == Tag::Nnp
            && entry.label == Label::Compound
            && annotation.head(token).is_some_and(|head| tokens.contains(&head) || head == last)
            && draft.word(token).chars().skip(1).any(char::is_lowercase)
            && starts_upper(draft.word(token))
            && draft.lexicon.roles.get(&word).is_none()
            && draft.lexicon.actors.get(draft.word(token)).is_none()
            && !draft.lexicon.actors.is_given_name(draft.word(token))
    };
    let first = (free..tokens.start).rev().take_while(|&token| is_body && is_own(token)).last();
    match first {
        Some(first) => (first..tokens.end, What::Organization(None)),
        None => (tokens, what),
    }
}

/// The longest name of the lexicon that begins at a token.
fn longest<'a>(draft: &Draft<'a>, start: usize) -> Option<(Range<usize>, What<'a>)> {
    if !can_be_name(draft, start) {
        return None;
    }
    let word = draft.word(start);
    let is_shouted = word.len() >= 4 && word.chars().all(|letter| !letter.is_lowercase());
    let room = draft.lexicon.actors.longest(word);
    let room = if is_shouted { room.max(draft.lexicon.actors.longest(&title_case(word))) } else { room };
    if room == 0 {
        return None;
    }
    let sentence = draft.annotation.sentence_of(start);
    let begin = draft.annotation.tokens()[start].span.start;
    let mut best = None;
    for end in start + 1..=sentence.end {
        let span = draft.annotation.span(start..end);
        // Line breaks and curly marks take more bytes in the text than in the lexicon.
        if (span.end - begin) as usize > room + 8 {
            break;
        }
        if draft.annotation.tokens()[end - 1].tag == Tag::Space {
            continue;
        }
        let name = plain(span.slice(draft.text));
        let named = draft.lexicon.actors.get(&name);
        let named = named.or_else(|| is_shouted.then(|| draft.lexicon.actors.get(&title_case(&name))).flatten());
        if let Some(named) = named {
            best = Some((start..end, What::of(named)));
        }
    }
    best.filter(|(tokens, _)| is_whole(draft, tokens))
}

/// A name begins with a capital or a digit, or is a proper noun; "us" is not the US.
fn can_be_name(draft: &Draft<'_>, token: usize) -> bool {
    let entry = &draft.annotation.tokens()[token];
    let word = draft.word(token);
    let is_function_word = matches!(entry.pos, Pos::Pron | Pos::Aux | Pos::Adp | Pos::Sconj | Pos::Cconj)
        && word.chars().skip(1).any(char::is_lowercase);
    if entry.tag == Tag::Space || !word.starts_with(char::is_alphanumeric) {
        return false;
    }
    !is_function_word && (!word.starts_with(char::is_lowercase) || entry.pos == Pos::Propn)
}

/// Not a part of a hyphenated name: "Chad-Smith"; "Moscow-based" and "U.S.-led" are whole.
fn is_whole(draft: &Draft<'_>, tokens: &Range<usize>) -> bool {
    let next_is_name = |hyphen: usize, other: usize| {
        draft.annotation.tokens().get(hyphen).is_some_and(|token| token.tag == Tag::Hyph && !token.has_space_after)
            && draft.annotation.tokens().get(other).is_some_and(|token| token.pos == Pos::Propn)
            && draft.lexicon.actors.longest(draft.word(other)) == 0
    };
    let before = tokens.start >= 2 && next_is_name(tokens.start - 1, tokens.start - 2);
    !(before || next_is_name(tokens.end, tokens.end + 1) && tokens.len() == 1)
}

/// A name of the model without article, possessive mark, spaces and marks around it.
fn trimmed(draft: &Draft<'_>, name: &ModelName) -> Option<Range<usize>> {
    let mut tokens = name.tokens.clone();
    let is_edge = |token: usize| {
        matches!(draft.annotation.tokens()[token].tag, Tag::Dt | Tag::Pos | Tag::Space | Tag::PrpPoss)
            || draft.annotation.tokens()[token].pos == Pos::Punct
    };
    while tokens.start < tokens.end && is_edge(tokens.start) {
        tokens.start += 1;
    }
    while tokens.start < tokens.end && is_edge(tokens.end - 1) {
        tokens.end -= 1;
    }
    // "**Stated** Stone:" at the head of a paragraph: the verb is none of the name.
    let opens = tokens.start.checked_sub(1).is_none_or(|before| draft.word(before).contains('\n'));
    if opens && tokens.len() > 1 && draft.lexicon.cues.is_saying(&draft.word(tokens.start).to_lowercase()) {
        tokens.start += 1;
    }
    // A name does not run over a blank line; what follows is another block.
    if let Some(cut) = tokens.clone().find(|&token| draft.annotation.tokens()[token].tag == Tag::Space) {
        tokens.end = cut;
    }
    // "Ana Ruiz - one of the first - said": a dash between spaces ends a name.
    let is_dash = |&token: &usize| {
        matches!(draft.word(token), "-" | "–" | "—" | "--")
            && draft.annotation.tokens()[token].has_space_after
            && draft.annotation.tokens()[token - 1].has_space_after
    };
    if let Some(cut) = tokens.clone().skip(1).find(is_dash) {
        tokens.end = cut;
    }
    let has_capital = tokens.clone().any(|token| starts_upper(draft.word(token)));
    (tokens.start < tokens.end && has_capital).then_some(tokens)
}

/// The word of a range that hangs outside it; the last such word, else the last word.
pub(super) fn head(draft: &Draft<'_>, tokens: &Range<usize>) -> usize {
    let hangs_outside = |&token: &usize| draft.annotation.head(token).is_none_or(|head| !tokens.contains(&head));
    let nominal = |&token: &usize| matches!(draft.annotation.tokens()[token].pos, Pos::Propn | Pos::Noun | Pos::Adj);
    let outside = || tokens.clone().filter(hangs_outside);
    // In a heading the parser may take the first word for a verb: "crowd control police".
    let noun = || tokens.clone().rfind(nominal);
    outside().rfind(nominal).or_else(noun).or_else(|| outside().next_back()).unwrap_or(tokens.end.saturating_sub(1))
}

/// Whether the word begins with a capital.
pub(super) fn starts_upper(word: &str) -> bool {
    word.starts_with(char::is_uppercase)
}

fn title_case(name: &str) -> String {
    let mut is_start = true;
    let letters = name.chars().flat_map(|letter| {
        let cased = if is_start { vec![letter] } else { letter.to_lowercase().collect() };
        is_start = !letter.is_alphanumeric();
        cased
    });
    letters.collect()
}

#[cfg(test)]
mod tests {
    use super::super::testing::actors;

    #[test]
    fn the_longest_name_of_the_lexicon_wins() {
        insta::assert_snapshot!(actors("The White House rejected a letter from the Islamic Revolutionary Guard Corps."), @r"
        White House (organization USA GOV): White House ~metonym
        Islamic Revolutionary Guard Corps (organization IRN MIL): Islamic Revolutionary Guard Corps
        ");
    }

    #[test]
    fn a_longer_name_of_the_model_hides_a_state() {
        insta::assert_snapshot!(actors("Michael Jordan thanked the fans in Chicago."), @r"
        Michael Jordan (person - -): Michael Jordan
        fans (group - CVL): the fans ~description
        ");
    }

    #[test]
    fn curly_apostrophes_and_line_breaks_do_not_matter() {
        insta::assert_snapshot!(actors("Officials at the Quai d’Orsay said that the United
Nations had agreed."), @r"
        Officials at the Quai d'Orsay (group - GOV): Officials ~description
        United Nations (organization UNO -): United
        Nations
        ");
    }

    #[test]
    fn a_body_of_another_country_is_not_the_one_we_know() {
        insta::assert_snapshot!(actors("Chile's Defense Department denied the report."), @r"
        Chile (state CHL -): Chile
        Defense Department (organization CHL GOV+MIL): Defense Department
        ");
    }

    #[test]
    fn names_in_capitals_are_found() {
        insta::assert_snapshot!(actors("RUSSIA REJECTS CEASEFIRE PROPOSAL"), @"Russia (state RUS -): RUSSIA");
    }
}
