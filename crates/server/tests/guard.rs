//! Pages elsewhere in the browser get nothing, and the page itself may run only its own files.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a test that cannot go on has failed"
)]

mod support;

use std::future::pending;
use std::sync::Arc;
use std::time::Duration;

use axum::body::Body;
use axum::http::{Request, StatusCode};
use onrecord_store::Store;
use support::Served;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::{TcpListener, TcpStream};

#[tokio::test]
async fn other_names_for_this_machine_are_refused() {
    let served = Served::new();
    for (host, status) in [
        ("127.0.0.1:7777", StatusCode::OK),
        ("localhost:1", StatusCode::OK),
        ("[::1]:7777", StatusCode::OK),
        ("rebound.example", StatusCode::MISDIRECTED_REQUEST),
        ("rebound.example:7777", StatusCode::MISDIRECTED_REQUEST),
    ] {
        for path in ["/api/v1/status", "/", "/nowhere", "/api/v1/nothing"] {
            let reply =
                served.ask(Request::get(path).header("host", host).body(Body::empty()).unwrap()).await;
            if status != StatusCode::OK {
                assert_eq!(reply.status, status, "{host} {path}");
                assert_eq!(reply.json()["code"], "Q003");
            } else {
                assert_ne!(reply.status, StatusCode::MISDIRECTED_REQUEST, "{host} {path}");
            }
        }
    }
    let nameless = served.ask(Request::get("/api/v1/status").body(Body::empty()).unwrap()).await;
    assert_eq!(nameless.status, StatusCode::MISDIRECTED_REQUEST);
}

#[tokio::test]
async fn every_answer_is_hardened() {
    let served = Served::new();
    for path in ["/", "/api/v1/status", "/api/v1/nothing", "/documents/d-x", "/assets/none.js"] {
        let origin = Request::get(path).header("host", "localhost").header("origin", "https://other.example");
        let reply = served.ask(origin.body(Body::empty()).unwrap()).await;
        let policy = reply.header("content-security-policy");
        assert!(policy.starts_with("default-src 'none'; script-src 'self'"), "{path}: {policy}");
        assert!(!policy.contains("unsafe") && !policy.contains('*'));
        assert_eq!(reply.header("x-content-type-options"), "nosniff");
        assert_eq!(reply.header("referrer-policy"), "no-referrer");
        assert_eq!(reply.header("access-control-allow-origin"), "");
    }
}

#[tokio::test]
async fn paths_that_name_no_file_are_the_page() {
    let served = Served::new();
    let root = served.get("/").await;
    assert_eq!(root.status, StatusCode::OK);
    assert!(root.header("content-type").starts_with("text/html"));
    for path in
        ["/documents/d-x", "/who?name=x", "/%2e%2e/%2e%2e/Cargo.toml", "/../Cargo.toml", "/index.html"]
    {
        let reply = served.get(path).await;
        assert_eq!(reply.status, StatusCode::OK, "{path}");
        assert_eq!(reply.body, root.body, "{path}");
    }
    assert_eq!(served.get("/assets/gone.js").await.status, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn answers_are_compressed_for_who_can_read_that() {
    let served = Served::new();
    let ask = |accepted: &'static str| {
        Request::get("/api/v1/openapi.json")
            .header("host", "localhost")
            .header("accept-encoding", accepted)
            .body(Body::empty())
            .unwrap()
    };
    let plain = served.ask(ask("identity")).await;
    for coding in ["gzip", "br"] {
        let packed = served.ask(ask(coding)).await;
        assert_eq!(packed.header("content-encoding"), coding);
        assert!(packed.body.len() * 4 < plain.body.len());
    }
}

async fn listen() -> (Arc<Store>, TcpListener, tempfile::TempDir) {
    let folder = tempfile::tempdir().unwrap();
    let store = Arc::new(Store::create_or_open(&folder.path().join("ledger")).unwrap());
    (store, TcpListener::bind("127.0.0.1:0").await.unwrap(), folder)
}

#[tokio::test(flavor = "multi_thread")]
async fn told_to_stop_it_stops_even_while_a_browser_keeps_its_connection() {
    let (store, listener, _folder) = listen().await;
    let address = listener.local_addr().unwrap();
    let (stop, stopped) = tokio::sync::oneshot::channel::<()>();
    let serving = tokio::spawn(onrecord_server::serve(store, support::clock, listener, async {
        let _ = stopped.await;
    }));
    let mut kept = TcpStream::connect(address).await.unwrap();
    kept.write_all(b"GET /api/v1/status HTTP/1.1\r\nhost: localhost\r\n\r\n").await.unwrap();
    let mut answer = [0; 15];
    kept.read_exact(&mut answer).await.unwrap();
    assert_eq!(&answer, b"HTTP/1.1 200 OK");
    // A request that never ends is under way as well.
    let mut endless = TcpStream::connect(address).await.unwrap();
    endless.write_all(b"GET / HTTP/1.1\r\n").await.unwrap();
    stop.send(()).unwrap();
    tokio::time::timeout(Duration::from_secs(10), serving).await.unwrap().unwrap().unwrap();
    assert!(TcpStream::connect(address).await.is_err(), "still listening");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_ledger_is_asked_by_many_at_once() {
    let (store, listener, _folder) = listen().await;
    let address = listener.local_addr().unwrap();
    tokio::spawn(onrecord_server::serve(store, support::clock, listener, pending()));
    let asked: Vec<_> = (0..50)
        .map(|_| {
            tokio::spawn(async move {
                let mut stream = TcpStream::connect(address).await.unwrap();
                let ask =
                    b"GET /api/v1/search?q=ferry HTTP/1.1\r\nhost: localhost\r\nconnection: close\r\n\r\n";
                stream.write_all(ask).await.unwrap();
                let mut answer = String::new();
                stream.read_to_string(&mut answer).await.unwrap();
                assert!(answer.starts_with("HTTP/1.1 200 OK"), "{answer}");
            })
        })
        .collect();
    for one in asked {
        one.await.unwrap();
    }
}
