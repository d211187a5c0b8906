//! Adding over HTTP: what comes in is kept, read in turn, told about, and removed.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test may")]

#[path = "support/schema.rs"]
mod schema;
mod support;

use std::net::SocketAddr;
use std::sync::atomic::{AtomicU32, Ordering};
use std::sync::{Arc, Mutex};
use std::time::Duration;

use axum::body::Body;
use axum::extract::ConnectInfo;
use axum::http::{Request, StatusCode};
use onrecord_server::Serving;
use onrecord_server::reading::{Asked, Broke, Ended, Reader, Told};
use onrecord_store::{Failure, Store};
use onrecord_text::Code;
use serde_json::Value;
use support::{Reply, Served};

/// Takes every file and link for one document, but those that hold "broken"; keeps what it was asked to read.
#[derive(Default)]
struct Fake {
    asked: Mutex<Vec<(Asked, Vec<String>)>>,
    busy: AtomicU32,
    stopped: bool,
}

impl Reader for Fake {
    fn read(&self, asked: &Asked, tell: &mut dyn FnMut(Told<'_>)) -> Result<Ended, Broke> {
        if self.stopped {
            return Ok(Ended::Stopped);
        }
        if self.busy.fetch_update(Ordering::SeqCst, Ordering::SeqCst, |left| left.checked_sub(1)).is_ok() {
            return Err((Code::Busy, String::new()));
        }
        let texts: Vec<String> =
            asked.files.iter().map(|file| std::fs::read_to_string(&file.path).unwrap()).collect();
        for (file, text) in texts.iter().enumerate() {
            assert!(!text.contains("panic"), "asked for");
            if text.contains("full disk") {
                return Err((Code::DiskFull, "no space left".to_owned()));
            }
            if text.contains("broken") {
                let place = asked.files[file].name.clone();
                let failure = Failure { place, code: Code::NotText, message: "it is an image".to_owned() };
                tell(Told::Failed { file, failure: &failure });
            } else {
                tell(Told::Kept { file, document: "d-1", known: text.contains("known"), statements: 2 });
            }
        }
        for link in 0..asked.links.len() {
            tell(Told::Kept { file: texts.len() + link, document: "d-2", known: false, statements: 1 });
        }
        tell(Told::Settling);
        self.asked.lock().unwrap().push((asked.clone(), texts));
        Ok(Ended::Whole)
    }
}

fn served(fake: &Arc<Fake>) -> Served {
    let reader = Arc::clone(fake);
    Served::with(|serving| serving.with_reader(reader))
}

/// A form, its parts as (name, file name, content).
async fn add(served: &Served, parts: &[(&str, Option<&str>, &str)]) -> Reply {
    let mut body = String::new();
    for (name, file, content) in parts {
        let file = file.map(|file| format!("; filename=\"{file}\"")).unwrap_or_default();
        body += &format!(
            "--frontier\r\ncontent-disposition: form-data; name=\"{name}\"{file}\r\n\r\n{content}\r\n"
        );
    }
    body += "--frontier--\r\n";
    post(served, Body::from(body), "multipart/form-data; boundary=frontier").await
}

async fn post(served: &Served, body: Body, kind: &str) -> Reply {
    let request = Request::post("/api/v1/readings").header("host", "127.0.0.1:7777");
    let mut request = request.header("content-type", kind).body(body).unwrap();
    request.extensions_mut().insert(ConnectInfo(SocketAddr::from(([127, 0, 0, 1], 50000))));
    served.ask(request).await
}

/// Asks until a reading is done, holding every answer against the API's document.
async fn done(served: &Served, id: &str) -> Value {
    let document = serde_json::to_value(onrecord_server::openapi()).unwrap();
    let schema = &document["paths"]["/api/v1/readings/{id}"]["get"]["responses"]["200"]["content"]["application/json"]
        ["schema"];
    for _ in 0..1000 {
        let answer = served.get(&format!("/api/v1/readings/{id}")).await.json();
        assert_eq!(schema::departures(&document, schema, &answer), Vec::<String>::new());
        if answer["state"] == "done" {
            return answer;
        }
        tokio::time::sleep(Duration::from_millis(10)).await;
    }
    panic!("{id} is never done");
}

async fn added(served: &Served, parts: &[(&str, Option<&str>, &str)]) -> Value {
    let reply = add(served, parts).await;
    assert_eq!(reply.status, StatusCode::ACCEPTED, "{}", reply.json());
    done(served, reply.json()["id"].as_str().unwrap()).await
}

fn left(served: &Served) -> usize {
    std::fs::read_dir(served.ledger().join("uploads")).unwrap().count() - 1
}

#[tokio::test]
async fn files_are_read_under_their_names_told_about_and_removed() {
    let fake = Arc::new(Fake::default());
    let served = served(&fake);
    let files = [
        ("file", Some("mayor.txt"), "The mayor said so."),
        ("file", Some("../../known.txt"), "known"),
        ("file", Some("landing.png"), "broken"),
        ("outlet", None, "Harrowmere Lantern"),
        ("file", Some(""), ""),
    ];
    let reading = added(&served, &files).await;
    let told = |n: usize| (reading["files"][n]["name"].as_str(), reading["files"][n]["state"].as_str());
    assert_eq!(told(0), (Some("mayor.txt"), Some("read")));
    assert_eq!(told(1), (Some("known.txt"), Some("known")));
    assert_eq!(told(2), (Some("landing.png"), Some("failed")));
    assert_eq!(reading["files"].as_array().unwrap().len(), 3);
    assert_eq!(reading["files"][0]["first"][0], "d-1");
    let problem = &reading["files"][2]["failures"][0]["problem"];
    assert_eq!(problem["code"], "I002");
    assert_eq!(problem["what_to_do"], Code::NotText.advice().what_to_do);
    assert_eq!(left(&served), 0);
    let asked = fake.asked.lock().unwrap()[0].clone();
    assert_eq!(asked.0.outlet.as_deref(), Some("Harrowmere Lantern"));
    assert_eq!(asked.1, ["The mayor said so.", "known", "broken"]);
    assert_eq!(served.get("/api/v1/readings").await.json()["items"][0]["id"], reading["id"]);
}

#[tokio::test]
async fn a_text_is_read_as_a_row_that_says_what_is_known_of_it() {
    let fake = Arc::new(Fake::default());
    let served = served(&fake);
    let text = "“No,” she said.\r\n\r\n𝄞";
    let parts = [
        ("text", None, text),
        ("title", None, " Denial "),
        ("published", None, "2031-04-12"),
        ("url", None, ""),
    ];
    let reading = added(&served, &parts).await;
    assert_eq!(reading["files"][0]["name"], "Denial");
    let asked = fake.asked.lock().unwrap();
    let row: Value = serde_json::from_str(&asked[0].1[0]).unwrap();
    assert_eq!((&row["text"], &row["title"]), (&text.into(), &"Denial".into()));
    assert_eq!(row["published"], "2031-04-12");
    assert!(row["id"].as_str().unwrap().starts_with("pasted-"));
    assert!(row.get("url").is_none() && asked[0].0.published.is_none());
}

#[tokio::test]
async fn links_are_handed_on_after_the_files() {
    let fake = Arc::new(Fake::default());
    let served = served(&fake);
    let links = [
        ("link", None, " https://fen.example/weir "),
        ("file", Some("mayor.txt"), "The mayor said so."),
        ("link", None, "http://echo.example/feed.xml"),
        ("link", None, ""),
        ("outlet", None, "Harrowmere Lantern"),
    ];
    let reading = added(&served, &links).await;
    let told: Vec<_> = reading["files"].as_array().unwrap().iter().map(|file| &file["name"]).collect();
    assert_eq!(told, ["mayor.txt", "https://fen.example/weir", "http://echo.example/feed.xml"]);
    assert_eq!(
        (&reading["files"][1]["state"], &reading["files"][1]["first"][0]),
        (&"read".into(), &"d-2".into())
    );
    let asked = fake.asked.lock().unwrap()[0].0.clone();
    assert_eq!(asked.links, ["https://fen.example/weir", "http://echo.example/feed.xml"]);
    assert_eq!(asked.outlet.as_deref(), Some("Harrowmere Lantern"));
}

#[tokio::test]
async fn a_link_that_is_none_is_refused_at_once() {
    let served = served(&Arc::default());
    for link in ["weir.html", "ftp://fen.example/weir", "file:///etc/hosts", "https://edda:pw@fen.example/"] {
        let refused = add(&served, &[("link", None, link)]).await;
        assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY, "{link}");
        assert_eq!(
            (&refused.json()["code"], &refused.json()["name"]),
            (&"I018".into(), &"address-refused".into())
        );
    }
    assert_eq!(left(&served), 0);
}

