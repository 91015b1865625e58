//! The rule book, `docs/rules.md`: what each rule file says that it finds, leaves and cannot see.
//!
//! Apart from the page on any layer because nobody writes it: it is made of the headings of the files, so that a rule and
//! its description cannot part. `cargo xtask tidy` says when the page is stale.

use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use anyhow::{Context, Result, bail};

/// Where the book is.
pub const PAGE: &str = "docs/rules.md";

/// Folders or files of rules, in the order in which a text meets them, with the heading of each.
const CHAPTERS: [(&str, &str); 13] = [
    ("Intake: bytes become articles", "crates/intake/src"),
    ("Paragraphs: where no sentence goes on", "crates/reading/src/paragraphs.rs"),
    ("Clauses: what several stages ask of the tree", "crates/reading/src/clause.rs"),
    ("Publication: the day of the article", "crates/reading/src/publication"),
    ("Times", "crates/reading/src/times"),
    ("Quantities", "crates/reading/src/quantities"),
    ("Actors", "crates/reading/src/actors"),
    ("Places", "crates/reading/src/places"),
    ("Statements", "crates/reading/src/statements"),
    ("Events", "crates/reading/src/events"),
    ("Status: whether it happened, and on whose word", "crates/reading/src/status"),
    ("References: what “the statement” points to", "crates/reading/src/references"),
    ("Disputes inside an article", "crates/reading/src/disputes"),
];
/// The last chapter, which comes after all reading.
const LINKING: (&str, &str) = ("Linking: what belongs together across articles", "crates/linking/src");

/// What a rule says of itself.
const POINTS: [&str; 3] = ["Finds", "Leaves", "Cannot see"];

/// A rule file's heading.
struct Rule {
    /// The path from the repository's root.
    path: String,
    title: String,
    /// One for each of [`POINTS`].
    points: Vec<String>,
}

/// Writes the book.
pub fn run(root: &Path) -> Result<ExitCode> {
    fs::write(root.join(PAGE), book(root)?).context(PAGE)?;
    eprintln!("rules: {PAGE} is written");
    Ok(ExitCode::SUCCESS)
}

/// What is wrong with the page, if anything is.
pub fn stale(root: &Path) -> Result<Option<String>> {
    let page = fs::read_to_string(root.join(PAGE)).unwrap_or_default();
    let is_stale = page != book(root)?;
    Ok(is_stale.then(|| format!("{PAGE}:1: is not what the rule files say; `cargo xtask rules` writes it")))
}

fn book(root: &Path) -> Result<String> {
    let (mut chapters, mut count) = (String::new(), 0);
    for (heading, place) in CHAPTERS.into_iter().chain([LINKING]) {
        let rules = rules(root, place)?;
        count += rules.len();
        write!(chapters, "\n## {heading}\n")?;
        for rule in rules {
            let name = rule.path.trim_start_matches(place).trim_start_matches('/').trim_end_matches(".rs");
            let name = name.trim_end_matches("/mod").replace('/', ", ");
            let lead = if name.is_empty() || name == "mod" { String::new() } else { format!("**{name}** · ") };
            write!(chapters, "\n{lead}{} [source](../{})\n\n", rule.title, rule.path)?;
            for point in rule.points {
                writeln!(chapters, "- {point}")?;
            }
        }
    }
    Ok(format!(
        "# The rule book\n\n\
         What each rule finds, what it leaves to others or to nobody, and what it cannot see. The words of a rule are in bold\n\
         in its examples. `cargo xtask rules` makes this page of the headings of the {count} files that hold the rules; which\n\
         *words* they know stands in `lexicon/` ([its kinds](../lexicon/README.md)).\n{chapters}"
    ))
}

