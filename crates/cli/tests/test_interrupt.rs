//! Ctrl-C in the middle, and two writers at once.

#![cfg(unix)]

use std::io::Write;
use std::process::{Child, ChildStdin, Command, Stdio};
use std::thread::sleep;
use std::time::{Duration, Instant};

use serde_json::Value;

use crate::common::{Place, Ran};

fn row(n: usize) -> String {
    format!(
        "{{\"id\":\"r{n}\",\"outlet\":\"The Quay\",\"text\":\"“Ferry {n} sailed on time,” said Anna Kell. Jon Abel denied it.\"}}\n"
    )
}

/// A reading that has taken so many rows and waits for more.
fn waiting(place: &Place, rows: usize) -> (Child, ChildStdin) {
    let mut command = place.command(["read", "-"]);
    let mut child =
        command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
    let mut input = child.stdin.take().unwrap();
    // More than one buffer, so that what is waited for is not held back by the reader.
    for n in 0..rows {
        input.write_all(row(n).as_bytes()).unwrap();
    }
    input.flush().unwrap();
    let start = Instant::now();
    while documents(place) == 0 {
        assert!(start.elapsed() < Duration::from_secs(60), "nothing was committed");
        sleep(Duration::from_millis(50));
    }
    (child, input)
}

fn documents(place: &Place) -> u64 {
    let ran = place.run(["status", "--format", "json"]);
    if ran.code == Some(0) { ran.rows()[0]["documents"].as_u64().unwrap() } else { 0 }
}

fn interrupt(child: &Child) {
    assert!(Command::new("kill").args(["-INT", &child.id().to_string()]).status().unwrap().success());
}

/// When a document was added is the only thing that may differ.
fn whole(place: &Place, ledger: &str) -> (Vec<Value>, Vec<Value>) {
    let mut documents = place.export("documents", ledger);
    for document in &mut documents {
        let document = document.as_object_mut().unwrap();
        document.remove("added");
        document.remove("target");
    }
    (documents, place.export("statements", ledger))
}

#[test]
fn a_stopped_reading_goes_on_where_it_stopped() {
    let place = Place::new();
    let (child, input) = waiting(&place, 3000);
    interrupt(&child);
    // Its input is still open: it ends all the same.
    let ran: Ran = child.wait_with_output().unwrap().into();
    drop(input);
    let ran = ran.exit(130);
    assert!(ran.stderr.contains("error[C003]: "), "{}", ran.stderr);
    assert!(ran.stderr.contains("it goes on where it stopped"), "{}", ran.stderr);
    let first = documents(&place);
    assert!(first > 0);
    assert!(ran.stdout.contains(&format!("{first:>9}  added\n")), "{first}: {}", ran.stdout);
    place.run(["verify"]).ok();

    let rows: String = (0..3100).map(row).collect();
    place.write("rows.jsonl", rows);
    let ran = place.run(["read", "rows.jsonl"]).ok();
    assert!(ran.stdout.contains(&format!("{first:>9}  unchanged")), "{first}: {}", ran.stdout);
    assert!(ran.stdout.contains(&format!("{:>9}  added\n", 3100 - first)), "{first}: {}", ran.stdout);
    place.run(["read", "rows.jsonl", "--ledger", "undisturbed"]).ok();
    assert_eq!(whole(&place, "onrecord.ledger"), whole(&place, "undisturbed"));
    place.run(["verify"]).ok();
}

/// Killed without warning, the ledger is whole, and the next run completes it.
#[test]
fn a_killed_reading_loses_nothing_committed() {
    let place = Place::new();
    let (mut child, input) = waiting(&place, 600);
    let committed = documents(&place);
    child.kill().unwrap();
    child.wait().unwrap();
    drop(input);
    assert!(documents(&place) >= committed);
    place.run(["verify"]).ok();
    let rows: String = (0..600).map(row).collect();
    place.write("rows.jsonl", rows);
    place.run(["read", "rows.jsonl"]).ok();
    place.run(["read", "rows.jsonl", "--ledger", "undisturbed"]).ok();
    assert_eq!(whole(&place, "onrecord.ledger"), whole(&place, "undisturbed"));
}

#[test]
fn a_second_writer_is_turned_away_and_questions_are_answered() {
    let place = Place::new();
    let (child, input) = waiting(&place, 600);
    place.write("a.txt", "“No,” said Anna Kell.\n");
    let ran = place.run(["read", "a.txt"]).exit(3);
    assert!(ran.stderr.starts_with("error[L006]: "), "{}", ran.stderr);
    assert!(ran.stderr.contains("\n  → Wait until it is done"), "{}", ran.stderr);
    place.run(["who", "Anna Kell"]).ok();
    drop(input);
    let ran: Ran = child.wait_with_output().unwrap().into();
    assert!(ran.ok().stdout.contains("      600  added\n"));
    place.run(["read", "a.txt"]).ok();
}
