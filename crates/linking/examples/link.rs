//! Prints what records have in common: `onrecord read --json PATH | cargo run -p onrecord-linking --example link`.
//!
//! A way to look at each step on one's own articles before a ledger keeps its results.

use std::io::{self, BufRead};

use onrecord_linking::{Summary, changes, copies, disputes, events, link, summary, threads};

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let mut summaries: Vec<Summary> = Vec::new();
    for line in io::stdin().lock().lines() {
        summaries.push(summary(&serde_json::from_str(&line?)?));
    }
    let key = |document: usize| summaries[document].key.as_str();
    for copies in copies::copies(&summaries) {
        for copy in copies.copies {
            println!(
                "copy      {} of {}: {:?}, {:.2}",
                key(copy.document),
                key(copies.original),
                copy.kind,
                copy.similarity
            );
        }
    }
    let links = link(&summaries);
    for story in links.stories.iter().filter(|story| story.len() > 1) {
        println!("story     {}", story.iter().map(|&document| key(document)).collect::<Vec<_>>().join(", "));
        for event in events::events(&summaries, story).into_iter().filter(|event| event.len() > 1) {
            let told = event.iter().map(|mention| {
                format!("{}: {}", key(mention.document), summaries[mention.document].mentions[mention.mention].act)
            });
            println!("  event   {}", told.collect::<Vec<_>>().join(", "));
        }
    }
    for identity in &links.identities {
        if identity.members.len() > 1 {
            println!("identity  {} ({:?}), {} documents", identity.name, identity.kind, identity.members.len());
            for join in &identity.joins {
                let reasons: Vec<String> = join.reasons.iter().map(ToString::to_string).collect();
                println!("  joined  {}: {}", key(join.other.document), reasons.join("; "));
            }
        }
    }
    for dispute in disputes::disputes(&summaries, &links) {
        println!("dispute   {:?}: {}", dispute.kind, dispute.explanation);
        for side in dispute.sides {
            let row = |at: &events::MentionRef| {
                let mention = &summaries[at.document].mentions[at.mention];
                format!("{} {}-{}", key(at.document), mention.clause.start, mention.clause.end)
            };
            println!("  side    {}: {}", side.position, side.accounts.iter().map(row).collect::<Vec<_>>().join(", "));
        }
    }
    for change in changes::changes(&summaries, &links) {
        let steps: Vec<String> = change.steps.iter().map(|step| format!("{} {}", step.published, step.value)).collect();
        println!("change    {:?}: {}", change.what, steps.join(", "));
    }
    for thread in threads::threads(&summaries, &links) {
        println!("thread    {:?}: {}", thread.process, thread.parties.join(", "));
        for step in thread.steps {
            let present: Vec<&str> = step.present.iter().map(|&party| links.identities[party].name.as_str()).collect();
            println!("  step    day {}: {:?}, {:?}, {}", step.day, step.format, step.status, present.join(", "));
        }
    }
    Ok(())
}
