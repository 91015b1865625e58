//! The API as programs use it: lists in every form, single objects, what is sent.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on should stop")]

mod served;

use axum::body::Body;
use axum::http::StatusCode;
use serde_json::{Value, json};

use served::{records, request, served, served_with};

const LISTS: [&str; 11] = [
    "statements",
    "events",
    "timeline",
    "disputes",
    "threads",
    "actors",
    "places",
    "documents",
    "new",
    "search?text=government",
    "diff?since=2000-01-01",
];

/// The address of a list in a form.
fn in_form(list: &str, form: &str) -> String {
    match list.split_once('?') {
        Some((name, query)) => format!("/api/{name}.{form}?{query}"),
        None => format!("/api/{list}.{form}"),
    }
}

#[tokio::test]
async fn every_list_comes_as_json_csv_and_atom_with_the_same_rows() {
    let served = served();
    for list in LISTS {
        let page = served.json(&format!("/api/{list}")).await;
        let items = page["items"].as_array().unwrap();
        // The project's own records make no thread.
        assert!((list == "threads" || !items.is_empty()) && items.len() <= 50, "{list}");
        let file = served.get(&in_form(list, "csv")).await;
        assert_eq!(file.header("content-type"), "text/csv; charset=utf-8", "{list}");
        let limited = served
            .get(&format!(
                "{}{}limit={}",
                in_form(list, "csv"),
                if list.contains('?') { "&" } else { "?" },
                items.len()
            ))
            .await;
        assert_eq!(limited.bytes[..], file.bytes[..limited.bytes.len()], "{list}");
        let atom = served.get(&in_form(list, "atom")).await;
        assert_eq!(atom.header("content-type"), "application/atom+xml; charset=utf-8");
        assert!(
            (list == "threads" || atom.text().contains("<entry>")) && atom.text().contains("urn:onrecord:"),
            "{list}"
        );
        assert_eq!(served.json(&in_form(list, "json")).await, page, "{list}");
    }
}

#[tokio::test]
async fn pages_join_to_the_whole() {
    let served = served();
    for list in LISTS {
        let join = if list.contains('?') { "&" } else { "?" };
        let whole = served.json(&format!("/api/{list}{join}limit=1000")).await;
        let whole = whole["items"].as_array().unwrap().clone();
        let size = whole.len() / 3 + 1;
        let (mut paged, mut after) = (Vec::new(), None::<String>);
        loop {
            let cursor = after.map(|after| format!("&after={}", after.replace('/', "%2F"))).unwrap_or_default();
            let page = served.json(&format!("/api/{list}{join}limit={size}{cursor}")).await;
            paged.extend(page["items"].as_array().unwrap().clone());
            match page["next"].as_str() {
                Some(next) => after = Some(next.to_owned()),
                None => break,
            }
        }
        // A list may have more rows than its longest page.
        assert!(paged.len() >= whole.len(), "{list}");
        assert_eq!(paged[..whole.len()], whole, "{list}");
    }
}

#[tokio::test]
async fn lists_are_narrowed_and_say_what_they_do_not_heed() {
    let served = served();
    let denials = served.json("/api/statements?stance=deny&limit=1000").await;
    let denials = denials["items"].as_array().unwrap();
    assert!(!denials.is_empty() && denials.iter().all(|row| row["stance"] == "deny"));
    let actors = served.json("/api/actors?stance=deny").await;
    assert_eq!(actors["ignored"], json!(["stance"]));
    let file = served.get("/api/actors.csv?stance=deny&place=Kyiv").await;
    assert_eq!(file.header("onrecord-ignored"), "stance, place");
    for (path, problem) in [
        ("/api/statements?stanse=deny", "there is no parameter `stanse`"),
        ("/api/events?from=yesterday", "`from` is `yesterday`"),
        ("/api/events?limit=5000", "`limit` is `5000`; it may be 0 to 1000"),
        ("/api/events?after=here", "`after` is `here`"),
        ("/api/actors?after=x", "`after` is `x`"),
        ("/api/documents?after=0", "`after` is `0`"),
        ("/api/documents/0", "`0` is not a handle like `3f2a9c01b7de`: four hex digits or more"),
        ("/api/stats?limit=3", "there is no parameter `limit`"),
        ("/api/search", "`text` is needed"),
        ("/api/search?text=%22", "`text` is `\"`"),
        ("/api/diff?since=2000-01-01T00:00:00Z", "`since` is `2000-01-01T00:00:00Z`"),
    ] {
        let answer = served.get(path).await;
        assert_eq!(answer.status, StatusCode::BAD_REQUEST, "{path}");
        assert_eq!(answer.header("content-type"), "application/problem+json");
        assert_eq!(answer.json()["detail"], problem, "{path}");
        assert_eq!(answer.json()["status"], 400);
    }
}

