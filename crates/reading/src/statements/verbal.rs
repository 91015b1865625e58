//! A verb reports: clausal, inverted, split, infinitive, noun and quoted content.
//!
//! - Finds: "X **said** (that) C", "C, **said** X", "C1, X **said**, C2", "X **promised** to C", "X **denied** the
//!   report", "X **accused** Y of C", "“C,” X **told** Z", "X was **accused** of C", "X, **adding** that C",
//!   "X **expressed** skepticism that C" leaves to the nominal module.
//! - Leaves: cue verbs without content.
//! - Cannot see: content that the parser hung elsewhere, unless quotation marks show it.

use std::ops::Range;

use onrecord_language::{Label, Pos, Tag};
use onrecord_lexicon::{Complement, Cue, CuePos, Usage};
use onrecord_record::{Stance, StatementKind};

use super::found::{Found, cut, is_comma, is_near, is_word, phrase, trim};
use super::quotes::Quotes;
use crate::{Draft, clause};

pub(super) fn find(draft: &Draft<'_>, quotes: &Quotes) -> Vec<Found> {
    (0..draft.annotation.len()).filter_map(|token| verb(draft, quotes, token)).collect()
}

/// The verb's base form with its particle: "point out".
fn lemma(draft: &Draft<'_>, verb: usize) -> Vec<String> {
    let annotation = draft.annotation;
    let base = annotation.lemma(verb).to_lowercase();
    let particle = annotation
        .children(verb)
        .find(|&child| child > verb && (annotation.tokens()[child].label == Label::Prt || child == verb + 1))
        .map(|child| format!("{base} {}", draft.word(child).to_lowercase()));
    particle.into_iter().chain([base]).collect()
}

fn verb(draft: &Draft<'_>, quotes: &Quotes, token: usize) -> Option<Found> {
    let annotation = draft.annotation;
    if annotation.tokens()[token].pos != Pos::Verb {
        return None;
    }
    let cues: Vec<&Cue> =
        lemma(draft, token).iter().flat_map(|lemma| draft.lexicon.cues.find(CuePos::Verb, lemma)).collect();
    if cues.is_empty() || is_modifier(draft, token) {
        return None;
    }
    let (cue, content, complement) = content(draft, quotes, token, &cues)?;
    let (speaker, addressee) = parties(draft, quotes, token, cue, complement);
    let is_sourced = speaker.is_some() || clause::is_passive(draft.annotation, token);
    let stands_alone = complement == Complement::Quote || complement == Complement::Clause;
    // "a venture called Orion 1980": a name, and nobody who gives it.
    let is_name = annotation.tokens()[token].label == Label::Acl && complement == Complement::Noun && speaker.is_none();
    if is_name || (!is_sourced && !stands_alone) {
        return None;
    }
    Some(Found {
        head: token,
        cue: cue_range(draft, token),
        speaker,
        speaker_range: speaker.map(|speaker| phrase(draft, speaker)),
        content,
        stance: stance(draft, token, cue),
        kind: kind(draft, speaker, cue),
        channel: cue.channel,
        addressee,
    })
}

/// "the **proposed** talks": a participle before its noun reports nothing.
fn is_modifier(draft: &Draft<'_>, token: usize) -> bool {
    matches!(draft.annotation.tokens()[token].label, Label::Amod | Label::Compound)
}

