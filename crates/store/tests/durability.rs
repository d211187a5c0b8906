//! kill -9 at any moment loses nothing acknowledged and doubles nothing.
//!
//! The process that is killed is this test program itself, run again for one ignored test.

#![allow(
    clippy::disallowed_methods,
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::print_stdout,
    clippy::print_stderr,
    reason = "a test may"
)]

mod support;

use std::io::{BufRead, BufReader, Write};
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::time::Duration;

use onrecord_store::{Change, Query, Store, StoreError};
use support::{Made, add_all, exported, many};

const LEDGER: &str = "ONRECORD_STORE_TEST_LEDGER";
const DOCUMENTS: usize = 600;
const BATCH: usize = 8;

fn child(test: &str, ledger: &Path) -> Child {
    Command::new(std::env::current_exe().unwrap())
        .args([test, "--exact", "--ignored", "--nocapture", "--test-threads=1"])
        .env(LEDGER, ledger)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .unwrap()
}

fn ledger_of_child() -> Option<std::path::PathBuf> {
    std::env::var_os(LEDGER).map(Into::into)
}

#[test]
#[ignore = "run by the test that kills it"]
fn adds_until_it_is_killed() {
    let Some(ledger) = ledger_of_child() else { return };
    println!();
    let store = Store::create_or_open(&ledger).unwrap();
    for (n, batch) in many(DOCUMENTS).chunks(BATCH).enumerate() {
        add_all(&store, batch, BATCH);
        if n % 5 == 4 {
            store.flush().unwrap();
        }
        println!("acknowledged {}", n * BATCH + batch.len());
        std::io::stdout().flush().unwrap();
    }
}

#[test]
#[ignore = "run by the test of two writers"]
fn holds_the_ledger() {
    let Some(ledger) = ledger_of_child() else { return };
    println!();
    let _store = Store::create_or_open(&ledger).unwrap();
    println!("acknowledged 0");
    std::io::stdin().read_line(&mut String::new()).unwrap();
}

/// Kills the child once it has acknowledged so many documents, and a moment later. Returns how many it
/// had acknowledged by then.
fn kill_after(mut child: Child, documents: usize, moment: Duration) -> usize {
    let mut lines = BufReader::new(child.stdout.take().unwrap()).lines().map_while(Result::ok);
    let mut acknowledged = 0;
    let count = |line: String| line.strip_prefix("acknowledged ").and_then(|count| count.parse().ok());
    while acknowledged < documents {
        let Some(line) = lines.next() else { break };
        acknowledged = count(line).unwrap_or(acknowledged);
    }
    std::thread::sleep(moment);
    child.kill().unwrap();
    child.wait().unwrap();
    lines.filter_map(count).last().unwrap_or(acknowledged)
}

fn known(store: &Store, made: &Made) -> bool {
    store.known(&made.captured.capture.sha256, None, &made.captured.document.id).unwrap()
}

#[test]
fn killed_at_any_moment_loses_nothing_acknowledged_and_doubles_nothing() {
    let dir = tempfile::tempdir().unwrap();
    let made = many(DOCUMENTS);
    let undisturbed = Store::create_or_open(&dir.path().join("undisturbed")).unwrap();
    add_all(&undisturbed, &made, 100);
    let ledger = dir.path().join("killed");
    let mut most = 0;
    // Milliseconds do for the opening, fractions of one for being between any two steps of a batch.
    let kills =
        [(0, 9_000), (0, 25_000), (8, 0), (40, 700), (88, 2_100), (160, 1_300), (240, 3_700), (400, 400)];
    for (documents, moment) in kills {
        let child = child("adds_until_it_is_killed", &ledger);
        let acknowledged = kill_after(child, documents, Duration::from_micros(moment));
        assert!((documents..DOCUMENTS).contains(&acknowledged), "killed at work, not at {acknowledged}");
        most = most.max(acknowledged);
        match Store::open_read_only(&ledger) {
            Ok(store) => {
                let lost = made[..most].iter().filter(|made| !known(&store, made)).count();
                assert_eq!(lost, 0, "of {most} acknowledged");
                assert_eq!(store.verify(&mut |_, _| {}).unwrap().problems, []);
            }
            Err(StoreError::NoLedger(_)) => assert_eq!(most, 0),
            Err(error) => panic!("after {most}: {error}"),
        }
    }
    let store = Store::create_or_open(&ledger).unwrap();
    let outcomes = add_all(&store, &made, 100);
    let unchanged = outcomes.iter().filter(|outcome| outcome.change == Change::Unchanged).count();
    assert!(unchanged >= most);
    assert!(outcomes.iter().all(|outcome| outcome.change != Change::NewVersion));
    store.flush().unwrap();
    undisturbed.flush().unwrap();
    assert_eq!(exported(&store), exported(&undisturbed));
    assert_eq!(store.verify(&mut |_, _| {}).unwrap(), undisturbed.verify(&mut |_, _| {}).unwrap());
    let boats = Query { text: "barley OR boat -nothing".replace(" OR", ""), ..Query::default() };
    let total = |store: &Store| store.search(&boats).unwrap().total;
    assert_eq!((total(&store), total(&undisturbed)), (DOCUMENTS as u64, DOCUMENTS as u64));
}

#[test]
fn one_process_writes_and_others_read() {
    let dir = tempfile::tempdir().unwrap();
    let ledger = dir.path().join("ledger");
    add_all(&Store::create_or_open(&ledger).unwrap(), &many(3), 3);
    let mut child = child("holds_the_ledger", &ledger);
    let mut lines = BufReader::new(child.stdout.take().unwrap()).lines();
    while !lines.next().unwrap().unwrap().contains("acknowledged") {}
    assert!(matches!(Store::create_or_open(&ledger), Err(StoreError::Busy)));
    let reading = Store::open_read_only(&ledger).unwrap();
    assert_eq!(reading.stats().unwrap().documents, 3);
    assert_eq!(reading.search(&Query::default()).unwrap().total, 3);
    child.kill().unwrap();
    child.wait().unwrap();
    add_all(&Store::create_or_open(&ledger).unwrap(), &many(4), 4);
    assert_eq!(reading.stats().unwrap().documents, 4, "an open reader sees what came in");
}
