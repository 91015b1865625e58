//! What stands as the content of a reporting verb.
//!
//! Apart from [`super::verbal`], which decides which verbs report: here each kind of complement is cut from the tree.
//!
//! - Finds: clauses below the verb and around a parenthetical one, participles.
//! - Leaves: what the reporter adds behind the content ("as diplomats gathered in Miami"); objects and phrases are
//!   [`super::object`]'s, infinitives [`super::infinitive`]'s.
//! - Cannot see: content that the parser hung elsewhere, unless "that" or quotation marks show it.

use std::ops::Range;

use onrecord_language::{Label, Pos, Tag};
use onrecord_lexicon::{Cue, CuePos, Usage};
use onrecord_record::{Stance, StatementKind};

use super::extent::{
    behind_the_report, is_next_report, with_predicate, with_reasons, without_main_clause, without_own_words,
    without_turn,
};
use super::found::{cut, is_comma, is_word, phrase, trim};
use super::quotation::{quoted, with_quotes};
use super::quotes::Quotes;
use super::relative::relative;
use crate::{Draft, clause};

/// A finite clause below the verb, or the clause around a parenthetical cue: "The deal, he said, is dead."
pub(super) fn clausal(draft: &Draft<'_>, quotes: &Quotes, verb: usize, cue: &Cue) -> Vec<Range<usize>> {
    let annotation = draft.annotation;
    if let Some(part) = before_inversion(draft, quotes, verb) {
        return with_quotes(draft, quotes, verb, vec![part]);
    }
    if let Some(child) = clause_below(draft, quotes, verb) {
        let range = annotation.subtree(child);
        let parts = if range.contains(&verb) {
            cut(annotation, range, &parenthesis(draft, verb))
        } else if range.end <= verb && says_something(draft, verb) {
            Vec::new()
        } else if range.end <= verb && is_question(draft, range.start) {
            return quoted(draft, quotes, verb).into_iter().filter(|quote| quote.start > verb).collect();
        } else if range.end <= verb {
            // "He tried to leave, **and in doing so he “made a mistake,”** she said": two clauses before the report.
            if let Some(told) = charge_told(draft, verb, range.clone()) {
                return vec![told];
            }
            let last = annotation.children_with(verb, Label::Ccomp).rfind(|&last| last > child && last < verb);
            let end = last.map_or(range.end, |last| annotation.subtree(last).end.min(verb));
            [trim(annotation, range.start..end)].into_iter().chain(behind_the_report(draft, verb)).collect()
        } else {
            let range = lost_subject(draft, verb, child).unwrap_or(range.start)..range.end;
            let end = without_beside(draft, quotes, child, without_scene(draft, quotes, child, range.end));
            let end = without_turn(draft, verb, child, without_second_report(draft, verb, child, end));
            let end = without_own_words(draft, quotes, verb, child, without_main_clause(draft, verb, child, end));
            let end = with_reasons(draft, verb, with_predicate(draft, verb, child, end));
            let start = behind_an_insertion(draft, child, range.start);
            // "asked **which of her enemies** she was proud of"
            let asks = matches!(annotation.tokens()[verb + 1].tag, Tag::Wdt | Tag::Wp | Tag::Wrb) && verb + 1 < start;
            let is_whole = |first: usize| (first..start).all(|token| annotation.tokens()[token].pos != Pos::Punct);
            let start = if asks && is_whole(verb + 1) { verb + 1 } else { start };
            vec![trim(annotation, start..going_on(draft, quotes, verb, end))]
        };
        return with_quotes(draft, quotes, verb, parts);
    }
    if let Some(part) = unparsed_clause(draft, verb) {
        return with_quotes(draft, quotes, verb, vec![part]);
    }
    if let Some(above) = annotation.head(verb).filter(|&above| is_parenthetical(draft, verb, above, cue)) {
        // "“We go,” he said, **alluding to the vote**": what is said stands before, and the participle tells of the saying.
        let is_gloss = annotation.tokens()[above].tag == Tag::Vbg
            && annotation.tokens()[above].label == Label::Advcl
            && verb < above
            && annotation.subtree(above).start == annotation.subtree(verb).start;
        let whole = annotation.head(above).filter(|_| is_gloss);
        let hole = annotation.subtree(if whole.is_some() { above } else { verb });
        let goes_on = annotation.children_with(verb, Label::Ccomp).any(|child| is_relative_behind(draft, verb, child));
        let hole = if goes_on { parenthesis(draft, verb) } else { hole };
        let parts = cut(annotation, annotation.subtree(whole.unwrap_or(above)), &hole);
        if parts.first().is_some_and(|part| is_question(draft, part.start)) {
            // "**Asked if he would go**, Ryan said, “Sure.”": what was asked is not what he said.
            return quoted(draft, quotes, verb).into_iter().filter(|quote| quote.start > verb).collect();
        }
        return with_quotes(draft, quotes, verb, parts);
    }
    relative(draft, verb)
        .or_else(|| tagged(draft, quotes, verb).map(|part| vec![part]))
        .map(|parts| with_quotes(draft, quotes, verb, parts))
        .unwrap_or_default()
}

