//! The API on a real ledger: answers are what its OpenAPI document says, errors say what to do.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a test that cannot go on has failed"
)]

#[path = "support/schema.rs"]
mod schema;
mod support;

use std::net::SocketAddr;

use axum::body::Body;
use axum::extract::ConnectInfo;
use axum::http::{Request, StatusCode};
use serde_json::{Value, json};
use support::{HOSTILE, Served};

/// Asks, and holds the answer against the schema of its path.
async fn documented(served: &Served, path: &str, route: &str) -> Value {
    let reply = served.get(&format!("/api/v1{path}")).await;
    let answer = reply.json();
    assert_eq!(reply.status, StatusCode::OK, "{path}: {answer}");
    let document = serde_json::to_value(onrecord_server::openapi()).unwrap();
    let schema = &document["paths"][format!("/api/v1{route}")]["get"]["responses"]["200"]["content"]["application/json"]
        ["schema"];
    assert!(schema.is_object(), "{route} has no schema");
    assert_eq!(schema::departures(&document, schema, &answer), Vec::<String>::new(), "{path}");
    answer
}

async fn problem(served: &Served, path: &str, status: StatusCode, code: &str) -> Value {
    let reply = served.get(path).await;
    let answer = reply.json();
    assert_eq!(reply.status, status, "{path}: {answer}");
    assert_eq!(reply.header("content-type"), "application/problem+json");
    assert_eq!(answer["code"], code, "{path}: {answer}");
    assert_eq!(answer["status"], status.as_u16());
    let document = serde_json::to_value(onrecord_server::openapi()).unwrap();
    let schema = &document["components"]["schemas"]["Problem"];
    assert_eq!(schema::departures(&document, schema, &answer), Vec::<String>::new());
    assert!(answer["what_to_do"].as_str().unwrap().ends_with('.'));
    answer
}

#[tokio::test]
async fn every_answer_is_what_the_document_says() {
    let served = Served::new();
    let status = documented(&served, "/status", "/status").await;
    assert_eq!(status["ledger"]["documents"], 2);
    assert_eq!(status["ledger"]["failures"], 1);
    let codes = documented(&served, "/codes", "/codes").await;
    assert_eq!(codes.as_array().unwrap().len(), onrecord_text::Code::ALL.len());
    let failures = documented(&served, "/failures", "/failures").await;
    assert_eq!(failures["items"][0]["code"], "empty-file");
    let speakers = documented(&served, "/speakers?q=tollen", "/speakers").await;
    assert_eq!(speakers["items"][0]["name"], "Mara Tollen");
    let said = documented(&served, "/who?name=Mara%20Tollen", "/who").await;
    assert_eq!(said["total"], 2);

    let documents = documented(&served, "/documents", "/documents").await;
    assert_eq!(documents["total"], 2);
    assert_eq!(documents["items"][1]["published"], Value::Null, "undated ones come last");
    let id = documents["items"][1]["id"].as_str().unwrap();
    let first = documented(&served, &format!("/documents/{id}?version=1"), "/documents/{id}").await;
    let latest = documented(&served, &format!("/documents/{id}"), "/documents/{id}").await;
    assert_eq!(first["versions"].as_array().unwrap().len(), 2);
    assert_ne!(first["text"], latest["text"]);
    let statement = format!("{}.s1", first["summary"]["version_id"].as_str().unwrap());
    let said = documented(&served, &format!("/statements/{statement}"), "/statements/{id}").await;
    assert_eq!(said["statement"]["content"][0]["words"], "The sluice was shut before the flood.");
}

