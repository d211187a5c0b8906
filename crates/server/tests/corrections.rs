//! Corrections over HTTP: from this machine's own page and programs, and from nowhere else.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test may")]

mod support;

use std::net::SocketAddr;

use axum::body::Body;
use axum::extract::ConnectInfo;
use axum::http::{Request, StatusCode};
use serde_json::{Value, json};
use support::{Reply, Served};

const HOST: &str = "127.0.0.1:7777";

/// A correction as it is sent, from an address and with these headers besides.
async fn correct(served: &Served, asked: &Value, from: Option<&str>, headers: &[(&str, &str)]) -> Reply {
    let mut request = Request::post("/api/v1/corrections").header("host", HOST);
    for (name, value) in headers {
        request = request.header(*name, *value);
    }
    let mut request = request.body(Body::from(asked.to_string())).unwrap();
    if let Some(from) = from {
        let from: SocketAddr = from.parse().unwrap();
        request.extensions_mut().insert(ConnectInfo(from));
    }
    served.ask(request).await
}

const JSON: (&str, &str) = ("content-type", "application/json");
const HERE: Option<&str> = Some("127.0.0.1:50000");

async fn a_withdrawal(served: &Served) -> Value {
    let hits = served.get("/api/v1/search?q=sluice").await.json();
    let id = hits["items"][0]["statement"]["id"].as_str().unwrap().to_owned();
    json!({"verb": "withdraw", "ids": [id], "reason": "a test", "author": "Edda Morn"})
}

#[tokio::test]
async fn a_correction_is_made_listed_and_undone() {
    let served = Served::new();
    let asked = a_withdrawal(&served).await;
    let made = correct(&served, &asked, HERE, &[JSON, ("origin", "http://127.0.0.1:7777")]).await;
    assert_eq!(made.status, StatusCode::OK, "{}", made.json());
    let made = made.json();
    assert_eq!((made["verb"].as_str(), made["kind"].as_str()), (Some("withdraw"), Some("statement")));
    let undo = json!({"verb": "undo", "ids": [made["id"]], "reason": "a test", "author": "Edda Morn"});
    assert_eq!(correct(&served, &undo, HERE, &[JSON]).await.status, StatusCode::OK);
    let listed = served.get("/api/v1/corrections").await.json();
    assert_eq!(listed["total"], 2);
    assert_eq!(listed["items"][1]["undone_by"], listed["items"][0]["id"]);
}

#[tokio::test]
async fn nobody_elsewhere_changes_the_ledger() {
    let served = Served::new();
    let asked = a_withdrawal(&served).await;
    for (from, headers) in [
        (None, &[JSON][..]),
        (Some("192.168.1.7:50000"), &[JSON]),
        (HERE, &[JSON, ("origin", "http://rebound.example")]),
        (HERE, &[JSON, ("origin", "http://127.0.0.1:8888")]),
        (HERE, &[JSON, ("origin", "null")]),
        (HERE, &[JSON, ("sec-fetch-site", "cross-site")]),
    ] {
        let refused = correct(&served, &asked, from, headers).await;
        assert_eq!(refused.status, StatusCode::FORBIDDEN, "{from:?} {headers:?}");
        assert_eq!(refused.json()["code"], "Q006");
    }
    // What a form can send without asking.
    let plain = correct(&served, &asked, HERE, &[("content-type", "text/plain")]).await;
    assert_eq!(plain.json()["code"], "Q005");
    assert_eq!(served.get("/api/v1/corrections").await.json()["total"], 0);
}

#[tokio::test]
async fn what_makes_no_sense_is_said_to() {
    let served = Served::new();
    let nothing = json!({"verb": "withdraw", "ids": ["d-0.0.s1"], "reason": "a test", "author": "Edda Morn"});
    let reply = correct(&served, &nothing, HERE, &[JSON]).await;
    assert_eq!((reply.status, reply.json()["code"].as_str()), (StatusCode::NOT_FOUND, Some("Q001")));
    for asked in
        [json!({"verb": "erase"}), json!([]), json!({"verb": "undo", "ids": [], "reason": "", "author": "x"})]
    {
        let reply = correct(&served, &asked, HERE, &[JSON]).await;
        assert_eq!(
            (reply.status, reply.json()["code"].as_str()),
            (StatusCode::BAD_REQUEST, Some("Q005")),
            "{asked}"
        );
    }
}