/// "Critics say **the bank misled investors**, a charge it denied", "filed a suit alleging **he stole**, an allegation he denies": what the
/// clause before reports is denied, and not that it was reported.
fn charge_told(draft: &Draft<'_>, verb: usize, clause: Range<usize>) -> Option<Range<usize>> {
    let annotation = draft.annotation;
    let described = annotation.head(verb).filter(|_| annotation.tokens()[verb].label == Label::Relcl);
    let charge = clause::object(annotation, verb).filter(|&object| object < verb).or(described)?;
    let lemma = annotation.lemma(charge).to_lowercase();
    let is_charge = charge >= clause.end && draft.lexicon.cues.find(CuePos::Noun, &lemma).next().is_some();
    // "accused it of **shelling the town**, a charge it denied"
    let deed = |report: usize| {
        let mut of = annotation.children_with(report, Label::Prep).filter(|&of| of > report && of < clause.end);
        of.find_map(|of| annotation.child(of, Label::Pcomp)).filter(|_| annotation.lemma(report) == "accuse")
    };
    let told = |report: usize| {
        draft.report(report).filter(|_| is_charge)?;
        let mut told = annotation.children_with(report, Label::Ccomp);
        told.find(|&told| told > report && told < clause.end).or_else(|| deed(report))
    };
    let told = clause.clone().filter_map(told).last()?;
    let range = annotation.subtree(told);
    Some(trim(annotation, range.start..range.end.min(clause.end)))
}

/// "The chairman noted that it is late, **reported the Herald**.": the clause before a comma, where the verb and who reports close the sentence
/// and the parser takes the report for a second deed.
fn before_inversion(draft: &Draft<'_>, quotes: &Quotes, verb: usize) -> Option<Range<usize>> {
    let annotation = draft.annotation;
    let sentence = annotation.sentence_of(verb);
    let tag = |token: usize| annotation.tokens()[token].tag;
    let is_finite = matches!(tag(verb), Tag::Vbd | Tag::Vbz)
        && matches!(annotation.tokens()[verb].label, Label::Conj | Label::Ccomp)
        && clause::own_subject(annotation, verb).is_none()
        && annotation.child(verb, Label::Aux).is_none();
    let object = clause::object(annotation, verb).filter(|_| is_finite)?;
    let range = annotation.subtree(object);
    let closes = range.start == verb + 1 && range.end + 1 >= sentence.end && draft.actor_of[object].is_some();
    let is_tag = closes
        && verb > sentence.start + 2
        && is_comma(draft, verb - 1)
        && quotes.around(verb).is_none()
        && draft.report(verb).is_some_and(Cue::is_plain);
    let part = trim(annotation, sentence.start..verb - usize::from(is_tag));
    let is_clause = part.clone().any(|token| matches!(tag(token), Tag::Vbd | Tag::Vbz | Tag::Vbp | Tag::Md));
    (is_tag && is_clause).then_some(part)
}

/// "said – as it happens – **that he paid**", "tells voters who wonder why **that he was young**": where "that" begins the content.
fn behind_an_insertion(draft: &Draft<'_>, child: usize, start: usize) -> usize {
    let annotation = draft.annotation;
    let is_that = |&mark: &usize| mark > start && is_word(draft, mark, &["that"]);
    let Some(that) = annotation.children_with(child, Label::Mark).find(is_that) else { return start };
    let is_insertion = annotation.tokens()[that - 1].pos == Pos::Punct
        && !is_word(draft, start, &["that"])
        && quotes_none(draft, start..that)
        || matches!(annotation.tokens()[start].tag, Tag::Wp | Tag::Wdt);
    if is_insertion { that } else { start }
}

/// Whether no quotation mark stands in the range.
fn quotes_none(draft: &Draft<'_>, range: Range<usize>) -> bool {
    range.into_iter().all(|token| !matches!(draft.annotation.tokens()[token].tag, Tag::OpenQuote | Tag::CloseQuote))
}

/// "When it became clear, someone **said a prayer**": what is said stands behind the verb.
fn says_something(draft: &Draft<'_>, verb: usize) -> bool {
    let annotation = draft.annotation;
    annotation.lemma(verb) == "say"
        && clause::own_subject(annotation, verb).is_some_and(|subject| subject < verb)
        && clause::object(annotation, verb).is_some_and(|object| {
            annotation.subtree(object).start == verb + 1
                && annotation.tokens()[verb + 1].pos != Pos::Punct
                && draft.time_of[object].is_none()
        })
}

/// "**Asked** whether …", "**Pressed** on it": a participle that opens the sentence.
fn is_question(draft: &Draft<'_>, first: usize) -> bool {
    is_word(draft, first, &["asked", "pressed", "questioned"])
        && clause::own_subject(draft.annotation, first).is_none_or(|subject| subject > first)
}