#[tokio::test]
async fn stories_and_origins_name_their_documents() {
    let served = Served::new();
    let stories = documented(&served, "/stories?least=1", "/stories").await;
    assert_eq!(stories["total"], 1, "both documents are on the flood");
    assert_eq!(stories["items"][0]["origins"], 2, "in words of their own");
    assert_eq!(documented(&served, "/stories?least=1&q=qzx", "/stories").await["total"], 0);
    let id = stories["items"][0]["id"].as_str().unwrap();
    let story = documented(&served, &format!("/stories/{id}"), "/stories/{id}").await;
    let document = story["members"][0]["document"]["id"].as_str().unwrap();
    let same = documented(&served, &format!("/stories/{document}"), "/stories/{id}").await;
    assert_eq!(same["id"], story["id"], "a story is found by its documents as well");
    let origins = documented(&served, "/origins?least=1", "/origins").await;
    assert_eq!(origins["total"], 2);
    let origin = story["members"][0]["origin"].as_str().unwrap();
    let origin = documented(&served, &format!("/origins/{origin}"), "/origins/{id}").await;
    assert_eq!(origin["documents"][0]["id"], document);
    assert_eq!(documented(&served, "/origins", "/origins").await["total"], 0, "none has several documents");
    problem(&served, "/api/v1/stories/s-nothing", StatusCode::NOT_FOUND, "Q001").await;
}

#[tokio::test]
async fn incidents_keep_whose_number_is_which() {
    let served = Served::new();
    served.add_flood();
    let found = documented(&served, "/incidents", "/incidents").await;
    assert_eq!(found["total"], 1, "{found}");
    let id = found["items"][0]["id"].as_str().unwrap().to_owned();
    assert_eq!(found["items"][0]["measures"], json!(["killed"]));
    for (query, total) in [
        ("place=harrowmere", 1),
        ("place=7", 1),
        ("place=elsewhere", 0),
        ("kind=flood", 1),
        ("kind=fire", 0),
        ("from=2031-04-11&to=2031-04-11", 1),
        ("from=2031-04-12", 0),
        ("measure=killed", 1),
        ("measure=missing", 0),
        ("least=2", 1),
        ("least=3", 0),
        ("story=s-nothing", 0),
    ] {
        let found = documented(&served, &format!("/incidents?{query}"), "/incidents").await;
        assert_eq!(found["total"], total, "{query}");
        assert_eq!(
            documented(&served, &format!("/figures?{query}"), "/figures").await["total"],
            total,
            "{query}"
        );
    }
    let view = documented(&served, &format!("/incidents/{id}"), "/incidents/{id}").await;
    assert_eq!(view["claims"].as_array().unwrap().len(), 2);
    assert_eq!(view["relations"][0]["stand"], "contradicts", "{view}");
    let account = view["accounts"][0]["id"].as_str().unwrap();
    assert_eq!(
        documented(&served, &format!("/incidents/{account}"), "/incidents/{id}").await["id"],
        view["id"]
    );
    problem(&served, "/api/v1/incidents/i-nothing", StatusCode::NOT_FOUND, "Q001").await;
    problem(&served, "/api/v1/figures?from=someday", StatusCode::BAD_REQUEST, "Q002").await;
}

#[tokio::test]
async fn a_timeline_has_one_axis() {
    let served = Served::new();
    served.add_flood();
    let found = documented(&served, "/timeline", "/timeline").await;
    let items = found["items"].as_array().unwrap();
    assert_eq!(items[0]["basis"], "happened");
    assert_eq!(items[0]["when"], "2031-04-11");
    let undated: Vec<bool> = items.iter().map(|item| item["when"].is_null()).collect();
    assert!(undated.is_sorted(), "{found}");
    assert!(undated.contains(&true));
    let said = documented(&served, "/timeline?speaker=tollen&outlet=lantern", "/timeline").await;
    assert_eq!(said["total"], 1);
    assert!(said["items"][0]["statement"].is_object());
    assert_eq!(documented(&served, "/timeline?to=2031-04-11", "/timeline").await["total"], 1);
    let days = documented(&served, "/timeline/days", "/timeline/days").await;
    let counted = |of: &Value| {
        ["incidents", "documents", "statements"].iter().filter_map(|kind| of[kind].as_u64()).sum::<u64>()
    };
    let days = days.as_array().unwrap();
    assert_eq!(days.iter().map(counted).sum::<u64>(), found["total"].as_u64().unwrap());
    assert!(days.is_sorted_by_key(|of| of["first"].as_str().unwrap_or("~").to_owned()), "{days:?}");
    problem(&served, "/api/v1/timeline?speaker=!", StatusCode::BAD_REQUEST, "Q002").await;
}

