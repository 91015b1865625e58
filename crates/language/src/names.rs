//! Words to name spans: spaCy's BILUO transition system.

use crate::NameType;
use crate::annotation::Name;
use crate::model::{Container, ModelError};
use crate::network::Scorer;

/// Words that the scorer looks at: the next word, the open name's first, and the word before.
const SLOTS: usize = 3;

/// The name finder.
pub struct NameFinder {
    scorer: Scorer,
    types: Vec<NameType>,
}

impl NameFinder {
    /// Takes the name finder's weights and moves out of the container.
    ///
    /// Moves must come as spaCy writes them: `B-`, `I-`, `L-` and `U-` for each type in one order, a `U-`
    /// without type, and `O`.
    pub fn new(container: &mut Container) -> Result<Self, ModelError> {
        let scorer = Scorer::new(container, "ner")?;
        let moves = &container.tables.ner_moves;
        let names: Vec<&str> = moves.iter().filter_map(|name| name.strip_prefix("B-")).collect();
        let mut expected: Vec<String> = Vec::new();
        for prefix in ["B", "I", "L", "U"] {
            expected.extend(names.iter().map(|name| format!("{prefix}-{name}")));
        }
        expected.extend(["U-".to_owned(), "O".to_owned()]);
        if *moves != expected || scorer.moves() != moves.len() || scorer.slots() != SLOTS {
            return Err(ModelError::unsupported("the name finder's moves and weights do not fit"));
        }
        let types = names
            .iter()
            .map(|name| {
                NameType::from_word(name)
                    .ok_or_else(|| ModelError::unsupported(format!("it finds names of type `{name}`")))
            })
            .collect::<Result<_, _>>()?;
        Ok(Self { scorer, types })
    }

    /// The scorer, which reduces word vectors to what [`Self::find`] takes.
    pub fn scorer(&self) -> &Scorer {
        &self.scorer
    }

    /// Names among words with these reduced vectors. Names end where sentences do and hold no white-space
    /// token at an end.
    pub fn find(&self, reduced: &[f32], is_space: &[bool], is_start: &[bool]) -> Vec<Name> {
        let count = is_space.len();
        let kinds = self.types.len();
        let mut rows = self.scorer.rows(reduced);
        let mut scores = Vec::new();
        let mut names = Vec::new();
        let mut open: Option<(usize, usize)> = None;
        for word in 0..count {
            let first = open.map(|(first, _)| first);
            rows.score(&[Some(word), first, first.and(word.checked_sub(1))], &mut scores);
            let can_go_on = word + 1 < count && !is_start[word + 1];
            match open {
                Some((first, kind)) => {
                    if !(can_go_on && scores[kinds + kind] >= scores[2 * kinds + kind]) {
                        names.push(self.name(first, word, kind));
                        open = None;
                    }
                }
                None => match self.opening(&scores, can_go_on && !is_space[word], !is_space[word]) {
                    Some(best) if best < kinds => open = Some((word, best)),
                    Some(best) => names.push(self.name(word, word, best - 3 * kinds)),
                    None => {}
                },
            }
        }
        names
    }

    fn name(&self, first: usize, last: usize, kind: usize) -> Name {
        Name { tokens: first..last + 1, kind: self.types[kind] }
    }

    /// The move that opens a name or makes one of a single word; `None` if staying outside is better.
    fn opening(&self, scores: &[f32], can_begin: bool, can_be_unit: bool) -> Option<usize> {
        let kinds = self.types.len();
        let begin = if can_begin { 0..kinds } else { 0..0 };
        let unit = if can_be_unit { 3 * kinds..4 * kinds } else { 0..0 };
        let mut best: Option<usize> = None;
        for index in begin.chain(unit) {
            if best.is_none_or(|best| scores[index] > scores[best]) {
                best = Some(index);
            }
        }
        best.filter(|&best| scores[4 * kinds + 1] <= scores[best])
    }
}