/// Where the content begins when the parser took its subject for the cue's object: "show **a record crossing** drove claims
/// up", "said **about half of the rise** reflected losses".
fn lost_subject(draft: &Draft<'_>, verb: usize, child: usize) -> Option<usize> {
    let annotation = draft.annotation;
    let is_near = |token: &usize| *token > verb && *token < child;
    let number = annotation.children_with(verb, Label::Prep).filter(is_near).find(|&prep| {
        let counts = |token: usize| draft.quantity_of[token].is_some() || draft.word(token) == "half";
        is_word(draft, prep, &["about", "around", "over", "under", "at"])
            && annotation.child(prep, Label::Pobj).is_some_and(counts)
    });
    // "claimed **doing so** would help"
    let deed = annotation
        .children_with(verb, Label::Xcomp)
        .find(|&deed| deed == verb + 1 && deed < child && annotation.tokens()[deed].tag == Tag::Vbg);
    let object = clause::object(annotation, verb).filter(is_near).or(number).or(deed)?;
    let is_finite = matches!(annotation.tokens()[child].tag, Tag::Vbd | Tag::Vbz | Tag::Vbp)
        || annotation.children_with(child, Label::Aux).any(|aux| annotation.tokens()[aux].tag != Tag::To);
    let has_mark = annotation.child(child, Label::Mark).is_some();
    (is_finite && !has_mark && clause::own_subject(annotation, child).is_none())
        .then(|| annotation.subtree(object).start)
        .filter(|&start| start > verb)
}

/// The clause that is the verb's complement. Of one on each side the one behind the verb is meant: "She was a planner
/// – an aide **said she demanded analyses**".
fn clause_below(draft: &Draft<'_>, quotes: &Quotes, verb: usize) -> Option<usize> {
    let annotation = draft.annotation;
    let mut clauses = annotation
        .children_with(verb, Label::Ccomp)
        .filter(|&child| !is_bare_infinitive(draft, child) && !stands_apart(draft, verb, child))
        // "made **clear** that …": the adjective is the cue's.
        // "Nothing the president **said “will help** them,” she said": what he said stands before.
        .filter(|&child| {
            annotation.tokens()[verb].label != Label::Relcl
                || child < verb
                || clause::own_subject(annotation, child).is_some()
                || clause::is_infinitive(annotation, child)
        })
        .filter(|&child| !(child == verb + 1 && annotation.tokens()[child].pos == Pos::Adj))
        .filter(|&child| !is_relative_behind(draft, verb, child));
    let Some(first) = clauses.next() else { return clause_elsewhere(draft, verb) };
    let is_quoted = quotes.within(&annotation.subtree(first)).next().is_some();
    let behind = clauses.find(|&child| first < verb && child > verb && !is_quoted);
    Some(behind.unwrap_or(first))
}

/// "Those are the words of a man, she said, **who has nothing to lose**": a relative clause behind a report between commas.
fn is_relative_behind(draft: &Draft<'_>, verb: usize, child: usize) -> bool {
    let annotation = draft.annotation;
    let start = annotation.subtree(child).start;
    let is_behind_content = || annotation.children_with(verb, Label::Ccomp).any(|content| content < verb);
    (annotation.tokens()[verb].label == Label::Parataxis || is_behind_content())
        && start == verb + 2
        && is_comma(draft, verb + 1)
        && matches!(annotation.tokens()[start].tag, Tag::Wp | Tag::Wdt)
}

/// The complement that the parser hung as something else: "told a meeting of leaders **that few understood it**" on the
/// addressee, "said after the vote **he would leave**" and "has not said **when it will open**" as adverbial clauses.
fn clause_elsewhere(draft: &Draft<'_>, verb: usize) -> Option<usize> {
    let annotation = draft.annotation;
    let has_that =
        |child: &usize| annotation.children_with(*child, Label::Mark).any(|mark| is_word(draft, mark, &["that"]));
    let of_addressee = || {
        let object = clause::object(annotation, verb).filter(|&object| object > verb)?;
        // "told **the minister** the people share their sorrow": no relative clause has a subject like that.
        let is_bare = |child: &usize| {
            let told = clause::own_subject(annotation, *child).map(|subject| phrase(draft, subject).start);
            told == Some(object + 1)
                && annotation.tokens()[object + 1].label == Label::Det
                && matches!(annotation.lemma(verb), "tell" | "assure" | "remind" | "inform" | "warn")
        };
        annotation.children_with(object, Label::Relcl).find(|child| has_that(child) || is_bare(child))
    };
    let is_negated = clause::is_negated(annotation, draft.text, verb);
    let is_lost = |child: usize| {
        let first = annotation.subtree(child).start;
        let asks = annotation.tokens()[first].tag == Tag::Wrb && is_negated;
        let subject = clause::own_subject(annotation, child).filter(|&subject| subject < child);
        let is_plain = annotation.child(child, Label::Mark).is_none()
            && annotation.tokens()[first].tag != Tag::Wrb
            && annotation.tokens()[first].pos != Pos::Punct;
        child > verb && subject.is_some() && (asks || is_plain) && !is_comma(draft, first - 1)
    };
    // "asked Trump on Wednesday **if he would quit**"
    let is_asked = |child: usize| {
        let marks = |mark: usize| is_word(draft, mark, &["if", "whether"]) && !is_comma(draft, mark - 1);
        child > verb && annotation.children_with(child, Label::Mark).any(|mark| mark > verb && marks(mark))
    };
    if matches!(annotation.lemma(verb), "ask" | "wonder" | "inquire" | "enquire")
        && let Some(asked) = annotation.children_with(verb, Label::Advcl).find(|&child| is_asked(child))
    {
        return Some(asked);
    }
    of_addressee().or_else(|| annotation.children_with(verb, Label::Advcl).find(|&child| is_lost(child)))
}

