//! What the language room says about a text: tokens, their tree, sentences and names.

use std::ops::Range;

use onrecord_record::Span;

use crate::{Label, NameType, Pos, Tag};

/// A word, number or mark.
#[derive(Clone, Debug, PartialEq)]
pub struct Token {
    /// Its bytes in the text.
    pub span: Span,
    /// Whether a space follows.
    pub has_space_after: bool,
    /// Penn tag.
    pub tag: Tag,
    /// UD part of speech.
    pub pos: Pos,
    /// Base form, as spaCy's lemmatizer gives it.
    pub lemma: Box<str>,
    /// The token it depends on; itself at a root.
    pub head: u32,
    /// How it depends on its head.
    pub label: Label,
    /// The sentence it stands in.
    pub sentence: u32,
}

/// A name span that the model found.
#[derive(Clone, Debug, PartialEq)]
pub struct Name {
    /// First token and the token after the last.
    pub tokens: Range<usize>,
    /// The model's type; weak on modern news, so stages check it against the lexicon.
    pub kind: NameType,
}

/// A text as language.
///
/// Token numbers are `usize`, in text order. Trees never cross sentences.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Annotation {
    tokens: Vec<Token>,
    sentences: Vec<Range<usize>>,
    names: Vec<Name>,
    /// Children of all tokens, grouped by head, in text order.
    children: Vec<u32>,
    /// Where each token's group of children begins; one longer than the tokens.
    child_starts: Vec<u32>,
    /// Leftmost and rightmost token below each token, itself included.
    edges: Vec<(u32, u32)>,
}

impl Annotation {
    /// Joins tokens whose `head`s and `label`s are final; sentences are derived from the tokens' `sentence`.
    pub fn new(tokens: Vec<Token>, names: Vec<Name>) -> Self {
        let count = tokens.len();
        let mut child_starts = vec![0u32; count + 1];
        for (index, token) in tokens.iter().enumerate() {
            if token.head as usize != index {
                child_starts[token.head as usize + 1] += 1;
            }
        }
        for index in 0..count {
            child_starts[index + 1] += child_starts[index];
        }
        let mut next = child_starts.clone();
        let mut children = vec![0; child_starts[count] as usize];
        for (index, token) in tokens.iter().enumerate() {
            let head = token.head as usize;
            if head != index {
                children[next[head] as usize] = index as u32;
                next[head] += 1;
            }
        }
        let mut sentences: Vec<Range<usize>> = Vec::new();
        for (index, token) in tokens.iter().enumerate() {
            match sentences.get_mut(token.sentence as usize) {
                Some(sentence) => sentence.end = index + 1,
                None => sentences.push(index..index + 1),
            }
        }
        let edges = edges(&tokens, &children, &child_starts);
        Self { tokens, sentences, names, children, child_starts, edges }
    }

    /// Joins the annotations of parts of one text, each with the byte at which its part begins.
    pub fn concat(parts: impl IntoIterator<Item = (u32, Self)>) -> Self {
        let (mut tokens, mut names) = (Vec::new(), Vec::new());
        let mut sentence = 0;
        for (offset, part) in parts {
            let first = tokens.len();
            let sentences = part.sentences.len() as u32;
            tokens.extend(part.tokens.into_iter().map(|token| Token {
                span: Span::new(token.span.start + offset, token.span.end + offset),
                head: token.head + first as u32,
                sentence: token.sentence + sentence,
                ..token
            }));
            names.extend(
                part.names
                    .into_iter()
                    .map(|name| Name { tokens: name.tokens.start + first..name.tokens.end + first, ..name }),
            );
            sentence += sentences;
        }
        Self::new(tokens, names)
    }

    /// All tokens, in text order.
    pub fn tokens(&self) -> &[Token] {
        &self.tokens
    }

    /// Sentences as ranges of tokens, in text order.
    pub fn sentences(&self) -> &[Range<usize>] {
        &self.sentences
    }

    /// Names, in text order, not overlapping.
    pub fn names(&self) -> &[Name] {
        &self.names
    }

    /// Number of tokens.
    pub fn len(&self) -> usize {
        self.tokens.len()
    }