#[tokio::test]
async fn files_name_the_next_page() {
    let served = served();
    let answer = served.get("/api/statements.csv?stance=assert&limit=1").await;
    let link = answer.header("link");
    assert!(
        link.starts_with("</api/statements.csv?stance=assert&limit=1&after=") && link.ends_with(">; rel=\"next\""),
        "{link}"
    );
    assert_eq!(served.get("/api/statements.csv").await.header("link"), "");
}

#[tokio::test]
async fn events_go_to_maps_and_timelines() {
    let served = served();
    let events = served.json("/api/events?limit=1000").await;
    let events = events["items"].as_array().unwrap();
    let map = served.json("/api/events.geojson").await;
    assert_eq!(map["features"].as_array().unwrap().len(), events.len());
    let with_point = events.iter().filter(|event| event["location"]["precision"] == "point").count();
    let drawn =
        map["features"].as_array().unwrap().iter().filter(|feature| feature["geometry"]["type"] == "Point").count();
    assert!(drawn > 0 && drawn == with_point);
    assert_eq!(map["without_point"], events.len() - drawn);
    let slides = served.json("/api/events.timelinejs").await;
    let shown = slides["events"].as_array().unwrap().len();
    assert!(shown >= events.iter().filter(|event| event["day"].is_string()).count());
    assert_eq!(slides["left_out"], events.len() - shown);
}

#[tokio::test]
async fn a_document_is_its_record_with_ids_of_the_ledger() {
    let served = served();
    let list = served.json("/api/documents").await;
    let handle = list["items"][0]["handle"].as_str().unwrap();
    let record = served.json(&format!("/api/documents/{handle}")).await;
    assert_eq!(served.json(&format!("/api/documents/{handle}.json")).await, record);
    assert_eq!(record["document"]["handle"], handle);
    for layer in ["actors", "statements", "events", "times"] {
        for row in record[layer].as_array().unwrap() {
            let id = format!("{handle}/{}", row["id"].as_str().unwrap());
            assert_eq!(row["ledger"], id);
            assert_eq!(served.get(&format!("/api/why/{id}")).await.status, StatusCode::OK, "{id}");
        }
    }
    assert_eq!(served.get("/api/documents/000000000000").await.status, StatusCode::NOT_FOUND);
    let moved = served.get("/statements.csv?stance=deny&by=topic").await;
    assert_eq!(
        (moved.status, moved.header("location")),
        (StatusCode::TEMPORARY_REDIRECT, "/api/statements.csv?stance=deny")
    );
    for cursor in ["events?after=000000000000/e1", "documents?after=000000000000"] {
        assert_eq!(served.get(&format!("/api/{cursor}")).await.status, StatusCode::NOT_FOUND, "{cursor}");
    }
    assert_eq!(served.get("/api/why/000000000000/e1").await.status, StatusCode::NOT_FOUND);
    assert_eq!(served.get("/api/why/0000/z1").await.status, StatusCode::BAD_REQUEST);
}