/// Where the content of `verb` ends when the parser drew its next report into it: "said talks failed **and added that** …".
fn without_second_report(draft: &Draft<'_>, verb: usize, child: usize, end: usize) -> usize {
    let annotation = draft.annotation;
    let second =
        annotation.children_with(child, Label::Conj).find(|&second| reports_beside(draft, second) == Some(verb));
    let Some(second) = second else { return end };
    let conjunction = annotation.children_with(child, Label::Cc).rfind(|&and| and < second);
    conjunction.unwrap_or(second).min(end)
}

/// The verb of saying that `verb` is a second one beside, though the parser hung it into the first one's content: "**said**
/// talks failed and **added** that …". Both have the same tense, and the second has no subject.
pub(super) fn reports_beside(draft: &Draft<'_>, verb: usize) -> Option<usize> {
    let annotation = draft.annotation;
    let token = &annotation.tokens()[verb];
    let says = |token: usize| draft.report(token).is_some();
    if token.label != Label::Conj || clause::own_subject(annotation, verb).is_some() || !says(verb) {
        return None;
    }
    let inner = annotation.head(verb)?;
    let outer = annotation.head(inner).filter(|_| annotation.tokens()[inner].label == Label::Ccomp)?;
    let is_finite = matches!(token.tag, Tag::Vbd | Tag::Vbz | Tag::Vbp);
    let is_bare = annotation.child(verb, Label::Aux).is_none();
    (outer < inner && is_finite && is_bare && annotation.tokens()[outer].tag == token.tag && says(outer))
        .then_some(outer)
}

/// Whose second deed `verb` is, though the parser hung it into the content of the first: [`reports_beside`], and what a thing that the
/// content tells of cannot do.
pub(super) fn deed_beside(draft: &Draft<'_>, verb: usize) -> Option<usize> {
    let annotation = draft.annotation;
    let outer_of = || {
        let inner = clause::finite_first(annotation, verb)
            .or_else(|| annotation.head(verb).filter(|_| annotation.tokens()[verb].label == Label::Conj))?;
        let outer = annotation.head(inner).filter(|_| annotation.tokens()[inner].label == Label::Ccomp)?;
        (outer < inner && draft.report(outer).is_some() && is_next_report(draft, outer, inner, verb)).then_some(outer)
    };
    reports_beside(draft, verb).or_else(outer_of)
}

/// Where the content ends when the parser hung its last part below the cue: "said money is needed to develop a vaccine,
/// **educate the public**", "said that it was late, **and that he left**".
fn going_on(draft: &Draft<'_>, quotes: &Quotes, verb: usize, end: usize) -> usize {
    let annotation = draft.annotation;
    let subject_of =
        |clause: usize| clause::own_subject(annotation, clause).map(|subject| draft.word(subject).to_lowercase());
    let behind = clause_below(draft, quotes, verb).filter(|&clause| clause > verb);
    let told = behind.and_then(subject_of);
    // "denied that he took it, **and he pointed to the records**": what is told along with a denial is not denied.
    let denies = draft.report(verb).is_some_and(|cue| matches!(cue.stance, Stance::Deny | Stance::Doubt));
    let goes_on = |child: usize| {
        let token = &annotation.tokens()[child];
        let first = annotation.subtree(child).start;
        let is_bare = token.tag == Tag::Vb && annotation.child(child, Label::Aux).is_none();
        let is_that = is_word(draft, first, &["that"]) && annotation.tokens()[first].label == Label::Mark;
        // "says **he** has no quarrel with it, but **he** has one with her".
        // "it appears" is the reporter's hedge, "for Republicans, it is" another's view.
        let is_elsewhere = matches!(annotation.lemma(child), "appear" | "seem") || is_word(draft, first, &["for"]);
        let again = subject_of(child).filter(|_| !is_elsewhere);
        let is_again = again.as_deref().is_some_and(|word| {
            matches!(word, "he" | "she" | "it" | "they" | "we" | "i" | "there")
                && (again == told || matches!(again.as_deref(), Some("it" | "there")))
        });
        // "announced that she was careless **and would face** a fine"
        let is_to_come = token.label == Label::Conj
            && behind.is_some()
            && annotation.tokens()[verb].tag == Tag::Vbd
            && clause::own_subject(annotation, child).is_none()
            && clause::modals(annotation, child).any(|modal| matches!(modal, "would" | "could" | "might"));
        let is_same = token.label == Label::Conj
            && behind.is_some()
            && quotes.around(child) == quotes.around(verb)
            && !(denies && again.is_some())
            && (is_again
                || again.is_some() && keeps_tense(draft, quotes, verb, child)
                || is_contrast(draft, quotes, verb, behind, child))
            && (draft.report(child).is_none() || annotation.lemma(child) == "require");
        // "knew it was possible **that she could lose**"
        let is_second = token.label == Label::Ccomp && is_that && behind.is_some_and(|behind| behind != child);
        (matches!(token.label, Label::Conj | Label::Advcl) || is_second)
            && annotation.tokens()[verb].tag != Tag::Vb
            && (is_bare || is_that || is_same || is_to_come)
    };
    annotation
        .children(verb)
        .filter(|&child| child >= end && goes_on(child))
        .map(|child| annotation.subtree(child).end)
        .fold(end, usize::max)
}