    /// Whether there is no token at all.
    pub fn is_empty(&self) -> bool {
        self.tokens.is_empty()
    }

    /// The token's head; `None` at a root.
    pub fn head(&self, token: usize) -> Option<usize> {
        let head = self.tokens[token].head as usize;
        (head != token).then_some(head)
    }

    /// The tokens that depend on `token`, in text order.
    pub fn children(&self, token: usize) -> impl DoubleEndedIterator<Item = usize> + Clone + '_ {
        let range = self.child_starts[token] as usize..self.child_starts[token + 1] as usize;
        self.children[range].iter().map(|&child| child as usize)
    }

    /// The children of `token` with this label, in text order.
    pub fn children_with(&self, token: usize, label: Label) -> impl DoubleEndedIterator<Item = usize> + Clone + '_ {
        self.children(token).filter(move |&child| self.tokens[child].label == label)
    }

    /// The first child of `token` with this label.
    pub fn child(&self, token: usize, label: Label) -> Option<usize> {
        self.children_with(token, label).next()
    }

    /// From the leftmost to the rightmost token below `token`, itself included. In a non-projective tree
    /// the range may hold tokens that are not below it: [`Self::is_below`] tells.
    pub fn subtree(&self, token: usize) -> Range<usize> {
        let (left, right) = self.edges[token];
        left as usize..right as usize + 1
    }

    /// Whether `token` is `ancestor` or depends on it, directly or not.
    pub fn is_below(&self, token: usize, ancestor: usize) -> bool {
        self.ancestors(token).any(|above| above == ancestor)
    }

    /// `token`, its head, its head's head, … up to the root.
    pub fn ancestors(&self, token: usize) -> impl Iterator<Item = usize> + '_ {
        std::iter::successors(Some(token), |&current| self.head(current))
    }

    /// Bytes from the first to the last of `tokens`; empty for an empty range.
    pub fn span(&self, tokens: Range<usize>) -> Span {
        match (self.tokens.get(tokens.start), tokens.end.checked_sub(1).and_then(|last| self.tokens.get(last))) {
            (Some(first), Some(last)) if tokens.start < tokens.end => Span::new(first.span.start, last.span.end),
            _ => Span::default(),
        }
    }

    /// The tokens that share a byte with `span`.
    pub fn tokens_in(&self, span: Span) -> Range<usize> {
        let start = self.tokens.partition_point(|token| token.span.end <= span.start);
        let end = self.tokens.partition_point(|token| token.span.start < span.end);
        start..end.max(start)
    }

    /// The token's letters.
    pub fn word<'t>(&self, token: usize, text: &'t str) -> &'t str {
        self.tokens[token].span.slice(text)
    }

    /// The token's base form.
    pub fn lemma(&self, token: usize) -> &str {
        &self.tokens[token].lemma
    }

    /// The tokens of the sentence that `token` stands in.
    pub fn sentence_of(&self, token: usize) -> Range<usize> {
        self.sentences[self.tokens[token].sentence as usize].clone()
    }
}

/// Leftmost and rightmost descendant of each token. Tokens are listed from the roots down and then give
/// their edges to their heads from the last to the first, so that even a tree as deep as a long text takes one pass.
fn edges(tokens: &[Token], children: &[u32], child_starts: &[u32]) -> Vec<(u32, u32)> {
    let mut edges: Vec<(u32, u32)> = (0..tokens.len() as u32).map(|index| (index, index)).collect();
    let is_root = |&index: &u32| tokens[index as usize].head == index;
    let mut order: Vec<u32> = (0..tokens.len() as u32).filter(is_root).collect();
    let mut next = 0;
    while let Some(&token) = order.get(next) {
        let group = child_starts[token as usize] as usize..child_starts[token as usize + 1] as usize;
        order.extend_from_slice(&children[group]);
        next += 1;
    }
    for &token in order.iter().rev() {
        let (left, right) = edges[token as usize];
        let edge = &mut edges[tokens[token as usize].head as usize];
        *edge = (edge.0.min(left), edge.1.max(right));
    }
    edges
}
