//! The command `onrecord`: arguments in, words out.

fn main() {}