/// The lines of a table, each as its cells by their headings.
fn table(csv: &str) -> Vec<std::collections::HashMap<String, String>> {
    let mut lines: Vec<Vec<String>> = vec![vec![String::new()]];
    let mut is_quoted = false;
    for letter in csv.replace("\"\"", "\u{e000}").chars() {
        let line = lines.last_mut().unwrap();
        match letter {
            '"' => is_quoted = !is_quoted,
            ',' if !is_quoted => line.push(String::new()),
            '\n' if !is_quoted => lines.push(vec![String::new()]),
            '\u{e000}' => line.last_mut().unwrap().push('"'),
            _ => line.last_mut().unwrap().push(letter),
        }
    }
    lines.pop();
    let head = lines.remove(0);
    assert!(lines.iter().all(|line| line.len() == head.len()), "{head:?}");
    lines.into_iter().map(|line| head.iter().cloned().zip(line).collect()).collect()
}

#[tokio::test]
async fn an_article_is_a_table_of_its_rows() {
    let served = served();
    let handle = served.json("/api/documents?text=denied").await["items"][0]["handle"].as_str().unwrap().to_owned();
    let record = served.json(&format!("/api/documents/{handle}")).await;
    let id = format!("{handle}/s1");
    served.post("/api/review", &json!({"action": "accept", "id": id, "reason": "right"})).await;
    let answer = served.get(&format!("/api/documents/{handle}.csv")).await;
    assert_eq!((answer.status, answer.header("content-type")), (StatusCode::OK, "text/csv; charset=utf-8"));
    let lines = table(&answer.text());
    let layers = ["statements", "events", "times", "quantities", "actors", "places", "disputes"];
    let rows: Vec<&Value> = layers.iter().flat_map(|layer| record[layer].as_array().unwrap()).collect();
    assert_eq!(
        lines.iter().map(|line| line["id"].as_str()).collect::<Vec<_>>(),
        rows.iter().map(|row| row["ledger"].as_str().unwrap()).collect::<Vec<_>>()
    );
    let text: Vec<char> = record["document"]["text"].as_str().unwrap().chars().collect();
    for (line, row) in lines.iter().zip(rows) {
        if line["layer"] != "dispute" && !line["words"].contains(" … ") {
            let (start, end): (usize, usize) = (line["start"].parse().unwrap(), line["end"].parse().unwrap());
            assert_eq!(text[start..end].iter().collect::<String>(), line["words"], "{line:?}");
        }
        match line["layer"].as_str() {
            "statement" => assert_eq!(json!(line["value"]), row["stance"]),
            "event" => {
                assert_eq!((json!(line["value"]), json!(line["status"])), (row["type"].clone(), row["status"].clone()));
            }
            "actor" => {
                assert_eq!((json!(line["who"]), json!(line["value"])), (row["name"].clone(), row["kind"].clone()));
            }
            _ => {}
        }
    }
    assert_eq!((&*lines[0]["id"], &*lines[0]["verdict"]), (&*id, "accepted"));
    assert!(
        lines.iter().any(|line| line["layer"] == "statement" && line["value"] == "deny" && !line["who"].is_empty())
    );
    let moved = served.get(&format!("/d/{handle}.csv")).await;
    assert_eq!(moved.header("location"), format!("/api/documents/{handle}.csv"));
    for (path, status) in [
        ("/api/documents/000000000000.csv", StatusCode::NOT_FOUND),
        ("/api/documents/0.csv", StatusCode::BAD_REQUEST),
        (&format!("/api/documents/{handle}.atom"), StatusCode::BAD_REQUEST),
        (&format!("/api/documents/{handle}.csv?limit=3"), StatusCode::BAD_REQUEST),
    ] {
        assert_eq!(served.get(path).await.status, status, "{path}");
    }
}

