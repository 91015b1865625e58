//! What several stages ask of the tree: who does what in a clause, and how the clause is turned.
//!
//! Apart from the stages because statements, events and actors must give the same answer.
//!
//! - Finds: subjects of finite verbs, subjects shared by coordinated verbs, controlled subjects of
//!   infinitives and participles, antecedents of relative clauses, agents of passives.
//! - Leaves: who a pronoun is; that is [`crate::actors`]' work.
//! - Cannot see: subjects that the parser attached elsewhere.

use onrecord_language::{Annotation, Label, Pos, Tag};

/// The subject of a verb, and how it was found.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Subject {
    /// Head token of the subject.
    pub token: usize,
    /// Whether the verb is passive, so that the subject undergoes the act.
    pub is_passive: bool,
    /// Whether the verb has it by itself rather than through another verb.
    pub is_own: bool,
}

/// The subject of `verb`: its own, else that of the verb it is coordinated with or controlled by, else the
/// noun that its relative or participial clause describes.
pub fn subject(annotation: &Annotation, verb: usize) -> Option<Subject> {
    let is_passive = is_passive(annotation, verb);
    if let Some(token) = own_subject(annotation, verb) {
        return Some(Subject { token: antecedent(annotation, token, verb), is_passive, is_own: true });
    }
    shared_subject(annotation, verb, 6).map(|token| Subject { token, is_passive, is_own: false })
}

/// The subject that stands in the verb's own clause.
pub fn own_subject(annotation: &Annotation, verb: usize) -> Option<usize> {
    let is_subject = |&child: &usize| {
        matches!(annotation.tokens()[child].label, Label::Nsubj | Label::Nsubjpass | Label::Csubj | Label::Csubjpass)
    };
    let mut subjects = annotation.children(verb).filter(is_subject);
    // "Munir **has** over the past months warned": far from its verb, the parser hangs the subject on the auxiliary.
    let of_auxiliary = || {
        let mut auxiliaries = annotation.children_with(verb, Label::Aux).filter(|&aux| aux < verb);
        auxiliaries.find_map(|aux| annotation.children(aux).find(is_subject))
    };
    let first = subjects.next().or_else(of_auxiliary)?;
    // "the law, **which he** argued is void": the pronoun is the subject of what he argued.
    let is_relative = matches!(annotation.tokens()[first].tag, Tag::Wdt | Tag::Wp);
    // "While state television showed footage of them, **the government** urged": the first belongs to the clause in front.
    let is_behind_clause = |second: usize| {
        let mark = annotation.children_with(verb, Label::Mark).next();
        let before = annotation.subtree(second).start.checked_sub(1);
        mark.is_some_and(|mark| mark < first)
            && before.is_some_and(|before| before > first && annotation.lemma(before) == ",")
    };
    let second = subjects.next().filter(|&second| second < verb && (is_relative || is_behind_clause(second)));
    Some(second.unwrap_or(first))
}

/// For "who", "which" and "that" as subjects of a relative clause, the noun they stand for.
fn antecedent(annotation: &Annotation, subject: usize, verb: usize) -> usize {
    let is_relative = matches!(annotation.tokens()[subject].tag, Tag::Wdt | Tag::Wp);
    match annotation.head(verb) {
        Some(head) if is_relative && annotation.tokens()[verb].label == Label::Relcl => head,
        _ => subject,
    }
}