#[tokio::test]
async fn what_cannot_be_understood_is_said_and_leaves_nothing() {
    let served = served(&Arc::default());
    for parts in [
        &[][..],
        &[("file", Some(""), "")],
        &[("title", None, "Only a title")],
        &[("text", None, " \n")],
        &[("text", None, "a"), ("file", Some("b.txt"), "b")],
        &[("text", None, "a"), ("link", None, "https://fen.example/weir")],
        &[("link", None, "https://fen.example/weir"), ("url", None, "https://fen.example/weir")],
        &[("link", None, " ")],
        &[("text", None, "a"), ("published", None, "the day before")],
        &[("colour", None, "red")],
    ] {
        let refused = add(&served, parts).await;
        assert_eq!(refused.status, StatusCode::BAD_REQUEST, "{parts:?}");
        assert_eq!(refused.json()["code"], "Q007");
    }
    let long = "x".repeat(5000);
    assert_eq!(add(&served, &[("title", None, &long)]).await.json()["code"], "I003");
    let half = "--frontier\r\ncontent-disposition: form-data; name=\"file\"; filename=\"a\"\r\n\r\nhalf";
    let refused = post(&served, Body::from(half), "multipart/form-data; boundary=frontier").await;
    assert_eq!(refused.json()["code"], "Q007");
    assert_eq!(post(&served, Body::from("{}"), "application/json").await.json()["code"], "Q007");
    assert_eq!(left(&served), 0);
    assert_eq!(served.get("/api/v1/readings/r-0").await.status, StatusCode::NOT_FOUND);
    assert_eq!(add(&Served::new(), &[("text", None, "a")]).await.json()["code"], "L004");
}