#[tokio::test]
async fn an_actor_is_a_table_of_what_their_page_has() {
    let served = served();
    let id = served.json("/api/actors?limit=1").await["items"][0]["id"].as_str().unwrap().to_owned();
    for query in ["", "?as_of=2025-06-01"] {
        let page = served.json(&format!("/api/actors/{id}{query}")).await;
        let answer = served.get(&format!("/api/actors/{id}.csv{query}")).await;
        assert_eq!(answer.header("content-type"), "text/csv; charset=utf-8");
        let lines = table(&answer.text());
        let count = |part: &str| lines.iter().filter(|line| line["part"] == part).count();
        for (part, list) in
            [("name", "names"), ("role", "terms"), ("contact", "contacts"), ("stance", "stances"), ("type", "types")]
        {
            assert_eq!(count(part), page[list].as_array().unwrap().len(), "{part}");
        }
        assert_eq!((json!(lines[0]["name"]), &*lines[0]["part"]), (page["name"].clone(), "actor"));
        assert_eq!(lines[0]["statements"], page["statements"].to_string());
        let contact = lines.iter().find(|line| line["part"] == "contact").unwrap();
        assert_eq!(
            (json!(contact["id"]), contact["events"].clone()),
            (page["contacts"][0]["id"].clone(), page["contacts"][0]["events"].to_string())
        );
    }
    assert_eq!(served.get("/api/actors/000000000000/a1.csv").await.status, StatusCode::NOT_FOUND);
    assert_eq!(served.get("/api/why/000000000000/a1.csv").await.status, StatusCode::BAD_REQUEST);
}

#[tokio::test]
async fn an_article_that_holds_no_longer_says_so() {
    let mut versions = records();
    versions.truncate(2);
    for (number, record) in versions.iter_mut().enumerate() {
        record.document.key = "urn:agency:41".to_owned();
        record.document.publisher = Some("Agency".to_owned());
        record.document.version = Some((number + 1).to_string());
        record.document.published = Some(format!("2025-03-0{}", number + 1));
        record.document.notice = Some(format!("note {}", number + 1));
    }
    let served = served_with(&versions, |_| {});
    let (older, newer) = (&versions[0].document.id[..12], &versions[1].document.id[..12]);
    let retired = json!({"reason": "superseded", "since": "2025-03-02", "newer": newer});
    let article = served.json(&format!("/api/documents/{older}")).await["document"].clone();
    assert_eq!(
        (&article["retired"], &article["notice"], &article["version"]),
        (&retired, &json!("note 1"), &json!("1"))
    );
    assert_eq!(served.json(&format!("/api/documents/{newer}")).await["document"]["retired"], Value::Null);
    let list = served.json("/api/documents").await;
    assert_eq!((&list["items"][0]["retired"], &list["items"][1]["retired"]), (&Value::Null, &retired));
    let row = served.json(&format!("/api/documents/{older}")).await["statements"][0]["ledger"].clone();
    let why = served.json(&format!("/api/why/{}", row.as_str().unwrap())).await;
    assert_eq!(why["retired"], retired);
    let rows = served.json("/api/statements?limit=1000").await;
    assert!(rows["items"].as_array().unwrap().iter().all(|row| row["source"]["handle"] == newer));
}

#[tokio::test]
async fn an_answer_that_is_known_is_not_sent_again() {
    let served = served();
    for path in ["/api/stats", "/api/events", "/api/events.csv", "/api/openapi.json", "/", "/favicon.svg"] {
        let answer = served.get(path).await;
        let tag = answer.header("etag").to_owned();
        assert!(tag.starts_with('"'), "{path}");
        for known in [tag.clone(), format!("W/{tag}"), format!("\"other\", {tag}"), "*".to_owned()] {
            let again = served.get_with(path, &[("if-none-match", &known)]).await;
            assert_eq!((again.status, again.bytes.len()), (StatusCode::NOT_MODIFIED, 0), "{path}");
            assert_eq!(again.header("etag"), tag);
        }
        let other = served.get_with(path, &[("if-none-match", "\"other\"")]).await;
        assert_eq!(other.status, StatusCode::OK);
        let head = served.send(request("HEAD", path, &[], Body::empty())).await;
        assert_eq!((head.status, head.header("etag")), (StatusCode::OK, &*tag), "{path}");
    }
}