/// "**accused** them of shelling the town and **blamed** the army": the verb of the same tense above the gerund or infinitive that the parser
/// joined a finite verb to.
pub fn finite_first(annotation: &Annotation, verb: usize) -> Option<usize> {
    let tag = |token: usize| annotation.tokens()[token].tag;
    let is_bare = |token: usize| {
        annotation.child(token, Label::Aux).is_none() && annotation.child(token, Label::Auxpass).is_none()
    };
    let is_finite = matches!(tag(verb), Tag::Vbd | Tag::Vbz | Tag::Vbp) && is_bare(verb);
    let unfinite = annotation.head(verb).filter(|&head| {
        let is_unfinite =
            tag(head) == Tag::Vbg && is_bare(head) || tag(head) == Tag::Vb && is_infinitive(annotation, head);
        is_finite && annotation.tokens()[verb].label == Label::Conj && is_unfinite
    })?;
    // "**has condemned** the attempt to oust him and **urged** the public"
    let is_alike = |above: usize| {
        tag(above) == tag(verb) || tag(verb) == Tag::Vbd && tag(above) == Tag::Vbn && is_perfect(annotation, above)
    };
    annotation.ancestors(unfinite).skip(1).take(5).find(|&above| is_alike(above))
}

/// The subject that `verb` takes over from above; `depth` bounds the climb.
/// "is to **visit** the embassy, talk to guards and **meet** the president": the infinitive that a bare verb goes on from, where the parser
/// joined it to a finite verb.
pub fn infinitive_first(annotation: &Annotation, verb: usize) -> Option<usize> {
    let tag = |token: usize| annotation.tokens()[token].tag;
    let is_alone = annotation.child(verb, Label::Aux).is_none() && own_subject(annotation, verb).is_none();
    let is_joined = |&head: &usize| {
        let is_modal = annotation.children_with(head, Label::Aux).any(|aux| matches!(tag(aux), Tag::Md | Tag::To));
        matches!(tag(head), Tag::Vbd | Tag::Vbn | Tag::Vbz) && !is_modal
    };
    let is_bare = matches!(tag(verb), Tag::Vb | Tag::Vbp) && annotation.tokens()[verb].label == Label::Conj;
    let head = annotation.head(verb).filter(|head| is_bare && is_alone && is_joined(head))?;
    let infinitive = |above: usize| {
        annotation.children(above).filter(|&child| child < verb).find(|&child| {
            matches!(annotation.tokens()[child].label, Label::Xcomp | Label::Advcl) && is_infinitive(annotation, child)
        })
    };
    std::iter::once(head).chain(annotation.ancestors(head).take(8)).find_map(infinitive)
}

fn shared_subject(annotation: &Annotation, verb: usize, depth: u8) -> Option<usize> {
    if let Some(first) = infinitive_first(annotation, verb) {
        return depth.checked_sub(1).and_then(|depth| shared_subject(annotation, first, depth));
    }
    let head = finite_first(annotation, verb).or_else(|| annotation.head(verb))?;
    let token = &annotation.tokens()[verb];
    let above = |depth: u8| {
        own_subject(annotation, head)
            .map(|subject| antecedent(annotation, subject, head))
            .or_else(|| depth.checked_sub(1).and_then(|depth| shared_subject(annotation, head, depth)))
    };
    // "called for **the party** to be expelled", "called on **the government** to act".
    let called_for = || {
        let mut preps = annotation.children_with(head, Label::Prep).filter(|&prep| head < prep && prep < verb);
        let calls = matches!(annotation.lemma(head), "call" | "appeal" | "rely");
        let names = |prep: &usize| match annotation.lemma(*prep) {
            "for" => true,
            "on" | "upon" | "to" => calls,
            _ => false,
        };
        preps.find(names).and_then(|prep| annotation.child(prep, Label::Pobj))
    };
    if matches!(token.label, Label::Xcomp | Label::Advcl)
        && is_infinitive(annotation, verb)
        && let Some(named) = called_for().filter(|&named| annotation.subtree(named).end <= verb)
    {
        return Some(named);
    }
    match token.label {
        Label::Conj if is_verbal(annotation, head) => {
            // "said he did not know it and **accused** them": a past tense goes on where the last one stood.
            let is_reported = is_told_beside(annotation, verb, head) && annotation.tokens()[head].label == Label::Ccomp;
            let reporting = annotation.head(head).filter(|_| is_reported).map(|upper| {
                let is_state = annotation.lemma(upper) == "be" && annotation.tokens()[upper].label == Label::Ccomp;
                annotation.head(upper).filter(|_| is_state).unwrap_or(upper)
            });
            match reporting {
                Some(upper) => own_subject(annotation, upper).map(|subject| antecedent(annotation, subject, upper)),
                None => above(depth),
            }
        }
        // "asked Kyiv to stop", "helped them leave": the object of the verb above controls the infinitive.
        Label::Xcomp | Label::Ccomp if has_object_control(annotation, head, verb) => object(annotation, head),
        Label::Xcomp => above(depth),
        // "stood in his pulpit and, citing Exodus, **endorsed** her": coordination that the parser took for a side clause.
        Label::Advcl
            if matches!(token.tag, Tag::Vbg | Tag::Vbn)
                || is_infinitive(annotation, verb)
                || token.tag == Tag::Vbd && verb > head && annotation.child(verb, Label::Mark).is_none() =>
        {
            above(depth)
        }
        // "the ship carrying grain", "the deal signed in May", "the man to lead it".
        Label::Acl => Some(head),
        Label::Relcl if is_infinitive(annotation, verb) && is_ranked(annotation, head) => Some(head),
        // "refrained from attacking": the participle under a preposition of the verb.
        Label::Pcomp => of_prepositional(annotation, verb, depth),
        _ => None,
    }
}