/// "said the process was fair, **but required effort**", "said he had offers, **but “they were too low”**", "says they want a leader, **but
/// instead he lectures**": what stands against the content is the speaker's too, unless it tells what the speaker does.
fn is_contrast(draft: &Draft<'_>, quotes: &Quotes, verb: usize, first: Option<usize>, second: usize) -> bool {
    let annotation = draft.annotation;
    let range = annotation.subtree(second);
    let has_but = annotation.children_with(verb, Label::Cc).any(|but| but < second && is_word(draft, but, &["but"]));
    if !has_but {
        return false;
    }
    let is_instead =
        (range.start.saturating_sub(1)..range.start + 2).any(|token| is_word(draft, token, &["instead", "rather"]));
    let is_quoted = quotes.within(&range).next().is_some_and(|quote| quote.start <= range.start + 1);
    let finite = |verb: usize| clause::finite(annotation, verb).map(|token| annotation.tokens()[token].tag);
    // "was rooting for one **but would now root** for the other"
    let turns = |first: Tag, second: Tag| first == second || first == Tag::Vbd && second == Tag::Md;
    // "was fair, **but required effort**" is told of the process, "but **warned** that" of the speaker.
    let says = |cue: &Cue| !cue.of_papers && cue.kind != StatementKind::Record && annotation.lemma(second) != "require";
    let tells = matches!(annotation.lemma(second), "go" | "continue")
        || draft.lexicon.cues.find(CuePos::Verb, &annotation.lemma(second).to_lowercase()).any(says);
    let is_alike = clause::own_subject(annotation, second).is_none()
        && !tells
        && first.and_then(finite).zip(finite(second)).is_some_and(|(first, second)| turns(first, second));
    is_instead || is_quoted || is_alike
}

/// "concluded that ideals **are** nice, but that realism sometimes **takes** over", "claims it **was** taken and she **was**
/// forced to work": the second clause has the tense of the content, and the cue has another one.
fn keeps_tense(draft: &Draft<'_>, quotes: &Quotes, verb: usize, second: usize) -> bool {
    let annotation = draft.annotation;
    let tense = |verb: usize| {
        let mut tags = clause::with_auxiliaries(annotation, verb).map(|token| annotation.tokens()[token].tag);
        tags.find(|tag| matches!(tag, Tag::Vbd | Tag::Vbz | Tag::Vbp)).map(|tag| tag == Tag::Vbd)
    };
    let first = clause_below(draft, quotes, verb).filter(|&first| first > verb).and_then(tense);
    // "said it was early, but this **would** change": what was to come when it was said.
    let is_to_come = tense(verb) == Some(true)
        && annotation.children_with(second, Label::Aux).any(|aux| annotation.lemma(aux) == "would");
    let has_that = clause_below(draft, quotes, verb).is_some_and(|first| first > verb);
    is_to_come && has_that
        || first.is_some() && first == tense(second) && tense(verb).is_some_and(|own| Some(own) != first)
}