#[tokio::test]
async fn a_text_is_read_and_not_filed() {
    let served = served();
    let before = served.json("/api/stats").await;
    let text = "Kenya on Tuesday denied that its envoys had left the talks in Nairobi.";
    let answer = served.post("/api/read", &json!({"text": text, "published": "2024-05-15"})).await;
    assert_eq!(answer.status, StatusCode::OK, "{}", answer.text());
    let record = answer.json();
    assert_eq!((&record["document"]["text"], &record["statements"][0]["stance"]), (&json!(text), &json!("deny")));
    assert_eq!(record["times"][0]["begin"], "2024-05-14");
    assert_eq!(served.json("/api/stats").await, before);
    for (body, status) in [
        (json!({"text": "  "}), 400),
        (json!({"text": text, "published": "soon"}), 400),
        (json!({"text": text, "colour": "red"}), 422),
        (json!({"text": 5}), 422),
        (json!({"text": "a".repeat(600_000)}), 422),
        (json!({"text": "a".repeat(5_000_000)}), 413),
        (
            json!({"text": "Der Minister hat am Dienstag gesagt, dass die Gespräche in Berlin nicht abgebrochen worden seien, und hat die Berichte darüber als falsch bezeichnet."}),
            422,
        ),
    ] {
        let answer = served.post("/api/read", &body).await;
        assert_eq!(answer.status.as_u16(), status, "{}", answer.text());
        assert_eq!(answer.header("content-type"), "application/problem+json");
    }
}

/// The lines that tell of an upload.
fn lines(text: &str) -> Vec<Value> {
    text.lines().map(|line| serde_json::from_str(line).unwrap()).collect()
}

#[tokio::test]
async fn files_are_read_filed_and_linked_with_progress() {
    let served = served_with(&[], |_| {});
    let form = "--x\r\nContent-Disposition: form-data; name=\"published\"\r\n\r\n2024-05-15\r\n\
        --x\r\nContent-Disposition: form-data; name=\"file\"; filename=\"one.md\"\r\n\r\n---\ntitle: Envoys stay\n---\nKenya on Tuesday denied that its envoys had left the talks.\r\n\
        --x\r\nContent-Disposition: form-data; name=\"file\"; filename=\"two.jsonl\"\r\n\r\n{\"id\": \"b\", \"text\": \"France welcomed the statement, officials said.\"}\n{\"id\": \"c\"}\r\n--x--\r\n";
    let headers = [("content-type", "multipart/form-data; boundary=x")];
    let answer = served.send(request("POST", "/api/documents", &headers, Body::from(form))).await;
    assert_eq!((answer.status, answer.header("content-type")), (StatusCode::OK, "application/x-ndjson"));
    let told = lines(&answer.text());
    let last = told.last().unwrap();
    assert_eq!((&last["event"], &last["new"], &last["errors"]), (&json!("done"), &json!(2), &json!(1)), "{told:?}");
    assert!(
        told.iter().any(|line| line["event"] == "error" && line["message"] == "two.jsonl:2: has no `text`"),
        "{told:?}"
    );
    assert!(
        told.iter().any(|line| line["event"] == "article" && line["key"] == "one.md" && line["statements"] == 1),
        "{told:?}"
    );
    let documents = served.json("/api/documents").await;
    assert_eq!(documents["items"].as_array().unwrap().len(), 2);
    assert_eq!(documents["items"][0]["published"], "2024-05-15");
    let raw = [("content-type", "application/octet-stream")];
    let body = "Chad said on Monday that it had shot down two drones.";
    let answer = served
        .send(request("POST", "/api/documents?name=three.txt&published=2024-05-16", &raw, Body::from(body)))
        .await;
    assert_eq!(lines(&answer.text()).last().unwrap()["new"], 1, "{}", answer.text());
    let again = served
        .send(request("POST", "/api/documents?name=three.txt&published=2024-05-16", &raw, Body::from(body)))
        .await;
    assert_eq!(lines(&again.text()).last().unwrap()["known"], 1);
    let wrong =
        served.send(request("POST", "/api/documents", &[("content-type", "text/plain")], Body::from(body))).await;
    assert_eq!(wrong.status, StatusCode::UNSUPPORTED_MEDIA_TYPE);
}