/// "the **first** leader to visit", "the **only** one to be arrested": one whom an infinitive behind it tells the deed of.
pub fn is_ranked(annotation: &Annotation, noun: usize) -> bool {
    let ranks = |word: usize| match &*annotation.lemma(word).to_lowercase() {
        "first" | "second" | "third" | "fourth" | "fifth" | "last" | "only" | "few" | "sole" => true,
        "early" | "late" | "earliest" | "latest" => annotation.tokens()[word].tag == Tag::Jjs,
        _ => false,
    };
    ranks(noun) || annotation.children(noun).any(|child| child < noun && ranks(child))
}

/// "refrained from **attacking**": the subject of a participle under a preposition.
fn of_prepositional(annotation: &Annotation, verb: usize, depth: u8) -> Option<usize> {
    let head = annotation.head(verb)?;
    // "was open to speaking": the adjective's verb has the subject.
    let above = annotation.head(head)?;
    let is_predicate = annotation.tokens()[above].label == Label::Acomp;
    let verb_above = if is_predicate { annotation.head(above)? } else { above };
    // "were killed in shelling", "died in fighting": those who suffer it do not do it.
    let is_suffered = annotation.lemma(head) == "in"
        && (is_passive(annotation, verb_above) || matches!(annotation.lemma(verb_above), "die" | "perish"));
    // "called **the voters** stupid for supporting her": the parser hangs "for" inside the object.
    let is_inside =
        |token: &usize| matches!(annotation.tokens()[*token].label, Label::Amod | Label::Conj | Label::Appos);
    let top = annotation.ancestors(above).find(|token| !is_inside(token));
    let inner = top.filter(|&top| {
        annotation.lemma(head) == "for"
            && top != above
            && !is_verbal(annotation, above)
            && annotation.tokens()[top].label == Label::Dobj
            && annotation.tokens()[verb].tag == Tag::Vbg
    });
    if inner.is_some() {
        return inner;
    }
    // "criticized **the governor** for closing the camp", "accused **him** of lying".
    let is_with = annotation.lemma(head) == "with"
        && matches!(annotation.lemma(verb_above), "charge" | "task" | "credit" | "entrust");
    let blamed = object(annotation, verb_above)
        .filter(|&object| (matches!(annotation.lemma(head), "for" | "of" | "from") || is_with) && object < head);
    if blamed.is_some() {
        return blamed;
    }
    (is_verbal(annotation, verb_above) && !is_suffered)
        .then(|| {
            own_subject(annotation, verb_above)
                .map(|subject| antecedent(annotation, subject, verb_above))
                .or_else(|| depth.checked_sub(1).and_then(|depth| shared_subject(annotation, verb_above, depth)))
        })
        .flatten()
}