/// Whether the verb stands in the clause that it reports: "The deal, **he said**, is dead", "**As Kyiv noted**, …",
/// "Troops left, **she told reporters**".
fn is_parenthetical(draft: &Draft<'_>, verb: usize, above: usize, cue: &Cue) -> bool {
    let annotation = draft.annotation;
    let is_as = annotation.children_with(verb, Label::Mark).any(|mark| is_word(draft, mark, &["as"]));
    let is_sourced =
        clause::own_subject(annotation, verb).is_some() || is_as && clause::agent(annotation, verb).is_some();
    let is_bare = annotation.children(verb).all(|child| match annotation.tokens()[child].label {
        Label::Dobj => cue.addresses,
        // "as diplomats gathered" reports nothing; "as Kyiv noted" does.
        Label::Mark => {
            let goes_on =
                matches!(annotation.lemma(verb), "continue" | "begin" | "conclude" | "react" | "read" | "signal");
            cue.is_plain() && is_word(draft, child, &["as"]) && !goes_on
        }
        _ => true,
    });
    // "When he **was asked**, he laughed": a clause of time or place stands in none.
    let is_when = annotation.tokens()[verb].label == Label::Advcl
        && annotation.children(verb).any(|child| child < verb && annotation.tokens()[child].tag == Tag::Wrb);
    // "The sides have **agreed** to a truce, mediators said": told by the report behind it, and told of nothing.
    let is_told = annotation.tokens()[verb].label == Label::Ccomp
        && verb < above
        && draft.report(above).is_some()
        && clause::own_subject(annotation, above).is_some_and(|subject| subject > verb)
        && annotation.subtree(verb).start == annotation.subtree(above).start;
    matches!(annotation.tokens()[verb].label, Label::Parataxis | Label::Ccomp | Label::Advcl)
        && !is_when
        && !is_told
        && is_sourced
        && is_bare
        && (clause::is_verbal(annotation, above) || annotation.tokens()[verb].label == Label::Parataxis)
        && is_set_off(draft, verb, above)
}

/// "The firm paid thousands, **records show**.", "She is open to all, **the aide insisted on Thursday**": the clause before a
/// comma, where a speaker and a verb without a clause of its own close the sentence, whatever tree it has.
fn tagged(draft: &Draft<'_>, quotes: &Quotes, verb: usize) -> Option<Range<usize>> {
    let annotation = draft.annotation;
    let sentence = annotation.sentence_of(verb);
    let tag = |token: usize| annotation.tokens()[token].tag;
    let is_finite = |token: usize| matches!(tag(token), Tag::Vbd | Tag::Vbz | Tag::Vbp | Tag::Md);
    let closes = annotation.child(verb, Label::Dobj).is_none()
        && (verb + 1..sentence.end).all(|token| !clause::is_verbal(annotation, token));
    let subject = clause::own_subject(annotation, verb).filter(|&subject| subject < verb)?;
    let comma = (sentence.start..subject).rev().find(|&token| is_comma(draft, token))?;
    let is_phrase = (comma + 1..subject).all(|token| {
        let pos = annotation.tokens()[token].pos;
        matches!(pos, Pos::Noun | Pos::Propn | Pos::Adj | Pos::Det) || tag(token) == Tag::Vbg
    });
    let part = trim(annotation, sentence.start..comma);
    // "**People like him**, he said."
    let is_answer = part.len() > 1
        && part.clone().all(|token| !clause::is_verbal(annotation, token))
        && matches!(annotation.tokens()[part.start].pos, Pos::Noun | Pos::Propn | Pos::Det | Pos::Adj);
    let is_clause = part.clone().any(is_finite) || is_answer;
    // "**Asked whether he would resign**, the governor replied": what was asked.
    if is_question(draft, part.start) {
        return None;
    }
    let part = charge_told(draft, verb, part.clone()).unwrap_or(part);
    (closes && is_finite(verb) && verb - subject == 1 && quotes.around(verb).is_none() && is_phrase && is_clause)
        .then_some(part)
}

/// "**Cruz said he is certain she will stay**": the rest of the sentence, where the parser lost the clause behind a plain
/// verb of saying; also behind "that" after how it was said: "said in a series of messages **that the truck was armed**".
pub(super) fn rest_of_sentence(draft: &Draft<'_>, quotes: &Quotes, verb: usize) -> Vec<Range<usize>> {
    let annotation = draft.annotation;
    let tag = |token: usize| annotation.tokens()[token].tag;
    let sentence = annotation.sentence_of(verb);
    let is_finite = matches!(tag(verb), Tag::Vbd | Tag::Vbz | Tag::Vbp)
        || tag(verb) == Tag::Vbn && annotation.child(verb, Label::Aux).is_some();
    let has_speaker =
        clause::own_subject(annotation, verb).is_some_and(|subject| subject < verb && verb - subject < 12);
    let end = quotes.around(verb).map_or(sentence.end, |quote| quotes.ranges[quote].end.min(sentence.end));
    let next = (verb + 1..end).find(|&token| draft.time_of[token].is_none()).unwrap_or(end);
    let begins = next < end
        && (matches!(tag(next), Tag::Prp | Tag::Nnp | Tag::Dt | Tag::Nns | Tag::PrpPoss | Tag::Vbg)
            || is_word(draft, next, &["that"]));
    let is_that = |&token: &usize| is_word(draft, token, &["that"]) && annotation.tokens()[token].label == Label::Mark;
    let start = if begins { Some(next) } else { (next..end.min(next + 20)).find(is_that) };
    // "had written **a letter** to the minister, demanding …": a paper is no clause.
    let writes = annotation.lemma(verb) == "write" && clause::object(annotation, verb).is_some();
    let Some(start) = start.filter(|_| is_finite && has_speaker && !writes) else { return Vec::new() };
    // "advised the campaign **and is** a planner": what the speaker does next is no content.
    let is_next = |token: usize| {
        let is_second =
            |above: usize| annotation.tokens()[above].label == Label::Conj && annotation.head(above) == Some(verb);
        is_second(token) || annotation.head(token).is_some_and(is_second)
    };
    let is_object = clause::object(annotation, verb).is_some_and(|object| object > verb);
    let has_verb = (start + 1..end).any(|token| {
        matches!(tag(token), Tag::Vbd | Tag::Vbz | Tag::Vbp | Tag::Md)
            && !(is_object && is_next(token))
            && (!begins || annotation.tokens()[token].label != Label::Relcl)
    });
    if has_verb { vec![trim(annotation, start..end)] } else { Vec::new() }
}

