//! Adding to a served ledger: read as `read` reads, proved by `verify`, and read by the next server after a crash.

use std::io::{Read, Write};
use std::net::TcpStream;
use std::thread::sleep;
use std::time::Duration;

use serde_json::Value;

use crate::common::Place;
use crate::test_serve_command::{get, interrupt, started};

const REPORT: &str = r#"{"reporter": "Edda Morn", "organisation": "Harrow Monitoring Cell", "happened": "2031-04-12T09:30",
 "reported": "2031-04-13", "place": {"name": "Orrinfell", "lat": 54.1, "lon": -12.3, "radius_km": 2},
 "what": "Two shells fell on the landing. Nobody \"important\" came.", "confidence": "high",
 "figures": [{"measure": "killed", "low": 12, "bound": "at_least"}]}"#;

fn body(answer: &str) -> Value {
    serde_json::from_str(answer.split_once("\r\n\r\n").unwrap().1).unwrap()
}

fn post(address: &str, path: &str, kind: &str, content: &str) -> Value {
    let mut stream = TcpStream::connect(address).unwrap();
    let length = content.len();
    write!(
        stream,
        "POST {path} HTTP/1.1\r\nHost: {address}\r\nConnection: close\r\nContent-Type: {kind}\r\n\
         Content-Length: {length}\r\n\r\n{content}"
    )
    .unwrap();
    let mut answer = String::new();
    stream.read_to_string(&mut answer).unwrap();
    assert!(answer.starts_with("HTTP/1.1 202"), "{answer}");
    body(&answer)
}

fn file(address: &str, name: &str, content: &str) -> Value {
    form(address, &format!("file\"; filename=\"{name}"), content)
}

/// A form of one part.
pub(crate) fn form(address: &str, name: &str, content: &str) -> Value {
    let form =
        format!("--b\r\nContent-Disposition: form-data; name=\"{name}\"\r\n\r\n{content}\r\n--b--\r\n");
    post(address, "/api/v1/readings", "multipart/form-data; boundary=b", &form)
}

pub(crate) fn done(address: &str, reading: &Value) -> Value {
    let path = format!("/api/v1/readings/{}", reading["id"].as_str().unwrap());
    for _ in 0..600 {
        let now = body(&get(address, &path));
        if now["state"] == "done" {
            return now;
        }
        sleep(Duration::from_millis(50));
    }
    panic!("never done");
}

#[cfg(unix)]
#[test]
fn what_is_added_is_read_once_found_and_proved() {
    let place = Place::with_press();
    let (mut child, address) = started(place.command(["serve", "--listen", "127.0.0.1:0"]));
    let text = "“The weir will hold,” said Ansel Brask, the warden.";
    let first = done(&address, &file(&address, "weir.txt", text));
    assert_eq!((&first["files"][0]["state"], &first["files"][0]["documents"]), (&"read".into(), &1.into()));
    assert_eq!(first["files"][0]["statements"], 1);
    let again = done(&address, &file(&address, "weir.txt", text));
    assert_eq!(again["files"][0]["state"], "known");
    assert_eq!(again["files"][0]["first"], first["files"][0]["first"]);
    let broken = done(&address, &file(&address, "weir.pdf", "%PDF-1.7"));
    assert_eq!(broken["files"][0]["failures"][0]["problem"]["code"], "I002");
    assert_eq!(broken["files"][0]["failures"][0]["place"], "weir.pdf");
    assert_eq!(body(&get(&address, "/api/v1/search?q=weir"))["total"], 1);
    assert_eq!(interrupt(&mut child), Some(0));
    place.run(["verify"]).ok();
    let documents = place.export("documents", "onrecord.ledger");
    let added: Vec<_> = documents.iter().filter(|row| row["doc"] == "weir.txt").collect();
    assert_eq!(added.len(), 1, "{documents:?}");
    assert!(place.run(["failures"]).stdout.contains("weir.pdf"));
    // Nothing of where it lay while it waited.
    assert!(!format!("{documents:?}").contains("uploads"));
}