/// The rules of a folder or file, by path, the folder's own first.
fn rules(root: &Path, place: &str) -> Result<Vec<Rule>> {
    let mut paths = Vec::new();
    collect(&root.join(place), &mut paths)?;
    paths.sort_by_key(|path| (!path.ends_with("mod.rs"), path.clone()));
    let mut rules = Vec::new();
    for path in paths {
        let text = fs::read_to_string(&path).with_context(|| path.display().to_string())?;
        let path = path.strip_prefix(root).unwrap_or(&path).to_string_lossy().into_owned();
        let Some(rule) = rule(path, &text) else { continue };
        if rule.points.len() != POINTS.len() {
            bail!("{}:1: a rule says what it finds, leaves and cannot see", rule.path);
        }
        rules.push(rule);
    }
    Ok(rules)
}

fn collect(path: &Path, paths: &mut Vec<PathBuf>) -> Result<()> {
    if path.is_file() {
        paths.push(path.to_owned());
        return Ok(());
    }
    for entry in fs::read_dir(path).with_context(|| path.display().to_string())? {
        collect(&entry?.path(), paths)?;
    }
    Ok(())
}

/// The heading of a file, if it is a rule's.
fn rule(path: String, text: &str) -> Option<Rule> {
    let heading = text.lines().map_while(|line| line.strip_prefix("//!")).map(str::trim);
    let heading: Vec<&str> = heading.collect();
    let paragraphs = heading.split(|line| line.is_empty()).map(|lines| lines.join(" "));
    let paragraphs: Vec<String> = paragraphs.map(|paragraph| plain(&paragraph)).collect();
    let points = paragraphs.iter().find(|paragraph| paragraph.starts_with("- Finds"))?;
    let points = points.trim_start_matches("- ").split(" - ");
    // A hyphen between blanks inside a point is a dash, as in a dateline, and no new point.
    let mut joined: Vec<String> = Vec::new();
    for point in points {
        match POINTS.iter().find(|name| point.starts_with(**name)) {
            Some(name) => joined.push(point.replacen(name, &format!("*{name}*"), 1)),
            None => *joined.last_mut()? += &[" - ", point].concat(),
        }
    }
    Some(Rule { path, title: paragraphs.first()?.clone(), points: joined })
}

/// Links of rustdoc as plain words: [`a::b`] is `b`, [words](a::b) are the words.
fn plain(text: &str) -> String {
    let mut plain = String::new();
    let mut rest = text;
    while let Some((before, link)) = rest.split_once('[') {
        plain += before;
        let Some((words, after)) = link.split_once(']') else {
            return plain + "[" + link;
        };
        let target = after.strip_prefix('(').and_then(|after| after.split_once(')'));
        let name = words.trim_matches('`').rsplit("::").next().unwrap_or(words);
        match (words.starts_with('`'), target) {
            (true, _) => plain.extend(["`", name, "`"]),
            (false, Some(_)) => plain += words,
            (false, None) => plain.extend(["[", words, "]"]),
        }
        rest = target.map_or(after, |(_, after)| after);
    }
    plain + rest
}

#[cfg(test)]
mod tests {
    use super::{plain, rule};

    #[test]
    fn a_heading_becomes_three_points() {
        let text = "//! Datelines.\n//!\n//! Apart from days.\n//!\n//! - Finds: \"LONDON - \" and\n//!   more.\n//! - Leaves: \
                    [`super::days`].\n//! - Cannot see: irony.\n//!\n//! Words.\n\nuse std::fs;\n//! no";
        let rule = rule("a.rs".to_owned(), text).unwrap();
        assert_eq!(rule.title, "Datelines.");
        assert_eq!(rule.points, ["*Finds*: \"LONDON - \" and more.", "*Leaves*: `days`.", "*Cannot see*: irony."]);
    }

    #[test]
    fn a_file_without_a_rule_gives_none() {
        assert!(rule("a.rs".to_owned(), "//! Datelines.\n\nuse std::fs;").is_none());
    }

    #[test]
    fn links_of_the_compiler_are_words() {
        assert_eq!(plain("[`a::B`] and [changes](crate::changes), [x]"), "`B` and changes, [x]");
    }
}