#[tokio::test]
async fn several_wait_for_their_turn_and_for_whoever_writes() {
    let fake = Arc::new(Fake { busy: 1.into(), ..Fake::default() });
    let served = served(&fake);
    let mut ids = Vec::new();
    for n in 0..5 {
        let reply = add(&served, &[("file", Some("a.txt"), &format!("number {n}"))]).await;
        ids.push(reply.json()["id"].as_str().unwrap().to_owned());
    }
    for id in &ids {
        done(&served, id).await;
    }
    let read: Vec<String> = fake.asked.lock().unwrap().iter().map(|(_, texts)| texts[0].clone()).collect();
    assert_eq!(read, (0..5).map(|n| format!("number {n}")).collect::<Vec<_>>());
}

#[tokio::test]
async fn a_reading_that_breaks_off_says_why_and_the_next_goes_on() {
    let served = served(&Arc::default());
    let reading = added(&served, &[("file", Some("a.txt"), "full disk"), ("file", Some("b.txt"), "b")]).await;
    assert_eq!(reading["problem"]["code"], "L005");
    assert_eq!(reading["files"][1]["state"], "failed");
    assert_eq!(added(&served, &[("file", Some("a.txt"), "panic")]).await["problem"]["code"], "X001");
    assert_eq!(added(&served, &[("file", Some("a.txt"), "fine")]).await["files"][0]["state"], "read");
}

#[tokio::test]
async fn what_was_taken_in_is_read_by_the_next_server() {
    let stopping = Arc::new(Fake { stopped: true, ..Fake::default() });
    let first = served(&stopping);
    let reply = add(&first, &[("file", Some("a.txt"), "left over")]).await;
    let id = reply.json()["id"].as_str().unwrap().to_owned();
    let folder = first.stopped();
    let fake = Arc::new(Fake::default());
    let store = Arc::new(Store::open_read_only(&folder.path().join("ledger")).unwrap());
    for _ in 0..1000 {
        let _router = Serving::new(Arc::clone(&store), support::clock).with_reader(fake.clone()).router();
        tokio::time::sleep(Duration::from_millis(10)).await;
        if let Some((asked, texts)) = fake.asked.lock().unwrap().first() {
            assert!(asked.files[0].path.to_string_lossy().contains(&id));
            assert_eq!(texts, &["left over"]);
            return;
        }
    }
    panic!("nobody read it");
}