#[tokio::test]
async fn decisions_are_taken_and_taken_back() {
    let served = served();
    let rows = served.json("/api/events?limit=2").await;
    let id = rows["items"][0]["id"].clone();
    let has = |list: Value| list["items"].as_array().unwrap().iter().any(|row| row["id"] == id);
    let answer = served.post("/api/review", &json!({"action": "reject", "id": id, "reason": "a drill"})).await;
    assert_eq!(answer.json(), json!({"action": "reject", "id": id, "undone": null}));
    assert!(
        !has(served.json("/api/events?limit=1000").await) && has(served.json("/api/events?limit=1000&all=true").await)
    );
    let handle = id.as_str().unwrap().split('/').next().unwrap();
    let record = served.json(&format!("/api/documents/{handle}")).await;
    assert!(record["events"].as_array().unwrap().iter().any(|row| row["ledger"] == id && row["verdict"] == "rejected"));
    let undone = served.post("/api/review", &json!({"action": "undo", "id": id})).await.json();
    assert_eq!(undone["undone"]["reason"], "a drill");
    assert!(has(served.json("/api/events?limit=1000").await));
    assert_eq!(served.json("/api/decisions").await["items"].as_array().unwrap().len(), 1);
    for (body, status) in [
        (json!({"action": "reject", "id": id}), 400),
        (json!({"action": "merge", "id": id, "reason": "one"}), 400),
        (json!({"action": "accept", "id": "000000000000/e1", "reason": "right"}), 404),
        (json!({"action": "accept", "id": "nothing", "reason": "right"}), 400),
        (json!({"action": "burn", "id": id, "reason": "right"}), 422),
    ] {
        assert_eq!(served.post("/api/review", &body).await.status.as_u16(), status, "{body}");
    }
}

#[tokio::test]
async fn other_addresses_are_views_of_the_page() {
    let served = served();
    let index = served.get("/").await;
    assert!(index.header("content-type").starts_with("text/html"));
    for view in ["/timeline?country=UKR", "/articles/3f2a9c01b7de", "/not/there"] {
        assert_eq!(served.get(view).await.bytes, index.bytes, "{view}");
    }
    assert_eq!(index.header("cache-control"), "no-cache");
    let page = index.text();
    let script = page.split('"').find(|part| part.starts_with("/static/") && part.contains(".js")).unwrap();
    let script = served.get(script).await;
    assert_eq!(script.header("cache-control"), "public, max-age=31536000, immutable");
    assert!(script.header("content-type").starts_with("text/javascript"), "{}", script.header("content-type"));
    assert_eq!(served.get("/static/none.js").await.status, StatusCode::NOT_FOUND);
    assert_eq!(served.get("/api/nothing").await.status, StatusCode::NOT_FOUND);
    for file in ["/d/3f2a9c01b7de.atom", "/upload.json", "/nothing.atom"] {
        let answer = served.get(file).await;
        assert_eq!(
            (answer.status, answer.header("content-type")),
            (StatusCode::NOT_FOUND, "application/problem+json"),
            "{file}"
        );
    }
    assert_eq!(served.get("/api/nothing").await.header("content-type"), "application/problem+json");
    assert_eq!(
        served.send(request("DELETE", "/api/events", &[], Body::empty())).await.status,
        StatusCode::METHOD_NOT_ALLOWED
    );
}
