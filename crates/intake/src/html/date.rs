//! The date that a page declares for its article, and what declared it.
//!
//! - Finds: `datePublished` in JSON-LD; the `meta` elements of publishing systems; a `time` element that is marked
//!   as the publication's; a day in the address.
//! - Leaves: days in running text, years of copyright, days of modification: none of them is the day of publication.
//! - Cannot see: which of two declarations is right when they differ; the first of the order above is taken.

use jiff::civil::Date;
use serde_json::Value;
use trafilatura::dom::Document as Page;

/// Names of `meta` elements that hold the time of publication, the surest first.
const META: [&str; 14] = [
    "article:published_time",
    "og:article:published_time",
    "parsely-pub-date",
    "sailthru.date",
    "dc.date.issued",
    "dcterms.created",
    "dc.date",
    "citation_publication_date",
    "publish-date",
    "publication_date",
    "pubdate",
    "publishdate",
    "datepublished",
    "date",
];

/// Levels of JSON-LD that are searched.
const LEVELS: usize = 6;

/// The date as it is declared, and by what.
pub fn declared(page: &Page, address: Option<&str>) -> Option<(String, String)> {
    linked_data(page)
        .or_else(|| meta(page))
        .or_else(|| time_element(page))
        .or_else(|| canonical(page).or_else(|| address.map(str::to_owned)).and_then(|url| in_address(&url)))
}

fn linked_data(page: &Page) -> Option<(String, String)> {
    page.scripts_with_type(&["application/ld+json"]).into_iter().find_map(|script| {
        let value: Value = serde_json::from_str(page.text_content(script).trim()).ok()?;
        let date = published(&value, LEVELS)?;
        Some((date, "JSON-LD datePublished".to_owned()))
    })
}

/// The first `datePublished` of a value, outer ones first.
fn published(value: &Value, levels: usize) -> Option<String> {
    if levels == 0 {
        return None;
    }
    match value {
        Value::Object(object) => {
            let own = object.get("datePublished").and_then(Value::as_str).filter(|date| is_date(date));
            own.map(str::to_owned).or_else(|| object.values().find_map(|value| published(value, levels - 1)))
        }
        Value::Array(values) => values.iter().find_map(|value| published(value, levels - 1)),
        _ => None,
    }
}

fn meta(page: &Page) -> Option<(String, String)> {
    let all: Vec<(String, String)> = page
        .query_selector_all(page.root(), "meta[content]")
        .into_iter()
        .filter_map(|id| {
            let name = ["property", "name", "itemprop"].iter().find_map(|field| page.get_attribute(id, field))?;
            Some((name.to_ascii_lowercase(), page.get_attribute(id, "content")?))
        })
        .collect();
    META.iter().find_map(|wanted| {
        let (name, date) = all.iter().find(|(name, date)| name == wanted && is_date(date))?;
        Some((date.trim().to_owned(), format!("meta {name}")))
    })
}

fn time_element(page: &Page) -> Option<(String, String)> {
    const MARKED: &str = "time[pubdate][datetime], time[itemprop=datePublished][datetime], time.published[datetime], \
        time.entry-date[datetime], header time[datetime]";
    let date = page.get_attribute(page.query_selector(page.root(), MARKED)?, "datetime")?;
    is_date(&date).then(|| (date.trim().to_owned(), "time element".to_owned()))
}

fn canonical(page: &Page) -> Option<String> {
    page.get_attribute(page.query_selector(page.root(), "link[rel=canonical]")?, "href")
}

/// The day that an address has between its slashes: `/2024/05/14/` or `/2024-05-14/`.
fn in_address(url: &str) -> Option<(String, String)> {
    let parts: Vec<&str> = url.split('/').collect();
    let written_out = parts.iter().find_map(|part| part.parse::<Date>().ok());
    let apart = || {
        parts.windows(3).find_map(|window| {
            let [year, month, day] = [window[0], window[1], window[2]].map(|part| part.parse::<i16>().ok());
            let year = year.filter(|year| (1990..2100).contains(year))?;
            Date::new(year, i8::try_from(month?).ok()?, i8::try_from(day?).ok()?).ok()
        })
    };
    let day = written_out.or_else(apart)?;
    Some((day.to_string(), "address".to_owned()))
}

/// Whether a declaration begins with a day of the calendar, as ISO 8601 writes it.
fn is_date(text: &str) -> bool {
    text.trim().get(..10).is_some_and(|day| day.parse::<Date>().is_ok())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_date_comes_with_what_declared_it() {
        for (markup, date, basis) in [
            (
                r#"<script type="application/ld+json">{"@graph": [{"@type": "NewsArticle", "datePublished": "2024-05-14T08:30:00+03:00"}]}</script>
                   <meta name="date" content="2024-05-16">"#,
                "2024-05-14T08:30:00+03:00",
                "JSON-LD datePublished",
            ),
            (
                r#"<meta property="article:modified_time" content="2024-05-16"><meta property="article:published_time" content="2024-05-14">"#,
                "2024-05-14",
                "meta article:published_time",
            ),
            (r#"<time itemprop="datePublished" datetime="2024-05-14">Tuesday</time>"#, "2024-05-14", "time element"),
            (r#"<link rel="canonical" href="https://wire.example/2024/05/14/talks">"#, "2024-05-14", "address"),
            (r#"<link rel="canonical" href="https://wire.example/news/2024-05-14/talks">"#, "2024-05-14", "address"),
        ] {
            assert_eq!(declared(&Page::parse(markup), None), Some((date.to_owned(), basis.to_owned())));
        }
        for markup in ["<p>© 2024 Coastal Wire</p>", r#"<meta name="date" content="yesterday">"#] {
            assert_eq!(declared(&Page::parse(markup), Some("https://wire.example/a/1/2/3")), None);
        }
    }
}