/// The first sense of the verb whose complement stands in the clause, with the content.
fn content<'a>(
    draft: &Draft<'_>,
    quotes: &Quotes,
    verb: usize,
    cues: &[&'a Cue],
) -> Option<(&'a Cue, Vec<Range<usize>>, Complement)> {
    const ORDER: &[Complement] = &[
        Complement::Clause,
        Complement::Quote,
        Complement::Infinitive,
        Complement::Of,
        Complement::Gerund,
        Complement::For,
        Complement::As,
        Complement::About,
        Complement::Against,
        Complement::On,
        Complement::With,
        Complement::To,
        Complement::In,
        Complement::Noun,
    ];
    let mut best: Option<(&'a Cue, Vec<Range<usize>>, Complement)> = None;
    for &complement in ORDER {
        // "described it as “a **stain** on Israel”": a quotation inside another complement is only a part of it.
        if best.is_some() && matches!(complement, Complement::Infinitive | Complement::Gerund) {
            continue;
        }
        for cue in cues.iter().filter(|cue| cue.takes.contains(&complement)) {
            let parts = match complement {
                Complement::Clause => clausal(draft, quotes, verb),
                Complement::Quote => quoted(draft, quotes, verb),
                Complement::Infinitive => infinitive(draft, verb),
                Complement::Gerund => gerund(draft, verb),
                Complement::Noun => noun(draft, quotes, verb, cue),
                _ => prepositional(draft, verb, complement),
            };
            match (&best, parts.first()) {
                (_, None) => {}
                (None, Some(_)) if complement == Complement::Quote => best = Some((cue, parts, complement)),
                (None, Some(_)) => return Some((cue, parts, complement)),
                (Some((_, inner, _)), Some(whole)) => {
                    let is_part = inner.iter().all(|part| whole.start <= part.start && part.end <= whole.end + 1);
                    if is_part {
                        return Some((cue, parts, complement));
                    }
                }
            }
        }
    }
    best
}

/// A finite clause below the verb, or the clause above a parenthetical cue: "The deal, he said, is dead."
fn clausal(draft: &Draft<'_>, quotes: &Quotes, verb: usize) -> Vec<Range<usize>> {
    let annotation = draft.annotation;
    let below = annotation
        .children_with(verb, Label::Ccomp)
        .find(|&child| !is_bare_infinitive(draft, child) && !stands_apart(draft, verb, child));
    if let Some(child) = below {
        let range = annotation.subtree(child);
        let parts = if range.contains(&verb) {
            cut(annotation, range, &parenthesis(draft, verb))
        } else {
            vec![trim(annotation, range.start..without_scene(draft, quotes, child, range.end))]
        };
        return with_quotes(draft, quotes, verb, parts);
    }
    if let Some(part) = unparsed_clause(draft, verb) {
        return with_quotes(draft, quotes, verb, vec![part]);
    }
    let Some(above) = annotation.head(verb) else { return Vec::new() };
    let is_parenthetical = matches!(annotation.tokens()[verb].label, Label::Parataxis | Label::Ccomp | Label::Advcl)
        && clause::own_subject(annotation, verb).is_some()
        && clause::is_verbal(annotation, above)
        && annotation
            .children(verb)
            .all(|child| !matches!(annotation.tokens()[child].label, Label::Dobj | Label::Mark))
        && is_set_off(draft, verb);
    if !is_parenthetical {
        return Vec::new();
    }
    let parts = cut(annotation, annotation.subtree(above), &annotation.subtree(verb));
    with_quotes(draft, quotes, verb, parts)
}

/// Whether a clause that the parser hung below a verb is none of it: "Greece has sent a team; Israel **offered** one",
/// "Nkosana will **appeal**, said his lawyer".
fn stands_apart(draft: &Draft<'_>, verb: usize, child: usize) -> bool {
    let annotation = draft.annotation;
    let range = annotation.subtree(child);
    if child < verb {
        return range.end <= verb && (range.end..verb).any(|token| draft.word(token) == ";");
    }
    let is_cut =
        range.start > 0 && annotation.tokens()[range.start - 1].pos == Pos::Punct && draft.word(range.start - 1) != ":";
    let has_mark = annotation.child(child, Label::Mark).is_some();
    let reports = draft.lexicon.actors.has_usage(Usage::Speech, &annotation.lemma(child).to_lowercase());
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
        .map(|child| annotation.subtree(child))
        .find(|scene| {
            let is_marked = is_word(draft, scene.start, &["as"])
                || scene.len() > 1
                    && is_word(draft, scene.start, &["even"])
                    && is_word(draft, scene.start + 1, &["as"]);
            is_marked
                && scene.end >= end.saturating_sub(1)
                && is_comma(draft, scene.start - 1)
                && quotes.around(scene.start).is_none()
        })
        .map_or(end, |scene| scene.start - 1)
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
fn is_set_off(draft: &Draft<'_>, verb: usize) -> bool {
    let range = trim(draft.annotation, draft.annotation.subtree(verb));
    let is_mark = |token: usize| draft.annotation.tokens()[token].pos == Pos::Punct;
    let sentence = draft.annotation.sentence_of(verb);
    (range.start == sentence.start || is_mark(range.start - 1)) && (range.end >= sentence.end || is_mark(range.end))
}

/// Contents that touch a quotation take all of it, so that a quotation over several sentences stays whole.
fn with_quotes(draft: &Draft<'_>, quotes: &Quotes, verb: usize, parts: Vec<Range<usize>>) -> Vec<Range<usize>> {
    let mut parts: Vec<Range<usize>> = parts
        .into_iter()
        .map(|part| {
            let mut whole = part.clone();
            // "…, including Odesa, “hit hard.”": a quotation right behind the content ends it.
            let reach = part.start..(part.end + 2).min(draft.annotation.len());
            let sentence = draft.annotation.sentence_of(verb);
            let is_here = |quote: &Range<usize>| !quote.contains(&verb) && quote.start + 1 < sentence.end.max(part.end);
            for quote in quotes.within(&reach).filter(is_here) {
                // A speaker between the cue and the quotation must not be swallowed.
                whole = whole.start.min(quote.start)..whole.end.max(quote.end);
            }
            if whole.contains(&verb) { part } else { whole }
        })
        .collect();
    // "“C1,” X said, “C2”": the other half of a split quotation in the same sentence.
    let sentence = draft.annotation.sentence_of(verb);
    let is_quoted = parts.iter().any(|part| quotes.within(part).next().is_some());
    if is_quoted && quotes.around(verb).is_none() {
        let missing = quotes.within(&sentence).filter(|quote| {
            quote.len() > 3 && parts.iter().all(|part| quote.end <= part.start || part.end <= quote.start)
        });
        let missing: Vec<Range<usize>> = missing.filter(|quote| is_beside(draft, verb, quote)).collect();
        parts.extend(missing);
        parts.sort_by_key(|part| part.start);
    }
    parts
}

/// A quotation beside the verb, with nothing between but the speaker and how it was said.
fn quoted(draft: &Draft<'_>, quotes: &Quotes, verb: usize) -> Vec<Range<usize>> {
    if quotes.around(verb).is_some() {
        return Vec::new();
    }
    let sentence = draft.annotation.sentence_of(verb);
    let near = sentence.start.saturating_sub(1)..(sentence.end + 1).min(draft.annotation.len());
    let goes_on =
        |quote: &Range<usize>| quote.start < sentence.end || matches!(draft.word(sentence.end - 1), ":" | ",");
    quotes
        .within(&near)
        .filter(|quote| quote.len() > 3 && goes_on(quote) && !is_title(draft, quote) && is_beside(draft, verb, quote))
        .collect()
}

/// "“American Skin (41 Shots)” was written by Springsteen": a work's name has capitals and no verb.
fn is_title(draft: &Draft<'_>, quote: &Range<usize>) -> bool {
    let words = quote.clone().filter(|&token| draft.word(token).len() > 3);
    let is_capital = |token: usize| draft.word(token).starts_with(char::is_uppercase);
    let mut words = words.peekable();
    words.peek().is_some()
        && words.all(is_capital)
        && quote.clone().all(|token| !clause::is_verbal(draft.annotation, token) || is_capital(token))
        && !matches!(draft.word(quote.end - 2), "," | "." | "!" | "?")
}

/// Whether between verb and quotation stand only the verb's own dependents and marks.
fn is_beside(draft: &Draft<'_>, verb: usize, quote: &Range<usize>) -> bool {
    let annotation = draft.annotation;
    let between = if quote.end <= verb { quote.end..verb } else { verb + 1..quote.start };
    if between.len() > 25 {
        return false;
    }
    between.into_iter().all(|token| {
        let token_ = &annotation.tokens()[token];
        matches!(token_.pos, Pos::Punct | Pos::Space)
            // "was “right” when he said": what stands before the subordinator is not said by him.
            || (!(quote.end <= verb && (token_.label == Label::Mark || token_.tag == Tag::Wrb)))
            && (is_near(draft, token, verb)
                && annotation.ancestors(token).take_while(|&above| above != verb).all(|above| {
                    !matches!(annotation.tokens()[above].label, Label::Ccomp | Label::Conj | Label::Advcl)
                }))
    })
}

fn infinitive(draft: &Draft<'_>, verb: usize) -> Vec<Range<usize>> {
    let annotation = draft.annotation;
    let is_content = |child: usize| {
        clause::is_infinitive(annotation, child)
            && (annotation.tokens()[child].label == Label::Xcomp
                || (annotation.tokens()[child].label == Label::Ccomp && is_bare_infinitive(draft, child))
                // "had threatened in August to close the road", "urged Kyiv to leave"
                || (annotation.tokens()[child].label == Label::Advcl
                    && (clause::object(annotation, verb).is_some() || annotation.child(verb, Label::Prep).is_some())
                    && child > verb))
    };
    annotation
        .children(verb)
        .find(|&child| is_content(child))
        .map(|child| {
            let range = annotation.subtree(child);
            // "urged Kyiv to leave": a subject of the infinitive is who is urged.
            let start = annotation
                .children_with(child, Label::Aux)
                .find(|&aux| annotation.tokens()[aux].tag == Tag::To)
                .map_or(range.start, |to| negation_before(draft, to));
            trim(annotation, start..range.end)
        })
        .into_iter()
        .collect()
}

fn negation_before(draft: &Draft<'_>, to: usize) -> usize {
    match to.checked_sub(1) {
        Some(before) if is_word(draft, before, &["not", "never"]) => before,
        _ => to,
    }
}

fn is_bare_infinitive(draft: &Draft<'_>, verb: usize) -> bool {
    clause::is_infinitive(draft.annotation, verb) && draft.annotation.child(verb, Label::Mark).is_none()
}

fn gerund(draft: &Draft<'_>, verb: usize) -> Vec<Range<usize>> {
    let annotation = draft.annotation;
    annotation
        .children_with(verb, Label::Xcomp)
        .find(|&child| annotation.tokens()[child].tag == Tag::Vbg)
        .map(|child| trim(annotation, annotation.subtree(child)))
        .into_iter()
        .collect()
}

fn noun(draft: &Draft<'_>, quotes: &Quotes, verb: usize, cue: &Cue) -> Vec<Range<usize>> {
    let annotation = draft.annotation;
    if cue.addresses {
        return Vec::new();
    }
    let object = clause::object(annotation, verb).or_else(|| {
        annotation.children_with(verb, Label::Nsubjpass).next().filter(|_| clause::agent(annotation, verb).is_some())
    });
    let small = annotation.children(verb).find(|&child| {
        matches!(annotation.tokens()[child].label, Label::Oprd | Label::Acomp) || is_small_clause(draft, child)
    });
    match (object, small) {
        // "called **the claim baseless**"
        (object, Some(small)) => {
            let range = annotation.subtree(small);
            let start = object.map(|object| annotation.subtree(object).start).filter(|&start| start > verb);
            vec![trim(annotation, start.unwrap_or(range.start).min(range.start)..range.end)]
        }
        (Some(object), None) if !is_empty_object(draft, object) => {
            with_quotes(draft, quotes, verb, vec![trim(annotation, annotation.subtree(object))])
        }
        _ => Vec::new(),
    }
}

/// "called it a mistake": a clause without a verb.
fn is_small_clause(draft: &Draft<'_>, child: usize) -> bool {
    draft.annotation.tokens()[child].label == Label::Ccomp
        && matches!(draft.annotation.tokens()[child].pos, Pos::Noun | Pos::Adj | Pos::Propn)
}

fn is_empty_object(draft: &Draft<'_>, object: usize) -> bool {
    is_word(draft, object, &["himself", "herself", "themselves", "itself", "myself", "each", "one"])
}

fn prepositional(draft: &Draft<'_>, verb: usize, complement: Complement) -> Vec<Range<usize>> {
    let annotation = draft.annotation;
    // "accuses the other **of** starting it": the parser hangs it on the object.
    let object = clause::object(annotation, verb).filter(|_| complement == Complement::Of);
    let of_object = object.into_iter().flat_map(|object| annotation.children_with(object, Label::Prep));
    let of_object = of_object.filter(|&prep| annotation.child(prep, Label::Pcomp).is_some());
    annotation
        .children_with(verb, Label::Prep)
        .chain(of_object)
        .filter(|&prep| prep > verb && is_word(draft, prep, complement.prepositions()))
        .find(|&prep| annotation.subtree(prep).all(|token| draft.time_of[token].is_none()))
        .map(|prep| trim(annotation, annotation.subtree(prep)))
        .into_iter()
        .collect()
}

/// The verb with its auxiliaries, negation and particle.
fn cue_range(draft: &Draft<'_>, verb: usize) -> Range<usize> {
    let annotation = draft.annotation;
    let mut range = verb..verb + 1;
    for child in annotation.children(verb) {
        let is_part = matches!(annotation.tokens()[child].label, Label::Aux | Label::Auxpass | Label::Neg | Label::Prt);
        if is_part && child + 5 > verb && child < verb + 3 {
            range = range.start.min(child)..range.end.max(child + 1);
        }
    }
    // "told, reporters:" the colon that leads to the content is the cue's.
    if range.end < annotation.len() && draft.word(range.end) == ":" {
        range.end += 1;
    }
    range
}

/// Who speaks and who is addressed.
fn parties(
    draft: &Draft<'_>,
    quotes: &Quotes,
    verb: usize,
    cue: &Cue,
    complement: Complement,
) -> (Option<usize>, Option<usize>) {
    let annotation = draft.annotation;
    // "said on Fox News's “Fox and Friends”": who speaks does not stand in a quotation that the verb is not in.
    let is_outside =
        |subject: &usize| quotes.around(*subject).is_none() || quotes.around(*subject) == quotes.around(verb);
    let subject = clause::subject(annotation, verb)
        .map(|subject| subject.token)
        .filter(is_outside)
        .or_else(|| phrase_before(draft, verb));
    let object =
        clause::object(annotation, verb).or_else(|| annotation.child(verb, Label::Dative)).filter(|_| cue.addresses);
    if clause::is_passive(annotation, verb) {
        return (clause::agent(annotation, verb), subject.filter(|_| cue.addresses));
    }
    let to = || {
        clause::prepositional(
            annotation,
            draft.text,
            verb,
            if draft.lexicon.cues.is_talk(annotation.lemma(verb)) { &["to", "with"][..] } else { &["to"] },
        )
        .next()
    };
    let addressee = object.or_else(|| to().filter(|_| complement != Complement::To && complement != Complement::With));
    let is_expletive = subject.is_some_and(|subject| {
        is_word(draft, subject, &["it", "there"]) && cue.kind == StatementKind::Belief && cue.stance == Stance::Claim
    });
    (subject.filter(|_| !is_expletive).filter(|&subject| is_nominal(draft, subject)), addressee)
}

/// "Taking the stand, **a friend of the assassin** said …": the actor's phrase that ends right before a finite verb,
/// where the parser hung it elsewhere.
fn phrase_before(draft: &Draft<'_>, verb: usize) -> Option<usize> {
    let annotation = draft.annotation;
    let is_finite = matches!(annotation.tokens()[verb].tag, Tag::Vbd | Tag::Vbz | Tag::Vbp);
    let before = verb.checked_sub(1).filter(|_| is_finite && annotation.child(verb, Label::Aux).is_none())?;
    let head = annotation
        .ancestors(before)
        .take_while(|&above| !clause::is_verbal(annotation, above) && annotation.subtree(above).end == verb)
        .filter(|&above| matches!(annotation.tokens()[above].pos, Pos::Noun | Pos::Propn | Pos::Pron))
        .last()?;
    draft.actor_of[head].map(|_| head)
}

fn is_nominal(draft: &Draft<'_>, token: usize) -> bool {
    !clause::is_verbal(draft.annotation, token)
}

/// The cue's stance, turned by negation.
fn stance(draft: &Draft<'_>, verb: usize, cue: &Cue) -> Stance {
    let is_comment = cue.stance == Stance::Reject && cue.kind == StatementKind::Intention;
    let gives = |token: usize| draft.lexicon.cues.is_comment(draft.annotation.lemma(token));
    if is_comment && draft.annotation.children_with(verb, Label::Xcomp).any(gives) || withholds(draft, verb) {
        return Stance::DeclineComment;
    }
    if clause::is_negated(draft.annotation, draft.text, verb) { cue.negated.unwrap_or(cue.stance) } else { cue.stance }
}

/// "**would not say**", "would **neither confirm nor deny**".
fn withholds(draft: &Draft<'_>, verb: usize) -> bool {
    let annotation = draft.annotation;
    if !draft.lexicon.cues.is_comment(annotation.lemma(verb)) {
        return false;
    }
    let first = match annotation.head(verb) {
        Some(head) if annotation.tokens()[verb].label == Label::Conj => head,
        _ => verb,
    };
    let is_neither = annotation.children(first).any(|child| is_word(draft, child, &["neither"]));
    let is_refused = clause::is_negated(annotation, draft.text, first)
        && clause::modals(annotation, first).any(|modal| matches!(modal, "would" | "will" | "could" | "can" | "might"));
    is_refused || is_neither && clause::conjuncts(annotation, first).len() > 1
}

/// A report, poll or law as speaker makes a record.
fn kind(draft: &Draft<'_>, speaker: Option<usize>, cue: &Cue) -> StatementKind {
    const PAPERS: &[&str] = &[
        "report",
        "poll",
        "survey",
        "study",
        "document",
        "record",
        "data",
        "figure",
        "law",
        "bill",
        "memo",
        "email",
        "filing",
        "letter",
        "statistic",
        "analysis",
        "transcript",
        "indictment",
        "article",
        "footage",
        "video",
        "image",
        "statement",
    ];
    match speaker {
        Some(speaker) if cue.kind == StatementKind::Speech && PAPERS.contains(&draft.annotation.lemma(speaker)) => {
            StatementKind::Record
        }
        Some(speaker) if cue.kind == StatementKind::Record && draft.annotation.tokens()[speaker].pos != Pos::Noun => {
            StatementKind::Speech
        }
        _ => cue.kind,
    }
}