/// Whether a clause that the parser hung below a verb is none of it: "Greece has sent a team; Israel **offered** one",
/// "Nkosana will **appeal**, said his lawyer".
fn stands_apart(draft: &Draft<'_>, verb: usize, child: usize) -> bool {
    let annotation = draft.annotation;
    let range = annotation.subtree(child);
    // "highlighted the plan – **which would cost much**": what is told of the object.
    let object = clause::object(annotation, verb).filter(|&object| object > verb && object < child);
    let is_told = clause::own_subject(annotation, child).is_some();
    if object.is_some()
        && is_told
        && range.start > 0
        && matches!(draft.word(range.start - 1), "–" | "—" | "--" | "-" | "―")
    {
        return true;
    }
    if child < verb {
        return range.end <= verb && (range.end..verb).any(|token| matches!(draft.word(token), ";" | "–" | "—"));
    }
    let is_cut =
        range.start > 0 && annotation.tokens()[range.start - 1].pos == Pos::Punct && draft.word(range.start - 1) != ":";
    let has_mark = annotation.child(child, Label::Mark).is_some();
    let lemma = annotation.lemma(child).to_lowercase();
    // "admitted taking it, **court documents show**"
    let is_record =
        || draft.lexicon.cues.find(CuePos::Verb, &lemma).any(|cue| cue.kind == StatementKind::Record && cue.of_papers);
    let reports = draft.lexicon.actors.has_usage(Usage::Speech, &lemma) || is_record();
    let says_on = annotation.child(child, Label::Ccomp).is_some() || annotation.child(child, Label::Dobj).is_some();
    is_cut && !has_mark && reports && !says_on
}

/// Where the content ends that the verb `root` heads: "denied that talks were under way, **as diplomats gathered in
/// Miami**" goes on in the reporter's voice.
fn without_scene(draft: &Draft<'_>, quotes: &Quotes, root: usize, end: usize) -> usize {
    let annotation = draft.annotation;
    annotation
        .children_with(root, Label::Advcl)
        .filter(|&child| child > root)
        .map(|child| (child, annotation.subtree(child)))
        .find(|(child, scene)| {
            // "said she died at sea, **while the government maintains** …": somebody else's word.
            let is_answer = is_word(draft, scene.start, &["while", "whereas", "though", "although"])
                && clause::own_subject(annotation, *child).is_some()
                && draft.report(*child).is_some();
            // "said it was safe, **although it has shown no figures**": the reporter's present beside what was said.
            let tag_of = |verb: usize| clause::finite(annotation, verb).map(|token| annotation.tokens()[token].tag);
            let is_now = is_word(draft, scene.start, &["though", "although"])
                && matches!(tag_of(*child), Some(Tag::Vbz | Tag::Vbp))
                && tag_of(root) == Some(Tag::Vbd)
                && annotation.head(root).is_some_and(|verb| annotation.tokens()[verb].tag == Tag::Vbd);
            let is_marked = is_answer
                || is_now
                || is_word(draft, scene.start, &["as"])
                || scene.len() > 1
                    && is_word(draft, scene.start, &["even"])
                    && is_word(draft, scene.start + 1, &["as"]);
            // "said he was no student of it **as he once again asserted** …": what the speaker does meanwhile.
            let is_said_meanwhile = is_word(draft, scene.start, &["as"])
                && draft.report(*child).is_some()
                && clause::own_subject(annotation, *child)
                    .is_some_and(|subject| is_word(draft, subject, &["he", "she", "they"]));
            is_marked
                && scene.end >= end.saturating_sub(1)
                && (is_comma(draft, scene.start - 1) || is_said_meanwhile)
                && quotes.around(scene.start).is_none()
        })
        .map_or(end, |(_, scene)| scene.start - usize::from(is_comma(draft, scene.start - 1)))
}

