//! Words to a dependency tree and sentences: spaCy's arc-eager transition system.
//!
//! A state holds a stack, a buffer and arcs. Each step scores all moves and takes the best valid one. Labels
//! of the form `dobj||conj` stand for arcs that cross others; at the end they are moved to the head they
//! name.

use crate::model::{Container, ModelError};
use crate::network::Scorer;
use crate::projectivity::{Lifted, lower_arcs};

/// The kinds of moves, in the order in which ties are broken.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Kind {
    Shift,
    Reduce,
    Left,
    Right,
    Break,
}

const KINDS: [Kind; 5] = [Kind::Shift, Kind::Reduce, Kind::Left, Kind::Right, Kind::Break];

/// Words that the scorer looks at: first two of the buffer, first three of the stack, and three children.
const SLOTS: usize = 8;

struct Move {
    kind: Kind,
    label: u16,
}

/// The parser.
pub struct Parser {
    scorer: Scorer,
    moves: Vec<Move>,
    /// The moves of each kind, in the order of [`KINDS`].
    by_kind: [Vec<usize>; 5],
    labels: Vec<String>,
}

/// A tree over all words of a text.
#[derive(Debug, Default)]
pub struct Parse {
    /// The head of each word; itself at a root.
    pub heads: Vec<usize>,
    /// The label of each word's arc, a number into [`Parser::labels`].
    pub labels: Vec<u16>,
    /// Whether a sentence begins at the word.
    pub is_start: Vec<bool>,
}

impl Parser {
    /// Takes the parser's weights and moves out of the container.
    pub fn new(container: &mut Container) -> Result<Self, ModelError> {
        let scorer = Scorer::new(container, "parser")?;
        // The root's label is no move's.
        let mut labels = vec!["ROOT".to_owned()];
        let mut number = |label: &str| {
            if let Some(at) = labels.iter().position(|known| known == label) {
                at as u16
            } else {
                labels.push(label.to_owned());
                labels.len() as u16 - 1
            }
        };
        let mut moves = Vec::new();
        for name in &container.tables.parser_moves {
            let (kind, label) = name.split_once('-').unwrap_or((name, ""));
            let kind = match kind {
                "S" => Kind::Shift,
                "D" => Kind::Reduce,
                "L" => Kind::Left,
                "R" => Kind::Right,
                "B" => Kind::Break,
                _ => return Err(ModelError::unsupported(format!("the parser has a move `{name}`"))),
            };
            moves.push(Move { kind, label: number(label) });
            if let Some((moved, _)) = label.split_once("||") {
                number(moved);
            }
        }
        if scorer.moves() != moves.len() || scorer.slots() != SLOTS {
            return Err(ModelError::unsupported("the parser's moves and weights do not fit"));
        }
        let by_kind = KINDS.map(|kind| (0..moves.len()).filter(|&index| moves[index].kind == kind).collect());
        Ok(Self { scorer, moves, by_kind, labels })
    }

    /// Labels by number; a label with `||` is none that a finished tree has.
    pub fn labels(&self) -> &[String] {
        &self.labels
    }

    /// The scorer, which reduces word vectors to what [`Self::parse`] takes.
    pub fn scorer(&self) -> &Scorer {
        &self.scorer
    }

    /// The tree over words with these reduced vectors. `is_space` tells white-space tokens, through which
    /// crossing arcs are not moved.
    pub fn parse(&self, reduced: &[f32], is_space: &[bool]) -> Parse {
        let mut state = State::new(is_space.len());
        let mut rows = self.scorer.rows(reduced);
        let mut scores = Vec::new();
        while !state.is_final() {
            rows.score(&state.context(), &mut scores);
            let Some(best) = self.best(&scores, &state) else { break };
            state.apply(&self.moves[best]);
        }
        self.finish(state, is_space)
    }

    /// The best valid move; of equal ones the first by kind, then by number.
    fn best(&self, scores: &[f32], state: &State) -> Option<usize> {
        let valid = state.valid();
        let mut best: Option<usize> = None;
        for (moves, _) in self.by_kind.iter().zip(valid).filter(|(_, is_valid)| *is_valid) {
            for &index in moves {
                if best.is_none_or(|best| scores[index] > scores[best]) {
                    best = Some(index);
                }
            }
        }
        best
    }

    /// Roots get themselves as heads, crossing arcs their named heads, and sentences their starts.
    fn finish(&self, state: State, is_space: &[bool]) -> Parse {
        let count = is_space.len();
        let mut labels = state.labels;
        let mut heads: Vec<usize> = (0..count)
            .map(|word| {
                state.heads[word].unwrap_or_else(|| {
                    labels[word] = 0;
                    word
                })
            })
            .collect();
        let number = |label: &str| self.labels.iter().position(|known| known == label).unwrap_or(0) as u16;
        let lifted: Vec<Lifted> = (0..count)
            .filter_map(|word| {
                let (label, head) = self.labels[labels[word] as usize].split_once("||")?;
                Some(Lifted { word, head_label: number(head), label: number(label) })
            })
            .collect();
        lower_arcs(&mut heads, &mut labels, &lifted, is_space);
        let is_start = starts(&heads);
        Parse { heads, labels, is_start }
    }
}

/// Whether a sentence begins at each word: where a tree's first word stands.
fn starts(heads: &[usize]) -> Vec<bool> {
    let count = heads.len();
    let mut roots: Vec<Option<usize>> = vec![None; count];
    let mut path = Vec::new();
    for word in 0..count {
        let mut at = word;
        while roots[at].is_none() && heads[at] != at && path.len() <= count {
            path.push(at);
            at = heads[at];
        }
        let root = roots[at].unwrap_or(at);
        roots[at] = Some(root);
        for passed in path.drain(..) {
            roots[passed] = Some(root);
        }
    }
    let mut is_seen = vec![false; count];
    roots.into_iter().map(|root| root.is_some_and(|root| !std::mem::replace(&mut is_seen[root], true))).collect()
}

