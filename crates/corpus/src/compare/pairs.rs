//! Which thing of the engine's stands for which annotated one.

use std::collections::BTreeMap;

use onrecord_record::{Actor, ActorId, Record};

/// Pairs things one to one. Each gold thing, in order, takes the system thing that fits best of those left; `fit` is
/// 0 where the two cannot be the same.
pub fn one_to_one<G, S>(gold: &[G], system: &[S], fit: impl Fn(&G, &S) -> f64) -> Vec<(usize, usize)> {
    let mut candidates = Vec::new();
    for (left, thing) in gold.iter().enumerate() {
        for (right, other) in system.iter().enumerate() {
            let fit = fit(thing, other);
            if fit > 0.0 {
                candidates.push((fit, left, right));
            }
        }
    }
    candidates.sort_by(|a, b| b.0.total_cmp(&a.0).then((a.1, a.2).cmp(&(b.1, b.2))));
    let (mut gold_used, mut system_used) = (vec![false; gold.len()], vec![false; system.len()]);
    let mut pairs = Vec::new();
    for (_, left, right) in candidates {
        if !gold_used[left] && !system_used[right] {
            (gold_used[left], system_used[right]) = (true, true);
            pairs.push((left, right));
        }
    }
    pairs.sort_unstable();
    pairs
}

/// The engine's actor for each annotated one: the one with the most mentions in common.
pub fn actors(gold: &Record, system: &Record) -> BTreeMap<ActorId, ActorId> {
    one_to_one(&gold.actors, &system.actors, shared_mentions)
        .into_iter()
        .map(|(left, right)| (gold.actors[left].id, system.actors[right].id))
        .collect()
}

/// Number of mentions of `gold` that `system` has too; a mention of the very same words counts a little more.
fn shared_mentions(gold: &Actor, system: &Actor) -> f64 {
    let fit = |span: onrecord_record::Span| {
        let shares = system.mentions.iter().filter(|other| other.span.overlaps(span));
        shares.map(|other| if other.span == span { 1.0 } else { 0.5 }).fold(0.0, f64::max)
    };
    gold.mentions.iter().map(|mention| fit(mention.span)).sum()
}
