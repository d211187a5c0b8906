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
use onrecord_server::{Serving, Token};
use onrecord_store::Store;
use support::{Reply, Served};
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

const TOKEN: &str = "a-token-for-this-test";

fn with_token() -> Served {
    Served::with(|serving| serving.with_token(Token::chosen(TOKEN).unwrap()))
}

async fn ask_with(served: &Served, path: &str, headers: &[(&str, &str)]) -> Reply {
    let mut request = Request::get(path);
    for (name, value) in headers {
        request = request.header(*name, *value);
    }
    served.ask(request.body(Body::empty()).unwrap()).await
}

#[tokio::test]
async fn where_there_is_a_token_nothing_is_answered_without_it() {
    let served = with_token();
    let host = ("host", "192.168.1.7:7777");
    for shown in [
        &[][..],
        &[("authorization", "Bearer a-token-for-this-tesT")],
        &[("authorization", "Bearer ")],
        &[("authorization", "Basic a-token-for-this-test")],
        &[("cookie", "onrecord=wrong")],
        &[("cookie", "other=a-token-for-this-test")],
    ] {
        let headers: Vec<_> = [host].into_iter().chain(shown.iter().copied()).collect();
        for path in ["/", "/api/v1/status", "/documents", "/assets/none.js", "/?token=a-token-for-this-tesT"]
        {
            let refused = ask_with(&served, path, &headers).await;
            assert_eq!(refused.status, StatusCode::UNAUTHORIZED, "{path} {shown:?}");
            assert_eq!(refused.json()["code"], "Q008");
            assert_eq!(refused.header("www-authenticate"), "Bearer");
            assert_eq!(refused.header("set-cookie"), "");
        }
    }
    for shown in [
        ("authorization", "Bearer a-token-for-this-test"),
        ("authorization", "bearer  a-token-for-this-test"),
        ("cookie", "one=1; onrecord=a-token-for-this-test; two=2"),
    ] {
        assert_eq!(
            ask_with(&served, "/api/v1/status", &[host, shown]).await.status,
            StatusCode::OK,
            "{shown:?}"
        );
    }
    let rebound = [("host", "rebound.example"), ("authorization", "Bearer a-token-for-this-test")];
    assert_eq!(ask_with(&served, "/api/v1/status", &rebound).await.status, StatusCode::MISDIRECTED_REQUEST);
    let rebound = ask_with(&served, "/?token=a-token-for-this-test", &[("host", "rebound.example")]).await;
    assert_eq!((rebound.status, rebound.header("set-cookie")), (StatusCode::MISDIRECTED_REQUEST, ""));
}

#[tokio::test]
async fn opening_the_printed_address_gives_a_cookie_that_only_this_page_can_use() {
    let served = with_token();
    for (path, to) in [
        ("/?token=a-token-for-this-test", "0; url=/"),
        ("/documents?offset=20&token=a-token-for-this-test", "0; url=/documents?offset=20"),
        ("//elsewhere.example/?token=a-token-for-this-test", "0; url=/elsewhere.example/"),
    ] {
        let opened = ask_with(&served, path, &[("host", "192.168.1.7:7777")]).await;
        assert_eq!(opened.status, StatusCode::OK);
        assert_eq!(opened.header("refresh"), to);
        let cookie = opened.header("set-cookie");
        assert_eq!(cookie, "onrecord=a-token-for-this-test; Path=/; HttpOnly; SameSite=Strict");
    }
}

#[tokio::test]
async fn who_has_the_token_may_change_from_elsewhere_and_other_sites_pages_may_not() {
    let served = with_token();
    let post = async |headers: &[(&str, &str)]| {
        let mut request = Request::post("/api/v1/corrections").header("host", "192.168.1.7:7777");
        for (name, value) in headers {
            request = request.header(*name, *value);
        }
        let request = request.header("content-type", "application/json").body(Body::from("{}")).unwrap();
        let reply = served.ask(request).await;
        (reply.status, reply.json()["code"].as_str().unwrap().to_owned())
    };
    let bearer = ("authorization", "Bearer a-token-for-this-test");
    let cookie = ("cookie", "onrecord=a-token-for-this-test");
    let allowed = (StatusCode::BAD_REQUEST, "Q005".to_owned());
    let elsewhere = (StatusCode::FORBIDDEN, "Q006".to_owned());
    assert_eq!(post(&[]).await, (StatusCode::UNAUTHORIZED, "Q008".to_owned()));
    assert_eq!(post(&[bearer]).await, allowed);
    assert_eq!(post(&[cookie, ("origin", "http://192.168.1.7:7777")]).await, allowed);
    assert_eq!(post(&[cookie, ("origin", "http://other.example")]).await, elsewhere);
    assert_eq!(post(&[cookie, ("origin", "http://192.168.1.7:8888")]).await, elsewhere);
    assert_eq!(post(&[cookie, ("origin", "null")]).await, elsewhere);
    assert_eq!(post(&[bearer, ("sec-fetch-site", "cross-site")]).await, elsewhere);
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
    let serving =
        tokio::spawn(onrecord_server::serve(Serving::new(store, support::clock), listener, async {
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
    tokio::spawn(onrecord_server::serve(Serving::new(store, support::clock), listener, pending()));
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