#[cfg(unix)]
#[test]
fn a_report_is_a_document_with_its_place_and_numbers_as_given() {
    let place = Place::with_press();
    let (mut child, address) = started(place.command(["serve", "--listen", "127.0.0.1:0"]));
    let reading = done(&address, &post(&address, "/api/v1/reports", "application/json", REPORT));
    let id = reading["files"][0]["first"][0].as_str().unwrap();
    let document = body(&get(&address, &format!("/api/v1/documents/{id}")));
    let meta = &document["record"]["meta"];
    assert_eq!((&meta["kind"], &meta["author"]), (&"report".into(), &"Edda Morn".into()));
    assert_eq!(
        (&meta["outlet"], &meta["published"]),
        (&"Harrow Monitoring Cell".into(), &"2031-04-13".into())
    );
    assert_eq!(meta["report"]["place"]["radius_km"], 2.0);
    let places = document["record"]["places"].as_array().unwrap();
    assert!(places.iter().any(|place| place["name"] == "Orrinfell" && place["lat"] == 54.1));
    let figures = document["record"]["figures"].as_array().unwrap();
    assert!(
        figures.iter().any(|figure| figure["measure"] == "killed" && figure["low"] == 12.0),
        "{figures:?}"
    );
    let incidents = body(&get(&address, "/api/v1/incidents"));
    assert!(incidents.to_string().contains("Orrinfell"), "{incidents}");
    assert_eq!(interrupt(&mut child), Some(0));
    place.run(["verify"]).ok();
    // The bytes that were kept, read into another ledger, are the same document.
    place.write("report.json", REPORT);
    place.run(["read", "report.json", "--ledger", "other"]).ok();
    assert_eq!(place.export("documents", "other")[0]["id"].as_str(), Some(id));
}

#[cfg(unix)]
#[test]
fn killed_at_any_moment_nothing_taken_in_is_lost_or_doubled() {
    let place = Place::with_press();
    let rows = |from: usize| -> String {
        (from..from + 300)
            .map(|n| format!("{{\"id\":\"row-{n}\",\"text\":\"“Gate {n} is shut,” said Ansel Brask.\"}}\n"))
            .collect()
    };
    for turn in 0..3 {
        let (mut child, address) = started(place.command(["serve", "--listen", "127.0.0.1:0"]));
        file(&address, "rows.jsonl", &rows(turn * 300));
        sleep(Duration::from_millis(150 * turn as u64));
        child.kill().unwrap();
        child.wait().unwrap();
    }
    let (mut child, address) = started(place.command(["serve", "--listen", "127.0.0.1:0"]));
    for _ in 0..1200 {
        let readings = body(&get(&address, "/api/v1/readings"));
        if readings["items"].as_array().unwrap().iter().all(|reading| reading["state"] == "done") {
            break;
        }
        sleep(Duration::from_millis(50));
    }
    assert_eq!(interrupt(&mut child), Some(0));
    place.run(["verify"]).ok();
    let documents = place.export("documents", "onrecord.ledger");
    assert_eq!(documents.iter().filter(|row| row["doc"].as_str().unwrap().starts_with("row-")).count(), 900);
}

#[cfg(unix)]
#[test]
fn beyond_this_machine_a_token_is_needed() {
    let place = Place::with_press();
    place.write("token", "a-token-of-my-own\n");
    for args in [
        &["serve", "--listen", "0.0.0.0:0"][..],
        &["serve", "--listen", "127.0.0.1:0", "--token-file", "token"],
    ] {
        let mut child = place.command(args).stdout(std::process::Stdio::piped()).spawn().unwrap();
        let mut line = String::new();
        std::io::BufRead::read_line(&mut std::io::BufReader::new(child.stdout.as_mut().unwrap()), &mut line)
            .unwrap();
        let (at, token) = line.trim().strip_prefix("http://").unwrap().split_once("/?token=").unwrap();
        let address = format!("127.0.0.1:{}", at.rsplit(':').next().unwrap());
        assert!(token.len() >= 16);
        assert!(get(&address, "/api/v1/status").starts_with("HTTP/1.1 401"));
        let opened = get(&address, &format!("/?token={token}"));
        assert!(opened.starts_with("HTTP/1.1 200") && opened.contains("SameSite=Strict"), "{opened}");
        assert_eq!(interrupt(&mut child), Some(0));
    }
    place.write("token", "short");
    place.run(["serve", "--token-file", "token"]).exit(2);
}