#[tokio::test]
async fn words_and_spans_come_back_as_they_were() {
    let served = Served::new();
    let found = documented(&served, "/search?q=never&of=statement", "/search").await;
    assert_eq!(found["total"], 1);
    let hit = &found["items"][0];
    let part = &hit["statement"]["content"][0];
    assert_eq!(part["words"], HOSTILE);
    let marked: Vec<&Value> =
        hit["snippet"].as_array().unwrap().iter().filter(|piece| piece["marked"] == json!(true)).collect();
    assert_eq!(marked.len(), 1);
    assert_eq!(marked[0]["text"], "never");

    let id = hit["document"]["id"].as_str().unwrap();
    let view = documented(&served, &format!("/documents/{id}"), "/documents/{id}").await;
    let (from, to) = (part["span"][0].as_u64().unwrap(), part["span"][1].as_u64().unwrap());
    let text: Vec<char> = view["text"].as_str().unwrap().chars().collect();
    assert_eq!(text[from as usize..to as usize].iter().collect::<String>(), HOSTILE);
}

#[tokio::test]
async fn filters_narrow() {
    let served = Served::new();
    for (query, total) in [
        ("q=sluice&of=statement", 1),
        ("q=sluice&of=statement&speaker=Tollen", 1),
        ("q=sluice&of=statement&speaker=Nobody", 0),
        ("of=statement", 2),
        ("of=statement&outlet=Lantern", 1),
        ("of=statement&outlet=", 2),
        ("of=statement&from=2031-04-12&to=2031-04", 1),
        ("of=statement&from=2031-05", 0),
        ("of=statement&kind=indirect", 0),
        ("of=statement&sort=date&limit=1", 2),
    ] {
        let found = documented(&served, &format!("/search?{query}"), "/search").await;
        assert_eq!(found["total"], total, "{query}");
    }
    let page = documented(&served, "/search?of=statement&limit=1", "/search").await;
    assert_eq!(page["next"], 1);
    let rest = documented(&served, "/search?of=statement&limit=1&offset=1", "/search").await;
    assert_eq!(rest["next"], Value::Null);
    assert_ne!(page["items"][0], rest["items"][0]);
}

#[tokio::test]
async fn what_cannot_be_answered_says_why_and_what_to_do() {
    let served = Served::new();
    problem(&served, "/api/v1/documents/d-nothing", StatusCode::NOT_FOUND, "Q001").await;
    problem(&served, "/api/v1/statements/d-nothing.x.s1", StatusCode::NOT_FOUND, "Q001").await;
    problem(&served, "/api/v1/search?q=x&from=someday", StatusCode::BAD_REQUEST, "Q002").await;
    let told = problem(&served, "/api/v1/search?q=x&kind=loud", StatusCode::BAD_REQUEST, "Q002").await;
    assert!(told["message"].as_str().unwrap().contains("loud"), "{told}");
    let told = problem(&served, "/api/v1/search?speeker=x", StatusCode::BAD_REQUEST, "Q002").await;
    assert!(told["message"].as_str().unwrap().contains("speeker"), "{told}");
    problem(&served, "/api/v1/search?limit=many", StatusCode::BAD_REQUEST, "Q002").await;
    problem(&served, "/api/v1/who", StatusCode::BAD_REQUEST, "Q002").await;
    for path in ["/api", "/api/", "/api/v1", "/api/v1/nothing", "/api/v2/status"] {
        problem(&served, path, StatusCode::NOT_FOUND, "Q004").await;
    }
}

#[tokio::test]
async fn nothing_but_corrections_can_be_posted() {
    let served = Served::new();
    for path in ["/api/v1/search", "/api/v1/documents/d-x", "/", "/assets/x.js"] {
        let mut request = Request::post(path).header("host", "localhost").body(Body::from("{}")).unwrap();
        request.extensions_mut().insert(ConnectInfo(SocketAddr::from(([127, 0, 0, 1], 50_000))));
        let reply = served.ask(request).await;
        assert_eq!(reply.status, StatusCode::METHOD_NOT_ALLOWED, "{path}");
        assert_eq!(reply.json()["code"], "Q004");
    }
}
