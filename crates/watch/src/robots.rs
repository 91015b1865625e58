//! What a site's robots.txt asks of programs, by RFC 9309.
//!
//! - Finds: the group of this program, else the group of all; the longest rule that fits a path, with `*` and `$`;
//!   `Crawl-delay`, which the standard lacks and sites use.
//! - Leaves: sitemaps and unknown lines.
//! - Cannot see: what a site says in its pages or headers (`noindex`), which is about search engines.

use std::time::Duration;

/// The name that groups are looked up by.
const PRODUCT: &str = "onrecord";

/// Longest pause between two requests that a site can ask for; a longer one would stand in the way of all other feeds.
const LONGEST: Duration = Duration::from_mins(1);

/// The rules of a site for this program.
#[derive(Clone, Debug, Default)]
pub struct Robots {
    /// Patterns and whether they allow.
    rules: Vec<(String, bool)>,
    /// The pause between two requests that the site asks for.
    pub delay: Option<Duration>,
}

impl Robots {
    /// Reads a file: what its groups for this program say together, else its groups for all.
    pub fn parse(text: &str) -> Self {
        let (mut ours, mut all) = (None::<Self>, Self::default());
        let (mut is_ours, mut is_all, mut are_agents) = (false, false, false);
        for line in text.lines() {
            let line = line.split('#').next().unwrap_or_default();
            let Some((key, value)) = line.split_once(':') else { continue };
            let (key, value) = (key.trim().to_ascii_lowercase(), value.trim());
            if key == "user-agent" {
                if !are_agents {
                    (is_ours, is_all) = (false, false);
                }
                are_agents = true;
                is_all |= value == "*";
                if value.split('/').next().is_some_and(|name| name.trim().eq_ignore_ascii_case(PRODUCT)) {
                    is_ours = true;
                    ours.get_or_insert_default();
                }
                continue;
            }
            if !matches!(key.as_str(), "allow" | "disallow" | "crawl-delay") {
                continue;
            }
            are_agents = false;
            let groups = ours.as_mut().filter(|_| is_ours).into_iter().chain(is_all.then_some(&mut all));
            groups.for_each(|group| group.add(&key, value));
        }
        ours.unwrap_or(all)
    }

    fn add(&mut self, key: &str, value: &str) {
        if key == "crawl-delay" {
            let delay = value.parse().ok().and_then(|seconds| Duration::try_from_secs_f64(seconds).ok());
            self.delay = delay.map(|delay| delay.min(LONGEST)).or(self.delay);
        } else if !value.is_empty() {
            self.rules.push((value.to_owned(), key == "allow"));
        }
    }

    /// Whether a path (with its query) may be asked for. The longest rule that fits decides; of two alike, the one
    /// that allows.
    pub fn allows(&self, path: &str) -> bool {
        let fitting = self.rules.iter().filter(|(pattern, _)| fits(pattern, path));
        fitting.map(|(pattern, allows)| (pattern.len(), *allows)).max().is_none_or(|(_, allows)| allows)
    }
}

/// Whether a pattern fits the beginning of a path, or all of it where the pattern ends in `$`. Every part between two
/// stars is taken at its first place, which is enough since a star stands for anything.
fn fits(pattern: &str, path: &str) -> bool {
    let (pattern, is_whole) = pattern.strip_suffix('$').map_or((pattern, false), |pattern| (pattern, true));
    let mut parts = pattern.split('*');
    let Some(mut rest) = path.strip_prefix(parts.next().unwrap_or_default()) else { return false };
    let mut parts = parts.peekable();
    if parts.peek().is_none() {
        return !is_whole || rest.is_empty();
    }
    while let Some(part) = parts.next() {
        if parts.peek().is_none() && is_whole {
            return rest.ends_with(part);
        }
        let Some(at) = rest.find(part) else { return false };
        rest = &rest[at + part.len()..];
    }
    true
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_longest_rule_of_the_own_group_decides() {
        let robots = Robots::parse(
            "User-agent: *\nDisallow: /\n\nUser-agent: other\nUser-agent: OnRecord/1.0\nDisallow: /private # ours\n\
             Allow: /private/news\nDisallow: /*.pdf$\nDisallow:\nCrawl-delay: 2.5\nSitemap: /map.xml\n",
        );
        assert_eq!(robots.delay, Some(Duration::from_millis(2500)));
        let cases =
            [("/", true), ("/private/a", false), ("/private/news/1", true), ("/a.pdf", false), ("/a.pdf?page=2", true)];
        for (path, allows) in cases {
            assert_eq!(robots.allows(path), allows, "{path}");
        }
    }

    #[test]
    fn without_a_group_of_our_own_that_of_all_counts() {
        let robots = Robots::parse("user-agent: *\ndisallow: /a*/b\n\nuser-agent: other\ndisallow: /");
        assert!(!robots.allows("/archive/b1"));
        assert!(robots.allows("/archive/c"));
        assert!(Robots::parse("<html>not found</html>").allows("/"));
        assert!(fits("/a$", "/a") && !fits("/a$", "/ab") && fits("/*x*y$", "/1x2y") && !fits("/*x*y$", "/1y2x"));
    }
}