/// "said it was unworkable, **with their spokesman branding it** “half-baked”": what another says beside it, before `end`.
fn without_beside(draft: &Draft<'_>, quotes: &Quotes, root: usize, end: usize) -> usize {
    let annotation = draft.annotation;
    let is_beside = |&with: &usize| {
        let says =
            annotation.child(with, Label::Pcomp).is_some_and(|verb| {
                let lemma = annotation.lemma(verb).to_lowercase();
                annotation.tokens()[verb].tag == Tag::Vbg
                    && clause::own_subject(annotation, verb).is_some()
                    && draft.lexicon.cues.find(CuePos::Verb, &lemma).any(|cue| {
                        matches!(cue.kind, StatementKind::Speech | StatementKind::Evaluation) && !cue.of_papers
                    })
            });
        says && is_word(draft, with, &["with"]) && is_comma(draft, with - 1) && quotes.around(with).is_none()
    };
    let mut within = annotation.subtree(root).filter(|&with| with > root && with < end);
    within.find(is_beside).map_or(end, |with| with - 1)
}

/// "argued **that** European involvement complicates …": where the parser takes the clause's verb for a noun,
/// "that" right behind the cue still shows where the content begins; it ends where another clause of the
/// cue does not go on with it.
fn unparsed_clause(draft: &Draft<'_>, verb: usize) -> Option<Range<usize>> {
    let annotation = draft.annotation;
    let that = verb + 1;
    if that + 2 >= annotation.len() || !is_word(draft, that, &["that"]) || annotation.tokens()[that].tag != Tag::In {
        return None;
    }
    let whole = annotation.subtree(verb);
    let next = annotation
        .children(verb)
        .filter(|&child| {
            child > that && matches!(annotation.tokens()[child].label, Label::Advcl | Label::Conj | Label::Parataxis)
        })
        .map(|child| annotation.subtree(child).start)
        .min();
    let part = trim(annotation, that..next.unwrap_or(whole.end).min(whole.end));
    (part.len() > 2).then_some(part)
}

/// The verb with its subject, inside the content.
fn parenthesis(draft: &Draft<'_>, verb: usize) -> Range<usize> {
    let subject = clause::own_subject(draft.annotation, verb).map(|subject| phrase(draft, subject));
    let cue = cue_range(draft, verb);
    match subject {
        Some(subject) => subject.start.min(cue.start)..subject.end.max(cue.end),
        None => cue,
    }
}

/// Whether commas, dashes or quotation marks set the verb's own words off on both sides.
fn is_set_off(draft: &Draft<'_>, verb: usize, above: usize) -> bool {
    let range = trim(draft.annotation, draft.annotation.subtree(verb));
    let is_mark = |token: usize| draft.annotation.tokens()[token].pos == Pos::Punct;
    let sentence = draft.annotation.sentence_of(verb);
    // "Cruz, he wrote “has shown it”": the mark that opens the quotation hangs below the verb.
    let is_clause = |clause: usize| {
        clause < range.start
            && draft.annotation.child(clause, Label::Mark).is_none()
            && clause::own_subject(draft.annotation, clause).is_some()
    };
    let is_open = range.len() > 2
        && draft.annotation.tokens()[range.end - 1].tag == Tag::OpenQuote
        && (clause::own_subject(draft.annotation, above).is_some_and(|subject| subject < range.start)
            || draft.annotation.children_with(above, Label::Ccomp).any(is_clause));
    (range.start == sentence.start || is_mark(range.start - 1))
        && (range.end >= sentence.end || is_mark(range.end) || is_open)
}

pub(super) fn is_bare_infinitive(draft: &Draft<'_>, verb: usize) -> bool {
    clause::is_infinitive(draft.annotation, verb) && draft.annotation.child(verb, Label::Mark).is_none()
}

pub(super) fn gerund(draft: &Draft<'_>, verb: usize) -> Vec<Range<usize>> {
    let annotation = draft.annotation;
    annotation
        .children_with(verb, Label::Xcomp)
        .find(|&child| annotation.tokens()[child].tag == Tag::Vbg)
        .map(|child| trim(annotation, annotation.subtree(child)))
        .into_iter()
        .collect()
}

/// The verb with its auxiliaries, negation and particle.
pub(super) fn cue_range(draft: &Draft<'_>, verb: usize) -> Range<usize> {
    let annotation = draft.annotation;
    let mut range = verb..verb + 1;
    for child in annotation.children(verb) {
        let is_part = matches!(annotation.tokens()[child].label, Label::Aux | Label::Auxpass | Label::Neg | Label::Prt);
        // "“Absolutely **not**,” she responded"
        let is_quoted =
            (child.min(verb)..child.max(verb)).any(|token| annotation.tokens()[token].tag == Tag::CloseQuote);
        if is_part && !is_quoted && child + 5 > verb && child < verb + 3 {
            range = range.start.min(child)..range.end.max(child + 1);
        }
    }
    // "told, reporters:" the colon that leads to the content is the cue's.
    if range.end < annotation.len() && draft.word(range.end) == ":" {
        range.end += 1;
    }
    range
}