/// "did not know … and **accused**", "vowed to keep … and **praised**": a finite form beside a bare one.
pub fn is_told_beside(annotation: &Annotation, verb: usize, head: usize) -> bool {
    let tag = |token: usize| annotation.tokens()[token].tag;
    matches!(tag(verb), Tag::Vbd | Tag::Vbz) && tag(head) == Tag::Vb
}

fn has_object_control(annotation: &Annotation, head: usize, verb: usize) -> bool {
    own_subject(annotation, verb).is_none()
        && object(annotation, head).is_some_and(|object| object < verb)
        && !matches!(annotation.lemma(head), "promise" | "threaten" | "vow" | "pledge" | "use")
}

/// The direct object of `verb`, in an active clause.
pub fn object(annotation: &Annotation, verb: usize) -> Option<usize> {
    annotation.child(verb, Label::Dobj)
}

/// Who does the act of a passive verb: "by" whom.
pub fn agent(annotation: &Annotation, verb: usize) -> Option<usize> {
    annotation.children_with(verb, Label::Agent).find_map(|by| annotation.child(by, Label::Pobj))
}

/// "**has** left", "**had** left".
pub fn is_perfect(annotation: &Annotation, verb: usize) -> bool {
    annotation.children_with(verb, Label::Aux).any(|aux| annotation.lemma(aux) == "have")
}

/// "was urged by bishops **to resign**": the infinitive that the parser hangs on the agent of a passive.
pub fn infinitive_behind_agent(annotation: &Annotation, verb: usize) -> Option<usize> {
    let agent = agent(annotation, verb).filter(|_| is_passive(annotation, verb))?;
    annotation.children(agent).find(|&child| {
        child > agent
            && matches!(annotation.tokens()[child].label, Label::Relcl | Label::Acl)
            && is_infinitive(annotation, child)
    })
}

/// The objects of the prepositions `words` that attach to `head`: "with Moscow", "against the bill".
pub fn prepositional<'a>(
    annotation: &'a Annotation,
    text: &'a str,
    head: usize,
    words: &'a [&'a str],
) -> impl Iterator<Item = usize> + 'a {
    annotation
        .children(head)
        .filter(|&child| matches!(annotation.tokens()[child].label, Label::Prep | Label::Dative | Label::Agent))
        .filter(move |&prep| words.iter().any(|word| annotation.word(prep, text).eq_ignore_ascii_case(word)))
        .filter_map(|prep| annotation.child(prep, Label::Pobj))
}

/// `head` and everything coordinated with it: "Russia, Ukraine and the United States", and behind a title with its name,
/// "the envoy Witkoff **and Kushner**".
pub fn conjuncts(annotation: &Annotation, head: usize) -> Vec<usize> {
    let mut all = vec![head];
    let mut next = 0;
    while let Some(&token) = all.get(next) {
        all.extend(annotation.children_with(token, Label::Conj));
        let name = annotation
            .children_with(token, Label::Appos)
            .find(|&name| annotation.tokens()[name].pos == Pos::Propn && annotation.subtree(name).start == token + 1);
        all.extend(name.into_iter().flat_map(|name| annotation.children_with(name, Label::Conj)));
        next += 1;
    }
    all.sort_unstable();
    all
}

/// Whether the verb stands in the passive.
pub fn is_passive(annotation: &Annotation, verb: usize) -> bool {
    let token = &annotation.tokens()[verb];
    annotation
        .children(verb)
        .any(|child| matches!(annotation.tokens()[child].label, Label::Auxpass | Label::Nsubjpass | Label::Csubjpass))
        || (token.tag == Tag::Vbn && matches!(token.label, Label::Acl | Label::Advcl) && is_bare(annotation, verb))
        // "the men **detained** could …": the tagger took the participle for a past tense, which no bare clause has.
        || (token.tag == Tag::Vbd
            && token.label == Label::Acl
            && verb > 0
            && annotation.head(verb) == Some(verb - 1)
            && is_bare(annotation, verb)
            && object(annotation, verb).is_none()
            && annotation.child(verb, Label::Ccomp).is_none())
        || (token.tag == Tag::Vbn && annotation.child(verb, Label::Agent).is_some())
        || (token.tag == Tag::Vbn && token.label == Label::Conj && shares_passive(annotation, verb))
}