/// Arcs to one side of a head, the latest first.
#[derive(Default)]
struct Arcs {
    /// The latest arc of each head, 1-based into `list`; 0 for none.
    latest: Vec<u32>,
    /// Child, and the arc before it.
    list: Vec<(u32, u32)>,
}

impl Arcs {
    fn child(&self, head: Option<usize>) -> Option<usize> {
        let arc = (self.latest[head?] as usize).checked_sub(1)?;
        Some(self.list[arc].0 as usize)
    }

    fn add(&mut self, head: usize, child: usize) {
        self.list.push((child as u32, self.latest[head]));
        self.latest[head] = self.list.len() as u32;
    }

    /// Takes the arc away if it is the head's latest.
    fn remove_latest(&mut self, head: usize, child: usize) {
        if let Some(arc) = (self.latest[head] as usize).checked_sub(1)
            && self.list[arc].0 as usize == child
        {
            self.latest[head] = self.list[arc].1;
        }
    }
}

struct State {
    count: usize,
    stack: Vec<usize>,
    /// Words that were put back before the rest of the buffer, the next one last.
    returned: Vec<usize>,
    next: usize,
    heads: Vec<Option<usize>>,
    labels: Vec<u16>,
    is_start: Vec<bool>,
    was_returned: Vec<bool>,
    left: Arcs,
    right: Arcs,
}

impl State {
    fn new(count: usize) -> Self {
        let arcs = || Arcs { latest: vec![0; count], list: Vec::new() };
        let mut is_start = vec![false; count];
        if let Some(first) = is_start.first_mut() {
            *first = true;
        }
        Self {
            count,
            stack: Vec::new(),
            returned: Vec::new(),
            next: 0,
            heads: vec![None; count],
            labels: vec![0; count],
            is_start,
            was_returned: vec![false; count],
            left: arcs(),
            right: arcs(),
        }
    }

    fn buffer_length(&self) -> usize {
        self.count - self.next + self.returned.len()
    }

    fn is_final(&self) -> bool {
        self.stack.is_empty() && self.buffer_length() == 0
    }

    fn buffer(&self, at: usize) -> Option<usize> {
        match self.returned.len().checked_sub(at + 1) {
            Some(index) => Some(self.returned[index]),
            None => Some(self.next + at - self.returned.len()).filter(|&word| word < self.count),
        }
    }

    fn stack(&self, at: usize) -> Option<usize> {
        self.stack.len().checked_sub(at + 1).map(|index| self.stack[index])
    }

    fn context(&self) -> [Option<usize>; SLOTS] {
        let (buffer, stack) = (self.buffer(0), self.stack(0));
        [
            buffer,
            self.buffer(1),
            stack,
            self.stack(1),
            self.stack(2),
            self.left.child(buffer),
            self.left.child(stack),
            self.right.child(stack),
        ]
    }

    /// Which kinds of moves are valid, in the order of [`KINDS`].
    fn valid(&self) -> [bool; 5] {
        let has_stack = !self.stack.is_empty();
        let length = self.buffer_length();
        let first = self.buffer(0);
        let is_at_start = first.is_some_and(|word| self.is_start[word]);
        let can_shift =
            !has_stack || (length >= 2 && !is_at_start && first.is_some_and(|word| !self.was_returned[word]));
        let can_attach = has_stack && length > 0 && !is_at_start;
        let can_break = match (first, self.buffer(1)) {
            (Some(first), Some(second)) => length >= 2 && second == first + 1 && !self.is_start[second],
            _ => false,
        };
        [can_shift, has_stack, can_attach, can_attach, can_break]
    }

    fn apply(&mut self, chosen: &Move) {
        match chosen.kind {
            Kind::Shift => self.push(),
            Kind::Reduce => self.reduce(),
            Kind::Left => {
                if let (Some(head), Some(child)) = (self.buffer(0), self.stack(0)) {
                    self.attach(head, child, chosen.label);
                    self.was_returned[head] = false;
                    self.stack.pop();
                }
            }
            Kind::Right => {
                if let (Some(head), Some(child)) = (self.stack(0), self.buffer(0)) {
                    self.attach(head, child, chosen.label);
                    self.push();
                }
            }
            Kind::Break => {
                if let Some(word) = self.buffer(1) {
                    self.is_start[word] = true;
                }
            }
        }
    }

    fn push(&mut self) {
        if let Some(word) = self.returned.pop() {
            self.stack.push(word);
        } else {
            self.stack.push(self.next);
            self.next += 1;
        }
    }

    /// Takes the top off the stack; a word without head goes back to the buffer, unless it is the last one.
    fn reduce(&mut self) {
        let is_last = self.stack.len() == 1;
        if let Some(word) = self.stack.pop()
            && self.heads[word].is_none()
            && !is_last
        {
            self.was_returned[word] = true;
            self.returned.push(word);
        }
    }

    fn attach(&mut self, head: usize, child: usize, label: u16) {
        if let Some(former) = self.heads[child] {
            let side = if former > child { &mut self.left } else { &mut self.right };
            side.remove_latest(former, child);
        }
        let side = if head > child { &mut self.left } else { &mut self.right };
        side.add(head, child);
        self.heads[child] = Some(head);
        self.labels[child] = label;
    }
}
