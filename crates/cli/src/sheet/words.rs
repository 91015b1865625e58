//! The contract's values in a reporter's words.

use onrecord_record::{EventStatus, Hedge, Stance, StatementKind};

use super::page::Tone;

/// What a speaker does, in capitals: `SAYS`, `DENIES`, `DECLINES TO COMMENT`.
pub fn stance(stance: Stance, kind: StatementKind) -> &'static str {
    match (stance, kind) {
        (Stance::Assert, StatementKind::Belief) => "BELIEVES",
        // Wishes and plans are intended, only words are promised.
        (Stance::Assert, StatementKind::Intention)
        | (Stance::Promise, StatementKind::Intention | StatementKind::Belief) => "INTENDS",
        (Stance::Assert, StatementKind::Evaluation) => "JUDGES",
        (Stance::Assert, StatementKind::Order) => "DECIDES",
        (Stance::Assert, _) => "SAYS",
        (Stance::Deny, _) => "DENIES",
        (Stance::Doubt, _) => "DOUBTS",
        (Stance::Confirm, _) => "CONFIRMS",
        (Stance::Claim, _) => "CLAIMS",
        (Stance::Argue, _) => "ARGUES",
        (Stance::Propose, _) => "PROPOSES",
        (Stance::Demand, _) => "DEMANDS",
        // What is hoped for is asked of nobody.
        (Stance::Request, StatementKind::Belief) => "HOPES",
        (Stance::Request, _) => "REQUESTS",
        (Stance::Promise, _) => "PROMISES",
        (Stance::Threaten, _) => "THREATENS",
        // What somebody is afraid of is a warning to nobody.
        (Stance::Warn, StatementKind::Belief) => "FEARS",
        (Stance::Warn, _) => "WARNS",
        (Stance::Accuse, _) => "ACCUSES",
        (Stance::Praise, _) => "PRAISES",
        (Stance::Welcome, _) => "WELCOMES",
        (Stance::Condemn, _) => "CONDEMNS",
        (Stance::Reject, _) => "REJECTS",
        // Whom or what somebody backs is supported, a law or a plan passed is approved.
        (Stance::Agree, StatementKind::Evaluation) => "SUPPORTS",
        (Stance::Agree, StatementKind::Order) => "APPROVES",
        (Stance::Agree, _) => "AGREES",
        (Stance::Predict, _) => "PREDICTS",
        (Stance::Ask, _) => "ASKS",
        (Stance::DeclineComment, _) => "DECLINES TO COMMENT",
        (Stance::Unaware, _) => "DOES NOT KNOW",
    }
}

/// How a stance stands out.
pub fn stance_tone(stance: Stance) -> Tone {
    match stance {
        Stance::Deny | Stance::Doubt | Stance::Reject | Stance::Condemn | Stance::Accuse | Stance::Threaten => {
            Tone::Against
        }
        Stance::Propose | Stance::Demand | Stance::Request | Stance::Promise | Stance::Predict | Stance::Warn => {
            Tone::Open
        }
        _ => Tone::Strong,
    }
}

/// Whether an event happened, in capitals; nothing for what is told as done.
pub fn status(status: EventStatus) -> Option<(&'static str, Tone)> {
    Some(match status {
        EventStatus::Occurred => return None,
        EventStatus::Ongoing => ("UNDER WAY", Tone::Strong),
        EventStatus::Planned => ("PLANNED", Tone::Open),
        EventStatus::Possible => ("POSSIBLE", Tone::Open),
        EventStatus::Denied => ("DENIED", Tone::Against),
        EventStatus::Doubted => ("DOUBTED", Tone::Against),
        EventStatus::Negated => ("DID NOT HAPPEN", Tone::Against),
        EventStatus::Demanded => ("DEMANDED", Tone::Open),
        EventStatus::Proposed => ("PROPOSED", Tone::Open),
    })
}

/// A hedge, in words before a number.
pub fn hedge(hedge: Hedge) -> &'static str {
    match hedge {
        Hedge::Approximately => "about ",
        Hedge::Nearly => "nearly ",
        Hedge::Over => "over ",
        Hedge::Under => "under ",
        Hedge::AtLeast => "at least ",
        Hedge::AtMost => "at most ",
    }
}

/// A number with thousands set off: `1,300`, `4.5`.
pub fn number(value: f64) -> String {
    let digits = value.abs().to_string();
    let (whole, fraction) = digits.split_once('.').unwrap_or((&digits, ""));
    let mut text = String::new();
    if value < 0.0 {
        text.push('-');
    }
    for (index, digit) in whole.chars().enumerate() {
        if index > 0 && (whole.len() - index).is_multiple_of(3) {
            text.push(',');
        }
        text.push(digit);
    }
    if !fraction.is_empty() {
        text.push('.');
        text.push_str(fraction);
    }
    text
}

/// A word of the contract (`news-conference`) for a reader.
pub fn spaced(word: &str) -> String {
    word.replace('-', " ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_set_off_by_thousands() {
        for (value, expected) in
            [(9.0, "9"), (1300.0, "1,300"), (20_000_000.0, "20,000,000"), (-4.5, "-4.5"), (1234.25, "1,234.25")]
        {
            assert_eq!(number(value), expected);
        }
    }
}