/// "was questioned and then **arrested**": the auxiliary stands at the first of coordinated participles.
fn shares_passive(annotation: &Annotation, verb: usize) -> bool {
    is_bare(annotation, verb)
        && object(annotation, verb).is_none()
        && annotation.head(verb).is_some_and(|first| {
            annotation.tokens()[first].tag == Tag::Vbn && annotation.child(first, Label::Auxpass).is_some()
        })
}

/// Whether the verb has neither auxiliary nor subject: "**asked** about it, he left".
fn is_bare(annotation: &Annotation, verb: usize) -> bool {
    annotation.child(verb, Label::Aux).is_none() && own_subject(annotation, verb).is_none()
}

/// "**Few** call for it", as good as nobody; "a few" are some.
pub fn is_few(annotation: &Annotation, token: usize) -> bool {
    annotation.lemma(token) == "few" && annotation.child(token, Label::Det).is_none()
}

/// Whether the token is negated where it stands: "did **not** sign", "**no** talks", "**never** met".
pub fn is_negated(annotation: &Annotation, text: &str, token: usize) -> bool {
    annotation.children(token).any(|child| {
        let negates = annotation.tokens()[child].label == Label::Neg
            || (annotation.tokens()[child].label == Label::Det && is_word(annotation, text, child, &["no", "neither"]))
            || (annotation.tokens()[child].label == Label::Preconj && is_word(annotation, text, child, &["neither"]));
        negates && !is_word(annotation, text, child, &["only"])
    })
}

/// Modal auxiliaries and the infinitive marker that turn a verb away from plain fact, lower-cased lemma.
pub fn modals(annotation: &Annotation, verb: usize) -> impl Iterator<Item = &str> + '_ {
    annotation
        .children_with(verb, Label::Aux)
        .filter(|&aux| matches!(annotation.tokens()[aux].tag, Tag::Md | Tag::To))
        .map(|aux| annotation.lemma(aux))
}

/// The auxiliaries of a verb, then the verb itself.
pub fn with_auxiliaries(annotation: &Annotation, verb: usize) -> impl Iterator<Item = usize> + '_ {
    let auxiliaries = annotation.children_with(verb, Label::Aux);
    auxiliaries.chain(annotation.children_with(verb, Label::Auxpass)).chain([verb])
}

/// The word that carries a clause's tense: "**was** taken", "**would** come", "**left**".
pub fn finite(annotation: &Annotation, verb: usize) -> Option<usize> {
    with_auxiliaries(annotation, verb)
        .find(|&token| matches!(annotation.tokens()[token].tag, Tag::Vbd | Tag::Vbz | Tag::Vbp | Tag::Md))
}

/// Whether the verb is an infinitive with "to".
pub fn is_infinitive(annotation: &Annotation, verb: usize) -> bool {
    annotation.children_with(verb, Label::Aux).any(|aux| annotation.tokens()[aux].tag == Tag::To)
}

/// Whether the token is a verb, or an auxiliary that heads a clause.
pub fn is_verbal(annotation: &Annotation, token: usize) -> bool {
    matches!(annotation.tokens()[token].pos, Pos::Verb | Pos::Aux)
}

/// The nearest verb above `token`, itself included.
pub fn governing_verb(annotation: &Annotation, token: usize) -> Option<usize> {
    annotation.ancestors(token).find(|&above| is_verbal(annotation, above))
}

fn is_word(annotation: &Annotation, text: &str, token: usize, words: &[&str]) -> bool {
    words.iter().any(|word| annotation.word(token, text).eq_ignore_ascii_case(word))
}
