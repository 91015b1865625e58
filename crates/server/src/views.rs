//! A view's address with a form at its end, `/statements.csv?stance=deny`, leads to the same rows from the API, as readers of
//! Datasette expect.

use axum::http::Uri;

use crate::question::PARAMETERS;

/// Views whose rows are a list of the API.
const LISTS: [(&str, &str); 10] = [
    ("/", "documents"),
    ("/statements", "statements"),
    ("/timeline", "events"),
    ("/disputes", "disputes"),
    ("/actors", "actors"),
    ("/threads", "threads"),
    ("/map", "places"),
    ("/search", "search"),
    ("/changes", "diff"),
    ("/articles", "documents"),
];
/// The ends that the forms of a list have.
const FORMS: [&str; 5] = ["json", "csv", "atom", "geojson", "timelinejs"];

/// Where in the API the rows of a view are; none where the address has no form at its end or no rows. What only the page
/// understands, such as a zoom, is left out of the question.
pub fn of_the_api(uri: &Uri) -> Option<String> {
    let (view, form) = uri.path().rsplit_once('.')?;
    let path = if let Some((_, list)) = LISTS.iter().find(|(path, _)| *path == view) {
        FORMS.contains(&form).then(|| format!("/api/{list}.{form}"))?
    } else {
        let single = view.strip_prefix("/d/").map(|handle| format!("documents/{handle}"));
        let single =
            single.or_else(|| view.strip_prefix('/').filter(|rest| rest.starts_with("actors/")).map(str::to_owned))?;
        let is_plain = |byte: u8| byte.is_ascii_alphanumeric() || byte == b'/';
        (matches!(form, "json" | "csv") && single.bytes().all(is_plain)).then(|| format!("/api/{single}.{form}"))?
    };
    let asked = form_urlencoded::parse(uri.query().unwrap_or_default().as_bytes());
    let known = asked.filter(|(name, _)| PARAMETERS.iter().any(|parameter| parameter.name == name));
    let query = form_urlencoded::Serializer::new(String::new()).extend_pairs(known).finish();
    Some(if query.is_empty() { path } else { format!("{path}?{query}") })
}

/// Whether an address ends like a file of rows. Where no rows are, the page would be a wrong answer to a program.
pub fn names_a_file(path: &str) -> bool {
    path.rsplit_once('.').is_some_and(|(_, form)| FORMS.contains(&form))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn views_lead_to_their_rows() {
        for (view, rows) in [
            ("/statements.csv?stance=deny&by=topic&row=3f2a/s1", Some("/api/statements.csv?stance=deny")),
            ("/timeline.timelinejs?zoom=2025-01-01%2C2025-02-01", Some("/api/events.timelinejs")),
            ("/.csv", Some("/api/documents.csv")),
            ("/changes.json?since=2025-01-01", Some("/api/diff.json?since=2025-01-01")),
            ("/d/3f2a9c01b7de.json", Some("/api/documents/3f2a9c01b7de.json")),
            (
                "/actors/3f2a9c01b7de/a4.json?as_of=2025-01-01",
                Some("/api/actors/3f2a9c01b7de/a4.json?as_of=2025-01-01"),
            ),
            ("/d/3f2a9c01b7de.csv", Some("/api/documents/3f2a9c01b7de.csv")),
            ("/actors/3f2a9c01b7de/a4.csv?row=x", Some("/api/actors/3f2a9c01b7de/a4.csv")),
            ("/d/3f2a9c01b7de.atom", None),
            ("/statements", None),
            ("/statements.exe", None),
            ("/d/..%2fevil.json", None),
            ("/read.json", None),
            ("/favicon.svg", None),
        ] {
            assert_eq!(of_the_api(&view.parse().unwrap()).as_deref(), rows, "{view}");
        }
    }
}
